"""Which unit the words of a text mean ("o którym mowa w § 5 ust. 2"), and where a defined term is used.

Imports `parsing`, `tree`. Enter by `resolution`.
"""

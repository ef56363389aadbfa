"""Regulations from elsewhere: a file -> blocks -> the clean source form, and a ledger of what was guessed or left out.

One module per format reads a file into `blocks`; `assembling` makes the text of them; `drafting` the file for staff.
Each piece of the source is in the result or in the ledger.

Imports `core.schema`, `core.system`, `parsing`, `polish`, `references`, `tree`. Enter by `commands`.
"""

"""The search of the whole site: its page, and its index, which is made from the finished pages.

No plugin of its own: the kind of pages plans the page last (`Kind.closing`), when all addresses of the site are known,
and has the index made when all pages lie in the output folder (`Kind.finish`).
"""

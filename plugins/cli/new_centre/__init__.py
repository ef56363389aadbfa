"""The content folder of a new centre: what it must have, what it should have, and a list of what is not known yet.

    answers.py   what is asked, from options or a terminal
    content.py   answers -> files; pure
    command.py   `new-centre DIR`
    texts/       pages with `{name}`, `{town}` … and blanks `[do uzupełnienia: …]`

Nothing of the first user stands in it. Pages are drafts, so that nobody publishes a page with blanks.

Imports `commands`, `core.reading`, `languages`, `polish`, `settings`. Enter by `command`.
"""

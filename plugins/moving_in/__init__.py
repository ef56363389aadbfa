"""Moving in from where people are: exports of other systems become drafts of ours, and nothing is lost in silence.

    content_lines.py  bytes of an .ics file -> components with the lines they stand on
    zones.py          what time zone an export means
    expansion.py      a VEVENT and its exceptions -> when it really happens
    repeating.py      what happens -> our `repeats:`, proved date by date
    calendar.py       a calendar -> documents and a ledger
    wxr.py            bytes of a WordPress export -> its items
    shortcodes.py, blocks.py, word_lists.py, html.py   their texts -> clean HTML -> Markdown
    wordpress.py, tribe.py   items -> documents and a ledger
    documents.py      front matter as text, free names, what `check` will say
    commands.py       `import-calendar`, `import-wordpress`

Everything is a draft, nothing is overwritten, and the ledger (`core.system.ledger`) names each guess and each loss
with its place in the source.
"""

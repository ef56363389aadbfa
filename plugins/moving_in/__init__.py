"""Moving in from where people are: exports of other systems become drafts of ours, and nothing is lost in silence.

    calendars/        a calendar -> documents and a ledger
    wxr.py            bytes of a WordPress export -> its items
    shortcodes.py, tables.py, media.py, word_lists.py, html.py   their texts -> clean HTML -> Markdown
    wordpress.py, tribe.py   items -> documents and a ledger
    documents.py      front matter as text, free names, what `check` will say
    commands.py       `import-calendar`, `import-wordpress`

Everything is a draft, nothing is overwritten, and the ledger (`core.system.ledger`) names each guess and each loss
with its place in the source.

Imports `core.markdown`, `core.reading`, `core.schema`, `core.site`, `core.system`, `events`, `pages`, `polish`.
Enter by `commands`.
"""

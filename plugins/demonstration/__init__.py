"""The demonstration: a made-up centre in a town that does not exist, with dates relative to the day of the build.

    texts/*.md, site.yaml   what staff would write; `<+3>` stands for a day (see `dates`), `=== path` opens a file
    pictures.py             drawings of our own
    content.py              all files of the content folder, for a day
    commands.py             the folder on the disk, for `serve --demo` and `build --demo`

Nothing here is real: names, numbers and addresses are made up, and hosts end in `.example` (RFC 2606).

Imports `polish`. Enter by `commands`.
"""

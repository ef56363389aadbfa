"""The commands of tasks.py: building, checking, publishing, the preview, starter files, the guide, renewal of
libraries.

Knows Pelican (`commands` starts it). Enter by the module that is named like the command.

Imports `core.build`, `core.reading`, `core.rendering`, `core.schema`, `core.site`, `core.system`, `images`,
`languages`, `organisations`, `polish`, `published`, `publishing`.
"""

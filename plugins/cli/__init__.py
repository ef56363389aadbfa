"""The commands of tasks.py: building, checking, the preview, starter files, the guide, the hook.

Knows Pelican (`commands` starts it) and may import everything. Enter by `commands` or `authoring`.
"""

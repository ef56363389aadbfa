"""Where a site is published to: a folder, another machine, a branch of a Git host; each behind one small interface.

Imports `compression`, `core.rendering`, `core.system`, `servers`, `stage`, `trees`. Enter by `targets`.
"""

"""Calendar files (RFC 5545) and what was said in them: entries, UIDs, the lock file, deadlines, differences.

Deadlines of registration are entries of their own; no VALARM is written, since readers set their own.

Imports `core.rendering`, `core.schema`, `core.site`, `cycles`, `fields`, `model`, `polish`, `published`,
`recurrence`, `state`. Enter by `calendars`.
"""

"""Calendar files (RFC 5545) and what was said in them: entries, UIDs, the lock file, deadlines, differences.

Imports the model and `recurrence`. Enter by `calendars` (events to calendars).
"""

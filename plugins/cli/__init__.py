"""Help for the people who write: starter files, the guide, the hook that checks before a commit."""

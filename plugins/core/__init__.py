"""What all kinds of documents share, in rooms; `plugin.py` is the entrance for Pelican. See docs/architecture.md."""

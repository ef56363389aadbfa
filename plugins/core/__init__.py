"""What all kinds of documents share, in rooms; `plugin.py` is the entrance for Pelican. Drawing: docs/architecture.md."""

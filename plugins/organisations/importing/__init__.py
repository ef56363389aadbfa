"""Organisations from tables that others keep. Imports the model and registers; nothing imports this but commands."""

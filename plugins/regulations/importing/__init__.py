"""Rules from Word, PDF, HTML and plain text, with a list of what was guessed. Enter by `commands.main`."""

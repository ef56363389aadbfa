"""Files, processes, progress and what importers report: the machine side; imports nothing of ours."""

"""Files, processes, fingerprints, progress: the machine below the program.

Imports nothing of ours.
"""

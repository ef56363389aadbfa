"""Our signals, in the way of Pelican's own. Receivers are module-level functions: signals hold weak references."""

from blinker import signal

# Sent once per build with the Pelican object; each receiver answers with its `Kind`.
get_kinds = signal("lokal_get_kinds")

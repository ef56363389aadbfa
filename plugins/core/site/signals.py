"""Our signals, in the way of Pelican's own. Receivers are module-level functions: signals hold weak references."""

from blinker import signal

# Sent once per build; each receiver answers with its `Kind`,
get_kinds = signal("lokal_get_kinds")
# … or with a `Feature` that has no documents of its own.
get_features = signal("lokal_get_features")

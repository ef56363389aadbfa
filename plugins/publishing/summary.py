"""What readers will see change, in Polish, for the person who publishes: pages, feeds, calendar entries.

Compared is what was published last with what is going out, never the last build.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence

from plugins.polish.plurals import plural
from plugins.publishing.trees import Changes

MOST = 12
FEEDS = ("rss.xml", "atom.xml", "feed.json")
Report = Callable[[bytes | None, bytes], str]

"""The same corpus for Pelican as it comes: its own generators and its simplest theme."""

import shutil
import sys
from pathlib import Path

import yaml

SETTINGS = """\
SITENAME = "lokal na próbę"
SITEURL = "https://lokal.example.org"
PATH = "content"
TIMEZONE = "Europe/Warsaw"
DEFAULT_LANG = "pl"
THEME = "simple"
PLUGINS = []
DEFAULT_PAGINATION = 20
FEED_MAX_ITEMS = 30
FEED_ALL_RSS = "feeds/all.rss.xml"
CATEGORY_FEED_RSS = "feeds/{slug}.rss.xml"
"""


def write(corpus: Path, folder: Path) -> None:
    """Every document becomes an article, its kind the category, its topic the tag."""
    shutil.rmtree(folder, ignore_errors=True)
    (folder / "content").mkdir(parents=True)
    (folder / "conf.py").write_text(SETTINGS, encoding="utf-8")
    for source in corpus.rglob("*.md"):
        place = source.relative_to(corpus)
        front, body = source.read_text(encoding="utf-8").removeprefix("---\n").split("\n---\n", 1)
        fields = yaml.safe_load(front)
        day = next((part[:10] for part in place.parts if part[:4].isdigit()), "2026-06-01")
        head = [
            f"Title: {fields.get('title') or fields.get('name')}",
            f"Date: {day}",
            f"Category: {place.parts[0]}",
            f"Tags: {fields.get('topic', 'bez-tematu')}",
            f"Slug: {'-'.join(place.with_suffix('').parts)}",
            f"Summary: {fields['summary']}",
        ]
        name = "-".join(place.parts)
        (folder / "content" / name).write_text("\n".join(head) + "\n\n" + body, encoding="utf-8")


def command() -> list[str]:
    return [sys.executable, "-m", "pelican", "content", "-o", "output", "-s", "conf.py"]

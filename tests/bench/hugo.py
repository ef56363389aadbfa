"""The same corpus as a Hugo site, tuned as its manual advises: fixed menu, cached partials, no scans per page."""

import os
import shutil
import subprocess
from pathlib import Path

import yaml

SECTIONS = {
    "aktualnosci": "Aktualności",
    "kalendarz": "Kalendarz",
    "organizacje": "Organizacje",
    "regulaminy": "Regulaminy",
}

CONFIG = """\
baseURL = "https://lokal.example.org/"
title = "lokal na próbę"
locale = "pl"
enableRobotsTXT = true
timeZone = "Europe/Warsaw"
[taxonomies]
  topic = "topics"
  sphere = "spheres"
  district = "districts"
[pagination]
  pagerSize = 20
[services.rss]
  limit = 30
[outputs]
  section = ["html", "rss"]
  taxonomy = ["html"]
  term = ["html", "rss"]
  home = ["html", "rss"]
[markup.goldmark.renderer]
  unsafe = false
"""

HEAD = """\
<!doctype html>
<html lang="pl"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>{{ .Title }} – {{ site.Title }}</title><link rel="canonical" href="{{ .Permalink }}">
<meta name="description" content="{{ .Params.summary }}">
<meta property="og:title" content="{{ .Title }}"><meta property="og:url" content="{{ .Permalink }}">
<link rel="stylesheet" href="/site.css"><link rel="icon" href="/icon.svg">
<link rel="alternate" type="application/rss+xml" href="/aktualnosci/index.xml"></head><body>
<a class="skip" href="#tresc">Przejdź do treści</a>
"""
HEADER = """\
<header><p><a href="/">{{ site.Title }}</a></p><nav aria-label="Główna"><ul>
{{ range (slice "aktualnosci" "kalendarz" "organizacje" "regulaminy") }}<li><a href="/{{ . }}/">{{ . }}</a></li>
{{ end }}
</ul></nav></header>
"""
FOOTER = """\
<footer><h2>Kontakt</h2><address>pl. Przykładowy 1<br><a href="mailto:biuro@lokal.example.org">biuro</a></address>
<ul><li><a href="/aktualnosci/">Aktualności</a></li><li><a href="/kalendarz/">Kalendarz</a></li></ul></footer>
</body></html>
"""
BASE = (
    '{{ partial "head.html" . }}{{ partialCached "header.html" . }}'
    '<main id="tresc">{{ block "main" . }}{{ end }}</main>{{ partialCached "footer.html" . }}'
)
SINGLE = """\
{{ define "main" }}<nav aria-label="Ścieżka"><ol><li><a href="/">Start</a></li>
<li><a href="/{{ .Section }}/">{{ .Section }}</a></li></ol></nav>
<article><h1>{{ .Title }}</h1><p>{{ .Params.summary }}</p>
<dl>{{ with .Date }}<dt>Data</dt>
<dd><time datetime="{{ .Format "2006-01-02" }}">{{ . | time.Format ":date_long" }}</time></dd>{{ end }}
{{ with .Params.kind_of_event }}<dt>Rodzaj</dt><dd>{{ . }}</dd>{{ end }}</dl>{{ .Content }}
{{ with .PrevInSection }}<a rel="prev" href="{{ .RelPermalink }}">{{ .Title }}</a>{{ end }}
{{ with .NextInSection }}<a rel="next" href="{{ .RelPermalink }}">{{ .Title }}</a>{{ end }}</article>{{ end }}
"""
LIST = """\
{{ define "main" }}<h1>{{ .Title }}</h1><ul>{{ range .Paginator.Pages }}<li><article>
<h2><a href="{{ .RelPermalink }}">{{ .Title }}</a></h2><p>{{ .Params.summary }}</p>
<p><time>{{ .Date | time.Format ":date_long" }}</time></p></article></li>
{{ end }}</ul>{{ template "_internal/pagination.html" . }}{{ end }}
"""


def write(corpus: Path, folder: Path) -> None:
    """Turns a corpus (`corpus.write`) into a Hugo site: same texts, dates, topics; the same kinds of pages."""
    shutil.rmtree(folder, ignore_errors=True)
    layouts = folder / "layouts"
    for name, text in {
        "hugo.toml": CONFIG,
        "layouts/baseof.html": BASE,
        "layouts/single.html": SINGLE,
        "layouts/list.html": LIST,
        "layouts/home.html": LIST,
        "layouts/taxonomy.html": '{{ define "main" }}<h1>{{ .Title }}</h1>{{ end }}',
        "layouts/term.html": LIST,
        "layouts/_partials/head.html": HEAD,
        "layouts/_partials/header.html": HEADER,
        "layouts/_partials/footer.html": FOOTER,
    }.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    assert layouts.is_dir()
    for source in corpus.rglob("*.md"):
        place = source.relative_to(corpus)
        front, body = source.read_text(encoding="utf-8").removeprefix("---\n").split("\n---\n", 1)
        target = folder / "content" / place.parts[0] / f"{'-'.join(place.parts[1:])}"
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(f"---\n{_front(yaml.safe_load(front), place)}---\n{body}", encoding="utf-8")


def _front(fields: dict[str, object], place: Path) -> str:
    """Hugo's own names: a date for every document, ``topics`` as a taxonomy."""
    day = next((part[:10] for part in place.parts if part[:4].isdigit()), "2026-06-01")
    kept = {
        "title": fields.get("title") or fields.get("name"),
        "date": day,
        "summary": fields["summary"],
        "kind_of_event": fields.get("kind"),
        "topics": [fields["topic"]] if "topic" in fields else [],
        "spheres": [str(s) for s in fields.get("spheres", [])],  # type: ignore[attr-defined]
        "districts": fields.get("districts", []),
    }
    return yaml.safe_dump(kept, allow_unicode=True)


def program() -> str | None:
    """Hugo's binary: on the path, or named by the variable HUGO."""
    return os.environ.get("HUGO") or shutil.which("hugo")


def version() -> str | None:
    found = program()
    if not found:
        return None
    said = subprocess.run([found, "version"], capture_output=True, text=True, check=True).stdout
    return said.split("-")[0].strip().replace("hugo", "Hugo")

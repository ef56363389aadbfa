"""The same corpus for Eleventy, when `eleventy` is on the path or named by the variable ELEVENTY."""

import os
import shutil
from pathlib import Path

LAYOUT = """\
<!doctype html><html lang="pl"><head><meta charset="utf-8"><title>{{ title }}</title></head>
<body><main><h1>{{ title }}</h1><p>{{ summary }}</p>{{ content }}</main></body></html>
"""


def program() -> str:
    return os.environ.get("ELEVENTY") or shutil.which("eleventy") or ""


def write(corpus: Path, folder: Path) -> None:
    shutil.rmtree(folder, ignore_errors=True)
    (folder / "_includes").mkdir(parents=True)
    (folder / "_includes" / "page.njk").write_text(LAYOUT, encoding="utf-8")
    for source in corpus.rglob("*.md"):
        target = folder / "-".join(source.relative_to(corpus).parts)
        text = source.read_text(encoding="utf-8").replace("---\n", "---\nlayout: page.njk\n", 1)
        target.write_text(text.replace("\nname: ", "\ntitle: ", 1), encoding="utf-8")

"""A site of a made-up centre says so on each of its pages, in their language, and search engines pass it by."""

from pathlib import Path

from tests.building import SITE_YAML, build

WORDS = {"pl": "są zmyślone", "uk": "вигадані", "en": "are made up"}
PAGE = "---\ntitle: Kontakt\n---\n\nTekst.\n"
FILES = {
    "strony/kontakt.md": PAGE,
    "strony/kontakt.uk.md": PAGE,
    "strony/kontakt.en.md": PAGE,
    "strony/kontakt.etr.md": PAGE,
    "aktualnosci/2026-11-20-nowina.md": (
        "---\ntitle: Nowina\ndate: 2026-11-20\nsummary: Coś.\ntopic: nabory\n---\n\nTekst.\n"
    ),
    "kalendarz/2026-12-01-zebranie.md": (
        "---\ntitle: Zebranie\nstart: 2026-12-01 17:00\nduration: 1 h\nkind: spotkanie\nsummary: Coś.\n---\n\nTekst.\n"
    ),
}


def test_every_page_of_a_demonstration_says_that_it_is_made_up(tmp_path: Path) -> None:
    site = build(tmp_path, {**FILES, "site.yaml": f"{SITE_YAML}languages: [pl, uk, en, etr]\ndemonstration: tak\n"})
    pages = [path for path in site.paths if path.endswith(".html")]
    assert {"index.html", "404.html", "kalendarz/2026/12/druk/index.html", "en/kontakt/index.html"} <= set(pages)
    for path in pages:
        text = site[path]
        assert WORDS[text.partition('<html lang="')[2][:2]] in text, path
        assert '<meta name="robots" content="noindex">' in text, path


def test_other_sites_say_nothing_of_the_kind(tmp_path: Path) -> None:
    site = build(tmp_path, FILES)
    assert not any("zmyślone" in site[path] for path in site.paths if path.endswith(".html"))

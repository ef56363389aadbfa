"""Films of one's own: a player without a script, with captions, and a version in sign language."""

from pathlib import Path

import pytest
from lxml import html

from tests.building import Built, build, problems

NOTICE = "---\ntitle: Spacer\ndate: 2026-11-20\nsummary: Film.\ntopic: nabory\n---\n{body}\n"
FILM = '![Spacer po Bobrku](/pliki/spacer.mp4 "Nagranie z maja")'


def files(body: str = FILM, *names: str) -> dict[str, str | bytes]:
    notice = NOTICE.format(body=body)
    return {"aktualnosci/2026-11-20-spacer.md": notice, **{f"pliki/{name}": b"x" for name in names}}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Built:
    more = files(FILM, "spacer.mp4", "spacer.vtt", "spacer-pjm.mp4")
    return build(tmp_path_factory.mktemp("film"), more, "2026-11-23", "announcements", "pages")


def test_a_film_is_shown_with_its_captions_and_leads_to_its_version_in_sign_language(site: Built) -> None:
    page = html.fromstring(site["aktualnosci/2026/spacer/index.html"])
    (film,) = page.xpath("//video")
    assert dict(film.attrib) == {"controls": "", "preload": "none", "aria-label": "Spacer po Bobrku"}
    assert film.xpath(".//source/@src") == ["/pliki/spacer.mp4"]
    (track,) = film.xpath(".//track")
    assert (track.get("kind"), track.get("src"), track.get("srclang")) == ("captions", "/pliki/spacer.vtt", "pl")
    assert page.xpath("//a[@href='/pliki/spacer-pjm.mp4']/text()") == [
        "Film z tłumaczeniem na polski język migowy: Spacer po Bobrku"
    ]
    assert page.xpath("//figcaption/text()") == ["Nagranie z maja"]


def test_feeds_lead_to_the_film(site: Built) -> None:
    feed = site["aktualnosci/feed.json"]
    assert "<video" not in feed
    assert '<a href=\\"https://lokal.example.org/pliki/spacer.mp4\\">Spacer po Bobrku</a>' in feed


@pytest.mark.parametrize(
    ("body", "names", "message"),
    [
        pytest.param(
            FILM, ("spacer.mp4",), "film nie ma napisów. Włóż plik z napisami obok filmu: content/pliki/spacer.vtt",
            id="no captions",
        ),
        pytest.param(
            "![Umowa](/pliki/umowa.pdf)", ("umowa.pdf",),
            "„/pliki/umowa.pdf” to nie obraz. Zapisz odnośnik bez wykrzyknika: [tytuł](/pliki/umowa.pdf)",
            id="no picture",
        ),
    ],
)  # fmt: skip
def test_what_can_not_be_seen_by_all_is_told(tmp_path: Path, body: str, names: tuple[str, ...], message: str) -> None:
    (found,) = problems(tmp_path, files(body, *names), "2026-11-23", "announcements")
    assert (found.line, found.message) == (7, message)

"""Announcements as the site shows them: pages, lists, strip and archive of tiny sites."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from lxml import html

from tests.building import build, options_for, problems

Files = Callable[..., dict[str, str]]
FRONT = "aktualnosci/index.html"
PAGE = "aktualnosci/2026/nabor/index.html"


def main(page: str) -> str:
    return page[page.index("<main") : page.index("</main>")].replace("\u00a0", " ")


def links(page: str) -> list[str]:
    return re.findall(r'class="notice__title"><a href="([^"]+)"', page)


def numbered(file_of: Files, count: int) -> dict[str, str]:
    files: dict[str, str] = {}
    for number in range(1, count + 1):
        day = f"2025-{1 + (number - 1) // 28:02}-{1 + (number - 1) % 28:02}"
        files |= file_of(f"{day}-wpis-{number}", title=f"Wpis {number}", date=day)
    return files


TRAVEL = {
    "2026-11-09": ("", "", False),
    "2026-11-10": ("current", "", True),
    "2026-11-15": ("changed", "", False),
    "2026-12-01": ("expired", "Nieaktualne", False),
    "2027-11-30": ("expired", "Nieaktualne", False),
}
MARKS = {
    "changed": "Zmieniono 15 listopada 2026 r.",
    "expired": "To ogłoszenie jest już nieaktualne",
}


@pytest.mark.parametrize(("today", "expected"), TRAVEL.items(), ids=TRAVEL)
def test_every_day_shows_the_right_thing(
    tmp_path: Path, file_of: Files, today: str, expected: tuple[str, str, bool]
) -> None:
    state, tag, urgent = expected
    files = file_of(expires="2026-11-30", urgent_until="2026-11-12", updated="2026-11-15", change_note="Nowa godzina.")
    built = build(tmp_path, files, today, "announcements")
    assert (PAGE in built) == bool(state)
    assert ("/aktualnosci/2026/nabor/" in built["aktualnosci/rss.xml"]) == bool(state)
    if state:
        page = main(built[PAGE])
        assert [name for name, words in MARKS.items() if words in page] == sorted(
            {state} & {*MARKS} | ({"changed"} if state == "expired" else set())
        )
        assert (">Nieaktualne<" in built[FRONT]) == bool(tag)
    assert ('class="urgent"' in built[FRONT]) is urgent


def test_the_strip_is_on_every_page_and_says_urgent_in_words(tmp_path: Path, file_of: Files) -> None:
    built = build(tmp_path, file_of(urgent_until="2026-11-12"), "2026-11-11", "announcements")
    for path in (FRONT, PAGE, "aktualnosci/kanaly/index.html"):
        strip = re.search(r'<section class="urgent".*?</section>', built[path], re.DOTALL)
        assert strip, path
        assert "Pilne:" in strip[0]
        assert 'role="alert"' not in strip[0]


def test_old_and_new_notice_link_each_other(tmp_path: Path, file_of: Files) -> None:
    files = file_of() | file_of("2026-11-20-nowy", title="Nowy nabór", date="2026-11-20", supersedes="2026-11-10-nabor")
    built = build(tmp_path, files, "2026-11-23", "announcements")
    assert '<a href="/aktualnosci/2026/nowy/">Nowy nabór</a>' in main(built[PAGE])
    assert "To ogłoszenie zostało zastąpione nowszym" in main(built[PAGE])
    assert '<a href="/aktualnosci/2026/nabor/">' in main(built["aktualnosci/2026/nowy/index.html"])


def test_a_withdrawn_notice_keeps_its_page_with_the_reason_and_leaves_lists_and_search(
    tmp_path: Path, file_of: Files
) -> None:
    built = build(tmp_path, file_of(withdrawn="Prowadząca zachorowała."), "2026-11-23", "announcements")
    page = built[PAGE]
    assert page.index("To ogłoszenie zostało wycofane") < page.index("Treść.")
    assert "Prowadząca zachorowała." in page
    assert '<meta name="robots" content="noindex">' in page
    assert "/aktualnosci/2026/nabor/" not in built[FRONT]
    assert "aktualnosci/2026/index.html" not in built


def test_a_page_read_after_its_expiry_can_say_so_by_itself(tmp_path: Path, file_of: Files) -> None:
    page = build(tmp_path, file_of(expires="2026-11-30"), "2026-11-11", "announcements")[PAGE]
    assert 'data-until="2026-11-30"' in page
    assert "30 listopada 2026 r." in page.replace("\u00a0", " ")


@pytest.mark.parametrize(
    ("count", "on_front", "older"),
    [(20, 20, None), (24, 24, None), (39, 39, None), (40, 20, 1), (45, 25, 1), (60, 20, 2)],
)
def test_older_notices_begin_where_the_front_page_ends(
    tmp_path: Path, file_of: Files, count: int, on_front: int, older: int | None
) -> None:
    built = build(tmp_path, numbered(file_of, count), "2026-11-23", "announcements")
    shown = links(built[FRONT])
    assert shown == [f"/aktualnosci/2025/wpis-{number}/" for number in range(count, count - on_front, -1)]
    assert re.findall('href="/aktualnosci/strona/([0-9]+)/"', built[FRONT]) == ([str(older)] if older else [])
    if older:
        following = links(built[f"aktualnosci/strona/{older}/index.html"])
        assert following[0] == f"/aktualnosci/2025/wpis-{count - on_front}/"


def test_full_pages_do_not_change_when_notices_are_added(tmp_path: Path, file_of: Files) -> None:
    before = build(tmp_path, numbered(file_of, 45), "2026-11-23", "announcements")
    first, second = (before[f"aktualnosci/strona/{number}/index.html"] for number in (1, 2))
    assert links(first) == [f"/aktualnosci/2025/wpis-{number}/" for number in range(20, 0, -1)]
    after = build(tmp_path, numbered(file_of, 48), "2026-11-23", "announcements")
    assert after["aktualnosci/strona/1/index.html"] == first
    assert after["aktualnosci/strona/2/index.html"] == second
    assert not [
        path for path in after.report.rendered if path.startswith(("aktualnosci/strona/1", "aktualnosci/strona/2"))
    ]


def test_a_withdrawn_notice_keeps_its_place_so_that_pages_do_not_shift(tmp_path: Path, file_of: Files) -> None:
    files = numbered(file_of, 45)
    before = links(build(tmp_path, files, "2026-11-23", "announcements")["aktualnosci/strona/2/index.html"])
    files |= file_of("2025-01-05-wpis-5", title="Wpis 5", date="2025-01-05", withdrawn="Pomyłka.")
    after = build(tmp_path, files, "2026-11-23", "announcements")
    assert links(after["aktualnosci/strona/2/index.html"]) == before
    assert len(links(after["aktualnosci/strona/1/index.html"])) == 19


def test_archives_by_year_and_topic_hold_expired_notices_with_a_mark(tmp_path: Path, file_of: Files) -> None:
    built = build(tmp_path, file_of(expires="2026-11-12"), "2026-11-23", "announcements")
    for path in ("aktualnosci/2026/index.html", "aktualnosci/temat/nabory/index.html"):
        assert "/aktualnosci/2026/nabor/" in built[path]
        assert "Nieaktualne" in built[path]


def test_a_call_shows_its_state_deadline_and_amount_in_words(tmp_path: Path, file_of: Files) -> None:
    call = "{deadline: 2026-12-04 16:00, amount_max: 5000, who: grupy z Bytomia, apply_url: 'https://example.org/w'}"
    page = main(build(tmp_path, file_of(call=call), "2026-11-23", "announcements")[PAGE])
    for words in ("Trwa", "do piątku 4 grudnia 2026 r., godz. 16.00", "do 5 000 zł", "grupy z Bytomia", "Złóż wniosek"):
        assert words in page
    closed = main(build(tmp_path, file_of(call=call), "2026-12-05", "announcements")[PAGE])
    assert "Zakończony" in closed
    assert "Złóż wniosek" not in closed
    assert "nie ma ich na tej stronie" in closed


def test_the_results_of_a_call_are_linked_once_they_are_public(tmp_path: Path, file_of: Files) -> None:
    call = "{deadline: 2026-11-15 16:00, results: 2026-11-20-wyniki}"
    files = file_of(call=call) | file_of("2026-11-20-wyniki", title="Wyniki naboru", date="2026-11-20")
    link = '<a href="/aktualnosci/2026/wyniki/">Wyniki naboru</a>'
    assert link not in main(build(tmp_path, files, "2026-11-19", "announcements")[PAGE])
    assert link in main(build(tmp_path, files, "2026-11-20", "announcements")[PAGE])


def test_the_marks_of_public_information_are_complete(tmp_path: Path, file_of: Files) -> None:
    files = file_of(author="Zespół lokalu", updated="2026-11-12", change_note="[Nowa sala., Nowa godzina.]")
    page = main(build(tmp_path, files, "2026-11-23", "announcements")[PAGE])
    marks = page[page.index('id="metryczka"') :]
    labels = re.findall(r"<dt>([^<]+)</dt>", marks)
    assert labels == ["Publikuje", "Przygotowanie", "Data wytworzenia", "Opublikowano", "Zmieniono"]
    assert "Nowa sala." in marks
    assert "Nowa godzina." in marks


def test_topics_without_notices_have_no_page_and_no_feed(tmp_path: Path, file_of: Files) -> None:
    built = build(tmp_path, file_of(), "2026-11-23", "announcements")
    assert "aktualnosci/temat/nabory/rss.xml" in built
    assert not [path for path in built.paths if "temat/szkolenia" in path]


def test_feeds_are_found_from_every_page_and_the_topic_feed_from_its_page(tmp_path: Path, file_of: Files) -> None:
    built = build(tmp_path, file_of(), "2026-11-23", "announcements")
    main_feed = 'rel="alternate" type="application/rss+xml" title="Aktualności (RSS)" href="/aktualnosci/rss.xml"'
    assert all(main_feed in built[path] for path in built.paths if path.endswith(".html"))
    assert 'href="/aktualnosci/temat/nabory/feed.json"' in built["aktualnosci/temat/nabory/index.html"]


def test_a_translation_has_its_own_page_linked_with_the_original(tmp_path: Path, file_of: Files) -> None:
    files = file_of() | {"aktualnosci/2026-11-10-nabor.uk.md": "---\ntitle: Набір\nsummary: Коротко.\n---\nТекст.\n"}
    built = build(tmp_path, files, "2026-11-23", "announcements")
    page = built["uk/aktualnosci/2026/nabor/index.html"]
    assert '<html lang="uk">' in page
    assert 'hreflang="uk"' in built[PAGE]
    assert "uk/aktualnosci" not in built["aktualnosci/rss.xml"]


def test_a_translated_notice_has_its_dates_labels_and_button_in_its_language(tmp_path: Path, file_of: Files) -> None:
    call = {"deadline": "2026-12-15 12:00", "who": "grupy", "apply_url": "https://wniosek.example.org"}
    files = file_of(expires="2026-12-31", call=call, updated="2026-11-15", change_note="Nowa godzina.")
    files |= {"aktualnosci/2026-11-10-nabor.uk.md": "---\ntitle: Набір\nsummary: Коротко.\n---\nТекст.\n"}
    page = html.fromstring(
        build(tmp_path, files, "2026-11-23", "announcements")["uk/aktualnosci/2026/nabor/index.html"]
    )
    (shown,) = page.xpath("//main")
    polish = [one.text_content() for one in shown.xpath(".//*[@lang='pl']")]
    assert "Nowa godzina." in polish
    assert "grupy" in polish
    assert any("Nabory" in one for one in polish), "the topic above the title"
    assert next(one.text_content().replace("\u00a0", " ") for one in shown.xpath(".//dl[1]//dt")) == "Кінцевий термін"
    assert "Подати заявку" in shown.xpath("string(.//a[contains(@class, 'button')])")
    for one in shown.xpath(".//time"):
        assert re.search(r"листопада|грудня", one.text_content())
    assert not re.search(r"Metryczka|Zmieniono|Ważne|Opublikowano", shown.text_content())


def test_the_strip_of_a_translated_page_names_the_translation(tmp_path: Path, file_of: Files) -> None:
    files = file_of(urgent_until="2026-11-12") | {
        "aktualnosci/2026-11-10-nabor.uk.md": "---\ntitle: Набір\nsummary: Коротко.\n---\nТекст.\n"
    }
    built = build(tmp_path, files, "2026-11-11", "announcements")
    (strip,) = html.fromstring(built["uk/aktualnosci/2026/nabor/index.html"]).xpath("//section[@class='urgent']")
    assert [(a.get("href"), a.get("lang"), a.text) for a in strip.xpath(".//a")] == [
        ("/uk/aktualnosci/2026/nabor/", None, "Набір")
    ]
    assert "до 12 листопада 2026" in strip.text_content().replace("\u00a0", " ")
    assert "Набір" not in re.search(r'<section class="urgent".*?</section>', built[PAGE], re.DOTALL)[0]  # type: ignore[index]


def test_a_social_card_is_planned_for_the_public_site_only(tmp_path: Path, file_of: Files) -> None:
    import io
    from dataclasses import replace

    from PIL import Image

    from plugins.core.build import pipeline
    from tests.building import environment, write

    write(tmp_path / "content", file_of(title="Zażółć gęślą jaźń"))
    pipeline.build(replace(options_for(tmp_path, names=("announcements",)), release=True), environment())
    card = tmp_path / "output" / "aktualnosci/2026/nabor/karta.png"
    with Image.open(io.BytesIO(card.read_bytes())) as image:
        assert image.size == (1200, 630)
    assert "/aktualnosci/2026/nabor/karta.png" in (tmp_path / "output" / PAGE).read_text(encoding="utf-8")
    build(tmp_path, {}, "2026-11-23", "announcements")
    assert not card.exists()


def test_notices_that_replace_each_other_in_a_circle_are_reported(tmp_path: Path, file_of: Files) -> None:
    files = file_of("2026-11-10-a", supersedes="2026-11-11-b") | file_of("2026-11-11-b", supersedes="2026-11-10-a")
    found = problems(tmp_path, files, "2026-11-23", "announcements")
    assert [(p.path, p.line, p.field) for p in found] == [
        ("aktualnosci/2026-11-10-a.md", 6, "supersedes"),
        ("aktualnosci/2026-11-11-b.md", 6, "supersedes"),
    ]
    assert found[0].message == (
        "ogłoszenia zastępują się w kółko: 2026-11-10-a → 2026-11-11-b → 2026-11-10-a. Usuń jedno z tych pól."
    )


@pytest.mark.parametrize("name", ["apply_url", "results"])
@pytest.mark.parametrize(
    ("address", "message"),
    [
        ("/aktualnosci/", ""),
        ("/aktualnosci/temat/nabory/", ""),
        ("/aktualnosci/kanaly/", ""),
        ("/pliki/wniosek.pdf", ""),
        ("https://example.org/nie-ma/", ""),
        ("/nie-ma/", "w serwisie nie ma adresu „/nie-ma/”. Sprawdź adres."),
        ("/pliki/wniosk.pdf", "w serwisie nie ma adresu „/pliki/wniosk.pdf”. Sprawdź adres."),
        (
            "/aktualnosci/2026/nabor/#nie-ma",
            "na stronie /aktualnosci/2026/nabor/ nie ma miejsca „#nie-ma”. Sprawdź nagłówki tej strony.",
        ),
        ("/aktualnosci", "adres „/aktualnosci” nie ma końcowego ukośnika. Zapisz /aktualnosci/"),
    ],
)
def test_addresses_in_a_call_are_judged_like_links(
    tmp_path: Path, file_of: Files, name: str, address: str, message: str
) -> None:
    pdf = {"pliki/wniosek.pdf": "%PDF-1.4"}
    in_front = file_of(call=f"{{deadline: 2026-12-15 16:00, {name}: '{address}'}}") | pdf
    found = problems(tmp_path, in_front, "2026-11-23", "announcements")
    assert [(p.line, p.field, p.message) for p in found] == ([(6, f"call.{name}", message)] if message else [])
    in_text = file_of(body=f"[tu]({address})") | pdf
    assert [p.message for p in problems(tmp_path, in_text, "2026-11-23", "announcements")] == [message] * bool(message)


def test_a_wrong_address_in_a_call_is_told_beside_other_mistakes(tmp_path: Path, file_of: Files) -> None:
    files = file_of(call="{deadline: 2026-12-15 16:00, apply_url: /nie-ma/}", nieznane="x")
    found = problems(tmp_path, files, "2026-11-23", "announcements")
    assert {p.field for p in found} == {"call.apply_url", "nieznane"}


def test_a_call_that_outlives_its_notice_is_a_warning(tmp_path: Path, file_of: Files) -> None:
    built = build(
        tmp_path, file_of(expires="2026-12-01", call="{deadline: 2026-12-15 16:00}"), "2026-11-23", "announcements"
    )
    assert [(warning.field, warning.message) for warning in built.report.warnings] == [
        (
            "expires",
            "ogłoszenie wygasa 2026-12-01, a nabór trwa do 2026-12-15. "
            "Przedłuż expires, żeby nabór nie zniknął ze strony głównej.",
        )
    ]


def test_drafts_are_only_in_the_preview_and_say_so(tmp_path: Path, file_of: Files) -> None:
    files = file_of(draft="tak") | file_of("2026-12-24-jutro", title="Zaplanowane", date="2026-12-24")
    public = build(tmp_path, files, "2026-11-23", "announcements")
    assert PAGE not in public
    preview = build(tmp_path, {}, "2026-11-23", "announcements", preview=True)
    assert "To jest szkic" in preview[PAGE]
    assert ">Szkic<" in preview[FRONT]
    assert "To ogłoszenie czeka na swój dzień" in preview["aktualnosci/2026/jutro/index.html"]
    assert "jutro" not in preview["aktualnosci/rss.xml"]


def test_data_for_search_engines_are_complete(tmp_path: Path, file_of: Files) -> None:
    import json

    page = build(tmp_path, file_of(expires="2026-11-30"), "2026-11-23", "announcements")[PAGE]
    data = json.loads(re.search(r'<script type="application/ld\+json">(.*?)</script>', page)[1])  # type: ignore[index]
    assert data["@type"] == "NewsArticle"
    assert data["datePublished"] == "2026-11-10T00:00:00+01:00"
    assert data["url"] == "https://lokal.example.org/aktualnosci/2026/nabor/"
    assert data["expires"] == "2026-11-30"


def test_an_entry_about_the_past_says_when_it_was_added(tmp_path: Path, file_of: Files) -> None:
    """Nobody published it on the day that it tells of."""
    files = file_of("2024-03-15-nabor", date="2024-03-15", added="2026-11-23")
    page = build(tmp_path, files, "2026-11-24", "announcements")["aktualnosci/2024/nabor/index.html"]
    text = " ".join(html.fromstring(page).text_content().replace("\u00a0", " ").split())
    assert "15 marca 2024 r. · wpis archiwalny, dodany 23 listopada 2026 r." in text
    assert "Dotyczy dnia15 marca 2024 r." in text
    assert "Opublikowano23 listopada 2026 r." in text
    assert "Ostatnia zmiana tej strony: 23 listopada 2026 r." in text
    assert '"datePublished": "2026-11-23' in page.replace('":"', '": "')


def test_an_entry_is_not_added_before_what_it_tells_of(tmp_path: Path, file_of: Files) -> None:
    (problem,) = problems(tmp_path, file_of(date="2026-11-10", added="2026-11-09"), "2026-11-24", "announcements")
    assert problem.field == "added"
    assert "2026-11-09" in problem.message

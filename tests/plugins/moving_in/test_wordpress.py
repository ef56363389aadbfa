"""A WordPress export of fifty awkward posts comes in as drafts; nothing private, nothing lost in silence."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from plugins.core.reading import document
from plugins.core.schema.site_data.centre import Centre
from plugins.core.site.paths import source_path_of
from plugins.core.system.ledger import Ledger
from plugins.moving_in import wordpress, wxr
from plugins.moving_in.calendars.content_lines import UnreadableError
from plugins.moving_in.documents import Names, NewDocument
from plugins.moving_in.media import Media
from plugins.moving_in.wordpress import WordPressImport
from tests.building import kinds

EXPORT = Path(__file__).parent / "data" / "awkward.xml"
KINDS = {kind.name: kind for kind in kinds()}
CENTRE = Centre.model_validate(
    {"name": "Ośrodek", "url": "https://osrodek.example", "topics": {"inne": "Inne", "szkolenia": "Szkolenia"}}
)
Imported = tuple[dict[str, NewDocument], Ledger, Media]


def imported(raw: bytes, uploads: Path | None = None, existing: dict[str, str] | None = None) -> Imported:
    """The drafts by title, the ledger, and the files that move in."""
    ledger, media = Ledger(), Media(uploads, lambda _path: False)
    given = WordPressImport(CENTRE, KINDS, Names.of(()), existing or {}, media)
    made = wordpress.documents(wxr.site(raw, ledger), given, ledger)
    return {str(new.front["title"]): new for _kind, new in made}, ledger, media


@pytest.fixture(scope="module")
def export() -> Imported:
    return imported(EXPORT.read_bytes())


def item(content: str, **more: str) -> bytes:
    """An export of one post, published on 12 May 2023."""
    fields = {"post_id": "7", "post_date": "2023-05-12 10:00:00", "post_name": "wpis", "status": "publish"} | more
    inner = "".join(f"<wp:{name}><![CDATA[{value}]]></wp:{name}>" for name, value in fields.items() if name != "link")
    return (
        '<?xml version="1.0"?><rss version="2.0" xmlns:content="c/content" xmlns:wp="http://wordpress.org/export/1.2/">'
        f"<channel><link>https://dawna.example</link><item><title>Wpis</title><link>{fields.get('link', '')}</link>"
        f"<content:encoded><![CDATA[{content}]]></content:encoded>{inner}</item></channel></rss>"
    ).encode()


def body_of(content: str) -> str:
    drafts, _ledger, _media = imported(item(content))
    (draft,) = drafts.values()
    return draft.body


@pytest.mark.parametrize(
    ("content", "markdown"),
    [
        pytest.param("a\n\nb\nc", "a\n\nb\\\nc", id="paragraphs of the old editor"),
        pytest.param("Tekst:\n<ul>\n<li>a</li>\n</ul>\ndalej", "Tekst:\n\n- a\n\ndalej", id="a list below a text"),
        pytest.param("<h1>A</h1>", "## A", id="no first-level heading"),
        pytest.param("[1] [sic] [[gallery]]", "[1] [sic] `[gallery]`", id="brackets that are no shortcodes"),
        pytest.param("[x](y) *z* a_b", "\\[x](y) \\*z\\* a_b", id="signs that are no marks"),
        pytest.param("<p>&amp;amp; &amp;#8211; &amp;nbsp;x</p>", "& – \u00a0x", id="escaped twice"),
        pytest.param('[caption id="a"]<img src="https://x.example/a.jpg" alt="A" /> B[/caption]',
                     "[Obraz: A](https://x.example/a.jpg)\n\n*B*", id="a caption"),
        pytest.param("<ul><li>a</li><ul><li>b</li></ul></ul>", "- a\n  - b", id="a list right inside a list"),
        pytest.param("<table><tr><th>A</th><th>B</th></tr><tr><td><ul><li>x</li><li>y</li></ul></td><td>a|b</td></tr>"
                     "</table>", "| A | B |\n| --- | --- |\n| • x  • y | a\\|b |", id="a list in a cell"),
        pytest.param("<blockquote><p>a</p><ul><li>b</li></ul></blockquote>", "> a\n>\n> - b", id="a list in a quote"),
        pytest.param("<!-- wp:paragraph --><p>a</p><!-- /wp:paragraph -->", "a", id="a block"),
        pytest.param("<pre>*a*\n  b</pre>", "```\n*a*\n  b\n```", id="code keeps its lines"),
        pytest.param("# a\n\n1. b", "\\# a\n\n1\\. b", id="signs at the beginning of a line"),
        pytest.param('<a href="https://x.example/a b">c</a>', "[c](https://x.example/a%20b)", id="a space"),
    ],
)  # fmt: skip
def test_html_becomes_markdown(content: str, markdown: str) -> None:
    assert body_of(content) == markdown


def test_lists_of_word_become_lists(export: Imported) -> None:
    assert export[0]["Listy z Worda"].body.startswith("- Pierwszy\n  - Głębszy\n- Drugi\n\nZwykły akapit")


@pytest.mark.parametrize(
    ("title", "path"),
    [
        pytest.param("Tylko GMT", "aktualnosci/2024-01-01-wpis-102.md", id="a date in GMT becomes that of Poland"),
        pytest.param("Tylko pubDate", "aktualnosci/2023-07-02-wpis-103.md", id="a date in pubDate only"),
        pytest.param("Tytuł inny niż adres", "aktualnosci/2023-05-12-zupelnie-inny-adres.md", id="not the title"),
        pytest.param("Polski adres", "aktualnosci/2023-05-12-zazolc-gesla.md", id="percent-encoded letters"),
        pytest.param("Sama liczba", "aktualnosci/2023-05-12-wpis-113-2023.md", id="a slug needs a letter"),
        pytest.param("Po ukraińsku", "aktualnosci/2023-05-12-laskavo.md", id="Ukrainian letters"),
        pytest.param("Aktualności", "strony/aktualnosci-2.md", id="an address that the site needs itself"),
        pytest.param("Piknik", "kalendarz/2023-06-11-piknik.md", id="an event stands on its first day"),
    ],
)  # fmt: skip
def test_a_file_is_named_by_its_old_address_and_day(export: Imported, title: str, path: str) -> None:
    assert export[0][title].path == path


def test_two_posts_of_one_address_and_year_do_not_meet(export: Imported) -> None:
    drafts = imported(EXPORT.read_bytes())[0]
    paths = [new.path for new in drafts.values()]
    assert len(set(paths)) == len(paths)
    assert any(path.endswith("powtorka-2.md") for path in paths)


def test_what_nobody_was_to_see_is_not_taken(export: Imported) -> None:
    drafts, ledger, _media = export
    for title in ("Prywatny wpis", "Wpis na hasło", "Wpis w koszu"):
        assert title not in drafts
        assert any(f"„{title}”): wpis " in line and "pominięto" in line for line in ledger.lines())
    everything = "\n".join([*(new.text for new in drafts.values()), *ledger.lines()])
    for word in ("Tajemnica", "Tajne hasło", "autorka", "Komentator", "Komentarz czytelnika", "prywatna.example"):
        assert word not in everything


def test_what_was_not_published_says_so(export: Imported) -> None:
    draft = export[0]["Szkic w WordPressie"]
    assert "# W WordPressie nie był opublikowany: szkic." in draft.text
    assert all(new.text.startswith("---\ndraft: tak\n") for new in export[0].values())


def test_old_addresses_stay_alive(export: Imported) -> None:
    assert export[0]["Dawniejszy adres"].front["aliases"] == ["/2023/05/nowszy/", "/2023/05/jeszcze-dawniejszy/"]
    assert export[0]["Statut"].front["aliases"] == ["/o-nas/statut/"]
    assert "aliases" not in export[0]["O nas"].front, "its address stays the same"
    assert any("dawny adres z pytajnikiem" in line and "?p=114" in line for line in export[1].lines())


def test_links_between_the_old_pages_lead_to_the_new_ones(export: Imported) -> None:
    body = export[0]["Odnośniki w środku"].body
    assert "[tamten wpis]({filename}/aktualnosci/2023-05-12-zupelnie-inny-adres.md)" in body
    assert "[kontakt](https://dawna.example/kontakt/)" in body
    assert "kotwicę i skrypt." in body


def test_entries_of_the_events_calendar_become_events(export: Imported) -> None:
    front = export[0]["Warsztat ceramiki"].front
    assert f"{front['start']:%Y-%m-%d %H:%M}–{front['end']:%H:%M}" == "2023-06-10 10:00–13:00"
    assert front["place"] == {"name": "Dom Kultury", "address": "ul. Zmyślona 5, Wymyślin"}
    assert front["organisers"] == ["Koło Ceramiczne"]
    assert front["uid"] == "154-1686384000-1686394800@dawna.example"
    assert f"{export[0]['Tylko UTC'].front['start']:%Y-%m-%d %H:%M}" == "2023-12-10 17:00"
    assert (str(export[0]["Piknik"].front["start"]), str(export[0]["Piknik"].front["end"])) == (
        "2023-06-11",
        "2023-06-12",
    )


@pytest.mark.parametrize(
    ("title", "told"),
    [
        pytest.param("Wtyczki", 'zostaje: „[contact-form-7 id="5" title="Formularz kontaktowy"]”',
                     id="a shortcode"),
        pytest.param("Galeria", "zdjęcia z galerii nie ma w eksporcie, pominięto: „999”", id="a picture of a gallery"),
        pytest.param("Bloki Gutenberga", "blok „latest-posts” składa się sam", id="a block that is computed"),
        pytest.param("Bloki Gutenberga", "Napis w danych bloku", id="a text in the data of a block"),
        pytest.param("Formularz i skrypt", "formularz pominięto: „Imię Wyślij”", id="a form"),
        pytest.param("Osadzone", "osadzony element (iframe) zamieniono na odnośnik", id="a frame"),
        pytest.param("Obrazek w tekście", "obraz zapisany w samym tekście", id="a picture in the text itself"),
        pytest.param("Obrazka nie ma", "obrazka wyróżniającego nie ma w eksporcie: „777”", id="a featured picture"),
        pytest.param("Tabela scalona", "komórki scalone", id="a table"),
        pytest.param("Wydarzenie bez daty", "bez żadnej daty, pominięto", id="an event without a date"),
        pytest.param("Portfolio", "nie ma odpowiednika, pominięto", id="another kind"),
        pytest.param("Piknik", "wydarzenie się powtarzało", id="a repeating event"),
    ],
)  # fmt: skip
def test_every_guess_and_loss_is_told_with_its_place(export: Imported, title: str, told: str) -> None:
    assert [line for line in export[1].lines() if line.startswith("wiersz ") and f"„{title}”" in line and told in line]


def test_each_letter_of_each_text_is_in_its_draft_or_in_the_ledger(export: Imported) -> None:
    """The importer counts by itself, and says so where the numbers differ."""
    assert not [line for line in export[1].lines() if "tych znaków treści nie ma" in line]


def test_a_letter_that_the_conversion_loses_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(wordpress, "markdown_of", lambda *_given, **_more: "Tekst bez koń")
    _drafts, ledger, _media = imported(item("<p>Tekst bez końca</p>"))
    assert "tych znaków treści nie ma w wyniku. Porównaj go z oryginałem: „ac”." in "\n".join(ledger.lines())


def test_all_drafts_pass_the_check(export: Imported) -> None:
    for new in export[0].values():
        name = {"aktualnosci": "announcements", "kalendarz": "events", "strony": "pages"}[new.path.partition("/")[0]]
        _record, problems, _warnings = document.document(
            KINDS[name], source_path_of(KINDS[name], new.path), new.text.encode()
        )
        assert problems == (), new.path


def test_pictures_and_files_move_in_with_a_copy_of_the_uploads(tmp_path: Path) -> None:
    folder = tmp_path / "2023" / "05"
    folder.mkdir(parents=True)
    for name in ("rynek.jpg", "wniosek.pdf"):
        (folder / name).write_bytes(b"x")
    drafts, _ledger, media = imported(EXPORT.read_bytes(), tmp_path)
    assert "![Rynek w słońcu](/obrazy/rynek.jpg)" in drafts["Podpis pod zdjęciem"].body
    assert "[Wniosek (PDF)](/pliki/wniosek.pdf)" in drafts["Plik do pobrania"].body
    assert drafts["Obrazek wyróżniający"].front["image"] == "obrazy/rynek.jpg"
    assert media.copies == {"obrazy/rynek.jpg": folder / "rynek.jpg", "pliki/wniosek.pdf": folder / "wniosek.pdf"}


def test_what_is_there_already_is_not_taken_twice() -> None:
    raw = item("a", link="https://dawna.example/2023/05/wpis/")
    drafts, ledger, _media = imported(raw, existing={"/2023/05/wpis/": "aktualnosci/2023-05-12-wpis.md"})
    assert drafts == {}
    assert "ten wpis już jest: aktualnosci/2023-05-12-wpis.md; pominięto." in "\n".join(ledger.lines())


def test_broken_xml_gives_what_can_be_read() -> None:
    raw = item("Zażółć").replace(b"<title>Wpis</title>", b"<title>A & B &nbsp; C</title>").replace(b"</rss>", b"")
    drafts, ledger, _media = imported(raw)
    assert list(drafts) == ["A & B C"]
    assert any("uszkodzony XML" in line for line in ledger.lines())


def test_windows_1250_is_read_and_told() -> None:
    drafts, ledger, _media = imported(item("Zażółć gęślą jaźń").decode().encode("cp1250"))
    assert drafts["Wpis"].body == "Zażółć gęślą jaźń"
    assert any("Windows-1250" in line for line in ledger.lines())


@pytest.mark.parametrize("raw", [b"", b"<html></html>", b"<rss><channel/></rss>", b"\x00\x01\xff\xfe" * 9, b"tekst"])
def test_a_file_that_is_no_export_is_refused(raw: bytes) -> None:
    with pytest.raises(UnreadableError):
        imported(raw)


def test_lines_of_the_ledger_are_those_of_the_file(export: Imported) -> None:
    lines: Sequence[str] = EXPORT.read_text(encoding="utf-8").split("\n")
    number = next(int(n.place.split()[1]) for n in export[1].notes if "„Tylko GMT”" in n.place)
    assert "<item>" in lines[number - 1]
    assert "Tylko GMT" in lines[number]

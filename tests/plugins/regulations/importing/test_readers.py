# ruff: noqa: E501 - texts stand here as they are written
"""What each reader takes and what it tells: one row per habit of the programs that wrote the file."""

import pytest

from plugins.regulations.importing.assembling import Imported, imported
from plugins.regulations.importing.formats.pdf import mended
from plugins.regulations.importing.ledger import Ledger
from tests.plugins.regulations.importing.making import LISTS, docx, levels, numbering, odt, p, part, pdf, r, rtf, table


def told(result: Imported, words: str) -> bool:
    return any(words in line for line in result.ledger.lines())


def test_unaccepted_changes_are_read_as_accepted_and_told() -> None:
    words = (
        r("Salę udostępnia się ")
        + "<w:del><w:r><w:delText>odpłatnie</w:delText></w:r></w:del><w:ins>"
        + r("bezpłatnie")
        + "</w:ins>"
        + r(" organizacjom.")
    )
    result = imported(docx(p("§ 1. Opłaty"), p(inner=words)), "docx")
    assert "Salę udostępnia się bezpłatnie organizacjom." in result.text
    assert "odpłatnie" not in result.text.replace("bezpłatnie", "")
    assert told(result, "akapit 2: nieprzyjęta zmiana: skreślono: „odpłatnie”.")
    assert told(result, "akapit 2: nieprzyjęta zmiana: wstawiono (i przyjęto): „bezpłatnie”.")


def test_moved_words_stand_once() -> None:
    moved = "<w:moveFrom>" + r("stąd ") + "</w:moveFrom>"
    result = imported(
        docx(p(inner=r("§ 1. Sala ") + moved + r("jest ") + "<w:moveTo>" + r("stąd ") + "</w:moveTo>" + r("jasna."))),
        "docx",
    )
    assert result.text == "§ 1. Sala jest stąd jasna.\n"


@pytest.mark.parametrize(
    ("style", "shown"),
    [
        (levels(("decimal", "%1.")), ["1.", "2."]),
        (levels(("decimalZero", "%1)")), ["01)", "02)"]),
        (levels(("lowerLetter", "%1)")), ["a)", "b)"]),
        (levels(("upperRoman", "%1.")), ["I.", "II."]),
        (levels(("upperLetter", "%1.")), ["A.", "B."]),
        (levels(("bullet", "\uf0b7")), ["–", "–"]),
        (levels(("none", "")), ["", ""]),
    ],
)
def test_word_numbers_are_written_as_word_shows_them(style: str, shown: list[str]) -> None:
    file = docx(p("Raz", number="1"), p("Dwa", number="1"), numbering=numbering(style, numbers={"1": (0, "")}))
    lines = [line for line in imported(file, "docx").text.split("\n") if line.strip()]
    assert [
        line.strip().removesuffix(words).strip() for line, words in zip(lines, ("Raz", "Dwa"), strict=True)
    ] == shown


def test_lists_of_one_abstract_list_count_on_and_an_override_starts_anew_once() -> None:
    again = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>'
    file = docx(
        p("§ 1. Sala"), p("a", number="1"), p("b", number="2"), p("§ 2. Klucz"), p("c", number="3"), p("d", number="3"),
        numbering=numbering(LISTS, numbers={"1": (0, ""), "2": (0, ""), "3": (0, again)}),
    )  # fmt: skip
    assert imported(file, "docx").text == "§ 1. Sala\n   1. a\n   2. b\n\n§ 2. Klucz\n   1. c\n   2. d\n"


def test_a_pattern_of_several_levels_shows_them_all() -> None:
    style = levels(("decimal", "%1."), ("decimal", "%1.%2."))
    file = docx(p("Klucze", number="1"), p("Ma je portier.", number="1", level=1), p("Są dwa.", number="1", level=1), p("Sale", number="1"),
                numbering=numbering(style, numbers={"1": (0, "")}))  # fmt: skip
    assert imported(file, "docx").text == "1. Klucze\n   1.1. Ma je portier.\n   1.2. Są dwa.\n2. Sale\n"


def test_an_unknown_list_is_told_and_never_numbered_by_guess() -> None:
    result = imported(docx(p("§ 1. Sala."), p("Klucz.", number="99")), "docx")
    assert told(result, "nie da się ustalić numeru, który Word nadał temu akapitowi: „Klucz.”. Dopisz go z oryginału.")
    assert "1. Klucz" not in result.text.replace("§ 1.", "")


def test_merged_cells_stand_once() -> None:
    merged = "<w:tcPr><w:gridSpan w:val='2'/></w:tcPr>" + p("razem 20 zł")
    below = "<w:tcPr><w:vMerge/></w:tcPr>" + p("")
    first = "<w:tcPr><w:vMerge w:val='restart'/></w:tcPr>" + p("sobota")
    result = imported(
        docx(p("§ 1. Cennik:"), table(("Dzień", "Cena"), (merged,), (first, "5 zł"), (below, "6 zł"))), "docx"
    )
    assert "| razem 20 zł | |" in result.text.replace("|  |", "| |")
    assert result.text.count("sobota") == 1
    assert "| 6 zł |" in result.text


def test_pictures_and_symbols_are_told() -> None:
    drawing = '<w:r><w:drawing><wp:docPr descr="plan sali"/></w:drawing></w:r>'
    result = imported(
        docx(p(inner=r("§ 1. Sala.") + drawing), p(inner='<w:r><w:sym w:font="Wingdings" w:char="F0FC"/></w:r>')),
        "docx",
    )
    assert told(result, "obraz z tego akapitu pominięto")
    assert told(result, "opis obrazu: „plan sali”.")
    assert told(result, "znak U+F0FC z kroju Wingdings zapisano jako „•”.")


def test_numbers_in_a_column_of_their_own_are_joined_to_their_text() -> None:
    result = imported(docx(p("§ 1. Kto:"), table(("1)", "czyta,"), ("2)", "pisze."))), "docx")
    assert result.text == "§ 1. Kto:\n   1) czyta,\n   2) pisze.\n"
    assert told(result, "numery stały w osobnej kolumnie tabeli")


@pytest.mark.parametrize(
    ("body", "shown"),
    [
        ("<ol type='a'><li>raz</li><li>dwa</li></ol>", ["a) raz", "b) dwa"]),
        ("<ol style='list-style-type: lower-roman'><li>raz</li></ol>", ["i) raz"]),
        ("<ol start='3'><li>raz</li><li value='7'>dwa</li><li>trzy</li></ol>", ["3. raz", "7. dwa", "8. trzy"]),
        ("<ol reversed><li>raz</li><li>dwa</li></ol>", ["2. raz", "1. dwa"]),
        ("<ul><li>raz</li></ul>", ["– raz"]),
        ("<ol><li><p>raz</p><p>i pół</p></li></ol>", ["1. raz", "i pół"]),
        ("<ol><li>raz<ul><li>w</li></ul>po</li></ol>", ["1. raz", "– w", "po"]),
        ("<ol style='list-style:none'><li>raz</li></ol>", ["raz"]),
    ],
)  # fmt: skip
def test_lists_of_web_pages_are_numbered_as_the_browser_shows_them(body: str, shown: list[str]) -> None:
    result = imported(f"<html><body><p>Wstęp do listy:</p>{body}</body></html>".encode(), "html")
    lines = [line.strip() for line in result.text.split("\n") if line.strip()]
    assert lines[1:] == shown or " ".join(lines[1:]) == " ".join(shown)


def test_each_block_of_a_web_page_stands_once() -> None:
    body = "<div>Pierwsze<div>drugie</div>trzecie<section><p>czwarte</p></section></div><td>piąte</td><center>szóste</center>"
    text = imported(f"<html><body><p>§ 1. Sala.</p>{body}</body></html>".encode(), "html").text
    for word in ("Pierwsze", "drugie", "trzecie", "czwarte", "piąte", "szóste"):
        assert text.count(word) == 1, word


def test_a_page_numbered_by_a_style_sheets_counter_is_told() -> None:
    head = "<style>li::before { content: counter(x) '. ' }</style>"
    assert told(imported(f"<html><head>{head}</head><body><p>§ 1. Sala.</p></body></html>".encode(), "html"), "counter")


def test_signs_that_markdown_would_take_stay_words() -> None:
    result = imported("<p>§ 1. 5 * 3 *dobre* [a](b) ~~x~~ &lt;b&gt; &amp;amp; C:\\*</p>".encode(), "html")
    from plugins.regulations.parsing.parser import parse
    from plugins.regulations.tree.inline import plain_text

    unit = next(parse(result.text).walk())
    assert plain_text(unit.text) == "5 * 3 *dobre* [a](b) ~~x~~ <b> &amp; C:\\*"


def test_opendocument_tells_what_is_not_in_its_text() -> None:
    body = "<text:tracked-changes><text:changed-region><text:deletion><text:p>skreślone</text:p></text:deletion></text:changed-region></text:tracked-changes><text:p>§ 1. Sala<office:annotation><text:p>uwaga</text:p></office:annotation>.</text:p>"
    result = imported(odt(body, header="Centrum"), "odt")
    assert result.text == "§ 1. Sala.\n"
    for words in ("skreślono: „skreślone”", "komentarz pominięto: „uwaga”", "nagłówek strony pominięto: „Centrum”"):
        assert told(result, words), words


def test_rtf_reads_code_pages_unicode_and_deleted_words() -> None:
    result = imported(rtf(r"\pard § 1. Żółta \u322?ódka {\deleted sta\u322?a }jest.\par § 2. m{\super 2}.\par"), "rtf")
    assert result.text == "§ 1. Żółta łódka jest.\n\n§ 2. m².\n"
    assert told(result, "skreślono: „stała”")


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        pytest.param(r"\u-10180?\u-8271?", "🎱", id="a sign in two halves"),
        pytest.param(r"\u-10180?", "", id="the first half alone"),
        pytest.param(r"\u-8463?", "\ufffd", id="the second half alone"),
        pytest.param(r"\u-10180?ą\u-8463?", "ą\ufffd", id="halves apart"),
    ],
)
def test_rtf_signs_in_two_halves(written: str, expected: str) -> None:
    body = rf"\pard § 1. Gra{written} w bile.\par".replace("ą", r"\u261?")
    assert imported(rtf(body), "rtf").text == f"§ 1. Gra{expected} w bile.\n"


def test_the_mark_of_a_note_behind_an_amount_is_no_part_of_it() -> None:
    page = b"<p>&sect; 1. Opata 10<sup>1)</sup> z, 5 m<sup>2</sup>, a<sup>)</sup>.</p>"
    assert imported(page, "html").text == "§ 1. Opata 10¹⁾ z, 5 m², a).\n"


def test_words_struck_out_by_hand_are_told() -> None:
    struck = "przekreślone słowa wpisano bez przekreślenia: „odpłatna”."
    word = imported(docx(p(inner=r("§ 1. Sala jest ") + r("odpłatna", "<w:strike/>") + r(" jasna."))), "docx")
    assert word.text == "§ 1. Sala jest odpłatna jasna.\n"
    assert told(word, f"akapit 1: {struck}")
    assert not told(imported(docx(p(inner=r("§ 1. Sala", '<w:strike w:val="0"/>'))), "docx"), "przekreślone")
    rich = imported(rtf(r"\pard § 1. Sala jest {\strike odp\u322?atna}\strike0  jasna.\par"), "rtf")
    assert rich.text == "§ 1. Sala jest odpłatna jasna.\n"
    assert told(rich, "przekreślone słowa wpisano bez przekreślenia: „odpłatna”.")


@pytest.mark.parametrize(
    ("font", "code", "sign"), [("Symbol", "F0B3", "≥"), ("Symbol", "F0A8", "•"), ("Wingdings", "F0B3", "•")]
)
def test_signs_of_the_font_symbol_keep_their_sense_and_are_told(font: str, code: str, sign: str) -> None:
    inner = r("§ 1. Wiek ") + f'<w:r><w:sym w:font="{font}" w:char="{code}"/></w:r>' + r(" 18 lat.")
    result = imported(docx(p(inner=inner)), "docx")
    assert result.text == f"§ 1. Wiek {sign} 18 lat.\n"
    assert told(result, f"znak U+{code} z kroju {font} zapisano jako „{sign}”.")


def test_who_changed_an_opendocument_text_is_not_told() -> None:
    who = "<office:change-info><dc:creator>Anna Nowak</dc:creator><dc:date>2026-01-01</dc:date></office:change-info>"
    body = (
        f'<text:tracked-changes xmlns:dc="http://purl.org/dc/elements/1.1/"><text:changed-region><text:deletion>{who}'
        "<text:p>stare</text:p></text:deletion></text:changed-region></text:tracked-changes><text:p>§ 1. Sala.</text:p>"
    )
    assert told(imported(odt(body), "odt"), "nieprzyjęta zmiana: skreślono: „stare”.")


def test_words_struck_out_in_opendocument_are_told_and_kept() -> None:
    struck = '<style:style style:name="S"><style:text-properties style:text-line-through-style="solid"/></style:style>'
    plain = '<style:style style:name="N"><style:text-properties style:text-line-through-style="none"/></style:style>'
    body = (
        '<text:p>§ 1. Sala jest <text:span text:style-name="S">stara</text:span> '
        '<text:span text:style-name="N">nowa</text:span>.</text:p><text:p text:style-name="S">§ 2. Cały.</text:p>'
    )
    result = imported(odt(body, struck + plain), "odt")
    assert result.text == "§ 1. Sala jest stara nowa.\n\n§ 2. Cały.\n"
    assert [note for note in result.ledger.lines() if "przekreślone" in note] == [
        "akapit 1: przekreślone słowa wpisano bez przekreślenia: „stara”.",
        "akapit 2: przekreślone słowa wpisano bez przekreślenia: „§ 2. Cały.”.",
    ]


def test_a_head_on_two_pages_goes_and_a_provision_that_comes_twice_stays() -> None:
    head, common = "Regulamin sali spotkań", "Do jego zadań należy:"
    pages = [
        (head, "§ 1. Portier.", common, "1) pilnowanie.", "1"),
        (head, "§ 2. Dozorca.", common, "1) sprzątanie.", "2"),
    ]
    result = imported(pdf(*pages), "pdf")
    assert head not in result.text
    assert result.text.count("Do jego zadań należy:") == 2
    assert (
        sum("usunięto nagłówek lub stopkę strony: „Regulamin sali spotkań”" in line for line in result.ledger.lines())
        == 2
    )


def test_single_words_and_signatures_are_no_running_heads() -> None:
    pages = [
        ("Sala", "§ 1. Jest jedna.", "Prezes"),
        ("Sala", "§ 2. Jest czysta.", "Prezes"),
        ("Sala", "§ 3. Koniec.", "Prezes"),
    ]
    result = imported(pdf(*pages), "pdf")
    assert result.text.count("Sala") == 3
    assert result.text.count("Prezes") == 3


def test_a_chapter_that_stands_on_the_line_of_a_provision_is_found() -> None:
    result = imported(pdf(("I. Opłaty", "1. Opłata wynosi 100 zł.  II. Sankcje", "1. Kto psuje, płaci.")), "pdf")
    assert result.text == "I. Opłaty\n1. Opłata wynosi 100 zł.\n\nII. Sankcje\n1. Kto psuje, płaci.\n"
    assert told(result, "„II. Sankcje” stało w tym samym wierszu co poprzedni przepis")


@pytest.mark.parametrize(
    "properties",
    ['<w:vertAlign w:val="superscript"/>', '<w:position w:val="8"/><w:sz w:val="19"/>', '<w:rStyle w:val="Gora"/>'],
    ids=["aligned", "raised as LibreOffice does", "by its style"],
)
def test_raised_digits_are_superscripts_however_word_raises_them(properties: str) -> None:
    styles = part("styles", '<w:style w:styleId="Gora"><w:rPr><w:vertAlign w:val="superscript"/></w:rPr></w:style>')
    file = docx(
        p("§ 1. Sala."), p(inner=r("§ 1") + r("1", properties) + r(". Klucz, 20 m") + r("2", properties)), styles=styles
    )
    assert imported(file, "docx").text == "§ 1. Sala.\n\n§ 1¹. Klucz, 20 m²\n"


def test_raised_digits_of_rtf_and_names_of_fonts() -> None:
    body = r"\pard {\fonttbl{\f1 Arial{\*\falt Inny};}}§ 1{\up9 1}. Sala 20 m{\dn4 2}.\par"
    assert imported(rtf(body), "rtf").text == "§ 1¹. Sala 20 m₂.\n"


def test_raised_digits_of_a_pdf_are_no_part_of_a_number() -> None:
    import typst

    from plugins.core.rendering import fonts

    source = (
        '#set page(width: 520pt)\n#set text(font: "Source Sans 3")\n#set super(typographic: false)\n'
        "§ 1. Sala ma 20 m#super[2] i okno.\n\n§ 1#super[1]. Klucz wisi u portiera.\n\n§ 2. Koniec, zob. § 1#super[1].\n"
    )
    raw = bytes(typst.compile(source.encode(), font_paths=fonts.for_typst()))
    result = imported(raw, "pdf")
    assert [line for line in result.text.split("\n") if line] == [
        "§ 1. Sala ma 20 m² i okno.", "§ 1¹. Klucz wisi u portiera.", "§ 2. Koniec, zob. § 1¹."
    ]  # fmt: skip


def test_a_list_names_the_style_of_each_of_its_levels() -> None:
    kinds = levels(("decimal", "%1."), ("lowerLetter", "%2)")).replace("<w:start", '<w:pStyle w:val="Poziom"/><w:start')
    first, second = kinds.split("</w:lvl>")[:2]
    list_xml = first.replace("Poziom", "Ustep") + "</w:lvl>" + second.replace("Poziom", "Litera") + "</w:lvl>"
    style = (
        '<w:style w:type="paragraph" w:styleId="{}"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
    )
    file = docx(
        p("§ 1. Sala"), p("Wolno:", style="Ustep"), p("grać,", style="Litera"), p("pisać.", style="Litera"), p("Tyle.", style="Ustep"),
        numbering=numbering(list_xml, numbers={"1": (0, "")}), styles=part("styles", style.format("Ustep") + style.format("Litera")),
    )  # fmt: skip
    assert imported(file, "docx").text == "§ 1. Sala\n   1. Wolno:\n      a) grać,\n      b) pisać.\n   2. Tyle.\n"


def test_lists_of_word_s_own_styles_are_numbered() -> None:
    from io import BytesIO

    import docx as python_docx

    document = python_docx.Document()
    document.add_heading("§ 1. Sala", 2)
    document.add_paragraph("Raz.", style="List Number")
    document.add_paragraph("Dwa:", style="List Number")
    document.add_paragraph("trzy.", style="List Bullet 2")
    document.add_table(1, 2).rows[0].cells[0].text = "jedna komórka"
    out = BytesIO()
    document.save(out)
    assert imported(out.getvalue(), "docx").text == (
        "§ 1. Sala\n   1. Raz.\n   2. Dwa:\n      – trzy.\n\n| jedna komórka |  |\n|---|---|\n"
    )


@pytest.mark.parametrize(
    ("lines", "shown"),
    [
        (["1 KLUCZE", "1. Klucz ma portier. 2.", "Klucz oddaje się."], ["§ 1 KLUCZE", "1. Klucz ma portier.", "2.", "Klucz oddaje się."]),
        (["Zgodnie z ust. 1.", "Koniec."], ["Zgodnie z ust. 1.", "Koniec."]),
        (["Sala ma nr 5, tel. 7.", "Koniec."], ["Sala ma nr 5, tel. 7.", "Koniec."]),
    ],
)  # fmt: skip
def test_numbers_fallen_to_the_line_above_and_lost_section_signs(lines: list[str], shown: list[str]) -> None:
    ledger = Ledger()
    assert list(mended(lines, ledger)) == shown
    assert len(ledger.notes) == sum(line not in lines for line in shown) - ("2." in shown)

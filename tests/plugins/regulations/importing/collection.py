# ruff: noqa: E501 - texts stand here as they are written
"""Awkward regulations, made by code in the structures that real ones have; all wordings are invented.

Each entry: (kind of file, its bytes, the ids that must come out of it in reading order).
"""

from tests.plugins.regulations.importing.making import (
    LISTS,
    ODT_LIST,
    docx,
    levels,
    notes,
    numbering,
    odt,
    p,
    part,
    pdf,
    r,
    rtf,
    table,
)

Entry = tuple[str, bytes, str]
ONE = numbering(LISTS, numbers={"1": (0, "")})
RAISED = '<w:vertAlign w:val="superscript"/>'


def text(words: str) -> bytes:
    return words.encode()


def html(body: str, head: str = "") -> bytes:
    return f"<!doctype html><html><head><meta charset='utf-8'>{head}</head><body>{body}</body></html>".encode()


def changed(*, deleted: str = "", inserted: str = "") -> str:
    xml = f'<w:del w:id="1"><w:r><w:delText>{deleted}</w:delText></w:r></w:del>' if deleted else ""
    return xml + (f'<w:ins w:id="2">{r(inserted)}</w:ins>' if inserted else "")


def box(inner: str) -> str:
    """A text box as Word writes it: twice, for new and for old programs."""
    return (
        f"<w:r><mc:AlternateContent><mc:Choice><w:drawing><wps:txbx><w:txbxContent>{inner}</w:txbxContent></wps:txbx></w:drawing>"
        f"</mc:Choice><mc:Fallback><w:pict><v:textbox><w:txbxContent>{inner}</w:txbxContent></v:textbox></w:pict></mc:Fallback>"
        "</mc:AlternateContent></w:r>"
    )


WORD: dict[str, Entry] = {
    "word: tracked changes": (
        "docx",
        docx(
            p("REGULAMIN SALI"), p("§ 1. Opłaty"),
            p(inner=r("Salę udostępnia się ") + changed(deleted="odpłatnie", inserted="bezpłatnie") + r(" organizacjom.")),
            p("§ 2. Klucz ma portier."),
        ),
        "par-1 par-2",
    ),
    "word: a paragraph whose end was deleted": (
        "docx",
        docx(
            "<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr>" + r("§ 1. Sala jest ") + "</w:p>", p("jedna."), p("§ 2. Klucz."),
        ),
        "par-1 par-2",
    ),
    "word: fields, smart tags and content controls": (
        "docx",
        docx(
            p(inner=r("§ 1. Zgodnie z ") + '<w:fldSimple w:instr="REF a">' + r("§ 2 ust. 1") + "</w:fldSimple>" + r(" sala jest jedna.")),
            "<w:sdt><w:sdtContent>" + p("§ 2. Opłaty") + p("Opłata", number="1", inner=r("Opłata wynosi ") + "<w:sdt><w:sdtContent>" + r("100 zł") + "</w:sdtContent></w:sdt>" + r(".")) + "</w:sdtContent></w:sdt>",
            p("Pole", number="1", inner='<w:smartTag w:element="metric">' + r("Pole 10 m") + r("2", RAISED) + "</w:smartTag>" + r(".")),
            numbering=ONE,
        ),
        "par-1 par-2 par-2-ust-1 par-2-ust-2",
    ),
    "word: superscript of an inserted paragraph": (
        "docx",
        docx(p("§ 1. Sala."), p(inner=r("§ 1") + r("1", RAISED) + r(". Klucz.")), p(inner=r("§ 1") + r("2", RAISED) + r(". Portier.")), p("§ 2. Zgodnie z § 1 ust. 1.")),
        "par-1 par-1_1 par-1_2 par-2",
    ),
    "word: footnotes, comments, headers, a text box": (
        "docx",
        docx(
            p(inner=r("§ 1. Sala") + '<w:r><w:footnoteReference w:id="2"/></w:r>' + r(" jest jedna.")),
            p(inner=r("§ 2. Klucz.") + box(p("Numer do portiera: 5"))),
            p("§ 3. Portier."),
            footnotes=notes(n2="Pokój numer 5."), header1=part("hdr", p("Centrum Sąsiedzkie")), footer1=part("ftr", p("strona robocza")),
            comments=part("comments", '<w:comment w:id="0" w:author="Ala">' + p("czy na pewno?") + "</w:comment>"),
        ),
        "par-1 par-2 numer-do-portiera-5 par-3",
    ),
    "word: numbers through styles, overrides and shared lists": (
        "docx",
        docx(
            p("§ 1. Sala"), p("Jest jedna.", style="Ustep"), p("Jest czysta.", style="Ustep"), p("rano,", number="2", level=2),
            p("§ 2. Klucz"), p("Ma go portier.", number="3"), p("Oddaje się go.", number="3"),
            p("§ 3. Portier"), p("Czuwa.", number="4"),
            numbering=numbering(LISTS, levels(("upperRoman", "%1."), ("decimal", "%2."), ("lowerLetter", "%3)")), numbers={
                "1": (0, ""), "2": (0, ""), "3": (0, '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>'),
                "4": (0, '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>'),
            }),
            styles=part("styles", '<w:style w:type="paragraph" w:styleId="Baza"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
                        '<w:style w:type="paragraph" w:styleId="Ustep"><w:basedOn w:val="Baza"/></w:style>'),
        ),
        "par-1 par-1-ust-1 par-1-ust-2 par-1-ust-2-lit-a par-2 par-2-ust-1 par-2-ust-2 par-3 par-3-ust-1",
    ),
    "word: a list whose numbers are unknown": (
        "docx", docx(p("§ 1. Sala."), p("Jest jedna.", number="77"), p("§ 2. Klucz."), numbering=ONE), "par-1 par-2",
    ),
    "word: bullets of Symbol": (
        "docx",
        docx(p("§ 1. Celem jest:"), p("pomoc,", number="1", level=3), p(inner='<w:r><w:sym w:font="Symbol" w:char="F0B7"/></w:r>' + r(" nauka.")), numbering=ONE),
        "par-1 par-1-tir-1 par-1-tir-2",
    ),
    "word: merged cells and a table inside a paragraph's list": (
        "docx",
        docx(p("§ 1. Cennik:"), table(("Czas", "Cena"), ("godzina", "10 zł"), ("<w:tcPr><w:gridSpan w:val='2'/></w:tcPr>" + p("w święta: 20 zł"),)), p("§ 2. Klucz.")),
        "par-1 par-2",
    ),
    "word: the rules stand in a table": (
        "docx", docx(p("REGULAMIN"), table(("§ 1", "Sala jest jedna."), ("§ 2", "Klucz ma portier."))), "par-1 par-2",
    ),
    "word: deleted rows, hidden words, equations": (
        "docx",
        docx(
            p(inner=r("§ 1. Wzór: ") + "<m:oMath><m:r><m:t>x=2</m:t></m:r></m:oMath>" + r(" ukryte", "<w:vanish/>")),
            "<w:tbl><w:tr><w:tc>" + p("zostaje") + "</w:tc><w:tc>" + p("ile") + "</w:tc></w:tr><w:tr><w:trPr><w:del/></w:trPr><w:tc>" + p("skreślony wiersz") + "</w:tc></w:tr></w:tbl>",
            p("§ 2. Klucz."),
        ),
        "par-1 par-2",
    ),
}  # fmt: skip

WEB: dict[str, Entry] = {
    "html: div, br and text beside blocks": (
        "html", html("<div>§ 1. Sala<br>jest jedna.</div>Luźne słowa<p>§ 2. Klucz.</p><div><span>§ 3. <b>Portier</b></span></div>"), "par-1 luzne-slowa par-2 par-3",
    ),
    "html: paragraphs in cells once": (
        "html", html("<p>§ 1. Cennik</p><table><tr><th>Czas</th><th>Cena</th></tr><tr><td><p>godzina</p></td><td><p>10 zł</p><p>netto</p></td></tr></table><p>§ 2. Klucz.</p>"), "par-1 par-2",
    ),
    "html: letters and Roman numerals by type and CSS": (
        "html",
        html(
            "<ol class='rz'><li>Sala<ol><li>Jest:<ol class='lit'><li>czysta,</li><li>cicha;</li></ol></li><li>Ma okno.</li></ol></li><li>Klucz<ol start='3'><li>Ma go portier.</li></ol></li></ol>",
            "<style>ol.rz { list-style-type: upper-roman } .rz ol .lit{list-style:lower-alpha inside}</style>",
        ),
        "rozdz-1 rozdz-1-ust-1 rozdz-1-ust-1-lit-a rozdz-1-ust-1-lit-b rozdz-1-ust-2 rozdz-2 rozdz-2-ust-3",
    ),
    "html: superscripts, entities, links, struck words": (
        "html", html("<p>&sect; 1. Sala ma 20 m<sup>2</sup> i <a href='https://example.org/'>plan</a>.</p><p>&sect; 1<sup>1</sup>. <del>Nie</del> Tak &lt;b&gt; *gwiazdki* [x](y).</p><p>§ 2. Koniec.</p>"), "par-1 par-1_1 par-2",
    ),
    "html: furniture around the text": (
        "html", html("<header>Logo</header><nav><a href='/'>Strona główna</a></nav><main><h2>§ 1. Sala</h2><p>Jest jedna.</p><h2>§ 2. Klucz</h2><p style='display:none'>ukryte</p><p>Jest.</p></main><footer>© Centrum</footer>"), "par-1 par-2",
    ),
    "html: ol inside li after a colon": (
        "html", html("<h3>§ 1. Wniosek</h3><ol><li>Wniosek zawiera:<ol><li>datę,</li><li>cel.</li></ol></li><li>Jest bezpłatny.</li></ol>"), "par-1 par-1-ust-1 par-1-ust-1-pkt-1 par-1-ust-1-pkt-2 par-1-ust-2",
    ),
    "html: definition lists and preformatted text": (
        "html", html("<pre>§ 1. Sala\n1. Jest jedna.\n2. Jest czysta.</pre><dl><dt>§ 2. Klucz</dt><dd>Ma go portier.</dd></dl>"), "par-1 par-1-ust-1 par-1-ust-2 par-2",
    ),
    "html: anchors inside headings": (
        "html", html("<h3><a id='x'></a>§ 1. Sala</h3><p>Jest.</p><h3><a name='y'></a>§ 2. Klucz</h3><p>Jest.</p>"), "par-1 par-2",
    ),
}  # fmt: skip

OTHERS: dict[str, Entry] = {
    "odt: lists, a note, a header, raised digits": (
        "odt",
        odt(
            '<text:p>REGULAMIN</text:p><text:h text:outline-level="1">§ 1. Sala</text:h><text:list text:style-name="L1"><text:list-item><text:p>Sala ma:</text:p><text:list><text:list-item><text:p>okno,</text:p></text:list-item><text:list-item><text:p>drzwi.</text:p></text:list-item></text:list></text:list-item><text:list-item><text:p>Pole 20 m<text:span text:style-name="S">2</text:span><text:note><text:note-citation>1</text:note-citation><text:note-body><text:p>Mierzono w maju.</text:p></text:note-body></text:note>.</text:p></text:list-item></text:list><text:p>§ 2. Klucz.</text:p>',
            ODT_LIST + '<style:style style:name="S"><style:text-properties style:text-position="super 58%"/></style:style>', "Centrum",
        ),
        "par-1 par-1-ust-1 par-1-ust-1-lit-a par-1-ust-1-lit-b par-1-ust-2 par-2",
    ),
    "odt: tracked changes, a table, a continued list": (
        "odt",
        odt(
            '<text:tracked-changes><text:changed-region><text:deletion><text:p>odpłatnie</text:p></text:deletion></text:changed-region></text:tracked-changes><text:p>§ 1. Sala</text:p><text:list text:style-name="L1"><text:list-item><text:p>Raz.</text:p></text:list-item></text:list><table:table><table:table-row><table:table-cell><text:p>Czas</text:p></table:table-cell><table:table-cell><text:p>Cena</text:p></table:table-cell></table:table-row><table:table-row><table:table-cell><text:p>dzień</text:p></table:table-cell><table:table-cell><text:p>5 zł</text:p></table:table-cell></table:table-row></table:table><text:list text:style-name="L1" text:continue-numbering="true"><text:list-item><text:p>Dwa.</text:p></text:list-item></text:list><text:p>§ 2. Klucz.</text:p>',
            ODT_LIST,
        ),
        "par-1 par-1-ust-1 par-1-ust-2 par-2",
    ),
    "rtf: list numbers, a table, a header, a footnote": (
        "rtf",
        rtf(r"\pard REGULAMIN ŻŁOBKA\par § 1. Sala\par {\listtext 1.\tab}Sala jest żółta{\super 1}.\par {\listtext 2.\tab}Klucz{\footnote \pard Ma go portier.} leży.\par{\header Centrum}\trowd\intbl Czas\cell Cena\cell\row\intbl dzień\cell 5 zł\cell\row\pard § 2. Koniec\u8230?\par"),
        "par-1 par-1-ust-1 par-1-ust-2 par-2",
    ),
    "pdf: heads, page numbers, cut words, a hidden chapter": (
        "pdf",
        pdf(
            ("Regulamin sali w Bytomiu", "I. Zasady", "1. Sala jest wspól-", "na i społeczno-", "gospodarcza.", "2. Do jej zadań należy:", "a) nauka,", "b) zabawa.", "1"),
            ("Regulamin sali w Bytomiu", "3. Opłata wynosi 100 zł.  II. Sankcje", "1. Kto psuje, płaci.", "2. Do jej zadań należy:", "a) cisza.", "2"),
        ),
        "rozdz-1 rozdz-1-ust-1 rozdz-1-ust-2 rozdz-1-ust-2-lit-a rozdz-1-ust-2-lit-b rozdz-1-ust-3 rozdz-2 rozdz-2-ust-1 rozdz-2-ust-2 rozdz-2-ust-2-lit-a",
    ),
    "pdf: a list that begins at 1 after a colon": (
        "pdf", pdf(("§ 1. Wniosek", "1. Wniosek zawiera:", "1. datę,", "2. cel.", "2. Jest bezpłatny.", "§ 2. Kontakt: biuro@nasza-", "sala.example.org")), "par-1 par-1-ust-1 par-1-ust-1-pkt-1 par-1-ust-1-pkt-2 par-1-ust-2 par-2",
    ),
}  # fmt: skip

TEXTS: dict[str, Entry] = {
    name: ("txt", text(words), ids)
    for name, words, ids in (
        (
            "text: the whole is an annex",
            "Załącznik do uchwały nr 1/2026\nREGULAMIN SALI\n\n§ 1. Sala.\n§ 2. Klucz.",
            "par-1 par-2",
        ),
        (
            "text: contents that list annexes",
            "Spis treści\n§ 1. Sala\n§ 2. Klucz\nZałącznik nr 1 Wniosek\nZałącznik nr 2 Cennik\n\n§ 1. Sala\n1. Jest.\n2. Czysta.\n§ 2. Klucz\n1. Ma go portier.\n\nZałącznik nr 1 Wniosek\n\nImię i nazwisko\n\nZałącznik nr 2 Cennik\n\nGodzina: 10 zł",
            "par-1 par-1-ust-1 par-1-ust-2 par-2 par-2-ust-1 zal-1 zal-2",
        ),
        (
            "text: a remark in brackets between letters",
            "§ 1.\n1. Wniosek:\na. pisze się,\nb. składa się,\n\n(druk jest u portiera)\n\nc. czyta się.",
            "par-1 par-1-ust-1 par-1-ust-1-lit-a par-1-ust-1-lit-b par-1-ust-1-lit-c",
        ),
        (
            "text: b1) after b)",
            "§ 1. Kto:\na) czyta,\nb) pisze,\nb1) liczy,\nc) śpi.",
            "par-1 par-1-lit-a par-1-lit-b par-1-lit-b1 par-1-lit-c",
        ),
        (
            "text: capital letters as a list",
            "§ 1. Sprzęt dzieli się na:\nA. rzutniki i ekrany,\nB. krzesła,\nC. stoły.\n§ 2. Klucz.",
            "par-1 par-1-lit-a par-1-lit-b par-1-lit-c par-2",
        ),
        (
            "text: ust. and pkt as marks",
            "§ 1. Zasady\nust. 1 Sala jest jedna.\nust. 2 Klucz ma portier.\n§ 2. Ochrona\npkt 1. Ochrona: portier.\npkt 2. Alarm: nie ma.",
            "par-1 par-1-ust-1 par-1-ust-2 par-2 par-2-pkt-1 par-2-pkt-2",
        ),
        (
            "text: paragraphs that went together, in square brackets",
            "§ 1. Sala.\n§ 2–3 [skreślone]\n§ 4 [uchylony uchwałą nr 3]\n§ 5. Klucz.",
            "par-1 par-2 par-4 par-5",
        ),
        (
            "text: articles with dashes",
            "Art. 1 – Sala\nSala jest jedna.\nArt. 2 - Klucz\nKlucz ma portier.\nArt. 3 a. Alarm\nAlarmu nie ma.",
            "art-1 art-2 art-3a",
        ),
        (
            "text: articles that went together",
            "Art. 1. Sala jest jedna.\nArt. 2–3 (uchylone)\nArt. 4 - 5. [skreślone uchwałą nr 3]\nArt. 6. Salą rządzi portier.",
            "art-1 art-2 art-4 art-6",
        ),
        (
            "text: lit. as a mark",
            "§ 1. Zasady\n1. Kto:\npkt 1. Dzieci:\nlit. a) małe,\nlit. b) duże.\npkt 2. Dorośli, o których mowa w pkt 1\nlit. a stosuje się.\n§ 2. Sala, zgodnie z pkt 1,\nlit. a stosuje się,\nlit. b jest dla dzieci.",
            "par-1 par-1-ust-1 par-1-ust-1-pkt-1 par-1-ust-1-pkt-1-lit-a par-1-ust-1-pkt-1-lit-b par-1-ust-1-pkt-2 par-2",
        ),
        (
            "text: an ordinal in the title",
            "I BIEG ULICZNY\nREGULAMIN\n\nI. CELE\n1. Bieg jest dla wszystkich.\nII. TRASA\n1. Trasa ma 5 km.",
            "rozdz-1 rozdz-1-ust-1 rozdz-2 rozdz-2-ust-1",
        ),
        (
            "text: paragraphs with dashes, dots and Roman numbers",
            "§ 1 – Zasady\nSala jest jedna.\n§ 2 – Klucze\nKlucz ma portier.\n§. 3\nSala jest czysta.",
            "par-1 par-2 par-3",
        ),
        (
            "text: Roman paragraphs",
            "§ I. Zasady\n1. Sala.\n§ II. Klucze\n1. Klucz.",
            "par-1 par-1-ust-1 par-2 par-2-ust-1",
        ),
        (
            "text: two lists in one paragraph",
            "§ 1. Kto korzysta:\na) dzieci,\nb) dorośli.\nNie korzystają:\na) psy,\nb) koty.\n§ 2. Klucz.",
            "par-1 par-1-lit-a par-1-lit-b par-1-lit-a--2 par-1-lit-b--2 par-2",
        ),
        (
            "text: paragraphs anew in each chapter",
            "Rozdział I. Sala.\n§ 1. Jedna.\n§ 2. Czysta, zob. § 1.\nRozdział II. Klucz.\n§ 1. Jeden.\n§ 2. Jak w § 2 rozdziału I.",
            "rozdz-1 rozdz-1-par-1 rozdz-1-par-2 rozdz-2 rozdz-2-par-1 rozdz-2-par-2",
        ),
        (
            "text: repealed in many ways",
            "§ 1. Sala.\n§ 2. (uchylony uchwałą nr 3 z dnia 1 maja 2026 r.)\n§ 3. - skreślony\n§ 4. [uchylony 1 maja 2026]\n§ 5. skreślono\n§ 6–7. (uchylone)\n§ 8. Klucz.",
            "par-1 par-2 par-3 par-4 par-5 par-6 par-8",
        ),
        (
            "text: signatures that stand three times",
            "Do jego zadań należy:\n\n§ 1. Portier. Do jego zadań należy:\n1) pilnowanie.\n\n§ 2. Dozorca.\nDo jego zadań należy:\n1) sprzątanie.\n\nPrezes Zarządu\n\nPrezes Zarządu\n\nPrezes Zarządu",
            "par-1 par-1-pkt-1 par-2 par-2-pkt-1",
        ),
        (
            "text: statute of articles",
            "STATUT\n\nRozdział I. Postanowienia ogólne.\n\nArt. 1\n\n1. Stowarzyszenie działa.\n2. Ma siedzibę.\n\nArt. 2.\n\nCele:\n1) pomoc,\n2) nauka.\n\nArt. 2a. Znak.\n\nRozdział II. Władze\n\nArt. 3. Zarząd zgodnie z art. 1 ust. 2.",
            "rozdz-1 art-1 art-1-ust-1 art-1-ust-2 art-2 art-2-pkt-1 art-2-pkt-2 art-2a rozdz-2 art-3",
        ),
        (
            "text: an order with an annex",
            "Zarządzenie nr 5\n\n§ 1. Wprowadza się regulamin.\n§ 2. Wchodzi w życie z dniem 1 stycznia 2026 r.\n\nKierownik\n\nZałącznik nr 1 do zarządzenia\n§ 1. Sala.\n§ 2. Klucz.",
            "par-1 par-2 zal-1 zal-1-par-1 zal-1-par-2",
        ),
        (
            "text: CP1250 bullets and closing words",
            "§ 1. Kto:\n1) psuje krzesło,\n2) gubi klucz\n– płaci.\n§ 2. Koniec.",
            "par-1 par-1-pkt-1 par-1-pkt-2 par-2",
        ),
        (
            "text: decimals",
            "1. Klucze\n1.1. Ma je portier.\n1.2. Można je pożyczyć:\n1.2.1. rano,\n1.2.2. wieczorem.\n2. Sale\n2.1. Są dwie.",
            "pkt-1 pkt-1-1 pkt-1-2 pkt-1-2-1 pkt-1-2-2 pkt-2 pkt-2-1",
        ),
        (
            "text: a letter's bullet of Word",
            "§ 1. Celem jest:\n\uf0b7 pomoc,\n\uf0a7 nauka.",
            "par-1 par-1-tir-1 par-1-tir-2",
        ),
    )
}

MARKDOWN: dict[str, Entry] = {
    name: ("md", text(words), ids)
    for name, words, ids in (
        (
            "md: articles under headings",
            "## Rozdział I. Zasady\n\n### Art. 1\n\n1. Sala.\n2. Klucz.\n\n### Art. 2\n\nKoniec.\n",
            "rozdz-1 art-1 art-1-ust-1 art-1-ust-2 art-2",
        ),
        (
            "md: numbers anew below numbered headings",
            "## 1. Zasady\n\n1. Sala.\n2. Klucz.\n\n## 2. Klucze\n\n1. Portier.\n2. Dozorca.\n\n## 3. Koniec\n\nTyle.\n",
            "rozdz-1 rozdz-1-ust-1 rozdz-1-ust-2 rozdz-2 rozdz-2-ust-1 rozdz-2-ust-2 rozdz-3",
        ),
        (
            "md: html, footnotes, struck words",
            '### <a id="x"></a>&sect; 1. Sala\n\nSala[^1] ~~jest~~ była: 20 m<sup>2</sup>.\n\n<ol type="a">\n<li>jedna,</li>\n<li>druga.</li>\n</ol>\n\n**§ 2.** Klucz **ma** *portier*.\n\n[^1]: Pokój 5.\n',
            "par-1 par-1-lit-a par-1-lit-b par-2",
        ),
        (
            "md: escaped marks and tables",
            "1\\. Sala kosztuje:\n\n| Czas | Cena |\n|---|---|\n| dzień | 5 zł |\n\n2\\. Klucz nic nie kosztuje.\n",
            "pkt-1 pkt-2",
        ),
        (
            "md: a heading of its own in a part",
            "# Regulamin\n\n## Rezerwacja\n1. Rezerwuje portier.\n2. Jest darmowa.\n\n## Sprzęt\n1. Rzutnik.\n2. Ekran.\n",
            "rezerwacja rezerwacja-pkt-1 rezerwacja-pkt-2 sprzet sprzet-pkt-1 sprzet-pkt-2",
        ),
        (
            "md: A. B. C. chapters",
            "A. Zasady\n\nSala jest jedna.\n\nB. Klucze\n\nKlucz ma portier.\n\nC. Koniec\n\nTyle.\n",
            "lit-a lit-b lit-c",
        ),
    )
}

ALL: dict[str, Entry] = {**WORD, **WEB, **OTHERS, **TEXTS, **MARKDOWN}

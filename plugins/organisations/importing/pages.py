"""Tables of web pages. Many systems call such a page „.xls”, since Excel opens it."""

import re
from typing import Any

from plugins.core.system.ledger import Ledger
from plugins.organisations.importing.sheets import Sheet, TableRow, UnreadableError


def sheets_of_html(text: str, ledger: Ledger) -> tuple[Sheet, ...]:
    """Each table of a page is a sheet; text outside of them is told. Raises `UnreadableError` where there is none."""
    from lxml import etree, html  # only when asked: start-up time

    # XML knows no control characters; damaged files hold them.
    text = re.sub("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]", "", text)
    try:
        page = html.document_fromstring(text.encode(), parser=html.HTMLParser(encoding="utf-8", no_network=True))
    except etree.ParserError:
        raise UnreadableError("strona jest pusta. Podaj tabelę.") from None
    for hidden in page.xpath("//script|//style|//head"):
        hidden.drop_tree()
    tables = page.xpath("//table[not(ancestor::table)]")
    if not tables:
        raise UnreadableError("na tej stronie nie ma tabeli. Podaj arkusz (xlsx, ods, CSV).")
    sheets = [Sheet(f"tabela {n}" if len(tables) > 1 else "", _rows(table)) for n, table in enumerate(tables, start=1)]
    for table in tables:
        table.drop_tree()
    if outside := " ".join(page.text_content().split()):
        ledger.leave_out("", "tekst obok tabeli nie został przejęty", outside)
    return tuple(sheet for sheet in sheets if sheet.rows)


def _rows(table: Any) -> tuple[TableRow, ...]:
    rows = []
    for number, row in enumerate(table.xpath("./tr|./*/tr"), start=1):
        cells: list[str] = []
        for cell in row.iterchildren("td", "th"):
            width = str(cell.get("colspan", "1"))
            for line_break in cell.iter("br"):
                line_break.tail = "\n" + (line_break.tail or "")
            cells += [
                cell.text_content().strip(),
                *[""] * (min(int(width), 100) - 1 if re.fullmatch("[1-9][0-9]{0,3}", width) else 0),
            ]
        if any(cells):
            rows.append(TableRow(number, tuple(cells)))
    if caption := table.findtext("caption"):
        rows.insert(0, TableRow(0, (caption.strip(),)))
    return tuple(rows)

"""Tables as Markdown can have them: cells of one line, no table inside another, no layout made of cells."""

from bs4 import BeautifulSoup, Tag
from bs4.element import NavigableString

from plugins.core.system.ledger import Ledger


def plain_tables(soup: BeautifulSoup, place: str, ledger: Ledger) -> None:
    tables = soup.find_all("table")
    for table in reversed(tables):  # inner ones first
        if table.find_parent(["td", "th"]) is not None:
            ledger.guess(place, "tabelę wewnątrz tabeli zamieniono na tekst")
            rows = [" – ".join(c.get_text(" ", strip=True) for c in row.find_all(["td", "th"])) for row in _rows(table)]
            table.replace_with(NavigableString("; ".join(rows)))
    for table in soup.find_all("table"):
        of_table = _rows(table)
        if of_table and max(len(_cells(row)) for row in of_table) <= 1:
            _unwrapped(soup, table)  # a frame around a text
            continue
        if any(cell.get("rowspan", "1") not in ("1", "") for cell in table.find_all(["td", "th"])):
            ledger.guess(place, "tabela ma komórki scalone w pionie; sprawdź jej wiersze")
        for cell in table.find_all(["td", "th"]):
            _one_line(soup, cell, place, ledger)
        for row in of_table:
            if not _cells(row):
                row.decompose()


def _rows(table: Tag) -> list[Tag]:
    return [row for row in table.find_all("tr") if row.find_parent("table") is table]


def _cells(row: Tag) -> list[Tag]:
    return row.find_all(["td", "th"], recursive=False)


def _unwrapped(soup: BeautifulSoup, table: Tag) -> None:
    for cell in table.find_all(["td", "th"]):
        cell.name = "div"
    for tag in [*table.find_all(["tr", "tbody", "thead", "tfoot"]), table]:
        tag.unwrap()
    del soup


def _one_line(soup: BeautifulSoup, cell: Tag, place: str, ledger: Ledger) -> None:
    lists = cell.find_all(["ul", "ol"])
    if lists:
        ledger.guess(place, "listę w komórce tabeli zapisano w jednym wierszu")
    for item in cell.find_all("li"):
        number = 1 + len(item.find_previous_siblings("li"))
        mark = f"{number})" if item.parent is not None and item.parent.name == "ol" else "•"
        item.insert(0, NavigableString(f" {mark} "))
        item.unwrap()
    for tag in cell.find_all(["ul", "ol"]):
        tag.unwrap()
    for tag in cell.find_all(["p", "div", "br", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote"]):
        tag.insert_after(NavigableString(" "))
        tag.unwrap()
    del soup

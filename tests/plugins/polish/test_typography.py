"""Typography in plain text and in HTML. `~` stands for a hard space in the tables."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.polish.dates import long_date
from plugins.polish.typography import typeset, typeset_html

QUOTES = [("„", "”"), ("«", "»"), ("“", "”")]
PLAIN = {
    "one-letter words": ("W domu i z psem u A. Nowak", "W~domu i~z~psem u~A. Nowak"),
    "not the end of a longer word": ("Ania mówi: to jest ona i on", "Ania mówi: to jest ona i~on"),
    "after a bracket and a quote": ("(w sali) „o nas”", "(w~sali) „o~nas”"),
    "date": ("18 maja 2020 r. oraz 1 marca", "18~maja~2020~r. oraz 1~marca"),
    "year alone": ("w 2024 r. i 2025 roku", "w~2024~r. i~2025~roku"),
    "units": ("5 km, 20 zł, 10 %, 3 godz., 15 min", "5~km, 20~zł, 10~%, 3~godz., 15~min"),
    "thousands": ("do 2 500 000 zł", "do 2~500~000~zł"),
    "legal": ("§ 3 ust. 2 pkt 1 lit. a, art. 5, poz. 7", "§~3 ust.~2 pkt~1 lit.~a, art.~5, poz.~7"),
    "place": ("ul. Piłsudskiego, pl. Sobieskiego, nr 7", "ul.~Piłsudskiego, pl.~Sobieskiego, nr~7"),
    "hour and phone": ("godz. 17.00, tel. 32 232 76 77", "godz.~17.00, tel.~32~232 76 77"),
    "end of a sentence that looks shortened": ("Myje kapust. Potem wraca", "Myje kapust. Potem wraca"),
    "quotes": ('"Tak" i "nie"', "„Tak” i~„nie”"),
    "typewriter quotes": (",,Lokal'' oraz „Lokal\"", "„Lokal” oraz „Lokal”"),
    "English quotes": ("“Lokal”", "„Lokal”"),
    "inches and a lonely quote": ('rura 5" i dalej', 'rura 5" i~dalej'),
    "aside dash": ("Bytom - miasto -- nasze — moje", "Bytom~– miasto~– nasze~— moje"),
    "hyphen": ("Bielsko-Biała, e-mail", "Bielsko-Biała, e-mail"),
    "ranges": ("10-18, 17.00-19.00, 17:00-19:00, 2021-2024", "10–18, 17.00–19.00, 17:00–19:00, 2021–2024"),
    "not ranges": ("41-902 Bytom, 786-84-60, 2026-05-12, 2026-05", "41-902 Bytom, 786-84-60, 2026-05-12, 2026-05"),
    "addresses": ("https://example.org/a/10-18?b=1-2 ja@a-b.pl", "https://example.org/a/10-18?b=1-2 ja@a-b.pl"),
}

HTML = {
    "through a tag": ("<p>w <b>domu</b> i\nw lesie</p>", "<p>w~<b>domu</b> i~w~lesie</p>"),
    "attributes": ('<a href="x - y" title="w domu">w domu</a>', '<a href="x - y" title="w domu">w~domu</a>'),
    "code": ('<code>a - "b" w c</code> a - b', '<code>a - "b" w c</code> a~– b'),
    "pre with tags inside": ("<pre><b>w domu</b>\nw lesie</pre>", "<pre><b>w domu</b>\nw lesie</pre>"),
    "keys": ("<kbd>a + b</kbd> i\nC", "<kbd>a + b</kbd> i~C"),
    "comment": ("<!-- w domu -->w domu", "<!-- w domu -->w~domu"),
    "quote around markup": ('<p>"<em>Ala</em> ma\nkota"</p>', "<p>„<em>Ala</em> ma\nkota”</p>"),
    "quotes of two paragraphs": ('<p>5" rura</p>\n<p>6" rura</p>', '<p>5" rura</p>\n<p>6" rura</p>'),
    "less-than sign": ("<p>a &lt; b i c</p>", "<p>a~&lt; b i~c</p>"),
}


@pytest.mark.parametrize(("text", "expected"), PLAIN.values(), ids=PLAIN)
def test_plain_text_is_typeset(text: str, expected: str) -> None:
    assert typeset(text) == expected.replace("~", "\u00a0")


@pytest.mark.parametrize(("html", "expected"), HTML.values(), ids=HTML)
def test_html_is_typeset_in_its_text_only(html: str, expected: str) -> None:
    assert typeset_html(html) == expected.replace("~", "\u00a0")


@pytest.mark.parametrize("quotes", QUOTES)
def test_a_text_gets_the_quotation_marks_of_its_language(quotes: tuple[str, str]) -> None:
    first, last = quotes
    for text in ('"Lokal" i "dom"', "“Lokal” i “dom”"):
        assert typeset_html(text, quotes) == f"{first}Lokal{last} i\u00a0{first}dom{last}"


def test_ukrainian_one_letter_words_stay_with_the_next_one() -> None:
    assert typeset("Допомога у Битомі і з нами") == "Допомога у\u00a0Битомі і\u00a0з\u00a0нами"


def test_a_date_made_by_us_is_typeset_already() -> None:
    import datetime as dt

    text = f"Otwarcie: {long_date(dt.date(2020, 5, 18))}"
    assert typeset(text) == text


PIECES = st.sampled_from(
    ["a", "w", " ", " ", "\n", "5", "18", "-", "–", '"', "„", "”", "“", ",,", "''", "maja", "2020", "r.", "§", "nr",
     "ul.", "zł", "<b>", "</b>", "<p>", "</p>", "<code>", "</code>", "(", ".", "\u00a0", "słowo", "&amp;", "<"]
)  # fmt: skip


@given(st.lists(PIECES).map("".join) | st.text(), st.sampled_from(QUOTES))
def test_typesetting_twice_changes_nothing(text: str, quotes: tuple[str, str]) -> None:
    assert typeset(typeset(text, quotes), quotes) == typeset(text, quotes)
    assert typeset_html(typeset_html(text, quotes), quotes) == typeset_html(text, quotes)


@given(st.lists(PIECES).map("".join))
def test_typesetting_only_changes_spaces_dashes_and_quotes(text: str) -> None:
    def bare(value: str) -> str:
        for mark in ("\u00a0", "\n", " ", "-", "–", '"', "„", "”", "“", ",,", "''"):
            value = value.replace(mark, "")
        return value

    assert bare(typeset_html(text)) == bare(text)
    assert bare(typeset(text)) == bare(text)

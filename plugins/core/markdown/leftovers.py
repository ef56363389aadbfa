"""Signs that would stand on a page as they are written, since they mean something elsewhere or are half written."""

import re
from collections.abc import Iterator

from plugins.core.markdown.places import Source
from plugins.core.schema.issues import Issue

_BULLETS = "•·▪●◦‣∙■□❖➢✓\uf0a7\uf0a8\uf0b7\uf0d8\uf0fc"
_OTHER = "to zapis innego programu, tu widać by było same znaki."
_ADDRESS = r"(?:https?:|/|mailto:|tel:|\{filename\}|\.\.?/|[\w-]+\.(?:md|pdf|docx?|jpe?g|png)\b)"
# By name: what is looked for in the words of a text (code, HTML and escaped signs are none) and what staff are told.
# A pattern that begins with ^ counts at the beginning of a line only.
_SIGNS = {
    "shortcode": (r"\{\{[<%][^{}]{0,200}[>%]\}\}", f"„{{}}”: {_OTHER} Usuń to albo zapisz zwykłym Markdownem."),
    "value": (r"\{\{[^{}]{0,200}\}\}", f"„{{}}”: {_OTHER} Wpisz wprost to, co ma się pokazać."),
    "command": (r"\{%[^%]{0,200}%\}", f"„{{}}”: {_OTHER} Usuń to albo wpisz wprost to, co ma się pokazać."),
    "attributes": (r"\{[:#.][^{}]{0,200}\}", f"„{{}}”: {_OTHER} Usuń to; miejsca nagłówków robią się same z ich słów."),
    "wiki": (r"!?\[\[[^\[\]]+\]\]", f"„{{}}”: {_OTHER} Zapisz odnośnik: [słowa](/adres/)"),
    "box": (r"^:::.*", f"„{{}}”: {_OTHER} Usuń ten wiersz."),
    "contents": (r"^\[(?:TOC|toc|_TOC_)\]", "„{}”: spis treści robi się sam z nagłówków. Usuń ten wiersz."),
    "alert": (
        r"\[!(?:NOTE|TIP|IMPORTANT|WARNING|CAUTION)\]",
        "„{}”: takich ramek tu nie ma. Usuń ten wiersz, a zdanie zacznij np. od **Uwaga:**",
    ),
    "wordpress": (
        r"\[/?(?:caption|gallery|embed|video|audio|contact-form-7|vc_\w+|et_\w+)\b[^\[\]]{0,200}\]",
        f"„{{}}”: {_OTHER} Usuń to; obraz zapisz tak: ![co na nim widać](/obrazy/nazwa.jpg)",
    ),
    "disk": (
        r"(?:!?\[[^\[\]]*)?\]\(\s{0,9}(?:file:|[A-Za-z]:[\\/])[^()\s]{0,200}\s[^()]{0,200}\)",
        "„{}” prowadzi na Twój komputer, czytelnicy go nie zobaczą. Włóż obraz do content/obrazy/ i zapisz "
        "/obrazy/nazwa.jpg, inny plik do content/pliki/ i zapisz /pliki/nazwa.pdf",
    ),
    "space": (
        rf"(?:!?\[[^\[\]]*)?\]\(\s{{0,9}}{_ADDRESS}[^()\s]{{0,200}}\s(?:[^()]|\([^()]{{0,60}}\)){{0,200}}\)|\]\(\Z",
        "„{}” nie będzie odnośnikiem, bo w adresie jest spacja. Ujmij adres w < >: [słowa](</adres ze spacją>)",
    ),
    "gap": (
        rf"(?:\[[^\[\]]+)?\] {{1,9}}\((?:{_ADDRESS}[^()\s]{{0,200}}\)|\Z)",
        "„{}” nie będzie odnośnikiem. Usuń spację między ] i (.",
    ),
    "footnote": (
        r"\[\^[^\[\]\s]+\]",
        "„{0}”: nie ma takiego przypisu. Dopisz niżej osobny wiersz: {0}: treść przypisu.",
    ),
    "reference": (
        r"\[[^\[\]]+\]\[[^\[\]]*\]",
        "„{}” nie będzie odnośnikiem, bo nie ma wiersza z jego adresem. Zapisz go tak: [słowa](/adres/)",
    ),
    "tag": (
        r"</?(?:a|b|br|div|em|font|form|h[1-6]|i|iframe|img|input|link|ol|p|script|span|strong|style|svg|table|td|tr|u|ul"
        r"|video)(?:[\s/][^<>]*)?>",
        "„{}” nie jest poprawnym znacznikiem HTML, widać by było same znaki. Usuń go i zapisz zwykłym Markdownem.",
    ),
    "stars": (
        r"\*\*+(?=[^\s*])|(?<=[^\s*])\*\*+|(?<!\*)\*\*(?= [^*]+ \*\*(?!\*))",
        "znaki ** zostaną w tekście. Pogrubienie zapisz bez spacji przy gwiazdkach: **słowa**; same gwiazdki: \\*\\*",
    ),
    "definition": (
        rf"^\[[^\[\]]+\]:(?=\s*$|\s*{_ADDRESS})",
        "wiersz z adresem „{}” pokaże się jako tekst, bo stoi tuż pod akapitem. Wstaw nad nim pusty wiersz.",
    ),
    "marker": (
        r"(?<![\w=])==(?=[^\s=])[^=\n]{1,200}(?<=\S)==",
        f"„{{}}”: {_OTHER} Usuń znaki == albo pogrub: **słowa**",
    ),
    "raised": (r"(?<=\w)\^[\w+-]{1,20}\^", f"„{{}}”: {_OTHER} Wpisz sam znak, np. m²"),
    "emoji": (r"(?<![\w:/]):[a-z][a-z_]{2,30}:(?![\w:])", f"„{{}}”: {_OTHER} Wpisz słowo albo sam znak."),
    "abbreviation": (r"^\*\[[^\[\]]+\]:(?=\s)", f"„{{}}”: {_OTHER} Wyjaśnij skrót w zdaniu i usuń ten wiersz."),
    "term": (r"^:(?=\s+\S)", "wiersz od „{}” zleje się z poprzednim. Zapisz wszystko jako zdanie albo listę: - tekst"),
    "heading": (r"^#{2,6}(?=[^\s#])\S*", "„{}” nie będzie nagłówkiem. Wstaw spację po krzyżykach."),
    "bullet": (
        rf"^(?:[{_BULLETS}]|o(?=\t))",
        "punkty zaczynające się od „{}” nie będą listą. Każdy zacznij od łącznika i spacji: - tekst",
    ),
    "dash": (
        r"^[–—](?=\s)",
        "wiersze zaczynające się od „{}” zleją się w jeden akapit. Każdy punkt zacznij od łącznika i spacji: - tekst",
    ),
    "letter": (
        r"^(?:[a-z]\)|[IVX]{1,5}[.)])(?=\s)",
        "wiersze zaczynające się od „{}” zleją się w jeden akapit. Zapisz je jako listę (1. tekst) albo rozdziel "
        "pustymi wierszami.",
    ),
    "columns": (
        r"(?<=\S)\t+(?=\S)",
        "kolumny oddzielone tabulatorem zleją się w jeden akapit. Zapisz je jako tabelę: | kolumna | kolumna |",
    ),
}
_ALL = re.compile("|".join(f"(?P<{name}>{pattern})" for name, (pattern, _message) in _SIGNS.items()))
# Words without any of these have nothing of the kind. Most have none: the marks of Markdown itself are no words.
_NEEDED = ("{", "]", "**", "==", "^", "\n:", "&lt;", "\n##", "\n:::", "\n–", "\n—", "\t", *_BULLETS)
_LETTERED = re.compile(r"\n(?:[a-z]\)|[IVX]{1,5}[.)])\s|:[a-z_]{3,31}:")
_MAYBE = re.compile(rf"[{{\]\t{_BULLETS}]|\*\*|<|==|\^|:[a-z_]{{3,31}}:|^(?:##|:|[–—]|[a-z]\)|[IVX]{{1,5}}[.)])")
_MARKS = " \t>*+-.)0123456789"
# Lines after each other that begin so are told once.
_LISTS = ("bullet", "dash", "letter", "columns")
# One such line alone may be a dialogue, a reference or a name.
_MANY = {name: re.compile(_SIGNS[name][0].removeprefix("^")) for name in ("dash", "letter", "columns")}
_SHOWN = 40


def leftovers(source: Source) -> Iterator[Issue]:
    """Each kind of sign once a line, points of a list once for all lines."""
    texts = source.tree.texts()
    if not any(sign in texts for sign in _NEEDED) and not _LETTERED.search(texts):
        return
    told: dict[str, int] = {}
    for placed in source.nodes("text", having=_MAYBE):
        for found in _ALL.finditer(source.text[placed.start : placed.end]):
            name, offset = found.lastgroup or "", placed.start + found.start()
            line, column = source.place(offset)
            before = source.text[offset - column + 1 : offset]
            if (len(before) - len(before.rstrip("\\"))) % 2 or (_SIGNS[name][0][0] == "^" and before.strip(_MARKS)):
                continue
            last, told[name] = told.get(name, -1), line
            if name in _MANY and not _another_below(source, offset, name):
                continue
            if last == line or (name in _LISTS and last == line - 1):
                continue
            sign = found[0] if len(found[0]) <= _SHOWN else f"{found[0][:_SHOWN]}…"
            yield Issue("", _SIGNS[name][1].format(sign), line, column)


def _another_below(source: Source, offset: int, name: str) -> bool:
    """Whether the next line is one of the kind too."""
    start = source.text.find("\n", offset) + 1
    line = source.text[start : start + 200].partition("\n")[0] if start else ""
    pattern = _MANY[name]
    return bool(pattern.search(line) if name == "columns" else pattern.match(line.lstrip(_MARKS)))

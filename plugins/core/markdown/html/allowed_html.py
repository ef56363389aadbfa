"""The HTML that may stand in Markdown, and what is wrong with a tag that may not."""

from collections.abc import Iterator, Mapping

from plugins.core.markdown.html.html_tokens import HALF, REMARK
from plugins.core.schema.addresses import is_allowed, not_allowed, scheme_of
from plugins.core.schema.body import DECORATIVE

# HTML that may stand in Markdown. The same table feeds the sanitiser, so what passes here is what is published.
ALLOWED_HTML: dict[str, frozenset[str]] = {
    tag: frozenset(attributes.split())
    for tag, attributes in {
        "a": "href title lang hreflang id", "abbr": "title", "address": "", "b": "", "bdi": "dir",
        "blockquote": "cite lang", "br": "", "caption": "", "cite": "", "code": "", "dd": "",
        "del": "cite datetime", "details": "open id", "dfn": "title", "div": "lang id", "dl": "", "dt": "id",
        "em": "", "figcaption": "", "figure": "", "h2": "id", "h3": "id", "h4": "id", "h5": "id", "h6": "id",
        "hr": "", "i": "lang", "img": "src alt title width height", "ins": "cite datetime", "kbd": "", "li": "id",
        "mark": "", "ol": "start reversed type", "p": "lang id", "pre": "", "q": "cite lang", "s": "", "samp": "",
        "section": "id lang", "small": "", "span": "lang id", "strong": "", "sub": "", "summary": "", "sup": "",
        "table": "", "tbody": "", "td": "colspan rowspan headers", "tfoot": "", "th": "scope colspan rowspan id",
        "thead": "", "time": "datetime", "tr": "", "u": "", "ul": "", "var": "", "wbr": "",
    }.items()
}  # fmt: skip

NO_ALT = (
    "obraz bez tekstu alternatywnego. Opisz w nawiasach [ ], co na nim widać; "
    f'obraz czysto ozdobny oznacz: ![](adres "{DECORATIVE}")'
)
_NO_TAGS = {
    HALF: "znacznik albo komentarz HTML nie ma końca, więc przepada to, co za nim stoi. Domknij go: > albo -->",
    REMARK: "polecenie w znakach <? > albo <! > nie pokaże się na stronie. Usuń je.",
}
# Elements that end by themselves.
NEED_NO_END = frozenset(["br", "hr", "img", "wbr", "p", "li", "dt", "dd", "tr", "td", "th", "thead", "tbody", "tfoot"])
# Attributes whose value is an address.
ADDRESSES = ("href", "src", "cite")


def links_of(name: str, attributes: Mapping[str, str]) -> Iterator[tuple[str, bool]]:
    """(address, whether a picture is there) of a tag that may stand."""
    for attribute in ADDRESSES:
        if attribute in ALLOWED_HTML.get(name, ()) and attributes.get(attribute):
            yield attributes[attribute], attribute == "src"


def tag_messages(name: str, attributes: Mapping[str, str]) -> Iterator[str]:
    """What is wrong with an opening tag."""
    if name in _NO_TAGS:
        yield _NO_TAGS[name]
        return
    if name not in ALLOWED_HTML:
        yield _not_allowed(name, attributes.get("src", ""))
        return
    for attribute, value in attributes.items():
        if attribute not in ALLOWED_HTML[name]:
            yield f"atrybut „{attribute}” w znaczniku <{name}> jest niedozwolony. Usuń go."
        elif attribute in ADDRESSES and not is_allowed(value):
            yield not_allowed(value)
    if name == "img" and attributes.get("src"):
        if "alt" not in attributes:
            yield NO_ALT
        yield from picture_messages(attributes["src"])


def picture_messages(target: str) -> Iterator[str]:
    """What is wrong with the address of a picture."""
    if scheme_of(target) in ("http", "https", "data") or target.startswith("//"):
        yield f"obraz z innego serwera („{target[:60]}”). Zapisz go w content/obrazy/ i podaj adres /obrazy/nazwa.jpg"


def _not_allowed(name: str, source: str) -> str:
    if name in ("video", "audio") and not scheme_of(source):
        file = source if source.startswith("/pliki/") else "/pliki/film.mp4"
        what = "filmu" if name == "video" else "nagrania"
        return (
            f"{what} nie wstawia się znacznikiem <{name}>. Włóż plik do content/pliki/ i daj odnośnik: [Tytuł]({file})"
        )
    if name in ("iframe", "embed", "object", "video", "audio"):
        return f"znacznik <{name}> wczytuje coś z zewnątrz i jest niedozwolony. Daj zamiast niego odnośnik: [tytuł](https://…)"
    if name == "h1":
        return "nagłówek pierwszego stopnia; na stronie jest nim już tytuł dokumentu. Użyj h2: ## Nagłówek"
    return f"znacznik <{name}> jest niedozwolony. Usuń go i zapisz tekst zwykłym Markdownem."

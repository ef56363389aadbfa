"""File names give permanent addresses (contract, section 2); a name that does not fit is a problem with its cure."""

import datetime as dt
import re

from plugins.core.schema.fields import InvalidValue, is_slug
from plugins.core.schema.record import SourcePath
from plugins.core.schema.times import parsed_day
from plugins.core.site.layout import Layout
from plugins.core.site.site import SiteKind
from plugins.languages.catalogue import POLISH, languages
from plugins.polish.words import slugify

TRANSLATIONS = tuple(languages())[1:]


def source_path_of(kind: SiteKind, path: str) -> SourcePath:
    """Return what the file name says; raise `InvalidValue` with the cure when it says nothing."""
    parts = path.split("/")[1:]
    stem, lang = _language(parts[-1].removesuffix(".md"))
    if len(parts) != (2 if kind.layout is Layout.VERSIONS else 1):
        raise InvalidValue(f"plik jest w złym katalogu. Jego miejsce to content/{kind.folder}/{kind.layout.value}")
    if kind.layout is Layout.VERSIONS:
        slug, day, name = parts[0], _day(stem, kind), f"{parts[0]}/{stem}"
    elif kind.layout is Layout.DATED:
        match = re.fullmatch(r"(\d{4}-\d\d-\d\d)-(.+)", stem)
        if not match:
            raise InvalidValue(
                f"nazwa pliku „{parts[-1]}” nie ma postaci {kind.layout.value}. Zmień ją, np. na {_example(stem)}"
            )
        slug, day, name = match[2], _day(match[1], kind), stem
    else:
        slug, day, name = stem, None, stem
    if not is_slug(slug):
        raise InvalidValue(
            f"„{slug}” w nazwie pliku nie może być częścią adresu. Użyj małych liter a–z, cyfr i łączników, "
            f"z co najmniej jedną literą, np. dzien-otwarty"
        )
    return SourcePath(path, kind.name, name, slug, day, lang, _address(kind, slug, day, lang), "")


def _address(kind: SiteKind, slug: str, day: dt.date | None, lang: str) -> str:
    parts = [] if lang == "pl" else [lang]
    parts += [kind.base] if kind.base else []
    if kind.layout is Layout.DATED:
        parts += [str(day)[:4], slug]
    elif kind.layout is Layout.VERSIONS:
        parts += [slug, str(day)]
    elif slug != "index":
        parts += [slug]
    return "/" + "".join(f"{part}/" for part in parts)


def _language(stem: str) -> tuple[str, str]:
    name, dot, suffix = stem.rpartition(".")
    if not dot:
        return stem, "pl"
    if suffix not in TRANSLATIONS:
        raise InvalidValue(
            f"„.{suffix}” w nazwie pliku nie oznacza żadnego języka. Do wyboru: {_offered()}; "
            f"wersja polska nie ma dopisku."
        )
    return name, suffix


def _offered() -> str:
    """`.uk (ukraiński), .en (angielski)`"""
    return ", ".join(f".{one.code} ({one.polish_name})" for one in languages().values() if one.code != POLISH)


def _day(text: str, kind: SiteKind) -> dt.date:
    try:
        return parsed_day(text)
    except InvalidValue as wrong:
        raise InvalidValue(f"data w nazwie pliku: {wrong}") from None


def _example(stem: str) -> str:
    rest = slugify(re.sub(r"^[\d._-]+", "", stem)) or "dzien-otwarty"
    return f"2026-05-12-{rest}.md"

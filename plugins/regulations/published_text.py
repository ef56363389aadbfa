"""A version that people have read does not change without a trace: what its text was is remembered when it is published
(`plugins.published`), and a difference needs an erratum that is new since then."""

import hashlib
from collections.abc import Iterator

from plugins.core.schema.issues import Issue
from plugins.core.site.site import Site
from plugins.polish.dates import long_date
from plugins.polish.timezone import ZONE
from plugins.published import record
from plugins.regulations.model import RegulationVersion
from plugins.regulations.parsing.rows import without_comments

TEXT, ERRATA = "text", "errata"


def facts(site: Site) -> dict[str, dict[str, str]]:
    """By address of a version: the digest of its words, and the days of its errata."""
    versions = site.of(RegulationVersion)
    return {one.address: {TEXT: digest(one), ERRATA: " ".join(_days(one))} for one in versions}


def digest(version: RegulationVersion) -> str:
    """Of the words in their order: line breaks, indentation and remarks for staff may change."""
    words = " ".join(without_comments(version.body.text).split())
    return hashlib.blake2b(words.encode(), digest_size=12).hexdigest()


def _days(version: RegulationVersion) -> list[str]:
    return sorted(one.date.isoformat() for one in version.errata)


def changed(site: Site) -> Iterator[tuple[RegulationVersion, Issue]]:
    """Versions whose published text was changed without an erratum."""
    published = site.index(record.of)
    for version in site.of(RegulationVersion):
        known = published.facts_of(version.address)
        if known.get(TEXT, digest(version)) == digest(version):
            continue
        if len(_days(version)) > len(known.get(ERRATA, "").split()):
            continue
        first = published.first_published(version.address)
        day = f" {long_date(first.astimezone(ZONE).date())}" if first else ""
        yield (
            version,
            Issue(
                "",
                f"ten tekst jest już opublikowany{day} i od tego czasu się zmienił. Jeśli zmieniły się zasady, dodaj "
                "nową wersję w osobnym pliku; jeśli to poprawka błędu, dopisz np. errata: "
                f"[{{date: {site.today}, note: W § 3 poprawiono liczbę dni.}}]",
                line=1,
            ),
        )

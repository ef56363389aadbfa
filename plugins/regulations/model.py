"""What a version of a regulation is: `regulaminy/<slug>/<first day in force>.md`, its text read as a tree of units."""

import datetime as dt
import re
from collections.abc import Iterator
from functools import cached_property
from typing import Annotated

from pydantic import Field

from plugins.core.schema.fields import Day, Line, Many, Summary, choice
from plugins.core.schema.issues import Issue
from plugins.core.schema.record import Record, check
from plugins.core.schema.references import FileRef
from plugins.regulations.tree.units import Regulation

# `# Tytuł`, or a line with equals signs below.
_FIRST_LEVEL = re.compile(
    r"^[^\S\n]*(?:#[^\S\n]+(?P<marked>\S.*?)[\s#]*|(?P<underlined>\S.*?)[^\S\n]*\n={2,}[^\S\n]*)$", re.MULTILINE
)
_PICTURE = re.compile(r"!\[[^\]]*\]\([^)]*\)|<img\b", re.IGNORECASE)


class RegulationVersion(Record):
    """One wording of a regulation, in force from the day in its file name."""

    title: Line = Field(
        title="Tytuł", description="Pełna nazwa, bez daty i numeru wersji.", examples=["Regulamin lokalu"]
    )
    summary: Summary = Field(
        title="Streszczenie",
        description="O czym mówi regulamin i kogo dotyczy. Najwyżej 300 znaków.",
        examples=["Kto i jak może korzystać z lokalu."],
    )
    adopted: Day = Field(
        title="Data przyjęcia", description="RRRR-MM-DD: kiedy przyjęto tę wersję.", examples=["2026-05-12"]
    )
    adopted_by: Line = Field(
        title="Kto przyjął", description="Organ lub osoba, która przyjęła tę wersję.", examples=["Operator lokalu"]
    )
    short_title: Line | None = Field(
        None,
        title="Krótka nazwa",
        description="Tak nazywają go inne regulaminy i odnośniki.",
        examples=["Regulamin sali"],
    )
    in_force_until: Day | None = Field(
        None,
        title="Obowiązuje do",
        description="Ostatni dzień obowiązywania. Nie trzeba go podawać, gdy zastępuje go następna wersja.",
        examples=["2026-12-31"],
    )
    repealed_by: Line | None = Field(
        None,
        title="Uchylony przez",
        description="Co uchyliło regulamin.",
        examples=["Uchwała nr 3 z 1 grudnia 2026 r."],
    )
    change_note: Line | None = Field(
        None,
        title="Co się zmieniło",
        description="Jedno zdanie o zmianach wobec poprzedniej wersji.",
        examples=["Dodano zasady rezerwacji przez internet."],
    )
    based_on: Many[Line] = Field(
        (), title="Podstawa", description="Na czym się opiera; można podać kilka.", examples=["[Umowa z Gminą Bytom]"]
    )
    annexes: Many[FileRef] = Field(
        (), title="Załączniki", description="Pliki z katalogu content/pliki/.", examples=["[wniosek.pdf]"]
    )
    citation: Annotated[str, choice("par", "rozdz", "dec")] | None = Field(
        None,
        title="Sposób cytowania",
        description=(
            "par (§ 5 ust. 2), rozdz (rozdział II ust. 2) albo dec (pkt 2.1). Zwykle rozpoznaje się sam; rozdz wpisz, "
            "gdy § liczą się od nowa w każdym rozdziale."
        ),
        examples=["par"],
    )

    @property
    def in_force_from(self) -> dt.date:
        assert self.source_path.day is not None
        return self.source_path.day

    @cached_property
    def regulation(self) -> Regulation:
        """The text as a tree. It is remembered together with the record, so an unchanged file is read once."""
        from plugins.regulations.parsing.parser import parse  # here and below: most builds read no regulation

        return parse(self.body.text, self.body.line, self.citation)

    @property
    def titles(self) -> tuple[str, ...]:
        """How other texts may call it."""
        return (self.title, self.short_title) if self.short_title else (self.title,)

    @check
    def _ends_after_it_begins(self) -> Iterator[Issue]:
        if self.in_force_until is not None and self.in_force_until < self.in_force_from:
            yield Issue(
                "in_force_until",
                f"ostatni dzień ({self.in_force_until}) jest przed pierwszym ({self.in_force_from}, z nazwy pliku). "
                "Popraw datę.",
            )

    @check
    def _has_a_text(self) -> Iterator[Issue]:
        if not self.body.text.strip():
            yield Issue("", "regulamin nie ma treści. Wklej ją pod nagłówkiem, każdą jednostkę od nowego wiersza.")
        for number, line in enumerate(self.body.text.split("\n"), self.body.line):
            if _PICTURE.search(line):
                message = "w tekście regulaminu nie może stać obraz. Dodaj plik w polu annexes albo usuń obraz."
                yield Issue("", message, number)

    @check
    def _has_no_second_title(self) -> Iterator[Issue]:
        if "#" not in self.body.text and "\n==" not in self.body.text:
            return
        from plugins.regulations.parsing.rows import without_comments

        text = without_comments(self.body.text)
        for found in _FIRST_LEVEL.finditer(text):
            words = found["marked"] or found["underlined"]
            message = (
                "nagłówek pierwszego stopnia; na stronie jest nim już tytuł regulaminu. "
                f"Jeśli powtarza tytuł, usuń ten wiersz; jeśli nie, zacznij od dwóch krzyżyków: ## {words}"
            )
            yield Issue("", message, self.body.line + text.count("\n", 0, found.start()))

    @check
    def _numbers_are_whole(self) -> Iterator[Issue]:
        from plugins.regulations.tree import numbering

        yield from numbering.issues_in(self.regulation, attached=len(self.annexes))

    @check
    def _references_lead_somewhere(self) -> Iterator[Issue]:
        # Words of reference are Polish; easy-to-read texts and other languages speak of the Polish original.
        if self.lang != "pl":
            return
        from plugins.regulations.references.resolution import PROBLEMS, Resolver

        resolver = Resolver(self.regulation, self.title, attached=len(self.annexes))
        for _unit, _passage, found in resolver.everywhere():
            for one in found:
                if one.state in PROBLEMS:
                    yield Issue("", one.message, one.line)


def anchors_of(record: Record) -> frozenset[str]:
    """Ids on the page of a version, for the check of links such as `/regulaminy/sala/2026-01-01/#par-5`."""
    assert isinstance(record, RegulationVersion)
    return record.regulation.anchors | {"historia", "tresc-regulaminu"}

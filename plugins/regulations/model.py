"""What a version of a regulation is: `regulaminy/<slug>/<first day in force>.md`, its text read as a tree of units."""

import datetime as dt
import re
from collections.abc import Iterator
from functools import cached_property
from typing import Annotated

from pydantic import BeforeValidator, Field

from plugins.core.schema.evidence.sources import Sources
from plugins.core.schema.fields import Flag, Line, Many, Summary, choice
from plugins.core.schema.issues import Issue
from plugins.core.schema.record import Part, Record, check, source_field
from plugins.core.schema.references import FileRef
from plugins.core.schema.times import Day
from plugins.core.schema.uses import PUBLIC, SHOWN, WORDS, Use
from plugins.regulations.tree.units import Regulation

# `# Tytuł`, or a line with equals signs below.
_FIRST_LEVEL = re.compile(
    r"^[^\S\n]*(?:#[^\S\n]+(?P<marked>\S.*?)[\s#]*|(?P<underlined>\S.*?)[^\S\n]*\n={2,}[^\S\n]*)$", re.MULTILINE
)
VERBATIM_CURE = "Jeśli tak jest w przyjętym tekście, dodaj w nagłówku verbatim: tak."
# Liquid, Hugo and kramdown: what their programs put in or took out before the text was shown.
_TEMPLATE = re.compile(r"(?<!\\)(?:\{\{[^{}]{0,200}\}\}|\{%[^%]{0,200}%\}|\{:[^{}\s][^{}]{0,200}\})")
_PICTURE = re.compile(r"!\[[^\]]*\]\([^)]*\)|<img\b", re.IGNORECASE)


class Erratum(Part):
    """What was put right in a version that people may have read: shown with it, in the news and in the exports."""

    date: Annotated[Day, PUBLIC] = Field(title="Kiedy sprostowano", description="RRRR-MM-DD.", examples=["2026-12-05"])
    note: Annotated[Line, PUBLIC] = Field(
        title="Co sprostowano",
        description="Jedno zdanie, z numerem przepisu.",
        examples=["W § 3 ust. 2 poprawiono liczbę dni: 14, a nie 7."],
    )


def errata_id(day: dt.date) -> str:
    """The id of an erratum on the page of its version."""
    return f"sprostowanie-{day}"


class Annex(Part):
    """A file that belongs to the regulation, with the title by which people know it."""

    file: Annotated[FileRef, SHOWN] = Field(
        title="Plik", description="Nazwa pliku z content/pliki/.", examples=["wniosek.pdf"]
    )
    title: Annotated[Line | None, SHOWN] = Field(
        None, title="Tytuł", description="Jak nazywa się załącznik.", examples=["Wzór wniosku o salę"]
    )

    @property
    def label(self) -> str:
        return self.title or self.file.rpartition("/")[2]


def _annex(value: object) -> object:
    """A bare name is the file: `annexes: [wniosek.pdf]`."""
    return {"file": value} if isinstance(value, str) else value


class RegulationVersion(Record):
    """One wording of a regulation, in force from the day in its file name."""

    title: Annotated[Line, WORDS] = Field(
        title="Tytuł", description="Pełna nazwa, bez daty i numeru wersji.", examples=["Regulamin lokalu"]
    )
    summary: Annotated[Summary, WORDS] = Field(
        title="Streszczenie",
        description="O czym mówi regulamin i kogo dotyczy. Najwyżej 300 znaków.",
        examples=["Kto i jak może korzystać z lokalu."],
    )
    adopted: Annotated[Day, PUBLIC] = Field(
        title="Data przyjęcia", description="RRRR-MM-DD: kiedy przyjęto tę wersję.", examples=["2026-05-12"]
    )
    adopted_by: Annotated[Line, PUBLIC] = Field(
        title="Kto przyjął", description="Organ lub osoba, która przyjęła tę wersję.", examples=["Operator lokalu"]
    )
    short_title: Annotated[Line | None, Use(exported=True, translated=True)] = Field(
        None,
        title="Krótka nazwa",
        description="Tak nazywają go inne regulaminy i odnośniki.",
        examples=["Regulamin sali"],
    )
    in_force_until: Annotated[Day | None, PUBLIC] = Field(
        None,
        title="Obowiązuje do",
        description="Ostatni dzień obowiązywania. Nie trzeba go podawać, gdy zastępuje go następna wersja.",
        examples=["2026-12-31"],
    )
    repealed_by: Annotated[Line | None, PUBLIC] = Field(
        None,
        title="Uchylony przez",
        description="Co uchyliło regulamin.",
        examples=["Uchwała nr 3 z 1 grudnia 2026 r."],
    )
    change_note: Annotated[Line | None, WORDS] = Field(
        None,
        title="Co się zmieniło",
        description="Jedno zdanie o zmianach wobec poprzedniej wersji.",
        examples=["Dodano zasady rezerwacji przez internet."],
    )
    source: Annotated[Sources, PUBLIC] = source_field()
    confirmed_on: Annotated[Day | None, PUBLIC] = Field(
        None,
        title="Kiedy operator potwierdził, że obowiązuje",
        description="Tekst spisany ze źródeł (source) bez tego dnia nie jest pokazywany jako obowiązujący.",
        examples=["2026-12-03"],
    )
    assumed_dates: Annotated[Flag, PUBLIC] = Field(
        False,
        title="Daty robocze",
        description="tak = adopted i dzień w nazwie pliku są przyjęte roboczo; strona mówi wtedy, że dni nie ustalono.",
        examples=["tak"],
    )
    based_on: Annotated[Many[Line], PUBLIC] = Field(
        (), title="Podstawa", description="Na czym się opiera; można podać kilka.", examples=["[Umowa z gminą]"]
    )
    annexes: Annotated[Many[Annotated[Annex, BeforeValidator(_annex)]], SHOWN] = Field(
        (),
        title="Załączniki",
        description="Pliki z katalogu content/pliki/, każdy jako nazwa albo jako {file: …, title: …}.",
        examples=["[wniosek.pdf]"],
    )
    errata: Annotated[Many[Erratum], PUBLIC] = Field(
        (),
        title="Sprostowania",
        description="Co i kiedy poprawiono w wersji już opublikowanej. Bez tego zmiana jej treści jest błędem.",
    )
    citation: Annotated[
        Annotated[str, choice("par", "art", "rozdz", "dec")] | None, Use(decides="jak czyta się i cytuje tekst")
    ] = Field(
        None,
        title="Sposób cytowania",
        description=(
            "par (§ 5 ust. 2), art (art. 5 ust. 2), rozdz (rozdział II ust. 2) albo dec (pkt 2.1). Zwykle rozpoznaje "
            "się sam; rozdz wpisz, gdy § liczą się od nowa w każdym rozdziale."
        ),
        examples=["par"],
    )
    verbatim: Annotated[Flag, Use(decides="adresy powtórzonych jednostek")] = Field(
        False,
        title="Tak jest w oryginale",
        description=(
            "tak = przyjęty tekst ma powtórzone, przeskoczone albo dwuznaczne numery i nie wolno go zmienić. "
            "Zamiast błędów są ostrzeżenia, a powtórzony numer dostaje własny adres (--2)."
        ),
        examples=["tak"],
    )

    @property
    def in_force_from(self) -> dt.date:
        assert self.source_path.day is not None
        return self.source_path.day

    @cached_property
    def regulation(self) -> Regulation:
        """The text as a tree. It is remembered together with the record, so an unchanged file is read once."""
        from plugins.regulations.parsing.parser import parse  # only when asked: start-up time

        return parse(self.body.text, self.body.line, self.citation, self.verbatim)

    @property
    def is_confirmed(self) -> bool:
        """Whether the site may say that it holds: its own text, or one that the operator confirmed."""
        return not self.source or self.confirmed_on is not None

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
            for found in _TEMPLATE.finditer(line):
                cure = (
                    "to zapis innego programu, tu widać by było same znaki. Usuń go albo wpisz to, co ma się pokazać."
                )
                yield Issue("", f"„{found[0]}”: {cure}", number, found.start() + 1)

    @check
    def _every_sign_has_a_shape(self) -> Iterator[Issue]:
        """Only the Polish text becomes a PDF."""
        if self.lang != "pl":
            return
        from plugins.regulations import glyphs  # only when asked: start-up time
        from plugins.regulations.parsing.markup import readable  # only when asked: start-up time

        cure = "nie ma kształtu w kroju pisma, więc nie wyjdzie w PDF. Usuń go albo zastąp słowem."
        for name in ("title", "adopted_by", "summary", "based_on"):
            written = getattr(self, name)
            for _offset, sign in glyphs.unprintable(written if isinstance(written, str) else "\n".join(written)):
                yield Issue(name, f"znak {glyphs.name_of(sign)} {cure}")
        for number, line in enumerate(readable(self.body.text).split("\n"), self.body.line):
            for offset, sign in glyphs.unprintable(line):
                yield Issue("", f"znak {glyphs.name_of(sign)} {cure}", number, offset + 1)

    @check
    def _has_no_second_title(self) -> Iterator[Issue]:
        if "#" not in self.body.text and "\n==" not in self.body.text:
            return
        from plugins.regulations.parsing.rows import without_comments  # only when asked: start-up time

        text = without_comments(self.body.text)
        for found in _FIRST_LEVEL.finditer(text):
            words = found["marked"] or found["underlined"]
            message = (
                "nagłówek pierwszego stopnia; na stronie jest nim już tytuł regulaminu. "
                f"Jeśli powtarza tytuł, usuń ten wiersz; jeśli nie, zacznij od dwóch krzyżyków: ## {words}"
            )
            yield Issue("", message, self.body.line + text.count("\n", 0, found.start()))

    @check
    def _text_is_whole(self) -> Iterator[Issue]:
        """What an adopted text really has can not be changed: the message names the way out."""
        if self.verbatim:
            return
        for issue in self.oddities():
            yield Issue(issue.field, f"{issue.message} {VERBATIM_CURE}", issue.line, issue.column)

    def oddities(self) -> Iterator[Issue]:
        """Numbers that repeat or jump and references that lead nowhere: problems, with ``verbatim`` warnings."""
        from plugins.regulations.tree import numbering  # only when asked: start-up time

        yield from numbering.issues_in(self.regulation, attached=len(self.annexes))
        yield from self._lost_references()

    def _lost_references(self) -> Iterator[Issue]:
        # Words of reference are Polish; easy-to-read texts and other languages speak of the Polish original.
        if self.lang != "pl":
            return
        from plugins.regulations.references.resolution import PROBLEMS, Resolver  # only when asked: start-up time

        resolver = Resolver(self.regulation, self.title, attached=len(self.annexes))
        for _unit, _passage, found in resolver.everywhere():
            for one in found:
                if one.state in PROBLEMS:
                    yield Issue("", one.message, one.line)


def anchors_of(record: Record) -> frozenset[str]:
    """Ids on the page of a version, for the check of links such as `/regulaminy/sala/2026-01-01/#par-5`."""
    assert isinstance(record, RegulationVersion)
    own = {errata_id(one.date) for one in record.errata}
    return record.regulation.anchors | {"historia", "tresc-regulaminu"} | own

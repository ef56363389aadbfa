"""What an event is: the one schema. Times are aware, in Europe/Warsaw; whole days are plain dates."""

import datetime as dt
import re
from collections.abc import Iterator
from typing import Annotated

from pydantic import AfterValidator, BeforeValidator, Field

from plugins.core.schema.access import Access
from plugins.core.schema.evidence.claims import told_as_fact
from plugins.core.schema.fields import Count, InvalidValue, Line, Many, Summary, WebAddress, choice, text_of
from plugins.core.schema.issues import Issue
from plugins.core.schema.record import Titled, check
from plugins.core.schema.references import FileRef, OrganisationOrName, PictureAlt, PictureRef, TopicRef, undescribed
from plugins.core.schema.times import DayOrEnd, DayOrTime
from plugins.core.schema.uses import EXPORTED, PUBLIC, SHOWN, WORDS
from plugins.events.fields import durations, limits, prices
from plugins.events.fields.durations import Duration
from plugins.events.fields.parts import Registration, Repeats, When, WrittenPlace, WrittenStatus
from plugins.events.recurrence import repeating
from plugins.languages.catalogue import POLISH, languages, words_of
from plugins.polish import timezone
from plugins.polish.timezone import day_of, first_moment

KINDS = words_of("events.kinds", POLISH)
_LANGUAGES = {name.casefold(): one.code for one in languages().values() for name in one.accepted}


def _length(value: object) -> Duration:
    return value if isinstance(value, Duration) else durations.duration(text_of(value))


def _price(value: object) -> str | None:
    return prices.shown(text_of(value))


def _language(value: object) -> str:
    text = text_of(value)
    if not text:
        codes = ", ".join(one.code for one in languages().values() if one.has_own_tag)
        raise InvalidValue(f"pole jest puste. Wpisz {codes} albo nazwę języka.")
    return _LANGUAGES.get(text.casefold(), text)


def _uid(text: str) -> str:
    if not re.fullmatch(r"[!-~]+", text):  # whatever another program made up, but no spaces and no letters with marks
        raise InvalidValue(
            f"„{text}” nie może być identyfikatorem. Przepisz go ze starego pliku .ics, np. 2026-rodo@example.org"
        )
    return text


class Event(Titled):
    """One event of the calendar, possibly repeating."""

    start: Annotated[DayOrTime, PUBLIC] = Field(
        title="Początek", description="RRRR-MM-DD (cały dzień) albo RRRR-MM-DD GG:MM.", examples=["2026-05-12 17:00"]
    )
    end: Annotated[DayOrEnd | None, PUBLIC] = Field(
        None, title="Koniec", description="Przy całych dniach: ostatni dzień, włącznie.", examples=["2026-05-12 19:00"]
    )
    duration: Annotated[Annotated[Duration, BeforeValidator(_length)] | None, PUBLIC] = Field(
        None, title="Czas trwania", description="Zamiast pola end: 90 min, 2 h, 3 dni.", examples=["2 h"]
    )
    kind: Annotated[str, choice(*KINDS), PUBLIC] = Field(
        title="Rodzaj", description=", ".join(KINDS), examples=["szkolenie"]
    )
    summary: Annotated[Summary, WORDS] = Field(
        title="Streszczenie", description="Najwyżej 300 znaków, bez formatowania.", examples=["Dla kogo i po co."]
    )
    place: Annotated[WrittenPlace | None, PUBLIC] = Field(
        None, title="Miejsce", description="Puste: nasza siedziba (a gdy jest online: tylko w sieci).",
        examples=["{room: sala 12}"],
    )  # fmt: skip
    online: Annotated[WebAddress | None, PUBLIC] = Field(
        None, title="Adres spotkania online", description="Widoczny dla wszystkich; link dla zapisanych wyślij osobno.",
        examples=["https://example.org/spotkanie"],
    )  # fmt: skip
    organisers: Annotated[Many[OrganisationOrName], PUBLIC] = Field(
        (), title="Organizatorzy", description="Nazwy plików z content/organizacje albo zwykłe nazwy.",
        examples=["[fundacja-przyklad]"],
    )  # fmt: skip
    trainers: Annotated[Many[Line], PUBLIC] = Field((), title="Prowadzą", examples=["[Anna Nowak]"])
    audience: Annotated[Many[Line], WORDS] = Field((), title="Dla kogo", examples=["osoby z organizacji pozarządowych"])
    language: Annotated[Many[Annotated[str, BeforeValidator(_language)]], PUBLIC] = Field(
        ("pl",), title="Język", examples=["pl"]
    )
    price: Annotated[str | None, BeforeValidator(_price), PUBLIC] = Field(
        None, title="Cena", description="Puste: bezpłatnie.", examples=["20 zł"]
    )
    seats: Annotated[Count | None, PUBLIC] = Field(
        None, title="Liczba miejsc", description="Puste: bez ograniczeń.", examples=["12"]
    )
    registration: Annotated[Registration | None, PUBLIC] = Field(
        None, title="Zapisy", examples=["{email: zapisy@example.org}"]
    )
    accessibility: Annotated[Many[Access], PUBLIC] = Field((), title="Dostępność", examples=["[pjm, petla]"])
    status: Annotated[WrittenStatus, PUBLIC] = Field("potwierdzone", title="Stan", examples=["wstepne"])
    status_note: Annotated[Line | None, WORDS] = Field(
        None,
        title="Co się zmieniło",
        description="Wymagane przy odwolane i przelozone.",
        examples=["Choroba trenerki."],
    )
    attended: Annotated[Count | None, PUBLIC] = Field(
        None, title="Ile osób przyszło", description="Po wydarzeniu; mówi też, że się odbyło.", examples=["25"]
    )
    updated: Annotated[DayOrTime | None, EXPORTED] = Field(
        None,
        title="Zmieniono",
        description="Tylko aby wymusić datę zmiany; zwykle puste.",
        examples=["2026-05-04 12:00"],
    )
    topic: Annotated[TopicRef | None, PUBLIC] = Field(None, title="Temat", examples=["szkolenia"])
    image: Annotated[PictureRef | None, PUBLIC] = Field(
        None, title="Obraz", description="Plik z content/obrazy.", examples=["plakat.jpg"]
    )
    image_alt: Annotated[PictureAlt, WORDS] = Field(None, examples=["Plakat szkolenia"])
    files: Annotated[Many[FileRef], SHOWN] = Field(
        (), title="Pliki", description="Z content/pliki.", examples=["[program.pdf]"]
    )
    series: Annotated[Line | None, PUBLIC] = Field(None, title="Cykl", examples=["Czwartki z prawem"])
    uid: Annotated[Annotated[Line, AfterValidator(_uid)] | None, EXPORTED] = Field(
        None, title="Identyfikator w kalendarzach", description="Tylko po zmianie nazwy pliku: dawna wartość UID.",
        examples=["2026-rodo"],
    )  # fmt: skip
    repeats: Annotated[Repeats | None, PUBLIC] = Field(
        None, title="Powtarzanie", examples=["{every: tydzień, count: 10}"]
    )

    @property
    def all_day(self) -> bool:
        return not isinstance(self.start, dt.datetime)

    @property
    def finish(self) -> When:
        """The end of the (first) date: a moment, or for whole days the last day, included."""
        if self.end is not None:
            return self.end
        if self.duration is None:
            return self.start
        if isinstance(self.start, dt.datetime):
            return timezone.later(self.start + dt.timedelta(days=self.duration.days), self.duration.exact)
        return self.start + dt.timedelta(days=max(self.duration.days, 1) - 1)

    def doubts_in(self, text: str) -> Iterator[tuple[int, str]]:
        """Also an announcement that is told as a fact."""
        yield from super().doubts_in(text)
        plainly = bool(self.source) and all(source.preview for source in self.source)
        if not plainly and self.is_only_announced(day_of(self.finish)):
            yield from told_as_fact(text, self.year)

    @property
    def online_only(self) -> bool:
        """An address on the network and no place named: the default place is then not meant."""
        return self.online is not None and self.place is None

    @property
    def is_free(self) -> bool | None:
        """None where the price is neither clearly none nor an amount."""
        return prices.is_free(self.price or "")

    @property
    def is_off(self) -> bool:
        """Will not take place when it says: called off, or postponed and nobody knows until when."""
        return self.status in ("odwolane", "przelozone")

    def is_only_announced(self, last_day: dt.date) -> bool:
        """Whether all that its sources know is older than ``last_day``; False where it has none."""
        if self.is_off or self.attended or not self.source:
            return False
        return not any(source.tells_of_the_past(last_day) for source in self.source)

    def uid_at(self, host: str) -> str:
        """The permanent identifier in calendars (contract, section 4)."""
        uid = self.uid or f"{self.year}-{self.slug}"
        return uid if "@" in uid else f"{uid}@{host}"

    def part_uid_at(self, host: str, day: dt.date | None) -> str:
        """The identifier of the entry that is named by a day (contract, section 4); of the event's own without one."""
        uid, _, at = self.uid_at(host).partition("@")
        return f"{uid}--{day:%Y%m%d}@{at}" if day else f"{uid}@{at}"

    @check
    def _ends_after_it_starts(self) -> Iterator[Issue]:
        if self.end is not None and self.duration is not None:
            yield Issue("duration", "jest i end, i duration. Zostaw jedno z nich.")
        elif self.end is None and self.duration is None:
            if not self.all_day:
                yield Issue("end", "brakuje końca. Dopisz end (np. 2026-05-12 19:00) albo duration (np. 2 h).")
        elif self.end is not None:
            yield from limits.order_issues("end", self.start, self.end)
        elif self.duration is not None and self.all_day and self.duration.exact:
            yield Issue(
                "duration", "wydarzenie całodniowe trwa w dniach. Zapisz np. 2 dni albo dopisz godzinę w start."
            )

    @check
    def _has_a_believable_time(self) -> Iterator[Issue]:
        yield from limits.issues_in(self.start, self.finish)

    @check
    def _says_why_it_is_off(self) -> Iterator[Issue]:
        if self.is_off and not self.status_note:
            yield Issue("status_note", f"brakuje wyjaśnienia przy status: {self.status}. Dopisz status_note: powód.")

    @check
    def _picture_is_described(self) -> Iterator[Issue]:
        yield from undescribed(self.image, self.image_alt)

    @check
    def _place_is_on_the_map(self) -> Iterator[Issue]:
        if self.place and (self.place.lat is None) != (self.place.lon is None):
            yield Issue("place", "współrzędne idą w parze. Podaj lat i lon albo usuń oba.")

    @check
    def _one_can_register(self) -> Iterator[Issue]:
        if not (signing_up := self.registration):
            return
        if not (signing_up.url or signing_up.email or signing_up.phone or signing_up.full):
            yield Issue("registration", "nie wiadomo, jak się zapisać. Dopisz url, email albo phone.")
        if signing_up.opens and signing_up.deadline and closing(signing_up.deadline) <= first_moment(signing_up.opens):
            yield Issue("registration.deadline", "zapisy kończą się, zanim się zaczną (opens). Popraw jedną z dat.")

    @check
    def _registration_closes_before_the_start(self) -> Iterator[Issue]:
        deadline = self.registration.deadline if self.registration else None
        if deadline is None:
            return
        time_of = first_moment if isinstance(deadline, dt.datetime) and not self.all_day else day_of
        if time_of(deadline) > time_of(self.start):
            yield Issue(
                "registration.deadline",
                f"zapisy kończą się po początku wydarzenia ({self.start:%Y-%m-%d}). Popraw datę.",
            )

    @check
    def _repeats_sensibly(self) -> Iterator[Issue]:
        if self.repeats:
            yield from repeating.issues_in(self)


def closing(when: When) -> dt.datetime:
    """The moment after which a deadline has passed: a bare day counts until its midnight."""
    return when if isinstance(when, dt.datetime) else timezone.midnight(when + dt.timedelta(days=1))

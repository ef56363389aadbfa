"""What an announcement is: the one schema. Moments are aware, in Europe/Warsaw; whole days are plain dates."""

import datetime as dt
import re
from collections.abc import Iterator
from decimal import Decimal
from typing import Annotated

from pydantic import BeforeValidator, Field

from plugins.core.schema.addresses import is_email, wrong_contact
from plugins.core.schema.fields import InvalidValue, Line, Many, Summary, Text, text_of
from plugins.core.schema.issues import Issue
from plugins.core.schema.record import Part, Titled, check
from plugins.core.schema.references import (
    ADDRESS,
    AnnouncementRef,
    EventRef,
    FileRef,
    OrganisationRef,
    PictureAlt,
    PictureRef,
    Reference,
    TopicRef,
    undescribed,
)
from plugins.core.schema.times import Day, DayOrDeadline, DayOrTime, Deadline, NoticeTime
from plugins.core.schema.uses import PUBLIC, SHOWN, WORDS, Use
from plugins.polish import timezone
from plugins.polish.timezone import day_of

URGENT_DAYS = 14

When = dt.date | dt.datetime


def _amount(value: object) -> Decimal:
    """Money in złoty: „2500”, „2 500 zł”, „2500,50”."""
    text = re.sub(r"[\s\u00a0]|zł|PLN", "", text_of(value), flags=re.IGNORECASE).replace(",", ".")
    if re.fullmatch(r"\d{1,9}(?:\.\d{1,2})?", text) and Decimal(text) > 0:
        return Decimal(text)
    raise InvalidValue(f"„{value}” nie jest kwotą. Zapisz ją cyframi, np. 2500")


def _link(value: object) -> str:
    """An address on the web, one inside the site, an e-mail address, a file or a document: as staff write it."""
    text = text_of(value)
    if re.fullmatch(r"https?://[^\s/]+\.\S+|/\S*", text) or (
        text.startswith("mailto:") and not wrong_contact("mailto", text)
    ):
        return text
    if is_email(text):
        return f"mailto:{text}"
    raise InvalidValue(
        f"„{text}” nie jest adresem. Zapisz adres strony (https://…), adres w serwisie (/…/) albo e-mail."
    )


def _results(value: object) -> str:
    """What `_link` takes, or the name of the announcement with the results."""
    text = text_of(value)
    if re.fullmatch(r"(?:\{filename\})?(?:[./a-z]*/)?\d{4}-\d\d-\d\d-[a-z0-9-]+(?:\.md)?", text):
        return text.removeprefix("{filename}").rsplit("/", 1)[-1].removesuffix(".md")
    try:
        return _link(text)
    except InvalidValue:
        raise InvalidValue(
            f"„{text}” nie wskazuje wyników. Podaj nazwę pliku ogłoszenia bez „.md” albo adres (https://… lub /…/)."
        ) from None


Amount = Annotated[Decimal, BeforeValidator(_amount)]


class Call(Part):
    """A call for applications: who may apply for how much, from when and until when."""

    opens: Annotated[DayOrTime | None, PUBLIC] = Field(
        None, title="Nabór od", description="RRRR-MM-DD albo RRRR-MM-DD GG:MM.", examples=["2026-12-01"]
    )
    deadline: Annotated[Deadline, PUBLIC] = Field(
        title="Termin składania", description="Dzień i godzina: RRRR-MM-DD GG:MM.", examples=["2026-12-15 23:59"]
    )
    amount_max: Annotated[Amount | None, PUBLIC] = Field(
        None, title="Najwyższa kwota", description="W złotych, na jeden projekt.", examples=["5000"]
    )
    budget: Annotated[Amount | None, PUBLIC] = Field(
        None, title="Pula naboru", description="W złotych, łącznie.", examples=["50000"]
    )
    who: Annotated[Line | None, WORDS] = Field(
        None, title="Kto może złożyć wniosek", examples=["organizacje i grupy nieformalne z naszego miasta"]
    )
    apply_url: Annotated[Annotated[str, BeforeValidator(_link), ADDRESS] | None, SHOWN] = Field(
        None,
        title="Gdzie złożyć wniosek",
        description="Adres formularza, strony w serwisie albo e-mail.",
        examples=["https://example.org/wniosek"],
    )
    results: Annotated[
        Annotated[str, BeforeValidator(_results), Reference("announcements", or_address=True)] | None, SHOWN
    ] = Field(
        None,
        title="Wyniki i lista rezerwowa",
        description="Nazwa pliku ogłoszenia z wynikami (bez .md) albo adres.",
        examples=["2026-12-22-wyniki-naboru"],
    )
    results_on: Annotated[Day | None, SHOWN] = Field(
        None,
        title="Dzień wyników",
        description="Wcześniej nabór nie jest rozstrzygnięty. Puste: od dnia ogłoszenia z wynikami.",
        examples=["2026-12-22"],
    )


class Announcement(Titled):
    """A notice with a life cycle. The page stays at its address for ever, whatever becomes of it."""

    date: Annotated[NoticeTime, PUBLIC] = Field(
        title="Data publikacji",
        description="Wcześniej ogłoszenia nie widać. RRRR-MM-DD albo RRRR-MM-DD GG:MM.",
        examples=["2026-11-23"],
    )
    summary: Annotated[Summary, WORDS] = Field(
        title="Streszczenie",
        description="Najwyżej 300 znaków, bez formatowania.",
        examples=["Najważniejsze w jednym zdaniu."],
    )
    topic: Annotated[TopicRef, PUBLIC] = Field(
        title="Temat", description="Jeden z tematów z site.yaml.", examples=["szkolenia"]
    )
    added: Annotated[Day | None, PUBLIC] = Field(
        None,
        title="Dodano do serwisu",
        description="Tylko przy wpisie o dawnej sprawie (date to jej dzień): kiedy wpis trafił do serwisu.",
        examples=["2026-11-23"],
    )
    updated: Annotated[NoticeTime | None, PUBLIC] = Field(
        None,
        title="Zmieniono",
        description="Dzień ostatniej istotnej zmiany. Razem z change_note.",
        examples=["2026-11-25"],
    )
    change_note: Annotated[Many[Text], WORDS] = Field(
        (),
        title="Co się zmieniło",
        description="Jedno zdanie albo lista zmian, od najnowszej.",
        examples=["Poprawiona godzina spotkania."],
    )
    expires: Annotated[Day | None, PUBLIC] = Field(
        None, title="Ważne do", description="Ostatni dzień, kiedy ogłoszenie jest aktualne.", examples=["2026-12-31"]
    )
    urgent_until: Annotated[DayOrDeadline | None, Use(decides="pasek u góry każdej strony")] = Field(
        None,
        title="Pilne do",
        description=f"Pasek na każdej stronie, do końca dnia albo do podanej godziny; najwyżej {URGENT_DAYS} dni.",
        examples=["2026-11-30"],
    )
    image: Annotated[PictureRef | None, PUBLIC] = Field(
        None, title="Obraz", description="Plik z content/obrazy.", examples=["plakat.jpg"]
    )
    image_alt: Annotated[PictureAlt, WORDS] = Field(None, examples=["Plakat spotkania"])
    organisations: Annotated[Many[OrganisationRef], SHOWN] = Field(
        (),
        title="Organizacje",
        description="Nazwy plików z content/organizacje bez .md.",
        examples=["[fundacja-przyklad]"],
    )
    events: Annotated[Many[EventRef], SHOWN] = Field(
        (),
        title="Wydarzenia",
        description="Nazwy plików z content/kalendarz bez .md.",
        examples=["[2026-05-12-dzien-otwarty]"],
    )
    supersedes: Annotated[Many[AnnouncementRef], SHOWN] = Field(
        (),
        title="Zastępuje",
        description="Nazwy plików wcześniejszych ogłoszeń bez .md.",
        examples=["[2026-11-01-nabor]"],
    )
    withdrawn: Annotated[Text | None, PUBLIC] = Field(
        None,
        title="Wycofane",
        description="Powód. Strona zostaje pod swoim adresem, z powodem na górze.",
        examples=["Spotkanie się nie odbędzie."],
    )
    author: Annotated[Line | None, PUBLIC] = Field(
        None, title="Kto przygotował", description="Zespół albo jednostka.", examples=["Zespół ośrodka"]
    )
    files: Annotated[Many[FileRef], PUBLIC] = Field(
        (), title="Pliki", description="Z content/pliki.", examples=["[regulamin.pdf]"]
    )
    funding: Annotated[Text | None, PUBLIC] = Field(
        None,
        title="Finansowanie",
        description="Zdanie o źródle pieniędzy.",
        examples=["Zadanie finansuje gmina."],
    )
    call: Annotated[Call | None, PUBLIC] = Field(
        None, title="Nabór wniosków", examples=["{deadline: 2026-12-15 23:59}"]
    )

    @property
    def shown_from(self) -> dt.datetime:
        return timezone.first_moment(self.date)

    @property
    def published(self) -> When:
        """The moment from which the notice could be read; ``date`` but for entries about the past."""
        return self.added or self.date

    @check
    def _not_added_before_what_it_tells_of(self) -> Iterator[Issue]:
        if self.added and self.added < day_of(self.date):
            yield Issue(
                "added",
                f"dzień dodania ({self.added}) jest przed dniem sprawy ({day_of(self.date)}). "
                "Zwykłe ogłoszenie nie potrzebuje tego pola: usuń je.",
            )

    @check
    def _not_changed_before_publication(self) -> Iterator[Issue]:
        if self.updated and day_of(self.updated) < day_of(self.date):
            yield Issue(
                "updated",
                f"dzień zmiany ({day_of(self.updated)}) jest przed publikacją ({day_of(self.date)}). "
                "Popraw jedną z dat.",
            )

    @check
    def _change_is_described_and_dated(self) -> Iterator[Issue]:
        if self.updated and not self.change_note:
            yield Issue("change_note", "brakuje opisu zmiany przy polu updated. Dopisz change_note: co się zmieniło.")
        if self.change_note and not self.updated:
            yield Issue("updated", "brakuje dnia zmiany przy polu change_note. Dopisz updated: RRRR-MM-DD")

    @check
    def _does_not_expire_before_publication(self) -> Iterator[Issue]:
        if self.expires and self.expires < day_of(self.date):
            yield Issue(
                "expires",
                f"ogłoszenie wygasa ({self.expires}) przed publikacją ({day_of(self.date)}). Popraw jedną z dat.",
            )

    @check
    def _is_not_urgent_for_long(self) -> Iterator[Issue]:
        if not self.urgent_until:
            return
        published, until = day_of(self.date), day_of(self.urgent_until)
        last = published + dt.timedelta(days=URGENT_DAYS)
        if until < published:
            yield Issue("urgent_until", f"dzień {until} jest przed publikacją ({published}). Popraw datę.")
        elif until > last:
            yield Issue(
                "urgent_until", f"pilne może być najwyżej {URGENT_DAYS} dni od publikacji. Wpisz najpóźniej {last}"
            )

    @check
    def _picture_is_described(self) -> Iterator[Issue]:
        yield from undescribed(self.image, self.image_alt)

    @check
    def _call_closes_after_it_opens(self) -> Iterator[Issue]:
        if self.call and self.call.opens and not opens_before(self.call.opens, self.call.deadline):
            yield Issue(
                "call.deadline",
                f"termin ({self.call.deadline:%Y-%m-%d %H:%M}) jest przed otwarciem naboru. Popraw jedną z dat.",
            )

    @check
    def _does_not_supersede_itself(self) -> Iterator[Issue]:
        if self.ref in self.supersedes:
            yield Issue(
                "supersedes", "ogłoszenie nie może zastępować samego siebie. Podaj nazwę wcześniejszego ogłoszenia."
            )


def opens_before(opens: When, deadline: dt.datetime) -> bool:
    """Whether a call that opens then (a date: at its first minute) is open before its deadline."""
    return opens < deadline if isinstance(opens, dt.datetime) else opens <= deadline.date()

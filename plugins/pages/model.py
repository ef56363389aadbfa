"""What a page is: a text that stands at its address. One kind of page has an official form of its own."""

import re
from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Annotated, Any

from pydantic import BeforeValidator, Field

from plugins.core.schema.body import Body
from plugins.core.schema.fields import Email, InvalidValue, Line, Many, Phone, Summary, Text, choice, text_of
from plugins.core.schema.issues import Issue
from plugins.core.schema.record import Part, SourcePath, Titled, check
from plugins.core.schema.times import Day
from plugins.core.schema.uses import EXPORTED, PUBLIC, SHOWN, Use
from plugins.core.site.paths import TRANSLATIONS
from plugins.pages.menu import Places

HOME = "index"
# Addresses of other parts of the site: also of those that a build makes only when there is something in them.
RESERVED = (
    "aktualnosci", "kalendarz", "organizacje", "regulaminy", *TRANSLATIONS, "obrazy", "pliki", "theme", "wzornik",
    "mapa-strony", "szukaj", "pagefind", "poradnik",
)  # fmt: skip
DECLARATION = "deklaracja-dostepnosci"
BLOCKS = ("kontakt", "godziny", "sale", "operatorzy", "niewiadome")
STATUSES: Mapping[str, str] = MappingProxyType(
    {"zgodna": "w pełni zgodna", "czesciowo-zgodna": "częściowo zgodna", "niezgodna": "niezgodna"}
)


class PlainPage(Titled):
    """A page of `content/strony/`; `index.md` holds the home page's own text."""

    summary: Annotated[Summary | None, Use(shown=True, translated=True)] = Field(
        None,
        title="Streszczenie",
        description="Najwyżej 300 znaków, bez formatowania; stoi pod tytułem i w wynikach wyszukiwania.",
        examples=["Gdzie jesteśmy i jak do nas trafić."],
    )
    menu: Annotated[Places, Use(decides="miejsce w menu")] = Field(
        (),
        title="Miejsce w menu",
        description="Glowne albo stopka; po nazwie może stać kolejność. Oba menu: [glowne 2, stopka 1].",
        examples=["glowne 2"],
    )
    show: Annotated[Many[Annotated[str, choice(*BLOCKS)]], SHOWN] = Field(
        (),
        title="Co pokazać z site.yaml",
        description="W kolejności, w jakiej ma stać pod tekstem (gdy jest kontakt: nad nim; niewiadome zawsze nad): "
        f"{', '.join(BLOCKS)}.",
        examples=["[kontakt, godziny]"],
    )
    updated: Annotated[Day | None, EXPORTED] = Field(
        None, title="Zmieniono", description="Dzień ostatniej istotnej zmiany tej strony.", examples=["2026-11-23"]
    )
    review_by: Annotated[Day | None, Use(private="przypomina o niej overview")] = Field(
        None,
        title="Przejrzyj do",
        description="Dzień, do którego warto sprawdzić, czy strona jest aktualna; przypomina o nim overview.",
        examples=["2027-06-30"],
    )
    kind: Annotated[Annotated[str, choice(DECLARATION)] | None, Use(private="wybiera pola dokumentu")] = Field(
        None,
        title="Rodzaj strony",
        description="Tylko dla deklaracji dostępności, która ma dalsze pola.",
        examples=[DECLARATION],
    )

    @check
    def _leaves_the_addresses_of_others(self) -> Iterator[Issue]:
        if self.slug in RESERVED and self.lang == "pl":
            message = f"adres /{self.slug}/ należy do stałej części serwisu. Zmień nazwę pliku."
            yield Issue("", message, line=1)

    @check
    def _home_shows_its_data_by_itself(self) -> Iterator[Issue]:
        if self.slug == HOME and self.show:
            yield Issue("show", "strona główna pokazuje te dane sama. Usuń to pole.")

    @classmethod
    def model_for(cls, front: Mapping[str, object]) -> Any:
        return Declaration if cls is PlainPage and front.get("kind") == DECLARATION else cls

    @classmethod
    def read(cls, front: Mapping[str, object], source_path: SourcePath, body: Body) -> Any:
        """A page of the kind that the front matter names."""
        return super(PlainPage, cls.model_for(front)).read(front, source_path, body)


def _link(value: object) -> str:
    text = text_of(value)
    if re.fullmatch(r"https?://[^\s/]+\.\S+|/\S*", text):
        return text
    raise InvalidValue(f"„{text}” nie jest adresem. Zapisz adres strony (https://…) albo adres w serwisie (/…/).")


LinkAddress = Annotated[str, BeforeValidator(_link)]


class App(Part):
    """A mobile application that the declaration covers."""

    name: Annotated[Line, SHOWN] = Field(title="Nazwa", examples=["Nasza aplikacja (Android)"])
    url: Annotated[LinkAddress, SHOWN] = Field(title="Skąd ją pobrać", examples=["https://example.org/aplikacja"])


class Declaration(PlainPage):
    """The accessibility declaration. The program sets the official structure around these fields.

    The text of the file stands in „Pozostałe informacje”. Source of the fields: the ministry's document on
    declarations, version 2.0 of 31 July 2024, and art. 10 of the Act of 4 April 2019 on digital accessibility.
    """

    status: Annotated[str, choice(*STATUSES), SHOWN] = Field(
        title="Stan dostępności", description=f"{', '.join(STATUSES)}.", examples=["czesciowo-zgodna"]
    )
    published: Annotated[Day, SHOWN] = Field(
        title="Data publikacji serwisu", description="RRRR-MM-DD.", examples=["2026-11-23"]
    )
    updated: Annotated[Day, PUBLIC] = Field(
        title="Data ostatniej istotnej zmiany serwisu", description="RRRR-MM-DD.", examples=["2026-11-23"]
    )
    prepared: Annotated[Day, SHOWN] = Field(
        title="Data sporządzenia deklaracji", description="Pierwsza; potem się nie zmienia.", examples=["2026-11-23"]
    )
    reviewed: Annotated[Day | None, SHOWN] = Field(
        None,
        title="Data ostatniego przeglądu",
        description="Co roku do 31 marca i po każdej ważnej zmianie.",
        examples=["2027-03-15"],
    )
    method: Annotated[Text, SHOWN] = Field(
        title="Sposób oceny",
        description="Jak sprawdzono dostępność.",
        examples=["Samoocena: testy automatyczne i przegląd z klawiaturą"],
    )
    inaccessible: Annotated[Many[Line], SHOWN] = Field(
        (),
        title="Niezgodność z załącznikiem",
        description="Lista tego, co nie spełnia wymagań.",
        examples=['["Skany starszych regulaminów nie mają warstwy tekstowej."]'],
    )
    exempt: Annotated[Many[Line], SHOWN] = Field(
        (),
        title="Treści nieobjęte przepisami",
        description="Lista wyłączeń.",
        examples=['["Nagrania opublikowane przed 23 września 2020 r. nie mają napisów."]'],
    )
    undue_cost: Annotated[Many[Line], SHOWN] = Field(
        (),
        title="Nadmierne koszty",
        description="Lista tego, czego dostosowanie kosztowałoby za dużo. Razem z assessment.",
        examples=['["Tłumaczenie wszystkich nagrań na polski język migowy."]'],
    )
    assessment: Annotated[LinkAddress | None, SHOWN] = Field(
        None,
        title="Ocena kosztów",
        description="Adres dokumentu z oceną, dlaczego koszty byłyby nadmierne.",
        examples=["/pliki/ocena-kosztow.pdf"],
    )
    facilities: Annotated[Many[Line], SHOWN] = Field(
        (),
        title="Udogodnienia i ograniczenia",
        description="Co pomaga, a co ogranicza; lista.",
        examples=['["Stronę można powiększyć do 400%."]'],
    )
    shortcuts: Annotated[Many[Line], SHOWN] = Field(
        (),
        title="Skróty klawiszowe",
        description="Tylko własne skróty serwisu; bez standardowych skrótów przeglądarki.",
        examples=['["Alt + S: wyszukiwarka"]'],
    )
    entity: Annotated[Line | None, SHOWN] = Field(
        None,
        title="Podmiot",
        description="Kto odpowiada za serwis. Puste: publisher z site.yaml.",
        examples=["Fundacja Nadrzeczna"],
    )
    contact: Annotated[Line, SHOWN] = Field(
        title="Kontakt",
        description="Osoba albo komórka, która przyjmuje zgłoszenia.",
        examples=["zespół ośrodka"],
    )
    email: Annotated[Email | None, SHOWN] = Field(
        None, title="E-mail", description="Puste: adres z site.yaml.", examples=["biuro@example.org"]
    )
    phone: Annotated[Phone | None, SHOWN] = Field(
        None, title="Telefon", description="Puste: pierwszy numer z site.yaml.", examples=["32 123 45 67"]
    )
    architecture: Annotated[Many[Line], SHOWN] = Field(
        title="Dostępność architektoniczna",
        description="Dojście, wejście, piętra, toaleta, pies asystujący; lista zdań.",
        examples=['["Do budynku prowadzi wejście bez schodów."]'],
    )
    architecture_url: Annotated[LinkAddress | None, SHOWN] = Field(
        None,
        title="Opis dostępności budynku",
        description="Adres osobnego opisu, jeśli jest.",
        examples=["/dostepnosc/"],
    )
    communication: Annotated[Many[Line], SHOWN] = Field(
        title="Dostępność komunikacyjno-informacyjna",
        description="Tłumacz języka migowego, pętla indukcyjna, tekst łatwy do czytania; lista zdań.",
        examples=['["Nie zapewniamy tłumacza języka migowego online."]'],
    )
    apps: Annotated[tuple[App, ...], SHOWN] = Field((), title="Aplikacje mobilne", description="Lista, jeśli są.")

    @check
    def _says_what_is_not_accessible(self) -> Iterator[Issue]:
        barriers = self.inaccessible or self.exempt or self.undue_cost
        if self.status == "zgodna" and barriers:
            yield Issue("status", "serwis z niedostępnymi treściami nie jest w pełni zgodny. Wpisz czesciowo-zgodna.")
        elif self.status != "zgodna" and not barriers:
            message = "brakuje listy niedostępnych treści. Dopisz inaccessible, exempt albo undue_cost."
            yield Issue("inaccessible", message, at="status")

    @check
    def _describes_the_place(self) -> Iterator[Issue]:
        if not self.architecture:
            yield Issue("architecture", "lista jest pusta. Opisz dojście, wejście i wnętrze choć jednym zdaniem.")

    @check
    def _describes_communication(self) -> Iterator[Issue]:
        if not self.communication:
            yield Issue("communication", "lista jest pusta. Napisz choć jednym zdaniem, jak można się porozumieć.")

    @check
    def _costs_are_assessed(self) -> Iterator[Issue]:
        if self.undue_cost and not self.assessment:
            yield Issue("undue_cost", "brakuje oceny kosztów. Dopisz assessment: adres dokumentu z oceną.")

    @check
    def _is_not_changed_before_it_is_published(self) -> Iterator[Issue]:
        if self.updated < self.published:
            yield Issue("updated", f"zmiana ({self.updated}) jest przed publikacją ({self.published}). Popraw datę.")

    @check
    def _is_not_reviewed_before_it_is_prepared(self) -> Iterator[Issue]:
        if self.reviewed and self.reviewed < self.prepared:
            message = f"przegląd ({self.reviewed}) jest przed sporządzeniem ({self.prepared}). Popraw datę."
            yield Issue("reviewed", message)

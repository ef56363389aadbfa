"""What a page is: a text that stands at its address and does not age by itself."""

from pydantic import Field

from plugins.core.fields import Day, Summary
from plugins.core.record import Titled
from plugins.pages.menu import Places

HOME = "index"


class PlainPage(Titled):
    """A page of `content/strony/`. `index.md` holds the home page's own text."""

    summary: Summary | None = Field(
        None,
        title="Streszczenie",
        description="Najwyżej 300 znaków, bez formatowania; stoi pod tytułem i w wynikach wyszukiwania.",
        examples=["Gdzie jesteśmy i jak do nas trafić."],
    )
    menu: Places = Field(
        (),
        title="Miejsce w menu",
        description="glowne albo stopka, po nazwie może stać kolejność; oba: lista.",
        examples=["glowne 2"],
    )
    updated: Day | None = Field(
        None, title="Zmieniono", description="Dzień ostatniej istotnej zmiany treści.", examples=["2026-11-23"]
    )

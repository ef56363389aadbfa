"""Languages in which an organisation can help: a code or a Polish name, kept as the Polish name."""

from typing import Annotated

from pydantic import BeforeValidator

from plugins.core.schema.fields import InvalidValue, text_of

NAMES = {
    "pl": "polski",
    "uk": "ukraiński",
    "en": "angielski",
    "de": "niemiecki",
    "ru": "rosyjski",
    "be": "białoruski",
    "szl": "śląski",
    "cs": "czeski",
    "sk": "słowacki",
    "fr": "francuski",
    "es": "hiszpański",
    "it": "włoski",
    "rom": "romski",
    "tr": "turecki",
    "ka": "gruziński",
    "ar": "arabski",
    "vi": "wietnamski",
    "pjm": "polski język migowy",
}
"""Code (BCP 47; ``pjm`` for Polish Sign Language, as everyone in Poland calls it) -> name."""

CODES = {name: code for code, name in NAMES.items()}


def _language(value: object) -> str:
    text = text_of(value)
    name = NAMES.get(text.lower(), text.lower().removeprefix("język ").strip())
    if name in ("migowy", "polski migowy", "migowy polski"):
        name = NAMES["pjm"]
    if len(name) < 4:
        raise InvalidValue(f"„{text}” nie jest znanym językiem. Napisz jego nazwę po polsku, np. ukraiński")
    return name


Language = Annotated[str, BeforeValidator(_language)]

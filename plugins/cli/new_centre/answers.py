"""What a new centre is asked: by options of the command, and on a terminal by questions for what is missing."""

from collections.abc import Callable, Mapping
from typing import NamedTuple

from plugins.languages.catalogue import languages


class Question(NamedTuple):
    """``option`` of the command, ``field`` of site.yaml that says whether the answer is right."""

    option: str
    words: str
    example: str
    field: str
    needed: bool = False


QUESTIONS = (
    Question("name", "Nazwa ośrodka", "Pod Wierzbą", "name", needed=True),
    Question("town", "Miejscowość", "Wierzbograd", "address.city", needed=True),
    Question("url", "Stały adres strony", "https://pod-wierzba.example", "url", needed=True),
    Question("email", "E-mail ośrodka", "biuro@pod-wierzba.example", "email", needed=True),
    Question("descriptor", "Czym jest, w kilku słowach", "centrum organizacji pozarządowych", "descriptor"),
    Question("street", "Ulica i numer", "ul. Nadrzeczna 7", "address.street"),
    Question("postal-code", "Kod pocztowy", "00-000", "address.postal_code"),
    Question("phone", "Telefon", "32 123 45 67", "phones"),
    Question("operators", "Kto prowadzi (kilka nazw po średniku)", "Fundacja Przykład", "operators"),
    Question("funder", "Kto finansuje", "Gmina Wierzbograd", "funder.name"),
    Question("topics", "Tematy ogłoszeń (po średniku)", "Szkolenia; Wydarzenia; Wolontariat", "topics"),
    Question("languages", f"Języki: {', '.join(languages())} (po przecinku)", "pl, uk", "languages"),
)
NEEDED = tuple(question.option for question in QUESTIONS if question.needed)


def asked(given: Mapping[str, str], ask: Callable[[str], str]) -> dict[str, str]:
    """The answers: those given, and for the others what ``ask`` brings. A needed one is asked until it is there."""
    answers = dict(given)
    for question in QUESTIONS:
        while question.option not in answers:
            rest = "" if question.needed else "; Enter pomija"
            answer = ask(f"{question.words} (np. {question.example}{rest}): ").strip()
            if answer or not question.needed:
                answers[question.option] = answer
    return {option: answer for option, answer in answers.items() if answer}

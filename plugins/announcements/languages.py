"""The words around a notice in the languages of the site. Names of months come from Babel, by the core."""

import datetime as dt
from typing import NamedTuple

from plugins.announcements.lifecycle import CallStage
from plugins.core.schema.certainty import day_words
from plugins.polish.dates import by, moment
from plugins.polish.timezone import day_of


class Words(NamedTuple):
    """Labels of facts, titles of sections and banners, states of calls, buttons."""

    added: str
    withdrawn: str
    superseded: str
    expired: str
    was_valid: str
    valid: str
    changed: str
    files: str
    events: str
    organisations: str
    marks: str
    publisher: str
    author: str
    about: str
    created: str
    published: str
    withdrawal: str
    replaces: str
    call: str
    opens: str
    deadline: str
    amount: str
    at_most: str
    budget: str
    who: str
    results: str
    no_results: str
    apply: str
    coming: str
    running: str
    last_days: str
    closed: str
    decided: str

    def state(self, stage: CallStage) -> str:
        return {
            CallStage.COMING: self.coming,
            CallStage.OPEN: self.running,
            CallStage.LAST_DAYS: self.last_days,
            CallStage.CLOSED: self.closed,
            CallStage.DECIDED: self.decided,
        }[stage]


POLISH = Words(
    "wpis archiwalny, dodany", "To ogłoszenie zostało wycofane", "To ogłoszenie zostało zastąpione nowszym",
    "To ogłoszenie jest już nieaktualne", "Było ważne do", "Ważne do", "Zmieniono", "Pliki", "Wydarzenia",
    "Organizacje", "Metryczka", "Publikuje", "Przygotowanie", "Dotyczy dnia", "Data wytworzenia", "Opublikowano",
    "Wycofano", "Zastępuje", "Nabór wniosków", "Otwarcie naboru", "Termin składania", "Kwota na projekt", "do",
    "Pula naboru", "Dla kogo", "Wyniki i lista rezerwowa", "nie ma ich na tej stronie", "Złóż wniosek",
    "Wkrótce", "Trwa", "Ostatnie dni", "Zakończony", "Rozstrzygnięty",
)  # fmt: skip
UKRAINIAN = Words(
    "архівний запис, додано", "Це оголошення відкликано", "Це оголошення замінено новішим",
    "Це оголошення вже не актуальне", "Було чинне до", "Чинне до", "Змінено", "Файли", "Події",
    "Організації", "Про цю публікацію", "Публікує", "Підготовка", "Стосується дня", "Дата створення", "Опубліковано",
    "Відкликано", "Замінює", "Прийом заявок", "Початок прийому", "Кінцевий термін", "Сума на проєкт", "до",
    "Загальна сума", "Для кого", "Результати та резервний список", "на цій сторінці їх немає", "Подати заявку",
    "Незабаром", "Триває", "Останні дні", "Завершено", "Є результати",
)  # fmt: skip
ENGLISH = Words(
    "from the archive, added on", "This notice has been withdrawn", "This notice has been replaced by a newer one",
    "This notice is out of date", "It was valid until", "Valid until", "Changed on", "Files", "Events",
    "Organisations", "About this notice", "Published by", "Prepared by", "About the day", "Written on", "Published on",
    "Withdrawn", "Replaces", "Call for applications", "Opens on", "Apply by", "Amount for a project", "up to",
    "Total budget", "Who can apply", "Results and reserve list", "not on this site", "Apply",
    "Soon", "Open", "Last days", "Closed", "Decided",
)  # fmt: skip
BY_LANGUAGE = {"pl": POLISH, "etr": POLISH, "uk": UKRAINIAN, "en": ENGLISH}


def is_foreign(lang: str) -> bool:
    return BY_LANGUAGE[lang] is not POLISH


def deadline(value: dt.datetime | dt.date, lang: str) -> str:
    """The end of a call: „do wtorku 15 grudnia 2026 r., godz. 12.00”, `15 December 2026, 12:00`."""
    if BY_LANGUAGE[lang] is POLISH:
        return by(value)
    if isinstance(value, dt.datetime) and value.time() == dt.time():
        return f"{day_words(value.date() - dt.timedelta(days=1), lang)}, 24:00"
    return _point(value, lang)


def opening(value: dt.datetime | dt.date, lang: str) -> str:
    if BY_LANGUAGE[lang] is POLISH and isinstance(value, dt.datetime):
        return moment(value)
    return _point(value, lang)


def _point(value: dt.datetime | dt.date, lang: str) -> str:
    day = day_words(day_of(value), lang)
    return f"{day}, {value:%H:%M}" if isinstance(value, dt.datetime) else day

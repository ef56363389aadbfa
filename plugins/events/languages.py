"""The words of an event's page in the languages of the site. Dates in other languages come from Babel."""

import datetime as dt
from collections.abc import Mapping
from typing import NamedTuple

from plugins.events import words
from plugins.events.fields.parts import When
from plugins.events.model import KINDS
from plugins.polish.dates import NBSP
from plugins.polish.timezone import day_of


class Words(NamedTuple):
    """Labels of facts, titles of sections and banners, names of kinds, access and languages."""

    when: str
    next_date: str
    repeats: str
    where: str
    online: str
    registration: str
    price: str
    free: str
    seats: str
    access: str
    audience: str
    trainers: str
    organisers: str
    language: str
    topic: str
    questions: str
    map: str
    phone_map: str
    form: str
    dates: str
    files: str
    cancelled: str
    moved: str
    postponed: str
    over: str
    announced: str
    took_place: str
    attended: str
    tentative: str
    changed: str
    sign_up: str
    original: str
    running: str
    closed: str
    full: str
    waiting: str
    postponed_note: str
    kinds: Mapping[str, str]
    access_words: Mapping[str, str]
    languages: Mapping[str, str]


POLISH = Words(
    "Kiedy", "Następny termin", "Powtarza się", "Gdzie", "Online", "Zapisy", "Koszt", "bezpłatnie", "Liczba miejsc",
    "Dostępność", "Dla kogo", "Prowadzenie", "Organizacja", "Język", "Temat", "Pytania",
    "Pokaż na mapie OpenStreetMap", "Otwórz w mapach telefonu", "Formularz zapisów", "Najbliższe terminy", "Pliki",
    "Odwołane", "Przełożone na inny termin", "Przełożone", "Ten termin już minął",
    "Zapowiadane. Nie wiemy, czy się odbyło", "Odbyło się", "Liczba osób, które przyszły",
    "Termin wstępny, może się zmienić", "Co się zmieniło",
    "Zapisz się", "pierwotny termin", "Trwają zapisy", "Zapisy zamknięte", "Brak miejsc",
    "Zapisz się na listę rezerwową",
    "Nowy termin podamy.",
    KINDS,
    words.ACCESS,
    {"pl": "polski", "uk": "ukraiński", "en": "angielski", "pjm": "polski język migowy (PJM)"},
)  # fmt: skip
UKRAINIAN = Words(
    "Коли", "Найближча дата", "Повторюється", "Де", "Онлайн", "Реєстрація", "Вартість", "безкоштовно",
    "Кількість місць", "Доступність", "Для кого", "Ведучі", "Організатори", "Мова", "Тема", "Запитання",
    "Показати на карті OpenStreetMap", "Відкрити в картах телефону", "Форма реєстрації", "Найближчі дати", "Файли",
    "Скасовано", "Перенесено на інший час", "Перенесено", "Цей час уже минув",
    "Оголошено. Ми не знаємо, чи це відбулося", "Відбулося", "Скільки людей прийшло",
    "Час попередній, може змінитися", "Що змінилося",
    "Записатися", "початковий час", "Реєстрація триває", "Реєстрацію закрито", "Місць більше немає",
    "Записатися до списку очікування",
    "Новий час повідомимо.",
    {"szkolenie": "Навчання", "webinar": "Вебінар", "doradztwo": "Консультація", "spotkanie": "Зустріч",
     "wydarzenie": "Подія"},
    {"pjm": "переклад польською жестовою мовою (PJM)", "petla": "індукційна петля", "napisy": "субтитри",
     "winda": "ліфт", "bez-barier": "вхід без бар’єрів", "audiodeskrypcja": "аудіодескрипція",
     "etr": "матеріали, легкі для читання (ETR)", "asystent": "допомога асистента"},
    {"pl": "польська", "uk": "українська", "en": "англійська", "pjm": "польська жестова мова (PJM)"},
)  # fmt: skip
ENGLISH = Words(
    "When", "Next date", "Repeats", "Where", "Online", "Registration", "Price", "free", "Places", "Accessibility",
    "Who for", "Led by", "Organised by", "Language", "Topic", "Questions", "Show on OpenStreetMap",
    "Open in the phone’s maps", "Registration form", "Coming dates", "Files", "Cancelled", "Moved to another date",
    "Postponed", "This date has passed",
    "Announced. We do not know whether it took place", "It took place", "How many people came",
    "The date is tentative", "What has changed",
    "Sign up", "original date", "Registration is open", "Registration is closed", "No places left",
    "Join the waiting list",
    "The new date will be announced.",
    {"szkolenie": "Training", "webinar": "Webinar", "doradztwo": "Advice", "spotkanie": "Meeting",
     "wydarzenie": "Event"},
    {"pjm": "Polish Sign Language interpreter (PJM)", "petla": "induction loop", "napisy": "captions", "winda": "lift",
     "bez-barier": "step-free entrance", "audiodeskrypcja": "audio description",
     "etr": "easy-to-read materials", "asystent": "help of an assistant"},
    {"pl": "Polish", "uk": "Ukrainian", "en": "English", "pjm": "Polish Sign Language (PJM)"},
)  # fmt: skip
BY_LANGUAGE = {"pl": POLISH, "etr": POLISH, "uk": UKRAINIAN, "en": ENGLISH}


def is_polish(lang: str) -> bool:
    return BY_LANGUAGE[lang] is POLISH


def when(start: When, end: When, lang: str) -> str:
    """From start to end as one line: `середа, 2 грудня 2026, 17:00–19:00`."""
    if is_polish(lang):
        return words.when(start, end)
    first, last = day_of(start), day_of(end)
    if not isinstance(start, dt.datetime) or not isinstance(end, dt.datetime):
        return _day(first, lang) if first == last else f"{_day(first, lang)} – {_day(last, lang)}"
    if first == last:
        return f"{_day(first, lang)}, {start:%H:%M}–{end:%H:%M}"
    return f"{_moment(start, lang)} – {_moment(end, lang)}"


def until(value: When, lang: str) -> str:
    """`до пʼятниця…` would be wrong in any case but Polish ones, so other languages get no weekday here."""
    return f"{'до' if lang == 'uk' else 'until'} {_point(value, lang)}"


def since(value: When, lang: str) -> str:
    return f"{'від' if lang == 'uk' else 'from'} {_point(value, lang)}"


def _point(value: When, lang: str) -> str:
    return f"{_date(day_of(value), lang)}{f', {value:%H:%M}' if isinstance(value, dt.datetime) else ''}"


def _moment(value: dt.datetime, lang: str) -> str:
    return f"{_day(value.date(), lang)}, {value:%H:%M}"


def _day(value: dt.date, lang: str) -> str:
    from babel.dates import format_date  # only when asked: start-up time

    return format_date(value, f"EEEE, d{NBSP}MMMM{NBSP}y", locale=lang)


def _date(value: dt.date, lang: str) -> str:
    from babel.dates import format_date  # only when asked: start-up time

    return format_date(value, f"d{NBSP}MMMM{NBSP}y", locale=lang)

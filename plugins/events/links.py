"""Addresses that lead out of the site: into calendar programs and onto maps. Plain links, opened by the reader."""

import datetime as dt
from urllib.parse import quote, urlencode

from plugins.events.state.schedule import Occurrence
from plugins.polish.timezone import NAME


def webcal(https: str) -> str:
    """The same address for Apple, Outlook on a computer and Thunderbird."""
    return "webcal://" + https.partition("://")[2]


def google_subscription(https: str) -> str:
    return f"https://calendar.google.com/calendar/render?cid={quote(webcal(https), safe='')}"


def outlook_subscription(https: str, name: str) -> str:
    """Outlook on the web wants https, not webcal."""
    return f"https://outlook.live.com/calendar/0/addfromweb?{urlencode({'url': https, 'name': name}, quote_via=quote)}"


def google_event(date: Occurrence, where: str, details: str) -> str:
    """A filled-in form for one date."""
    if isinstance(date.start, dt.datetime):
        times = f"{date.start:%Y%m%dT%H%M%S}/{date.end:%Y%m%dT%H%M%S}"
    else:
        times = f"{date.start:%Y%m%d}/{date.end + dt.timedelta(days=1):%Y%m%d}"
    fields = {"action": "TEMPLATE", "text": date.title, "dates": times, "ctz": NAME, "location": where}
    return f"https://calendar.google.com/calendar/render?{urlencode({**fields, 'details': details}, quote_via=quote)}"


def outlook_event(date: Occurrence, where: str, details: str) -> str:
    """A filled-in form for one date; Outlook takes the offset from the time itself."""
    whole = not isinstance(date.start, dt.datetime)
    end = date.end + dt.timedelta(days=1) if whole else date.end
    fields = {
        "rru": "addevent",
        "subject": date.title,
        "startdt": date.start.isoformat(),
        "enddt": end.isoformat(),
        "allday": "true" if whole else "false",
        "location": where,
        "body": details,
    }
    return f"https://outlook.live.com/calendar/0/action/compose?{urlencode(fields, quote_via=quote)}"


def geo(lat: float, lon: float) -> str:
    """Opens the map program of a phone."""
    return f"geo:{lat:.6f},{lon:.6f}"


def openstreetmap(lat: float, lon: float) -> str:
    point = f"{lat:.6f}/{lon:.6f}"
    return f"https://www.openstreetmap.org/?mlat={lat:.6f}&mlon={lon:.6f}#map=18/{point}"


def openstreetmap_search(words: str) -> str:
    return f"https://www.openstreetmap.org/search?{urlencode({'query': words}, quote_via=quote)}"

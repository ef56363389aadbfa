"""schema.org `Event` for search engines: one per coming date, with its state, mode, place, offer and access."""

import datetime as dt
from collections.abc import Callable
from typing import Any

from plugins.core.schema.access import ACCESS
from plugins.core.schema.site_data.centre import Centre
from plugins.events.calendar.vevent import Venue
from plugins.events.fields import prices
from plugins.events.state.schedule import Occurrence

DATES = 10


def event(
    date: Occurrence,
    centre: Centre,
    venue: Venue,
    organisers: tuple[tuple[str, str], ...],
    absolute: Callable[[str], str],
    image: str | None = None,
    announced: bool = False,
) -> dict[str, Any]:
    """One date. ``absolute`` makes full addresses, ``organisers`` are (name, address on the site or empty).

    ``announced``: it has passed, and nobody knows whether it took place; then it has no status, since each of them
    would say that it did, or did not.
    """
    shown = date.event
    data: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": "EducationEvent" if shown.kind in ("szkolenie", "webinar") else "Event",
        "name": date.title,
        "description": shown.summary,
        "url": absolute(shown.address),
        "startDate": date.start.isoformat(),
        "endDate": date.end.isoformat(),
        "eventStatus": f"https://schema.org/{_status(date)}",
        "eventAttendanceMode": f"https://schema.org/{_mode(date)}",
        "location": _location(date, venue, centre),
        "inLanguage": list(shown.language),
        **({} if shown.is_free is None else {"isAccessibleForFree": shown.is_free}),
    }
    if announced:
        del data["eventStatus"]
    if date.previous:
        data["previousStartDate"] = date.previous.isoformat()
    if organisers:
        data["organizer"] = [_organiser(name, address and absolute(address)) for name, address in organisers]
    if date.trainers:
        data["performer"] = [{"@type": "Person", "name": name} for name in date.trainers]
    if shown.seats:
        data["maximumAttendeeCapacity"] = shown.seats
    if shown.audience:
        data["audience"] = {"@type": "Audience", "audienceType": ", ".join(shown.audience)}
    if image:
        data["image"] = [absolute(image)]
    offer = _offer(date, absolute)
    return {**data, "offers": offer} if offer else data


def _status(date: Occurrence) -> str:
    if date.status == "odwolane":
        return "EventCancelled"
    if date.is_waiting:
        return "EventPostponed"
    return "EventRescheduled" if date.previous else "EventScheduled"


def _mode(date: Occurrence) -> str:
    if date.online_only:
        return "OnlineEventAttendanceMode"
    return "MixedEventAttendanceMode" if date.online else "OfflineEventAttendanceMode"


def _location(date: Occurrence, venue: Venue, centre: Centre) -> object:
    here: dict[str, Any] = {"@type": "Place", "name": venue.line.partition(", ")[0], "address": venue.line}
    if centre.address.city and venue.line.endswith(centre.address.city) and date.place is None:
        parts = {"streetAddress": centre.address.street, "postalCode": centre.address.postal_code}
        here["address"] = {
            "@type": "PostalAddress",
            **{name: value for name, value in parts.items() if value},
            "addressLocality": centre.address.city,
            "addressCountry": "PL",
        }
    if venue.lat is not None and venue.lon is not None:
        here["geo"] = {"@type": "GeoCoordinates", "latitude": venue.lat, "longitude": venue.lon}
    if date.event.accessibility:
        here["amenityFeature"] = [
            {"@type": "LocationFeatureSpecification", "name": ACCESS[word], "value": True}
            for word in date.event.accessibility
        ]
    there = {"@type": "VirtualLocation", "url": date.online}
    if date.online_only:
        return there
    return [here, there] if date.online else here


def _organiser(name: str, url: str) -> dict[str, str]:
    return {"@type": "Organization", "name": name, **({"url": url} if url else {})}


def _offer(date: Occurrence, absolute: Callable[[str], str]) -> dict[str, Any] | None:
    """Price and registration. A price in words only ("co łaska") is left to the page; that all is sold out is not."""
    shown, signing_up = date.event, date.event.registration
    sums = (0.0,) if shown.is_free else prices.amounts(shown.price or "")
    offer: dict[str, Any] = {"@type": "Offer"}
    if len(sums) == 1 and not prices.is_foreign(shown.price or ""):
        offer |= {"price": prices.plain(sums[0]), "priceCurrency": "PLN"}
    if signing_up and signing_up.full:
        offer["availability"] = "https://schema.org/SoldOut"
    if len(offer) == 1:
        return None
    offer["url"] = (signing_up and signing_up.url) or absolute(shown.address)
    if signing_up and signing_up.opens:
        offer["validFrom"] = _iso(signing_up.opens)
    if signing_up and signing_up.deadline:
        offer["availabilityEnds"] = _iso(signing_up.deadline)
    return offer


def _iso(when: dt.date | dt.datetime) -> str:
    return when.isoformat()

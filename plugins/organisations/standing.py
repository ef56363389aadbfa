"""An organisation as it is on a day: what has a day counts from its day, and nothing is said of one that has ended.

Pure: a record and a day in, a record out. Pages, exports and cards see only these; checks see the record as written.
"""

import datetime as dt
from typing import Any

from plugins.core.schema.body import digest_of
from plugins.organisations.model import Organisation


def as_of(organisation: Organisation, today: dt.date) -> Organisation:
    """A state that only begins later is not yet; phones and hours hold from their day until theirs.

    One that has ended shows neither phone, e-mail nor hours: nobody is there.
    """
    new: dict[str, Any] = {}
    status = organisation.status
    if organisation.status_since and organisation.status_since > today:
        status = "dziala"
        new |= {"status": status, "status_since": None, "status_note": None}
    ended = status == "zakonczona"
    phones = () if ended else tuple(phone for phone in organisation.phones if phone.holds_on(today))
    hours = () if ended else tuple(h for h in organisation.hours if isinstance(h, str) or h.holds_on(today))
    new |= {"phones": phones, "hours": hours, "email": () if ended else organisation.email}
    changed = {name: value for name, value in new.items() if getattr(organisation, name) != value}
    if not changed:
        return organisation
    # A view with a record counts as its front matter: another day's values are to make another file.
    written = organisation.source_path
    source_path = written._replace(front_digest=f"{written.front_digest} {digest_of(repr(sorted(changed.items())))}")
    return organisation.model_copy(update={**changed, "source_path": source_path})

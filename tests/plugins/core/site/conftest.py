"""A site without documents."""

import datetime as dt

import pytest

from plugins.core.schema.site_data.centre import Centre
from plugins.core.site.site import Site
from plugins.polish.timezone import ZONE
from tests.building import kinds


@pytest.fixture
def empty_site() -> Site:
    centre, _issues = Centre.read({"name": "lokal", "url": "https://x.example.org", "topics": {"nabory": "Nabory"}})
    assert centre is not None
    return Site(centre, dt.datetime(2026, 11, 23, tzinfo=ZONE), kinds(), lambda _kind: (), {}, centre.url)

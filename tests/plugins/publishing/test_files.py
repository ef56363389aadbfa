import datetime as dt
import re
from pathlib import Path

import pytest

from plugins.core.rendering.headers import ALL
from plugins.publishing.files import expires
from tests.building import SITE_YAML, build

NO_EMAIL = SITE_YAML.replace("email: biuro@lokal.example.org\n", "")


def test_robots_may_read_everything_and_find_the_site_map(tmp_path: Path) -> None:
    text = build(tmp_path, {}, "2026-11-23", "pages", site_url="https://proba.example.org")["robots.txt"]
    assert text == "User-agent: *\nDisallow:\n\nSitemap: https://proba.example.org/sitemap.xml\n"


def test_robots_stay_out_of_a_preview(tmp_path: Path) -> None:
    assert "Disallow: /\n" in build(tmp_path, {}, "2026-11-23", "pages", preview=True)["robots.txt"]


@pytest.mark.parametrize(
    ("today", "last"), [("2026-01-31", "2026-12-01"), ("2026-02-01", "2027-01-01"), ("2026-11-23", "2027-10-01")]
)
def test_the_security_contact_expires_in_less_than_a_year_and_moves_once_a_month(today: str, last: str) -> None:
    assert expires(dt.date.fromisoformat(today)) == dt.date.fromisoformat(last)


@pytest.mark.parametrize(
    ("site", "contact"),
    [
        pytest.param(SITE_YAML, "mailto:biuro@lokal.example.org", id="e-mail"),
        pytest.param(f"{NO_EMAIL}phones: [{{number: 32 232 76 77}}]\n", "tel:+48322327677", id="phone"),
        pytest.param(NO_EMAIL, "https://lokal.example.org/", id="neither"),
    ],
)
def test_the_security_contact_is_that_of_the_centre(tmp_path: Path, site: str, contact: str) -> None:
    lines = build(tmp_path, {"site.yaml": site}, "2026-11-23", "pages")[".well-known/security.txt"].splitlines()
    fields = dict(line.split(": ", 1) for line in lines)
    assert fields == {
        "Contact": contact,
        "Expires": "2027-10-01T00:00:00Z",
        "Preferred-Languages": "pl",
        "Canonical": "https://lokal.example.org/.well-known/security.txt",
    }


def test_the_page_for_a_wrong_address_leads_on_and_stays_out_of_search(tmp_path: Path) -> None:
    site = build(tmp_path, {}, "2026-11-23", "pages")
    assert '<meta name="robots" content="noindex">' in site["404.html"]
    assert 'href="/"' in site["404.html"]
    assert "404" not in site["sitemap.xml"]


def test_the_host_is_told_the_headers_that_the_preview_sends(tmp_path: Path) -> None:
    text = build(tmp_path, {}, "2026-11-23", "pages")["_headers"]
    everywhere, *others = re.split(r"\n(?=/)", text)
    assert everywhere.startswith("/*\n")
    for name, value in ALL:
        assert f"  {name}: {value}" in everywhere.split("\n")
    calendars = "/*.ics\n  Access-Control-Allow-Origin: *\n  Content-Type: text/calendar; charset=utf-8"
    assert calendars in [block.rstrip() for block in others]
    assert "/*/rss.xml\n  Content-Type: application/rss+xml; charset=utf-8" in [block.rstrip() for block in others]

"""What the host is asked for, address by address."""

import pytest

from plugins.core.rendering.headers import (
    ALL,
    ANY_SITE,
    ASK_FIRST,
    CSP,
    FOR_EVER,
    SEARCH_CSP,
    headers_for,
    is_named_by_content,
    media_type,
)


@pytest.mark.parametrize("address", ["/", "/kontakt/", "/kalendarz/kalendarz.ics", "/obrazy/a.svg", "/szukaj/"])
def test_every_address_has_the_headers_that_protect_readers(address: str) -> None:
    assert {name for name, _value in ALL} <= set(dict(headers_for(address)))


def test_only_the_search_may_run_webassembly() -> None:
    assert dict(headers_for("/szukaj/"))["Content-Security-Policy"] == SEARCH_CSP
    assert dict(headers_for("/"))["Content-Security-Policy"] == CSP
    assert "wasm-unsafe-eval" in SEARCH_CSP
    assert "wasm" not in CSP


def test_open_data_may_be_read_by_other_sites_but_not_those_of_a_preview() -> None:
    assert ANY_SITE in headers_for("/kalendarz/kalendarz.ics")
    assert ANY_SITE not in headers_for("/kalendarz/kalendarz.ics", preview=True)
    assert ANY_SITE not in headers_for("/kontakt/")


@pytest.mark.parametrize(
    ("path", "named"),
    [
        ("theme/site.0123456789.css", True),
        ("obrazy/zdjecie-0123456789ab-480.webp", True),
        ("obrazy/zdjecie.webp", False),
        ("index.html", False),
    ],
)
def test_what_has_a_digest_in_its_name_is_kept_for_ever(path: str, named: bool) -> None:
    assert is_named_by_content(path) is named
    assert dict(headers_for(f"/{path}"))["Cache-Control"] == (FOR_EVER if named else ASK_FIRST)


@pytest.mark.parametrize(
    ("path", "media"),
    [
        ("aktualnosci/rss.xml", "application/rss+xml; charset=utf-8"),
        ("sitemap.xml", "application/xml; charset=utf-8"),
        ("kalendarz/kalendarz.ics", "text/calendar; charset=utf-8"),
        ("pliki/a.PDF", "application/pdf"),
        ("pliki/a.xyz", "application/octet-stream"),
    ],
)
def test_types_come_from_names(path: str, media: str) -> None:
    assert media_type(path) == media

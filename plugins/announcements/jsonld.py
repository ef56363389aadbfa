"""schema.org `NewsArticle` for search engines."""

from collections.abc import Callable, Mapping
from typing import Any

from plugins.announcements.model import Announcement
from plugins.core.schema.site_data.centre import Centre
from plugins.polish.timezone import first_moment


def article(
    notice: Announcement,
    section: str,
    changed: bool,
    centre: Centre,
    absolute: Callable[[str], str],
    image: str | None = None,
) -> Mapping[str, Any]:
    """``image`` is an address inside the site."""
    data: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "headline": notice.title,
        "description": notice.summary,
        "url": absolute(notice.address),
        "mainEntityOfPage": absolute(notice.address),
        "inLanguage": notice.source_path.html_lang,
        "articleSection": section,
        "datePublished": first_moment(notice.published).isoformat(),
        "dateModified": first_moment(notice.updated if changed and notice.updated else notice.published).isoformat(),
        "publisher": {"@type": "Organization", "name": centre.publisher or centre.name, "url": absolute("/")},
        "author": {"@type": "Organization", "name": notice.author or centre.name},
    }
    if notice.expires:
        data["expires"] = notice.expires.isoformat()
    if image:
        data["image"] = [absolute(image)]
    return data

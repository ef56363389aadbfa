"""Addresses as texts may have them: which schemes are allowed, and where they stand in the HTML of a text."""

import re

SCHEMES = ("http", "https", "mailto", "tel", "geo", "webcal", "sms")


def scheme_of(target: str) -> str:
    """``https`` of an absolute address, empty for one inside the site."""
    if ":" not in target:
        return ""
    match = re.match(r"([A-Za-z][A-Za-z0-9+.-]*):", re.sub(r"[\s\x00-\x1f]", "", target))
    return match.group(1).lower() if match else ""

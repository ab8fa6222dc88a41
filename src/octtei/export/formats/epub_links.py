"""Where the references of an EPUB lead: to an id in one of its files, or to the web; anywhere else is no link."""

from __future__ import annotations

from collections.abc import Mapping
from urllib.parse import quote, urlsplit

_WEB = frozenset({"http", "https"})
_SAFE = "/:?#@!$&'()*+,;=%~-._"


def address(target: str, here: str, places: Mapping[str, str]) -> str:
    """The address of `target` as seen from the file `here`; "" if it is none that a reader could follow.

    `places` is the file of each id.
    """
    if target.startswith("#"):
        file = places.get(target[1:], "")
        return "" if not file else target if file == here else f"{file}{target}"
    return _web(target)


def _web(target: str) -> str:
    try:
        parts = urlsplit(target)
        host = parts.hostname or ""
        _ = parts.port
    except ValueError:
        return ""
    good = parts.scheme in _WEB and host and all(c.isalnum() or c in "-." for c in host) and host.isascii()
    return quote(target, safe=_SAFE).replace("[", "%5B").replace("]", "%5D") if good else ""

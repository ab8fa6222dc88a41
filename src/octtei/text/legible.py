"""Names of files as they can be printed and written into XML, whatever bytes they are made of."""

from __future__ import annotations

import re

_BYTES = re.compile("[\udc80-\udcff]+")
_ILLEGIBLE = re.compile("[\x00-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")


def legible(text: str) -> str:
    r"""`text` with what no terminal and no XML can show as an escape: `\n`, `\x1b`, `\xe9` for a byte that is not UTF-8.

    A name that the system gave with its bytes as lone surrogates comes out alike in every locale.
    """
    if not _ILLEGIBLE.search(text):
        return text
    return _ILLEGIBLE.sub(_escape, _BYTES.sub(_decoded, text))


def _decoded(found: re.Match[str]) -> str:
    return found[0].encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")


def _escape(found: re.Match[str]) -> str:
    return found[0].encode("unicode_escape").decode("ascii")

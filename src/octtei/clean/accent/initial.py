"""Initial: a mark in place of a letter does not say whether it was a capital; where a sentence begins, it was."""

from __future__ import annotations

import re

from octtei.clean.accent.decode import Part, Way

# What stands before the first letter of a sentence: quotation marks and dashes, then a stop or the start of a paragraph.
_BEFORE = re.compile(
    r"(?P<stop>[.!?…:]?)(?P<gap>[\s\u00a0]*)(?P<quote>[«“\"(\[]?[ \u00a0\u202f]?)(?P<dash>[—–-] )?\Z"
)
_ABBREVIATED = re.compile(r"(?:\b\w|\b[A-Z]\w{0,2}|\b(?:[bcdfghjklmnpqrstvwxz]{2,3}))\.\Z")
_AROUND, _LONG_LINE = 200, 60


def begins(text: str, start: int) -> bool:
    """Whether a sentence begins at place `start` for sure: no small letter may stand there."""
    before = text[max(0, start - _AROUND) : start]
    hit = _BEFORE.search(before)
    if hit is None:
        return False
    stop, line = hit["stop"], "\n" in hit["gap"] or hit.start() == 0
    if hit["dash"] and not line:
        return False
    if stop == ":":
        return hit["quote"].strip() in ("«", "“", '"') and hit["quote"] != ""
    if stop:
        return hit["gap"] != "" and (stop != "." or _ABBREVIATED.search(before, 0, hit.end("stop")) is None)
    if line and hit["dash"]:
        return True
    return (hit.start() == 0 and start < _AROUND) or (
        hit["gap"].count("\n") > 1 and not _goes_on(before[: hit.end("stop")])
    )


def _goes_on(before: str) -> bool:
    """Whether a paragraph that ends here may go on behind the gap: a full line without a stop does."""
    return before[-1:] in ",;" or (before[-1:].isalnum() and len(before.rsplit("\n", 1)[-1]) > _LONG_LINE)


def capitalized(way: Way) -> Way:
    """`way` with a capital for its first letter if that stands where nothing was left of it."""
    part = way.parts[0]
    spelled = part.spelled
    at = next((i for i, c in enumerate(spelled.letters) if c.isalpha()), -1)
    options = spelled.units[at].options if at >= 0 else None
    if options is None or options.base or spelled.letters[at].isupper():
        return way
    letters = (*spelled.letters[:at], spelled.letters[at].upper(), *spelled.letters[at + 1 :])
    first = Part(part.first, part.last, spelled._replace(letters=letters))
    place = way.text.index(spelled.text) + len("".join(letters[:at]))
    text = way.text[:place] + letters[at] + way.text[place + 1 :]
    return way._replace(text=text, parts=(first, *way.parts[1:]))

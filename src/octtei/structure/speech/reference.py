"""References: what stands in brackets right behind quoted writing and tells where it is from."""

from __future__ import annotations

import re
from collections.abc import Sequence

from octtei.structure.speech.passage import LONG, QUOTE, Part, Speech
from octtei.structure.speech.strip import Strip

_BRACKETS = re.compile(r"[ \u00a0\u202f]?(\([^()]{4,160}\))")
_TOLD = re.compile(
    r"\b(?:pp?|t|vol|chap|ch|n°|no|éd|ed|S|Bd|Kap)\.?[ \u00a0]?(?:\d|[IVXLC]+\b)|\b(?:1[4-9]|20)\d\d\b|\b(?:op\. cit|ibid)",
    re.IGNORECASE,
)
# It begins with a name, a title or a page.
_NAMED = re.compile(
    r"\((?:cf\.|voir|dans|in|see|vgl\.|siehe)?[ \u00a0]?(?:[A-ZÀ-Þ«“\"]|ibid|op\.|pp?\.|t\.|vol\.)"
)


def references(speeches: Sequence[Speech], strips: Sequence[Strip]) -> dict[int, Part]:
    """`id` of a speech -> the brackets with its reference. Only quoted writing of one part has one, told by a page, a
    volume or a year, and nothing but a space stands between.
    """
    starts = {(p.strip, p.start) for s in speeches for p in s.parts if s.kind in LONG}
    found: dict[int, Part] = {}
    for speech in speeches:
        if speech.kind != QUOTE or len(speech.parts) != 1:
            continue
        strip = strips[speech.last.strip]
        place = reference_behind(strip, speech.last.end)
        if place and not any((strip.number, at) in starts for at in range(*place)):
            found[id(speech)] = Part(strip.number, *place)
    return found


def reference_behind(strip: Strip, end: int) -> tuple[int, int] | None:
    """Where the brackets with a reference stand that follow position `end`, None if none do."""
    hit = _BRACKETS.match(strip.text, end)
    if hit is None or not _TOLD.search(hit.group(1)) or not _NAMED.match(hit.group(1)):
        return None
    return None if any(end <= n <= hit.start(1) for n in strip.notes) else hit.span(1)

"""Page top: why the first line of a page begins something. Blank lines say nothing there."""

from __future__ import annotations

import re
from bisect import bisect_left

from octtei.structure.evidence.habits import RUN_IN
from octtei.structure.evidence.seen import Seen
from octtei.structure.lines.line import Line
from octtei.structure.lines.setting import DISPLAY, VERY_SHORT
from octtei.structure.lines.shape import ends_full, ends_sentence, starts_big, starts_small, title_letters
from octtei.structure.terms.keywords import ALONE
from octtei.structure.terms.names import role_of

_NUMBERED = re.compile(r"(?:\d{1,3}|[IVXLC]{1,7})\s?(?:[.)°º]\s?[-–—]?|[-–—])\s*[^\W\d_]|§\s?\d")
_SHORT = 0.75


def page_top(seen: Seen, a: Line, b: Line) -> str:
    """Why `b`, the first line of a page, begins something below `a`, the last of the page before; "" if it goes on."""
    if seen.habits.running and title_letters(b.words) in seen.habits.running:
        return "what a running head says, at the top of a page"
    if role_of(b.words) and ends_sentence(a.words):
        return "the usual name of a part, at the top of a page"
    return "indented at the top of a page" if seen.setting.begins(b) else _without_indent(seen, a, b)


def _without_indent(seen: Seen, a: Line, b: Line) -> str:
    """The same where neither a running head nor an indent tells."""
    if ALONE.fullmatch(b.words):
        return "a keyword with its number at the top of a page"
    if seen.habits.run_in and RUN_IN.match(b.words) and ends_full(a.words):
        return "a title in the line, as others have, at the top of a page"
    ended = ends_sentence(a.words)
    if seen.setting.is_display(b) != seen.setting.is_display(a) and (ended or not starts_small(b.words)):
        return "set apart at the top of a page"
    if _heads(seen, b) and (ended or seen.setting.is_short(a, _SHORT)):
        return "like a heading at the top of a page"
    if starts_small(b.words) and not b.indent > seen.sheet.layout.margin + DISPLAY:
        return ""
    if not ended:
        return (
            "a short line ends the page before it"
            if seen.setting.is_short(a, _SHORT) and starts_big(b.words)
            else ""
        )
    if seen.sheet.layout.indent >= 0 and not seen.setting.is_display(b):
        return "a short line ends the page before it" if seen.setting.is_short(a, VERY_SHORT) else ""
    return "a short line ends the page before it" if seen.setting.room(a, b, loose=True) else ""


def _heads(seen: Seen, line: Line) -> bool:
    """Whether a line ends as no sentence does, with room behind it, and has a number as headings do or a blank
    line below it."""
    if ends_sentence(line.words) or not seen.setting.is_short(line, 0.9):
        return False
    if _NUMBERED.match(line.words) or ALONE.fullmatch(line.words):
        return True
    i = bisect_left(seen.lines, line.number, key=lambda x: x.number)
    after = seen.lines[i + 1] if i + 1 < len(seen.lines) else None
    return starts_big(line.words) and after is not None and seen.gap(line, after) > 0

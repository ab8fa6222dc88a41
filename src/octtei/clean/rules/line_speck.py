"""Specks in the margin that recognition took for opening quotation marks."""

from __future__ import annotations

import re
from collections.abc import Iterator

from octtei.clean.channel.context import groups
from octtei.clean.channel.view import View, view
from octtei.clean.channel.worn import worn
from octtei.clean.rule import Kind, Passage, rule
from octtei.text import Edit, Safety, Span

NAME = "punctuation.line-speck"
_CLOSES = {
    "‘": re.compile(r"’(?![^\W\d_])|\n‘(?=\W)"),
    "‚": re.compile(r"[‘’']"),
    "“": re.compile(r"[”“]"),
    "„": re.compile(r"[“”]"),
}
"""Opening marks that stand at the start of a line without need, each with what would end its quotation."""
_REACH, _FARTHEST, _LONG, _MANY = 300, 3_000, 5, 3
"""So far on a quotation may end, and one that begins a paragraph; letters of a word before which no letter is left out; so many show a dirty margin."""


@rule(NAME, Kind.TEXT)
def line_speck(passage: Passage) -> Iterator[Edit]:
    """An opening quotation mark stands at the start of a line, and nothing closes it: `chair-` at a line end, `‘man` below.

    Why: dirt in the margin, and the shadow of the fold.
    Wrong when: a quotation begins there, or a letter is left out (`‘twas`). Only in texts with plain misreadings, where no mark that could
    close it follows; put right where the sentence goes on, or the text has three such marks, else proposed.
    Example: "le rcpas et la maisou, le marcbé et la dé-\\n‘pense de la ville" → "le rcpas et la maisou, le marcbé et la dé-\\npense de la ville"
    Keep: "il dit :\\n‘Je viens demain’, et partit"
    """
    seen = view(passage)
    if seen is None:
        return
    places = [i for i in seen.behind(_ends_in_mark) if _is_open(i, seen)]
    if not places or not worn(passage):
        return
    for i in places:
        at = seen.starts[i] - 1
        goes_on = "\n\n" not in seen.gap(i) and _goes_on(i, seen)
        safety = Safety.SAFE if goes_on or len(places) >= _MANY else Safety.REVIEW
        yield Edit(Span(at, at + 1), seen.text[at], "", NAME, safety)


def _ends_in_mark(gap: str) -> bool:
    return gap[-1:] in _CLOSES and gap[-2:-1] == "\n"


def _is_open(i: int, seen: View) -> bool:
    """Whether nothing that follows the mark before word `i` could close it, and the word lacks no letter."""
    start, form = seen.starts[i], seen.forms[i]
    mark = seen.text[start - 1]
    if _CLOSES[mark].search(seen.text, start, start + _REACH):
        return False
    if form[0].isupper() and "\n\n" in seen.gap(i) and _is_closed(mark, start, seen.text):
        return False
    whole = len(form) >= _LONG or form[0].isupper() or form in groups(seen.language)
    return (whole or _is_divided(i, seen)) and not seen.abroad(i)


def _is_closed(mark: str, start: int, text: str) -> bool:
    """Whether what a mark opens at the start of a paragraph is closed before another such mark opens the next: verse, a speech."""
    closing = _CLOSES[mark].search(text, start, start + _FARTHEST)
    return closing is not None and mark not in text[start : closing.start()]


def _is_divided(i: int, seen: View) -> bool:
    return seen.gap(i)[0] in "-‐‑¬"


def _goes_on(i: int, seen: View) -> bool:
    """Whether the sentence goes on in the line of word `i`."""
    return _is_divided(i, seen) or seen.forms[i].islower()

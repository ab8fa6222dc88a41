"""Spaces around what was a ligature in print."""

from __future__ import annotations

import re
from collections.abc import Iterator

from octtei.clean.channel.view import View, view
from octtei.clean.rule import Passage, rule
from octtei.text import Edit, Span

NAME = "space.ligature"
_ALONE = re.compile(r" (ffi|ffl|ff|fi|fl) (?=[a-zß-ÿœ])")
_LEFT = re.compile(r"(?<![\w'’-])(?:[^\W\d_]{1,3}['’])?([^\W\d_]{1,20})$")
_RIGHT = re.compile(r"[a-zß-ÿœ]{1,20}(?![\w])")
_REACH = 25
_SHORTEST = 5


@rule(NAME)
def ligature_space(passage: Passage) -> Iterator[Edit]:
    """Spaces stand on either side of letters that one sign shows in print: `di ffi cile`, `dé fi ni`.

    Why: the ligature is set in a font of its own, or apart, and whoever takes the text out of a PDF sees gaps.
    Wrong when: `fi` is a word between two words; all three together must be a word.
    Example: "un examen di ffi cile" → "un examen difficile"
    Keep: "ah fi donc, dit-il"
    """
    if " f" not in passage.value or not _ALONE.search(passage.value):
        return
    seen = view(passage)
    if seen is None:
        return
    done = -1
    for hit in _ALONE.finditer(passage.value):
        left = _LEFT.search(passage.value, max(0, hit.start() - _REACH), hit.start())
        right = _RIGHT.match(passage.value, hit.end())
        if left and right and left.start(1) > done and _is_word(left[1], hit[1], right[0], seen):
            done = right.end()
            span = Span(left.start(1), done)
            yield Edit(span, span.of(passage.value), left[1] + hit[1] + right[0], NAME)


def _is_word(left: str, sign: str, right: str, seen: View) -> bool:
    """Whether the three together are a word: hardly by chance, where one of them is such letters."""
    whole = left + sign + right
    return len(whole) >= _SHORTEST and seen.known(whole)

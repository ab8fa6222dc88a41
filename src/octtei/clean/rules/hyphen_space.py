"""Spaces beside hyphens."""

from __future__ import annotations

import re
from collections.abc import Iterator

from octtei.clean.channel.context import groups
from octtei.clean.channel.view import View, view
from octtei.clean.rule import Passage, rule
from octtei.text import Edit, Safety, Span

_HYPHEN = re.compile(r"[-‐‑] (?=[a-zß-ÿœ]{2})(?<=\w. )")
_AFTER_HYPHEN = re.compile(r"(?<![\w-])([^\W\d_]{2,40})([-‐‑]) ([a-zß-ÿœ]{2,40})(?![\w-])")
_SPACED = re.compile(r" [-‐‑](?=[a-zß-ÿœ]{2})(?<=[^\W\d_]..)")
_RIGHT = re.compile(r"[a-zß-ÿœ]{2,40}(?![\w-])")
_LONGEST = 40


@rule("space.after-hyphen")
def after_hyphen(passage: Passage) -> Iterator[Edit]:
    """A space stands beside the hyphen of a compound, or behind one that divided a word at a line end once.

    Why: a line end of the print became a space, or the hyphen was set loosely.
    Wrong when: the hyphen is a dash, or hangs (`sous- et sur-`); applied only where the dictionary or the text has
    the compound itself, or the word that comes out and not both its halves.
    Example: "la toute- puissance" → "la toute-puissance"
    Keep: "plus développés- ils accompliront"
    """
    seen = view(passage)
    if seen is None:
        return
    for hit in _hyphens(passage.value):
        left, hyphen, right = hit.groups()
        compound, joined = f"{left}-{right}", left + right
        if compound in seen.lexicon or seen.counts[left + hyphen + right]:
            yield Edit(Span(*hit.span()), hit.group(), left + hyphen + right, "space.after-hyphen")
        elif seen.known(joined) and right not in groups(seen.language):
            halves = seen.known(left) and seen.known(right)
            safety = Safety.REVIEW if halves else Safety.SAFE
            yield Edit(Span(*hit.span()), hit.group(), joined, "space.after-hyphen", safety)
    yield from _before(seen)


def _before(seen: View) -> Iterator[Edit]:
    """The space before the hyphen: `demi -heure`; only in compounds that the dictionary has."""
    text = seen.text
    for sign in _SPACED.finditer(text):
        start, end = _word_before(text, sign.start())
        right = _RIGHT.match(text, sign.end())
        left = text[start:end]
        if right and left and f"{left}-{right.group()}" in seen.lexicon:
            span = Span(start, right.end())
            yield Edit(span, span.of(text), f"{left}{sign.group()[1]}{right.group()}", "space.after-hyphen")


def _word_before(text: str, end: int) -> tuple[int, int]:
    """Where the word that ends at `end` begins, and `end`; both the same where there is none."""
    start = end
    while start and end - start < _LONGEST and text[start - 1].isalpha():
        start -= 1
    return start, end


def _hyphens(text: str) -> Iterator[re.Match[str]]:
    if not any(sign in text for sign in ("- ", "‐ ", "‑ ")):
        return
    for sign in _HYPHEN.finditer(text):
        start, _ = _word_before(text, sign.start())
        found = _AFTER_HYPHEN.match(text, start)
        if found:
            yield found

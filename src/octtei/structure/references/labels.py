"""Labels: what stands before a note at its first line, in any of the usual styles."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from octtei.structure.lines.line import Line
from octtei.text import Span

_RAISED = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
STYLES: dict[str, re.Pattern[str]] = {
    "paren": re.compile(r"\(\s?(\d{1,3}|\*{1,4})\s?\)\s*(?=\S)"),
    "named": re.compile(r"\[(?:Footnote|Note|Fußnote|Nota)\s(\d{1,3}|\*{1,4})\s?[:.]\s*(?=\S)"),
    "bracket": re.compile(r"[\[{]\s?(\d{1,3}|\*{1,4})\s?[\]}]\s*(?=\S)"),
    "raised": re.compile(r"([⁰¹²³⁴⁵⁶⁷⁸⁹]{1,3})\)?\s*(?=\S)"),
    "dot": re.compile(r"(\d{1,3})\s?[.)]\s+(?:↑\s*)?(?=\S)"),
    "star": re.compile(r"(\*{1,4}|†{1,3}|‡{1,3}|[§‖¶]{1,2}(?!\s?\d))\)?\s*(?=[^\W_]|[«“\"'(„])"),
    "plain": re.compile(r"(\d{1,3})(?:\s{1,4}(?=[\w«“\"'(„…\[])|(?=[A-ZÀ-Þ«“]))(?!\s?[-–—])"),
}
"""The styles, those that nothing else looks like first."""
WORN = re.compile(r"(\d{1,3})(?:\s?[.,:;)]{1,2})?\s+(?=[A-ZÀ-Þ«“\"(])")
"""A number before a capital, whatever OCR made of the full stop between them."""
LETTER = re.compile(r"[(\[]?([a-z])[)\]]\s*(?=\S)")
"""A letter, as old prints and critical editions count the notes of a page; most such labels are those of lists."""
_ARROW = re.compile(r"↑\s*(?=\S)")
"""The way back to the text, before each note of a wiki; the numbers of such a list are not part of its text."""
_SPECIAL = {"worn": WORN, "letter": LETTER}
_ALONE = re.compile(r"\d{1,2}")
# The text of a note stands so many lines below its number at most: a raised figure has a base line of its own.
_BELOW = 2


@dataclass(frozen=True, slots=True)
class Label:
    """The first line of what may be a note: the printed number, its value (stars are counted, `a` is 1), style, span."""

    line: Line
    n: str
    value: int
    style: str
    span: Span

    @property
    def is_alone(self) -> bool:
        """Whether the number has a line of its own, as raised figures have in some extractions: the note's text begins below."""
        return self.span == self.line.at


def by_style(lines: Iterable[Line], styles: Iterable[str]) -> dict[str, list[Label]]:
    """The labels of each of some styles, in one look at the lines."""
    found: dict[str, list[Label]] = {style: [] for style in styles}
    for label in labels_of(lines, found):
        found[label.style].append(label)
    return found


def labels_of(lines: Iterable[Line], styles: Iterable[str] = STYLES) -> Iterator[Label]:
    """The labels at the heads of some lines, every style that fits."""
    wanted = [(style, STYLES.get(style) or _SPECIAL[style]) for style in styles]
    for line in lines:
        if line.words[:1].isalpha() and line.words[1:2] not in (")", "]"):
            continue
        for style, pattern in wanted:
            hit = pattern.match(line.words)
            if hit:
                n = hit.group(1).translate(_RAISED)
                span = Span(line.left, line.left + hit.end())
                yield Label(line, n, _value(n), style, span)


def arrows(lines: Iterable[Line]) -> Iterator[Label]:
    """The arrows at the heads of lines, each with the number that its place in the list gives it."""
    hits = ((line, hit) for line in lines if (hit := _ARROW.match(line.words)))
    for value, (line, hit) in enumerate(hits, 1):
        yield Label(line, str(value), value, "arrow", Span(line.left, line.left + hit.end()))


def labels_above(lines: Iterable[Line]) -> Iterator[Label]:
    """The numbers that stand alone in a line directly above one with words, as poppler gives the raised numbers of notes."""
    for a, b in pairwise(lines):
        if _ALONE.fullmatch(a.words) and b.number <= a.number + _BELOW and not _ALONE.fullmatch(b.words):
            yield Label(a, a.words, int(a.words), "plain", a.at)


def _value(n: str) -> int:
    if n.isdigit():
        return int(n)
    return ord(n) - ord("a") + 1 if n.isalpha() else len(n)

"""The measure of a document: how far its lines reach and what separates its paragraphs."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import quantiles

from octtei.structure.lines.line import Line
from octtei.structure.lines.rejoined import lengths_of, printed_width
from octtei.structure.lines.shape import ends_sentence, is_capitals, starts_small

_FEW = 8
# A full line is compared with so many full lines before and behind it.
_WINDOW = 12
# What is shorter than this share of the usual line near it is no full line: verse.
_FULL = 0.8
# An indent of more than this many spaces is display, no paragraph.
_DEEPEST = 10
# No printed line has so many characters.
_WIDEST = 180
# Few pages are so wide; verse is not.
_LONG = 90
_NEARLY_ALL = 0.9
# A line that reaches so far is the first one of a paragraph rather than a heading, as a share of a full line.
_PROSE = 0.6
# So many lines, so full, go on with their sentence left of the usual indent: that is the margin.
_RUNS_ON, _BACK = 0.75, 3
# A line shorter than this share of a full one, that says no sentence, is a title.
_SHORT = 0.5


_PRINTED, _ENDED, _MUCH = 100, 0.9, 0.5
"""Lines longer than that are wide for print; where paragraphs have a line each, such a share of them ends with a sentence, and they hold
so much of the text."""


@dataclass(frozen=True, slots=True)
class Layout:
    """What was measured, in code points.

    `measure`: the length of a full line. `margin`: the usual indent. `indent`: that of a first line of a paragraph,
    -1 if paragraphs are not told by it. `gap`: blank lines between any two lines. `separator`: blank, indent, short
    (nothing but a short last line) or double (a blank line after every line). `joined`: the length of a printed line where
    lines whose words were divided are put together, else 0.
    """

    measure: int
    margin: int
    separator: str
    indent: int = -1
    gap: int = 0
    joined: int = 0


def measure_layout(lines: Sequence[Line], wanted: str = "auto") -> Layout:
    """Measure a document's lines; `wanted` overrides what separates paragraphs (`structure.paragraphs`)."""
    full = [line for line in lines if not line.blank]
    joined = printed_width(full)
    length = _full_length(lengths_of(full, joined))
    margin = _margin(full, length)
    double = wanted == "double" or (wanted == "auto" and _is_double(lines, full, length))
    if wanted == "auto" and _are_paragraphs(full):
        return Layout(length, margin, "line")
    indent = _paragraph_indent(full, margin, length)
    separator = wanted if wanted != "auto" else _separator(full, length, indent, double=double)
    kept = indent if separator == "indent" or (double and indent > margin) else -1
    return Layout(length, margin, separator, kept, int(double), joined)


def _full_length(lengths: list[int]) -> int:
    """The length that full lines reach: the ninth decile, so that a few overlong lines say nothing."""
    if len(lengths) < 2:  # a quantile needs two
        return max(lengths, default=0)
    return int(quantiles(lengths, n=10)[-1])


def _are_paragraphs(full: Sequence[Line]) -> bool:
    """Whether each line is a paragraph: most of the text stands in lines longer than any page is wide, or each line says whole sentences."""
    total = sum(len(line.words) for line in full)
    wide = sum(len(line.words) for line in full if len(line.words) > _WIDEST)
    return 2 * wide > total > 0 or _say_sentences(full, total) or _none_runs_on(full, total)


def _say_sentences(full: Sequence[Line], total: int) -> bool:
    """Whether nearly all of the text is in lines that end with a sentence and are long for print: of printed lines one in eight ends so."""
    ended = [len(line.words) for line in full if ends_sentence(line.words)]
    return len(ended) > 2 and sum(ended) > max(_LONG * len(ended), _NEARLY_ALL * total)


def _none_runs_on(full: Sequence[Line], total: int) -> bool:
    """Whether much of the text is in lines wider than most print, and nearly all of these end with a sentence, as word processors write paragraphs."""
    wide = [line.words for line in full if len(line.words) > _PRINTED]
    ended = sum(map(ends_sentence, wide))
    return len(wide) > 2 and ended >= _ENDED * len(wide) and sum(map(len, wide)) > _MUCH * total


def _margin(full: Sequence[Line], length: int) -> int:
    """The usual indent; where most paragraphs have one line, that at which their sentences go on."""
    usual = _commonest([line.indent for line in full])
    back = Counter(
        b.indent
        for a, b in pairwise(full)
        if a.indent == usual > b.indent
        and b.number == a.number + 1
        and len(a.words) > _RUNS_ON * length
        and starts_small(b.words)
    )
    least = max(back, key=lambda v: (back[v], -v), default=usual)
    return least if back[least] >= _BACK else usual


def _commonest(values: Sequence[int]) -> int:
    counts = Counter(values)
    return max(counts, key=lambda v: (counts[v], -v), default=0)


def _is_double(lines: Sequence[Line], full: Sequence[Line], length: int) -> bool:
    """Whether a blank line stands behind nearly every line, though most are full and run on."""
    alone = sum(1 for a, b in pairwise(lines) if not a.blank and b.blank)
    running = sum(len(line.words) > 0.75 * length for line in full)
    return len(full) >= _FEW and alone > 0.8 * len(full) and running > 0.5 * len(full)


def _paragraph_indent(full: Sequence[Line], margin: int, length: int) -> int:
    """The indent of lines that begin a paragraph: the commonest before a line at the margin; -1 if there is none.

    It must be that of many lines, and most of them must stand behind the end of a sentence.
    """
    firsts: Counter[int] = Counter()
    for a, b, c in zip(full, full[1:], full[2:], strict=False):
        wide = len(b.words) > 0.6 * length
        if (
            margin < b.indent <= margin + _DEEPEST
            and c.indent == margin
            and wide
            and (ends_sentence(a.words) or _is_title(a, margin, length))
        ):
            firsts[b.indent] += 1
    best = max(firsts, key=lambda v: (firsts[v], -v), default=-1)
    return best if firsts[best] > max(2, len(full) // 60) else -1


def _is_title(line: Line, margin: int, length: int) -> bool:
    """Whether a line at the margin is too short for one that runs on."""
    return line.indent == margin and len(line.words) < _SHORT * length


def _separator(full: Sequence[Line], length: int, indent: int, *, double: bool) -> str:
    if len(full) < _FEW:
        return "blank"
    if double:
        return "double"
    if indent >= 0:
        return "indent"
    return "blank" if _blank_separates(full, length) else "short"


def _blank_separates(full: Sequence[Line], length: int) -> bool:
    """Whether paragraphs end before blank lines: those that do against those that could only end in a short line.

    A blank line between the end of a sentence and a full line counts, or one in capitals, a speaker's; above a heading and at the end of a page one says nothing.
    """
    before = inner = 0
    for a, b in pairwise(full):
        if not ends_sentence(a.words) or starts_small(b.words):
            continue
        if b.number > a.number + 1:
            before += len(a.words) > 20 and (len(b.words) > _PROSE * length or is_capitals(b.words))
        else:
            inner += len(a.words) < 0.8 * max(len(b.words), 1)
    return before >= 2 and before > 1.5 * inner


class Reach:
    """How far full lines reach near each place of a text: lines that surely run on to the next one."""

    def __init__(self, lines: Sequence[Line]) -> None:
        """`lines` are the free lines of the text in order."""
        self._at: list[int] = []
        self._reach: list[int] = []
        for a, b in pairwise(lines):
            if (
                a.indent == b.indent
                and starts_small(b.words)
                and not ends_sentence(a.words)
                and len(a.words) > 20
                and not (is_capitals(a.words) and not is_capitals(b.words))
            ):
                self._at.append(a.number)
                self._reach.append(a.reach)
        self._widest = sorted(line.reach for line in lines)
        self._near: dict[int, tuple[int, int]] = {}

    def near(self, line: Line) -> tuple[int, int]:
        """How far the full lines near `line` reach: a low one of them, and the middle one."""
        i = bisect_left(self._at, line.number)
        found = self._near.get(i)
        if found is None:
            found = self._near[i] = self._measured(i)
        return found

    def _measured(self, i: int) -> tuple[int, int]:
        window = sorted(self._reach[max(0, i - _WINDOW) : i + _WINDOW])
        if len(window) < 5:
            window = sorted(self._reach[max(0, i - 4 * _WINDOW) : i + 4 * _WINDOW]) or self._widest[-3:]
        middle = window[len(window) // 2]
        like = window[bisect_right(window, _FULL * middle) :]
        return like[len(like) // 5], middle

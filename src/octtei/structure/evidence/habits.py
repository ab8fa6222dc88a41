"""Habits: what a text does again and again with its lines, measured before anything is decided about one of them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence, Set
from dataclasses import dataclass
from itertools import pairwise

from octtei.structure.evidence.titles import flush_titles, is_gapless
from octtei.structure.lines.layout import Reach
from octtei.structure.lines.line import Line
from octtei.structure.lines.shape import ends_full, ends_sentence, is_capitals, starts_big
from octtei.structure.pages.sheet import Sheet

_LETTERED = re.compile(r"[A-Z]\s?[.)]\s?[-–—]?\s*(?=[^\W\d_«\"“])")
RUN_IN = re.compile(r"[A-ZÀ-Þ][^.:]{2,40}\.\s?[-–—]\s?[A-ZÀ-Þ]")
"""A title in the line, at the head of a paragraph."""
_DISPLAY = 3
# So few lines, those of a note, show no titles.
_TOLD = 10
# Titles begin in this part of the measure, and are shorter than this share of a full line; text fills this share.
_LEFT, _TITLE, _FULL = 0.4, 0.6, 0.7
# So many lines that are set in alike are no accident, nor so many titles directly above text.
_AGAIN, _FLUSH = 3, 2

Gap = Callable[[Line, Line], int]


@dataclass(frozen=True, slots=True)
class Habits:
    """`gapless`: no line is blank but for a few. `set_in`: the numbers of the lines that are set in alike between blank lines, as titles are.
    `running`: the letters of all running heads. `first_indents`: how often a line is set in so far above one that is not.
    `flush_titles`: titles stand directly above their text. `titles`: the lines with which such titles begin in a gapless text.
    `letters`: those at the heads of lines. `shouted`: running text is in capitals, as in telegrams. `run_in`: paragraphs begin with a title and a dash."""

    gapless: bool
    set_in: frozenset[int]
    running: Set[str]
    first_indents: Counter[int]
    flush_titles: bool
    titles: frozenset[int]
    letters: frozenset[str]
    shouted: bool
    run_in: bool

    def counts(self, letter: str) -> bool:
        """Whether a letter at the head of a line counts: the one before or behind it stands at the head of another."""
        return not self.letters.isdisjoint((chr(ord(letter) - 1), chr(ord(letter) + 1)))


def habits_of(sheet: Sheet, lines: Sequence[Line], reach: Reach, gap: Gap) -> Habits:
    """The habits of some lines of a sheet; `gap` tells how many blank lines stand between two. Linear."""
    gapless = is_gapless(sheet, lines)
    return Habits(
        gapless=gapless,
        set_in=_set_in(sheet, lines, gap),
        running=sheet.running,
        first_indents=Counter(a.indent for a, b in pairwise(lines) if a.indent > b.indent and not gap(a, b)),
        flush_titles=sum(_flush_titles(sheet, lines, reach, gap)) >= _FLUSH,
        titles=_titles(sheet, lines, reach, gap, gapless=gapless),
        letters=frozenset(x.words[0] for x in lines if _LETTERED.match(x.words)),
        shouted=_is_shouted(lines, reach),
        run_in=_run_in(lines, gap),
    )


def _titles(sheet: Sheet, lines: Sequence[Line], reach: Reach, gap: Gap, *, gapless: bool) -> frozenset[int]:
    """The lines with which titles begin that stand directly between two paragraphs; where some lines are blank, but none between
    paragraphs, so many titles must do so."""
    if len(lines) < _TOLD or not (gapless or sheet.layout.separator in ("indent", "short")):
        return frozenset()
    titles = flush_titles(lines, reach)
    if gapless or not titles or _is_shouted(lines, reach):
        return titles if gapless else frozenset()
    dense: set[int] = set()
    for a, b in pairwise(lines):
        if (
            b.number in titles
            and not sheet.turns(a, b)
            and not gap(a, b)
            and (a.number in dense or ends_full(a.words))
        ):
            dense.add(b.number)
    return frozenset(dense) if len(dense) >= _AGAIN else frozenset()


def _run_in(lines: Sequence[Line], gap: Gap) -> bool:
    """Whether paragraphs begin with a title in the line, again and again: `Jean Roux. — Le troisième janvier ...`"""
    begun = (b for a, b in pairwise(lines) if gap(a, b))
    return sum(RUN_IN.match(b.words) is not None for b in begun) >= _AGAIN


def _is_shouted(lines: Sequence[Line], reach: Reach) -> bool:
    """Whether most full lines are in capitals."""
    capitals = [x for x in lines if is_capitals(x.words)]
    if len(capitals) < _AGAIN:
        return False
    full, shouted = (sum(len(x.words) > _FULL * reach.near(x)[0] for x in some) for some in (lines, capitals))
    return shouted >= _AGAIN and 2 * shouted > full


def _set_in(sheet: Sheet, lines: Sequence[Line], gap: Gap) -> frozenset[int]:
    """The lines that are set in, by the same as others, alone between blank lines, and say no sentence.

    What stands in the right half closes a letter, and so does what comes back in the same words.
    """
    margin, spare = sheet.layout.margin + _DISPLAY, {-1, sheet.layout.indent}
    found = [
        b
        for a, b, c in zip(lines, lines[1:], lines[2:], strict=False)
        if margin < b.indent < _LEFT * sheet.layout.measure
        and b.indent not in spare
        and _may_head(b)
        and gap(a, b)
        and gap(b, c)
    ]
    words = Counter(line.words for line in found)
    depths = Counter(line.indent for line in found if words[line.words] == 1)
    return frozenset(
        line.number for line in found if depths[line.indent] >= _AGAIN and words[line.words] == 1
    )


def _flush_titles(sheet: Sheet, lines: Sequence[Line], reach: Reach, gap: Gap) -> Iterator[bool]:
    """For each short line that says no sentence, behind a gap and directly above a line that begins big: whether that is a full one
    and a sentence ends above."""
    for a, b, c in zip(lines, lines[1:], lines[2:], strict=False):
        if sheet.turns(a, b) or not gap(a, b) or sheet.blanks_between(b, c):
            continue
        if _may_head(b) and len(b.words) < _TITLE * reach.near(b)[0] and starts_big(c.words):
            yield ends_sentence(a.words) and c.reach > _FULL * reach.near(c)[0]


def _may_head(line: Line) -> bool:
    return starts_big(line.words) and not ends_sentence(line.words) and line.words[-1:] != ","

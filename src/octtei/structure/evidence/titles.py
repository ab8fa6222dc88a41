"""Titles that nothing sets apart: in a text without blank lines a heading stands directly between two paragraphs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set
from itertools import pairwise, takewhile

from octtei.structure.evidence.chains import DASH
from octtei.structure.evidence.series import same_series
from octtei.structure.lines.layout import Reach
from octtei.structure.lines.line import Line
from octtei.structure.lines.shape import ends_full, ends_sentence, is_name, starts_big, uncounted
from octtei.structure.pages.sheet import Sheet
from octtei.structure.terms.dateline import is_dateline
from octtei.structure.terms.keywords import ALONE, COUNTED
from octtei.structure.terms.names import role_of

# A title is shorter than this share of a full line (one with a number than that one), and the line below it longer.
_SHORT, _COUNTED, _FULL = 0.75, 0.9, 0.7
# Of what stands between two paragraphs, place, date and name left out, so many lines are titles at most.
_STACK = 2
# So many lines stand at the head of a text, so many if the headings of parts, chapters and their like are among them.
_HEAD, _HEADED = 6, 16
# A text with fewer than one blank line for so many lines has none; the last line of a paragraph is shorter than this share of the
# measure.
_GAPLESS, _LAST = 25, 0.85
_CLOSED = '»”"'


def is_gapless(sheet: Sheet, lines: Sequence[Line]) -> bool:
    """Whether hardly a line is blank between some lines, beyond those between any two; what stands between pages does not count."""
    if sheet.layout.separator == "line":
        return False
    inner = (sheet.blanks_between(a, b) for a, b in pairwise(lines) if not sheet.turns(a, b))
    return _GAPLESS * sum(max(0, blank - sheet.layout.gap) for blank in inner) < len(lines)


def ends_paragraph(sheet: Sheet, line: Line) -> bool:
    """Whether a line ends a sentence and leaves room behind it: all that tells the end of a paragraph where no line is blank."""
    return ends_full(line.words) and len(line.words) < _LAST * sheet.layout.measure


def flush_titles(lines: Sequence[Line], reach: Reach) -> frozenset[int]:
    """The numbers of the lines with which titles begin, in lines of which none is blank. Linear.

    A title is short and no sentence; a whole sentence ends above it, and a full line that begins with a capital stands below. Place
    and date, and names but for the last line, close what is above: `H. Maucourt` over the title of the next chapter. Of the
    lines at the head of the text only the last may be one, below the title of the whole and its author.
    """
    stacks = list(_stacks(lines, reach))
    head = list(takewhile(lambda line: _may_be_title(line, reach), lines[: _HEADED + 1]))
    short = [*head, *(line for _, stack, _ in stacks for line in stack)]
    counted = same_series((line.number, line.words) for line in short).keys()
    told = {x.number for x in short if COUNTED.match(x.words) or role_of(x.words) or x.number in counted}
    found = {line.number for stack in stacks for line in _titles(*stack, reach, told)}
    opened = {line.number for line in _opened(head, told)} if len(head) < len(lines) else set[int]()
    return frozenset(found | opened | {line.number for line in _first(lines, reach)})


def _opened(head: Sequence[Line], told: Set[int]) -> Iterator[Line]:
    """The lines at the head of the text, below its title, that are called or counted as parts are; and the last one above the text. A text
    that begins with a keyword and its number has no title."""
    if head and ALONE.fullmatch(head[0].words):
        yield head[0]
    below = [line for line in head[1:] if line.number in told]
    if below and len(head) <= _HEADED:
        yield from below
        if starts_big(head[-1].words):
            yield head[-1]


def _first(lines: Sequence[Line], reach: Reach) -> Iterator[Line]:
    """The last of the short lines at the head of the text, if a person stands above it or it is called as parts are."""
    head = list(takewhile(lambda line: _may_be_title(line, reach), lines[: _HEAD + 1]))
    if not 1 < len(head) <= _HEAD or len(head) == len(lines) or not _is_text(lines[len(head)], reach):
        return
    *above, last = head
    named = any(is_name(line.words) and len(line.words.split()) > 1 for line in above[1:])
    if starts_big(last.words) and (
        role_of(last.words)
        or COUNTED.match(last.words)
        or uncounted(last.words) != last.words
        or (named and not is_name(last.words))
    ):
        yield last


def _stacks(lines: Sequence[Line], reach: Reach) -> Iterator[tuple[Line, Sequence[Line], Line]]:
    """The runs of short lines that are no sentences, each with the lines above and below it."""
    start = 1
    for i in range(1, len(lines)):
        if _may_be_title(lines[i], reach):
            continue
        if start < i:
            yield lines[start - 1], lines[start:i], lines[i]
        start = i + 1


def _may_be_title(line: Line, reach: Reach) -> bool:
    words = line.words
    if (ends_sentence(words) and not ALONE.fullmatch(words)) or words[-1] in ",-":
        return False
    share = _SHORT if uncounted(words) == words else _COUNTED
    return len(words) < share * reach.near(line)[0]


def _titles(above: Line, stack: Sequence[Line], below: Line, reach: Reach, told: Set[int]) -> Iterator[Line]:
    """The lines of a run that begin titles; a line that begins with a small letter goes on with the one above it. Those that are called or
    counted as parts are may be many."""
    opens = below.words[-1] == "," and is_dateline(
        stack[-1].words
    )  # place and date, and whom a letter speaks to
    if not _ends(above) or not (opens or _is_text(below, reach)) or not starts_big(stack[0].words):
        return
    if len(stack) == 1 and above.words[-1] in _CLOSED and is_name(stack[0].words):
        return  # who said what is quoted above
    found = [line for line in stack if line is stack[-1] or line.number in told or not _closes(line)]
    found = [line for line in found if starts_big(line.words) and not is_dateline(line.words)]
    titled = {b.number for a, b in pairwise(stack) if a.number in told}
    if sum(line.number not in told and line.number not in titled for line in found) <= _STACK:
        yield from found


def _closes(line: Line) -> bool:
    """Whether a line may be the name of who signs what is above."""
    return is_name(line.words) and not role_of(line.words)


def _ends(line: Line) -> bool:
    """Whether a paragraph may end here: with a whole sentence, or it is an ornament."""
    return ends_full(line.words) or not any(c.isalnum() for c in line.words)


def _is_text(line: Line, reach: Reach) -> bool:
    """Whether a line begins a paragraph: a capital and its full width, or it is a speech."""
    if DASH.match(line.words):
        return ends_full(line.words)
    return starts_big(line.words) and line.reach > _FULL * reach.near(line)[0]

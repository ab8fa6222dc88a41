"""Zones of notes: where on each page the notes begin, weighed by what calls them, how they count and what stands above."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from octtei.structure.lines.line import Line
from octtei.structure.pages.sheet import Page, Sheet
from octtei.structure.recognise.notes.inset import (
    breaks_off,
    ends_whole,
    first_misread,
    interrupts,
    with_misread,
)
from octtei.structure.references.labels import STYLES, Label, labels_above, labels_of
from octtei.structure.references.lettered import lemma_marks, letter_marks
from octtei.structure.references.marks import SIGNS, Form, Mark, marks_of

RULE = re.compile(r"[_\-–—=]{4,}")
"""A line of dashes above the notes."""
# What the number of a note is worth with a reference above it, with a doubtful one, and without any.
_CALLED, _PERHAPS, _UNCALLED, _UNCALLED_PAREN, _UNCALLED_LETTER = 1.0, 0.3, -0.7, -0.15, -1.5
# A star that nothing calls marks words of a glossary, and much else.
_UNCALLED_STAR = -1.0
_WITHOUT = {
    "paren": _UNCALLED_PAREN, "bracket": _UNCALLED_PAREN, "star": _UNCALLED_STAR, "letter": _UNCALLED_LETTER,
}  # fmt: skip
_GAP, _DUE, _BREAKS = 0.5, 0.3, 1.5
# Where references are lost: what each note more is worth, and each label below that is none of them.
_LONGER, _OTHER = 0.1, 0.3
# So many pages must break off above their notes before it is believed that OCR lost the references.
_BROKEN = 2
# One is enough where so many pages carry on the numbers.
_CARRIED = 3
_SKIP = 3
# An entry of a list of amounts is shorter than this share of the measure.
_ENTRY = 0.5
_UNSURE = (Form.NUMBER, Form.COUNT, Form.SPACED)
# A note below a text without pages has no more lines.
_TAIL = 20
# Behind so many letters, j, v and w left out, the alphabet begins again.
_LETTERS = 20
# No page has more notes; what has is a document whose pages nobody knows.
_MOST = 60


@dataclass(frozen=True, slots=True)
class Zone:
    """The notes of one page: their labels, and how well they are attested."""

    labels: tuple[Label, ...]
    score: float


@dataclass(slots=True)
class Pages:
    """What is known of each page: its labels of one style and the marks in its lines; `unread` if references are lost."""

    sheet: Sheet
    style: str
    labels: dict[int, list[Label]] = field(default_factory=dict)
    marks: dict[int, list[Mark]] = field(default_factory=dict)
    unread: bool = False


def gather(sheet: Sheet) -> list[Pages]:
    """The labels of each style and the marks, by page."""
    free = list(sheet.free())
    marks: dict[int, list[Mark]] = {}
    known = {
        style: Pages(sheet, style, {}, {} if style == "letter" else marks)
        for style in (*STYLES, "worn", "letter")
        if style != "bracket" or not sheet.cites
    }
    for label in _labels(sheet, known):
        known[label.style].labels.setdefault(sheet.page_of[label.line.number], []).append(label)
    found = [k for k in known.values() if k.labels]
    for mark in marks_of(free if found else ()):
        if not (sheet.cites and mark.form is Form.BRACKET):
            marks.setdefault(sheet.page_of[mark.line], []).append(mark)
    lettered = known["letter"]
    for mark in letter_marks(free if lettered.labels else ()):
        lettered.marks.setdefault(sheet.page_of[mark.line], []).append(mark)
    _add_lemmas(sheet, lettered, free)
    return found


def _labels(sheet: Sheet, styles: Iterable[str]) -> list[Label]:
    """All that may label a note, in the order of the lines."""
    lines = list(sheet.may_label())
    return sorted([*labels_of(lines, styles), *labels_above(lines)], key=lambda label: label.line.number)


def _add_lemmas(sheet: Sheet, lettered: Pages, lines: Sequence[Line]) -> None:
    """Add the letters that are glued to the words which critical notes are about."""
    notes = [(page, x.n, x.line.words) for page, labels in lettered.labels.items() for x in labels]
    for mark in lemma_marks(notes, sheet.by_page(lines if notes else ())):
        lettered.marks.setdefault(sheet.page_of[mark.line], []).append(mark)


def zones(known: Pages) -> dict[int, Zone]:
    """Number of a page -> its notes. Whether numbers begin again on each page is found first."""
    known.unread = known.style != "letter" and _is_unread(known)
    if known.style == "worn" and not known.unread:
        return {}
    loose = dict(_walk(known, again=None))
    ones = sum(z.labels[0].value == 1 for z in loose.values())
    return dict(_walk(known, again=ones > 1 and 2 * ones > len(loose)))


def _is_unread(known: Pages) -> bool:
    """Whether the notes of pages break off their text, carry on from page to page and end whole, though hardly a reference
    calls them; `known` is taken for unread meanwhile."""
    known.unread = True
    zones = dict(_walk(known, again=None))
    known.unread = False
    pages = known.sheet.pages
    labels = [(number, label) for number, zone in zones.items() for label in zone.labels]
    called = sum(any(m.n == x.n for m in known.marks.get(n, ())) for n, x in labels)
    if 2 * called >= len(labels):
        return False
    broken = sum(breaks_off(known.sheet, pages[n], z.labels[0].line) for n, z in zones.items())
    whole = sum(ends_whole(known.sheet, pages[n]) for n in zones)
    carried = _carried(zones)
    sure = broken >= _BROKEN or (broken and carried >= _CARRIED and 4 * min(whole, carried) >= 3 * len(zones))
    return bool(sure) and 2 * whole >= len(zones) and 2 * carried >= len(zones)


def _carried(zones: dict[int, Zone]) -> int:
    """How many zones carry on the numbers of those before them; misread numbers between are passed over."""
    page, last, count = -1, 0, 0
    for number, zone in zones.items():
        first = zone.labels[0].value
        if not count or last < first <= last + _SKIP * (number - page):
            page, last, count = number, zone.labels[-1].value, count + 1
    return count


def _walk(known: Pages, *, again: bool | None) -> Iterator[tuple[int, Zone]]:
    last = 0
    for page in known.sheet.pages:
        zone = _zone(known, page, last, again=again)
        first = first_misread(known.sheet, page, zone.labels[0], last) if zone and known.unread else None
        if zone and first:
            zone = Zone((first, *zone.labels), zone.score)
        if zone:
            last = zone.labels[-1].value
            yield page.number, zone


def _zone(known: Pages, page: Page, last: int, *, again: bool | None) -> Zone | None:
    """The best attested run of labels on a page, the lowest of equals; None if none is attested."""
    labels = with_misread(known.sheet, known.labels.get(page.number, [])[-_MOST:])
    best: Zone | None = None
    for i, first in enumerate(labels):
        wraps = known.style == "letter" and first.value == 1 and last > _LETTERS
        if not wraps and not _is_due(first.value, last, again=again):
            continue
        run = _run(labels[i:])
        if len(known.sheet.pages) == 1 and not _is_foot(known, page, run):
            continue
        score = _score(known, page, run, last)
        if score > 0 and (best is None or score >= best.score):
            best = Zone(tuple(run), score)
    return _from_the_first(known, labels, best, last) if best else None


def _from_the_first(known: Pages, labels: Sequence[Label], zone: Zone, last: int) -> Zone:
    """A zone with the labels directly before it whose numbers lead from the one due to its first, a gap before them: their
    references are misread."""
    first = zone.labels[0]
    if first.value == last + 1:
        return zone
    at = next(i for i, label in enumerate(labels) if label is first)
    before = list(labels[max(0, at + 1 - first.value) : at])
    while before and not (before[0].value in (1, last + 1) and gap_before(known.sheet, before[0].line)):
        del before[0]
    run = [*before, first]
    if not before or any(b.value != a.value + 1 for a, b in pairwise(run)):
        return zone
    return Zone((*before, *zone.labels), zone.score)


def _is_foot(known: Pages, page: Page, run: Sequence[Label]) -> bool:
    """Whether labels are the notes below a text of which nobody knows pages: half of them called by sure references
    above, and little text behind the last one."""
    top = run[0].line.number
    sure = {m.n for m in known.marks.get(page.number, ()) if m.line < top and m.form not in _UNSURE}
    tail = sum(1 for _ in known.sheet.free(range(run[-1].line.number, page.last + 1)))
    return tail <= _TAIL and 2 * sum(label.n in sure for label in run) >= len(run)


def _is_due(value: int, last: int, *, again: bool | None) -> bool:
    if again is None:
        return True
    return value == 1 if again else (last < value <= last + _SKIP or (last == 0 and value < 1000))


def _run(labels: Sequence[Label]) -> list[Label]:
    """The labels whose numbers run on from the first."""
    run = [labels[0]]
    for label in labels[1:]:
        if label.value == run[-1].value + 1 or _is_next_sign(run[-1].n, label.n):
            run.append(label)
    return run


def _is_next_sign(one: str, two: str) -> bool:
    """Whether a dagger follows a star: the signs of one page, in the printers' order; or k follows i."""
    if one == "i" and two == "k":  # the same letter, for old printers
        return True
    if one[0] not in SIGNS or two[0] not in SIGNS:
        return False
    return SIGNS.index(two[0]) > SIGNS.index(one[0]) and len(two) >= len(one)


def _score(known: Pages, page: Page, run: Sequence[Label], last: int) -> float:
    if any(known.sheet.is_title(x.line) for x in run if not x.is_alone) or _is_amount(known, page, run[0]):
        return 0.0
    top = run[0].line.number
    above = [m for m in known.marks.get(page.number, ()) if m.line < top]
    strong = {m.n for m in above if m.form is not Form.NUMBER}
    weak = {m.n for m in above}
    uncalled = 0.0 if known.unread else _WITHOUT.get(known.style, _UNCALLED)
    late = _called_before(known, page, last)
    called = sum(x.n in strong or x.n in late for x in run)
    if any(x.is_alone and x.n not in strong for x in run):  # else it may count a chapter, or the page
        return 0.0
    if not known.unread and (2 * called < len(run)) and _is_list(known, page, run):
        return 0.0
    score = sum(
        _CALLED if x.n in strong or x.n in late else _PERHAPS if x.n in weak else uncalled for x in run
    )
    score += _GAP if gap_before(known.sheet, run[0].line) else 0
    breaks = interrupts(known.sheet, page, run[0].line) and not _goes_on(known, page, run[0])
    score += _BREAKS if breaks else 0
    if not (called or breaks or known.unread) and run[0].value not in (1, last + 1):
        return 0.0
    if known.unread:
        other = sum(x.line.number > top and x not in run for x in known.labels.get(page.number, ()))
        return score + _LONGER * len(run) - _OTHER * other + (_DUE if run[0].value == last + 1 else 0)
    return score + (_DUE if run[0].value in (1, last + 1) else 0)


def _goes_on(known: Pages, page: Page, first: Label) -> bool:
    """Whether the label before it stands above, and no gap between: what breaks off there is an entry of the same list, not the text."""
    labels = known.labels.get(page.number, ())
    before = any(x.value == first.value - 1 and x.line.number < first.line.number for x in labels)
    return before and not gap_before(known.sheet, first.line)


def _is_amount(known: Pages, page: Page, first: Label) -> bool:
    """Whether a very short line with another number, not the one before, stands directly above: `4 onions`, `3 eggs`."""
    above = next(
        (x for x in known.labels.get(page.number, ()) if x.line.number == first.line.number - 1), None
    )
    short = above is not None and len(above.line.words) < _ENTRY * known.sheet.layout.measure
    return above is not None and short and above.value not in (first.value - 1, first.value)


def _is_list(known: Pages, page: Page, run: Sequence[Label]) -> bool:
    """Whether a colon announces labels that nothing calls, or clauses with semicolons stand behind all of them but the last."""
    above = next(known.sheet.free(range(run[0].line.number - 1, page.first - 1, -1)), None)
    if above is not None and above.words[-1:] == ":":
        return True
    ends = [next(known.sheet.free(range(x.line.number - 1, page.first - 1, -1))) for x in run[1:]]
    return bool(ends) and all(line.words[-1:] == ";" for line in ends)


def _called_before(known: Pages, page: Page, last: int) -> set[str]:
    """The notes beyond the last one that are called on the page before: they found no room there."""
    marks = known.marks.get(page.number - 1, ()) if last else ()
    return {m.n for m in marks if m.form is not Form.NUMBER and m.n.isdigit() and int(m.n) > last}


def gap_before(sheet: Sheet, line: Line) -> bool:
    """Whether more than the usual distance, or a rule, stands before a line."""
    before = sheet.lines[line.number - 1] if line.number else None
    if before is None or RULE.fullmatch(before.words):
        return True
    blanks = 0
    number = line.number - 1
    while number >= 0 and sheet.lines[number].blank:
        blanks += 1
        number -= 1
    return blanks > (1 if sheet.layout.separator == "double" else 0)

"""Notes at the bottom of pages: where each begins, which lines it has, whether it runs over to the next page."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from octtei.model.block import Block, BlockKind
from octtei.structure.evidence.titles import ends_paragraph, is_gapless
from octtei.structure.lines.line import Line
from octtei.structure.lines.shape import ends_sentence, is_capitals, starts_small
from octtei.structure.pages.sheet import Page, Sheet
from octtei.structure.recognise.notes.inset import ends_whole, interrupts
from octtei.structure.recognise.notes.noteends import text_below
from octtei.structure.recognise.notes.second import with_others, worth
from octtei.structure.recognise.notes.zone import RULE, Pages, Zone, gap_before, gather, zones
from octtei.structure.references.labels import Label
from octtei.structure.references.marks import ends_abbreviated
from octtei.structure.references.orphan import orphans
from octtei.structure.terms.keywords import ALONE

# The rest of a note has no more lines; what stands above a label without a gap is shorter.
_TAIL, _NEAR = 20, 12
# A first line shorter than this share of the measure, with more lines below it, is a heading.
_TITLE = 0.6
# A line that runs on to the next one is so full, as a share of the measure.
_FULL = 0.75
# Where so many pages have a gap before their notes, those without one have begun above; where so many have, they may have.
_GAPPED, _PERHAPS, _PAIR = 0.7, 0.5, 2
# So small a share of the references that count up have notes by chance.
_FEW = 0.3
_ALONE = re.compile(rf"(?:[IVXLC]{{1,7}}|\d{{1,3}})\.?|{ALONE.pattern}")


def notes(sheet: Sheet) -> None:
    """Take the notes at the bottom of every page.

    A note begins with a label and reaches to the next one or to the page's end. Where the notes of a page begin is
    told by their references, which stand above, by their numbers, which carry on from page to page or begin again on
    each, and by the gap before them. A page behind an unfinished note begins its notes with the rest of it. Beside the
    usual labels there may be others, a star for the editor's notes: those only where their references stand above.
    """
    known = [(k, zones(k)) for k in gather(sheet)]
    best, by_page = max(known, key=lambda pair: worth(pair[1]), default=(None, {}))
    if best is None or not by_page or _by_chance(best, by_page) or not _is_attested(best, by_page):
        return
    by_page = with_others(known, best, by_page)
    gapped = _gapped(sheet, by_page)
    previous: Block | None = None
    for page in sheet.pages:
        previous = _page_notes(sheet, page, by_page.get(page.number), previous, gapped=gapped)


def _by_chance(known: Pages, zones: dict[int, Zone]) -> bool:
    """Whether the notes are a few points of lists in a text whose references run on far beyond them."""
    marks = [m for page in sorted(known.marks) for m in known.marks[page]]
    return sum(len(z.labels) for z in zones.values()) < _FEW * len(orphans(marks))


def _is_attested(known: Pages, zones: dict[int, Zone]) -> bool:
    """Whether anything but their numbers speaks for the notes of at least one page: a reference that calls one there or on the page before,
    or a sentence that they break off. The points of an agenda have neither."""
    sheet = known.sheet
    return known.unread or any(
        any(m.n == x.n for at in (n - 1, n) for m in known.marks.get(at, ()) for x in zone.labels)
        or interrupts(sheet, sheet.pages[n], zone.labels[0].line)
        for n, zone in zones.items()
    )


def _gapped(sheet: Sheet, zones: dict[int, Zone]) -> float:
    """On which share of the pages a gap stands before the first label; of two pages nobody knows, so it is a half, unless none has one."""
    gaps = sum(gap_before(sheet, z.labels[0].line) for z in zones.values())
    return gaps / len(zones) if len(zones) > _PAIR or not gaps else 0.5


def _page_notes(
    sheet: Sheet, page: Page, zone: Zone | None, previous: Block | None, *, gapped: float
) -> Block | None:
    """Take the notes of one page; the last block, if it may go on."""
    stop = zone.labels[0].line.number if zone else page.last + 1
    rest = _rest(sheet, page, stop, previous, labelled=zone is not None, gapped=gapped) if previous else ()
    rest = _untitled(sheet, rest)
    _take_rule(sheet, rest[0] if rest else stop)
    last: Block | None = None
    if rest:
        why = "goes on with the note of the page before"
        last = Block(BlockKind.NOTE, rest, why, role="rest", place="bottom")
        sheet.take(last)
    for label, lines in _bodies(sheet, page, zone):
        why = f"a label ({label.style}) at the bottom of the page, its number in sequence"
        last = Block(BlockKind.NOTE, lines, why, n=label.n, label=label.span, place="bottom")
        sheet.take(last)
    return last


def _bodies(sheet: Sheet, page: Page, zone: Zone | None) -> Iterator[tuple[Label, tuple[int, ...]]]:
    labels = zone.labels if zone else ()
    ends = [*(label.line.number for label in labels[1:]), _last_end(sheet, page, labels)]
    for label, end in zip(labels, ends, strict=False):
        stop = min(sheet.until_named(label.line.number, end), text_below(sheet, page, label.line, end))
        yield label, tuple(line.number for line in sheet.free(range(label.line.number, stop)))


def _last_end(sheet: Sheet, page: Page, labels: Sequence[Label]) -> int:
    """The line behind the last note of a page: where the page ends, or where nobody knows the pages, at the first blank line
    behind a sentence, or where none is blank behind a paragraph: the text goes on there."""
    if len(sheet.pages) > 1 or not labels:
        return _next_part(sheet, page, labels) if labels else page.last + 1
    gapless = is_gapless(sheet, list(sheet.free()))
    for number in range(labels[-1].line.number + 1, page.last + 1):
        before = sheet.lines[number - 1]
        if ends_abbreviated(before.words):
            continue
        if sheet.lines[number].blank and ends_sentence(before.words):
            return number
        if gapless and ends_paragraph(sheet, before):
            return number
    return page.last + 1


def _next_part(sheet: Sheet, page: Page, labels: Sequence[Label]) -> int:
    """The line of a numeral or of a keyword with its number that stands alone behind the notes of a page, text below it: the next
    part begins there; else the line behind the page."""
    lines = list(sheet.free(range(labels[-1].line.number, page.last + 1)))
    for a, b, c in zip(lines, lines[1:], lines[2:], strict=False):
        apart = sheet.blanks_between(a, b) and sheet.blanks_between(b, c) and ends_sentence(a.words)
        if apart and _ALONE.fullmatch(b.words):
            return b.number
    return page.last + 1


def _take_rule(sheet: Sheet, stop: int) -> None:
    """A line of dashes or underscores above the notes is furniture."""
    number = stop - 1
    while number > 0 and sheet.lines[number].blank:
        number -= 1
    if number < 0:
        return
    line = sheet.lines[number]
    if number not in sheet.taken and RULE.fullmatch(line.words):
        why = "a rule above the notes"
        sheet.take(Block(BlockKind.FURNITURE, (number,), why, role="footer", place="bottom"))


def _rest(
    sheet: Sheet, page: Page, stop: int, previous: Block, *, labelled: bool, gapped: float
) -> tuple[int, ...]:
    """The lines between the text of a page and its first label that go on with the note before."""
    tail = sheet.lines[previous.last].words
    unfinished = not ends_sentence(tail)
    lines = list(sheet.free(range(page.first, stop)))
    starts = [b for a, b in pairwise(lines) if gap_before(sheet, b)]
    if labelled and gapped >= _GAPPED and not gap_before(sheet, sheet.lines[stop]) and starts:
        rest = tuple(x.number for x in lines if x.number >= starts[-1].number)
        titled = is_capitals(starts[-1].words) or len(starts[-1].words) < _TITLE * sheet.layout.measure
        return () if len(rest) > _TAIL or (titled and len(rest) > 1 and not unfinished) else rest
    if not unfinished:
        return ()
    for start in reversed(starts):
        before = next(x for x in reversed(lines) if x.number < start.number)
        sure = ends_sentence(before.words) or (
            start is starts[-1] and (labelled or _is_rest(sheet, page, start))
        )
        if starts_small(start.words) and sure:
            return tuple(x.number for x in lines if x.number >= start.number)
    if starts and gapped >= _PERHAPS and _goes_on(sheet, page, lines, starts[-1], labelled=labelled):
        return tuple(x.number for x in lines if x.number >= starts[-1].number)
    if labelled:
        return _after_break(sheet, lines[-_NEAR:])
    return () if gapped else _after_break(sheet, lines[-_TAIL:])


def _is_rest(sheet: Sheet, page: Page, start: Line) -> bool:
    """Whether the sentence above some last lines goes on overleaf, and theirs ends with them: they are none of the text."""
    return interrupts(sheet, page, start) and ends_whole(sheet, page)


def _untitled(sheet: Sheet, rest: tuple[int, ...]) -> tuple[int, ...]:
    """The rest of a note without a title with which it begins, below which its sentence goes on: that of a chapter, whose text is
    on the next page."""
    titled = len(rest) > 1 and _is_part(sheet.lines[rest[0]]) and starts_small(sheet.lines[rest[1]].words)
    return rest[1:] if titled else rest


def _is_part(line: Line) -> bool:
    """Whether a line is a keyword with its number, which goes on with no sentence and with which none goes on."""
    return ALONE.fullmatch(line.words) is not None


def _goes_on(sheet: Sheet, page: Page, lines: Sequence[Line], start: Line, *, labelled: bool) -> bool:
    """Whether a few lines behind the last gap of a page, no title, go on with a note though they begin big, with a name or a figure: they reach
    to the first label without a gap, or stand, whole, between a full line and the small letter with which its sentence goes on."""
    rest = [x for x in lines if x.number >= start.number]
    if len(rest) > _TAIL or is_capitals(start.words) or sheet.is_title(start):
        return False
    if labelled:
        below = next(sheet.free(range(rest[-1].number + 1, page.last + 1)), None)
        return below is not None and not gap_before(sheet, below)
    before = next(sheet.free(range(start.number - 1, page.first - 1, -1)), None)
    full = before is not None and len(before.words) > _FULL * sheet.layout.measure
    return (
        full and not starts_small(start.words) and interrupts(sheet, page, start) and ends_whole(sheet, page)
    )


def _after_break(sheet: Sheet, lines: Sequence[Line]) -> tuple[int, ...]:
    """Without any gap: the last lines, from the one that begins small behind the end of a sentence, or at the margin behind a short line that
    ends one, where paragraphs are set in."""
    layout = sheet.layout
    indented = layout.indent > layout.margin
    for a, b in reversed(list(pairwise(lines))):
        short = len(a.words) < 0.9 * layout.measure and ends_sentence(a.words)
        if _is_part(a) and starts_small(b.words):
            return tuple(x.number for x in lines if x.number >= b.number)
        if short and (starts_small(b.words) or (indented and b.indent <= layout.margin)):
            return tuple(x.number for x in lines if x.number >= b.number)
    return ()

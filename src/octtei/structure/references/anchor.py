"""Note references: which mark in the text calls which note."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from octtei.model.block import Block, BlockKind
from octtei.structure.lines.line import Line
from octtei.structure.pages.sheet import Sheet
from octtei.structure.references.lettered import lemma_marks, letter_marks
from octtei.structure.references.marks import COST, Form, Mark, marks_of
from octtei.structure.references.orphan import orphans
from octtei.text import Span

# What finding a note's reference is worth; a mark that costs more than that is not believed.
_WORTH = 2.5
_OTHER_PAGE = 0.8
_STYLE = 0.8
_OPENING, _CLOSING, _MARKS = "“„", "”", "”“"
# Signs that a raised digit is misread as. A closing quotation mark or an elision is none.
_MISREAD = re.compile(
    r"(?<=[\w»”\"),.;])(?:[*°^/`´®©™¢£¥¬]|['’‘”“])(?=\s?[,.;:!?]|\s|$)|(?<=[^\W\d_]),['’](?=\s)"
    r"|(?<=\w)[:;!](?=\s?[.,;])|(?<=[a-zà-ÿ]{3})[A-Z](?=[\s.,;]|$)"
)


@dataclass(frozen=True, slots=True)
class Reference:
    """A mark in the text, the note's number, the note's block (None if it is not in the source), and why."""

    span: Span
    n: str
    note: Block | None
    why: str


@dataclass(frozen=True, slots=True)
class Lost:
    """A note without a reference, and the marks that may be it, the likeliest first."""

    note: Block
    candidates: tuple[Span, ...]


def pair(sheet: Sheet, units: Collection[str] = ()) -> tuple[list[Reference], list[Lost]]:
    """The references found, in the order of the text, and the notes that have none.

    References and notes stand in the same order, a note on the page of its reference or at the end of the text: of
    all ways to pair them the one is taken that pairs most with the least doubtful marks. Where no digit fits, a
    misread sign between the neighbouring references is taken if there are as many such signs as notes that lack one.
    `units` are the words for what is counted: a number before one of them comes last.
    """
    notes = [b for b in sheet.blocks if b.kind is BlockKind.NOTE and b.role != "rest"]
    notes.sort(key=lambda b: b.first)
    lines = list(sheet.free())
    marks = [m for m in marks_of(lines, units) if not (sheet.cites and m.form is Form.BRACKET)]
    if not notes:
        return [_orphan(m) for m in orphans(marks)], []
    if any(b.n.isalpha() for b in notes):
        told = [(sheet.page_of[b.first], b.n, sheet.lines[b.first].words) for b in notes if b.n.isalpha()]
        glued = lemma_marks(told, sheet.by_page(lines))
        marks = sorted((*marks, *letter_marks(lines), *glued), key=lambda m: m.span)
    found = _pair_kinds(sheet, notes, marks)
    candidates = _pair_misread(sheet, notes, lines, found)
    references = [*(_closed(sheet, r) for r in found.values()), *_missing(marks, found, notes)]
    lost = [Lost(b, tuple(candidates.get(i, ()))) for i, b in enumerate(notes) if i not in found]
    return sorted(references, key=lambda r: r.span), lost


def _closed(sheet: Sheet, reference: Reference) -> Reference:
    """A reference with the parenthesis behind it, if the note's label is printed with one too: `Wind.*)`, `*) Text`."""
    label, end = reference.note.label if reference.note else None, reference.span.end
    if label is None or sheet.value[end : end + 1] != ")":
        return reference
    printed = sheet.value[label.start : label.end].strip()
    if not printed.endswith(")") or printed.startswith("(") or sheet.value[reference.span.start] == "(":
        return reference
    return replace(reference, span=Span(reference.span.start, end + 1))


def _orphan(mark: Mark) -> Reference:
    why = "one of many numbers that run on through the document; their notes are not in it"
    return Reference(mark.span, mark.n, None, why)


def _pair_kinds(sheet: Sheet, notes: Sequence[Block], marks: Sequence[Mark]) -> dict[int, Reference]:
    """Pair the numbers, the letters and the signs each for themselves: each has an order of its own."""
    found: dict[int, Reference] = {}
    for kind in sorted({_kind(b.n) for b in notes}):
        numbers = [i for i, b in enumerate(notes) if _kind(b.n) == kind]
        alike = [m for m in marks if _kind(m.n) == kind]
        pairs = _pair_alike(sheet, [notes[i] for i in numbers], alike)
        found |= {numbers[k]: reference for k, reference in pairs.items()}
    return dict(sorted(found.items()))


def _kind(n: str) -> str:
    return "number" if n.isdigit() else "letter" if n.isalpha() else "sign"


def _pair_alike(sheet: Sheet, notes: Sequence[Block], marks: Sequence[Mark]) -> dict[int, Reference]:
    """Pair twice: the second time marks that stand as most others do are preferred."""
    first = _best(sheet, notes, marks, COST)
    forms = Counter(m.form for m in first.values())
    most = max(forms.values(), default=1)
    cost = {form: COST[form] + _STYLE * (1 - forms[form] / most) for form in Form}
    second = _best(sheet, notes, marks, cost)
    return {
        i: Reference(m.span, notes[i].n, notes[i], f"the note's number, {m.form.value}, in sequence")
        for i, m in second.items()
    }


def _best(
    sheet: Sheet, notes: Sequence[Block], marks: Sequence[Mark], cost: Mapping[Form, float]
) -> dict[int, Mark]:
    """The pairing in order of notes and marks that is worth most: a longest increasing run, weighted (Fenwick tree)."""
    candidates = _Candidates(sheet, marks)
    tree = _Tree(len(marks))
    ways: list[tuple[int, int, int]] = []  # note, mark, the way before
    for i, note in enumerate(notes):
        steps = []
        for k in candidates.of(note):
            gain = _WORTH - cost[marks[k].form] - _distance(sheet, note, marks[k])
            if gain > 0:
                worth, before = tree.best(k)
                steps.append((worth + gain, k, before))
        for worth, k, before in steps:
            ways.append((i, k, before))
            tree.put(k, worth, len(ways) - 1)
    found: dict[int, Mark] = {}
    at = tree.best(len(marks))[1]
    while at >= 0:
        i, k, at = ways[at]
        found[i] = marks[k]
    return found


class _Candidates:
    """The marks that may call a note, by their numbers and pages."""

    def __init__(self, sheet: Sheet, marks: Sequence[Mark]) -> None:
        self._sheet = sheet
        self._by_page: dict[tuple[str, int], list[int]] = {}
        self._by_n: dict[str, list[int]] = {}
        for k, mark in enumerate(marks):
            self._by_page.setdefault((mark.n, sheet.page_of[mark.line]), []).append(k)
            self._by_n.setdefault(mark.n, []).append(k)

    def of(self, note: Block) -> list[int]:
        """The marks with a note's number: on its page and the one before, or everywhere for one at the end."""
        if note.place == "end":
            return self._by_n.get(note.n, [])
        page = self._sheet.page_of[note.first]
        return [k for p in (page - 1, page) for k in self._by_page.get((note.n, p), ())]


def _distance(sheet: Sheet, note: Block, mark: Mark) -> float:
    """What the place of a mark costs: nothing on the note's page, all behind the note or pages away."""
    if mark.line > note.first:
        return _WORTH
    if note.place == "end":
        return 0.0
    pages = sheet.page_of[note.first] - sheet.page_of[mark.line]
    return (0.0, _OTHER_PAGE)[pages] if pages < 2 else _WORTH


class _Tree:
    """The worth of the best way that ends before a place (a Fenwick tree of maxima)."""

    def __init__(self, size: int) -> None:
        self._worth = [(0.0, -1)] * (size + 1)

    def best(self, place: int) -> tuple[float, int]:
        """The best among the places before `place`: worth, and the way."""
        best = (0.0, -1)
        while place > 0:
            best = max(best, self._worth[place])
            place -= place & -place
        return best

    def put(self, place: int, worth: float, way: int) -> None:
        """A way of this worth ends at `place`."""
        place += 1
        while place < len(self._worth):
            self._worth[place] = max(self._worth[place], (worth, way))
            place += place & -place


def _pair_misread(
    sheet: Sheet, notes: Sequence[Block], lines: Sequence[Line], found: dict[int, Reference]
) -> dict[int, list[Span]]:
    """Pair each run of notes without a reference with the misread signs between its neighbours, if their number
    agrees; the signs of each note that stays unpaired."""
    candidates: dict[int, list[Span]] = {}
    by_page: dict[int, list[Line]] = {}
    for line in lines:
        by_page.setdefault(sheet.page_of[line.number], []).append(line)
    of_page: dict[int, list[Span]] = {}
    for run in _runs(notes, found, sheet):
        low = found[run[0] - 1].span.end if run[0] - 1 in found else 0
        high = found[run[-1] + 1].span.start if run[-1] + 1 in found else len(sheet.value)
        page = -1 if notes[run[0]].place == "end" else sheet.page_of[notes[run[0]].first]
        if page not in of_page:
            of_page[page] = _misread(by_page.get(page, []) if page >= 0 else lines)
        signs = [s for s in of_page[page] if low <= s.start and s.end <= high]
        for i, sign in zip(run, signs, strict=False):
            if len(signs) == len(run):
                why = "a misread sign between the neighbouring references"
                found[i] = Reference(sign, notes[i].n, notes[i], why)
        candidates.update(dict.fromkeys(run, signs))
    return candidates


def _misread(lines: Sequence[Line]) -> list[Span]:
    signs = []
    inside = False
    for line in lines:
        for hit in _MISREAD.finditer(line.words):
            at = hit.end() - 1
            if not (_is_apostrophe(line.words, at) or _is_closing(line.words, at, inside=inside)):
                signs.append(Span(line.left + at, line.left + hit.end()))
        inside = _is_open(line.words, inside=inside)
    return signs


def _is_apostrophe(words: str, at: int) -> bool:
    """Whether an apostrophe is one: it elides a word, or closes what another opened in the line."""
    if words[at] not in "'’":
        return False
    elided = re.search(r"(?:\b[cdjlmnstCDJLMNST]|qu|Qu|[sS])$", words[:at])
    opened = re.search(r"(?:^|[\s(])['‘][^'’‘]*$", words[:at])
    return bool(elided or opened)


def _is_closing(words: str, at: int, *, inside: bool) -> bool:
    """Whether a mark of quotation is one: it closes what was opened in the line or above it, or stands behind punctuation."""
    if words[at] not in _MARKS:
        return False
    return _is_open(words[:at], inside=inside) or not words[at - 1].isalnum()


def _is_open(words: str, *, inside: bool) -> bool:
    """Whether a quotation is open at the end of some words; `inside` if it was before them."""
    last = max(words.rfind(mark) for mark in _OPENING)
    close = max(words.rfind(mark) for mark in _CLOSING)
    return inside if last == close == -1 else last > close


def _runs(notes: Sequence[Block], found: Mapping[int, Reference], sheet: Sheet) -> Iterator[list[int]]:
    """Runs of notes of one page that have no reference."""
    run: list[int] = []
    for i, note in enumerate(notes):
        apart = (
            run and note.place != "end" and sheet.page_of[note.first] != sheet.page_of[notes[run[-1]].first]
        )
        if run and (i in found or apart):
            yield run
            run = []
        if i not in found:
            run.append(i)
    if run:
        yield run


def _missing(
    marks: Sequence[Mark], found: Mapping[int, Reference], notes: Sequence[Block]
) -> Iterator[Reference]:
    """References of notes that are not in the source: a number due between those of two neighbours that are."""
    numbers = [int(b.n) if b.n.isdigit() else 0 for b in notes]
    pairs = sorted(found)
    starts = [m.span.start for m in marks]
    for a, b in pairwise(pairs):
        due = {str(n) for n in range(numbers[a] + 1, numbers[b])} if b == a + 1 else set()
        if not due or not numbers[a]:
            continue
        first = bisect_left(starts, found[a].span.end)
        last = bisect_left(starts, found[b].span.start)
        between = [m for m in marks[first:last] if m.n in due and _is_sure(m)]
        if len(between) == len(due) and [m.n for m in between] == sorted(due, key=int):
            for m in between:
                yield Reference(
                    m.span, m.n, None, "a number due between two references; its note is not in the source"
                )


def _is_sure(mark: Mark) -> bool:
    return mark.form not in (Form.NUMBER, Form.COUNT, Form.SPACED, Form.YEAR)

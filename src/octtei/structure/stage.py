"""The structuring stage: a clean text -> the tree of an edition, and what is doubtful about it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from octtei.config import Settings
from octtei.model.block import Block, BlockKind
from octtei.model.finding import Finding
from octtei.model.tree import Consumed, Edition
from octtei.read.unroll import Unrolled, unrolled
from octtei.structure import report
from octtei.structure.evidence.announced import named_lines
from octtei.structure.evidence.series import is_lone_count
from octtei.structure.evidence.versenumbers import without_verse_numbers
from octtei.structure.flow import Flow
from octtei.structure.levels.level import PART, kind_of, levels
from octtei.structure.levels.looks import Head
from octtei.structure.lines.join import Divisions, measure_divisions
from octtei.structure.lines.layout import measure_layout
from octtei.structure.lines.line import read_lines
from octtei.structure.lines.repeated import without_repeated_marks
from octtei.structure.lines.shape import is_capitals
from octtei.structure.lines.words import words_of
from octtei.structure.pages.folio import folios
from octtei.structure.pages.gluednotes import glued_notes
from octtei.structure.pages.margins import without_margins
from octtei.structure.pages.paginate import paginate
from octtei.structure.pages.sheet import Sheet
from octtei.structure.recognise.furniture.edges import furniture
from octtei.structure.recognise.group import Group
from octtei.structure.recognise.notes.chapternotes import chapter_notes
from octtei.structure.recognise.notes.endnote import end_notes
from octtei.structure.recognise.notes.flownote import flow_notes
from octtei.structure.recognise.notes.groupednotes import grouped_notes
from octtei.structure.recognise.notes.note import notes
from octtei.structure.recognise.notes.unreadnotes import unread_notes
from octtei.structure.recognise.order import RECOGNISERS
from octtei.structure.recognise.tabled import tabled
from octtei.structure.references.anchor import Reference, pair
from octtei.structure.references.marks import units_of
from octtei.structure.speech import speeches
from octtei.structure.terms.keywords import ALONE, SITTING
from octtei.structure.tree.content import Composer
from octtei.structure.tree.datings import datings
from octtei.structure.tree.nest import Nester
from octtei.structure.tree.notes import compose_notes
from octtei.structure.tree.tongues import tongues
from octtei.text import Span, Text

# A heading in so many may stand elsewhere than below a count.
_FEW = 4


def structure(text: Text, settings: Settings) -> tuple[Edition, list[Finding]]:
    """The tree of `text`, each of its non-space characters in exactly one place of it, and the findings."""
    edition, findings = _laid_out(text, settings)
    edition, spoken = speeches(edition, text, settings)
    edition = tongues(datings(edition, text.value), text.value, settings.language)
    return edition, [*findings, *spoken]


def _laid_out(text: Text, settings: Settings) -> tuple[Edition, list[Finding]]:
    """The tree without speeches, told by the lines alone, which are forgotten then: speech needs much room itself."""
    view = unrolled(text) if settings.read.columns == "auto" else None
    if view is None:
        return _read(text, settings, torn=_is_torn(text))
    edition, findings = _read(view, settings)
    return view.rolled(edition), [*report.columns(view), *findings]


def _read(text: Text | Unrolled, settings: Settings, *, torn: bool = False) -> tuple[Edition, list[Finding]]:
    """The tree over the lines of `text` in their order, and what is doubtful."""
    sheet = read_sheet(text.value, settings, torn=torn)
    words = words_of(text.value, settings.language)
    references, lost = pair(sheet, units_of(words.language))
    divisions = measure_divisions((line for line in sheet.lines if not line.blank), words)
    body = recognise(sheet, divisions)
    composer = _composer(sheet, divisions, references, settings)
    loose = compose_notes(composer, lost)
    edition = Nester(composer, loose).nest(body)
    findings = report.doubts(text, sheet, references, lost, composer.undecided)
    return replace(edition, consumed=tuple(_consumed(sheet, references, composer))), findings


def _is_torn(text: Text) -> bool:
    """Whether the first letter was torn off and put back: then the space before it is the room of an initial."""
    at = len(text.value) - len(text.value.lstrip())
    return at < len(text.value) and text.origin(Span(at, at + 1)) is None


def read_sheet(value: str, settings: Settings, *, torn: bool = False) -> Sheet:
    """The lines of a text on their pages, with furniture and notes taken; `torn` tells that its first letter was."""
    pages, lines = paginate(value, read_lines(value), settings.read.pages, torn=torn)
    if cuts := glued_notes(lines, pages):
        pages, lines = paginate(value, read_lines(value, cuts), settings.read.pages, torn=torn)
    lines = without_verse_numbers(without_repeated_marks(without_margins(lines, pages)))
    layout = measure_layout(lines, settings.structure.paragraphs)
    sheet = Sheet(value, lines, pages, layout)
    furniture(sheet)
    sheet.named = named_lines(sheet)
    told = chapter_notes(sheet) or grouped_notes(sheet) or end_notes(sheet)
    if not told and not (len(pages) == 1 and flow_notes(sheet)):
        notes(sheet)
        unread_notes(sheet)
    return sheet


def recognise(sheet: Sheet, divisions: Divisions) -> list[Block]:
    """The blocks of what is neither furniture nor note, in reading order, each by the first recogniser that knows it."""
    lines = list(sheet.free())
    flow = Flow(sheet, lines, divisions)
    found = flow.groups()
    kinds: list[BlockKind] = []
    every: list[Group] = []
    every += (Group(flow, every, at, kinds, group) for at, (group, _) in enumerate(found))
    pairs: list[tuple[Group, Block]] = []
    for group, (_, why) in zip(every, found, strict=True):
        block = next(b for recogniser in RECOGNISERS if (b := recogniser(group)))
        kinds.append(block.kind)
        pairs.append((group, block.because(f"{block.why}; {why}".strip("; "))))
    blocks = _with_levels(tabled(_merged(pairs), sheet))
    for block in blocks:
        sheet.take(block)
    every.clear()  # groups know one another by it: without that circle they go at once
    return blocks


def _merged(pairs: Sequence[tuple[Group, Block]]) -> list[tuple[Group, Block]]:
    """A line with nothing but `Chapitre II` and the heading below it are one heading, and so are the lines of a headline."""
    found: list[tuple[Group, Block]] = []
    titled = _counts_have_titles(pairs)
    for group, block in pairs:
        before = found[-1] if found else None
        if (
            before
            and block.kind is BlockKind.HEADING
            and not block.n
            and (
                _has_title(*before, group, titled=titled)
                or _is_headline(*before, group)
                or _is_below(before[1], block, group)
                or (titled and _is_numeral(before[1]) and before[0].near(1) is group)
            )
        ):
            merged = replace(before[1], lines=(*before[1].lines, *block.lines))
            found[-1] = (before[0], merged)
        else:
            found.append((group, block))
    return found


def _is_numeral(block: Block) -> bool:
    return block.kind is BlockKind.HEADING and block.role == "bare"


def _is_lone_count(group: Group, block: Block) -> bool:
    return block.kind is BlockKind.HEADING and not block.role and is_lone_count(group.words)


def _counts_have_titles(pairs: Sequence[tuple[Group, Block]]) -> bool:
    """Whether what stands below each of several headings that only count is a heading, and hardly another one without a number or a
    name is in the text, but for those that come again: these are their titles. Where a blank line parts them no other one may be there."""
    counts = [_is_numeral(block) or _is_lone_count(group, block) for group, block in pairs]
    plain = [
        b.kind is BlockKind.HEADING and not b.role and not c for (_, b), c in zip(pairs, counts, strict=True)
    ]
    below = [here for count, here in zip(counts, plain[1:], strict=False) if count]
    near = all(
        there[1].first == above[1].lines[-1] + 1
        for (above, there), count in zip(pairwise(pairs), counts, strict=False)
        if count
    )
    words = Counter(group.words for (group, _), here in zip(pairs, plain, strict=True) if here)
    others = sum(count == 1 for count in words.values()) - len(below)
    few = _FEW * others <= len(below) if near else not others
    return len(below) > 1 and all(below) and few


def _is_headline(group: Group, block: Block, below: Group) -> bool:
    """Whether a heading stands directly below another one, both in capitals and with a full stop."""
    stopped = all(g.words[-1] == "." and is_capitals(g.words) for g in (group, below))
    return stopped and block.kind is BlockKind.HEADING and not below.gap_before


def _is_below(head: Block, block: Block, group: Group) -> bool:
    """Whether a heading is the second line of the one above it, or stands directly below its numeral."""
    parted = group.gap_before or group.flow.habits.gapless
    numeral = head.role == "bare" and head.kind is BlockKind.HEADING and not parted
    return (block.role == "below" and head.kind is BlockKind.HEADING) or numeral


def _has_title(above: Group, head: Block, group: Group, *, titled: bool) -> bool:
    """Whether a heading stands where the title of the keyword above it does."""
    counted = _is_lone_count(above, head)
    if counted and not (titled or _is_directly_below(above, group)):
        return False
    if not (counted or is_bare_keyword(head, above)) or head.lines[-1] != above.lines[-1].number:
        return False
    return not (SITTING.fullmatch(above.bare) and group.gap_before)


def _is_directly_below(above: Group, group: Group) -> bool:
    """Whether a group stands in the line below another one, and both together apart from what is around, as far as lines are blank."""
    before = above.near(-1)
    alone = before is None or group.sheet.turns(before.lines[-1], above.lines[0])
    alone = alone or bool(before and group.flow.gap(before.lines[-1], above.lines[0]))
    return alone and group.lines[0].number == above.lines[-1].number + 1 and not group.flow.habits.gapless


def is_bare_keyword(block: Block, group: Group) -> bool:
    """Whether a heading is a keyword with its number and nothing else."""
    return block.kind is BlockKind.HEADING and block.role == "keyword" and bool(ALONE.fullmatch(group.bare))


def _gap_before(group: Group) -> int:
    """The blank lines before a heading; an ornament above it sets it apart as one does."""
    return group.gap_before or int(group.previous is BlockKind.ORNAMENT)


def _last_of(group: Group, block: Block) -> Group:
    """The last group of a heading that may have been put together of several."""
    while group.lines[-1].number < block.lines[-1] and (after := group.near(1)):
        group = after
    return group


def _is_signed(kinds: Sequence[BlockKind]) -> bool:
    """Whether by whom it is stands below a heading, by the kinds of the blocks there."""
    return BlockKind.AUTHOR in kinds and BlockKind.HEADING not in kinds[: kinds.index(BlockKind.AUTHOR)]


def _head(group: Group, block: Block, *, over: bool, signed: bool) -> Head:
    centred = group.is_centred or group.is_inward
    gaps = _gap_before(group), _last_of(group, block).gap_after
    told = group.is_running, group.previous in (BlockKind.DATELINE, BlockKind.SIGNATURE), over, signed
    line, listed = group.lines[0].words, group.flow.announced
    head = Head(block.first, group.bare, block.role, block.n, *gaps, centred, group.indent, *told, line)
    named, depth = block.first in listed.headings, listed.depths.get(block.first, -1)
    passed = not named and listed.passes(block.first)
    return replace(head, named=named, depth=depth, passed=passed, alike=block.first in listed.alike)


def _with_levels(pairs: Sequence[tuple[Group, Block]]) -> list[Block]:
    """The blocks, headings with their levels; a heading with a part's keyword becomes a part."""
    kinds = [b.kind for _, b in pairs]
    over = [here is there is BlockKind.HEADING for here, there in pairwise([*kinds, None])]
    found = levels(
        [
            _head(g, b, over=o, signed=_is_signed(kinds[i + 1 : i + 3]))
            for i, ((g, b), o) in enumerate(zip(pairs, over, strict=True))
            if b.kind is BlockKind.HEADING
        ]
    )
    blocks = []
    for group, block in pairs:
        if block.kind is BlockKind.HEADING:
            part = block.role == "keyword" and kind_of(group.bare) == PART
            block = replace(block, level=found[block.first], role="part" if part else block.role)
        blocks.append(block)
    return blocks


def _composer(
    sheet: Sheet, divisions: Divisions, references: Sequence[Reference], settings: Settings
) -> Composer:
    by_page: dict[int, list[Block]] = {}
    for block in sheet.blocks:
        if block.kind is BlockKind.FURNITURE:
            by_page.setdefault(sheet.page_of[block.first], []).append(block)
    return Composer(sheet, divisions, references, by_page, folios(sheet, settings.structure.first_page))


def _consumed(sheet: Sheet, references: Sequence[Reference], composer: Composer) -> list[Consumed]:
    """The printed characters that the encoding says in another way."""
    stanzas = [b for b in sheet.blocks if b.label and b.kind is BlockKind.VERSE]
    labels = [Consumed(b.label, "lg/@n", "structure.stanza-number") for b in stanzas if b.label]
    notes = [b for b in sheet.blocks if b.label and b.kind is not BlockKind.VERSE]
    labels += [Consumed(b.label, "note/@n", "structure.note-label") for b in notes if b.label]
    marks = [Consumed(r.span, "note", "structure.note-reference") for r in references if r.note]
    ornaments = [
        Consumed(sheet.lines[b.first].at, "milestone/@n", "structure.ornament")
        for b in sheet.blocks
        if b.kind is BlockKind.ORNAMENT
    ]
    again = [Consumed(mark, "lb/@rend", "structure.repeated-mark") for mark in composer.repeated]
    counts = [Consumed(number, "l/@n", "structure.verse-number") for number in composer.counted]
    leaders = [Consumed(dots, "cell", "structure.leaders") for dots in composer.leaders]
    underscores = [Consumed(mark, "hi/@rend", "structure.underscore") for mark in composer.underscores]
    return sorted(
        [*labels, *marks, *ornaments, *again, *counts, *leaders, *underscores], key=lambda c: c.span
    )

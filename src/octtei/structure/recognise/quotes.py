"""What is set apart because it is quoted: epigraphs with their attribution, block quotations, verse."""

from __future__ import annotations

from octtei.model.block import Block, BlockKind
from octtei.structure.evidence.stanzanumbers import number_of
from octtei.structure.lines.shape import is_name, is_quoted
from octtei.structure.recognise.group import Group
from octtei.structure.recognise.headlike import may_be_heading
from octtei.structure.terms.names import SUMMARIES

# The blank lines above a group at the top of a page.
_TOP = 9


def epigraph(group: Group) -> Block | None:
    """An epigraph: a whole quotation, followed by nothing but a name, where no text stands before it."""
    after = group.near(1)
    if after is None or not is_quoted(group.words) or not _is_attribution(after):
        return None
    if group.previous in (BlockKind.PARAGRAPH, BlockKind.ITEM, BlockKind.QUOTATION) and not _has_page(group):
        return None
    return Block(BlockKind.EPIGRAPH, group.numbers, "a quotation followed by nothing but a name")


def _has_page(group: Group) -> bool:
    """Whether a quotation stands at the top of a page, above a heading."""
    below = group.near(2)
    return group.gap_before == _TOP and below is not None and bool(below.gap_before) and may_be_heading(below)


def attribution(group: Group) -> Block | None:
    """The name below an epigraph."""
    if group.previous is BlockKind.EPIGRAPH and _is_attribution(group):
        return Block(BlockKind.ATTRIBUTION, group.numbers, "a name below an epigraph")
    return None


def _is_attribution(group: Group) -> bool:
    return len(group.lines) <= 2 and (is_name(group.words) or (group.is_right and len(group.words) < 80))


def verse(group: Group) -> Block | None:
    """Verse: lines that nothing forces to end where they do."""
    first = group.lines[0].number
    if first not in group.flow.verses:
        return None
    songs = group.flow.songs
    if first in songs.numbers:
        n, label = songs.numbers[first], number_of(group.lines[0])
        return Block(BlockKind.VERSE, group.numbers, "a stanza with its number", n=n, label=label)
    if first in songs.refrains:
        return Block(BlockKind.VERSE, group.numbers, "sung again between stanzas", role="refrain")
    return Block(BlockKind.VERSE, group.numbers, "lines that end where nothing forces them to")


def _sums_up(group: Group) -> bool:
    """Whether the heading above says that this is an abstract, which is set in as quotations are."""
    above = group.near(-1)
    return group.previous is BlockKind.HEADING and above is not None and above.bare.casefold() in SUMMARIES


def quotation(group: Group) -> Block | None:
    """A block quotation: every line set in from the margin on the left, running text, within other text."""
    layout = group.sheet.layout
    if (
        _sums_up(group)
        or group.indent < layout.margin + 2
        or group.is_centred
        or group.is_right
        or not group.at
    ):
        return None
    if len(group.lines) == 1 and (layout.indent >= 0 and abs(group.indent - layout.indent) < 2):
        return None
    if len(group.lines) == 1 and group.flow.habits.first_indents[group.indent] > 1:
        return None
    if (
        group.indent == layout.indent
        or not group.has_end
        or not (len(group.lines) > 1 or is_quoted(group.words))
    ):
        return None
    return Block(BlockKind.QUOTATION, group.numbers, "set in from the margin")

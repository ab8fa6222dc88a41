"""The recognisers, in order: each looks at one group with its neighbours and says what it is, or nothing."""

from __future__ import annotations

from collections.abc import Callable

from octtei.model.block import Block, BlockKind
from octtei.structure.lines.shape import is_by_person
from octtei.structure.recognise.closing import addressee, dateline, postscript, signature, told_signature
from octtei.structure.recognise.compliments import compliment
from octtei.structure.recognise.group import Group
from octtei.structure.recognise.heading import announced, heading, outlined
from octtei.structure.recognise.letter import letter
from octtei.structure.recognise.lists import entry, index_entry, item
from octtei.structure.recognise.quotes import attribution, epigraph, quotation, verse
from octtei.structure.recognise.titlepage.front import front

Recogniser = Callable[[Group], Block | None]


# An ornament of many different signs is no longer.
_SIGNS = 20
# Signs that belong to a text: alone in a line they are left of it, not drawn.
_TEXTUAL = frozenset("()[]{}«»“”„\"'’?!,;")
# What stands between a headline and by whom the article is has no more lines.
_DECK = 3


def ornament(group: Group) -> Block | None:
    """An ornament: a few signs and no letter or digit, alone in a line."""
    if len(group.lines) > 1 or any(c.isalnum() for c in group.words):
        return None
    signs = group.words.replace(" ", "")
    if (len(signs) < _SIGNS or len(set(signs)) < 3) and not _TEXTUAL.issuperset(signs):
        return Block(BlockKind.ORNAMENT, group.numbers, "signs without letters, alone in a line")
    return None


def speaker(group: Group) -> Block | None:
    """The name of who speaks in a play, in a line of its own."""
    if group.lines[0].number in group.flow.speakers:
        return Block(BlockKind.SPEAKER, group.numbers, "a name that comes back, directly above what is said")
    return None


def byline(group: Group) -> Block | None:
    """By whom something is, in a line of its own directly below its heading."""
    if len(group.lines) == 1 and _is_below_head(group) and is_by_person(group.words):
        return Block(BlockKind.AUTHOR, group.numbers, "by somebody, below a heading")
    return None


def _is_below_head(group: Group) -> bool:
    """Whether a heading stands directly above, or a few lines that say what an article is about, and text below."""
    if group.previous is BlockKind.HEADING:
        return True
    before, after = group.near(-1), group.near(1)
    apart = group.gap_before and group.gap_after and after is not None and after.is_prose
    deck = before is not None and len(before.lines) <= _DECK and not before.has_end
    return bool(apart) and deck and group.kinds[group.at - 2 : group.at - 1] == [BlockKind.HEADING]


def row(group: Group) -> Block | None:
    """A row of a table, not of a table of contents."""
    if group.lines[0].number in group.flow.rows and not entry(group):
        return Block(BlockKind.TABLE, group.numbers, "as many columns as its neighbours")
    return None


def paragraph(group: Group) -> Block | None:
    """A paragraph: whatever is nothing else."""
    return Block(BlockKind.PARAGRAPH, group.numbers, "")


RECOGNISERS: tuple[Recogniser, ...] = (
    letter,  # told by what is around, whatever its lines look like
    announced,  # what the contents name is a heading, whatever it looks like
    outlined,  # its place among the others tells it
    ornament,  # nothing else has no letters
    speaker,  # a name in capitals, alone: told by its coming back
    index_entry,  # only in an index: its lines look like rows of names, or headings
    row,  # its lines are told by their neighbours, whatever they say
    entry,  # before headings: it repeats them
    epigraph,  # before the title page, that may hold one, and before items: a quotation may begin with a dash
    attribution,  # only ever directly below an epigraph
    front,  # before all that a short line may be elsewhere
    item,  # before headings: short lines with a label and a neighbour
    verse,  # before quotations: it is set in too
    byline,  # before headings: a short line below one
    dateline,  # before headings: it is short and set apart
    addressee,  # only directly below a dateline
    compliment,  # before signatures: it may stand at the right, as they do
    postscript,  # only directly below a signature
    told_signature,  # before what only looks like one
    signature,  # before headings: a name in capitals looks like one
    heading,  # before quotations: it may be set in
    quotation,
    paragraph,  # last: whatever is left is text
)

__all__ = ["RECOGNISERS", "Group"]

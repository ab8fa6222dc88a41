"""The title again: above the first part of many texts stands the name of the whole, which the title page had."""

from __future__ import annotations

from octtei.model.block import BlockKind
from octtei.structure.recognise.group import Group
from octtei.structure.shape import letters_of

_SHORTEST = 3


def says_title_again(group: Group) -> bool:
    """Whether the first line of a group says what the first line of the title did."""
    at = group.kinds.index(BlockKind.TITLE) if BlockKind.TITLE in group.kinds else 0
    title = letters_of(group.all[at].lines[0].words)
    return at < group.at and letters_of(group.lines[0].words) == title and len(title) > _SHORTEST

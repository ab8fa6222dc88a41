"""The title again: above the first part of many texts stands the name of the whole, which the title page had."""

from __future__ import annotations

from octtei.model.block import BlockKind
from octtei.structure.lines.shape import letters_of
from octtei.structure.recognise.group import Group

_SHORTEST = 3
_TURNED = 9
"""The gap above a group where a page begins."""


def says_title_again(group: Group) -> bool:
    """Whether the first line of a group says what the first line of the title did."""
    at = group.kinds.index(BlockKind.TITLE) if BlockKind.TITLE in group.kinds else 0
    title = letters_of(group.all[at].lines[0].words)
    return at < group.at and letters_of(group.lines[0].words) == title and len(title) > _SHORTEST


def heads_page_again(group: Group) -> bool:
    """Whether a title comes back at the head of a page with something below it; the name of who signs may be the title of a text."""
    titled = BlockKind.TITLE in group.kinds and group.gap_before >= _TURNED
    return titled and group.near(1) is not None and says_title_again(group)

"""Lists: items with a label or a dash, slogans, the entries of a table of contents."""

from __future__ import annotations

import re

from octtei.model.block import Block, BlockKind
from octtei.structure.chains import DASH
from octtei.structure.flow import has_leaders
from octtei.structure.recognise.group import Group
from octtei.structure.recognise.headlike import may_be_heading
from octtei.structure.recognise.names import role_of
from octtei.structure.shape import starts_small

_SLOGAN = re.compile(r"(?:[-–—•]\s*)?[«\"“].{0,120}[»\"”]\s?[.;,]?\s?")
_ENTRY = re.compile(r".*\S\s*(?:\.\s?){3,}\s*(?:\d{1,4}|[ivxlc]{1,6})?|.*\S\s{3,}\d{1,4}|(?:\d{1,4})")


def item(group: Group) -> Block | None:
    """An item of a list: its label counts on from that of a neighbour, and nothing but items stands between."""
    label = group.flow.labels.get(group.lines[0].number)
    near = label and (_adjacent(group, -1, label.value - 1) or _adjacent(group, 1, label.value + 1))
    if label and near and not _is_head(group):
        return Block(BlockKind.ITEM, group.numbers, "a label, and a neighbour with the next one", n=label.n)
    return _dashed(group)


def _is_head(group: Group) -> bool:
    """Whether a group stands apart and may be a heading by its shape."""
    apart = group.words[0] not in "([" and group.gap_before and group.gap_after
    return bool(apart) and may_be_heading(group)


def _adjacent(group: Group, step: int, value: int) -> bool:
    near = group.near(step)
    label = near.flow.labels.get(near.lines[0].number) if near else None
    return label is not None and label.value == value


def _dashed(group: Group) -> Block | None:
    """A dash opens an item where the list is announced by a colon, or its items end with semicolons; else it opens
    speech, which is a paragraph."""
    if not DASH.match(group.words):
        return _slogan(group)
    run = _run(group)
    inner = run[:-1]
    slogans = all(_SLOGAN.fullmatch(g.words) for g in run)
    first = run[0].near(-1)
    if len(run) > 1 and (_is_list(inner, first) or slogans):
        return Block(
            BlockKind.ITEM, group.numbers, "a dash, as its neighbours have", role="slogan" if slogans else ""
        )
    return None


def _run(group: Group) -> list[Group]:
    """The groups around that begin with a dash too."""
    run = [group]
    for step in (-1, 1):
        near = group.near(step)
        while near and DASH.match(near.words) and len(run) < 60:
            run = [near, *run] if step < 0 else [*run, near]
            near = near.near(step)
    return run


def _is_list(inner: list[Group], first: Group | None) -> bool:
    closed = all(g.words[-1:] in ";," for g in inner)
    small = sum(starts_small(g.words) for g in inner)
    announced = first is not None and first.words[-1:] == ":"
    return closed or (announced and small == len(inner))


def _slogan(group: Group) -> Block | None:
    """A short quotation without a dash among slogans that have one."""
    if len(group.lines) > 1 or not _SLOGAN.fullmatch(group.words) or not group.is_short():
        return None
    near = [g for step in (-1, 1) if (g := group.near(step))]
    if any(DASH.match(g.words) and _SLOGAN.fullmatch(g.words) for g in near):
        return Block(BlockKind.ITEM, group.numbers, "a short quotation in a list of them", role="slogan")
    return None


def entry(group: Group) -> Block | None:
    """An entry of a table of contents: a title, leaders, a page number; in a table with its heading the leaders may
    be lost."""
    if has_leaders(group.lines[0].words) and all(
        has_leaders(x.words) or x.words.strip().isdigit() for x in group.lines
    ):
        return Block(BlockKind.ENTRY, group.numbers, "a title, leaders and a page number")
    under = group.previous in (BlockKind.ENTRY, BlockKind.HEADING) and _in_contents(group)
    if under and all(_ENTRY.fullmatch(x.words) for x in group.lines):
        return Block(BlockKind.ENTRY, group.numbers, "a line of a table of contents")
    return None


def _in_contents(group: Group) -> bool:
    if group.previous is BlockKind.ENTRY:
        return True
    before = group.near(-1)
    return before is not None and role_of(before.bare) == "contents"

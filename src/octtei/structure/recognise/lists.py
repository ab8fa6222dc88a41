"""Lists: items with a label or a dash, slogans, the entries of a table of contents."""

from __future__ import annotations

import re

from octtei.model.block import Block, BlockKind
from octtei.structure.evidence.chains import DASH
from octtei.structure.evidence.counted import Label
from octtei.structure.evidence.habits import RUN_IN
from octtei.structure.lines.shape import ends_full, starts_big, starts_small, uncounted
from octtei.structure.recognise.group import Group
from octtei.structure.recognise.headlike import may_be_heading
from octtei.structure.terms.leaders import has_leaders
from octtei.structure.terms.names import role_of

# So many paragraphs may stand below the first one of an item.
_PARAGRAPHS = 4
# The next item stands no more groups away, points and paragraphs of this one between.
_WITHIN = 12
# No speech begins with such a sign.
_BULLETS = "•▪"
_SLOGAN = re.compile(r"(?:[-–—•]\s*)?[«\"“].{0,120}[»\"”]\s?[.;,]?\s?")
_PAGED = re.compile(r"[^\W\d_][).]?,?\s\d{1,4}(?:[-–]\d{1,4})?\b")
_ENTRY = re.compile(r".*\S\s*(?:\.\s?){3,}\s*(?:\d{1,4}|[ivxlc]{1,6})?|.*\S\s{3,}\d{1,4}|(?:\d{1,4})")


def item(group: Group) -> Block | None:
    """An item of a list: its label counts on from that of a neighbour, and nothing but items and what they say stands between."""
    label = group.flow.labels.get(group.lines[0].number)
    near = label and any(_counts_on(group, label, step) for step in (-1, 1))
    told = group.lines[0].number in group.flow.points | group.flow.crossheads or _is_titled(group)
    if label and near and not told and not _is_head(group):
        return Block(BlockKind.ITEM, group.numbers, "a label, and a neighbour with the next one", n=label.n)
    return _rest(group) or _dashed(group)


def _is_titled(group: Group) -> bool:
    """Whether a title stands in the line behind the label, and another one behind the next label: a numbered paragraph."""
    near = (group.near(step) for step in (-1, 1))
    return _has_title(group) and any(g is not None and _label(g) and _has_title(g) for g in near)


def _has_title(group: Group) -> bool:
    return bool(RUN_IN.match(uncounted(group.words)))


def _is_head(group: Group) -> bool:
    """Whether a group stands apart and may be a heading by its shape."""
    apart = group.words[0] not in "([" and group.gap_before and group.gap_after
    return bool(apart) and may_be_heading(group)


def _label(group: Group) -> Label | None:
    return group.flow.labels.get(group.lines[0].number)


def _counts_on(group: Group, label: Label, step: int) -> bool:
    """Whether the next label on this side is the one before or behind; points and paragraphs of an item may stand between."""
    for away in range(1, _WITHIN):
        near = group.near(step * away)
        if near is None:
            return False
        other = _label(near)
        if other and other.kind == label.kind:
            return label.follows(other) if step < 0 else other.follows(label)
        if not other and not _is_under(near, group if step > 0 else _item_above(near)):
            return False
    return False


def _item_above(group: Group) -> Group | None:
    """The group with a label that stands nearest above."""
    near = (group.near(-step) for step in range(1, _PARAGRAPHS + 1))
    return next((g for g in near if g and _label(g)), None)


def _is_under(group: Group, above: Group | None) -> bool:
    """Whether all lines of a group are set in deeper than the first line of the item above it."""
    return above is not None and group.indent > above.lines[0].indent + 1 and not may_be_heading(group)


def _rest(group: Group) -> Block | None:
    """A further paragraph of an item, set in below it, where the next item follows."""
    above = _item_above(group) if group.previous is BlockKind.ITEM else None
    own = _label(above) if above else None
    if own is None or not _is_under(group, above):
        return None
    for step in range(1, _PARAGRAPHS + 1):
        after = group.near(step)
        label = _label(after) if after else None
        if label and label.follows(own):
            return Block(
                BlockKind.ITEM, group.numbers, "set in below an item, above the next one", role="rest"
            )
        if after is None or label or not _is_under(after, above):
            return None
    return None


def _dashed(group: Group) -> Block | None:
    """A dash opens an item where the list is announced by a colon, or its items end with semicolons; else it opens
    speech, which is a paragraph."""
    if not DASH.match(group.words):
        return _slogan(group)
    run = _run(group)
    inner = run[:-1]
    slogans = all(_SLOGAN.fullmatch(g.words) for g in run)
    first = run[0].near(-1)
    bullets = group.words[0] in _BULLETS and all(g.words[0] == group.words[0] for g in run)
    if len(run) > 1 and (_is_list(inner, first) or slogans or bullets):
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


def index_entry(group: Group) -> Block | None:
    """An entry of an index: it has numbers of pages, or stands below one that has and says no sentence (`Worms, see Bait`)."""
    if not _is_indexed(group) or group.lines[0].number in group.flow.numerals:
        return None
    refers = group.previous is BlockKind.ITEM and not ends_full(group.words) and starts_big(group.words)
    if _PAGED.search(group.words) or refers:
        return Block(BlockKind.ITEM, group.numbers, "a name or word with the numbers of pages, in an index")
    return None


def _is_indexed(group: Group) -> bool:
    return group.lines[0].number in group.flow.index


def entry(group: Group) -> Block | None:
    """An entry of a table of contents: a title, leaders, a page number; in a table with its heading the leaders may
    be lost."""
    if has_leaders(group.lines[0].words) and all(
        has_leaders(x.words) or x.words.strip().isdigit() for x in group.lines
    ):
        return Block(BlockKind.ENTRY, group.numbers, "a title, leaders and a page number")
    if group.lines[0].number in group.flow.announced.listed:
        return Block(
            BlockKind.ENTRY, group.numbers, "a line of the contents, which name headings of the text"
        )
    under = group.previous in (BlockKind.ENTRY, BlockKind.HEADING) and _in_contents(group)
    if under and all(_ENTRY.fullmatch(x.words) for x in group.lines):
        return Block(BlockKind.ENTRY, group.numbers, "a line of a table of contents")
    return None


def _in_contents(group: Group) -> bool:
    if group.previous is BlockKind.ENTRY:
        return True
    before = group.near(-1)
    return before is not None and role_of(before.bare) == "contents"

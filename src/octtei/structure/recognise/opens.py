"""Opens: whether a line at the head of a document is the heading of its first part rather than a line of its title."""

from __future__ import annotations

from octtei.structure.evidence.series import series_of
from octtei.structure.lines.shape import is_capitals
from octtei.structure.recognise.group import Group
from octtei.structure.recognise.headlike import may_be_heading, numbering
from octtei.structure.terms.names import role_of

# So many pairs of headings, one directly below the other, are looked at.
_PAIRS = 40


def opens_parts(group: Group) -> bool:
    """Whether a line in capitals stands directly above the first heading of a lower kind, as others do in the text again: parts whose
    chapters begin at once."""
    below = group.near(1)
    if not group.at or below is None or not _is_pair(group, below):
        return False
    pairs = zip(group.all[group.at + 2 :], group.all[group.at + 3 :], strict=False)
    seen = (lower for upper, lower in pairs if is_capitals(upper.words) and _is_pair(upper, lower))
    far = group.gap_before > 1
    return any(_are_alike(lower, below, far=far) for lower, _ in zip(seen, range(_PAIRS), strict=False))


def _are_alike(one: Group, other: Group, *, far: bool) -> bool:
    """Whether two lower headings are of a kind: both count in the same way, or neither is in capitals and the upper one stands far
    below what is above it."""
    plain = far and not is_capitals(one.words) and not is_capitals(other.words)
    return plain or _kind(one) == _kind(other)


def _is_pair(upper: Group, lower: Group) -> bool:
    """Whether a line in capitals and one that is not in capitals, or that counts, stand under one another between blank ones."""
    apart = upper.gap_before and upper.gap_after and lower.gap_after
    if not apart or not is_capitals(upper.words) or numbering(upper.words)[0] or role_of(upper.bare):
        return False
    lesser = not is_capitals(lower.words) or _kind(lower) != "plain"
    return lesser and may_be_heading(upper) and may_be_heading(lower)


def _kind(group: Group) -> str:
    """How a heading is counted: by what it says beside its number, or by the kind of the number."""
    return series_of(group.lines[0].words)[0] or numbering(group.words)[0] or "plain"

"""Notes of a second kind on the same pages: stars or letters for what the editor says beside the author's numbers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from octtei.structure.recognise.notes.zone import Pages, Zone, gap_before
from octtei.structure.references.labels import Label
from octtei.structure.references.marks import Form

_OWN = ("star", "letter")


Known = tuple[Pages, dict[int, Zone]]
"""The labels of one style, and the zones that they make by page."""


def worth(found: Mapping[int, Zone]) -> float:
    """How well some zones are attested, all together."""
    return sum(zone.score for zone in found.values())


def with_others(known: Sequence[Known], best: Pages, found: Mapping[int, Zone]) -> dict[int, Zone]:
    """The zones of `best` by page, with those labels of a second kind that references above all notes of the page call.

    They stand among the other notes, directly above them, or at the foot of a page that has none.
    """
    whole = dict(found)
    for kind in sorted({_kind(k.style) for k, _ in known} - {_kind(best.style)}):
        alike = (pair for pair in known if _kind(pair[0].style) == kind)
        other, second = max(alike, key=lambda pair: worth(pair[1]))
        for number, zone in second.items():
            merged = _merged(other, number, whole.get(number), zone)
            if merged:
                whole[number] = merged
    return dict(sorted(whole.items()))


def _kind(style: str) -> str:
    return style if style in _OWN else "number"


def _merged(other: Pages, number: int, first: Zone | None, second: Zone) -> Zone | None:
    labels = sorted((*(first.labels if first else ()), *second.labels), key=lambda x: x.line.number)
    above = {
        m.n
        for m in other.marks.get(number, ())
        if m.line < labels[0].line.number and m.form not in (Form.NUMBER, Form.SPACED)
    }
    taken = [x for x in second.labels if x.n in above]
    if len(taken) < len(second.labels) or not _is_joined(other, labels, first):
        return None
    return Zone(tuple(labels), second.score + (first.score if first else 0.0))


def _is_joined(other: Pages, labels: Sequence[Label], first: Zone | None) -> bool:
    """Whether a label above those of the first kind, or alone on its page, has a gap before it: else it is a line of the text."""
    head = labels[0]
    if first and head in first.labels:
        return True
    return gap_before(other.sheet, head.line)

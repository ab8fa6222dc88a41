"""Points: headings that small letters count, `a) The principle`, each alone between blank lines above text that has no label."""

from __future__ import annotations

from collections.abc import Mapping, Set

from octtei.structure.counted import Label
from octtei.structure.crossheads import Standing
from octtei.structure.line import Line
from octtei.structure.shape import ends_sentence, starts_big

# A point is shorter than this share of a full line, and the text below it reaches so far.
_SHORT, _FULL = 0.75, 0.7
# So many make a habit, if so large a share of all small letters that count stand so.
_AGAIN, _MOST = 2, 0.8


def points(seen: Standing, labels: Mapping[int, Label]) -> set[int]:
    """The numbers of the lines that are points, of those with `labels`; none where such letters count the items of lists. Linear."""
    lettered = [n for n, label in labels.items() if label.kind == "letter"]
    if len(lettered) < _AGAIN:
        return set()
    pairs = ((seen.lines[i], seen.lines[i + 1]) for i in seen.alone)
    found = {b.number for b, c in pairs if b.number in labels and _heads(seen, b, c, labels.keys())}
    found.intersection_update(lettered)
    return found if len(found) >= max(_AGAIN, _MOST * len(lettered)) else set()


def _heads(seen: Standing, line: Line, below: Line, labels: Set[int]) -> bool:
    """Whether a line says no sentence, and the one below it begins text without a label."""
    short = len(line.words) < _SHORT * seen.reach.near(line)[0]
    whole = ends_sentence(line.words) or line.words[-1] == ","
    full = below.reach > _FULL * seen.reach.near(below)[0] or ends_sentence(below.words)
    return short and not whole and full and starts_big(below.words) and below.number not in labels

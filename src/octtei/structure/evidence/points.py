"""Points: headings that small letters count, `a) The principle`, each alone between blank lines above text that has no label."""

from __future__ import annotations

import re
from collections.abc import Mapping, Set
from itertools import pairwise

from octtei.structure.evidence.counted import Label
from octtei.structure.evidence.crossheads import Standing
from octtei.structure.lines.line import Line
from octtei.structure.lines.shape import ends_sentence, starts_big, starts_small, uncounted

# A point is shorter than this share of a full line, and the text below it reaches so far.
_SHORT, _FULL = 0.75, 0.7
# So many make a habit, if so large a share of all small letters that count stand so.
_AGAIN, _OFTEN, _MOST = 2, 3, 0.8
_LONG = 0.95
# Where no line is blank around such lines, they are so short, and so many; text within so many lines below.
_VERY_SHORT, _FLUSH, _REACH = 0.6, 4, 40
# The heading of a list has no more words.
_FEW = 4
_INNER = re.compile(r"[^\W\d_]{3,}[.!?…]\s+\S")


def points(seen: Standing, labels: Mapping[int, Label]) -> set[int]:
    """The numbers of the lines that are points, of those with `labels`; none where such letters count the items of lists. Linear."""
    lettered = [n for n, label in labels.items() if label.kind == "letter"]
    if len(lettered) < _AGAIN:
        return set()
    pairs = ((seen.lines[i], seen.lines[i + 1]) for i in seen.alone)
    found = {b.number for b, c in pairs if b.number in labels and _heads(seen, b, c, labels.keys())}
    found.intersection_update(lettered)
    return found if len(found) >= max(_AGAIN, _MOST * len(lettered)) else set()


def stopped_points(seen: Standing, labels: Mapping[int, Label]) -> set[int]:
    """The same of lines that numbers count and a full stop ends, `1. The roof.`; none where most such numbers count paragraphs."""
    pairs = [(seen.lines[i], seen.lines[i + 1]) for i in seen.alone]
    numbered = [(b, c) for b, c in pairs if b.number in labels and labels[b.number].kind == "digit"]
    found = {b.number for b, c in numbered if _is_stopped(seen, b) and _opens(seen, b, c, labels.keys())}
    begun = (
        {b.number for a, b in pairwise(seen.lines) if b.number in labels and seen.distance(a, b)}
        if found
        else found
    )
    digits = [n for n in begun if labels[n].kind == "digit"]
    return found if len(found) >= max(_OFTEN, _MOST * len(digits)) else set()


def counted_heads(seen: Standing, labels: Mapping[int, Label]) -> set[int]:
    """The same of such lines where no line is blank around them: each is much shorter than a full line, stands behind the end of a sentence,
    and a full line stands before the next one."""
    digits = [i for i, line in enumerate(seen.lines) if _counts(labels.get(line.number))]
    ends = [*digits[1:], min(len(seen.lines), digits[-1] + _REACH)] if digits else []
    found = {
        seen.lines[i].number
        for i, end in zip(digits, ends, strict=True)
        if _is_flush(seen, i) and any(_is_full(seen, line) for line in seen.lines[i + 1 : end])
    }
    return found if len(found) >= max(_FLUSH, _MOST * len(digits)) else set()


def _counts(label: Label | None) -> bool:
    return label is not None and label.kind == "digit"


def _is_full(seen: Standing, line: Line) -> bool:
    return line.reach > _LONG * seen.reach.near(line)[0]


def _is_flush(seen: Standing, i: int) -> bool:
    """Whether a line is a short phrase with a full stop, the end of a sentence, a title or nothing above it, and no small letter below."""
    line, above = seen.lines[i], seen.lines[max(0, i - 1)]
    short = len(line.words) < _VERY_SHORT * seen.reach.near(line)[0]
    parted = (
        not i or seen.distance(above, line) > 0 or ends_sentence(above.words) or not _is_full(seen, above)
    )
    below = seen.lines[i + 1 : i + 2]
    return short and parted and _is_stopped(seen, line) and not any(starts_small(x.words) for x in below)


def above_lists(seen: Standing, labels: Mapping[int, Label]) -> set[int]:
    """The numbers of the lines, alone between blank ones, that say the same few words above three lists or more: `Exercises`. Linear."""
    same: dict[str, list[int]] = {}
    for i in seen.alone:
        line, first = seen.lines[i], labels.get(seen.lines[i + 1].number)
        if first is None or (first.kind, first.value) != ("digit", 1) or line.number in labels:
            continue
        if starts_big(line.words) and line.words[-1].isalnum() and line.words.count(" ") < _FEW:
            same.setdefault(line.words, []).append(line.number)
    return {number for numbers in same.values() if len(numbers) >= _OFTEN for number in numbers}


def _is_stopped(seen: Standing, line: Line) -> bool:
    """Whether a line is one short phrase behind its number, with a full stop."""
    inner = _INNER.search(uncounted(line.words))
    return line.words[-1] == "." and not inner and len(line.words) < _LONG * seen.reach.near(line)[0]


def _opens(seen: Standing, line: Line, below: Line, labels: Set[int]) -> bool:
    """Whether a line below another begins text without a label, not set in as the paragraphs of an item are."""
    if below.indent > line.indent + 1:
        return False
    full = below.reach > _FULL * seen.reach.near(below)[0] or ends_sentence(below.words)
    return full and starts_big(below.words) and below.number not in labels


def _heads(seen: Standing, line: Line, below: Line, labels: Set[int]) -> bool:
    """Whether a line says no sentence, and the one below it begins text without a label."""
    short = len(line.words) < _SHORT * seen.reach.near(line)[0]
    whole = ends_sentence(line.words) or line.words[-1] == ","
    return short and not whole and _opens(seen, line, below, labels)

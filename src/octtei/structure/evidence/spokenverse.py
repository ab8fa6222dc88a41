"""Spoken verse: speeches of two lines and more in a play in verse, which are too short to show by themselves that they are."""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set

from octtei.structure.lines.line import Line
from octtei.structure.lines.shape import starts_big

# So many lines of speeches that are not their first, next to all with a capital at their head, show a play in verse; no verse is longer.
_FEWEST, _SHARE, _WIDEST = 8, 0.9, 72


def spoken_verses(lines: Sequence[Line], speakers: Set[int], gap: int) -> set[int]:
    """The numbers of the lines of speeches of two lines and more, if next to all lines of speeches begin with capitals: in prose only a
    name or the end of a sentence makes them do so. `gap` blank lines stand between any two lines. Linear."""
    speeches = list(_speeches(lines, speakers, gap)) if speakers else []
    inner = [line for speech in speeches for line in speech[1:]]
    if len(inner) < _FEWEST or sum(map(_may_be_verse, inner)) < _SHARE * len(inner):
        return set()
    return {
        line.number
        for speech in speeches
        if len(speech) > 1 and all(map(_may_be_verse, speech[1:]))
        for line in speech
    }


def _may_be_verse(line: Line) -> bool:
    return starts_big(line.words.lstrip("'’")) and len(line.words) <= _WIDEST and line.words[-1] != "-"


def _speeches(lines: Sequence[Line], speakers: Set[int], gap: int) -> Iterator[list[Line]]:
    """The lines directly below each name of a speaker."""
    speech: list[Line] | None = None
    last = -1
    for line in lines:
        if line.number in speakers:
            if speech:
                yield speech
            speech = []
        elif speech is not None and line.number - last <= 1 + gap:
            speech.append(line)
        elif speech is not None:
            if speech:
                yield speech
            speech = None
        last = line.number
    if speech:
        yield speech

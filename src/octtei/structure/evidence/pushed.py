"""Pushed: lines that belong to those above whatever they look like, a mark that found no room there, a title said again."""

from __future__ import annotations

import re
from collections.abc import Sequence

from octtei.structure.lines.line import Line
from octtei.structure.lines.shape import ends_sentence, uncounted

_CLOSER = re.compile(r"[»”)\]][\s.,;:!?…]*")
# French puts a space before these: whoever breaks lines at spaces may push them off.
_PUSHED = re.compile(r"[?!:;»…][?!:;».…\s]{0,4}")
_PUSHED_OFF = frozenset("?!:;»…”)]")
"""What any of both begins with."""
_CLOSES = {"»": "«", "”": "“„", ")": "(", "]": "["}


def says_again(group: Sequence[Line], b: Line) -> bool:
    """Whether a short line has the number of the one above it, alone in its group: a title in a second language."""
    if len(group) > 1 or ends_sentence(group[0].words) or ends_sentence(b.words):
        return False
    ours, theirs = (x.words[: len(x.words) - len(uncounted(x.words))] for x in (group[0], b))
    return bool(ours) and ours == theirs


def closes(group: Sequence[Line], b: Line) -> bool:
    """Whether a line is nothing but the mark that closes what was opened in the group, or its sentence, pushed off its last line."""
    if b.words[:1] not in _PUSHED_OFF:
        return False
    a = group[-1]
    if _PUSHED.fullmatch(b.words) and b.number == a.number + 1 and a.words[-1:].isalnum():
        return True
    if not _CLOSER.fullmatch(b.words):
        return False
    opened = sum(line.words.count(mark) for line in group for mark in _CLOSES[b.words[0]])
    return opened > sum(line.words.count(b.words[0]) for line in group)

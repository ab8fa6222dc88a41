"""Spelling: readings that many forms of one text share are a habit of its spelling, not damage."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from octtei.clean.channel.confusions import costs, middles
from octtei.clean.channel.judge import Reading
from octtei.clean.channel.language import grammar
from octtei.clean.channel.view import View

_HABIT = 3


def spellings(readings: Sequence[Reading], seen: View) -> list[Reading]:
    """`readings` without those whose change three forms or more of the text share, unless letters look alike in it.

    `étoit`, `avoit` and `seroit` are the spelling of their time; `rnoi` and `rnême` are not. What the language says of
    its old spellings (`grammar.old`) goes even where it stands once.
    """
    sharing: defaultdict[tuple[str, str], set[str]] = defaultdict(set)
    changes = [_change(seen.forms[r.place], r.best) for r in readings]
    for reading, change in zip(readings, changes, strict=True):
        sharing[change].add(seen.forms[reading.place])
    old = grammar(seen.language).old
    return [
        r
        for r, c in zip(readings, changes, strict=True)
        if (len(sharing[c]) < _HABIT or _looks_alike(c)) and not _is_old(seen.forms[r.place], r.best, old)
    ]


def _is_old(form: str, meant: str, old: Sequence[tuple[str, str]]) -> bool:
    """Whether `form` spells `meant` the way that it was once spelt."""
    return any(then in form and form.replace(then, now) == meant for then, now in old)


def _change(form: str, meant: str) -> tuple[str, str]:
    return middles(form.lower(), meant.lower())


def _looks_alike(change: tuple[str, str]) -> bool:
    return change in costs()

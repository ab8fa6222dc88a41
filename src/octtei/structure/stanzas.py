"""Stanzas told by their capitals: each line begins with one, in the middle of a sentence too."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from octtei.structure.line import Line
from octtei.structure.shape import columns, starts_big

_WIDEST = 72
_CAPITALS = 0.34
_LEAST, _INNER = 4, 2
"""A stanza that stands alone has so many lines; so many, of all stanzas together, end in mid-sentence."""
_END = '.!?…;:»”"'
_MARKED = (*_END, ",", "—", "–")


def capital_stanzas(runs: Sequence[Sequence[Line]], is_other: Callable[[str], bool]) -> Iterator[int]:
    """The numbers of lines that are verse, of runs of lines without a gap.

    All lines of a stanza begin with a capital, many of them behind a line that ends no sentence, which in prose only a
    name does; yet half of them end with a mark, and few other words have capitals, unlike those of lists and titles.
    `is_other` tells of words that begin with a dash or a label. One stanza alone must have four lines.
    """
    found = [is_stanza(run, is_other) for run in runs]
    for i, run in enumerate(runs):
        beside = any(found[n] for n in (i - 1, i + 1) if 0 <= n < len(runs))
        if found[i] and (len(run) >= _LEAST or beside) and _unfinished(run, runs, found, i) >= _INNER:
            yield from (line.number for line in run)


def is_stanza(run: Sequence[Line], is_other: Callable[[str], bool]) -> bool:
    """Whether lines may be a stanza."""
    words = [line.words for line in run]
    if len(words) < 2 or not all(len(w) <= _WIDEST and starts_big(w) for w in words):
        return False
    if any(is_other(w) or columns(w) > 2 or w[-1] == "-" or w[-1].isdigit() or w[0].isdigit() for w in words):
        return False
    marked = sum(w.endswith(_MARKED) for w in words)
    return (
        2 * marked >= len(words)
        and words[-1].endswith(_MARKED)
        and 3 * _open(words) >= len(words) - 1
        and _is_small(words)
    )


def _open(words: Sequence[str]) -> int:
    """How many lines but the last end no sentence."""
    return sum(not w.endswith(tuple(_END)) for w in words[:-1])


def _is_small(words: Sequence[str]) -> bool:
    """Whether lines hold several words, few of them with capitals but the first of each."""
    rest = [word for line in words for word in line.split()[1:] if word[0].isalpha()]
    big = sum(word[0].isupper() for word in rest)
    return len(rest) >= 2 * len(words) and big <= _CAPITALS * len(rest)


def _unfinished(run: Sequence[Line], runs: Sequence[Sequence[Line]], found: Sequence[bool], i: int) -> int:
    """The open lines of a stanza and of those beside it."""
    near = [runs[n] for n in (i - 1, i + 1) if 0 <= n < len(runs) and found[n]]
    return sum(_open([line.words for line in one]) for one in (run, *near))

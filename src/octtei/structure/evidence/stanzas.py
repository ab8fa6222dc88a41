"""Stanzas told by their capitals: each line begins with one, in the middle of a sentence too."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import groupby

from octtei.structure.lines.line import Line
from octtei.structure.lines.shape import columns, starts_big

_WIDEST = 72
_ARTICLE = 2
"""A first word in capitals that is no longer may be `A` or `Ô`."""
_CAPITALS = 0.34
_LEAST, _COUPLETS, _INNER = 4, 6, 2
"""So many lines a stanza has, so many its couplets; so many of all of them end in mid-sentence."""
_END = '.!?…;:»”"'
_MARKED = (*_END, ",", "—", "–")


def capital_stanzas(runs: Sequence[Sequence[Line]], is_other: Callable[[str], bool]) -> Iterator[int]:
    """The numbers of lines that are verse, of runs of lines without a gap.

    All lines of a stanza begin with a capital, many of them behind a line that ends no sentence, which in prose only a
    name does; yet half of them end with a mark, and few other words have capitals, unlike those of lists and titles.
    `is_other` tells of words that begin with a dash or a label. A stanza alone has four lines at least; of couplets
    there are three at least.
    """
    for found, chain in groupby(runs, lambda run: is_stanza(run, is_other)):
        stanzas = list(chain) if found else []
        lines = sum(map(len, stanzas))
        least = _COUPLETS if all(len(run) == 2 for run in stanzas) else _LEAST
        if lines >= least and sum(_open([x.words for x in run]) for run in stanzas) >= _INNER:
            yield from (line.number for run in stanzas for line in run)


def is_stanza(run: Sequence[Line], is_other: Callable[[str], bool]) -> bool:
    """Whether lines may be a stanza."""
    words = [line.words for line in run]
    if len(words) < 2 or not all(len(w) <= _WIDEST and starts_big(w) for w in words):
        return False
    if any(is_other(w) or columns(w) > 2 or w[-1] == "-" or w[-1].isdigit() or _is_display(w) for w in words):
        return False
    marked = sum(w.endswith(_MARKED) for w in words)
    return (
        2 * marked >= len(words)
        and words[-1].endswith(_MARKED)
        and 3 * _open(words) >= len(words) - 1
        and _is_small(words)
    )


def _is_display(words: str) -> bool:
    """Whether a line begins with a figure or a word in capitals: the name of a speaker, a label."""
    first = words.split(maxsplit=1)[0]
    return words[0].isdigit() or (len(first) > _ARTICLE and first.isupper())


def _open(words: Sequence[str]) -> int:
    """How many lines but the last end no sentence."""
    return sum(not w.endswith(tuple(_END)) for w in words[:-1])


def _is_small(words: Sequence[str]) -> bool:
    """Whether lines hold several words, few of them with capitals but the first of each."""
    rest = [word for line in words for word in line.split()[1:] if word[0].isalpha()]
    big = sum(word[0].isupper() for word in rest)
    return len(rest) >= 2 * len(words) and big <= _CAPITALS * len(rest)

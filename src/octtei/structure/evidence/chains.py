"""Chains: lines that begin with the same dash, entries of a dictionary, verse lines, which stand together because of their shape."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import chain, pairwise

from octtei.structure.evidence.counted import label_of
from octtei.structure.evidence.stanzas import capital_stanzas
from octtei.structure.lines.layout import Reach
from octtei.structure.lines.line import Line
from octtei.structure.lines.runs import always, runs
from octtei.structure.lines.shape import columns, ends_sentence, is_capitals, starts_small

DASH = re.compile(r"[-–—•▪]\s*(?=\S)|\*\s+(?=[^\W_])")
BULLET = re.compile(r"[-•▪*]\s+(?=[^\W_])")
_CAPITALS = re.compile(r"(?:[A-ZÀ-Þ][A-ZÀ-Þ’'-]+\s?){1,4}(?:[.,:]|\s[-–—(])")
_VERSES, _ENTRIES = 3, 4
_POEM, _WIDEST = 8, 60
# The longest line says how long a line may be; in verse so many have room for the next word.
_ROOM = 0.45
# An address has fewer lines, and fewer words in each.
_ADDRESS, _TERSE = 7, 4
_MARKS = ",;:.!?…»"
# Verse as wide as its column: how far it is set in, how many of its lines end with a mark, how many words a line has.
_SET_IN, _MARKED, _WORDS = 3, 0.75, 3


def entries(lines: Sequence[Line]) -> set[int]:
    """The numbers of lines that begin with words in capitals and a mark: speakers of a play, words of a dictionary.

    Only where a text does so again and again, and only behind the end of a sentence.
    """
    found = [b.number for a, b in pairwise(lines) if _CAPITALS.match(b.words) and ends_sentence(a.words)]
    return set(found) if len(found) >= _ENTRIES else set()


def verses(lines: Sequence[Line], reach: Reach, gap: int = 0) -> set[int]:
    """The numbers of lines that are verse: some together, all with room for more, and not each a sentence.

    Verse is told by line ends that nothing forces: the next word would have fitted, and yet a comma, or nothing at
    all, ends the line, again and again. A dash or a label at the head, or columns, mean something else. A stanza next
    to another is verse too. `gap` blank lines stand between any two lines.
    """
    found: set[int] = set(_poem(lines))
    above = {b.number: a for a, b in pairwise(lines) if b.number - a.number <= 1 + gap}
    for run in runs(lines, lambda a, b: _free_end(a, b, reach), 1 + gap):
        kept = _trimmed(run, reach) if len(run) >= _VERSES else []
        inner = _inner(kept, reach, above.get(run[0].number)) if _is_verse(kept) else []
        if _is_verse(inner):
            found.update(line.number for line in inner)
    found.update(
        line.number for run in runs(lines, _is_beside, 1 + gap) if _is_marked(run, reach) for line in run
    )
    found |= set(_stanzas(lines, found, 1 + gap))
    return found | set(capital_stanzas([_below_title(r) for r in runs(lines, always, 1 + gap)], _is_item))


def _below_title(run: list[Line]) -> list[Line]:
    return run[1:] if run and is_capitals(run[0].words) else run


def _is_item(words: str) -> bool:
    return DASH.match(words) is not None or label_of(words) is not None


def _trimmed(run: Sequence[Line], reach: Reach) -> list[Line]:
    """A run without the full line that it ends with, the first one of the next paragraph, and without the end of a
    paragraph that it begins with, which announces it."""
    kept = list(run)
    if starts_small(kept[0].words) and kept[0].words[-1] == ":":
        del kept[0]
    while kept and (len(kept[-1].words) > 0.8 * reach.near(kept[-1])[0] or not ends_sentence(kept[-1].words)):
        kept.pop()
    return kept


def _inner(run: Sequence[Line], reach: Reach, above: Line | None) -> list[Line]:
    """A run without the end of the sentence of a full line `above` it, and without who signs below it."""
    kept = list(run)
    if starts_small(kept[0].words) and _ends_prose(above, kept[0], reach):
        del kept[0]
    while len(kept) > 1 and is_capitals(kept[-1].words) and not is_capitals(kept[0].words):
        office = kept[-2].words[-1] == "," and len(kept[-2].words.split()) <= _TERSE
        del kept[-1 - office :]
    return kept


def _ends_prose(above: Line | None, line: Line, reach: Reach) -> bool:
    """Whether the sentence of a full line ends in the one below it."""
    if above is None or ends_sentence(above.words) or not ends_sentence(line.words):
        return False
    first = line.words.split(maxsplit=1)[0]
    return above.indent == line.indent and above.reach + 1 + len(first) > 0.95 * reach.near(above)[0]


def _stanzas(lines: Sequence[Line], found: set[int], step: int) -> Iterator[int]:
    """The lines of stanzas that follow or precede one that was found: as many short lines, set in as far."""
    if not found:
        return
    blocks = [run for run in runs(lines, always, step) if run]
    for one, two in chain(pairwise(blocks), ((b, a) for a, b in pairwise(blocks))):
        if not all(line.number in found for line in one) or any(line.number in found for line in two):
            continue
        widest = 1.25 * max(len(x.words) for x in one)
        alike = len(one) == len(two) and all(
            len(x.words) <= widest and abs(x.indent - one[0].indent) <= 2 and x.words[-1] != "-" for x in two
        )
        if alike and len(two) > 1 and ends_sentence(two[-1].words):
            yield from (line.number for line in two)


def _poem(lines: Sequence[Line]) -> Iterator[int]:
    """All lines of a text that is a poem: short lines, of which nearly half end with a mark, as those of prose never do."""
    stanzas = [run for run in runs(lines, always) if len(run) > 1]
    if stanzas and is_capitals(stanzas[0][0].words) and not any(x.words[-1:] in _MARKS for x in stanzas[0]):
        del stanzas[0]  # the title above the first poem
    words = [line.words for run in stanzas for line in run]
    marked = sum(w[-1:] in _MARKS for w in words)
    if len(words) < _POEM or 2.2 * marked < len(words) or max(map(len, words)) > _WIDEST:
        return
    ends = [len(run[-1].words) * len(run) / sum(len(x.words) for x in run) for run in stanzas]
    labelled = sum(bool(DASH.match(w) or label_of(w) or w[-1:] == "-") for w in words)
    if sum(ends) > 0.85 * len(ends) and not labelled:
        yield from (line.number for run in stanzas for line in run)
    elif 2 * marked >= len(words) and _is_roomy(stanzas) and not labelled:
        yield from (line.number for run in stanzas for line in run if columns(line.words) < 2)


def _is_roomy(stanzas: Sequence[Sequence[Line]]) -> bool:
    """Whether the lines of stanzas end where nothing forces it, half of them in mid-sentence: the next word would often have fitted even
    into the longest line. Short paragraphs and entries of a glossary have less room."""
    full = max(line.reach for run in stanzas for line in run)
    inner = [(a, b) for run in stanzas for a, b in pairwise(run)]
    roomy = sum(a.reach + 1 + len(b.words.split(maxsplit=1)[0]) <= full for a, b in inner)
    open_ends = sum(not ends_sentence(a.words) for a, _ in inner)
    return roomy >= _ROOM * len(inner) and 2 * open_ends >= len(inner)


def _free_end(a: Line, b: Line, reach: Reach) -> bool:
    """Whether `a` ends where nothing forces it, at the same indent as `b`."""
    if abs(a.indent - b.indent) > 2:
        return False
    low = min(reach.near(a)[0], reach.near(b)[0])
    first = b.words.split(maxsplit=1)[0]
    room = a.reach + 1 + len(first) < 0.95 * low
    return room and not DASH.match(b.words) and not label_of(b.words)


def _is_verse(run: Sequence[Line]) -> bool:
    words = [line.words for line in run]
    if len(run) < _VERSES or any(
        columns(w) > 2 or w[-1:] == "-" or any(c.isdigit() for c in w[-4:]) for w in words
    ):
        return False
    if _is_address(words):
        return False
    inner = sum(not ends_sentence(w) for w in words[:-1])
    marked = sum(w[-1:] in ",;:.!?…" or starts_small(w) for w in words)
    return 3 * inner >= len(words) - 1 and 2 * marked > len(words) and ends_sentence(words[-1])


def _is_address(words: Sequence[str]) -> bool:
    """Whether a few lines of a few words each are parted by commas alone: to whom a letter goes."""
    few = len(words) < _ADDRESS and sum(len(w.split()) for w in words) < _TERSE * len(words)
    return few and all(w[-1] == "," and w[0].isupper() for w in words[:-1]) and words[-1][-1] == "."


def _is_beside(a: Line, b: Line) -> bool:
    return a.indent == b.indent


def _is_marked(run: Sequence[Line], reach: Reach) -> bool:
    """Whether four lines or more, set in, are verse though they fill their column: next to all of them end with a mark."""
    if len(run) <= _VERSES or not run[0].indent > _SET_IN:
        return False
    words = [line.words for line in run]
    marked = sum(w[-1] in ",;:.!?…" for w in words)
    inner = sum(not ends_sentence(w) for w in words[:-1])
    if (
        marked < _MARKED * len(run)
        or 3 * inner < len(run) - 1
        or not ends_sentence(words[-1])
        or any(c.isdigit() for w in words for c in w)
    ):
        return False
    few = sum(len(w.split()) for w in words) < _WORDS * len(run)
    return not few and not any(
        _is_item(w) or x.reach > reach.near(x)[0] for w, x in zip(words, run, strict=True)
    )

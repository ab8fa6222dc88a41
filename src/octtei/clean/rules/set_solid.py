"""Lines without any spaces."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import zip_longest
from typing import NamedTuple

from octtei.clean.channel.context import groups
from octtei.clean.channel.judge import Judge, judge
from octtei.clean.channel.language import grammar
from octtei.clean.channel.lore import APOSTROPHES
from octtei.clean.channel.solid import Run, read
from octtei.clean.channel.view import View, view
from octtei.clean.rule import Passage, rule
from octtei.lexicon import is_elsewhere
from octtei.text import Edit, Span

NAME = "space.lost-in-line"
_LONG = 12
"""Letters of a form that nobody knows, as lines without spaces have them."""
_LINE = 20
"""Code points of a line that shows it; words of other languages are shorter: `administrador` is `admin`, `is`, `trad`, `or` to an English reader."""
_NEAR = 12
"""So many words on either side tell the language."""
_HABIT = 3
"""So many pieces of a text show that it lost the spaces of lines."""
_SHOWN, _SOLID, _ROW, _COMPOUNDS = 4, 3, 3, 6
"""Words of a piece that shows it, of one that lost its spaces, too, where others do, of the longest of its runs of letters, and of either where
nouns make compounds."""
_KNOWN = 0.7
"""Of the letters of a piece so many stand in known words at least."""
_SPACES, _SPACE = " \n\u00a0\t\f", re.compile(r"\s")
_BUILDING = 4
"""One of so many words builds sentences at the least."""
_LETTERS = re.compile(r"[^\W\d_]+")
_NO_PROSE = re.compile(r"[/\\_@=<>{}|~#^*+]|\.[a-z]{2,4}\b(?![’'])")
"""What stands in addresses, in names of files and in code."""
_BETWEEN = re.compile(r"[^\W\d_][,;:!?)».]+[^\W\d_]")
_DIVIDED = re.compile(r"[-\u00ad\u2010]\r?\n[ \u00a0]*(?=[a-zß-ÿœ])")
_DIVIDED_BEFORE, _LAST = re.compile(r"[-\u00ad\u2010]\r?\n[ \u00a0]*\Z"), re.compile(r"[^\W\d_]+\Z")
_REACH = 120
"""Code points of the line before in which its last letters are looked for."""
_NUMBER = re.compile(r"\d{2,}")
_OFTEN = 0.2
"""A sign with a space before it in so many of its places has one elsewhere, too."""
_CLITICS, _FEW = tuple(APOSTROPHES), 5
_CLOSES, _OPENS, _DASHES = ",;:!?)»”…", "(«“", "–—"
_ENDING = 3
"""Letters of what ends a number at the most."""


class _Part(NamedTuple):
    """Letters in one piece that begin at `start`, and where they are parted (places in the text)."""

    start: int
    end: int
    cuts: tuple[int, ...]


class _Piece(NamedTuple):
    """What stands between two spaces: its parts, how many known words they hold, and which share of its letters these have."""

    start: int
    end: int
    parts: tuple[_Part, ...]
    known: int
    share: float
    row: int
    """Known words of the run that has most of them."""
    building: int
    """Words that build sentences."""


@rule(NAME)
def set_solid(passage: Passage) -> Iterator[Edit]:
    """A line lost all its spaces, those behind its signs, too: `Lesoir,ilvitlavillequidormait;personnen'étaitvenu`.

    Why: justified lines have narrow gaps; a program that finds spaces by the width of the gaps finds none in such a line (Ghostscript,
    MuPDF, and others where a PDF writes no spaces).
    Method: each piece without spaces is read as the likeliest words, with names and with halves that a line end divides (`channel/solid.py`);
    it is parted where all its likely ways agree. Behind signs, and around figures, spaces come back, too.
    Wrong when: a long name or an address is taken for a line. Three pieces of four known words at least must show it, and seven of ten of their
    letters stand in known words.
    Example: "Lesoirilvitlavillequidormait.\\nPersonnen'étaitvenudelacampagne.\\nLamaisonétaitvideetlaportefermée." → "Le soir il vit la ville qui dormait.\\nPersonne n'était venu de la campagne.\\nLa maison était vide et la porte fermée."
    Keep: "Il lut lavillequidormait, puis http://lesoir.exemple/lavillequidormait.html"
    """
    seen = view(passage)
    if seen is None or not groups(seen.language):
        return
    long = [f for f in seen.unknown if len(f) >= _LONG]
    if len(long) < _HABIT:
        return
    channel = judge(seen)
    lines = list(_pieces(seen.numbers(long), channel, least=_LINE))
    compounds = grammar(seen.language).capital_nouns
    shown, solid = (_COMPOUNDS, _COMPOUNDS) if compounds else (_SHOWN, _SOLID)
    if sum(_is_solid(piece, shown, seen.text) for piece in lines) < _HABIT:
        return
    done = {piece.start for piece in lines}
    found = [*lines, *_pieces(seen.numbers(seen.unknown), channel, done)]
    spaced = _spaced(seen.text)
    yield from _edits(sorted(piece for piece in found if _is_solid(piece, solid, seen.text)), spaced, seen)


def _pieces(
    numbers: Sequence[int], channel: Judge, done: Collection[int] = (), least: int = 0
) -> Iterator[_Piece]:
    """The pieces in which the words of these numbers stand, each once; of those that have so many code points."""
    text, last = channel.view.text, -1
    for i in numbers:
        if channel.view.starts[i] >= last:
            start, last = _around(text, channel.view.starts[i])
            if (
                last - start >= least
                and start not in done
                and not _NO_PROSE.search(text, start, last)
                and not _is_of_others(i, channel.view)
            ):
                yield _piece(start, last, channel)


def _is_of_others(i: int, seen: View) -> bool:
    """Whether the words around word `i` are of another language, of which any word may be cut into short ones of this: `bestanden` is `best`, `and`, `en`."""
    near = seen.forms[max(0, i - _NEAR) : i + _NEAR + 1]
    return is_elsewhere({form.lower() for form in near}, seen.language)


def _around(text: str, at: int) -> tuple[int, int]:
    """Where the piece begins and ends that stands at a place."""
    start = max(text.rfind(space, 0, at) for space in _SPACES) + 1
    behind = _SPACE.search(text, at)
    return start, behind.start() if behind else len(text)


def _piece(start: int, end: int, channel: Judge) -> _Piece:
    """The piece of the text from `start` to `end`, its words read."""
    text, parts, known, letters, total, row, building = channel.view.text, [], 0, 0, 0, 0, 0
    for hit in _LETTERS.finditer(text, start, end):
        head = _head_of(text, hit.start()) if hit.start() == start else ""
        rest = _rest_of(text, hit.end()) if hit.end() >= end - 1 else ""
        joints = {len(head)} if head else set()
        joints |= {len(head) + len(hit[0])} if rest else set()
        tail = (
            _LETTERS.match(text, hit.end() + 1, end) if text[hit.end() : hit.end() + 1] in _CLITICS else None
        )
        behind = text[hit.start() - 1 : hit.start()] in _CLITICS and not _elides(channel)
        reading = read(Run(head + hit[0] + rest, tail[0] if tail else "", behind, frozenset(joints)), channel)
        own = (cut - len(head) for cut in reading.cuts if 0 < cut - len(head) < len(hit[0]))
        parts.append(_Part(hit.start(), hit.end(), tuple(hit.start() + cut for cut in own)))
        known, letters, row = known + reading.known, letters + reading.letters, max(row, reading.known)
        building += reading.building
        total += len(head) + len(hit[0]) + len(rest)
    return _Piece(start, end, tuple(parts), known, letters / max(1, total), row, building)


def _elides(channel: Judge) -> bool:
    """Whether the language elides articles."""
    return len(channel.view.lexicon.language.elisions) > _FEW


def _head_of(text: str, at: int) -> str:
    """The letters at the end of the line before, if a hyphen divides a word there."""
    line = text.rfind("\n", 0, at)
    before = text[max(0, line - _REACH) : at]
    hyphen = _DIVIDED_BEFORE.search(before)
    letters = _LAST.search(before[: hyphen.start()]) if hyphen and text[at].islower() else None
    return letters[0] if letters else ""


def _rest_of(text: str, at: int) -> str:
    """The letters in the next line with which a word goes on that a hyphen divides."""
    hyphen = _DIVIDED.match(text, at)
    found = _LETTERS.match(text, hyphen.end()) if hyphen else None
    return found[0] if found else ""


def _is_solid(piece: _Piece, least: int, text: str) -> bool:
    """Whether a piece holds so many known words, and hardly anything else."""
    in_row = piece.row >= _ROW or (piece.known > least and _BETWEEN.search(text, piece.start, piece.end))
    builds = piece.building * _BUILDING >= piece.known
    return piece.known >= least and piece.share >= _KNOWN and builds and bool(in_row)


def _spaced(text: str) -> str:
    """The signs that a space stands before in a text, as in French."""
    apart = (
        (text.count(f" {sign}") + text.count(f"\u00a0{sign}"), text.count(sign), sign) for sign in ";:!?»"
    )
    return "".join(sign for spaced, count, sign in apart if spaced > _OFTEN * count)


def _edits(pieces: Iterable[_Piece], spaced: str, seen: View) -> Iterator[Edit]:
    for piece in pieces:
        for part, following in zip_longest(piece.parts, piece.parts[1:]):
            yield from (_space(cut) for cut in part.cuts)
            gap = seen.text[part.end : following.start if following else piece.end]
            word = seen.text[max((part.start, *part.cuts)) : part.end]
            if gap and (_opens(gap, word, seen) or gap[0] in spaced):
                yield _space(part.end)
            if gap and following and _closes(gap, word, following, seen):
                yield _space(following.start)


def _space(at: int) -> Edit:
    return Edit(Span(at, at), "", " ", NAME)


def _opens(gap: str, word: str, seen: View) -> bool:
    """Whether a space stood before what follows a word: a bracket, a dash, a number."""
    number = _NUMBER.match(gap) is not None and word.islower() and seen.known(word)
    return (
        number
        or (len(gap) > 1 and gap[0] in _OPENS and not gap[1].isdecimal())
        or gap in _OPENS
        or gap in _DASHES
    )


def _closes(gap: str, word: str, following: _Part, seen: View) -> bool:
    """Whether a space stood between a word with some signs behind it and the letters that follow."""
    behind = seen.text[following.start : min((following.end, *following.cuts))]
    if gap == ".":
        title = word in grammar(seen.language).titles
        return (behind[0].isupper() or title) and not len(word) == len(behind) == 1
    return gap[-1] in _CLOSES or gap in _DASHES or (gap[-1].isdecimal() and _stands_alone(behind, seen))


def _stands_alone(word: str, seen: View) -> bool:
    """Whether a word behind figures is no ending of them: `1er`, `2nd`."""
    return len(word) > 1 and (len(word) > _ENDING or seen.known(word))

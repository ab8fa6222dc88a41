"""Words that were set wide: a space behind each letter."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import accumulate, pairwise
from typing import NamedTuple

from octtei.clean.channel.context import STOP, groups
from octtei.clean.channel.judge import Judge, judge
from octtei.clean.channel.lore import APOSTROPHES
from octtei.clean.channel.parsing import ways
from octtei.clean.channel.view import View, view
from octtei.clean.characters import characters
from octtei.clean.rule import Passage, rule
from octtei.text import Edit, Safety, Span

NAME = "space.set-wide"
_GAP, _LETTER = r"[ \u00a0\u2000-\u200a\u202f]", r"[^\W\d_][’']?"
_REST = rf"%s{_LETTER}(?:{_GAP}{{1,6}}{_LETTER})+(?!\w)"
_SPACED, _ANY = re.compile(_REST % " "), re.compile(_REST % _GAP)
_OTHERS = frozenset("\u00a0\u202f\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a")
_FIRST = re.compile(rf"(?:\A|[\W_])({_LETTER})\Z")
_PARTS = re.compile(rf"{_LETTER}|{_GAP}+")
_NUMERAL = frozenset("IVXLCDM")
_CAPITALS = 5
"""So many capitals are no abbreviation."""
_NAME, _LONG_NAME, _LONGEST = 4, 5, 12
"""Letters of a name that nobody knows, at least, beside words and by itself; and at most."""
_HABIT = 3
"""So many runs show that a text sets words wide."""
_UNKNOWN = 3.0
"""What each letter of a word that nobody knows costs (natural logarithm of odds): words must be likelier than one as long."""
_LONG, _LONG_PARTED = 4, 3
"""Letters of the longest word of a run at least, and of one that wider gaps part."""
_MARGIN = 2.0
"""How far the likeliest way to part a run must lead the next (natural logarithm of odds)."""


@rule(NAME)
def set_wide(passage: Passage) -> Iterator[Edit]:
    """The letters of a word were set apart: `C H A P I T R E`, `la r é p o n s e`, `L E  R E T O U R`.

    Why: headings and, in many countries, stressed words are letterspaced, and the text layer shows each gap as a space.
    Wrong when: the letters are names of something (`les points a b c d`), an abbreviation or a row of a table. All must be words: between wider gaps,
    or parted as is likeliest where the gaps tell nothing; beside words, and in a text that has such words, a name that nobody knows may stand.
    What few capitals make, or what may be parted in two ways, is proposed.
    Example: "la r é p o n s e ne vint pas" → "la réponse ne vint pas"
    Keep: "les points a b c d e, et x y z t"
    """
    runs = list(_runs(passage.value))
    seen = view(passage) if runs else None
    if seen is None or not groups(seen.language):
        return
    channel = judge(seen)
    runs = [_without_elided(run, seen) for run in runs]
    read = [(run, _read(run, channel)) for run in runs]
    often = sum(found is not None for _, found in read) >= _HABIT
    for run, reading in read:
        if found := reading or _name(run, often=often) or (_small(run, seen) if often else None):
            yield Edit(run.span, run.span.of(seen.text), found.text, NAME, found.safety)


class _Run(NamedTuple):
    """Letters set apart, as words if wider gaps part any."""

    span: Span
    words: tuple[str, ...]
    elided: bool

    @property
    def letters(self) -> int:
        return sum(map(len, self.words))


class _Reading(NamedTuple):
    """The text of a run, and whether it is beyond doubt."""

    text: str
    safety: Safety


def _runs(text: str) -> Iterator[_Run]:
    """The letters of `text` that stand apart, two at least."""
    pattern = _SPACED if _OTHERS.isdisjoint(characters(text)) else _ANY  # one literal is found thrice as fast
    for rest in pattern.finditer(text):
        first = _FIRST.search(text, max(0, rest.start() - 3), rest.start())
        start = first.start(1) if first else rest.start() + len(rest[0]) - len(rest[0].lstrip())
        elided = text[rest.end() : rest.end() + 1] in (*APOSTROPHES,)
        yield _Run(Span(start, rest.end()), _words(text[start : rest.end()]), elided)


def _without_elided(run: _Run, seen: View) -> _Run:
    """The run without the letter before an apostrophe that belongs to what follows: `b o i s d'ormes`, but `j u s q u'au`."""
    elides = seen.lexicon.language.elides
    if not run.elided or (elides(run.words[-1].lower()) and len(run.words[-1]) > 1):
        return run
    kept = run.span.of(seen.text)[:-1].rstrip()
    return _Run(Span(run.span.start, run.span.start + len(kept)), _words(kept), elided=False)


def _words(run: str) -> tuple[str, ...]:
    """The words of a run: its letters, parted where a gap is wider than the narrowest."""
    parts = _PARTS.findall(run)
    narrow = min(map(len, parts[1::2]), default=0)
    words = [parts[0]]
    for gap, letter in zip(parts[1::2], parts[2::2], strict=True):
        if len(gap) > narrow:
            words.append(letter)
        else:
            words[-1] += letter
    return tuple(words)


def _read(run: _Run, channel: Judge) -> _Reading | None:
    """What a run says; None if it is no text."""
    last = len(run.words) - 1
    parts = [_part(word, channel, elided=run.elided and n == last) for n, word in enumerate(run.words)]
    parts = [part or _numeral(word) for part, word in zip(parts, run.words, strict=True)] if last else parts
    names = [word for word, part in zip(run.words, parts, strict=True) if part is None]
    if (
        run.letters < _LONG
        or 2 * sum(map(len, names)) > run.letters
        or any(len(name) < _NAME for name in names)
    ):
        return None
    text = " ".join(part.text if part else word for word, part in zip(run.words, parts, strict=True))
    if max(map(len, text.split())) < (_LONG if last == 0 else _LONG_PARTED):
        return None
    doubtful = any(part and part.safety is Safety.REVIEW for part in parts)
    few = text.isupper() and len(text) < _CAPITALS
    return _Reading(text, Safety.REVIEW if doubtful or few else Safety.SAFE)


def _name(run: _Run, *, often: bool) -> _Reading | None:
    """A name that nobody knows: a capital and small letters."""
    name = run.words[0]
    if len(run.words) > 1 or run.elided or not _LONG_NAME <= len(name) <= _LONGEST or not name.istitle():
        return None
    return _Reading(name, Safety.SAFE if often else Safety.REVIEW)


def _small(run: _Run, seen: View) -> _Reading | None:
    """A short word, in a text that sets words wide: `D i e`."""
    word = run.words[0]
    short = len(run.words) == 1 and len(word) == _LONG_PARTED and not word.isupper() and not run.elided
    return _Reading(word, Safety.SAFE) if short and _is_word(word, seen, elided=False) else None


def _part(word: str, channel: Judge, *, elided: bool) -> _Reading | None:
    """A word of a run, or the words that it is made of; None if there are none."""
    if _is_word(word, channel.view, elided=elided):
        return _Reading(word, Safety.SAFE)
    found = ways(word.lower(), STOP, channel) if word.isalpha() and len(word) >= _LONG else []
    if not found or found[0].odds + _UNKNOWN * len(word) < 0:
        return None
    alone = len(found) == 1 or found[0].odds - found[1].odds > _MARGIN
    ends = list(accumulate(map(len, found[0].words), initial=0))
    text = " ".join(word[start:end] for start, end in pairwise(ends))
    return _Reading(text, Safety.SAFE if alone else Safety.REVIEW)


def _numeral(word: str) -> _Reading | None:
    """The number of a chapter."""
    return _Reading(word, Safety.SAFE) if _NUMERAL.issuperset(word) else None


def _is_word(word: str, seen: View, *, elided: bool) -> bool:
    """Whether letters make a word, or what is elided before the apostrophe behind them."""
    if elided:
        return seen.lexicon.language.elides(word.lower())
    if len(word) == 1:
        return word.lower() in seen.lexicon.language.one_letter_words
    return seen.known(word) or seen.known(word.lower())

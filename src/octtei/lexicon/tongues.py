"""Tongues: the language of a passage within a document of another one, told only where it is certain.

Words that build sentences say which language it may be (`detect`); how common all of its words are there and in languages that look like it decides.
Measured: docs/lexicon.md, *Passages in another language*.
"""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources
from typing import TypeAlias

from octtei.lexicon.language import language, languages
from octtei.lexicon.strangers import strangers
from octtei.lexicon.tokens import elided_apart, forms

LEAST_WORDS = 10
"""Shorter passages are never decided."""
_SHARE, _TYPES = 0.12, 3
"""Such a share of the words, and so many different ones, build sentences of the language and none of the document's."""
_ENDED_SHARE, _ENDED_TYPES = 0.08, 2
"""The same for a language that its endings tell: it needs fewer small words."""
_WHOLE = 0.28
"""Such a share at the least builds sentences where those count that both languages have: titles of books have fewer."""
_SAID = 1
"""So many different words of sentences: titles of books, names and addresses have none."""
_OWN = 0.12
"""No more build sentences of the document's language alone, and half as many as of the other at the most."""
_COVER, _LEAD = 0.75, 0.6
"""Such a share of its words is common in the language, and so many decades likelier is each there, in the mean, than in a rival."""
_RARE = 7.0
"""Decades below one that a word which is not common counts as."""
_ENDINGS, _FOREIGN = 0.35, 0.62
"""So many of the longer words end as its words do, and no more are common in a rival."""
_LONG = 4
_PIECE = 8
"""Words of the pieces of a long sentence, each of which must be of the language."""
_CLEAR = 0.5
"""So many decades likelier in the document's language is a piece of it that has no word to tell it."""
_ASIDE = 4
"""A piece between signs that has fewer words belongs to the one before."""
_SIGNS = re.compile(r"[.!?;:«»“”„\"()\[\]—–]+")
_ELIDED = re.compile(r"[^']+'?")

Passage: TypeAlias = Sequence[Sequence[str]]
"""The pieces of a passage between signs, each its words in small letters, what is elided by itself."""
Ranks: TypeAlias = Mapping[str, Mapping[str, int]]
"""Language -> word -> how rare it is there, in hundredths of a decade."""


@dataclass(frozen=True, slots=True)
class _Looks:
    """How a language looks beside others: see tongues.toml."""

    rivals: tuple[str, ...]
    never: frozenset[str]
    endings: tuple[str, ...]
    sentences: frozenset[str]


@lru_cache(maxsize=1)
def _looks() -> Mapping[str, _Looks]:
    data = tomllib.loads((resources.files("octtei.lexicon") / "tongues.toml").read_text(encoding="utf-8"))
    never, endings, sentences = data["never"], data["endings"], data["sentences"]
    return {
        code: _Looks(
            tuple(rivals.split()),
            frozenset(never.get(code, "").split()),
            tuple(endings.get(code, "").split()),
            frozenset(sentences[code].split()),
        )
        for code, rivals in sorted(data["rivals"].items())
    }


@lru_cache(maxsize=1)
def _builders() -> Mapping[str, frozenset[str]]:
    """Code -> the words that build its sentences, of each language that `tongues.toml` tells from its rivals."""
    known = {**{code: language(code).function_words for code in languages()}, **strangers()}
    return {code: known[code] for code in _looks()}


@lru_cache(maxsize=8)
def _strange(own: str) -> frozenset[str]:
    """The words that build sentences of some language, and none of `own`."""
    return frozenset().union(*_builders().values()) - _builders()[own]


def may_be_foreign(text: str, own: str) -> bool:
    """Whether `text` may be of another language than `own` (a code): a quick look, wrong only where it says yes. False where nothing is known of `own`."""
    if own not in _builders():
        return False
    met = frozenset(text.lower().split())
    here, there = len(met & _builders()[own]), len(met & _strange(own))
    return there >= _ENDED_TYPES and 2 * there >= here


def pieces(text: str) -> Passage:
    """The passage that `text` is, its words between signs of punctuation."""
    found: list[list[str]] = []
    for piece in _SIGNS.split(text):
        said = _words(piece)
        if found and len(said) < _ASIDE:
            found[-1] += said
        elif said:
            found.append(said)
    return found


def _words(text: str) -> list[str]:
    apart = elided_apart(text)
    if apart is not None:
        return apart
    return [part for form in forms(text.lower().replace("’", "'")) for part in _ELIDED.findall(form)]


def told(passages: Sequence[Passage], own: str) -> list[str]:
    """For each passage of a document in `own` the code of the language that it is certainly in, "" where it is in none, or nothing is certain.

    All are asked together, as the lists of words must be read for them; nothing is kept. The same passage always gets the same answer.
    """
    guessed = [_guess(passage, own) for passage in passages]
    wanted = {
        word for passage, code in zip(passages, guessed, strict=True) if code for word in _every(passage)
    }
    ranks = _ranks(_listed(filter(None, guessed), own), wanted)
    return [
        code if code and _is_certain(passage, code, own, ranks) else ""
        for passage, code in zip(passages, guessed, strict=True)
    ]


def _listed(codes: Iterable[str], own: str) -> frozenset[str]:
    """The languages whose counted words decide about passages that may be in `codes`."""
    found = frozenset(codes)
    return frozenset().union(*({code, own, *_looks()[code].rivals} for code in found)) if found else found


def _every(passage: Passage) -> Iterator[str]:
    return (word for piece in passage for word in piece)


def _guess(passage: Passage, own: str) -> str:
    """The language whose words build the sentences of a passage, if it has enough of them and hardly one of `own`; else ""."""
    counts = Counter(_every(passage))
    if counts.total() < LEAST_WORDS:
        return ""
    mine = _builders()[own]
    others = ((_times(counts, words - mine), code) for code, words in _builders().items() if code != own)
    times, code = max(others)
    words, looks = _builders()[code], _looks()[code]
    ended = bool(looks.endings)
    least, types = (_ENDED_SHARE, _ENDED_TYPES) if ended else (_SHARE, _TYPES)
    enough = times >= least * counts.total() and len(counts.keys() & (words - mine)) >= types
    whole = ended or _times(counts, words) >= _WHOLE * counts.total()
    here = _times(counts, mine - words)
    said = len(counts.keys() & looks.sentences) >= _SAID
    alone = here <= _OWN * counts.total() and 2 * here <= times
    return code if enough and whole and said and alone and not counts.keys() & looks.never else ""


def _times(counts: Mapping[str, int], words: frozenset[str]) -> int:
    return sum(map(counts.__getitem__, words.intersection(counts)))


def _ranks(codes: Iterable[str], words: Collection[str]) -> Ranks:
    """How rare each of the `words` is in the languages that are counted; nothing for one that is not common, or that nobody counted."""
    codes = sorted(codes)
    if not codes:
        return {}
    from wordfreq import available_languages, read_cBpack  # slow to import, and seldom needed

    files = available_languages("small")
    return {
        code: {
            word: rank for rank, bin_ in enumerate(read_cBpack(files[code])) for word in bin_ if word in words
        }
        for code in codes
        if code in files
    }


def _is_certain(passage: Passage, code: str, own: str, ranks: Ranks) -> bool:
    """Whether a passage that may be in `code` is in it, the whole of it, and in no language that looks like it."""
    words = [word.rstrip("'") for word in _every(passage)]
    words = [word for word in words if len(word) > 1]
    rivals = {own, *_looks()[code].rivals} - {code}
    if code in ranks:
        here = _likelihood(words, ranks[code])
        lead = here - max((_likelihood(words, ranks[r]) for r in rivals if r in ranks), default=here - _LEAD)
        certain = _share(words, ranks[code]) >= _COVER and lead >= _LEAD
    else:
        long = frozenset(word for word in words if len(word) >= _LONG)
        ended = sum(word.endswith(_looks()[code].endings) for word in long)
        strange = max((_share(words, ranks[r]) for r in rivals if r in ranks), default=1.0) <= _FOREIGN
        certain = bool(long) and ended >= _ENDINGS * len(long) and strange
    return certain and not any(_is_own(piece, code, own, ranks) for piece in _cut(passage))


def _likelihood(words: Sequence[str], ranks: Mapping[str, int]) -> float:
    """The logarithm to ten of how likely the words are, in the mean."""
    return -sum(min(_RARE, ranks[w] / 100) if w in ranks else _RARE for w in words) / max(1, len(words))


def _share(words: Sequence[str], ranks: Mapping[str, int]) -> float:
    return sum(word in ranks for word in words) / max(1, len(words))


def _cut(passage: Passage) -> Iterator[Sequence[str]]:
    """The pieces of a passage, a long one in parts."""
    for piece in passage:
        parts = max(1, len(piece) // _PIECE)
        size = -(-len(piece) // parts)
        yield from (piece[at : at + size] for at in range(0, len(piece), size))


def _is_own(piece: Sequence[str], code: str, own: str, ranks: Ranks) -> bool:
    """Whether a piece is rather of the document's language: narration between two quotations."""
    counts = Counter(piece)
    mine, theirs = _builders()[own], _builders()[code]
    more = _times(counts, mine - theirs) > _times(counts, theirs - mine)
    if code not in ranks or own not in ranks:
        return more
    lead = _likelihood(piece, ranks[own]) - _likelihood(piece, ranks[code])
    return lead > (0 if more else _CLEAR)

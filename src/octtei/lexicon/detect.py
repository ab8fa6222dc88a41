"""Detect: the language of a text, by its function words.

Function words make up a third to a half of any prose, they differ between languages, and OCR spoils short common words
least: counting them settles a paragraph of some twenty words, and a document always (docs/lexicon.md has the measures).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate
from typing import NamedTuple

from octtei.lexicon.language import Language, language, languages
from octtei.lexicon.strangers import strangers
from octtei.lexicon.tokens import elided_apart, forms

LEAST_WORDS = 6
"""Shorter texts are never decided."""
LEAST_SHARE = 0.2
"""Less than this share of function words is no prose of that language."""
LEAST_OWN = 0.08
"""Less than this share of words that only this language has: it may be a neighbour (Spanish also has `de la … que`)."""
LEAST_STRANGE = 0.25
"""The same for a language that is told by its function words only."""
LEAD = 1.5
"""How many times the runner-up's share the winner's must be."""
_ENOUGH = 20_000
_SAMPLE = 400_000
"""Code points that hold so many words in nearly every text."""


_SOLID, _SHORT = 14, 40
"""So many code points for each word have texts that lost their spaces; shorter texts than so many words tell nothing of that."""
_LEAST_INSIDE, _MEAN = 3, 5
"""Letters of a word that is told inside of others, and those of a word in the mean."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """How much speaks for one language: its function words, and those that no neighbour has, as shares of all words."""

    code: str
    share: float
    own: float

    @property
    def suffices(self) -> bool:
        """Whether this is prose of the language, if no other is likelier."""
        return self.share >= LEAST_SHARE and self.own >= LEAST_OWN


_Words = frozenset[str]


class _Sample(NamedTuple):
    """How often a text has the words of each list that tells a language, and how many words it has."""

    times: dict[_Words, int]
    total: int


def _sample(text: str) -> _Sample:
    """The first 20,000 words of `text` in small letters; each elided one counts by itself: `l'`, `homme`."""
    counts = _tokens(text)
    if len(text) > _SOLID * max(_SHORT, counts.total()):
        return _solid(text)
    return _Sample(_times(counts), counts.total())


def _solid(text: str) -> _Sample:
    """The same for a text that lost most of its spaces: the words are looked for anywhere, those of three letters and more."""
    small = text[:_ENOUGH].lower()
    letters = sum(map(str.isalpha, small))
    begins = {small[at : at + _LEAST_INSIDE] for at in range(len(small))} & _inside().keys()
    found = {word: small.count(word) for begin in begins for word in _inside()[begin]}
    return _Sample(_times(found), letters // _MEAN)


def _times(counts: Mapping[str, int]) -> dict[_Words, int]:
    """How often the words of each list stand in a text that has these words so often: each word knows its lists."""
    telling, times = _telling(), dict[_Words, int]()
    for word in telling.keys() & counts.keys():
        for words in telling[word]:
            times[words] = times.get(words, 0) + counts[word]
    return times


@lru_cache(maxsize=1)
def _telling() -> dict[str, tuple[_Words, ...]]:
    """The words that build sentences in some language, each with the lists that have it."""
    known = [language(code) for code in languages()]
    lists = {*(lang.function_words for lang in known), *map(_own, known), *strangers().values()}
    found: dict[str, tuple[_Words, ...]] = {}
    for words in lists:
        for word in words:
            found[word] = (*found.get(word, ()), words)
    return found


@lru_cache(maxsize=1)
def _inside() -> dict[str, list[str]]:
    """Those that are told inside of others, by their first letters: of most these stand nowhere in a text."""
    found: dict[str, list[str]] = {}
    for word in _telling():
        if len(word) >= _LEAST_INSIDE:
            found.setdefault(word[:_LEAST_INSIDE], []).append(word)
    return found


@lru_cache(maxsize=16)
def _own(lang: Language) -> _Words:
    """The words that build sentences in that language and in none of its neighbours."""
    return lang.function_words - lang.shared_words


def _tokens(text: str) -> Counter[str]:
    """Those words, counted."""
    parts = elided_apart(text) if len(text) <= _ENOUGH else None
    if parts is not None:
        return Counter(parts)
    found = forms(text[:_SAMPLE])
    if len(text) > _SAMPLE and len(found) <= _ENOUGH + 1:  # the last one may be cut
        found = forms(text)
    counts = Counter(map(str.lower, _first(found, text)))
    for form in [form for form in counts if "'" in form or "’" in form]:
        count = counts.pop(form)
        *heads, last = form.replace("’", "'").split("'")
        for part in (*(f"{head}'" for head in heads), last):
            counts[part] += count
    return counts


def _first(found: Sequence[str], text: str) -> Sequence[str]:
    """As many of the words of `text` as make 20,000, what is elided counted by itself."""
    if len(found) + text.count("'") + text.count("’") <= _ENOUGH:
        return found
    totals = accumulate(1 + form.count("'") + form.count("’") for form in found)
    return found[: next((n for n, total in enumerate(totals, 1) if total > _ENOUGH), None)]


def evidence(text: str, codes: Iterable[str] | None = None) -> tuple[Evidence, ...]:
    """What speaks for each language in the first 20,000 words of `text`, the likeliest first; () for a text too short.

    `codes` are the languages to look for, all that there is data for by default.
    """
    return _evidence_of(_sample(text), codes)


def _evidence_of(sample: _Sample, codes: Iterable[str] | None) -> tuple[Evidence, ...]:
    if sample.total < LEAST_WORDS:
        return ()
    found = (_evidence(sample, language(code)) for code in codes or languages())
    return tuple(sorted(found, key=lambda e: (-e.share, e.code)))


def _evidence(sample: _Sample, lang: Language) -> Evidence:
    return Evidence(lang.code, _share(sample, lang.function_words), _share(sample, _own(lang)))


def _share(sample: _Sample, words: _Words) -> float:
    return sample.times.get(words, 0) / sample.total


def detect(text: str, codes: Iterable[str] | None = None) -> str | None:
    """The code of the language of `text`, a paragraph or a document; None where it cannot be told.

    None also means: of a language that there is no data for. The same text always gives the same answer.
    """
    return _told(_sample(text), codes)


def _told(sample: _Sample, codes: Iterable[str] | None) -> str | None:
    best, *others = _evidence_of(sample, codes) or (Evidence("", 0.0, 0.0),)
    near = [e.share for e in others if _may_rival(e.code, best.code)]
    clear = not near or best.share >= LEAD * near[0]
    return best.code if best.suffices and clear and not _is_strange(sample, best) else None


def _may_rival(code: str, best: str) -> bool:
    """Whether a language makes another doubtful by what it shares with it: not one that is there to be told from it."""
    return not best or language(code).tried or not language(best).tried


def name(text: str) -> str | None:
    """The code of the language of `text`, be there a lexicon for it or only its function words (`strangers`); None if it is neither."""
    sample = _sample(text)
    found = _told(sample, None)
    if found or sample.total < LEAST_WORDS:
        return found
    (best, code), *others = sorted(((_share(sample, w), c) for c, w in strangers().items()), reverse=True)
    rival = max((share for share, _ in others), default=0.0)
    rival = max(rival, *(e.share for e in _evidence_of(sample, None)))
    return code if best >= LEAST_STRANGE and best >= LEAD * rival else None


def _is_strange(sample: _Sample, best: Evidence) -> bool:
    """Whether a language that there is no data for is likelier than the best of the others: Spanish also has `de la`."""
    return any(_share(sample, words) > best.share for words in strangers().values())

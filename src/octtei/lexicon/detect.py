"""Detect: the language of a text, by its function words.

Function words make up a third to a half of any prose, they differ between languages, and OCR spoils short common words
least: counting them settles a paragraph of some twenty words, and a document always (docs/lexicon.md has the measures).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import accumulate

from octtei.lexicon.language import Language, language, languages
from octtei.lexicon.tokens import forms

LEAST_WORDS = 6
"""Shorter texts are never decided."""
LEAST_SHARE = 0.2
"""Less than this share of function words is no prose of that language."""
LEAST_OWN = 0.08
"""Less than this share of words that only this language has: it may be a neighbour (Spanish also has `de la … que`)."""
LEAD = 1.5
"""How many times the runner-up's share the winner's must be."""
_ENOUGH = 20_000
_SAMPLE = 400_000
"""Code points that hold so many words in nearly every text."""


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


def _tokens(text: str) -> Counter[str]:
    """The first 20,000 words of `text` in small letters, counted; each elided one counts by itself: `l'`, `homme`."""
    found = forms(text[:_SAMPLE])
    if len(text) > _SAMPLE and len(found) <= _ENOUGH + 1:  # the last one may be cut
        found = forms(text)
    counts = Counter(map(str.lower, _first(found)))
    for form in [form for form in counts if "'" in form or "’" in form]:
        count = counts.pop(form)
        *heads, last = form.replace("’", "'").split("'")
        for part in (*(f"{head}'" for head in heads), last):
            counts[part] += count
    return counts


def _first(found: Sequence[str]) -> Sequence[str]:
    """As many of the words as make 20,000, what is elided counted by itself."""
    if len(found) + sum(map(len, found)) // 2 <= _ENOUGH:  # letters stand between any two apostrophes
        return found
    totals = accumulate(1 + form.count("'") + form.count("’") for form in found)
    return found[: next((n for n, total in enumerate(totals, 1) if total > _ENOUGH), None)]


def evidence(text: str, codes: Iterable[str] | None = None) -> tuple[Evidence, ...]:
    """What speaks for each language in the first 20,000 words of `text`, the likeliest first; () for a text too short.

    `codes` are the languages to look for, all that there is data for by default.
    """
    tokens = _tokens(text)
    if tokens.total() < LEAST_WORDS:
        return ()
    found = (_evidence(tokens, language(code)) for code in codes or languages())
    return tuple(sorted(found, key=lambda e: (-e.share, e.code)))


def _evidence(tokens: Counter[str], lang: Language) -> Evidence:
    met = tokens.keys() & lang.function_words
    share, own = (sum(map(tokens.__getitem__, words)) for words in (met, met - lang.shared_words))
    return Evidence(lang.code, share / tokens.total(), own / tokens.total())


def detect(text: str, codes: Iterable[str] | None = None) -> str | None:
    """The code of the language of `text`, a paragraph or a document; None where it cannot be told.

    None also means: of a language that there is no data for. The same text always gives the same answer.
    """
    best, *others = evidence(text, codes) or (Evidence("", 0.0, 0.0),)
    clear = not others or best.share >= LEAD * others[0].share
    return best.code if best.suffices and clear else None

"""Detect: the language of a text, by its function words.

Function words make up a third to a half of any prose, they differ between languages, and OCR spoils short common words
least: counting them settles a paragraph of some twenty words, and a document always (docs/lexicon.md has the measures).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from octtei.lexicon.language import Language, language, languages
from octtei.lexicon.tokens import words

LEAST_WORDS = 6
"""Shorter texts are never decided."""
LEAST_SHARE = 0.2
"""Less than this share of function words is no prose of that language."""
LEAST_OWN = 0.08
"""Less than this share of words that only this language has: it may be a neighbour (Spanish also has `de la … que`)."""
LEAD = 1.5
"""How many times the runner-up's share the winner's must be."""
_ENOUGH = 20_000


def _pieces(form: str) -> Iterable[str]:
    """The form, or what stands before and behind its apostrophes: `l'` and `homme`."""
    lower = form.lower().replace("’", "'")
    *heads, last = lower.split("'")
    return (*(f"{head}'" for head in heads), last)


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


def _tokens(text: str) -> list[str]:
    tokens: list[str] = []
    for _, form in words(text):
        tokens.extend(_pieces(form))
        if len(tokens) > _ENOUGH:
            break
    return tokens


def evidence(text: str, codes: Iterable[str] | None = None) -> tuple[Evidence, ...]:
    """What speaks for each language in the first 20,000 words of `text`, the likeliest first; () for a text too short.

    `codes` are the languages to look for, all that there is data for by default.
    """
    tokens = _tokens(text)
    if len(tokens) < LEAST_WORDS:
        return ()
    found = (_evidence(tokens, language(code)) for code in codes or languages())
    return tuple(sorted(found, key=lambda e: (-e.share, e.code)))


def _evidence(tokens: Sequence[str], lang: Language) -> Evidence:
    met = [token for token in tokens if token in lang.function_words]
    own = sum(token not in lang.shared_words for token in met)
    return Evidence(lang.code, len(met) / len(tokens), own / len(tokens))


def detect(text: str, codes: Iterable[str] | None = None) -> str | None:
    """The code of the language of `text`, a paragraph or a document; None where it cannot be told.

    None also means: of a language that there is no data for. The same text always gives the same answer.
    """
    best, *others = evidence(text, codes) or (Evidence("", 0.0, 0.0),)
    clear = not others or best.share >= LEAD * others[0].share
    return best.code if best.suffices and clear else None

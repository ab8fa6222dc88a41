"""Detect: the language of a text, by its function words.

Function words make up a third to a half of any prose, they differ between languages, and OCR spoils short common words
least: counting them settles a paragraph of some twenty words, and a document always (docs/lexicon.md has the measures).
"""

from __future__ import annotations

from collections.abc import Iterable

from octtei.lexicon.language import language, languages
from octtei.lexicon.tokens import words

LEAST_WORDS = 6
"""Shorter texts are never decided."""
LEAST_SHARE = 0.2
"""Less than this share of function words is no prose of that language."""
LEAD = 1.5
"""How many times the runner-up's share the winner's must be."""
_ENOUGH = 20_000


def _pieces(form: str) -> Iterable[str]:
    """The form, or what stands before and behind its apostrophes: `l'` and `homme`."""
    lower = form.lower().replace("’", "'")
    *heads, last = lower.split("'")
    return (*(f"{head}'" for head in heads), last)


def shares(text: str, codes: Iterable[str] | None = None) -> dict[str, float]:
    """For each language, which share of the words of `text` are function words of it; empty for a text too short.

    Only the first 20,000 words count. `codes` are the languages to look for, all that there is data for by default.
    """
    tokens: list[str] = []
    for _, form in words(text):
        tokens.extend(_pieces(form))
        if len(tokens) > _ENOUGH:
            break
    if len(tokens) < LEAST_WORDS:
        return {}
    known = {code: language(code).function_words for code in codes or languages()}
    return {code: sum(t in common for t in tokens) / len(tokens) for code, common in known.items()}


def detect(text: str, codes: Iterable[str] | None = None) -> str | None:
    """The code of the language of `text`, a paragraph or a document; None where it cannot be told.

    None also means: of a language that there is no data for. The same text always gives the same answer.
    """
    ranked = sorted(shares(text, codes).items(), key=lambda item: (-item[1], item[0]))
    if not ranked or ranked[0][1] < LEAST_SHARE:
        return None
    second = ranked[1][1] if len(ranked) > 1 else 0.0
    return ranked[0][0] if ranked[0][1] >= LEAD * second else None

"""Archaic: texts spelt as centuries ago, told by words that nobody has written so since.

What is strange in such a text is its spelling, not damage. In quotations of the 12th to 16th centuries, dated by the
dictionary that has them, 13 to 27 words of a thousand are of the French list, in prose since 1650 less than one of ten thousand
(docs/lexicon.md).
"""

from __future__ import annotations

from collections.abc import Collection, Mapping

from octtei.lexicon.language import Language

LEAST_TYPES = 4
"""So many different ones are no accident."""
_LEAST, _LEAST_WITHIN = 5, 0.5
"""So many in a thousand words make a text archaic, or so many one that has archaic quotations."""


def archaic_forms(forms: Collection[str], lang: Language) -> frozenset[str]:
    """Those of the forms that are archaic words of the language, whatever their case and kind of s."""
    known = lang.archaic_words
    if not known:
        return frozenset()
    if "ſ" not in "".join(forms) and known.isdisjoint(map(str.lower, forms)) and known.isdisjoint(forms):
        return frozenset()
    # as `_plain`, without a call for each form of a text
    found = {form for form in forms if form.lower().replace("ſ", "s") in known or form in known}
    return frozenset(found)


def _plain(form: str) -> str:
    return form.lower().replace("ſ", "s")


def is_archaic(counts: Mapping[str, int], lang: Language) -> bool:
    """Whether the text whose forms are counted is spelt as centuries ago."""
    return _holds(counts, lang, _LEAST)


def quotes_archaic(counts: Mapping[str, int], lang: Language) -> bool:
    """Whether the text whose forms are counted has passages that are spelt as centuries ago."""
    return _holds(counts, lang, _LEAST_WITHIN)


def _holds(counts: Mapping[str, int], lang: Language, least: float) -> bool:
    found = archaic_forms(counts.keys(), lang)
    if len({_plain(form) for form in found}) < LEAST_TYPES:
        return False
    return 1000 * sum(map(counts.__getitem__, found)) >= least * sum(counts.values())

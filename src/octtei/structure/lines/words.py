"""Words: what is known of the words of a document, by the lexicon of its language and by the document itself."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from octtei.lexicon import Lexicon, UnknownLanguageError, counted, load, prevailing

# A form that nobody ever counted occurs perhaps so often in a million words.
_RARE = 0.01
# Where fewer words of a thousand are compounds like `avant-garde`, the language writes its compounds in one.
_COMPOUNDS = 0.003
# Combining forms in -o that are shorter, pro-, are as often glued to the word.
_FORM = 5


@dataclass(frozen=True, slots=True)
class Words:
    """The words of a document: `counts` of its forms in small letters, and the lexicon if there is one."""

    lexicon: Lexicon | None
    counts: Counter[str] = field(repr=False)
    compounds: bool = True

    @property
    def language(self) -> str:
        """The code of the lexicon's language; "" without one."""
        return self.lexicon.language.code if self.lexicon is not None else ""

    @property
    def nouns_in_capitals(self) -> bool:
        """Whether the language writes nouns with a capital: then a hyphen before a small letter parts no two of them."""
        return self.language == "de"

    def known(self, form: str) -> bool:
        """Whether a form is a word of the language, or without a lexicon one that the document repeats."""
        if self.lexicon is not None:
            return self.lexicon.is_word(_modern(form))
        return self.counts[form.lower()] > 1

    def listed(self, form: str) -> bool:
        """Whether the dictionary has a form as it is, not put together."""
        return self.lexicon is not None and _modern(form) in self.lexicon

    def combines(self, form: str) -> bool:
        """Whether a form stands before hyphens only, as socialo- does: the language's data have it, and it ends in -o."""
        if self.lexicon is None or not self.compounds or len(form) < _FORM or form[-1] != "o":
            return False
        return form.lower() in self.lexicon.language.compound_heads

    def count(self, form: str) -> int:
        """How often the document has a form within a line, in whatever case."""
        return self.counts[form.lower()]

    def share(self, form: str) -> float:
        """How many of a million words are this form: what the lexicon counted, or what can be expected at least."""
        return max(_RARE, self.lexicon.frequency(_modern(form)) if self.lexicon is not None else 0.0)


def _modern(form: str) -> str:
    """A form with its long s written as the lexicon does."""
    return form.replace("ſ", "s")


def words_of(value: str, language: str = "") -> Words:
    """The words of the text `value`; its language is detected if none is named."""
    counts = counted(value)
    return Words(lexicon_of(value, language), counts, _has_compounds(counts))


def lexicon_of(value: str, language: str = "") -> Lexicon | None:
    """The lexicon of the language named or detected; None if there is none."""
    code = language or prevailing(value) or ""
    try:
        return load(code.split("-")[0]) if code else None
    except UnknownLanguageError:
        return None


def _has_compounds(counts: Counter[str]) -> bool:
    total = counts.total()
    return total < 200 or sum(_compounds(counts.items())) > _COMPOUNDS * total


def _compounds(forms: Iterable[tuple[str, int]]) -> Iterable[int]:
    return (n for form, n in forms if "-" in form.strip("-"))

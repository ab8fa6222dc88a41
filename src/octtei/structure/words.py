"""Words: what is known of the words of a document, by the lexicon of its language and by the document itself."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from octtei.lexicon import Lexicon, UnknownLanguageError, detect, forms, load

# A form that nobody ever counted occurs perhaps so often in a million words.
_RARE = 0.01
# Where fewer words of a thousand are compounds like `avant-garde`, the language writes its compounds in one.
_COMPOUNDS = 0.003


@dataclass(frozen=True, slots=True)
class Words:
    """The words of a document: `counts` of its forms in small letters, and the lexicon if there is one."""

    lexicon: Lexicon | None
    counts: Counter[str] = field(repr=False)
    compounds: bool = True

    def known(self, form: str) -> bool:
        """Whether a form is a word of the language, or without a lexicon one that the document repeats."""
        if self.lexicon is not None:
            return self.lexicon.is_word(form)
        return self.counts[form.lower()] > 1

    def listed(self, form: str) -> bool:
        """Whether the dictionary has a form as it is, not put together."""
        return self.lexicon is not None and form in self.lexicon

    def count(self, form: str) -> int:
        """How often the document has a form within a line, in whatever case."""
        return self.counts[form.lower()]

    def share(self, form: str) -> float:
        """How many of a million words are this form: what the lexicon counted, or what can be expected at least."""
        return max(_RARE, self.lexicon.frequency(form) if self.lexicon is not None else 0.0)


def words_of(value: str, language: str = "") -> Words:
    """The words of the text `value`; its language is detected if none is named."""
    counts = Counter(map(str.lower, forms(value)))
    return Words(lexicon_of(value, language), counts, _has_compounds(counts))


def lexicon_of(value: str, language: str = "") -> Lexicon | None:
    """The lexicon of the language named or detected; None if there is none."""
    code = language or detect(value) or ""
    try:
        return load(code.split("-")[0]) if code else None
    except UnknownLanguageError:
        return None


def _has_compounds(counts: Counter[str]) -> bool:
    total = counts.total()
    return total < 200 or sum(_compounds(counts.items())) > _COMPOUNDS * total


def _compounds(forms: Iterable[tuple[str, int]]) -> Iterable[int]:
    return (n for form, n in forms if "-" in form.strip("-"))

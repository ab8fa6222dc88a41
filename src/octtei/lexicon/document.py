"""Document vocabulary: how often a text has each form, and which forms are suspiciously near a commoner one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from functools import cached_property

from octtei.lexicon.fold import fold
from octtei.lexicon.lexicon import Entry, Lexicon, Standing
from octtei.lexicon.tokens import words

_SHORTEST = 4
_LONGEST = 40


def _shortened(key: str) -> Iterator[str]:
    """`key` and `key` without each of its letters: two words within one edit share at least one of these."""
    yield key
    for i in range(len(key)):
        yield key[:i] + key[i + 1 :]


def within_one(one: str, other: str) -> bool:
    """Whether one letter more, less or other, or two swapped, leads from `one` to `other` (or nothing)."""
    if abs(len(one) - len(other)) > 1:
        return False
    at = next((i for i, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), None)
    if at is None:
        return True
    rests = (one[at + 1 :], other[at + 1 :]), (one[at:], other[at + 1 :]), (one[at + 1 :], other[at:])
    swapped = one[at : at + 2] == other[at : at + 2][::-1] and one[at + 2 :] == other[at + 2 :]
    return swapped or any(a == b for a, b in rests)


class DocumentVocabulary:
    """The forms of one text, counted as they stand, case and accents kept; immutable."""

    def __init__(self, text: str, lexicon: Lexicon) -> None:
        self.lexicon = lexicon
        self._counts = Counter(form for _, form in words(text))

    def count(self, form: str) -> int:
        """How often `form` stands in the text, in exactly this case."""
        return self._counts[form]

    def count_any_case(self, form: str) -> int:
        """How often `form` stands in the text in whatever case, accents as given."""
        return self._lower[form.lower()]

    def forms(self) -> tuple[tuple[str, int], ...]:
        """(form, count), the most frequent first, equals in alphabetical order."""
        return tuple(sorted(self._counts.items(), key=lambda item: (-item[1], item[0])))

    def variants(self, stripped: str) -> tuple[tuple[str, int], ...]:
        """(form, count) of the forms of the text that fold to the same letters, the most frequent first."""
        found = ((form, self._counts[form]) for form in self._by_key.get(fold(stripped), ()))
        return tuple(sorted(found, key=lambda item: (-item[1], item[0])))

    def twins(self, form: str, times: float = 5.0, least: int = 3) -> tuple[tuple[str, int], ...]:
        """(other form, count) within one edit of `form`, accents set aside, that are `times` as frequent as it.

        Only forms that occur at least `least` times, of four letters and more, in the same case as `form` at the
        start; the most frequent first. A name that occurs once beside a twin that occurs forty times is suspect.
        """
        key = fold(form)
        if not _SHORTEST <= len(key) <= _LONGEST:
            return ()
        mine = max(1, self._counts[form])
        near = {other for short in _shortened(key) for other in self._near.get(short, ())}
        found = (
            (other, self._counts[other])
            for other in near
            if other != form
            and self._counts[other] >= max(least, times * mine)
            and other[:1].isupper() == form[:1].isupper()
            and within_one(key, fold(other))
        )
        return tuple(sorted(found, key=lambda item: (-item[1], item[0])))

    def trusted(self, least: int = 3) -> dict[str, float]:
        """Forms that no dictionary has and that the text repeats at least `least` times, with their frequency in
        a million words of this text: names and terms, ready for `Lexicon.extended`.

        Left out: forms that fold to dictionary words (`etait` may be damage, however often it stands there), and
        forms with a commoner twin.
        """
        total = max(1, self._counts.total())
        return {
            form: 1e6 * count / total
            for form, count in self.forms()
            if count >= least and self._is_new(form) and not self.twins(form)
        }

    def _is_new(self, form: str) -> bool:
        if len(form) < _SHORTEST or self.lexicon.standing(form) in (Standing.WORD, Standing.SHADOW):
            return False
        return not any(entry.word for entry in self._entries(form))

    def _entries(self, form: str) -> tuple[Entry, ...]:
        return self.lexicon.accent_variants(form)

    @cached_property
    def _lower(self) -> Counter[str]:
        lower: Counter[str] = Counter()
        for form, count in self._counts.items():
            lower[form.lower()] += count
        return lower

    @cached_property
    def _by_key(self) -> dict[str, list[str]]:
        groups: dict[str, list[str]] = {}
        for form in self._counts:
            groups.setdefault(fold(form), []).append(form)
        return groups

    @cached_property
    def _near(self) -> dict[str, list[str]]:
        """Shortened key -> the frequent forms behind it (the deletion index of SymSpell, for one edit)."""
        groups: dict[str, list[str]] = {}
        for form, count in self._counts.items():
            key = fold(form)
            if count > 1 and _SHORTEST <= len(key) <= _LONGEST:
                for short in _shortened(key):
                    groups.setdefault(short, []).append(form)
        return groups

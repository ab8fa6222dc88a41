"""Dialect: which places of a text are of a speech or a jargon that the lexicon does not know, where what nobody knows is no damage."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from octtei.clean.channel.lore import Lore
from octtei.clean.channel.plain import is_plain

_PART = 40
"""Words of a part of the text; two in a row are judged as a whole, and a part beside them joins them on half of that share."""
_SHORTEST = 3
_MANY, _BESIDE = (10, 0.3), (3, 0.15)
"""So many words, and such a share, must be unknown in two parts, and in one beside them."""
_STRANGE = 0.9
"""So many of the unknown words no slip explains. Dialects, Creole, other languages: 0.9 and more; real OCR as bad as that mostly 0.5 to 0.8."""


class Dialect:
    """The parts of one text in which too many words are unknown, and no slip makes words of most of them."""

    def __init__(
        self, forms: Sequence[str], unknown: Iterable[str], places: Mapping[str, Sequence[int]], lore: Lore
    ) -> None:
        self._forms, self._last = forms, max(0, len(forms) // _PART - 1)
        met: defaultdict[int, list[str]] = defaultdict(list)
        for form in sorted(filter(_counts, unknown)):
            for i in places.get(form, ()):
                met[self._part(i)].append(form)
        core = {part for first in met for part in self._both(first, met, lore)}
        beside = {part + step for part in core for step in (-1, 1)} - core
        self._parts = core | {part for part in beside if self._are_many(met.get(part, ()), (part,), _BESIDE)}

    def near(self, i: int) -> bool:
        """Whether word number `i` is in such a part."""
        return bool(self._parts) and self._part(i) in self._parts

    def _part(self, i: int) -> int:
        return min(i // _PART, self._last)

    def _both(self, first: int, met: Mapping[int, Sequence[str]], lore: Lore) -> tuple[int, ...]:
        """The part `first` and the next, if they are such together."""
        parts = (first, min(first + 1, self._last))
        strange = [form for part in sorted(set(parts)) for form in met.get(part, ())]
        return parts if self._are_many(strange, parts, _MANY) and _are_strange(strange, lore) else ()

    def _are_many(self, strange: Sequence[str], parts: Sequence[int], least: tuple[int, float]) -> bool:
        """Whether the unknown words of `parts` are `least`, and as large a share as that says."""
        fewest, share = least
        if len(strange) < fewest:
            return False
        end = (parts[-1] + 1) * _PART if parts[-1] < self._last else len(self._forms)
        return len(strange) >= share * sum(map(_counts, self._forms[parts[0] * _PART : end]))


def _counts(form: str) -> bool:
    return len(form) >= _SHORTEST and form.isalpha() and form.islower()


def _are_strange(forms: Sequence[str], lore: Lore) -> bool:
    plain = {form for form in frozenset(forms) if is_plain(form, lore)}
    return sum(form not in plain for form in forms) >= _STRANGE * len(forms)

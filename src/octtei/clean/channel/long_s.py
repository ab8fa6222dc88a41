"""The long s of old print, where recognition read it as f: what the text shows of it, and what each form may be.

Old fonts have a long s everywhere but at the end of a word, so an f that ends a word is one. A text shows the fault by
forms that are no words and become words with s for f; how often it has an s inside words tells how often recognition
saw the difference.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import combinations
from math import log

from octtei.clean.channel.language import grammar
from octtei.clean.channel.lore import APOSTROPHES
from octtei.clean.channel.view import View
from octtei.lexicon import Standing

_FORMS, _LEAST = 5, 0.15
_MOST_LETTERS, _LONGEST = 6, 40
_UNSEEN = 0.02
_NOTHING = log(_UNSEEN) - 5.0  # how likely the print had what is no word
_COMMONEST = 0.98
_HYPHENS = "-‐‑¬\u00ad="
_QUOTES = '«»"“„” \u00a0\t'


@dataclass(frozen=True, slots=True)
class Guess:
    """What a form with f may be; `lead` is the logarithm of the odds against its being printed as it stands."""

    form: str
    lead: float
    margin: float
    """How far it is ahead of the next guess."""


class LongS:
    """What one text shows of its long s. `rate` is the share of them that were read as f; 0.0 if it has none."""

    def __init__(self, view: View) -> None:
        self.view = view
        self._known = view.lore.known
        self._old = [pair for pair in grammar(view.language).old if "f" not in pair[0] + pair[1]]

    @cached_property
    def rate(self) -> float:
        """The share of long s that were read as f; 0.0 where too few forms show it."""
        counts = self.view.counts
        shown = {form: n for form in counts if "f" in form and (n := self._shown(form))}
        if len(shown) < _FORMS:
            return 0.0
        wrong = sum(n * counts[form] for form, n in shown.items())
        right = sum(form[:-1].count("s") * n for form, n in counts.items() if "s" in form)
        rate = wrong / (wrong + right)
        return min(rate, _COMMONEST) if rate >= _LEAST else 0.0

    def _shown(self, form: str) -> int:
        """How many letters of a form that is no word become s, if that makes a word of it."""
        if not (form.islower() and 2 < len(form) <= _LONGEST and "f" in form[:-1]) or self._known[form]:
            return 0
        return next((form.count("f") - g.count("f") for g in variants(form) if self._known[g]), 0)

    def guess(self, form: str) -> Guess | None:
        """The best that `form` may be with s for f; None if it can be nothing better than it is."""
        if len(form) > _LONGEST:
            return None
        own = self._weight(form, 0) if self.stands(form) else _NOTHING
        ranked = sorted(((self._weight(g, _changed(form, g)), g) for g in self._found(form)), reverse=True)
        if not ranked or ranked[0][0] <= own:
            return None
        margin = ranked[0][0] - ranked[1][0] if len(ranked) > 1 else 99.0
        return Guess(ranked[0][1], ranked[0][0] - own, margin)

    def stands(self, form: str) -> bool:
        """Whether `form` is a word or a name as it is, in the spelling of today or of its time."""
        return self._known[form] or self._is_name(form) or self._is_old(form)

    def _found(self, form: str) -> Iterator[str]:
        """What `form` may be: words; else names; else words in the spelling of their time."""
        all_of_them = list(variants(form))
        for test in (self._known.__getitem__, self._is_name, self._is_old):
            if found := [guess for guess in all_of_them if test(guess)]:
                yield from found
                return

    def _is_name(self, form: str) -> bool:
        return form[0].isupper() and self.view.lexicon.standing(form) is Standing.NAME

    def _is_old(self, form: str) -> bool:
        """Whether one or two changes of spelling make a word of `form`."""
        once = {form.replace(then, now) for then, now in self._old if then in form}
        if any(self._known[new] for new in sorted(once)):
            return True
        twice = {new.replace(then, now) for new in once for then, now in self._old if then in new}
        return any(self._known[new] for new in sorted(twice))

    def _weight(self, form: str, changed: int) -> float:
        """How likely `form` is printed where `changed` of its long s were read as f and the others were not."""
        s = form[:-1].count("s") - changed
        read = changed * log(self.rate) + max(0, s) * log(1 - self.rate)
        return log(self.view.lore.frequency[form] + _UNSEEN) + read


def _changed(form: str, other: str) -> int:
    return sum(a != b for a, b in zip(form, other, strict=True))


def variants(form: str) -> Iterator[str]:
    """`form` with s for f at one place or more, the most changed first; never at its end, where no long s stands."""
    last = len(form) - (2 if form[-1] in APOSTROPHES else 1)
    whole = len(form) if last == 0 else last  # `f'` may be `s'`
    places = [i for i, char in enumerate(form[:whole]) if char == "f"][:_MOST_LETTERS]
    for size in range(len(places), 0, -1):
        for chosen in combinations(places, size):
            yield "".join("s" if i in chosen else char for i, char in enumerate(form))


def words(view: View) -> Iterable[tuple[int, ...]]:
    """The words of the text that have an f, as the numbers of their parts: two where a line end divides the word."""
    i = 0
    while i < len(view.forms):
        parts = (i, i + 1) if _divided(i, view) else (i,)
        if any("f" in view.forms[n] for n in parts):
            yield parts
        i += len(parts)


def _divided(i: int, view: View) -> bool:
    """Whether a hyphen and a line end stand behind word `i`, and a small letter behind them."""
    if i + 1 >= len(view.forms):
        return False
    gap = view.gap_after(i)
    if "\n" not in gap or gap[0] not in _HYPHENS or not view.forms[i + 1][0].islower():
        return False
    return not gap[1:].replace("\n", "", 1).strip(_QUOTES + "\r")

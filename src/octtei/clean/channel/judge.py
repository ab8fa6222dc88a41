"""Judge: how much likelier than the form that stands there each candidate is, at each of its places."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property, lru_cache
from math import exp, inf, log
from operator import attrgetter

from octtei.clean.channel.candidates import Candidate, Chosen
from octtei.clean.channel.context import NAME, STOP, groups
from octtei.clean.channel.language import grammar
from octtei.clean.channel.reading import Odds, Reading
from octtei.clean.channel.rivals import Near, Rival
from octtei.clean.channel.view import View

_MOST = 7.0
"""More than two bonds together are hardly ever worth."""
_ROWS = 3.0
"""More than pairs say, three in a row hardly ever say for a candidate and against what stands there."""
_UNSEEN = 0.02
"""Frequency in a million words of a word that nobody counted."""
_FREQUENT, _CHEAPEST = 0.25, 2.5
"""At the most this share of a word is misread the same way, if the slip is of the cheapest; dearer slips are rarer."""
_SELDOM = 0.03
"""A rival must be that common beside what stands there."""
_ALMOST = 1 - 1e-9
"""What rounding can do to a product."""
_SURE = 2
_LONG = 10_000
_BASE = attrgetter("base")
_FEW = 2_000  # words: in a shorter text one occurrence says little of how common a form is


class Judge:
    """The channel over one text."""

    def __init__(self, view: View) -> None:
        self.view = view
        self._total = max(1, len(view.forms))
        self._beside: dict[int, tuple[tuple[str, str], tuple[str, str]]] = {}
        self._rates: defaultdict[int, dict[str, float]] = defaultdict(dict)

    @cached_property
    def index(self) -> Chosen:
        """The words that the text is sure of, and those that build sentences."""
        view = self.view
        least = _SURE if self._total < _LONG else _SURE + 1
        sure = {form for form, n in view.counts.items() if n >= least and form not in view.unknown}
        return Chosen(view.lore.index, sure | _building(view.language))

    @cached_property
    def names(self) -> Counter[str]:
        """Forms with a capital -> how often the text has them, in compounds too and where a line end divides them."""
        view = self.view
        found = Counter({f: view.counts[f] for f in view.capitals if len(f) > _SURE and f[1:].islower()})
        for form, count in view.counts.items():
            for part in form.split("-") if "-" in form else ():
                if part in found or (len(part) > _SURE and part[0].isupper() and part[1:].islower()):
                    found[part] += count
        for i in view.ends.line_ends:
            left, right = view.forms[i - 1], view.forms[i]
            if left[0].isupper() and right.islower() and view.gap(i)[-1:] == "\n":
                whole = left + right
                if whole in found and view.continues(i):
                    found[whole] += 1
        return found

    @cached_property
    def index_of_names(self) -> Chosen:
        """The names that the text has twice at least."""
        return Chosen(self.view.lore.index, (f for f, n in self.names.items() if n >= _SURE))

    def rate(self, form: str, spare: int = 0) -> float:
        """How common `form` is, in a million words: half what the language says, half what the text does."""
        rates = self._rates[spare]
        found = rates.get(form)
        if found is None:
            here = 1e6 * max(0, self.view.lower.get(form.lower(), 0) - spare) / (self._total + _FEW)
            found = rates[form] = (self._frequency(form) + here) / 2 + _UNSEEN
        return found

    def _frequency(self, form: str) -> float:
        """How common `form` is in the language, in a million words; less, where its company is missing in the text."""
        found, lower = self.view.lore.frequency[form], form.lower()
        return found * self._company[lower] if lower in self._company else found

    @cached_property
    def _company(self) -> dict[str, float]:
        """Word that keeps company -> how often the text has the others, against how often it would have them."""
        words, seen = grammar(self.view.language).company, self.view
        shares: dict[str, float] = {}
        for word in words:
            others = words - {word}
            wanted = sum(seen.lore.frequency[w] for w in others) * self._total / 1e6
            shares[word] = min(1.0, (sum(seen.lower[w] for w in others) + 1) / (wanted + 1))
        return shares

    def unexplained(self, form: str, meant: Candidate) -> float:
        """How often the text has `form`, once, and beyond what misreadings of `meant` explain if slips are frequent."""
        lower = self.view.lower
        times = lower[form.lower()]
        if times <= 1:
            return 1.0
        return max(1.0, times - lower[meant.form.lower()] * _FREQUENT * exp((_CHEAPEST - meant.cost) / 2))

    def kept(self, form: str, meant: Candidate) -> float:
        """The rate of `form` as far as misreadings of `meant` do not explain it."""
        here = 1e6 * (self.unexplained(form, meant) - 1) / (self._total + _FEW)
        return (self._frequency(form) + here) / 2 + _UNSEEN

    def odds(self, candidate: Candidate, keep: float) -> Odds:
        """What speaks for a candidate anywhere against a form whose rate is `keep`."""
        return Odds.of(candidate, log(self.rate(candidate.form) / keep))

    def rivals(self, form: str, near: Near, alike: Sequence[Rival]) -> list[Odds]:
        """The rivals of `form` that a context may make likelier than it, by how common both are, in their order.

        Those `near` must be words of the index, and common enough beside it; those `alike` need not.
        """
        rivals = self._in_text(near, alike)
        if not rivals:
            return []
        lower, company, many = self.view.lower, self._company, self._total + _FEW
        frequency, times = self._frequency(form), lower[form.lower()]
        enough = (frequency / 2 + _UNSEEN) * _ALMOST
        unexplained = (frequency + 1e6 * (times - 1) / many) / 2 + _UNSEEN
        found: list[Odds] = []
        for rival in rivals:
            name, cost, small, gain, reach, common = rival
            here = lower.get(small, 0)
            if small in company:
                common *= company[small]
            rate = (common + 1e6 * here / many) / 2 + _UNSEEN  # as `rate` says it
            if rate * reach < enough:
                continue
            keep = unexplained
            if here and times > 1:  # as `kept` says it
                beyond = max(1.0, times - here * _FREQUENT * exp((_CHEAPEST - cost) / 2)) - 1
                keep = (frequency + 1e6 * beyond / many) / 2 + _UNSEEN
            if rate > keep * _SELDOM or (alike and rival in alike):
                odds = log(rate / keep)
                if cost <= gain + odds:
                    found.append(Odds(name, odds - cost, small))
        return sorted(found)

    def _in_text(self, near: Near, alike: Sequence[Rival]) -> list[Rival]:
        """The rivals that are words of the index, and those that are alike, each once."""
        rivals = [near.rivals[word] for word in self.index.words.intersection(near.rivals)]
        if alike:
            named = {rival.form for rival in rivals}
            rivals += [rival for rival in alike if rival.form not in named]
        return rivals

    def readings(
        self, form: str, candidates: Sequence[Odds], least: float, at_clash: float = inf
    ) -> Iterator[Reading]:
        """One reading for each place of `form` where some candidate leads by more than `least`.

        Where the form clashes with a neighbour a lead of `at_clash` is enough; with an infinite `least` only there.
        """
        if not candidates:
            return
        best = max(map(_BASE, candidates))
        places: Iterable[int] = self.view.places.get(form, ())
        for i, stands in self._standing(self._clashing(form, places) if least == inf else places):
            room = best - stands + _MOST  # no context lends a candidate more
            if room > least or (room > at_clash and self.clashes(i)):
                enough = at_clash if at_clash < least and self.clashes(i) else least
                found = self._weighed(i, candidates, stands, enough)
                if found and found[0][1] > enough:
                    yield Reading(i, found)

    def _clashing(self, form: str, places: Iterable[int]) -> list[int]:
        """Those of the `places` of `form` where it clashes with a neighbour."""
        member = self.view.context.member(form.lower())
        if member.touchy or member.vowel or member.marks:
            return [i for i in places if self.clashes(i)]
        return []  # as a name it clashes with nothing

    def _standing(self, places: Iterable[int]) -> Iterator[tuple[int, float]]:
        """Places, and how well the form that stands there goes with what stands right before and behind it."""
        view, bond = self.view, self.view.context.bonds(1)
        items, signs, last = view.items, view.signs, len(view.items) - 1
        for i in places:
            item = items[i]
            left = signs[i] or (items[i - 1] if i else STOP)
            right = (signs[i + 1] or items[i + 1]) if i < last else STOP
            yield i, bond[left, item] + bond[item, right]

    def _weighed(
        self, i: int, chosen: Sequence[Odds], stands: float, least: float
    ) -> tuple[tuple[str, float], ...]:
        """The candidates with their leads, the best first; nothing where none can lead by more than `least`."""
        here = self.view.items[i]
        items = [NAME if here == NAME else odds.small for odds in chosen]
        pair, left, right = self.view.context.bonds(), self.view.left(i), self.view.right(i)
        bonds = [pair[left, item] + pair[item, right] for item in items]
        bound = max(odds.base + bond for odds, bond in zip(chosen, bonds, strict=True))
        if bound - stands + _ROWS <= least:
            return ()
        stands += self._rows(i, here)
        weighed = zip(chosen, items, bonds, strict=True)
        leads = ((o.form, o.base + (bond + self._rows(i, item)) - stands) for o, item, bond in weighed)
        return tuple(sorted(leads, key=_by_lead))

    def fit(self, i: int, candidate: str, least: float = -inf) -> float:
        """How much better than the form that stands there `candidate` goes with the words beside word `i`.

        Where it cannot be more than `least`, something less than that.
        """
        item, here = self._item(i, candidate), self.view.items[i]
        found = self._bonds(i, item, 0) - self._bonds(i, here, 1)
        if found + _ROWS <= least:
            return found
        return found + self._rows(i, item) - self._rows(i, here)

    def gain(self, i: int, candidate: str) -> float:
        """How well `candidate` goes with the words beside word `i`."""
        item = self._item(i, candidate)
        return self._bonds(i, item, 0) + self._rows(i, item)

    def _item(self, i: int, candidate: str) -> str:
        """What `candidate` counts as in the place of word `i`."""
        return candidate.lower() if self.view.items[i] != NAME else NAME

    def _bonds(self, i: int, item: str, spare: int) -> float:
        """How well an item goes with what stands right before and behind word `i`."""
        view, bond = self.view, self.view.context.bonds(spare)
        return bond[view.left(i), item] + bond[item, view.right(i)]

    def _rows(self, i: int, item: str) -> float:
        """What an item makes with two members beside word `i`, beyond what its pairs say."""
        row = self.view.context.row
        (before, left), (right, after) = self._around(i)
        found = row(left, item, right)
        if before:
            found += row(before, left, item)
        return found + row(item, right, after) if after else found

    def _around(self, i: int) -> tuple[tuple[str, str], tuple[str, str]]:
        """The two members before word `i` and the two behind it; "" for what lies beyond the text."""
        found = self._beside.get(i)
        if found is None:
            found = self._beside[i] = self._two_before(i), self._two_behind(i)
        return found

    def _two_before(self, i: int) -> tuple[str, str]:
        view = self.view
        if view.signs[i]:
            return (view.items[i - 1] if i else ""), view.left(i)
        return (view.left(i - 1) if i else ""), view.left(i)

    def _two_behind(self, i: int) -> tuple[str, str]:
        view = self.view
        if i + 1 >= len(view.items):
            return STOP, ""
        return (
            (view.signs[i + 1], view.items[i + 1])
            if view.signs[i + 1]
            else (view.items[i + 1], view.right(i + 1))
        )

    def clashes(self, i: int) -> bool:
        """Whether the language never has word `i` beside the word before or behind it; `l'un` is no article."""
        view, clash = self.view, self.view.context.clash
        here = view.items[i]
        return (clash(view.left(i), here) or clash(here, view.right(i))) and not view.elided(i)


@lru_cache(maxsize=8)
def _building(code: str) -> frozenset[str]:
    """The words that build sentences."""
    return frozenset(groups(code))


def _by_lead(entry: tuple[str, float]) -> tuple[float, str]:
    return (-entry[1], entry[0])


@lru_cache(maxsize=1)
def judge(view: View) -> Judge:
    """The judge of `view`, the same for all rules; kept until another view is judged, or `forget` is called."""
    return Judge(view)


def forget() -> None:
    """Let the last view go: after the stage nobody needs it, and it is the largest thing that the stage makes."""
    judge.cache_clear()

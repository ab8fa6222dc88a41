"""Commas that recognition saw where there are none. They are only proposed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import takewhile

from octtei.clean.channel.comma import apposes, cuts
from octtei.clean.channel.context import STOP, groups
from octtei.clean.channel.lent import borrowed
from octtei.clean.channel.view import View, view
from octtei.clean.channel.worn import MANY, worn
from octtei.clean.rule import Kind, Passage, rule
from octtei.text import Edit, Safety, Span

_FLOWS, _PROPOSED, _PLAIN = 0.5, 1.8, 2.0
"""How much better two words go together without their comma, to be counted, to be proposed, and to be plainly one phrase."""
_AGAIN, _BEYOND = 1.25, 2.65
"""The same behind a letter that has false commas again and again: to be proposed, and to be so beside another comma."""
_SURELY, _SURE_SHARE = 8, 0.05
"""So many, and so large a share of its commas, a letter must have that are plainly false."""
_BOUND = frozenset(["<det-m>", "<det-f>", "<det-p>", "<det-s>", "<det>", "<of>", "<to>"])
_NUMERAL = frozenset(["un", "une"])
_SHARE, _LEAST, _LIFT = 0.35, 6, 2.0
_ASIDE, _FAR_ASIDE = 3, 5


@rule("punctuation.false-comma", Kind.TEXT)
def false_comma(passage: Passage) -> Iterator[Edit]:
    """A comma parts two words that belong together.

    Why: the tail of a worn letter looks like a comma; recognition then sets one behind that letter again and again.
    Wrong when: the author sets commas where nobody else does. The rule first asks of which letter the text has too
    many commas between words that flow into one another, and looks behind that letter only; never applied by itself.
    Example: "Il fallait, que la paix vînt. Il n'est, pas venu. On n'avait, pas mangé. Elle n'était, plus là. Ce n'était, pas loin. Nul n'avait, plus faim." → "Il fallait que la paix vînt. Il n'est pas venu. On n'avait pas mangé. Elle n'était plus là. Ce n'était pas loin. Nul n'avait plus faim."
    Keep: "Il était, pour nous, certain"
    """
    seen = view(passage)
    if seen is None or not borrowed(seen.language):
        return
    commas = [i for i in seen.behind(_has_comma) if _alone(i, seen)]
    often = _frequent(commas, seen)
    flowing = _flowing([i for i in commas if seen.forms[i - 1][-1] in often], seen)
    if often and _frequent(flowing, seen):  # else no letter has too many
        flowing |= _flowing([i for i in commas if seen.forms[i - 1][-1] not in often], seen)
    letters = _excessive(flowing, seen)
    if not letters and worn(passage, MANY):
        yield from _inside_phrases(commas, seen)
    behind = [i for i in commas if seen.forms[i - 1][-1] in letters]
    plain = [i for i in behind if _is_certain(i, flowing.get(i, 0.0), seen) or cuts(i, seen)]
    again = len(plain) >= max(_SURELY, _SURE_SHARE * len(behind))
    more = [i for i in behind if again and _is_likely(i, flowing.get(i, 0.0), seen)]
    for i in sorted({*plain, *more}):
        at = seen.end(i - 1)
        yield Edit(Span(at, at + 1), ",", "", "punctuation.false-comma", Safety.REVIEW)


def _frequent(commas: Iterable[int], seen: View) -> set[str]:
    """The letters that stand before enough of these commas to have too many."""
    behind = Counter(seen.forms[i - 1][-1] for i in commas)
    return {letter for letter, times in behind.items() if times >= _LEAST}


def _flowing(commas: Sequence[int], seen: View) -> dict[int, float]:
    """The words that flow on from the one before their comma, with how much better they go without it."""
    return {i: gain for i, gain in zip(commas, _flows(commas, seen), strict=True) if gain > _FLOWS}


def _is_certain(i: int, gain: float, seen: View) -> bool:
    """Whether word `i` plainly flows on from the one before, and its comma opens or closes nothing."""
    reach = _ASIDE if gain > _PLAIN else _FAR_ASIDE
    return gain > _PROPOSED and not _is_pair(i, seen, reach) and not apposes(i, seen)


def _is_likely(i: int, gain: float, seen: View) -> bool:
    """Whether word `i` flows on from the one before well enough behind a letter that has false commas again and again."""
    opens = groups(seen.language).get(seen.forms[i - 1].lower()) == "<and>"
    lone = gain > _AGAIN and not opens and not _is_pair(i, seen, _FAR_ASIDE)
    return (lone or gain > _BEYOND) and not apposes(i, seen)


def _excessive(flowing: Mapping[int, float], seen: View) -> set[str]:
    """The letters that have too many of the commas before words that flow on behind them."""
    behind = Counter(seen.forms[i - 1][-1] for i in flowing)
    often = [c for c in _frequent(flowing, seen) if behind[c] >= _SHARE * len(flowing)]
    return {c for c in often if behind[c] / len(flowing) > _LIFT * _ending(c, seen) / len(seen.forms)}


def _inside_phrases(commas: Sequence[int], seen: View) -> Iterator[Edit]:
    """Commas that cut a phrase, behind any letter: behind an article, before what belongs to a verb."""
    of = groups(seen.language)
    alone = [i for i in commas if not _is_pair(i, seen, _FAR_ASIDE)]
    for i, gain in zip(alone, _flows(alone, seen), strict=True):
        before = seen.forms[i - 1].lower()
        bound = of.get(before) in _BOUND and before not in _NUMERAL
        if ((bound and gain > _FLOWS) or cuts(i, seen)) and not apposes(i, seen):
            at = seen.end(i - 1)
            yield Edit(Span(at, at + 1), ",", "", "punctuation.false-comma", Safety.REVIEW)


def _ending(letter: str, seen: View) -> int:
    """How many words of the text end in `letter`."""
    return sum(count for form, count in seen.counts.items() if form[-1] == letter)


def _has_comma(gap: str) -> bool:
    return gap.strip() == ","


def _alone(i: int, seen: View) -> bool:
    """Whether nothing but a comma, right behind the word before, parts it from word number `i`, in a passage of today."""
    alone = seen.signs[i] == "," and seen.gap(i).strip() == "," and seen.text[seen.end(i - 1)] == ","
    return alone and not seen.of_old(i)


def _is_pair(i: int, seen: View, reach: int) -> bool:
    """Whether another comma of the sentence stands so near that the two enclose an aside: `et, surtout, de`."""
    before = [seen.signs[n] for n in range(i - 1, max(0, i - reach - 1), -1)]
    after = [seen.signs[n] for n in range(i + 1, min(len(seen.forms), i + reach + 1))]
    return any("," in takewhile(lambda sign: sign != STOP, signs) for signs in (before, after))


def _flows(commas: Iterable[int], seen: View) -> Iterator[float]:
    """How much better each word of those that a comma alone precedes follows the one before without it."""
    bond, spared, row, of = (
        seen.context.bonds(),
        seen.context.bonds(1),
        seen.context.rows,
        seen.context.shapes,
    )
    comma = of[","]
    for i in commas:
        left, right = seen.items[i - 1], seen.items[i]
        before, one, other, after = of[seen.left(i - 1)], of[left], of[right], of[seen.right(i)]
        together = bond[left, right] + row[before, one, other] + row[one, other, after]
        apart = spared[left, ","] + spared[",", right] + row[one, comma, other]
        yield together - apart - row[before, one, comma] - row[comma, other, after]

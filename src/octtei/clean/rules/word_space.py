"""Spaces put inside words."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from itertools import islice, pairwise
from math import inf
from typing import NamedTuple

from octtei.clean.channel.candidates import Candidate
from octtei.clean.channel.confusions import ALIKE, slip
from octtei.clean.channel.context import groups
from octtei.clean.channel.judge import Judge, judge
from octtei.clean.channel.language import grammar
from octtei.clean.channel.lettered import stands_alone
from octtei.clean.channel.lore import APOSTROPHES
from octtei.clean.channel.parting import elided_lead, lead_of_pair, together
from octtei.clean.channel.parting_habit import habit, pairs_of_words
from octtei.clean.channel.side_by_side import side_by_side
from octtei.clean.channel.spelling import is_spelt_as_once, spelt_as_once
from octtei.clean.channel.view import View, view
from octtei.clean.channel.wreck import is_wreck
from octtei.clean.rule import Passage, rule
from octtei.lexicon import Standing, fold, recase
from octtei.text import Edit, Safety, Span

_SPLIT = 9.0
"""What it costs to put a space where there was none."""
# Leads above which joining is applied: where a half is no word, where both are, where a letter must change too
# (and the next candidate must be far); and from which joining is proposed. Measured on damaged texts.
_BROKEN, _WHOLE_HALVES, _SAFE_WRECK, _MARGIN = 0.0, 2.0, 3.5, 3.0
_SHORT_BROKEN, _SHORT_HALVES = 7.0, 12.0  # the same where a short word would be joined
_REVIEW = -2.0
_NAMED, _MAY_BE_NAMED = 7.0, 4.0
"""How far a whole must lead a word before a letter that may be its own name, `un e muet`, to be beyond doubt, and to be proposed."""
_SURE_WHOLE = 3.0
"""How far a whole must lead an elision to be beyond doubt."""
_LONG, _SHORT, _SMALL = 6, 2, 3
"""Letters of a long word, of a half that may be a small word, and of one that may be a misread one."""
_COMMON = 1000.0
"""The same of a word of two letters that half of another may be misread for."""
_IN_USE, _SELDOM, _FAR = 20.0, 5.0, 3.0
"""How often in a million words a word stands that may be meant by half of another, and one that may be half of another; how far a whole must lead such a half."""


@rule("space.in-word", conjecture=True)
def in_word(passage: Passage) -> Iterator[Edit]:
    """A space stands inside a word.

    Why: wide letters and justified lines; recognition sees a gap between two letters. A long word may be in three.
    Wrong when: both halves are words that may stand side by side (`sur tout`, `bien tôt`); the odds weigh how common
    the halves and the whole are, and how they go with their neighbours. What may be an elision (`que l intérêt`) or the name of a letter (`un e
    muet`) must be far less likely. What it costs to put a space into a word is read off the text: where many halves are no words, pairs are
    looked at too of which both are (`sou vent`).
    Example: "il parla franche ment de la question" → "il parla franchement de la question"
    Keep: "il est sur tout le front"
    """
    seen = view(passage)
    if seen is None or not groups(seen.language):
        return
    channel, told = judge(seen), _told(seen)
    found = _all(told, channel, _SPLIT)
    parted = sum(reading.edit.safety is Safety.SAFE for reading in found)
    if cost := habit(parted, seen):
        found = _all(sorted({*told, *pairs_of_words(seen)}), channel, min(cost, _SPLIT))
    yield from (reading.edit for reading in found)


def _all(told: Iterable[int], channel: Judge, cost: float) -> list[_Reading]:
    """What the words `told` are with those before them, if it costs so much to part a word."""
    seen = channel.view
    found = (reading for i in told if side_by_side(i, seen) for reading in _readings(i, channel, cost))
    return sorted(_best(found))


def _told(seen: View) -> list[int]:
    """The words that may be second halves: of a pair with an odd half, or with a rare one and a word as one, or that the text has as one."""
    counts = seen.counts
    begins = seen.unknown | grammar(seen.language).suffixes
    ends = begins.union(seen.capitals)
    rare = {form for form in counts if len(form) <= _SMALL and form not in begins and _is_rare(form, seen)}
    left_ones, right_ones = begins | rare, ends | rare
    pairs = zip(pairwise(seen.forms), islice(seen.gaps, 1, None), strict=False)
    return [
        i
        for i, ((left, right), gap) in enumerate(pairs, 1)
        if gap == " "
        and (left + right in counts or right in right_ones or left in left_ones)
        and (right in ends or left in begins or left + right in counts or seen.known(left + right))
    ]


def _is_rare(form: str, seen: View) -> bool:
    """Whether a short form is a word so seldom met that it may be half of another: `ré`, `con`, `sus`."""
    return len(form) > 1 and form.islower() and seen.lore.frequency[form] < _SELDOM


class _Reading(NamedTuple):
    """What the words `first` to `last` are as one word, and by how much that leads."""

    first: int
    last: int
    lead: float
    edit: Edit


def _best(read: Iterable[_Reading]) -> Iterator[_Reading]:
    """Of readings that take halves from one another those that lead furthest together: `obje t` and `éta it`, not `t éta it`."""
    read = sorted(read, key=lambda reading: (reading.last, reading.first))
    lasts, worth = [reading.last for reading in read], [0.0]
    for number, reading in enumerate(read):
        others = worth[bisect_left(lasts, reading.first)]
        worth.append(max(worth[number], others + reading.lead - _REVIEW))
    number = len(read)
    while number:
        reading, taken = read[number - 1], worth[number] > worth[number - 1]
        if taken:
            yield reading
        number = bisect_left(lasts, reading.first) if taken else number - 1


def _readings(i: int, channel: Judge, cost: float) -> Iterator[_Reading]:
    """What word `i` and the word before it may be as one, or with the word behind."""
    two, three = _joined(i, channel, cost), _in_three(i, channel, cost)
    found = (two, three) if two or three else (_wrecked(i, channel),)
    yield from filter(None, found)


def _joined(i: int, channel: Judge, cost: float) -> _Reading | None:
    seen = channel.view
    left, right = seen.forms[i - 1], seen.forms[i]
    whole = left + (right.lower() if left in seen.unknown and right in seen.unknown else right)
    derived = right in grammar(seen.language).suffixes and left[-1] == "e" and len(left) >= _LONG
    if not whole[1:].islower() or not (derived or _is_whole(whole, seen)):
        return None
    lead = together(i - 1, i, whole, channel, cost)
    elided = elided_lead(i, whole, channel) if _may_be_elided(i, seen) else inf
    if lead <= _least(left, right, seen) or elided <= 0 or not _free(i, seen):
        return None
    safe = elided > _SURE_WHOLE and _is_safe(i, whole, lead, channel, cost)
    return _Reading(i - 1, i, lead, _edit(i - 1, i, whole, (), seen, safe=safe))


def _least(left: str, right: str, seen: View) -> float:
    """The lead above which a whole is proposed."""
    return _MAY_BE_NAMED if len(right) == 1 and left not in seen.unknown else _REVIEW


def _in_three(i: int, channel: Judge, cost: float) -> _Reading | None:
    """A long word in three parts, two of which at least are none, the second of them word `i`."""
    seen = channel.view
    parts = seen.forms[i - 1 : i + 2]
    odd = sum(part in seen.unknown for part in parts)
    if len(parts) < 3 or odd < 2 or not side_by_side(i + 1, seen):
        return None
    whole = parts[0] + "".join(parts[1:]).lower()
    if len(whole) < _LONG or not whole[1:].islower() or not _is_whole(whole, seen) or not _free(i, seen):
        return None
    lead = together(i - 1, i + 1, whole, channel, 2 * cost)
    if lead <= _REVIEW or not _free(i + 1, seen):
        return None
    safe = lead > _SAFE_WRECK and seen.known(whole)
    return _Reading(i - 1, i + 1, lead, _edit(i - 1, i + 1, whole, (), seen, safe=safe))


def _is_safe(i: int, whole: str, lead: float, channel: Judge, cost: float) -> bool:
    """Whether a whole that leads so far is beyond doubt."""
    seen = channel.view
    left, right = seen.forms[i - 1], seen.forms[i]
    if lead < _FAR and (_may_stand_alone(left, right, seen) or _may_stand_alone(right, left, seen)):
        return False
    if len(right) == 1 and left not in seen.unknown and (lead < _NAMED or stands_alone(right, seen)):
        return False
    broken = left in seen.unknown or right in seen.unknown
    if len(whole) >= _LONG or whole in groups(seen.language):
        least = _BROKEN if broken else _WHOLE_HALVES
    else:
        least = _SHORT_BROKEN if broken else _SHORT_HALVES
    if cost < _SPLIT:
        least = min(least, _SURE_WHOLE)
    return lead > least and seen.known(whole) and not _is_lone_word(i, whole, channel)


def _may_be_elided(i: int, seen: View) -> bool:
    """Whether a half that is one letter may have lost its apostrophe, before a vowel: `que l intérêt`, `l a vu`."""
    lang = seen.lexicon.language
    left, right = seen.forms[i - 1], seen.forms[i]
    after = seen.forms[i + 1][0].lower() if seen.gap_after(i) == " " and i + 1 < len(seen.forms) else "-"
    return (len(right) == 1 and lang.elides(right) and after in lang.elision_before) or (
        len(left) == 1 and lang.elides(left) and right[0] in lang.elision_before
    )


def _is_lone_word(i: int, whole: str, channel: Judge) -> bool:
    """Whether one half looks like a small word beside a word in use, and is hardly less likely so: `v eut` was `y eut`, `que ue` `que ne`."""
    seen, left, right = channel.view, channel.view.forms[i - 1], channel.view.forms[i]
    used = seen.lore.frequency
    pairs = [((word, right), cost) for word, cost in _alike(left, seen) if used[right] > 1]
    pairs += [((left, word), cost) for word, cost in _alike(right, seen) if used[left] > 1]
    return any(lead_of_pair(i, pair, whole, channel) - cost > -_SPLIT - _SURE_WHOLE for pair, cost in pairs)


def _alike(half: str, seen: View) -> list[tuple[str, float]]:
    """The words of one letter that a letter, none itself, looks like, or the common ones of two (`ue`, `ne`), and what the slip costs."""
    single, letter = seen.lexicon.language.one_letter_words, half.lower()
    if len(letter) == _SHORT and half in seen.unknown:
        used = seen.lore.frequency
        return [(c.form, c.cost) for c in seen.lore.alike[half] if c.cost <= ALIKE and used[c.form] > _COMMON]
    if len(letter) > 1 or letter in single:
        return []
    costs = [(word, slip(letter, word)) for word in sorted(single)]
    return [(word, cost) for word, cost in costs if cost <= ALIKE]


def _may_stand_alone(half: str, other: str, seen: View) -> bool:
    """Whether a half that nobody knows may be a misread common word beside one in use: `el les`, `recu le`."""
    frequency = seen.lore.frequency
    if half not in seen.unknown or other in seen.unknown or frequency[other] < _IN_USE:
        return False
    accents = (e.form for e in seen.lexicon.accent_variants(fold(half)) if e.word)
    alike = (c.form for c in seen.lore.listed[half]) if len(half) <= _SHORT else ()
    return any(frequency[form] > _IN_USE for form in (*accents, *alike))


def _is_whole(form: str, seen: View) -> bool:
    """Whether a form is a word, or a counted noun of a language that gives nouns a capital."""
    if form[-1] in APOSTROPHES or "-" in form:
        return seen.known(form)
    if not seen.lexicon.has(fold(form)):
        return False
    noun = form[0].isupper() and grammar(seen.language).capital_nouns
    return seen.known(form) or (noun and seen.lexicon.standing(form) >= Standing.NAME)


def _free(i: int, seen: View) -> bool:
    """Whether neither half may belong to a line end, or to a passage in another language."""
    edges = seen.at_edge(i - 1) or seen.at_edge(i)
    return not edges and seen.whole(i - 1) and seen.whole(i) and not seen.abroad(i)


def _wrecked(i: int, channel: Judge) -> _Reading | None:
    """Two halves of which one is no word, or has a capital that nothing explains, and a word one slip from both.

    In a text that spells as was done once, halves of such a word are joined and keep their spelling: `appelo ient`.
    """
    seen = channel.view
    left, right = seen.forms[i - 1], seen.forms[i]
    whole = (left + right).lower()
    odd = left in seen.unknown or right in seen.unknown or not right.islower()
    if not odd or len(whole) <= _LONG or len(right) < 2 or not _free(i, seen):
        return None
    found = seen.lore.listed[whole] or (seen.lore.anything[whole] if right[0].isupper() else ())
    ranked = sorted(((together(i - 1, i, c.form, channel, _SPLIT + c.cost), c) for c in found), key=_by_lead)
    if not ranked or ranked[0][0] <= _REVIEW:
        return None
    margin = ranked[0][0] - ranked[1][0] if len(ranked) > 1 else _SAFE_WRECK
    safe = ranked[0][0] > _SAFE_WRECK and margin > _MARGIN and not _is_small_word(left, right, seen)
    safe = safe and not _is_lone_word(i, whole, channel)
    best, *others = (recase(c.form, left) for _, c in ranked[:4])
    if is_spelt_as_once(whole, seen) and spelt_as_once(seen):
        best, others = recase(whole, left), [best, *others]
    return _Reading(i - 1, i, ranked[0][0], _edit(i - 1, i, best, tuple(others), seen, safe=safe))


def _is_small_word(left: str, right: str, seen: View) -> bool:
    """Whether one half is a slip from a common word as short, and the other is a word in use: `so malle` was `sa malle`."""
    used = seen.lore.frequency
    return any(
        len(half) <= _SMALL
        and used[other] > 1
        and any(used[c.form] > _IN_USE for c in seen.lore.listed[half])
        for half, other in ((left, right), (right, left))
        if half in seen.unknown
    )


def _is_doubtful(left: str, right: str) -> bool:
    """Whether two halves begin with a capital each: `Corned Beef`."""
    return left[0].isupper() and right[0].isupper() and not right.isupper()


def _by_lead(entry: tuple[float, Candidate]) -> tuple[float, str]:
    return (-entry[0], entry[1].form)


def _edit(first: int, last: int, whole: str, others: tuple[str, ...], seen: View, *, safe: bool) -> Edit:
    span = Span(seen.starts[first], seen.end(last))
    safe = safe and not _is_doubtful(seen.forms[first], seen.forms[last]) and not is_wreck(last, seen)
    safety = Safety.SAFE if safe else Safety.REVIEW
    return Edit(span, span.of(seen.text), whole, "space.in-word", safety, None, others)

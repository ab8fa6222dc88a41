"""Spaces lost between words, and put inside words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice, pairwise
from math import log

from octtei.clean.channel.candidates import Candidate
from octtei.clean.channel.context import groups
from octtei.clean.channel.judge import Judge, judge
from octtei.clean.channel.language import grammar
from octtei.clean.channel.lore import APOSTROPHES
from octtei.clean.channel.parting import MILLION, UNSEEN, apart
from octtei.clean.channel.view import View, view
from octtei.clean.channel.worn import worn
from octtei.clean.rule import Passage, rule
from octtei.lexicon import Standing, fold, recase
from octtei.text import Edit, Safety, Span

_LONGEST = 40
_INNER = re.compile(r"([^\W\d_][a-zß-ÿœ]*)([A-ZÀ-ÖØ-ÞŒ][a-zß-ÿœ]+)")
_SPLIT = 9.0
"""What it costs to put a space where there was none."""
# Leads above which joining is applied: where a half is no word, where both are, where a letter must change too
# (and the next candidate must be far); and from which joining and parting are proposed. Measured on damaged texts.
_BROKEN, _WHOLE_HALVES, _SAFE_WRECK, _MARGIN = 0.0, 2.0, 3.5, 3.0
_SHORT_BROKEN, _SHORT_HALVES = 7.0, 12.0  # the same where a short word would be joined
_REVIEW, _PARTED, _SAFE_PARTED = -2.0, -4.0, 1.0
_SAFE_SMALL, _SAFE_LONG = 0.0, -4.0  # in small letters, short and long
_ONES = frozenset("lIiO")
"""Letters that may be a number before its unit."""
_WORN = 2.0
"""By so much less a lead is enough to be proposed in a text full of misreadings."""
_WORN_LONG, _VERY_LONG, _RARE = 9.0, 10, 0.1
"""The same for long forms that one slip makes no word of."""
_LONG = 6
_MOST_LENIENT = 5
"""By so much at most a long form that nobody knows may be less likely as two words; there are few other ways to it."""
_OWN = 3
_IN_USE, _GOES, _FAR = 20.0, 0.7, 3.0
"""How often in a million words a word stands that may be meant by half of another, how well two words go together, and how far a
whole must lead halves of which one may be such a word."""
_SHORTEST, _CONTENT = 3, 4
"""Letters of the shortest form that is taken apart, and of words that build no sentence, each."""


@rule("space.in-word")
def in_word(passage: Passage) -> Iterator[Edit]:
    """A space stands inside a word.

    Why: wide letters and justified lines; recognition sees a gap between two letters.
    Wrong when: both halves are words that may stand side by side (`sur tout`, `bien tôt`); the odds weigh how common
    the halves and the whole are, and how they go with their neighbours.
    Example: "il parla franche ment de la question" → "il parla franchement de la question"
    Keep: "il est sur tout le front"
    """
    seen = view(passage)
    if seen is None or not groups(seen.language):
        return
    channel = judge(seen)
    odd, counts = seen.unknown | grammar(seen.language).suffixes, seen.counts
    capitals = odd.union(seen.capitals)
    told = [
        i
        for i, ((left, right), gap) in enumerate(
            zip(pairwise(seen.forms), islice(seen.gaps, 1, None), strict=False), 1
        )
        if gap == " " and (right in capitals or left in odd or left + right in counts)
    ]
    taken = -1
    for i in told:
        edit = (
            _joined(i, channel) or _wrecked(i, channel) if i - 1 != taken and _side_by_side(i, seen) else None
        )
        if edit:
            taken = i
            yield edit


def _side_by_side(i: int, seen: View) -> bool:
    """Whether one space alone parts word `i` from the word before, and neither is a name, an elision or half a line."""
    left, right = seen.forms[i - 1], seen.forms[i]
    return (
        seen.gap(i) == " "
        and seen.text[seen.end(i) : seen.end(i) + 1] not in APOSTROPHES + "‘"
        and left[-1] not in APOSTROPHES
        and right[-1] not in APOSTROPHES
        and "-" not in left + right
        and not (left in _ONES and right in grammar(seen.language).hours)
        and not (len(left) == 1 and right[0].isupper())
        and not _may_be_elided(i, seen)
        and (right.islower() or _is_no_name(left, right, seen))
        and (left.islower() or seen.signs[i - 1] == "." or grammar(seen.language).capital_nouns)
    )


def _may_be_elided(i: int, seen: View) -> bool:
    """Whether word `i` is a letter that an apostrophe and a vowel should follow: `que l intérêt`."""
    lang, form = seen.lexicon.language, seen.forms[i]
    after = seen.forms[i + 1][0].lower() if i + 1 < len(seen.forms) else "-"
    return len(form) == 1 and f"{form}'" in lang.elisions and after in lang.elision_before


def _is_no_name(left: str, form: str, seen: View) -> bool:
    """Whether a form with a capital, behind `left`, is a small word, or the text has it once and nobody knows it or `left`."""
    if form.lower() in groups(seen.language):
        return True
    once = form[1:].islower() and seen.counts[form] == 1
    return once and (left in seen.unknown or seen.lexicon.standing(form) < Standing.NAME)


def _joined(i: int, channel: Judge) -> Edit | None:
    seen = channel.view
    left, right = seen.forms[i - 1], seen.forms[i]
    whole = left + (right.lower() if left in seen.unknown and right in seen.unknown else right)
    derived = right in grammar(seen.language).suffixes and left[-1] == "e" and len(left) >= _LONG
    if not whole[1:].islower() or not (derived or _is_whole(whole, seen)):
        return None
    lead = _lead(i, whole, channel)
    if lead <= _REVIEW or not _free(i, seen) or _goes_on(i, seen):
        return None
    broken = left in seen.unknown or right in seen.unknown
    if lead < _FAR and (_may_stand_alone(left, right, seen) or _may_stand_alone(right, left, seen)):
        return _edit(i, whole, (), seen, safe=False)
    if len(whole) >= _LONG or whole in groups(seen.language):
        safe = lead > (_BROKEN if broken else _WHOLE_HALVES)
    else:
        safe = lead > (_SHORT_BROKEN if broken else _SHORT_HALVES)
    return _edit(i, whole, (), seen, safe=safe)


def _may_stand_alone(half: str, other: str, seen: View) -> bool:
    """Whether a half that nobody knows may be a misread common word beside one in use: `el les`, `recu le`."""
    frequency = seen.lore.frequency
    if half not in seen.unknown or other in seen.unknown or frequency[other] < _IN_USE:
        return False
    accents = (e.form for e in seen.lexicon.accent_variants(fold(half)) if e.word)
    alike = (c.form for c in seen.lore.listed[half]) if len(half) < _SHORTEST else ()
    return any(frequency[form] > _IN_USE for form in (*accents, *alike))


def _is_whole(form: str, seen: View) -> bool:
    """Whether a form is a word, or a counted noun of a language that gives nouns a capital."""
    if not seen.lexicon.has(fold(form)):
        return False
    noun = form[0].isupper() and grammar(seen.language).capital_nouns
    return seen.known(form) or (noun and seen.lexicon.standing(form) >= Standing.NAME)


def _goes_on(i: int, seen: View) -> bool:
    """Whether word `i` is the beginning of the next one, which is none without it: `le s ecret`."""
    if i + 1 >= len(seen.forms) or seen.starts[i + 1] - seen.end(i) != 1:
        return False
    following = seen.forms[i + 1]
    return following in seen.unknown and seen.known(seen.forms[i] + following)


def _lead(i: int, whole: str, channel: Judge, cost: float = _SPLIT) -> float:
    """How much likelier `whole` is than the two words `i-1` and `i` beside each other."""
    seen, context = channel.view, channel.view.context
    left, right = seen.items[i - 1], seen.items[i]
    apart = log(_rate(seen.forms[i - 1], channel)) + log(_rate(seen.forms[i], channel)) - MILLION
    apart += context.bond(left, right, 1)
    before, after = seen.lefts[i - 1], seen.rights[i]
    gain = context.bond(before, whole.lower()) + context.bond(whole.lower(), after)
    gain -= context.bond(before, left, 1) + context.bond(right, after, 1)
    return log(channel.rate(whole)) - apart + gain - cost


def _rate(form: str, channel: Judge) -> float:
    """How common a half is; what only makes words of words, like -ment, hardly stands alone."""
    unseen = form in channel.view.unknown or form in grammar(channel.view.language).suffixes
    return UNSEEN if unseen else channel.rate(form, 1)


def _free(i: int, seen: View) -> bool:
    """Whether neither half may belong to a line end, or to a passage in another language."""
    edges = seen.at_edge(i - 1) or seen.at_edge(i)
    return not edges and seen.whole(i - 1) and seen.whole(i) and not seen.abroad(i)


def _wrecked(i: int, channel: Judge) -> Edit | None:
    """Two halves of which one is no word, or has a capital that nothing explains, and a word one slip from both."""
    seen = channel.view
    left, right = seen.forms[i - 1], seen.forms[i]
    whole = (left + right).lower()
    odd = left in seen.unknown or right in seen.unknown or not right.islower()
    if not odd or len(whole) <= _LONG or len(right) < 2 or not _free(i, seen):
        return None
    found = seen.lore.listed[whole] or (seen.lore.anything[whole] if right[0].isupper() else ())
    ranked = sorted(((_lead(i, c.form, channel, _SPLIT + c.cost), c) for c in found), key=_by_lead)
    if not ranked or ranked[0][0] <= _REVIEW:
        return None
    margin = ranked[0][0] - ranked[1][0] if len(ranked) > 1 else _SAFE_WRECK
    safe = ranked[0][0] > _SAFE_WRECK and margin > _MARGIN
    best, *others = (recase(c.form, left) for _, c in ranked[:4])
    return _edit(i, best, tuple(others), seen, safe=safe)


def _by_lead(entry: tuple[float, Candidate]) -> tuple[float, str]:
    return (-entry[0], entry[1].form)


def _edit(i: int, whole: str, others: tuple[str, ...], seen: View, *, safe: bool) -> Edit:
    span = Span(seen.starts[i - 1], seen.end(i))
    safety = Safety.SAFE if safe else Safety.REVIEW
    return Edit(span, span.of(seen.text), whole, "space.in-word", safety, None, others)


@rule("space.lost")
def lost(passage: Passage) -> Iterator[Edit]:
    """The space between two words was lost.

    Why: tight lines; recognition sees no gap.
    Wrong when: the form is a word that nobody listed: a compound, a name, a foreign word. Both halves must be words,
    one of them a word that builds sentences, and the two must go well together.
    Example: "il partit avecles autres" → "il partit avec les autres"
    Keep: "la conférence panrusse"
    """
    seen = view(passage)
    if seen is None or not groups(seen.language):
        return
    channel = judge(seen)
    for form in sorted(f for f in seen.unknown if _SHORTEST <= len(f) < _LONGEST):
        inner = _INNER.fullmatch(form)
        for i in channel.view.places.get(form, ()) if form.isalpha() or form[-1] in APOSTROPHES else ():
            if inner and _is_before_name(inner[1], inner[2], seen) and _whole(i, seen):
                building = inner[1].lower() in groups(seen.language)
                safe = seen.counts[inner[2]] > (0 if building else 1) or (building and seen.known(inner[2]))
                yield _edit_apart(i, f"{inner[1]} {inner[2]}", (), seen, safe=safe)
            elif form[1:].islower():
                yield from _parted(i, channel, bold=worn(passage))


def _is_before_name(left: str, right: str, seen: View) -> bool:
    """Whether `left` is a word that may stand before a name, and `right` looks like one."""
    if left.lower() in groups(seen.language) or left in grammar(seen.language).titles:
        return True
    known = seen.counts[right] > 0 or seen.lexicon.standing(right) >= Standing.NAME
    return left.islower() and len(left) >= _SHORTEST and seen.known(left) and known


def _parted(i: int, channel: Judge, *, bold: bool) -> Iterator[Edit]:
    seen = channel.view
    form = seen.forms[i]
    own = seen.counts[form] >= _OWN
    ranked = sorted(
        (
            (apart(i, form[:k], form[k:], channel), k)
            for k in range(1, len(form))
            if _parts(form, k, seen, bold=bold)
        ),
        reverse=True,
    )
    least = _PARTED - (min(max(len(form) - _LONG, 0), _MOST_LENIENT) if form.islower() else 0)
    if bold and not grammar(seen.language).capital_nouns:  # such languages make compounds
        least -= _WORN_LONG if len(form) >= _VERY_LONG and not seen.lore.listed[form] else _WORN
    if not ranked or ranked[0][0] <= (_SAFE_PARTED if own else least) or not _whole(i, seen):
        return
    lead, k = ranked[0]
    best, *others = (f"{form[:k]} {form[k:]}" for _, k in ranked)
    builds = form[:k].lower() in groups(seen.language) or form[k:] in groups(seen.language)
    yield _edit_apart(
        i,
        best,
        tuple(others[:3]),
        seen,
        safe=builds and lead > _sure(form) and not _is_misread(form, best, seen),
    )


def _is_misread(form: str, apart: str, seen: View) -> bool:
    """Whether one letter that looks alike makes a common word of a form, and the two words do not go together: `theit`."""
    common = any(seen.lore.frequency[c.form] > _IN_USE for c in seen.lore.alike[form])
    left, _, right = apart.partition(" ")
    return common and seen.context.bond(left, right) < _GOES


def _sure(form: str) -> float:
    """The lead that makes two words of an unknown form beyond doubt; a name may look like two."""
    if not form.islower():
        return _SAFE_PARTED
    return _SAFE_LONG if len(form) > _LONG else _SAFE_SMALL


def _edit_apart(i: int, apart: str, others: tuple[str, ...], seen: View, *, safe: bool) -> Edit:
    safety = Safety.SAFE if safe else Safety.REVIEW
    return Edit(Span(seen.starts[i], seen.end(i)), seen.forms[i], apart, "space.lost", safety, None, others)


def _whole(i: int, seen: View) -> bool:
    return not seen.at_edge(i) and seen.whole(i) and not seen.abroad(i)


def _parts(form: str, k: int, seen: View, *, bold: bool) -> bool:
    """Whether both parts are words and one of them builds sentences, or both are common."""
    left, right = form[:k], form[k:]
    small, building, language = left.lower(), groups(seen.language), seen.lexicon.language
    if not (small in building or right in building or _are_common(left, right, seen, bold=bold)):
        return False
    if small in language.compound_heads or f"{small}'" in language.elisions:
        return False
    if len(form) <= _OWN and not (small in building and right in building):
        return False
    single = language.one_letter_words
    return all((len(p) > 1 or p in single) and seen.known(p) for p in (left, right))


def _are_common(left: str, right: str, seen: View, *, bold: bool) -> bool:
    """Whether both are common words of some length."""
    compounds = grammar(seen.language).capital_nouns
    least = _RARE if bold and not compounds and len(left + right) >= _VERY_LONG else 1.0
    return all(len(w) >= _CONTENT and seen.lore.frequency[w] > least for w in (left, right))

"""Spaces lost between words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from math import inf

from octtei.clean.channel.context import groups
from octtei.clean.channel.judge import Judge, judge
from octtei.clean.channel.language import grammar
from octtei.clean.channel.lent import plain
from octtei.clean.channel.lore import APOSTROPHES, Lore
from octtei.clean.channel.named import is_joined, is_titled
from octtei.clean.channel.parting import apart
from octtei.clean.channel.spelling import spelt_as_once
from octtei.clean.channel.view import View, view
from octtei.clean.channel.worn import worn
from octtei.clean.rule import Passage, rule
from octtei.lexicon import Standing
from octtei.room import learnt
from octtei.text import Edit, Safety, Span

_LONGEST, _SHORTEST, _CONTENT = 40, 3, 4
"""Letters of the longest form that is taken apart, of the shortest, and of words that build no sentence, each."""
_ASSIGNED = re.compile(r"[\[({]| ?==?[ \w]")
"""What stands behind names of a program."""
_INNER = re.compile(r"([^\W\d_][a-zß-ÿœ]*)([A-ZÀ-ÖØ-ÞŒ][a-zß-ÿœ]+)")
# Leads above which parting is proposed and applied. Measured on damaged texts.
_PARTED, _SAFE_PARTED = -4.0, 1.0
_SAFE_SMALL, _SAFE_LONG = 0.0, -4.0  # in small letters, short and long
_WORN = 2.0
"""By so much less a lead is enough to be proposed in a text full of misreadings."""
_WORN_LONG, _VERY_LONG, _RARE = 9.0, 10, 0.1
"""The same for long forms that one slip makes no word of."""
_LONG = 6
_MOST_LENIENT = 5
"""By so much at most a long form that nobody knows may be less likely as two words; there are few other ways to it."""
_GLUED = 2.0
"""By so much less a lead is enough to be applied in a text that lost many spaces and shows no misreadings."""
_FITS, _FITTING = 1.0, 4.0
"""How well two words go together of which a lead by so much smaller is enough then."""
_MARGIN = 1.0
"""How far the first two words must lead the next two: `si savant`, `sis avant`."""
_REMEMBERED = 20_000
"""So many forms are remembered with the places where they may be cut."""
_OWN, _HABIT = 3, 3
"""A form that stands so often is the author's; so many places beyond doubt show that the text lost spaces."""
_VERY_COMMON = 100.0
"""How often in a million words such words stand that need not be long."""
_IN_USE, _GOES = 20.0, 0.7
"""How often in a million words a word stands that may be meant by two together, and how well two words go together."""


@rule("space.lost", conjecture=True)
def lost(passage: Passage) -> Iterator[Edit]:
    """The space between two words was lost.

    Why: tight lines; recognition sees no gap.
    Wrong when: the form is a word that nobody listed: a compound, a name, a foreign word. Both halves must be words,
    one of them a word that builds sentences, and the two must go well together. Names of programs (`myField = 0`) and what comes back
    with a capital inside (`claimDraw`) are proposed at most.
    Example: "il partit avecles autres" → "il partit avec les autres"
    Keep: "la conférence panrusse"
    """
    seen = view(passage)
    if seen is None or not groups(seen.language):
        return
    channel, bold = judge(seen), worn(passage)
    found = list(_lost(channel, bold=bold))
    if not bold and sum(edit.safety is Safety.SAFE for edit in found) >= _HABIT:
        found = list(_lost(channel, bold=True, glued=True))
    yield from found


def _lost(channel: Judge, *, bold: bool, glued: bool = False) -> Iterator[Edit]:
    """The places where a space was lost; `bold` in a text full of misreadings, or `glued`: one that shows no others, but lost many spaces."""
    seen = channel.view
    for form in sorted(f for f in seen.unknown if _SHORTEST <= len(f) < _LONGEST):
        inner = _INNER.fullmatch(form)
        for i in channel.view.places.get(form, ()) if form.isalpha() or form[-1] in APOSTROPHES else ():
            if inner and _is_before_name(inner[1], inner[2], seen) and _whole(i, seen):
                building = inner[1].lower() in groups(seen.language)
                safe = seen.counts[inner[2]] > (0 if building else 1) or (building and seen.known(inner[2]))
                safe = safe and inner[1].islower()  # `MonFichier` is a name of its own
                safe = safe and (building or seen.counts[form] == 1) and not _is_code(form, seen)
                yield _edit_apart(i, f"{inner[1]} {inner[2]}", (), seen, safe=safe)
            elif form[1:].islower():
                yield from _parted(i, channel, bold=bold, glued=glued)


def _is_code(form: str, seen: View) -> bool:
    """Whether signs of a program stand behind a form somewhere: `myField = 0`, `arrayName[]`."""
    return any(_ASSIGNED.match(seen.text, seen.end(i)) for i in seen.places.get(form, ()))


def _is_before_name(left: str, right: str, seen: View) -> bool:
    """Whether `left` is a word that may stand before a name, and `right` looks like one."""
    if left.lower() in groups(seen.language) or left in grammar(seen.language).titles:
        return True
    known = seen.counts[right] > 0 or seen.lexicon.standing(right) >= Standing.NAME
    return left.islower() and len(left) >= _SHORTEST and seen.known(left) and known


def _parted(i: int, channel: Judge, *, bold: bool, glued: bool) -> Iterator[Edit]:
    seen = channel.view
    form = seen.forms[i]
    if is_titled(i, seen) or (plain(form) in grammar(seen.language).once_solid and spelt_as_once(seen)):
        return
    own = seen.counts[form] >= _OWN
    cuts = _cuts(form, seen.lore, bold=bold)
    ranked = sorted(((apart(i, form[:k], form[k:], channel), k) for k in cuts), reverse=True)
    least = _PARTED - (min(max(len(form) - _LONG, 0), _MOST_LENIENT) if form.islower() else 0)
    if bold and not grammar(seen.language).capital_nouns:  # such languages make compounds
        least -= _WORN_LONG if len(form) >= _VERY_LONG and not seen.lore.listed[form] else _WORN
    if not ranked or ranked[0][0] <= (_SAFE_PARTED if own else least) or not _whole(i, seen):
        return
    lead, k = ranked[0]
    behind = ranked[1][0] if len(ranked) > 1 else -inf
    best, *others = (f"{form[:k]} {form[k:]}" for _, k in ranked)
    builds = form[:k].lower() in groups(seen.language) or plain(form[k:]) in groups(seen.language)
    yield _edit_apart(
        i,
        best,
        tuple(others[:3]),
        seen,
        safe=builds
        and lead - behind > _MARGIN
        and lead > _sure(form) - (_lenience(best, seen) if glued else 0)
        and not _is_misread(form, best, seen)
        and (k > 1 or not bold or glued)
        and not ((own and not bold) or seen.lexicon.is_foreign(form)),  # `unstable`, all over a manual
    )


def _is_misread(form: str, apart: str, seen: View) -> bool:
    """Whether one letter that looks alike makes a common word of a form, and the two words do not go together: `theit`."""
    common = any(seen.lore.frequency[c.form] > _IN_USE for c in seen.lore.alike[form])
    common = common or any(seen.known(form[:k] + form[k - 1 :]) for k in range(2, len(form)))  # `margele`
    left, _, right = apart.partition(" ")
    return common and seen.context.bond(left, right) < _GOES


def _lenience(apart: str, seen: View) -> float:
    """By how much less a lead is enough for two words in a text that lost many spaces; a capital may be a name's: `Dumont`."""
    left, _, right = apart.partition(" ")
    fits = min(len(left), len(right)) > 1 and seen.context.bond(left, right) > _FITS
    return _GLUED + (_FITTING if fits and len(apart) > _LONG + 1 and left.islower() else 0)


def _sure(form: str) -> float:
    """The lead that makes two words of an unknown form beyond doubt; a name may look like two."""
    if not form.islower():
        return _SAFE_PARTED
    return _SAFE_LONG if len(form) > _LONG else _SAFE_SMALL


def _edit_apart(i: int, apart: str, others: tuple[str, ...], seen: View, *, safe: bool) -> Edit:
    safety = Safety.SAFE if safe else Safety.REVIEW
    return Edit(Span(seen.starts[i], seen.end(i)), seen.forms[i], apart, "space.lost", safety, None, others)


def _whole(i: int, seen: View) -> bool:
    return not seen.at_edge(i) and seen.whole(i) and not seen.abroad(i) and not is_joined(i, seen)


@learnt
@lru_cache(maxsize=_REMEMBERED)
def _cuts(form: str, lore: Lore, *, bold: bool) -> tuple[int, ...]:
    """Where a form may be cut into two words; worked out once a worker."""
    return tuple(k for k in range(1, len(form)) if _parts(form, k, lore, bold=bold))


def _parts(form: str, k: int, lore: Lore, *, bold: bool) -> bool:
    """Whether both parts are words and one of them builds sentences or is elided, or both are common."""
    left, right = form[:k], form[k:]
    small, building, language = left.lower(), groups(lore.language), lore.lexicon.language
    elided = right[-1] in APOSTROPHES and language.elides(right[:-1])
    built = right in building or elided
    if not (small in building or built or _are_common(left, right, lore, bold=bold)):
        return False
    if (small in language.compound_heads and not built) or language.elides(small):
        return False
    if len(form) <= _OWN and not (small in building and right in building):
        return False
    single = language.one_letter_words
    return all((len(p) > 1 or p in single) and lore.known[p] for p in (left, right))


def _are_common(left: str, right: str, lore: Lore, *, bold: bool) -> bool:
    """Whether both are common words of some length, or very common ones."""
    shorter, used = min(len(left), len(right)), lore.frequency
    compounds = grammar(lore.language).capital_nouns
    small = not compounds and shorter >= _SHORTEST
    if small and used[left.lower()] > _VERY_COMMON and used[right.lower()] > _VERY_COMMON:
        return True
    least = _RARE if bold and not compounds and len(left + right) >= _VERY_LONG else 1.0
    return shorter >= _CONTENT and used[left] > least and used[right] > least

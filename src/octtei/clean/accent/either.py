"""Either: words that have a capital in one of their senses, where nothing is left of the letter that would tell: `l'état`, `l'État`."""

from __future__ import annotations

import re
from enum import Enum

from octtei.clean.accent.decode import Way
from octtei.clean.accent.region import Place
from octtei.clean.channel.language import Grammar, grammar

_WORD = re.compile(r"(?P<head>(?:[^\W\d_]{1,2}['’])?)(?P<word>[^\W\d_]+)(?P<rest>\W*)")
_BEFORE = re.compile(r"([^\W\d_]+)\s+d['’]\Z")
_LAST = re.compile(r"([^\W\d_]+)\s+\Z")
_BEHIND = re.compile(r"[-\s]+([^\W\d_]+)(['’]?)")
_STOP = re.compile(r"[ \u00a0]?[.,;:!?…)»]")
_AROUND = 30


class Case(Enum):
    """What the words beside tell of such a word."""

    SMALL = "small"
    CAPITAL = "capital"
    OPEN = "open"


def case_of(text: str, place: Place, way: Way, code: str) -> Case:
    """Whether the first word of a reading, of whose first letter nothing is left, has a capital by the words beside it.

    SMALL where the word has no sense in which it has one.
    """
    facts = grammar(code)
    hit = _WORD.fullmatch(way.text)
    if hit is None or hit["word"] not in facts.capital_senses or not _is_lost(way, hit.start("word")):
        return Case.SMALL
    before = _BEFORE.search(text[max(0, place.start - _AROUND) : place.start] + hit["head"])
    if before and before[1].lower() in facts.before_capitals:
        return Case.CAPITAL
    end = place.start + place.region.starts[-1] + len(place.region.chunks[-1])
    first = _LAST.search(text[max(0, place.start - _AROUND) : place.start])
    if not hit["head"] and first and first[1].lower() in facts.small_behind:
        return Case.SMALL
    if not hit["head"] and first and _is_people(hit["word"], first[1], facts):
        return Case.CAPITAL
    following = hit["rest"] + text[end : end + _AROUND]
    behind = _BEHIND.match(following)
    if behind and behind[1].lower() in facts.behind_small:
        return Case.SMALL
    return Case.CAPITAL if _is_whole(hit, following, facts) else Case.OPEN


def _is_whole(hit: re.Match[str], following: str, facts: Grammar) -> bool:
    """Whether a word that goes with what follows in its other sense has nothing to go with: `l'État, lui`, `l'État n'a`."""
    if hit["word"] not in facts.capital_alone or hit["head"].lower() not in ("l'", "l’"):
        return False
    behind = _BEHIND.match(following)
    form = behind[1].lower() + behind[2].replace("’", "'") if behind else ""
    return bool(_STOP.match(following)) or facts.groups.get(form, "") in facts.alone_before


def _is_people(word: str, before: str, facts: Grammar) -> bool:
    """Whether a word that follows an article, as no adjective of its kind does, is the name of a people."""
    return word in facts.peoples and facts.groups.get(before.lower(), "") in facts.peoples_behind


def with_capital(way: Way) -> Way:
    """A reading that `case_of` was asked about, its word with a capital."""
    hit = _WORD.fullmatch(way.text)
    if hit is None:
        return way
    at = hit.start("word")
    part = way.parts[0]
    letters = list(part.spelled.letters)
    number = next(n for n in range(len(letters)) if sum(map(len, letters[:n])) == at)
    letters[number] = letters[number].upper()
    parts = (part._replace(spelled=part.spelled._replace(letters=tuple(letters))), *way.parts[1:])
    return way._replace(text=way.text[:at] + way.text[at].upper() + way.text[at + 1 :], parts=parts)


def _is_lost(way: Way, at: int) -> bool:
    """Whether nothing is left of the letter at place `at` of a reading, in its first part."""
    done = 0
    for unit, letter in zip(way.parts[0].spelled.units, way.parts[0].spelled.letters, strict=True):
        if done == at:
            return unit.options is not None and not unit.options.base
        done += len(letter)
    return False

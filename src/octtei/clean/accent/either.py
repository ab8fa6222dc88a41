"""Either: words that have a capital in one of their senses, where nothing is left of the letter that would tell: `l'état`, `l'État`."""

from __future__ import annotations

import re
from collections.abc import Sequence
from enum import Enum
from functools import cached_property

from octtei.clean.accent.decode import Way
from octtei.clean.accent.neighbours import as_read
from octtei.clean.accent.region import Place
from octtei.clean.channel.language import Grammar, grammar

_WORD = re.compile(r"(?P<head>(?:[^\W\d_]{1,2}['’])?)(?P<word>[^\W\d_]+)(?P<rest>\W*)")
_BEFORE = re.compile(r"([^\W\d_]+)\s+d(?:e\s+l)?['’]\Z")
_LAST = re.compile(r"([^\W\d_]+)\s+\Z")
_BEHIND = re.compile(r"[-\s]+([^\W\d_]+)(['’]?)")
_STOP = re.compile(r"[ \u00a0]?[.,;:!?…)»]")
_AROUND = 30


class Case(Enum):
    """What the words beside tell of such a word."""

    SMALL = "small"
    CAPITAL = "capital"
    OPEN = "open"


class Cases:
    """Tells whether words have a capital by the words beside them, as those are read."""

    def __init__(
        self, text: str, places: Sequence[Place], ways: Sequence[tuple[Way, ...]], code: str
    ) -> None:
        self._text, self._places, self._ways, self._code = text, places, ways, code

    @cached_property
    def _read(self) -> tuple[str, list[int]]:
        return as_read(self._text, self._places, self._ways)

    def of(self, number: int, way: Way) -> Case:
        """Whether the first word of a reading of place `number`, of whose first letter nothing is left, has a capital.

        SMALL where the word has no sense in which it has one.
        """
        facts = grammar(self._code)
        hit = _WORD.fullmatch(way.text)
        if hit is None or hit["word"] not in facts.capital_senses or not _is_lost(way, hit.start("word")):
            return Case.SMALL
        text, starts = self._read
        start, end = starts[number], starts[number] + len(self._ways[number][0].text)
        return _case(hit, text[max(0, start - _AROUND) : start], text[end : end + _AROUND], facts)


def _case(hit: re.Match[str], left: str, right: str, facts: Grammar) -> Case:
    """Whether a word has a capital between `left` and `right`."""
    before = _BEFORE.search(left + hit["head"])
    if before and before[1].lower() in facts.before_capitals:
        return Case.CAPITAL
    first = _LAST.search(left)
    if not hit["head"] and first and first[1].lower() in facts.small_behind:
        return Case.SMALL
    if not hit["head"] and first and _is_people(hit["word"], first[1], facts):
        return Case.CAPITAL
    following = hit["rest"] + right
    behind = _BEHIND.match(following)
    if _is_named(hit, behind[1].lower() if behind else "", facts):
        return Case.CAPITAL
    if behind and behind[1].lower() in facts.behind_small:
        return Case.SMALL
    return Case.CAPITAL if _is_whole(hit, following, facts) else Case.OPEN


def _is_named(hit: re.Match[str], behind: str, facts: Grammar) -> bool:
    """Whether a word nearly always has its capital behind `l'` (`l'Évangile`), or before what stands behind it (`État membre`)."""
    if behind in facts.capital_before:
        return True
    the = hit["head"].lower() in ("l'", "l’")
    return the and (hit["word"] in facts.capital_mostly or behind in facts.capital_before_the)


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

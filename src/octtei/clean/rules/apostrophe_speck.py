"""Specks between two words that recognition took for an apostrophe."""

from __future__ import annotations

from collections.abc import Iterator

from octtei.clean.channel.confusions import ALIKE, slip
from octtei.clean.channel.context import groups
from octtei.clean.channel.lore import APOSTROPHES
from octtei.clean.channel.view import View, view
from octtei.clean.channel.worn import worn
from octtei.clean.rule import Kind, Passage, rule
from octtei.text import Edit, Safety, Span

NAME = "punctuation.apostrophe-speck"
_QUOTE = 200
"""So far back a quotation may begin that such a sign ends."""
_OPENS = ("‘", " '", "\n'", "“", ' "')
_SHORTEST = 3
_USED = 1.0
"""How often in a million words the words beside stand at least."""


@rule(NAME, Kind.TEXT)
def apostrophe_speck(passage: Passage) -> Iterator[Edit]:
    """An apostrophe stands where a space must: `dans'un autre`, `sans'cesse`.

    Why: a speck over a narrow space.
    Wrong when: a letter is left out in speech (`grand'chose`, `com'on`), or the sign ends a quotation. Only in texts with plain
    misreadings, between two words in use, neither of them elided, where no quotation is open.
    Example: "il faut dans'un tel cas, sans'cesse, rcvenir à la maisou, au marcbé et à la dépeuse" → "il faut dans un tel cas, sans cesse, rcvenir à la maisou, au marcbé et à la dépeuse"
    Keep: "aujourd'hui, la grand'mère n'a pas grand'chose à dire"
    """
    seen = view(passage)
    if seen is None:
        return
    odd = [f for f in seen.unknown if len(f) >= _SHORTEST and f[-1] in APOSTROPHES and f.islower()]
    for i in seen.numbers(odd) if odd and worn(passage) else ():
        if _are_two(i, seen) and not _ends_quotation(i, seen):
            at = seen.end(i) - 1
            yield Edit(Span(at, at + 1), seen.forms[i][-1], " ", NAME, Safety.SAFE)


def _are_two(i: int, seen: View) -> bool:
    """Whether word `i` without its sign and the word right behind it are two words, and no one has them as one."""
    if i + 1 >= len(seen.forms) or not seen.elided(i + 1):
        return False
    left, right = seen.forms[i][:-1], seen.forms[i + 1]
    frequency, building = seen.lore.frequency, groups(seen.language)
    long = len(right) >= _SHORTEST or right in building
    if not (long and right.islower() and seen.known(left) and seen.known(right)):
        return False
    whole = f"{left}'{right}"
    told = seen.lore.frequency[whole] > 0 or seen.known(left + right)
    used = min(frequency[left], frequency[right]) > _USED
    told = told or _is_run_on(left, right, seen)
    return used and not told and not _is_elided(left, right, seen) and not seen.abroad(i)


def _is_run_on(left: str, right: str, seen: View) -> bool:
    """Whether what stands before the sign is a word and an elision that a space was lost between: `sil'homme`, `quel'audace`."""
    elision, lang = left[-1:] + "'", seen.lexicon.language
    if elision not in lang.elisions or right[0] not in lang.elision_before:
        return False
    return seen.lore.frequency[left[:-1]] > seen.lore.frequency[left]


def _is_elided(left: str, right: str, seen: View) -> bool:
    """Whether a short form looks like the letter that is elided before a vowel: `cl'un`, `ri'y`, `in'a`."""
    lang = seen.lexicon.language
    small = len(left) < _SHORTEST and right[0].lower() in lang.elision_before
    return small and any(slip(left.lower(), e[:-1]) <= ALIKE for e in lang.elisions if e[:-1] != left.lower())


def _ends_quotation(i: int, seen: View) -> bool:
    """Whether a quotation may be open before word `i`."""
    before = seen.text[max(0, seen.starts[i] - _QUOTE) : seen.starts[i]]
    return any(sign in before for sign in _OPENS)

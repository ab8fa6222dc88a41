"""Endings of numbers and of titles that were raised in print, and are parted from them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from octtei.clean.channel.language import grammar
from octtei.clean.channel.view import view
from octtei.clean.rule import Passage, rule
from octtei.text import Edit, Safety, Span

NAME = "space.raised-ending"
_NUMBER = re.compile(r"(?<![\w.,/'’°-])(?:\d{1,4}|[IVX]{1,7})$")
_REACH = 9
_WORD = r"(?=[ \u00a0\n]{1,3}[^\W\d_]{2}"
_LONG = re.compile(r"[ \u00a0\n]{1,3}([^\W\d_]{3,})")
_SIGN = r"|[.,;:)?!])"


class _Patterns(NamedTuple):
    """Endings behind a number with what they end, and words whose later letters were raised."""

    endings: re.Pattern[str]
    of: dict[str, tuple[str, ...]]
    words: re.Pattern[str] | None


@rule(NAME)
def raised_ending(passage: Passage) -> Iterator[Edit]:
    """A space stands before the ending of a number or a title: `1 er`, `XIX e siècle`, `M me`.

    Why: the ending is raised and small in print, and whoever takes the text out of a PDF sees a gap before it.
    Wrong when: the letter is a name of something (`le point 2 e`). The language says which endings belong to which numbers; one
    letter is an ending only before a word, or behind a Roman number, and before a word that builds sentences it is proposed
    (`l'article 22 e des clauses`).
    Example: "le 1 er janvier, au XIX e siècle, chez M me Aubert" → "le 1er janvier, au XIXe siècle, chez Mme Aubert"
    Keep: "les points 1 e et 2 f du texte"
    """
    seen = view(passage)
    if seen is None:
        return
    facts = grammar(seen.language)
    if not facts.raised:
        return
    found = _patterns(facts.raised, facts.raised_titles, facts.raised_signs)
    for hit in found.endings.finditer(passage.value):
        at, ending = hit.start() + 1, hit[1]
        number = _NUMBER.search(passage.value, max(0, at - _REACH), at)
        if number and _belongs(number.group(), ending, hit, found.of):
            after = _LONG.match(passage.value, hit.end())
            letter = (
                len(ending) == 1 and number.group().isdigit() and after and after[1].lower() in facts.groups
            )
            yield Edit(
                Span(at, at + 1), passage.value[at], "", NAME, Safety.REVIEW if letter else Safety.SAFE
            )
    for hit in found.words.finditer(passage.value) if found.words else ():
        at = hit.start() + 1
        yield Edit(Span(at, at + 1), passage.value[at], "", NAME)


def _belongs(number: str, ending: str, hit: re.Match[str], of: dict[str, tuple[str, ...]]) -> bool:
    """Whether an ending is one of such a number; a letter alone may be none before a sign."""
    roman = number[0] in "IVX"
    if len(ending) == 1 and (
        number == "I" or not (_LONG.match(hit.string, hit.end()) or (roman and len(number) > 1))
    ):
        return False
    return any(
        not last or number.endswith(last) or (roman and last == "1" and number == "I") for last in of[ending]
    )


@lru_cache(maxsize=8)
def _patterns(raised: tuple[str, ...], titles: tuple[str, ...], signs: tuple[str, ...]) -> _Patterns:
    """What is looked for in a language."""
    of: dict[str, tuple[str, ...]] = {}
    for entry in raised:
        ending = entry.lstrip("0123456789")
        of[ending] = (*of.get(ending, ()), entry.removesuffix(ending))
    endings = "|".join(sorted(map(re.escape, of), key=lambda e: (-len(e), e)))
    told = [f"(?<={t[0]})[ \u00a0]{t[1:]}(?= [^\\W\\d_a-zß-ÿ])" for t in titles]
    told += [f"(?<={t[0]})[ \u00a0]{t[1:]}(?=[ \u00a0]\\d)" for t in signs]
    first = "".join(sorted({t[0] for t in (*titles, *signs)}))  # a search jumps from one to the next
    words = re.compile(rf"[{first}](?<![\w'’.-].)(?:{'|'.join(told)})") if told else None
    return _Patterns(re.compile(rf"[\dIVX][ \u00a0]({endings}){_WORD}{_SIGN}"), of, words)

"""The pronoun I read as another single stroke, where a language has it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from octtei.clean.channel.context import groups
from octtei.clean.channel.view import View
from octtei.clean.channel.worn import worn
from octtei.clean.rule import Passage
from octtei.text import Edit, Safety, Span

_PRONOUN = "i"
_STROKE = re.compile(r"[1|!\[\]](?<=[ \n].)(?=[ \n]([^\W\d_]+))")
_OPENS = re.compile(r"(?:^|[^\W\d_]{2}[.!?,;:][”’\"]?|[“‘\"])[ \n]+$")
_LAST = re.compile(r"([^\W\d_]+)[ \n]$")
_REACH = 24
_VERBS = frozenset({"<be>", "<have>", "<do>", "<modal>"})
_LINKS = frozenset({"<and>", "<but>", "<who>", "<not>", "<adv>", "<det>"})


def strokes(seen: View, passage: Passage, name: str) -> Iterator[Edit]:
    """Edits named `name`: a figure or a stroke where the pronoun I must stand (`so that 1 was`, `| have been`).

    At the opening of a sentence or clause, or behind a word that joins them, in a text with plain misreadings; put right before a form of
    `be`, `have`, `do` or the like, else proposed where it is no figure. Nothing in languages without that pronoun.
    """
    if groups(seen.language).get(_PRONOUN) != "<subject>":
        return
    for hit in _STROKE.finditer(passage.value):
        safety = _judged(hit, seen) if worn(passage) else None
        if safety is not None:
            yield Edit(Span(*hit.span()), hit.group(), _PRONOUN.upper(), name, safety)


def _judged(hit: re.Match[str], seen: View) -> Safety | None:
    """Whether the pronoun is put there, proposed, or nothing."""
    building, word, before = groups(seen.language), hit.group(1), max(0, hit.start() - _REACH)
    last = _LAST.search(seen.text, before, hit.start())
    joins = last is not None and building.get(last[1].lower()) in _LINKS
    free = joins or _OPENS.search(seen.text, before, hit.start()) is not None
    if not free or not word.islower():
        return None
    if building.get(word) in _VERBS:
        return Safety.SAFE
    plain = building.get(word, "<adv>") == "<adv>" and seen.known(word) and not hit.group().isdigit()
    return Safety.REVIEW if plain else None

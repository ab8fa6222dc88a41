"""The pronoun I read as another single stroke, or as a letter of one, where a language has it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from octtei.clean.channel.context import groups
from octtei.clean.channel.view import View
from octtei.clean.channel.worn import worn
from octtei.clean.rule import Passage
from octtei.text import Edit, Safety, Span

_PRONOUN = "i"
_STROKE = re.compile(r"[1|!\[\]TLJ](?<=[ \n].)(?=[ \n]([^\W\d_]+))")
_OPENS = re.compile(r"(?:^|[^\W\d_]{2}[.!?,;:][”’\"]?|[“‘\"]|\n[ \t]*(?=\n))[ \n]+$")
_LAST = re.compile(r"([^\W\d_]+)[ \n]$")
_REACH = 24
_VERBS = frozenset({"<be>", "<have>", "<do>", "<modal>"})
_FEW = 2
_APART = -1.0
"""What goes no better with the pronoun (natural logarithm of odds) is no verb of its person: `1 is`."""
_GOES = 1.0
"""So well a verb goes with the pronoun that is proposed for a figure in a text with plain misreadings: `1 guess`."""
_LINKS = frozenset({"<and>", "<but>", "<who>", "<not>", "<adv>", "<det>"})


def strokes(seen: View, passage: Passage, name: str) -> Iterator[Edit]:
    """Edits named `name`: a figure or a stroke where the pronoun I must stand (`so that 1 was`, `| have been`).

    At the opening of a sentence or clause, or behind a word that joins them, in a text with plain misreadings; put right before a form of
    `be`, `have`, `do` or the like, else proposed where it is no figure. Two strokes before `have`, `do` or the like are misreadings, too, and then all are
    proposed. Nothing in languages without that pronoun.
    """
    if groups(seen.language).get(_PRONOUN) != "<subject>":
        return
    judged = [(hit, safety) for hit in _STROKE.finditer(passage.value) if (safety := _judged(hit, seen))]
    bold = worn(passage)
    if bold:
        told = {hit.start() for hit, _ in judged}
        hits = (h for h in _STROKE.finditer(passage.value) if h.start() not in told and _is_likely(h, seen))
        judged = sorted([*judged, *((h, Safety.REVIEW) for h in hits)], key=lambda entry: entry[0].start())
    else:
        judged = [(hit, safety) for hit, safety in judged if not hit.group().isalpha()]
    if bold or sum(_counts_nothing(hit, seen) for hit, _ in judged) >= _FEW:
        for hit, safety in judged:
            safety = safety if bold else Safety.REVIEW
            yield Edit(Span(*hit.span()), hit.group(), _PRONOUN.upper(), name, safety)


def _counts_nothing(hit: re.Match[str], seen: View) -> bool:
    """Whether what stands behind a stroke goes with the pronoun, and not with a number: `1 have`, but not `1 is`."""
    return groups(seen.language).get(hit.group(1)) in _VERBS - {"<be>"}


def _is_likely(hit: re.Match[str], seen: View) -> bool:
    """Whether a stroke may be the pronoun in a text full of misreadings: it opens a clause before its verb, or stands before a verb that no number has."""
    word, before = hit.group(1), max(0, hit.start() - _REACH)
    if not word.islower() or not seen.known(word) or seen.context.bond(_PRONOUN, word) < _GOES:
        return False
    if _OPENS.search(seen.text, before, hit.start()) is not None:
        return True
    last = _LAST.search(seen.text, before, hit.start())
    return last is not None and last[1].islower() and _counts_nothing(hit, seen)


def _judged(hit: re.Match[str], seen: View) -> Safety | None:
    """Whether the pronoun is put there, proposed, or nothing."""
    building, word, before = groups(seen.language), hit.group(1), max(0, hit.start() - _REACH)
    last = _LAST.search(seen.text, before, hit.start())
    joins = last is not None and building.get(last[1].lower()) in _LINKS
    free = joins or _OPENS.search(seen.text, before, hit.start()) is not None
    if not free or not word.islower() or seen.context.bond(_PRONOUN, word) < _APART:
        return None
    if hit.group().isalpha():
        return Safety.REVIEW if _counts_nothing(hit, seen) else None
    if building.get(word) in _VERBS:
        return Safety.SAFE
    plain = building.get(word, "<adv>") == "<adv>" and seen.known(word) and not hit.group().isdigit()
    return Safety.REVIEW if plain else None

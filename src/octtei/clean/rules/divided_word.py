"""Divided words of which one half was misread."""

from __future__ import annotations

from collections.abc import Iterator

from octtei.clean.channel.candidates import Candidate, twice
from octtei.clean.channel.closing import closes_alone
from octtei.clean.channel.confusions import LOST
from octtei.clean.channel.judge import Judge, judge
from octtei.clean.channel.language import grammar, is_old
from octtei.clean.channel.misreading import CLEAR
from octtei.clean.channel.spelling import is_spelt_as_once, spelt_as_once
from octtei.clean.channel.view import View, view
from octtei.clean.channel.worn import worn
from octtei.clean.rule import Kind, Passage, rule
from octtei.lexicon import Standing, fold
from octtei.text import Edit, Safety, Span

NAME = "confusion.divided-word"
_SHORTEST, _MOST, _KEEP = 5, 2, 0.02
"""Letters of a word, and how often the text has it at most; how common a word is that nobody knows."""
# Leads as `Judge` has them, without neighbours; read off 47,000 words of real OCR.
_SAFE, _SAFE_LONG, _MARGIN = -1.0, -3.0, 3.0
_REVIEW, _WORN_REVIEW, _LONG = 0.0, -5.0, 8
_BUDGET, _HALF, _TOO_SHORT = 1_000, 2, 5


@rule(NAME, Kind.TEXT)
def divided_word(passage: Passage) -> Iterator[Edit]:
    """A word that a line end divides is known with one letter changed: `respira-` at a line end, `ion` below.

    Why: recognition has no dictionary for halves of words, and errs in them more than elsewhere.
    Wrong when: the word is a name or the author's own, or spelt as it once was. Both halves together must be a form that nobody knows and one slip away from a
    word in use; the slip must lie in one half.
    Example: "le gou-\\nvemement du pays" → "le gou-\\nvernement du pays"
    Keep: "la pérestroï-\\nka du camarade"
    """
    seen = view(passage)
    if seen is None:
        return
    channel, bold = judge(seen), worn(passage)
    old = bool(spelt_as_once(seen)) or "ſ" in seen.text
    for i in seen.ends.hyphened[:_BUDGET]:
        whole = _left(i, seen) + seen.forms[i]
        if (
            _may_be_damaged(whole, i, seen)
            and not is_spelt_as_once(whole, seen)
            and not seen.abroad(i)
            and not closes_alone(seen.text, seen.end(i))
        ):
            ranked = _ranked(whole, channel)
            if any(is_old(whole, word, grammar(seen.language).old) for _, word in ranked):
                continue
            if not (old and ranked and fold(ranked[0][1]) == fold(whole)):
                yield from _read(i, ranked, seen, bold=bold)
    yield from _capitals(channel, bold=bold)


def _capitals(channel: Judge, *, bold: bool) -> Iterator[Edit]:
    """Second halves that begin with a capital by mistake: `ap-` at a line end, `Plication` below.

    Where the text shows no misreadings only those that make a word with a first half that is none: `ecclé-`, `Siastique`.
    """
    seen = channel.view
    for i in seen.ends.capital_halves:
        left, right = _left(i, seen), seen.forms[i]
        whole = left + right[0].lower() + right[1:]
        halves = left in seen.unknown and len(left) > 1 and seen.known(whole)
        if not left[1:].islower() or not right[1:].islower() or seen.abroad(i):
            continue
        if not halves and (not bold or not left.islower() or seen.known(right.lower())):
            continue
        ranked = [(0.0, whole)] if seen.known(whole) else _ranked(whole, channel)
        if ranked and ranked[0][0] > _WORN_REVIEW and ranked[0][1].startswith(left):
            yield _edit(seen.starts[i], right, ranked[0][1][len(left) :], Safety.REVIEW)


def _left(i: int, seen: View) -> str:
    """The half before word `i`; of a compound its last part: `socialistes-révo-` at a line end."""
    return seen.forms[i - 1].rpartition("-")[2]


def _may_be_damaged(whole: str, i: int, seen: View) -> bool:
    """Whether the halves around the line end before word `i` make a plain form that nobody knows."""
    if len(whole) < _SHORTEST or not whole.isalpha() or not whole[1:].islower() or seen.known(whole):
        return False
    if seen.lexicon.standing(whole) >= Standing.SEEN or seen.counts[whole] > _MOST:
        return False
    noun = whole[0].islower() or seen.signs[i - 1] == "." or grammar(seen.language).capital_nouns
    return noun and not _are_compound(i, seen)


def _are_compound(i: int, seen: View) -> bool:
    """Whether both halves are words, and short or used to their hyphen, so that it may be their own."""
    left, right = seen.forms[i - 1 : i + 1]
    if left in seen.unknown or right in seen.unknown or min(len(left), len(right)) <= _HALF:
        return False
    whole = f"{left}-{right}"
    return len(left) + len(right) < _LONG or seen.lore.frequency[whole] > 0 or seen.counts[whole] > 0


def _ranked(whole: str, channel: Judge) -> list[tuple[float, str]]:
    """The words one slip away, with their leads, the best first."""
    lore = channel.view.lore
    found: dict[str, float] = {}
    for form, cost in {*lore.listed[whole], *lore.anything[whole]}:
        found[form] = min(cost, found.get(form, cost))
    if not found and len(whole) >= _LONG:
        found = dict(twice(whole, channel.view.lexicon))
    leads = [(channel.odds(Candidate(form, cost), _KEEP).base, form) for form, cost in found.items()]
    return sorted(leads, key=lambda entry: (-entry[0], entry[1]))


def _read(i: int, found: list[tuple[float, str]], seen: View, *, bold: bool) -> Iterator[Edit]:
    if not found or found[0][0] < (_WORN_REVIEW if bold else _REVIEW):
        return
    lead, best = found[0]
    left, right = _left(i, seen), seen.forms[i]
    margin = lead - found[1][0] if len(found) > 1 else CLEAR + LOST
    least = _SAFE if len(left) + len(right) < _LONG else _SAFE_LONG
    sure = bold and lead > least and margin > _MARGIN and len(left) + len(right) > _TOO_SHORT
    safety = Safety.SAFE if sure else Safety.REVIEW
    if best.startswith(left) and len(best) > len(left):
        yield _edit(seen.starts[i], right, best[len(left) :], safety)
    elif best.endswith(right) and len(best) > len(right):
        yield _edit(seen.end(i - 1) - len(left), left, best[: -len(right)], safety)


def _edit(start: int, before: str, after: str, safety: Safety) -> Edit:
    return Edit(Span(start, start + len(before)), before, after, NAME, safety)

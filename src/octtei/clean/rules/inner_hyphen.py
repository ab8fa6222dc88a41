"""Hyphens left inside words where a line once ended."""

from __future__ import annotations

from collections.abc import Iterator

from octtei.clean.channel.kept_hyphens import keeps_hyphens
from octtei.clean.channel.named import is_joined
from octtei.clean.channel.view import View, view
from octtei.clean.rule import Passage, rule
from octtei.text import Edit, Safety, Span

NAME = "punctuation.inner-hyphen"
_HYPHENS = "-‐‑"
_SIGNS = frozenset(("¬", "¬ ", "¬\u00a0"))
"""What some readers write for a hyphen that divides a word, also with the space that the line end became."""
_LEAST = 2
"""Letters of a half at least."""
_IN_USE = 1.0
"""How often in a million words a common word stands."""
_LONG = 4
"""Letters of what is no prefix."""


@rule(NAME)
def inner_hyphen(passage: Passage) -> Iterator[Edit]:
    """A hyphen stands inside a word, where a line of the print ended once: `gouver-nement`, `sol¬dats`.

    Why: lines were joined by a program that left their hyphens; `¬` is what some write for one that divides a word.
    Wrong when: it is a compound or a spelling with a hyphen (`co-opérer`). The whole must be a word, and the second half none. Such a
    word is proposed; where a text has several it is made whole, and so are others whose first half is no word, or which are common
    without the hyphen and stand with it once; the rest is proposed.
    Example: "le gouver-nement et la révolu-tion chan-taient" → "le gouvernement et la révolution chantaient"
    Keep: "le vice-président, porte-parole, dit-il, co-opérait"
    """
    seen = view(passage)
    if seen is None:
        return
    wholes = {f: _whole(f, seen) for f in seen.unknown if _has_hyphen(f)}
    sure = {form for form, (whole, broken) in wholes.items() if whole and broken}
    often = keeps_hyphens(len(sure), seen)
    if often:
        wholes |= {f: _whole(f, seen) for f in seen.counts if _has_hyphen(f) and _is_of_words(f, seen)}
    for i in seen.numbers(form for form, (whole, _) in wholes.items() if whole):
        form = seen.forms[i]
        if (form in sure or often) and _stands_free(i, seen):
            safe = form in sure or _is_half(form, seen) or _is_no_habit(form, wholes[form][0], seen)
            safety = Safety.SAFE if often and safe else Safety.REVIEW
            yield Edit(Span(seen.starts[i], seen.end(i)), form, wholes[form][0], NAME, safety)
    for i in seen.behind(_SIGNS.__contains__):
        whole = seen.forms[i - 1] + seen.forms[i]
        small = seen.forms[i].islower() and len(seen.gap(i)) > 1
        if seen.known(whole) or small:
            safety = Safety.SAFE if seen.known(whole) else Safety.REVIEW
            yield Edit(Span(seen.end(i - 1), seen.starts[i]), seen.gap(i), "", NAME, safety)


def _has_hyphen(form: str) -> bool:
    return any(sign in form for sign in _HYPHENS)


def _is_of_words(form: str, seen: View) -> bool:
    """Whether a form is known by its parts only, and no list has it as it stands: `mai-rie`, `la-voir`."""
    return seen.known(form) and form not in seen.lexicon and form.lower() not in seen.lexicon


def _whole(form: str, seen: View) -> tuple[str, bool]:
    """The word that a form with one hyphen is without it, "" if none; and whether its second half is no word."""
    sign = next(c for c in form if c in _HYPHENS)
    left, _, right = form.partition(sign)
    whole = left + right
    halves = min(len(left), len(right)) >= _LEAST and right.isalpha() and left.isalpha() and right.islower()
    if not halves or not seen.known(whole) or left.lower() in seen.lexicon.language.compound_heads:
        return "", False
    return whole, right not in seen.lexicon and not seen.known(right)


def _is_half(form: str, seen: View) -> bool:
    """Whether the first part of a form is no word, and too long for a prefix (`co-`, `re-`)."""
    left = form[: min(form.index(sign) for sign in _HYPHENS if sign in form)]
    return len(left) >= _LONG and left not in seen.lexicon and not seen.known(left)


def _is_no_habit(form: str, whole: str, seen: View) -> bool:
    """Whether the text has a common word with this hyphen once only, or more often without it: who writes `long-temps` writes it again."""
    return seen.lore.frequency[whole] >= _IN_USE and seen.counts[form] <= max(1, seen.counts[whole])


def _stands_free(i: int, seen: View) -> bool:
    return seen.whole(i) and not seen.at_edge(i) and not seen.abroad(i) and not is_joined(i, seen)

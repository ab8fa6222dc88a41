"""The long s of old print, read as f."""

from __future__ import annotations

from collections.abc import Iterator

from octtei.clean.channel.long_s import Guess, LongS, words
from octtei.clean.channel.view import View, view
from octtei.clean.rule import Kind, Passage, rule
from octtei.text import Edit, Safety, Span

NAME = "confusion.long-s"
# Logarithms of odds, measured on damaged texts (bench): three repairs of ten thousand are wrong at 4.5.
_SAFE, _MARGIN, _REVIEW = 4.5, 2.0, -1.0


@rule(NAME, Kind.DAMAGE)
def long_s(passage: Passage) -> Iterator[Edit]:
    """The long s of old print was read as f: `fes`, `perfonne`, `auffi`.

    Why: a long s differs from an f by half a stroke, and recognition that never saw one takes the letter that it knows.
    Only a text is looked at that shows the fault: five different forms that are no words and become words with s for f,
    and a good share of its s so misread. There a form becomes what is common enough beside what stands; where both are
    common (`forte`, `sorte`) the words beside decide, or it is proposed. An f at the end of a word stays, so does a
    form that is no word either way. What the print has is a long s: the edition reads s.
    Wrong when: both words fit the sentence, and the rarer one was printed.
    Example: "il a perdu fes amis ; perfonne n'eft auffi feul" → "il a perdu ses amis ; personne n'est aussi seul"
    Keep: "une forte fièvre ; il faut enfin faire venir sa femme"
    """
    seen = view(passage)
    if seen is None or seen.text.count("f") < 2:
        return
    shown = LongS(seen)
    if not shown.rate:
        return
    guesses: dict[str, Guess | None] = {}
    for parts in words(seen):
        form = "".join(seen.forms[n] for n in parts)
        if form not in guesses:
            guesses[form] = shown.guess(form)
        if guess := guesses[form]:
            yield from _edits(parts, guess, seen)


def _edits(parts: tuple[int, ...], guess: Guess, seen: View) -> Iterator[Edit]:
    """The guess put into the place of its parts, those that it changes."""
    fit = _fit(parts[0], guess.form, seen) if len(parts) == 1 else 0.0
    lead = guess.lead + fit
    if lead < _REVIEW:
        return
    safety = Safety.SAFE if lead > _SAFE and guess.margin > _MARGIN else Safety.REVIEW
    done = 0
    for n in parts:
        form, start = seen.forms[n], seen.starts[n]
        meant = guess.form[done : done + len(form)]
        done += len(form)
        if meant != form:
            yield Edit(Span(start, start + len(form)), form, meant, NAME, safety)


def _fit(i: int, meant: str, seen: View) -> float:
    """How much better `meant` goes with its neighbours, what the text itself has of the pair not counted."""
    form, bond = seen.items[i], seen.context.bond
    if not form.islower():
        return 0.0
    left, right, here = seen.left(i), seen.right(i), seen.counts[seen.forms[i]]
    new = bond(left, meant.lower()) + bond(meant.lower(), right)
    return new - bond(left, form, here) - bond(form, right, here)

"""Capitals that are parted from the small letters of their word."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from octtei.clean.channel.context import groups
from octtei.clean.channel.judge import Judge, judge
from octtei.clean.channel.parting import together
from octtei.clean.channel.side_by_side import begins_word, ends_word, is_letter_of_row, is_spaced
from octtei.clean.channel.view import View, view
from octtei.clean.rule import Passage, rule
from octtei.lexicon import Standing
from octtei.text import Edit, Safety, Span

NAME = "space.behind-letter"
_HABIT = 3
"""So many words beyond doubt show that a text parts a letter from what follows it."""
_SPLIT, _LEAD = 2.0, 3.0
"""What it costs then to part a word, and how far the whole must lead two words."""
_NAME = 4
"""Letters of a name that nobody knows, at least."""


class _Place(NamedTuple):
    """A capital and what follows it, the word `i`; whether that is a word by itself, and whether the two make one."""

    i: int
    letter: str
    whole: str
    rest_known: bool
    known: bool

    @property
    def told(self) -> bool:
        """Whether nothing but one word can stand here."""
        return self.known and not self.rest_known


@rule(NAME, conjecture=True)
def behind_letter(passage: Passage) -> Iterator[Edit]:
    """A space stands between a capital and the small letters of its word: `V oltaire`, `T oute`, `A vant`.

    Why: letters that lean away from their neighbour are moved under it (kerned), and the text layer shows the move as a space.
    Wrong when: the letter is a word (`A dire vrai`), an initial or the name of something (`le point C entre les deux`). What follows must be no word,
    and the whole one. Where a text has three such words for a letter it parts it again and again: what follows may be a word then, if the whole
    is likelier, and the whole a name that nobody knows. Where a letter that is a word (`A capella`) stands so once or twice it is proposed.
    Example: "V oltaire et V ictor Hugo à V enise" → "Voltaire et Victor Hugo à Venise"
    Keep: "le point C entre les deux, A dire vrai, M Dupont"
    """
    seen = view(passage)
    if seen is None or not groups(seen.language):
        return
    places = list(_places(seen))
    if not places:
        return
    here = [place for place in places if not seen.abroad(place.i)]
    habit = Counter(letter for letter, _ in {(place.letter, place.whole) for place in here if place.told})
    for place in places:
        often = habit[place.letter] >= _HABIT
        if (place.told and (often or place in here)) or (
            often and place in here and _is_meant(place, judge(seen))
        ):
            yield _edit(
                place, seen, safe=often or place.letter.lower() not in seen.lexicon.language.one_letter_words
            )


def _edit(place: _Place, seen: View, *, safe: bool) -> Edit:
    span = Span(seen.starts[place.i - 1], seen.end(place.i))
    safety = Safety.SAFE if safe else Safety.REVIEW
    return Edit(span, span.of(seen.text), place.whole, NAME, safety)


def _places(seen: View) -> Iterator[_Place]:
    for i in seen.numbers(form for form in seen.capitals if len(form) == 1):
        if i + 1 < len(seen.forms) and _is_parted(i + 1, seen):
            letter, rest = seen.forms[i], seen.forms[i + 1]
            whole = letter + rest
            known = seen.known(whole.lower()) or seen.lexicon.standing(whole) >= Standing.NAME
            if len(rest) == 1:
                known = whole.lower() in groups(seen.language)
            rest_known = seen.known(rest) or seen.lexicon.is_foreign(rest)
            yield _Place(i + 1, letter, whole, rest_known, known or bool(seen.counts[whole]))


def _is_parted(i: int, seen: View) -> bool:
    """Whether one space alone parts a capital from small letters, and neither is the name of something."""
    return (
        seen.gap(i) == " "
        and seen.forms[i].islower()
        and not seen.gap(i - 1).endswith("-")
        and begins_word(i, seen)
        and ends_word(i, seen)
        and not is_spaced(i, seen)
        and not is_letter_of_row(i, seen)
        and seen.whole(i - 1)
        and seen.whole(i)
    )


def _is_meant(place: _Place, channel: Judge) -> bool:
    """Whether a word is meant where a letter is often parted: one that leads two words, or a name that nobody knows."""
    if place.known:
        return together(place.i - 1, place.i, place.whole, channel, _SPLIT) > _LEAD
    return not place.rest_known and len(place.whole) >= _NAME and place.whole[1:].isalpha()

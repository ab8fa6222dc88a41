"""Misreadings: what the rules on misread words have in common."""

from __future__ import annotations

from collections.abc import Iterator

from octtei.clean.channel.context import NAME, STOP
from octtei.clean.channel.language import grammar
from octtei.clean.channel.lore import APOSTROPHES
from octtei.clean.channel.reading import Reading
from octtei.clean.channel.view import View
from octtei.lexicon import fold
from octtei.text import Edit, Safety, Span

OWN = 3
"""A form that stands this often is the author's."""
SHORTEST = 4
"""Shorter forms have too many neighbours: more is asked of them."""
# Measured on damaged texts (bench): a lead of so much is right 99 times of 100, for long words and for short ones.
MARGIN = 1.9
"""How far the best candidate must lead the next one."""
# The same for letters that look alike, where no other candidate is near.
ALIKE_SAFE, ALIKE_MARGIN = 4.5, 4.0
# A word that the language has now and then is only corrected where its neighbours ask for the other one.
UNHEARD, SUPPORT, TWINS = 0.1, 3.0, 2.5
_WHOLE = 1.0
"""How often in a million words a word in use stands at least."""
CLEAR = 6.0
"""A slip that costs less leaves the word recognisable."""


def before_name(i: int, seen: View) -> bool:
    """Whether a word with a capital follows word `i` directly: the two may be a name."""
    return i + 1 < len(seen.forms) and seen.items[i + 1] == NAME and not seen.signs[i + 1]


def may_be_real(seen: View) -> Iterator[str]:
    """The words of a text that may be misreadings of others: short ones, and what is not the author's by standing often."""
    unknown, alone = seen.unknown, seen.lexicon.language.one_letter_words
    for form, times in seen.counts.items():
        seldom = (times < OWN or len(form) <= SHORTEST + 1) and form not in unknown
        if seldom and form[-1] not in APOSTROPHES and (len(form) > 1 or form in alone):
            yield form


def same_letters(one: str, other: str) -> bool:
    """Whether two forms differ in accents and capitals only."""
    return fold(one) == fold(other)


def correction(reading: Reading, seen: View, name: str, *, safe: bool) -> Edit:
    """The edit, named `name`, that puts the best candidate of `reading` into its place."""
    form, start = seen.forms[reading.place], seen.starts[reading.place]
    safety = Safety.SAFE if safe else Safety.REVIEW
    after = _printed(reading, seen)
    return Edit(Span(start, start + len(form)), form, after, name, safety, None, reading.others)


def _printed(reading: Reading, seen: View) -> str:
    """The best candidate as it was printed: an l that begins a sentence was no small i, and what is lost there was a capital."""
    form, best = seen.forms[reading.place], reading.best
    misread = (form[0] == "l" and best[0] == "i") or (best[1:] == form and best.islower())
    misread = misread and seen.signs[reading.place] == STOP
    return best[0].upper() + best[1:] if misread or best in grammar(seen.language).capital_words else best


def is_parted(i: int, seen: View) -> bool:
    """Whether a space alone parts word `i` from one beside it with which it makes a word in use: `grand es`, `fa ire`."""
    if seen.forms[i].lower() in seen.lexicon.language.one_letter_words:
        return False  # `par a suite`
    ends = [n for n in (i, i + 1) if 0 < n < len(seen.forms) and seen.gap(n) == " "]
    wholes = [seen.forms[n - 1] + seen.forms[n] for n in ends]
    return any(seen.lore.frequency[whole] > _WHOLE and seen.known(whole) for whole in wholes)


def lacks_first(form: str, reading: Reading, seen: View) -> bool:
    """Whether the best candidate is a word in use without its first letter: the word before may be misread instead, as in `de âmes`."""
    return form[1:].lower() == reading.best.lower() and seen.lore.frequency[form] > _WHOLE


def is_doubled(reading: Reading, seen: View) -> bool:
    """Whether the best candidate stands right beside the place already: `le le`."""
    i, best = reading.place, reading.best.lower()
    beside = [seen.forms[n].lower() for n in (i - 1, i + 1) if 0 <= n < len(seen.forms)]
    return best in beside


def is_capital_word(form: str) -> bool:
    """Whether a form of some length has a capital first and small letters behind it."""
    return len(form) >= SHORTEST and form[0].isupper() and form[1:].islower()


def is_written_so(form: str, seen: View) -> bool:
    """Whether the dictionary writes a word exactly so."""
    return seen.lore.written[form]

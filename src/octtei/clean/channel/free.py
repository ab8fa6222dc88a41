"""Free: whether a form that nobody knows stands in a place where its letters can be told."""

from __future__ import annotations

from octtei.clean.channel.closing import closes_alone
from octtei.clean.channel.context import STOP
from octtei.clean.channel.language import grammar
from octtei.clean.channel.lore import APOSTROPHES
from octtei.clean.channel.misreading import SHORTEST, before_name
from octtei.clean.channel.view import View
from octtei.lexicon import Standing


def stands_free(i: int, seen: View, *, worn: bool) -> bool:
    """Whether word `i` is a whole word, and no name."""
    form = seen.forms[i]
    noun = worn and grammar(seen.language).capital_nouns and seen.lexicon.standing(form) < Standing.NAME
    opens = opens_sentence(i, seen) or (worn and seen.opens(i))
    if form[0].isupper() and not noun and (not opens or before_name(i, seen)):
        return False
    if len(form) < SHORTEST - 1 and not _between_words(i, seen) and not (worn and _between_signs(i, seen)):
        return False
    if seen.elided(i) and not seen.lexicon.language.elisions:
        return False  # `ich's`
    return seen.whole(i) and not seen.at_edge(i) and not _torn(i, seen) and not _calls_note(i, seen)


def opens_sentence(i: int, seen: View) -> bool:
    """Whether word `i` stands behind a stop."""
    return seen.signs[i] == STOP or i == 0


def _between_signs(i: int, seen: View) -> bool:
    """Whether word `i` has two letters, and a sign of the sentence parts it from one of the words beside it, a space from both."""
    form, before, behind = seen.forms[i], seen.gap(i), seen.gap_after(i)
    free = (
        before[-1:] in (" ", "\n")
        and behind.strip(" \n") in ("", ",", ".", ";")
        and behind.strip(" \n") != before.strip(" \n")
    )
    return (
        len(form) == SHORTEST - 2 and form.islower() and free and before.strip(" \n") in ("", ",", ";", ":")
    )


def _calls_note(i: int, seen: View) -> bool:
    """Whether the last letter of word `i` may call a note, `retourh)`: behind it closes what nothing opened near it."""
    return closes_alone(seen.text, seen.end(i)) and seen.known(seen.forms[i][:-1])


def _torn(i: int, seen: View) -> bool:
    """Whether word `i` makes a word with its neighbour beyond a space: the space is the fault, not a letter."""
    pairs = ((n - 1, n) for n in (i, i + 1) if 0 < n < len(seen.forms))
    return any(
        seen.starts[b] - seen.end(a) == 1 and seen.known(seen.forms[a] + seen.forms[b]) for a, b in pairs
    )


def _between_words(i: int, seen: View) -> bool:
    """Whether spaces alone part word `i` from words that are longer than a letter: no list, no formula, no gap."""
    elided = seen.elided(i) or seen.forms[i][-1] in APOSTROPHES
    sides = (
        "," if elided or seen.forms[i][0].isupper() else seen.gap(i),
        "," if elided else seen.gap_after(i),
    )
    beside = [seen.forms[n] for n in (i - 1, i + 1) if 0 <= n < len(seen.forms)]
    spare = " \u00a0\n" if len(seen.forms[i]) == 1 else " \u00a0\n0123456789"
    free = all(side.strip(spare) in ("", ",") and side for side in sides)
    return free and all(len(form) > 1 or form in seen.lexicon.language.one_letter_words for form in beside)

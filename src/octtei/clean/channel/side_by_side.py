"""Side by side: whether one space alone parts two forms, so that they may be halves of one word."""

from __future__ import annotations

from octtei.clean.channel.context import groups
from octtei.clean.channel.language import grammar
from octtei.clean.channel.lore import APOSTROPHES
from octtei.clean.channel.view import View
from octtei.lexicon import Standing

_NAMED = (")", "°")
"""What stands behind a letter that is the name of something."""
_ONES = frozenset("lIiO")
"""Letters that may be a number before its unit."""


def side_by_side(i: int, seen: View) -> bool:
    """Whether one space alone parts word `i` from the word before, and neither is a name, an elision or half a line."""
    left, right = seen.forms[i - 1], seen.forms[i]
    return (
        seen.gap(i) == " "
        and not seen.gap(i - 1).endswith("-")
        and begins_word(i, seen)
        and ends_word(i, seen)
        and not (left in _ONES and right in grammar(seen.language).hours)
        and not (len(left) == 1 and right[0].isupper())
        and not is_spaced(i, seen)
        and not is_letter_of_row(i, seen)
        and (right.islower() or _is_no_name(left, right, seen))
        and (left.islower() or _opens(i - 1, seen) or _is_broken(i, seen))
    )


def begins_word(i: int, seen: View) -> bool:
    """Whether a word may begin with word `i - 1`: it is not elided itself, and what is elided before it is so before a vowel."""
    left, lang = seen.forms[i - 1], seen.lexicon.language
    if left[-1] in APOSTROPHES:
        return False
    if seen.text[seen.starts[i - 1] - 1 : seen.starts[i - 1]] in (*APOSTROPHES,):
        return (
            seen.elided(i - 1)
            and _is_elision(seen.forms[i - 2], seen)
            and left[0].lower() in lang.elision_before
        )
    return True


def ends_word(i: int, seen: View) -> bool:
    """Whether a word may end with word `i`; what is elided then is so with its first half: `q u'il`."""
    right = seen.forms[i]
    if right[-1] in APOSTROPHES:
        return right in seen.unknown and _is_elision(seen.forms[i - 1] + right, seen)
    return seen.text[seen.end(i) : seen.end(i) + 1] not in (*APOSTROPHES, "‘")


def _is_elision(form: str, seen: View) -> bool:
    return seen.lexicon.language.elides(form[:-1])


def _opens(i: int, seen: View) -> bool:
    """Whether the capital of word `i` is that of a sentence."""
    return seen.signs[i] == "."


def _is_broken(i: int, seen: View) -> bool:
    """Whether a word with a capital is in two, of which one half is none; of a name neither is: `L e roi`, `Jérusale m`."""
    if grammar(seen.language).capital_nouns:
        return True
    left, right = seen.forms[i - 1], seen.forms[i]
    if len(left) == len(right) == 1:
        return (left + right).lower() in groups(seen.language)
    odd = (left in seen.unknown) + (right in seen.unknown)
    if len(left) == 1 and right not in seen.unknown and "\n" not in seen.gap(i - 1):
        return False  # a letter that names something: `le langage C et`
    return right.islower() and (odd == 2 or (odd == 1 and seen.known((left + right).lower())))


def is_spaced(i: int, seen: View) -> bool:
    """Whether a letter beside the space stands in a row of three: words set with a space behind each, of which two make no word.

    One that is a word beside two others makes no row: `à l a mer`.
    """
    one, other = _is_letter(i - 1, seen), _is_letter(i, seen)
    two_before = _is_letter(i - 2, seen) and _is_letter(i - 3, seen)
    two_behind = _is_letter(i + 1, seen) and _is_letter(i + 2, seen)
    if (one and two_before) or (other and two_behind):
        return True
    single = seen.lexicon.language.one_letter_words
    beside = [j for j in (i - 2, i + 1) if one and other and _is_letter(j, seen)]
    return len(beside) == 2 or any(seen.forms[j].lower() not in single for j in beside)


def _is_letter(i: int, seen: View) -> bool:
    """Whether word `i` is a letter, with an apostrophe behind it or none; what is elided is a word."""
    if not 0 <= i < len(seen.forms):
        return False
    form = seen.forms[i]
    return len(form) == 1 or (len(form) == 2 and form[1] in APOSTROPHES and form in seen.unknown)


def is_letter_of_row(i: int, seen: View) -> bool:
    """Whether a letter beside the space is the name of something: `les points b et c`, `c et d`, `la loi n° 12`, `au b)`."""
    right = seen.forms[i]
    if len(right) == 1:
        row = i > 1 and len(seen.forms[i - 2]) == 1 and seen.forms[i - 1] in groups(seen.language)
        return row or seen.text[seen.end(i) : seen.end(i) + 2].lstrip()[:1] in _NAMED
    if len(seen.forms[i - 1]) > 1:
        return False
    if i + 1 < len(seen.forms) and len(seen.forms[i + 1]) == 1 and right in groups(seen.language):
        return seen.forms[i + 1] not in seen.lexicon.language.one_letter_words
    return i > 1 and len(seen.forms[i - 2]) == 1 and seen.signs[i - 1] == ","


def _is_no_name(left: str, form: str, seen: View) -> bool:
    """Whether a form with a capital, behind `left`, is a small word, or the text has it once and nobody knows it or `left`."""
    if form.lower() in groups(seen.language):
        return True
    once = form[1:].islower() and seen.counts[form] == 1
    return once and (left in seen.unknown or seen.lexicon.standing(form) < Standing.NAME)

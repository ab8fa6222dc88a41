"""Lettered: letters by themselves that name something (`soit n un entier`), not what is left of an elision (`il n est pas`)."""

from __future__ import annotations

from octtei.clean.channel.language import grammar
from octtei.clean.channel.view import View
from octtei.lexicon import Standing

_NAMED, _MOST, _SOME = 3, 0.5, 0.2
"""Places where a letter alone can be no elision that show that it names something, and which share of all: to be left alone, to be doubted."""
_REACH = 6
"""So many words around tell whether what is elided has its company."""
_FORMULA, _SIGNED = frozenset("=+(<>×/±"), 2
"""Signs beside a letter that show a formula, and how often any other sign must follow a letter to show that it names something."""
_SUBJECTS = frozenset(("<subject>", "<who>", "<it>"))


def names(letter: str, seen: View) -> bool:
    """Whether the text has a letter by itself rather where nothing can be elided: it names something, as in `n est le nombre`."""
    named, free = _counted(letter, seen)
    return len(letter) == 1 and named >= max(_NAMED, free * _MOST)


def may_name(i: int, mark: str, seen: View) -> bool:
    """Whether word `i`, a letter, may name something: the text has it by itself elsewhere, or what goes with the elision is not near.

    Behind a pronoun it names nothing: `il n est`. French `n'` has `pas` or the like near it: `la constante n est` is a letter.
    """
    letter = seen.forms[i]
    if len(letter) > 1 or _has_subject(i, seen):
        return False
    company = grammar(seen.language).beside_elided.get(f"{letter.lower()}'")
    if company is not None and company.isdisjoint(_near(i, mark, seen)):
        return True
    named, free = _counted(letter, seen)
    return named >= max(1, free * _SOME)


def stands_alone(letter: str, seen: View) -> bool:
    """Whether the text has a letter by itself in formulas, or before signs where it ends no word: `sin i = n`, `le rang n, le rang n.`"""
    gaps = [
        seen.gap(i + 1).strip()
        for i in seen.places.get(letter, ())
        if i + 1 < len(seen.forms) and not (i and seen.known(seen.forms[i - 1] + letter))
    ]
    return any(_FORMULA.intersection(gap) for gap in gaps) or sum(map(bool, gaps)) >= _SIGNED


def may_elide(word: str, seen: View) -> bool:
    """Whether something may be elided before a word."""
    vowels = seen.lexicon.language.elision_before
    single = len(word) > 1 or word in ("y", "à", "a")
    return word[0].lower() in vowels and single and follows(word, seen)


def follows(word: str, seen: View) -> bool:
    """Whether a word or a name can follow an elision."""
    return seen.known(word) or seen.counts[word] > 1 or seen.lexicon.standing(word) >= Standing.NAME


def _counted(letter: str, seen: View) -> tuple[int, int]:
    """How often a letter by itself can be no elision and no part of the next word, and how often it stands by itself."""
    free = [i for i in seen.places.get(letter, ()) if i + 1 < len(seen.forms) and not seen.at_edge(i)]
    return sum(_is_free(i, seen) for i in free), len(free)


def _is_free(i: int, seen: View) -> bool:
    if seen.gap(i + 1) != " ":
        return True
    word = seen.forms[i + 1]
    return not may_elide(word, seen) and not seen.known(seen.forms[i] + word)


def _has_subject(i: int, seen: View) -> bool:
    """Whether a pronoun stands before word `i`, which then is no subject itself."""
    before = seen.forms[i - 1].lower() if i and seen.gap(i).isspace() else ""
    told = grammar(seen.language)
    return told.groups.get(before) in _SUBJECTS or before in told.pointing


def _near(i: int, mark: str, seen: View) -> set[str]:
    """The words near word `i` in its clause, in small letters."""
    first = next((k for k in range(i, max(0, i - _REACH), -1) if seen.gap(k).strip()), max(0, i - _REACH))
    end = min(len(seen.forms), i + _REACH + 1)
    last = next((k for k in range(i + 1, end) if seen.gap(k).strip()), end)
    return {form.lower().replace(mark, "'") for form in seen.forms[first:last]}

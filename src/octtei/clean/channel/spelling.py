"""Spelling: readings that many forms of one text share are a habit of its spelling, not damage."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import lru_cache

from octtei.clean.channel.confusions import costs, middles
from octtei.clean.channel.language import grammar, is_old
from octtei.clean.channel.reading import Reading
from octtei.clean.channel.view import View
from octtei.lexicon import fold

_HABIT, _ENDING = 3, 3
_STEM = 2
"""Letters that a singular has more than."""
Change = tuple[str, str, str, str]


def spellings(readings: Sequence[Reading], seen: View, *, worn: bool = False) -> list[Reading]:
    """`readings` without those whose change three forms or more of the text share, unless letters look alike in it.

    `étoit`, `avoit` and `seroit` are the spelling of their time; `rnoi` and `rnême` are not. What the language says of
    its old spellings (`grammar.old`) goes even where it stands once; in a `worn` text that spells as today, lost letters stay, and accents for others.
    """
    today = worn and not spelt_as_once(seen)
    sharing: defaultdict[Change, set[str]] = defaultdict(set)
    changes = [_change(seen.forms[r.place], r.best) for r in readings]
    for reading, change in zip(readings, changes, strict=True):
        sharing[change].add(seen.forms[reading.place])
    old = grammar(seen.language).old
    return [
        r
        for r, c in zip(readings, changes, strict=True)
        if (today and not c[0])
        or (
            (len(sharing[c]) < _HABIT or _looks_alike(c) or (today and _is_accent(c)))
            and not is_old(seen.forms[r.place], r.best, old)
        )
    ]


def spelt_as_once(seen: View) -> frozenset[str]:
    """The forms of a text that an ending of old makes of words (`étoit`, `parens`); none if there are fewer than three."""
    endings = _endings(seen.language)
    ends = tuple(endings)
    found = {
        f for f in seen.unknown if f.islower() and _ends_as_once(f.replace("ſ", "s"), ends, endings, seen)
    }
    return frozenset(found if len(found) >= _HABIT else ())


def has_kin(form: str, seen: View) -> bool:
    """Whether a form is one of the text: its plural of a word that it has (`fax`, `faxes`), or a word with an ending of old
    in a text that has others (`six cens livres`)."""
    small, endings = form.lower(), _endings(seen.language)
    singulars = (small.removesuffix(end) for end in ("es", "s") if small.endswith(end))
    if any(len(word) > _STEM and seen.lower[word] for word in singulars):
        return True
    return bool(spelt_as_once(seen)) and _ends_as_once(small, tuple(endings), endings, seen)


@lru_cache(maxsize=8)
def _endings(code: str) -> dict[str, tuple[str, ...]]:
    """Each ending of old -> the endings of today that it stands for."""
    found: defaultdict[str, tuple[str, ...]] = defaultdict(tuple)
    for then, now in grammar(code).old:
        if len(then) >= _ENDING:
            found[then] += (now,)
    return dict(found)


def _ends_as_once(
    form: str, ends: tuple[str, ...], endings: Mapping[str, tuple[str, ...]], seen: View
) -> bool:
    if not form.endswith(ends):
        return False
    told = ((then, now) for then in ends if form.endswith(then) for now in endings[then])
    return any(seen.known(form[: -len(then)] + now) for then, now in told)


def is_spelt_as_once(form: str, seen: View) -> bool:
    """Whether a spelling of old, of three letters at least, makes a form of a word: `befolget`, `perswaded`."""
    return any(then in form and seen.known(form.replace(then, now)) for then, now in _long(seen.language))


@lru_cache(maxsize=8)
def _long(code: str) -> tuple[tuple[str, str], ...]:
    """The spellings of old, and those of today, of three letters at least."""
    return tuple((then, now) for then, now in grammar(code).old if len(then) >= _ENDING)


def _change(form: str, meant: str) -> Change:
    """What changes, and the letter behind it: a habit of spelling has its place in the word."""
    left, right = middles(form.lower(), meant.lower())
    at = next(
        (i for i, (a, b) in enumerate(zip(form, meant, strict=False)) if a != b), min(len(form), len(meant))
    )
    return (
        left,
        right,
        form[at + len(left) : at + len(left) + 1],
        form[at - 1 : at] if not left or not right else "",
    )


def _is_accent(change: Change) -> bool:
    """Whether one accent stands for another: nobody who spells as today writes `premiére` all over."""
    left, right = change[:2]
    return fold(left) == fold(right) and not left.isascii() and not right.isascii()


def _looks_alike(change: Change) -> bool:
    return change[:2] in costs()

"""Scarce: small letters as marks, looked for only where a text has far fewer accents than its language."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from octtei.clean.accent.cipher import variants
from octtei.lexicon import Language, Lexicon, Standing, fold, words
from octtei.room import learnt

_WINDOW, _ENOUGH = 1500, 9000
_SHORT = 60
"""Code points of a piece, of all that are looked at, and of one too short to tell."""
_SCARCE, _USUAL = 0.012, 0.045
"""Share of accented letters below which a piece of text lacks them, and one from which on no part of it does; French
has 0.035, German 0.017.
"""
_CAPITAL = re.compile(r"[A-Z](?<=[a-zß-ÿœ,;] .)[a-z]+(?![^\W\d_])")
_BEFORE, _REACH = re.compile(r"(?<![^\W\d_])([^\W\d_][a-zß-öø-ÿœ]*)\s\Z"), 24
_LEAST_LEADING = 4
"""Different words before which a capital stands that is no part of them."""
_SOLID = re.compile(r"\S")
_LEAST_TYPES = 3
_HALVES = re.compile(r"(?<![^\s'’(«\"-])([a-z]+)[ \n](?=([a-z]+)(?![^\s.,;:!?)»'’\"-]))")
_SHORTEST, _SHORT_FORM = 4, 2
_MOST_TYPES = 800
_REMEMBERED = 20_000
"""So many unknown forms are remembered, with the letters that may be marks, beyond the end of a document."""


Pieces = Sequence[tuple[int, str]]
"""Parts of a text, each with its start."""


def small_letters(pieces: Pieces, lexicon: Lexicon) -> tuple[dict[str, list[int]], dict[str, list[int]]]:
    """Small letters that would make words of unknown ones, read as marks beside a letter; the places in the text where they do.

    Those that do in several words first, then those that do in too few to speak for themselves.
    """
    found: dict[str, dict[str, int]] = {}
    for start, piece in pieces:
        for form, at in _unknown(piece, lexicon):
            for char, place in _candidates(form, lexicon):
                found.setdefault(char, {}).setdefault(form, start + at + place)
        for char, whole, at in _apart(piece, lexicon):
            found.setdefault(char, {}).setdefault(whole, start + at)
    places = {char: sorted(types.values()) for char, types in sorted(found.items())}
    usual = {char: at for char, at in places.items() if len(at) >= _LEAST_TYPES}
    return usual, {char: at for char, at in places.items() if char not in usual}


def leading_capitals(pieces: Pieces, lexicon: Lexicon) -> dict[str, list[int]]:
    """Capitals inside sentences that stand before a word which lost the accent of its first letter, and make no word with it.

    `un Vetat` may be `un état`, and `s Veance` `séance`; a capital counts where it does so before several words, in a text
    that lacks accents.
    """
    found: dict[str, dict[str, int]] = {}
    for start, piece in pieces:
        for hit in _CAPITAL.finditer(piece):
            before = _BEFORE.search(piece, max(0, hit.start() - _REACH), hit.start())
            if _leads(hit[0], lexicon) or (before and _holds(before[1], hit[0], lexicon)):
                found.setdefault(hit[0][0], {}).setdefault(hit[0], start + hit.start())
    return {c: sorted(types.values()) for c, types in sorted(found.items()) if len(types) >= _LEAST_LEADING}


@learnt
@lru_cache(maxsize=_REMEMBERED)
def _leads(form: str, lexicon: Lexicon) -> bool:
    """Whether a form is no word and no name, and its letters but the first are a word that bears an accent there."""
    if not variants(form[1], lexicon.language) or lexicon.standing(form) >= Standing.NAME:
        return False
    entries = lexicon.lookup(form[1:].lower())
    return any(e.word and fold(e.form) == form[1:] and e.form[0].lower() != form[1] for e in entries)


@learnt
@lru_cache(maxsize=_REMEMBERED)
def _holds(before: str, form: str, lexicon: Lexicon) -> bool:
    """Whether what stands before a form that is no name and its letters but the first are a word with an accent where they meet."""
    if not variants(form[1], lexicon.language) or lexicon.standing(form) >= Standing.NAME:
        return False
    whole = before.lower() + form[1:]
    entries = lexicon.lookup(whole)
    return any(e.word and len(e.form) == len(whole) and e.form[len(before)] != form[1] for e in entries)


def lacking(text: str, lang: Language) -> Pieces:
    """The pieces of `text` that lack accents; none in a language whose commonest words have none."""
    return tuple(_lacking(text, lang)) if any(not word.isascii() for word in lang.function_words) else ()


def _lacking(text: str, lang: Language) -> Iterator[tuple[int, str]]:
    """Pieces of `text` that lack accents, each with its start; at most some 9000 code points."""
    accented = re.compile("[" + "".join(c + c.upper() for c, _ in lang.accented) + "]")
    found = 0
    for begin in range(0, len(text), _WINDOW):
        window = text[begin : begin + _WINDOW]
        share = _share(window, accented)
        lacks = share < _SCARCE
        # Where one paragraph came through, the next may be damaged.
        for at, paragraph in _paragraphs(window) if _SCARCE <= share < _USUAL else ():
            if _share(paragraph, accented) < _SCARCE:
                yield begin + at, paragraph
                found += len(paragraph)
        if lacks:
            yield begin, window
            found += _WINDOW
        if found > _ENOUGH:
            return


def _paragraphs(window: str) -> Iterator[tuple[int, str]]:
    """The parts of `window` that blank lines part, with these, each with its start."""
    end = 0
    while first := _SOLID.search(window, end):
        blank = window.find("\n\n", first.end())
        end = blank + 2 if blank >= 0 else len(window)
        yield first.start(), window[first.start() : end]


def _share(piece: str, accented: re.Pattern[str]) -> float:
    """The share of accented letters; that of a piece too short to tell is 1."""
    return len(accented.findall(piece)) / len(piece) if len(piece) > _SHORT else 1.0


def letters_in_place(pieces: Pieces, lexicon: Lexicon) -> dict[str, list[int]]:
    """Small letters that would make words of short unknown forms, and of those with a capital, read in place of a letter.

    They say something only where other letters stand in place of letters.
    """
    found: dict[str, list[int]] = {}
    for start, piece in pieces:
        for form, at in _unknown(piece, lexicon, least=_SHORT_FORM, titled=True):
            small = form.lower()
            for place in range(form != small, len(form)):
                if _was_accented(small, place, lexicon):
                    found.setdefault(form[place], []).append(start + at + place)
    return found


def _unknown(
    piece: str, lexicon: Lexicon, *, least: int = _SHORTEST, titled: bool = False
) -> Iterator[tuple[str, int]]:
    seen: set[str] = set()
    for span, form in words(piece):
        if form in seen or len(seen) > _MOST_TYPES:
            continue
        seen.add(form)
        small = form[titled:].islower()
        if len(form) >= least and small and not lexicon.is_word(form):
            yield form, span.start


def _apart(piece: str, lexicon: Lexicon) -> Iterator[tuple[str, str, int]]:
    """Letters beside a false space that would be marks of a word, with the word and their places: `meh me`, `h jelas`."""
    for hit in _HALVES.finditer(piece):
        before, behind = hit[1], hit[2]
        if not lexicon.is_word(before) and _meets(before[:-1], behind, len(before) - 2, lexicon):
            yield before[-1], before[:-1] + behind, hit.end(1) - 1
        if not lexicon.is_word(behind) and _meets(before, behind[1:], len(before), lexicon):
            yield behind[0], before + behind[1:], hit.start(2)


@learnt
@lru_cache(maxsize=_REMEMBERED)
def _meets(before: str, behind: str, at: int, lexicon: Lexicon) -> bool:
    """Whether two pieces are a word together, with an accent on its letter at place `at`."""
    whole = before + behind
    if (
        not before
        or not behind
        or len(whole) < _SHORTEST
        or at < 0
        or not variants(whole[at], lexicon.language)
    ):
        return False
    entries = lexicon.lookup(whole) if lexicon.has(whole) else ()
    return any(e.word and len(e.form) == len(whole) and e.form[at] != whole[at] for e in entries)


@learnt
@lru_cache(maxsize=_REMEMBERED)
def _candidates(form: str, lexicon: Lexicon) -> tuple[tuple[str, int], ...]:
    """Letters of `form` that would be marks of a word, with their places in it; none that bears accents where `form` lost some only."""
    bare = _is_bare(form, lexicon)
    return tuple(
        (char, at)
        for at, char in enumerate(form)
        if not (bare and variants(char, lexicon.language)) and _may_be_mark(form, at, lexicon)
    )


def _is_bare(form: str, lexicon: Lexicon) -> bool:
    """Whether a form is a word without its accents: `annee`."""
    return any(e.word and len(e.form) == len(form) for e in lexicon.accent_variants(form))


def _may_be_mark(form: str, at: int, lexicon: Lexicon) -> bool:
    beside = form[at - 1 : at] + form[at + 1 : at + 2]
    if any(variants(c, lexicon.language) for c in beside) and _has_accent(
        form[:at] + form[at + 1 :], lexicon
    ):
        return True
    return _was_accented(form, at, lexicon)


def _has_accent(rest: str, lexicon: Lexicon) -> bool:
    """Whether a word of the same letters bears an accent: many lost accents in one word are not looked for here."""
    tail = rest.rpartition("'")[2].rpartition("’")[2]
    return any(e.word and fold(e.form) != e.form.lower() for e in lexicon.lookup(fold(tail)))


@lru_cache(maxsize=8)
def _bases(lang: Language) -> tuple[str, ...]:
    """The letters that bear accents in a language, without them."""
    return tuple(sorted({base for _, base in lang.accented if len(base) == 1}))


def _was_accented(form: str, at: int, lexicon: Lexicon) -> bool:
    """Whether a word has an accented letter where `form` has another, and all its other letters."""
    elided = max(form.rfind("'"), form.rfind("’")) + 1
    if at < elided:
        return False
    form, at = form[elided:], at - elided
    before, behind = fold(form[:at]), fold(form[at + 1 :])
    for base in _bases(lexicon.language):
        for entry in lexicon.lookup(f"{before}{base}{behind}") if base != form[at] else ():
            same = (
                len(entry.form) == len(form)
                and entry.form[:at] + entry.form[at + 1 :] == form[:at] + form[at + 1 :]
            )
            if entry.word and same and entry.form[at] != base:
                return True
    return False

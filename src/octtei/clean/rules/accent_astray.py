"""Accents that stand anywhere in their words, or behind them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from octtei.clean.accent.placing import SIGNS, Place, bearing, placed
from octtei.clean.characters import characters
from octtei.clean.language import lexicon_for
from octtei.clean.rule import Passage, rule
from octtei.lexicon import Lexicon
from octtei.text import Edit, Span

NAME = "accent.astray"
_SIGNS = "´ˆ¨˜`"
_FORM = re.compile(
    rf"(?<![\w{_SIGNS}])(?=[^\W\d_]*[{_SIGNS}])(?:[^\W\d_]|[{_SIGNS}](?![{_SIGNS}]))+(?![\w{_SIGNS}])"
)
_REST = re.compile(r" {1,40}([a-zß-ÿœ\u0131]+)(?![^\W_])")
_BEHIND = re.compile(rf"(?<![^\W_])([^\W\d_]+)([,.;:)]+)([{_SIGNS}])(?=\s)")
_DOTLESS = "\u0131"
"""What TeX sets under accents instead of i."""
_FEWEST = 3
"""So many words must have their accents far from their letters."""
_UNREAD, _SHARE = 2, 0.2
"""For each of these so many forms at most may be no words, or such a share of all: a font that has one sign for all accents has many."""
_FAR = 12
"""So many letters from its own an accent may stand."""


class _Word(NamedTuple):
    """What stands at `span`, what it is made, and whether an accent stood beside no letter that it makes a word on."""

    span: Span
    before: str
    after: str
    astray: bool


@rule(NAME)
def astray(passage: Passage) -> Iterator[Edit]:
    """An accent stands behind its word, or inside it but some letters on: `fut,ˆ`, `Unterstutzung¨`, `Unublic¨   he`.

    Why: a PDF draws letter and accent one by one, as TeX does, and a program that orders all by where it begins puts the accent behind what was drawn
    in one piece (Ghostscript's `txtwrite`).
    Method: the accent goes to the letter that makes a word. Where a text has such words, accents beside one letter only that can bear them go there, too.
    Wrong when: a sign stands alone behind a word. Three forms that are no words must become words, and most of the others be some:
    a font that has one sign for all accents is read by `accent.lost-mark`.
    Example: "Il fut,ˆ dit-on, a Genev,` puis a Neuchatel;ˆ l'hopitalˆ du chateauˆ et la forˆet" → "Il fût, dit-on, a Genev,` puis a Neuchâtel; l'hôpital du château et la forêt"
    Keep: "les touches ^ et ` du clavier, le mot seul´"
    """
    if characters(passage.value).isdisjoint(_SIGNS):
        return
    lexicon = lexicon_for(passage)
    if lexicon is None:
        return
    found = sorted((*_inside(passage.value, lexicon), *_behind(passage.value, lexicon)))
    far = len({word.before for word in found if word.astray})
    if far < _FEWEST or sum(_is_left(word, lexicon) for word in found) > max(
        _UNREAD * far, _SHARE * len(found)
    ):
        return
    end = -1
    for word in found:
        if word.span.start > end and word.after != word.before:
            end = word.span.end
            yield Edit(word.span, word.before, word.after, NAME)


def _is_left(word: _Word, lexicon: Lexicon) -> bool:
    """Whether a form is no word, though its accents go where they can: its signs are not the accents that they look like."""
    return not word.astray and not lexicon.is_word(word.after)


def _inside(text: str, lexicon: Lexicon) -> Iterator[_Word]:
    """Forms with accents in them or at their end, what comes behind a gap with them where that makes a word."""
    for hit in _FORM.finditer(text):
        plain, marks = _apart(hit[0])
        if not plain:
            continue
        quoted = lexicon.is_word(plain) and ("`" in hit[0] or hit[0][0] == "´")
        made = _placed(plain, marks, lexicon)
        if made:
            yield _Word(Span(*hit.span()), hit[0], made, not quoted and _is_astray(hit[0], made))
            continue
        rest = _REST.match(text, hit.end()) if hit[0][-1] in SIGNS else None
        behind = rest[1].replace(_DOTLESS, "i") if rest else ""
        whole = _placed(plain + behind, marks, lexicon) if rest else ""
        if rest and whole:
            apart = _is_astray(
                hit[0] + behind, whole
            )  # an accent before its letter, a space between, is where it was set
            yield _Word(Span(hit.start(), rest.end()), text[hit.start() : rest.end()], whole, apart)
        else:
            yield _Word(Span(*hit.span()), hit[0], _beside(hit[0], lexicon), astray=False)


def _behind(text: str, lexicon: Lexicon) -> Iterator[_Word]:
    """Words with a sign behind them, and the accent behind that."""
    for hit in _BEHIND.finditer(text):
        made = _placed(hit[1], [(hit[3], len(hit[1]))], lexicon)
        if made and (hit[3] not in "`´" or not lexicon.is_word(hit[1])):
            yield _Word(Span(*hit.span()), hit[0], made + hit[2], astray=True)


def _apart(form: str) -> tuple[str, list[tuple[str, int]]]:
    """The letters of a form, and its accents, each with the number of letters before it."""
    marks: list[tuple[str, int]] = []
    letters = ""
    for char in form:
        if char in SIGNS:
            marks.append((char, len(letters)))
        else:
            letters += "i" if char == _DOTLESS else char
    return letters, marks


def _placed(word: str, marks: list[tuple[str, int]], lexicon: Lexicon) -> str:
    """The word with accents on letters near them, the one beside first; "" if that makes none."""
    places = [
        (sign, [
            Place(0, i, min(abs(i - at), abs(i + 1 - at)))
            for i in range(max(0, at - _FAR), min(len(word), at + 2))
            if bearing(word[i], sign, lexicon.language)
        ])
        for sign, at in marks
    ]  # fmt: skip
    found = placed([word], places, lexicon).get(0)
    return found[0] if found and len(found[1]) == len(marks) else ""


def _is_astray(form: str, made: str) -> bool:
    """Whether an accent of a form stands neither before nor behind the letter that has it in the word made."""
    letters, marks = _apart(form)
    own = {i for i, (a, b) in enumerate(zip(letters, made, strict=True)) if a != b}
    return any(at not in own and at - 1 not in own for _, at in marks)


def _beside(form: str, lexicon: Lexicon) -> str:
    """The form with each accent on the one letter beside it that can bear it; other accents stay."""
    made = form
    for sign in _SIGNS:
        for at in [i for i, char in enumerate(made) if char == sign][::-1]:
            before, behind = (
                bearing(made[i], sign, lexicon.language)
                if 0 <= i < len(made) and made[i] not in SIGNS
                else ""
                for i in (at - 1, at + 1)
            )
            if behind and not before:
                made = made[:at] + behind + made[at + 2 :]
            elif before and not behind:
                made = made[: at - 1] + before + made[at + 1 :]
    return made

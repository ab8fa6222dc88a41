"""Characters that a table of characters lacked, and wrote a question mark for."""

from __future__ import annotations

import re
from collections.abc import Iterator

from octtei.clean.address import in_address
from octtei.clean.characters import characters
from octtei.clean.language import lexicon_for
from octtei.clean.rule import Passage, rule
from octtei.lexicon import Lexicon
from octtei.text import Edit, Safety, Span

LETTER, SIGN = "mojibake.lacking-letter", "mojibake.lacking-sign"
_SIGNS = "?\ufffd"
_FRACTIONS = "½¼"
"""The signs that Latin-1 has in the places where Latin-9 has the letters that it lacked (ISO 8859-15)."""
_WORD = r"[^\W\d_]"
# The sign comes first, so that a search jumps from one to the next.
_IN_WORD = re.compile(rf"[{_SIGNS}{_FRACTIONS}](?={_WORD})(?:(?<={_WORD}.)|(?<![^\s(«“„’'-].))")
_BEFORE, _BEHIND = re.compile(rf"{_WORD}{{0,40}}\Z"), re.compile(rf"{_WORD}{{1,40}}")
_REACH = 40
_OPENS_SENTENCE = re.compile(r"(?:\A|[.!?…]\s+|\n\s*\n\s*)\Z")
_OPENS, _CLOSES = (
    rf"(?<![^\s(].)(?={_WORD}|…)",
    rf"(?:(?<=[.,;:!?…].)(?=[\s).,;:]|\Z)|(?<={_WORD}.)(?=[,;.)]))",
)
_QUOTE = re.compile(rf"[{_SIGNS}](?:(?P<opens>{_OPENS})|(?P<closes>{_CLOSES}))")
_FIRST_DASH = re.compile(rf"[ ]*(?P<sign>[{_SIGNS}])(?=[ \u00a0]+[^\W\d_a-zß-ÿ])")
_DASH = re.compile(rf"\n(?:[ \t]*\n|[ ]{{2,}}){_FIRST_DASH.pattern}")
_DASH_BEHIND_STOP = re.compile(rf"(?P<sign>[{_SIGNS}])(?<=[^.…][.,;:!?»][ \u00a0].)(?=[ \u00a0]+[^\W\d_])")
_USUAL = ("“", "”")
_FARTHEST = 2000
"""Code points between two marks of quotation."""


@rule(LETTER)
def letter(passage: Passage) -> Iterator[Edit]:
    """A letter that the table of characters lacked is a question mark: `s?ur`.

    Why: a program wrote the text with a table (Latin-1) that has most letters of the language, but not all: no `œ`; or
    it read a text with that table whose own (Latin-9) has the letter in the place of `½`.
    Wrong when: never, as far as is known: no word has the sign inside, and with the letter it is one.
    Example: "sa s?ur et l'?uvre" → "sa sœur et l'œuvre"
    Keep: "Qui?Elle. Vient-il?oui ; http://exemple.fr/s?ur=1"
    """
    if characters(passage.value).isdisjoint(_SIGNS + _FRACTIONS):
        return
    lexicon = lexicon_for(passage)
    letters = lexicon.language.beyond_latin_1 if lexicon else ""
    if lexicon is None or not letters:
        return
    for hit in _IN_WORD.finditer(passage.value):
        found = [c for c in letters if _makes_word(hit, c, lexicon)]
        if len(found) == 1 and not in_address(passage.value, hit.start()):
            yield Edit(Span(*hit.span()), hit[0], _cased(hit, found[0]), LETTER)


def _makes_word(hit: re.Match[str], letter: str, lexicon: Lexicon) -> bool:
    before, behind = (
        _BEFORE.search(hit.string, max(0, hit.start() - _REACH), hit.start()),
        _BEHIND.match(hit.string, hit.end()),
    )
    if behind and behind[0].istitle() and not (before and before[0]):
        return False  # no second letter alone is a capital: `?Il`
    return lexicon.is_word(f"{before[0] if before else ''}{letter}{behind[0] if behind else ''}")


def _cased(hit: re.Match[str], letter: str) -> str:
    """The letter as a capital where a sentence begins with it, or stands between capitals."""
    begins = _OPENS_SENTENCE.search(hit.string, max(0, hit.start() - _REACH), hit.start())
    capitals = hit.string[hit.end() : hit.end() + 1].isupper()
    return letter.upper() if begins or capitals else letter


@rule(SIGN)
def sign(passage: Passage) -> Iterator[Edit]:
    """A mark of quotation or a dash that the table of characters lacked is a question mark: `?Gentlemen,?`.

    Why: a program wrote the text with a table (Latin-1) that has neither curved marks of quotation nor dashes.
    Method: no question mark stands before a word, with none before it: it opens a quotation. The next one in its paragraph that
    follows a stop, or stands before one, closes it. One that begins a paragraph before a capital, or stands alone behind a stop, may be a
    dash, and is proposed.
    Wrong when: a question mark is set before what is doubtful (`?1880`, `?Paris`) and another follows that asks in earnest.
    Example: "He rose: ?Gentlemen, I am sorry.? And he sat down." → "He rose: “Gentlemen, I am sorry.” And he sat down."
    Keep: "Did he rise? Gentlemen, did he? ?Paris, ?1880."
    """
    if characters(passage.value).isdisjoint(_SIGNS):
        return
    lexicon = lexicon_for(passage)
    opening, closing = lexicon.language.curved_quotes if lexicon else _USUAL
    for first, last in _pairs(passage.value):
        yield Edit(Span(*first.span()), first[0], opening, SIGN)
        yield Edit(Span(*last.span()), last[0], closing, SIGN)
    patterns = (_DASH, _DASH_BEHIND_STOP)
    dashes = [hit for pattern in patterns for hit in pattern.finditer(passage.value)]
    dashes += filter(None, [_FIRST_DASH.match(passage.value)])
    for hit in sorted(dashes, key=lambda dash: dash.start("sign")):
        yield Edit(Span(*hit.span("sign")), hit["sign"], "—", SIGN, Safety.REVIEW, None, ("–",))


def _pairs(text: str) -> Iterator[tuple[re.Match[str], re.Match[str]]]:
    """Signs that open and close one quotation; nothing is taken that two may close."""
    first: re.Match[str] | None = None
    for hit in _QUOTE.finditer(text):
        if hit["opens"] is not None:
            first = hit
        elif (
            first and hit.start() - first.end() < _FARTHEST and "\n\n" not in text[first.end() : hit.start()]
        ):
            yield first, hit
            first = None

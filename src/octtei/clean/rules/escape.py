"""Characters that stand as codes of a program."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import NamedTuple

from octtei.clean.address import is_address
from octtei.clean.characters import characters
from octtei.clean.escapes import SCHEMES, Scheme, usual
from octtei.clean.language import lexicon_for
from octtei.clean.rule import Passage, rule
from octtei.lexicon import Lexicon
from octtei.text import Edit, Span

NAME = "escape.code"
_SIGNS = frozenset("\\=%</+;")
_SIGN = re.compile(r"[\\=%</+](?=\S)|(?<=[a-z]);")
_REST = re.compile(r"\S+")
_WORD = re.compile(r"[^\W\d_]{2,}")
_LEAST, _MOSTLY = 2, 0.5
"""Different words that codes make, and the share of them that is known, where the codes are damage."""


class _Token(NamedTuple):
    """What stands between spaces, at `start`, and holds the codes at `hits`; `read` is what it is without them."""

    start: int
    text: str
    hits: tuple[re.Match[str], ...]
    read: str


@rule(NAME)
def code(passage: Passage) -> Iterator[Edit]:
    """A character stands as the code that a program writes for it: `\\u00e9`, `=C3=A9`, `\\351`, `/eacute`.

    Why: a text was copied out of a program's data, out of a mail, an address, an RTF file or the shapes of a font, which write what is no ASCII so.
    Method: the codes of one way to write are damage if words come of those that touch letters: of two, and of most.
    Wrong when: the text is about codes, and shows them in words. One that stands by itself is left, and so are addresses.
    Example: "d=C3=A9j=C3=A0 l=E2=80=99=C3=A9t=C3=A9" → "déjà l’été"
    Keep: "Le code \\\\u00e9 donne la lettre ; http://exemple.fr/%C3%A9t%C3%A9"
    """
    if characters(passage.value).isdisjoint(_SIGNS):
        return
    schemes = [s for s in SCHEMES if s.needs in passage.value and s.codes.search(passage.value)]
    lexicon = _lexicon_behind(passage, schemes) if schemes else None
    if lexicon is None:
        return
    tokens = list(_tokens(passage.value))
    for scheme in schemes:
        found = [token for start, text in tokens if (token := _token(start, text, scheme))]
        if _make_words(found, lexicon):
            yield from _edits(found, scheme, lexicon)
            yield from _besides(passage.value, scheme)


def _tokens(text: str) -> Iterator[tuple[int, str]]:
    """What stands between spaces and has a sign with something behind it, and where; a search jumps from sign to sign."""
    end = 0
    while hit := _SIGN.search(text, end):
        start = hit.start()
        while start > end and not text[start - 1].isspace():
            start -= 1
        rest = _REST.match(text, start)
        end = rest.end() if rest else hit.end()
        yield start, text[start:end]


def _lexicon_behind(passage: Passage, schemes: list[Scheme]) -> Lexicon | None:
    """The lexicon of what the codes stand for, also for later rules: as they stand they hold words of other languages (`u`)."""
    read = passage.value
    for scheme in schemes:
        read = scheme.resolved(read)
    other = replace(passage, value=read, shared={})
    lexicon = lexicon_for(other)
    passage.shared.update(other.shared)
    return lexicon


def _token(start: int, text: str, scheme: Scheme) -> _Token | None:
    """The token, if it holds codes of the scheme and is no address and no path."""
    hits = tuple(hit for hit in scheme.codes.finditer(text) if usual(scheme.read(hit[0])))
    if not hits or is_address(text):
        return None
    read = scheme.resolved(text)
    return None if scheme.path in read else _Token(start, text, hits, read)


def _make_words(tokens: list[_Token], lexicon: Lexicon) -> bool:
    """Whether words come of the codes that touch letters."""
    made = {word for token in tokens for word in _WORD.findall(token.read) if not word.isascii()}
    known = sum(map(lexicon.is_word, made))
    return known >= max(_LEAST, _MOSTLY * len(made))


def _edits(tokens: list[_Token], scheme: Scheme, lexicon: Lexicon) -> Iterator[Edit]:
    for token in tokens:
        for hit in token.hits:
            char = scheme.read(hit[0])
            lone = token.read.strip("«»“”\"'’.,;:!?…()\xa0")
            if lone != char or not lone.isalpha() or lone.lower() in lexicon.language.one_letter_words:
                yield Edit(Span(token.start + hit.start(), token.start + hit.end()), hit[0], char, NAME)


def _besides(text: str, scheme: Scheme) -> Iterator[Edit]:
    for code, char in scheme.besides.items():
        for hit in re.finditer(code, text):
            yield Edit(Span(*hit.span()), hit[0], char, NAME)

"""Letters that are written as the numbers of their bytes, or as the names of their shapes."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import NamedTuple

from octtei.clean.language import lexicon_for
from octtei.clean.rule import Passage, rule
from octtei.lexicon import Lexicon
from octtei.text import Edit, Span

NAME = "entity.byte-number"
_LEAST, _SHARE = 3, 0.8
"""Different words that become words, and their share of the small forms that have such numbers."""
_CODECS = ("utf-8", "cp1252", "mac-roman")
_ADDRESS = re.compile(r"\S*(?:://|www\.)\S*")
_FORM = re.compile(r"[^\W\d_?]+[^\s’]*")
_ACCENTS = {
    "acute": "\u0301",
    "grave": "\u0300",
    "circumflex": "\u0302",
    "dieresis": "\u0308",
    "cedilla": "\u0327",
    "tilde": "\u0303",
    "caron": "\u030c",
}
_NAMES = {
    "oe": "œ",
    "OE": "Œ",
    "ae": "æ",
    "AE": "Æ",
    "germandbls": "ß",
    "quoteright": "’",
    "guillemotleft": "«",
}
_NAMES |= {"guillemotright": "»", "endash": "–", "emdash": "—", "ellipsis": "…"}


class _Way(NamedTuple):
    """One way to write letters as numbers: its sign, the pattern of a row of them, and how a row is read by a codec."""

    sign: str
    row: re.Pattern[str]
    read: Callable[[str, str], str]


def _bytes(unit: str, base: int) -> Callable[[str, str], str]:
    digits = re.compile(unit)
    return lambda row, codec: bytes(int(n, base) for n in digits.findall(row)).decode(codec)


def _named(row: str, codec: str) -> str:
    return "".join(map(_letter, row.split("/")[1:])) if codec == "utf-8" else ""


def _letter(name: str) -> str:
    composed = unicodedata.normalize("NFC", name[0] + _ACCENTS.get(name[1:], ""))
    return _NAMES.get(name, composed)


_WAYS = (
    _Way("=", re.compile(r"(?:=[8-9A-F][0-9A-F])+"), _bytes("=(..)", 16)),
    _Way("\\", re.compile(r"(?:\\[2-3][0-7]{2})+"), _bytes(r"\\(...)", 8)),
    _Way("\\'", re.compile(r"(?:\\'[89a-fA-F][0-9a-fA-F])+"), _bytes(r"\\'(..)", 16)),
    _Way("\\x", re.compile(r"(?:\\x[89a-fA-F][0-9a-fA-F])+"), _bytes(r"\\x(..)", 16)),
    _Way("%", re.compile(r"(?:%[89A-F][0-9A-F])+"), _bytes("%(..)", 16)),
    _Way("<", re.compile(r"(?:<[89a-f][0-9a-f]>)+"), _bytes("<(..)>", 16)),
    _Way("/", re.compile(rf"(?:/(?:[A-Za-z](?:{'|'.join(_ACCENTS)})|{'|'.join(_NAMES)}))+"), _named),
)


@rule(NAME)
def byte_number(passage: Passage) -> Iterator[Edit]:
    """Letters are written as the numbers of their bytes: `r=E9publique`, `r\\351publique`, `r\\'e9publique`.

    Why: mail (quoted-printable), PostScript, RTF and programs write what is not ASCII so, and a converter let it
    stand; some write the name of the letter's shape instead (`r/eacutepublique`).
    Method: each way of writing numbers is read with each table of characters; the table is taken that makes words of
    nearly all forms that have such numbers, three of them at least.
    Wrong when: the text is about such numbers, and shows words of them.
    Example: "la r=E9publique fut proclam=E9e apr=E8s la r=E9volution" → "la république fut proclamée après la révolution"
    Keep: "x=80, le chemin \\351, 100=F4 et le fichier a/eacute"
    """
    text = passage.value
    for way in _WAYS:
        codec = _codec(passage, way) if text.count(way.sign) >= _LEAST else ""
        for hit in way.row.finditer(text) if codec else ():
            after = _read(way, hit[0], codec)
            if after and not _in_address(text, hit.start()):
                yield Edit(Span(*hit.span()), hit[0], after, NAME)
        if codec:
            return


def _codec(passage: Passage, way: _Way) -> str:
    """The table that makes words of nearly all forms with such numbers, "" if none does."""
    text = passage.value
    if len(set(way.row.findall(text))) < 2:
        return ""
    lexicon = lexicon_for(passage) or _lexicon_without(passage, way)
    return next((c for c in _CODECS if lexicon and _makes_words(set(_forms(text, way, c)), lexicon)), "")


def _makes_words(forms: set[str], lexicon: Lexicon) -> bool:
    """Whether nearly all of `forms` are words, names aside, and enough of them."""
    words = sum(map(lexicon.is_word, forms))
    small = sum(form.islower() and not lexicon.is_word(form) for form in forms)
    return words >= max(_LEAST, _SHARE * (words + small))


def _lexicon_without(passage: Passage, way: _Way) -> Lexicon | None:
    """The lexicon of the passage without its numbers, which are no words and may hide its language; also for later rules."""
    bare = replace(passage, value=way.row.sub("", passage.value), shared={})
    lexicon = lexicon_for(bare)
    passage.shared.update(bare.shared)
    return lexicon


def _forms(text: str, way: _Way, codec: str) -> Iterator[str]:
    """The words of `text` that have such numbers, as they are read; a sign where they cannot be."""
    whole = re.compile(rf"(?:(?<![^\W\d_])[^\W\d_]+)?{way.row.pattern}(?:[^\W\d_]|{way.row.pattern})*")
    for hit in whole.finditer(text):
        read = way.row.sub(lambda row: _read(way, row[0], codec) or "?", hit[0])
        yield from (form for form in _FORM.findall(read) if len(form) > 2 and not form.isascii())


def _read(way: _Way, row: str, codec: str) -> str:
    """A row of numbers as text, "" if the table does not read it, or as something that no text has."""
    try:
        found = way.read(row, codec)
    except UnicodeDecodeError:
        return ""
    return found if all(c.isprintable() or c == "\u00a0" for c in found) else ""


def _in_address(text: str, at: int) -> bool:
    start = max(text.rfind(" ", 0, at), text.rfind("\n", 0, at)) + 1
    return _ADDRESS.match(text, start, at) is not None

"""Damage of encodings: mojibake, entities, decomposed accents, ligature characters, invisible characters."""

from __future__ import annotations

import random
import re
import unicodedata
from collections.abc import Callable, Iterator
from html.entities import codepoint2name

from bench.damage.damaged import paragraphs, units
from octtei.text import Edit
from octtei.text.source import decode

_LIGATURES = (("ffi", "ﬃ"), ("ffl", "ﬄ"), ("ff", "ﬀ"), ("fi", "ﬁ"), ("fl", "ﬂ"))
_INVISIBLE = "\u200b\u200c\u2060\ufeff"
_LONG_WORD = re.compile(r"[^\W\d_]{6,}")

_OF_F = re.compile("ffi|ffl|ff|fi|fl")
_SHAPES = ("ffi", "ffl", "ff", "fi", "fl", "tti", "tt", "ti", "ft")
_SWAPPED = ("ffi", "ffl", "ff", "fi", "fl", "tt", "ti")
_SIGNS = "\uf001\uf002\uf003\uf004\uf005ƟƩŌĮīÝÞ®¯\x02\x03\x0b\x0e"

_TEX = {"\u0301": "'", "\u0300": "`", "\u0302": "^", "\u0308": '"', "\u0327": "c"}

Change = Callable[[str, random.Random], str]


def misread(codec: str, times: int = 1) -> Change:
    """UTF-8 read as `codec`, `times` over."""

    def change(text: str, _: random.Random) -> str:
        for _again in range(times):
            text = decode(text.encode(), codec)
        return text

    return change


def retabled(written: str, read: str) -> Change:
    """Bytes of one system's table looked up in that of another; what the first one lacks stays out of it."""

    def change(text: str, _: random.Random) -> str:
        return decode(text.encode(written, "replace"), read)

    return change


def entities(text: str, rng: random.Random) -> str:
    """Every character beyond ASCII as a named or numbered entity."""

    def one(char: str) -> str:
        if char.isascii():
            return char
        forms = [f"&#{ord(char)};", f"&#x{ord(char):x};"]
        named = f"&{codepoint2name[ord(char)]};" if ord(char) in codepoint2name else forms[0]
        return rng.choice([named, named, *forms])

    return "".join(map(one, text))


def decomposed(text: str, _: random.Random) -> str:
    """Accents as characters of their own."""
    return unicodedata.normalize("NFD", text)


def ligatures(text: str, _: random.Random) -> str:
    """fi, fl, ff as single characters."""
    for letters, char in _LIGATURES:
        text = text.replace(letters, char)
    return text


def swapped_bytes(text: str, _: random.Random) -> str:
    """Ligatures of f, and tt and ti, as letters whose two bytes stand the wrong way round."""
    for shape in _SWAPPED:
        text = text.replace(shape, "".join(chr(ord(letter) << 8) for letter in shape))
    return text


def shapes(text: str, rng: random.Random, count: int) -> Change:
    """A font with `count` ligatures, those of f first, whose signs are drawn at random and stand nowhere in `text`."""
    drawn = sorted(_SHAPES[:count], key=len, reverse=True)
    signs = rng.sample([c for c in _SIGNS if c not in text], count)

    def change(unit: str, _: random.Random) -> str:
        for shape, sign in zip(drawn, signs, strict=True):
            unit = unit.replace(shape, sign)
        return unit

    return change


def font_codes(_text: str, rng: random.Random) -> Change:
    """A bitmap font of TeX whose codes stand for its ligatures, in T1 or OT1."""
    codes = rng.choice(("\x1e\x1f\x1b\x1c\x1d", "\x0e\x0f\x0b\f\r"))
    pairs = [(shape, code) for shape, code in zip(_SHAPES, codes, strict=False) if code != "\r"]

    def change(unit: str, _: random.Random) -> str:
        for shape, code in sorted(pairs, key=lambda pair: -len(pair[0])):
            inside = rf"(?<=[^\s]){shape}" if code == "\f" else shape
            unit = re.sub(inside, code, unit)
        return unit

    return change


def shapeless(_text: str, rng: random.Random) -> Change:
    """A font whose ligatures of f all come out as one replacement character, as a space, or not at all."""
    put = rng.choice(("\ufffd", " ", ""))

    def change(unit: str, _: random.Random) -> str:
        for shape in sorted(_SHAPES[:5], key=len, reverse=True):
            unit = unit.replace(shape, put)
        return unit

    return change


def first_letters(text: str, _: random.Random) -> str:
    """Of each ligature of f only its first letter."""
    return _OF_F.sub(lambda hit: hit[0][0], text)


def _inserted(text: str, rng: random.Random, char: str) -> str:
    words = list(_LONG_WORD.finditer(text))
    if not words or rng.random() > 0.3:
        return text
    word = rng.choice(words)
    at = rng.randint(word.start() + 2, word.end() - 2)
    return text[:at] + char + text[at:]


def soft_hyphens(text: str, rng: random.Random) -> str:
    """A soft hyphen inside a long word, now and then."""
    return _inserted(text, rng, "\u00ad")


def invisible(text: str, rng: random.Random) -> str:
    """A character without width inside a long word, now and then."""
    return _inserted(text, rng, rng.choice(_INVISIBLE))


def _beyond_ascii(write: Callable[[str], str]) -> Change:
    """Every character beyond ASCII as `write` writes it."""

    def change(text: str, _: random.Random) -> str:
        return "".join(char if char.isascii() else write(char) for char in text)

    return change


def _numbers(form: str, codec: str = "utf-8") -> Callable[[str], str]:
    """A character as the numbers of its bytes, each written as `form`; itself where it has none."""
    return lambda char: "".join(form.format(byte) for byte in char.encode(codec, "ignore")) or char


def codes(_text: str, rng: random.Random) -> Change:
    """Characters beyond ASCII as one of the codes that mail, programs and RTF write."""
    ways = (
        ("={:02X}", "utf-8"),
        ("={:02X}", "cp1252"),
        ("\\{:03o}", "cp1252"),
        ("\\x{:02x}", "utf-8"),
        ("\\'{:02x}", "cp1252"),
    )
    numbers = [_numbers(*way) for way in ways]
    return _beyond_ascii(
        rng.choice([*numbers, lambda char: f"\\u{ord(char):04x}", lambda char: f"<U+{ord(char):04X}>"])
    )


def tex(text: str, rng: random.Random) -> str:
    """Accents and ligatures as TeX writes them, with braces or without."""

    def write(char: str) -> str:
        base, *marks = tuple(unicodedata.normalize("NFD", char))
        if not marks or marks[0] not in _TEX:
            return {"œ": "{\\oe}", "Œ": "{\\OE}", "ß": "{\\ss}"}.get(char, char)
        sign = _TEX[marks[0]]
        return (
            f"\\{sign}{{{base}}}"
            if sign.isalpha()
            else rng.choice([f"\\{sign}{base}", f"\\{sign}{{{base}}}", f"{{\\{sign}{base}}}"])
        )

    return _beyond_ascii(write)(text, rng)


def lacking(codec: str) -> Change:
    """A question mark for each character that a table lacks."""

    def change(text: str, _: random.Random) -> str:
        return text.encode(codec, "replace").decode(codec)

    return change


def lost_bytes(text: str, rng: random.Random) -> str:
    """U+FFFD for each byte of a character beyond ASCII."""
    return _beyond_ascii(lambda char: "\ufffd" * len(char.encode()))(text, rng)


def utf8_elsewhere(_text: str, rng: random.Random) -> Change:
    """UTF-8 read with a table of DOS, of eastern Europe or of Cyrillic."""
    codec = rng.choice(("cp850", "cp852", "cp1250", "cp1251", "iso8859-2", "koi8-r", "cp866", "mac-cyrillic"))

    def change(text: str, _: random.Random) -> str:
        return "".join(bytes((byte,)).decode(codec, "ignore") or chr(byte) for byte in text.encode())

    return change


def asia(_text: str, rng: random.Random) -> Change:
    """Windows read with a table of China, Japan or Korea, which takes the next letter along."""
    codec = rng.choice(("gbk", "cp950", "cp932"))

    def change(text: str, _: random.Random) -> str:
        return text.encode("windows-1252", "replace").decode(codec, "replace")

    return change


def left_out(_text: str, rng: random.Random) -> Change:
    """Letters with accents left out, or replaced by spaces."""
    instead = rng.choice(("", " "))

    def change(text: str, _: random.Random) -> str:
        return "".join(instead if c.isalpha() and not c.isascii() else c for c in text)

    return change


def displaced(text: str, _: random.Random) -> str:
    """Accents before their letters, and so on the letters before these."""
    return unicodedata.normalize(
        "NFC", re.sub("(.)([\u0300-\u036f])", r"\2\1", unicodedata.normalize("NFD", text))
    )


def changed(text: str, change: Change, rng: random.Random, kind: str, share: float) -> Iterator[Edit]:
    """`change` made to every unit of `share` of the paragraphs."""
    for paragraph in paragraphs(text):
        if rng.random() >= share:
            continue
        for span in units(text, paragraph):
            right = span.of(text)
            wrong = change(right, rng)
            if wrong != right:
                yield Edit(span, right, wrong, kind)

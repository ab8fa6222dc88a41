"""Escapes: codes that programs write for characters which their files could not hold, and what they stand for.

Sources: RFC 2045, 6.7 (quoted-printable); RFC 2152 (UTF-7); HTML 4.01, 24 (names of references); RFC 3986, 2.1 (percent);
ECMA-262, 12.9.4 (`\\u`, `\\x`); the RTF specification (`\\'e9`); the Adobe Glyph List (`/eacute`).
"""

from __future__ import annotations

import base64
import html.entities
import re
import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

_HEX = re.compile(r"[0-9A-Fa-f]{2}")
_OCTAL = re.compile(r"[0-7]{3}")
_NUMBER = re.compile(r"[0-9A-Fa-f]{4,8}")
_SURROGATES = re.compile("[\ud800-\udbff][\udc00-\udfff]")
_WIDEST = 0x2044
"""The last sign that texts in Latin letters have: a code beyond it is of no text that we know."""


@dataclass(frozen=True, slots=True)
class Scheme:
    """One way to write characters as codes: where they stand (runs of them, as one), and what a run stands for ("" for nothing).

    What still holds the sign `path` when its codes are read is a path. `besides` are the patterns of what the same
    programs write as codes although it could be written, and what they stand for. A text without `needs` has none.
    """

    codes: re.Pattern[str]
    read: Callable[[str], str]
    path: str = "\\"
    needs: str = ""
    besides: Mapping[str, str] = field(default_factory=dict)

    def resolved(self, text: str) -> str:
        """The text with what its codes stand for in their place."""
        return self.codes.sub(lambda hit: self.read(hit[0]), text)


def _of_numbers(run: str) -> str:
    """Code points, pairs of surrogates as one."""
    chars = "".join(chr(int(n, 16)) if int(n, 16) <= 0x10FFFF else "" for n in _NUMBER.findall(run))
    return _SURROGATES.sub(lambda pair: pair[0].encode("utf-16", "surrogatepass").decode("utf-16"), chars)


def _of_hex(run: str) -> str:
    return _of_bytes(bytes(int(pair, 16) for pair in _HEX.findall(run)))


def _of_octal(run: str) -> str:
    return _of_bytes(bytes(int(three, 8) for three in _OCTAL.findall(run)))


def _of_bytes(found: bytes) -> str:
    """UTF-8 where the bytes are; the table of Windows else, which also has what Latin-1 has."""
    try:
        return found.decode("utf-8")
    except UnicodeDecodeError:
        return found.decode("cp1252", "ignore")


def _of_utf8(run: str) -> str:
    try:
        return bytes(int(pair, 16) for pair in _HEX.findall(run)).decode("utf-8")
    except UnicodeDecodeError:
        return ""


_ACCENTS = {
    "acute": "\u0301", "grave": "\u0300", "circumflex": "\u0302", "dieresis": "\u0308",
    "cedilla": "\u0327", "tilde": "\u0303", "caron": "\u030c",
}  # fmt: skip
_NAMED = {
    "oe": "œ", "OE": "Œ", "ae": "æ", "AE": "Æ", "germandbls": "ß", "quoteright": "’", "quotedblleft": "“", "quotedblright": "”",
    "guillemotleft": "«", "guillemotright": "»", "endash": "–", "emdash": "—", "ellipsis": "…",
}  # fmt: skip
_REFERENCE = r"(?:[A-Za-z](?:acute|grave|circ|uml|cedil|tilde)|(?:oe|OE|ae|AE|sz)lig|[lr]aquo|[lr][sd]quo|[mn]dash|hellip|nbsp)"
"""Names of references of HTML; what the `&` of each has become is not told."""
_SHAPE = rf"/(?:[A-Za-z](?:{'|'.join(_ACCENTS)})|{'|'.join(_NAMED)})"


def _of_names(run: str) -> str:
    """The letters whose shapes have these names in the fonts of PostScript."""
    return "".join(
        _NAMED.get(name) or unicodedata.normalize("NFC", name[0] + _ACCENTS.get(name[1:], ""))
        for name in run.split("/")[1:]
    )


def _of_entities(run: str) -> str:
    """What the references of HTML with these names stand for."""
    return "".join(html.entities.html5.get(f"{name};", "") for name in run.split(";")[:-1])


def _of_utf7(run: str) -> str:
    """Base64 of UTF-16, without what fills it up."""
    code = run[1:].rstrip("-")
    try:
        return base64.b64decode(code + "=" * (-len(code) % 4)).decode("utf-16-be")
    except ValueError:
        return ""


_QUOTED_PRINTABLE = {"=20(?=\n|\\Z)": " ", "=3D": "=", "=\n": ""}
"""A space at the end of a line, the sign of the codes, the ends of lines that are none."""


def _runs(code: str) -> re.Pattern[str]:
    """Codes one behind the other; the first by itself, so that a search jumps from one beginning to the next."""
    return re.compile(rf"{code}(?:{code})*")


SCHEMES = (
    Scheme(
        _runs(r"\\(?:u[0-9A-Fa-f]{4}|U[0-9A-Fa-f]{8}|u\{[0-9A-Fa-f]{4,6}\})"),
        _of_numbers,
        needs="\\",
    ),
    Scheme(_runs(r"<U\+[0-9A-F]{4,6}>"), _of_numbers, needs="<U+"),
    Scheme(_runs(r"\\x[89A-Fa-f][0-9A-Fa-f]"), _of_hex, needs="\\x"),
    Scheme(_runs(r"\\'[89A-Fa-f][0-9A-Fa-f]"), _of_hex, needs="\\'"),
    Scheme(_runs(r"<[89A-Fa-f][0-9A-Fa-f]>"), _of_hex, needs="<"),
    Scheme(_runs(r"\\[23][0-7]{2}"), _of_octal, needs="\\"),
    Scheme(_runs(r"=[89A-F][0-9A-F]"), _of_hex, besides=_QUOTED_PRINTABLE, needs="="),
    Scheme(_runs(r"%[89A-F][0-9A-F]"), _of_utf8, path="/", needs="%"),
    Scheme(_runs(_SHAPE), _of_names, path="/", needs="/"),
    Scheme(_runs(f"{_REFERENCE};"), _of_entities, needs="acute;"),
    Scheme(re.compile(r"\+[A-Za-z0-9+/]{3,}(?:-|(?![A-Za-z0-9+/-]))"), _of_utf7, needs="+A"),
)
"""The schemes, each with a sign that no word holds."""


def usual(chars: str) -> bool:
    """Whether texts in Latin letters have such characters, and none is ASCII or a control: what a code must stand for."""
    return bool(chars) and all("\xa0" <= c <= "\u024f" or "\u2009" <= c <= chr(_WIDEST) for c in chars)

"""What the strings of the XSD datatypes mean: names, numbers, binaries, URIs.

Each function takes a string whose white space is already treated and gives a value that can be compared and hashed, or
raises ValueError. Source: XML Schema Part 2: Datatypes, section 3.
"""

from __future__ import annotations

import base64
import binascii
import re
import struct
from decimal import Decimal
from typing import Final

NAME_START: Final = (
    ":A-Z_a-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u02ff\u0370-\u037d\u037f-\u1fff\u200c-\u200d\u2070-\u218f"
    "\u2c00-\u2fef\u3001-\ud7ff\uf900-\ufdcf\ufdf0-\ufffd\U00010000-\U000effff"
)
NAME_CHAR: Final = NAME_START + "0-9.\u00b7\u0300-\u036f\u203f-\u2040\\-"

_NAME: Final = re.compile(f"[{NAME_START}][{NAME_CHAR}]*")
_NCNAME: Final = re.compile(f"[{NAME_START[1:]}][{NAME_CHAR[1:]}]*")
_NMTOKEN: Final = re.compile(f"[{NAME_CHAR}]+")
_LANGUAGE: Final = re.compile(r"[a-zA-Z]{1,8}(-[a-zA-Z0-9]{1,8})*")
_DECIMAL: Final = re.compile(r"[+-]?([0-9]+(\.[0-9]*)?|\.[0-9]+)")
_INTEGER: Final = re.compile(r"[+-]?[0-9]+")
_FLOAT: Final = re.compile(r"[+-]?([0-9]+(\.[0-9]*)?|\.[0-9]+)([eE][+-]?[0-9]+)?")
_HEX: Final = re.compile(r"([0-9a-fA-F]{2})*")
_BASE64: Final = re.compile(
    r"(([A-Za-z0-9+/] ?){4})*(([A-Za-z0-9+/] ?){3}[A-Za-z0-9+/]|"
    r"([A-Za-z0-9+/] ?){2}[AEIMQUYcgkosw048] ?=|[A-Za-z0-9+/] ?[AQgw] ?= ?=)?"
)
_PERCENT: Final = re.compile(r"%(?![0-9a-fA-F]{2})")
_SCHEME: Final = re.compile(r"[a-zA-Z][a-zA-Z0-9+.\-]*:[^#]")
_IP_HOST: Final = re.compile(
    r"(?:[a-zA-Z][a-zA-Z0-9+.\-]*:)?//(?:[^/?#\[\]@]*@)?\[[0-9a-fA-F:.]+\](?=[:/?#]|$)"
)
_NO_HOST: Final = re.compile(r"([a-zA-Z][a-zA-Z0-9+.\-]*:)?//")
_QUERY: Final = re.compile(r"[?#]")
_SCHEME_COLON: Final = re.compile(r"[^:/?#]*:")


def _full(pattern: re.Pattern[str], text: str) -> str:
    if pattern.fullmatch(text) is None:
        raise ValueError(text)
    return text


def string(text: str) -> str:
    """Any string."""
    return text


def name(text: str) -> str:
    """An XML name."""
    return _full(_NAME, text)


def ncname(text: str) -> str:
    """An XML name without a colon."""
    return _full(_NCNAME, text)


def nmtoken(text: str) -> str:
    """Name characters in any order."""
    return _full(_NMTOKEN, text)


def language(text: str) -> str:
    """A language tag as to its form."""
    return _full(_LANGUAGE, text).lower()


def boolean(text: str) -> bool:
    """True, false, 1, 0."""
    if text not in ("true", "false", "1", "0"):
        raise ValueError(text)
    return text in ("true", "1")


def decimal(text: str) -> Decimal:
    """A number without an exponent."""
    return Decimal(_full(_DECIMAL, text))


def integer(text: str) -> Decimal:
    """A whole number."""
    return Decimal(_full(_INTEGER, text))


def double(text: str) -> float | str:
    """A binary number of 64 bits; `NaN` stands for itself, so that it equals itself."""
    if text in ("INF", "-INF"):
        return float(text.lower())
    return text if text == "NaN" else float(_full(_FLOAT, text))


def single(text: str) -> float | str:
    """A binary number of 32 bits."""
    value = double(text)
    if isinstance(value, str):
        return value
    try:
        (rounded,) = struct.unpack("f", struct.pack("f", value))
    except OverflowError:
        return float("inf") if value > 0 else float("-inf")
    return float(rounded)


def hex_binary(text: str) -> bytes:
    """Octets as pairs of hexadecimal digits."""
    return bytes.fromhex(_full(_HEX, text))


def base64_binary(text: str) -> bytes:
    """Octets in base 64."""
    try:
        return base64.b64decode(_full(_BASE64, text).replace(" ", ""), validate=True)
    except binascii.Error as error:
        raise ValueError(text) from error


def any_uri(text: str) -> str:
    """A URI reference as to its form: escapes, scheme, one fragment, brackets in query and fragment or around IP numbers.

    Other characters that a URI must escape are let through, as section 3.2.17 asks.
    """
    if _PERCENT.search(text) or text.count("#") > 1 or _NO_HOST.fullmatch(text):
        raise ValueError(text)
    if _SCHEME_COLON.match(text) and not _SCHEME.match(text):
        raise ValueError(text)
    if "[" in text or "]" in text:
        host = _IP_HOST.match(text)
        rest = _QUERY.split(text[host.end() :] if host else text, maxsplit=1)[0]
        if "[" in rest or "]" in rest:
            raise ValueError(text)
    return text

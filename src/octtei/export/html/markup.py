"""Writing HTML: characters that HTML can hold, attributes, tags."""

from __future__ import annotations

import re
import unicodedata
from html import escape

_FORBIDDEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]|[\U0001fffe-\U0010ffff]"
)
_NAMED = {"\n": "↵", "\t": "⇥", "\r": "␍", "\xa0": "⍽", "\u202f": "⍽"}
_SAFE = re.compile(r"(?:https?|ftp|mailto):|#", re.IGNORECASE)


def characters(text: str) -> str:
    """`text` as HTML; a character that HTML forbids is named by its number."""
    return escape(_FORBIDDEN.sub(_numbered, text), quote=False)


def visible(text: str) -> str:
    """`text` with what the eye would not see made visible: line ends, hard spaces, spaces alone, control characters."""
    shown = "".join(map(_visible, text)) or "∅"
    return shown if shown.strip() else "␣" * len(shown)


def tag(name: str, /, **attributes: str | None) -> str:
    """A start tag; attributes that are None are left out, `_` ends a keyword and stands for `-`."""
    written = (
        f' {k.rstrip("_").replace("_", "-")}="{_value(v)}"' for k, v in attributes.items() if v is not None
    )
    return f"<{name}{''.join(written)}>"


def element(name: str, content: str, /, **attributes: str | None) -> str:
    """An element around `content`, which is HTML."""
    return f"{tag(name, **attributes)}{content}</{name}>"


def link(target: str) -> str | None:
    """`target` if a reader may be sent there: a place of the page, a web address, mail; never a script."""
    return target if _SAFE.match(target) and not re.search(r"\s", target) else None


def _value(text: str) -> str:
    return escape(_FORBIDDEN.sub(_numbered, text)).replace("\n", "&#10;")


def _numbered(hit: re.Match[str]) -> str:
    character = hit[0]
    if ord(character) >= 0x1FFFE and ord(character) & 0xFFFE != 0xFFFE:
        return character
    return f"‹U+{ord(character):04X}›"


def _visible(character: str) -> str:
    if character in _NAMED:
        return _NAMED[character]
    invisible = unicodedata.category(character) in {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"}
    return f"‹U+{ord(character):04X}›" if invisible else character

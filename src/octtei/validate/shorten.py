"""Long lists in other programs' messages made short."""

from __future__ import annotations

import re
from typing import Final

_LIST: Final = re.compile(r'(?:"[^"]*"(?:, | or |, or )){5,}"[^"]*"')
_NAMES: Final = re.compile(r'"[^"]*"')
_FEW: Final = 4
_LONGEST: Final = 300


def shortened(message: str) -> str:
    """The message with lists of quoted names cut after the first four, and no longer than a sentence is."""
    plain = _LIST.sub(_few, " ".join(message.split()))
    return plain if len(plain) <= _LONGEST else plain[: _LONGEST - 1] + "…"


def _few(found: re.Match[str]) -> str:
    names = _NAMES.findall(found[0])
    return f"{', '.join(names[:_FEW])} and {len(names) - _FEW} others"

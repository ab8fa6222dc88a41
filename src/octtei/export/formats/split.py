"""Where sentences end: own and small, since a splitter for annotators must give the same for ever.

Method: after `.`, `!`, `?` or `…`, with the quotation marks and brackets that close there, a space and a beginning
(capital, digit, opening mark, dash) end a sentence; unless the point ends an initial (`V. I.`), an abbreviation of the
language (abbreviations.toml), one that goes before numbers (`p. 12`), or the label of a list (`1.`). Quotation marks that are the same at both
ends (`"`) close where an odd number of them stood before.
"""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib.resources import files

_END = re.compile(r"([.!?…]+)((?:[ \u00a0\u202f]?[»”’\"')\]])*+)(?=[ \u00a0]|$)")
_WORD = re.compile(r"[^\s\u00a0\u202f«»“”„\"()\[\]’'—–-]+$")
_OPENING = "«“„\"'([—–-‘¡¿ \u00a0\u202f"
_CLOSING = frozenset("»”’)],;:.!?…")
_LONGEST = 40
_SPACES = re.compile(r"[ \u00a0]*")
_ROMAN = re.compile(r"[IVXLCDM]+\b")


def sentences(text: str, language: str = "") -> list[tuple[int, int]]:
    """The sentences of one block: start and end in code points, the spaces between them left out.

    `language` is that of the text (`fr`); its abbreviations are known for some languages, initials for all.
    """
    spans: list[tuple[int, int]] = []
    start = 0
    for match in _END.finditer(text):
        end = _end(text, start, match)
        if end is not None and _ends(text, start, match, end, language.partition("-")[0]):
            spans.append((start, end))
            start = _SPACES.match(text, end).end()  # type: ignore[union-attr]  # matches nothing too
    if start < len(text.rstrip()):
        spans.append((start, len(text)))
    return spans


def _end(text: str, start: int, match: re.Match[str]) -> int | None:
    """The end of the sentence, its closing marks taken in; None if it is not at this match."""
    end = match.end(2)
    quote = match[2].rfind('"')
    if quote >= 0 and text.count('"', start, match.start(2) + quote) % 2 == 0:
        end = match.start(2) + len(match[2][:quote].rstrip(" \u00a0\u202f"))
    return end if end >= match.end(1) else None


def _ends(text: str, start: int, match: re.Match[str], end: int, language: str) -> bool:
    after = text[end : end + _LONGEST].lstrip(" \u00a0")
    if not after or not _begins(after):
        return False
    if match[1] != "." or end > match.end(1):
        return True
    word = _WORD.search(text, max(start, match.start() - _LONGEST), match.start())
    if word is None:
        return True
    label = word.start() == start and (word[0].isdigit() or len(word[0]) == 1)
    return not label and not _is_abbreviation(word[0], after, language)


def _begins(after: str) -> bool:
    """Whether a sentence can begin so: with a capital or a number, behind whatever opens it."""
    bare = after.lstrip(_OPENING)
    return bool(bare) and not bare[0].islower() and bare[0] not in _CLOSING


def _is_abbreviation(word: str, after: str, language: str) -> bool:
    if len(word) == 1 and word.isupper() and not _ROMAN.match(word):
        return True
    if len(word) == 1 and word.isupper():
        return after[0].isupper() and not after[:2].islower()
    small = word.lower()
    if small in _known(language):
        return True
    numbered = after[0].isdigit() or _ROMAN.match(after) is not None
    return numbered and small in _known("before_number")


@cache
def _known(kind: str) -> frozenset[str]:
    """The abbreviations of a language, none for one that is not listed."""
    data = tomllib.loads((files(__package__ or "") / "abbreviations.toml").read_text(encoding="utf-8"))
    return frozenset(data.get(kind, "").split())

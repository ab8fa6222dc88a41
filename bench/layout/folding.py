"""What no edition is judged for, folded away; and the tokens of what is left."""

from __future__ import annotations

import re
import unicodedata

SAME = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "–": "-", "—": "-", "…": "...", "\xad": None})
SPACES = re.compile("[\\s\u00a0\u202f\u2009\u200b]+")
SET_OFF = re.compile(r' ?(["«»;:?!]) ?')
CLOSING = re.compile(r" +(?=[.,)\]])")
OPENING = re.compile(r"(?<=[(\[]) +")
MARK = re.compile("⟦(?:n:[^⟧]+|pb)⟧")
APOSTROPHE = "[-'’‘]"
TOKEN = re.compile(rf"⟦[^⟧]+⟧|\w+(?:{APOSTROPHE}\w+)*{APOSTROPHE}?|[^\w\s]")


def folded(text: str) -> str:
    """NFC; one form of apostrophes, quotation marks and dashes; one space, and around high punctuation always."""
    text = SPACES.sub(" ", unicodedata.normalize("NFC", text).translate(SAME))
    text = SPACES.sub(" ", SET_OFF.sub(r" \1 ", text))
    return OPENING.sub("", CLOSING.sub("", text)).strip()


def tokens(text: str) -> list[str]:
    """Words (with inner hyphens and apostrophes), punctuation marks one by one, and marks ⟦…⟧."""
    return TOKEN.findall(folded(MARK.sub(lambda mark: f" {mark[0].replace(':', '=')} ", text)))

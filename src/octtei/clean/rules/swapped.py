"""Letters whose two bytes were read the wrong way round."""

from __future__ import annotations

import re
import string
from collections.abc import Iterator

from octtei.clean.characters import characters
from octtei.clean.rule import Passage, rule
from octtei.text import Edit, Safety, Span

_LETTERS = {chr(ord(letter) << 8): letter for letter in string.ascii_letters} | {
    "\ucf00": "fi",
    "\ud200": "fl",
}
"""The two at the end are what Ghostscript writes behind an f for the rest of the ligatures ffi and ffl."""
_RUN = re.compile(f"[{''.join(_LETTERS)}]+")
_LATIN = "A-Za-zÀ-ɏ"
_ALONE = re.compile(rf"(?<![{_LATIN}])[\u3000-\u9fff\uac00-\ud7af]+(?![{_LATIN}])")
"""Characters of Chinese, Japanese and Korean that no letter of a word touches."""
_TOUCHING = re.compile(rf"[{_LATIN}]{_RUN.pattern}|{_RUN.pattern}[{_LATIN}]")


@rule("mojibake.swapped-bytes")
def swapped_bytes(passage: Passage) -> Iterator[Edit]:
    """A letter became a Chinese character: its UTF-16 was read with the two bytes of each letter the wrong way round.

    Why: a font's table gives several letters for one ligature, and an extractor (Ghostscript) writes these the wrong way round.
    Wrong when: the text has Chinese of its own. No character of Chinese, Japanese or Korean may stand without a letter beside it but the
    runs themselves, and most of these must touch one.
    Example: "la 昀椀lature o昀昀erte, o昀케cielle" → "la filature offerte, officielle"
    Keep: "le caractère 昀 se lit yún"
    """
    if characters(passage.value).isdisjoint(_LETTERS):
        return
    runs = list(_RUN.finditer(passage.value))
    touching = len(_TOUCHING.findall(passage.value))
    if 2 * touching <= len(runs) or _ALONE.search(_RUN.sub("", passage.value)):
        return
    for run in runs:
        after = "".join(_LETTERS[c] for c in run[0])
        yield Edit(Span(*run.span()), run[0], after, "mojibake.swapped-bytes", Safety.SAFE)

"""Text that was read with the table of characters of another system."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from octtei.clean.language import lexicon_for
from octtei.clean.paired import paired
from octtei.clean.rule import Passage, rule
from octtei.clean.tables import Reading, spans
from octtei.text import Edit, Span


@rule("mojibake.wrong-table")
def wrong_table(passage: Passage) -> Iterator[Edit]:
    """Each letter with an accent is one wrong character, and always the same: `r‚volution`, `rÈvolution`, `rúvolution`.

    Why: a file of DOS, of a Macintosh or of Windows was opened with the table of another system; those of Asia take the
    letter behind along (`閠aient` for `étaient`).
    Method: every table that the text may have been written with, and every one that it may have been read with, is
    tried; the pair is taken that makes words of forms which are none, if it explains nearly all of them. Blocks that
    read well are left, so a text may be damaged in part.
    Wrong when: a broken font does to letters what the tables do; what comes out are the same words.
    Example: "la r‚publique a ‚t‚ proclam‚e aprŠs la r‚volution" → "la république a été proclamée après la révolution"
    Keep: "la république a été proclamée après la révolution de Février à Český Krumlov"
    """
    if passage.value.isascii():
        return
    lexicon = lexicon_for(passage)
    if lexicon is None:
        return
    text = passage.value
    for start, end, reading in spans(text, lexicon.is_word):
        yield from _edits(text, start, end, reading)
    for start, end, made in paired(text, lexicon.is_word):
        yield Edit(Span(start, end), text[start:end], made, "mojibake.wrong-table")


def _edits(text: str, start: int, end: int, reading: Reading) -> Iterator[Edit]:
    for hit in _pattern(reading).finditer(text, start, end):
        yield Edit(Span(*hit.span()), hit.group(), reading.right(hit.group()), "mojibake.wrong-table")


@lru_cache(maxsize=8)
def _compiled(chars: str) -> re.Pattern[str]:
    return re.compile(f"[{re.escape(chars)}]+")


def _pattern(reading: Reading) -> re.Pattern[str]:
    """Runs of characters that the table changes."""
    return _compiled("".join(sorted(reading.table)))

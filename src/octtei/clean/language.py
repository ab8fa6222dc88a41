"""The language of a passage, and its lexicon: found once a passage, and only when a rule asks."""

from __future__ import annotations

import re
from functools import lru_cache

from octtei.clean.rule import Passage
from octtei.lexicon import Lexicon, detect, languages, load, prevailing, vouched
from octtei.room import learnt

_ENOUGH = 50_000
"""Code points that tell the language."""
MIXED = "mixed languages"
"""Where a passage keeps whether nobody stated its language and only most of its lines tell it."""
MISCODED = "sequences of a wrong table"
"""Where a passage keeps how many of them it had."""
_SIGN = r"[^a-zA-Zªº·À-ÖØ-öø-\u02af\s'’‘.,;:!?…()\[\]\"«»“”„‹›/–—-]"
_MARKED = re.compile(rf"{_SIGN}[^\W\d_]|[^\W\d_]{_SIGN}")
LASTING = (
    MIXED,
    MISCODED,
    "language",
    "lexicon",
    "worn",
    "mistaken accents",
    "own slips",
    "damage seen",
    "losses read",
    "letters are gone",
    "gaps are letters",
)
"""Views of a passage that later rules need not find anew."""


def language_of(passage: Passage) -> str:
    """The code of the passage's language, stated or measured; "" if it is not known or there is no data for it."""
    found = passage.shared.get("language")
    if not isinstance(found, str):
        sample = passage.value[:_ENOUGH]
        told = passage.language.partition("-")[0] or detect(sample) or detect(_unmarked(sample)) or ""
        found = told or prevailing(sample) or vouched(_unmarked(sample)) or ""
        found = found if found in languages() else ""
        passage.shared.update({"language": found, MIXED: not told})
    return found


def _unmarked(text: str) -> str:
    """`text` without words that have strange signs or figures in or around them: of `oraci#on` `on` would be left, which is French."""
    return " ".join(word for word in text.split() if _MARKED.search(word) is None)


@learnt
@lru_cache(maxsize=2)
def lexicon_of(code: str, words: tuple[str, ...]) -> Lexicon:
    """The lexicon of a language with an editor's words over it; the same for all texts that share them."""
    extra = dict.fromkeys(words, 1.0)
    return load(code).extended(extra) if extra else load(code)


def lexicon_for(passage: Passage) -> Lexicon | None:
    """The lexicon of the passage's language with the editor's words over it; None where there is none."""
    if "lexicon" not in passage.shared:
        code = language_of(passage)
        passage.shared["lexicon"] = lexicon_of(code, passage.words) if code else None
    found = passage.shared["lexicon"]
    return found if isinstance(found, Lexicon) else None

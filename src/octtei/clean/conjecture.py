"""Conjecture: what is likely in a damaged text is doubtful in one that shows no other damage.

A rule that leans on words and their neighbours is right of a misread text 99 times of 100, and half of the time of a text that nobody misread, where
what looks like a slip is an author's word. So its repairs are made where enough else is damaged, and proposed in a text that is as good as clean.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from octtei.clean.accent.leftout import LOST
from octtei.clean.language import MIXED
from octtei.clean.rule import Kind, Passage, Rule
from octtei.lexicon import language
from octtei.text import Edit, Safety

SEEN = "damage seen"
"""Where a passage keeps how many repairs of each sort were found in it so far, proposals aside; it lasts."""
_MISREAD, _WRITTEN, _SPACED = "misread", "written", "spaced"
_SORTS = {
    "accent": _WRITTEN, "agreement": _WRITTEN, "space": _SPACED,
    "confusion": _MISREAD, "ligature": _MISREAD, "number": _MISREAD, "punctuation": _MISREAD,
}  # fmt: skip
"""What a topic's repairs tell of: who writes without accents, or joins words, has misread nothing. A misreading speaks for all."""
_SURE = 2
"""How much more a repair says that is no conjecture: an author's words make conjectures of one kind or the other in any text."""
_APART = 10_000
"""In clean prose of others there is one false repair in so many code points at most; in corrected OCR twice as many true ones, in OCR a hundred times."""
_MIXED = 5
"""So many times as much must be damaged in a text of several languages."""
_SHORT = 6_000
"""Code points that say too little of a text."""
Counts = Mapping[str, int]


def believed(rule: Rule, edits: Sequence[Edit], passage: Passage) -> Sequence[Edit]:
    """`edits` of `rule`, proposed only where they are conjectures and the text shows no damage of their sort but next to them, or
    where letters are gone: what is left of a word may be another (`arm es` of `armées`), and all of 290 such repairs were wrong. In a
    language whose words nobody has tried the rules on, whatever rests on words alone is proposed.

    Read off texts of others without damage (146 pieces of 15,000 words) and off French, English and German ones that have one slip in
    a thousand words, three, and eight. A text of some two thousand words says too little of itself, and one repair in it is made.
    """
    sort = _SORTS.get(rule.name.partition(".")[0])
    seen = dict(_seen(passage))
    if sort and (rule.conjecture or sort != _SPACED):
        found = sum(edit.safety is Safety.SAFE for edit in edits)
        seen[sort] = seen.get(sort, 0) + (found if rule.conjecture else _SURE * found)
        passage.shared[SEEN] = seen
    words = rule.conjecture or rule.kind is Kind.TEXT
    doubtful = (words and passage.shared.get(LOST)) or ((words or rule.by_words) and not _is_tried(passage))
    if not doubtful and (not rule.conjecture or _speaks_for(sort, seen) >= _needed(passage)):
        return edits
    return [replace(e, safety=Safety.REVIEW) if e.safety is Safety.SAFE else e for e in edits]


def _is_tried(passage: Passage) -> bool:
    """Whether the rules on words were measured on the language of a passage."""
    code = passage.shared.get("language")  # nobody asked: no words were looked up
    return not (isinstance(code, str) and code) or language(code).tried


def _needed(passage: Passage) -> int:
    """How much must be damaged: more where words of another language look like slips."""
    least = (len(passage.value) - _SHORT) // _APART
    return least * _MIXED if passage.shared.get(MIXED) else least


def _speaks_for(sort: str | None, seen: Counts) -> int:
    """How much damage was found that speaks for repairs of a sort."""
    return sum(seen.get(s, 0) for s in {_MISREAD, sort} if s)


def _seen(passage: Passage) -> Counts:
    found = passage.shared.get(SEEN)
    return found if isinstance(found, dict) else {}

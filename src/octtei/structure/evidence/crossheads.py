"""Cross-heads: short phrases with a full stop, each alone between blank lines above text, that a document has again and again."""

from __future__ import annotations

import re
from collections.abc import Sequence, Set
from functools import lru_cache
from typing import Protocol

from octtei.structure.evidence.chains import DASH
from octtei.structure.evidence.days import is_day
from octtei.structure.lines.layout import Reach
from octtei.structure.lines.line import Line
from octtei.structure.lines.shape import (
    ends_full,
    is_by_person,
    is_capitals,
    is_spaced,
    starts_big,
    starts_small,
)
from octtei.structure.terms.dateline import is_dateline
from octtei.structure.terms.keywords import ALONE
from octtei.structure.terms.letterwords import is_compliment, is_salutation

# A cross-head is shorter than this share of a full line and has no more words; text below it reaches so far, or is so long.
_SHORT, _WORDS, _FULL, _SENTENCE = 0.6, 7, 0.7, 20
# So many make a habit, if so large a share of all short lines alone that end with a full stop may be cross-heads.
_AGAIN, _MOST = 3, 0.6
_SENTENCES = {
    "fr": "il elle ils elles on je j tu nous vous ce c cela ça qui que ne n se s y est sont était étaient fut furent a ont avait avaient "
    "eut va vint dit fit suis es sera seront voici voilà oui non pas",
    "en": "he she it they we i you who that is are was were be been has have had did do does said not no yes will would came went there",
    "de": "er es ihr wir ich du man wer das ist sind war waren hat haben hatte hatten wird wurde wurden sagte nicht ja nein kam ging da",
    "it": "lui lei essi noi voi io chi che è sono era erano ha hanno aveva disse non sì",
    "es": "él ella ellos yo nosotros quien es son fue era eran ha han había dijo no sí",
}
"""By language, words that make a short line a sentence: persons, and the commonest verbs."""
_DECIDED = re.compile(
    r"(?:adopté|rejeté|approuvé|accordé|renvoyé|ajourné|repoussé|voté|retiré|suite|fin|idem|néant|adopted|agreed|carried|rejected|"
    r"approved|resolved|granted|refused|adjourned|withdrawn|lost|none|angenommen|abgelehnt|genehmigt|vertagt|beschlossen|zurückgezogen|"
    r"approvat[oa]|respint[oa]|aprobad[oa]|rechazad[oa]|aceptad[oa])e?s?\b",
    re.IGNORECASE,
)
"""What minutes say of a motion in a word."""
_INNER = re.compile(r"[^\W\d_]{3,}[.!?…;:]\s+\S|\d$")
_WORD = re.compile(r"[^\W\d_]+")
_SIGNED = re.compile(r"(?:[A-ZÀ-Þ][^\W\d_]*\s)?[A-ZÀ-Þ’'-]{3,},")
"""A name in capitals, and what its bearer is."""


class Standing(Protocol):
    """Lines in order, how far full ones reach and how many blank ones stand between two."""

    lines: Sequence[Line]
    reach: Reach

    @property
    def alone(self) -> Sequence[int]:
        """The places of the lines between blank ones; the last line is none."""

    def distance(self, a: Line, b: Line) -> int:
        """Blank lines between two lines, one at least where a page ends."""


def cross_heads(seen: Standing, told: Set[int], heads: Set[int], language: str) -> set[int]:
    """The numbers of the lines that are cross-heads, none of those `told` to be something else, `heads` among them. Linear.

    A short line alone, with a full stop, may be a paragraph too. It is a cross-head if it names something, as far as its words
    tell (nobody does anything in it), text stands below it, and most lines like it in the document do the same; then the same words are one wherever they stand alone.
    """
    sentences, texts = sentence_words(language), told - heads
    alone = frozenset(i for i in seen.alone if seen.lines[i].number not in told)
    same: dict[str, list[int]] = {}
    found: dict[int, str] = {}
    others = 0
    for i in seen.alone:
        line = seen.lines[i]
        if line.words[-1] != "." or line.number in told or not _is_stopped(line, seen.reach):
            continue
        same.setdefault(line.words, []).append(line.number)
        begins = _is_behind(seen, i, alone) if i else is_spaced(line.words)
        if _names(line.words, sentences) and begins and _leads(seen, i, texts):
            found[line.number] = line.words
        elif not _is_of_other_kind(line.words):
            others += 1
    if len(found) < max(_AGAIN, _MOST * (len(found) + others)):
        return set()
    return {number for words in found.values() for number in same[words]}


@lru_cache(maxsize=8)
def sentence_words(language: str) -> frozenset[str]:
    """The words of a language that make a short line a sentence; those of all if it is not known."""
    return frozenset(_SENTENCES.get(language, " ".join(_SENTENCES.values())).split())


def _is_stopped(line: Line, reach: Reach) -> bool:
    """Whether a line is short and ends with one full stop."""
    words = line.words
    return (
        words[-1] == "."
        and words[-2:-1].isalpha()
        and len(words) < _SHORT * max(reach.near(line)[0], 20)
        and starts_big(words)
        and (len(words.split()) <= _WORDS or is_spaced(words))
        and not _INNER.search(words)
        and not DASH.match(words)
    )


def _names(words: str, sentences: Set[str]) -> bool:
    """Whether a phrase names something: no person and no common verb is in it, no date, no name of who signs."""
    if _is_of_other_kind(words) or _DECIDED.match(words) or not words[0].isupper():
        return False
    return is_spaced(words) or sentences.isdisjoint(word.casefold() for word in _WORD.findall(words))


def _is_of_other_kind(words: str) -> bool:
    """Whether a line is neither a cross-head nor a short sentence: a date, initials and a name, a formula."""
    return (
        is_dateline(words)
        or bool(ALONE.fullmatch(words))
        or is_day(words)
        or is_capitals(words)
        or is_by_person(words)
        or is_salutation(words)
        or is_compliment(words)
        or "." in words[:-1]
        or bool(_SIGNED.match(words))
    )


def _is_behind(seen: Standing, at: int, alone: Set[int]) -> bool:
    """Whether a line stands behind the end of a sentence, or below a line alone that is none, as headings are."""
    above = seen.lines[at - 1].words
    return ends_full(above) or (at - 1 in alone and above[-1] not in ",;:")


def _leads(seen: Standing, at: int, told: Set[int]) -> bool:
    """Whether text stands below a line, or below a letterspaced one any line that is not."""
    after = seen.lines[at + 1].words
    if is_spaced(after):
        return False
    return is_spaced(seen.lines[at].words) or _is_text(seen, at + 1, told)


def _is_text(seen: Standing, at: int, told: Set[int]) -> bool:
    """Whether a line begins text, or something that is told by what it stands with."""
    line, reach = seen.lines[at], seen.reach
    if line.number in told or seen.lines[min(at + 1, len(seen.lines) - 1)].number in told:
        return True
    if starts_small(line.words):
        return False
    if at + 1 < len(seen.lines) and not seen.distance(line, seen.lines[at + 1]):
        return True
    return line.reach > _FULL * reach.near(line)[0] or (ends_full(line.words) and len(line.words) > _SENTENCE)

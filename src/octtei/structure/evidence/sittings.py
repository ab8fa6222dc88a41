"""Sittings: lines alone that say who is examined, or on which day of a year, again and again: the headings of minutes and trials."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from octtei.structure.evidence.crossheads import Standing, sentence_words
from octtei.structure.lines.line import Line
from octtei.structure.lines.shape import ends_sentence, is_capitals, starts_small
from octtei.structure.terms.dateline import is_dateline, is_dispatch_line
from octtei.structure.terms.keywords import NTH, ORDINAL
from octtei.structure.terms.months import month_pattern

# So many such lines make a habit; none is longer than this share of a full one.
_AGAIN, _SHORT, _LONG = 2, 0.95, 1.1
_DONE = (
    r"(?:called(?:\sin)?|sworn|(?:cross-|re-)?examined|examination|re-?called|(?:be|ver)eidigt|vernommen|aufgerufen|entendue?|"
    r"assermentée?|interrogée?|rappelée?|introduite?|juramentad[oa]|interrogad[oa]|giurat[oa]|interrogat[oa])"
)
_EXAMINED = re.compile(
    rf"(?:[A-ZÀ-Þ].{{1,60}}?[,.:;]?\s)?(?i:{_DONE}(?:[;,.]?\s(?:and\s|et\s|und\s|e\s|y\s)?{_DONE})*)"
    r"(?:\s(?:by|par|durch|von|da|dal|por)\s[^.!?]{0,6}\.?[^.!?]{2,40})?[.:]?"
)
_ORDERED = re.compile(
    rf"(?P<count>{ORDINAL}|{NTH})\s(?P<noun>[^\W\d_]{{3,}})\s?(?:[:,–—-]|\.\s?[–—-])\s?(?=\S)", re.IGNORECASE
)
_YEAR = re.compile(r"\b(?:1[4-9]|20)\d\d\.?$")
_DAY = re.compile(r"\b\d{1,2}(?!\d)")
_FIGURES, _BIG, _SMALL = (
    re.compile(r"\d+"),
    re.compile(r"[A-ZÀ-Þ][^\W\d_]*"),
    re.compile(r"\b[^\W\d_A-ZÀ-Þ]+"),
)
_SITTING = re.compile(
    r"(?:séance|audience|réunion|assemblée|sitting|meeting|session|sitzung|versammlung|seduta|adunanza|sesión|junta)\b[^.,;:!?\d]{0,50}?"
    rf"\b\d{{1,2}}(?:er|st|nd|rd|th|[.º°])?\s(?:de\s)?(?:{month_pattern()})\s(?:del?\s)?(?:1[4-9]|20)\d\d\.?",
    re.IGNORECASE,
)
_WORD = re.compile(r"[^\W\d_]+")


def examined(seen: Standing, language: str) -> set[int]:
    """The numbers of the lines that say who is examined, and by whom, above what is asked: `THOMAS REEVE sworn. Examined by Mr. OAKES.`"""
    sentences = sentence_words(language)
    found = {
        line.number
        for line in _alone(seen)
        if _EXAMINED.fullmatch(line.words) and not _has_one(line.words, sentences)
    }
    return found if len(found) >= _AGAIN else set()


def dated(seen: Standing) -> set[int]:
    """The numbers of the lines that name a day and its year in the same form, above text: `Martis, 14° die Junii, 1853.`"""
    lines = [line for line in _alone(seen) if _YEAR.search(line.words) and _DAY.search(line.words)]
    lines = [
        x for x in lines if not is_dateline(x.words) and not is_dispatch_line(x.words) and "." in x.words[-1:]
    ]
    forms = Counter(_form(line.words) for line in lines)
    return {line.number for line in lines if forms[_form(line.words)] >= _AGAIN}


def named_sittings(lines: Sequence[Line]) -> set[int]:
    """The numbers of the lines that say nothing but which sitting it is, and its day: `Séance extraordinaire du 3 décembre 1871`; two at
    least, and none in the midst of a sentence."""
    found = {
        b.number
        for a, b in pairwise([None, *lines])
        if b and b.words[0].isupper() and _SITTING.fullmatch(b.words) and (a is None or _is_over(a, b))
    }
    return found if len(found) >= _AGAIN else set()


def _is_over(a: Line, b: Line) -> bool:
    """Whether nothing goes on from one line to the next."""
    return b.number > a.number + 1 or ends_sentence(a.words) or is_capitals(a.words)


def ordered(seen: Standing) -> set[int]:
    """The numbers of the lines that say the next of several of one kind is coming, and who or what it is: `2nd witness: Mary Rose, 38.`"""
    hits = [(line, hit) for line in _alone(seen, _LONG) if (hit := _ORDERED.match(line.words))]
    nouns = Counter(hit["noun"].casefold() for _, hit in hits)
    counts = {(hit["count"].casefold(), hit["noun"].casefold()) for _, hit in hits}
    again = {
        noun
        for noun, count in nouns.items()
        if count >= _AGAIN and sum(n == noun for _, n in counts) == count
    }
    return {line.number for line, hit in hits if hit["noun"].casefold() in again}


def _alone(seen: Standing, share: float = _SHORT) -> list[Line]:
    """The lines shorter than a share of a full one between blank ones that begin with a capital, text below them."""
    lines = seen.lines
    return [
        lines[i]
        for i in seen.alone
        if (lines[i].words[0].isupper() or lines[i].words[0].isdigit())
        and not starts_small(lines[i + 1].words)
        and len(lines[i].words) < share * seen.reach.near(lines[i])[0]
    ]


def _has_one(words: str, sentences: frozenset[str]) -> bool:
    return not sentences.isdisjoint(word.casefold() for word in _WORD.findall(words))


def _form(words: str) -> str:
    """A line with every figure alike, and every word that begins with a capital, or a small letter."""
    return _BIG.sub("A", _SMALL.sub("a", _FIGURES.sub("0", words)))

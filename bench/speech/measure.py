"""Measures of one edition against gold: spans, kinds, speakers, and speakers named wrongly.

Gold has one speech a row: line, first words, last words, speaker (? if the text does not say, | between two of its ways to name one; with ? beside a name, either will do), kind (said, written,
slogan, term, title). A speech is found if its first and its last three words agree; kinds are compared in the four
families said, written or slogan, term or title. The parts of an interrupted speech count as one.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from lxml import etree

_TEI = "{http://www.tei-c.org/ns/1.0}"
_ID = "{http://www.w3.org/XML/1998/namespace}id"
_KINDS = {
    "said": "said",
    "sp": "said",
    "quote": "written",
    "q": "slogan",
    "soCalled": "term",
    "mentioned": "term",
    "title": "term",
}
_WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class Row:
    """A speech of the gold."""

    first: str
    last: str
    who: str
    kind: str


@dataclass(slots=True)
class Heard:
    """A speech of an edition."""

    kind: str
    who: str
    words: list[str]


@dataclass(slots=True)
class Score:
    """What was counted, summed over texts with +."""

    gold: int = 0
    heard: int = 0
    found: int = 0
    kinds: int = 0
    speakers: int = 0
    named_in_gold: int = 0
    named: int = 0
    wrong: int = 0
    misses: list[str] = field(default_factory=list)

    def __add__(self, other: Score) -> Score:
        return Score(*(getattr(self, n) + getattr(other, n) for n in self.__slots__))

    @property
    def spans_f1(self) -> float:
        """Harmonic mean of precision and recall; 1 where there is nothing to find and nothing was found."""
        return 2 * self.found / (self.gold + self.heard) if self.gold + self.heard else 1.0

    def line(self, name: str) -> str:
        """One line of the table."""
        kinds = self.kinds / self.found if self.found else 1.0
        speakers = self.speakers / self.named_in_gold if self.named_in_gold else 1.0
        return (
            f"{name:16} spans {self.spans_f1:.3f} ({self.found}/{self.gold}, {self.heard} marked)  kinds {kinds:.3f}  "
            f"speakers {speakers:.3f} ({self.speakers}/{self.named_in_gold})  named {self.named}, wrong {self.wrong}"
        )


def read_gold(path: Path) -> list[Row]:
    """The rows of a gold file."""
    cells = (line.split("\t") for line in path.read_text("utf-8").splitlines() if line.strip())
    return [Row(c[-4], c[-3], c[-2], "term" if c[-1] == "title" else c[-1]) for c in cells]


def hear(tei: bytes) -> list[Heard]:
    """The speeches of an edition, the parts of one joined."""
    root = etree.fromstring(tei)
    names = {
        p.get(_ID): " ".join(n.text or "" for n in p.iter(_TEI + "persName"))
        for p in root.iter(_TEI + "person")
    }
    text = root.find(_TEI + "text")
    found: dict[str, Heard] = {}
    for element in () if text is None else text.iter(*(_TEI + k for k in _KINDS)):
        tag = etree.QName(element).localname
        who = element.get("who") or element.get("source") or ""
        people = " ".join(f"{w[1:]} {names.get(w[1:], '')}" for w in who.split())
        words = _words("".join(_reading(element)))
        previous = (element.get("prev") or "")[1:]
        if previous in found:
            found[previous].words += words
            found[element.get(_ID) or str(id(element))] = found[previous]
        else:
            found[element.get(_ID) or f"{len(found)}"] = Heard(_KINDS[tag], people, words)
    return list({id(h): h for h in found.values()}.values())


def _reading(element: etree._Element) -> Iterator[str]:
    yield element.text or ""
    for child in element:
        tag = etree.QName(child).localname
        if tag in ("lb", "pb"):
            yield "" if child.get("break") == "no" else " "
        elif tag not in ("fw", "note", "speaker", "stage") and not (
            tag == "pc" and child.get("force") == "weak"
        ):
            yield from _reading(child)
        yield (child.tail or "") + (" " if tag in ("p", "l", "speaker") else "")


def _words(text: str) -> list[str]:
    return _WORD.findall(unicodedata.normalize("NFC", text).replace("’", "'").casefold())


def _plain(text: str) -> str:
    return unicodedata.normalize("NFD", text).encode("ascii", "ignore").decode().casefold()


def measure(tei: bytes, rows: list[Row]) -> Score:
    """Compare an edition with gold."""
    heard = hear(tei)
    score = Score(gold=len(rows), heard=len(heard))
    score.named = sum(bool(h.who) for h in heard)
    left = list(heard)
    for row in rows:
        hit = next((h for h in left if _same(h, row)), None)
        if hit is None:
            score.misses.append(f"missed {row.kind}: {row.first} … {row.last}")
            continue
        left.remove(hit)
        score.found += 1
        _compare(hit, row, score)
    score.misses += [f"invented {h.kind}: {' '.join(h.words[:8])}" for h in left]
    return score


def _same(heard: Heard, row: Row) -> bool:
    first, last = _words(row.first)[:3], _words(row.last)[-3:]
    return heard.words[: len(first)] == first and heard.words[-len(last) :] == last


def _compare(hit: Heard, row: Row, score: Score) -> None:
    alike = hit.kind == row.kind or {hit.kind, row.kind} == {"written", "slogan"}
    score.kinds += alike
    if not alike:
        score.misses.append(f"kind {hit.kind}, not {row.kind}: {row.first}")
    if row.kind not in ("said", "written"):
        return
    forms = [form for form in row.who.split("|") if form not in ("?", "")]
    named = bool(forms) and "?" not in row.who
    right = any(_plain(_words(form)[-1])[:5] in _plain(hit.who) for form in forms)
    score.named_in_gold += named
    score.speakers += right and named
    if hit.who and not right:
        score.wrong += 1
        score.misses.append(f"speaker {hit.who!r}, not {row.who}: {row.first}")
    elif named and not right:
        score.misses.append(f"speaker unknown, is {row.who}: {row.first}")

"""Facsimiles: documents written down line by line as they were printed, each line with what it is (`prints/README.md`).

They are of kinds that no layout of the generator has: a play, a ledger, a dictionary, letters, Fraktur, a newspaper.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from bench.layout.document import BREAK, Document
from bench.layout.gold import Division, Gold

FOLDER = Path(__file__).parent / "prints"
_LINE = re.compile(r"([A-Za-z0-9*†+]*)\|(.*)")
_BRACES = re.compile(r"\{([^{}=]+)(?:(=)([^{}]*))?\}")
_DIVIDED = re.compile(r"~([-⸗=¬]?)$")
_WORD = re.compile(r"\S+$")
_WIDE = re.compile(r"‹([^‹›]*)›")
_FEED, _BARE = "=====", "-----"


@dataclass(slots=True)
class _Reader:
    """The lines read so far: as printed, the blocks and notes as a careful reader has them, and what is due next."""

    printed: list[str] = field(default_factory=list)
    feeds: set[int] = field(default_factory=set)
    blocks: list[list[str]] = field(default_factory=list)
    notes: list[list[str]] = field(default_factory=list)
    divisions: list[Division] = field(default_factory=list)
    furniture: list[str] = field(default_factory=list)
    due: int = 0
    open: dict[int, str] = field(default_factory=dict)

    def take(self, line: str) -> None:
        """Read one line of a facsimile."""
        hit = _LINE.fullmatch(line)
        if line in (_FEED, _BARE):
            self.due += 1
            if line == _FEED:
                self.feeds.add(len(self.printed))
        elif hit is None:
            self.printed.append(line)
        else:
            self._coded(hit[1], hit[2])

    def _coded(self, code: str, text: str) -> None:
        first, _, rest = text.partition("‖")
        if rest:
            self._one(code, first, f"{first}{rest.partition('|')[2]}")
            self._one(rest.partition("|")[0], rest.partition("|")[2], None)
        else:
            self._one(code, text, text)

    def _one(self, code: str, text: str, line: str | None) -> None:
        """A block or a part of one; `line` is the whole line as printed, None for what stands behind in the same line."""
        shown = _DIVIDED.sub(r"\1", _BRACES.sub(r"\1", _WIDE.sub(r"\1", line or "")))
        if line is not None:
            self.printed.append(shown)
        if code == "f":
            self.furniture.append(shown.strip())
            return
        self.furniture += [hit[1].strip() for hit in _BRACES.finditer(text)]
        target = self.notes if code[:1] in ("N", "n") else self.blocks
        if code[:1] == "N":
            target.append([code[1:], ""])
        elif code == "n+":
            target.append([target[-1][0], ""])
        elif code not in ("", "n") or not target:
            target.append([code or "P", ""])
        self._say(target[-1], text)

    def _say(self, block: list[str], text: str) -> None:
        mark = ""
        if self.due and block in self.blocks:
            mark, self.due = BREAK * self.due, 0
        label = block in self.notes
        words = _BRACES.sub("" if label else _key, _WIDE.sub(_joined, text.strip())).strip()
        before = block[1]
        halves = self.open.pop(id(block), None)
        if halves is not None:
            first, _, rest = words.partition(" ")
            self._divide(before, first, halves)
            block[1] = f"{before}{first}{' ' + mark if mark else ''} {rest}".rstrip()
        else:
            glue = "" if before.endswith("-") else " "
            block[1] = f"{before}{glue}{mark}{words}".strip()
        divided = _DIVIDED.search(words)
        if divided:
            block[1] = block[1][: -len(divided[0])]
            self.open[id(block)] = divided[1]

    def _divide(self, before: str, first: str, hyphen: str) -> None:
        left = _WORD.search(before)
        word = (left[0] if left else "") + first
        kind = "hyphen" if hyphen else "hyphen-lost"
        bare = re.sub(r"⟦[^⟧]*⟧", "", word).strip(".,;:!?…»«„“”()")
        self.divisions.append(Division(len(self.printed) - 1, word, bare, kind))


def _joined(hit: re.Match[str]) -> str:
    """Words that were set wide, as a reader has them: two spaces part them."""
    return " ".join(word.replace(" ", "") for word in hit[1].split("  "))


def _key(hit: re.Match[str]) -> str:
    """What the gold has for what stands in braces: a reference, or nothing for a note's label."""
    if hit[2] and not hit[3]:
        return ""
    return f"⟦n:{hit[3] or hit[1]}⟧"


def names() -> list[str]:
    """The names of all facsimiles."""
    return sorted(path.stem for path in FOLDER.glob("*.txt"))


def about(name: str) -> str:
    """What kind of document it is, by its first line."""
    return (FOLDER / f"{name}.txt").read_text(encoding="utf8").splitlines()[0].removeprefix("# ")


def head(name: str) -> list[str]:
    """The lines of a facsimile that say something about it."""
    text = (FOLDER / f"{name}.txt").read_text(encoding="utf8")
    return list(itertools.takewhile(lambda line: line.startswith("# "), text.splitlines()))


def facsimile(name: str) -> Document:
    """The document `prints/NAME.txt`; the same always."""
    reader = _Reader()
    for line in _lines(name):
        reader.take(line)
    if reader.feeds or any(BREAK in text for _, text in reader.blocks):
        reader.blocks[0][1] = BREAK + reader.blocks[0][1]
    end = "\r\n" if "# newline crlf" in head(name) else "\n"
    source = "".join(("\f" if i in reader.feeds else "") + s + end for i, s in enumerate(reader.printed))
    gold = Gold(_pairs(reader.blocks), _pairs(reader.notes), tuple(reader.divisions))
    return Document(name, source, gold, tuple(reader.furniture))


def _lines(name: str) -> Iterator[str]:
    text = (FOLDER / f"{name}.txt").read_text(encoding="utf8")
    return (line for line in text.splitlines() if not line.startswith("# "))


def _pairs(rows: list[list[str]]) -> tuple[tuple[str, str], ...]:
    return tuple((code, text) for code, text in rows)

"""The texts of `texts/` as books: a front and some chapters, drawn by seed; the marks are told in `texts/README.md`."""

from __future__ import annotations

import random
import re
from pathlib import Path

from bench.layout.tree import Block, Book, Role, note_mark

FOLDER = Path(__file__).parent / "texts"
REFERENCE = re.compile(r"\[\^(\w+)\]")
NAMED: dict[str, Role] = {
    "@title": "title", "@subtitle": "subtitle", "@author": "author", "@epigraph": "epigraph", "@by": "attribution",
    "@date": "date", "@sign": "signature", "@ornament": "ornament",
}  # fmt: skip
SIGNS: dict[str, Role] = {">": "quotation", "*": "item"}
Part = tuple[list[Block], dict[str, tuple[str, ...]]]


def book(language: str, rng: random.Random, chapters: int = 4) -> Book:
    """A book in `language` ("fr", "de", "en"): its front, and at most `chapters` of its chapters in an order drawn by `rng`."""
    names = sorted(path.stem for path in FOLDER.glob(f"{language}-[0-9]*.txt"))
    chosen = rng.sample(names, min(chapters, len(names)))
    return _bound(language, [part(f"{language}-front"), *map(part, chosen)])


def oddity(name: str) -> Book:
    """The document `odd-NAME.txt`: what has no chapters."""
    return _bound("fr", [part(f"odd-{name}")])


def part(name: str) -> Part:
    """One file: its blocks, references still by name, and its notes by name."""
    blocks: list[Block] = []
    notes: dict[str, tuple[str, ...]] = {}
    for chunk in (FOLDER / f"{name}.txt").read_text(encoding="utf8").strip().split("\n\n"):
        if found := re.match(r"\[\^(\w+)\]: ", chunk):
            notes[found[1]] = tuple(_joined(chunk[found.end() :]).split(" ¶ "))
        else:
            blocks += _blocks(chunk)
    return blocks, notes


def _blocks(chunk: str) -> list[Block]:
    sign, _, rest = chunk.partition(" ")
    if chunk.startswith("@table\n"):
        return [Block("table", line) for line in chunk.splitlines()[1:]]
    if sign == "|":
        return [Block("verse", line[2:], opens=not i) for i, line in enumerate(chunk.splitlines())]
    if sign in ("##", "###"):
        return [Block("heading", rest, level=len(sign))]
    if sign == "@preface":
        return [Block("heading", rest, level=2, bare=True)]
    role = NAMED.get(sign) or SIGNS.get(sign)
    return [Block(role, _joined(rest)) if role else Block("paragraph", _joined(chunk))]


def _joined(chunk: str) -> str:
    return " ".join(chunk.split())


def _bound(language: str, parts: list[Part]) -> Book:
    blocks: list[Block] = []
    notes: list[tuple[str, ...]] = []
    for found, by_name in parts:
        for block in found:
            names = REFERENCE.findall(block.text)
            text = REFERENCE.sub("\0", block.text)
            for name in names:
                text = text.replace("\0", note_mark(len(notes)), 1)
                notes.append(by_name[name])
            blocks.append(Block(block.role, text, block.level, block.opens, block.bare))
    return Book(language, tuple(blocks), tuple(notes))

"""What cleaning does to texts that have no damage: `python -m bench.undamaged [--words N] [--pieces N] [--show N] FILE...`.

A file has a paragraph, a verse or a quotation on each line. Pieces of so many words are drawn from it, set in lines like
those of a book, and cleaned; every repair is a fault of octtei, or of the text. The same pieces come from the same file.
"""

from __future__ import annotations

import argparse
import random
import textwrap
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path

from octtei.api import clean
from octtei.text import Text

_WIDTH, _AROUND = 78, 30


def pieces(path: Path, words: int) -> Iterator[str]:
    """The text of a file in pieces of so many words, whole paragraphs each."""
    held: list[str] = []
    size = 0
    for line in path.read_text(encoding="utf-8").splitlines():
        held.append(textwrap.fill(line, _WIDTH, break_long_words=False, break_on_hyphens=False))
        size += len(line.split())
        if size >= words:
            yield "\n\n".join(held) + "\n"
            held, size = [], 0
    if held:
        yield "\n\n".join(held) + "\n"


def repairs(text: Text) -> Iterator[tuple[str, str]]:
    """Each repair of a text: its rule, and where it stands."""
    value = text.source.text
    for layer in text.layers:
        for edit in layer:
            start, end = edit.span.start, edit.span.end
            around = f"{value[max(0, start - _AROUND) : start]}[{edit.before}→{edit.after}]{value[end : end + _AROUND]}"
            yield edit.rule, " ".join(around.split())
        value = layer.apply(value)


def report(path: Path, words: int, most: int, show: int) -> None:
    """Print what became of the pieces of one file."""
    drawn = list(pieces(path, words))
    random.Random(1).shuffle(drawn)
    found: defaultdict[str, list[str]] = defaultdict(list)
    proposed: Counter[str] = Counter()
    total = 0
    for piece in drawn[:most]:
        text, findings = clean(piece)
        total += len(piece.split())
        proposed.update(f.rule for f in findings)
        for rule, place in repairs(text):
            found[rule].append(place)
    count = sum(map(len, found.values()))
    print(f"{path.name}: {total} words, {count} repairs, {proposed.total()} proposals")
    for rule, places in sorted(found.items(), key=lambda item: (-len(item[1]), item[0])):
        print(f"  {rule} {len(places)}", *places[:show], sep="\n     ")


def main() -> None:
    """Report on the files named."""
    parser = argparse.ArgumentParser(description="what cleaning does to texts that have no damage")
    parser.add_argument("files", nargs="+", type=Path)
    parser.add_argument("--words", type=int, default=15_000, help="words of a piece")
    parser.add_argument("--pieces", type=int, default=4, help="pieces of each file")
    parser.add_argument("--show", type=int, default=10, help="repairs shown of each rule")
    asked = parser.parse_args()
    for path in asked.files:
        report(path, asked.words, asked.pieces, asked.show)


if __name__ == "__main__":
    main()

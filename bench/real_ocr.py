"""python -m bench.real_ocr [FOLDER ...]: how many words that real OCR misread are right after cleaning.

Each folder holds `source.txt` and its gold (`bench.layout.extraction` makes some; those of `bench/layout/extracts/*-ocr` are measured if none is
named). Words are counted, not placed: a word of the gold is missing as often as the text has it less often. What no reader could repair (a
line that was not seen, a figure read as another) counts as missing, too.
"""

from __future__ import annotations

import re
import sys
from collections import Counter
from pathlib import Path

from bench.layout import gold
from bench.layout.extracts import FOLDER
from octtei.clean import clean
from octtei.config import Settings
from octtei.pipeline import settle
from octtei.read.file import read_file
from octtei.text import Text

_WORD = re.compile(r"\w+")
_DIVIDED = re.compile(r"-\n\s*")
_MARK = re.compile(r"⟦[^⟧]*⟧")


def words(text: str) -> Counter[str]:
    """The words of a text, divided ones whole, and how often each stands there."""
    return Counter(_WORD.findall(_DIVIDED.sub("", text)))


def counted(folder: Path) -> tuple[int, int, int, int, int]:
    """Words of the gold; missing in the source, after the safe repairs, after the proposals too; right words lost by safe repairs."""
    truth = gold.read(folder)
    wanted = words(" ".join(_MARK.sub(" ", text) for _, text in (*truth.blocks, *truth.notes)))
    source, _ = read_file(folder / "source.txt", None)
    raw, settings = Text.of(source), settle(Settings(), source)
    safe, findings = clean(raw, settings)
    accept = tuple(sorted({f.rule for f in findings if f.candidates}))
    every, _ = clean(
        raw, settings.model_copy(update={"clean": settings.clean.model_copy(update={"accept": accept})})
    )
    before, after = words(raw.value), words(safe.value)
    missing = [(wanted - have).total() for have in (before, after, words(every.value))]
    lost = ((before & wanted) - (after & wanted)).total()
    return wanted.total(), missing[0], missing[1], missing[2], lost


def main(arguments: list[str]) -> int:
    """Prints a row for each folder, and the sum."""
    folders = [Path(a) for a in arguments] or sorted(FOLDER.glob("*-ocr"))
    rows = [(folder.name, counted(folder)) for folder in folders]
    sums = tuple(map(sum, zip(*(figures for _, figures in rows), strict=True)))
    print(f"{'':24}{'words':>8}{'missing':>9}{'safe':>8}{'all':>8}{'spoiled':>9}")
    for name, figures in (*rows, ("sum", sums)):
        print(f"{name:24}{figures[0]:8}{figures[1]:9}{figures[2]:8}{figures[3]:8}{figures[4]:9}")
    missing = max(1, sums[1])
    print(f"mended {1 - sums[2] / missing:.3f}, with proposals {1 - sums[3] / missing:.3f}")
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))

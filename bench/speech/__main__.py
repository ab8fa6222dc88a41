"""Measure the search for speech on the texts of tests/structure/speech/texts, and its share of the time of a build.

    python -m bench.speech [--misses] [FOLDER ...]

A FOLDER of one's own holds NAME.txt, NAME.tsv and perhaps NAME.toml.
"""

from __future__ import annotations

import argparse
import time
from pathlib import Path

from bench.speech.measure import Score, measure, read_gold
from octtei.pipeline import build_file

TEXTS = Path(__file__).parents[2] / "tests" / "structure" / "speech" / "texts"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folders", nargs="*", type=Path, default=[TEXTS])
    parser.add_argument("--misses", action="store_true", help="list what is wrong")
    arguments = parser.parse_args()
    total = Score()
    for path in sorted(p for folder in arguments.folders for p in folder.glob("*.tsv")):
        start = time.perf_counter()
        outcome = build_file(path.with_suffix(".txt"))
        seconds = time.perf_counter() - start
        if outcome.written is None:
            print(f"{path.stem:16} failed: {[f.message for f in outcome.summary.findings]}")
            continue
        score = measure(outcome.written.tei, read_gold(path))
        total += score
        print(score.line(path.stem), f" {outcome.summary.status}, {seconds:.2f} s")
        if arguments.misses:
            print(*(f"    {m}" for m in score.misses), sep="\n")
    print(total.line("all"))


main()

"""python -m bench.damage: damages clean text in every known way, has it cleaned, and prints what came of it."""

from __future__ import annotations

import argparse
import fnmatch
import json
import sys
import time
from pathlib import Path

from bench.damage import report
from bench.damage.adapter import AdapterError, Cleaner, named
from bench.damage.corpus import corpus
from bench.damage.damaged import Damaged
from bench.damage.kinds import KINDS, MIXTURES, damage
from bench.damage.measure import Score, measure
from octtei.text import Layer


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m bench.damage", description=__doc__)
    parser.add_argument(
        "kinds",
        nargs="*",
        default=["*"],
        help="patterns of kinds, or mixtures (default: all; --list names them)",
    )
    parser.add_argument("--cleaner", default="bench.damage.adapter:octtei", metavar="MODULE:FUNCTION")
    parser.add_argument("--language", default="fr", help="language of the clean text (fr, de, en)")
    parser.add_argument("--words", type=int, default=15_000, help="words of clean text")
    parser.add_argument("--seed", type=int, default=1, help="another seed draws other text and other damage")
    parser.add_argument(
        "--ciphers",
        type=int,
        default=5,
        metavar="N",
        help="broken fonts drawn for each kind of accent damage",
    )
    parser.add_argument(
        "--show", type=int, default=0, metavar="N", help="also list N failures of each kind and rule"
    )
    parser.add_argument("--json", action="store_true", help="numbers only, as JSON")
    parser.add_argument(
        "--write", type=Path, metavar="DIR", help="write the damaged texts there and clean nothing"
    )
    parser.add_argument("--list", action="store_true", help="name the kinds of damage")
    return parser


def _trials(options: argparse.Namespace, clean: str) -> dict[str, Damaged]:
    """Name -> damaged text: each kind alone, several fonts for the accents, then the mixtures."""
    kinds = [k for k in KINDS if any(fnmatch.fnmatch(k, p) for p in options.kinds)]
    found: dict[str, Damaged] = {}
    for kind in kinds:
        for number in range(options.ciphers if kind.startswith("accent.") else 1):
            seed = 1000 * options.seed + number
            found[f"{kind}-{number + 1}"] = damage(clean, [kind], seed, options.language)
    for name, mixture in MIXTURES.items():
        if "*" in options.kinds or name in options.kinds:
            found[name] = damage(clean, mixture, options.seed, options.language)
    return found


def _write(trials: dict[str, Damaged], folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    for name, damaged in trials.items():
        (folder / f"{name}.txt").write_text(damaged.text, encoding="utf-8", newline="")
        lines = (f"{s.start}\t{d.rule}\t{d.after!r}\t{d.before!r}\n" for s, d in damaged.places)
        (folder / f"{name}.tsv").write_text("".join(lines), encoding="utf-8")


def _run(options: argparse.Namespace, clean: str, cleaner: Cleaner) -> dict[str, Score]:
    """Untouched text, then each trial: its score."""
    scores = {"clean": measure(Damaged(clean, Layer()), cleaner)}
    for name, damaged in _trials(options, clean).items():
        scores[name] = measure(damaged, cleaner)
    return scores


def _print(scores: dict[str, Score], seconds: float, show: int) -> None:
    alone, clean = Score(), scores["clean"]
    for name, score in scores.items():
        if name != "clean" and name not in MIXTURES:
            alone.add(score)
    print(f"Clean text: {clean.words} words, {clean.spoiled} spoiled,", end=" ")
    print(f"{sum(r.total for r in clean.rules.values())} edits,", end=" ")
    print(f"{sum(r.proposed for r in clean.rules.values())} proposals\n{report.missed(clean, show or 5)}")
    mixed = [(f"Together: {name}", score) for name, score in scores.items() if name in MIXTURES]
    for title, score in (("Each kind alone", alone), *mixed):
        if score.kinds:
            print(f"\n{title}\n\n{report.by_kind(score)}\n\n{report.by_rule(score)}")
            print(f"\nRight words spoiled, a thousand: {score.spoiled_per_thousand:.3f} (of {score.words})")
            print(report.missed(score, show))
    print(f"{seconds:.1f} s")


def main(arguments: list[str] | None = None) -> int:
    """Runs the bench with command-line `arguments`; 0, or 2 where the cleaner is not to be had."""
    options = _parser().parse_args(arguments)
    if options.list:
        print("\n".join((*KINDS, *MIXTURES)))
        return 0
    clean = corpus(options.language, options.words, options.seed)
    if options.write:
        _write(_trials(options, clean), options.write)
        return 0
    start = time.perf_counter()
    try:
        scores = _run(options, clean, named(options.cleaner))
    except AdapterError as error:
        print(f"bench.damage: {error}", file=sys.stderr)
        return 2
    if options.json:
        print(json.dumps({n: report.as_data(s) for n, s in scores.items()}, indent=1, ensure_ascii=False))
    else:
        _print(scores, time.perf_counter() - start, options.show)
    return 0


if __name__ == "__main__":
    sys.exit(main())

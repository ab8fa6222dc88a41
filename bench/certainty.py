"""python -m bench.certainty: how often each rule is right, written to `src/octtei/clean/data/measured.toml`.

Every kind of damage alone and all mixtures of `bench.damage`, drawn by some seeds, and the gold texts where they are at
hand. An applied edit is right if it mends; a proposal if its first reading does.
"""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path

from bench import gold_clean
from bench.damage import KINDS, MIXTURES, corpus, damage, measure
from bench.damage.adapter import octtei
from octtei.clean.order import ORDER

FILE = Path(__file__).resolve().parents[1] / "src" / "octtei" / "clean" / "data" / "measured.toml"
SEEDS = (1, 2)
WORDS = 12_000
Counts = dict[str, Counter[str]]
"""Rule -> how many edits of each sort: `safe`, `review` (right ones), `safe-all`, `review-all`."""


def on_damage(counts: Counts) -> None:
    """Count on damaged texts."""
    for seed in SEEDS:
        clean = corpus("fr", WORDS, seed)
        for kinds in (*([kind] for kind in KINDS), *MIXTURES.values()):
            for name, rule in measure(damage(clean, kinds, 10 * seed), octtei).rules.items():
                found = counts.setdefault(name, Counter())
                found.update({"safe": rule.right, "safe-all": rule.total})
                found.update({"review": rule.proposed_right, "review-all": rule.proposed})


def on_gold(counts: Counts) -> None:
    """Count on the gold texts."""
    folders = sorted(gold_clean.GOLD.iterdir()) if gold_clean.GOLD.is_dir() else []
    for score in (gold_clean.measure(f) for f in folders if (f / "edits.tsv").exists()):
        for name in {*score.right, *score.wrong, *score.review_right, *score.review_wrong}:
            right, review = score.right[name], score.review_right[name]
            found = counts.setdefault(name, Counter())
            found.update({"safe": right, "safe-all": right + score.wrong[name]})
            found.update({"review": review, "review-all": review + score.review_wrong[name]})


def written(counts: Counts) -> str:
    """The file: for each rule in its order the right edits and all, applied and proposed."""
    lines = [
        "# Written by `python -m bench.certainty`: right edits and all edits of each rule, applied and proposed."
    ]
    for name in (rule.name for rule in ORDER if rule.name in counts):
        lines.append(f'\n["{name}"]')
        found = counts[name]
        lines += [f"{s} = [{found[s]}, {found[f'{s}-all']}]" for s in ("safe", "review") if found[f"{s}-all"]]
    return "\n".join(lines) + "\n"


def main() -> int:
    """Measure and write."""
    counts: Counts = {}
    on_damage(counts)
    on_gold(counts)
    FILE.write_text(written(counts), encoding="utf8")
    return 0


if __name__ == "__main__":
    sys.exit(main())

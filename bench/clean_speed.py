"""Speed of the cleaning stage beside `ftfy.fix_text` on the same texts: characters a second, and by rule.

python -m bench.clean_speed [FILE ...]
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

import ftfy

from octtei.clean import ORDER, Passage, Rule, clean
from octtei.config import Settings
from octtei.read import read_bytes
from octtei.text import Text

TEXTS = Path(__file__).parent / "layout" / "texts"
SIZE = 400_000


def seconds(work: Callable[[], object]) -> float:
    """The better of two runs."""
    best = float("inf")
    for _ in range(2):
        begun = time.perf_counter()
        work()
        best = min(best, time.perf_counter() - begun)
    return best


def report(name: str, text: str) -> None:
    """A line for the stage, one for ftfy, one for each rule."""
    source, _ = read_bytes(name, text.encode())
    print(f"{name}: {len(text)} characters")
    rivals: dict[str, Callable[[], object]] = {
        "ftfy.fix_text": lambda: ftfy.fix_text(text),
        "clean": lambda: clean(Text.of(source), Settings()),
    }
    for rival, work in rivals.items():
        print(f"  {rival:24} {len(text) / seconds(work) / 1e6:7.2f} million characters a second")
    for rule in ORDER:
        find = partial(_find, rule, text)
        print(f"    {rule.name:22} {len(text) / seconds(find) / 1e6:7.2f}")


def _find(rule: Rule, text: str) -> object:
    return list(rule.find(Passage(text, "fr")))


def main() -> None:
    """Our own clean texts, and the files named."""
    clean_text = "\n\n".join(path.read_text(encoding="utf8") for path in sorted(TEXTS.glob("fr-*.txt")))
    report("clean", clean_text * (SIZE // len(clean_text)))
    for name in sys.argv[1:]:
        text = Path(name).read_text(encoding="utf8", errors="replace")
        report(Path(name).name, text * max(1, SIZE // len(text)))


if __name__ == "__main__":
    main()

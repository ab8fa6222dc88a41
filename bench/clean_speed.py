"""Speed of the cleaning stage beside `ftfy.fix_text` on the same texts: CPU seconds a million characters, and by rule.

python -m bench.clean_speed [--size BYTES] [FILE ...]

Texts are cleaned again and again in one process, as a worker does that has seen others before; the first time, when it has
learnt nothing, is told apart. With --size the texts are cut into documents of so many bytes.
"""

from __future__ import annotations

import argparse
import gc
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from pathlib import Path

import ftfy

from octtei.clean import ORDER, Passage, Rule, clean
from octtei.config import Settings
from octtei.read import read_bytes
from octtei.text import Edit, Source, Text

BENCH = Path(__file__).parent
SETTINGS = Settings.model_validate({"clean": {"language": "fr"}})
RUNS = 4
OBJECTS = 50_000
"""Cycles are looked for as seldom as in a batch."""


class Clock:
    """Rules that tell how much CPU time each took."""

    def __init__(self) -> None:
        self.spent: dict[str, float] = {}
        self.rules = tuple(Rule(rule.name, rule.kind, self._timed(rule)) for rule in ORDER)

    def _timed(self, rule: Rule) -> Callable[[Passage], Iterable[Edit]]:
        def find(passage: Passage) -> list[Edit]:
            begun = time.process_time()
            found = list(rule.find(passage))
            self.spent[rule.name] = self.spent.get(rule.name, 0.0) + time.process_time() - begun
            return found

        return find


def seconds(work: Callable[[], object]) -> float:
    """CPU seconds that `work` takes."""
    begun = time.process_time()
    work()
    return time.process_time() - begun


def report(name: str, texts: Sequence[str]) -> None:
    """A line for ftfy, one for the stage, one for each rule, the dearest first."""
    size = sum(map(len, texts)) / 1e6
    sources = [read_bytes(name, text.encode())[0] for text in texts]
    plain = min(seconds(lambda: [ftfy.fix_text(text) for text in texts]) for _ in range(RUNS)) / size
    first, again, rules = measured(sources)
    print(f"{name}: {len(texts)} documents, {size:.2f} million characters; CPU seconds a million, ftfy to it")
    print(f"  {'ftfy.fix_text':28} {plain:7.3f}")
    for title, spent in (("clean, the first time", first), ("clean", again)):
        print(f"  {title:28} {spent / size:7.3f} {plain * size / spent:7.2f}")
    for rule, spent in sorted(rules.items(), key=lambda entry: -entry[1]):
        if spent / size >= 0.01:
            print(f"    {rule:26} {spent / size:7.3f}")


def measured(sources: Sequence[Source]) -> tuple[float, float, dict[str, float]]:
    """CPU seconds of the first run, of the best of the others, and the least of each rule in these."""
    clocks = [Clock() for _ in range(RUNS + 1)]
    spent = [seconds(partial(_clean, sources, clock.rules)) for clock in clocks]
    least = {rule.name: min(clock.spent[rule.name] for clock in clocks[1:]) for rule in ORDER}
    return spent[0], min(spent[1:]), least


def _clean(sources: Sequence[Source], rules: Sequence[Rule]) -> None:
    for source in sources:
        clean(Text.of(source), SETTINGS, rules)


def cut(text: str, size: int) -> list[str]:
    """`text` in pieces of `size` bytes; whole if that is 0."""
    data = text.encode()
    return (
        [data[i : i + size].decode("utf8", "ignore") for i in range(0, len(data), size)] if size else [text]
    )


def _clean_texts() -> Iterator[str]:
    """Our own French prose."""
    for folder in ("layout", "damage"):
        for path in sorted((BENCH / folder / "texts").glob("fr-*.txt")):
            yield path.read_text(encoding="utf8")


def main() -> None:
    """Our own clean texts, and the files named."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("files", nargs="*", type=Path)
    parser.add_argument("--size", type=int, default=0, help="bytes of a document; 0 for whole texts")
    options = parser.parse_args()
    gc.set_threshold(OBJECTS)
    report("clean", cut("\n\n".join(_clean_texts()), options.size))
    named = [path.read_text(encoding="utf8", errors="replace") for path in options.files]
    if named:
        report("files", [piece for text in named for piece in cut(text, options.size)])


if __name__ == "__main__":
    main()

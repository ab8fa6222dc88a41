"""python -m bench.structure_speed: the seconds that structuring takes for 1, 2, 4 and 8 MB of text, by layout.

The time must grow as the length does. The texts are those of the layout bench, one document after another.
"""

from __future__ import annotations

import sys
import time

from bench.layout.document import make
from bench.layout.layouts import BY_NAME
from octtei.config import Settings
from octtei.structure import structure
from octtei.text import Decoding, Source, Text

LAYOUTS = ("notes-by-page", "double", "hyphens-lost", "odd-names")
SIZES = (1, 2, 4, 8)
MEGABYTE = 1_000_000


def text_of(name: str, size: int) -> Text:
    """`size` million characters in the layout called `name`."""
    one = make(BY_NAME[name], 0, 0).source.replace("\r\n", "\n")
    value = (one * (size * MEGABYTE // len(one) + 1))[: size * MEGABYTE]
    return Text.of(Source(name, value.encode(), value, Decoding(((len(value), "utf-8"),))))


def seconds(text: Text) -> float:
    """How much processor time the structuring of a text takes."""
    start = time.process_time()
    structure(text, Settings())
    return time.process_time() - start


def main(sizes: tuple[int, ...] = SIZES) -> int:
    """Prints the table."""
    print(f"{'':16}" + "".join(f"{size:>7} MB" for size in sizes))
    for name in LAYOUTS:
        times = [seconds(text_of(name, size)) for size in sizes]
        print(f"{name:16}" + "".join(f"{t:8.1f} s" for t in times))
    return 0


if __name__ == "__main__":
    sys.exit(main(tuple(int(a) for a in sys.argv[1:]) or SIZES))

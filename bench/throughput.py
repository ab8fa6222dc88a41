"""How fast a night's work goes, as ratios taken side by side in one run: `python -m bench.throughput [--size MB]`.

The corpus is made of the sources in raw/ and of generated texts (bench.layout): a piece of each in turn, whole lines,
again and again. Small documents and the large one beside them are the same text.
"""

from __future__ import annotations

import argparse
import atexit
import os
import resource
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import cycle, islice
from pathlib import Path
from shutil import rmtree
from time import perf_counter

import ftfy

from bench.layout.document import make
from bench.layout.layouts import LAYOUTS
from octtei.batch import Task, find_jobs, run
from octtei.config import Settings
from octtei.pipeline import build_source
from octtei.read import read_bytes
from octtei.room import give_back_memory

RAW = Path(__file__).parent.parent / "raw"
MB = 1_000_000
SMALL = (7_000, 2_000, 700)
"""Bytes of small documents: an article or a letter; a page (20 MB in 10,000 documents); a notice."""


def originals() -> list[bytes]:
    """Sources and generated texts."""
    sources = [p.read_bytes() for p in sorted(RAW.glob("*.txt"))]
    return [*sources, *(make(layout, 1, 0).source.encode() for layout in LAYOUTS[::6])]


def texts() -> Iterator[bytes]:
    """Sources and generated texts in turn, without end."""
    yield from cycle(originals())


def pieces(each: int) -> Iterator[str]:
    """Pieces of `each` bytes or a line more, one of each text in turn, which goes on where it was left; without end."""
    lines = [cycle(text.decode("utf-8", "replace").splitlines(keepends=True)) for text in originals()]
    for text in cycle(lines):
        piece, size = [], 0
        while size < each:
            piece.append(next(text))
            size += len(piece[-1].encode())
        yield "".join(piece)


def fill(folder: Path, documents: Sequence[str]) -> int:
    """Write texts into `folder`; their characters."""
    folder.mkdir(parents=True)
    for number, text in enumerate(documents):
        (folder / f"d{number:05}.txt").write_text(text, encoding="utf-8", newline="")
    return sum(map(len, documents))


def build(folder: Path, out: Path, workers: int, *, force: bool = True) -> float:
    """Seconds that a build of `folder` takes."""
    start = perf_counter()
    for summary in run(find_jobs([folder], out), Task(force=force), workers=workers):
        assert summary.status == "valid", summary.findings
    return perf_counter() - start


def commanded(folder: Path, out: Path, workers: int) -> float:
    """Seconds that the whole command takes: start, editions, pages to read."""
    start = perf_counter()
    command = [sys.executable, "-m", "octtei", "build", str(folder), "--out", str(out), "--quiet"]
    subprocess.run([*command, "--jobs", str(workers)], check=True, env=_installed())
    return perf_counter() - start


@cache
def _installed() -> dict[str, str]:
    """The environment in which octtei's modules are compiled already, as those of an installed package are."""
    compiled = Path(tempfile.gettempdir()) / f"octtei-bench-{os.getpid()}"
    atexit.register(rmtree, compiled, ignore_errors=True)
    found = {**os.environ, "PYTHONDONTWRITEBYTECODE": "", "PYTHONPYCACHEPREFIX": str(compiled)}
    for module in ("octtei.cli", "octtei.commands.building", "octtei.batch.work", "octtei.batch.pages"):
        subprocess.run([sys.executable, "-c", f"import {module}"], check=True, env=found)
    return found


def fixed(folder: Path) -> float:
    """Seconds that ftfy.fix_text alone takes for the same text."""
    stock = [p.read_text(encoding="utf-8") for p in sorted(folder.glob("*.txt"))]
    start = perf_counter()
    for text in stock:
        ftfy.fix_text(text)
    return perf_counter() - start


def report(name: str, value: float, unit: str, wanted: str) -> None:
    print(f"{name:58} {value:9.3f} {unit:6} {wanted}")


def startup(*arguments: str) -> float:
    """CPU seconds of one command."""
    environment = _installed()
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    command = [sys.executable, "-m", "octtei", *arguments]
    subprocess.run(command, check=True, capture_output=True, env=environment)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime


def linear(sizes: tuple[int, ...]) -> Iterator[tuple[int, float, float]]:
    """For each size in MB the seconds of one document and its peak memory in MB, in a process of its own."""
    code = "import sys;from bench.throughput import once;s,m=once(int(sys.argv[1]));print(s,m)"
    for size in sizes:
        done = subprocess.run(
            [sys.executable, "-c", code, str(size)], check=True, capture_output=True, text=True
        )
        seconds, memory = map(float, done.stdout.split())
        yield size, seconds, memory


def once(size: int) -> tuple[float, float]:
    """Seconds and peak memory (MB) of one document of `size` MB."""
    stock, data = texts(), b""
    while len(data) < size * MB:
        data += next(stock)
    source, _ = read_bytes("x.txt", data[: size * MB])
    del data
    give_back_memory()  # as a worker does
    start = perf_counter()
    build_source(source, Settings())
    return perf_counter() - start, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def against_one(root: Path, each: int, documents: int) -> float:
    """The time of one document to that of the same text in many of `each` bytes."""
    cut = list(islice(pieces(each), documents))
    fill(root / "small", cut)
    fill(root / "large", ["".join(cut)])
    quick = build(root / "large", root / "l", 1)
    return quick / build(root / "small", root / "s", 1)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--size", type=float, default=20.0, help="MB of the corpus")
    parser.add_argument("--small", type=int, default=1_000, help="how many small documents")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        root = Path(name)
        measure(root, int(options.size * MB), options.small)


def measure(root: Path, size: int, small: int) -> None:
    characters = fill(root / "raw", list(islice(pieces(size // 100), 100)))
    warm = build(root / "raw", root / "warm", 1)
    alone = build(root / "raw", root / "tei", 1)
    plain = fixed(root / "raw")
    report("one worker, everything", characters / min(alone, warm) / 1000, "kch/s", "")
    report("ftfy.fix_text alone on the same text", characters / plain / 1000, "kch/s", "")
    report("one worker : ftfy", plain / min(alone, warm), "", ">= 1")
    one, two = (commanded(root / "raw", root / f"jobs{n}", n) for n in (1, 2))
    report("two workers : one, octtei build as a user runs it", one / two, "", ">= 1.8")
    report("nothing changed : all", build(root / "raw", root / "tei", 1, force=False) / alone, "", "<= 0.03")
    for each in SMALL:
        ratio = against_one(root / str(each), each, small)
        report(f"{small} documents of {each / 1000} kB : one as large", ratio, "", ">= 0.8")
    report("octtei --version, CPU", startup("--version"), "s", "<= 0.15")
    (root / "tiny").mkdir()
    (root / "tiny/t.txt").write_bytes(next(texts())[:10_000])
    report(
        "octtei build of one 10 kB file, CPU",
        startup("build", str(root / "tiny"), "--out", str(root / "t")),
        "s",
        "<= 1.5",
    )
    for megabytes, seconds, memory in linear((1, 2, 4, 8)):
        report(f"one document of {megabytes} MB: seconds a MB", seconds / megabytes, "s", "constant")
        report(
            f"one document of {megabytes} MB: memory over 200 MB + 12 x",
            memory - 200 - 12 * megabytes,
            "MB",
            "<= 0",
        )


if __name__ == "__main__":
    os.environ.setdefault("PYTHONHASHSEED", "0")
    main()

"""How long the text core takes, and that it is linear: `python -m bench.text_core`.

Prints seconds for texts of 1, 2, 4 and 8 MB with 10,000 edits a megabyte: laying the layer, undoing it, mapping
the span of every edit back, and decoding the bytes. In the last line, 8 MB against 1 MB: about 8 is linear.
"""

from __future__ import annotations

import gc
import random
from collections.abc import Callable
from time import perf_counter

from octtei.read import find_pages, read_bytes
from octtei.text import Edit, Layer, Source, Span, Text

MEGABYTE = 1_000_000
EDITS = 10_000
SIZES = (1, 2, 4, 8)
TRIES = 5

Job = Callable[[], object]


def main() -> None:
    """Measure every job at every size and print one table."""
    columns = [_jobs(size) for size in SIZES]
    print(f"{'seconds for':34}" + "".join(f"{size:>7} MB" for size in SIZES) + "   8 MB / 1 MB")
    for name in columns[0]:
        times = [_best(jobs[name]) for jobs in columns]
        print(f"{name:34}" + "".join(f"{t:10.3f}" for t in times) + f"{times[-1] / times[0]:14.1f}")


def _jobs(size: int) -> dict[str, Job]:
    """What is measured on `size` megabytes, by name."""
    text = _prose(size * MEGABYTE)
    source, _ = read_bytes("bench", text.encode())
    layer = _layer(text, size * EDITS)
    over = Text.of(source).over(layer).over(_layer(layer.apply(text), size * EDITS))
    spans = [over.layers[-1].landing(i) for i in range(size * EDITS)]
    return {
        "make a layer of 10,000 edits/MB": lambda: Layer(layer.edits),
        "lay it": lambda: layer.apply(text),
        "undo two layers": over.undo,
        "origin of every edit, two layers": lambda: [over.origin(span) for span in spans],
        "trail of every edit, two layers": lambda: [over.trail(span) for span in spans],
        **_decoding(text, source),
        "find pages by remains": lambda: find_pages(text),
    }


def _decoding(text: str, source: Source) -> dict[str, Job]:
    ascii_only = text.encode("ascii", "replace").decode()
    inputs = {
        "UTF-8": text.encode(),
        "UTF-16": text.encode("utf-16"),
        "windows-1252": text.encode("cp1252"),
        "Mac Roman": text.encode("mac-roman"),
        "UTF-8, mixed newlines": _mixed(text).encode(),
        "UTF-8, a broken byte a line": ascii_only.encode().replace(b"\n", b"\xe9\n\xc3\xa9\xc3\xa8"),
        "NUL and noise": random.Random(1).randbytes(len(text)),
    }
    jobs: dict[str, Job] = {f"decode {kind}": _reading(data) for kind, data in inputs.items()}
    jobs["encode UTF-8 back"] = lambda: source.decoding.encode(source.text)
    return jobs


def _reading(data: bytes) -> Job:
    return lambda: read_bytes("bench", data)


def _best(job: Job) -> float:
    """The shortest of a few runs, in seconds: the others were disturbed."""
    times = []
    for _ in range(TRIES):
        gc.collect()
        gc.disable()
        start = perf_counter()
        job()
        times.append(perf_counter() - start)
        gc.enable()
    return min(times)


def _prose(length: int) -> str:
    """About `length` characters that look like French prose: words, accents, lines, pages without form feeds."""
    draw = random.Random(length)
    words = [
        "le",
        "déjà",
        "pouvoir",
        "à",
        "l’assemblée",
        "révolution",
        "où",
        "ils",
        "étaient",
        "«",
        "»",
        "dans",
    ]
    lines: list[str] = []
    done = 0
    while done < length:
        line = " ".join(draw.choices(words, k=12))
        lines.append(f" {line}" if len(lines) % 45 == 44 else line)
        done += len(lines[-1]) + 1
    return "\n".join(lines)[:length]


def _mixed(text: str) -> str:
    """`text` with another newline after every line."""
    kinds = ("\n", "\r\n", "\r")
    return "".join(line + kinds[i % 3] for i, line in enumerate(text.split("\n")))


def _layer(text: str, edits: int) -> Layer:
    """So many edits spread over `text`: changes, deletions and insertions."""
    step = len(text) // edits
    return Layer(tuple(_edit(text, i * step, i % 3) for i in range(edits)))


def _edit(text: str, at: int, kind: int) -> Edit:
    if kind == 0:
        return Edit(Span(at, at + 2), text[at : at + 2], "XYZ", "bench.change")
    if kind == 1:
        return Edit(Span(at, at + 1), text[at], "", "bench.delete")
    return Edit(Span(at, at), "", "+", "bench.insert")


if __name__ == "__main__":
    main()

"""Progress of long work: a bar on a terminal, plain lines in a log."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from time import monotonic
from typing import TypeVar

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

_One = TypeVar("_One")
# A log gets a line when so many seconds have passed, so that short work says nothing.
_PAUSE = 10.0


def following(
    stream: Iterable[_One], sizes: Sequence[int], out: Console, doing: str = "building"
) -> Iterator[_One]:
    """What `stream` gives as it comes, while `out` shows how far it is; `sizes` are bytes, one a document."""
    yield from _bar(stream, sizes, out, doing) if out.is_terminal else _lines(stream, sizes, out)


def _bar(stream: Iterable[_One], sizes: Sequence[int], out: Console, doing: str) -> Iterator[_One]:
    columns = (
        TextColumn(doing),
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn("{task.fields[speed]}"),
        TimeRemainingColumn(),
    )
    start, done = monotonic(), 0
    with Progress(*columns, console=out, transient=True) as progress:
        task = progress.add_task("", total=len(sizes), speed="")
        for size, summary in zip(sizes, stream, strict=False):
            done += size
            progress.update(task, advance=1, speed=_speed(done, monotonic() - start))
            yield summary


def _lines(stream: Iterable[_One], sizes: Sequence[int], out: Console) -> Iterator[_One]:
    start = last = monotonic()
    done = 0
    for number, (size, summary) in enumerate(zip(sizes, stream, strict=False), start=1):
        done += size
        now = monotonic()
        if now - last >= _PAUSE:
            last = now
            out.print(f"{number} of {len(sizes)} documents, {_speed(done, now - start)}", soft_wrap=True)
        yield summary


def _speed(size: int, seconds: float) -> str:
    return f"{size / 1000 / seconds:.0f} kB/s" if seconds > 0 else ""

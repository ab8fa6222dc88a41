"""`sourceDesc`: the printed work, as far as the record knows it, and the file that was read."""

from __future__ import annotations

from octtei.export.build import Builder
from octtei.model.record import Record, Work
from octtei.text import Source

_NEWLINES = {"\n": "LF", "\r\n": "CRLF", "\r": "CR"}
_UNKNOWN = Work()
_LEVELS = {"journal": "j", "book": "m", "conference": "m"}


def source_description(out: Builder, record: Record, source: Source) -> None:
    """Write `sourceDesc`."""
    with out.element("sourceDesc"):
        if record.source != _UNKNOWN:
            _work(out, record)
        _carrier(out, source)


def _work(out: Builder, record: Record) -> None:
    work = record.source
    title = work.title or record.title
    with out.element("biblStruct"):
        if work.container:
            with out.element("analytic"):
                _authors(out, record)
                out.leaf("title", title or "[untitled]", level="a")
        with out.element("monogr"):
            if not work.container:
                _authors(out, record)
            level = _LEVELS[work.container_kind] if work.container else "m"
            out.leaf("title", work.container or title or "[untitled]", level=level)
            out.leaf("edition", work.edition)
            _imprint(out, work)
        out.leaf("note", work.note)


def _authors(out: Builder, record: Record) -> None:
    for author in record.authors:
        out.leaf("author", author.name)


def _imprint(out: Builder, work: Work) -> None:
    with out.element("imprint"):
        out.leaf("pubPlace", work.place)
        out.leaf("publisher", work.publisher)
        if work.date:
            out.leaf("date", work.date, when=work.date if work.date.isdigit() and len(work.date) == 4 else "")
        else:
            out.leaf("date", "unknown")
        out.leaf("biblScope", work.volume, unit="volume")
        out.leaf("biblScope", work.issue, unit="issue")
        out.leaf("biblScope", work.pages, unit="page")


def _carrier(out: Builder, source: Source) -> None:
    decoding = source.decoding
    with out.element("bibl", type="carrier"):
        out.leaf("idno", source.name, type="filename")
        size = len(source.data)
        with out.element("extent"):
            out.leaf("measure", f"{size} bytes", unit="bytes", quantity=str(size))
        out.leaf("idno", source.sha256, type="sha256")
        for codec in _by_share(decoding.segments) or ["utf-8"]:
            out.leaf("term", codec, type="encoding")
        for kind in _by_share(tuple((n, k) for k, n in decoding.newlines)):
            out.leaf("term", _NEWLINES[kind], type="newline")


def _by_share(runs: tuple[tuple[int, str], ...]) -> list[str]:
    """The kinds of some runs (length, kind), the longest in all first."""
    totals: dict[str, int] = {}
    for length, kind in runs:
        totals[kind] = totals.get(kind, 0) + length
    return sorted(totals, key=lambda kind: (-totals[kind], kind))

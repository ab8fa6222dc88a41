"""The audit: every character of the source that is not a space lies in exactly one place of the edition."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from octtei.model.finding import Finding, Severity
from octtei.text import Layer, Span, Text

_SPACES = (
    "\t\n\v\f\r\x1c\x1d\x1e\x1f \x85\xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a"
    "\u2028\u2029\u202f\u205f\u3000"
)
"""What `str.isspace` takes for a space."""


@dataclass(frozen=True, slots=True)
class Audit:
    """How many non-space characters of the source are text, note, fw or repair; and what is wrong, if anything."""

    counts: Mapping[str, int]
    findings: tuple[Finding, ...]


def audit(text: Text, carried: Iterable[tuple[Span, str]], consumed: Iterable[Span]) -> Audit:
    """Account for each non-space character of `text` and of its source.

    `carried` are the spans of the clean text that were written, with where they went; `consumed` those that the
    encoding says in another way (they count as repair). A character of the clean text in no span or in two is an
    ERROR finding; a character of the source that an edit replaced counts as repair.
    """
    places = sorted([*carried, *((span, "repair") for span in consumed)], key=_by_place)
    findings = tuple(_gaps(text, [span for span, _ in places]))
    places = _joined(text, places)
    counts = Counter({"text": 0, "note": 0, "fw": 0, "repair": 0})
    raw = text.source.text
    spaces = [space for space in _SPACES if space in raw]
    kept = 0
    for start, end, where in _raw_places(text, places):
        size = _solid(raw, start, end, spaces)
        counts[where] += size
        kept += size
    counts["repair"] += _solid(raw, 0, len(raw), spaces) - kept
    return Audit(dict(counts), findings)


_Placed = tuple[Span, str]


def _by_place(entry: _Placed) -> tuple[int, int, str]:
    span, where = entry
    return span.start, span.end, where


def _joined(text: Text, places: list[_Placed]) -> list[_Placed]:
    """The places with those joined that go to the same place and that nothing but space parts."""
    joined: list[_Placed] = []
    first, last, now = 0, 0, ""
    for span, where in places:
        between = text.value[last : span.start]
        if where == now and last <= span.start and (not between or between.isspace()):
            last = span.end
            continue
        if now:
            joined.append((Span(first, last), now))
        first, last, now = span.start, span.end, where
    return [*joined, (Span(first, last), now)] if now else joined


def _solid(text: str, start: int, end: int, spaces: Sequence[str]) -> int:
    """How many characters from `start` to `end` are none of `spaces`, which are those that the text has."""
    return end - start - sum([text.count(space, start, end) for space in spaces])


def _gaps(text: Text, spans: Iterable[Span]) -> Iterator[Finding]:
    done = 0
    for span in (*spans, Span(len(text.value), len(text.value))):
        if span.start < done:
            yield _fault(text, Span(span.start, min(done, span.end)), "twice")
        elif span.start > done and not text.value[done : span.start].isspace():
            yield _fault(text, Span(done, span.start), "nowhere")
        done = max(done, span.end)


def _fault(text: Text, span: Span, how: str) -> Finding:
    return Finding(
        rule="audit.character-lost" if how == "nowhere" else "audit.character-doubled",
        severity=Severity.ERROR,
        message=f"“{span.of(text.value).strip()[:40]}” stands {how} in the edition.",
        raw=text.origin(span),
        line=text.raw_line(span.start),
        hint="This is a fault of octtei: report it with the source.",
    )


def _raw_places(text: Text, places: list[tuple[Span, str]]) -> Iterator[tuple[int, int, str]]:
    """The raw characters that no edit touched, from and to, each run with the place of the edition where it stands."""
    pieces = iter(_untouched(text))
    piece = next(pieces, None)
    for span, where in places:
        while piece and piece[1] <= span.start:
            piece = next(pieces, None)
        while piece and piece[0] < span.end:
            start, end, shift = piece
            yield max(start, span.start) - shift, min(end, span.end) - shift, where
            if end > span.end:
                break
            piece = next(pieces, None)


_Piece = tuple[int, int, int]
"""From and to in a text, and by how much it lies further on than in the source."""


def _untouched(text: Text) -> list[_Piece]:
    """The pieces of the clean text that no layer touched."""
    pieces = [(0, len(text.source.text), 0)]
    for layer in text.layers:
        pieces = list(_through(layer, pieces))
    return pieces


def _through(layer: Layer, pieces: list[_Piece]) -> Iterator[_Piece]:
    """The untouched pieces of one text, cut and moved by the edits of `layer`."""
    edits = ((edit.span.start, edit.span.end, edit.growth) for edit in layer)
    edit = next(edits, None)
    moved = 0
    for at, end, shift in pieces:
        while edit and edit[0] < end:
            if edit[0] > at:
                yield at + moved, edit[0] + moved, shift + moved
            at = max(at, edit[1])
            if edit[1] > end:
                break
            moved += edit[2]
            edit = next(edits, None)
        if at < end:
            yield at + moved, end + moved, shift + moved

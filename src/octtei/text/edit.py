"""Edit and Layer: recorded changes to a text, each of which can be undone."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from itertools import pairwise

from octtei.text.span import Span

_TOGETHER = 100_000
"""So many code points of a changed text are put together at a time."""


class Safety(StrEnum):
    """How far an edit may go without a human eye."""

    SAFE = "safe"
    """Applied: measurement says that it is right."""
    REVIEW = "review"
    """Proposed, and applied only when an editor accepts it."""
    SHOW = "show"
    """Never applied, only shown."""


@dataclass(frozen=True, slots=True)
class Edit:
    """One change: the characters `before` at `span` become `after`.

    `span` counts code points of the text that the edit's layer was made from; `before` is a checksum, so that
    the edit is refused on another text. `rule` is the name of the rule that wants it, `topic.fault`.
    `certainty` is a measured share of right edits or None; `others` are further candidates, best first.
    """

    span: Span
    before: str
    after: str
    rule: str
    safety: Safety = Safety.SAFE
    certainty: float | None = None
    others: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if len(self.before) != len(self.span):
            msg = f"{self.rule}: the edit covers {len(self.span)} code points and names {len(self.before)}"
            raise ValueError(msg)
        if self.before == self.after:
            msg = f"{self.rule}: an edit must change something, this one leaves {self.before!r}"
            raise ValueError(msg)

    @property
    def growth(self) -> int:
        """Code points that the text gains by it; negative where it loses some."""
        return len(self.after) - len(self.before)


class EditError(ValueError):
    """Edits that cannot form a layer, or a layer laid on a text that it was not made for."""


@dataclass(frozen=True, slots=True)
class Layer:
    """Edits in the order of the text that neither overlap nor touch, so that undo is unambiguous.

    Two adjacent deletions would leave no trace of which characters belonged to which. Raises EditError.
    """

    edits: tuple[Edit, ...] = ()
    name: str = ""
    _before: tuple[int, ...] = field(init=False, repr=False, compare=False)
    _after: tuple[int, ...] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        for left, right in pairwise(self.edits):
            if left.span.end >= right.span.start:
                msg = f"edits touch at {right.span.start}: {left.rule} and {right.rule}"
                raise EditError(msg)
        object.__setattr__(self, "_before", tuple(e.span.start for e in self.edits))
        object.__setattr__(self, "_after", tuple(self._landings()))

    @classmethod
    def of(cls, edits: Iterable[Edit], name: str = "") -> Layer:
        """The layer of `edits` in whatever order they come."""
        return cls(tuple(sorted(edits, key=lambda e: (e.span.start, e.span.end))), name)

    def __len__(self) -> int:
        return len(self.edits)

    def __iter__(self) -> Iterator[Edit]:
        return iter(self.edits)

    def _landings(self) -> Iterator[int]:
        """Where each edit's `after` begins in the changed text."""
        shift = 0
        for edit in self.edits:
            yield edit.span.start + shift
            shift += len(edit.after) - len(edit.before)

    def landing(self, index: int) -> Span:
        """Where the `after` of edit number `index` stands in the changed text."""
        start = self._after[index]
        return Span(start, start + len(self.edits[index].after))

    def apply(self, text: str) -> str:
        """`text` with every edit made; EditError if it is not the text that the layer was made from."""
        if self.edits and self.edits[-1].span.start > len(text):
            last = self.edits[-1]
            msg = f"{last.rule}: expected {last.before!r} at {last.span.start}, the text ends at {len(text)}"
            raise EditError(msg)
        return together(self._pieces(text))

    def _pieces(self, text: str) -> Iterator[str]:
        """What `apply` makes of `text`, piece by piece, none of them long."""
        done = 0
        for edit in self.edits:
            if edit.span.of(text) != edit.before:
                msg = f"{edit.rule}: expected {edit.before!r} at {edit.span.start}, found {edit.span.of(text)!r}"
                raise EditError(msg)
            yield from _cut(text, done, edit.span.start)
            yield edit.after
            done = edit.span.end
        yield from _cut(text, done, len(text))

    def inverse(self) -> Layer:
        """The layer that leads back."""
        return Layer(
            tuple(
                Edit(self.landing(i), e.after, e.before, e.rule, e.safety, e.certainty, e.others)
                for i, e in enumerate(self.edits)
            ),
            self.name,
        )

    def touching(self, span: Span) -> range:
        """Numbers of the edits whose outcome lies in `span` of the changed text.

        An edit that only deletes belongs to the code point that follows it (at the very end of the text to none),
        so that tiles that follow one another share no edit but one whose outcome their boundary cuts in two.
        """
        first = bisect_left(self._after, span.start)
        if first and self.landing(first - 1).end > span.start:
            first -= 1
        return range(first, max(first, bisect_left(self._after, span.end)))

    def origin(self, span: Span) -> Span | None:
        """The hull, in the text before, of the characters behind `span` of the changed text.

        None where nothing but inserted characters lies there. An empty span is a place and has a place.
        """
        start = self.place(span.start)
        if span.start == span.end:
            return Span(start, start)
        end = max(start, self._place_of_end(span.end))
        return Span(start, end) if end > start else None

    def place(self, at: int) -> int:
        """The place in the text before that stands behind place `at` of the changed text."""
        i = bisect_right(self._after, at) - 1
        if i < 0:
            return at
        edit = self.edits[i]
        beyond = at - self._after[i] - len(edit.after)
        return edit.span.start if beyond < 0 else edit.span.end + beyond

    def _place_of_end(self, at: int) -> int:
        """Like `place`, for the end of a span: the end of what stands behind the code point before it."""
        i = bisect_left(self._after, at) - 1
        if i < 0:
            return at
        edit = self.edits[i]
        beyond = at - self._after[i] - len(edit.after)
        return edit.span.end if beyond <= 0 else edit.span.end + beyond

    def destination(self, span: Span) -> Span:
        """Where the characters at `span` of the text before stand in the changed text (hull)."""
        start = self._goal(span.start, end=False)
        return Span(start, max(start, self._goal(span.end, end=True)))

    def _goal(self, at: int, *, end: bool) -> int:
        i = (bisect_left if end else bisect_right)(self._before, at) - 1
        if i < 0:
            return at
        landing, edit = self.landing(i), self.edits[i]
        inside = at <= edit.span.end if end else at < edit.span.end
        if inside:
            return landing.end if end else landing.start
        return landing.end + at - edit.span.end


def together(pieces: Iterable[str]) -> str:
    """The pieces as one string. It grows where it stands: a book's text does not lie beside itself on the way."""
    whole = ""
    for some in _joined(pieces):
        whole += some
    return whole


def _joined(pieces: Iterable[str]) -> Iterator[str]:
    """The pieces, many together."""
    parts, room = list[str](), 0
    for piece in pieces:
        parts.append(piece)
        room += len(piece)
        if room > _TOGETHER:
            yield "".join(parts)
            parts.clear()
            room = 0
    yield "".join(parts)


def _cut(text: str, start: int, end: int) -> Iterator[str]:
    """The code points of `text` from `start` to `end`, some at a time."""
    return (text[at : min(at + _TOGETHER, end)] for at in range(start, end, _TOGETHER))

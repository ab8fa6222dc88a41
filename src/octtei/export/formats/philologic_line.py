"""A line for PhiloLogic: no tag stands inside a word, since a tag ends a word there."""

from __future__ import annotations

import unicodedata
from bisect import bisect_left
from collections import deque
from collections.abc import Iterable, Iterator, Mapping

from octtei.export.formats.content import Block, Content, Mark
from octtei.export.formats.grow import Grower
from octtei.export.formats.lines import gap_words

RENDERED = ("italic", "bold", "sup", "sub", "smallcaps", "underline")
_WEB = ("http://", "https://")
Point = tuple[int, Mark]


def words(out: Grower, block: Block, content: Content) -> None:
    """The text of a block with its pages, calls of notes, links and emphasis."""
    points = deque(sorted(_points(block), key=lambda point: point[0]))
    done = 0
    for mark in _stretches(block):
        _stretch(out, block, content, points, (done, mark.start))
        with out.element(*_element(mark)):
            _stretch(out, block, content, points, (mark.start, mark.end))
        done = mark.end
    _stretch(out, block, content, points, (done, len(block.text) + 1))


def page(told: Mapping[str, str]) -> dict[str, str]:
    """The attributes of a page."""
    found = {"n": told.get("n", ""), "id": told.get("xml:id", "")}
    return {key: value for key, value in found.items() if value}


def _points(block: Block) -> Iterator[Point]:
    """Pages, calls of notes and gaps, each behind the word in which it stands."""
    for mark in block.marks:
        if (
            mark.note is not None
            or mark.tag == "gap"
            or (mark.tag == "pb" and "sameAs" not in mark.attributes)
        ):
            at = mark.start
            while mark.tag != "gap" and _inside_word(block.text, at):
                at += 1
            yield at, mark


def _stretches(block: Block) -> list[Mark]:
    """What is set apart in a line, none in another: links, and emphasis where no link is."""
    links = _apart(m for m in block.marks if m.tag == "ref" and m.end > m.start and _element(m)[1])
    starts = [link.start for link in links]
    free = (m for m in block.marks if _is_emphasis(m, block.text) and not _meets(m, links, starts))
    return sorted([*links, *_apart(free)], key=lambda mark: mark.start)


def _apart(marks: Iterable[Mark]) -> list[Mark]:
    """The marks that do not begin in one before."""
    found: list[Mark] = []
    for mark in marks:
        if not found or mark.start >= found[-1].end:
            found.append(mark)
    return found


def _meets(mark: Mark, links: list[Mark], starts: list[int]) -> bool:
    """Whether a mark has characters in common with one of `links`, which are apart and sorted."""
    before = bisect_left(starts, mark.end)
    return before > 0 and links[before - 1].end > mark.start


def _is_emphasis(mark: Mark, text: str) -> bool:
    if mark.tag != "hi" or mark.attributes.get("rend", "") not in RENDERED or mark.end <= mark.start:
        return False
    return not (_inside_word(text, mark.start) or _inside_word(text, mark.end))


def _element(mark: Mark) -> tuple[str, dict[str, str]]:
    """The element for a stretch; without attributes if PhiloLogic has none for it."""
    if mark.tag == "hi":
        return "hi", {"rend": mark.attributes["rend"]}
    told = {"n": mark.attributes.get("n", ""), "id": mark.attributes.get("xml:id", "")}
    target = mark.attributes.get("target", "")
    if mark.attributes.get("type") == "noteAnchor":
        told |= {"type": "noteAnchor"}
    elif target.startswith(_WEB):
        told |= {"type": "url", "url": target}
    else:
        return "ref", {}
    return "ref", {key: value for key, value in told.items() if value}


def _stretch(
    out: Grower, block: Block, content: Content, points: deque[Point], span: tuple[int, int]
) -> None:
    """The text of `span` with the points in it, which are taken from the list."""
    done, end = span
    while points and points[0][0] < end:
        at, mark = points.popleft()
        out.text(block.text[done:at])
        _point(out, mark, content)
        done = max(done, at)
    out.text(block.text[done:end])


def _point(out: Grower, mark: Mark, content: Content) -> None:
    if mark.note is not None:
        call(out, mark.note, content)
    elif mark.tag == "gap":
        out.text(gap_words(mark.attributes.get("reason", "")))
    else:
        out.empty("pb", page(mark.attributes))


def call(out: Grower, number: int, content: Content) -> None:
    """The call of a note: PhiloLogic shows the note where one clicks on it."""
    note = content.notes[number]
    name = note.id or f"note{number + 1}"
    out.empty("ref", {"type": "note", "target": name, "n": note.n or str(number + 1)})


def _inside_word(text: str, at: int) -> bool:
    return 0 < at < len(text) and _is_word(text[at - 1]) and _is_word(text[at])


def _is_word(character: str) -> bool:
    """What PhiloLogic takes for a part of a word."""
    return unicodedata.category(character)[0] in "LMN"

"""Recognisers for groups of lines: each looks at one group with its neighbours and says what it is, or nothing."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from octtei.model.block import Block, BlockKind
from octtei.structure.line import Line
from octtei.structure.shape import ends_sentence, is_capitals, starts_big
from octtei.structure.sheet import Sheet

_NUMBERED = re.compile(
    r"(?:(?:chapitre|chapter|kapitel|livre|partie|teil|part|book)\s+)?(\d{1,3}|[IVXLC]{1,7})\s?(?:[.)]|[-–—])\s*(?=[^\W\d_«\"“])",
    re.IGNORECASE,
)
_ITEM = re.compile(r"(?:[-–—•]\s?|(\d{1,2}|[a-z])\s?[.)°]\s+)(?=\S)")
_SLOGAN = re.compile(r"(?:[-–—•]\s?)?[«\"“].*[»\"”]\s?[.;,]?\s?")
_NAME = re.compile(r"(?:[A-ZÀ-Þ][\w.'’-]*\s?){1,5}[.,]?")
_PREFACES = ("préface", "preface", "avant-propos", "vorwort", "foreword", "avertissement")
_NO_HEADING_END = (".", ",", ";", ":", "-", "»", '"', "”")
_HEADING_LINES = 3
_WORDS_IN_NAME = 5


@dataclass(frozen=True, slots=True)
class Group:
    """Lines that stand together, the groups before and after, and the place in the document."""

    sheet: Sheet
    lines: list[Line]
    before: list[Line]
    after: list[Line]
    previous: BlockKind | None

    @property
    def words(self) -> str:
        """All words of the group, in one line."""
        return " ".join(line.words for line in self.lines)

    @property
    def numbers(self) -> tuple[int, ...]:
        """The numbers of its lines."""
        return tuple(line.number for line in self.lines)

    @property
    def is_short(self) -> bool:
        """Whether no line reaches the measure."""
        return all(len(line.words) < 0.8 * self.sheet.layout.measure for line in self.lines)


def ornament(group: Group) -> Block | None:
    """An ornament: a few signs and no letter or digit, alone in a line."""
    if len(group.lines) == 1 and not any(c.isalnum() for c in group.words) and len(group.words) < 20:
        return Block(BlockKind.ORNAMENT, group.numbers, "signs without letters, alone in a line")
    return None


def epigraph(group: Group) -> Block | None:
    """An epigraph: a whole quotation, followed by nothing but a name."""
    quoted = re.fullmatch(r"[«\"“].+[»\"”][.]?", group.words, re.DOTALL)
    if quoted and group.after and _is_name(group.after) and group.previous is not BlockKind.PARAGRAPH:
        return Block(BlockKind.EPIGRAPH, group.numbers, "a quotation followed by nothing but a name")
    return None


def attribution(group: Group) -> Block | None:
    """The name below an epigraph."""
    if group.previous is BlockKind.EPIGRAPH and _is_name(group.lines):
        return Block(BlockKind.ATTRIBUTION, group.numbers, "a name below an epigraph")
    return None


def signature(group: Group) -> Block | None:
    """A signature: a name in capitals or with initials, where a text or a part of it ends."""
    if not (len(group.lines) == 1 and _is_name(group.lines) and group.previous and group.is_short):
        return None
    surname = group.words.rstrip(". ,").split()[-1]
    closes = not group.after or _is_heading_like(group.sheet, group.after)
    if closes and is_capitals(surname) and ends_sentence(" ".join(x.words for x in group.before)):
        return Block(BlockKind.SIGNATURE, group.numbers, "a name in capitals where a part of the text ends")
    return None


def heading(group: Group) -> Block | None:
    """A heading: numbered, or short and without a full stop, alone between blank lines."""
    numbered = _NUMBERED.match(group.words)
    if not _is_heading_like(group.sheet, group.lines):
        return None
    n = numbered.group(1) if numbered else ""
    why = "numbered, short, no full stop" if n else "short, no full stop, between blank lines"
    return Block(BlockKind.HEADING, group.numbers, why, n=n, level=1, role=_role(group))


def title(group: Group) -> Block | None:
    """The title: the first lines of the document, short and without a full stop, before anything else."""
    first = group.previous is None and group.sheet.page_of[group.lines[0].number] == 0
    alone = bool(group.after) and not _role(group) and not _NUMBERED.match(group.words)
    if first and alone and _is_heading_like(group.sheet, group.lines, anyhow=True):
        return Block(
            BlockKind.HEADING, group.numbers, "the first lines, short, no full stop", level=1, role="title"
        )
    return None


def _role(group: Group) -> str:
    return "preface" if group.words.casefold().strip(" .") in _PREFACES else ""


def item(group: Group) -> Block | None:
    """An item of a list: a dash, a letter or a number at its start, and a neighbour with the same."""
    hit = _ITEM.match(group.words)
    slogan = _SLOGAN.fullmatch(group.words) and len(group.lines) == 1
    neighbours = [" ".join(x.words for x in g) for g in (group.before, group.after) if g]
    if hit and any(_same_label(hit, other) for other in neighbours):
        return Block(BlockKind.ITEM, group.numbers, "a label, and a neighbour with one", n=hit.group(1) or "")
    dashed = any(re.match(r"[-–—•]", other) and _SLOGAN.fullmatch(other) for other in neighbours)
    if slogan and dashed and group.is_short:
        return Block(BlockKind.ITEM, group.numbers, "a short quotation in a list of them")
    return None


def paragraph(group: Group) -> Block | None:
    """A paragraph: whatever is nothing else."""
    return Block(BlockKind.PARAGRAPH, group.numbers, "")


def _same_label(hit: re.Match[str], other: str) -> bool:
    twin = _ITEM.match(other)
    return bool(twin) and (twin is not None) and bool(twin.group(1)) == bool(hit.group(1))


def _is_name(lines: list[Line]) -> bool:
    words = " ".join(line.words for line in lines)
    return (
        bool(_NAME.fullmatch(words))
        and len(words.split()) <= _WORDS_IN_NAME
        and not ends_sentence(words.rstrip("."))
    )


def _is_heading_like(sheet: Sheet, lines: list[Line], *, anyhow: bool = False) -> bool:
    """Whether some lines may be a heading; `anyhow` admits one that begins with a small letter."""
    words = " ".join(line.words for line in lines)
    if len(lines) > _HEADING_LINES or words.endswith(_NO_HEADING_END) or not (anyhow or starts_big(words)):
        return False
    letters = sum(c.isalpha() for c in words)
    return (
        letters > 2
        and letters > 0.5 * len(words.replace(" ", ""))
        and all(len(line.words) < 0.9 * sheet.layout.measure for line in lines)
    )


RECOGNISERS: tuple[Callable[[Group], Block | None], ...] = (
    ornament,  # nothing else has no letters
    epigraph,  # before items: a quotation may begin with a dash
    attribution,  # only ever directly below an epigraph
    item,  # before headings: short lines with a label and a neighbour
    signature,  # before headings: a name in capitals looks like one
    title,  # before headings: a title may begin with a small letter
    heading,
    paragraph,  # last: whatever is left is text
)

__all__ = ["RECOGNISERS", "Group"]

"""Speakers whom the layout names: labels of plays and minutes, attributions of epigraphs."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from octtei.model.inline import Run
from octtei.model.tree import Edition, Epigraph, Item, Node, Paragraph, Quotation, Row, Utterance, children
from octtei.structure.speech.people import People
from octtei.structure.speech.strip import Path

_LABEL_TAIL = re.compile(r"\s*[.:–—-]+\s*$")
_ASIDE = re.compile(r"\s*(?:\(.*|,.*)$", re.S)
_YEARS = re.compile(r"[\d(,].*$", re.S)


@dataclass
class Labels:
    """Who speaks at the path of an utterance, whom the epigraph at a path quotes."""

    speakers: dict[Path, str] = field(default_factory=dict)
    sources: dict[Path, str] = field(default_factory=dict)


def label_speakers(edition: Edition, value: str, people: People) -> Labels:
    """The labels of the whole edition."""
    found = Labels()
    for number, part in enumerate((edition.front, edition.body, edition.back)):
        _walk(part, (number,), value, people, found)
    return found


def signatures(edition: Edition, value: str) -> list[str]:
    """The names that sign the text or parts of it."""
    return [
        " ".join(_text(p, value).split()).strip(" .")
        for p in _signed((*edition.front, *edition.body, *edition.back), value)
    ]


def _signed(nodes: Sequence[Node | Item | Row], value: str) -> list[Paragraph]:
    found: list[Paragraph] = []
    for node in nodes:
        if isinstance(node, Paragraph) and node.kind == "signed":
            found.append(node)
        elif not isinstance(node, Quotation):
            found += _signed(children(node), value)
    return found


def _walk(nodes: Sequence[Node | Item | Row], path: Path, value: str, people: People, found: Labels) -> None:
    for index, node in enumerate(nodes):
        here = (*path, index)
        if isinstance(node, Utterance):
            if who := _speaker(_text(node.speaker, value), people):
                found.speakers[here] = who
        elif isinstance(node, Epigraph):
            if node.source and (who := _author(node.source[0], value, people)):
                found.sources[here] = who
        elif not isinstance(node, Quotation):
            _walk(children(node), here, value, people, found)


def _text(node: Paragraph, value: str) -> str:
    return " ".join(p.span.of(value) for p in node.content if isinstance(p, Run)).strip()


def _speaker(label: str, people: People) -> str:
    """The id of whoever a label names; directions behind a comma or in brackets are no name."""
    name = _LABEL_TAIL.sub("", _ASIDE.sub("", _LABEL_TAIL.sub("", label)))
    return people.label(name) if any(c.isalpha() for c in name) else ""


def _author(node: Node, value: str, people: People) -> str:
    """The author whom an attribution begins with; a line that is no name names nobody."""
    if not isinstance(node, Paragraph):
        return ""
    name = _YEARS.sub("", _text(node, value).lstrip("–—- (")).strip(" .;:)")
    words = name.split()
    big = [w for w in words if w[0].isupper()]
    plain = bool(words) and len(words) <= 4 and words[0][0].isupper() and len(big) * 2 >= len(words)
    return people.name(name) if plain else ""

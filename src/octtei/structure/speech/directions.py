"""Stage directions: paragraphs of a play or of minutes that nobody speaks."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from octtei.model.inline import Run
from octtei.model.tree import Division, Edition, Heading, Node, Paragraph, Utterance
from octtei.structure.speech.script import PERSONS
from octtei.structure.terms.keywords import ALONE

_BRACKETED = re.compile(r"\s*(?:\([^()]*\)|\[[^\[\]]*\])\s*\.?\s*", re.DOTALL)
_FEWEST = 4


def directed(edition: Edition, value: str) -> Edition:
    """The edition, paragraphs of it as stage directions: those in brackets, and those that tell below the heading of a scene
    who is on stage. Only where people speak under their names at least four times."""
    names = [_words(u.speaker, value).strip(" .:—–-") for u in _utterances(edition.body)]
    if len(names) < _FEWEST:
        return edition
    known = frozenset(name.casefold() for name in names)
    return replace(edition, body=_directed(edition.body, value, known))


def _utterances(nodes: Sequence[Node]) -> Iterator[Utterance]:
    for node in nodes:
        if isinstance(node, Division):
            yield from _utterances(node.content)
        elif isinstance(node, Utterance):
            yield node


def _directed(nodes: Sequence[Node], value: str, known: frozenset[str]) -> tuple[Node, ...]:
    made: list[Node] = []
    scene = False
    for node in nodes:
        if isinstance(node, Division | Utterance):
            made.append(replace(node, content=_directed(node.content, value, known)))
        elif (
            isinstance(node, Paragraph)
            and node.kind == "p"
            and _is_direction(node, value, known, below=scene)
        ):
            made.append(replace(node, kind="stage"))
        else:
            made.append(node)
        scene = isinstance(node, Heading) and bool(ALONE.fullmatch(_words(node, value).strip()))
    return tuple(made)


def _is_direction(node: Paragraph, value: str, known: frozenset[str], *, below: bool) -> bool:
    words = _words(node, value)
    if _BRACKETED.fullmatch(words):
        return True
    if not below or not PERSONS.fullmatch(words):
        return False
    parts = [part.strip().casefold() for part in re.split(r"[.,;]", words)]
    return any(part in known for part in parts)


def _words(node: Paragraph | Heading, value: str) -> str:
    return " ".join(part.span.of(value) for part in node.content if isinstance(part, Run))

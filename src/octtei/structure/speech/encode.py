"""Encoding: speeches become Quotations in the tree, as docs/encoding.md says."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from octtei.model.tree import Edition, Quotation
from octtei.structure.speech.labels import Labels
from octtei.structure.speech.passage import LONG, QUOTE, SLOGAN, Speech
from octtei.structure.speech.reference import references
from octtei.structure.speech.strip import Path, Strip
from octtei.structure.speech.weave import Rebuilder, Woven, Wrapped, weave


def encode(
    edition: Edition,
    strips: Sequence[Strip],
    speeches: Sequence[Speech],
    notes: Mapping[int, int],
    labels: Labels,
) -> tuple[Edition, list[str]]:
    """The edition with its speeches, and the ids of the people that it names."""
    ranges: dict[int, list[Woven]] = {}
    wraps: list[Wrapped] = []
    used = [who for key in (labels.speakers, labels.sources) for who in key.values()]
    encodable = _encodable(speeches, strips)
    sources = references(encodable, strips)
    for chain, speech in enumerate(encodable, 1):
        used += [speech.who] if speech.kind in (*LONG, SLOGAN) else []
        if wrap := _whole_paragraphs(speech, strips):
            wraps.append(wrap)
            continue
        if source := sources.get(id(speech)):
            here = ranges.setdefault(source.strip, [])
            here.append(Woven(speech.first.start, source.end, Quotation("cit", ())))
            here.append(Woven(source.start, source.end, Quotation("bibl", ())))
        for number, part in enumerate(speech.parts):
            frame = _frame(speech, chain if len(speech.parts) > 1 else 0, number)
            ranges.setdefault(part.strip, []).append(Woven(part.start, part.end, frame))
    contents = {
        strips[n].path: weave(strips[n].content, strips[n].widths, found) for n, found in ranges.items()
    }
    made = Rebuilder(contents, wraps, notes, labels.speakers, labels.sources).edition(edition)
    return made, [name for who in used for name in who.split()]


def _encodable(speeches: Sequence[Speech], strips: Sequence[Strip]) -> list[Speech]:
    """Those that the schema has a place for: a term holds no speech and stays in its paragraph."""
    kept: list[Speech] = []
    open_: list[Speech] = []
    for speech in speeches:
        while open_ and not open_[-1].covers(speech):
            open_.pop()
        if speech.kind not in LONG and len(speech.parts) > 1:
            speech.kind = QUOTE
        if speech.kind in LONG and any(o.kind not in LONG for o in open_):
            continue
        if speech.kind in LONG and strips[speech.first.strip].kind not in ("p", "l", "head"):
            continue
        open_.append(speech)
        kept.append(speech)
    return kept


def _frame(speech: Speech, chain: int, part: int) -> Quotation:
    return Quotation(
        kind="q" if speech.kind == SLOGAN else speech.kind,
        content=(),
        who=speech.who if speech.kind in (*LONG, SLOGAN) else "",
        type="slogan" if speech.kind == SLOGAN else "",
        rend=speech.rend,
        chain=chain,
        part=part,
        why=speech.why,
    )


def _whole_paragraphs(speech: Speech, strips: Sequence[Strip]) -> Wrapped | None:
    """A block, if the speech is several whole paragraphs of one parent, with the lists that stand between them."""
    here = [strips[p.strip] for p in speech.parts]
    if len(here) < 2 or speech.narrator or speech.kind not in LONG or any(s.kind != "p" for s in here):
        return None
    paths: list[Path] = [s.path for s in here]
    depth = len(paths[0]) - 1
    if len({p[:depth] for p in paths}) != 1 or len(paths[-1]) != depth + 1:
        return None
    if any(a >= b for a, b in pairwise(paths)):
        return None
    for strip, part in zip(here, speech.parts, strict=True):
        if strip.text[: part.start].strip() or strip.text[part.end :].strip(" .;,\n"):
            return None
    frame = _frame(speech, 0, 0)
    if speech.document and speech.kind == QUOTE:
        frame = replace(frame, type="document")
    return Wrapped(paths[0][:-1], paths[0][-1], paths[-1][-1], frame)

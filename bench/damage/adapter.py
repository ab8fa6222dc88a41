"""What cleaners answer, brought to one form: layers that were applied, and proposals that were not."""

from __future__ import annotations

import importlib
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from bench.damage.damaged import apart
from octtei.text import Decoding, Edit, Layer, Safety, Source, Span, Text

Cleaner = Callable[[str], Any]
"""Takes a text and gives what `answer` understands."""


_PAIR = 2


class AdapterError(ValueError):
    """A cleaner that is not there, or that answers something else."""


@dataclass(frozen=True, slots=True)
class Proposal:
    """A repair that waits for a word: the place in the text given, what stands there, the readings, best first."""

    span: Span
    candidates: tuple[str, ...]
    rule: str


@dataclass(frozen=True, slots=True)
class Answer:
    """What one cleaner made of one text: each layer over the outcome of the one before."""

    layers: tuple[Layer, ...] = ()
    proposals: tuple[Proposal, ...] = ()


def answer(result: object, text: str) -> Answer:
    """`result`, the answer of a cleaner to `text`, as layers and proposals.

    It may be a Text, a Layer, layers, edits (REVIEW edits are proposals), or a pair of one of these and findings,
    of which those count that name a raw place and candidates. Raises AdapterError, EditError.
    """
    if isinstance(result, Text):
        return Answer(result.layers)
    if isinstance(result, Layer):
        return _of_edits(result.edits, text)
    if isinstance(result, tuple) and len(result) == _PAIR and isinstance(result[0], Text | Layer | list):
        known = answer(result[0], text)
        return Answer(known.layers, (*known.proposals, *_of_findings(result[1])))
    if isinstance(result, Iterable):
        parts = list(result)
        layers = tuple(part for part in parts if isinstance(part, Layer))
        edits = [part for part in parts if isinstance(part, Edit)]
        if len(parts) in (len(layers), len(edits)):
            return Answer(layers) if layers else _of_edits(edits, text)
    msg = f"a cleaner must answer with edits, layers or a Text, not with {type(result).__name__}"
    raise AdapterError(msg)


def _of_edits(edits: Sequence[Edit], text: str) -> Answer:
    safe = apart((e for e in edits if e.safety is Safety.SAFE), len(text))
    waiting = (e for e in edits if e.safety is Safety.REVIEW)
    layers = (Layer.of(safe),) if safe else ()
    return Answer(layers, tuple(Proposal(e.span, (e.after, *e.others), e.rule) for e in waiting))


def _of_findings(findings: Iterable[object]) -> list[Proposal]:
    """The findings that propose something, each once."""
    found: dict[tuple[object, ...], Proposal] = {}
    for finding in findings:
        span, candidates = getattr(finding, "raw", None), getattr(finding, "candidates", ())
        rule = str(getattr(finding, "rule", ""))
        if isinstance(span, Span) and candidates:
            found.setdefault((span, rule, candidates), Proposal(span, tuple(candidates), rule))
    return list(found.values())


def nothing(_: str) -> list[Edit]:
    """The cleaner that leaves everything: the baseline that no rule may fall below."""
    return []


def octtei(text: str) -> object:
    """The cleaning stage of octtei with default settings; AdapterError where it is not there."""
    try:
        clean = importlib.import_module("octtei.clean").clean
        settings = importlib.import_module("octtei.config").Settings
    except (ImportError, AttributeError) as error:
        msg = f"octtei.clean is not ready: {error}"
        raise AdapterError(msg) from error
    data = text.encode("utf-8", "surrogatepass")
    newlines = (("\n", text.count("\n")),) if "\n" in text else ()
    source = Source("bench", data, text, Decoding(((len(text), "utf-8"),), newlines))
    return clean(Text.of(source), settings(), decide=False)


def named(name: str) -> Cleaner:
    """The cleaner `module:function`; AdapterError if there is none."""
    module, _, function = name.partition(":")
    try:
        found = getattr(importlib.import_module(module), function)
    except (ImportError, AttributeError) as error:
        msg = f"no cleaner {name!r}: {error}"
        raise AdapterError(msg) from error
    if not callable(found):
        msg = f"{name!r} cannot be called"
        raise AdapterError(msg)
    cleaner: Cleaner = found
    return cleaner

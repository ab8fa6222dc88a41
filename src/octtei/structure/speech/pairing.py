"""Pairing: which mark closes which, found as the cheapest reading of all the marks of a stream.

A beam over the marks in their order (Viterbi): a state is what is open. Each mark opens, closes, goes on (repeated at
the start of a paragraph of a long quotation) or is none; a mark that is missing costs more than one that looks odd.
Linear: each mark is seen once, with at most `_BEAM` states.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from octtei.structure.speech.marks import IMPOSSIBLE, Convention, Mark, marks
from octtei.structure.speech.strip import Strip

_BEAM = 12
# A reading that costs so much more than the best is given up: no mark to come makes up for it.
_HOPELESS = 10.0
_DEPTH = 3
_MISSING = 3.5
_FAR = 400
# From here on a mark is one of quotation for sure, even where it finds no partner: not one of inches or of an elision.
_SURELY = 4.0
_NEW, _SAME_GROUP_INSIDE, _OTHER_INSIDE, _OTHER_GROUP = 0.0, 1.2, 0.2, 2.0
# What it costs to run on into the next paragraph; a mark repeated there gives it back. Less where marks tell by their
# form, and where one was repeated before.
_RUNS_ON, _RUNS_ON_PLAINLY, _RUNS_ON_AGAIN = 3.0, 0.7, 0.7
_PLAIN = frozenset("gds")  # groups whose marks tell by their form whether they open or close


# What is open: the group of its mark, and whether it is new, came over from the paragraph before, had its mark repeated,
# or came over after that.
Open = tuple[str, int]
Stack = tuple[Open, ...]
_FRESH, _OVER, _AGAIN, _OVER_AGAIN = range(4)
_CARRIED = {_FRESH: _OVER, _OVER: _OVER, _AGAIN: _OVER_AGAIN, _OVER_AGAIN: _OVER_AGAIN}


@dataclass(frozen=True, slots=True)
class Pair:
    """A quotation: the marks that open and close it, None for one that is missing; `depth` 0 is the outermost.

    `again` are the marks repeated inside it at starts of paragraphs; `last` is the strip where one that is not
    closed ends.
    """

    opening: Mark | None
    closing: Mark | None
    depth: int
    again: tuple[Mark, ...] = ()
    last: int = 0


class _Step(NamedTuple):
    """A decision, chained backwards."""

    what: str
    mark: Mark | None
    before: _Step | None
    strip: int = 0


class _State(NamedTuple):
    cost: float
    stack: Stack
    trail: _Step | None


def pairs(strips: Sequence[Strip], known: Convention) -> list[Pair]:
    """The quotations of one stream, in the order of their ends."""
    states = [_State(0.0, (), None)]
    for index, strip in enumerate(strips):
        if index:
            states = _pass_on(states, strips[index - 1].number, barrier=strip.barrier)
        place = 0
        for mark in marks(strip, known):
            for _ in range(strip.text.count("\n", place, mark.position)):
                states = _pass_on(states, strip.number, barrier=False)
            states = _read(states, mark, mark.position - place)
            place = mark.position
    states = _best(_abandon(s, strips[-1].number) for s in states) if strips else states
    return list(_replay(states[0].trail))


def _best(states: Iterator[_State]) -> list[_State]:
    found: dict[Stack, _State] = {}
    for state in states:
        if state.stack not in found or state.cost < found[state.stack].cost:
            found[state.stack] = state
    ranked = sorted(found.values(), key=lambda s: (s.cost, s.stack))[:_BEAM]
    return [s for s in ranked if s.cost <= ranked[0].cost + _HOPELESS]


def _read(states: list[_State], mark: Mark, gap: int) -> list[_State]:
    return _best(n for s in states for n in _readings(_walked(s, gap), mark))


def _walked(state: _State, gap: int) -> _State:
    """Long stretches inside a quotation are a little less likely than long ones outside."""
    if not state.stack or state.stack[-1][1] != _FRESH:
        return state
    return _State(state.cost + 0.8 * min(gap, _FAR) / _FAR, state.stack, state.trail)


def _readings(state: _State, mark: Mark) -> Iterator[_State]:
    if mark.none < _SURELY:
        yield _State(state.cost + mark.none, state.stack, state.trail)
    else:
        yield _next(state, mark.none, state.stack, "alone", mark)
    if mark.opens < IMPOSSIBLE and len(state.stack) < _DEPTH:
        cost = mark.opens + _nesting(state, mark)
        yield _next(state, cost, (*state.stack, (mark.group, _FRESH)), "open", mark)
    if mark.closes < IMPOSSIBLE:
        yield from _closings(state, mark)
    if mark.first and state.stack:
        group, phase = state.stack[-1]
        if group == mark.group and phase in (_OVER, _OVER_AGAIN):
            cost = -_running(group, phase)
            yield _next(state, cost, (*state.stack[:-1], (group, _AGAIN)), "again", mark)


def _running(group: str, phase: int) -> float:
    """The cost of running on for one paragraph."""
    if phase in (_AGAIN, _OVER_AGAIN):
        return _RUNS_ON_AGAIN
    return _RUNS_ON_PLAINLY if group in _PLAIN else _RUNS_ON


def _closings(state: _State, mark: Mark) -> Iterator[_State]:
    if state.stack:
        other = _OTHER_GROUP if state.stack[-1][0] != mark.group else 0.0
        if "i" not in (state.stack[-1][0], mark.group) or not other:
            yield _next(state, mark.closes + other, state.stack[:-1], "close", mark)
        if len(state.stack) > 1 and mark.group == state.stack[-2][0]:
            left = _next(state, _MISSING, state.stack[:-1], "missing", None, mark.strip)
            yield _next(left, mark.closes, left.stack[:-1], "close", mark)
    elif mark.group != "i":
        yield _next(state, mark.closes + _MISSING, (), "orphan", mark)


def _nesting(state: _State, mark: Mark) -> float:
    if not state.stack:
        return _NEW
    return _SAME_GROUP_INSIDE if state.stack[-1][0] == mark.group else _OTHER_INSIDE


def _next(
    state: _State,
    cost: float,
    stack: Stack,
    what: str,
    mark: Mark | None,
    strip: int = 0,
) -> _State:
    return _State(state.cost + cost, stack, _Step(what, mark, state.trail, strip))


def _pass_on(states: list[_State], last: int, *, barrier: bool) -> list[_State]:
    """At the end of a paragraph each quotation is closed, lacks its mark, or runs on."""
    if not any(state.stack for state in states):
        return states
    ends = []
    for state in states:
        if state.stack:
            ends.append(_abandon(state, last))
            if not barrier and all(group != "i" for group, _ in state.stack):
                on = tuple((group, _CARRIED[phase]) for group, phase in state.stack)
                cost = sum(_running(group, phase) for group, phase in state.stack)
                ends.append(_State(state.cost + cost, on, state.trail))
        else:
            ends.append(state)
    return _best(iter(ends))


def _abandon(state: _State, strip: int) -> _State:
    """Everything open is given up: its closing marks are missing."""
    while state.stack:
        cost = 0.5 if state.stack[-1][0] == "i" else _MISSING
        state = _next(state, cost, state.stack[:-1], "missing", None, strip)
    return state


def _replay(trail: _Step | None) -> Iterator[Pair]:
    steps: list[_Step] = []
    while trail:
        steps.append(trail)
        trail = trail.before
    stack: list[tuple[Mark, list[Mark]]] = []
    for step in reversed(steps):
        if step.what == "open" and step.mark:
            stack.append((step.mark, []))
        elif step.what == "again" and step.mark:
            stack[-1][1].append(step.mark)
        elif step.what == "orphan" and step.mark:
            yield Pair(None, step.mark, 0, (), step.mark.strip)
        elif step.what == "alone" and step.mark:
            yield _lonely(step.mark, len(stack))
        else:
            opening, again = stack.pop()
            last = step.mark.strip if step.mark else step.strip
            yield Pair(opening, step.mark, len(stack), tuple(again), last)


def _lonely(mark: Mark, depth: int) -> Pair:
    """A mark that finds no partner near: as what it looks like."""
    if mark.opens <= mark.closes:
        return Pair(mark, None, depth, (), mark.strip)
    return Pair(None, mark, depth, (), mark.strip)

"""Measure: what a cleaner made of damaged text, counted by kind of damage and by rule.

A damage is *right* if the text that stands in its place after cleaning is the clean text of that place. Where an edit
reaches over the edge of a damage, the whole stretch that it covers must be right.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from rapidfuzz.distance.Levenshtein import distance

from bench.damage.adapter import Answer, Cleaner, Proposal, answer
from bench.damage.damaged import Damaged, units
from octtei.text import Edit, Layer, Span


@dataclass(slots=True)
class Kind:
    """One kind of damage: how many, how many right, right or rightly proposed, and some that were missed."""

    total: int = 0
    right: int = 0
    offered: int = 0
    missed: list[tuple[str, str, str]] = field(default_factory=list)

    @property
    def recall(self) -> float:
        """Share that is right."""
        return self.right / self.total if self.total else 1.0

    @property
    def reach(self) -> float:
        """Share that is right, or proposed with the right reading first."""
        return self.offered / self.total if self.total else 1.0


@dataclass(slots=True)
class RuleCount:
    """The applied edits of one rule: right ones and all; its proposals: those with the right reading first, and all."""

    right: int = 0
    total: int = 0
    proposed_right: int = 0
    proposed: int = 0
    wrong: list[tuple[str, str]] = field(default_factory=list)

    @property
    def precision(self) -> float:
        """Share of the applied edits that are right."""
        return self.right / self.total if self.total else 1.0


@dataclass(slots=True)
class Score:
    """The outcome for one text. `words` are the undamaged ones, `spoiled` those among them that an edit touched."""

    kinds: dict[str, Kind] = field(default_factory=dict)
    rules: dict[str, RuleCount] = field(default_factory=dict)
    words: int = 0
    spoiled: int = 0

    @property
    def spoiled_per_thousand(self) -> float:
        """Right words spoiled, a thousand right words."""
        return 1000 * self.spoiled / self.words if self.words else 0.0

    def add(self, other: Score) -> None:
        """Takes the counts of `other` in."""
        for name, kind in other.kinds.items():
            mine = self.kinds.setdefault(name, Kind())
            mine.total, mine.right = mine.total + kind.total, mine.right + kind.right
            mine.offered += kind.offered
            mine.missed += kind.missed
        for name, rule in other.rules.items():
            ours = self.rules.setdefault(name, RuleCount())
            ours.right, ours.total = ours.right + rule.right, ours.total + rule.total
            ours.proposed_right += rule.proposed_right
            ours.proposed += rule.proposed
            ours.wrong += rule.wrong
        self.words, self.spoiled = self.words + other.words, self.spoiled + other.spoiled


@dataclass(frozen=True, slots=True)
class Made:
    """One applied edit, with the place in the damaged text that it stands for."""

    edit: Edit
    place: Span


class _Trial:
    """One damaged text and one answer to it, with what both need to be compared."""

    def __init__(self, damaged: Damaged, given: Answer) -> None:
        self.damaged, self.given = damaged, given
        self.value = damaged.text
        for layer in given.layers:
            self.value = layer.apply(self.value)
        self.spans = [span for span, _ in damaged.places]
        self._starts = [s.start for s in self.spans]
        self._ends = [s.end for s in self.spans]

    def made(self) -> Iterator[Made]:
        """Every applied edit with its place in the damaged text."""
        for number, layer in enumerate(self.given.layers):
            for edit in layer:
                yield Made(edit, self._back(edit.span, self.given.layers[:number]))

    def _back(self, span: Span, layers: Sequence[Layer]) -> Span:
        for layer in reversed(layers):
            span = layer.origin(span) or _place_before(layer, span)
        return span

    def met(self, span: Span) -> range:
        """Numbers of the damages that `span` overlaps or touches."""
        return range(bisect_left(self._ends, span.start), bisect_right(self._starts, span.end))

    def is_right(self, number: int) -> bool:
        """Whether damage `number` is mended."""
        out = self.spans[number]
        for layer in self.given.layers:
            out = layer.destination(out)
        covered = self._back(out, self.given.layers).hull(self.spans[number])
        wanted = self.damaged.repair.destination(covered)
        return _lines(out.of(self.value)) == _lines(wanted.of(self.damaged.clean))

    def is_step(self, made: Made) -> bool:
        """Whether what an edit wrote into damage that stayed stands in the right text at that very place.

        So a false space rightly taken out of a word is no fault of the rule that did it, whatever else the word
        still lacks; a wrong accent is one, though it may be nearer than the mark that stood there. The place is
        where a shortest way from the damaged to the right text has it.
        """
        covered = made.place
        for number in self.met(made.place):
            covered = covered.hull(self.spans[number])
        text, new = self.damaged.text, made.edit.after
        head = Span(covered.start, made.place.start).of(text)
        old, tail = made.place.of(text), Span(made.place.end, covered.end).of(text)
        wanted = self.damaged.repair.destination(covered).of(self.damaged.clean)
        away = distance(head + old + tail, wanted) - distance(old, new)
        places = (i for i in range(len(wanted) + 1) if wanted.startswith(new, i))
        return any(
            distance(head, wanted[:i]) + distance(tail, wanted[i + len(new) :]) == away for i in places
        )

    def fits(self, proposal: Proposal) -> bool:
        """Whether the first candidate of `proposal` makes its place, and every damage that it meets, right."""
        covered, after = proposal.span, proposal.candidates[0]
        for number in self.met(proposal.span):
            span = self.spans[number]
            if not span.overlaps(covered) and len(span) and len(covered):
                continue
            head = Span(span.start, max(span.start, covered.start)).of(self.damaged.text)
            tail = Span(min(span.end, covered.end), span.end).of(self.damaged.text)
            after, covered = head + after + tail, covered.hull(span)
        wanted = self.damaged.repair.destination(covered)
        return after == wanted.of(self.damaged.clean)


def _lines(text: str) -> list[str]:
    """The lines that are not empty: cleaning deletes none, so a letter taken from a line of its own leaves it empty."""
    return [line for line in text.split("\n") if line]


def _place_before(layer: Layer, span: Span) -> Span:
    found = layer.origin(Span(span.start, span.start))
    return found if found is not None else span


def measure(damaged: Damaged, cleaner: Cleaner) -> Score:
    """The score of `cleaner` on `damaged`. Raises what the cleaner raises, and AdapterError."""
    trial = _Trial(damaged, answer(cleaner(damaged.text), damaged.text))
    right = [trial.is_right(i) for i in range(len(trial.spans))]
    score = Score()
    offered = _proposals(trial, score)
    _kinds(trial, right, offered, score)
    _applied(trial, right, score)
    return score


def _proposals(trial: _Trial, score: Score) -> set[int]:
    """Counts the proposals; gives the numbers of the damages that one has the right reading for."""
    offered: set[int] = set()
    for proposal in trial.given.proposals:
        count = score.rules.setdefault(proposal.rule, RuleCount())
        count.proposed += 1
        met = trial.met(proposal.span)
        if met and trial.fits(proposal):
            count.proposed_right += 1
            offered.update(met)
    return offered


def _kinds(trial: _Trial, right: Sequence[bool], offered: set[int], score: Score) -> None:
    for number, (span, damage) in enumerate(trial.damaged.places):
        kind = score.kinds.setdefault(damage.rule, Kind())
        kind.total += 1
        kind.right += right[number]
        kind.offered += right[number] or number in offered
        if not right[number]:
            kind.missed.append((span.of(trial.damaged.text), damage.before, _outcome(trial, span)))


def _outcome(trial: _Trial, span: Span) -> str:
    for layer in trial.given.layers:
        span = layer.destination(span)
    return span.of(trial.value)


def _applied(trial: _Trial, right: Sequence[bool], score: Score) -> None:
    sound = [s for s in units(trial.damaged.text) if _is_word(s.of(trial.damaged.text))]
    sound = [s for s in sound if not any(trial.spans[i].overlaps(s) for i in trial.met(s))]
    starts = [s.start for s in sound]
    spoiled: set[int] = set()
    for made in trial.made():
        met = trial.met(made.place)
        good = bool(met) and (all(right[i] for i in met) or trial.is_step(made))
        count = score.rules.setdefault(made.edit.rule, RuleCount())
        count.total += 1
        count.right += good
        if not good:
            count.wrong.append((made.edit.before, made.edit.after))
        if not met:
            spoiled.update(_hit(made.place, sound, starts))
    score.words, score.spoiled = len(sound), len(spoiled)


def _is_word(unit: str) -> bool:
    return any(char.isalpha() for char in unit)


def _hit(place: Span, sound: Sequence[Span], starts: Sequence[int]) -> set[int]:
    """Numbers of the right words that an edit at `place` touches."""
    last = bisect_right(starts, place.end)
    first = max(0, bisect_right(starts, place.start) - 1)
    return {i for i in range(first, last) if sound[i].end >= place.start}

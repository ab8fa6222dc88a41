"""Readings: what a word of a text may be, and how far each candidate is ahead."""

from __future__ import annotations

from sys import intern
from typing import NamedTuple

from octtei.clean.channel.candidates import Candidate


class Reading(NamedTuple):
    """What word number `place` may be: the candidates, best first, with their leads over what stands there.

    Leads are natural logarithms of odds, up to a constant that the thresholds of the rules know.
    """

    place: int
    candidates: tuple[tuple[str, float], ...]

    @property
    def best(self) -> str:
        """The first candidate."""
        return self.candidates[0][0]

    @property
    def lead(self) -> float:
        """How far the first candidate is ahead of what stands there."""
        return self.candidates[0][1]

    @property
    def margin(self) -> float:
        """How far the first candidate is ahead of the second."""
        return self.lead - self.candidates[1][1] if len(self.candidates) > 1 else 99.0

    @property
    def others(self) -> tuple[str, ...]:
        """The next candidates, at most four."""
        return tuple(form for form, _ in self.candidates[1:5])


class Odds(NamedTuple):
    """A candidate, and what speaks for it whatever stands beside it (natural logarithm of odds)."""

    form: str
    base: float
    small: str

    @classmethod
    def of(cls, candidate: Candidate, odds: float) -> Odds:
        """The candidate if it is so much commoner than what stands there."""
        return cls(candidate.form, odds - candidate.cost, intern(candidate.form.lower()))

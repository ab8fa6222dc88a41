"""Speech: one quotation or speech as it was found, with what is known of it so far."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from octtei.structure.speech.strip import Strip

SAID, QUOTE, SLOGAN, SO_CALLED, TITLE, MENTIONED = "said", "quote", "slogan", "soCalled", "title", "mentioned"
LONG = (SAID, QUOTE)
# What an editor calls so is not encoded.
NOTHING = "nothing"


@dataclass(frozen=True, slots=True, order=True)
class Part:
    """A range of one strip's text."""

    strip: int
    start: int
    end: int


@dataclass(eq=False)
class Speech:
    """`parts` with their marks, in the order of the text; `scores` of each kind, best kind in `kind`.

    `narrator` are the clauses of the narrator inside or beside it; `who` the ids of its speakers, "" if unknown,
    `document` tells that it is a
    letter, a telegram, a decree as such; `guesses` names that may be the speaker's; `sure` is False where an editor should look.
    """

    parts: list[Part]
    depth: int = 0
    rend: str = ""
    kind: str = ""
    who: str = ""
    why: str = ""
    sure: bool = True
    whole: bool = True
    document: bool = False
    narrator: list[Part] = field(default_factory=list)
    guesses: list[str] = field(default_factory=list)
    scores: dict[str, float] = field(default_factory=dict)

    @property
    def first(self) -> Part:
        """Where it begins."""
        return self.parts[0]

    @property
    def last(self) -> Part:
        """Where it ends."""
        return self.parts[-1]

    def covers(self, other: Speech) -> bool:
        """Whether `other` lies inside."""
        a, b = (self.first.strip, self.first.start), (self.last.strip, self.last.end)
        return a <= (other.first.strip, other.first.start) and (other.last.strip, other.last.end) <= b

    def words(self, strips: Sequence[Strip]) -> str:
        """What is said, without the marks around it."""
        text = " ".join(strips[p.strip].text[p.start : p.end] for p in self.parts)
        return text.strip(MARKS)


MARKS = "«»‹›“”„‟\"‘’‚'–—- \u00a0\u202f\n"

"""Telling: each speech with what leads to it, the clauses in and behind it, its kind and its speaker."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from octtei.structure.speech.before import Lead, lead
from octtei.structure.speech.kind import agree, is_long, is_sentence, judge
from octtei.structure.speech.narrator import WRITE, Clause, after, inside, token_at
from octtei.structure.speech.passage import SAID, SO_CALLED, TITLE, Part, Speech
from octtei.structure.speech.people import People
from octtei.structure.speech.quoted import trimmed
from octtei.structure.speech.speaker import Speakers, alternate
from octtei.structure.speech.strip import Strip
from octtei.structure.speech.voice import Voice

_LONG_ENOUGH = 5


@dataclass(eq=False)
class _Told:
    """A speech with its surroundings."""

    speech: Speech
    before: Lead
    behind: Clause | None
    clauses: list[tuple[Strip, Clause]] = field(default_factory=list)


class Teller:
    """Tells kinds and speakers of all speeches of an edition."""

    def __init__(self, strips: Sequence[Strip], people: People, voice: Voice) -> None:
        self.strips = strips
        self.people = people
        self.voice = voice

    def tell(self, runs: Sequence[Sequence[Speech]]) -> None:
        """Fill in kind, parts, who and why of every speech; the first run is what stands in marks, then dialogues."""
        speeches = [s for run in runs for s in run]
        told = [t for run in runs for t in self._look(run)]
        agree(speeches, self.strips)
        for t in told:
            if is_long(t.speech) and not t.speech.rend:
                self._split(t, [s for s in speeches if s is not t.speech and s.depth > t.speech.depth])
        self._name(told)
        for run in runs[1:]:
            alternate(run)

    def _look(self, run: Sequence[Speech]) -> list[_Told]:
        """The surroundings of each speech of a run, and its kind."""
        told: list[_Told] = []
        for i, speech in enumerate(run):
            strip = self.strips[speech.first.strip]
            limit = self._limit(run, i)
            before = lead(strip, speech.first.start, self._earlier(strip), self.voice, limit)
            last = self.strips[speech.last.strip]
            behind = None if speech.rend else after(last, speech.last.end, self.voice)
            found = _Told(speech, before, behind)
            if speech.rend:
                found.clauses = self._clauses_of_turn(speech)
            else:
                found.clauses = [(last, behind)] if behind else []
                judge(speech, before, behind, self.strips, self.voice)
            told.append(found)
        return told

    def _limit(self, run: Sequence[Speech], i: int) -> int:
        """Where an earlier speech of the same paragraph ends that is a sentence: what leads to it leads no further."""
        here = run[i].first
        for earlier in reversed(run[max(0, i - 3) : i]):
            if earlier.last.strip != here.strip or earlier.last.end > here.start:
                continue
            words = earlier.words(self.strips)
            if len(words.split()) > _LONG_ENOUGH and is_sentence(words, self.voice):
                return earlier.last.end
        outer = next((s for s in reversed(run[:i]) if s.depth < run[i].depth and s.covers(run[i])), None)
        return outer.first.start + 1 if outer and outer.first.strip == here.strip else 0

    def _earlier(self, strip: Strip) -> Strip | None:
        before = self.strips[strip.number - 1] if strip.number else None
        return before if before and before.stream == strip.stream and before.kind == "p" else None

    def _clauses_of_turn(self, speech: Speech) -> list[tuple[Strip, Clause]]:
        strip = self.strips[speech.first.strip]
        end = max([speech.last.end, *(p.end for p in speech.narrator)])
        return [(strip, c) for c, _, _ in inside(strip, speech.first.start, end, self.voice)]

    def _split(self, told: _Told, inner: Sequence[Speech]) -> None:
        """Take the narrator's clauses out of a speech in marks."""
        speech, parts = told.speech, []
        if len(speech.words(self.strips).split()) < _LONG_ENOUGH:
            return
        for part in speech.parts:
            strip, at = self.strips[part.strip], part.start
            for clause, stop, goes_on in inside(strip, part.start, part.end, self.voice):
                if _within(strip.number, stop, inner) or goes_on >= part.end - 1:
                    continue
                parts.append(trimmed(strip, at, stop))
                speech.narrator.append(Part(strip.number, stop, goes_on))
                told.clauses.append((strip, clause))
                at = goes_on
            parts.append(trimmed(strip, at, part.end))
        if speech.narrator:
            speech.kind = SAID if all(c.verb != WRITE for _, c in told.clauses) else speech.kind
        speech.parts = parts

    def _name(self, told: Sequence[_Told]) -> None:
        """Names first, so that pronouns know whom they can mean; then what is said in one breath."""
        speakers = Speakers(self.strips, self.people, self.voice)
        speakers.know([t.speech for t in told if is_long(t.speech)])
        for t in told:
            if is_long(t.speech):
                speakers.introduce(t.before, t.clauses)
        for i, t in enumerate(told):
            if is_long(t.speech):
                speakers.find(t.speech, t.before, t.clauses)
                if not t.speech.who and not t.speech.rend:
                    self._inherit(told, i)
                if not t.speech.who and not t.clauses and not t.speech.rend:
                    speakers.go_on(t.speech)

    def _inherit(self, told: Sequence[_Told], i: int) -> None:
        """The same breath as the speech before: nothing but its narrator's clause, or a dash, stands between."""
        here = told[i].speech
        before = next((t for t in reversed(told[max(0, i - 3) : i]) if t.speech.depth == here.depth), None)
        own = told[i].before.subject
        if (
            own
            and before
            and not (before.behind and before.behind.subject and own.text == before.behind.subject.text)
        ):
            self._from_title(told, i)
            return
        if before is None or before.speech.last.strip != here.first.strip:
            self._from_title(told, i)
            return
        between = self.strips[here.first.strip].text[before.speech.last.end : here.first.start]
        ends = sum(between.rstrip().count(mark) for mark in ".!?…")
        bare = not any(c.isalnum() for c in between) and any(c in "-–—" for c in between)
        if before.speech.who and is_long(before.speech) and (bare or (before.behind and ends <= 1)):
            here.who = before.speech.who
            here.why = "; ".join(w for w in (here.why, "goes on after the narrator's clause") if w)
            if bare:
                here.kind = before.speech.kind
        else:
            self._from_title(told, i)

    def _from_title(self, told: Sequence[_Told], i: int) -> None:
        """Words that are read in a paper named before them are the paper's."""
        t = told[i]
        if t.before.verb != WRITE or not t.before.verb_at >= 0:
            return
        strip = t.before.strip
        if not self.voice.has("titles.read", strip.tokens[t.before.verb_at].low):
            return
        for other in reversed(told[max(0, i - 2) : i]):
            first = other.speech.first
            inside_lead = first.strip == strip.number and token_at(strip, first.start) > t.before.verb_at
            if inside_lead and other.speech.kind in (TITLE, SO_CALLED):
                t.speech.who = self.people.role(other.speech.words(self.strips))
                return


def _within(strip: int, position: int, inner: Sequence[Speech]) -> bool:
    return any(p.strip == strip and p.start <= position < p.end for s in inner for p in s.parts)

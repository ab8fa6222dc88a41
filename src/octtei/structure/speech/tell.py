"""Telling: each speech with what leads to it, the clauses in and behind it, its kind and its speaker."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import islice, takewhile

from octtei.structure.speech.alike import agree
from octtei.structure.speech.before import lead
from octtei.structure.speech.breath import dialogues_in_marks
from octtei.structure.speech.clue import Lead
from octtei.structure.speech.kind import is_long, judge
from octtei.structure.speech.narrator import WRITE, Clause, after, inside, token_at
from octtei.structure.speech.passage import QUOTE, SAID, SLOGAN, SO_CALLED, TITLE, Part, Speech
from octtei.structure.speech.people import People
from octtei.structure.speech.quoted import trimmed
from octtei.structure.speech.speaker import Speakers
from octtei.structure.speech.strip import Strip
from octtei.structure.speech.turns import alternate, converse
from octtei.structure.speech.voice import Voice
from octtei.structure.speech.wording import is_sentence

_LONG_ENOUGH = 5
# So many speeches before one can bear on it.
_NEAR = 6
# In a speech of more parts the narrator speaks in the first only: elsewhere somebody quotes.
_FEW = 2


@dataclass(eq=False)
class _Told:
    """A speech with its surroundings."""

    speech: Speech
    before: Lead
    behind: Clause | None
    clauses: list[tuple[Strip, Clause]] = field(default_factory=list)
    interruptions: list[tuple[Part, int, int]] = field(default_factory=list)

    @property
    def pronoun(self) -> str:
        """The pronoun of the first clause, "" if it has another subject."""
        subject = self.clauses[0][1].subject if self.clauses else None
        return subject.pronoun if subject else ""


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
            if is_long(t.speech) and t.interruptions:
                self._split(t)
        speakers = self._name(told)
        for run in (*runs[1:], *dialogues_in_marks(runs[0], self.strips)):
            alternate([s for s in run if is_long(s)])
        pronouns = {id(t.speech): t.pronoun for t in told}
        for run in runs[1:]:
            converse(run)
            speakers.scene([(s, pronouns[id(s)]) for s in run])
            alternate([s for s in run if is_long(s)])

    def _look(self, run: Sequence[Speech]) -> list[_Told]:
        """The surroundings of each speech of a run, and its kind."""
        told: list[_Told] = []
        for i, speech in enumerate(run):
            strip = self.strips[speech.first.strip]
            limit = max(self._limit(run[max(0, i - _NEAR) : i], speech), _behind_clause(told, speech))
            before = lead(strip, speech.first.start, self._earlier(strip), self.voice, limit)
            last = self.strips[speech.last.strip]
            behind = None if speech.rend else after(last, speech.last.end, self.voice)
            found = _Told(speech, before, behind)
            if speech.rend:
                found.clauses = self._clauses_of_turn(speech)
            else:
                found.clauses = [(last, behind)] if behind else []
                found.clauses += [(strip, c) for c in self._between(speech)]
                self._interrupt(found, run, i)
                wrote = bool(found.clauses) and all(c.verb == WRITE for _, c in found.clauses)
                entitled = bool(told) and self._in_work(told[-1].speech, before)
                judge(speech, before, behind, self.strips, self.voice, wrote=wrote, entitled=entitled)
                if told and self._speaks_on(told[-1], found):
                    speech.kind, speech.why = SAID, "the same voice goes on behind the narrator's clause"
            told.append(found)
        return told

    def _in_work(self, title: Speech, before: Lead) -> bool:
        """Whether the sentence before names the work in which it is told: `dans ses « Annales », l'abbé raconte :`."""
        here = title.first.strip == before.strip.number and title.words(self.strips)[:1].isupper()
        if title.kind not in (TITLE, SO_CALLED) or not here or not before.verb:
            return False
        tokens = before.strip.tokens
        at, stop = token_at(before.strip, title.first.start), token_at(before.strip, title.last.end)
        ended = any(t.text in ".!?…;" for t in tokens[stop : before.end])
        within = any(self.voice.has("nouns.title_before", t.low) for t in tokens[max(0, at - 2) : at])
        return stop <= before.end and not ended and within

    def _speaks_on(self, earlier: _Told, here: _Told) -> bool:
        """Whether words that could be a term are a sentence behind `“…,” said he.`: they end as sentences do."""
        a, b = earlier.speech, here.speech
        words = b.words(self.strips)
        full = words[:1].isupper() and words.rstrip()[-1:] in (".", "!", "?", "…")
        if b.kind != SO_CALLED or a.kind != SAID or not earlier.behind or not full or a.depth != b.depth:
            return False
        if a.last.strip != b.first.strip:
            return False
        between = self.strips[b.first.strip].text[a.last.end : b.first.start].rstrip()
        return _ends(self.strips[b.first.strip], a.last.end, b.first.start) == 1 and between.endswith(".")

    def _limit(self, earlier: Sequence[Speech], speech: Speech) -> int:
        """Where an earlier speech of the same paragraph ends that is a sentence: what leads to it leads no further."""
        here = speech.first
        for other in reversed(earlier):
            if other.first.strip == here.strip and other.first.start < here.start < other.last.end:
                return other.first.start + 1
            if other.last.strip != here.strip or other.last.end > here.start:
                continue
            words = other.words(self.strips)
            if len(words.split()) > _LONG_ENOUGH and is_sentence(words, self.voice):
                return other.last.end
        return 0

    def _earlier(self, strip: Strip) -> Strip | None:
        before = self.strips[strip.number - 1] if strip.number else None
        return before if before and before.stream == strip.stream and before.kind == "p" else None

    def _clauses_of_turn(self, speech: Speech) -> list[tuple[Strip, Clause]]:
        strip = self.strips[speech.first.strip]
        end = max([speech.last.end, *(p.end for p in speech.narrator)])
        return [(strip, c) for c, _, _ in inside(strip, speech.first.start, end, self.voice)]

    def _between(self, speech: Speech) -> list[Clause]:
        """The narrator's clauses that part a speech whose parts have marks of their own."""
        found = (after(self.strips[p.strip], p.start, self.voice) for p in speech.narrator)
        return [c for c in found if c]

    def _interrupt(self, told: _Told, run: Sequence[Speech], i: int) -> None:
        """Find the narrator's clauses within the marks; those in a quotation inside are not of this speech."""
        speech = told.speech
        inner = list(takewhile(speech.covers, islice(run, i + 1, None)))
        for part in speech.parts[: 1 if len(speech.parts) > _FEW else None]:
            strip = self.strips[part.strip]
            for clause, stop, goes_on in inside(strip, part.start, part.end, self.voice, dash=False):
                if not _within(strip.number, stop, inner):
                    told.clauses.append((strip, clause))
                    told.interruptions.append((part, stop, goes_on))
                    speech.narrator.append(Part(strip.number, stop, goes_on))

    def _split(self, told: _Told) -> None:
        """Take the narrator's clauses out of a speech in marks; one that ends it takes the closing mark along."""
        parts: list[Part] = []
        for part in told.speech.parts:
            strip, at = self.strips[part.strip], part.start
            for other, stop, goes_on in told.interruptions:
                if other is part:
                    parts.append(trimmed(strip, at, stop))
                    at = goes_on
            if any(c.isalnum() for c in strip.text[at : part.end]):
                parts.append(trimmed(strip, at, part.end))
        if all(c.verb != WRITE for _, c in told.clauses):
            told.speech.kind = SAID
        told.speech.parts = parts

    def _name(self, told: Sequence[_Told]) -> Speakers:
        """Names first, so that pronouns know whom they can mean; then what is said in one breath."""
        speakers = Speakers(
            self.strips, self.people, self.voice, [t.speech for t in told if is_long(t.speech)]
        )
        for t in told:
            if is_long(t.speech):
                speakers.introduce(t.before, t.clauses)
        for i, t in enumerate(told):
            if is_long(t.speech) or _is_shouted_by_one(t):
                speakers.find(t.speech, t.before, t.clauses)
            if is_long(t.speech):
                self._beyond(told, i, speakers)
        return speakers

    def _beyond(self, told: Sequence[_Told], i: int, speakers: Speakers) -> None:
        """What the speech before, the one behind and the heading tell where no clause does."""
        t, reply = told[i], told[i + 1] if i + 1 < len(told) else None
        if reply and t.clauses and not reply.clauses and reply.speech.rend and not reply.speech.who:
            speakers.answer(t.speech, t.clauses[0], reply.speech)
        if not t.speech.who and not t.speech.rend:
            self._inherit(told, i)
        if not t.speech.who and not t.clauses and not t.speech.rend:
            speakers.go_on(t.speech)
            speakers.from_heading(t.speech)

    def _inherit(self, told: Sequence[_Told], i: int) -> None:
        """The same breath as the speech before: nothing but its narrator's clause, or a dash, stands between."""
        here = told[i].speech
        before = next((t for t in reversed(told[max(0, i - 3) : i]) if t.speech.depth == here.depth), None)
        own = told[i].before.subject
        if told[i].clauses:
            return
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
        ends = _ends(self.strips[here.first.strip], before.speech.last.end, here.first.start)
        bare = not any(c.isalnum() for c in between) and any(c in "-–—" for c in between)
        if before.speech.who and is_long(before.speech) and (bare or (before.behind and ends <= 1)):
            here.who = before.speech.who
            here.why = "; ".join(w for w in (here.why, "goes on after the narrator's clause") if w)
            if bare:
                here.kind = before.speech.kind
        else:
            self._from_title(told, i)

    def _from_title(self, told: Sequence[_Told], i: int) -> None:
        """What is read in a paper, or what a paper says, is the paper's: the title stands before the words."""
        t = told[i]
        if not t.before.verb or (not t.before.colon and t.before.verb != WRITE):
            return
        strip, verb = t.before.strip, t.before.verb_at
        reads = self.voice.has("titles.read", strip.tokens[verb].low)
        for other in reversed(told[max(0, i - 2) : i]):
            title = other.speech
            place = token_at(strip, title.first.start)
            if (
                title.first.strip != strip.number
                or title.kind not in (TITLE, SO_CALLED)
                or place < t.before.start
            ):
                continue
            prints = place > 0 and self.voice.has("nouns.press", strip.tokens[place - 1].low) and place < verb
            if prints or (reads and place > verb):
                t.speech.who = self.people.role(title.words(self.strips))
                if prints:
                    t.speech.kind = QUOTE
                return


def _ends(strip: Strip, start: int, end: int) -> int:
    """How many sentences end between two places; the stop of `Mrs.` ends none."""
    return sum(t.text in ".!?…" for t in strip.tokens[token_at(strip, start) : token_at(strip, end)])


def _is_shouted_by_one(told: _Told) -> bool:
    """Whether a slogan has a named voice: nobody asks who the crowd is."""
    subject = told.behind.subject if told.behind else None
    return told.speech.kind == SLOGAN and subject is not None and bool(subject.name)


def _behind_clause(told: Sequence[_Told], speech: Speech) -> int:
    """Where the speech before ends if a narrator's clause follows it: that clause is of this sentence, its words not."""
    if not told or not told[-1].behind:
        return 0
    last = told[-1].speech.last
    return last.end if last.strip == speech.first.strip and last.end <= speech.first.start else 0


def _within(strip: int, position: int, inner: Sequence[Speech]) -> bool:
    return any(p.strip == strip and p.start <= position < p.end for s in inner for p in s.parts)

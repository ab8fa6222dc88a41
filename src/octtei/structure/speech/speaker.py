"""Speakers: who says a speech, by the narrator's clauses; pronouns only where one antecedent alone is possible."""

from __future__ import annotations

from collections.abc import Sequence

from octtei.structure.speech.antecedent import Antecedents, sentence
from octtei.structure.speech.before import read_lead
from octtei.structure.speech.clue import Lead
from octtei.structure.speech.narrator import WRITE, Clause, token_at
from octtei.structure.speech.owner import is_thing
from octtei.structure.speech.passage import Speech
from octtei.structure.speech.people import People
from octtei.structure.speech.phrase import Named, apposed, is_role, read_named
from octtei.structure.speech.strip import Strip
from octtei.structure.speech.turns import answer_each_other
from octtei.structure.speech.voice import Voice

_NEAR = 6
# A heading stands at most so many paragraphs above its speech, which has at least so many.
_BELOW, _SEVERAL = 4, 2
# So many paragraphs before its first turn a scene begins.
_BEFORE = 2


class Speakers:
    """Finds speakers in the strips of one edition."""

    def __init__(
        self, strips: Sequence[Strip], people: People, voice: Voice, speeches: Sequence[Speech]
    ) -> None:
        self.strips = strips
        self.people = people
        self.voice = voice
        self.antecedents = Antecedents(strips, people, voice)
        self.antecedents.know(speeches)

    def find(self, speech: Speech, before: Lead, clauses: Sequence[tuple[Strip, Clause]]) -> None:
        """Fill in `who` of a speech, or the guesses if nobody is certain."""
        for strip, clause in clauses:
            if clause.subject and self._take(speech, strip, clause.subject, "the narrator's clause"):
                return
            if clause.subject:
                return
        if before.subject and self._may_lead(before) and self._is_somebody(before):
            self._take(speech, before.strip, before.subject, "the words before it")

    def _is_somebody(self, before: Lead) -> bool:
        """Without a colon a common phrase must be known as somebody: a role, or the press."""
        who = before.subject
        if who is None or who.name or who.pronoun or before.colon or apposed(who, self.voice):
            return True
        words = who.text.casefold().split()
        return is_role(who, self.voice) or any(self.voice.has("nouns.press", w) for w in words[:2])

    def introduce(self, before: Lead, clauses: Sequence[tuple[Strip, Clause]]) -> None:
        """Make known whoever is named beside a speech."""
        subjects = [c.subject for _, c in clauses] or [before.subject if self._may_lead(before) else None]
        for subject in subjects:
            if subject and subject.name:
                self.people.named(subject)

    def _may_lead(self, before: Lead) -> bool:
        """A sentence of its own needs more than a verb in the sentence before: it must tell of something written."""
        if before.verb_at < 0 and before.subject and not self.people.is_known(before.subject):
            return False
        announced = before.verb == WRITE and before.noun == WRITE and before.subject is not None
        return before.colon or not before.fresh or (announced and before.end - before.verb_at <= _NEAR)

    def _take(self, speech: Speech, strip: Strip, who: Named, why: str) -> bool:
        if speech.who:
            return True
        found = self._resolve(speech, strip, who)
        if found:
            speech.who = found
            speech.why = "; ".join(w for w in (speech.why, f"speaker by {why}: {who.text}") if w)
        return bool(found)

    def answer(self, asked: Speech, clause: tuple[Strip, Clause], reply: Speech) -> None:
        """The next turn is that of the one to whom the narrator says that this one is spoken: `dit-elle à Yves`."""
        strip, at = clause[0], clause[1].end
        tokens = strip.tokens
        if at + 1 >= len(tokens) or not self.voice.has("phrase.addressing", tokens[at].low):
            return
        who = read_named(tokens, at + 1, self.voice, strip.text)
        somebody = who is not None and not who.pronoun and (bool(who.name) or is_role(who, self.voice))
        if who and somebody and reply.first.strip == asked.last.strip + 1 and not reply.guesses:
            found = self._resolve(reply, strip, who)
            if found != asked.who:
                reply.who = found
                reply.why = "; ".join(
                    w for w in (reply.why, f"speaker: the turn before is said to {who.text}") if w
                )

    def scene(self, turns: Sequence[tuple[Speech, str]]) -> None:
        """In a dialogue among whose paragraphs the narrator tells of two people, and no more, these two speak.

        With each turn goes the pronoun of its clause, "" if it has none: it means the one of the two whom it can mean.
        """
        speeches = [speech for speech, _ in turns]
        taken = {part.strip for speech in speeches for part in speech.parts}
        first, last = speeches[0].first.strip, speeches[-1].last.strip
        told = [
            n
            for n in range(max(0, first - _BEFORE), last + 1)
            if n not in taken and self._is_beside(n, first)
        ]
        cast = self.antecedents.cast(told, ("he", "she"))
        voices = {*cast["he"], *cast["she"]}
        if len(voices) != 2 or any(s.who and s.who not in voices for s in speeches):
            return
        for speech, pronoun in turns:
            if not speech.who and len(meant := cast.get(pronoun, [])) == 1:
                speech.who, speech.guesses = meant[0], []
                speech.why = "; ".join(w for w in (speech.why, "speaker: one of the two in the scene") if w)
        answer_each_other(speeches, sorted(voices))

    def _is_beside(self, number: int, first: int) -> bool:
        strip = self.strips[number]
        return strip.kind == "p" and strip.stream == self.strips[first].stream

    def go_on(self, speech: Speech) -> None:
        """A speech that opens a paragraph after two sentences that report what one person says is that person's."""
        strip = self.strips[speech.first.strip]
        earlier = self.antecedents.previous(strip)
        alone = not any(c.isalnum() for c in strip.text[: speech.first.start])
        if earlier is None or not alone or earlier.number in self.antecedents.spoken or earlier.kind != "p":
            return
        end = len(earlier.tokens)
        middle = sentence(earlier.tokens, end)
        start = sentence(earlier.tokens, middle)
        last, first = (read_lead(earlier, a, b, self.voice) for a, b in ((middle, end), (start, middle)))
        pronoun = last.subject.pronoun if last.subject else ""
        if first.verb and last.verb and pronoun in ("he", "she") and first.subject and first.subject.name:
            self._take(speech, earlier, first.subject, "the sentences before it")

    def from_heading(self, speech: Speech) -> None:
        """A speech of several paragraphs right below a heading that calls it somebody's is that person's."""
        number = speech.first.strip
        for strip in reversed(self.strips[max(0, number - _BELOW) : number]):
            if strip.kind != "head" or len(speech.parts) < _SEVERAL:
                continue
            low = strip.text.casefold().replace("’", "'")
            for phrase in self.voice.phrases["headings.speech"]:
                at = low.find(phrase)
                if at >= 0 and (who := self._behind_phrase(strip, at, phrase)):
                    self._take(speech, strip, who, "the heading")
                    return

    def _behind_phrase(self, strip: Strip, at: int, phrase: str) -> Named | None:
        """Who is named behind `discours du`, its article melted into it."""
        i = token_at(strip, at + len(phrase))
        return read_named(strip.tokens, i, self.voice, strip.text) or read_named(
            strip.tokens, max(0, i - 1), self.voice, strip.text
        )

    def _resolve(self, speech: Speech, strip: Strip, who: Named) -> str:
        if not who.pronoun:
            return "" if is_thing(who, self.voice) else self.people.named(who)
        if who.pronoun == "first":
            return self.people.author if speech.depth == 0 else ""
        if who.pronoun == "first_plural":
            speech.guesses += [self.people.author] if self.people.author else []
            return ""
        if who.pronoun in ("he", "she", "they"):
            return self.antecedents.find(speech, strip, who)
        return ""

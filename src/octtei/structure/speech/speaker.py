"""Speakers: who says a speech, by the narrator's clauses; pronouns only where one antecedent alone is possible."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from octtei.structure.speech.before import Lead, is_thing, read_lead
from octtei.structure.speech.narrator import WRITE, Clause, token_at
from octtei.structure.speech.passage import Speech
from octtei.structure.speech.people import People
from octtei.structure.speech.phrase import Named, is_role, read_named
from octtei.structure.speech.strip import Strip, Token
from octtei.structure.speech.voice import Voice

_SENTENCES = 2
_NEAR = 6
# A heading stands at most so many paragraphs above its speech, which has at least so many.
_BELOW, _SEVERAL = 4, 2
# So many ranges before a place can hold it: quotations in quotations.
_NESTED = 8


class Speakers:
    """Finds speakers in the strips of one edition."""

    def __init__(self, strips: Sequence[Strip], people: People, voice: Voice) -> None:
        self.strips = strips
        self.people = people
        self.voice = voice
        self.spoken: dict[int, list[tuple[int, int]]] = {}
        self.here: tuple[int, int, int] = (-1, 0, 0)

    def know(self, speeches: Sequence[Speech]) -> None:
        """Remember what is spoken: names in it are no antecedents of the narrator's pronouns."""
        for speech in speeches:
            if len(speech.words(self.strips)) > 40:
                for part in speech.parts:
                    self.spoken.setdefault(part.strip, []).append((part.start, part.end))
        for ranges in self.spoken.values():
            ranges.sort()

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
        if who is None or who.name or who.pronoun or before.colon:
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

    def go_on(self, speech: Speech) -> None:
        """A speech that opens a paragraph after two sentences that report what one person says is that person's."""
        strip = self.strips[speech.first.strip]
        earlier = self._previous(strip)
        alone = not any(c.isalnum() for c in strip.text[: speech.first.start])
        if earlier is None or not alone or earlier.number in self.spoken or earlier.kind != "p":
            return
        end = len(earlier.tokens)
        middle = _sentence(earlier.tokens, end)
        start = _sentence(earlier.tokens, middle)
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
            return self._antecedent(speech, strip, who)
        return ""

    def _antecedent(self, speech: Speech, strip: Strip, who: Named) -> str:
        """The one person named in the last sentences before the pronoun; with two, nobody."""
        self.here = (speech.first.strip, speech.first.start, speech.first.end)
        place = (
            min(speech.first.start, strip.tokens[who.start].start)
            if speech.first.strip == strip.number
            else 0
        )
        if speech.first.strip != strip.number:
            place = strip.tokens[who.start].start
        found = self._candidates(strip, token_at(strip, place), who)
        earlier = self._previous(strip)
        if not found and earlier is not None and not self._is_told(strip, token_at(strip, place)):
            found = self._candidates(earlier, len(earlier.tokens), who)
        free = list(dict.fromkeys(name for name, governed in found if not governed))
        every = list(dict.fromkeys(name for name, _ in found))
        if len(free) == 1 or (not free and len(every) == 1):
            return (free or every)[0]
        speech.guesses += every
        return ""

    def _is_told(self, strip: Strip, end: int) -> bool:
        """Whether the narrator says anything in a paragraph before token `end`: then he means nobody further back."""
        return any(t.is_word and not self._is_spoken(strip.number, t.start) for t in strip.tokens[:end])

    def _previous(self, strip: Strip) -> Strip | None:
        before = self.strips[strip.number - 1] if strip.number else None
        return before if before and before.stream == strip.stream and not strip.barrier else None

    def _candidates(self, strip: Strip, end: int, who: Named) -> list[tuple[str, bool]]:
        """Names, and roles of the right gender and number, sentence by sentence backwards.

        With each, whether a preposition governs it: then it is no subject, and less likely to be meant.
        """
        tokens = strip.tokens
        stop, looked = end, 0
        while stop > 0 and looked < _SENTENCES:
            start = _sentence(tokens, stop)
            if found := self._in_sentence(strip, start, stop, who):
                return found
            looked += not all(self._is_spoken(strip.number, t.start) for t in tokens[start:stop] if t.is_word)
            stop = start
        return []

    def _in_sentence(self, strip: Strip, start: int, end: int, who: Named) -> list[tuple[str, bool]]:
        tokens = strip.tokens[start:end]
        found: list[tuple[str, bool]] = []
        at, opens = 0, False
        while at < len(tokens):
            if self._is_spoken(strip.number, tokens[at].start):
                at += 1
                continue
            named = self._named_at(tokens, at, strip.text)
            fits = named and not named.pronoun and self._fits(named, tokens[at].low, who)
            if named and fits and not self._is_predicate(tokens, at):
                opens = opens or (not found and not any(t.is_word for t in tokens[:at]))
                below = at > 0 and opens and self.voice.has("phrase.subordinates", tokens[at - 1].low)
                governed = at > 0 and (below or self._governs(tokens[at - 1]))
                if not governed or self.voice.has("phrase.addressing", tokens[at - 1].low) or named.name:
                    found.append((self.people.named(named), governed))
            at = max(at + 1, named.end if named else 0)
        return found

    def _is_predicate(self, tokens: Sequence[Token], at: int) -> bool:
        """Whether a phrase tells what somebody is, `he had been a schoolmaster`: it is nobody else."""
        indefinite = self.voice.has("phrase.indefinite", tokens[at].low)
        return at > 0 and indefinite and self.voice.has("phrase.copulas", tokens[at - 1].low)

    def _governs(self, token: Token) -> bool:
        links = ("phrase.stops", "phrase.links", "phrase.melted")
        governs = any(self.voice.has(entry, token.low) for entry in links)
        return governs and not self.voice.has("phrase.conjunctions", token.low)

    def _named_at(self, tokens: Sequence[Token], at: int, text: str) -> Named | None:
        """Whoever is named at a token; behind a melted article too, as in `au maire`."""
        named = read_named(tokens, at, self.voice, text)
        if named is None and at and self.voice.has("phrase.melted", tokens[at - 1].low):
            end = at + 1
            named = Named(at, end, tokens[at].text) if tokens[at].text[0].islower() else None
        return named

    def _is_spoken(self, strip: int, position: int) -> bool:
        spoken = self.spoken.get(strip, [])
        at = bisect_right(spoken, (position, len(self.strips[strip].text) + 1))
        around = [r for r in spoken[max(0, at - _NESTED) : at] if not self._holds(strip, r)]
        return any(a <= position < b for a, b in around)

    def _holds(self, strip: int, spoken: tuple[int, int]) -> bool:
        """Whether the speech in question is quoted in this one, which then tells of its speaker."""
        number, start, end = self.here
        return strip == number and spoken[0] < start and end <= spoken[1]

    def _is_feminine(self, named: Named, article: str) -> bool:
        """Whether an article, a title or a word for women tells that somebody is one."""
        words = named.text.replace("’", "'").replace("'", "' ").split()[:2]
        called = any(
            self.voice.has("phrase.women", w) or self.voice.has("nouns.women", w.casefold()) for w in words
        )
        return called or self.voice.has("phrase.feminine", article)

    def _fits(self, named: Named, article: str, who: Named) -> bool:
        if who.pronoun == "they":
            return named.plural and (bool(named.name) or is_role(named, self.voice))
        if named.plural or _is_plural_role(named, self.voice):
            return False
        key = self.people.key(named.name) if named.name else ""
        known = self.people.keys.get(key, "") in self.people.entries or key in self.people.persons
        feminine = self._is_feminine(named, article) or key in self.people.women
        if not known and not is_role(named, self.voice):
            return False
        if named.name or not self.voice.words["phrase.feminine"]:
            return feminine == (who.pronoun == "she")
        masculine = self.voice.has("phrase.determiners", article) and not feminine and "'" not in article
        return not (who.pronoun == "he" and feminine) and not (who.pronoun == "she" and masculine)


def _is_plural_role(named: Named, voice: Voice) -> bool:
    """Whether the role is known only without the ending of the plural that it has here."""
    words = [w for w in named.text.casefold().split() if not voice.has("phrase.determiners", w)][:1]
    return any(
        w[-1] in "sx" and not voice.has("nouns.role", w) and voice.has("nouns.role", w[:-1]) for w in words
    )


def _sentence(tokens: Sequence[object], end: int) -> int:
    """The first token of the sentence that ends before token `end`."""
    at = end - 1
    while at > 0 and getattr(tokens[at - 1], "text", "") not in (".", "!", "?", "…"):
        at -= 1
    return max(at, 0)


def alternate(turns: Sequence[Speech]) -> None:
    """In a dialogue of two the turns alternate: fill in those that lie between, if every known turn agrees."""
    for block in _blocks(turns):
        _third_turns(block)
        known = {(s.who, i % 2) for i, s in enumerate(block) if s.who}
        by_parity = {parity: who for who, parity in known}
        if len(known) != 2 or len(by_parity) != 2 or len({who for who, _ in known}) != 2:
            continue
        for i, speech in enumerate(block):
            if not speech.who and not speech.guesses:
                speech.who = by_parity[i % 2]
                speech.why = "; ".join(w for w in (speech.why, "speaker by turns: two voices alternate") if w)


def _third_turns(block: Sequence[Speech]) -> None:
    """Behind a turn of somebody's and one of nobody's the first one speaks again."""
    named = [bool(s.who) for s in block]
    for i in range(2, len(block)):
        free = not named[i] and not named[i - 1] and not block[i].guesses and not block[i - 1].guesses
        if named[i - 2] and free:
            block[i].who = block[i - 2].who
            block[i].why = "; ".join(
                w for w in (block[i].why, "speaker by turns: one answer lies between") if w
            )


def _blocks(turns: Sequence[Speech]) -> list[list[Speech]]:
    """Turns in paragraphs that follow one another directly."""
    blocks: list[list[Speech]] = []
    for speech in turns:
        if blocks and speech.first.strip - blocks[-1][-1].last.strip <= 1:
            blocks[-1].append(speech)
        else:
            blocks.append([speech])
    return blocks

"""Antecedents: whom a pronoun means, where one person alone can be meant."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence

from octtei.structure.speech.narrator import token_at
from octtei.structure.speech.passage import Speech
from octtei.structure.speech.people import People
from octtei.structure.speech.phrase import Named, is_role, read_named
from octtei.structure.speech.strip import Strip, Token
from octtei.structure.speech.voice import Voice

_SENTENCES, _FARTHEST, _FEW = 2, 5, 3
# So many ranges before a place can hold it: quotations in quotations.
_NESTED = 8
_Named = dict[int, Named | None]
"""Token -> who is named there."""


class Antecedents:
    """Finds whom pronouns mean in the strips of one edition."""

    def __init__(self, strips: Sequence[Strip], people: People, voice: Voice) -> None:
        self.strips = strips
        self.people = people
        self.voice = voice
        self.spoken: dict[int, list[tuple[int, int, Speech]]] = {}
        self.here: Speech | None = None
        self.latest: dict[str, tuple[int, int, str]] = {}

    def know(self, speeches: Sequence[Speech]) -> None:
        """Remember what is spoken: names in it are no antecedents of the narrator's pronouns."""
        for speech in speeches:
            if len(speech.words(self.strips)) > 12:
                for part in speech.parts:
                    self.spoken.setdefault(part.strip, []).append((part.start, part.end, speech))
        for ranges in self.spoken.values():
            ranges.sort(key=lambda spoken: spoken[:2])

    def find(self, speech: Speech, strip: Strip, who: Named) -> str:
        """The one person named in the last sentences before the pronoun; with two, nobody."""
        self.here = speech
        place = (
            min(speech.first.start, strip.tokens[who.start].start)
            if speech.first.strip == strip.number
            else 0
        )
        if speech.first.strip != strip.number:
            place = strip.tokens[who.start].start
        found = self._candidates(strip, token_at(strip, place), who)
        earlier = self.previous(strip)
        if not found and earlier is not None and not self._is_told(strip, token_at(strip, place)):
            found = self._candidates(earlier, len(earlier.tokens), who)
        free = list(dict.fromkeys(name for name, governed in found if not governed))
        found = [(name, governed) for name, governed in found if name]
        every = list(dict.fromkeys(name for name, _ in found))
        if not every and (same := self._still(strip, place, who.pronoun)):
            return same
        if len(free) == 1 or (not free and len(every) == 1):
            self.latest[who.pronoun] = (strip.number, place, (free or every)[0])
            return (free or every)[0]
        speech.guesses += every
        return ""

    def cast(self, numbers: Sequence[int], pronouns: Iterable[str]) -> dict[str, list[str]]:
        """All whom each pronoun could mean in the paragraphs of these numbers; who is named there is read once for all."""
        named: dict[int, _Named] = {number: {} for number in numbers}
        self.here = None
        return {pronoun: self._meant(pronoun, named) for pronoun in pronouns}

    def _meant(self, pronoun: str, named: Mapping[int, _Named]) -> list[str]:
        who, found = Named(0, 1, pronoun, pronoun=pronoun), dict[str, None]()
        for number, told in named.items():
            strip = self.strips[number]
            for name, _ in self._in_sentence(strip, 0, len(strip.tokens), who, told):
                found.update({name: None} if name else {})
        return list(found)

    def _still(self, strip: Strip, place: int, pronoun: str) -> str:
        """Whom the same pronoun meant before in this paragraph, if nobody else was named since."""
        number, since, name = self.latest.get(pronoun, (-1, 0, ""))
        if number != strip.number or since > place:
            return ""
        who = Named(0, 1, pronoun, pronoun=pronoun)
        others = self._in_sentence(strip, token_at(strip, since), token_at(strip, place), who)
        return "" if any(other != name for other, _ in others) else name

    def _is_told(self, strip: Strip, end: int) -> bool:
        """Whether the narrator says anything in a paragraph before token `end`: then he means nobody further back."""
        return any(t.is_word and not self._is_spoken(strip.number, t.start) for t in strip.tokens[:end])

    def previous(self, strip: Strip) -> Strip | None:
        """The paragraph that this one reads on from."""
        before = self.strips[strip.number - 1] if strip.number else None
        return before if before and before.stream == strip.stream and not strip.barrier else None

    def _candidates(self, strip: Strip, end: int, who: Named) -> list[tuple[str, bool]]:
        """Names, and roles of the right gender and number, sentence by sentence backwards.

        With each, whether a preposition governs it: then it is no subject, and less likely to be meant.
        """
        tokens = strip.tokens
        stop, looked, weaker = end, 0, list[tuple[str, bool]]()
        for _ in range(_FARTHEST):
            if stop <= 0 or looked >= _SENTENCES:
                break
            start = sentence(tokens, stop)
            found = self._in_sentence(strip, start, stop, who)
            if any(not governed for _, governed in found):
                return found
            weaker = weaker or found
            looked += self._counts(strip, start, stop, who)
            stop = start
        return weaker

    def _counts(self, strip: Strip, start: int, end: int, who: Named) -> bool:
        """Whether a sentence takes one farther from the pronoun: not what is spoken, a few words, or one of the same."""
        told = [
            t for t in strip.tokens[start:end] if t.is_word and not self._is_spoken(strip.number, t.start)
        ]
        return len(told) >= _FEW and self.voice.pronoun(told[0].low) != who.pronoun

    def _in_sentence(
        self, strip: Strip, start: int, end: int, who: Named, told: _Named | None = None
    ) -> list[tuple[str, bool]]:
        """Whom tokens `start` to `end` name that a pronoun may mean, each with whether a preposition governs the name.

        `told` keeps who is named at each of them for the next pronoun.
        """
        tokens, told = strip.tokens[start:end], {} if told is None else told
        found: list[tuple[str, bool]] = []
        at, opens, paper = 0, False, False
        while at < len(tokens):
            if self._is_spoken(strip.number, tokens[at].start):
                at += 1
                continue
            named = self._named_at(tokens, at, strip.text, told)
            fits = named and not named.pronoun and self._fits(named, tokens[at].low, who)
            if at and self.voice.has("phrase.possessive", tokens[at].low) and self._governs(tokens[at - 1]):
                fits = False
            if (
                named
                and self._is_paper(named, tokens[at].low, who)
                and not (at and self._governs(tokens[at - 1]))
            ):
                paper = True
            if named and fits and not self._is_predicate(tokens, at):
                opens = opens or (not found and not any(t.is_word for t in tokens[:at]))
                below = at > 0 and opens and self.voice.has("phrase.subordinates", tokens[at - 1].low)
                theirs = self.voice.has("phrase.possessive", tokens[at].low) and any(
                    t.is_word for t in tokens[:at]
                )
                governed = theirs or (at > 0 and (below or self._governs(tokens[at - 1])))
                if not governed or self.voice.has("phrase.addressing", tokens[at - 1].low) or named.name:
                    found.append((self.people.named(named), governed))
            elif named and self._may_be_somebody(named, tokens, at):
                paper = True
            at = max(at + 1, named.end if named and (fits or named.name) else 0)
        return found or ([("", False)] if paper else [])

    def _may_be_somebody(self, named: Named, tokens: Sequence[Token], at: int) -> bool:
        """Whether a name that nothing tells of opens the sentence: a pronoun behind it can mean its bearer."""
        opens = not any(t.is_word for t in tokens[:at]) and tokens[at].text[-1].isalpha()
        following = tokens[named.end].low if named.end < len(tokens) else ""
        return (
            bool(named.name)
            and opens
            and tokens[at].is_name
            and (self.voice.verbal(following) or following == ",")
        )

    def _is_paper(self, named: Named, article: str, who: Named) -> bool:
        """Whether a pronoun may mean something written, which is said to say or to add things as people do."""
        words = [w for w in named.text.casefold().split() if not self.voice.has("phrase.determiners", w)]
        written = bool(words) and any(self.voice.has(f"nouns.{k}", words[0]) for k in ("write", "press"))
        feminine = self.voice.has("phrase.feminine", article)
        return written and not named.name and not named.plural and feminine == (who.pronoun == "she")

    def _is_predicate(self, tokens: Sequence[Token], at: int) -> bool:
        """Whether a phrase tells what somebody is, `he had been a schoolmaster`: it is nobody else."""
        indefinite = self.voice.has("phrase.indefinite", tokens[at].low)
        if at > 1 and indefinite and tokens[at - 1].text == "," and tokens[at - 2].is_word:
            return True
        return at > 0 and indefinite and self.voice.has("phrase.copulas", tokens[at - 1].low)

    def _governs(self, token: Token) -> bool:
        links = ("phrase.stops", "phrase.links", "phrase.melted")
        governs = any(self.voice.has(entry, token.low) for entry in links)
        free = ("phrase.conjunctions", "phrase.copulas")
        return governs and not any(self.voice.has(entry, token.low) for entry in free)

    def _named_at(self, tokens: Sequence[Token], at: int, text: str, told: _Named) -> Named | None:
        """Whoever is named at a token, as `told` already or read now."""
        if at not in told:
            told[at] = self._read_at(tokens, at, text)
        return told[at]

    def _read_at(self, tokens: Sequence[Token], at: int, text: str) -> Named | None:
        """Whoever is named at a token; behind a melted article too, as in `au maire`."""
        named = read_named(tokens, at, self.voice, text)
        if named is None and at and self.voice.has("phrase.melted", tokens[at - 1].low):
            end = at + 1
            named = Named(at, end, tokens[at].text) if tokens[at].text[0].islower() else None
        return named

    def _is_spoken(self, strip: int, position: int) -> bool:
        """Whether somebody speaks at a place, and not the one who quotes the speech in question."""
        spoken = self.spoken.get(strip)
        if not spoken:
            return False
        end = len(self.strips[strip].text) + 1
        at = bisect_right(spoken, (position, end), key=lambda found: found[:2])
        here = [s for a, b, s in spoken[max(0, at - _NESTED) : at] if a <= position < b]
        return any(self.here is None or s is self.here or not s.covers(self.here) for s in here)

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


def sentence(tokens: Sequence[object], end: int) -> int:
    """The first token of the sentence that ends before token `end`."""
    at = end - 1
    while at > 0 and getattr(tokens[at - 1], "text", "") not in (".", "!", "?", "…"):
        at -= 1
    return max(at, 0)

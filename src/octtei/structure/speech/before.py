"""What leads to a speech: the words before it in its sentence, the verb that announces it, and the subject of that verb."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from octtei.structure.speech.narrator import WRITE, subject_behind, token_at, verb_kind
from octtei.structure.speech.phrase import Named, is_role, read_named, shifted
from octtei.structure.speech.strip import Strip, Token
from octtei.structure.speech.voice import Voice

_FARTHEST = 60
_OWNED = 8
_OWNED_BY_WRITER = 24
_ENDS = ".!?…"


@dataclass(frozen=True, slots=True)
class Lead:
    """The sentence before a speech: tokens `start` to `end` of `strip`.

    `colon` tells that a colon stands right before the speech, `fresh` that the speech begins a sentence of its own (then
    this is the sentence before); `verb` is say, write or "", `subject` who does it (`according`: in a phrase like `selon X`), `noun` write, speech, slogan or "".
    """

    strip: Strip
    start: int
    end: int
    colon: bool = False
    fresh: bool = False
    verb: str = ""
    verb_at: int = -1
    noun: str = ""
    noun_at: int = -1
    subject: Named | None = None
    according: bool = False

    @property
    def words(self) -> list[str]:
        """The words in small letters."""
        return [t.low for t in self.strip.tokens[self.start : self.end]]


def lead(strip: Strip, start: int, earlier: Strip | None, voice: Voice, limit: int = 0) -> Lead:
    """What stands before position `start` and not before `limit`.

    Where that is nothing, the end of the paragraph before, if it announces something.
    """
    end = token_at(strip, start)
    while end > 0 and strip.tokens[end - 1].text in "–—-•":
        end -= 1
    if end == 0:
        if earlier is None or not earlier.tokens or earlier.tokens[-1].text != ":":
            return Lead(strip, 0, 0, fresh=True)
        return _read(earlier, len(earlier.tokens), voice)
    return _read(strip, end, voice, token_at(strip, limit))


def _read(strip: Strip, end: int, voice: Voice, limit: int = 0) -> Lead:
    tokens = strip.tokens
    fresh = tokens[end - 1].text in _ENDS
    start = min(end, max(limit, _sentence_start(tokens, end - 1 if fresh else end)))
    return read_lead(strip, start, end, voice)


def read_lead(strip: Strip, start: int, end: int, voice: Voice) -> Lead:
    """What tokens `start` to `end` say of a speech that follows them."""
    tokens = strip.tokens
    colon, fresh = tokens[end - 1].text == ":", tokens[end - 1].text in _ENDS
    verb, verb_at = _last(tokens, start, end, lambda t: verb_kind(t.low.partition("-")[0], voice))
    noun, noun_at = _last(tokens, start, end, lambda t: _noun(t.low, voice))
    found = Lead(strip, start, end, colon, fresh, verb, verb_at, noun, noun_at)
    subject = find_subject(found, voice)
    given = subject is not None and subject == _according(found, voice)
    return Lead(strip, start, end, colon, fresh, verb, verb_at, noun, noun_at, subject, given)


def _sentence_start(tokens: Sequence[Token], end: int) -> int:
    at = end - 1
    while at > max(0, end - _FARTHEST):
        if tokens[at - 1].text in _ENDS and _begins(tokens, at, end):
            break
        at -= 1
    while 0 <= at < end - 1 and not tokens[at].is_word and not tokens[at].text.isdigit():
        at += 1
    return max(at, 0)


def _begins(tokens: Sequence[Token], at: int, end: int) -> bool:
    """Whether a sentence begins at a token: a capital, or an opening mark; not small letters behind a closing one."""
    while at < end and not tokens[at].is_word and not tokens[at].text.isdigit():
        at += 1
    return at >= end or not tokens[at].text[0].islower()


def _last(tokens: Sequence[Token], start: int, end: int, tell: Callable[[Token], str]) -> tuple[str, int]:
    for at in range(end - 1, start - 1, -1):
        if found := tell(tokens[at]):
            return found, at
    return "", -1


def _noun(word: str, voice: Voice) -> str:
    return next((k for k in ("slogan", WRITE, "speech") if voice.has(f"nouns.{k}", word)), "")


def find_subject(found: Lead, voice: Voice) -> Named | None:
    """Who says what follows: by an agent or an owner, before the verb, behind it, or `selon X`."""
    subject = _by_agent(found, voice)
    if subject is None and found.noun_at > found.verb_at:
        subject = _owner(found, voice) or _owner_described(found, voice)
    reads = _reads(found, voice)
    if subject is None and found.verb_at >= 0 and not reads:
        subject = _beside(found, found.verb_at, voice)
        if subject is None and not _is_governed(found, found.verb_at, voice):
            subject = _opening_phrase(found, found.verb_at, voice)
    if subject is None:
        subject = _according(found, voice)
    if subject is None and found.noun_at >= 0 and reads:
        return _owner(found, voice, _OWNED_BY_WRITER)
    if subject is None and found.noun_at >= 0:
        subject = _owner(found, voice) or (
            _opening_phrase(found, found.noun_at, voice) if found.colon or found.noun == WRITE else None
        )
    return subject


def _reads(found: Lead, voice: Voice) -> bool:
    """Whether what leads to the speech is that somebody reads it: in the clause of its verb."""
    tokens = found.strip.tokens
    for at in range(found.end - 1, found.start - 1, -1):
        if voice.has("titles.read", tokens[at].low):
            return True
        if at < found.verb_at and tokens[at].text == ",":
            return False
    return False


def is_thing(named: Named, voice: Voice) -> bool:
    """Whether a phrase means a letter or a voice, which say what somebody says; the press speaks for itself."""
    words = [w.casefold() for w in named.text.replace("’", "'").replace("'", "' ").split()]
    head = next((w for w in words if not voice.has("phrase.determiners", w)), "")
    thing = any(voice.has(f"nouns.{kind}", head) for kind in ("write", "speech", "thing"))
    return not named.name and thing and not voice.has("nouns.press", head)


def _by_agent(found: Lead, voice: Voice) -> Named | None:
    tokens = found.strip.tokens
    for at in range(found.end - 1, found.start, -1):
        if voice.has("phrase.by", tokens[at].low) and verb_kind(tokens[at - 1].low, voice):
            agent = read_named(tokens, at + 1, voice, found.strip.text)
            return None if agent and is_thing(agent, voice) else agent
    return None


def _beside(found: Lead, verb: int, voice: Voice) -> Named | None:
    """The subject that touches the verb: a pronoun, `X qui`, a phrase before it; or behind it where it is inverted."""
    tokens, text = found.strip.tokens, found.strip.text
    clitic = tokens[verb].low.partition("-")[2].removeprefix("t-")
    if clitic and voice.pronoun(clitic):
        return Named(verb, verb + 1, clitic, pronoun=voice.pronoun(clitic))
    if (
        voice.verb("cite", tokens[verb].low)
        and (cited := read_named(tokens, verb + 1, voice, text))
        and cited.name
    ):
        return cited
    at = _before_verb(tokens, verb, found.start, voice)
    if _is_governed(found, verb, voice):
        return _ending_at(found, at, voice, governed_too=True)
    if at >= found.start and voice.has("pronouns.who", tokens[at].low):
        return _ending_at(found, at if tokens[at - 1].text != "," else at - 1, voice, governed_too=True)
    return (
        _pronoun_before(found, verb, at, voice)
        or _ending_at(found, at + 1, voice)
        or _behind(found, verb, at, voice)
    )


def _pronoun_before(found: Lead, verb: int, at: int, voice: Voice) -> Named | None:
    """A pronoun, and nothing but light words between it and the verb."""
    tokens = found.strip.tokens
    for before in range(verb - 1, max(found.start, verb - 4) - 1, -1):
        pronoun = voice.pronoun(tokens[before].low)
        if pronoun and before <= at + 1 and _subject_place(tokens, before, verb, voice):
            return Named(before, before + 1, tokens[before].text, pronoun=pronoun)
    return None


def _behind(found: Lead, verb: int, at: int, voice: Voice) -> Named | None:
    """A subject behind the verb, where the verb is the first word of its clause or the language puts it second."""
    tokens = found.strip.tokens
    as_told = at >= found.start and _as_told(tokens, at, voice)
    if as_told or voice.inverts or at < found.start or tokens[at].text in ",;:–—":
        behind = subject_behind(found.strip, verb + 1, voice)
        if behind and behind.end <= found.end and (as_told or _inverted_end(tokens, behind.end, found.end)):
            return behind
    return None


def _as_told(tokens: Sequence[Token], at: int, voice: Voice) -> bool:
    """Whether `comme` or `ainsi que` leads to the verb: `ainsi que l'écrit le chanoine`."""
    if (
        voice.has("phrase.subordinates", tokens[at].low)
        and at > 0
        and voice.has("phrase.as", tokens[at - 1].low)
    ):
        return True
    return voice.has("phrase.as", tokens[at].low)


def _is_governed(found: Lead, verb: int, voice: Voice) -> bool:
    """Whether the verb is an infinitive behind a preposition: its subject is not that of the sentence."""
    at = _before_verb(found.strip.tokens, verb, found.start, voice)
    return at >= found.start and voice.has("phrase.governors", found.strip.tokens[at].low)


def _inverted_end(tokens: Sequence[Token], end: int, last: int) -> bool:
    """An inverted subject stands alone: then comes a mark, or the speech."""
    return end == last or not tokens[end].is_word


def _subject_place(tokens: Sequence[Token], at: int, verb: int, voice: Voice) -> bool:
    """Whether only object pronouns, auxiliaries and adverbs stand between a pronoun and the verb."""
    return all(_light(t, voice) for t in tokens[at + 1 : verb])


def _light(token: Token, voice: Voice) -> bool:
    return (
        voice.has("pronouns.object", token.low)
        or voice.has("sentence.finite", token.low)
        or voice.has("phrase.adverbs", token.low)
        or token.low.endswith(tuple(voice.words["phrase.adverb_ending"]))
    )


def _before_verb(tokens: Sequence[Token], verb: int, start: int, voice: Voice) -> int:
    """The last token before a verb that is no object pronoun, auxiliary or adverb."""
    at = verb - 1
    while at >= start and tokens[at].is_word and _light(tokens[at], voice) and at > verb - 5:
        if voice.has("pronouns.who", tokens[at].low):
            break
        if (
            voice.pronoun(tokens[at].low)
            and at == verb - 1
            and not voice.has("pronouns.object", tokens[at].low)
        ):
            break
        at -= 1
    return at


def _ending_at(found: Lead, end: int, voice: Voice, *, governed_too: bool = False) -> Named | None:
    """The longest phrase that ends right before token `end` and that no preposition governs, unless it may be."""
    tokens = found.strip.tokens
    best: Named | None = None
    first = max(found.start, end - 14)
    window = tokens[first:end]
    for start in range(end - 1, first - 1, -1):
        named = shifted(read_named(window, start - first, voice, found.strip.text), first)
        if named and named.end == end and not named.pronoun and not _is_verb(tokens, start, named, voice):
            governed = start > found.start and _governs(tokens[start - 1], voice)
            if not governed or (governed_too and best is None):
                best = named
    return best


def _governs(token: Token, voice: Voice) -> bool:
    if voice.pronoun(token.low) or voice.has("phrase.conjunctions", token.low):
        return False
    return (voice.has("phrase.stops", token.low) and not voice.has("phrase.joins", token.low)) or voice.has(
        "phrase.links", token.low
    )


def _opening_phrase(found: Lead, before: int, voice: Voice) -> Named | None:
    """The phrase that opens the sentence or a clause of it, the nearest one before the verb."""
    tokens = found.strip.tokens
    for at in range(before - 1, found.start - 1, -1):
        opens = at == found.start or tokens[at - 1].text in ",;:–—("
        if not opens:
            continue
        named = read_named(tokens, at, voice, found.strip.text)
        if _is_verb(tokens, at, named, voice):
            continue
        if named and named.end <= before and (named.pronoun or _can_be_subject(tokens, named, before, voice)):
            return named
        if tokens[at - 1].text in ";:" and at != found.start:
            return None
    return None


def _is_verb(tokens: Sequence[Token], at: int, named: Named | None, voice: Voice) -> bool:
    """Whether an article and a noun are a pronoun and a verb: `tira sa montre, la regarda et dit`."""
    if named is None or named.name or named.pronoun or not voice.has("pronouns.object", tokens[at].low):
        return False
    joined = at > 0 and (tokens[at - 1].text == "," or voice.has("phrase.joins", tokens[at - 1].low))
    return joined and at + 1 < len(tokens) and voice.past(tokens[at + 1].low) and not is_role(named, voice)


def _can_be_subject(tokens: Sequence[Token], named: Named, before: int, voice: Voice) -> bool:
    """A name, or a phrase at the start of a clause that a verb follows."""
    following = tokens[named.end] if named.end < before else None
    del voice
    return bool(named.name) or following is None or following.is_word or following.text == ","


def _according(found: Lead, voice: Voice) -> Named | None:
    """The name in a phrase like `selon X`, the nearest one."""
    tokens = found.strip.tokens
    phrases = [phrase.replace("'", "' ").split() for phrase in voice.phrases["phrase.according"]]
    first = {words[0] for words in phrases}
    for at in range(found.end - 1, max(found.start, found.end - 16) - 1, -1):
        if tokens[at].low not in first:
            continue
        for words in phrases:
            here = [t.low for t in tokens[at : at + len(words)]] == words
            if here and (named := _accorded(found, at + len(words), voice)):
                return named
    return None


def _accorded(found: Lead, at: int, voice: Voice) -> Named | None:
    """Whom `selon` gives the words to: a name, somebody whom an article makes known, or a pronoun."""
    tokens = found.strip.tokens
    if at < found.end and (pronoun := voice.stressed(tokens[at].low)):
        return Named(at, at + 1, tokens[at].text, pronoun=pronoun)
    named = read_named(tokens, at, voice, found.strip.text)
    if named is None or named.pronoun:
        return None
    known = is_role(named, voice) and not voice.has("phrase.indefinite", tokens[at].low)
    return named if named.name or known else None


def _owner_described(found: Lead, voice: Voice) -> Named | None:
    """Whose words, where an apposition stands behind the name: `le mot de Danton, le plus grand maître :`."""
    owner = _owner(found, voice, _OWNED_BY_WRITER) if found.colon else None
    described = owner and owner.name and owner.end < found.end and found.strip.tokens[owner.end].text == ","
    return owner if described else None


def _owner(found: Lead, voice: Voice, reach: int = _OWNED) -> Named | None:
    """Whose words: `mot de Danton`, `la lettre du général`."""
    tokens, at = found.strip.tokens, found.noun_at + 1
    if at + 1 < found.end and not voice.has("phrase.links", tokens[at].low) and tokens[at].is_word:
        at += 1
    if at < found.end <= at + reach and voice.has("phrase.links", tokens[at].low):
        named = read_named(tokens, at + 1, voice, found.strip.text)
        if named is None and voice.has("phrase.melted", tokens[at].low):
            named = read_named(tokens, at, voice, found.strip.text)
        if named and (named.name or is_role(named, voice)):
            return named
    return None

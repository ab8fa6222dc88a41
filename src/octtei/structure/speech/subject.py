"""The subject of the verb that announces a speech: before it, behind it, or further off in its sentence."""

from __future__ import annotations

from collections.abc import Sequence

from octtei.structure.speech.clue import Lead
from octtei.structure.speech.narrator import WRITE, subject_behind
from octtei.structure.speech.owner import (
    OWNED_BY_WRITER,
    according,
    by_agent,
    owner,
    owner_described,
    writer_of_it,
)
from octtei.structure.speech.phrase import Named, is_role, read_named, shifted
from octtei.structure.speech.strip import Token
from octtei.structure.speech.voice import Voice


def find_subject(found: Lead, voice: Voice) -> Named | None:
    """Who says what follows: by an agent or an owner, before the verb, behind it, or `selon X`."""
    subject = by_agent(found, voice)
    if subject is None and found.noun_at > found.verb_at:
        subject = owner(found, voice) or owner_described(found, voice)
    reads = _reads(found, voice)
    if subject is None and found.verb_at >= 0 and not reads and not _is_passive(found, voice):
        subject = _beside(found, found.verb_at, voice)
        if subject is None and not _is_governed(found, found.verb_at, voice):
            subject = _opening_phrase(found, found.verb_at, voice)
    if subject is None:
        subject = according(found, voice)
    if subject is None and found.noun_at >= 0 and reads:
        return owner(found, voice, OWNED_BY_WRITER)
    if reads and found.colon and (subject is None or subject.pronoun == "one"):
        return writer_of_it(found, voice)
    if subject is None and found.noun_at >= 0:
        subject = owner(found, voice) or _author(found, voice)
    return subject


def _author(found: Lead, voice: Voice) -> Named | None:
    """Who opens a sentence that tells of writing without a verb of it: somebody, no thing that may do as much."""
    if not found.colon and found.noun != WRITE:
        return None
    named = _opening_phrase(found, found.noun_at, voice)
    words = named.text.casefold().split() if named else []
    body = any(voice.has("nouns.body", w) or voice.has("nouns.press", w) for w in words[:3])
    return named if named and (named.name or named.pronoun or body or is_role(named, voice)) else None


def _is_passive(found: Lead, voice: Voice) -> bool:
    """Whether the verb is a participle that describes a thing: `par une note affichée à l'entrée :`."""
    tokens, at = found.strip.tokens, found.verb_at
    ends = tokens[at].low.endswith(voice.phrases["sentence.participles"])
    near = tokens[max(found.start, at - 4) : at]
    return ends and not any(voice.has("sentence.auxiliaries", t.low.partition("-")[0]) for t in near)


def _reads(found: Lead, voice: Voice) -> bool:
    """Whether what leads to the speech is that somebody reads it: in the clause of its verb."""
    tokens = found.strip.tokens
    for at in range(found.end - 1, found.start - 1, -1):
        if voice.has("titles.read", tokens[at].low):
            return True
        if at < found.verb_at and tokens[at].text == ",":
            return False
    return False


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

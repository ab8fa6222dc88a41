"""Whose words they are: by an agent, an owner of letter or word, or a phrase like `selon X`."""

from __future__ import annotations

from octtei.structure.speech.clue import ENDS, Lead, last_of, noun_of, sentence_start
from octtei.structure.speech.narrator import WRITE, verb_kind
from octtei.structure.speech.phrase import Named, is_role, read_named
from octtei.structure.speech.voice import Voice

_OWNED = 8
OWNED_BY_WRITER = 24


def is_thing(named: Named, voice: Voice) -> bool:
    """Whether a phrase means a letter, a voice or an idea, which say what somebody says; the press speaks for itself."""
    words = [w.casefold() for w in named.text.replace("’", "'").replace("'", "' ").split()]
    heads = [w for w in words if not voice.has("phrase.determiners", w)][:2]
    if len(heads) > 1 and (voice.has("phrase.links", heads[1]) or voice.has("nouns.role", heads[0])):
        heads.pop()
    thing = any(
        voice.has(f"nouns.{kind}", w) for w in heads for kind in ("write", "speech", "thing", "slogan")
    )
    listed = thing
    abstract = len(heads) > 0 and heads[0].endswith(voice.phrases["nouns.abstract_endings"])
    thing = thing or (abstract and not voice.has("nouns.body", heads[0]))
    # A sentence may begin with such a noun, which has a capital then and looks like a name: `Question put: “…”`
    begun = len(heads) == 1 and not voice.has("nouns.role", heads[0])
    named_so = bool(named.name) and not voice.capital_nouns and not (listed and begun)
    written = any(w.endswith(voice.phrases["nouns.write_endings"]) for w in heads)
    return not named_so and (thing or written) and not any(voice.has("nouns.press", w) for w in heads)


def by_agent(found: Lead, voice: Voice) -> Named | None:
    """Who says it in the passive: `publiée par le comité`."""
    tokens = found.strip.tokens
    for at in range(found.end - 1, found.start, -1):
        if voice.has("phrase.by", tokens[at].low) and verb_kind(tokens[at - 1].low, voice):
            agent = read_named(tokens, at + 1, voice, found.strip.text)
            return None if agent and is_thing(agent, voice) else agent
    return None


def according(found: Lead, voice: Voice) -> Named | None:
    """The name in a phrase like `selon X`, the nearest one."""
    tokens = found.strip.tokens
    phrases = [phrase.replace("'", "' ").split() for phrase in voice.phrases["phrase.according"]]
    first = {words[0] for words in phrases}
    for at in range(found.end - 1, max(found.start, found.end - 16) - 1, -1):
        if tokens[at].low not in first:
            continue
        for words in phrases:
            same = [t.low for t in tokens[at : at + len(words)]] == words
            named = _accorded(found, at + len(words), voice) if same else None
            if named:
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


def owner_described(found: Lead, voice: Voice) -> Named | None:
    """Whose words, where an apposition stands behind the name: `le mot de Danton, le plus grand maître :`."""
    named = owner(found, voice, OWNED_BY_WRITER) if found.colon else None
    described = named and named.name and named.end < found.end and found.strip.tokens[named.end].text == ","
    return named if described else None


def writer_of_it(found: Lead, voice: Voice) -> Named | None:
    """Whose writing the sentence before ends with, where this one says `on y lit`."""
    tokens, end = found.strip.tokens, found.start - 1
    there = any(voice.has("pronouns.there", t.low) for t in tokens[found.start : found.end])
    if not there or end < 1 or tokens[end].text not in ENDS:
        return None
    start = sentence_start(tokens, end)
    noun, at = last_of(tokens, start, end, lambda t: noun_of(t.low, voice))
    return owner(Lead(found.strip, start, end, noun=noun, noun_at=at), voice) if noun == WRITE else None


def owner(found: Lead, voice: Voice, reach: int = _OWNED) -> Named | None:
    """Whose words: `mot de Danton`, `la lettre du général`."""
    tokens, at = found.strip.tokens, found.noun_at + 1
    if at + 1 < found.end and not voice.has("phrase.links", tokens[at].low) and tokens[at].is_word:
        at += 1
    if at < found.end <= at + reach and voice.has("phrase.links", tokens[at].low):
        named = read_named(tokens, at + 1, voice, found.strip.text)
        if named is None and voice.has("phrase.melted", tokens[at].low):
            named = read_named(tokens, at, voice, found.strip.text)
        placed = (
            voice.has("nouns.sent", tokens[found.noun_at].low) and len(named.name.split()) == 1
            if named
            else False
        )
        if named and not placed and (named.name or is_role(named, voice)):
            return named
    return None

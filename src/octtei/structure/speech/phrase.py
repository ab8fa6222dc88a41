"""Phrases: who is named at a place of the text, read from a few function words and no grammar of the language."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from octtei.structure.speech.strip import Token
from octtei.structure.speech.voice import Voice

_LONGEST = 14
# A word of so many letters or less is seldom made with an ending.
_LONG = 6


@dataclass(frozen=True, slots=True)
class Named:
    """Somebody at tokens `start` to `end`: `pronoun` (see Voice.pronoun), `name` (capitals), or else a role.

    `text` is the phrase as printed, `name` the part of it that is a name, `plural` whether several are meant.
    """

    start: int
    end: int
    text: str
    name: str = ""
    pronoun: str = ""
    plural: bool = False


def read_named(tokens: Sequence[Token], i: int, voice: Voice, text: str) -> Named | None:
    """Who is named from token `i` on, None if nobody is: a name, or a phrase with an article and what belongs to it."""
    if i >= len(tokens) or not tokens[i].is_word:
        return None
    if pronoun := voice.pronoun(tokens[i].low):
        return Named(i, i + 1, tokens[i].text, pronoun=pronoun)
    start, head = i, _determined(tokens, i, voice)
    if head == i and not _is_name(tokens[i], voice) and not _honorific(tokens[i], voice):
        return None
    end = _phrase_end(tokens, head, voice, bare=head == i)
    if end == head:
        return None
    name = _name_in(tokens, head, end, voice)
    plural = voice.has("phrase.plural", tokens[start].low) or any(
        voice.has("phrase.joins", word) for word in name.split()
    )
    return Named(start, end, _printed(tokens, start, end, text), name, plural=plural)


def shifted(named: Named | None, by: int) -> Named | None:
    """The same phrase, its tokens counted from `by` tokens earlier on."""
    return replace(named, start=named.start + by, end=named.end + by) if named else None


def _printed(tokens: Sequence[Token], start: int, end: int, text: str) -> str:
    return " ".join(text[tokens[start].start : tokens[end - 1].end].split())


def _determined(tokens: Sequence[Token], i: int, voice: Voice) -> int:
    """The token behind article and the like; `i` itself if there is none."""
    for words in _partitives(voice.phrases["phrase.partitive"]):
        if tokens[i].low == words[0] and [t.low for t in tokens[i : i + len(words)]] == words:
            return i + len(words)
    return i + 1 if voice.has("phrase.determiners", tokens[i].low) else i


@lru_cache(maxsize=16)
def _partitives(phrases: tuple[str, ...]) -> list[list[str]]:
    """The words of each phrase, as they are tokens."""
    return [words for phrase in phrases if (words := phrase.replace("'", "' ").split())]


def _is_name(token: Token, voice: Voice) -> bool:
    low = token.low
    known = voice.has("phrase.stops", low) or voice.has("phrase.determiners", low) or low in voice.common
    noun = voice.capital_nouns and voice.has("nouns.role", low)
    return token.is_name and not known and not noun


def _honorific(token: Token, voice: Voice) -> bool:
    return voice.has("phrase.honorifics", token.text)


def _phrase_end(tokens: Sequence[Token], i: int, voice: Voice, *, bare: bool) -> int:
    """Where the phrase ends: at a mark, a preposition that adds no owner, a verb."""
    end = i
    while end < min(len(tokens), i + _LONGEST):
        token = tokens[end]
        if voice.has("phrase.links", token.low) and end > i and end + 1 < len(tokens):
            if (bare and not tokens[end + 1].is_name) or _is_manner(tokens, end, voice):
                break
            end = _behind_link(tokens, end, voice)
        elif not token.is_word or voice.has("phrase.stops", token.low):
            if not _and_another(tokens, end, voice, i):
                break
            end += 1
        elif (end > i and voice.has("phrase.determiners", token.low)) or _ends_phrase(
            token, voice, first=end == i, bare=bare
        ):
            break
        else:
            end += 1
    return _without_tail(tokens, i, end, voice)


def _is_manner(tokens: Sequence[Token], link: int, voice: Voice) -> bool:
    """Whether what a link adds is how somebody does it: `la concierge d'un ton de respect`."""
    return voice.has("phrase.indefinite", tokens[link + 1].low)


def _behind_link(tokens: Sequence[Token], end: int, voice: Voice) -> int:
    end += 1
    if end < len(tokens) and voice.has("phrase.determiners", tokens[end].low):
        end += 1
    return end


def _and_another(tokens: Sequence[Token], end: int, voice: Voice, i: int) -> bool:
    """A and B: two names, or two adjectives or nouns without an article of their own."""
    if not voice.has("phrase.joins", tokens[end].low) or end == i or end + 1 >= len(tokens):
        return False
    following = tokens[end + 1]
    if tokens[end - 1].is_name:
        return _is_name(following, voice)
    plain = not voice.has("phrase.stops", following.low) and not voice.has(
        "phrase.determiners", following.low
    )
    return following.is_word and plain and not following.is_name and not voice.verbal(following.low)


def _ends_phrase(token: Token, voice: Voice, *, first: bool, bare: bool) -> bool:
    if first or token.is_name:
        return False
    if bare or voice.verbal(token.low):
        return True
    ending = next(iter(voice.words["phrase.adverb_ending"]))
    return token.low.endswith(ending) and len(token.low) > len(ending) + 3


def _without_tail(tokens: Sequence[Token], i: int, end: int, voice: Voice) -> int:
    while end > i and (
        voice.has("phrase.links", tokens[end - 1].low)
        or voice.has("phrase.determiners", tokens[end - 1].low)
        or voice.has("phrase.adverbs", tokens[end - 1].low)
    ):
        end -= 1
    return end


def _name_in(tokens: Sequence[Token], i: int, end: int, voice: Voice) -> str:
    """The name in a phrase: capitals at its beginning or right behind a common word, never behind `of`."""
    start = i
    while start < end and not _is_name(tokens[start], voice):
        start += 1
    if start == end or (start > i and not _leads_to_name(tokens, i, start, voice)):
        return ""
    stop = start
    while stop < end and (tokens[stop].is_name or _particle(tokens, stop, end, voice)):
        stop += 1
    words = [t.text for t in tokens[start:stop]]
    return "".join(w if w.endswith(("'", "’")) else w + " " for w in words).strip()


def _leads_to_name(tokens: Sequence[Token], i: int, start: int, voice: Voice) -> bool:
    """Whether what stands before the capitals is a role or title and no `of`."""
    before = tokens[start - 1]
    if voice.has("phrase.links", before.low) or voice.has("phrase.determiners", before.low):
        return False
    return any(
        voice.has("nouns.role", t.low) or voice.has("phrase.honorifics", t.text) for t in tokens[i:start]
    )


def _particle(tokens: Sequence[Token], at: int, end: int, voice: Voice) -> bool:
    return (
        voice.has("phrase.particles", tokens[at].low) or voice.has("phrase.joins", tokens[at].low)
    ) and any(t.is_name for t in tokens[at + 1 : min(end, at + 3)])


def apposed(named: Named, voice: Voice) -> str:
    """The name at the end of a phrase like `le chanoine Aubertin`, whatever the noun before it, unless it is a thing's."""
    words = named.text.replace("’", "'").replace("'", "' ").split()
    at = len(words)
    while at > 0 and words[at - 1][0].isupper() and words[at - 1].casefold() not in voice.common:
        at -= 1
    if named.name or named.pronoun or at in (0, len(words)):
        return ""
    before = words[at - 1].casefold()
    kinds = ("nouns.write", "nouns.speech", "nouns.thing", "nouns.press", "nouns.title", "nouns.slogan")
    other = any(
        voice.has(kind, before) for kind in (*kinds, "phrase.links", "phrase.determiners", "phrase.joins")
    )
    return "" if other or voice.has("phrase.melted", before) else " ".join(words[at:])


def is_role(named: Named, voice: Voice) -> bool:
    """Whether a phrase describes somebody by what he or she is."""
    words = named.text.casefold().replace("’", "'").replace("'", "' ").split()
    while words and (voice.has("phrase.determiners", words[0]) or voice.has("phrase.melted", words[0])):
        words.pop(0)
    ends = voice.phrases["nouns.role_endings"]
    return any(
        voice.has("nouns.role", form) or (len(form) > _LONG and form.endswith(ends))
        for w in words[:2]
        for form in (w, w.rstrip("sx"))
    )

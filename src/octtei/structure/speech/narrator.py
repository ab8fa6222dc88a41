"""The narrator's clause: who says it, in which words, beside a speech or in the middle of it."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from octtei.structure.speech.phrase import Named, is_role, read_named
from octtei.structure.speech.strip import Strip, Token
from octtei.structure.speech.voice import Voice

SAY, WRITE = "say", "write"
_PAUSES = ",.;:!?…–—-"
_CLOSERS = "»”“\"’' \u00a0\u202f"
_TAIL = 16
_REACH = 8


@dataclass(frozen=True, slots=True)
class Clause:
    """A narrator's clause of tokens `start` to `end`: the kind of its verb (say or write) and its subject."""

    start: int
    end: int
    verb: str
    subject: Named | None


def token_at(strip: Strip, position: int) -> int:
    """The number of the first token that begins at `position` or later."""
    return bisect_left(strip.starts, position)


def clause_at(strip: Strip, i: int, voice: Voice) -> Clause | None:
    """The clause that begins at token `i`, as it follows a speech: `dit-il`, `s'écria Pierre`, `he said`."""
    tokens = strip.tokens
    at = _behind_objects(tokens, i, voice)
    if at < len(tokens) and tokens[at].is_word:
        at += _is_helper(tokens, at, voice)
        if found := _inverted(strip, at, voice):
            return Clause(i, *found)
        if voice.direct_after:
            return _direct(strip, i, voice)
    return None


def _behind_objects(tokens: Sequence[Token], i: int, voice: Voice) -> int:
    at = i
    while at < len(tokens) and at < i + 3 and voice.has("pronouns.object", tokens[at].low):
        at += 1
    return at


def _is_helper(tokens: Sequence[Token], at: int, voice: Voice) -> bool:
    """Whether a finite verb of another kind stands before an infinitive of saying: `voulaient dire`."""
    return (
        at + 1 < len(tokens)
        and not voice.speaks(tokens[at].low)
        and voice.verbal(tokens[at].low)
        and voice.speaks(tokens[at + 1].low)
    )


def _inverted(strip: Strip, at: int, voice: Voice) -> tuple[int, str, Named | None] | None:
    """Verb, then subject: the end of the clause, the kind of the verb, the subject."""
    tokens = strip.tokens
    verb, _, clitic = tokens[at].low.partition("-")
    if voice.has("sentence.auxiliaries", verb) and (told := _compound(strip, at, clitic, voice)):
        return told
    kind = verb_kind(verb, voice, inverted=True)
    if not kind:
        return None
    if clitic:
        if not voice.has("pronouns.inverted", clitic):
            return None
        return at + 1, kind, _clitic(strip, at, clitic.removeprefix("t-"), voice)
    subject = subject_behind(strip, at + 1, voice)
    if subject and subject.start > at + 1 and not voice.speaks(verb):
        return None
    return (subject.end, kind, subject) if subject else None


def _compound(strip: Strip, at: int, clitic: str, voice: Voice) -> tuple[int, str, Named | None] | None:
    """An auxiliary and its participle: `a-t-il promis`, `a répondu le délégué`."""
    tokens, verb = strip.tokens, at + 1
    while verb < min(len(tokens), at + 3) and voice.has("phrase.adverbs", tokens[verb].low):
        verb += 1
    kind = verb_kind(tokens[verb].low, voice) if verb < len(tokens) else ""
    if not kind or (clitic and not voice.has("pronouns.inverted", clitic)):
        return None
    if clitic:
        return verb + 1, kind, _clitic(strip, at, clitic.removeprefix("t-"), voice)
    subject = subject_behind(strip, verb + 1, voice)
    return (subject.end, kind, subject) if subject else None


def verb_kind(word: str, voice: Voice, *, inverted: bool = False) -> str:
    """say, write or "" for a word in small letters; `inverted` takes verbs that say only before their subject."""
    if voice.verb("write", word):
        return WRITE
    if voice.verb("say", word) or (inverted and voice.verb("say_inverted", word)):
        return SAY
    return ""


def _clitic(strip: Strip, at: int, word: str, voice: Voice) -> Named | None:
    pronoun = voice.pronoun(word)
    if pronoun == "one" and (side := _side(strip, at + 1, voice)):
        return side
    return Named(at, at + 1, word, pronoun=pronoun)


def _side(strip: Strip, i: int, voice: Voice) -> Named | None:
    """Who is on the side from which something is said: `du côté de la droite`."""
    low = (
        strip.text[strip.tokens[i].start : strip.tokens[i].start + 40].casefold()
        if i < len(strip.tokens)
        else ""
    )
    for phrase in voice.phrases["phrase.sides"]:
        if low.startswith((phrase + " ", phrase.replace("de", "d'"))):
            count = len(phrase.split())
            found = read_named(strip.tokens, i + count, voice, strip.text)
            if found is None and not phrase.endswith("de"):
                return _headless(strip, i + count, voice)
            return found
    return None


def _headless(strip: Strip, i: int, voice: Voice) -> Named | None:
    """A phrase whose article melted into `du` or `des`: begin it one token earlier."""
    found = read_named(strip.tokens, i - 1, voice, strip.text)
    return found if found and found.end > i else None


def subject_behind(strip: Strip, i: int, voice: Voice) -> Named | None:
    """The first phrase behind a verb that no preposition governs."""
    tokens, at = strip.tokens, i
    while at < min(len(tokens), i + _REACH):
        token = tokens[at]
        if not token.is_word:
            if token.text != "," or at > i:
                return None
            at += 1
        elif voice.has("phrase.adverbs", token.low):
            at += 1
        elif found := _free_phrase(strip, at, voice):
            bare = at > i and not voice.has("phrase.determiners", token.low)
            unlikely = found.pronoun and voice.has("pronouns.inverted", token.low)
            return None if unlikely or (bare and voice.inverts) else found
        else:
            at = _behind_prepositional(strip, at, voice)
    return None


def _free_phrase(strip: Strip, at: int, voice: Voice) -> Named | None:
    token = strip.tokens[at]
    if voice.has("phrase.links", token.low) and not voice.has("phrase.determiners", token.low):
        return None
    if voice.has("phrase.stops", token.low) and not voice.pronoun(token.low):
        return None
    return read_named(strip.tokens, at, voice, strip.text)


def _behind_prepositional(strip: Strip, at: int, voice: Voice) -> int:
    """Behind one word that is no subject; behind the whole phrase if it is a preposition with one."""
    token = strip.tokens[at]
    if voice.has("phrase.stops", token.low) or voice.has("phrase.links", token.low):
        found = read_named(strip.tokens, at + 1, voice, strip.text)
        return found.end if found else at + 2
    return at + 1


def _direct(strip: Strip, i: int, voice: Voice) -> Clause | None:
    """Subject, then verb: `he said`, `the old man replied`."""
    tokens = strip.tokens
    subject = read_named(tokens, i, voice, strip.text)
    if subject is None:
        return None
    for at in range(max(i + 1, subject.end - 3), min(len(tokens), subject.end + 2)):
        if kind := verb_kind(tokens[at].low, voice, inverted=True):
            trimmed = subject if at >= subject.end else _shorter(strip, i, at, subject)
            return Clause(i, at + 1, kind, trimmed)
    return None


def _shorter(strip: Strip, i: int, at: int, subject: Named) -> Named:
    text = strip.text[strip.tokens[i].start : strip.tokens[at - 1].end]
    return Named(i, at, text, subject.name, subject.pronoun, subject.plural)


def after(strip: Strip, end: int, voice: Voice) -> Clause | None:
    """The clause that follows the speech that ends at position `end`."""
    i = token_at(strip, end)
    paused = strip.text[max(0, end - 8) : end].rstrip(_CLOSERS)[-1:] in ",!?…–—"
    while i < len(strip.tokens) and strip.tokens[i].text in _PAUSES and i < token_at(strip, end) + 2:
        if strip.tokens[i].text in ".;:":
            return None
        paused = True
        i += 1
    found = clause_at(strip, i, voice)
    if found is None or paused:
        return found
    return found if _plain(strip, found, voice) and not voice.direct_after else None


def _plain(strip: Strip, clause: Clause, voice: Voice) -> bool:
    """Whether a clause that no comma sets off is one: its subject is right behind the verb and no object."""
    subject = clause.subject
    if subject is None or subject.start > clause.start + 2:
        return False
    return bool(subject.pronoun) or not voice.has("phrase.indefinite", strip.tokens[subject.start].low)


def inside(
    strip: Strip, start: int, end: int, voice: Voice, *, dash: bool = True
) -> list[tuple[Clause, int, int]]:
    """The narrator's clauses within a speech, each with the positions where the speech stops and goes on.

    Within marks (`dash` is False) the narrator seldom speaks, and a clause must be plainer.
    """
    found: list[tuple[Clause, int, int]] = []
    tokens = strip.tokens
    i, last = token_at(strip, start) + 1, token_at(strip, end)
    while i < last:
        if tokens[i - 1].text in ",!?…–—" and (clause := clause_at(strip, i, voice)):
            stop = _clause_end(tokens, clause.end, last)
            if stop is not None and _is_narrators(clause, voice, plain=dash or stop == clause.end):
                goes_on = tokens[stop].end
                found.append((clause, tokens[i - 1].end, goes_on))
                i = stop
        i += 1
    return found


def _is_narrators(clause: Clause, voice: Voice, *, plain: bool) -> bool:
    """Whether somebody speaks: a name, a pronoun that can, or a role; or a clause that says nothing but `dit la petite`."""
    who = clause.subject
    if who is None or who.pronoun in ("second", "one"):
        return False
    brief = plain and who.end - who.start <= 2 and clause.end - clause.start <= 4
    return bool(who.pronoun or who.name) or is_role(who, voice) or brief


def _clause_end(tokens: Sequence[Token], i: int, last: int) -> int | None:
    """The mark that ends a clause; None if there is none near."""
    for at in range(i, min(last, i + _TAIL)):
        if tokens[at].text in ",.;:!?–—…":
            return at
    return None

"""What a narrator calls the words that follow: the title of a work, a word that others use, a word spoken of as one."""

from __future__ import annotations

from collections.abc import Sequence

from octtei.structure.speech.clue import Lead
from octtei.structure.speech.passage import MENTIONED, SO_CALLED, TITLE
from octtei.structure.speech.voice import Voice
from octtei.structure.speech.wording import BRIEF, PHRASE, Evidence, is_sentence, words_in


def named(before: Lead, words: str, voice: Voice) -> list[Evidence]:
    """The evidence for a title, a word at a distance, or a word as a word: what stands right before the marks."""
    found = words_in(words) if len(words) < BRIEF else []
    if not found or len(found) > PHRASE or before.fresh or before.colon:
        return []
    low = before.words[-4:]
    evidence: list[Evidence] = []
    if any(voice.has("nouns.title", w) for w in low[-2:]) and words[:1].isupper():
        adjacent = voice.has("nouns.title", low[-1])
        evidence.append((TITLE, 4.5 if adjacent else 3.0, "a kind of work is named before it"))
    plain = words[:1].isupper() and words.rstrip()[-1:] not in ".!?…" and not is_sentence(words, voice)
    if plain and _work_named(before, len(found), voice):
        evidence.append((TITLE, 4.5, "a kind of work and whose it is are named before it"))
    if any(voice.has("titles.sing", w) or voice.has("titles.read", w) for w in low):
        evidence.append((TITLE, 2.0, "it is sung, played or read"))
    if (
        low
        and any(voice.has("nouns.title_before", w) for w in low[-2:])
        and _capitals(found)
        and len(found) < 4
    ):
        evidence.append((TITLE, 1.2, "capitals, as titles have them"))
    if any(voice.has("distance.words", w) for w in low[-2:]):
        evidence.append((SO_CALLED, 2.0, "the author says that others call it so"))
    if " ".join(low[-2:]).endswith(voice.phrases["distance.mention"]):
        evidence.append((MENTIONED, 2.5, "a word spoken of as a word"))
    return evidence


def _work_named(before: Lead, count: int, voice: Voice) -> bool:
    """Whether a kind of work ends what stands before, with its author (`fable de Krylov`) or as one of several."""
    tokens = before.strip.tokens[before.start : before.end]
    low = [t.low for t in tokens]
    if any(w in voice.words["titles.among"] for w in low[-2:]):
        return any(voice.has("nouns.title", w) for w in low[-6:-2])
    if count > 1 and low and voice.has("nouns.entitled", low[-1]):
        return True
    at = len(tokens)
    while at > 0 and at > len(tokens) - 4 and tokens[at - 1].is_word and tokens[at - 1].is_name:
        at -= 1
    owned = 1 < at < len(tokens) and voice.has("phrase.links", low[at - 1])
    return owned and (voice.has("nouns.title", low[at - 2]) or voice.has("nouns.entitled", low[at - 2]))


def _capitals(words: Sequence[str]) -> bool:
    return bool(words) and all(w[0].isupper() for w in words)

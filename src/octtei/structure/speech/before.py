"""What leads to a speech: the words before it in its sentence, the verb that announces it, and the subject of that verb."""

from __future__ import annotations

from octtei.structure.speech.clue import ENDS, Lead, last_of, noun_of, sentence_start
from octtei.structure.speech.narrator import token_at, verb_kind
from octtei.structure.speech.owner import according
from octtei.structure.speech.strip import Strip
from octtei.structure.speech.subject import find_subject
from octtei.structure.speech.voice import Voice


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
    fresh = tokens[end - 1].text in ENDS
    start = min(end, max(limit, sentence_start(tokens, end - 1 if fresh else end)))
    return read_lead(strip, start, end, voice)


def read_lead(strip: Strip, start: int, end: int, voice: Voice) -> Lead:
    """What tokens `start` to `end` say of a speech that follows them."""
    tokens = strip.tokens
    colon, fresh = tokens[end - 1].text == ":", tokens[end - 1].text in ENDS
    verb, verb_at = last_of(tokens, start, end, lambda t: verb_kind(t.low.partition("-")[0], voice))
    noun, noun_at = last_of(tokens, start, end, lambda t: noun_of(t.low, voice))
    found = Lead(strip, start, end, colon, fresh, verb, verb_at, noun, noun_at)
    subject = find_subject(found, voice)
    given = subject is not None and subject == according(found, voice)
    return Lead(strip, start, end, colon, fresh, verb, verb_at, noun, noun_at, subject, given)

"""Lead: what the sentence before a speech says of it, and how that is read from its words."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from octtei.structure.speech.narrator import WRITE
from octtei.structure.speech.phrase import Named
from octtei.structure.speech.strip import Strip, Token
from octtei.structure.speech.voice import Voice

_FARTHEST = 60
ENDS = ".!?…"


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
    def noun_word(self) -> str:
        """The noun in small letters, "" if there is none."""
        return self.strip.tokens[self.noun_at].low if self.noun_at >= 0 else ""

    @property
    def words(self) -> list[str]:
        """The words in small letters."""
        return [t.low for t in self.strip.tokens[self.start : self.end]]


def sentence_start(tokens: Sequence[Token], end: int) -> int:
    """The first token of the sentence that ends before token `end`, not too far back."""
    at = end - 1
    while at > max(0, end - _FARTHEST):
        if tokens[at - 1].text in ENDS and _begins(tokens, at, end):
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


def last_of(tokens: Sequence[Token], start: int, end: int, tell: Callable[[Token], str]) -> tuple[str, int]:
    """What `tell` says of the last token of which it says anything, and its number; "" and -1 if there is none."""
    for at in range(end - 1, start - 1, -1):
        if found := tell(tokens[at]):
            return found, at
    return "", -1


def noun_of(word: str, voice: Voice) -> str:
    """slogan, write or speech for a word that means one, else ""."""
    found = next((k for k in ("slogan", WRITE, "speech") if voice.has(f"nouns.{k}", word)), "")
    return found or (WRITE if word.endswith(voice.phrases["nouns.write_endings"]) else "")

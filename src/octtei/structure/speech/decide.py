"""An editor's word on speeches: `[[speech]]` entries of the settings."""

from __future__ import annotations

from collections.abc import Sequence

from octtei.config import Settings
from octtei.config.settings import SpeechEntry
from octtei.model.finding import Finding, Severity
from octtei.structure.speech.passage import Speech
from octtei.structure.speech.people import People
from octtei.structure.speech.strip import Strip


def decide(
    speeches: list[Speech], strips: Sequence[Strip], people: People, settings: Settings
) -> list[Finding]:
    """Apply the entries; a finding for each one that fits no speech, or several."""
    findings: list[Finding] = []
    printed = [(s, _printed(s, strips)) for s in speeches] if settings.speech else []
    for entry in settings.speech:
        near = _even(entry.near)
        hits = [s for s, words in printed if near in words]
        best = [h for h in hits if h.depth == max(s.depth for s in hits)]
        if len(best) != 1:
            findings.append(_unfit(entry, len(best)))
        else:
            _apply(best[0], entry, people)
    return findings


def _printed(speech: Speech, strips: Sequence[Strip]) -> str:
    return _even(" ".join(strips[p.strip].text[p.start : p.end] for p in speech.parts))


def _even(words: str) -> str:
    """With one space wherever there is any white space."""
    return " ".join(words.split())


def _apply(speech: Speech, entry: SpeechEntry, people: People) -> None:
    speech.sure, speech.guesses, speech.why = True, [], "the editor says so"
    if entry.kind:
        speech.kind = entry.kind
    if entry.who == "?":
        speech.who = ""
    elif entry.who:
        for name in entry.who.split():
            people.known(name)
        speech.who = entry.who


def _unfit(entry: SpeechEntry, hits: int) -> Finding:
    reason = "fits no speech" if hits == 0 else f"fits {hits} speeches"
    hint = "Give words that stand inside the marks." if hits == 0 else "Give more words in `near`."
    message = f"The [[speech]] entry near “{entry.near}” {reason}."
    return Finding("speech.unfit", Severity.WARNING, message, hint=hint)

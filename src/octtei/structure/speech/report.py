"""What the search for speech is not sure of, as findings."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from octtei.model.finding import Finding, Severity
from octtei.structure.speech.marks import Mark
from octtei.structure.speech.passage import LONG, Speech
from octtei.structure.speech.strip import Strip
from octtei.text import Span, Text

_SHOWN = 40


def doubtful(text: Text, speeches: Sequence[Speech], strips: Sequence[Strip]) -> Iterator[Finding]:
    """Kinds that are close to one another, speakers of whom there are several candidates, ends that are guessed."""
    for speech in speeches:
        words = speech.words(strips)[:_SHOWN]
        if not speech.sure:
            ranked = [k for k, s in sorted(speech.scores.items(), key=lambda item: -item[1]) if s > 0]
            yield _finding(
                text,
                strips,
                speech,
                "speech.kind",
                f"Nothing tells for sure what “{words} …” is or where it ends; it is taken as {speech.kind}.",
                tuple(ranked[:3]) or (speech.kind,),
            )
        if speech.kind in LONG and not speech.who and speech.guesses:
            yield _finding(
                text,
                strips,
                speech,
                "speech.speaker",
                f"Several people may have said “{words} …”, so nobody is named.",
                tuple(dict.fromkeys(speech.guesses)),
            )


def _finding(
    text: Text, strips: Sequence[Strip], speech: Speech, rule: str, message: str, candidates: tuple[str, ...]
) -> Finding:
    place = strips[speech.first.strip].place(speech.first.start)
    end = strips[speech.first.strip].place(speech.first.end - 1) + 1
    return Finding(
        rule=rule,
        severity=Severity.REVIEW,
        message=message,
        raw=text.origin(Span(place, max(place, end))),
        line=text.raw_line(place),
        hint="Decide it with a [[speech]] entry: near, and kind or who.",
        candidates=candidates,
    )


def mark_without_partner(text: Text, strips: Sequence[Strip], mark: Mark, *, placed: bool) -> Finding:
    """A mark that opens or closes nothing, or whose partner is missing."""
    strip = strips[mark.strip]
    around = " ".join(strip.text[max(0, mark.position - 20) : mark.position + 25].split())
    done = "where the quotation seems to end is a guess" if placed else "no quotation is encoded here"
    return _mark(
        text,
        strip,
        mark,
        "speech.mark-missing",
        f"The mark {mark.glyph} in “{around}” has no partner; {done}.",
    )


def mark_turned(text: Text, strips: Sequence[Strip], mark: Mark) -> Finding:
    """A mark that closes though it is printed as one that opens."""
    strip = strips[mark.strip]
    around = " ".join(strip.text[max(0, mark.position - 20) : mark.position + 25].split())
    message = (
        f"The mark {mark.glyph} in “{around}” closes a quotation though it is printed the wrong way round."
    )
    return _mark(text, strip, mark, "speech.mark-turned", message)


def _mark(text: Text, strip: Strip, mark: Mark, rule: str, message: str) -> Finding:
    place = strip.place(mark.position)
    return Finding(
        rule=rule,
        severity=Severity.REVIEW,
        message=message,
        raw=text.origin(Span(place, place + 1)),
        line=text.raw_line(place),
        hint="Correct the mark with a [[decision]].",
    )

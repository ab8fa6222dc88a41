"""Who speaks: speeches, quotations, slogans, terms and titles of an edition, and the people who say them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from octtei.config import Settings
from octtei.lexicon import prevailing
from octtei.model.finding import Finding
from octtei.model.tree import Edition
from octtei.structure.speech import report
from octtei.structure.speech.bare import unmarked
from octtei.structure.speech.breath import join_breaths
from octtei.structure.speech.dash import dialogues
from octtei.structure.speech.decide import decide
from octtei.structure.speech.directions import directed
from octtei.structure.speech.encode import encode
from octtei.structure.speech.labels import label_speakers, signatures
from octtei.structure.speech.marks import Mark, convention
from octtei.structure.speech.pairing import pairs
from octtei.structure.speech.passage import NOTHING, Speech
from octtei.structure.speech.people import People
from octtei.structure.speech.quoted import quotations, settle
from octtei.structure.speech.script import scripted
from octtei.structure.speech.stacked import stacked
from octtei.structure.speech.strip import Reader, Strip, forget, streams
from octtei.structure.speech.tell import Teller
from octtei.structure.speech.voice import Voice, voice, voices
from octtei.text import Text

_SMALL = re.compile(r"[^\W\d_A-ZÀ-Þ](?<!\w.)[^\W\d_]+")


def speeches(edition: Edition, text: Text, settings: Settings) -> tuple[Edition, list[Finding]]:
    """`edition` with its speeches and quotations encoded and its people listed, and what is doubtful about them.

    No character changes its place in the text: marks of quotation stay where they are printed.
    """
    edition = directed(scripted(stacked(edition, text.value), text.value), text.value)
    reader = Reader(text.value)
    strips = reader.read(edition)
    language = replace(_voice(text, settings), common=_common(strips))
    people = People(language, settings)
    people.introduce(strips)
    people.sign(signatures(edition, text.value))
    found, marks = _find(strips, language)
    Teller(strips, people, language).tell(found)
    unfit = decide([s for run in found for s in run], strips, people, settings)
    everything = settle([s for run in found for s in run if s.kind != NOTHING])
    labels = label_speakers(edition, text.value, people)
    made, used = encode(edition, strips, everything, reader.notes, labels)
    forget()
    findings = [
        *(report.mark_without_partner(text, strips, mark, placed=placed) for mark, placed in marks.lonely),
        *(report.mark_turned(text, strips, mark) for mark in marks.odd),
        *report.doubtful(text, everything, strips),
        *unfit,
    ]
    return replace(made, people=people.listed(used, strips)), findings


def _common(strips: Sequence[Strip]) -> frozenset[str]:
    """The words that stand in small letters."""
    found: set[str] = set()
    for strip in strips:
        found.update(strip.text.split())
    plain = {form for form in filter(str.islower, filter(str.isalpha, found)) if len(form) > 1}
    return frozenset(plain.union(_SMALL.findall(" ".join(found - plain))))


class _Marks:
    """What is wrong with marks, gathered over all streams."""

    def __init__(self) -> None:
        self.lonely: list[tuple[Mark, bool]] = []
        self.odd: list[Mark] = []


def _find(strips: Sequence[Strip], language: Voice) -> tuple[list[list[Speech]], _Marks]:
    """Runs of speeches: the turns of each dialogue, and all that stands in marks."""
    known, marks = convention(strips, language.words["phrase.leading"]), _Marks()
    quoted: list[Speech] = []
    for stream in streams(strips):
        found = quotations(pairs(stream, known), strips, language)
        quoted += found.speeches
        marks.lonely += found.lonely
        marks.odd += found.odd
    turns = dialogues(strips, language, quoted)
    spoken_too = unmarked(strips, [*quoted, *(s for run in turns for s in run)], language)
    kept = settle([*(s for run in turns for s in run), *quoted, *spoken_too])
    kept = join_breaths(kept, strips, language)
    spoken = {id(s) for run in turns for s in run}
    return [[s for s in kept if id(s) not in spoken], *turns], marks


def _voice(text: Text, settings: Settings) -> Voice:
    """The language that was stated, or else measured; the first that there is data for where it is neither."""
    code = settings.language or prevailing(text.value)
    return voice(code if code in voices() else voices()[-1])

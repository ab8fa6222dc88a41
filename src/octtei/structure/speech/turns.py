"""Turns of a dialogue: who speaks where no clause of the narrator's tells, by the turns around."""

from __future__ import annotations

from collections.abc import Sequence

from octtei.structure.speech.passage import Speech


def alternate(turns: Sequence[Speech]) -> None:
    """In a dialogue of two the turns alternate: fill in those that lie between, if every known turn agrees."""
    for block in _blocks(turns):
        _third_turns(block)
        known = {(s.who, i % 2) for i, s in enumerate(block) if s.who}
        by_parity = {parity: who for who, parity in known}
        if len(known) != 2 or len(by_parity) != 2 or len({who for who, _ in known}) != 2:
            continue
        for i, speech in enumerate(block):
            if not speech.who and not speech.guesses:
                speech.who = by_parity[i % 2]
                speech.why = "; ".join(w for w in (speech.why, "speaker by turns: two voices alternate") if w)


def converse(turns: Sequence[Speech]) -> None:
    """Where all the turns of a scene are of two voices, a turn beside one of the one is of the other.

    A turn of somebody whom the narrator mentions and who is not known could be of a third voice: then nothing is told.
    """
    voices = sorted({s.who for s in turns if s.who})
    if len(voices) == 2 and not any(_is_strangers(s) for s in turns):
        answer_each_other(turns, voices)


def answer_each_other(turns: Sequence[Speech], voices: Sequence[str]) -> None:
    """Fill in the turns of two `voices` that follow one another, where one of them is known."""
    for block in _blocks(turns):
        by_parity = {(i % 2, s.who) for i, s in enumerate(block) if s.who}
        if len(by_parity) != 1 or len(block) < 2 or any(_is_strangers(s) for s in block):
            continue
        parity, one = by_parity.pop()
        other = voices[1 - voices.index(one)]
        for i, speech in enumerate(block):
            if not speech.who:
                speech.who = one if i % 2 == parity else other
                speech.why = "; ".join(
                    w for w in (speech.why, "speaker by turns: the scene has two voices") if w
                )


def _is_strangers(turn: Speech) -> bool:
    """Whether the narrator tells of who speaks, and it is not known who that is."""
    return not turn.who and bool(turn.guesses or turn.narrator)


def _third_turns(block: Sequence[Speech]) -> None:
    """Behind a turn of somebody's and one of nobody's the first one speaks again."""
    named = [bool(s.who) for s in block]
    for i in range(2, len(block)):
        free = not named[i] and not named[i - 1] and not block[i].guesses and not block[i - 1].guesses
        if named[i - 2] and free:
            block[i].who = block[i - 2].who
            block[i].why = "; ".join(
                w for w in (block[i].why, "speaker by turns: one answer lies between") if w
            )


def _blocks(turns: Sequence[Speech]) -> list[list[Speech]]:
    """Turns in paragraphs that follow one another directly."""
    blocks: list[list[Speech]] = []
    for speech in turns:
        if blocks and speech.first.strip - blocks[-1][-1].last.strip <= 1:
            blocks[-1].append(speech)
        else:
            blocks.append([speech])
    return blocks

"""One breath: speeches that a narrator's clause parts and the writer's comma joins, `“So,” he said, “it is.”`"""

from __future__ import annotations

from collections.abc import Sequence

from octtei.structure.speech.narrator import after, token_at
from octtei.structure.speech.passage import Part, Speech
from octtei.structure.speech.strip import Strip
from octtei.structure.speech.voice import Voice

_FARTHEST = 160


def join_breaths(speeches: Sequence[Speech], strips: Sequence[Strip], voice: Voice) -> list[Speech]:
    """The speeches, those of one breath made one: the first does not end, and a comma ends the clause between."""
    kept: list[Speech] = []
    last: dict[tuple[int, int], Speech] = {}
    for speech in speeches:
        key = (speech.first.strip, speech.depth)
        before = last.get(key)
        if before and _one_breath(before, speech, strips, voice):
            before.narrator.append(Part(speech.first.strip, before.last.end, speech.first.start))
            before.parts += speech.parts
            continue
        kept.append(speech)
        last[speech.last.strip, speech.depth] = speech
    return kept


def _one_breath(before: Speech, speech: Speech, strips: Sequence[Strip], voice: Voice) -> bool:
    strip = strips[speech.first.strip]
    between = strip.text[before.last.end : speech.first.start].strip()
    if not between.endswith(",") or len(between) > _FARTHEST or speech.rend or before.rend:
        return False
    if strip.text[before.last.start : before.last.end].rstrip("»”“\"’' ")[-1:] in (".", "!", "?", "…"):
        return False
    clause = after(strip, before.last.end, voice)
    inner = strip.tokens[token_at(strip, before.last.end) : token_at(strip, speech.first.start)]
    return clause is not None and clause.subject is not None and not any(t.text in ".!?…;" for t in inner)


def dialogues_in_marks(speeches: Sequence[Speech], strips: Sequence[Strip]) -> list[list[Speech]]:
    """Runs of paragraphs that each hold one speech, at their beginning: turns of a dialogue."""
    turns: dict[int, list[Speech]] = {}
    for speech in speeches:
        if speech.depth == 0:
            turns.setdefault(speech.first.strip, []).append(speech)
    runs: list[list[Speech]] = []
    for number in sorted(turns):
        alone = len(turns[number]) == 1 and turns[number][0].last.strip == number
        opens = not any(c.isalnum() for c in strips[number].text[: turns[number][0].first.start])
        if not alone or not opens:
            continue
        if runs and runs[-1][-1].first.strip == number - 1:
            runs[-1].append(turns[number][0])
        else:
            runs.append([turns[number][0]])
    return [run for run in runs if len(run) > 2]

"""Accents that a broken font turned into other characters."""

from __future__ import annotations

from collections.abc import Iterator

from octtei.clean.accent import learn, repairs
from octtei.clean.rule import Passage, rule
from octtei.lexicon import detect, load
from octtei.text import Edit


@rule("accent.lost-mark")
def lost_mark(passage: Passage) -> Iterator[Edit]:
    """X"""
    code = passage.language or detect(passage.value)
    if not code:
        return
    lexicon = load(code)
    learned = learn(passage.value, lexicon)
    if learned:
        yield from repairs(passage.value, learned, "accent.lost-mark")

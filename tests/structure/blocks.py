"""Blocks of small documents, made up for the tests."""

from __future__ import annotations

from octtei.config import Settings
from octtei.model.block import Block, BlockKind
from octtei.structure.lines.join import Divisions
from octtei.structure.lines.words import Words
from octtei.structure.stage import read_sheet, recognise
from tests.structure.test_join import words

PROSE = """La crue dura trois semaines et personne ne put passer le pont, que le maire avait fait fermer
dès le premier soir ; on attendit donc, les uns à la fenêtre, les autres au cabaret, et les
enfants sur le toit de l'école, d'où l'on voyait la plaine entière comme un lac immobile."""


def blocks_of(value: str, known: Words | None = None) -> list[Block]:
    """All blocks of a text, in order."""
    sheet = read_sheet(value, Settings())
    recognise(sheet, Divisions(known or words()))
    return sorted(sheet.blocks, key=lambda b: b.first)


def kinds_of(value: str) -> list[BlockKind]:
    """The kinds of the blocks of a text, in order."""
    return [b.kind for b in blocks_of(value)]


def kind_of(value: str, words_of_it: str) -> BlockKind:
    """The kind of the block whose first line begins with some words."""
    lines = read_sheet(value, Settings()).lines
    return next(b.kind for b in blocks_of(value) if lines[b.first].words.startswith(words_of_it))

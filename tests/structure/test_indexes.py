"""Indexes behind a text: their entries are items of a list."""

from __future__ import annotations

from octtei.model.block import BlockKind as Kind
from tests.structure.blocks import PROSE, blocks_of, kind_of

TEXT = "\n\n".join([PROSE] * 3)
NAMES = """Aubin (Henri), 12, 45-47, 203
Bac de Sauve, 3, 17, 88;
     passage du, 91
Digue, 60, 61, 62
Lacaze (maison), 14, 99
Moulin, voir Bac de Sauve
Tarric (Louis), 7"""


def index(names: str, head: str = "INDEX DES NOMS") -> str:
    return f"{TEXT}\n\n{head}\n\n{names}\n"


def test_entries_of_an_index_are_items() -> None:
    items = [b for b in blocks_of(index(NAMES)) if b.kind is Kind.ITEM]
    assert [len(b.lines) for b in items] == [1, 2, 1, 1, 1, 1]


def test_letters_above_entries_are_headings() -> None:
    lettered = "A\n\nAubin (Henri), 12, 45\nArgent, 3\n\nB\n\nBac de Sauve, 3, 17\nBois, 4\n\nC\n\nCrue, 60\nCloche, 61"
    assert kind_of(index(lettered), "B") is Kind.HEADING
    assert sum(b.kind is Kind.ITEM for b in blocks_of(index(lettered))) == 6


def test_a_sentence_below_an_index_is_no_entry() -> None:
    assert kind_of(index(f"{NAMES}\n\nCe livre fut tiré à Sauve."), "Ce livre") is not Kind.ITEM


def test_names_without_numbers_are_no_index() -> None:
    names = "Henri Aubin\nLouis Tarric\nPaul Royer\nMarc Soulier\nJules Vidal\nJean Lacaze"
    assert Kind.ITEM not in [b.kind for b in blocks_of(index(names))]


def test_numbers_in_prose_make_no_index() -> None:
    prose = "\n\n".join(f"{PROSE} Il y eut, en tout, {n} barques, 12 morts." for n in (3, 4, 5))
    assert Kind.ITEM not in [b.kind for b in blocks_of(index(prose, "LES COMPTES"))]

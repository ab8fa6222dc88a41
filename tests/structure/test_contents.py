"""Lists of contents: which headings of the text they name, and how deep they set them."""

from __future__ import annotations

import re

import pytest

from octtei.model.block import BlockKind
from tests.structure.blocks import PROSE, blocks_of

LINE_END = re.compile(r"[\n\f]")
TITLES = ("Le moulin", "La roue", "La meule", "Le four", "La pelle", "Le pain")
DEPTHS = (0, 1, 1, 0, 1, 1)


def listed(titles: tuple[str, ...], *, indent: int = 0, leader: str = " ........ ") -> str:
    """A list of contents, what is below set in by some spaces."""
    depths = dict(zip(titles, DEPTHS, strict=True))
    return "\n".join(f"{' ' * indent * depths[t]}{t}{leader}{3 + 2 * i}" for i, t in enumerate(titles))


def bodies(titles: tuple[str, ...], gap: str = "\n\n") -> str:
    """Titles with text below them."""
    return gap.join(f"{title}{gap}{PROSE}" for title in titles)


def headings(text: str) -> list[tuple[str, int]]:
    """What the headings of a text say, and their levels."""
    lines = LINE_END.split(text)
    found = [b for b in blocks_of(text) if b.kind is BlockKind.HEADING]
    return [(" ".join(lines[n].strip() for n in b.lines), b.level) for b in found]


@pytest.mark.parametrize("leader", [" ........ ", "          ", " . . . . . . . . "])
def test_the_contents_tell_headings_that_nothing_sets_apart(leader: str) -> None:
    text = f"LE VILLAGE\n{bodies(TITLES, chr(10))}\nTable des matières\n{listed(TITLES, leader=leader)}\n"
    assert [words for words, _ in headings(text) if words in TITLES] == list(TITLES)


def test_what_the_contents_set_in_is_lower() -> None:
    text = f"Contents\n\n{listed(TITLES, indent=3)}\n\n\n{bodies(TITLES)}\n"
    assert headings(text)[1:] == [(t, 1 + d) for t, d in zip(TITLES, DEPTHS, strict=True)]


def test_what_the_contents_do_not_name_is_lower() -> None:
    named = TITLES[::3]
    more = (named[0], "Une visite", named[1], "Une panne", "Le lundi", "Le mardi")
    entries = "\n".join(f"{t} ........ {n}" for n, t in enumerate(("Le lundi", *named, "Le mardi")))
    order = ("Le lundi", *more[:4], "Le mardi")
    found = dict(headings(f"Contents\n\n{entries}\n\n{bodies(order)}\n"))
    assert {found[t] for t in order if t in entries} == {1}
    assert {found[t] for t in order if t not in entries} == {2}


def test_an_entry_may_be_the_lines_of_a_heading_together() -> None:
    titles = tuple(f"{n}. {t}" for n, t in zip(("I", "II", "III", "IV", "V", "VI"), TITLES, strict=True))
    text = f"{bodies(titles).replace('. ', chr(10), 1)}\n\nTable\n\n{listed(titles)}\n"
    assert headings(text)[0] == ("I Le moulin", 1)


def test_a_numbered_heading_of_the_contents_is_no_note() -> None:
    titles = tuple(f"{n}. {t}" for n, t in enumerate(TITLES, 1))
    pages = [f"{t}\n\n{PROSE}" for t in titles]
    text = f"Contents\n\n{listed(titles)}\n\f" + "\n\f".join(
        p.replace("semaines", "semaines1") for p in pages
    )
    assert [words for words, _ in headings(text)][1:] == list(titles)


def test_prices_that_rise_name_nothing() -> None:
    prices = "\n".join(f"{t} ........ {n}" for n, t in enumerate(("Sel", "Farine", "Sucre", "Huile"), 3))
    text = f"{PROSE}\n\n{prices}\n\n{PROSE}\n\nOn vendit aussi la\nfarine et le sel.\n\n{PROSE}\n"
    assert headings(text) == []


def test_contents_whose_headings_are_not_here_change_nothing() -> None:
    text = f"{PROSE}\n\n{PROSE}\n\nLe moulin\n\n{PROSE}\n"
    listing = f"\n\nTable des matières\n\n{listed(('Le moulin', *(f'Autre {c}' for c in 'abcde')))}\n"
    assert headings(text) == headings(text + listing)[:1]


def test_a_line_of_a_stanza_is_no_heading() -> None:
    verses = "\n".join(f"{t} de la nuit{s}" for t, s in zip(TITLES, ",,;,,.", strict=True))
    titles = tuple(f"{t} de la nuit" for t in TITLES)
    text = f"{verses}\n\n{bodies(titles)}\n\nTable\n\n{listed(titles)}\n"
    assert len([w for w, _ in headings(text) if w in titles]) == len(titles)


def test_a_keyword_above_what_the_contents_name_stands_with_it() -> None:
    titles = dict(
        zip(("I", "II", "III", "IV"), ("The River", "The Wharf", "The Flood", "The Bridge"), strict=True)
    )
    entries = "\n".join(f"{n}. {title} ........ {3 * i}" for i, (n, title) in enumerate(titles.items(), 1))
    far = " " * 72
    parts = (f"{far}CHAPTER {n}\n{far}{title.upper()}\n\n{PROSE}\n" for n, title in titles.items())
    found = [words for words, _ in headings("\f".join([f"CONTENTS\n\n{entries}\n", *parts]))]
    assert found == ["CONTENTS", *(f"CHAPTER {n} {title.upper()}" for n, title in titles.items())]

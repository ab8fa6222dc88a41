"""Title pages: who wrote it, who printed it, and what on the next page is no dedication."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from octtei.model.block import BlockKind
from octtei.model.tree import Division, Edition, Heading, Node, Paragraph, TitlePage
from octtei.structure.lines.line import read_lines
from tests.structure.blocks import PROSE, blocks_of
from tests.structure.spans import edition_of as whole

TEXT = "\n\n".join([PROSE] * 6)
WIDTH = 90


def centred(*lines: str) -> str:
    return "\n".join(" " * ((WIDTH - len(line)) // 2) + line if line else "" for line in lines)


def kinds(value: str) -> dict[str, BlockKind]:
    """The kind of each block by its first line."""
    lines = read_lines(value)
    return {lines[b.first].words: b.kind for b in blocks_of(value)}


TITLE = "Le dernier passeur de Lestrac et de Sauve"


@pytest.mark.parametrize("more", ["Paris, Vidal et fils, éditeurs, 1889", "maître d'école à Lestrac"])
def test_who_wrote_it_is_parted_from_a_centred_title(more: str) -> None:
    found = kinds(f"{centred(TITLE, '', 'par Rose Malaval', more)}\n\f{TEXT}\n")
    assert found[TITLE] is BlockKind.TITLE
    assert found["par Rose Malaval"] is BlockKind.AUTHOR


@pytest.mark.parametrize(
    "house", ["Paris, Vidal et fils, éditeurs, 1889", "Lestrac: Aubry, printer, Bridge Street, 1742."]
)
def test_a_printer_with_a_year_is_the_imprint(house: str) -> None:
    found = kinds(f"{centred(TITLE, '', 'par Rose Malaval', '', house)}\n\f{TEXT}\n")
    assert found[house] is BlockKind.IMPRINT


@pytest.mark.parametrize("below", ["Souvenirs de 1848 et de 1871", "Les éditeurs et leurs gens"])
def test_other_lines_below_a_title_are_no_imprint(below: str) -> None:
    found = kinds(f"{centred(TITLE, '', 'par Rose Malaval', '', below)}\n\f{TEXT}\n")
    assert found[below] is not BlockKind.IMPRINT


HEADED = ("I", "", "En veine de paresse", "", "Les soupirs sont des ponts.", "", "Mme de Sauve.")


def test_headings_and_a_motto_above_text_are_no_dedication() -> None:
    found = kinds(f"{centred(TITLE, '', 'par Rose Malaval')}\n\f{centred(*HEADED)}\n\n{TEXT}\n")
    assert found["I"] is not BlockKind.TITLE


def test_a_page_of_short_lines_alone_is_a_dedication() -> None:
    page = centred("À la mémoire de mon père,", "", "passeur à Lestrac")
    found = kinds(f"{centred(TITLE, '', 'par Rose Malaval')}\n\f{page}\n\f{TEXT}\n")
    assert found["À la mémoire de mon père,"] is BlockKind.TITLE


HERO = TEXT.replace("le maire", "Raquin")


@pytest.mark.parametrize(
    ("lines", "text"),
    [
        (("JULES MARTIN", "", "LA VIE EN BRETAGNE", "", "Roman"), TEXT),
        (("Guy de Maupassant", "La Parure"), TEXT),
        (("PIERRE LOTI", "de l'Académie française", "", "PÊCHEUR D'ISLANDE"), TEXT),
        (("PIERRE LOTI", "", "de l'Académie française", "", "PÊCHEUR D'ISLANDE"), TEXT),
        (("Émile Zola", "", "———", "", "THÉRÈSE RAQUIN"), HERO),
        (("CHARLES DICKENS", "", "GREAT EXPECTATIONS", "", "London: Chapman and Hall, 1861"), TEXT),
    ],
)
@pytest.mark.parametrize("end", ["\n\f", "\n\n\nCHAPITRE PREMIER\n\n"])
def test_a_name_that_is_not_in_the_text_stands_above_the_title(
    lines: tuple[str, ...], text: str, end: str
) -> None:
    found = blocks_of("\n".join(lines) + end + text + "\n")
    titles = [b.role for b in found if b.kind is BlockKind.TITLE]
    assert found[0].kind is BlockKind.AUTHOR
    assert titles[0] == "main"


@pytest.mark.parametrize(
    ("lines", "text"),
    [
        (("THÉRÈSE RAQUIN", "", "Émile Zola"), HERO),
        (("THÉRÈSE RAQUIN", "", "Les eaux de la Seine"), HERO),
        (("MARIE STUART", "", "Tragédie en cinq actes"), TEXT),
        (("JEAN BART", "", "Corsaire dunkerquois", "", "par Henri Malo"), TEXT),
        (("JEAN BART", "", "Sa vie et ses combats"), TEXT),
        (("LES PAYSANS", "", "Scènes de la vie de campagne"), TEXT),
        (("MARIE STUART", "", "Le château"), PROSE),  # too short to name its heroine
    ],
)
def test_other_names_are_titles(lines: tuple[str, ...], text: str) -> None:
    assert (
        blocks_of("\n".join(lines) + "\n\n\nCHAPITRE PREMIER\n\n" + text + "\n")[0].kind
        is not BlockKind.AUTHOR
    )


@pytest.mark.parametrize(
    "house",
    [
        ("PARIS", "Librairie Hachette et Cie", "1889"),
        ("Paris, Charpentier, 1839",),
        ("London", "Chapman and Hall, 193 Piccadilly", "1859"),
        ("F. ROY, libraire-éditeur", "185, rue Saint-Antoine, Paris"),
        ("PARIS", "CALMANN LÉVY, ÉDITEUR", "3, RUE AUBER, 3", "", "1889"),
    ],
)
def test_place_house_and_year_are_the_imprint_and_a_year_is_no_page(house: tuple[str, ...]) -> None:
    value = f"{centred(TITLE, '', 'par Rose Malaval', '', *house)}\n\f{TEXT}\n\f{TEXT}\n"
    found = [b for b in blocks_of(value) if b.first > 2]
    lines = read_lines(value)
    imprint = [lines[n].words for b in found if b.kind is BlockKind.IMPRINT for n in b.lines]
    assert imprint == [line for line in house if line]
    assert not any(b.role == "pageNum" for b in found)


HALF = "LA VIE EN BRETAGNE"
WORKS = "DU MÊME AUTEUR\n\nLE PASSEUR, roman . . . . . . 1 vol.\nLES MOULINS, nouvelles . . . . 1 vol."
PAGE = centred(
    "JULES MARTIN", "", "———", "", "LA VIE", "EN BRETAGNE", "", "PARIS", "CALMANN LÉVY, ÉDITEUR", "", "1889"
)
RIGHTS = "Tous droits de traduction réservés."
TO = centred("À MON AMI", "", "PIERRE DURAND", "", "Hommage d'affection.")
PREFACE = f"PRÉFACE\n\n{TEXT}\n\nParis, 3 mai 1888."
AGAIN = f"{HALF}\n\nPREMIÈRE PARTIE\n\nI\n\n{TEXT}\n\nII\n\n{TEXT}"


def edition_of(*pages: str) -> Edition:
    return whole("\n\f".join(pages) + "\n")


def shape(nodes: Sequence[Node]) -> list[str]:
    """The kinds of the divisions and title pages among nodes."""
    names = [n.kind if isinstance(n, Division) else type(n).__name__ for n in nodes]
    return [name for name in names if name not in ("PageBreak", "Furniture")]


def test_a_book_may_begin_with_its_half_title_and_other_works() -> None:
    edition = edition_of(HALF, WORKS, PAGE, RIGHTS, TO, PREFACE, AGAIN)
    assert shape(edition.title) == ["Heading"]
    assert shape(edition.front) == ["bibliography", "TitlePage", "preface"]
    assert shape(edition.body) == ["Heading", "part"]
    page = next(n for n in edition.front if isinstance(n, TitlePage))
    kinds = [n.kind for n in page.content if isinstance(n, Heading | Paragraph)]
    assert kinds == ["byline", "main", "imprint", "imprint", "imprint", "desc", "desc", "desc"]


@pytest.mark.parametrize(
    "pages",
    [
        (HALF, TEXT, PAGE, TEXT),  # text before it
        (HALF, WORKS, TEXT, TEXT),  # no title page
        ("LES MOULINS", PAGE, TEXT, TEXT),  # another title
    ],
)
def test_other_first_pages_are_none(pages: tuple[str, ...]) -> None:
    edition = edition_of(*pages)
    assert not any(isinstance(n, TitlePage) for n in (*edition.front, *edition.body))


def test_half_title_and_title_page_on_pages_that_follow_are_one() -> None:
    edition = edition_of(HALF, PAGE, f"CHAPITRE PREMIER\n\n{TEXT}", TEXT)
    assert shape(edition.title)[:2] == ["Heading", "Paragraph"]
    assert shape(edition.body) == ["chapter"]


OLD = (
    "LETTRES",
    "PERSANES.",
    "",
    "TOME PREMIER.",
    "",
    "A COLOGNE,",
    "Chez PIERRE MARTEAU.",
    "",
    "M. DCC. XXI.",
)
JONES = (
    "THE HISTORY OF",
    "TOM JONES,",
    "A FOUNDLING.",
    "",
    "By HENRY FIELDING, Esq;",
    "",
    "LONDON:",
    "Printed for A. MILLAR.",
    "MDCCXLIX.",
)
THESIS = (
    "LES PONTS DE LA SAUVE",
    "",
    "Thèse",
    "",
    "présentée par",
    "",
    "Rose Malaval",
    "",
    "Paris, Vidal, 1934",
)


@pytest.mark.parametrize("page", [OLD, JONES, THESIS])
@pytest.mark.parametrize("end", ["\n\f", "\n\n\nCHAPITRE PREMIER\n\n"])
def test_a_title_page_ends_with_its_page_or_with_the_first_heading(page: tuple[str, ...], end: str) -> None:
    edition = edition_of("\n".join(page) + end + TEXT)
    kinds = [n.kind for n in edition.title if isinstance(n, Heading | Paragraph)]
    assert kinds[0] == "main"
    assert kinds[-1] == "imprint"
    assert not any(isinstance(n, Paragraph) and n.kind == "imprint" for n in edition.body)


def test_short_lines_above_the_first_heading_are_no_title_page_without_a_printer() -> None:
    lines = "Le pont est fermé.\n\nLe bac aussi.\n\nOn attend.\n\nOn attend encore."
    edition = edition_of(f"{lines}\n\n\nCHAPITRE PREMIER\n\n{TEXT}")
    assert len(edition.title) < len(lines.split("\n\n"))


HOUSE = """Le 3 mai 1848, vers les six heures du soir, un homme d'une trentaine d'années sortait
du numéro 12, rue de Seine, où demeuraient MM. Vidal et Cie, ses oncles ; il pleuvait."""


@pytest.mark.parametrize("head", ["LES PASSEURS\n\npar Rose Malaval\n\n\n", "LES PASSEURS\n\n"])
def test_a_story_that_begins_with_a_year_and_an_address_is_no_imprint(head: str) -> None:
    assert [b.kind for b in blocks_of(f"{head}{HOUSE}\n\n{TEXT}\n")][-7:] == [BlockKind.PARAGRAPH] * 7


@pytest.mark.parametrize("title", ["PROFESSOR UNRAT", "DOCTEUR OX"])
def test_a_title_that_is_a_hero_s_is_not_what_the_author_is(title: str) -> None:
    found = blocks_of(f"JULES MARTIN\n\n{title}\n\n\n{TEXT}\n")
    assert [b.kind for b in found[:2]] == [BlockKind.AUTHOR, BlockKind.TITLE]


def test_who_signs_may_give_a_text_its_title() -> None:
    value = f"JEAN MARTIN\n\n\n{TEXT}\n\nLestrac, le 3 mai 1880.\n\nJEAN MARTIN\n"
    assert blocks_of(value)[-1].kind is BlockKind.SIGNATURE


def test_two_authors_may_stand_below_one_another() -> None:
    found = kinds(f"{TITLE}\n\nJeanne Malaval\n\net Paul Aubry\n\nmars 1894\n\n\f{TEXT}\n")
    assert found["Jeanne Malaval"] is found["et Paul Aubry"] is BlockKind.AUTHOR


def test_a_place_below_the_author_is_none() -> None:
    found = kinds(f"{TITLE}\n\nJeanne Malaval\n\nSauve Lestrac\n\n\f{TEXT}\n")
    assert found["Sauve Lestrac"] is not BlockKind.AUTHOR


@pytest.mark.parametrize(
    "whose", ["Mémoire présenté par Mlle Suzanne Bonnal", "A paper read before the Society by John Aubry"]
)
def test_what_it_is_and_who_presented_it_is_a_byline(whose: str) -> None:
    assert kinds(f"{TITLE}\n\n{whose}\n\nmars 1894\n\n\f{TEXT}\n")[whose] is BlockKind.AUTHOR


def test_what_is_written_by_nobody_is_no_byline() -> None:
    line = "Chroniques écrites par temps de pluie"
    assert kinds(f"{TITLE}\n\n{line}\n\nmars 1894\n\n\f{TEXT}\n")[line] is BlockKind.TITLE

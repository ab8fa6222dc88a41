"""What a library puts around a text that it gives away is no part of the text."""

from __future__ import annotations

import pytest

from octtei.model.block import BlockKind
from octtei.structure.lines.line import read_lines
from tests.structure.blocks import PROSE, blocks_of

TEXT = "\n\n".join([PROSE] * 4)
BOOK = f"LES PASSEURS\n\npar Rose Malaval\n\n\nCHAPITRE PREMIER\n\n{TEXT}\n"
GALLICA = """Rappel de votre demande:

Format de téléchargement: : Texte
Vues 1 à 12 sur 12

Notice complète:

Titre : Les passeurs
Auteur : Malaval, Rose

Le taux de reconnaissance estimé pour ce document est de 98 %.
En savoir plus sur l'OCR


"""
TERMS = """1/ Les contenus accessibles sur le site Gallica sont presque tous du domaine public.

7/ Pour tout autre usage : reutilisationcommerciale@bnf.fr.


"""
GOOGLE = """À propos de ce livre

Ceci est une copie numérique d'un ouvrage conservé dans une bibliothèque.

On le cherche mot à mot : http://books.google.com


"""
GUTENBERG = """The Project Gutenberg EBook of Les passeurs, by Rose Malaval

This eBook is free.

Title: Les passeurs

*** START OF THIS PROJECT GUTENBERG EBOOK LES PASSEURS ***

Produced by some friends
of old books


"""
PERSEE = """Citer ce document / Cite this document :

Malaval Rose. Les passeurs. In: Revue de Lestrac, 3, 1967. pp. 3-9.

Fichier pdf généré le 12/05/2018


"""
JSTOR = """Author(s): Rose Malaval
Source: Review of Lestrac, Vol. 3
Stable URL: https://www.jstor.org/stable/1

JSTOR works with friends to preserve and extend access to Review of Lestrac.


"""
END = "\n\nEnd of the Project Gutenberg EBook of Les passeurs\n\n*** END OF THIS PROJECT GUTENBERG EBOOK ***\n\nThe licence.\n"


def said(value: str) -> tuple[list[str], list[str]]:
    """The first words of the furniture and of all else."""
    lines, blocks = read_lines(value), blocks_of(value)
    furniture, rest = (
        [lines[b.first].words for b in blocks if (b.kind is BlockKind.FURNITURE) is taken]
        for taken in (True, False)
    )
    return furniture, rest


@pytest.mark.parametrize("wrapper", [GALLICA, GALLICA + TERMS, TERMS, GOOGLE, GUTENBERG, PERSEE, JSTOR])
def test_what_stands_before_a_text_is_taken(wrapper: str) -> None:
    furniture, rest = said(wrapper + BOOK)
    assert rest[:3] == ["LES PASSEURS", "par Rose Malaval", "CHAPITRE PREMIER"]
    assert furniture[0] == wrapper.splitlines()[0]


def test_what_stands_behind_a_text_is_taken() -> None:
    furniture, rest = said(GUTENBERG + BOOK + END)
    assert furniture[-1] == "The licence."
    assert rest == said(GUTENBERG + BOOK)[1]


@pytest.mark.parametrize(
    "begin",
    [
        "Rappel de votre demande:\n\nElle est arrivée hier.\n\n\n",  # no end
        "Le catalogue\n\nOn lit : Rappel de votre demande, puis En savoir plus sur l'OCR.\n\n\n",  # in mid-line
        "Citer ce document, pensait-elle\n\npar Rose Malaval\n\n\n",
        "Project Gutenberg et les bibliothèques\n\npar Rose Malaval\n\n\n",
    ],
)
def test_a_text_about_libraries_keeps_its_words(begin: str) -> None:
    furniture, rest = said(begin + BOOK)
    assert furniture == []
    assert rest[0] == begin.splitlines()[0]


def test_a_sentence_about_a_collection_ends_no_text() -> None:
    told = "He came back at the\nend of Project Gutenberg and of its first ten years, and read on."
    assert said(f"{BOOK}\n\n{told}\n\n{TEXT}\n")[0] == []


@pytest.mark.parametrize(
    "line",
    [
        "This content downloaded from 192.0.2.7 on Mon, 3 May 2021 10:00:00 UTC",
        "© Revue de Lestrac | Téléchargé le 03/05/2021 sur www.cairn.info (IP: 192.0.2.7)",
    ],
)
def test_who_gave_a_page_away_is_no_text(line: str) -> None:
    furniture, rest = said(f"\n\n\n{line}\n\f".join([BOOK.rstrip(), TEXT, TEXT, ""]).rstrip("\f"))
    assert furniture == [line] * 3
    assert line not in rest

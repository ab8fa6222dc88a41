"""Kinds of text: letters, songs, verses with numbers in the margin."""

from __future__ import annotations

import pytest

from octtei.config import Settings
from octtei.model.inline import Run
from octtei.model.tree import Closer, Division, Paragraph, Postscript, Verse
from octtei.structure import structure
from tests.structure.blocks import PROSE
from tests.structure.spans import text_of
from tests.structure.test_kinds import kinds

TEXT = "\n\n".join([PROSE] * 2)


def lines_of(text: str) -> list[tuple[str, str]]:
    """Name and number of each line of verse, and what it says, in all stanzas of the text."""
    edition = structure(text_of(text), Settings())[0]
    verses = [n for n in edition.body if isinstance(n, Verse)]
    parts = [line for verse in verses for line in verse.lines if isinstance(line, Paragraph)]
    return [(p.n, "".join(r.span.of(text) for r in p.content if isinstance(r, Run))) for p in parts]


VERSES = [f"And still the water number {c} went by," for c in "abcdefghijklmno"]


@pytest.mark.parametrize("right", [True, False])
def test_numbers_of_verses_in_the_margin_are_no_words(right: bool) -> None:
    shown = [
        v if (i + 1) % 5 else f"{v:60}{i + 1}" if right else f"{i + 1:<6}{v}" for i, v in enumerate(VERSES)
    ]
    indent = "" if right else "      "
    text = "\n".join(line if line[0].isdigit() else indent + line for line in shown)
    found = lines_of(text)
    assert [words for _, words in found] == VERSES
    assert [n for n, _ in found if n] == ["5", "10", "15"]


def test_figures_at_line_ends_that_count_nothing_are_words() -> None:
    rows = "\n".join(f"Loads of wheat that came by ship        {5 * n}" for n in range(1, 8))
    assert "verse" not in kinds(f"{TEXT}\n\n{rows}\n\n{TEXT}")


STANZA = "{n}The hills are up before the sun,\nThe valleys still are grey;\nThe labour of the night is done,\nAnd here begins the day."


def test_the_numbers_of_stanzas_are_told_and_taken() -> None:
    text = "\n\n".join(STANZA.format(n=f"{n}. ") for n in (1, 2, 3))
    verses = [n for n in structure(text_of(text), Settings())[0].body if isinstance(n, Verse)]
    assert [v.n for v in verses] == ["1", "2", "3"]
    assert not any(words.startswith(("1", "2", "3")) for _, words in lines_of(text))


def test_letters_follow_one_another_in_divisions_of_their_own() -> None:
    date, end = " " * 40 + "York, 3rd May 1821.", " " * 40 + "Yours truly,\n" + " " * 40 + "A. Marlow."
    one = f"{date}\n\nDear Sir,\n\n{PROSE}\n\n{end}\n\nP.S. The horse is sold.\n\n"
    two = f"{date}\n\nDear Madam,\n\n{PROSE}\n\n{end}"
    body = structure(text_of(one + two), Settings())[0].body
    letters = [n for n in body if isinstance(n, Division)]
    assert [n.kind for n in letters] == ["letter", "letter"]
    assert isinstance(letters[0].content[-1], Postscript)
    closer = letters[1].content[-1]
    assert isinstance(closer, Closer)
    assert [p.kind for p in closer.parts] == ["salute", "signed"]


def test_a_speech_to_gentlemen_is_no_letter() -> None:
    assert "salute" not in kinds(f"{TEXT}\n\nGentlemen,\n\n{TEXT}")


def scenes(gap: str) -> str:
    """A play in verse: two acts of two scenes, each with who is there below it."""
    speech = "".join(
        f"{name}\n{VERSES[i]}\n{VERSES[i + 1]}{gap}" for i, name in enumerate(("ANNA", "ODO") * 2)
    )
    acts = [f"SCENE {n}\nANNA, ODO{gap}{speech}" for n in ("I", "II", "III", "IV")]
    return f"ACT I{gap}{acts[0]}{acts[1]}ACT II{gap}{acts[2]}{acts[3]}"


def test_scenes_of_a_play_in_verse_are_no_verses() -> None:
    found = lines_of(scenes("\n\n"))
    assert not [words for _, words in found if words.startswith(("SCENE", "ANNA,"))]


def test_an_appendix_may_have_a_title_behind_its_letter() -> None:
    numbered = "\n\n".join(
        f"{n}. {title}\n\n{PROSE}" for n, title in enumerate(("Le pont", "Le bac", "La digue"), 1)
    )
    added = "\n\n".join(f"Annexe {c}. Les comptes du {c}\n\n{PROSE}" for c in "AB")
    body = structure(text_of(f"{numbered}\n\n{added}\n"), Settings())[0]
    kinds_of = [n.kind for n in (*body.body, *body.back) if isinstance(n, Division)]
    assert kinds_of == ["chapter"] * 3 + ["appendix"] * 2

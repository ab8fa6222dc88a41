"""Letters that follow one another without a blank line between or within them."""

from __future__ import annotations

import pytest

from octtei.config import Settings
from octtei.model.block import BlockKind
from octtei.model.tree import Closer, Division, Heading, Node, Postscript
from octtei.structure import structure
from octtei.structure.terms.letterwords import has_contact, is_letter_date, is_salutation
from tests.structure.blocks import PROSE, kinds_of
from tests.structure.spans import text_of
from tests.structure.test_kinds import kinds

FAR, NEAR = " " * 50, "   "
SALUTED = ("Mon cher Paul,", "Ma bonne Louise,", "Mon père,", "Chère amie,")


def letters_of(value: str) -> list[Division]:
    """The divisions of a text that are letters, in order."""
    body = structure(text_of(value), Settings())[0].body
    return [n for n in body if isinstance(n, Division) and n.kind == "letter"]


def letter(i: int, *, above: str = "", below: str = "", far: str = FAR) -> str:
    """A letter without a blank line."""
    date = f"{far}Sauve, le {i + 2} mars 1871.\n"
    closer = f"{far}Tout à toi,\n{far}Henri Aubin.\n"
    return f"{above}{date}{NEAR}{SALUTED[i % 4]}\n{NEAR}{PROSE}\n{NEAR}{PROSE}\n{closer}{below}"


def parts_of(node: Node) -> list[str]:
    """What the lines of an opener or a closer are."""
    assert isinstance(node, Closer)
    return [part.kind for part in node.parts]


@pytest.mark.parametrize("far", [FAR, ""])
def test_letters_without_blank_lines_are_divisions_of_their_own(far: str) -> None:
    found = letters_of("".join(letter(i, far=far) for i in range(4)))
    assert len(found) == 4
    assert [parts_of(each.content[0]) for each in found] == [["dateline", "salute"]] * 4
    assert [parts_of(each.content[-1]) for each in found] == [["salute", "signed"]] * 4


def test_what_is_added_below_the_signature_belongs_to_its_letter() -> None:
    found = letters_of("".join(letter(i, below=f"{NEAR}P.-S. — {PROSE}\n") for i in range(3)))
    assert [isinstance(each.content[-1], Postscript) for each in found] == [True] * 3


def test_to_whom_a_letter_goes_is_its_heading_where_a_number_stands_above() -> None:
    names = ("À Paul", "À Louise", "À son père", "À une amie")
    heads = [
        f"{' ' * 30}{n}\n{' ' * 28}{name}\n"
        for n, name in zip(("X", "XI", "XII", "XIII"), names, strict=True)
    ]
    found = letters_of("".join(letter(i, above=head) for i, head in enumerate(heads)))
    assert len(found) == 4
    assert all(sum(isinstance(n, Heading) for n in each.content) == 1 for each in found)


def test_who_signs_at_the_margin_is_told_by_the_letter_below() -> None:
    text = "".join(letter(i, far="").replace("Tout à toi,\n", "") for i in range(3))
    assert parts_of(letters_of(text)[0].content[-1]) == ["signed"]


@pytest.mark.parametrize("leave", ["Ton fils Louis", "Ton vieux père"])
def test_who_signs_as_he_takes_leave_closes_a_letter_with_a_number(leave: str) -> None:
    text = "".join(letter(i, above=f"{' ' * 26}{i + 1}. À Jeanne\n") for i in range(3))
    text = text.replace(f"{FAR}Tout à toi,\n{FAR}Henri Aubin.\n", f"{FAR}{leave}\n\n")
    found = letters_of(text)
    assert [each.n for each in found] == ["1", "2", "3"]
    assert [parts_of(each.content[-1]) for each in found] == [["signed"]] * 3


def test_a_name_that_begins_with_a_roman_numeral_signs_below_the_compliment() -> None:
    old = f"{FAR}Tout à toi,\n{FAR}Henri Aubin.\n"
    text = "".join(letter(i) for i in range(3)).replace(old, f"{FAR}Votre dévoué serviteur,\n{FAR}L. AUBIN\n")
    assert [parts_of(each.content[-1]) for each in letters_of(text)] == [["salute", "signed"]] * 3


NO_LETTERS = (
    f"{PROSE}\n{NEAR}Mon cher Paul,\n{NEAR}{PROSE}\n{NEAR}{PROSE}\n",  # nothing dates or signs it
    f"{NEAR}{PROSE}\n{FAR}Henri Aubin.\n{NEAR}{PROSE}\n",  # nobody is spoken to
    f"{NEAR}{PROSE}\n{NEAR}Sauve, le 3 mars 1871.\n{NEAR}{PROSE}\n{NEAR}{PROSE}\n",  # a date alone
    f"{NEAR}Messieurs,\n{NEAR}{PROSE}\n{NEAR}{PROSE}\n{NEAR}{PROSE}\n",  # a speech
)


@pytest.mark.parametrize("text", NO_LETTERS)
def test_other_texts_hold_no_letter(text: str) -> None:
    assert "salute" not in kinds(text)
    assert not letters_of(text)


@pytest.mark.parametrize("words", ["1848-1871", "(1914–18)"])
def test_the_years_of_a_title_date_no_letter(words: str) -> None:
    assert not is_letter_date(words)
    assert not has_contact(words)


def test_a_sentence_with_a_year_dates_no_letter() -> None:
    assert not is_letter_date("On attendit la réponse jusqu'en 1891.")
    assert is_letter_date("Sauve, ce mardi soir.")


def test_an_authority_may_be_spoken_to() -> None:
    assert is_salutation("An den verehrlichen Magistrat!")
    assert not is_salutation("An den Mauern stand das Wasser,")


def test_whom_a_letter_takes_leave_of_is_no_new_salutation() -> None:
    leave = f"{FAR[:30]}J'ai l'honneur d'être avec respect,\n{FAR}Monsieur le Préfet,\n{FAR[:20]}Votre très humble serviteur,\n{FAR}AUBIN.\n"
    old = f"{FAR}Tout à toi,\n{FAR}Henri Aubin.\n"
    found = letters_of("".join(letter(i) for i in range(3)).replace(old, leave))
    assert [parts_of(each.content[-1]) for each in found] == [["salute", "salute", "salute", "signed"]] * 3


def test_a_date_at_the_margin_below_who_signs_belongs_to_the_letter_above() -> None:
    text = "".join(letter(i, above=f"{' ' * 30}LETTRE {n}.\n") for i, n in enumerate(("I", "II", "III")))
    text = text.replace(f"{FAR}Henri Aubin.\n", f"{FAR}Henri Aubin.\nSauve, le 9 mars 1871.\n")
    assert [parts_of(each.content[-1])[-1] for each in letters_of(text)] == ["dateline"] * 3


LEAVE = "\n\n".join([*[PROSE] * 2, "{}", f"{'':40}J. MARCHBANK."])


@pytest.mark.parametrize(
    "lines",
    [
        "          Your most obedient servant,",
        "     J'ai l'honneur d'être, Messieurs,\n\n          Votre très humble serviteur,",
        "     Ich bin, hochgeehrter Herr,\n\n          Ihr ergebenster Diener,",
    ],
)
def test_leave_is_taken_above_a_name_that_ends_the_text(lines: str) -> None:
    kinds = kinds_of(LEAVE.format(lines))
    leaves = lines.count(",\n") + 1
    assert kinds[-leaves - 1 :] == [BlockKind.SALUTE] * leaves + [BlockKind.SIGNATURE]


@pytest.mark.parametrize(
    "text",
    [
        LEAVE.format("          Your most obedient servant.") + f"\n\n{PROSE}",  # text goes on
        LEAVE.format("          The water rose to the third step,"),
        "\n\n".join([*[PROSE] * 2, "          Your most obedient servant,", PROSE]),
        "\n\n".join([*[PROSE] * 2, f"Je suis parti le lendemain, et {PROSE}", f"{'':40}J. MARCHBANK."]),
    ],
)
def test_elsewhere_nobody_takes_leave(text: str) -> None:
    assert BlockKind.SALUTE not in kinds_of(text)

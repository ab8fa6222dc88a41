"""Notes and their references."""

from __future__ import annotations

import pytest

from octtei.config import Settings
from octtei.model.block import Block, BlockKind
from octtei.model.inline import NoteReference
from octtei.model.tree import Paragraph
from octtei.structure import structure
from octtei.structure.references.anchor import pair
from octtei.structure.references.marks import units_of
from octtei.structure.stage import read_sheet
from tests.structure.blocks import PROSE, blocks_of, kinds_of
from tests.structure.spans import edition_of, text_of

FILLER = "\n\n".join([PROSE] * 2)


def paired(value: str) -> tuple[list[str], list[str]]:
    """The numbers of the references found, and of the notes without one."""
    found, lost = pair(read_sheet(value, Settings()))
    return [r.n for r in found], [entry.note.n for entry in lost]


def page(text: str, notes: str) -> str:
    return f"{FILLER}\n\n{text}\n\n{notes}"


def test_notes_carry_on_from_page_to_page() -> None:
    one = page("Le pont1 et le bac2 sont fermés.", "(1) Bâti en 1747.\n(2) Celui de Lestrac.")
    two = page("Le gué3 aussi, depuis 19044.", "(3) À Malaval.\n(4) Ou 1905.")
    assert paired(f"{one}\f{two}") == (["1", "2", "3", "4"], [])


def test_numbers_may_begin_again_on_each_page() -> None:
    one = page("Le pont1 est fermé.", "1. Bâti en 1747.")
    two = page("Le gué1 aussi, le bac2 aussi.", "1. À Malaval.\n2. À Lestrac.")
    assert paired(f"{one}\f{two}\f{one}") == (["1", "1", "2", "1"], [])


def test_letters_call_notes_where_lists_have_letters_too() -> None:
    one = page(
        "Il faut :\n\na) un pont ;\nb) un bac (a).\n\nLe gué (b) aussi.", "(a) De Lestrac.\n(b) À Malaval."
    )
    two = page("Le pontc) est fermé.", "c) Bâti en 1747.")
    assert paired(one) == (["a", "b"], [])
    assert paired(f"{FILLER}\f{one}\f{two.replace('c)', 'a)')}") == (["a", "b", "a"], [])


def test_a_lettered_list_is_no_note() -> None:
    assert paired(page("Le pont (voir a) est fermé, et il faut :", "a) un bac ;\nb) un gué.")) == ([], [])


def test_notes_of_a_second_kind_stand_among_the_others() -> None:
    one = page("Le pont* et le bac1 sont fermés, le gué2 non.", "1. De Lestrac.\n* N. d. É.\n2. À Malaval.")
    two = page("Le puits* aussi, et le moulin3.", "* Il est à sec.\n3. Sans roue.")
    three = page("La halle* reste.", "* Celle de 1747.")
    assert paired(f"{one}\f{two}\f{three}") == (["*", "1", "2", "*", "3", "*"], [])


def test_signs_call_notes_in_the_printers_order() -> None:
    text = page("Le pont*, le bac†, le gué‡ et le puits§.", "* A.\n† Bé.\n‡ Cé.\n§ Dé.")
    assert paired(f"{text}\f{text}") == (["*", "†", "‡", "§"] * 2, [])


def test_a_star_that_nothing_calls_is_no_note() -> None:
    text = page("Le pont1 est fermé.", "1. De Lestrac.") + "\f" + page("Il faut :", "* un pont")
    assert paired(text) == (["1"], [])


def test_a_number_that_counts_something_is_passed_over() -> None:
    one = "Le pont1 est fermé. Il montra le plan du bac 2 et partit. On revint à 2 heures de Lestrac. Le gué3 aussi."
    sheet = read_sheet(page(one, "(1) A.\n(2) B.\n(3) C."), Settings())
    found, _ = pair(sheet, units_of("fr"))
    assert [sheet.value[: r.span.start].rsplit(maxsplit=1)[-1] for r in found] == ["pont", "bac", "gué"]


def test_as_many_misread_signs_as_notes_are_taken() -> None:
    text = page("Le pont1, le bac* et le moulin' sont fermés, le gué4 non.", "(1) A.\n(2) B.\n(3) C.\n(4) D.")
    assert paired(text) == (["1", "2", "3", "4"], [])


def test_what_ocr_makes_of_raised_digits() -> None:
    text = page("Le pont1, le bac®, le puits! ; le moulin” et le gué5.", "1. A.\n2. B.\n3. C.\n4. D.\n5. E.")
    assert paired(text) == (["1", "2", "3", "4", "5"], [])


def test_marks_of_quotation_are_no_misread_digits() -> None:
    for words in (
        "Le pont1, dit “le vieux”, et le gué3.",
        "Le pont1, dit “le\nvieux”, et le gué3.",
        "Le pont1.” Et le gué3.",
    ):
        assert paired(page(words, "1. A.\n2. B.\n3. C.")) == (["1", "3"], ["2"])


def test_braces_are_misread_brackets() -> None:
    text = page("Le pont{1] et le bac[2} sont fermés.", "[1] A.\n{2] B.")
    assert paired(text) == (["1", "2"], [])


def test_notes_below_their_heading_at_the_end_need_no_reference() -> None:
    text = f"{FILLER}\n\nNotes\n\n1. De Lestrac.\n\n2. À Malaval.\n\n4. Bâti en 1747."
    assert paired(text) == ([], ["1", "2", "4"])
    assert paired(text.replace("Notes", "NOTAS")) == ([], ["1", "2", "4"])
    assert paired(text.replace("Notes", "Il faut :")) == ([], [])


def test_numbers_that_carry_on_below_the_notes_of_each_chapter() -> None:
    def chapter(title: str, notes: str) -> str:
        return f"{title}\n\n{FILLER}\n\nNotes\n\n{notes}"

    one, two = chapter("Le pont", "1. A.\n2. B.\n3. C."), chapter("Le bac", "4. D.\n5. E.\n7. F.")
    assert paired(f"{one}\n\n{two}")[1] == ["1", "2", "3", "4", "5", "7"]
    again = chapter("Le bac", "1. D.\n2. E.\n3. F.")
    assert paired(f"{one}\n\n{again}") == ([], ["1", "2", "3"])  # those of the end alone


def test_one_sign_too_many_and_nothing_is_guessed() -> None:
    text = page(
        "Le pont1, le bac*, le puits* et le moulin sont fermés, le gué3 non.", "(1) A.\n(2) B.\n(3) C."
    )
    assert paired(text) == (["1", "3"], ["2"])
    findings = structure(text_of(text), Settings())[1]
    lost = next(f for f in findings if f.rule == "structure.note-without-anchor")
    assert len(lost.candidates) == 2


def test_a_note_runs_over_to_the_next_page() -> None:
    one = page("Le pont1 est fermé.", "1 Bâti en 1747 par un maître maçon qui")
    two = f"{FILLER}\n\nLe gué2 aussi.\n\nvenait de Lestrac.\n2 À Malaval."
    edition = structure(text_of(f"{one}\f{two}"), Settings())[0]
    assert paired(f"{one}\f{two}") == (["1", "2"], [])
    assert "venait" not in str([n for n in edition.body if getattr(n, "kind", "") == "p"])


def test_an_abbreviation_before_a_number_ends_no_paragraph() -> None:
    text = page("Le pont1 est fermé.", "1 Voir Les Ponts de Lestrac, Malaval 1747, tome II, p.\n\n325-326.")
    last = structure(text_of(text), Settings())[0].body[-1]
    assert isinstance(last, Paragraph)
    note = next(n for n in last.content if isinstance(n, NoteReference))
    assert note.note is not None
    assert len(note.note.content) == 1


def test_a_numbered_list_is_no_note() -> None:
    text = f"{FILLER}\n\nIl faut :\n\n1. un pont ;\n2. un bac.\n\n{FILLER}"
    assert paired(text) == ([], [])


def test_notes_at_the_end_are_called_from_everywhere() -> None:
    text = f"Le pont1 dort.\n\n{FILLER}\n\nLe bac2 dort, le gué3 aussi.\n\n{FILLER}\n\nNotes\n\n1. A.\n2. B.\n3. C."
    assert paired(text) == (["1", "2", "3"], [])


def test_references_without_any_note_are_said_once() -> None:
    text = "\n\n".join(f"{PROSE[:-1]}{n}." for n in range(1, 8))
    found, _ = paired(text)
    assert found == ["1", "2", "3", "4", "5", "6", "7"]
    rules = [f.rule for f in structure(text_of(text), Settings())[1]]
    assert rules.count("structure.notes-missing") == 1


def test_a_few_numbers_are_no_references() -> None:
    assert paired(f"Le pont1 et le bac2.\n\n{FILLER}") == ([], [])


def test_numbered_verses_are_no_notes() -> None:
    verses = [f"{v} Es ging der Fährmann an das Wasser und blieb stehen." for v in range(1, 9)]
    chapters = [block for n in range(1, 5) for block in (f"Das {n}. Kapitel", *verses)]
    found = blocks_of("\n\n".join(["DIE SCHRIFTEN", *chapters]))
    assert not any(b.kind is BlockKind.NOTE for b in found)


def test_the_title_of_a_chapter_above_the_rest_of_a_note_is_none_of_it() -> None:
    one = page("Le pont1 est fermé.", "1. Bâti en 1747, puis emporté par la crue")
    two = page(
        "Le gué2 aussi, depuis hier.\n\nCHAPITRE II", "avec ses deux gardiens.\n2. À Malaval."
    ).replace("II\n\n", "II\n")
    lines = read_sheet(value := f"{one}\f{two}", Settings()).lines
    notes = [lines[n].words for b in blocks_of(value) if b.kind is BlockKind.NOTE for n in b.lines]
    assert "avec ses deux gardiens." in notes
    assert "CHAPITRE II" not in notes


@pytest.mark.parametrize("above", ["De Lestrac.", "À Malaval, et ailleurs."])
def test_notes_at_the_end_leave_the_bibliography_that_text_follows_directly(above: str) -> None:
    text = "Le pont1, le bac2 et le gué3 sont fermés."
    books = (
        "Bibliographie\nAubry (Jean), Les Bacs, Sauve, 1871.\nPradel (Henri), Ponts et gués, Lestrac, 1888."
    )
    value = f"{FILLER}\n\n{text}\n\nNotes\n1. Bâti en 1747.\n2. À Sauve.\n3. {above}\n\n{books}\n"
    lines = read_sheet(value, Settings()).lines
    notes = [lines[n].words for b in blocks_of(value) if b.kind is BlockKind.NOTE for n in b.lines]
    assert notes == ["1. Bâti en 1747.", "2. À Sauve.", f"3. {above}"]


RAISED = [f"{PROSE.replace('semaines', f'semaines{n}')}\n\n{n}\n\nVoir le registre {n}.\n" for n in (1, 2, 3)]


@pytest.mark.parametrize("gap", ["\n\n", "\n", "\n      "])
def test_the_raised_number_of_a_note_may_have_a_line_of_its_own(gap: str) -> None:
    text = "\f".join(RAISED).replace("\n\nVoir", f"{gap}Voir")
    assert paired(text) == (["1", "2", "3"], [])


def test_a_note_whose_number_has_a_line_of_its_own_has_no_empty_paragraph() -> None:
    paragraphs = (p for p in edition_of("\f".join(RAISED)).body if isinstance(p, Paragraph))
    notes = [x.note for p in paragraphs for x in p.content if isinstance(x, NoteReference)]
    assert [len(note.content) for note in notes if note] == [1, 1, 1]


def test_a_number_alone_that_nothing_calls_labels_no_note() -> None:
    uncalled = [page.replace(f"semaines{n}", "semaines") for n, page in enumerate(RAISED, 1)]
    assert BlockKind.NOTE not in [b.kind for b in blocks_of("\f".join(uncalled))]


def chapters(between: str, gap: str = "\n") -> list[Block]:
    """The notes of seven pages told by their numbers alone; nothing tells the fourth."""
    text = "\n\n".join([PROSE] * 4)
    told = [f"{n} LES PASSEURS\n\n{text[:-1]} {n - 1}.\n\n{n - 1}. Bâti en 17{n}0." for n in range(2, 9)]
    told[3] = told[3].replace("5 LES PASSEURS\n", between, 1)
    value = gap.join(told)
    return [b for b in blocks_of(value) if b.kind is BlockKind.NOTE]


@pytest.mark.parametrize("between", ["CHAPITRE HI\nLE PONT DE BOIS\n", "CHAPITRE II\n", "LE GUÉ\n"])
def test_a_note_ends_above_the_heading_of_a_page_that_nothing_tells(between: str) -> None:
    assert [len(b.lines) for b in chapters(between)] == [1] * 7


def test_a_note_ends_where_its_page_is_too_long_for_one() -> None:
    assert [len(b.lines) for b in chapters("", "\n\n")] == [1] * 7


def test_the_lines_of_a_note_in_capitals_within_a_sentence_are_of_it() -> None:
    text = "\n\n".join([PROSE] * 4)
    note = "On lit sur la pierre, au-dessus du pont :\nAUX PASSEURS DE LA RIVE\net rien de 17{n}0."
    value = "\n".join(
        f"{n} LES PASSEURS\n\n{text[:-1]} {n - 1}.\n\n{n - 1}. {note.format(n=n)}" for n in range(2, 9)
    )
    assert [len(b.lines) for b in blocks_of(value) if b.kind is BlockKind.NOTE] == [3] * 7


WIKI = """La grève commença le 21 juin[1]. Le maire ne crut pas à l'affaire, et le pont resta fermé tout l'été[2].

On négocia ; les maîtres offrirent deux heures de moins, et les ouvrières voulaient deux francs[3].

{}

{}Archives du pont, 10 M 245.
{}Rapport du 2 juillet 1869. Le mot est souligné.
{}Voir les souvenirs du passeur, p. 112.
"""


@pytest.mark.parametrize("labels", [("↑ ", "↑ ", "↑ "), ("1. ↑ ", "2. ↑ ", "3. ↑ ")])
@pytest.mark.parametrize("head", ["Notes", "FOOTNOTES:"])
def test_notes_with_arrows_have_the_numbers_of_their_places(head: str, labels: tuple[str, ...]) -> None:
    value = WIKI.format(head, *labels)
    found = [(b.n, value[b.label.start : b.label.end]) for b in blocks_of(value) if b.label]
    assert found == [(str(i), label) for i, label in enumerate(labels, 1)]
    assert BlockKind.HEADING in kinds_of(value)


def test_arrows_that_nothing_calls_are_text() -> None:
    value = WIKI.format("Le menu", "↑ ", "↑ ", "↑ ").replace("[1]", "").replace("[2]", "").replace("[3]", "")
    assert BlockKind.NOTE not in kinds_of(value)


def glued(word: str, rest: str, label: str = "1. ") -> list[int]:
    """How many lines each note has, of two pages; a word divided between them stands glued to the note of the first."""
    text = f"{PROSE}\n{PROSE[:-1]} 1, et la {word}"
    first = f"{text}{label}De Lestrac le dit.\n2{label[1:]}Bâti en 1747 puis rebâti." if label else text
    value = f"{first}\f{rest} {PROSE[1:]}\n3{label[1:]}À Malaval.".replace(
        "lac immobile.", "lac 2 immobile.", 1
    )
    return [len(b.lines) for b in blocks_of(value) if b.kind is BlockKind.NOTE]


@pytest.mark.parametrize("label", ["1. ", "1 "])
def test_a_note_that_a_tool_glued_to_a_divided_word_is_one(label: str) -> None:
    assert glued("fa", "brique", label)[:2] == [1, 1]


def test_a_reference_before_a_capital_begins_no_note() -> None:
    text = f"{PROSE}\n{PROSE[:-1]}, et la fabrique1. Le maire le dit, et puis le soir"
    value = f"{text}\n1. De Lestrac le dit.\f{PROSE[0].lower()}{PROSE[1:]}"
    lines = read_sheet(value, Settings()).lines
    assert len(lines) == value.replace("\f", "\n").count("\n") + 1

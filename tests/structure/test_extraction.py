"""What extraction leaves of a page: margins, heads that occur once, titles without gaps, notes without references."""

from __future__ import annotations

from textwrap import wrap

import pytest

from octtei.config import Settings
from octtei.model.block import BlockKind as Kind
from octtei.structure.lines.line import read_lines
from octtei.structure.pages.margins import without_margins
from octtei.structure.pages.paginate import paginate
from octtei.structure.stage import read_sheet
from tests.structure.blocks import PROSE, blocks_of, kind_of, kinds_of

NARROW = "\n".join(wrap(PROSE, 45))
WORDS = PROSE.removesuffix(".").split()
OPEN = NARROW.replace("lac immobile.", "lac")
SMALL = NARROW.replace("La crue", "immobile, la crue", 1)


def roles_of(value: str) -> list[tuple[str, str]]:
    sheet = read_sheet(value, Settings())
    return [
        (b.role, sheet.lines[b.first].words) for b in sorted(sheet.blocks, key=lambda b: b.first) if b.role
    ]


def indents_of(value: str) -> list[list[int]]:
    pages, lines = paginate(value, read_lines(value))
    lines = without_margins(lines, pages)
    return [[x.indent for x in lines[p.first : p.last + 1] if not x.blank] for p in pages]


def shifted(text: str, by: int) -> str:
    return "\n".join(" " * by + line for line in text.split("\n"))


def test_margins_that_differ_from_page_to_page_go() -> None:
    pages = [shifted(f"   {NARROW}", by) for by in (2, 6, 2, 6)]
    assert indents_of("\f".join(pages)) == [[3, 0, 0, 0, 0, 0, 0]] * 4


def test_what_stands_in_the_margin_begins_where_its_words_do() -> None:
    pages = [shifted(f"{NARROW}\n{NARROW}", by) + "\n1. Une note au pied de la page." for by in (2, 6)]
    assert [page[-1] for page in indents_of("\f".join(pages))] == [0, 0]


def test_a_margin_that_all_pages_have_stays_an_indent() -> None:
    assert indents_of("\f".join([shifted(NARROW, 4)] * 3)) == [[4] * 7] * 3


HEAD = "Le pont de Verlisse"


def test_a_heading_said_again_where_a_sentence_goes_on_is_a_running_head() -> None:
    text = f"{HEAD}\n\n{NARROW}\n{OPEN}\f{HEAD}\n\n{SMALL}\n\n{NARROW}"
    assert ("header", HEAD) in roles_of(text)
    assert sum(b.kind is Kind.HEADING or b.kind is Kind.TITLE for b in blocks_of(text)) == 1


def test_a_heading_at_the_top_of_its_page_stays_one() -> None:
    text = f"{page_of(1, opens='Ce jour ', ends='.')}\f{HEAD}\n\n{NARROW}\n\n{NARROW}"
    assert roles_of(text) == []
    assert kind_of(text, HEAD) is Kind.HEADING


def test_a_heading_that_comes_back_in_the_text_stays_one_at_a_page_s_top() -> None:
    part = f"Le matin\n\n{NARROW}\n\nLe soir\n\n{NARROW}\n\n"
    assert roles_of(f"{part}{part}{part}\fLe matin\n\n{NARROW}\n\n{NARROW}") == []


def test_entries_of_a_table_of_contents_make_no_running_heads() -> None:
    contents = "\n".join(f"{title} ...... {n}" for n, title in enumerate((HEAD, "La crue", "Le bac"), 3))
    text = f"Table\n\n{contents}\f{HEAD}\n\n{NARROW}\n\n{NARROW}\fLa crue\n\n{NARROW}\n\n{NARROW}"
    assert ("header", HEAD) not in roles_of(text)
    assert ("header", "La crue") not in roles_of(text)


STACKS = (
    "La Vallée\nChronique d'un canton\nHonorine Maucourt\n\n",
    "      La Vallée\n   Chronique d'un canton\n\n",
)
NO_STACKS = (
    "Jean Dupont\nPaul Martin\nLouise Roy\n\n",
    "Étaient présents :\nJean Dupont\nPaul Martin\n\n",
    "Jean Dupont\nPaul Martin\nLouise Roy\nAnne Petit\nLuc Morel\nMarc Gros\n\n",
)


@pytest.mark.parametrize("head", STACKS)
def test_a_title_without_blank_lines_is_one(head: str) -> None:
    assert kinds_of(f"{head}Préface\n\n{NARROW}\n\n{NARROW}")[:2] == [Kind.TITLE, Kind.TITLE]


@pytest.mark.parametrize("head", NO_STACKS)
def test_other_short_lines_are_no_title(head: str) -> None:
    assert Kind.TITLE not in kinds_of(f"{head}{NARROW}\n\n{NARROW}")


def test_a_closing_mark_pushed_off_its_line_is_no_ornament() -> None:
    assert Kind.ORNAMENT not in kinds_of(f"{NARROW}\n\n« {NARROW}\n»\n\n{NARROW}")
    assert Kind.ORNAMENT in kinds_of(f"{NARROW}\n\n* * *\n\n{NARROW}")


def page_of(number: int, *, opens: str = "", ends: str = "") -> str:
    """A page of text, another one for each number."""
    at = 7 * number % len(WORDS)
    return "\n".join(wrap(f"{opens}{' '.join([*WORDS[at:], *WORDS[:at], *WORDS[:20]])}{ends}", 45))


def pages_with_notes(*labels: str, broken: bool = True) -> str:
    """Pages with two notes each that nothing calls, `broken` ones with a sentence that goes on overleaf."""
    opens, ends = ("de ce temps ", "") if broken else ("Ce jour ", ".")
    note = "Voir le rapport du maire, tome II, page"
    pages = [
        f"{page_of(n, opens=opens, ends=ends)}\n\n{labels[2 * n]} {note} {n + 40}.\n{labels[2 * n + 1]} {note} {n + 60}."
        for n in range(len(labels) // 2)
    ]
    return "\f".join([*pages, page_of(9, opens=opens, ends=".")])


def notes_of(value: str) -> list[str]:
    return [b.n for b in blocks_of(value) if b.kind is Kind.NOTE]


LABELS = ("1.", "2.", "3.", "4.", "5.", "6.", "7.", "8.")


def test_notes_that_interrupt_sentences_need_no_reference() -> None:
    assert notes_of(pages_with_notes(*LABELS)) == ["1", "2", "3", "4", "5", "6", "7", "8"]


def test_numbered_paragraphs_at_page_ends_are_no_notes() -> None:
    assert notes_of(pages_with_notes(*LABELS, broken=False)) == []


@pytest.mark.parametrize("misread", ["s.", "S.", "?."])
def test_a_misread_number_is_the_one_that_is_due(misread: str) -> None:
    labels = [misread if label == "5." else label for label in LABELS]
    assert notes_of(pages_with_notes(*labels)) == ["1", "2", "3", "4", "5", "6", "7", "8"]


def test_a_stop_that_ocr_lost_or_changed_leaves_a_label() -> None:
    labels = ("1", "2.", "3:", "4", "5.", "6,", "7", "8.")
    assert notes_of(pages_with_notes(*labels)) == ["1", "2", "3", "4", "5", "6", "7", "8"]


def test_a_note_may_stand_on_the_page_after_its_reference() -> None:
    first = f"{NARROW}\n{NARROW} Le maire2 vint.\n\n1. Une note."
    pages = f"Le pont1. {first}\f{NARROW}\nLe bac3 aussi.\n\n2. Une autre note.\n3. Encore une note."
    assert notes_of(pages) == ["1", "2", "3"]


def test_a_list_between_notes_is_no_list_of_notes_at_the_end() -> None:
    first = f"Le pont1 et le bac2 et la rive3 et le gué4. {NARROW}\n\n1. Une note.\n2. Une autre.\n3. Une autre.\n4. Une autre."
    second = f"Le pont5 et le bac6 et la rive7. {NARROW}\n1. le premier point ;\n2. le deuxième point ;\n3. le dernier."
    notes = "5. Une note.\n6. Une autre.\n7. Une autre."
    assert notes_of(f"{first}\f{second}\n{NARROW}\n\n{notes}") == ["1", "2", "3", "4", "5", "6", "7"]

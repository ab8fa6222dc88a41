"""The measure: perfect on an edition made from the gold itself, lower where an edition is damaged, in one figure each."""

from __future__ import annotations

import importlib.util
import re
from collections.abc import Callable
from dataclasses import replace
from itertools import count
from pathlib import Path
from typing import Any

import pytest
from bench.layout.document import make
from bench.layout.edition import read
from bench.layout.gold import Gold, write
from bench.layout.layout import Layout
from bench.layout.layouts import BY_NAME, LAYOUTS
from bench.layout.measure import measure
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from tests.bench.gold_edition import edition_of

SCORE = Path(__file__).parents[2].parent / "shared" / "eval" / "score.py"
Damage = Callable[[Gold], Gold]


def texts(gold: Gold, change: Callable[[str, str], tuple[str, str] | None]) -> Gold:
    changed = [change(code, text) for code, text in gold.blocks]
    return replace(gold, blocks=tuple(block for block in changed if block))


def merged(gold: Gold) -> Gold:
    """Every second paragraph run on into the one before it."""
    out: list[tuple[str, str]] = []
    for code, text in gold.blocks:
        if out and code == out[-1][0] == "P" and len(out) % 2:
            out[-1] = ("P", f"{out[-1][1]} {text}")
        else:
            out.append((code, text))
    return replace(gold, blocks=tuple(out))


def first_half(gold: Gold) -> Gold:
    return replace(gold, notes=tuple((key, text[: len(text) // 2]) for key, text in gold.notes))


def undivided(gold: Gold, kinds: set[str]) -> Gold:
    """Divided words of these kinds left in two halves."""
    for division in gold.divisions:
        if division.kind in kinds:
            halves = division.before.replace("|", " ")
            whole = re.compile(rf"(?<!\w){re.escape(division.after)}(?!\w)")
            gold = texts(gold, lambda code, text, w=whole, h=halves: (code, w.sub(h, text)))  # type: ignore[misc]
            notes = tuple((key, whole.sub(halves, text)) for key, text in gold.notes)
            gold = replace(gold, notes=notes)
    return gold


DAMAGES: list[tuple[str, str, Damage]] = [
    ("cer", "blank-lines", lambda g: texts(g, lambda c, t: (c, t.replace("e", "c")))),
    ("blocks_f1", "blank-lines", merged),
    ("headings_f1", "blank-lines", lambda g: texts(g, lambda c, t: ("P" if c == "H3" else c, t))),
    ("heading_levels", "blank-lines", lambda g: texts(g, lambda c, t: ("H2" if c == "H3" else c, t))),
    ("note_anchors_f1", "blank-lines", lambda g: texts(g, lambda c, t: (c, re.sub("⟦n:[^⟧]*7⟧", "", t)))),
    ("note_bodies_cer", "blank-lines", first_half),
    (
        "pages_f1",
        "blank-lines",
        lambda g: texts(g, lambda c, t: (c, t if c == "H2" else t.replace("⟦pb⟧", ""))),
    ),
    ("hyphens", "hyphens-over-pages", lambda g: undivided(g, {"hyphen", "hyphen-kept"})),
    ("lost_hyphens", "hyphens-lost", lambda g: undivided(g, {"hyphen-lost"})),
    ("false_joins", "hyphens-lost", lambda g: texts(g, lambda c, t: (c, t.replace("de la ", "dela ")))),
]


def worse(name: str, before: float | None, after: float | None) -> bool:
    assert before is not None
    assert after is not None
    return after > before if name in ("cer", "note_bodies_cer", "false_joins") else after < before


@pytest.mark.parametrize("layout", LAYOUTS[::2], ids=lambda layout: layout.name)
def test_edition_made_from_the_gold_is_perfect(layout: Layout) -> None:
    gold = make(layout, 1).gold
    for name, value in measure(edition_of(gold), gold).items():
        best = 0.0 if name in ("cer", "note_bodies_cer", "false_joins") else 1.0
        assert value in (best, None), name


@pytest.mark.parametrize(("name", "layout", "damage"), DAMAGES, ids=[name for name, _, _ in DAMAGES])
def test_damage_shows_in_its_figure(name: str, layout: str, damage: Damage) -> None:
    gold = make(BY_NAME[layout], 1).gold
    whole = dict(measure(edition_of(gold), gold).items())
    hurt = dict(measure(edition_of(damage(gold)), gold).items())
    assert worse(name, whole[name], hurt[name])


def test_a_compound_without_its_hyphen_is_a_false_join() -> None:
    gold = make(BY_NAME["indents"], 1).gold
    hurt = texts(
        gold,
        lambda c, t: (c, t.replace("demi-siècle", "demisiècle").replace("procès-verbal", "procèsverbal")),
    )
    assert hurt != gold
    assert measure(edition_of(hurt), gold).false_joins > 0


def test_what_is_no_reading_text_does_not_count() -> None:
    gold = Gold((("P", "Le chemin ⟦pb⟧ de fer⟦n:1⟧ cana."),), (("1", "Une note."),))
    edition = (
        '<TEI xmlns="http://www.tei-c.org/ns/1.0"><text><body><p>Le<lb/><choice><sic>cnemin</sic><corr>chemin</corr></choice>'
        '<fw>12</fw><pb break="maybe"/>de f<pc force="weak">-</pc><lb break="no"/>er<ref target="#n1">1</ref> cana.</p>'
        '<note n="1" xml:id="n1"><p>Une no<lb break="no"/>te.</p></note></body></text></TEI>'
    )
    figures = measure(edition.encode(), gold)
    assert (figures.cer, figures.blocks_f1, figures.note_anchors_f1) == (0.0, 1.0, 1.0)
    assert (figures.note_bodies_cer, figures.pages_f1) == (0.0, 1.0)


@pytest.fixture(scope="module")
def score() -> Any:
    if not SCORE.exists():
        pytest.skip("the reference measure is not beside this repository")
    spec = importlib.util.spec_from_file_location("score", SCORE)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def agree(score: Any, edition: bytes, gold: Gold, folder: Path) -> None:
    write(gold, "", folder)
    (folder / "edition.xml").write_bytes(edition)
    reference = score.score(str(folder / "edition.xml"), str(folder))
    for name, value in measure(edition, gold).items():
        if name in reference and value is not None:
            assert value == pytest.approx(reference[name], abs=1e-4), name


@pytest.mark.parametrize("layout", LAYOUTS[::6], ids=lambda layout: layout.name)
def test_agrees_with_the_reference_on_good_editions(score: Any, layout: Layout, tmp_path: Path) -> None:
    gold = make(layout, 2).gold
    agree(score, edition_of(gold), gold, tmp_path)


@pytest.mark.parametrize(("layout", "damage"), [row[1:] for row in DAMAGES], ids=[row[0] for row in DAMAGES])
def test_agrees_with_the_reference_on_damaged_editions(
    score: Any, layout: str, damage: Damage, tmp_path: Path
) -> None:
    gold = make(BY_NAME[layout], 2).gold
    agree(score, edition_of(damage(gold)), gold, tmp_path)


TEXT = st.text("aé1 \n«-’.", max_size=6)
LEAVES = st.sampled_from(
    [
        "<lb/>", '<lb break="no"/>', "<pb/>", '<pb break="no"/>', '<milestone n="* * *"/>', '<milestone n="3"/>',
        '<ref target="#n1">1</ref>', '<ref type="noteAnchor" n="(4)"/>', '<ptr target="#n1"/>', "<!-- no text -->",
        '<pc force="weak">-</pc>', '<pc force="strong">-</pc>', "<fw>12</fw>", "<note>silent</note>",
        "<choice><sic>a</sic><corr>b</corr></choice>", "<choice><orig>c</orig><reg>d</reg></choice>", "<choice/>",
    ]
)  # fmt: skip
NAMES = st.sampled_from(
    [
        "p",
        "head",
        "item",
        "list",
        "div",
        "lg",
        "l",
        "quote",
        "said",
        "q",
        "epigraph",
        "cit",
        "bibl",
        "signed",
        "closer",
        "note",
        "hi",
        "titlePart",
        "label",
        "ab",
        "sp",
        "speaker",
    ]
)


def element(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    def wrap(name: str, parts: list[tuple[str, str]], n: str) -> str:
        attribute = f' n="{n}" xml:id="?"' if name == "note" else ""
        return f"<{name}{attribute}>{''.join(a + b for a, b in parts)}</{name}>"

    return st.builds(wrap, NAMES, st.lists(st.tuples(TEXT, inner), max_size=3), st.sampled_from(["1", "[2]"]))


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(body=st.lists(st.recursive(LEAVES, element, max_leaves=12), max_size=3).map("".join))
def test_reads_any_edition_as_the_reference_does(score: Any, tmp_path: Path, body: str) -> None:
    assume(body.count('<pb break="no"/>') < 2)  # two in one word are read by nobody alike
    ids = count(1)
    body = re.sub(r'(?<=xml:id=")[?]', lambda _: f"n{next(ids)}", body)
    document = f'<TEI xmlns="http://www.tei-c.org/ns/1.0"><text><body>{body}</body></text></TEI>'.encode()
    (tmp_path / "any.xml").write_bytes(document)
    reference, edition = score.Edition(str(tmp_path / "any.xml")), read(document)
    assert edition.blocks == reference.clean_blocks()
    assert edition.notes == reference.notes

from __future__ import annotations

import json
from dataclasses import dataclass, replace

import pytest
from bench.damage import KINDS, MIXTURES, Damaged, corpus, damage, measure
from bench.damage.__main__ import main
from bench.damage.adapter import AdapterError, Cleaner, answer, named, nothing

from octtei.text import Decoding, Edit, Layer, Safety, Source, Span, Text

CLEAN = "Il était une fois un roi, et sa fille aînée."
DAMAGED = Damaged(
    CLEAN,
    Layer.of(
        Edit(Span(CLEAN.index(right), CLEAN.index(right) + len(right)), right, wrong, kind)
        for right, wrong, kind in (
            ("était", "e\ufffd tait", "accent"),
            ("un roi", "unroi", "space"),
            ("aînée.", "ai\ufffd ne\ufffd e.", "accent"),
        )
    ),
)


def at(wrong: str, right: str, rule: str = "rule", safety: Safety = Safety.SAFE) -> Edit:
    start = DAMAGED.text.index(wrong)
    return Edit(Span(start, start + len(wrong)), wrong, right, rule, safety)


def _saying(result: object) -> Cleaner:
    """A cleaner that answers `result` whatever it is given."""
    return lambda _: result


def test_a_perfect_cleaner_has_all_and_a_lazy_one_nothing() -> None:
    clean = corpus("fr", 3_000)
    kinds = dict.fromkeys(KINDS, 0.3)
    for damaged in (damage(clean, kinds, 1), damage(clean, MIXTURES["ocr"], 2)):
        best = measure(damaged, _saying(damaged.repair))
        assert all(kind.right == kind.total > 0 for kind in best.kinds.values())
        assert all(rule.precision == 1 for rule in best.rules.values())
        assert best.spoiled == 0
        none = measure(damaged, nothing)
        assert all(kind.right == kind.offered == 0 for kind in none.kinds.values())
        assert none.words == best.words > 0


def test_right_wrong_and_stray_edits_are_told_apart() -> None:
    score = measure(
        DAMAGED,
        lambda _: [
            at("e\ufffd tait", "était"),
            at("ai\ufffd ne\ufffd e", "ainée", "bad"),
            at("fois", "foie", "stray"),
        ],
    )
    assert (score.kinds["accent"].right, score.kinds["accent"].total) == (1, 2)
    assert score.kinds["space"].recall == 0
    assert score.rules["rule"].precision == 1
    assert score.rules["bad"].precision == 0
    assert score.rules["stray"].precision == 0
    assert (score.spoiled, score.words) == (1, 6)
    assert score.spoiled_per_thousand == pytest.approx(1000 / 6)


def test_a_step_in_the_right_direction_is_no_fault() -> None:
    place = DAMAGED.text.index("ai\ufffd ") + 3
    space = Edit(Span(place, place + 1), " ", "", "step")
    detour = at("e\ufffd tait", "ètait", "detour")
    score = measure(DAMAGED, lambda _: [space, detour])
    assert score.rules["step"].precision == 1
    assert score.rules["detour"].precision == 0
    assert score.kinds["accent"].right == 0


def test_an_edit_over_the_edge_of_a_damage_must_be_right_throughout() -> None:
    good = measure(DAMAGED, lambda _: [at("e\ufffd tait une", "était une")])
    assert good.kinds["accent"].right == 1
    bad = measure(DAMAGED, lambda _: [at("e\ufffd tait une", "était nue")])
    assert bad.kinds["accent"].right == 0


def test_layers_build_on_each_other() -> None:
    first = Layer((at("e\ufffd tait", "e\ufffdtait", "one"),))
    middle = first.apply(DAMAGED.text)
    place = middle.index("e\ufffd")
    second = Layer((Edit(Span(place, place + 2), "e\ufffd", "é", "two"),))
    made = _text().over(first).over(second)
    results: tuple[object, ...] = ([first, second], made, (made, []))
    for result in results:
        score = measure(DAMAGED, _saying(result))
        assert score.kinds["accent"].right == 1
        assert {n: r.precision for n, r in score.rules.items()} == {"one": 1, "two": 1}


def test_proposals_count_when_their_first_reading_is_right() -> None:
    right = at("unroi", "un roi", "ask", Safety.REVIEW)
    wrong = replace(at("e\ufffd tait", "ètait", "ask", Safety.REVIEW), others=("était",))
    inside = at("ne\ufffd e", "née", "ask", Safety.REVIEW)
    score = measure(DAMAGED, lambda _: [right, wrong, inside])
    assert (score.rules["ask"].proposed, score.rules["ask"].proposed_right) == (3, 1)
    assert (score.kinds["space"].right, score.kinds["space"].offered) == (0, 1)
    assert score.kinds["accent"].offered == 0
    assert score.spoiled == 0


@dataclass
class Finding:
    rule: str
    raw: Span | None
    candidates: tuple[str, ...]


def test_findings_with_a_place_and_candidates_are_proposals() -> None:
    span = at("unroi", "un roi").span
    findings = [Finding("ask", span, ("un roi",)), Finding("ask", None, ("x",)), Finding("tell", span, ())]
    score = measure(DAMAGED, lambda _: (_text(), findings))
    assert score.kinds["space"].offered == 1
    assert score.rules["ask"].proposed == 1
    assert "tell" not in score.rules


def test_a_clean_text_counts_every_edit_as_spoiling() -> None:
    score = measure(Damaged(CLEAN, Layer()), lambda t: [Edit(Span(0, 2), t[:2], "11", "r")])
    assert (score.spoiled, score.words, score.rules["r"].right) == (1, 10, 0)


def _text() -> Text:
    data = DAMAGED.text.encode()
    return Text.of(Source("t", data, DAMAGED.text, Decoding(((len(DAMAGED.text), "utf-8"),))))


@pytest.mark.parametrize("result", ["a string", 5, [1, 2]])
def test_an_answer_of_another_kind_is_refused(result: object) -> None:
    with pytest.raises(AdapterError):
        answer(result, "text")


@pytest.mark.parametrize(
    "name", ["no.such:thing", "bench.damage:nothing_there", "bench.damage.adapter:_PAIR"]
)
def test_a_cleaner_that_is_not_there_is_named(name: str) -> None:
    with pytest.raises(AdapterError, match=r"cleaner|called"):
        named(name)


def test_the_command_prints_its_tables(capsys: pytest.CaptureFixture[str]) -> None:
    arguments = [
        "ligatures",
        "ocr",
        "--words",
        "2500",
        "--cleaner",
        "bench.damage.adapter:nothing",
        "--show",
        "1",
    ]
    assert main(arguments) == 0
    shown = capsys.readouterr().out
    assert "0 edits" in shown
    assert "  ligatures: '" in shown
    assert "Together: ocr" in shown
    assert main([*arguments, "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["ligatures-1"]["kinds"]["ligatures"]["right"] == 0


def test_the_command_says_what_is_missing(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["ligatures", "--words", "2500", "--cleaner", "no.such:thing"]) == 2
    assert "no cleaner" in capsys.readouterr().err

"""How well cleaning mends the gold texts of `../shared/gold`, where they are at hand: `python -m bench.gold_clean`.

A gold row is found in the raw text by its line and its words; the edits that lie on it are made there and the outcome
compared. An edit that lies on no row, and changes more than space, spoils what it touches.
"""

from __future__ import annotations

import re
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from octtei.clean.language import LASTING
from octtei.clean.order import ORDER
from octtei.clean.rule import Passage, Rule
from octtei.read import read_file
from octtei.text import Edit, Layer, Safety, Source, Span, Text

GOLD = Path(__file__).resolve().parents[2] / "shared" / "gold"
ELSEWHERE = ("accent", "mojibake", "entity", "dropcap", "unicode", "control")
"""Topics of rules whose damage `edits.tsv` does not list; their own benches and `score.py` measure them."""
MEASURED = ("ocr-char", "ocr-word")
_FOLDED = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"'})


@dataclass(frozen=True, slots=True)
class Row:
    """One line of `edits.tsv`, with its place in the raw text."""

    span: Span
    before: str
    after: str
    kind: str
    high: bool


@dataclass(frozen=True, slots=True)
class Made:
    """An edit with the raw characters behind it."""

    edit: Edit
    raw: Span


@dataclass
class Score:
    """What the measure counts, all by rule or by kind."""

    wanted: int = 0
    safe: int = 0
    proposed: int = 0
    right: Counter[str] = field(default_factory=Counter)
    wrong: Counter[str] = field(default_factory=Counter)
    review_right: Counter[str] = field(default_factory=Counter)
    review_wrong: Counter[str] = field(default_factory=Counter)
    misses: list[str] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)


def rows(folder: Path, source: Source) -> Iterator[Row]:
    """The rows of the gold in `folder` that are found in `source`."""
    for line in (folder / "edits.tsv").read_text(encoding="utf8").splitlines():
        number, before, after, kind, certainty = line.split("\t")[:5]
        words = re.split(r"[\s|]+", re.sub(r"⟦[^⟧]*⟧", "", before).strip())
        # a word may be divided over a line end, with or without its hyphen
        pattern = re.compile(r"\s+".join(r"-?\n*".join(map(re.escape, word)) for word in words))
        start = source.line_starts[max(0, int(number) - 2)]
        hits = (pattern.search(source.text, at) for at in (source.line_starts[int(number) - 1], start))
        hit = next((h for h in hits if h and source.line_at(h.start()) <= int(number) + 1), None)
        if hit and before.strip():  # what is not found stands otherwise in the source
            yield Row(Span(*hit.span()), before, after, kind, certainty == "high")


def all_edits(text: Text, rules: Iterable[Rule], language: str) -> tuple[Text, list[Made]]:
    """The text with all SAFE edits made, and every edit, SAFE or not, over the raw text; as the stage does it, what lasts of a text is kept."""
    made: list[Made] = []
    lasting: dict[str, object] = {}
    for rule in rules:
        passage = Passage(text.value, language, shared=lasting)
        edits = sorted(rule.find(passage), key=lambda e: e.span)
        made += [Made(e, o) for e in edits if (o := text.origin(e.span) or _place(text, e))]
        text = text.over(Layer.of((e for e in edits if e.safety is Safety.SAFE), rule.name))
        lasting = {view: passage.shared[view] for view in LASTING if view in passage.shared}
    return text, made


def _place(text: Text, edit: Edit) -> Span:
    at = text.raw_place(edit.span.start)
    return Span(at, at)


def _norm(text: str) -> str:
    text = re.sub(r"⟦[^⟧]*⟧", "", text).translate(_FOLDED).replace("|", " ")
    return re.sub(r"\s+", " ", re.sub(r"\s*([\"«»;:?!,.])\s*", r" \1 ", text)).strip()


def outcome(raw: str, span: Span, made: Iterable[Made]) -> str:
    """What `made` make of the raw text at `span`, the first candidate of each."""
    parts: list[str] = []
    done = span.start
    for one in sorted(made, key=lambda m: m.raw):
        if one.raw.start >= done:
            parts += (raw[done : one.raw.start], one.edit.after)
            done = one.raw.end
    return "".join((*parts, raw[done : span.end]))


def measure(folder: Path) -> Score:
    """The score of cleaning on the gold text in `folder`."""
    source, _ = read_file(folder / "source.txt")
    _, made = all_edits(Text.of(source), ORDER, "fr")
    made = [m for m in made if m.edit.rule.partition(".")[0] not in ELSEWHERE]
    made = [m for m in made if _norm(m.edit.before) != _norm(m.edit.after)]
    gold = list(rows(folder, source))
    score = Score()
    for row in gold:
        if row.high and row.kind in MEASURED:
            _count(score, row, [m for m in made if _on(m, row)], source)
    for one in made:
        _judge(score, one, [r for r in gold if _on(one, r)], source)
    return score


def _on(made: Made, row: Row) -> bool:
    return made.raw.start < row.span.end and row.span.start < max(made.raw.end, made.raw.start + 1)


def _count(score: Score, row: Row, made: list[Made], source: Source) -> None:
    score.wanted += 1
    safe = [m for m in made if m.edit.safety is Safety.SAFE]
    if _same(outcome(source.text, row.span, safe), row.after):
        score.safe += 1
    if any(_same(outcome(source.text, row.span, m), row.after) for m in (made, *([m] for m in made))):
        score.proposed += 1
    else:
        told = ", ".join(f"{m.edit.before!r}→{m.edit.after!r}" for m in made)
        score.misses.append(f"{source.line_at(row.span.start)}: {row.before} → {row.after} ({told})")


def _same(one: str, other: str) -> bool:
    return (
        _norm(one).replace(" ", "") == _norm(other).replace(" ", "")
        and one.count(" ") <= other.count(" ") + 2
    )


def _judge(score: Score, one: Made, near: list[Row], source: Source) -> None:
    if near and not any(r.high for r in near):
        return
    right = any(_improves(one, row, source.text) for row in near)
    safe = one.edit.safety is Safety.SAFE
    right_side, wrong_side = (score.right, score.wrong) if safe else (score.review_right, score.review_wrong)
    (right_side if right else wrong_side)[one.edit.rule] += 1
    if not right:
        line = source.line_at(one.raw.start)
        around = source.text[max(0, one.raw.start - 25) : one.raw.end + 25].replace("\n", "|")
        score.faults.append(
            f"{one.edit.safety} {one.edit.rule} {line}: {one.edit.before!r}→{one.edit.after!r} in …{around}…"
        )


def _improves(one: Made, row: Row, raw: str) -> bool:
    """Whether the outcome of this edit alone is nearer to what the gold has."""
    after = _norm(row.after).split()
    new = _norm(outcome(raw, row.span, [one])).split()
    old = _norm(raw[row.span.start : row.span.end]).split()
    # a word that a line end divides is whole in the gold
    return "".join(new) == "".join(after) or _apart(new, after) < _apart(old, after)


def _apart(one: list[str], other: list[str]) -> int:
    left, right = Counter(one), Counter(other)
    return (left - right).total() + (right - left).total()


def report(name: str, score: Score, words: int, *, show: bool) -> None:
    """Print the score of one text."""
    right, wrong = score.right.total(), score.wrong.total()
    print(
        f"{name}: {score.wanted} OCR errors, SAFE recall {score.safe / max(1, score.wanted):.2f}, SAFE+REVIEW "
        f"{score.proposed / max(1, score.wanted):.2f}; SAFE precision {right / max(1, right + wrong):.3f} "
        f"({right} right, {wrong} wrong), spoiled {1000 * wrong / words:.2f} a thousand words"
    )
    for rule in sorted({*score.right, *score.wrong, *score.review_right, *score.review_wrong}):
        print(
            f"   {rule:32} SAFE {score.right[rule]:4} right {score.wrong[rule]:4} wrong   "
            f"REVIEW {score.review_right[rule]:4} right {score.review_wrong[rule]:4} wrong"
        )
    for line in (*(f"missed {m}" for m in score.misses), *score.faults) if show else ():
        print(f"      {line}")


def main() -> int:
    """Measure every gold text, or those named; `--show` lists misses and faults."""
    if not GOLD.is_dir():
        print("no gold at hand: nothing measured")
        return 0
    named = [a for a in sys.argv[1:] if not a.startswith("-")]
    for folder in sorted(GOLD.iterdir()):
        if (folder / "edits.tsv").exists() and (not named or folder.name in named):
            words = len((folder / "source.txt").read_bytes().split())
            report(folder.name, measure(folder), words, show="--show" in sys.argv)
    return 0


if __name__ == "__main__":
    sys.exit(main())

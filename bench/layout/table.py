"""The measures of many layouts as a table, worst first; what misses its target is marked with !."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from bench.layout.measure import Measures

TARGETS = {
    "cer": 0.01, "blocks_f1": 0.93, "headings_f1": 0.95, "heading_levels": 0.9, "note_anchors_f1": 0.95,
    "note_bodies_cer": 0.02, "pages_f1": 0.97, "hyphens": 0.99, "lost_hyphens": 0.97, "false_joins": 0.0,
}  # fmt: skip
LESS_IS_BETTER = {"cer", "note_bodies_cer", "false_joins"}
HEADS = ("cer", "blocks", "heads", "levels", "anchors", "bodies", "pages", "hyphens", "lost", "joins")
Row = dict[str, float | None]


def averaged(measures: Sequence[Measures]) -> Row:
    """The mean of each figure over the documents that have it; false joins are summed."""
    return _mean([dict(m.items()) for m in measures])


def misses(name: str, value: float | None) -> bool:
    """Whether a figure misses its target; one that is absent does not."""
    if value is None:
        return False
    return value > TARGETS[name] if name in LESS_IS_BETTER else value < TARGETS[name]


def badness(row: Row) -> float:
    """How far a row is from perfect: the sum of its shortfalls, a false join counting as a hundredth."""
    return sum(_shortfall(name, value) for name, value in row.items() if value is not None)


def rendered(rows: Mapping[str, Row], failures: Mapping[str, str]) -> str:
    """The table: layouts that failed to build, the others worst first, and the mean of all."""
    width = max([*map(len, rows), *map(len, failures), 6]) + 2
    lines = [" " * width + "".join(f"{head:>9}" for head in HEADS)]
    lines += [f"{name:{width}}{why}" for name, why in failures.items()]
    ordered = sorted(rows, key=lambda name: (-badness(rows[name]), name))
    lines += [_line(name, rows[name], width) for name in ordered]
    if rows:
        missed = sum(any(misses(*pair) for pair in row.items()) for row in rows.values())
        lines.append(_line("mean", _mean(list(rows.values())), width))
        lines.append(
            f"{missed} of {len(rows)} layouts miss a target (marked !); {len(failures)} were not built"
        )
    return "\n".join(lines)


def _shortfall(name: str, value: float) -> float:
    if name == "false_joins":
        return value / 100
    return value if name in LESS_IS_BETTER else 1 - value


def _mean(rows: list[Row]) -> Row:
    found: Row = {}
    for name in TARGETS:
        values = [value for row in rows if (value := row[name]) is not None]
        divisor = 1 if name == "false_joins" else len(values)
        found[name] = sum(values) / divisor if values else None
    return found


def _line(name: str, row: Row, width: int) -> str:
    return f"{name:{width}}" + "".join(_cell(*pair) for pair in row.items())


def _cell(name: str, value: float | None) -> str:
    mark = "!" if misses(name, value) else " "
    if value is None:
        return f"{'–':>8} "
    return f"{value:8.0f}{mark}" if name == "false_joins" else f"{value:8.4f}{mark}"

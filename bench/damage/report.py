"""Tables of scores, for a terminal."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from bench.damage.measure import Score

_HEAD_KINDS = ("kind of damage", "damaged", "right", "recall", "or proposed")
_HEAD_RULES = ("rule", "edits", "right", "precision", "proposed", "first right")


def _table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    lines = [head, *rows]
    widths = [max(len(line[i]) for line in lines) for i in range(len(head))]

    def one(line: Sequence[str]) -> str:
        first = line[0].ljust(widths[0])
        return "  ".join([first, *(c.rjust(w) for c, w in zip(line[1:], widths[1:], strict=True))])

    return "\n".join(map(one, lines))


def by_kind(score: Score) -> str:
    """Recall by kind of damage."""
    rows = (
        (name, str(k.total), str(k.right), f"{k.recall:.4f}", f"{k.reach:.4f}")
        for name, k in sorted(score.kinds.items())
    )
    return _table(_HEAD_KINDS, rows)


def by_rule(score: Score) -> str:
    """Precision by rule."""
    rows = (
        (name, str(r.total), str(r.right), f"{r.precision:.4f}", str(r.proposed), str(r.proposed_right))
        for name, r in sorted(score.rules.items())
    )
    return _table(_HEAD_RULES, rows)


def missed(score: Score, count: int) -> str:
    """Up to `count` failures of each kind and each rule."""
    lines = []
    for name, kind in sorted(score.kinds.items()):
        lines += [
            f"  {name}: {wrong!r} is {right!r}, became {out!r}" for wrong, right, out in kind.missed[:count]
        ]
    for name, rule in sorted(score.rules.items()):
        lines += [f"  {name} wrongly: {before!r} -> {after!r}" for before, after in rule.wrong[:count]]
    return "\n".join(lines)


def as_data(score: Score) -> dict[str, object]:
    """The score as plain numbers, for JSON."""
    return {
        "kinds": {
            n: {"total": k.total, "right": k.right, "offered": k.offered}
            for n, k in sorted(score.kinds.items())
        },
        "rules": {
            n: {
                "total": r.total,
                "right": r.right,
                "proposed": r.proposed,
                "proposed_right": r.proposed_right,
            }
            for n, r in sorted(score.rules.items())
        },
        "words": score.words,
        "spoiled": score.spoiled,
    }

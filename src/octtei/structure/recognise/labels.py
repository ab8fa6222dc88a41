"""Labels: what stands before a note at its first line, in any of the usual styles."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from octtei.structure.line import Line
from octtei.text import Span

_RAISED = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
STYLES: dict[str, re.Pattern[str]] = {
    "paren": re.compile(r"\(\s?(\d{1,3}|\*{1,4})\s?\)\s*(?=\S)"),
    "named": re.compile(r"\[(?:Footnote|Note|Fußnote|Nota)\s(\d{1,3}|\*{1,4})\s?[:.]\s*(?=\S)"),
    "bracket": re.compile(r"\[\s?(\d{1,3}|\*{1,4})\s?\]\s*(?=\S)"),
    "raised": re.compile(r"([⁰¹²³⁴⁵⁶⁷⁸⁹]{1,3})\)?\s*(?=\S)"),
    "dot": re.compile(r"(\d{1,3})\s?[.)]\s+(?=\S)"),
    "star": re.compile(r"(\*{1,4}|†{1,3}|‡{1,3})\)?\s*(?=[^\W_]|[«“\"'(„])"),
    "plain": re.compile(r"(\d{1,3})(?:\s{1,4}(?=[\w«“\"'(„…\[])|(?=[A-ZÀ-Þ«“]))(?!\s?[-–—])"),
}
"""The styles, those that nothing else looks like first."""
WORN = re.compile(r"(\d{1,3})(?:\s?[.,:;)]{1,2})?\s+(?=[A-ZÀ-Þ«“\"(])")
"""A number before a capital, whatever OCR made of the full stop between them."""


@dataclass(frozen=True, slots=True)
class Label:
    """The first line of what may be a note: the printed number, its value (stars are counted), style, span."""

    line: Line
    n: str
    value: int
    style: str
    span: Span


def by_style(lines: Iterable[Line], styles: Iterable[str]) -> dict[str, list[Label]]:
    """The labels of each of some styles, in one look at the lines."""
    found: dict[str, list[Label]] = {style: [] for style in styles}
    for label in labels_of(lines, found):
        found[label.style].append(label)
    return found


def labels_of(lines: Iterable[Line], styles: Iterable[str] = STYLES) -> Iterator[Label]:
    """The labels at the heads of some lines, every style that fits."""
    wanted = [(style, STYLES.get(style, WORN)) for style in styles]
    for line in lines:
        if line.words[:1].isalpha():
            continue
        for style, pattern in wanted:
            hit = pattern.match(line.words)
            if hit:
                n = hit.group(1).translate(_RAISED)
                span = Span(line.left, line.left + hit.end())
                yield Label(line, n, int(n) if n.isdigit() else len(n), style, span)

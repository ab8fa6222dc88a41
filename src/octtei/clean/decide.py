"""An editor's decisions: edits that a TOML file asks for, made after all rules."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

from octtei.config.settings import Decision, Settings
from octtei.model.finding import Finding, Severity
from octtei.text import Edit, Layer, Safety, Span, Text

RULE = "editor"
# Words for a decision: long enough to be read, short enough to be written down.
_LEAST, _MOST = 24, 300


def decisions(text: Text, settings: Settings) -> tuple[Text, list[Finding]]:
    """`text` with the editor's layer over it, and a finding for each decision that fits nowhere or twice."""
    edits: list[Edit] = []
    findings: list[Finding] = []
    for decision in settings.decision:
        found = _places(text, decision)
        if len(found) == 1 and not _clashes(found[0], edits):
            edits.append(Edit(found[0], found[0].of(text.value), decision.after, RULE, Safety.SAFE))
        else:
            findings.append(_unfit(decision, len(found), settings))
    return text.over(Layer.of(edits, RULE)), findings


def decided(text: Text, spans: Sequence[Span]) -> list[bool]:
    """For each of `spans`, places of the text below the editor's layer, whether a decision lies over it.

    `text` is what `decisions` made. A place where nothing stands is decided if it touches a decision.
    """
    layer = text.layers[-1] if text.layers and text.layers[-1].name == RULE else Layer()
    places = [edit.span for edit in layer]
    starts = [place.start for place in places]
    return [_lies_under(span, places, starts) for span in spans]


def _lies_under(span: Span, places: Sequence[Span], starts: Sequence[int]) -> bool:
    reach = int(not len(span))
    i = bisect_left(starts, span.end + reach) - 1
    return i >= 0 and places[i].end + reach > span.start


# A line end within a word, its hyphen printed or lost.
_BREAK = r"(?:[-\u00ad\u00ac\u2e17=]?[ \t\u00a0]*\n\s*)?"


def _places(text: Text, decision: Decision) -> list[Span]:
    """Where `before` stands in the surroundings that the decision names; any white space fits any other.

    If nothing fits, a word of the surroundings may be divided by a line end.
    """
    left, right = decision.near.split(decision.before)
    for context in (_loose, _divided):
        pattern = re.compile(f"{context(left)}({_loose(decision.before)}){context(right)}")
        found = [Span(*hit.span(1)) for hit in pattern.finditer(text.value)]
        if found:
            break
    return found


def _loose(words: str) -> str:
    return r"\s+".join(re.escape(part) for part in re.split(r"\s+", words))


def _divided(words: str) -> str:
    """As `_loose`, and each word may be divided by a line end, with a hyphen or without."""
    return r"\s+".join(_BREAK.join(re.escape(c) for c in part) for part in re.split(r"\s+", words))


def _clashes(span: Span, edits: list[Edit]) -> bool:
    return any(span.start <= e.span.end and e.span.start <= span.end for e in edits)


def _unfit(decision: Decision, hits: int, settings: Settings) -> Finding:
    where = settings.origins[-1] if settings.origins else "the settings"
    if hits == 0:
        reason, hint = (
            "fits nowhere in the text",
            "The text may have changed, or a rule does it now: delete it.",
        )
    elif hits == 1:
        reason, hint = "touches another decision", "Join the two into one decision."
    else:
        reason, hint = f"fits {hits} places", "Give more words in `near`."
    return Finding(
        rule="decision.unfit",
        severity=Severity.WARNING,
        message=f"The decision near “{decision.near}” ({where}) {reason}.",
        hint=hint,
    )


def near(value: str, span: Span) -> tuple[str, str]:
    """Words of `value` around `span` that an editor can write down: they stand once in the text, and `before` in them.

    Gives the words and what of them the span covers; a place where nothing stands is given with the word before it.
    """
    start, end = span.start, span.end
    if start == end:  # nothing stands there: the word before it is what changes
        start = max(value.rfind(" ", 0, start), value.rfind("\n", 0, start)) + 1
        end += start == end
    before = value[start:end]
    low, high = start, end
    while low > 0 or high < len(value):
        low, high = value.rfind(" ", 0, max(0, low - 1)) + 1, _next_space(value, high + 1)
        words = value[low:high]
        if value.count(words) == 1 and high - low > _LEAST and words.count(before) == 1:
            return words, before
        if high - low > _MOST:
            break
    return value[low:high], before


def _next_space(value: str, at: int) -> int:
    found = value.find(" ", at)
    return found if found >= 0 else len(value)

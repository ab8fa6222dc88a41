"""Full stops that recognition did not see, or took for commas. They are only proposed."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from octtei.clean.channel.context import STOP, groups
from octtei.clean.channel.language import grammar
from octtei.clean.channel.lore import APOSTROPHES
from octtei.clean.channel.misreading import is_written_so
from octtei.clean.channel.sentence import SAME_SHAPE, SIGNS, signs_between
from octtei.clean.channel.view import View, view
from octtei.clean.channel.worn import MANY, worn
from octtei.clean.rule import Kind, Passage, rule
from octtei.text import Edit, Safety, Span

_NAME_LIKE = 3
_OFTENER = 3
_COMMON = 20.0
_INSIDE = 0.3
"""Share of the places of a capital that no stop precedes, from which it belongs to a name or a title."""
_VERSE = 0.15
"""Share of the line starts with a capital, behind a small letter, above which lines are verses or headings."""
_DIVIDED, _BIG = re.compile(r"[-‐¬\u00ad]\s*\n"), re.compile(r"\s*[^\W_a-zß-ÿœ]")
_NEAR = 200
"""So many characters back at most stands the end of the line above."""
_TITLE, _RUNS_ON = 0.75, ",;-‐¬\u00ad"
"""A line shorter than this share of the one below is a title, if what is above it does not end in a letter or so."""


@rule("punctuation.lost-stop", Kind.TEXT)
def lost_stop(passage: Passage) -> Iterator[Edit]:
    """A word that builds sentences has a capital, and no stop stands before it, or a comma for one.

    Why: a full stop is the smallest sign of a page, and a speck gives it a tail.
    Wrong when: the capital belongs to a title, a verse or a heading; words that the text often writes so are left,
    line ends of verse too, and it is only proposed.
    Example: "la ville était vide Dans la rue, on parlait" → "la ville était vide. Dans la rue, on parlait"
    Keep: "dans Le Monde du soir"
    """
    seen = view(passage)
    if seen is None or not groups(seen.language):
        return
    building, facts, bold = groups(seen.language), grammar(seen.language), worn(passage, MANY)
    fitting = {" ", ", ", "\n", " \n"} if _lines_run_on(seen) else {" ", ", "}
    capitals = [i for i in seen.numbers(seen.capitals) if i and seen.gap(i) in fitting]
    inside = Counter(seen.forms[i] for i in capitals)
    for i in capitals:
        form, before, sign = seen.forms[i], seen.forms[i - 1], seen.signs[i]
        often = seen.counts[form.lower()] > _OFTENER * inside[form]
        plain = form.lower() in building or (not sign and often) or (bold and sign and _is_common(form, seen))
        free = (before.islower() or (bold and before[1:].islower())) and (sign or before not in building)
        small = form[1:].islower() or (len(form) > 1 and form[-1] in APOSTROPHES)
        titled = (
            bold and not sign and form in facts.titles and before not in building and _is_noun(before, seen)
        )
        named = inside[form] >= max(_NAME_LIKE, _INSIDE * seen.counts[form])
        if bold and sign in SIGNS and form[0] in SAME_SHAPE and _is_small(i, seen):
            continue
        if form in facts.polite or _is_below_title(i, seen) or _DIVIDED.match(seen.gap_after(i)):
            continue
        if (plain and free and small and not named and _goes_on(i, seen)) or (titled and before[0].islower()):
            at = seen.end(i - 1)
            yield Edit(Span(at, at + len(sign)), sign, ".", "punctuation.lost-stop", Safety.REVIEW)


def _is_below_title(i: int, seen: View) -> bool:
    """Whether word `i` begins a line below a title: a short line with a capital first, behind the end of a sentence."""
    if "\n" not in seen.gap(i):
        return False
    end, at = seen.end(i - 1), seen.starts[i]
    start = seen.text.rfind("\n", 0, end) + 1
    stop = seen.text.find("\n", at)
    above = seen.text[max(0, start - _NEAR) : start].rstrip()[-1:]
    below = (stop if stop >= 0 else len(seen.text)) - at
    runs_on = above.isalpha() or (above and above in _RUNS_ON)
    return end - start < _TITLE * below and not runs_on and _BIG.match(seen.text, start) is not None


def _is_small(i: int, seen: View) -> bool:
    """Whether it is rather the capital that is wrong."""
    weights = signs_between(i, seen)
    return weights[seen.signs[i]] > weights[STOP]


def _lines_run_on(seen: View) -> bool:
    """Whether few lines that no stop precedes begin with a capital: it is prose, and a capital there says something."""
    starts = [i for i in seen.ends.line_ends if seen.gap(i) in ("\n", " \n")]
    capitals = sum(seen.forms[i][0].isupper() and seen.forms[i - 1].islower() for i in starts)
    return capitals <= _VERSE * len(starts)


def _goes_on(i: int, seen: View) -> bool:
    """Whether a small letter follows: a title would go on with a capital."""
    return i + 1 < len(seen.forms) and seen.forms[i + 1][0].islower() and seen.whole(i) and not seen.abroad(i)


def _is_noun(form: str, seen: View) -> bool:
    """Whether a word may be something else than a finite verb."""
    verbs = seen.lexicon.language.classes_named(grammar(seen.language).verb_classes)
    return form in seen.lexicon and bool(seen.lexicon.classes(form) & ~verbs)


def _is_common(form: str, seen: View) -> bool:
    """Whether a form with a capital is a common word, and the dictionary has no name so."""
    small = form.lower()
    return small in seen.lexicon and seen.lore.frequency[small] > _COMMON and not is_written_so(form, seen)

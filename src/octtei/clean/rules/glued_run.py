"""Spaces lost between several words in a row."""

from __future__ import annotations

from collections.abc import Iterator

from octtei.clean.channel.context import groups
from octtei.clean.channel.judge import Judge, judge
from octtei.clean.channel.language import grammar
from octtei.clean.channel.named import is_joined, is_titled
from octtei.clean.channel.parsing import Way, ways
from octtei.clean.channel.view import View, view
from octtei.clean.rule import Passage, rule
from octtei.text import Edit, Safety, Span

NAME = "space.lost-in-row"
_SHORTEST, _LONGEST = 10, 200
"""Letters of a run."""
_LEAST, _MANY = 3, 5
"""Words of a run, and of one that stands alone."""
_HABIT = 3
"""So many runs show that the text loses its spaces."""
_MARGIN = 2.0
"""How far the likeliest way must lead the next (natural logarithm of odds)."""
_BUILDING = 3
"""One of so many words builds sentences at the least."""
_LETTER = 1.6
"""What each letter of a word that nobody knows costs (natural logarithm of odds): a run must be likelier than one as long."""


@rule(NAME, conjecture=True)
def lost_in_row(passage: Passage) -> Iterator[Edit]:
    """All the spaces of a line, or of a few words of it, were lost: `lavillequidormait`.

    Why: a PDF writes no spaces and moves its pen instead, and the moves are too small to be told.
    Wrong when: the run is a name, a compound or a word of another language. It must be made of three words in use at the least, one of three
    builds sentences, and no other way to part it may come near; applied to five words, or where the text has three such runs.
    Example: "il vit lavillequidormait" → "il vit la ville qui dormait"
    Keep: "l'anticonstitutionnellement et la désindustrialisation"
    """
    seen = view(passage)
    if seen is None or not groups(seen.language) or grammar(seen.language).capital_nouns:
        return
    long = sorted(
        f for f in seen.unknown if _SHORTEST <= len(f) <= _LONGEST and f.isalpha() and f[1:].islower()
    )
    channel = judge(seen) if long else None
    found = [(i, way) for i in seen.numbers(long) if channel and (way := _read(i, channel))]
    for i, way in found:
        safe = len(found) >= _HABIT or len(way.words) >= _MANY
        yield _edit(i, way, seen, safe=safe)


def _read(i: int, channel: Judge) -> Way | None:
    """The words of run `i`, if there is one way to part it that is likelier than a word that nobody knows."""
    seen, form = channel.view, channel.view.forms[i]
    if not seen.whole(i) or is_joined(i, seen) or is_titled(i, seen) or not (form.islower() or seen.opens(i)):
        return None
    found = ways(form, seen.left(i), channel)
    if not found or len(found[0].words) < _LEAST or seen.lore.listed[form]:
        return None
    building = sum(word in groups(seen.language) for word in found[0].words)
    lead = found[0].odds + _LETTER * len(form)
    alone = len(found) == 1 or found[0].odds - found[1].odds > _MARGIN
    return found[0] if _BUILDING * building >= len(found[0].words) and lead > 0 and alone else None


def _edit(i: int, way: Way, seen: View, *, safe: bool) -> Edit:
    form, text = seen.forms[i], " ".join(way.words)
    safety = Safety.SAFE if safe else Safety.REVIEW
    return Edit(Span(seen.starts[i], seen.end(i)), form, form[0] + text[1:], NAME, safety)

"""Spaces put inside words."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice, pairwise

from octtei.clean.channel.candidates import Candidate
from octtei.clean.channel.confusions import ALIKE, slip
from octtei.clean.channel.context import groups
from octtei.clean.channel.judge import Judge, judge
from octtei.clean.channel.language import grammar
from octtei.clean.channel.lore import APOSTROPHES
from octtei.clean.channel.parting import together
from octtei.clean.channel.view import View, view
from octtei.clean.channel.wreck import is_wreck
from octtei.clean.rule import Passage, rule
from octtei.lexicon import Standing, fold, recase
from octtei.text import Edit, Safety, Span

_SPLIT = 9.0
"""What it costs to put a space where there was none."""
# Leads above which joining is applied: where a half is no word, where both are, where a letter must change too
# (and the next candidate must be far); and from which joining is proposed. Measured on damaged texts.
_BROKEN, _WHOLE_HALVES, _SAFE_WRECK, _MARGIN = 0.0, 2.0, 3.5, 3.0
_SHORT_BROKEN, _SHORT_HALVES = 7.0, 12.0  # the same where a short word would be joined
_REVIEW = -2.0
_NAMED = (")", "°")
"""What stands behind a letter that is the name of something."""
_ONES = frozenset("lIiO")
"""Letters that may be a number before its unit."""
_LONG, _SHORT, _SMALL = 6, 2, 3
"""Letters of a long word, of a half that may be a small word, and of one that may be a misread one."""
_IN_USE, _FAR = 20.0, 3.0
"""How often in a million words a word stands that may be meant by half of another, and how far a whole must lead such a half."""


@rule("space.in-word", conjecture=True)
def in_word(passage: Passage) -> Iterator[Edit]:
    """A space stands inside a word.

    Why: wide letters and justified lines; recognition sees a gap between two letters.
    Wrong when: both halves are words that may stand side by side (`sur tout`, `bien tôt`); the odds weigh how common
    the halves and the whole are, and how they go with their neighbours.
    Example: "il parla franche ment de la question" → "il parla franchement de la question"
    Keep: "il est sur tout le front"
    """
    seen = view(passage)
    if seen is None or not groups(seen.language):
        return
    channel = judge(seen)
    odd, counts = seen.unknown | grammar(seen.language).suffixes, seen.counts
    capitals = odd.union(seen.capitals)
    told = [
        i
        for i, ((left, right), gap) in enumerate(
            zip(pairwise(seen.forms), islice(seen.gaps, 1, None), strict=False), 1
        )
        if gap == " " and (right in capitals or left in odd or left + right in counts)
    ]
    taken = -1
    for i in told:
        edit = (
            _joined(i, channel) or _wrecked(i, channel) if i - 1 != taken and _side_by_side(i, seen) else None
        )
        if edit:
            taken = i
            yield edit


def _side_by_side(i: int, seen: View) -> bool:
    """Whether one space alone parts word `i` from the word before, and neither is a name, an elision or half a line."""
    left, right = seen.forms[i - 1], seen.forms[i]
    return (
        seen.gap(i) == " "
        and not seen.gap(i - 1).endswith("-")
        and seen.text[seen.starts[i - 1] - 1 : seen.starts[i - 1]] not in (*APOSTROPHES,)
        and seen.text[seen.end(i) : seen.end(i) + 1] not in APOSTROPHES + "‘"
        and left[-1] not in APOSTROPHES
        and right[-1] not in APOSTROPHES
        and "-" not in left + right
        and not (left in _ONES and right in grammar(seen.language).hours)
        and not (len(left) == 1 and right[0].isupper())
        and not _is_spaced(i, seen)
        and not _is_letter_of_row(i, seen)
        and not _may_be_elided(i, seen)
        and (right.islower() or _is_no_name(left, right, seen))
        and (left.islower() or seen.signs[i - 1] == "." or grammar(seen.language).capital_nouns)
    )


def _is_spaced(i: int, seen: View) -> bool:
    """Whether two letters stand beside a third: words set with a space behind each letter, of which two make no word."""
    around = seen.forms[max(0, i - 2) : i + 2]
    return len(seen.forms[i - 1]) == len(seen.forms[i]) == 1 and sum(len(form) == 1 for form in around) > 2


def _is_letter_of_row(i: int, seen: View) -> bool:
    """Whether a letter beside the space is the name of something: `les points b et c`, `la loi n° 12`, `au b)`."""
    if len(seen.forms[i]) == 1:
        row = i > 1 and len(seen.forms[i - 2]) == 1 and seen.forms[i - 1] in groups(seen.language)
        return row or seen.text[seen.end(i) : seen.end(i) + 2].lstrip()[:1] in _NAMED
    return len(seen.forms[i - 1]) == 1 and i > 1 and len(seen.forms[i - 2]) == 1 and seen.signs[i - 1] == ","


def _may_be_elided(i: int, seen: View) -> bool:
    """Whether word `i` is a letter that an apostrophe and a vowel should follow: `que l intérêt`."""
    lang, form = seen.lexicon.language, seen.forms[i]
    after = seen.forms[i + 1][0].lower() if i + 1 < len(seen.forms) else "-"
    return len(form) == 1 and f"{form}'" in lang.elisions and after in lang.elision_before


def _is_no_name(left: str, form: str, seen: View) -> bool:
    """Whether a form with a capital, behind `left`, is a small word, or the text has it once and nobody knows it or `left`."""
    if form.lower() in groups(seen.language):
        return True
    once = form[1:].islower() and seen.counts[form] == 1
    return once and (left in seen.unknown or seen.lexicon.standing(form) < Standing.NAME)


def _joined(i: int, channel: Judge) -> Edit | None:
    seen = channel.view
    left, right = seen.forms[i - 1], seen.forms[i]
    whole = left + (right.lower() if left in seen.unknown and right in seen.unknown else right)
    derived = right in grammar(seen.language).suffixes and left[-1] == "e" and len(left) >= _LONG
    if not whole[1:].islower() or not (derived or _is_whole(whole, seen)):
        return None
    lead = together(i, whole, channel, _SPLIT)
    if lead <= _REVIEW or not _free(i, seen) or _goes_on(i, seen):
        return None
    broken = left in seen.unknown or right in seen.unknown
    if lead < _FAR and (_may_stand_alone(left, right, seen) or _may_stand_alone(right, left, seen)):
        return _edit(i, whole, (), seen, safe=False)
    if len(whole) >= _LONG or whole in groups(seen.language):
        safe = lead > (_BROKEN if broken else _WHOLE_HALVES)
    else:
        safe = lead > (_SHORT_BROKEN if broken else _SHORT_HALVES)
    safe = safe and seen.known(whole) and not _is_lone_word(left, right, seen)
    return _edit(i, whole, (), seen, safe=safe)


def _is_lone_word(left: str, right: str, seen: View) -> bool:
    """Whether one half is a letter that looks like a word of one letter, and the other is a word in use: `v eut` was `y eut`."""
    single = seen.lexicon.language.one_letter_words
    return any(
        len(half) == 1
        and half.lower() not in single
        and seen.lore.frequency[other] > 1
        and any(slip(half.lower(), word) <= ALIKE for word in single)
        for half, other in ((left, right), (right, left))
    )


def _may_stand_alone(half: str, other: str, seen: View) -> bool:
    """Whether a half that nobody knows may be a misread common word beside one in use: `el les`, `recu le`."""
    frequency = seen.lore.frequency
    if half not in seen.unknown or other in seen.unknown or frequency[other] < _IN_USE:
        return False
    accents = (e.form for e in seen.lexicon.accent_variants(fold(half)) if e.word)
    alike = (c.form for c in seen.lore.listed[half]) if len(half) <= _SHORT else ()
    return any(frequency[form] > _IN_USE for form in (*accents, *alike))


def _is_whole(form: str, seen: View) -> bool:
    """Whether a form is a word, or a counted noun of a language that gives nouns a capital."""
    if not seen.lexicon.has(fold(form)):
        return False
    noun = form[0].isupper() and grammar(seen.language).capital_nouns
    return seen.known(form) or (noun and seen.lexicon.standing(form) >= Standing.NAME)


def _goes_on(i: int, seen: View) -> bool:
    """Whether word `i` is the beginning of the next one, which is none without it: `le s ecret`."""
    if i + 1 >= len(seen.forms) or seen.starts[i + 1] - seen.end(i) != 1:
        return False
    following = seen.forms[i + 1]
    return following in seen.unknown and seen.known(seen.forms[i] + following)


def _free(i: int, seen: View) -> bool:
    """Whether neither half may belong to a line end, or to a passage in another language."""
    edges = seen.at_edge(i - 1) or seen.at_edge(i)
    return not edges and seen.whole(i - 1) and seen.whole(i) and not seen.abroad(i)


def _wrecked(i: int, channel: Judge) -> Edit | None:
    """Two halves of which one is no word, or has a capital that nothing explains, and a word one slip from both."""
    seen = channel.view
    left, right = seen.forms[i - 1], seen.forms[i]
    whole = (left + right).lower()
    odd = left in seen.unknown or right in seen.unknown or not right.islower()
    if not odd or len(whole) <= _LONG or len(right) < 2 or not _free(i, seen):
        return None
    found = seen.lore.listed[whole] or (seen.lore.anything[whole] if right[0].isupper() else ())
    ranked = sorted(((together(i, c.form, channel, _SPLIT + c.cost), c) for c in found), key=_by_lead)
    if not ranked or ranked[0][0] <= _REVIEW:
        return None
    margin = ranked[0][0] - ranked[1][0] if len(ranked) > 1 else _SAFE_WRECK
    safe = ranked[0][0] > _SAFE_WRECK and margin > _MARGIN and not _is_small_word(left, right, seen)
    safe = safe and not _is_lone_word(left, right, seen)
    best, *others = (recase(c.form, left) for _, c in ranked[:4])
    return _edit(i, best, tuple(others), seen, safe=safe)


def _is_small_word(left: str, right: str, seen: View) -> bool:
    """Whether one half is a slip from a common word as short, and the other is a word in use: `so malle` was `sa malle`."""
    used = seen.lore.frequency
    return any(
        len(half) <= _SMALL
        and used[other] > 1
        and any(used[c.form] > _IN_USE for c in seen.lore.listed[half])
        for half, other in ((left, right), (right, left))
        if half in seen.unknown
    )


def _is_doubtful(left: str, right: str, seen: View) -> bool:
    """Whether two halves are a letter that may be elided and another, `l a`, or begin with a capital each: `Corned Beef`."""
    if len(left) == len(right) == 1:
        return f"{left.lower()}'" in seen.lexicon.language.elisions
    return left[0].isupper() and right[0].isupper() and not right.isupper()


def _by_lead(entry: tuple[float, Candidate]) -> tuple[float, str]:
    return (-entry[0], entry[1].form)


def _edit(i: int, whole: str, others: tuple[str, ...], seen: View, *, safe: bool) -> Edit:
    span = Span(seen.starts[i - 1], seen.end(i))
    safe = safe and not _is_doubtful(seen.forms[i - 1], seen.forms[i], seen) and not is_wreck(i, seen)
    safety = Safety.SAFE if safe else Safety.REVIEW
    return Edit(span, span.of(seen.text), whole, "space.in-word", safety, None, others)

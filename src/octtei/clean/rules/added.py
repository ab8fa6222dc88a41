"""Accents that recognition saw where none is printed."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from octtei.clean.channel.certain import is_touched
from octtei.clean.channel.language import grammar
from octtei.clean.channel.spelling import spelt_as_once
from octtei.clean.channel.view import View, view
from octtei.clean.channel.worn import worn
from octtei.clean.channel.wreck import is_wreck
from octtei.clean.rule import Kind, Passage, rule
from octtei.lexicon import fold
from octtei.text import Edit, Safety, Span

NAME = "accent.added"
_LONGEST, _MOST = 30, 2
"""Letters of a form, and how often it stands in the text at most: what comes back is a spelling."""
_SHORT, _VERY_COMMON = 2, 500.0
"""A form so short becomes a word only if that stands so often in a million words."""
_ACCENTS = 3
"""More accents than these in one form are no specks."""
_LEAST, _SPARE = 4, 2_000
"""So many forms of the text must lose an accent to be words, and one in so many words."""
_COMMON = 0.5
"""So often in a million words stands a word that is read though the text has it nowhere else."""
_OLD = 200
_PLAIN, _FAR = 7, 5.0
"""Longer words are told by the letters that are left; how much commoner another word must be to make a shorter one doubtful."""
_APART, _NAME, _USUAL = -1.0, 0.01, 5.0
_RIVAL = 0.01
"""A word with another accent there, this share as common, makes the reading doubtful."""


@rule(NAME, Kind.TEXT)
def added(passage: Passage) -> Iterator[Edit]:
    """A form that nobody knows is a word without one of its accents: `réndre`, `chämp`, `noùs`.

    Why: specks and broken strokes over a line look like accents to recognition, those of other languages too.
    A text must have four such forms at least, one in two thousand words; then the form becomes the word that the fewest accents less make
    of it, if there is only one and it is in use.
    Wrong when: the accent is printed. A text that spells as once (`toûjours`, `vîte`) has more of them, and is left; names keep
    theirs, unless the text writes them without again and again: then it is proposed; passages in another language are left.
    Example: "il fallut réndre le chämp, noùs dit-on, et tout recommencér" → "il fallut rendre le champ, nous dit-on, et tout recommencer"
    Keep: "à Zürich, chez les Müller"
    """
    seen = view(passage)
    if seen is None or (all(map(str.isascii, seen.lexicon.language.function_words)) and not worn(passage)):
        return
    meant = {form: words for form in sorted(seen.unknown) if (words := _meant(form, seen))}
    if len(meant) < max(_LEAST, len(seen.forms) / _SPARE):
        return
    if sum(map(seen.counts.__getitem__, spelt_as_once(seen))) * _OLD > len(seen.forms):
        return
    for form, words in meant.items():
        yield from _repaired(form, words, seen, meant)


def _repaired(form: str, words: list[str], seen: View, meant: dict[str, list[str]]) -> Iterator[Edit]:
    """The first of `words` in each place of `form`; a name may be written in two ways, and is only proposed."""
    small = words[0].lower()
    for i in seen.places[form]:
        plain = form.islower() or (seen.opens(i) and seen.known(small))
        if _stands(i, seen) and (plain or seen.counts[words[0]] > 1):
            safe = plain and len(words) == 1 and not _among_strangers(i, seen, meant)
            safe = safe and not _is_name(form, words[0], seen) and _goes(i, words[0], seen)
            safe = (
                safe and not _may_be_printed(form, words[0], seen) and not _is_short_and_rare(words[0], seen)
            )
            safe = (
                safe and not _is_other(words[0], seen) and not is_touched(i, seen) and not is_wreck(i, seen)
            )
            safe = safe and (len(form) > _SHORT or "\n" not in seen.gap_after(i))
            safe = safe and (form.islower() or len(form) > _PLAIN + 1)  # `Viés` may be `Vifs`
            safety, start = Safety.SAFE if safe else Safety.REVIEW, seen.starts[i]
            yield Edit(Span(start, start + len(form)), form, words[0], NAME, safety, None, tuple(words[1:]))


def _is_name(form: str, word: str, seen: View) -> bool:
    """Whether people write a form with a capital and its accents so often that it may be a name: `Dürer`."""
    return form[0].isupper() and seen.lore.frequency[form] > _NAME * seen.lore.frequency[word]


def _may_be_printed(form: str, word: str, seen: View) -> bool:
    """Whether all that a form has more are accents that some write and some do not: `fûté`."""
    more = {a for a, b in zip(form.lower(), word.lower(), strict=False) if a != b}
    return len(form) == len(word) and more <= grammar(seen.language).optional


def _is_short_and_rare(word: str, seen: View) -> bool:
    """Whether a short word is too rare to be told by its letters: `proû` is no `prou`."""
    return len(word) < _PLAIN - 1 and seen.lore.frequency[word] < _USUAL and not seen.counts[word]


def _goes(i: int, word: str, seen: View) -> bool:
    """Whether a word of two letters goes with those beside it: `sa cé` is no `sa ce`."""
    bond = seen.context.bond
    return len(word) > _SHORT or bond(seen.left(i), word) + bond(word, seen.right(i)) > _APART


def _is_other(word: str, seen: View) -> bool:
    """Whether a letter that looks alike makes a far commoner word: `soû` is `son` rather than `sou`."""
    frequency, few = seen.lore.frequency, len(word) < _PLAIN
    return few and any(frequency[c.form] > _FAR * frequency[word] for c in seen.lore.alike[word])


def _meant(form: str, seen: View) -> list[str]:
    """The words that the fewest accents less make of `form`, the commonest first; none if it is used to its accents."""
    if form.isascii() or not _SHORT <= len(form) <= _LONGEST or seen.counts[form] > _MOST:
        return []
    if not (form.islower() or form[1:].islower()):
        return []
    at = [i for i, c in enumerate(form) if not c.isascii() and len(fold(c)) == 1 and fold(c) != c.lower()]
    for count in range(1, min(len(at), _ACCENTS) + 1):
        found = {_bare(form, places) for places in combinations(at, count)}
        known = [word for word in found if seen.known(word) and _is_used(word, seen)]
        if known:
            known.sort(key=lambda word: (-seen.lower[word.lower()], -seen.lore.frequency[word], word))
            return [*known, *_with_other_accents(form, known[0], seen)]
    return []


def _with_other_accents(form: str, best: str, seen: View) -> list[str]:
    """Words not much rarer than `best` that differ from `form` only in the accents: `épuisé` for `épuisë`, beside `épuise`,
    and commoner ones that have them elsewhere: `aîné` for `ainé`, beside `aine`."""
    common = seen.lore.frequency[best]
    found = [e for e in seen.lexicon.accent_variants(form) if e.word and e.form != best]
    rivals = {e.form for e in found if e.frequency > common * _RIVAL and _has_other_accents(form, e.form)}
    return sorted(rivals | {e.form for e in found if e.frequency > common and len(e.form) == len(form)})


def _has_other_accents(form: str, word: str) -> bool:
    """Whether two forms differ only where both have an accent."""
    pairs = zip(form, word, strict=False)
    return len(form) == len(word) and all(a == b or not (a.isascii() or b.isascii()) for a, b in pairs)


def _bare(form: str, places: tuple[int, ...]) -> str:
    """`form` without the accents at some places."""
    return "".join(_plain(c) if i in places else c for i, c in enumerate(form))


def _plain(letter: str) -> str:
    return fold(letter).upper() if letter.isupper() else fold(letter)


def _is_used(word: str, seen: View) -> bool:
    if len(word) <= _SHORT:
        return seen.lore.frequency[word.lower()] > _VERY_COMMON
    return seen.lore.frequency[word] > _COMMON or seen.counts[word] > 0


def _stands(i: int, seen: View) -> bool:
    """Whether word `i` is a whole word of running text in the language."""
    return seen.whole(i) and not (seen.ends.divides and seen.at_edge(i)) and not seen.abroad(i)


def _among_strangers(i: int, seen: View, meant: dict[str, list[str]]) -> bool:
    """Whether a word beside word `i` is unknown, and no such form: a phrase of another language, or worse damage."""
    beside = [seen.forms[n] for n in (i - 1, i + 1) if 0 <= n < len(seen.forms)]
    return any(form in seen.unknown and form.islower() and form not in meant for form in beside)

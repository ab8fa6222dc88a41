"""Accents that are gone without a trace."""

from __future__ import annotations

from array import array
from collections.abc import Container, Iterator, Sequence
from itertools import accumulate, islice
from math import inf, log

from octtei.clean.accent.faded import READ
from octtei.clean.channel.confusions import ACCENT, LOST
from octtei.clean.channel.judge import judge
from octtei.clean.channel.language import grammar
from octtei.clean.channel.misreading import OWN
from octtei.clean.channel.spelling import is_spelt_as_once, spelt_as_once
from octtei.clean.channel.view import View, view
from octtei.clean.channel.worn import worn
from octtei.clean.rule import Kind, Passage, rule
from octtei.lexicon import Entry, fold
from octtei.text import Edit, Safety, Span

NAME = "accent.stripped"
_SHORTEST = 3
_ADDRESS = (*"@#/\\_=&<>",)
"""Signs of addresses and markup: what touches them is no word of the text."""
_AROUND = 60
"""Words on either side that show whether accents are written here."""
_ERA = 200
"""One word in so many that is spelt as once shows the time of a text, two on either side that of its place."""
_MANY, _MOST = 3, 4
"""A word is repaired where so many accents near it, and in the text, came through for each that is lost."""
_SLIPS, _LOOKED_UP = 0.0015, 3_000
"""So many of the words of a text show slips between letters that look alike; so many forms are looked at."""
_COMMON, _LONG = 1.0, 8
"""So often in a million words stands a word that is put back though the text has it nowhere, unless it is so long."""
_USED = 0.5
"""The same for a word that another letter makes."""
_SHORT, _OFTEN = 4, 10.0
"""So short a word must be so common beside other slips."""
_SAFE_WORN, _FULL = 6, 4.0
"""Letters of a form that is put right where so many words in a thousand are plain misreadings."""
_RATIO, _FAR, _NEARLY = 100.0, 5.0, 0.3
"""How much commoner it must be than its next twin, another word than this one, and how common at least is one that looks alike."""


@rule(NAME, Kind.TEXT, conjecture=True)
def stripped(passage: Passage) -> Iterator[Edit]:
    """A word lacks its accent in a text that has accents: `etait`, `apres`.

    Why: recognition overlooks a thin stroke, or takes it for dirt; some accents go, most come through.
    A form that is no word becomes the word of the same letters, if that is the only one, or by far the commonest, and
    the words around have their accents. Where the text writes the word with its accent as well, the form is repaired
    even if the word is rare.
    Wrong when: the print lacks the accent itself. Capitals may be printed bare; a name may be foreign; a form that
    stands three times, and no oftener with its accent, is a habit; one that another language has far oftener (`reference`,
    `piece`) may be of that one, where hardly another word lacks its accent; a text that spells as once (`étoit`, `parens`) has accents of
    its own; a circumflex over i and u may be left out since 1990;
    where one accent in thirty is gone `accent.bare` reads the text; where half of the words or more lack their accents (a telegram, a typescript, a quotation in old spelling) nothing
    is proposed, unless the text shows slips between letters that look alike.
    Example: "l'été etait passé, et après la récolte" → "l'été était passé, et après la récolte"
    Keep: "LA REVOLUTION ET L'ETAT" (capitals)
    """
    seen = view(passage)
    if seen is None or READ in passage.shared or all(map(str.isascii, seen.lexicon.language.function_words)):
        return
    slips = _shows_slips(seen)
    every = (slips or worn(passage)) and _writes(grammar(seen.language).optional, seen)
    meant = {form: words for form in sorted(seen.unknown) if (words := _meant(form, seen, every=every))}
    if not meant:
        return
    many = sum(not seen.lexicon.is_foreign(form) for form in meant) >= _MANY
    lost, kept = _counted(seen, meant)
    old = _before(spelt_as_once(seen), seen)
    for i in seen.numbers(meant):
        first, last = max(0, i - _AROUND), min(i + _AROUND + 1, len(seen.forms))
        here = lost[last] - lost[first], kept[last] - kept[first]
        if (slips or here[1] >= here[0]) and _stands(i, seen) and not _is_of_old(i, old):
            safe = here[1] >= _MANY * here[0] and kept[-1] >= _MOST * lost[-1]
            best = meant[seen.forms[i]][0]
            safe = safe and not (worn(passage) and _may_be_another(i, best, seen))
            safe = safe and not _has_another_accent(seen.forms[i], best, seen)
            safe = safe and (
                len(seen.forms[i]) >= _SAFE_WORN or not worn(passage, _FULL)
            )  # `rever` of `relever`
            safe = safe and not _only(seen.forms[i], best.form, seen)
            foreign = seen.lexicon.is_foreign(seen.forms[i])
            safe = safe and (not foreign or (many and seen.counts[seen.forms[i]] < OWN))
            yield from _repaired(i, meant[seen.forms[i]], seen, safe=safe, bold=worn(passage))


def _shows_slips(seen: View) -> bool:
    """Whether letters were taken for others that look alike, so that accents were lost by recognition, too, however many they are."""
    forms = (f for f in seen.unknown if len(f) > _SHORTEST and f.islower() and seen.counts[f] < OWN)
    plain = (any(seen.lore.frequency[c.form] > _COMMON for c in seen.lore.alike[form]) for form in forms)
    return sum(islice(plain, _LOOKED_UP)) >= max(_MANY, _SLIPS * len(seen.forms))


def _writes(letters: frozenset[str], seen: View) -> bool:
    """Whether the text has such letters in words that it could write without them."""
    return any(not letters.isdisjoint(f) for f in seen.counts if not f.isascii() and f not in seen.unknown)


def _is_of_old(i: int, old: Sequence[int]) -> bool:
    """Whether the text around word `i`, or all of it, is spelt as once; `old` counts such words before each word."""
    first, last = max(0, i - _ERA), min(i + _ERA, len(old) - 1)
    return old[last] - old[first] > 1 or old[-1] * _ERA > len(old)


def _meant(form: str, seen: View, *, every: bool) -> tuple[Entry, ...]:
    """The words that `form` lacks an accent to be, the commonest first; none if the text is used to it, or, but with `every`, may be without."""
    if len(form) < _SHORTEST or not (form.islower() or form[1:].islower()):
        return ()
    found = tuple(e for e in seen.lexicon.accent_variants(form) if e.word and _lacks(form, e.form))
    if not found:
        return ()
    own, right = seen.lower[form.lower()], max(seen.lower[e.form.lower()] for e in found)
    habit = (own >= OWN and right < own) or is_spelt_as_once(form, seen)
    if habit or (not right and not every and all(_only(form, e.form, seen) for e in found)):
        return ()
    return found


def _lacks(form: str, word: str) -> bool:
    """Whether small letters of `form` lack accents that `word` has, and nothing else differs."""
    if len(form) != len(word):
        return False
    other = [(a, b) for a, b in zip(form, word, strict=True) if a.lower() != b.lower()]
    return any(a.islower() for a, _ in other) and all(fold(b) == a.lower() for a, b in other)


def _only(form: str, word: str, seen: View) -> bool:
    """Whether all accents that `form` lacks may be left out."""
    facts = grammar(seen.language)
    letters = (b.lower() for a, b in zip(form, word, strict=True) if a.lower() != b.lower())
    return facts.optional.issuperset(letters) and not word.endswith(facts.never_optional or ("-",))


def _counted(seen: View, meant: dict[str, tuple[Entry, ...]]) -> tuple[array[int], array[int]]:
    """Before each word and at the end: how many words so far lack an accent, and how many have theirs."""
    accented = {f for f in seen.counts if not f.isascii() and f not in seen.unknown and fold(f) != f.lower()}
    return _before(meant, seen), _before(accented, seen)


def _before(forms: Container[str], seen: View) -> array[int]:
    """Before each word and at the end: how many of the words so far are among `forms`."""
    return array("I", accumulate(map(forms.__contains__, seen.forms), initial=0))


def _stands(i: int, seen: View) -> bool:
    """Whether word `i` is a whole word of running text in the language."""
    before, behind = seen.text[seen.starts[i] - 1 : seen.starts[i]], seen.text[seen.end(i) : seen.end(i) + 2]
    if before in _ADDRESS or behind[:1] in _ADDRESS or (behind[:1] == "." and behind[1:].isalnum()):
        return False
    if all(len(form) > 1 and form.isupper() for form in _beside(i, seen)):
        return False  # `AMD nee ATI`
    return seen.whole(i) and not seen.at_edge(i) and not seen.abroad(i)


def _beside(i: int, seen: View) -> list[str]:
    """The words on either side of word `i`."""
    return [seen.forms[n] for n in (i - 1, i + 1) if 0 <= n < len(seen.forms)]


def _repaired(i: int, words: tuple[Entry, ...], seen: View, *, safe: bool, bold: bool) -> Iterator[Edit]:
    """The word put in the place of word `i`, what the text itself writes first."""
    form, start = seen.forms[i], seen.starts[i]
    may_be_name = form[0].isupper() and not seen.opens(i)
    if form[0].islower() or any(seen.counts[e.form if may_be_name else e.form.lower()] for e in words):
        words = tuple(sorted(words, key=lambda e: -seen.lower[e.form.lower()]))
        if _looks_commoner(form, words[0], seen):
            if not (bold and form.isascii() and _goes_better(i, words[0].form, seen)):
                return
            safe = False
        found = [_written(form, e.form) for e in words]
        sure = safe and _is_sure(words, seen) and not _among_strangers(i, seen)
        sure = sure and not may_be_name and words[0].form.islower()
        safety = Safety.SAFE if sure else Safety.REVIEW
        yield Edit(Span(start, start + len(form)), form, found[0], NAME, safety, None, tuple(found[1:]))


def _looks_commoner(form: str, word: Entry, seen: View) -> bool:
    """Whether another slip makes a far commoner word of `form`: `cle` is `de` rather than `clé`, `méme` `même` than `mémé`."""
    frequency, least = seen.lore.frequency, _FAR * max(word.frequency, _COMMON)
    if not form.isascii() and any(e.frequency > least for e in seen.lexicon.accent_variants(form) if e.word):
        return True
    if any(frequency[c.form] > least for c in seen.lore.alike[form]):
        return True
    others = () if word.frequency > _COMMON else seen.lore.anything[form]
    return any(frequency[c.form] > max(_USED, _FAR * word.frequency) for c in others if fold(c.form) != form)


def _goes_better(i: int, word: str, seen: View) -> bool:
    """Whether the word that only lacks accents is likelier in the place of word `i` than what other slips make of it: `les iles`."""
    channel, lore, form = judge(seen), seen.lore, seen.forms[i]
    near = {c for c in (*lore.alike[form], *lore.anything[form]) if fold(c.form) != fold(form)}
    weights = (log(channel.rate(c.form)) + channel.gain(i, c.form) - c.cost for c in near)
    return log(channel.rate(word)) + channel.gain(i, word) - ACCENT > max(weights, default=-inf)


def _may_be_another(i: int, word: Entry, seen: View) -> bool:
    """Whether another slip may have made word `i` of a word in use, in a text that shows such slips: `metre` of `mettre`."""
    form, frequency = seen.forms[i], seen.lore.frequency
    if any(frequency[c.form] > word.frequency * _NEARLY for c in seen.lore.listed[form]):
        return True
    if len(form) <= _SHORT and word.frequency < _OFTEN:
        return True
    if seen.gap_after(i)[:1] == "." and seen.lore.alike[form]:
        return True  # an abbreviation has its stop: `ete.`
    lost = (c for c in seen.lore.anything[form] if c.cost <= LOST and fold(c.form) != fold(form))
    return any(frequency[c.form] > word.frequency * _FAR for c in lost)


def _has_another_accent(form: str, word: Entry, seen: View) -> bool:
    """Whether `form` has an accent, and with another one it is another word: `réverait` is `rêverait` or `révérait`."""
    return not form.isascii() and any(
        e.word and e.form != word.form and e.frequency > word.frequency * _NEARLY and len(e.form) == len(form)
        for e in seen.lexicon.accent_variants(fold(form))
    )


def _written(form: str, word: str) -> str:
    """`word` with the capital of `form`, which keeps its own letter."""
    return form[0] + word[1:] if form[0].isupper() else word


def _is_sure(words: tuple[Entry, ...], seen: View) -> bool:
    """Whether the first of `words` is meant: the text has it and no other, or it is far commoner than any other."""
    best, *others = words
    times = seen.lower[best.form.lower()]
    if times and not any(seen.lower[e.form.lower()] for e in others):
        return all(e.frequency < best.frequency for e in others)
    least = _COMMON if len(best.form) < _LONG else 0.0
    return best.frequency >= max(least, _RATIO * max((e.frequency for e in others), default=0.0))


def _among_strangers(i: int, seen: View) -> bool:
    """Whether a word beside word `i` is unknown and no name: a phrase of another language, or worse damage."""
    return any(form in seen.unknown and form.islower() and fold(form) == form for form in _beside(i, seen))

"""Certain: whether the best reading of a form that nobody knows leaves no doubt."""

from __future__ import annotations

from collections.abc import Iterator

from octtei.clean.channel.confusions import ALIKE, OTHER, middles, slip
from octtei.clean.channel.context import groups
from octtei.clean.channel.language import grammar
from octtei.clean.channel.leads import needed
from octtei.clean.channel.misreading import ALIKE_MARGIN, MARGIN, OWN, SHORTEST, is_doubled, same_letters
from octtei.clean.channel.reading import Reading
from octtei.clean.channel.rivals import has_other_accent
from octtei.clean.channel.view import View
from octtei.clean.channel.wreck import is_among_strangers, is_wreck
from octtei.lexicon import fold

UNKNOWN_SAFE, _UNKNOWN_SHORT = 2.0, 5.0
"""Measured on damaged texts (bench): a lead of so much is right 99 times of 100, for long words and for short ones."""
_LONG, _MARGIN, _DOUBLED = 7, 3.5, 5.0
"""Letters of a long form; how far the best candidate must lead the next where accents differ, and where a doubled letter is missing."""
_WORN_NOUN = 3.0
"""So much further must one with a capital lead."""
_ACCENTS = -1.5
"""The lead that is enough where only accents differ, in a text full of misreadings."""
_USED, _COMMON, _SEAM = 0.2, 10.0, 2
"""How often in a million words a word stands that is put there, the same if any letter is another, and the letters at a line end that may be half a word."""
_LONE = 1.0
"""The lead, and the margin, that are enough for a letter alone with another accent."""
_PART = 4
"""Letters at least of a part of a compound."""
_TWICE_MISREAD = 50.0
"""So common is a word that is misread the same way twice in a text."""
_FAR_RARER, _NEARLY = 1e-3, 0.3
"""A word that differs in accents and is so much rarer is no rival."""
_DASHES, _QUOTES, _STROKES = "-–—~*<>|[]{}¢®@#=\\", '“‘„‚"', "lit"
_SIGNS = "<>|[{}¢®@#=\\"
"""What touches a word behind; before, any or one in small letters only, may be the rest of a letter; `!` behind it is one of these."""


def is_certain(reading: Reading, seen: View, *, bold: bool) -> bool:
    """Whether the best candidate is meant beyond doubt; `bold` in a text full of misreadings."""
    return (
        _is_sure(reading, seen, bold=bold)
        and not _company(reading, seen, bold=bold)
        and not is_touched(reading.place, seen)
        and not is_doubled(reading, seen)
        and not _may_be_half(reading.place, seen)
        and not is_wreck(reading.place, seen)
        and not is_among_strangers(reading.place, seen)
    )


def _may_be_half(i: int, seen: View) -> bool:
    """Whether word `i` may go on with a capital alone before it, or with the end of a paragraph: `C oineille`."""
    before = seen.forms[i - 1] if i else ""
    letter = (
        len(before) == 1 and before.isupper() and before.lower() not in seen.lexicon.language.one_letter_words
    )
    spaced = letter and seen.gap(i) == " "
    return seen.forms[i].islower() and (spaced or "\n\n" in seen.gap(i))


def is_touched(i: int, seen: View) -> bool:
    """Whether a sign touches word `i` that may be the rest of a letter, or dots that break it off: `-férait`, `“onire`, `seui!`, `grou...`."""
    form, before = seen.forms[i], seen.text[seen.starts[i] - 1 : seen.starts[i]]
    if before and (before in _DASHES or (before in _QUOTES and form[0].islower())):
        return True
    after = seen.text[seen.end(i) : seen.end(i) + 1]
    if (after and after in _SIGNS) or after == "…" or seen.text.startswith("...", seen.end(i)):
        return True
    return after == "!" and any(seen.known(form + stroke) for stroke in _STROKES)


def _is_sure(reading: Reading, seen: View, *, bold: bool) -> bool:
    """Whether the best candidate is meant beyond doubt, as far as the words beside do not tell of worse damage."""
    form, best = seen.forms[reading.place], reading.best
    nouns = grammar(seen.language).capital_nouns
    if ((nouns or len(best) < len(form)) and _are_two(form, seen)) or _is_compound(form, seen):
        return False
    if form == best.lower() or seen.lexicon.is_foreign(form) or _is_foreign_name(reading, seen):
        return False  # the size of a letter: `jahre`; a word of another language: `command`, a name: `Simón`
    if nouns and form[0].isupper() and form[:-1] == best[:-1]:
        return False  # another ending: `Anbringer`, `Anbringen`
    if nouns and form[0] == "I" and best[0] == "L" and seen.known(best.lower()):
        return False  # the l or the capital: `Iernen` is `lernen` or `Lernen`
    if _is_lone_accent(form, best):
        return bold and reading.lead > _LONE and reading.margin > _LONE
    if len(form) < SHORTEST - 1 and (slip(form, best) > ALIKE or reading.margin <= ALIKE_MARGIN):
        return False
    return _is_sure_in_wear(reading, seen) if bold else _is_sure_in_clean(reading, seen)


def _is_lone_accent(form: str, best: str) -> bool:
    """Whether a letter alone has one accent for another, and is no word with it: `â`."""
    return (
        len(form) == len(best) == 1 and not form.isascii() and not best.isascii() and same_letters(form, best)
    )


def _is_sure_in_clean(reading: Reading, seen: View) -> bool:
    """The same in a text that shows few misreadings, or none: nearly all slips are the writer's own."""
    form, best = seen.forms[reading.place], reading.best
    if grammar(seen.language).capital_nouns and form[0].isupper():
        return False  # a name as likely as a noun: `Sarid`
    if all(seen.signs[reading.place : reading.place + 2]) or seen.gap_after(reading.place)[:1] == "-":
        return False  # a form alone between two signs, as dictionaries cite them; a part of a compound: `netinst-`
    if _begins_otherwise(form, best) or any(word != best and seen.known(word) for word in _undoubled(form)):
        return False  # `kmail`; a letter written twice: `comprennant`
    least = UNKNOWN_SAFE if len(form) > SHORTEST else _UNKNOWN_SHORT
    return reading.lead > least and reading.margin > MARGIN


def _is_foreign_name(reading: Reading, seen: View) -> bool:
    """Whether a form with a capital, and one right behind it, has a letter that the language has not: `Simón Bolívar`."""
    form, behind = seen.forms[reading.place], reading.place + 1
    if not form[0].isupper() or behind >= len(seen.forms) or seen.signs[behind]:
        return False
    letters = seen.lexicon.language.letters
    return seen.forms[behind][0].isupper() and any(c.isalpha() and c not in letters for c in form.lower())


def _undoubled(form: str) -> Iterator[str]:
    """`form` with one letter of each doubled one."""
    return (form[:i] + form[i + 1 :] for i in range(len(form) - 1) if form[i] == form[i + 1])


def _begins_otherwise(form: str, best: str) -> bool:
    """Whether the first letters of two words differ, and do not look alike: `kmail`, `mail`.

    Writers hardly ever miss the first letter (Kukich, Techniques for automatically correcting words in text, 1992).
    """
    return fold(form[0]) != fold(best[0]) and slip(form, best) > ALIKE


def _is_sure_in_wear(reading: Reading, seen: View) -> bool:
    """The same in a text full of misreadings."""
    form, best = seen.forms[reading.place], reading.best
    if seen.counts[form] >= max(OWN, seen.lower[best.lower()]) or _has_short_part(form, best):
        return False
    if seen.counts[form] > 1 and seen.lore.frequency[best] < _TWICE_MISREAD:
        return False  # what comes back is a word of another language, or the author's: `illiberalis`
    if form[:-1] == best and form[-1] in _STROKES:
        return False  # the number of a note: `routel`
    if same_letters(form, best):
        if _has_other_vowel(form, best, seen):
            return False
        least = _ACCENTS if has_other_accent(form, best) else UNKNOWN_SAFE
        return len(form) >= SHORTEST and reading.lead > least and reading.margin > _MARGIN
    if (
        _has_twin(form, best, seen)
        or _is_elided(form, best, seen)
        or (_is_doubled(form, best) and reading.margin <= _DOUBLED)
    ):
        return False
    cost = slip(form, best)
    least, margin = needed(len(form), cost)
    least += 0 if form[0].islower() else _WORN_NOUN
    common = _USED if cost < OTHER or len(form) >= _LONG else _COMMON
    used = seen.lore.frequency[best] > common or seen.counts[best] > 0
    return reading.lead > least and reading.margin > margin and used and not _is_at_seam(reading, seen)


def _has_short_part(form: str, best: str) -> bool:
    """Whether a short part of a compound changes: `estè-dire`."""
    parts = zip(form.split("-"), best.split("-"), strict=False)
    return "-" in form and any(len(part) <= SHORTEST and part != other for part, other in parts)


def _has_twin(form: str, best: str, seen: View) -> bool:
    """Whether accents alone make another word in use of a form: `placa` may be `plaça`, not `place`."""
    least = max(_USED, seen.lore.frequency[best] * _FAR_RARER)
    found = (e for e in seen.lexicon.accent_variants(fold(form)) if e.word and e.form != best.lower())
    return any(e.frequency > least and e.form.islower() and not e.form.isascii() for e in found)


def _has_other_vowel(form: str, best: str, seen: View) -> bool:
    """Whether another letter with a mark makes a word of a form that is not far rarer: `härt` may be `hört`."""
    marked = [c for c in seen.lexicon.language.letters if not c.isascii()]
    found = (
        form.replace(c, other, 1) for c in marked if c in form for other in marked if fold(c) != fold(other)
    )
    least = max(_USED, _NEARLY * seen.lore.frequency[best])
    return any(seen.lore.frequency[word] > least and seen.known(word) for word in found)


def _is_elided(form: str, best: str, seen: View) -> bool:
    """Whether the first letter of a form may be an elision, or what is left of one: `séveille`, `fopposition`."""
    rest = form[1:]
    if not rest or rest[0] not in grammar(seen.language).vowels:
        return False
    return best == rest or (f"{form[0]}'" in seen.lexicon.language.elisions and seen.known(rest))


def _is_compound(form: str, seen: View) -> bool:
    """Whether two words in use may make one of a language that writes them as one: `Markttage`, `stilliegen`."""
    if not grammar(seen.language).capital_nouns:
        return False
    used, small = seen.lore.frequency, form.islower()
    cuts = range(_PART, len(form) - _PART + 1)
    ends = ((form[:k], form[k:] if small else form[k:].capitalize()) for k in cuts)
    return any(used[one] > _USED and used[other] > _USED for one, other in ends)


def _is_doubled(form: str, best: str) -> bool:
    """Whether a letter is missing beside one like it: authors spell so, and compositors."""
    missing = middles(form, best)
    at = next((n for n, (a, b) in enumerate(zip(form, best, strict=False)) if a != b), len(form))
    return missing[0] == "" and len(missing[1]) == 1 and missing[1] in (form[at - 1 : at], form[at : at + 1])


def _is_at_seam(reading: Reading, seen: View) -> bool:
    """Whether the letters differ where a line end may have divided a longer word."""
    form, best, place = seen.forms[reading.place], reading.best, reading.place
    if not seen.ends.divides:
        return False
    if (
        "\n" in seen.gap_after(place)
        and seen.gap_after(place)[:1] not in ".?!"
        and form[-_SEAM:] != best[-_SEAM:]
    ):
        return True
    return "\n" in seen.gap(place) and form[:_SEAM] != best[:_SEAM]


def _are_two(form: str, seen: View) -> bool:
    """Whether a form is two words beside each other, one of those that build sentences, or an elision and a word."""
    building, elisions = groups(seen.language), seen.lexicon.language.elisions
    if any(form.startswith(e[:-1]) and form[len(e) - 1 :] in seen.lexicon for e in elisions):
        return True
    parts = ((form[:k], form[k:]) for k in range(1, len(form)))
    return any((a.lower() in building or b in building) and seen.known(a) and seen.known(b) for a, b in parts)


def _company(reading: Reading, seen: View, *, bold: bool) -> bool:
    """Whether a word beside the form is unknown too: a phrase of another language, or worse damage.

    In a text full of misreadings a long form is told by its own letters.
    """
    i = reading.place
    form, ends = seen.forms[i], [n for n in (i, i + 1) if 0 < n < len(seen.forms)]
    strangers = [n for n in ends if _is_stranger(seen.forms[n if n > i else n - 1], seen)]
    if form[0].isupper() and not grammar(seen.language).capital_nouns:
        return True
    told = bold and len(form) >= _LONG and reading.margin > ALIKE_MARGIN
    return bool(strangers) and not (told and not any("\n" in seen.gap(n) for n in strangers))


def _is_stranger(form: str, seen: View) -> bool:
    return form in seen.unknown and form.islower()

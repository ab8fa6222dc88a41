"""Words that differ in their accents only, told by the words beside them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from math import log
from typing import NamedTuple

from octtei.clean.channel.candidates import Candidate
from octtei.clean.channel.confusions import ACCENT
from octtei.clean.channel.context import STOP, groups
from octtei.clean.channel.judge import Judge, judge
from octtei.clean.channel.language import grammar
from octtei.clean.channel.lent import borrowed
from octtei.clean.channel.misreading import correction, is_doubled, is_parted
from octtei.clean.channel.mistaken import Mistaken, mistaken
from octtei.clean.channel.plain import may_lack
from octtei.clean.channel.reading import Odds, Reading
from octtei.clean.channel.verbs import are_verbs
from octtei.clean.channel.view import View, view
from octtei.clean.channel.worn import worn
from octtei.clean.channel.wreck import is_frayed
from octtei.clean.rule import Kind, Passage, rule
from octtei.lexicon import Standing, recase
from octtei.text import Edit

NAME = "accent.twin"
_LONGEST, _LEAST = 12, -6.0
"""Letters of a form, and what must speak for a twin wherever it stands: a far rarer one is never meant."""
# Read off 40,000 words of real OCR and the same texts clean: how far a twin must lead, and how much better it must fit.
_SAFE, _SAFE_FIT, _WORN_SAFE, _WORN_FIT = 5.0, 3.5, 3.0, 2.4
_RARE_SAFE, _SELDOM, _RARE_FIT = 6.0, 100.0, 0.0
_FIT_SAFE, _FAR_FIT = 1.2, 5.5
_GONE_SAFE, _GONE_REVIEW = 1.8, -0.5
"""The same for a word that the text lacks; it is missing where less than so much of so many stand there."""
_HARDLY, _ENOUGH = 0.3, 6.0
_REVIEW, _REVIEW_FIT, _REVIEW_FAR = 0.0, 1.5, 3.0
_CLEAR, _CLEAR_FIT = 3.5, -1.0
"""A lead that is enough in a text full of misreadings though the twin hardly fits better."""
_AGAIN, _AGAIN_FIT, _OFTEN = -2.0, 1.5, 3
"""The same where the text has so many places beyond doubt where the one stands for the other."""
_SMALL = 0.0
"""The lead that is enough to propose one word that builds sentences for another in a text full of misreadings."""
_JOINING = "<and>"
_OFTENER = 5.0
"""A twin by an accent that the text has for another all over is so many times commoner."""


@rule(NAME, Kind.TEXT, conjecture=True)
def accent_twin(passage: Passage) -> Iterator[Edit]:
    """A word stands where only the same word with other accents makes a sentence: `il à dit`, `dé la ville`, `là rue`.

    Why: specks look like accents, faint ones are not seen; recognition knows that both are words.
    Wrong when: the author means what stands there. Only twins in use that fit far better with the words on either side are read; fewer are
    proposed where the text shows no other misreadings. Where a text full of them lacks a word that every text has (`à`, read by recognition
    for a language without accents), what it has instead is read as that word wherever it goes as well.
    Example: "il à dit que oui" → "il a dit que oui"
    Keep: "il est là, à la porte, où la rue tourne dès le pont"
    """
    seen = view(passage)
    if seen is None or not borrowed(seen.language) or not grammar(seen.language).well_counted:
        return
    channel, bold, building = judge(seen), worn(passage), groups(seen.language)
    swapped = dict(_swapped(seen, mistaken(passage))) if bold else {}
    if bold:
        yield from _there(seen)
    for form in sorted(swapped):
        yield from _put(form, swapped[form], seen)
    for form in sorted(f for f in _doubtful(seen, bold=bold) if f not in swapped):
        gone = _gone(form, seen) if bold else {}
        told = [
            _told(form, reading, gone, channel, bold=bold)
            for reading in _free(form, gone, channel, bold=bold)
        ]
        small = bold and form in building
        often = Counter(one.reading.best for one in told if one.safe)
        for one in told:
            clear = small and one.reading.lead > _SMALL and one.reading.best in building
            if one.safe or one.likely or clear or (bold and often[one.reading.best] >= _OFTEN and one.again):
                yield correction(one.reading, seen, NAME, safe=one.safe)


class _Told(NamedTuple):
    """A reading, and whether it is beyond doubt, likely enough to be proposed, or so where the text has others like it."""

    reading: Reading
    safe: bool
    likely: bool
    again: bool


def _free(form: str, gone: Mapping[str, float], channel: Judge, *, bold: bool) -> Iterator[Reading]:
    """The places inside prose where a twin may be meant."""
    seen = channel.view
    least = _AGAIN if bold else _FIT_SAFE
    for reading in _readings(form, channel, least, gone):
        place = reading.place
        if _joins_alike(place, seen) or not seen.whole(place):
            continue
        if not seen.at_edge(place) and not seen.abroad(place):
            yield reading


def _joins_alike(i: int, seen: View) -> bool:
    """Whether word `i` joins two words of one kind: `il ou elle`, `le ou la`."""
    kinds = groups(seen.language)
    if not 0 < i < len(seen.forms) - 1 or kinds.get(seen.forms[i].lower()) != _JOINING:
        return False
    one, other = (kinds.get(seen.forms[n].lower(), "").partition("-")[0] for n in (i - 1, i + 1))
    return one != "" and one.rstrip(">") == other.rstrip(">")


def _told(form: str, reading: Reading, gone: Mapping[str, float], channel: Judge, *, bold: bool) -> _Told:
    seen, place = channel.view, reading.place
    fit, lost = channel.fit(place, reading.best), reading.best in gone
    safe = _is_sure(form, reading, fit, seen, bold=bold) or (
        lost and reading.lead > _GONE_SAFE and seen.gap(place) == " "
    )
    safe = safe and not any(seen.signs[place : place + 2]) and form.islower()
    safe = safe and not are_verbs(form, reading.best, seen)  # `agît`, `agit`
    reformed = may_lack(form, reading.best, grammar(seen.language).optional)  # `boite`, `boîte`
    safe = safe and (not reformed or form in groups(seen.language))
    safe = safe and not _is_beside_half(place, seen) and not is_frayed(place, seen)
    safe = safe and not is_doubled(reading, seen) and not is_parted(place, seen)
    name = form[0].isupper() and seen.signs[place] != STOP
    least = _REVIEW if reading.best in groups(seen.language) else _REVIEW_FAR
    clear = reading.lead > _CLEAR and fit > _CLEAR_FIT
    likely = (
        (fit > _FAR_FIT and reading.lead > _FIT_SAFE)
        or (lost and reading.lead > _GONE_REVIEW)
        or (bold and fit > _REVIEW_FIT and reading.lead > least)
    )
    again = form.islower() and reading.lead > _AGAIN and fit > _AGAIN_FIT
    return _Told(reading, safe, (likely and not name) or (bold and clear), again)


def _there(seen: View) -> Iterator[Edit]:
    """`ce soir-la`: behind a noun with `ce` before it stands no pronoun."""
    groups_of, facts = groups(seen.language), grammar(seen.language)
    pronoun, there = facts.there or ("", "")
    for form in sorted(f for f in seen.counts if f.endswith(pronoun)) if pronoun else ():
        noun = form.removesuffix(pronoun)
        for i in seen.places[form] if seen.lore.known[noun + there] else ():
            pointed = i > 0 and seen.forms[i - 1].lower() in facts.pointing
            if (pointed or groups_of.get(noun.lower()) == "<it>") and seen.whole(i) and not seen.abroad(i):
                yield correction(Reading(i, ((noun + there, 0.0),)), seen, NAME, safe=not is_frayed(i, seen))


def _swapped(seen: View, pairs: Mistaken) -> Iterator[tuple[str, str]]:
    """The forms that are far commoner words with an accent for that which the text has for it all over."""
    for form in seen.counts if pairs else ():
        for one, other in sorted(pairs):
            word = form.replace(one, other, 1)
            if one in form and form[1:].islower() and _is_meant(form, word, seen):
                yield form, word


def _is_meant(form: str, word: str, seen: View) -> bool:
    """Whether `word` is far commoner than `form`, or a name where nobody knows `form`."""
    frequency = seen.lore.frequency
    if form in seen.unknown:
        return form[0].isupper() and (seen.known(word) or seen.lexicon.standing(word) is Standing.NAME)
    return seen.known(word) and frequency[word] > _OFTENER * max(frequency[form], 1.0)


def _put(form: str, word: str, seen: View) -> Iterator[Edit]:
    """`word` for each `form` inside prose."""
    for i in seen.places[form]:
        if seen.whole(i) and not seen.at_edge(i) and not seen.abroad(i):
            yield correction(Reading(i, ((word, 0.0),)), seen, NAME, safe=not is_frayed(i, seen))


def _doubtful(seen: View, *, bold: bool) -> Iterator[str]:
    """The forms that have twins; where the text shows no misreadings only if one of them builds sentences."""
    if not bold:
        small = seen.lore.small_twins
        short = [f for f in seen.counts if len(f) <= _LONGEST and f.islower() and small[f]]
        yield from (f for f in short if f not in seen.unknown)
        return
    for form in seen.counts:
        lower = form.islower() or (len(form) > 1 and form[1:].islower())
        if len(form) <= _LONGEST and lower and form not in seen.unknown and seen.lore.twins[form.lower()]:
            yield form


def _gone(form: str, seen: View) -> dict[str, float]:
    """The twins with an accent that the text has hardly ever though the language has them often, and `form` without so often instead.

    With the natural logarithm of the odds that the twin is meant, by how often the language has each.
    """
    frequency, found = seen.lore.frequency, {}
    for word in seen.lore.twins[form] if form.isascii() else ():
        wanted = frequency[word] * len(seen.forms) / 1e6
        if wanted > _ENOUGH and seen.lower[word] < wanted * _HARDLY < seen.lower[form]:
            found[word] = log(frequency[word] / max(frequency[form], 1.0))
    return found


def _readings(form: str, channel: Judge, least: float, gone: Mapping[str, float]) -> Iterator[Reading]:
    """The places where a twin leads by more than `least`."""
    words = channel.view.lore.twins[form.lower()]
    twins = (Candidate(recase(word, form), ACCENT) for word in words)
    found = [channel.odds(candidate, channel.kept(form, candidate)) for candidate in twins]
    if gone:
        found = [Odds(o.form, max(o.base, gone.get(o.form, o.base)), o.small) for o in found]
    likely = [odds for odds in found if odds.base > _LEAST]
    return channel.readings(form, likely, least) if likely else iter(())


def _is_sure(form: str, reading: Reading, fit: float, seen: View, *, bold: bool) -> bool:
    """Whether the twin is meant beyond doubt: it leads and fits, or hardly anybody has the form."""
    frequency = seen.lore.frequency
    if frequency[reading.best] > _SELDOM * max(frequency[form], 1.0) and reading.lead > _RARE_SAFE:
        return fit > _RARE_FIT
    if reading.lead > (_WORN_SAFE if bold else _SAFE) and fit > (_WORN_FIT if bold else _SAFE_FIT):
        return True
    return reading.lead > _FIT_SAFE and fit > _FAR_FIT


def _is_beside_half(i: int, seen: View) -> bool:
    """Whether beyond a line end right before or behind word `i` something stands that nobody knows, or that makes a word with it: half a word perhaps."""
    ends = [n for n in (i, i + 1) if 0 < n < len(seen.forms) and "\n" in seen.gap(n)]
    if any(seen.forms[n if n > i else n - 1] in seen.unknown for n in ends):
        return True
    wholes = [seen.forms[n - 1] + seen.forms[n] for n in ends]
    return any(seen.known(whole) or seen.lore.listed[whole] for whole in wholes)

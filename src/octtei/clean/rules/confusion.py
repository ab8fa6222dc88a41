"""Words that recognition misread: unknown ones, names beside a commoner twin, and real words in the wrong place."""

from __future__ import annotations

from collections.abc import Iterator
from math import log

from octtei.clean.channel.candidates import Candidate, compound, elided, strong, undone
from octtei.clean.channel.confusions import ALIKE, slip
from octtei.clean.channel.context import NAME, borrowed, groups
from octtei.clean.channel.judge import Judge, Reading, judge
from octtei.clean.channel.language import Grammar, grammar
from octtei.clean.channel.lore import APOSTROPHES
from octtei.clean.channel.spelling import spellings
from octtei.clean.channel.view import View, view
from octtei.clean.rule import Kind, Passage, rule
from octtei.lexicon import Standing, fold
from octtei.text import Edit, Safety, Span

_OWN = 3
"""A form that stands this often is the author's."""
_SHORTEST = 4
_UNKNOWN_KEEP = 0.02
# Measured on damaged texts (bench): a lead of so much is right 99 times of 100, for long words and for short ones.
_UNKNOWN_SAFE, _UNKNOWN_SHORT, _UNKNOWN_REVIEW, _MARGIN = 2.0, 5.0, -5.0, 2.0
_REAL_SAFE, _REAL_REVIEW = 6.0, 1.0
# Words that stand in every other sentence (more than so many times in a million) can stand almost anywhere.
_EVERYDAY, _EVERYDAY_SAFE = 1_000, 6.5
# The same for letters that look alike, where no other candidate is near.
_ALIKE_SAFE, _ALIKE_MARGIN = 3.5, 4.0
# A word that the language has now and then is only corrected where its neighbours ask for the other one.
_UNHEARD, _SUPPORT, _TWINS = 0.1, 2.0, 2.5
_REAL_COST = 9.0
_RARE = 1.0
_HEARD = 0.5
"""How often in a million words a word stands that may be meant though the text has it no oftener than the other."""
_SELDOM = 0.03
_GAIN, _GAIN_SMALL = 6.0, 12.0  # what a context can lend a candidate at most, near enough, and a small word
_CLASH_REVIEW = 0.0
"""The lead from which a candidate is proposed where what stands there can stand nowhere beside its neighbours."""
_COMMON = 3.0
_SHORT_REVIEW = 0.0
_TIMES = 20
_OFTEN = 10
_CLEAR = 6.0
_TWICE = -7.0
"""How far the neighbours must at least make up for two slips."""
_BUDGET = 3_000
"""So many unknown forms of one text have all their neighbours looked up, half a millisecond each."""


@rule("confusion.unknown-word", Kind.TEXT)
def unknown_word(passage: Passage) -> Iterator[Edit]:
    """A form that nobody knows is one slip of recognition away from a word.

    Why: worn type, thin paper and dirt; recognition takes rn for m, u for n, li for h, or loses a letter.
    Wrong when: the form is the author's own, dialect, old spelling or foreign. Forms that stand three times, capitals
    inside a sentence, halves of words at line ends and passages in another language are left; a spelling that many
    words share is a habit; only a reading far ahead of the next one is applied.
    Example: "le gouvernernent de la ville" → "le gouvernement de la ville"
    Keep: "le samovar de la babouchka"
    """
    seen = view(passage)
    if seen is None or not borrowed(seen.language):
        return
    channel = judge(seen)
    for reading in spellings(list(_unknown(channel)), seen):
        form = seen.forms[reading.place]
        least = _UNKNOWN_SAFE if len(form) > _SHORTEST else _UNKNOWN_SHORT
        safe = reading.lead > least and reading.margin > _MARGIN and not _company(reading.place, seen)
        safe = safe and not (len(reading.best) < len(form) and _are_two(form, seen))
        if len(form) < _SHORTEST - 1:
            safe = safe and slip(form, reading.best) <= ALIKE and reading.margin > _ALIKE_MARGIN
        yield _edit(reading, seen, "confusion.unknown-word", safe=safe)
    for reading in _small_words(channel):
        yield _edit(reading, seen, "confusion.unknown-word", safe=False)


def _small_words(channel: Judge) -> Iterator[Reading]:
    """Forms that hardly anybody knows, with a capital inside a sentence, that two slips lead to a word that builds sentences."""
    seen = channel.view
    for form in sorted(f for f, n in seen.counts.items() if n == 1 and _is_odd_capital(f, seen)):
        for i in channel.places.get(form, ()):
            if not _in_small_letters(i, seen) or not seen.whole(i) or seen.at_edge(i) or seen.abroad(i):
                continue
            bond, left, right = seen.context.bond, seen.lefts[i], seen.rights[i]
            found = ((w, bond(left, w) + bond(w, right) - cost) for w, cost in _twice(form, seen))
            ranked = tuple(sorted((e for e in found if e[1] > _TWICE), key=lambda e: (-e[1], e[0])))
            if ranked:
                yield Reading(i, ranked)


def _is_odd_capital(form: str, seen: View) -> bool:
    if not _is_capital_word(form) or seen.lore.frequency[form] > _UNHEARD:
        return False
    return seen.lexicon.standing(form) is not Standing.NAME and not _has(form, seen)


def _in_small_letters(i: int, seen: View) -> bool:
    """Whether words in small letters stand right before and behind word `i`."""
    beside = [seen.forms[n] for n in (i - 1, i + 1) if 0 <= n < len(seen.forms)]
    free = seen.signs[i : i + 2] == ["", ""]
    return free and len(beside) == 2 and all(form.islower() and form not in seen.unknown for form in beside)


def _twice(form: str, seen: View) -> Iterator[tuple[str, float]]:
    """The small words that two slips between letters that look alike lead to, each with its cost."""
    small = groups(seen.language)
    costs: dict[str, float] = {}
    for shape in sorted({*undone(form, ALIKE), *undone(form[0].lower() + form[1:], ALIKE)}):
        for word in seen.lore.index.near(shape) & small.keys():
            cost = slip(shape, word)
            if cost <= ALIKE and fold(word) != fold(form):
                costs[word] = min(costs.get(word, 99.0), cost + ALIKE)
    yield from sorted(costs.items())


def _unknown(channel: Judge) -> Iterator[Reading]:
    seen, budget = channel.view, _BUDGET
    for form in sorted(seen.unknown):
        places = channel.places.get(form, ())
        if not _is_damaged(form, seen) or not any(_stands_free(i, seen) for i in places):
            continue
        found = _meant(form, channel, deep=budget > 0)
        budget -= 1
        keep = _UNKNOWN_KEEP + seen.lore.frequency[form] / 2
        least = _UNKNOWN_REVIEW if len(form) > _SHORTEST else _SHORT_REVIEW
        for reading in channel.readings(form, sorted(found), keep, least):
            here = not _same_letters(form, reading.best)
            if here and _stands_free(reading.place, seen) and not seen.abroad(reading.place):
                yield reading


def _meant(form: str, channel: Judge, *, deep: bool) -> set[Candidate]:
    """What an unknown form may be; `deep` looks up every word one letter away."""
    seen = channel.view
    if form[-1] in APOSTROPHES:
        return set(elided(form, seen.lexicon))
    found = {*seen.lore.listed[form], *strong(form, channel.index)}
    if "-" in form:
        return found | set(compound(form, seen.lexicon, seen.known))
    clear = any(c.cost <= ALIKE and channel.rate(c.form) > _COMMON for c in found)
    if deep and len(form) > 1 and not clear:
        found |= set(seen.lore.anything[form])
    if seen.counts[form] >= _OWN:  # the author's own, unless a look-alike stands far oftener
        often = _TIMES * seen.counts[form]
        return {c for c in found if c.cost < _CLEAR and seen.lower[c.form.lower()] >= often}
    return found


def _is_damaged(form: str, seen: View) -> bool:
    """Whether an unknown form may be a misreading and no name, abbreviation or word of the author's."""
    return (
        seen.lexicon.standing(form) < Standing.NAME
        and (form.islower() or form[1:].islower())
        and (len(form) > 1 or form.islower())
    )


def _stands_free(i: int, seen: View) -> bool:
    """Whether word `i` is a whole word, and no name."""
    form = seen.forms[i]
    if form[0].isupper() and (not (seen.signs[i] == "." or i == 0) or _before_name(i, seen)):
        return False
    if len(form) < _SHORTEST - 1 and not _between_words(i, seen):
        return False
    return seen.whole(i) and not seen.at_edge(i) and not _torn(i, seen)


def _before_name(i: int, seen: View) -> bool:
    """Whether a word with a capital follows word `i` directly: the two may be a name."""
    return i + 1 < len(seen.forms) and seen.items[i + 1] == NAME and not seen.signs[i + 1]


def _torn(i: int, seen: View) -> bool:
    """Whether word `i` makes a word with its neighbour beyond a space: the space is the fault, not a letter."""
    pairs = ((n - 1, n) for n in (i, i + 1) if 0 < n < len(seen.forms))
    return any(
        seen.starts[b] - seen.end(a) == 1 and seen.known(seen.forms[a] + seen.forms[b]) for a, b in pairs
    )


def _between_words(i: int, seen: View) -> bool:
    """Whether spaces alone part word `i` from words that are longer than a letter: no list, no formula, no gap."""
    sides = (seen.gap(i), seen.gap_after(i))
    beside = [seen.forms[n] for n in (i - 1, i + 1) if 0 <= n < len(seen.forms)]
    free = all(side.strip(" \u00a0\n") in ("", ",") and side for side in sides)
    return free and all(len(form) > 1 or form in seen.lexicon.language.one_letter_words for form in beside)


def _are_two(form: str, seen: View) -> bool:
    """Whether a form is two words beside each other, the second or the first of those that build sentences."""
    building = groups(seen.language)
    parts = ((form[:k], form[k:]) for k in range(1, len(form)))
    return any((a.lower() in building or b in building) and seen.known(a) and seen.known(b) for a, b in parts)


def _company(i: int, seen: View) -> bool:
    """Whether a word beside word `i` is unknown too: a phrase of another language, or worse damage."""
    beside = [seen.forms[n] for n in (i - 1, i + 1) if 0 <= n < len(seen.forms)]
    return any(form in seen.unknown and form.islower() for form in beside) or seen.forms[i][0].isupper()


def _same_letters(one: str, other: str) -> bool:
    return fold(one) == fold(other)


def _edit(reading: Reading, seen: View, name: str, *, safe: bool) -> Edit:
    form, start = seen.forms[reading.place], seen.starts[reading.place]
    safety = Safety.SAFE if safe else Safety.REVIEW
    return Edit(Span(start, start + len(form)), form, reading.best, name, safety, None, reading.others)


@rule("confusion.near-name", Kind.TEXT)
def near_name(passage: Passage) -> Iterator[Edit]:
    """A name stands once, one letter from a name that stands often.

    Why: no dictionary knows the name, but the text does.
    Wrong when: two persons, places or inflected forms have names that differ by a letter; applied only where the
    letters look alike or the twin is very common, and never where the difference is at the end of the word.
    Example: "Robespierre parla, Robespierre sortit, Robespicrre revint" → "Robespierre parla, Robespierre sortit, Robespierre revint"
    Keep: "Petrovski et Petrovskaïa"
    """
    seen = view(passage)
    if seen is None:
        return
    channel = judge(seen)
    index, counts = channel.index_of_names, channel.names
    for form in sorted(f for f in seen.unknown if _is_name(f) and seen.counts[f] < _OWN):
        if seen.lexicon.standing(form) is not Standing.UNKNOWN:
            continue
        twins = [c for c in strong(form, index) if counts[c.form] > seen.counts[form]]
        twins = [c for c in twins if counts[c.form] >= _OFTEN or not _is_ending(form, c.form)]
        twins.sort(key=lambda c: (c.cost - log(counts[c.form]), c.form))
        if twins and not _same_letters(form, twins[0].form):
            for i in channel.places.get(form, ()):
                if not seen.at_edge(i) and seen.whole(i):
                    yield _twin(i, twins, channel)
    yield from _first_names(channel)


def _is_ending(form: str, other: str) -> bool:
    """Whether one has the letters of the other and one more at its end, the way names are inflected."""
    return form.startswith(other) or other.startswith(form)


def _first_names(channel: Judge) -> Iterator[Edit]:
    """Words with a capital before a name that are no names, and look like one: `Kari Marx`."""
    seen = channel.view
    for form in sorted(
        f for f, n in seen.counts.items() if n < _OWN and _is_capital_word(f) and f not in seen.unknown
    ):
        if _has(form, seen) or not any(_within(i, seen) for i in channel.places.get(form, ())):
            continue
        found = [c for c in seen.lore.alike[form] if _has(c.form, seen) and not _has(c.form.lower(), seen)]
        found.sort(key=lambda c: (c.cost - log(channel.rate(c.form)), c.form))
        for i in channel.places.get(form, ()) if found else ():
            if _within(i, seen) and seen.whole(i) and not seen.at_edge(i) and not seen.abroad(i):
                yield _edit(
                    Reading(i, tuple((c.form, 0.0) for c in found)), seen, "confusion.near-name", safe=False
                )


def _is_capital_word(form: str) -> bool:
    return len(form) >= _SHORTEST and form[0].isupper() and form[1:].islower()


def _has(form: str, seen: View) -> bool:
    """Whether the dictionary writes a word exactly so."""
    return any(e.word and e.form == form for e in seen.lexicon.lookup(fold(form)))


def _within(i: int, seen: View) -> bool:
    """Whether word `i` has its capital inside a sentence and stands before a name."""
    return seen.items[i] == NAME and not seen.opens(i) and _before_name(i, seen)


def _is_name(form: str) -> bool:
    return len(form) > _SHORTEST and form[0].isupper() and form[1:].islower()


def _twin(i: int, twins: list[Candidate], channel: Judge) -> Edit:
    seen, best = channel.view, twins[0]
    form, count = seen.forms[i], channel.names[best.form]
    inner = form[-1] == best.form[-1] and form[0] == best.form[0] and len(form) == len(best.form)
    named = seen.lexicon.standing(best.form) > Standing.SHADOW and best.cost < _CLEAR
    safe = inner and len(twins) == 1 and seen.counts[form] == 1 and (count >= _OFTEN or named)
    reading = Reading(i, tuple((t.form, 0.0) for t in twins))
    return _edit(reading, seen, "confusion.near-name", safe=safe)


@rule("confusion.real-word", Kind.TEXT)
def real_word(passage: Passage) -> Iterator[Edit]:
    """A real word stands where only another, one slip away, makes sense.

    Why: recognition that knows a dictionary ends in a word, rightly or wrongly.
    Wrong when: the author writes what nobody else does; the odds weigh how common both words are, in the language
    and in the text, and how each goes with its neighbours. Words that differ in accents or endings only are left.
    Example: "il voulait partir, niais la route était fermée" → "il voulait partir, mais la route était fermée"
    Keep: "il a lu le livre"
    """
    seen = view(passage)
    if seen is None or not borrowed(seen.language):
        return
    channel = judge(seen)
    for form in sorted(seen.counts):
        seldom = seen.counts[form] < _OWN or len(form) <= _SHORTEST + 1
        single = len(form) == 1 and form not in seen.lexicon.language.one_letter_words
        if seldom and not single and form not in seen.unknown and form[-1] not in APOSTROPHES:
            for reading in _real(form, channel):
                yield _edit(reading, seen, "confusion.real-word", safe=_is_sure(form, reading, channel))


def _is_sure(form: str, reading: Reading, channel: Judge) -> bool:
    """Whether the lead is beyond doubt, and not owed to how common the candidate is alone."""
    unheard = channel.view.lore.frequency[form] < _UNHEARD
    best, lower = reading.best.lower(), channel.view.lower
    if (channel.view.lore.frequency[best] < _HEARD and lower[best] <= lower[form.lower()]) or _are_small(
        form, reading, channel
    ):
        return False  # one rare word for another, or one article
    if not unheard and channel.fit(reading.place, reading.best) < _SUPPORT:
        return False
    everyday = channel.view.lore.frequency[form] > _EVERYDAY
    if reading.lead > (_EVERYDAY_SAFE if everyday else _REAL_SAFE) and reading.margin > _MARGIN:
        return True
    alike = slip(form, reading.best) <= (ALIKE if unheard else _TWINS)
    return alike and reading.lead > _ALIKE_SAFE and reading.margin > _ALIKE_MARGIN


def _are_small(form: str, reading: Reading, channel: Judge) -> bool:
    """Whether one article or pronoun would stand for another, in a place where both can stand."""
    groups_of = grammar(channel.view.language).groups
    both = _ARTICLES.issuperset(groups_of.get(word.lower(), "") for word in (form, reading.best))
    return both and not channel.clashes(reading.place)


def _real(form: str, channel: Judge) -> Iterator[Reading]:
    seen = channel.view
    rare = len(form) >= _SHORTEST and seen.counts[form] < _OWN and seen.lore.frequency[form] < _RARE
    near = channel.index.slips(form)
    if not near and not rare:
        return
    keep = channel.rate(form, 1)
    found = {c for c in near if channel.rate(c.form) > keep * _SELDOM}
    if rare:
        found.update(seen.lore.alike[form])
    facts = grammar(seen.language)
    likely = sorted(c for c in found if _is_likely(c, keep, channel) and _may_be_meant(form, c.form, facts))
    if not likely:
        return
    least = _REAL_REVIEW + log(seen.counts[form]) / 2
    for reading in channel.readings(form, likely, keep, _CLASH_REVIEW):
        usual = slip(form, reading.best) <= _GAIN + log(channel.rate(reading.best) / keep)
        told = (reading.lead > least and usual) or channel.clashes(reading.place)
        if told and _is_prose(reading.place, seen):
            yield reading


def _are_verbs(form: str, other: str, facts: Grammar) -> bool:
    """Whether both are finite verbs of the commonest kind: one for the other always makes a sentence."""
    return facts.verbs.issuperset(facts.groups.get(word) for word in (form.lower(), other.lower()))


def _is_likely(candidate: Candidate, keep: float, channel: Judge) -> bool:
    """Whether a context may yet make the candidate likelier than the form, whose rate is `keep`."""
    gain = _GAIN_SMALL if candidate.form.lower() in groups(channel.view.language) else _GAIN
    return candidate.cost <= min(_REAL_COST, gain + log(channel.rate(candidate.form) / keep))


def _may_be_meant(form: str, other: str, facts: Grammar) -> bool:
    """Whether the two differ by more than case, accents or an ending, are of one case at the start and not both verbs."""
    if form[0].isupper() != other[0].isupper() or fold(form) == fold(other) or _are_verbs(form, other, facts):
        return False
    shorter, longer = sorted((form.lower(), other.lower()), key=len)
    return not (
        len(longer) > _SHORTEST and longer[: len(shorter) - 1] == shorter[:-1] and _inflected(shorter, longer)
    )


def _inflected(shorter: str, longer: str) -> bool:
    """Whether only the last letter differs, or is added, the way inflection does it."""
    return len(longer) > len(shorter) or (
        shorter[-1] in "aeiostxzé"
        and longer[-1] in "aestxzéi"
        and shorter[-1] + longer[-1] not in ("it", "ti")
    )


_ARTICLES = frozenset(["<det-m>", "<det-f>", "<det-p>", "<det-s>", "<object>", "<subject>"])
_ROMAN = frozenset("IVXLCDM")


def _is_prose(i: int, seen: View) -> bool:
    """Whether word `i` is a whole word of running text, and no Roman number behind a name."""
    if _ROMAN.issuperset(seen.forms[i]) and seen.signs[i] != ".":
        return False
    return seen.whole(i) and not seen.at_edge(i) and not seen.abroad(i)

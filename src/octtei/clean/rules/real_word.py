"""Real words in the wrong place."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from math import inf, log
from operator import attrgetter

from octtei.clean.channel.candidates import Candidate
from octtei.clean.channel.confusions import ALIKE, slip
from octtei.clean.channel.context import NAME
from octtei.clean.channel.judge import Judge, judge
from octtei.clean.channel.language import grammar
from octtei.clean.channel.lent import borrowed
from octtei.clean.channel.misreading import (
    ALIKE_MARGIN,
    ALIKE_SAFE,
    MARGIN,
    OWN,
    SHORTEST,
    SUPPORT,
    TWINS,
    UNHEARD,
    before_name,
    correction,
    is_doubled,
    is_parted,
    is_written_so,
    lacks_first,
    may_be_real,
)
from octtei.clean.channel.own_slips import OwnSlips, own_slips
from octtei.clean.channel.reading import Odds, Reading
from octtei.clean.channel.rivals import GAIN
from octtei.clean.channel.spelling import has_kin
from octtei.clean.channel.verbs import are_one_verb, are_verbs
from octtei.clean.channel.view import View, view
from octtei.clean.channel.worn import boldness, worn
from octtei.clean.channel.wreck import is_shaky
from octtei.clean.rule import Kind, Passage, rule
from octtei.lexicon import fold
from octtei.text import Edit

# Measured on damaged texts and on clean ones: of readings with a lead of 5 none was wrong in 300,000 words.
_REAL_SAFE, _REAL_FAR, _REAL_REVIEW = 4.5, 6.0, 1.5
_UNCOUNTED_SAFE, _COMMON = 2.3, 5.0
"""The lead that is enough from a word that nobody counted to a common one that looks like it."""
_COMMON_REVIEW = 4.6
"""The lead from which a common word is told of in a text that shows no misreadings."""
_WORN_FIT, _WORN_NAME = -1.5, 3.5
"""So much worse than what stands there a word may go with its neighbours in a text that shows many; the lead that a capital inside a sentence asks for."""
_WORN_SAFE, _WORN_MARGIN = 8.0, 2.4
"""How far a reading must be ahead there to be put; read off 50,000 words of real OCR: none of 38 was wrong."""
_VERB_REVIEW, _VERB_IN_USE = 4.0, 1.0
"""The lead from which one finite verb is proposed for another, and how often in a million words it stands to be in use."""
_USUAL, _USUAL_MARGIN = 100.0, 3.0
"""How often in a million words a word stands that only a greater margin is enough for in a text without misreadings (`an`: `en`, `un`)."""
_BEARS = 1.0
"""How much the neighbours must say at least for a candidate whose lead is far."""
_RARE = 1.0
_WORN_REVIEW, _WORN_RARE, _BOLDER = 1.0, 20.0, 0.5
"""The same in a text full of misreadings."""
_HEARD = 0.5
"""How often in a million words a word stands that may be meant though the text has it no oftener than the other."""
_USED, _SELDOM = 1.0, 0.1
"""How often in a million words a word stands that the text's own slips lead to, and how much rarer it may be than the form."""
_UNUSUAL = -GAIN - 0.001
"""What speaks for a candidate, its neighbours aside, that is never usual: it is only asked for where there is a clash."""
_CLASH_SAFE, _CLASH_MARGIN = 4.0, 3.0
_CLASH_REVIEW = 0.0
"""The lead from which a candidate is proposed where what stands there can stand nowhere beside its neighbours."""

_PARAGRAPH = "\n\n"
_SUBJECT = 4  # words at most between a subject and its verb


@rule("confusion.real-word", Kind.TEXT, conjecture=True)
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
    channel, bold, titles = judge(seen), worn(passage), grammar(seen.language).titles
    slips = own_slips(passage)
    if not bold and not grammar(seen.language).well_counted:
        return
    more = _BOLDER * boldness(passage)
    for form in sorted(form for form in may_be_real(seen) if form not in titles):
        likely = _likely(form, channel, slips, bold=bold)
        if likely:
            for reading in _real(form, likely, channel, slips, bold=bold, more=more):
                sure = _is_sure(form, reading, channel) and _is_rare_or_near(form, reading.best, channel)
                sure = sure and (
                    _leads_in_wear(form, reading, seen) if bold else _are_two(form, reading, channel)
                )
                sure = sure and not is_shaky(reading.place, seen) and not _is_second(reading.place, seen)
                sure = sure and not is_parted(reading.place, seen) and not lacks_first(form, reading, seen)
                yield correction(reading, seen, "confusion.real-word", safe=sure)


def _is_rare_or_near(form: str, best: str, channel: Judge) -> bool:
    """Whether hardly anybody has `form`, or the text is sure of what may be meant."""
    if channel.view.lore.frequency[form] < _RARE:
        return True
    return any(c.form == best for c in channel.index.slips(form))


def _are_two(form: str, reading: Reading, channel: Judge) -> bool:
    """Whether the two are not both finite verbs, nor several near a common word, the word no pronoun before what may be an adjective (`à celle compétente`).

    And no paragraph ends with what builds sentences.
    """
    seen, word, facts = channel.view, reading.best.lower(), grammar(channel.view.language)
    if _PARAGRAPH in seen.gap_after(reading.place) and word in facts.groups:
        return False
    if facts.groups.get(form.lower()) == "<it>" and facts.groups.get(word) in _DETERMINERS:
        noun = seen.right(reading.place)
        return noun in facts.feminine_nouns or noun.endswith(facts.feminine_endings or "-")
    if seen.lore.frequency[form] > _USUAL and reading.margin < _USUAL_MARGIN:
        return channel.clashes(reading.place)
    return not are_verbs(form, reading.best, seen)


def _is_second(i: int, seen: View) -> bool:
    """Whether word `i` may be the second of a sentence: before it a capital that no stop explains has what builds sentences."""
    before = seen.forms[i - 1].lower() if i and seen.items[i - 1] == NAME else ""
    return before in grammar(seen.language).groups and not seen.signs[i]


def _leads_in_wear(form: str, reading: Reading, seen: View) -> bool:
    """Whether the lead is enough in a text full of misreadings, where what is meant may have had two: further for what builds no sentences.

    One finite verb in use for another is as good a sentence: `ayons`, `avons`.
    """
    if seen.lore.frequency[form] > _VERB_IN_USE and are_verbs(form, reading.best, seen):
        return False
    small = reading.best.lower() in grammar(seen.language).groups or seen.lore.frequency[form] < UNHEARD
    return reading.margin > _WORN_MARGIN and (small or reading.lead > _WORN_SAFE)


def _is_sure(form: str, reading: Reading, channel: Judge) -> bool:
    """Whether the lead is beyond doubt, and not owed to how common the candidate is alone."""
    if channel.view.items[reading.place] == NAME:
        return False  # a capital inside a sentence: whatever stands for it is a name to the neighbours
    unheard = channel.view.lore.frequency[form] < UNHEARD
    best, lower = reading.best.lower(), channel.view.lower
    if _is_elision(form, best, channel.view) or _has_subject(reading.place, channel.view):
        return False
    if is_doubled(reading, channel.view) or _may_be_elided(form, channel.view) or has_kin(form, channel.view):
        return False
    if (channel.view.lore.frequency[best] < _HEARD and lower[best] <= lower[form.lower()]) or _are_small(
        form, reading, channel
    ):
        return False  # one rare word for another, or one article
    if not unheard and (fit := channel.fit(reading.place, reading.best)) < SUPPORT:
        return fit > _BEARS and reading.lead > _REAL_FAR and reading.margin > MARGIN
    if reading.lead > _REAL_SAFE and reading.margin > MARGIN:
        return True
    if channel.clashes(reading.place) and reading.lead > _CLASH_SAFE and reading.margin > _CLASH_MARGIN:
        return True
    alike = slip(form, reading.best) <= (ALIKE if unheard else TWINS)
    frequency = channel.view.lore.frequency
    uncounted = not frequency[form] and frequency[best] > _COMMON
    least = _UNCOUNTED_SAFE if uncounted else ALIKE_SAFE
    alike = alike and not are_verbs(form, reading.best, channel.view)
    return alike and reading.lead > least and reading.margin > ALIKE_MARGIN


def _has_subject(i: int, seen: View) -> bool:
    """Whether a subject stands shortly before word `i` whose verbs end as it does: `que tu t'y disposes`."""
    facts = grammar(seen.language)
    near = (form.lower() for form in seen.forms[max(0, i - _SUBJECT) : i])
    return seen.forms[i].endswith(facts.second_endings or ("-",)) and not facts.second.isdisjoint(near)


def _is_elision(form: str, best: str, seen: View) -> bool:
    """Whether what `form` has before `best` is what an apostrophe was lost from: `dune` for `d'une`."""
    head = form.lower().removesuffix(best)
    return head != form.lower() and seen.lexicon.language.elides(head)


def _may_be_elided(form: str, seen: View) -> bool:
    """Whether a word is, without an apostrophe, an elision before a word that builds sentences: `sen` may be `s'en`."""
    head, rest = f"{form[0]}'", form[1:]
    goes = rest in grammar(seen.language).groups and head in seen.lexicon.language.elisions
    return goes and seen.context.bond(head, rest) > _BEARS


def _are_small(form: str, reading: Reading, channel: Judge) -> bool:
    """Whether one article or pronoun would stand for another, in a place where both can stand."""
    groups_of = grammar(channel.view.language).groups
    both = _ARTICLES.issuperset(groups_of.get(word.lower(), "") for word in (form, reading.best))
    return both and not channel.clashes(reading.place)


def _real(
    form: str, likely: Sequence[Odds], channel: Judge, slips: OwnSlips, *, bold: bool, more: float
) -> Iterator[Reading]:
    seen = channel.view
    review = _WORN_REVIEW - more if bold else _REAL_REVIEW
    told_of = _COMMON_REVIEW if not bold and seen.lore.frequency[form] > UNHEARD else review
    enough = told_of if max(map(_BASE, likely)) > _UNUSUAL else inf
    for reading in channel.readings(form, likely, enough, _CLASH_REVIEW):
        best = Candidate(reading.best, slips.cost(form, reading.best))
        usual = best.cost <= GAIN + log(channel.rate(best.form) / channel.kept(form, best))
        small = best.form.lower() in grammar(seen.language).groups
        least = review + (0.0 if small else more) + log(channel.unexplained(form, best)) / 2
        heard = seen.lore.frequency[form] >= UNHEARD or seen.lore.frequency[best.form] < _COMMON
        if reading.lead < _VERB_REVIEW and heard and are_verbs(form, best.form, seen):
            continue
        if not bold and are_one_verb(form.lower(), best.form.lower(), seen):
            continue  # `tournez la page` goes as well as `tourner`
        if not _is_odd(form, reading, channel, bold=bold) or _is_no_noun(reading, seen):
            continue
        told = (reading.lead > least and usual) or channel.clashes(reading.place)
        if told and _is_prose(reading.place, seen) and not _in_company(reading.place, seen):
            yield reading


def _is_no_noun(reading: Reading, seen: View) -> bool:
    """Whether what may be meant is no noun though it has a capital by nothing else, in a language that gives nouns one."""
    if not reading.best[0].isupper() or not grammar(seen.language).capital_nouns:
        return False
    return not seen.opens(reading.place) and not is_written_so(reading.best, seen)


def _is_odd(form: str, reading: Reading, channel: Judge, *, bold: bool) -> bool:
    """Whether a place is odd enough to be told of: a common word in a clean text must be far from fitting, any other not fit best."""
    seen, frequency = channel.view, channel.view.lore.frequency[form]
    if channel.clashes(reading.place) or frequency < UNHEARD:
        return True
    fit = channel.fit(reading.place, reading.best)
    if bold:
        return fit > _WORN_FIT and (reading.lead > _WORN_NAME or seen.items[reading.place] != NAME)
    if seen.items[reading.place] == NAME and before_name(reading.place, seen):
        return False
    return reading.lead > _COMMON_REVIEW and fit > 0


def _likely(form: str, channel: Judge, slips: OwnSlips, *, bold: bool) -> Sequence[Odds]:
    """The words that a real one may be a misreading of, as far as its neighbours are not asked, in their order."""
    seen, index = channel.view, channel.index
    rivals = seen.lore.rivals[bold]
    often = _WORN_RARE if bold else _RARE
    long = len(form) >= SHORTEST - bold
    near = rivals.near(form, index)
    rare = long and seen.counts[form] < OWN and near.common < often
    alike = rivals.alike(form) if rare else ()
    found = channel.rivals(form, near, alike) if near.rivals or alike else []
    return _told(form, found, channel, slips) if bold else found


def _told(form: str, found: Sequence[Odds], channel: Judge, slips: OwnSlips) -> list[Odds]:
    """The same with what the text's own slips say for each, and the words that these lead to."""
    told = [o._replace(base=o.base + slip(form, o.form) - slips.cost(form, o.form)) for o in found]
    have = {o.form for o in found} | {form}
    seen = channel.view
    words = sorted({w for w in slips.shapes(form) if w not in have and seen.lore.frequency[w] > _USED})
    for word in words if len(form) > 1 else ():
        if seen.known(word) and _may_be(form, word, seen):
            meant = Candidate(word, slips.cost(form, word))
            told.append(channel.odds(meant, channel.kept(form, meant)))
    return sorted(told)


def _may_be(form: str, word: str, seen: View) -> bool:
    """Whether two words differ in more than accents and capitals, and the one is not far rarer."""
    frequency = seen.lore.frequency
    return fold(form) != fold(word) and frequency[word] > frequency[form] * _SELDOM


def _in_company(i: int, seen: View) -> bool:
    """Whether word `i` keeps company, and some of it stands near: a letter among other texts says `tu` after all."""
    facts, form = grammar(seen.language), seen.forms[i].lower()
    if form not in facts.company:
        return False
    around = {w.lower() for w in seen.forms[max(0, i - _NEARBY) : i + _NEARBY + 1]} - {form}
    return any(w in facts.company and facts.groups.get(w) not in _DETERMINERS for w in around)


_ARTICLES = frozenset(["<det-m>", "<det-f>", "<det-p>", "<det-s>", "<object>", "<subject>"])
_DETERMINERS = frozenset(["<det-m>", "<det-f>", "<det-p>", "<det-s>"])
_NEARBY = 150
"""So many words on either side are near."""
_ROMAN = frozenset("IVXLCDM")
_BASE = attrgetter("base")


def _is_prose(i: int, seen: View) -> bool:
    """Whether word `i` is a whole word of running text, and no Roman number behind a name or before a stop."""
    if _ROMAN.issuperset(seen.forms[i]) and (seen.signs[i] != "." or seen.gap_after(i)[:1] == "."):
        return False
    return seen.whole(i) and not seen.at_edge(i) and not seen.abroad(i)

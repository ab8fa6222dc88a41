"""Words that differ in their accents only, told by the words beside them."""

from __future__ import annotations

from collections.abc import Iterator

from octtei.clean.channel.candidates import Candidate
from octtei.clean.channel.confusions import ACCENT
from octtei.clean.channel.context import borrowed, groups
from octtei.clean.channel.judge import Judge, Odds, Reading, judge
from octtei.clean.channel.misreading import correction
from octtei.clean.channel.view import View, view
from octtei.clean.channel.worn import worn
from octtei.clean.rule import Kind, Passage, rule
from octtei.lexicon import fold
from octtei.text import Edit

NAME = "accent.twin"
_COMMON, _LONGEST = 20.0, 12
"""How often in a million words a twin stands at least, and letters of a form."""
# Read off 40,000 words of real OCR and the same texts clean: how far a twin must lead, and how much better it must fit.
_SAFE, _SAFE_FIT, _WORN_SAFE, _WORN_FIT = 5.0, 3.5, 3.0, 2.4
_RARE_SAFE, _SELDOM, _RARE_FIT = 6.0, 100.0, 0.0
_FIT_SAFE, _FAR_FIT = 1.2, 5.5
_REVIEW, _REVIEW_FIT, _REVIEW_FAR = 0.0, 2.4, 3.0


@rule(NAME, Kind.TEXT)
def accent_twin(passage: Passage) -> Iterator[Edit]:
    """A word stands where only the same word with other accents makes a sentence: `il à dit`, `dé la ville`, `là rue`.

    Why: specks look like accents, faint ones are not seen; recognition knows that both are words.
    Wrong when: the author means what stands there. Only twins in use that fit far better with the words on either side are read; fewer are
    proposed where the text shows no other misreadings.
    Example: "il à dit que oui" → "il a dit que oui"
    Keep: "il est là, à la porte, où la rue tourne dès le pont"
    """
    seen = view(passage)
    if seen is None or not borrowed(seen.language):
        return
    channel, bold = judge(seen), worn(passage)
    for form in sorted(
        f for f in seen.counts if len(f) <= _LONGEST and f.islower() and f not in seen.unknown
    ):
        for reading in _readings(form, channel):
            place = reading.place
            if not seen.whole(place) or seen.at_edge(place) or seen.abroad(place):
                continue
            fit = channel.fit(place, reading.best)
            safe = _is_sure(form, reading, fit, seen, bold=bold) and not any(seen.signs[place : place + 2])
            least = _REVIEW if reading.best in groups(seen.language) else _REVIEW_FAR
            if safe or (bold and fit > _REVIEW_FIT and reading.lead > least):
                yield correction(reading, seen, NAME, safe=safe)


def _readings(form: str, channel: Judge) -> Iterator[Reading]:
    twins = _twins(form, channel)
    return channel.readings(form, twins, _REVIEW) if twins else iter(())


def _twins(form: str, channel: Judge) -> list[Odds]:
    """The twins of a form, each with what speaks for it wherever it stands."""
    seen = channel.view
    words = [
        e.form
        for e in seen.lexicon.accent_variants(fold(form))
        if e.word and e.form != form and e.form.islower() and e.frequency > _COMMON
    ]
    found = [Candidate(word, ACCENT) for word in sorted(words) if len(word) == len(form)]
    return [channel.odds(candidate, channel.kept(form, candidate)) for candidate in found]


def _is_sure(form: str, reading: Reading, fit: float, seen: View, *, bold: bool) -> bool:
    """Whether the twin is meant beyond doubt: it leads and fits, or hardly anybody has the form."""
    frequency = seen.lore.frequency
    if frequency[reading.best] > _SELDOM * max(frequency[form], 1.0) and reading.lead > _RARE_SAFE:
        return fit > _RARE_FIT
    if reading.lead > (_WORN_SAFE if bold else _SAFE) and fit > (_WORN_FIT if bold else _SAFE_FIT):
        return True
    return reading.lead > _FIT_SAFE and fit > _FAR_FIT

"""Digits in words."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterator, Sequence

from octtei.clean.channel.context import groups
from octtei.clean.channel.figured import SMALL, Figured, figured
from octtei.clean.channel.language import grammar
from octtei.clean.channel.view import View, view
from octtei.clean.channel.worn import worn
from octtei.clean.rule import Kind, Passage, rule
from octtei.text import Edit, Safety, Span

NAME = "confusion.digit-in-word"
_ALIKE = "0158"
"""Figures that look like their letter in many fonts; others must be a habit of the text."""
_BEFORE_WORD = re.compile(r" [^\W\d_]")
_STOPS, _BEFORE = '.!?…:»«“"—–-', 4
"""Signs behind which a sentence may begin, and how far before a form one is looked for."""
_SHORTEST, _COMMON, _SEVERAL = 3, 100.0, 3
_RARE, _RATIO = 2.0, 20.0


@rule(NAME, Kind.TEXT)
def digit_in_word(passage: Passage) -> Iterator[Edit]:
    """A digit stands for a letter of a word: 1 for l or i, 0 for o, 5 for s; in a text that has the habit, 2 for z, 6 for e, é or b, 9 for g.

    Why: the shapes are alike, and recognition looked at one letter at a time.
    Wrong when: the digit is a note mark whose space was lost (`mars1le`), an ordinal, or the form is a formula or a name (`l10n`).
    A dictionary word must come out, or one that the text has; what is beside the digit must be no word, or one much rarer. The repair is
    made where one word only comes out and the digit looks like its letter, or stands so in three words of the text. At the edge
    of a word the text must have the word elsewhere or other plain misreadings; in capitals, in words of three letters and those that the text alone has, these.
    Example: "la révo1ution" → "la révolution"
    Keep: "le 17e corps"
    """
    seen = view(passage)
    if seen is None:
        return
    plain = [*_articles(seen), *_divided(seen)]
    yield from plain
    told = {edit.span.start for edit in plain}
    forms = _no_names([f for f in figured(seen) if f.start not in told], seen)
    habits = _habits([f for f in forms if len(f.form) >= _SHORTEST and not _is_number(f, seen)])
    for form in forms:
        doubtful = len(form.form) < _SHORTEST or _is_number(form, seen)
        if not doubtful or habits.issuperset(form.figures):
            safe = not doubtful and _is_sure(form, seen, passage, habits)
            yield _edit(form, seen.text, safe=safe)


def _edit(form: Figured, text: str, *, safe: bool) -> Edit:
    """The repair of a form; where two words may be meant it is proposed."""
    words = _cased(form, text)
    safety = Safety.SAFE if safe and len(words) == 1 else Safety.REVIEW
    return Edit(Span(form.start, form.end), form.form, words[0], NAME, safety, None, words[1:4])


def _no_names(forms: Sequence[Figured], seen: View) -> list[Figured]:
    """`forms` without those that a text has again and again, more often than the word: `L10N`."""
    often = Counter(f.form for f in forms)
    return [f for f in forms if often[f.form] < _SEVERAL or often[f.form] < seen.counts[f.words[0]]]


def _is_number(form: Figured, seen: View) -> bool:
    """Whether the figure counts, or calls a note: `5ème`, `mars1`, `mars1le`; no number begins with 0."""
    if form.figures[0] == "0":
        return False
    sides = [s for s in re.split(r"\d+", form.form) if s]
    if len(sides) == 1 and form.form[0].isdigit() and sides[0].lower() in grammar(seen.language).ordinals:
        return True
    whole = seen.lore.frequency[form.words[0]]
    words = (seen.known(s) and not _is_rarer(seen.lore.frequency[s], whole) for s in sides)
    return all(words) and (len(sides) == 1 or min(map(len, sides)) > 1)


def _is_rarer(side: float, whole: float) -> bool:
    """Whether a side is a word so rare beside the whole one that it hardly stands there: `rai5on`."""
    return side < _RARE and side * _RATIO < whole


def _habits(forms: Sequence[Figured]) -> frozenset[str]:
    """Figures that stand for a letter in several words of a text, beyond doubt in each."""
    told = {(f.figures, f.words[0]) for f in forms if len(f.words) == 1 and len(f.form) > _SHORTEST}
    counts = Counter(figures for figures, _ in told)
    return frozenset(figure for figure, n in counts.items() if n >= _SEVERAL)


def _is_sure(form: Figured, seen: View, passage: Passage, habits: Collection[str]) -> bool:
    """Whether the only word that a form may be is meant."""
    word = form.words[0]
    if not all(f in _ALIKE or f in habits for f in form.figures) or 2 * len(form.figures) >= len(form.form):
        return False
    if len(word) <= _SHORTEST:
        return seen.lore.frequency[word] > _COMMON and worn(passage)
    if word.isupper() or not seen.known(word):
        return worn(passage)
    inside = form.form[0].isalpha() and form.form[-1].isalpha()
    return inside or seen.counts[word] > 0 or worn(passage)


def _cased(form: Figured, text: str) -> tuple[str, ...]:
    """The words a form may be; where a sentence may begin with it the first letter is a capital or not."""
    before = text[max(0, form.start - _BEFORE) : form.start].rstrip()
    begins = form.form[0].isdigit() and form.words[0].islower() and (not before or before[-1] in _STOPS)
    return tuple(w for word in form.words for w in (word.capitalize(), word)) if begins else form.words


_DIVIDED = re.compile(r"[01568](?=-\n[ \f\n]*([^\W\d_]{2,20})(?![\w]))")
_FIRST_HALF = re.compile(r"(?<![\w'’-])[^\W\d_]{1,20}\Z")
_HALF = 20


def _divided(seen: View) -> Iterator[Edit]:
    """A digit at the end of a half of a word: `s0-` before a line end, `lide` behind it."""
    for hit in _DIVIDED.finditer(seen.text):
        begun = _FIRST_HALF.search(seen.text, max(0, hit.start() - _HALF), hit.start())
        if begun is None:
            continue
        first, second = begun[0], hit[1]
        found = [c for c in SMALL[hit[0]] if seen.known(first + c + second)]
        if len(found) == 1 and len(first + second) >= _SHORTEST and second.islower():
            yield Edit(Span(*hit.span()), hit[0], found[0], NAME, Safety.SAFE)


_LEADING = re.compile(r"[1!0](?<=[ \n-].)([^\W\d_]{1,20})(?=[ \n,.;:)])")
_LABEL = re.compile(r"(?<![\w.,])\d[b-d](?!\w)")
"""What stands beside `1a` where it is a label: `zone 1b`."""


def _articles(seen: View) -> Iterator[Edit]:
    """`1a`, `!es`, `1ieu` and `0ù`, where an l or an o makes a word; `1e` and `1er` are ordinals."""
    for hit in _LEADING.finditer(seen.text):
        if hit.group() == "1a" and _LABEL.search(seen.text):
            continue
        meant = f"{'o' if hit.group()[0] == '0' else 'l'}{hit[1]}"
        after_word = seen.text[hit.start() - 2 : hit.start() - 1] not in "0123456789,."
        odd = not hit[1].isascii() and len(hit[1]) == 1 and seen.known(meant)  # no number has such a letter
        odd = odd and not seen.text[hit.end() + 1 : hit.end() + 2].isupper()  # but `échelon 1à X`
        plain = odd or (meant in groups(seen.language) and hit[1] not in grammar(seen.language).ordinals)
        plain = plain or (len(hit[1]) >= _SHORTEST and meant in seen.lexicon and hit[1] not in seen.lexicon)
        if (
            (after_word or odd)
            and plain
            and hit[1].islower()
            and (len(hit[1]) > 1 or _BEFORE_WORD.match(seen.text, hit.end()))
        ):
            safety = Safety.SAFE if hit.group()[0] == "1" or len(hit[1]) > 1 else Safety.REVIEW
            yield Edit(Span(*hit.span()), hit.group(), meant, NAME, safety)

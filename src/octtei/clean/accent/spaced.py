"""Spaced: the words of a text whose letters with accents became spaces, told from the spaces that are true."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import pairwise
from math import log10
from typing import NamedTuple

from octtei.clean.accent.gaps import HOLE, Gaps
from octtei.clean.accent.initial import Openings
from octtei.clean.accent.letterless import GAIN, GAIN_MAYBE, cased, lone_gain, lone_word, settled
from octtei.clean.channel.context import Context
from octtei.clean.channel.language import grammar
from octtei.lexicon import Entry
from octtei.text import Edit, Safety, Span

# Letters and the spaces between, before and behind them, on one line.
_STRETCH = re.compile(r" *[A-Za-z]+(?: +[A-Za-z]+)* *")
# A word of one letter between two spaces, which words stand around, whose last letter may be gone.
_THREE = re.compile(
    r"   (?:(?<=[^\W\d_]   )|(?<=[^\W\d_],   )|(?<=[^\W\d_] {4})|(?<=[^\W\d_] ,   ))(?=[A-Za-z])(?! )"
)
_AROUND = 40
_PIECE = re.compile(r"[A-Za-z]+")
_MOST = 4
"""Pieces of one word."""
_UNSEEN, _TOTAL = 0.02, 6.0
_NO_WORD, _NO_NAME, _LETTER = -8.5, -6.7, -0.3
"""Decimal logarithm of how likely a word or a name is that nobody knows, and what each of its letters costs."""
_WASTED = -2.5
"""What it costs (decades) that a space is too many, and no letter: a dash or a mark of quotation may have become one."""
_PLAIN, _SHORT = 20.0, 2
"""So often in a million stand words of which no other is made, unless one has so few letters."""
_HEAD, _ELIDES = 2, -0.7
"""Letters of the longest word that is elided, and what that costs (decades)."""
_SURE = 1.0
"""So far (decades) a reading leads which is put back."""
_SPACED = (";", ":", "!", "?", "»", "%")
"""Signs that French sets a space before."""


class _Word(NamedTuple):
    """Pieces `first` to `last` of a stretch read as one, which stood at `start` to `end`, with its other readings."""

    start: int
    end: int
    form: str
    score: float
    others: tuple[str, ...] = ()
    lead: float = 99.0
    changed: bool = False


class _Path(NamedTuple):
    score: float
    words: tuple[_Word, ...]


class Spaced:
    """Reads one text."""

    def __init__(self, text: str, gaps: Gaps, rule: str) -> None:
        self._text, self._gaps, self._rule = text, gaps, rule
        self._openings = Openings(text)
        self._context = Context(gaps.lexicon.language.code, ())
        self._elides = "'" not in text and "’" not in text

    def edits(self) -> Iterator[Edit]:
        """The letters that became spaces, put back, in order."""
        found = [self._edit(w) for hit in _STRETCH.finditer(self._text) for w in self._read(hit) if w.changed]
        yield from sorted((*found, *self._alone(found)), key=lambda e: e.span)

    def _alone(self, found: Sequence[Edit]) -> Iterator[Edit]:
        """The words of one letter between two true spaces."""
        word = lone_word(self._gaps.lexicon)
        starts, gains = [edit.span.start for edit in found], []
        for hit in _THREE.finditer(self._text) if word else ():
            before = self._as_read(max(0, hit.start() - _AROUND), hit.start(), starts, found)
            behind = self._as_read(hit.end(), hit.end() + _AROUND, starts, found)
            near = bisect_left(starts, hit.end())
            touched = near > 0 and found[near - 1].span.end > hit.start()
            if not touched:
                gains.append((hit.start() + 1, lone_gain(before, word, behind, self._context)))
        for at, odds in settled(gains):
            if odds >= GAIN_MAYBE:
                safety = Safety.SAFE if odds >= GAIN else Safety.REVIEW
                yield Edit(Span(at, at + 1), " ", word, self._rule, safety)

    def _as_read(self, start: int, end: int, starts: Sequence[int], found: Sequence[Edit]) -> str:
        """A piece of the text as it is read."""
        parts: list[str] = []
        at = start
        for edit in found[bisect_left(starts, start) : bisect_left(starts, end)]:
            if edit.span.start >= at and edit.span.end <= end:
                parts += (self._text[at : edit.span.start], edit.after)
                at = edit.span.end
        return "".join((*parts, self._text[at:end]))

    def _edit(self, word: _Word) -> Edit:
        span = Span(word.start, word.end)
        form = word.form
        if not form[0].isascii() and self._openings.begins(word.start):
            form = form[0].upper() + form[1:]
        either = form in grammar(self._gaps.lexicon.language.code).capital_senses
        safety = Safety.SAFE if word.lead >= _SURE and not either else Safety.REVIEW
        others = word.others if safety is Safety.REVIEW else ()
        return Edit(span, span.of(self._text), form, self._rule, safety, None, others)

    def _read(self, hit: re.Match[str]) -> tuple[_Word, ...]:
        """The likeliest words of a stretch."""
        pieces = [(m.start(), m.end()) for m in _PIECE.finditer(self._text, hit.start(), hit.end())]
        if (
            len(pieces) == 1
            and hit.end() - hit.start() == pieces[0][1] - pieces[0][0]
            and self._is_known(hit[0])
        ):
            return ()
        spare = [self._at_edge(hit.start(), pieces[0][0], first=True)]
        spare += [right - left for (_, left), (right, _) in pairwise(pieces)]
        spare.append(self._at_edge(pieces[-1][1], hit.end(), first=False))
        best: dict[tuple[int, int], _Path] = {(0, spare[0]): _Path(0.0, ())}
        for at in range(len(pieces)):
            for left in range(3):
                path = best.get((at, left))
                if path:
                    self._extend(path, at, left, pieces, spare, best)
        ends = [(p.score + _WASTED * left, p) for (at, left), p in sorted(best.items()) if at == len(pieces)]
        return max(ends, key=lambda e: e[0])[1].words

    def _at_edge(self, start: int, end: int, *, first: bool) -> int:
        """How many spaces of the first or last of a stretch are too many."""
        before, behind = self._text[max(0, start - 1) : start], self._text[end : end + 1]
        outside = before if first else behind
        if first:
            true = 0 if outside in ("", "\n", "'", "’", "-", "(", '"') else 1
        else:
            true = (
                1 if outside in _SPACED or outside.isdecimal() else 0 if outside in (*"\n,.')-…\"", "") else 1
            )
        return min(2, max(0, end - start - true)) if end - start < 4 else 0

    def _extend(
        self,
        path: _Path,
        at: int,
        left: int,
        pieces: Sequence[tuple[int, int]],
        spare: Sequence[int],
        best: dict[tuple[int, int], _Path],
    ) -> None:
        """Add the words that may begin with piece `at`; `left` spaces before it may be letters."""
        for last in range(at, min(len(pieces), at + _MOST)):
            if last > at and spare[last] > 2:
                break
            run = self._text[pieces[at][0] : pieces[last][1]].replace(" ", HOLE)
            free = spare[last + 1] if last + 1 == len(pieces) else min(2, spare[last + 1] - 1)
            firm = last == at and self._is_known(run)
            for head in range(_taken(left, firm=firm) + 1):
                for tail in range(_taken(free, firm=firm) + 1):
                    word = self._word(run, head, tail, pieces[at][0], pieces[last][1])
                    if word is None:
                        continue
                    score = path.score + word.score + _WASTED * (left - head)
                    key = (last + 1, free - tail)
                    if key not in best or best[key].score < score:
                        best[key] = _Path(score, (*path.words, word))

    def _is_known(self, form: str) -> bool:
        lexicon = self._gaps.lexicon
        return lexicon.is_word(form) and (len(form) > 1 or form.lower() in lexicon.language.one_letter_words)

    def _is_plain(self, run: str) -> bool:
        """Whether a run of several pieces is made of common words."""
        pieces = [piece for piece in run.split(HOLE) if piece]
        return len(pieces) > 1 and all(
            len(piece) > _SHORT and self._gaps.lexicon.frequency(piece) >= _PLAIN and self._is_known(piece)
            for piece in pieces
        )

    def _elided(self, run: str, tail: int, start: int, end: int) -> _Word | None:
        """What a run is if the first hole was an apostrophe: `d un`."""
        head, _, rest = run.partition(HOLE)
        lang = self._gaps.lexicon.language
        if not rest or len(head) > _HEAD or not lang.elides(head):
            return None
        lost = rest.startswith(HOLE)
        word = (
            self._word(rest[lost:], int(lost), tail, start + len(head) + 1 + lost, end)
            if rest[lost:]
            else None
        )
        if word is None or word.form[0].lower() not in lang.elision_before:
            return None
        if not (word.changed or self._is_known(word.form)):
            return None
        return word._replace(
            start=start, form=f"{head}’{word.form}", score=word.score + _ELIDES, changed=True
        )

    def _stands(self, run: str, start: int) -> bool:
        """Whether the pieces of a run are words as they stand, and not behind what is elided."""
        elided = self._text[start - 1 : start] in ("'", "’") or self._text[start - 2 : start - 1] in (
            "'",
            "’",
        )
        return not elided and all(map(self._is_known, filter(None, run.split(HOLE))))

    def _may_lose(self, run: str, start: int, head: int) -> bool:
        """Whether a piece may have lost a letter before it or behind it: no capital follows one, and none stands alone but at the start of a sentence."""
        if run[0].isupper() and (head or len(run) == 1):
            return run.isupper() and (len(run) > 1 or self._openings.begins(start))
        return True

    def _may_open(self, start: int, entry: Entry) -> bool:
        """Whether a capital may stand where a word begins that is `entry`."""
        return (
            entry.form[0].isupper() or self._openings.begins(start) or self._text[start : start + 2].isupper()
        )

    def _word(self, run: str, head: int, tail: int, start: int, end: int) -> _Word | None:
        """The likeliest word that `run` is with holes at its ends; None if there is none."""
        lexicon = self._gaps.lexicon
        if not head and not tail and HOLE not in run:
            elided = self._text[end : end + 1] in ("'", "’") and lexicon.language.elides(run)
            if elided or (len(run) == 1 and run.isupper() and self._text[end : end + 1] == "."):
                return _Word(start, end, run, -1.0)
            known = log10(lexicon.frequency(run) + _UNSEEN) - _TOTAL if self._is_known(run) else 0.0
            strange = (_NO_NAME if run[0].isupper() else _NO_WORD) + _LETTER * len(run)
            return _Word(start, end, run, known or strange)
        parted = self._elided(run, tail, start, end) if self._elides and not head else None
        whole = self._whole(run, head, tail, start, end)
        return max((w for w in (whole, parted) if w), key=lambda w: w.score, default=None)

    def _whole(self, run: str, head: int, tail: int, start: int, end: int) -> _Word | None:
        """The likeliest word that a run with a hole, or with one at an end, is by itself."""
        lexicon = self._gaps.lexicon
        if (HOLE not in run and not self._may_lose(run, start, head)) or self._is_plain(run):
            return None
        whole = HOLE * head + run + HOLE * tail
        found = [
            e for e in self._gaps.whole(whole.lower()) if not (e.form[0].isupper() and whole[0].islower())
        ]
        if not found:
            return None
        told: dict[str, float] = {}
        for entry in found:
            told.setdefault(
                cased(entry.form, run.replace(HOLE, "")), log10(entry.frequency + _UNSEEN) - _TOTAL
            )
        forms, scores = list(told), list(told.values())
        lead = scores[0] - scores[1] if len(scores) > 1 else 99.0
        if self._stands(run, start):
            literal = sum(
                log10(lexicon.frequency(piece) + _UNSEEN) - _TOTAL for piece in run.split(HOLE) if piece
            )
            lead = min(lead, scores[0] - literal - _WASTED * (head or tail))
        if forms[0][0].isupper() and run[0].isupper() and not self._may_open(start, found[0]):
            lead = 0.0
        return _Word(start - head, end + tail, forms[0], scores[0], tuple(forms[1:4]), lead, changed=True)


def _taken(free: int, *, firm: bool) -> int:
    """How many of the spaces that are too many beside a word may be a letter of it; where there are two beside a `firm` one they are a word of their own."""
    return 0 if free > 1 and firm else min(1, free)

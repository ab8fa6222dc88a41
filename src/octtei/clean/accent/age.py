"""Age: a text that is spelt as before a reform has the accents of that time, where a mark does not tell: `très-grand`, `siége`."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from octtei.clean.accent.cipher import Cipher, Options, Use
from octtei.clean.accent.decode import Part, Way
from octtei.clean.accent.told import kind
from octtei.clean.channel.language import grammar
from octtei.lexicon import Lexicon

_WORD = re.compile(r"[^\W\d_]+")
_FORM = re.compile(r"(?<![^\s'’(«“\"—–-])[a-zß-öø-ÿœ]+(?:-[a-zß-öø-ÿœ]+)?(?![^\s,.;:!?)»'’-])")
_OFTENER = 2
"""So many times oftener than without its hyphen does a word stand with it in a text of that age."""
_FORMS, _SHARE = 2, 0.2
"""So many different forms as words were spelt then, none of which is a word now, show the age of a text; those without accents
only if they are such a share of those that had such endings: else they may be quoted, and either spelling is proposed.
"""
_TIMES = 2
"""So often must one such form stand that has the accents of that time."""


class Spelling(NamedTuple):
    """How words were spelt before: what words end in now, with what they ended in, as one pattern and a table.

    `shown` are the endings that a text has as then, `open` those that it may have so.
    """

    now: re.Pattern[str]
    then: dict[str, str]
    shown: frozenset[str] = frozenset()
    open: frozenset[str] = frozenset()

    def of(self, word: str) -> str:
        """How `word` was spelt; "" if as now."""
        end = self.ending(word)
        return word[: len(word) - len(end)] + self.then[end] if end else ""

    def ending(self, word: str) -> str:
        """What `word` ends in that was otherwise then; "" for most words."""
        hit = self.now.search(word.lower())
        return hit[0] if hit else ""


@lru_cache(maxsize=8)
def _spelling(code: str) -> Spelling | None:
    then = dict(grammar(code).aged)
    return Spelling(_ending(then), then) if then else None


def _ending(endings: Iterable[str]) -> re.Pattern[str]:
    return re.compile(f"(?:{'|'.join(sorted(endings, key=lambda end: (-len(end), end)))})$")


def spelling_of(text: str, read: Sequence[Sequence[Way]], lexicon: Lexicon) -> Spelling | None:
    """The old spelling of the language of `text`, whose damaged places are read best as `read` says; None if it has none."""
    old = _spelling(lexicon.language.code)
    if old is None:
        return None
    parts = (text, *(ways[0].text for ways in read))
    came = frozenset(_FORM.findall(text))
    forms = Counter(form for part in parts for form in _FORM.findall(part))
    then = _as_then(forms, {was: now for now, was in old.then.items()}, lexicon)
    now = {end for form in came if (end := old.ending(form)) and lexicon.is_word(form)}
    often = sum(forms[form] for form in then)
    is_old = often >= _TIMES or _is_joined(parts, lexicon.language.code) or _is_old(forms, then, lexicon)
    shown = _shown(old, then.values(), now, is_old=is_old)
    return shown if shown.shown or not _is_old(forms, then, lexicon, 0.0) else _opened(shown, now)


def is_spelt_as_then(text: str, lexicon: Lexicon) -> bool:
    """Whether `text` has words as they were spelt once that had no accents then."""
    return _is_old(frozenset(_FORM.findall(text)), (), lexicon)


def _shown(old: Spelling, then: Collection[str], now: Collection[str], *, is_old: bool) -> Spelling:
    """`old` with what a text shows that has endings of `then`, endings given as those of now, and some of `now`.

    Where it is old, it has all as then but those of now; where it has one word of then, others are open.
    """
    then, now = ({_sort(end, old) for end in ends} for ends in (then, now))
    sorts = {end: _sort(end, old) for end in old.then}
    may = frozenset(end for end, sort in sorts.items() if sort not in now)
    shown = may if is_old else frozenset(end for end in may if sorts[end] in then)
    return old._replace(shown=shown, open=may - shown if shown else frozenset())


def _opened(old: Spelling, now: Collection[str]) -> Spelling:
    """`old` for a text that shows too little of it: what it does not have as `now` may be as then."""
    sorts = {_sort(end, old) for end in now}
    return old._replace(open=frozenset(end for end in old.then if _sort(end, old) not in sorts))


def _sort(ending: str, old: Spelling) -> str:
    """The shortest of the endings that one begins with: `ège` for `ègent`."""
    return min((other for other in old.then if ending.startswith(other)), key=len)


def _is_joined(parts: Iterable[str], code: str) -> bool:
    """Whether words that had a hyphen behind them have it."""
    joined = grammar(code).age_joined
    if not joined:
        return False
    pattern = re.compile(rf"(?i)(?<![^\W_])(?:{'|'.join(sorted(joined))})(-?)(?=([^\W\d_]?))")
    hits = [hit for part in parts for hit in pattern.finditer(part)]
    with_hyphen = len([hit for hit in hits if hit[1] == "-" and hit[2]])
    return with_hyphen > _OFTENER * len([hit for hit in hits if not hit[1]])


def _as_then(forms: Iterable[str], now: Mapping[str, str], lexicon: Lexicon) -> dict[str, str]:
    """Those of `forms` that are words with the ending of now for theirs, and none as they stand, each with that ending."""
    ends = tuple(now)
    found = {}
    for form in sorted(form for form in forms if form.endswith(ends)):
        was = max((end for end in ends if form.endswith(end)), key=len)
        if not lexicon.is_word(form) and lexicon.is_word(form.removesuffix(was) + now[was]):
            found[form] = now[was]
    return found


def _is_old(forms: Collection[str], then: Collection[str], lexicon: Lexicon, least: float = _SHARE) -> bool:
    """Whether a text has forms that were spelt otherwise then: with the accents of that time, or those that need none, such a share at least."""
    facts = grammar(lexicon.language.code)
    bare = _as_then(forms, {was: now for now, was in facts.reformed}, lexicon)
    ends = tuple(now for now, _ in facts.reformed)
    today = sum(form.endswith(ends) and lexicon.is_word(form) for form in forms) if bare else 0
    mostly = bare if len(bare) >= least * (len(bare) + today) else ()
    return len({*then, *mostly, *facts.age_words.intersection(forms)}) >= _FORMS


def aged(ways: tuple[Way, ...], spelling: Spelling | None, cipher: Cipher) -> tuple[Way, ...]:
    """`ways`, best first, the best with the old accents of its words where its marks make them; the same with all that may be old is as likely."""
    if spelling is None:
        return ways
    best = _with(ways[0], spelling.shown, spelling, cipher)
    other = _with(best, spelling.shown | spelling.open, spelling, cipher)
    if best is other is ways[0]:
        return ways
    both = (other, best) if spelling.shown else (best, other)
    first = (best,) if other is best else both
    return (*first, *(way for way in ways[1:] if way.text not in (best.text, other.text)))


def _with(way: Way, endings: Collection[str], spelling: Spelling, cipher: Cipher) -> Way:
    """`way` with the old accents of its words that end in one of `endings`, or whose marks tell them."""
    parts = tuple(_aged(part, endings, spelling, cipher) for part in way.parts)
    if parts == way.parts:
        return way
    text = way.text
    for old, new in zip(way.parts, parts, strict=True):
        text = text.replace(old.spelled.text, new.spelled.text, 1)
    return way._replace(text=text, parts=parts)


def _aged(part: Part, endings: Collection[str], spelling: Spelling, cipher: Cipher) -> Part:
    letters = list(part.spelled.letters)
    if any(len(letter) != 1 for letter in letters):
        return part
    text = part.spelled.text
    for hit in _WORD.finditer(text):
        is_then = spelling.ending(hit[0]) in endings
        for at, letter in enumerate(spelling.of(hit[0]), hit.start()):
            options = part.spelled.units[at].options
            if (
                letter.lower() != text[at].lower()
                and options
                and _makes(options, letter, text[at], cipher, is_then=is_then)
            ):
                letters[at] = letter if text[at].islower() else letter.upper()
    return part._replace(spelled=part.spelled._replace(letters=tuple(letters)))


def _makes(options: Options, letter: str, now: str, cipher: Cipher, *, is_then: bool) -> bool:
    """Whether a use makes the `letter` of then: if another makes that of now, or if one makes both and the text is spelt so."""
    if letter.lower() not in dict(options.letters) or options.told.instead_of:
        return False
    if cipher.is_anothers(options.use, now.lower()) and not cipher.is_anothers(options.use, letter.lower()):
        return True
    then = _makers(kind(letter.lower()), cipher)
    makes = options.use in _makers(kind(now.lower()), cipher) and (options.use in then or not then)
    return is_then and makes


def _makers(accent: str, cipher: Cipher) -> frozenset[Use]:
    """The uses that were seen to make an accent."""
    return frozenset(use for (use, _), made in cipher.seen.items() if any(kind(c) == accent for c in made))

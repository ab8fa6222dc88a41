"""Drop capitals that were torn off their word."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from typing import NamedTuple

from octtei.clean.language import lexicon_for
from octtei.clean.rule import Passage, rule
from octtei.lexicon import Lexicon
from octtei.text import Edit, Safety, Span

_LONE = re.compile(r"(?m)^[\f \t\u00a0]*([^\W\d_])(['’]?)[ \t\u00a0]*$")
_FIRST = re.compile(r"[ \t\u00a0]*(['’]?[^\W\d_]+['’]?)")
_OWN = re.compile(r"[ \t\u00a0]*(['’]?[^\W\d_]+['’]?|\.(?=[ \t\u00a0]+\w))")
_BLANK = re.compile(r"(?m)^[ \t\u00a0]*$|\f")
_REACH = 30
"""Lines above and below that are searched for the word."""
_WINDOW = 10_000
"""Code points above and below that are searched."""
_MOST = 300
"""A text with more lone capitals has them for another reason."""
_SPACES = ("", " ", "\t", "\u00a0")
_ENDS = '.!?…:»”"*)'
_HEADING = 60
"""A line above that is longer is no heading."""
_OUTDONE = 200
"""A first word this much commoner without the letter may be whole (`is`, `Cis`)."""
_COMMONER = 10
"""A word in capitals is what is left of one this much commoner, though it is one itself (`CÈNE`, `SCÈNE`)."""
_NAME = 4
"""Letters that are left of a name at least."""
_LIST, _RISING = 3, 0.75
"""This many lone capitals are the letters of a list or an index if such a share of them follows one earlier in the alphabet."""


class _Start(NamedTuple):
    """The first word of a paragraph that begins in small letters; `only`: no other paragraph nearby may be meant;
    `own`: the letter stands among its lines; `gap` stood between the two."""

    at: int
    word: str
    distance: int
    only: bool = True
    own: bool = False
    gap: str = ""


@rule("dropcap.torn")
def torn(passage: Passage) -> Iterator[Edit]:
    """A drop capital stands on a line of its own, lines away from its word.

    Why: a text layer is written in the order of boxes, and the large initial is a box of its own.
    Wrong when: the letter is a heading (an index, a list of cases). A letter that no paragraph nearby lacks is left
    alone: the paragraph must begin in small letters, and its first word must be a word with the letter, or a name that
    the text has elsewhere, and be no far commoner one without it; where the letters stand in alphabetical order, it must
    be none without. The paragraph among whose lines the letter stands goes before all others; where two others may be
    meant the nearer is proposed.
    Example: "es rues étaient vides. Il\\nfaisait froid.\\nL" → "Les rues étaient vides. Il\\nfaisait froid.\\n"
    Keep: "Le point\\nA\\nest atteint."
    """
    lone = [hit for hit in _LONE.finditer(passage.value) if hit[1].isupper()]
    if not lone or len(lone) > _MOST:
        return
    lexicon = lexicon_for(passage)
    if lexicon is None:
        return
    listed = _alphabet([hit[1] for hit in lone])
    for hit, start in sorted(_assigned(passage.value, lone, lexicon), key=lambda pair: pair[0].start()):
        if not (listed and lexicon.is_word(start.word)):
            sure = start.only and (start.own or not _outdone(hit[1], start.word, lexicon))
            yield from _moved(hit, start, Safety.SAFE if sure else Safety.REVIEW)


def _assigned(
    text: str, lone: list[re.Match[str]], lexicon: Lexicon
) -> Iterator[tuple[re.Match[str], _Start]]:
    """Each letter with the paragraph start that lacks it: first those among whose own lines it stands, then what is left."""
    taken: set[int] = set()
    left: list[re.Match[str]] = []
    for hit in lone:
        own = _own(text, hit.start())
        if own and own.at not in taken and _fits(hit[1], hit[2], own.word, lexicon):
            yield hit, own
        elif own and own.at not in taken and _is_before(hit[1], own.word, lexicon):
            yield hit, own._replace(gap=" ", only=False)
        else:
            left.append(hit)
            continue
        taken.add(own.at)
    for hit in left:
        start = _named(text, hit, lexicon) or _lacking(text, hit, lexicon, taken)
        if start is not None and start.at not in taken:
            taken.add(start.at)
            yield hit, start


def _is_before(letter: str, word: str, lexicon: Lexicon) -> bool:
    """Whether the letter is a word itself, and a whole one follows: `À droite`."""
    return letter.lower() in lexicon.language.one_letter_words and word.islower() and lexicon.is_word(word)


def _named(text: str, hit: re.Match[str], lexicon: Lexicon) -> _Start | None:
    """The start of the letter's own lines, if it is what is left of a name or an initial: sure if that stands elsewhere in the text."""
    own = _own(text, hit.start())
    if own is None or hit[2]:
        return None
    if own.word == ".":
        return own._replace(only=f" {hit[1]}. " in text)
    if len(own.word) < _NAME or not own.word.isalpha() or lexicon.is_word(own.word):
        return None
    elsewhere = re.search(rf"(?<![^\W\d_]){hit[1]}{own.word}(?![^\W\d_])", text)
    return own._replace(only=elsewhere is not None)


def _alphabet(letters: list[str]) -> bool:
    """Whether the letters follow one another as in the alphabet, by and large."""
    rising = sum(one < other for one, other in itertools.pairwise(letters))
    return len(letters) >= _LIST and rising >= _RISING * (len(letters) - 1)


def _outdone(letter: str, word: str, lexicon: Lexicon) -> bool:
    """Whether a word is so much commoner without the letter that it may be whole."""
    return lexicon.frequency(word) > _OUTDONE * lexicon.frequency((letter + word).lower())


def _moved(hit: re.Match[str], start: _Start, safety: Safety) -> Iterator[Edit]:
    """The letter put back, and taken from its line; the line stays."""
    letter, apostrophe = hit[1], hit[2]
    yield Edit(Span(start.at, start.at), "", letter + apostrophe + start.gap, "dropcap.torn", safety)
    yield Edit(Span(hit.start(1), hit.end(2)), letter + apostrophe, "", "dropcap.torn", safety)


def _lacking(text: str, hit: re.Match[str], lexicon: Lexicon, taken: set[int]) -> _Start | None:
    """The paragraph start that lacks the letter: the surest, then the nearest."""
    found = [
        start
        for start in _starts(text, hit.start(), hit.end())
        if start.at not in taken and _fits(hit[1], hit[2], start.word, lexicon)
    ]
    best = [start for start in found if not (lexicon.is_word(start.word) and len(start.word) > 1)] or found
    nearest = min(best, key=lambda s: s.distance, default=None)
    return nearest and nearest._replace(only=len(best) == 1 and not _own(text, hit.start()))


def _own(text: str, at: int) -> _Start | None:
    """The start of the lines without a break that the letter at `at` stands among, unless it is the first of them."""
    first = max(0, at - _WINDOW)
    for blank in _BLANK.finditer(text, first, max(first, at - 1)):
        first = blank.end() + 1
    word = _OWN.match(text, first, at) if first < at else None
    if word is None or not _begins(text, first) or not _is_rest(word[1]):
        return None
    return _Start(word.start(1), word[1], 0, own=True)


def _is_rest(word: str) -> bool:
    """Whether a first word may be what is left of one: it begins small, or is all capitals, or but a stop."""
    return word == "." or word.lstrip("'’")[0].islower() or word.isupper()


def _fits(letter: str, apostrophe: str, word: str, lexicon: Lexicon) -> bool:
    if word[-1] in "'’":
        return lexicon.language.elides(letter + word[:-1])
    if word[0] in "'’" and not apostrophe:
        return len(word) > 1 and lexicon.is_word(letter + word)
    if word == ".":
        return False
    if word.isupper() and len(word) > 1 and lexicon.is_word(word):
        return lexicon.frequency((letter + word).lower()) > _COMMONER * lexicon.frequency(word.lower())
    return lexicon.is_word(letter + apostrophe + word) and (bool(apostrophe) or len(letter + word) > 1)


def _starts(text: str, start: int, end: int) -> Iterator[_Start]:
    """Paragraphs within reach that begin with a small letter."""
    above = text[max(0, start - _WINDOW) : start].split("\n")[:-1][-_REACH:]
    if start > _WINDOW and len(above) < _REACH:
        above = above[1:]  # cut in two by the window
    at = start - sum(len(line) + 1 for line in above)
    yield from _walk(text, at, above, len(above))
    below = text[end + 1 : end + _WINDOW].split("\n")[:_REACH]
    yield from _walk(text, end + 1, below, 0, after_letter=True)


def _walk(text: str, at: int, lines: list[str], far: int, *, after_letter: bool = False) -> Iterator[_Start]:
    above = ""  # the words between the letter and the line, as far as they may be a heading
    for number, line in enumerate(lines):
        word = _FIRST.match(line)
        next_to_letter = after_letter and (not above or _heads(above))
        if word and _may_lack(word, line) and (next_to_letter or _begins(text, at)):
            yield _Start(at + word.start(1), word[1], abs(far - number))
        above += line.strip() and line.strip() + "\n"
        at += len(line) + 1


def _may_lack(word: re.Match[str], line: str) -> bool:
    """Whether a first word begins small and is no abbreviation of one letter: `n. (also …`."""
    short = len(word[1]) == 1 and line[word.end() : word.end() + 1] == "."
    return word[1].lstrip("'’")[0].islower() and not short


def _heads(lines: str) -> bool:
    """Whether there is but one line, short, with a capital first and no end of a sentence: the heading above the paragraph."""
    words = lines.removesuffix("\n")
    return (
        len(words) <= _HEADING and "\n" not in words and words[0].isupper() and words[-1] not in _ENDS + ",;-"
    )


def _begins(text: str, at: int) -> bool:
    """Whether a paragraph begins at the line start `at`: at the text's start, a page's, or behind a sentence's end."""
    before = text[max(0, at - 200) : at]
    last = before.rstrip(" \t\u00a0\n")
    if not last or last.endswith("\f"):
        return True
    parted = before[len(last) :].count("\n") > 1 or _is_indented(text, at, last)
    return parted and (last[-1] in _ENDS or not _runs_on(last))


def _is_indented(text: str, at: int, before: str) -> bool:
    """Whether the line at `at` begins further in than the one above it and the one below."""
    below = text.find("\n", at) + 1
    above = before.rpartition("\n")[2]
    return (
        text[at : at + 1] in _SPACES and above[:1] not in _SPACES and text[below : below + 1] not in _SPACES
    )


def _runs_on(before: str) -> bool:
    """Whether the line above is one of running text: not closed, or too long for a heading."""
    return before[-1] in ",;-" or len(before.rpartition("\n")[2]) > _HEADING

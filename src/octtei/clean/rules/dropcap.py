"""Drop capitals that were torn off their word."""

from __future__ import annotations

import itertools
import re
from collections.abc import Callable, Iterator

from octtei.clean.initials import Wanting, shared_out
from octtei.clean.language import lexicon_for
from octtei.clean.paragraph_start import Start, own_starts, start_below, starts_near
from octtei.clean.rule import Passage, rule
from octtei.lexicon import Lexicon
from octtei.text import Edit, Safety, Span

_LONE = re.compile(r"(?m)^[\f \t\u00a0]*((?:[«“„»][ \u00a0]?|['‘\"])?[^\W\d_])(['’]?)[ \t\u00a0]*$")
_MOST = 300
"""A text with more lone capitals has them for another reason."""
_OUTDONE = 200
"""A first word this much commoner without the letter may be whole (`is`, `Cis`)."""
_COMMONER = 10
"""A word in capitals is what is left of one this much commoner, though it is one itself (`CÈNE`, `SCÈNE`)."""
_ABBREVIATION = 2
"""Letters of what a capital makes an abbreviation of, which no paragraph begins with: `Tn`, `Mt`."""
_NAME = 4
"""Letters that are left of a name at least."""
_LIST, _RISING = 3, 0.75
"""This many lone capitals are the letters of a list or an index if such a share of them follows one earlier in the alphabet."""


@rule("dropcap.torn", by_words=True)
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
    lone = [hit for hit in _LONE.finditer(passage.value) if hit[1][-1].isupper()]
    if not lone or len(lone) > _MOST:
        return
    lexicon = lexicon_for(passage)
    if lexicon is None:
        return
    listed = _alphabet([hit[1][-1] for hit in lone])
    for hit, start in sorted(_assigned(passage.value, lone, lexicon), key=lambda pair: pair[0].start()):
        if not (listed and lexicon.is_word(start.word)):
            sure = start.only and (start.own or not _outdone(hit[1][-1], start.word, lexicon))
            yield from _moved(hit, start, Safety.SAFE if sure else Safety.REVIEW)


def _assigned(
    text: str, lone: list[re.Match[str]], lexicon: Lexicon
) -> Iterator[tuple[re.Match[str], Start]]:
    """Each letter with the paragraph start that lacks it: first those among whose own lines it stands, then those right below it,
    then what is left."""
    below = _each(lone, lambda hit: _lacked(text, hit, _of_line_below(text, hit, lexicon), lexicon))
    own = _each(lone, lambda hit: _lacked(text, hit, _of_own(text, hit, lexicon), lexicon))
    claimed = {start.at for start in below.values() if start.opens}  # by the letter right above
    own = {hit: below.get(hit, start) if start.at in claimed else start for hit, start in own.items()}
    taken: set[int] = set()
    left = lone
    for starts in (own, below):
        waiting, left = left, []
        for hit in waiting:
            start = starts.get(hit)
            if start is None or start.at in taken:
                left.append(hit)
            else:
                taken.add(start.at)
                yield hit, start
    found = ((hit, _lacking(text, hit, lexicon, taken)) for hit in left)
    yield from shared_out(
        [
            Wanting(hit, starts, frozenset(s.at for s in starts), sure=not _is_astray(text, hit))
            for hit, starts in found
            if starts
        ]
    )


def _each(
    lone: list[re.Match[str]], start_of: Callable[[re.Match[str]], Start | None]
) -> dict[re.Match[str], Start]:
    """What is found for each letter, but for those that nothing is found for."""
    return {hit: start for hit in lone if (start := start_of(hit))}


def _is_astray(text: str, hit: re.Match[str]) -> bool:
    """Whether the letter stands among the lines of a paragraph that lacks another or none."""
    return any(not own.headed for own in own_starts(text, hit.start()))


def _of_own(text: str, hit: re.Match[str], lexicon: Lexicon) -> list[Start]:
    """The starts of the letter's own lines."""
    return [s for s in own_starts(text, hit.start()) if not s.headed or _is_fragment(s.word, lexicon)]


def _of_line_below(text: str, hit: re.Match[str], lexicon: Lexicon) -> list[Start]:
    """The start of the line right below the letter, if it is no word as it stands, or the letter opens a paragraph.

    Of capitals only what makes a name that stands elsewhere.
    """
    found = start_below(text, hit.start(1), hit.end())
    return [
        s
        for s in found
        if (
            _is_named(text, hit[1][-1], s.word)
            if s.word.isupper()
            else s.opens or _is_fragment(s.word, lexicon)
        )
    ]


def _lacked(text: str, hit: re.Match[str], starts: list[Start], lexicon: Lexicon) -> Start | None:
    """The first of `starts` that lacks the letter, or is what it may stand before as a word, to be proposed."""
    for start in starts:
        if _fits(hit[1][-1], hit[2], start.word, lexicon):
            return start
        if start.own and _is_before(hit[1], start.word, lexicon):
            return start._replace(gap=" ", only=False)
        if not hit[2] and (named := _named(text, hit[1][-1], start, lexicon)):
            return named
    return None


def _is_before(letter: str, word: str, lexicon: Lexicon) -> bool:
    """Whether the letter is a word itself, and a whole one follows: `À droite`."""
    return letter.lower() in lexicon.language.one_letter_words and word.islower() and lexicon.is_word(word)


def _named(text: str, letter: str, own: Start, lexicon: Lexicon) -> Start | None:
    """The start of the letter's own lines, if it is what is left of a name or an initial: sure if that stands elsewhere in the text."""
    if own.word == ".":
        return own._replace(only=f" {letter}. " in text)
    if len(own.word) < _NAME or not own.word.isalpha() or lexicon.is_word(own.word):
        return None
    return own._replace(only=_is_named(text, letter, own.word))


def _is_named(text: str, letter: str, word: str) -> bool:
    """Whether the text has what a letter and the rest of a word make elsewhere."""
    return re.search(rf"(?<![^\W\d_]){letter}{re.escape(word)}(?![^\W\d_])", text) is not None


def _alphabet(letters: list[str]) -> bool:
    """Whether the letters follow one another as in the alphabet, by and large."""
    rising = sum(one < other for one, other in itertools.pairwise(letters))
    return len(letters) >= _LIST and rising >= _RISING * (len(letters) - 1)


def _outdone(letter: str, word: str, lexicon: Lexicon) -> bool:
    """Whether a word is so much commoner without the letter that it may be whole."""
    return lexicon.frequency(word) > _OUTDONE * lexicon.frequency((letter + word).lower())


def _moved(hit: re.Match[str], start: Start, safety: Safety) -> Iterator[Edit]:
    """The letter put back, and taken from its line; the line stays."""
    letter, apostrophe = hit[1], hit[2]
    yield Edit(Span(start.at, start.at), "", letter + apostrophe + start.gap, "dropcap.torn", safety)
    yield Edit(Span(hit.start(1), hit.end(2)), letter + apostrophe, "", "dropcap.torn", safety)


def _lacking(text: str, hit: re.Match[str], lexicon: Lexicon, taken: set[int]) -> list[Start]:
    """The paragraph starts that may lack the letter, the nearest first; those that are no words if there are any."""
    found = [
        start
        for start in starts_near(text, hit.start(), hit.end())
        if start.at not in taken
        and (not start.headed or _is_fragment(start.word, lexicon))
        and _fits(hit[1][-1], hit[2], start.word, lexicon)
    ]
    surest = [start for start in found if _is_fragment(start.word, lexicon)] or found
    return sorted(surest, key=lambda start: start.distance)


def _is_fragment(word: str, lexicon: Lexicon) -> bool:
    """Whether what a paragraph begins with is no word as it stands."""
    return len(word) == 1 or word[0] in "'’" or not lexicon.is_word(word)


def _fits(letter: str, apostrophe: str, word: str, lexicon: Lexicon) -> bool:
    if word[-1] in "'’":
        return lexicon.language.elides(letter + word[:-1])
    if word[0] in "'’" and not apostrophe:
        return len(word) > 1 and lexicon.is_word(letter + word)
    if word == ".":
        return False
    if word.isupper() and len(word) > 1 and lexicon.is_word(word):
        return lexicon.frequency((letter + word).lower()) > _COMMONER * lexicon.frequency(word.lower())
    whole = letter + apostrophe + word
    return lexicon.is_word(whole if len(whole) > _ABBREVIATION else whole.lower())

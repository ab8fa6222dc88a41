"""Repair: what was learnt, as edits."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from octtei.clean.accent.cipher import Side
from octtei.clean.accent.decode import Decoder, Part, Way
from octtei.clean.accent.initial import Openings, capital_marks, capitalized
from octtei.clean.accent.neighbours import Neighbours, can_ask, is_doubtful, is_sign, lone
from octtei.clean.accent.region import Place, Region, opens
from octtei.clean.accent.shape import ShapeModel
from octtei.clean.accent.train import Learned
from octtei.lexicon import Lexicon, fold
from octtei.text import Edit, Safety, Span

_REFERENCE = re.compile(r"\d(?<=[^\W\d_].)\d{0,2}(?!\w)")
_WORD = re.compile(r"[^\W\d_]+")
_NEXT = re.compile(r"[^\w\n]*\n?[^\w\n]*([^\W\d_]+)")
_REFERS = re.compile(r"[^\W\d_]\d+(?!\w)")
SURE_OF_LETTER = 2.5
"""The same where the next takes a letter for itself and is a likely word."""
SURE_OF_CAPITALS = 1.5
"""The same where that word is all capitals, and the next is not: `AL Genève`."""
SURE_OF_LACKING = 1.3
"""The same where a common word is read that the text, as it stands, never has: it always lost its letter."""
SURE_OF_SIGN = 0.3
"""The same where a sign or a digit stands alone and may mean itself."""
SURE_OF_COLON = 1.7
"""The same where it is a sign after which a sentence goes on."""
SURE_OF_CALL = 2.5
"""The same where it is one that a sentence may end with, and the next begins."""
SURE_OF_NO_WORD = 1.0
"""The same where what stands there is no word of the dictionary, and may only be a name or an abbreviation."""
_NEAR, _EXPECTED = 4000, 4.0
"""Code points on either side in which a word must be expected so often if its absence is to tell something."""
_VOWEL = re.compile(r"(?i)[aeiouyà-ÿœ]")
_AROUND, _LINE = 40, 200
WORD = -7.5
"""Score of the rarest words."""
_COMMON, _SHORTEST_NAME = -1.0, 4
"""The cost (decades) of a capital that begins no sentence and no name; the letters of the shortest name."""
_NEVER_ITSELF = -1.3
"""What it costs (decades) to take a letter for itself that hardly ever is."""
_Change = tuple[int, int, str]
"""Start, end, and what stands there then."""
SURE = 0.5
"""How much likelier (decades) the best reading must be than the next to be applied."""
SURE_OF_DIGIT = 3.0
"""The same where the next takes a digit for a note reference: they come once each, so no count tells their odds; asked
of one place between two references, where the number would continue their count."""


def repairs(text: str, learned: Learned, rule: str) -> Iterator[Edit]:
    """The edits, named `rule`, that undo the cipher in `text`; they do not touch."""
    read = [learned.decoder.read(place.region) for place in learned.places]
    doubtful = _doubtful(text, learned, read)
    known: dict[tuple[Region, str, bool], list[_Change]] = {}
    openings = Openings(text)
    capitals = (
        capital_marks(ways[0] for ways in read) if Side.ALONE in learned.decoder.cipher.sides else frozenset()
    )
    for place, ways in zip(learned.places, _read(text, learned, read), strict=True):
        ways = _begun(openings, place, ways)
        if capitals and not capitals.isdisjoint(_marks(ways[0])):
            ways = (capitalized(ways[0], capitals), *ways[1:])
        widens = learned.trailing and place.tail > 1
        key = (place.region, ways[0].text, widens)
        changes = known.get(key)
        if changes is None:
            changes = known[key] = _changes(place.region, ways[0], widens=widens)
        if not changes:
            continue
        least = SURE_OF_CALL if _calls(text, place) else _sure_of(lone(place))
        sure = _margin(ways) >= least and place.start not in doubtful
        if (
            sure
            and not _is_guess(ways[0], learned.decoder)
            and not _may_stand(text, place, ways, learned.decoder)
        ):
            for start, end, after in changes:
                span = Span(place.start + start, place.start + end)
                yield Edit(span, span.of(text), after, rule)
        else:
            yield _proposal(text, place, ways, rule)


def _begun(openings: Openings, place: Place, ways: tuple[Way, ...]) -> tuple[Way, ...]:
    """`ways` with a capital where the sentence begins with a letter of which nothing is left."""
    told = [capitalized(way) for way in ways]
    if all(a is b for a, b in zip(told, ways, strict=True)) or not openings.begins(
        place.start + _quoted(place)
    ):
        return ways
    merged = {way.text: way for way in reversed(told)}
    return tuple(sorted(merged.values(), key=lambda w: (-w.score, w.text)))


def _quoted(place: Place) -> int:
    """How many signs a place has before its first letter or mark."""
    first = place.region.chunks[0]
    return len(first) - len(first.lstrip('«“"([—–'))


def _read(text: str, learned: Learned, read: Sequence[tuple[Way, ...]]) -> Iterator[tuple[Way, ...]]:
    """The readings of each place, best first, the words beside it weighed in where it is doubtful."""
    code = learned.decoder.cipher.lang.code
    beside: Neighbours | None = None
    lexicon = learned.decoder.speller.lexicon
    for number, ways in enumerate(read):
        place = learned.places[number]
        if is_doubtful(place, ways):
            ways = _as_names(text, place, ways, lexicon)
        if can_ask(code) and is_doubtful(place, ways):
            beside = beside or Neighbours(text, learned, read, code)
            ways = beside.ranked(number, ways)
        yield ways


def _as_names(text: str, place: Place, ways: tuple[Way, ...], lexicon: Lexicon) -> tuple[Way, ...]:
    """`ways`, best first, those less likely that take a capital which no sentence explains for that of a common word."""
    least = 1 if opens(text, place.start) else 0
    costs = [_COMMON * any(_is_common(hit, least, lexicon) for hit in _WORD.finditer(w.text)) for w in ways]
    if not any(costs):
        return ways
    scored = [way._replace(score=way.score + cost) for way, cost in zip(ways, costs, strict=True)]
    return tuple(sorted(scored, key=lambda w: (-w.score, w.text)))


def _is_common(hit: re.Match[str], least: int, lexicon: Lexicon) -> bool:
    """Whether a word from place `least` on has a capital, and is no name but a common word."""
    word = hit[0]
    if hit.start() < least or not word.istitle() or len(word) < _SHORTEST_NAME:
        return False
    forms = {entry.form for entry in lexicon.lookup(fold(word)) if entry.word}
    return word.lower() in forms and word not in forms


def _sure_of(mark: str) -> float:
    """How much likelier the best reading must be at a place that has nothing but `mark`, "" for other places."""
    return SURE_OF_COLON if mark and mark in ":;" else SURE_OF_SIGN if is_sign(mark) else SURE


def _calls(text: str, place: Place) -> bool:
    """Whether a mark stands alone that may end a sentence, and a capital follows."""
    return lone(place) in ("!", "?") and text[place.start + 1 : place.start + 4].strip()[:1].isupper()


def _margin(ways: tuple[Way, ...]) -> float:
    return ways[0].score - ways[1].score if len(ways) > 1 else 99.0


def _may_stand(text: str, place: Place, ways: tuple[Way, ...], decoder: Decoder) -> bool:
    """Whether the text may be right as it stands although a letter in it is a mark elsewhere: `allez`, `parlez`.

    A word that is no name has no capital inside a sentence.
    """
    plain = next((w for w in ways[1:] if not _marks(w)), None)
    if plain is None or plain.score < WORD * len(plain.parts):
        return False
    words = all(map(decoder.speller.lexicon.is_word, _WORD.findall(plain.text)))
    least = SURE_OF_LETTER if words else SURE_OF_NO_WORD
    if words and plain.text.isupper() and _in_heading(text, place):
        return True
    if _shouts(text, place, plain):
        least = min(least, SURE_OF_CAPITALS)
    elif _lacks(text, place, ways[0].text, decoder):
        least = min(least, SURE_OF_LACKING)
    if _margin((ways[0], plain)) >= least:
        return False
    if plain.text[:1].isupper() and not opens(text, place.start):
        return False
    return any(_is_letter(mark, decoder) for mark in _marks(ways[0]))


def _in_heading(text: str, place: Place) -> bool:
    """Whether a line has capitals only: there a word in capitals is itself."""
    start, end = text.rfind("\n", 0, place.start) + 1, text.find("\n", place.start)
    line = text[start : min(end if end >= 0 else len(text), start + _LINE)]
    return line.isupper() and " " in line


def _shouts(text: str, place: Place, way: Way) -> bool:
    """Whether a reading is all capitals, and the word behind it on its line is not."""
    end = place.start + place.region.starts[-1] + len(place.region.chunks[-1])
    following = _NEXT.match(text, end, end + _AROUND)
    return way.text.isupper() and len(way.text) > 1 and following is not None and not following[1].isupper()


def _is_guess(way: Way, decoder: Decoder) -> bool:
    """Whether a reading makes a word that nobody knows, and takes for it one small letter for a mark, or an accent for
    another: a name may have that letter, and be foreign.
    """
    uses = [u.options for part in way.parts for u in part.spelled.units if u.options]
    if not way.known and any(_is_foreign(part, decoder) or _is_unit(part) for part in way.parts):
        return True
    if (
        way.known
        or len(uses) != 1
        or not _is_letter(uses[0].use.mark, decoder)
        or not uses[0].use.mark.islower()
    ):
        return False
    if uses[0].base.isupper() or (uses[0].use, fold(uses[0].base)) in decoder.cipher.plain:
        return False
    if not uses[0].use.mark.isascii() and decoder.cipher.kept.get(uses[0].use.mark, 0.0) <= _NEVER_ITSELF:
        return False
    return not all(map(decoder.speller.lexicon.frequency, _WORD.findall(way.text)))


def _is_foreign(part: Part, decoder: Decoder) -> bool:
    """Whether an unknown word has an accent put back that words of the text have at their ends only.

    Where it is known how letters follow one another, that has told already (see `unknown`).
    """
    if part.spelled.known or decoder.speller.knows_letters:
        return False
    return any(_ends_only(part.spelled.text, at, decoder.speller.shape) for at in _restored(part))


def _lacks(text: str, place: Place, word: str, decoder: Decoder) -> bool:
    """Whether a common word never stands as it is in the text around a place."""
    frequency = decoder.speller.lexicon.frequency(word) / 1e6
    if frequency * _NEAR < _EXPECTED:
        return False
    around = text[max(0, place.start - _NEAR) : place.start + _NEAR]
    expected = frequency * around.count(" ")
    return expected >= _EXPECTED and re.search(rf"(?<![^\W_]){re.escape(word)}(?![^\W_])", around) is None


def _is_unit(part: Part) -> bool:
    """Whether an unknown word has no vowel but what a sign is read as, between letters: `km/h`."""
    units = part.spelled.units
    signs = [u for u in units if u.options and not u.options.base]
    plain = "".join(u.text for u in units if not u.options)
    return len(signs) == 1 and not _VOWEL.search(plain) and plain.isalpha()


def _restored(part: Part) -> list[int]:
    """The places of a reading where a letter that is one without accents got one."""
    units = enumerate(part.spelled.units)
    return [at for at, u in units if u.options and fold(u.options.base) == u.options.base.lower()]


def _ends_only(text: str, at: int, shape: ShapeModel) -> bool:
    """Whether the letter at place `at` stands inside a word, which the text's own words have at their ends only: `à`."""
    return text[at + 1 : at + 2].isalpha() and not shape.stands_inside(text[at].lower())


def _is_letter(mark: str, decoder: Decoder) -> bool:
    """Whether words of the language hold `mark`."""
    return mark.lower() in decoder.cipher.lang.letters


def _marks(way: Way) -> list[str]:
    """The marks that a reading takes for lost accents."""
    return [u.options.use.mark for part in way.parts for u in part.spelled.units if u.options]


def _doubtful(text: str, learned: Learned, read: Sequence[tuple[Way, ...]]) -> frozenset[int]:
    """Starts of the places where a digit, read as a mark, may be the one note reference that is missing there."""
    marks = learned.decoder.cipher.marks
    if not any(mark.isdecimal() for mark in marks):
        return frozenset()
    references = _references(text, marks)
    likeliest: dict[tuple[int, str], tuple[float, int]] = {}
    for place, (best, *others) in zip(learned.places, read, strict=True):
        found = _number(best.text)
        rival = next(
            (w for w in others if len(_number(w.text)) > len(found) and _REFERS.search(w.text)), None
        )
        number = _number(rival.text) if rival else found
        if number and _follows(place.start, number, references):
            gap = (bisect_left(references, (place.start, 0)), number)
            found_here = (
                (best.score - rival.score, place.start) if rival else (0.0, -1)
            )  # the reference itself
            likeliest[gap] = min(likeliest.get(gap, (SURE_OF_DIGIT, -1)), found_here)
    return frozenset(start for _, start in likeliest.values())


def _number(text: str) -> str:
    return "".join(c for c in text if c.isdecimal())


def _references(text: str, marks: frozenset[str]) -> list[tuple[int, int]]:
    """(place, number) of what looks like a note reference and is no mark."""
    hits = _REFERENCE.finditer(text) if any(m.isdecimal() for m in marks) else ()
    return [(h.start(), int(h[0])) for h in hits if len(h[0]) > 1 or h[0] not in marks]


def _follows(at: int, number: str, references: list[tuple[int, int]]) -> bool:
    """Whether a note reference `number` at place `at` would continue the count of those around it."""
    if not number:
        return False
    i = bisect_left(references, (at, 0))
    before = references[i - 1][1] if i else 0
    after = references[i][1] if i < len(references) else -1
    return int(number[-3:]) in (before + 1, after - 1)


def _proposal(text: str, place: Place, ways: tuple[Way, ...], rule: str) -> Edit:
    region = place.region
    span = Span(place.start, place.start + region.starts[-1] + len(region.chunks[-1]))
    others = tuple(way.text for way in ways[1:] if way.text != span.of(text))
    return Edit(span, span.of(text), ways[0].text, rule, Safety.REVIEW, None, others)


def _changes(region: Region, way: Way, *, widens: bool) -> list[_Change]:
    """What `way` changes, counted from the region's start; changes that touch are one.

    With `widens` the space behind a final mark is false.
    """
    found = [change for part in way.parts for change in (*_eaten(region, part), *_of_part(region, part))]
    end = region.starts[-1] + len(region.chunks[-1])
    if widens and found and found[-1][1] == end and way.parts[-1].spelled.units[-1].options is not None:
        found[-1] = (found[-1][0], end + 1, found[-1][2])
    return _joined(found)


def _eaten(region: Region, part: Part) -> Iterator[_Change]:
    """The space that a mark has eaten before a part."""
    if part.first and not region.gaps[part.first - 1].width:
        yield region.starts[part.first], region.starts[part.first], " "


def _of_part(region: Region, part: Part) -> Iterator[_Change]:
    """The changes in the chunks that are read as one: letters, and the false spaces between."""
    chunks = region.chunks[part.first : part.last]
    starts = region.starts[part.first : part.last]
    at = [start + i for chunk, start in zip(chunks, starts, strict=True) for i in range(len(chunk))]
    nexts = [*at[1:], at[-1] + 1]  # where the next character stands: behind a false space, if there is one
    string = "".join(chunks)
    for unit, letter in zip(part.spelled.units, part.spelled.letters, strict=True):
        last = unit.end - 1
        if string[unit.start : unit.end] != letter:
            yield at[unit.start], nexts[last], letter
        elif nexts[last] > at[last] + 1:
            yield at[last] + 1, nexts[last], ""


def _joined(found: list[_Change]) -> list[_Change]:
    changes: list[_Change] = []
    for start, end, after in found:
        if changes and changes[-1][1] == start:
            before = changes.pop()
            changes.append((before[0], end, before[2] + after))
        else:
            changes.append((start, end, after))
    return changes

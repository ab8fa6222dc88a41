"""Announced: the headings of a text that its list of contents names, and how deep it sets them."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import accumulate, pairwise

from octtei.structure.evidence.contents import Entry, Listing, keys_of, letters_in, list_names, listings
from octtei.structure.evidence.counted import label_of
from octtei.structure.evidence.misread import misread
from octtei.structure.lines.line import Line
from octtei.structure.lines.shape import ends_sentence, starts_big
from octtei.structure.pages.sheet import Sheet

# A heading has no more lines, and what stands in the text more often is none that a list could tell.
_LINES, _OFTEN = 4, 8
# A line of several words and so many letters that an entry says, too, is no accident.
_WORDED = 8
# A list is believed if so many of its entries are found, fewer where most others of the text are, and such a share of them.
_LEAST, _FEWER, _SHARE = 3, 2, 0.6
# No heading ends so.
_OPEN = ",;-"
# So few lines hold no list.
_FEW = 12
# A line is full from such a share of the measure on.
_FULL = 0.7
# Entries that begin so many spaces apart, or fewer, begin at the same place.
_APART = 1

Opens = Callable[[Line, Line], bool]


@dataclass(frozen=True, slots=True)
class Announced:
    """`headings`: the first line of each heading that a list names -> all its lines. `depths`: the first line -> how deep its entry is set in,
    where that tells. `listed`: the lines of the lists. `spans`: from which line to which the list names headings without a gap.
    `of`: each line of these headings -> the first one. `alike`: the first lines of the headings that flat lists name.
    `rests`: the lines with which an entry of a flat list goes on. `names`: the names of lists, believed or not, that stand in a line of
    their own, directly above the first entry."""

    headings: Mapping[int, tuple[int, ...]] = field(default_factory=dict)
    depths: Mapping[int, int] = field(default_factory=dict)
    listed: frozenset[int] = frozenset()
    spans: tuple[tuple[int, int], ...] = ()
    of: Mapping[int, int] = field(default_factory=dict)
    alike: frozenset[int] = frozenset()
    rests: frozenset[int] = frozenset()
    names: frozenset[int] = frozenset()

    def why(self, a: Line, b: Line) -> str | None:
        """Why `b` stands apart from the line before it because of a list; "" if it does not, None if no list says anything."""
        if b.number in self.headings:
            return "the contents name it"
        first = self.of.get(a.number)
        if first is not None:
            return "" if self.of.get(b.number) == first else "below what the contents name"
        if b.number in self.rests and a.number in self.listed:
            return ""
        if a.number in self.names or b.number in self.names:
            return "the name of a list of contents"
        if b.number in self.listed:
            return "a line of the contents"
        return "below the last line of the contents" if a.number in self.listed else None

    def passes(self, number: int) -> bool:
        """Whether the list names no heading at a line where it would name one: it stands between two of which the entries are neighbours."""
        at = bisect_right(self.spans, number, key=lambda span: span[0]) - 1
        return at >= 0 and self.spans[at][0] < number < self.spans[at][1]


def announced(lines: Sequence[Line], measure: int, opens: Opens) -> Announced:
    """The headings among the lines of a text that its lists of contents name; `opens` tells whether a line may begin something below
    another one. Nothing where no list is believed."""
    found = listings(lines, measure) if len(lines) > _FEW else []
    if not found:
        return Announced(names=list_names(lines))
    headings: dict[int, tuple[int, ...]] = {}
    depths: dict[int, int] = {}
    listed: set[int] = set()
    spans: list[tuple[int, int]] = []
    alike: set[int] = set()
    rests: set[int] = set()
    inside = {n for one in found for n in range(one.first, one.last + 1)}
    chains = [
        _chain(lines, one, range(0 if len(found) == 1 else one.last + 1, until), inside, opens)
        for one, until in zip(found, [*(one.first for one in found[1:]), len(lines)], strict=True)
    ]
    sure = sum(_is_believed(chain, one) for chain, one in zip(chains, found, strict=True))
    for chain, one in zip(chains, found, strict=True):
        if not _is_believed(chain, one, _LEAST if 2 * sure < len(found) or not sure else _FEWER):
            continue
        listed |= {lines[i].number for i in range(one.first, one.last + 1)}
        told = {entry.lines: own for entry, own in chain}
        headings |= {own[0]: own for own in told.values()}
        alike |= {own[0] for own in told.values() if one.flat}
        rests |= {x.number for x in lines[one.first + 1 : one.last + 1] if one.flat and not label_of(x.words)}
        name = lines[one.first - 1]
        if one.named and name.words[-1] != ":":
            headings[name.number] = (name.number,)
        depths |= _depths(dict(chain))
        spans += _spans(one, chain) if len(found) == 1 and any(e.paged for e in one.entries) else ()
    of = {n: first for first, own in headings.items() for n in own}
    return Announced(
        headings,
        depths,
        frozenset(listed - of.keys()),
        tuple(spans),
        of,
        frozenset(alike),
        frozenset(rests),
        list_names(lines),
    )


def named_lines(sheet: Sheet) -> tuple[int, ...]:
    """The lines of the headings that the contents name, and of the contents, before notes are told; in order."""
    measure = sheet.layout.measure

    def opens(a: Line, b: Line) -> bool:
        apart = sheet.turns(a, b) or sheet.blanks_between(a, b) > sheet.layout.gap
        return apart or ends_sentence(a.words) or len(a.words) < _FULL * measure

    found = announced(list(sheet.free()), measure, opens)
    return tuple(sorted(found.of.keys() | found.listed))


Match = tuple[Entry, tuple[int, ...]]


def _is_believed(chain: Sequence[Match], one: Listing, least: int = _LEAST) -> bool:
    """Whether enough of the entries of a list, `least` and a share of them, are headings of the text, in its order."""
    lines = {n for entry, _ in chain for n in entry.lines}
    paged = sum(len(e.lines) == 1 and e.paged for e in one.entries)
    due = paged or sum(len(e.lines) == 1 for e in one.entries)
    return len(chain) >= least and max(len(lines), len(chain)) >= _SHARE * due


def _chain(lines: Sequence[Line], one: Listing, places: range, inside: set[int], opens: Opens) -> list[Match]:
    """The longest chain of entries and headings that stand in the same order, each entry with the lines of its heading."""
    pairs = _pairs(lines, one, places, inside, opens)
    ends: list[int] = []
    best: list[tuple[int, int]] = []  # place in `pairs`, and the pair before
    tops: list[int] = []
    for at, (_, own) in enumerate(pairs):
        k = bisect_left(ends, own[0])
        best.append((at, tops[k - 1] if k else -1))
        ends[k : k + 1] = [own[0]]
        tops[k : k + 1] = [at]
    chain: list[Match] = []
    at = tops[-1] if tops else -1
    while at >= 0:
        entry, own = pairs[at]
        chain.append((one.entries[entry], tuple(lines[i].number for i in own)))
        at = best[at][1]
    return _disjoint(chain[::-1])


def _disjoint(chain: Sequence[Match]) -> list[Match]:
    """The chain without entries that share a line with the one before, or headings that do."""
    found: list[Match] = []
    for entry, own in chain:
        if found and (set(found[-1][0].lines) & set(entry.lines) or set(found[-1][1]) & set(own)):
            if len(own) <= len(found[-1][1]):
                continue
            found.pop()
        found.append((entry, own))
    return found


def _pairs(
    lines: Sequence[Line], one: Listing, places: range, inside: set[int], opens: Opens
) -> list[tuple[int, tuple[int, ...]]]:
    """Each entry with the lines that say the same, places from the last to the first."""
    by_key: dict[str, list[int]] = {}
    for i, entry in enumerate(one.entries):
        for key in entry.keys:
            by_key.setdefault(key, []).append(i)
    keys = sorted(by_key)
    said: dict[int, list[tuple[int, ...]]] = {}
    free = [i for i in places if i not in inside and _may_begin(lines, i, opens)]
    for i in free:
        for key, own in _spoken(lines, i, keys, inside):
            for at in by_key.get(key, ()):
                said.setdefault(at, []).append(own)
    for at, own in misread(lines, [(i, e) for i, e in enumerate(one.entries) if i not in said], free):
        said.setdefault(at, []).append(own)
    pairs: list[tuple[int, tuple[int, ...]]] = []
    for at in sorted(said):
        often = sorted(set(said[at]), key=lambda o: (-o[0], len(o)))
        pairs += [(at, o) for o in often] if len(often) <= _OFTEN else []
    return pairs


def _may_begin(lines: Sequence[Line], i: int, opens: Opens) -> bool:
    """Whether a heading may begin with a line: a number and words, or several words, that fill it and say what an entry says, do so anywhere."""
    words = lines[i].words
    told = len(letters_in(words)) >= _WORDED and len(words.split()) > 1
    return starts_big(words) and (i == 0 or told or opens(lines[i - 1], lines[i]))


def _spoken(
    lines: Sequence[Line], i: int, keys: Sequence[str], inside: set[int]
) -> Iterator[tuple[str, tuple[int, ...]]]:
    """What a line says, and it together with those below, as long as an entry begins so."""
    for key in keys_of(lines[i].words):
        if _begins(keys, key) and lines[i].words[-1] not in _OPEN:
            yield key, (i,)
    after = [j for j in range(i + 1, min(i + _LINES, len(lines))) if j not in inside]
    for count, key in enumerate(accumulate(letters_in(lines[j].words) for j in (i, *after))):
        if not _begins(keys, key):
            return
        if count and lines[i + count].words[-1] not in _OPEN:
            yield key, tuple(range(i, i + count + 1))


def _begins(keys: Sequence[str], key: str) -> bool:
    at = bisect_left(keys, key)
    return at < len(keys) and keys[at].startswith(key)


def _depths(chain: Mapping[Entry, tuple[int, ...]]) -> dict[int, int]:
    """The first line of each heading -> how deep its entry is set in, 0 the least; nothing if the list does not set in what is below."""
    indents = [entry.indent for entry in chain]
    steps = _steps(Counter(indents))
    found = [bisect_right(steps, indent) - 1 for indent in indents]
    if len(steps) < 2 or found[0] or any(b > a + 1 for a, b in pairwise(found)):
        return {}
    return {own[0]: depth for own, depth in zip(chain.values(), found, strict=True)}


def _steps(indents: Mapping[int, int]) -> list[int]:
    """Where entries begin, each place but the first that of several; what stands one space beside a place of more entries is there, too."""
    order = sorted(indents)
    often = [n for n in order if indents[n] > 1]
    if order and order[0] not in often:
        often = [order[0], *(n for n in often if n - order[0] > _APART)]
    return often


def _spans(one: Listing, chain: Sequence[Match]) -> Iterator[tuple[int, int]]:
    """From which heading to which the entries stand below one another without another entry between."""
    at = {entry.lines[0]: i for i, entry in enumerate(e for e in one.entries if len(e.lines) == 1)}
    for (above, upper), (below, lower) in pairwise(chain):
        if at[below.lines[0]] == at[above.lines[-1]] + 1:
            yield upper[-1], lower[0]

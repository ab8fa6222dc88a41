"""Looks: how much headings without a number stand out: in capitals, by the space around them, by what comes back within others."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from octtei.structure.levels.within import comes_back
from octtei.structure.lines.shape import is_capitals

# So many headings must come back as running heads, and so many not, before these stand below those.
_SAID = 2


@dataclass(frozen=True, slots=True)
class Head:
    """A heading as it is compared: its first line, words, role or numbering, number, the blank lines around it
    (9 where a page begins or ends), whether it is centred, the spaces before it, whether a running head says it, whether
    what closes a part (date, signature) stands directly above it, whether the next heading stands directly below it, and
    whether by whom it is stands there; whether the contents name it, how deep they set it in (-1 if that says nothing),
    whether they could have: they name headings around it and lack none of these;
    whether a list that is flat names it, an agenda; and whether the name of such a list stands directly below it."""

    first: int
    words: str
    role: str
    n: str
    before: int
    after: int
    centred: bool
    indent: int = 0
    runs: bool = False
    closed: bool = False
    over: bool = False
    signed: bool = False
    line: str = ""
    under: bool = False
    named: bool = False
    depth: int = -1
    passed: bool = False
    alike: bool = False
    opens: bool = False


def weights(heads: Sequence[Head], others: Sequence[Head] = ()) -> dict[int, int]:
    """First line of each heading without a number -> how much it stands out among them, the most the highest; `others` are numbered."""
    return _with_named(heads, _with_namesakes(heads, _with_indents(heads, _by_look(heads)), others))


def _with_named(heads: Sequence[Head], weights: Mapping[int, int]) -> dict[int, int]:
    """The weights, each four times, and two less for what a list of contents passes over that names others of the same weight; what flat lists
    name has the weight that most of it has, and what has such a list directly below it a little more."""
    named = {weights[h.first] for h in heads if h.named}
    flat = Counter(weights[h.first] for h in heads if h.alike)
    usual = max(flat, key=lambda w: (flat[w], w), default=0)
    told = {h.first: usual if h.alike else weights[h.first] for h in heads}
    return {
        h.first: 4 * told[h.first] - 2 * (h.passed and told[h.first] in named) + (bool(flat) and h.opens)
        for h in heads
    }


def _by_look(heads: Sequence[Head]) -> dict[int, int]:
    """First line of each heading without a number -> how much it stands out: in capitals above all others, then by the space around it."""
    looks = [[h for h in heads if is_capitals(h.words) is big] for big in (False, True)]
    if not all(looks):
        return _weights(heads)
    small, big = (_told(_weights(same)) for same in looks)
    return small | {first: weight + 2 for first, weight in big.items()}


def _told(weights: Mapping[int, int]) -> dict[int, int]:
    """The weights of headings that look alike: no one stands above the others by the space around it alone."""
    counts = Counter(weights.values())
    return dict(weights) if min(counts.values()) > 1 else dict.fromkeys(weights, 0)


def _weights(heads: Sequence[Head]) -> dict[int, int]:
    """First line of each heading without a number -> 1 if it stands above the others of this kind, 0 if not.

    At the top of a page the space before says nothing; there it stands as high as others that running heads say.
    """
    sure = {h.first: _weight(h) for h in heads if h.before != 9 and not h.under and not h.over}
    counts = Counter(sure.values())
    classes = sorted(counts)
    if len(classes) < 2:
        runs = sum(h.runs for h in heads)
        said = min(runs, len(heads) - runs) >= _SAID
        return {h.first: int(said and h.runs) for h in heads}
    cut = max(
        classes[1:],
        key=lambda w: (min(_below(counts, w), _above(counts, w)), _by_capitals(heads, sure, w), w),
    )
    told = _by_capitals(heads, sure, cut)
    found = {first: int(weight >= cut) for first, weight in sure.items()}
    gaps = {
        big: [h for h in heads if h.first in sure and bool(found[h.first]) is big] for big in (True, False)
    }
    for h in heads:
        if h.first not in sure:
            found[h.first] = int(is_capitals(h.words) if told else _is_like(h, gaps))
    high = any(h.runs and found[h.first] for h in heads)
    found |= {h.first: 1 for h in heads if high and h.runs and h.first not in sure}
    return _by_words(heads, found, sure)


def _is_like(head: Head, looks: Mapping[bool, Sequence[Head]]) -> bool:
    """Whether a heading of which one gap says nothing (at a page's top, beside another heading) has the other one in common with
    those that stand out, and with no others."""
    if head.over and head.before != 9 and not head.under:
        return head.before in {h.before for h in looks[True]} - {h.before for h in looks[False]}
    return not head.over and head.after in {h.after for h in looks[True]} - {h.after for h in looks[False]}


def _by_words(heads: Sequence[Head], found: Mapping[int, int], sure: Mapping[int, int]) -> dict[int, int]:
    """The weights; what says the same as others has that of most of them."""
    votes: dict[str, Counter[int]] = {}
    for h in heads:
        if h.first in sure:
            votes.setdefault(h.words.casefold(), Counter())[found[h.first]] += 1
    most = {words: max(sorted(vote), key=vote.__getitem__) for words, vote in votes.items()}
    return {h.first: most.get(h.words.casefold(), found[h.first]) for h in heads}


def _by_capitals(heads: Sequence[Head], sure: Mapping[int, int], cut: int) -> bool:
    """Whether the headings that weigh `cut` or more are those in capitals, and no others."""
    return all(is_capitals(h.words) == (sure[h.first] >= cut) for h in heads if h.first in sure)


def _with_indents(heads: Sequence[Head], weights: Mapping[int, int]) -> dict[int, int]:
    """The weights, each doubled, and one more for what is not set in under headings of the same weight."""
    found = {h.first: 2 * weights[h.first] + 1 for h in heads}
    for weight in set(weights.values()):
        same = [h for h in heads if weights[h.first] == weight]
        for h in _set_in(same):
            found[h.first] -= 1
    return found


def _with_namesakes(
    heads: Sequence[Head], weights: Mapping[int, int], others: Sequence[Head]
) -> dict[int, int]:
    """The weights, each doubled, and one less for what comes back within headings of the same weight or within numbered ones; above those
    what names its author."""
    found = {h.first: 2 * weights[h.first] + 1 for h in heads}
    for weight in set(weights.values()):
        same = sorted(
            (h for h in (*heads, *others) if weights.get(h.first, weight) == weight), key=lambda h: h.first
        )
        words = [h.words.casefold() if h.first in weights else f"{h.first}" for h in same]
        for at in comes_back(words):
            found[same[at].first] -= 1
    if any(h.signed for h in heads):
        apart = {weight for weight in set(found.values()) if _holds_unsigned(heads, found, weight)}
        return {h.first: 2 * found[h.first] + (h.signed or found[h.first] not in apart) for h in heads}
    return found


def _holds_unsigned(heads: Sequence[Head], weights: Mapping[int, int], weight: int) -> bool:
    """Whether several headings of a weight do not name their author behind some that do, or one that stands between two of these."""
    same = [h.signed for h in heads if weights[h.first] == weight]
    if not any(same):
        return False
    behind = same[same.index(True) :]
    return behind.count(False) > 1 or not all(behind[: len(behind) - behind[::-1].index(True)])


def _set_in(heads: Sequence[Head]) -> list[Head]:
    """The headings that stand below others of their kind because of a space before them, all the same one.

    The first is at the margin, and runs of two or more that are set in come back.
    """
    plain = [h for h in heads if not h.centred]
    if not plain or len(plain) < len(heads):
        return []
    margin = plain[0].indent
    inner = [h for h in plain if h.indent != margin]
    if len({h.indent for h in inner}) != 1 or inner[0].indent < margin:
        return []
    runs = "".join("i" if h.indent > margin else "o" for h in plain).split("o")
    return inner if sum(len(run) > 1 for run in runs) > 1 else []


def _below(counts: Counter[int], cut: int) -> int:
    return sum(n for w, n in counts.items() if w < cut)


def _above(counts: Counter[int], cut: int) -> int:
    return sum(n for w, n in counts.items() if w >= cut)


def _weight(head: Head) -> int:
    """How much a heading stands out: the space around it, capitals, and whether it is centred."""
    return min(head.before, 4) + min(head.after, 4) + 4 * is_capitals(head.words) + 2 * head.centred

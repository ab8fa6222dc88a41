"""Levels: which headings stand above which, by how they are numbered, by their names, and by the space around them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from octtei.structure.keywords import COUNTED, RANKS
from octtei.structure.ranks import Place, by_evidence
from octtei.structure.series import same_series, value_of
from octtei.structure.shape import is_capitals
from octtei.structure.within import by_place, by_stacks, comes_back

_NAMED = frozenset(("preface", "contents", "notes", "other", "bibliography", "appendix"))
_SUMMARIES = frozenset(("résumé", "summary", "zusammenfassung", "riassunto", "resumen"))
"""What stands above a whole text, or at the end of one of its chapters."""
PART = "keyword0"
# So many headings must come back as running heads, and so many not, before these stand below those.
_SAID = 2


@dataclass(frozen=True, slots=True)
class Head:
    """A heading as it is compared: its first line, words, role or numbering, number, the blank lines around it
    (9 where a page begins or ends), whether it is centred, the spaces before it, whether a running head says it, whether
    what closes a part (date, signature) stands directly above it, whether the next heading stands directly below it, and
    whether by whom it is stands there."""

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


def levels(heads: Sequence[Head]) -> dict[int, int]:
    """First line of a heading -> its level, 1 the highest.

    Parts with a usual name stand highest, unless the name comes back: then each chapter has one. Numbers that run on through the document stand above those that begin
    again; headings without a number below those with one, unless the numbered ones are points within one of them;
    among themselves those in capitals, centred, or with more space around them stand higher, and those at the margin
    above those that are set in under them again and again. Behind what closes a part no lower one begins, but for its notes.
    """
    heads = _with_series(_with_letters(heads))
    heads = [replace(h, under=above.over) for above, h in zip([replace(heads[0], over=False), *heads], heads, strict=False)] if heads else []
    if _letters_count([h.n for h in heads if h.role == "letter"]):
        heads = [replace(h, role="letters") if h.role == "letter" else h for h in heads]
    bare = [h for h in heads if not h.role or h.role == "letter"]
    weights = _with_namesakes(bare, _with_indents(bare, _by_look(bare)))
    keys = [_key(h, weights) for h in heads]
    again = Counter(h.words.casefold() for h in heads)
    tiers = _tiers(keys, heads)
    found: dict[int, int] = {}
    seen_numbered = False
    again_named = _among_notes(heads)
    for i, (head, key) in enumerate(zip(heads, keys, strict=True)):
        level = _level(head, key, tiers, seen_numbered=seen_numbered)
        if key == "named" and i and _opens_points(heads[i : i + 2]):
            level = max(level, tiers.get(keys[i + 1], 0) + 1)
        summary = head.words.casefold() in _SUMMARIES and any(k.startswith("keyword") for k in keys[:i])
        if key == "named" and (again[head.words.casefold()] > 1 or summary) and tiers:
            level = 1 + max(1, sum(k.startswith("keyword") for k in tiers))
        if key != "named" and head.first in again_named:
            level = 2
        if head.closed and head.role != "notes" and found:
            level = min(level, next(reversed(found.values())))
        seen_numbered |= key in tiers and not key.startswith("none") and tiers[key] == 0
        found[head.first] = level
    return found


def _with_series(heads: Sequence[Head]) -> Sequence[Head]:
    """The headings; those that say the same but for their number are of a kind of their own."""
    told = same_series((i, h.line) for i, h in enumerate(heads) if not h.role)
    return [replace(h, role=f"series {told[i][0]}", n=told[i][1]) if i in told else h for i, h in enumerate(heads)]


def _with_letters(heads: Sequence[Head]) -> Sequence[Head]:
    """The headings; a Roman C or I behind the letter before it is a letter."""
    found: list[Head] = []
    letter = ""
    for head in heads:
        counts = head.role == "roman" and len(head.n) == 1 and letter == chr(ord(head.n) - 1)
        found.append(replace(head, role="letter") if counts else head)
        letter = found[-1].n if found[-1].role == "letter" else letter
    return found


def _letters_count(letters: Sequence[str]) -> bool:
    """Whether the letters before headings are A, B, C and so on, perhaps several times."""
    begun = [
        letter == "A" or (i and ord(letter) == ord(letters[i - 1]) + 1) for i, letter in enumerate(letters)
    ]
    return len(letters) > 1 and all(begun) and letters[:2] != ["A", "A"]


def _among_notes(heads: Sequence[Head]) -> set[int]:
    """The first lines of the headings that say again, behind the last one that says notes, what a chapter is called. Linear."""
    notes = next((i for i in range(len(heads) - 1, -1, -1) if heads[i].role == "notes"), len(heads))
    called = {h.words.casefold() for h in heads[:notes]}
    called |= {hit[0].casefold() for h in heads[:notes] if (hit := COUNTED.match(h.words))}
    return {h.first for h in heads[notes:] if h.words.casefold() in called}


def _opens_points(heads: Sequence[Head]) -> bool:
    """Whether a heading with a usual name stands before the first of the points that begin again in each part: `Agenda`."""
    return len(heads) > 1 and heads[0].role == "other" and heads[1].n in ("1", "I")


def kind_of(words: str) -> str:
    """The rank of the keyword in a heading: keyword0 for parts, keyword1 for chapters, keyword2 for what is below."""
    return next((f"keyword{i}" for i, pattern in enumerate(RANKS) if pattern.search(words)), "keyword1")


def _key(head: Head, weights: Mapping[int, int]) -> str:
    if head.role in _NAMED:
        return "named"
    if head.role == "keyword":
        return kind_of(head.words)
    return head.role if head.role and head.role != "letter" else f"none{weights[head.first]:02d}"


def _level(head: Head, key: str, tiers: Mapping[str, int], *, seen_numbered: bool) -> int:
    if key == "named":
        return 1
    if key == "decimal":
        return head.n.count(".") + 1
    outer_numbered = any(tier == 0 and not k.startswith("none") for k, tier in tiers.items())
    if key.startswith("none") and outer_numbered and not seen_numbered:
        return 1
    return tiers[key] + 1


def _tiers(keys: Sequence[str], heads: Sequence[Head]) -> dict[str, int]:
    """Kind of heading -> how many kinds stand above it."""
    order = list(dict.fromkeys(k for k in keys if k not in ("named", "decimal")))
    ones = Counter(k for k, h in zip(keys, heads, strict=True) if value_of(h.n) == 1)
    nones = sorted((k for k in order if k.startswith("none")), reverse=True)
    keywords = sorted(k for k in order if k.startswith("keyword"))
    last = [k for k in ("point", "month", "day", "spaced", "cross") if k in order]
    numbered = [k for k in order if k not in nones and k not in keywords and k not in last]
    inner = [
        k for k in numbered if ones[k] > 1 or k == "sign" or _within(k, keys) or _is_under(k, keys, heads)
    ]
    if len(inner) == len(numbered) and not keywords and not nones:
        inner = inner[1:]
    outer = [k for k in numbered if k not in inner]
    if not outer and not keywords and inner and keys and keys[0] in inner:
        outer, inner = inner[:1], inner[1:]
    if "decimal" in keys and not outer and not keywords and nones:
        return {k: i for i, k in enumerate([*nones, *inner, *last])}
    over = [h.over for h in heads]
    ranked = by_place(by_stacks([*keywords, *outer, *nones, *inner, *last], keys, over), keys, over)
    places = [Place(k, value_of(h.n), is_capitals(h.words), h.over) for k, h in zip(keys, heads, strict=True)]
    found = {k: i for i, k in enumerate(by_evidence(ranked, places))}
    return found | {k: found[like] for k in nones if (like := _sibling(k, found, keys, heads))}


def _sibling(kind: str, tiers: Mapping[str, int], keys: Sequence[str], heads: Sequence[Head]) -> str:
    """The highest kind of numbered headings in capitals that few headings without a number, in capitals too, stand beside: as far apart
    from what is above them, and none directly below one of those."""
    ours = [h for h, k in zip(heads, keys, strict=True) if k == kind]
    if len(ours) > _SAID or not all(is_capitals(h.words) for h in ours):
        return ""
    for other in sorted(tiers, key=tiers.__getitem__):
        theirs = [h for h, k in zip(heads, keys, strict=True) if k == other]
        below = any(a == other and b == kind and h.over for (a, b), h in zip(pairwise(keys), heads, strict=False))
        alike = len(theirs) > 1 and not other.startswith("none") and all(is_capitals(h.words) for h in theirs)
        if alike and not below and min(h.before for h in ours) >= min(h.before for h in theirs):
            return other
    return ""


def _is_under(kind: str, keys: Sequence[str], heads: Sequence[Head]) -> bool:
    """Whether headings of a numbered kind stand directly below headings without a number again and again, and never above one."""
    pairs = [(a, b) for (a, b), head in zip(pairwise(keys), heads, strict=False) if head.over]
    below = sum(b == kind and a.startswith("none") for a, b in pairs)
    return below >= _SAID and not any(a == kind and b.startswith("none") for a, b in pairs)


def _within(kind: str, keys: Sequence[str]) -> bool:
    """Whether all headings of a numbered kind stand together between headings without a number."""
    at = [i for i, k in enumerate(keys) if k == kind]
    between = any(k.startswith("none") for k in keys[at[0] : at[-1]])
    before = any(k.startswith("none") for k in keys[: at[0]])
    after = any(k.startswith("none") for k in keys[at[-1] + 1 :])
    return not between and before and after


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
    gaps = {big: [h for h in heads if h.first in sure and bool(found[h.first]) is big] for big in (True, False)}
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


def _with_namesakes(heads: Sequence[Head], weights: Mapping[int, int]) -> dict[int, int]:
    """The weights, each doubled, and one less for what comes back within headings of the same weight; above those what names its author."""
    found = {h.first: 2 * weights[h.first] + 1 for h in heads}
    for weight in set(weights.values()):
        same = [h for h in heads if weights[h.first] == weight]
        for at in comes_back([h.words.casefold() for h in same]):
            found[same[at].first] -= 1
    if any(h.signed for h in heads):
        return {h.first: 2 * found[h.first] + h.signed for h in heads}
    return found


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

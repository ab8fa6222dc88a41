"""Levels: which headings stand above which, by how they are numbered, by their names, and by the space around them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from octtei.structure.evidence.series import same_series, series_of, value_of
from octtei.structure.levels.listed import by_contents
from octtei.structure.levels.looks import Head, weights
from octtei.structure.levels.misnumbered import with_misread
from octtei.structure.levels.ranks import Place, by_evidence, share_parent
from octtei.structure.levels.within import by_place, by_stacks
from octtei.structure.lines.shape import is_capitals
from octtei.structure.terms.keywords import COUNTED, RANKS
from octtei.structure.terms.names import SUMMARIES, is_agenda

_NAMED = frozenset(("preface", "contents", "notes", "other", "bibliography", "appendix"))
PART = "keyword0"
# So many headings must come back as running heads, and so many not, before these stand below those.
_SAID = 2
_COUNTED = frozenset(("keyword1", "decimal", "arabic"))
"""The kinds of headings whose numbers points go on from: `Chapter 2`, `2.1`."""
# So many series are looked at for headings that stand beside them.
_KINDS = 16


def levels(heads: Sequence[Head]) -> dict[int, int]:
    """First line of a heading -> its level, 1 the highest.

    Parts with a usual name stand highest, unless the name comes back: then each chapter has one. Numbers that run on through the document stand above those that begin
    again; headings without a number below those with one, unless the numbered ones are points within one of them;
    among themselves those in capitals, centred, or with more space around them stand higher, and those at the margin
    above those that are set in under them again and again. Behind what closes a part no lower one begins, but for its notes.
    What a list of contents sets in by steps has the levels that it says. A Roman number that is misread is what is due.
    """
    heads = _with_place(_with_series(_with_letters(with_misread(heads))))
    if _letters_count([h.n for h in heads if h.role == "letter"]):
        heads = [replace(h, role="letters") if h.role == "letter" else h for h in heads]
    bare = [h for h in heads if not h.role or h.role == "letter"]
    found_weights = weights(bare, [h for h in heads if h.role.startswith("series")])
    keys = [_key(h, found_weights) for h in heads]
    again = Counter(h.words.casefold() for h in heads)
    tiers = _tiers(keys, heads)
    found: dict[int, int] = {}
    seen_numbered = False
    again_named = _among_notes(heads)
    counted: dict[str, int] = {}
    for i, (head, key) in enumerate(zip(heads, keys, strict=True)):
        level = _level(head, key, tiers, counted, seen_numbered=seen_numbered)
        if key == "named" and i and _opens_points(heads[i : i + 2]):
            level = max(level, tiers.get(keys[i + 1], 0) + 1)
        summary = head.words.casefold() in SUMMARIES and any(k.startswith("keyword") for k in keys[:i])
        if key == "named" and (again[head.words.casefold()] > 1 or summary) and tiers:
            level = 1 + max(1, sum(k.startswith("keyword") for k in tiers))
        if key != "named" and head.first in again_named:
            level = 2
        if head.closed and head.role != "notes" and found:
            level = min(level, next(reversed(found.values())))
        seen_numbered |= key in tiers and not key.startswith("none") and tiers[key] == 0
        found[head.first] = level
        if key in _COUNTED:
            counted[str(value_of(head.n) or head.n) if key != "decimal" else head.n] = level
    return by_contents(heads, keys, found)


def _with_place(heads: Sequence[Head]) -> list[Head]:
    """The headings, each with whether it stands directly below another one, and directly above the name of a list."""
    over = [False, *(h.over for h in heads)]
    lists = [*(h.role == "contents" or is_agenda(h.words) for h in heads[1:]), False]
    return [
        replace(h, under=under, opens=h.over and named)
        for h, under, named in zip(heads, over, lists, strict=False)
    ]


def _with_series(heads: Sequence[Head]) -> Sequence[Head]:
    """The headings; those that say the same but for their number are of a kind of their own, or of that of a keyword that says it alone."""
    told = same_series((i, h.line) for i, h in enumerate(heads) if not h.role)
    nouns = {series_of(h.line)[0] for h in heads if told and h.role == "keyword"}
    kinds = {i: "keyword" if noun in nouns else f"series {noun}" for i, (noun, _) in told.items()}
    return [replace(h, role=kinds[i], n=told[i][1]) if i in told else h for i, h in enumerate(heads)]


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
    return head.role if head.role and head.role != "letter" else f"none{weights[head.first]:03d}"


def _level(
    head: Head, key: str, tiers: Mapping[str, int], counted: Mapping[str, int], *, seen_numbered: bool
) -> int:
    """The level of a heading; below that of the number that it goes on from, of those `counted` so far, if it is a point of one."""
    if key == "named":
        return 1
    if key == "decimal":
        return counted.get(head.n.rpartition(".")[0], head.n.count(".")) + 1
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
    series = [k for k in found if k.startswith("series")][:_KINDS]
    for k, other in ((k, other) for k in series for other in nones if share_parent(k, other, places)):
        found[k] = found[other] = min(found[k], found[other])
    return found | {k: found[like] for k in nones if (like := _sibling(k, found, keys, heads))}


def _sibling(kind: str, tiers: Mapping[str, int], keys: Sequence[str], heads: Sequence[Head]) -> str:
    """The highest kind of numbered headings in capitals, or of sittings, that few headings without a number stand beside: in capitals
    as they are, as far apart from what is above them, and none directly below one of those."""
    ours = [h for h, k in zip(heads, keys, strict=True) if k == kind]
    big = {is_capitals(h.words) for h in ours}
    if len(ours) > _SAID or len(big) > 1:
        return ""
    for other in sorted(tiers, key=tiers.__getitem__):
        theirs = [h for h, k in zip(heads, keys, strict=True) if k == other]
        below = any(
            a == other and b == kind and h.over for (a, b), h in zip(pairwise(keys), heads, strict=False)
        )
        alike = (
            len(theirs) > 1 and not other.startswith("none") and {is_capitals(h.words) for h in theirs} == big
        )
        told = True in big or other == "sitting"
        if told and alike and not below and min(h.before for h in ours) >= min(h.before for h in theirs):
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

"""The head of a document: title, subtitle, author, source statement, before any running text."""

from __future__ import annotations

import re
from collections.abc import Sequence

from octtei.model.block import Block, BlockKind
from octtei.structure.evidence.firstpages import FrontPage
from octtei.structure.evidence.series import series_of
from octtei.structure.lines.shape import is_by_person, is_capitals, is_name, is_quoted, letters_of
from octtei.structure.recognise.closing import opens_letter
from octtei.structure.recognise.group import Group
from octtei.structure.recognise.headlike import may_be_heading, numbering
from octtei.structure.recognise.opens import opens_parts
from octtei.structure.recognise.stack import BY, is_person, is_stacked
from octtei.structure.recognise.titlepage.again import says_title_again
from octtei.structure.recognise.titlepage.around import front_page
from octtei.structure.recognise.titlepage.authorfirst import is_author_first, is_office
from octtei.structure.recognise.titlepage.firstlines import is_in_mid_book, is_text, may_be_title
from octtei.structure.recognise.titlepage.imprint import DATED, SOURCE, is_source
from octtei.structure.recognise.titlepage.parts import is_phrase, is_volume, part_of
from octtei.structure.recognise.titlepage.textless import HEAD, is_dedication, is_title_page
from octtei.structure.terms.dateline import is_dateline
from octtei.structure.terms.months import DAYS, months
from octtei.structure.terms.names import role_of

_ALONE = "on a page of its own behind the title"
_DOTS = re.compile(r"(?:\.\s?){4}")
_LETTERED = re.compile(r"([A-ZÀ-Þ][^\W\d_]{2,})\s[A-Z]{1,3}\.?")
_DAYS = frozenset(DAYS.split("|"))
_DIGIT = re.compile(r"\d")
_SHORTEST, _CLAUSE = 3, 5

_MOST = 8
_SMALL = 3


def front(group: Group) -> Block | None:
    """A line of the title page: the groups at the head of the document, none of them running text."""
    return _on_page(group) or _at_head(group)


def _on_page(group: Group) -> Block | None:
    """A line of a page that holds nothing but lines of the title page."""
    page = front_page(group)
    if page is not None:
        return _of_page(group, page)
    if is_title_page(group):
        return _title_line(group)
    if is_dedication(group):
        return Block(BlockKind.TITLE, group.numbers, _ALONE, role="desc")
    return None


def _at_head(group: Group) -> Block | None:
    """A line of the title that stands above the text."""
    if group.at >= _MOST or not _within(group) or (is_dateline(group.words) and opens_letter(group)):
        return None
    if group.at and _heads_letter(group):
        return None
    if group.at == 0:
        return _author(group) or _title(group)
    if says_title_again(group) or _is_of_series(group) or opens_parts(group):
        return None
    if is_quoted(group.words) or group.previous is BlockKind.EPIGRAPH:
        return None
    kind, role, why = part_of(group)
    return Block(kind, group.numbers, why, role=role)


def _of_page(group: Group, page: FrontPage) -> Block | None:
    """What stands on one of the first pages of a book."""
    match page.sort:
        case "title":
            return _title_line(group, page.first)
        case "half":
            return Block(BlockKind.TITLE, group.numbers, "the half-title", role="desc")
        case "dedication":
            return Block(BlockKind.TITLE, group.numbers, _ALONE, role="desc")
        case "rights":
            return Block(
                BlockKind.IMPRINT,
                group.numbers,
                "whose the rights are, or who printed it, on a page of its own",
            )
        case _:
            return None


def _title_line(group: Group, first: int = 0) -> Block:
    if group.at == first:
        return _author(group) or Block(
            BlockKind.TITLE, group.numbers, "the first line of a title page", role="main"
        )
    kind, role, why = part_of(group)
    return Block(kind, group.numbers, f"on a title page: {why}", role=role)


def _author(group: Group) -> Block | None:
    """The author, whose name stands above the title."""
    why = "a name above the title, which is not in the text"
    return Block(BlockKind.AUTHOR, group.numbers, why) if is_author_first(group) else None


def _is_of_series(group: Group) -> bool:
    """Whether a line with a number comes back with others: the heading of the first letter, telegram or the like."""
    noun, n = series_of(group.lines[0].words)
    if noun and any(_is_counted(g, noun, n) for g in group.all[group.at + 1 :]):
        return True
    hit = _LETTERED.fullmatch(group.words)
    if hit and any(g.words != group.words and _is_lettered(g, hit[1]) for g in group.all[group.at + 1 :]):
        return True
    if not _DIGIT.search(group.words) or len(group.lines) > 1:
        return False
    same = _undated(group.words)
    return len(same) > _SHORTEST and any(
        g.words != group.words and _undated(g.words) == same
        for g in group.all[group.at + 1 :]
        if len(g.lines) == 1 and g.words[:1] == group.words[:1]
    )


def _is_counted(group: Group, noun: str, n: str) -> bool:
    """Whether a short group says the same with another number."""
    told = series_of(group.lines[0].words) if len(group.lines) < _SMALL + 1 and group.is_short() else ("", "")
    return told[0] == noun and told[1] != n


def _is_lettered(group: Group, word: str) -> bool:
    """Whether a line is the same word with other letters: `SERIES AA`, `SERIES BB`."""
    hit = _LETTERED.fullmatch(group.words)
    return hit is not None and hit[1] == word


def _undated(words: str) -> str:
    """The letters of a line without the names of months and days: `Sitting of 3 May` and `Sitting of 7 June` are alike."""
    named = (word.strip(".,").casefold() for word in words.split())
    return letters_of(" ".join(word for word in named if word not in months() and word not in _DAYS))


def _title(group: Group) -> Block | None:
    if not may_be_title(group) or is_in_mid_book(group) or group.lines[0].number in group.flow.numerals:
        return None
    return Block(BlockKind.TITLE, group.numbers, "the first lines, short, no full stop", role="main")


def _within(group: Group) -> bool:
    """Whether everything up to this group belongs to the head of the document."""
    if group.at == 0:
        return True
    if not _is_head(group.kinds[: group.at]):
        return False
    if group.sheet.turns(group.all[0].lines[0], group.lines[0]) and not _is_imprint(group):
        return False
    if (is_text(group) or _is_clause(group)) and not is_source(group):
        return False
    if (
        role_of(group.bare)
        or group.lines[0].number in group.flow.numerals
        or (
            numbering(group.words)[0]
            and not _is_initialled(group)
            and not is_volume(group)
            and not is_source(group)
        )
        or group.lines[0].number in group.flow.rows | group.flow.verses | group.flow.crossheads
        or _heads_entries(group)
    ):
        return False
    return _goes_on(group)


def _is_head(kinds: Sequence[BlockKind]) -> bool:
    """Whether blocks make the head of a document: a title, or the author above it, with ornaments between at most."""
    titled = kinds.index(BlockKind.TITLE) if BlockKind.TITLE in kinds else len(kinds)
    begun = titled < len(kinds) or BlockKind.AUTHOR in kinds
    return begun and all(k in HEAD or (k is BlockKind.ORNAMENT and i < titled) for i, k in enumerate(kinds))


def _heads_entries(group: Group) -> bool:
    """Whether entries with leaders stand below a line between blank ones: it says what they are."""
    after = group.near(1)
    return (
        bool(group.gap_before and group.gap_after) and after is not None and bool(_DOTS.search(after.words))
    )


def _is_initialled(group: Group) -> bool:
    """Whether what looks like a letter that counts is the initial of a name."""
    kind, n = numbering(group.words)
    return (
        kind == "letter"
        and not group.flow.habits.counts(n)
        and is_name(group.words)
        and len(group.words.split()) > 1
    )


def _is_imprint(group: Group) -> bool:
    """Whether a line may stand on the back of the title page: a source, a year, a motto."""
    words = group.words
    return bool(SOURCE.match(words) or DATED.search(words) or is_quoted(words)) or (
        group.previous is BlockKind.EPIGRAPH
    )


def _goes_on(group: Group) -> bool:
    """Whether the line is set off from the text, and is not the heading of what follows at once: a name or a
    source statement may stand above running text, another short line only if more of the title page follows."""
    if group.at == 1 and not group.gap_before and group.gap_after and not group.has_end:
        return True
    if is_stacked(group) or is_office(group) or BlockKind.TITLE not in group.kinds:
        return True
    words = group.words
    if (
        is_by_person(words)
        or (is_person(words) and not is_phrase(group))
        or is_source(group)
        or DATED.search(words)
    ):
        second = BlockKind.AUTHOR in group.kinds and bool(group.gap_before) and _is_heading_of_text(group)
        apart = group.gap_before or len(group.lines) == 1 or group.previous is BlockKind.IMPRINT
        return bool(apart) and not _rowlike(group) and not second
    after = group.near(1)
    if after is not None and _is_motto(after):
        return True
    if after is not None and group.gap_before and after.lines[0].number in after.flow.crossheads:
        return False
    return after is not None and not is_text(after) and not _is_sentence(after) and not _rowlike(group)


def _is_heading_of_text(group: Group) -> bool:
    """Whether a line in capitals stands between blank ones above text: behind the author no second one, but the first heading."""
    after = group.near(1)
    return is_capitals(group.words) and bool(group.gap_after) and after is not None and is_text(after)


def _is_motto(group: Group) -> bool:
    """Whether a quotation, the name of who said it, and another short line stand here: the title page goes on beyond a motto."""
    name, beyond = group.near(1), group.near(2)
    if name is None or beyond is None or not is_quoted(group.words) or not is_name(name.words):
        return False
    return may_be_heading(beyond) and bool(beyond.gap_before)


def _is_clause(group: Group) -> bool:
    """Whether this is the beginning of a sentence that goes on below: some words in small letters, and a comma or the like."""
    words = group.words
    return words[-1] in ",;:" and len(words.split()) > _CLAUSE and not is_capitals(words)


def _is_sentence(group: Group) -> bool:
    """Whether this is a short sentence in small letters with its full stop, neither a name nor a source."""
    words = group.words
    plain = (
        not is_capitals(words) and not is_quoted(words) and not SOURCE.match(words) and not BY.match(words)
    )
    return (
        plain
        and words[-1:] == "."
        and len(words.split()) > 2
        and not is_name(words)
        and not DATED.search(words)
    )


def _heads_letter(group: Group) -> bool:
    """Whether a line between blank ones stands directly above the first line of a letter."""
    after = group.near(1)
    part = group.flow.letters.get(after.lines[0].number) if after else None
    return part is not None and part.first and bool(group.gap_before and group.gap_after)


def _rowlike(group: Group) -> bool:
    """Whether the line is one of many that follow each other without a blank line: a list, no title page."""
    return not group.gap_before and not group.gap_after and not may_be_heading(group)

"""The head of a document: title, subtitle, author, source statement, before any running text."""

from __future__ import annotations

import re

from octtei.model.block import Block, BlockKind
from octtei.structure.dateline import is_dateline
from octtei.structure.keywords import COUNTED
from octtei.structure.months import months
from octtei.structure.recognise.closing import opens_letter
from octtei.structure.recognise.group import Group
from octtei.structure.recognise.heading import is_line_above_text, is_underlined
from octtei.structure.recognise.headlike import may_be_heading, numbering
from octtei.structure.recognise.headpages import HEAD, is_dedication, is_title_page
from octtei.structure.recognise.names import role_of
from octtei.structure.recognise.stack import BY, is_person, is_stacked
from octtei.structure.shape import is_by_person, is_capitals, is_name, is_quoted, letters_of, starts_big

_SOURCE = re.compile(
    r"(?:source|printed (?:for|by|at)|imprimé|gedruckt|stampato|impreso|extrait|extracted|tiré|publié|published|aus|paru)\b.{0,3}[:\s]|in\s?:|.*(?:éditions?|éd\.|verlag|imprimerie|press\b|pp\.|isbn)",
    re.IGNORECASE,
)
_BY_ONE = re.compile(
    r"(?:par|by|von)\s(?:(?:un[e]?|le|la|a|an|the|einem|einer|dem|der)\s+|l['’][^\W\d_]+\s+)(?=[A-ZÀ-Þ])",
    re.IGNORECASE,
)
_DIGIT = re.compile(r"\d")
# A title may end with an abbreviation: `e. V.`
_INITIAL = re.compile(r"\b[A-ZÀ-Þ]\.$")
# Lines of a title that begins in capitals.
_LONG = 7
# So many short lines may stand between the title and the first heading.
_STACK = 5
_AUTHOR = 8
_SHORTEST, _CLAUSE = 3, 5
_PLACED = re.compile(
    r"[A-ZÀ-Þ][\w' ’.-]{1,30}[,.:]\s(?:1[4-9]|20)\d\d\.?|(?:A|À|À)\s[A-ZÀ-Þ]{3,20},|[A-ZÀ-Þ]{3,}\s?:\s(?i:printed|imprim|gedruckt|stampat|chez|bei|presso)\b.*|Chez\s.*|M\.?\s?DC?C.*"
)
_DATED = re.compile(r"\b(?:1[4-9]|20)\d\d\b")
_MOST = 8
_SMALL = 3
_CLOSERS = '»”“"’ \u00a0\u202f'


def front(group: Group) -> Block | None:
    """A line of the title page: the groups at the head of the document, none of them running text."""
    if is_title_page(group):
        return _title_line(group)
    if is_dedication(group):
        return Block(BlockKind.TITLE, group.numbers, "on a page of its own behind the title", role="desc")
    if group.at >= _MOST or not _within(group) or (is_dateline(group.words) and opens_letter(group)):
        return None
    if group.at and _heads_letter(group):
        return None
    if group.at == 0:
        return _title(group)
    if _is_title_again(group) or _is_of_series(group):
        return None
    if is_quoted(group.words) or group.previous is BlockKind.EPIGRAPH:
        return None
    kind, role, why = _part(group)
    return Block(kind, group.numbers, why, role=role)


def _title_line(group: Group) -> Block:
    if group.at == 0:
        return Block(BlockKind.TITLE, group.numbers, "the first line of a title page", role="main")
    kind, role, why = _part(group)
    return Block(kind, group.numbers, f"on a title page: {why}", role=role)


def _part(group: Group) -> tuple[BlockKind, str, str]:
    words = group.words
    if is_by_person(words):
        return BlockKind.AUTHOR, "", "by somebody, below the title"
    if BlockKind.AUTHOR not in group.kinds and _BY_ONE.match(words) and len(words.split()) <= _AUTHOR:
        return BlockKind.AUTHOR, "", "by somebody, below the title"
    if BlockKind.AUTHOR not in group.kinds and is_person(words) and not _is_phrase(group):
        return BlockKind.AUTHOR, "", "nothing but a name below the title"
    if _SOURCE.match(words) or _PLACED.fullmatch(words):
        return BlockKind.IMPRINT, "", "names a source, a publisher, or a place and year, below the title"
    if _DATED.search(words) and not group.has_end and group.at > 1:
        return BlockKind.TITLE, "desc", "a line with a year below the title"
    sub = BlockKind.TITLE in group.kinds and len(group.kinds) < 3
    return BlockKind.TITLE, "sub" if sub else "desc", "a short line below the title"


def _is_title_again(group: Group) -> bool:
    """Whether the first line of the text comes back: its first part has the name of the whole."""
    title = group.all[0].lines[0].words
    return letters_of(group.lines[0].words) == letters_of(title) and len(letters_of(title)) > _SHORTEST


def _is_of_series(group: Group) -> bool:
    """Whether a line with a number comes back with others: the heading of the first letter, telegram or the like."""
    if not _DIGIT.search(group.words) or len(group.lines) > 1:
        return False
    same = _undated(group.words)
    return len(same) > _SHORTEST and any(
        g.words != group.words and _undated(g.words) == same
        for g in group.all[group.at + 1 :]
        if len(g.lines) == 1 and g.words[:1] == group.words[:1]
    )


def _undated(words: str) -> str:
    """The letters of a line without the names of months: `Sitting of 3 May` and `Sitting of 7 June` are alike."""
    return letters_of(" ".join(word for word in words.split() if word.strip(".,").casefold() not in months()))


def _title(group: Group) -> Block | None:
    if not may_be_title(group):
        return None
    return Block(BlockKind.TITLE, group.numbers, "the first lines, short, no full stop", role="main")


def may_be_title(group: Group) -> bool:
    """Whether the first group may be a title: short, no end of a sentence, set apart, and text behind it."""
    after = group.near(1)
    if (
        after is None
        or len(group.lines) > (_LONG if is_capitals(group.lines[0].words) else 3)
        or (
            group.bare[-1:] in ',;:-.»"'
            and not _is_headline(group, after)
            and not _is_cited(group)
            and not _is_stopped(group)
            and not _INITIAL.search(group.bare)
        )
    ):
        return False
    if is_underlined(group) or is_stacked(group):
        return True
    if (
        group.gap_after == 0
        and not _is_bold(group)
        and not (group.flow.habits.gapless and is_line_above_text(group))
        and (after.gap_after == 0 or after.has_end or _is_text(after))
    ):
        return False
    first = group.lines[0].number
    if first in group.flow.rows or first in group.flow.verses or sum(c.isalpha() for c in group.words) < 3:
        return False
    if numbering(group.words)[0] or role_of(group.bare) not in ("", "appendix"):
        return False
    return all(len(x.words) < 0.95 * max(group.flow.reach.near(x)[0], 20) for x in group.lines)


def _is_headline(group: Group, after: Group) -> bool:
    """Whether the first line is a quotation above another line that is neither a name nor text: as of an interview."""
    return (
        is_quoted(group.words) and len(group.lines) == 1 and not is_name(after.words) and not _is_text(after)
    )


def _is_cited(group: Group) -> bool:
    """Whether a title in capitals ends with the name of a ship, a paper or the like."""
    return group.bare[-1:] in '»"' and is_capitals(group.words)


def _is_stopped(group: Group) -> bool:
    """Whether a first line that ends with a full stop, as the titles of old prints do, stands with other short lines above
    the heading of the first part."""
    if group.bare[-1:] != "." or not _is_lone(group):
        return False
    for step in range(1, _STACK):
        after = group.near(step)
        if after is None:
            return False
        if COUNTED.match(after.words) or role_of(after.bare):
            return True
        if not (_is_lone(after) or (BY.match(after.words) and after.is_short())):
            return False
    return False


def _is_lone(group: Group) -> bool:
    """Whether a group is one short line between blank ones, no sentence goes on behind it."""
    return (
        len(group.lines) == 1 and bool(group.gap_after) and group.is_short(0.75) and starts_big(group.words)
    )


def _is_bold(group: Group) -> bool:
    """Whether lines are in capitals where blank lines say nothing: one stands behind every line, or none at all."""
    return (group.sheet.layout.gap > 0 or group.flow.habits.gapless) and is_capitals(group.words)


def _within(group: Group) -> bool:
    """Whether everything up to this group belongs to the head of the document."""
    if group.at == 0:
        return True
    if any(k not in HEAD for k in group.kinds[: group.at]) or BlockKind.TITLE not in group.kinds:
        return False
    if group.sheet.turns(group.all[0].lines[0], group.lines[0]) and not _is_imprint(group):
        return False
    if (_is_text(group) or _is_clause(group)) and not _SOURCE.match(group.words):
        return False
    if (
        role_of(group.bare)
        or group.lines[0].number in group.flow.numerals
        or (numbering(group.words)[0] and not _is_initialled(group))
        or group.lines[0].number in group.flow.rows | group.flow.verses
    ):
        return False
    return _goes_on(group)


def _is_initialled(group: Group) -> bool:
    """Whether what looks like a letter that counts is the initial of a name."""
    return numbering(group.words)[0] == "letter" and is_name(group.words) and len(group.words.split()) > 1


def _is_imprint(group: Group) -> bool:
    """Whether a line may stand on the back of the title page: a source, a year, a motto."""
    words = group.words
    return bool(_SOURCE.match(words) or _DATED.search(words) or is_quoted(words)) or (
        group.previous is BlockKind.EPIGRAPH
    )


def _goes_on(group: Group) -> bool:
    """Whether the line is set off from the text, and is not the heading of what follows at once: a name or a
    source statement may stand above running text, another short line only if more of the title page follows."""
    if group.at == 1 and not group.gap_before and group.gap_after and not group.has_end:
        return True
    if is_stacked(group):
        return True
    words = group.words
    if (
        is_by_person(words)
        or (is_person(words) and not _is_phrase(group))
        or _SOURCE.match(words)
        or _DATED.search(words)
    ):
        return bool(group.gap_before or len(group.lines) == 1) and not _rowlike(group)
    after = group.near(1)
    if after is not None and _is_motto(after):
        return True
    return after is not None and not _is_text(after) and not _is_sentence(after) and not _rowlike(group)


def _is_motto(group: Group) -> bool:
    """Whether a quotation, the name of who said it, and another short line stand here: the title page goes on beyond a motto."""
    name, beyond = group.near(1), group.near(2)
    if name is None or beyond is None or not is_quoted(group.words) or not is_name(name.words):
        return False
    return may_be_heading(beyond) and bool(beyond.gap_before)


def _is_text(group: Group) -> bool:
    """Whether this is running text: several lines, or a sentence with its full stop."""
    return group.is_prose and (len(group.lines) > 2 or group.bare.rstrip(_CLOSERS)[-1:] in ".!?…,;:-")


def _is_clause(group: Group) -> bool:
    """Whether this is the beginning of a sentence that goes on below: some words in small letters, and a comma or the like."""
    words = group.words
    return words[-1] in ",;:" and len(words.split()) > _CLAUSE and not is_capitals(words)


def _is_sentence(group: Group) -> bool:
    """Whether this is a short sentence in small letters with its full stop, neither a name nor a source."""
    words = group.words
    plain = (
        not is_capitals(words) and not is_quoted(words) and not _SOURCE.match(words) and not BY.match(words)
    )
    return (
        plain
        and words[-1:] == "."
        and len(words.split()) > 2
        and not is_name(words)
        and not _DATED.search(words)
    )


def _is_phrase(group: Group) -> bool:
    """Whether all words of a line are common ones, and no `by` says that they are a name: `CONDITIONS DE LA VENTE`."""
    parts = [word.strip(".,'’").lower() for word in group.words.split()]
    listed = group.flow.divisions.words.listed
    common = sum(len(w) < _SMALL or listed(w) for w in parts)
    named = is_capitals(group.words) and len(parts) > _CLAUSE - 1 and len(parts) - common < 2
    return not BY.match(group.words) and (common == len(parts) or named)


def _heads_letter(group: Group) -> bool:
    """Whether a line between blank ones stands directly above the first line of a letter."""
    after = group.near(1)
    part = group.flow.letters.get(after.lines[0].number) if after else None
    return part is not None and part.first and bool(group.gap_before and group.gap_after)


def _rowlike(group: Group) -> bool:
    """Whether the line is one of many that follow each other without a blank line: a list, no title page."""
    return not group.gap_before and not group.gap_after and not may_be_heading(group)

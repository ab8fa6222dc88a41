"""Headings: numbered ones, those with a usual name, those in capitals, and short lines set apart."""

from __future__ import annotations

import re

from octtei.model.block import Block, BlockKind
from octtei.structure.chains import DASH
from octtei.structure.dateline import is_dateline
from octtei.structure.keywords import ALONE, ORDINAL
from octtei.structure.recognise.group import Group
from octtei.structure.recognise.headlike import may_be_heading, may_stop, numbering
from octtei.structure.recognise.names import role_of
from octtei.structure.shape import is_capitals, starts_big, starts_small

_TITLE = 80
_INWARD = 0.7
# So many other headings, openers and the like may stand between a heading and its text.
_DEEP = 6
# The next of some points stands so many paragraphs below.
_POINTS = 4
_VERY_SHORT = 0.6
# So many chapters may have notes.
_CHAPTERS = 99
# The title of a paper has no more lines.
_PAPER = 4
_BY_AUTHOR = re.compile(
    r"[A-ZÀ-Þ][A-ZÀ-Þ' ’-]{3,40}\.\s?[-–—]\s?[A-ZÀ-Þ].{8,240}[;,.]\s(?:par|by|von|di|por)\s.{0,20}[A-ZÀ-Þ][^\W\d_]+\."
)
# `First witness: ...`, which says who it is, may be longer than other headings.
_NUMBERED_NOUN = re.compile(rf"(?:{ORDINAL})\s[^\W\d_]+\s?[:.]\s", re.IGNORECASE)


def heading(group: Group) -> Block | None:
    """A heading: set apart, short, and numbered, called by a usual name, in capitals, centred or above running text."""
    why = _reason(group)
    first = group.lines[0].number
    if not why or first in group.flow.rows or first in group.flow.verses:
        return None
    kind, n = numbering(group.words)
    if first in group.flow.numerals:
        kind, n = "bare", group.flow.numerals[first]
    kind = "cross" if first in group.flow.crossheads else kind
    kind = "day" if first in group.flow.days else kind
    kind = "month" if first in group.flow.months else kind
    return Block(BlockKind.HEADING, group.numbers, why, n=n, role=role_of(group.bare) or kind)


def _reason(group: Group) -> str:
    if group.lines[0].number in group.flow.days | group.flow.months:
        return "nothing but a day or a month, one of several, above what is said of it"
    if group.lines[0].number in group.flow.numerals:
        return "a numeral alone in its line, one of several that count up"
    if group.lines[0].number in group.flow.crossheads:
        return "a short phrase with a full stop, one of several that stand so above text"
    if _is_below_keyword(group):
        return "below a keyword with its number"
    if is_underlined(group):
        return "underlined"
    if _is_among_notes(group):
        return "a keyword with its number, above the notes of that chapter"
    if _is_paper(group):
        return "the title of a paper, and by whom"
    if _is_source_of_song(group) or _is_announced(group):
        return ""
    return _shaped(group) if may_be_heading(group) else ""


def _is_among_notes(group: Group) -> bool:
    """Whether nothing but such keywords stands between a keyword with its number and the heading that says notes."""
    step, above = 0, group
    while ALONE.fullmatch(above.bare) and step < _CHAPTERS:
        step += 1
        near = group.near(-step)
        if near is None:
            return False
        above = near
    return step > 0 and role_of(above.bare) == "notes"


def _is_paper(group: Group) -> bool:
    """Whether a few lines between blank ones are a subject in capitals, a title and an author: `BOTANY. — On reeds; by Mr. Ray.`"""
    return (
        bool(group.gap_before and group.gap_after)
        and len(group.lines) <= _PAPER
        and bool(_BY_AUTHOR.fullmatch(group.words))
    )


def _shaped(group: Group) -> str:
    """Why a group that has the shape of a heading is one."""
    kind, _ = numbering(group.words)
    if role_of(group.bare) and group.gap_before:
        return "the usual name of a part, set apart"
    if not _leads(group) or (kind == "arabic" and _is_counted_on(group)):
        return ""
    if kind and (group.gap_before or kind in ("keyword", "sign")):
        return f"numbered ({kind}), short, no full stop"
    if group.gap_before:
        return _set_apart(group)
    if (
        group.previous is BlockKind.HEADING
        and group.gap_after
        and is_capitals(group.bare)
        and group.words[-1] == "."
    ):
        return "in capitals, below another line of a headline"
    return "in capitals, behind a finished paragraph" if _stands_out(group) else ""


def _is_source_of_song(group: Group) -> bool:
    """Whether a line stands between the title of a song and its first stanza: its poet, its tune."""
    after, before = group.near(1), group.near(-1)
    if after is None or before is None or group.previous is not BlockKind.HEADING:
        return False
    return (
        after.lines[0].number in group.flow.songs.numbers
        and before.lines[0].number not in group.flow.numerals
    )


def _is_announced(group: Group) -> bool:
    """Whether a sentence above ends with a colon and several lines in capitals stand below: an inscription."""
    before = group.near(-1)
    if len(group.lines) < 2 or not is_capitals(group.words):
        return False
    told = before is not None and before.words[-1] == ":" and group.previous is BlockKind.PARAGRAPH
    return (
        told and not numbering(group.words)[0] and not role_of(group.bare) and not group.flow.habits.gapless
    )


def _is_counted_on(group: Group) -> bool:
    """Whether the next number stands a few lines below without a blank line before it, or directly below before what is no heading:
    then this is a point, no heading."""
    label = group.flow.labels.get(group.lines[0].number)
    if label and group.gap_after:
        after = group.near(1)
        following = after and after.flow.labels.get(after.lines[0].number)
        return bool(after and following and following.value == label.value + 1 and not may_be_heading(after))
    near = (group.near(step) for step in range(1, _POINTS))
    for after in near if label else ():
        following = after and after.flow.labels.get(after.lines[0].number)
        if after and label and following and following.value == label.value + 1:
            return not after.gap_before
    return False


def _stands_out(group: Group) -> bool:
    """Whether a line in capitals stands behind an ornament, or behind what is finished where no line is blank."""
    if not is_capitals(group.bare) or len(group.lines) > 1:
        return False
    before = group.near(-1)
    if before is None or group.previous in (BlockKind.ORNAMENT, BlockKind.HEADING):
        return before is None or group.flow.habits.gapless or group.previous is BlockKind.ORNAMENT
    return group.flow.habits.gapless and before.has_end


def _set_apart(group: Group) -> str:
    """Why a line without a number or a usual name is a heading."""
    if is_capitals(group.bare) and not group.flow.habits.shouted:
        return "in capitals, set apart"
    if group.is_centred:
        return "centred, set apart"
    if group.is_running and group.is_short():
        return "what a running head says, set apart"
    if group.is_inward and group.gap_before > 1 and group.is_short(_INWARD):
        return "free of both margins, far below what is before it"
    return _above_text(group)


def is_underlined(group: Group) -> bool:
    """Whether a line of equal signs or dashes, about as long, stands directly below a short line."""
    after = group.near(1)
    if after is None or len(group.lines) > 1 or after.lines[0].number != group.lines[0].number + 1:
        return False
    rule, words = after.words, group.words
    if len(set(rule)) > 1 or rule[0] not in "=-~_^" or not starts_big(words) or len(words) > _TITLE:
        return False
    return len(rule) > 2 and 0.6 * len(words) <= len(rule) <= 1.6 * len(words)


def _is_below_keyword(group: Group) -> bool:
    """Whether a short line stands between a keyword with its number and the text: there it may end with a full stop."""
    above = group.near(-1)
    if above is None or group.previous is not BlockKind.HEADING or not ALONE.fullmatch(above.bare):
        return False
    stopped = group.bare[-1:] == "." and len(group.lines) == 1 and group.gap_before < 9
    if may_be_heading(group) and (group.gap_after or is_line_above_text(group)):
        return True
    if group.flow.habits.gapless and group.bare[-1:] == ".":
        return is_line_above_text(group) and may_stop(group)
    return bool(group.gap_after) and stopped and may_stop(group)


def is_line_above_text(group: Group) -> bool:
    """Whether a group is one short line, and text that begins with a capital stands directly below."""
    after = group.near(1)
    return (
        len(group.lines) == 1
        and group.is_short()
        and bool(after and after.is_prose and starts_big(after.words))
    )


def _above_text(group: Group) -> str:
    """Why a line with no sign of a heading but its shortness is one; at a page's top the line itself must be at the margin."""
    if (group.bare[-1:] in "?!" and group.gap_before < 2) or group.lines[0].number in group.flow.labels:
        return ""
    if (
        not group.is_short(0.95 if _NUMBERED_NOUN.match(group.words) else 0.8)
        or _is_closing(group)
        or _is_row(group)
    ):
        return ""
    if group.lines[0].number in group.flow.habits.set_in:
        return "short, no full stop, set in as others are"
    if group.indent > group.sheet.layout.margin + 1:
        return ""
    if group.gap_before == 9 and not group.gap_after:
        habits = group.flow.habits
        flush = habits.flush_titles or group.lines[0].number in habits.titles
        begins = flush and is_line_above_text(group) and group.is_short(_VERY_SHORT)
        return "short, no full stop, at a page's top, directly above text as others are" if begins else ""
    if group.sheet.layout.separator == "blank" and not group.gap_after:
        return ""
    return "short, no full stop, set apart above running text"


def _is_row(group: Group) -> bool:
    """Whether the line directly below begins with the same words: one of several that say the same of different things."""
    after = group.near(1)
    if after is None or group.gap_after or after.is_prose:
        return False
    return after.words.split()[:2] == group.words.split()[:2]


def _is_closing(group: Group) -> bool:
    """Whether a short line that ends with a comma stands above, as `Yours faithfully,` does above who signs."""
    above = [g for step in (-1, -2) if (g := group.near(step))]
    return any(len(g.lines) == 1 and g.words[-1:] == "," and g.is_short(0.6) for g in above)


def _leads(group: Group) -> bool:
    """Whether running text follows, or other headings and then running text."""
    after = group.near(1)
    for _ in range(_DEEP):
        if after is None:
            return False
        if _begins_text(after) or (group.gap_after and _stacks(after)):
            return True
        small = starts_small(after.words) and is_capitals(group.bare)
        if not (
            after.lines[0].number in after.flow.numerals
            or _is_opener(after)
            or (small and after.is_short() and len(after.lines) == 1)
            or may_be_heading(after)
        ):
            return after.has_end or after.lines[0].number in after.flow.verses
        after = after.near(1)
    return False


def _stacks(group: Group) -> bool:
    """Whether three short lines and more stand under one another, no blank line between: a list of names or the like."""
    below = [g for step in (1, 2) if (g := group.near(step))]
    return (
        len(below) > 1
        and all(not g.gap_before and len(g.lines) == 1 for g in below)
        and len(group.lines) == 1
    )


def _begins_text(group: Group) -> bool:
    """Whether a group is text, a speech, rows or entries, or begins a list."""
    flow, first = group.flow, group.lines[0].number
    return (
        group.is_prose
        or _is_speech(group)
        or first in flow.speakers | flow.rows | flow.entries
        or (first not in flow.numerals and not _is_opener(group) and _lists(group))
    )


def _is_opener(group: Group) -> bool:
    """Whether a line opens a letter: a place and a date, or whom it speaks to."""
    words = group.words
    if group.lines[0].number in group.flow.letters:
        return True
    return is_dateline(words) or (len(group.lines) == 1 and words[-1:] in ",!" and group.is_short(0.6))


def _lists(group: Group) -> bool:
    """Whether a list begins: the label that the line below carries on, with no gap between them."""
    after = group.near(1)
    labels = group.flow.labels
    if after is None or after.gap_before:
        return False
    return group.lines[0].number in labels and after.lines[0].number in labels


def _is_speech(group: Group) -> bool:
    """A short line of dialogue is running text too."""
    return bool(DASH.match(group.words)) and group.has_end

"""Headings: numbered ones, those with a usual name, those in capitals, and short lines set apart."""

from __future__ import annotations

import re
from collections.abc import Callable

from octtei.model.block import Block, BlockKind
from octtei.structure.lines.shape import is_by_person, is_capitals, is_spaced, starts_big
from octtei.structure.recognise.group import Group
from octtei.structure.recognise.headlike import may_be_heading, numbering
from octtei.structure.recognise.leads import leads
from octtei.structure.recognise.letterheads import counts_letter, is_above_letter, is_to_whom
from octtei.structure.recognise.subtitles import is_below_keyword, is_line_above_text, is_subtitle
from octtei.structure.terms.keywords import ALONE, ORDINAL
from octtei.structure.terms.names import PRESIDES, role_in, role_of

_TITLE = 80
_INWARD = 0.7
# The next of some points stands so many paragraphs below.
_POINTS = 4
_VERY_SHORT = 0.6
# Numbers of pages, as entries of an index have them.
_PAGES = re.compile(r"[^\W\d_],\s\d{1,4}(?:,\s\d{1,4})*(?:;|$)")
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
    if (
        not why
        or first in group.flow.rows | group.flow.verses | group.flow.amounts.counted | group.flow.onstage
    ):
        return None
    kind, n = _numbered(group)
    role = "below" if is_subtitle(group) or is_to_whom(group) else role_in(group.bare) or kind
    return Block(BlockKind.HEADING, group.numbers, why, n=n, role=role)


def announced(group: Group) -> Block | None:
    """A heading that the list of contents names."""
    if group.lines[0].number not in group.flow.announced.headings:
        return None
    kind, n = _numbered(group)
    return Block(
        BlockKind.HEADING, group.numbers, "the contents name it", n=n, role=role_in(group.bare) or kind
    )


def outlined(group: Group) -> Block | None:
    """A heading whose number follows those before it, as the numbers of an outline do."""
    section = group.flow.outline.get(group.lines[0].number)
    why = "its number follows those before it, as in an outline"
    return Block(BlockKind.HEADING, group.numbers, why, n=section.n, role="decimal") if section else None


def _numbered(group: Group) -> tuple[str, str]:
    """How a heading is numbered and its number, or of which other kind its line is told to be."""
    flow, first = group.flow, group.lines[0].number
    kind, n = numbering(group.words)
    if first in flow.numerals:
        kind, n = "bare", flow.numerals[first]
    elif counts_letter(group):
        kind, n = "bare", group.words.strip(" .[]")
    if first in flow.points:
        return "point", flow.labels[first].n
    if first in flow.crossheads and is_spaced(group.words):
        return "spaced", ""
    told = (
        ("month", flow.months),
        ("day", flow.days),
        ("sitting", flow.sittings),
        ("cross", flow.crossheads),
    )
    return next((name for name, numbers in told if first in numbers), kind), n


def _reason(group: Group) -> str:
    if why := _told(group):
        return why
    if _is_source_of_song(group) or _is_announced(group):
        return ""
    if is_subtitle(group):
        why = "directly below a heading, above text"
    else:
        why = _shaped(group) if may_be_heading(group) else ""
    return "" if why and (is_by_person(group.words) or _presides(group)) else why


def _presides(group: Group) -> bool:
    """Whether one line says nothing but who leads the sitting."""
    return len(group.lines) == 1 and bool(PRESIDES.search(group.words)) and not numbering(group.words)[0]


def _told(group: Group) -> str:
    """Why a group is a heading whatever its shape."""
    flow, first = group.flow, group.lines[0].number
    if first in flow.days | flow.months:
        return "nothing but a day or a month, one of several, above what is said of it"
    if first in flow.sittings:
        return "which sitting it is, and its day, as other headings say"
    if first in flow.numerals:
        return "a numeral alone in its line, one of several that count up"
    if first in flow.points:
        return "a small letter that counts, alone above text without a label"
    if first in flow.crossheads:
        return "a short phrase, one of several that stand so above text or lists"
    return next((why for tells, why in _TELLING if tells(group)), "")


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
    if not leads(group) or (kind == "arabic" and _is_counted_on(group)):
        return ""
    if kind and (group.gap_before or kind in ("keyword", "sign")):
        return f"numbered ({kind}), short, no full stop"
    if group.gap_before:
        return _set_apart(group)
    if group.previous is BlockKind.ORNAMENT and is_line_above_text(group) and group.is_short(_VERY_SHORT):
        return "short, no full stop, below an ornament, directly above text"
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


def _above_text(group: Group) -> str:
    """Why a line with no sign of a heading but its shortness is one; at a page's top the line itself must be at the margin."""
    asks = group.bare[-1:] in "?!" and (group.gap_before < 2 or group.previous is BlockKind.HEADING)
    if asks or group.lines[0].number in group.flow.labels:
        return ""
    if (
        not group.is_short(0.95 if _NUMBERED_NOUN.match(group.words) else 0.8)
        or _is_closing(group)
        or _is_row(group)
        or _PAGES.search(group.words)
    ):
        return ""
    if group.lines[0].number in group.flow.habits.set_in:
        return "short, no full stop, set in as others are"
    if group.indent > group.sheet.layout.margin + 1 and (group.is_far or not _is_flush(group)):
        return ""
    if group.gap_before == 9 and not group.gap_after:
        habits = group.flow.habits
        flush = habits.flush_titles or group.lines[0].number in habits.titles
        begins = flush and is_line_above_text(group) and group.is_short(_VERY_SHORT)
        return "short, no full stop, at a page's top, directly above text as others are" if begins else ""
    if group.sheet.layout.separator == "blank" and not group.gap_after and not _is_flush(group):
        return ""
    return "short, no full stop, set apart above running text"


def _is_flush(group: Group) -> bool:
    """Whether a group is a title that stands directly between two paragraphs."""
    return group.lines[0].number in group.flow.habits.titles


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


_TELLING: tuple[tuple[Callable[[Group], bool], str], ...] = (
    (is_below_keyword, "below a keyword with its number"),
    (is_underlined, "underlined"),
    (_is_among_notes, "a keyword with its number, above the notes of that chapter"),
    (_is_paper, "the title of a paper, and by whom"),
    (is_above_letter, "above what opens a letter"),
    (counts_letter, "a number above a letter"),
)
"""What tells a heading whatever its shape, and why."""

"""What closes a text or a part of it: place and date, signature."""

from __future__ import annotations

import re

from octtei.model.block import Block, BlockKind
from octtei.structure.evidence.letterends import is_count
from octtei.structure.lines.shape import is_capitals, is_name, starts_big
from octtei.structure.recognise.group import Group
from octtei.structure.recognise.headlike import may_be_heading
from octtei.structure.recognise.titlepage.again import heads_page_again
from octtei.structure.terms.dateline import is_charter_line, is_dateline, is_dispatch_line
from octtei.structure.terms.keywords import ALONE
from octtei.structure.terms.letterwords import is_compliment, is_postscript
from octtei.structure.terms.names import TRAILERS, role_of

# A number, a subject or an address may stand between the date and the salutation.
_SALUTATION = 4
# So many sign one below the other.
_SIGNERS = 6
# So many common words in capitals are no name.
_PHRASE = 4
_SIGNED = re.compile(
    r"(?:Sign[ée]|Signed|Gezeichnet|gez\.|Firmato|Firmado|\(s\.\)|\(gez\.\))\s?:?\s(?:[\w'’.-]+\s){0,4}[A-ZÀ-Þ][\w'’.-]+\s?\.?",
    re.IGNORECASE,
)
_CAPITAL_NAME = r"(?:[A-ZÀ-Þ]\.[ -]?){0,3}[A-ZÀ-Þ][A-ZÀ-Þ'’-]+(?:\s[A-ZÀ-Þ][A-ZÀ-Þ'’-]+){0,2}"
_OFFICE = re.compile(
    rf"(?:(?:Le|La|The|Der|Die|Il|El)\s|L['’])[^\W\d_]+(?:\s[^\W\d_.]+){{0,4}},\s{_CAPITAL_NAME}\.?|"
    rf"{_CAPITAL_NAME}(?:,\s[A-ZÀ-Þ][^\W\d_A-ZÀ-Þ]+(?:\s[^\W\d_]+){{0,3}}|\s\([A-ZÀ-Þ][^\W\d_]+(?:\s[^\W\d_]+){{0,3}}\))\.?"
)
"""An office and a name in capitals: `Le Maire, THÉVENARD.`, `C. LYLE, Secretary.`"""
_ENDS_NAMED = re.compile(rf"[,:]\s{_CAPITAL_NAME}\.?$")
_INITIALS = re.compile(r"(?:[A-ZÀ-Þ]\.[ -]?){2,4}|\((?:[A-ZÀ-Þ]\.[ -]?){2,4}\)\.?")


def dateline(group: Group) -> Block | None:
    """Place and date, alone in a line where a part of the text begins or ends (or a signature follows)."""
    if len(group.lines) > 1:
        return None
    dated = is_charter_line(group.words) or (is_dispatch_line(group.words) and _is_above(group))
    if group.previous is BlockKind.HEADING and dated:
        return Block(BlockKind.DATELINE, group.numbers, "a place and a day below a heading", role="opener")
    if not is_dateline(group.words) or _heads_days(group):
        return None
    if group.previous in (None, BlockKind.TITLE) and opens_letter(group):
        why = "a place and a date above whom a letter speaks to"
        return Block(BlockKind.DATELINE, group.numbers, why, role="opener")
    if group.previous is None:
        return None
    after = group.near(1)
    if group.previous is BlockKind.HEADING and after is not None and not ends_part(after):
        return Block(BlockKind.DATELINE, group.numbers, "a place and a date below a heading", role="opener")
    if ends_part(after) or (after and _signs_last(after)):
        return Block(BlockKind.DATELINE, group.numbers, "a place and a date where a part of the text ends")
    return None


def _heads_days(group: Group) -> bool:
    """Whether a month stands above the days of a diary."""
    after, flow = group.near(1), group.flow
    return group.lines[0].number in flow.months and after is not None and after.lines[0].number in flow.days


def _signs_last(group: Group) -> bool:
    """Whether nothing but a name, initials, or an office and a name stands before the end of a part."""
    named = is_name(group.words) or bool(_INITIALS.fullmatch(group.words))
    return _is_of_office(group) or (named and ends_part(group.near(1)))


def addressee(group: Group) -> Block | None:
    """To whom a telegram goes: one short line directly below its heading, place and day, above a blank one."""
    before = group.near(-1)
    opens = group.kinds[max(0, group.at - 2) : group.at] == [BlockKind.HEADING, BlockKind.DATELINE]
    if not opens or before is None or not is_dispatch_line(before.words):
        return None
    if (
        len(group.lines) > 1
        or group.gap_before
        or not group.gap_after
        or group.has_end
        or not group.is_short(0.9)
    ):
        return None
    return Block(BlockKind.ADDRESS, group.numbers, "directly below a place and a day", role="opener")


def _is_above(group: Group) -> bool:
    after = group.near(1)
    return after is not None and not ends_part(after)


def opens_letter(group: Group) -> bool:
    """Whether a place and a date stand above whom a letter speaks to: a short line that ends with a comma, then text."""
    for step in range(1, _SALUTATION + 1):
        after, text = group.near(step), group.near(step + 1)
        if after is None or text is None or after.is_prose:
            return False
        if after.words[-1:] == "," and len(after.lines) == 1 and after.is_short(0.6):
            return text.is_prose
    return False


def told_signature(group: Group) -> Block | None:
    """A signature that its words, the line above it or another part of the text tell."""
    if _goes_on(group):
        return Block(BlockKind.SIGNATURE, group.numbers, "below who signs, at the right")
    if _is_of_office(group) or _signs_below(group) or _signs_above(group) or _certifies(group):
        return Block(
            BlockKind.SIGNATURE, group.numbers, "an office and a name, where a part of the text ends"
        )
    if len(group.lines) > 1 or not group.is_short() or group.lines[0].number in group.flow.numerals:
        return None
    if group.is_far and is_compliment(group.words) and ends_part(group.near(1)):
        return Block(
            BlockKind.SIGNATURE,
            group.numbers,
            "how somebody signs, at the right, where a part of the text ends",
        )
    if _SIGNED.match(group.words) and ends_part(group.near(1)):
        return Block(BlockKind.SIGNATURE, group.numbers, "says who has signed, where a part of the text ends")
    if _INITIALS.fullmatch(group.words) and group.gap_before and ends_part(group.near(1)):
        return Block(BlockKind.SIGNATURE, group.numbers, "initials where a part of the text ends")
    if is_name(group.words) and _signs_again(group):
        return Block(BlockKind.SIGNATURE, group.numbers, "a name that ends several parts of the text")
    return None


def _is_of_office(group: Group) -> bool:
    """Whether a short line has an office and a name in capitals, and nothing but others and a date stands before the part's end."""
    for step in range(_SIGNERS + 1):
        after = group.near(step)
        if step and ends_part(after):
            return True
        if after is None or not (_names_office(after) or (step and is_dateline(after.words))):
            return False
    return False


def _signs_below(group: Group) -> bool:
    """Whether a short line ends with a comma, and a name in capitals stands directly below, where a part of the text ends."""
    after = group.near(1)
    office = (
        len(group.lines) == 1 and group.words[-1] == "," and group.is_short(0.75) and starts_big(group.words)
    )
    return office and after is not None and _is_under_office(after)


def _signs_above(group: Group) -> bool:
    """Whether the name below the office of who signs stands here."""
    return group.previous is BlockKind.SIGNATURE and _is_under_office(group)


def _certifies(group: Group) -> bool:
    """Whether one line below who signs ends with another name in capitals, where a part of the text ends: `Certified: J. MOTT.`"""
    if group.previous is not BlockKind.SIGNATURE or len(group.lines) > 1 or not group.is_short(0.9):
        return False
    return bool(_ENDS_NAMED.search(group.words)) and ends_part(group.near(1))


def _is_under_office(group: Group) -> bool:
    """Whether a name in capitals stands directly below a line that ends with a comma, where a part of the text ends."""
    above = group.near(-1)
    if above is None or above.words[-1] != "," or group.gap_before or len(group.lines) > 1:
        return False
    named = is_name(group.words) and is_capitals(group.words) and group.is_short()
    return named and (ends_part(group.near(1)) or _ends_with_note(group))


def _ends_with_note(group: Group) -> bool:
    """Whether one short paragraph stands between a signature and the next part: who certifies, what is enclosed."""
    after = group.near(1)
    short = after is not None and len(after.lines) == 1 and after.gap_before and after.has_end
    return bool(short) and after is not None and after.near(1) is not None and ends_part(after.near(1))


def _names_office(group: Group) -> bool:
    return len(group.lines) < 3 and group.is_short() and bool(_OFFICE.fullmatch(group.words))


def postscript(group: Group) -> Block | None:
    """What is added below a signature, where no letter was told."""
    if group.previous is BlockKind.SIGNATURE and is_postscript(group.words):
        return Block(BlockKind.POSTSCRIPT, group.numbers, "added below a signature")
    return None


def signature(group: Group) -> Block | None:
    """A signature: a name in capitals, at the right, or below a date, where the text or a part of it ends."""
    before = group.near(-1)
    if len(group.lines) > 1 or before is None or not is_name(group.words) or not group.is_short():
        return None
    if group.words.casefold().strip(" .()") in TRAILERS or role_of(group.bare):
        return None
    first, flow = group.lines[0].number, group.flow
    told = first in flow.numerals or first in flow.crossheads
    if told or ALONE.fullmatch(group.words) or heads_page_again(group):
        return None
    after = group.near(1)
    dated = group.previous is BlockKind.DATELINE
    last = _last_at_right(group)
    ends = ends_part(after) or (after and is_dateline(after.words) and ends_part(after.near(1)))
    if not ends and not (last and ends_part(last.near(1))):
        return None
    if (
        dated
        or (after and is_dateline(after.words) and len(group.words.split()) > 1)
        or group.is_far
        or (
            len(group.words.split()) > 1
            and is_capitals(_surname(group))
            and before.has_end
            and not _heads(group)
            and not _is_of_series(group)
        )
        or _is_ranked(group)
    ):
        return Block(BlockKind.SIGNATURE, group.numbers, "a name where a part of the text ends")
    return None


def _signs_again(group: Group) -> bool:
    """Whether a name in capitals alone ends a part of the text, and another part, too: behind telegrams and the like."""
    if (
        not (_ends_alone(group) and is_capitals(group.words))
        or role_of(group.bare)
        or ALONE.fullmatch(group.words)
    ):
        return False
    return any(g is not group and g.words == group.words and _ends_alone(g) for g in group.namesakes)


def _is_of_series(group: Group) -> bool:
    """Whether other lines in capitals alone end with the same word, `PRIMA GIORNATA`, `SECONDA GIORNATA`, or begin with the same two."""
    words, flow = group.words.split(), group.flow
    again = flow.last_words[words[-1]] > 1 or flow.first_words[" ".join(words[:2])] > 1
    return again and not any(g is not group for g in group.namesakes)


def _ends_alone(group: Group) -> bool:
    before = group.near(-1)
    text = before is not None and (before.is_prose or len(before.words) > 2 * len(group.words))
    return text and len(group.lines) == 1 and bool(group.gap_before) and ends_part(group.near(1))


def _goes_on(group: Group) -> bool:
    """Whether a line at the right stands below one that signs, where a part of the text ends: who signs, too, or his office."""
    signed = group.previous is BlockKind.SIGNATURE and not is_count(group.words)
    last = _last_at_right(group) if signed else None
    return last is not None and ends_part(last.near(1))


def _last_at_right(group: Group) -> Group | None:
    """The last of the short lines at the right that follow one another from this one; None if this one is none."""
    last, at = None, group
    for step in range(1, _SIGNERS + 1):
        if not (at.is_far and len(at.lines) == 1):
            break
        last, after = at, group.near(step)
        if after is None:
            break
        at = after
    return last


def _is_ranked(group: Group) -> bool:
    """Whether the surname alone is in capitals, as of officers and officials who sign: `Général TCHERNOV`."""
    words = group.words.rstrip(". ,").split()
    return (
        len(words) > 1
        and len(words[-1]) > 2
        and is_capitals(words[-1])
        and not is_capitals(" ".join(words[:-1]))
    )


def _heads(group: Group) -> bool:
    """Whether a line in capitals, all common words, stands above a heading, in small letters or below some more: one of a higher rank."""
    after, words = group.near(1), group.flow.divisions.words
    parts = group.words.split()
    if after is None or not is_capitals(group.words) or (is_capitals(after.words) and len(parts) < _PHRASE):
        return False
    return all(words.listed(word.strip(".,'’").lower()) for word in group.words.split())


def _surname(group: Group) -> str:
    return group.words.rstrip(". ,").split()[-1]


def ends_part(after: Group | None) -> bool:
    """Whether nothing follows, or something that looks like the heading of the next part."""
    if after is None or after.lines[0].number in after.flow.numerals or is_postscript(after.words):
        return True
    if after.lines[0].number in after.flow.crossheads:
        return True
    return may_be_heading(after) and bool(after.gap_before) and not after.is_right

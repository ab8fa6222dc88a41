"""Commas that cut a phrase: by the words beside them, and by whether another comma of the sentence answers.

An aside that opens behind `et`, or between a verb and what belongs to it, must close before the sentence ends. Where no
comma closes it, the one that seems to open it is none. The groups of words come from the language's grammar; a language
without groups of verbs gives nothing.
"""

from __future__ import annotations

import re
from itertools import takewhile

from octtei.clean.channel.context import STOP
from octtei.clean.channel.language import grammar
from octtei.clean.channel.view import View

_ENDS = frozenset({STOP, ";", ":", "(", ")", "-", "«", "»"})
_QUOTE = re.compile(r'["“”]|\s-\s')
_ASIDE, _NEAR, _LONGEST = 3, 3, 80
_STEM = 3
_PHRASE = frozenset(["<of>", "<to>", "<prep>", "<det-m>", "<det-f>", "<det-p>", "<det-s>"])
_DETERMINERS = frozenset(["<det-m>", "<det-f>", "<det-p>", "<det-s>"])
_LINKS = frozenset(["<and>", "<but>", "<that>", "<who>", "<as>", "<subject>"])
_AUXILIARY = frozenset(["<have-s>", "<have-p>", "<be-s>", "<be-p>", "<do-s>", "<do-p>"])
_HAVE_OR_BE = frozenset(["<have-s>", "<have-p>", "<be-s>", "<be-p>"])


def cuts(i: int, seen: View) -> bool:
    """Whether the comma before word number `i` stands inside a phrase, so that the sentence cannot have it."""
    known = grammar(seen.language)
    left, right = seen.forms[i - 1].lower(), seen.forms[i].lower()
    before, after = known.groups.get(left, ""), known.groups.get(right, "")
    if not known.finite or left in known.closing:
        return False
    if before == "<and>":
        return after not in {"<prep>", "<to>", "<and>"} and not _answered(i, seen)
    if left in known.bound:
        return after in _DETERMINERS
    if before in _AUXILIARY:
        return _cuts_auxiliary(i, before, right, after, seen)
    if (before and before not in known.verbs) or not _ends(left, known.finite):
        return False
    if right in known.loose or _relative(i, after, seen):
        return False
    return after in _PHRASE and not _answered(i, seen)


def apposes(i: int, seen: View) -> bool:
    """Whether word number `i` looks like a participle that is set beside what the sentence has said: it has a comma."""
    known = grammar(seen.language)
    left, right = seen.forms[i - 1].lower(), seen.forms[i].lower()
    return (
        known.groups.get(left) not in _HAVE_OR_BE
        and right not in known.groups
        and _ends(right, known.participles)
    )


def _cuts_auxiliary(i: int, before: str, right: str, after: str, seen: View) -> bool:
    """The same behind a form of `avoir`, `être`, `faire`, `pouvoir` or the like, which alone say nothing."""
    known = grammar(seen.language)
    if after == "<be>" or (after == "<neg>" and _near(i, seen, {"<not>"})):
        return True
    if before in _HAVE_OR_BE and not after and _ends(right, known.participles):
        return not _answered(i, seen, _ASIDE)
    return after not in _LINKS and not _answered(i, seen)


def _ends(form: str, endings: tuple[str, ...]) -> bool:
    return any(form.endswith(e) and len(form) >= len(e) + _STEM for e in endings)


def _answered(i: int, seen: View, reach: int = _LONGEST) -> bool:
    """Whether another comma stands behind word number `i`, in its sentence and within `reach` words."""
    return "," in takewhile(lambda sign: sign not in _ENDS, _signs_after(i, seen, reach))


def _signs_after(i: int, seen: View, reach: int) -> list[str]:
    last = min(len(seen.forms), i + 1 + reach)
    return [STOP if _QUOTE.search(seen.gap(n)) else seen.signs[n] for n in range(i + 1, last)]


def _relative(i: int, after: str, seen: View) -> bool:
    """Whether a relative clause seems to end at the comma: a relative pronoun is near, and a noun begins anew."""
    return after in _DETERMINERS and _near(i, seen, {"<who>", "<that>"})


def _near(i: int, seen: View, wanted: set[str]) -> bool:
    """Whether a word of the `wanted` groups stands a few words before the one that the comma follows."""
    groups = grammar(seen.language).groups
    return any(groups.get(form.lower()) in wanted for form in seen.forms[max(0, i - 1 - _NEAR) : i - 1])

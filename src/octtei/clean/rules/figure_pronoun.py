"""Figures that are the pronoun `il`."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator

from octtei.clean.channel.context import groups
from octtei.clean.channel.language import grammar
from octtei.clean.channel.lettered import stands_alone
from octtei.clean.channel.misreading import is_parted
from octtei.clean.channel.verbs import is_verb
from octtei.clean.channel.view import View, view
from octtei.clean.channel.worn import worn
from octtei.clean.rule import Kind, Passage, rule
from octtei.clean.rules.stroke_pronoun import strokes
from octtei.text import Edit, Safety, Span

NAME = "confusion.figure-pronoun"
_PRONOUN = "il"
_GLOSS = r"(?:[ \n]?[\[{][^\[\]{}]{1,80}[\]}])?"
"""What an editor says of a pronoun stands in brackets right behind it: `11 [Diogène] répondit`."""
_FIGURE = re.compile(
    r"[1lIJfFHT!](?<![\w.,/°-].)(?:(?<=[1lI])[1lI](?<=1[1lI]|.1)|(?<=l)l|(?<=I)[iILE!]|(?<=J)[lI]|(?<=[1l!])!"
    r"|(?<=1)[})\]]|(?<=[lfFHTJ])[il])(?=" + _GLOSS + r"[ \n]([^\W\d_]+['’]?))"
)
_BEFORE = re.compile(
    r"(?:^|[^\W\d_]{2}[ \u00a0]?[.!?…]|:[ \u00a0](?=«)|[^\W\d_][ \u00a0]?[!?…]|[»”]|\n[ \t]*\n|(?<!\w)[A-Z]\.[ ]?[—–])[ \n]*(?:(?<=[ \n])|(?<!.))(?:[«“]|[—–-](?=[ \u00a0]))?[ \u00a0]?$"
)
_LAST = re.compile(r"([^\W\d_]+)(,?|[ \u00a0]?[;:])[ \n]$")
_STROKE = re.compile(r"[1|!](?<=[ \n].)(?=[ \n][^\W\d_])")
_LETTERS = frozenset("Iil")
_WIDE = frozenset("HUD")
"""Capitals of two strokes; a name may begin with them, so that they are only proposed."""
_NEXT = re.compile(_GLOSS + r"[ \n]([^\W\d_]+['’]?)")
_MARKS = re.compile(r"[\w.,/°'’-]")
_WORD = re.compile(r"[^\W\d_]{2},?[ \n]$")
_REACH = 24
_COUNTED = re.compile(r"^[ \t]*1[02][ .)]", re.MULTILINE)
_BRACKETS = "})]"
_AT_LINE = re.compile(r"(?:^|\n)[ \t]*$")
_OBJECT = re.compile(r"[ \n]([nv]ous|l(?:es?|a|eur) |l['’])[ \n]?([^\W\d_]+)")
_PERSONS = ("nous", "vous")  # never articles
_LINKS = frozenset({"<and>", "<but>", "<that>", "<as>"})
_CALLED = re.compile(r"([^\W\d_]+\.)[ \u00a0\n]$")
_TWO, _BEFORE_VERBS = "II", frozenset({"y", "se", "s'", "s’", "ne", "n'", "n’"})
"""A Roman number, unless what only verbs follow stands behind it where a sentence begins."""
_CLITICS = frozenset({"y", "en", "se", "s'", "s’", "ne", "n'", "n’", "me", "m'", "m’", "lui"})


@rule(NAME, Kind.TEXT)
def figure_pronoun(passage: Passage) -> Iterator[Edit]:
    """The figure 11, or one stroke, stands where a pronoun must: `11 y avait`, `1 fallut`.

    Why: in many faces `Il` and `11` are the same strokes, and one of them may be lost; `ll`, `Ii`, `Jl` come of it, too.
    A word that goes with verbs (`y`, `ne`, `se`) stands behind it, and it opens a sentence or follows a comma or a word that joins
    clauses. Where a verb in the third person stands behind it at the opening of a sentence, it is put right in a text with plain misreadings, and
    proposed elsewhere.
    Wrong when: the day of a month begins the sentence; a day has an article before it. Where other lines begin with 10 or 12 it counts.
    Example: "ni drapeau. 11 y avait du vent" → "ni drapeau. Il y avait du vent"
    Keep: "le 11 se leva un grand vent"
    """
    seen = view(passage)
    if seen is None:
        return
    yield from strokes(seen, passage, NAME)
    if groups(seen.language).get(_PRONOUN) != "<subject>":
        return
    yield from _single(seen, passage)
    bold = None
    counted = _COUNTED.search(passage.value) is not None
    for hit in _FIGURE.finditer(passage.value):
        if counted and _AT_LINE.search(passage.value, max(0, hit.start() - _REACH), hit.start()):
            continue  # between the tenth and the twelfth point or note
        if _is_number(hit.group(), hit.group(1)):
            continue
        opens = _opens(passage.value, hit.start(), seen)
        sure = hit.group(1).lower() in _CLITICS and (opens or _joins(hit.start(), seen))
        if sure or (opens and _goes_on(hit.start(1) - 1, hit.group(1), seen)):
            bold = worn(passage) if bold is None else bold
            if not bold and "1" not in hit.group() and hit.group() != _TWO:
                continue
            meant = _PRONOUN.capitalize() if opens else _PRONOUN
            safety = Safety.SAFE if sure or bold else Safety.REVIEW
            yield Edit(Span(*hit.span()), hit.group(), meant, NAME, safety)


def _is_number(figure: str, behind: str) -> bool:
    """Whether a figure numbers a king or chapter, or what is counted: `trois façons : 1) En marchant`."""
    if figure == _TWO and behind not in _BEFORE_VERBS:
        return True
    return figure[-1] in _BRACKETS and behind[0].isupper()


def _single(seen: View, passage: Passage) -> Iterator[Edit]:
    """One stroke that is left of the pronoun: `1 croyait`, `I est`, `car i avait`."""
    starts = [hit.start() for hit in _STROKE.finditer(passage.value)]
    starts += [seen.starts[i] for i in seen.numbers((_LETTERS | _WIDE) & seen.counts.keys())]
    for at in sorted(starts):
        behind = _NEXT.match(passage.value, at + 1)
        if behind is None or _MARKS.match(passage.value, at - 1 if at else 0):
            continue
        clitic, before = behind[1].lower() in _CLITICS, max(0, at - _REACH)
        opens = _opens(passage.value, at, seen)
        small = passage.value[at] == "i" and _WORD.search(passage.value, before, at) is not None
        small = small and not is_parted(bisect_left(seen.starts, at), seen)
        goes = (clitic or _goes_on(behind.start(1) - 1, behind[1], seen)) and not _is_elsewhere(
            at, behind[1], seen
        )
        if goes and (opens or small or (clitic and _joins(at, seen))) and worn(passage):
            meant = _PRONOUN.capitalize() if opens else _PRONOUN
            wide = passage.value[at] in _WIDE
            if wide and not opens:
                continue
            named = passage.value[at] == "i" and stands_alone("i", seen)
            safety = Safety.SAFE if (opens or small) and not (wide or named) else Safety.REVIEW
            yield Edit(Span(at, at + 1), passage.value[at], meant, NAME, safety)


def _is_elsewhere(at: int, word: str, seen: View) -> bool:
    """Whether the word behind place `at` is foreign, or the words around it are of another language or a dialect."""
    return seen.lexicon.is_foreign(word) or seen.abroad(bisect_left(seen.starts, at))


def _opens(text: str, at: int, seen: View) -> bool:
    """Whether a sentence begins at place `at`: the stop before it is none of what is numbered, as in `art. 11`."""
    before = max(0, at - _REACH)
    if _BEFORE.search(text, before, at) is None:
        return False
    called = _CALLED.search(text, before, at)
    return called is None or called[1].lower() not in grammar(seen.language).numbered


def _joins(at: int, seen: View) -> bool:
    """Whether a comma or a word that joins clauses stands before place `at`."""
    before = _LAST.search(seen.text, max(0, at - _REACH), at)
    return before is not None and (bool(before[2]) or groups(seen.language).get(before[1].lower()) in _LINKS)


def _goes_on(at: int, word: str, seen: View) -> bool:
    """Whether a verb stands behind place `at`, an object before it or not: `demande`, `vous demande`."""
    if is_verb(word, seen, alone=True):
        return True
    pair = _OBJECT.match(seen.text, at)
    return pair is not None and is_verb(pair[2], seen, alone=pair[1] not in _PERSONS)

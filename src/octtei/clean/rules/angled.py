"""Guillemets written or read as two angles each."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from octtei.clean.channel.language import grammar
from octtei.clean.characters import characters
from octtei.clean.language import lexicon_for
from octtei.clean.rule import Kind, Passage, rule
from octtei.text import Edit, Safety, Span

NAME = "punctuation.angled"
_SPACE = "[ \\u00a0\\u202f]"
_ANGLES = re.compile(rf"(?<![<>=|/\\-])(?:<{_SPACE}?<|>{_SPACE}?>)(?![<>=|/-])|[≪≫⟪⟫《》«»]")
_OPEN, _ALL = "<«≪⟪《", frozenset("<≪⟪《")
_QUANTITY = re.compile(rf"(?:^|[^\w'’])[^\W_]{_SPACE}?$|\d{_SPACE}?$")
_QUANTITY_BEHIND = re.compile(rf"{_SPACE}?(?:[^\W_](?![\w'’])|\d)")
_FAR = 1_500
"""So many code points a quotation has at most."""
_LEAST = 2
"""So many quotations show that a text has them so."""
_SHARE = 0.8
"""Such a share of the angles must pair, or they are none of prose (`cout << x`, `>> a`)."""
_PROSE = re.compile(r"(?:[^\W\d_](?:['’]|\s+))?[^\W\d_]{2,}[^<>={}\\|]*")


@rule(NAME, Kind.TEXT)
def angled(passage: Passage) -> Iterator[Edit]:
    """Two angles, or a sign of mathematics, stand for each guillemet: `<< Oui >>`, `< < Oui > >`, `≪ Oui ≫`.

    Why: recognition sees two signs, who typed a text had no other, and fonts without guillemets borrow `≪` (older ones of TeX).
    Wrong when: the text shows programs or mail; angles must pair round words, most of them do, and two quotations at least, or guillemets
    beside them, show it. Where a text has but one it is proposed. Only in languages that print guillemets.
    Example: "<< Oui >>, dit-il ; << non >>, dit-elle." → "« Oui », dit-il ; « non », dit-elle."
    Keep: "cout << x << y ; a >> 2 ; >> Oui, dit-il."
    """
    text = passage.value
    lexicon = lexicon_for(passage)
    if _ALL.isdisjoint(characters(text)) or lexicon is None or not grammar(lexicon.language.code).angled:
        return
    hits = [hit for hit in _ANGLES.finditer(text) if not _compares(hit)]
    pairs = list(_paired(hits))
    odd = [hit for hit in hits if hit[0] not in "«»"]
    own = [hit for pair in pairs for hit in pair if hit[0] not in "«»"]
    if len(own) < _SHARE * len(odd):
        return
    safety = Safety.SAFE if len(pairs) >= _LEAST else Safety.REVIEW
    for hit in own:
        yield Edit(Span(*hit.span()), hit[0], _meant(hit), NAME, safety)


def _compares(hit: re.Match[str]) -> bool:
    """Whether a sign of mathematics stands beside a lone letter or a figure, as between two quantities: `r ≪ R`."""
    if hit[0] not in "≪≫":
        return False
    before, behind = hit.string[max(0, hit.start() - 3) : hit.start()], hit.string[hit.end() : hit.end() + 3]
    return _QUANTITY.search(before) is not None and _QUANTITY_BEHIND.match(behind) is not None


def _meant(hit: re.Match[str]) -> str:
    return "«" if hit[0][0] in _OPEN else "»"


def _paired(hits: Sequence[re.Match[str]]) -> Iterator[tuple[re.Match[str], re.Match[str]]]:
    """The signs that open and close a quotation: in German books the other way round (`>>Ja<<`), where they stand so at first."""
    opening = _opening(hits)
    at = 0
    while at + 1 < len(hits):
        left, right = hits[at], hits[at + 1]
        if _meant(left) == opening != _meant(right) and _is_prose(left.string[left.end() : right.start()]):
            yield left, right
            at += 1
        at += 1


def _opening(hits: Sequence[re.Match[str]]) -> str:
    """The guillemet that opens: the one that touches what follows it oftener than what stands before it."""
    into = dict.fromkeys("«»", 0)
    for hit in hits:
        before, behind = hit.string[hit.start() - 1 : hit.start()], hit.string[hit.end() : hit.end() + 1]
        into[_meant(hit)] += behind.isalnum() - before.isalnum()
    return "»" if into["»"] > into["«"] else "«"


def _is_prose(quoted: str) -> bool:
    """Whether words stand between two signs, and nothing of what programs have."""
    return len(quoted) <= _FAR and _PROSE.fullmatch(quoted.strip(" \u00a0\u202f\n\"“„‘'([—–-.…")) is not None

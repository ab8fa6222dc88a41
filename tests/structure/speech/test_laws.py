"""Laws of the search for speech, on any text whatever."""

from __future__ import annotations

import time
from itertools import pairwise

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import octtei
from octtei.model.inline import Inline, LineEnd, Run
from octtei.model.tree import Quotation
from octtei.structure.speech.marks import convention, marks
from octtei.structure.speech.pairing import pairs
from octtei.structure.speech.strip import Strip, read_strip
from octtei.structure.speech.weave import Woven, split, weave
from octtei.text import Span

PIECES = st.sampled_from(
    [
        "« ", " »", "«", "»", '"', ' " ', "“", "”", "„", "'", "’", "— ", "– ", " - ", "Le maire ", "dit-il", ", dit Martin, ",
        "déclara : ", "Martin ", "il ", "je ", "mot d'ordre ", "À bas le roi ! ", "le journal ", "oui", ". ", ", ", " ! ", "\n",
        "\n\n", "\n\n— ", "MARTIN. — ", "Le Président : ", "1", "\n1 Une note.\n", "(2) Note.\n", "12\n", "TITRE\n\n", "e-\nt", "\f",
        "* * *\n", "a) ", "selon Martin, ",
    ]
)  # fmt: skip
TEXTS = st.lists(PIECES, max_size=60).map("".join)
SPEECHLESS = st.text(alphabet="abcé, .\n1", max_size=200)


@given(TEXTS)
@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_any_text_gives_a_valid_edition_and_comes_back(text: str) -> None:
    data = text.encode()
    outcome = octtei.build(
        data, settings={"record": {"language": "fr", "authors": [{"name": "Jules Perrin"}]}}
    )
    assert outcome.written is not None
    assert outcome.summary.status == "valid", outcome.summary.findings
    assert octtei.restore(outcome.written.tei, outcome.written.repairs) == data


@given(SPEECHLESS)
@settings(max_examples=60, deadline=None)
def test_a_text_without_marks_gets_no_speech(text: str) -> None:
    outcome = octtei.build(text.encode())
    assert not set(outcome.summary.tags) & {"said", "quote", "q", "soCalled", "mentioned"}


@st.composite
def strips(draw: st.DrawFn) -> tuple[str, Strip]:
    """A paragraph of runs and line ends over a text."""
    text = draw(st.text(alphabet='ab «»"', min_size=1, max_size=40))
    cuts = sorted(set(draw(st.lists(st.integers(0, len(text)), max_size=4))) | {0, len(text)})
    content: list[Inline] = []
    for a, b in pairwise(cuts):
        content += [Run(Span(a, b)), LineEnd(b)]
    return text, read_strip(text, Strip((0,), 0, "p", tuple(content), barrier=False))


@st.composite
def nests(draw: st.DrawFn) -> tuple[Strip, list[Woven]]:
    """A strip, and ranges of it that nest."""
    _, strip = draw(strips())
    ranges: list[Woven] = []
    low, high = 0, len(strip.text)
    while high - low > 1 and len(ranges) < 4 and draw(st.booleans()):
        low = draw(st.integers(low, high - 1))
        high = draw(st.integers(low + 1, high))
        ranges.append(Woven(low, high, Quotation("said", ())))
    return strip, ranges


def flat(content: tuple[object, ...]) -> list[object]:
    """The content without its quotations, run by run and character by character."""
    found: list[object] = []
    for part in content:
        if isinstance(part, Quotation):
            found += flat(part.content)
        elif isinstance(part, Run):
            found += range(part.span.start, part.span.end)
        else:
            found.append(part)
    return found


@given(nests())
def test_weaving_keeps_every_character_and_its_order(given_: tuple[Strip, list[Woven]]) -> None:
    strip, ranges = given_
    woven = weave(strip.content, strip.widths, ranges)
    assert flat(woven) == flat(strip.content)


@given(strips(), st.integers(0, 50))
def test_splitting_keeps_every_character(given_: tuple[str, Strip], position: int) -> None:
    _, strip = given_
    left, right = split(strip, min(position, len(strip.text)))
    assert flat((*left, *right)) == flat(strip.content)


@given(st.lists(strips(), min_size=1, max_size=4))
def test_each_mark_opens_or_closes_once_and_pairs_nest(given_: list[tuple[str, Strip]]) -> None:
    found = [strip for _, strip in given_]
    for number, strip in enumerate(found):
        strip.number = number
    known = convention(found, frozenset())
    places = [(m.strip, m.position) for s in found for m in marks(s, known)]
    made = pairs(found, known)
    used = [(m.strip, m.position) for p in made for m in (p.opening, p.closing) if m]
    assert len(used) == len(set(used))
    assert set(used) <= set(places)
    whole = [
        ((p.opening.strip, p.opening.position), (p.closing.strip, p.closing.position))
        for p in made
        if p.opening and p.closing
    ]
    for a, b in whole:
        assert a < b
        assert not any(a < c < b < d for c, d in whole)


def test_the_time_grows_as_the_text_does() -> None:
    paragraph = "« Je reste ici, dit Martin, et vous ? » Il but. « Moi, je pars », répondit Lucas au « vieux » maire. "

    def seconds(times: int) -> float:
        text = (paragraph * 10 + "\n\n") * times
        start = time.process_time()
        octtei.build(text, settings={"record": {"language": "fr"}})
        return time.process_time() - start

    seconds(1)  # words and rules are loaded by whichever text comes first
    short, long = (
        min(seconds(times), seconds(times)) for times in (6, 24)
    )  # a loaded machine disturbs one run
    assert long < 2.5 * 4 * max(short, 0.05)

"""All house rules, in the order in which they are applied. Each has its page in manual/house.toml."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from octtei.validate.house import letters, order, paragraphs, pointers, words
from octtei.validate.house.document import Document, Hit


@dataclass(frozen=True, slots=True)
class HouseRule:
    """A rule that no grammar says. `ours` is False where octtei.sch says it of our own editions, in more words."""

    name: str
    find: Callable[[Document], Iterator[Hit]]
    ours: bool = True


HOUSE = (
    HouseRule("id.twice", pointers.twice),
    HouseRule("pointer.dangling", pointers.dangling, ours=False),
    HouseRule("chain.broken", pointers.broken_chains, ours=False),
    HouseRule("chain.endless", pointers.endless_chains),
    HouseRule("page.goes-back", order.pages),
    HouseRule("note.goes-back", order.notes),
    HouseRule("note.no-anchor", order.unanchored),
    HouseRule("paragraph.empty", paragraphs.empty),
    HouseRule("paragraph.page-number", paragraphs.numbers),
    HouseRule("text.replacement-character", letters.lost),
    HouseRule("text.leftover", letters.leftovers),
    HouseRule("text.soft-hyphen", letters.soft_hyphens),
    HouseRule("word.split", words.split),
)


def hits(document: Document) -> Iterator[tuple[str, Hit]]:
    """What the rules find in a document, with the name of the rule."""
    for rule in HOUSE:
        if rule.ours or not document.ours:
            for hit in rule.find(document):
                yield rule.name, hit

"""View: the words of a passage in their order, how often each stands there, and which of them nobody knows."""

from __future__ import annotations

from array import array
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from functools import cached_property
from itertools import chain, compress, islice, pairwise
from typing import Any

from octtei.clean.channel.abroad import Abroad
from octtei.clean.channel.archaic import Archaic
from octtei.clean.channel.context import STOP, Context, items_of, run, sequence, signs_of
from octtei.clean.channel.critical import called
from octtei.clean.channel.line_ends import LineEnds
from octtei.clean.channel.lore import APOSTROPHES, Lore, lore_of
from octtei.clean.channel.oddities import NEAR, odd_beside
from octtei.clean.channel.overleaf import torn_overleaf
from octtei.clean.channel.small import small
from octtei.clean.channel.splice import Patch, splice_made
from octtei.clean.channel.tokens import Change, Tokens, changed, gaps_moved, moved
from octtei.clean.rule import Passage
from octtei.text import Layer


class View:
    """The words of one text (see `Tokens`), and what is known of them. `language` is the code of its lexicon."""

    def __init__(self, text: str, lore: Lore, tokens: Tokens | None = None) -> None:
        self.text, self.lore, self.language, self.lexicon = text, lore, lore.language, lore.lexicon
        self.tokens = tokens or Tokens.of(text)
        self.forms, self.gaps, self.starts = self.tokens.forms, self.tokens.gaps, self.tokens.starts

    def after(self, layer: Layer, text: str) -> View:
        """The view of `text`, which `layer` makes of the text of this view; as good as new, and much faster.

        It takes over all that this view has: a book's words are never there twice. This view is of no use any more.
        """
        tokens, lore = self.tokens, self.lore
        changes = tokens.changes(layer, self.text, text)
        gone = [self.forms[c.first : c.last] for c in changes or ()]
        apart = [self.gaps[c.first : c.last + 1] for c in changes or ()]
        runs = self._runs(changes) if changes and "context" in vars(self) else []
        held = vars(self).copy()
        vars(self).clear()
        if changes is None:
            held.clear()
            del tokens
            return View(text, lore)
        patches = tokens.take(changes)
        new = View(text, lore, tokens)
        new._inherit(held, patches, gone)
        if all(p.old == p.new and p.old_end == p.new_end for p in patches):
            new._inherit_places(held, patches, gone, apart)
        if "context" in held:
            new._inherit_context(held, patches, runs)
        return new

    def _runs(self, changes: Sequence[Change]) -> list[list[str]]:
        """The members of pairs around the words of each change, each pair once."""
        apart = [b.first > a.last + 2 for a, b in pairwise(changes)] + [True] * bool(changes)
        return [self.members(c.first, c.last, apart=a) for c, a in zip(changes, apart, strict=True)]

    def _inherit(self, held: dict[str, Any], patches: Sequence[Patch], gone: Sequence[Sequence[str]]) -> None:
        """Take over what a view counted, with what changed."""
        lost = [form for forms in gone for form in forms]
        come = [form for p in patches for form in self.forms[p.new : p.new_end]]
        if "counts" in held:
            self.counts = changed(held["counts"], lost, come)
        if "lower" in held:
            self.lower = changed(held["lower"], map(str.lower, lost), map(str.lower, come))
        if "archaic" in held and held["archaic"].lasts(come):
            self.archaic = held["archaic"]
        if "unknown" in held:
            self.unknown = self._unknown(f for f in {*held["unknown"], *come} if f in self.counts)

    def _inherit_places(
        self,
        held: dict[str, Any],
        patches: Sequence[Patch],
        gone: Sequence[Sequence[str]],
        apart: Sequence[Sequence[str]],
    ) -> None:
        """Take over where the words and the gaps of a view are, if all have kept their numbers."""
        if "places" in held:
            self.places = moved(held["places"], patches, gone, self.forms)
        if "_gaps_apart" in held:
            self._gaps_apart = gaps_moved(held["_gaps_apart"], patches, apart, self.gaps)

    def _inherit_context(
        self, held: dict[str, Any], patches: Sequence[Patch], gone: Sequence[Sequence[str]]
    ) -> None:
        words = len(self.forms)
        self.signs = splice_made(held["signs"], patches, lambda a, b: signs_of(self.gaps[a : min(b, words)]))
        self.items = splice_made(
            held["items"], patches, lambda a, b: items_of(self.forms[a:b], self.signs[a:b])
        )
        apart = [b.old > a.old_end + 2 for a, b in pairwise(patches)] + [True] * bool(patches)
        self.context = held["context"]
        come = [self.members(p.new, p.new_end, apart=a) for p, a in zip(patches, apart, strict=True)]
        self.context.change(gone, come)

    def members(self, first: int, last: int, *, apart: bool = True) -> list[str]:
        """The members of pairs around the words `first` to `last` (see `run`)."""
        return run(first, last, self.items, self.signs, apart=apart)

    def known(self, form: str) -> bool:
        """Whether `form` is a word, or an elided one with its apostrophe."""
        return self.lore.known[form]

    @cached_property
    def counts(self) -> Counter[str]:
        """How often each form stands in the text."""
        return Counter(self.forms)

    @cached_property
    def places(self) -> dict[str, array[int]]:
        """Form -> the numbers of its words, in order."""
        found = {form: array("I") for form in self.counts}
        for i, form in enumerate(self.forms):
            found[form].append(i)
        return found

    @cached_property
    def capitals(self) -> tuple[str, ...]:
        """The forms of the text that begin with a capital."""
        return tuple(form for form in self.counts if form[0].isupper())

    @cached_property
    def unknown(self) -> frozenset[str]:
        """The forms of the text that are no words."""
        return self._unknown(self.counts)

    def _unknown(self, forms: Iterable[str]) -> frozenset[str]:
        known, parts = self.lore.known, self._parts
        return frozenset([form for form in forms if not known[form] and form not in parts])

    @cached_property
    def _parts(self) -> frozenset[str]:
        """Second halves of words that the end of a page divides, and words with the letter of the critical note about them."""
        return torn_overleaf(self.text, self.lore.known) | called(self.text)

    @cached_property
    def lower(self) -> Counter[str]:
        """How often each form stands in the text, in small letters."""
        found, known = self.counts.copy(), small()
        big = [form for form in found if not form.islower()]
        for form in big:
            del found[form]
        for form in big:
            found[known[form]] = found.get(known[form], 0) + self.counts[form]
        return found

    @cached_property
    def signs(self) -> list[str]:
        """What stands before each word: a sign, a number, or "" (see `context.sign`)."""
        return signs_of(self.gaps[:-1])

    @cached_property
    def items(self) -> list[str]:
        """What each word counts as in pairs (see `context.item`)."""
        return items_of(self.forms, self.signs)

    @cached_property
    def context(self) -> Context:
        """The pairs of the text, over those that its language lends."""
        return Context(self.language, sequence(self.items, self.signs))

    def left(self, i: int) -> str:
        """What stands before word number `i`, as a member of pairs."""
        return self.signs[i] or (self.items[i - 1] if i else STOP)

    def right(self, i: int) -> str:
        """What stands behind word number `i`, as a member of pairs."""
        behind = i + 1
        return (self.signs[behind] or self.items[behind]) if behind < len(self.items) else STOP

    def end(self, i: int) -> int:
        """Where word number `i` ends."""
        return self.starts[i] + len(self.forms[i])

    def gap(self, i: int) -> str:
        """What stands between the word before and word number `i`; for the first word, what stands before it."""
        return self.gaps[i]

    def gap_after(self, i: int) -> str:
        """What stands between word number `i` and the next; for the last word, what follows it."""
        return self.gaps[i + 1]

    def opens(self, i: int) -> bool:
        """Whether word number `i` begins a sentence, a line of verse or a heading, as far as its capital can tell."""
        gap = self.gap(i)
        return i == 0 or (any(c in '.!?:;…"«“(-–—*\n' for c in gap) and not self.continues(i))

    def continues(self, i: int) -> bool:
        """Whether only a line end stands between word number `i` and the word before it."""
        return i > 0 and self.gap(i).strip(" \r\u00a0") == "\n"

    def whole(self, i: int) -> bool:
        """Whether nothing odd stands at or near word number `i`: digits in words, stray marks, part of a longer word."""
        start, end = self.starts[i], self.end(i)
        before, after = self.text[max(0, start - NEAR) : start], self.text[end : end + NEAR]
        if odd_beside(before, after, open_end=self.forms[i][-1] in APOSTROPHES):
            return False
        if self.elided(i) and self.forms[i - 1] + self.forms[i] in self.lexicon:
            return False
        elided = i + 1 < len(self.forms) and self.elided(i + 1)
        return not elided or self.forms[i] + self.forms[i + 1] not in self.lexicon  # `e'er`

    def elided(self, i: int) -> bool:
        """Whether word number `i` stands right behind an apostrophe."""
        return i > 0 and self.forms[i - 1][-1] in APOSTROPHES and self.end(i - 1) == self.starts[i]

    @cached_property
    def ends(self) -> LineEnds:
        """Which lines divide words."""
        return LineEnds(self)

    def at_edge(self, i: int) -> bool:
        """Whether word number `i` may be half a word (see `LineEnds`)."""
        return self.ends.at_edge(i)

    @cached_property
    def _gaps_apart(self) -> dict[str, array[int]]:
        """Gap that is no single space -> the numbers of the words behind it, but for the first word, in order."""
        found: defaultdict[str, array[int]] = defaultdict(lambda: array("I"))
        for i in compress(range(1, len(self.forms)), map(" ".__ne__, islice(self.gaps, 1, None))):
            found[self.gaps[i]].append(i)
        return found

    def behind(self, fits: Callable[[str], bool]) -> list[int]:
        """The numbers of the words, but for the first, before which something stands that fits."""
        return sorted(chain.from_iterable(at for gap, at in self._gaps_apart.items() if fits(gap)))

    def numbers(self, forms: Iterable[str]) -> list[int]:
        """The numbers of the words of these forms, in order."""
        found = (self.places[form] for form in forms if form in self.places)
        return sorted(chain.from_iterable(found))

    @cached_property
    def archaic(self) -> Archaic:
        """Where the text is spelt as centuries ago."""
        return Archaic(self.counts, self.places, self.lexicon.language)

    @cached_property
    def _abroad(self) -> Abroad:
        return Abroad(self)

    def of_old(self, i: int) -> bool:
        """Whether the words around word number `i` are spelt as centuries ago."""
        return self._abroad.of_old(i)

    def abroad(self, i: int) -> bool:
        """Whether the words around word number `i` are not of the language of the text as its lexicon knows it (see `Abroad`)."""
        return self._abroad.at(i)


VIEW = "words"
"""Where a passage keeps its view."""


def view(passage: Passage) -> View | None:
    """The words of `passage`; None if its language has no lexicon."""
    found = passage.shared.get(VIEW)
    if not isinstance(found, View) and VIEW not in passage.shared:
        lore = lore_of(passage)
        found = passage.shared[VIEW] = View(passage.value, lore) if lore else None
    return found if isinstance(found, View) else None


def follow(passage: Passage, layer: Layer, value: str) -> dict[str, object]:
    """What a passage with `value`, which `layer` makes of that of `passage`, need not find anew; it takes it from the latter."""
    found = passage.shared.pop(VIEW, None)
    return {VIEW: found.after(layer, value)} if isinstance(found, View) else {}


def rest(passage: Passage) -> None:
    """Forget how well the words of a passage go together, which is soon told anew; what was counted stays."""
    found = passage.shared.get(VIEW)
    if isinstance(found, View) and "context" in vars(found):
        found.context.rest()


def let_go(passage: Passage) -> None:
    """Take a passage's view apart: it and its line ends know each other, and would lie about until cycles are looked for."""
    if isinstance(found := passage.shared.pop(VIEW, None), View):
        vars(found).clear()

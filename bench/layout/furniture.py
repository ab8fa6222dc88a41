"""What stands above and below the text of a page: running heads, page numbers, signature marks, dumped links."""

from __future__ import annotations

import random
from dataclasses import dataclass

from bench.layout.dress import roman
from bench.layout.layout import Layout
from bench.layout.tree import NOTE_MARK, Book

MISREAD = str.maketrans("105862IVX", "lOSB6ZlvK")
CONFUSED = (("E", "F"), ("I", "l"), ("O", "0"), ("R", "K"), ("M", "N"), ("L", "1"), ("É", "E"), ("H", "II"))


@dataclass(slots=True)
class Furniture:
    """The furniture of one document; `chapters[i]` is the heading that rules page i, from 0."""

    layout: Layout
    book: Book
    chapters: list[str]
    rng: random.Random

    def heads(self, page: int) -> list[str]:
        """The lines above the text of page `page`, from 0."""
        if page == 0 and self.layout.bare_first:
            return []
        number = self._number(page) if self.layout.number_place != "bottom" else ""
        running = self._running(page)
        if running and number:
            space = " " * self.layout.beside
            return [f"{number}{space}{running}" if self._even(page) else f"{running}{space}{number}"]
        return [line for line in (running or number,) if line]

    def feet(self, page: int) -> list[str]:
        """The lines below the text and the notes of page `page`, from 0."""
        lines = [] if page == 0 and self.layout.bare_first else self._foot_number(page)
        every = self.layout.signatures
        if every and page % every == 0:
            lines.append(f"T. II.{' ' * 24}{page // every + 3}")
        if self.layout.links and page % self.layout.links == 0:
            lines += [f"https://archives.example.org/fonds/{40 + page}/{i}" for i in range(1, 3)]
        return lines

    def _foot_number(self, page: int) -> list[str]:
        number = self._number(page) if self.layout.number_place == "bottom" else ""
        return [number] if number else []

    def _even(self, page: int) -> bool:
        return (page + self.layout.first_number) % 2 == 0

    def _number(self, page: int) -> str:
        value = page + self.layout.first_number
        forms = {
            "": "",
            "plain": f"{value}",
            "dashes": f"— {value} —",
            "brackets": f"[{value}]",
            "roman": roman(value).lower(),
        }
        form = forms[self.layout.number]
        missing, misread = self.rng.random(), self.rng.random()
        if missing < self.layout.number_missing:
            return ""
        return form.translate(MISREAD) if misread < self.layout.number_misread else form

    def _running(self, page: int) -> str:
        kind = self.layout.running
        if not kind:
            return ""
        title = _plain(self.book.first("title"))
        if kind == "alternating":
            return (title if self._even(page) else _plain(self.chapters[page])).upper()
        return self._confused(title.upper()) if kind == "variants" else title.upper()

    def _confused(self, text: str) -> str:
        """The text with up to two characters misread, as OCR does it with the same line on every page."""
        for _ in range(self.rng.randint(0, 2)):
            good, bad = self.rng.choice(CONFUSED)
            places = [i for i, c in enumerate(text) if c == good]
            if places:
                at = self.rng.choice(places)
                text = text[:at] + bad + text[at + 1 :]
        return text


def _plain(text: str) -> str:
    return NOTE_MARK.sub("", text).replace("\n", ". ").replace("\u00a0", " ")

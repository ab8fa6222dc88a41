"""The text of an edition -> HTML: blocks, words, repairs, pages; notes apart, headings and pages for navigation.

Elements are met in the order of the document and written at once; an element inside words becomes words, whatever
it is elsewhere, so that the nesting is valid HTML for any TEI.
"""

from __future__ import annotations

from lxml import etree

from octtei.export.build import XML_ID
from octtei.export.html import markup
from octtei.export.html.elements import HANDLERS
from octtei.export.html.frame import local
from octtei.export.html.shapes import SHAPES
from octtei.export.html.words import replaced, solid
from octtei.export.html.writer import Writer


class Article(Writer):
    """Writes one `text` element."""

    def write(self, text: etree._Element) -> None:
        """Write `text`, a whole `text` element."""
        for event, element in etree.iterwalk(text, events=("start", "end", "comment", "pi")):
            if event == "start":
                self._start(element)
                self._text(element.text)
            else:
                if event == "end":
                    self._end(element)
                if element is not text:
                    self._text(element.tail)

    # ------------------------------------------------------------------------------------------------ the walk

    def _start(self, element: etree._Element) -> None:
        if self.hidden or replaced(element):
            self.hidden += 1
            return
        name = local(element)
        self.choices += name == "choice"
        handler = HANDLERS.get(name)
        frame = handler(self, element) if handler else self.shaped(element, SHAPES.get(name))
        self.frames.append(frame)

    def _end(self, element: etree._Element) -> None:
        if self.hidden:
            self.hidden -= 1
            return
        name = local(element)
        frame = self.frames.pop()
        if frame.item_open:
            self.say("</li></ul>")
        if name == "p" and element.get(XML_ID) and frame.close == "</p>":
            self.say(self.cite(element.get(XML_ID, "")))
        self.say(frame.close)
        self.choices -= name == "choice"
        if name == "note":
            self.buffers.pop()
        elif name == "div":
            self.divisions.pop()

    def _text(self, text: str | None) -> None:
        if not text or self.hidden:
            return
        number = self.number
        self.number += solid(text)
        if self.mending is None or self.choices or number == self.number:
            self.say(markup.characters(text))
            return
        for piece, mend in self.mending.words(text, number):
            self.say(self.mended(piece, mend) if mend else markup.characters(piece))

"""What stands inside a block -> TEI: text with its apparatus, lines, pages, furniture, notes."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterable

from octtei.config.settings import ExportSettings
from octtei.export.apparatus import Apparatus, Shown
from octtei.export.build import Builder
from octtei.export.ids import Ids
from octtei.model.inline import Dated, Division, Furniture, Inline, LineEnd, NoteReference, PageBreak, Run
from octtei.model.tree import Note, Quotation
from octtei.text import Edit, Safety, Span

JULIAN = "#julian"
"""The calendar of the old style, as the header has it."""
_BREAKS = {Division.NONE: "", Division.UNDECIDED: "maybe"}


_HIGH = 0.99
"""The measured share of right edits from which the corrections of a rule are of high certainty."""


def _cert(edit: Edit) -> str:
    """How certain a correction is: an editor's is high, a rule's what was measured of it, medium where it was proposed."""
    if edit.rule == "editor":
        return "high"
    sure = edit.safety is Safety.SAFE and (edit.certainty is None or edit.certainty >= _HIGH)
    return "high" if sure else "medium"


class InlineWriter(ABC):
    """Writes inline content through a Builder; notes and quotations are the affair of the writer of blocks."""

    def __init__(self, out: Builder, ids: Ids, apparatus: Apparatus, settings: ExportSettings) -> None:
        self.out = out
        self.ids = ids
        self.apparatus = apparatus
        self.settings = settings
        self.pages: dict[int, str] = {}
        self.reasons: list[tuple[str, str]] = []
        self.part = ""

    @abstractmethod
    def note(self, note: Note) -> None:
        """Write a note where its reference stands."""

    @abstractmethod
    def quotation(self, node: Quotation) -> None:
        """Write a quotation."""

    def inline(self, content: Iterable[Inline]) -> None:  # noqa: C901 - one line for each kind of part
        """Inline content, in its order."""
        for part in content:
            match part:
                case Run():
                    self._run(part)
                case LineEnd():
                    self._line_end(part)
                case PageBreak():
                    self.page_break(part)
                case Furniture():
                    self.furniture(part)
                case NoteReference():
                    self._reference(part)
                case Quotation():
                    self.quotation(part)
                case Dated():
                    self._dated(part)

    def _run(self, run: Run) -> None:
        if run.rend:
            with self.out.element("hi", rend=run.rend):
                self._text(run.span)
        else:
            self._text(run.span)

    def _text(self, span: Span) -> None:
        shown = self.apparatus.inside(span)
        if not shown:
            self.out.carry(span)
            return
        at = span.start
        for entry in shown:
            self.out.carry(Span(at, entry.span.start))
            self._choice(entry)
            at = entry.span.end
        self.out.carry(Span(at, span.end))

    def _choice(self, entry: Shown) -> None:
        """Both readings: the printed one, and the one that a rule or the editor puts there."""
        editor = entry.edit.rule == "editor"
        with self.out.element("choice"):
            with self.out.element("sic"):
                self.out.say(entry.edit.before)
            resp = "#editor" if editor else "#octtei"
            ana = "" if editor else f"#{entry.edit.rule}"
            with self.out.element("corr", resp=resp, cert=_cert(entry.edit), ana=ana):
                self.out.carry(entry.span)

    def _dated(self, node: Dated) -> None:
        """Both calendars in one element; TEI wants the calendar of the words where they name it first."""
        names = {"when": node.when, "when-custom": node.custom, "datingMethod": JULIAN}
        with self.out.element("date", **names, calendar=JULIAN if node.old_first else ""):
            self.inline(node.content)

    def _line_end(self, end: LineEnd) -> None:
        if end.hyphen:
            with self.out.element(
                "pc", force=end.division.value if end.division is not Division.NONE else "inter"
            ):
                self.out.carry(end.hyphen)
        again = end.again.of(self.out.value) if end.again else ""
        if end.division is Division.NONE and not end.hyphen:
            self.out.newline()
            if self.settings.lines:
                self.out.empty("lb", rend=again)
        else:
            self.out.empty("lb", break_=_BREAKS.get(end.division, "no"), rend=again)

    def page_break(self, node: PageBreak) -> None:
        """A `pb`; the one inside a note that runs over points at the one in the text."""
        divides = "no" if node.divides else ""
        if node.echo:
            self.out.empty("pb", sameAs=f"#{self._page_id(node.at)}", break_=divides)
            return
        name = self._page_id(node.at)
        self.because(name, node.why)
        self.out.empty("pb", n=node.n, break_=divides, xml_id=name)

    def because(self, name: str, why: str) -> str:
        """Keep the reason of what has the id `name`, and give the id back."""
        if name and why:
            self.reasons.append((name, why))
        return name

    def _page_id(self, at: int) -> str:
        if at not in self.pages:
            self.pages[at] = self.ids.at("pb", at)
        return self.pages[at]

    def furniture(self, node: Furniture) -> None:
        """What the page carries: number, running head, links."""
        with self.out.element("fw", type=node.kind, place=node.place):
            self.inline(node.content)

    def _reference(self, ref: NoteReference) -> None:
        if ref.note:
            self.note(ref.note)
        else:
            with self.out.element("ref", type="noteAnchor", n=ref.n, xml_id=self.ids.at("r", ref.span.start)):
                self.out.carry(ref.span)

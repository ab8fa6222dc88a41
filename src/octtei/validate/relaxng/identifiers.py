"""Soundness of ID, IDREF and IDREFS: each identifier once, no reference into the void (RELAX NG DTD Compatibility, section 5)."""

from __future__ import annotations

from octtei.validate.relaxng.datatype.builtin import words
from octtei.validate.relaxng.distance import nearest
from octtei.validate.relaxng.fault import Fault
from octtei.validate.relaxng.phrases import Phrases


class Identifiers:
    """Collects the identifiers of a document and the references to them."""

    def __init__(self, say: Phrases) -> None:
        self._say = say
        self._defined: dict[str, int] = {}
        self._wanted: list[tuple[str, int, int]] = []

    def note(self, id_types: frozenset[str], value: str, line: int, column: int) -> Fault | None:
        """An attribute of these types; a fault without place where its value defines an identifier again."""
        if "ID" in id_types:
            for one in words(value):
                if one in self._defined:
                    first = self._say("already", line=self._defined[one])
                    message = self._say("duplicate-id", name=one)
                    return Fault("rng.duplicate-id", 0, 0, message, first, subject=one)
                self._defined[one] = line
        else:
            self._wanted.extend((one, line, column) for one in words(value) if one not in self._defined)
        return None

    def dangling(self) -> list[Fault]:
        """A fault for each reference that no identifier answers, once the document has ended."""
        faults = []
        for one, line, column in self._wanted:
            if one not in self._defined:
                near = nearest(one, self._defined, 1)
                hint = self._say("meant", names=self._say.quoted(near[0])) if near else ""
                message = self._say("dangling-idref", name=one)
                faults.append(
                    Fault("rng.dangling-idref", line, column, message, hint, subject=one, likely=near)
                )
        return faults

"""Tongues: `xml:lang` where the language changes, and the languages that the header must name."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from octtei.export.inline import InlineWriter


class TongueWriter(InlineWriter):
    """Knows the language of what is being written: `main` that of the edition, `languages` all others that were met."""

    main = ""
    _here = ""

    def speak(self, main: str) -> None:
        """Say the language of the edition, before anything is written."""
        self.main = self._here = main
        self.languages: set[str] = set()

    @contextmanager
    def within(self, lang: str) -> Iterator[str]:
        """Write something in `lang`, "" for that of what it stands in; gives what its `xml:lang` must say, "" if it changes nothing."""
        above = self._here
        if not lang or lang == above:
            yield ""
            return
        self._here = lang
        self.languages.add(lang)
        yield lang
        self._here = above

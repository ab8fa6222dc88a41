"""The public face: a schema compiled once, documents validated against it."""

from __future__ import annotations

import io
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO, Final, TypeAlias

from octtei.validate.relaxng.automaton import Automaton
from octtei.validate.relaxng.derive import Deriver
from octtei.validate.relaxng.fault import Fault, SchemaError, XmlError
from octtei.validate.relaxng.identifiers import Identifiers
from octtei.validate.relaxng.load import Loader, Opener, open_file
from octtei.validate.relaxng.phrases import Phrases, phrases
from octtei.validate.relaxng.pool import Pool, TooManyParts
from octtei.validate.relaxng.recover import Recovery
from octtei.validate.relaxng.restrict import Restrictions
from octtei.validate.relaxng.run import Run
from octtei.validate.relaxng.simplify import Simplifier
from octtei.validate.relaxng.xmlparse import SafeParser

_MOST_PARTS: Final = 2_000
Source: TypeAlias = str | Path | bytes | BinaryIO
"""A path, the bytes themselves, or an open binary file."""


class Schema:
    """A compiled schema. It learns while it validates (the automaton is built as documents ask for it): a second
    document is faster than the first. Use one per thread or process."""

    def __init__(self, automaton: Automaton, recovery: Recovery) -> None:
        self._automaton = automaton
        self._recovery = recovery

    def validate(self, source: Source, *, check_ids: bool = False, language: str = "en") -> Iterator[Fault]:
        """All faults of a document, in its order, while it is read; memory does not grow with the document.

        `check_ids` adds the soundness of ID and IDREF; `language` is that of the messages, "en" or "fr". A file that is not well-formed, or refused for safety, ends with a
        fault whose rule begins with `xml.`. OSError where the file cannot be read.
        """
        if isinstance(source, (str, Path)):
            with Path(source).open("rb") as file:
                yield from self._run(file, phrases(language), check_ids=check_ids)
        else:
            stream = io.BytesIO(source) if isinstance(source, bytes) else source
            yield from self._run(stream, phrases(language), check_ids=check_ids)

    def is_valid(self, source: Source, *, check_ids: bool = False) -> bool:
        """Whether the document has no fault; stops at the first."""
        return next(self.validate(source, check_ids=check_ids), None) is None

    def _run(self, file: BinaryIO, say: Phrases, *, check_ids: bool) -> Iterator[Fault]:
        parser = SafeParser()
        identifiers = Identifiers(say) if check_ids else None
        run = Run(self._automaton, self._recovery, parser, identifiers, say)
        try:
            for _ in parser.feed_all(file):
                yield from _drain(run, parser, say)
        except XmlError as error:
            yield from _drain(run, parser, say)
            yield _fault_of(error, say)
            return
        finally:
            run.release()
        if identifiers is not None:
            yield from identifiers.dangling()


def _drain(run: Run, parser: SafeParser, say: Phrases) -> Iterator[Fault]:
    """The faults found since the last time, in the order of the document."""
    if not run.faults and not parser.trouble:
        return
    found = [*run.faults, *(_fault_of(error, say) for error in parser.trouble)]
    run.faults.clear()
    parser.trouble.clear()
    yield from sorted(found, key=lambda fault: (fault.line, fault.column))


def _fault_of(error: XmlError, say: Phrases) -> Fault:
    return Fault(error.rule, error.line, error.column, say.translated(error.message))


def compile_schema(source: Source, *, base: str | Path | None = None, opener: Opener = open_file) -> Schema:
    """A schema in XML or compact syntax, ready to validate.

    `base` is the path or URI that relative references start from where the source is not a path; `opener` gives the bytes
    of what is referred to (files only, unless the caller gives another). SchemaError where the schema is wrong; OSError
    where the file itself cannot be read.
    """
    data, uri = _read(source, base)
    pool = Pool()
    pool.most_parts = _MOST_PARTS
    try:
        start = Simplifier(pool, loader := Loader(opener)).schema(loader.root(data, uri))
        restrictions = Restrictions()
        restrictions.check(start)
    except TooManyParts:
        raise SchemaError(
            "rng.schema-too-large", f"its definitions make a group of more than {_MOST_PARTS} parts: refused"
        ) from None
    except RecursionError:
        raise SchemaError(
            "rng.schema-too-deep", "its definitions refer to one another in too long a chain: refused"
        ) from None
    pool.most_parts = sys.maxsize
    automaton = Automaton(Deriver(pool), start)
    return Schema(automaton, Recovery(automaton, restrictions.elements))


def _read(source: Source, base: str | Path | None) -> tuple[bytes, str]:
    if isinstance(source, (str, Path)):
        path = Path(source).resolve()
        return path.read_bytes(), path.as_uri()
    data = source if isinstance(source, bytes) else source.read()
    if base is None:
        return data, ""
    text = str(base)
    return data, text if "://" in text else Path(text).resolve().as_uri()

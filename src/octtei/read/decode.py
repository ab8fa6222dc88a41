"""read_bytes: any bytes to a Source, and what there is to say about it."""

from __future__ import annotations

import codecs

from octtei.model.finding import Finding, Severity
from octtei.read.eightbit import by_likelihood
from octtei.read.errors import ReadError
from octtei.read.newlines import fold_newlines
from octtei.read.unicode import BOMS, Decoded, by_mark, by_nuls, by_utf8, whole
from octtei.text.source import Decoding, Source, decode, encode
from octtei.text.span import Span

EIGHT_BIT = {
    "windows-1252": "cp1252",
    "macintosh": "mac-roman",
    "iso-8859-1": "iso8859-1",
    "iso-8859-15": "iso8859-15",
    "ibm850": "cp850",
}
"""IANA names that we write for the names that Python gives the codecs."""


def read_bytes(name: str, data: bytes, encoding: str | None = None) -> tuple[Source, list[Finding]]:
    """The Source called `name` of any `data` whatever, and findings about its encoding.

    `encoding` (any name that Python knows) settles what is otherwise found out: byte order mark, UTF-16 by its
    NULs, UTF-8, then the eight-bit encodings by likelihood. `source.decoding.encode(source.text) == data`, always.
    Raises ReadError only if `encoding` is unknown or is not the encoding of `data`.
    """
    decoded = _named(name, data, encoding) if encoding else _guessed(data)
    text, newlines = fold_newlines(decoded.text)
    source = Source(name, data, text, Decoding(decoded.segments, newlines, decoded.bom))
    return source, _findings(source, decoded, named=bool(encoding))


def _guessed(data: bytes) -> Decoded:
    return by_mark(data) or by_nuls(data) or by_utf8(data) or by_likelihood(data)


def _named(name: str, data: bytes, encoding: str) -> Decoded:
    try:
        codec = _codec(encoding)
        bom = next((mark for mark, kind in BOMS if data.startswith(mark) and _same(kind, codec)), b"")
        if bom and codec in ("utf-16", "utf-32"):
            codec = next(kind for mark, kind in BOMS if mark == bom)
        decoded = whole(decode(data[len(bom) :], codec), codec, bom)
        back = bom + encode(decoded.text, codec)
    except UnicodeError as error:
        raise _wrong(name, encoding, error) from error
    except (LookupError, ValueError) as error:
        msg = f"{name}: there is no encoding called {encoding!r}: name it as in utf-8, windows-1252 or macintosh."
        raise ReadError(msg, "read.unknown-encoding") from error
    if back != data:
        msg = f"{name}: its bytes do not come back from {encoding}: convert the file to UTF-8 and read that."
        raise ReadError(msg, "read.wrong-encoding")
    return decoded


def _same(kind: str, codec: str) -> bool:
    """Whether a byte order mark of `kind` belongs to `codec`, which may leave the byte order open."""
    plain = codec.replace("-", "")
    return kind.replace("-", "").startswith(plain)


def _codec(encoding: str) -> str:
    """The name that we write for `encoding`; LookupError if there is none of that name."""
    found = codecs.lookup(encoding).name
    python = "utf-8" if found == "utf-8-sig" else found
    return next((iana for iana, theirs in EIGHT_BIT.items() if theirs == python), python)


def _wrong(name: str, encoding: str, error: UnicodeError) -> ReadError:
    where = f" at byte {error.start}" if isinstance(error, UnicodeDecodeError) else ""
    return ReadError(
        f"{name} is not in {encoding}{where}: name another encoding, or none and it is found out.",
        "read.wrong-encoding",
    )


def _findings(source: Source, decoded: Decoded, *, named: bool) -> list[Finding]:
    encoding = source.decoding.encoding
    if encoding in EIGHT_BIT:
        return [] if named or source.text.isascii() else [_guess(encoding)]
    return [_broken(source, decoded, encoding)] if decoded.foreign else []


def _guess(encoding: str) -> Finding:
    return Finding(
        "read.guessed-encoding",
        Severity.INFO,
        f"The file does not say its encoding; it reads best as {encoding}.",
        hint="If letters come out wrong, name the encoding in NAME.toml: [read] encoding = …",
    )


def _broken(source: Source, decoded: Decoded, encoding: str) -> Finding:
    runs = decoded.foreign
    start, length = runs[0]
    at = start - decoded.text.count("\r\n", 0, start)
    count = sum(n for _, n in runs)
    return Finding(
        "read.broken-bytes",
        Severity.WARNING,
        f"{count} {'byte is' if count == 1 else 'bytes are'} not {encoding} and read as windows-1252.",
        raw=Span(at, at + length),
        line=source.text.count("\n", 0, at) + 1,
        hint="Look at the first of them; if many letters are wrong, name the encoding in NAME.toml: [read] encoding = …",
        before=source.text[at : at + length],
    )

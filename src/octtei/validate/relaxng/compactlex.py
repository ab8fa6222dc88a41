"""The compact syntax as tokens: comments gone, annotations marked, strings joined.

Source: J. Clark, "RELAX NG Compact Syntax" (OASIS, 2002), sections 2 and 3; annotations mean nothing to a validator.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from octtei.validate.relaxng.datatype.lexical import NAME_CHAR, NAME_START
from octtei.validate.relaxng.fault import SchemaError

_NCNAME: Final = f"[{NAME_START[1:]}][{NAME_CHAR[1:]}]*"
_ESCAPE: Final = re.compile(r"\\x+\{([0-9a-fA-F]{1,6})\}")
_TOKEN: Final = re.compile(
    rf"""(?P<space>[ \t\r\n]+|\#[^\r\n]*)
    |(?P<string>\"\"\"(?:(?!\"\"\")[\s\S])*\"\"\"|'''(?:(?!''')[\s\S])*'''|"[^"\r\n]*"|'[^'\r\n]*')
    |(?P<wild>{_NCNAME}:\*)
    |(?P<cname>{_NCNAME}:{_NCNAME})
    |(?P<name>\\?{_NCNAME})
    |(?P<sign>>>|\|=|&=|[=|&,+*?~\-(){{}}\[\]])""",
    re.VERBOSE,
)


@dataclass(slots=True)
class Token:
    """`kind` is string, wild (`x:*`), cname (`x:y`), name, sign or end; `annotated`: an annotation follows it."""

    kind: str
    text: str
    line: int
    annotated: bool = False


def tokens_of(source: str, where: str) -> list[Token]:
    """All tokens of a schema, an end token last; SchemaError at a character that begins none."""
    source = _ESCAPE.sub(_outside_strings, source.removeprefix("\ufeff"))
    return [
        *_without_annotations(_raw(source, where), where),
        Token("end", "the end", source.count("\n") + 1),
    ]


def _raw(source: str, where: str) -> Iterator[Token]:
    at, line = 0, 1
    while at < len(source):
        found = _TOKEN.match(source, at)
        if found is None:
            raise SchemaError("rng.compact-syntax", f'unexpected "{source[at]}"', where, line)
        if found.lastgroup != "space":
            yield Token(found.lastgroup or "", _content(found), line)
        line += found[0].count("\n")
        at = found.end()


def _content(found: re.Match[str]) -> str:
    if found.lastgroup != "string":
        return found[0]
    fence = 3 if found[0][:3] in ('"""', "'''") and len(found[0]) >= 6 else 1
    return _ESCAPE.sub(_escaped, found[0][fence:-fence])


def _escaped(found: re.Match[str]) -> str:
    code = int(found[1], 16)
    return chr(code) if code < 0x110000 else "\ufffd"


def _outside_strings(found: re.Match[str]) -> str:
    """The character, unless it would end the string or the line that it may stand in."""
    char = _escaped(found)
    return found[0] if char in "\"'\r\n" else char


def _without_annotations(raw: Iterator[Token], where: str) -> list[Token]:
    kept: list[Token] = []
    opened: list[int] = []
    follows = False
    for token in raw:
        sign = token.text if token.kind == "sign" else ""
        if sign in ("[", "]"):
            _count_bracket(sign, token.line, opened, where)
            if kept:
                kept[-1].annotated = True
        elif not opened:
            if sign != ">>" and not follows:
                kept.append(token)
            follows = sign == ">>"  # then comes the name of an annotation
    if opened:
        raise _unmatched(where, opened[0])
    return kept


def _count_bracket(sign: str, line: int, opened: list[int], where: str) -> None:
    if sign == "[":
        opened.append(line)
    elif opened:
        opened.pop()
    else:
        raise _unmatched(where, line)


def _unmatched(where: str, line: int) -> SchemaError:
    return SchemaError("rng.compact-syntax", "the brackets of an annotation do not match", where, line)

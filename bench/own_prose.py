"""python -m bench.own_prose: the running English of this project, its documentation and docstrings, for `bench.corpora`."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

_FENCED = re.compile(r"```.*?```", re.DOTALL)
_NO_PROSE = re.compile(r"(?m)^(?:\||    |#|Example:|Keep:).*\n?")
_LINK, _CODE = re.compile(r"\[([^\]]*)\]\([^)]*\)"), re.compile(r"`[^`\n]*`|\([^()]*\)|\*+")
_ITEM, _LINE_END = re.compile(r"(?m)^\s*[-*]\s+"), re.compile(r"(?<=\S)\n(?=\S)")


def prose() -> Iterator[str]:
    """The prose of each document and each docstring, without code, tables, headings and what stands in parentheses."""
    for text in (*_documents(), *_docstrings()):
        bare = _NO_PROSE.sub("", _FENCED.sub("", text))
        yield _LINE_END.sub(" ", _CODE.sub("", _LINK.sub(r"\1", _ITEM.sub("", bare))))


def _documents() -> Iterator[str]:
    for name in (*sorted(Path("docs").glob("*.md")), Path("README.md"), Path("CHANGELOG.md")):
        yield name.read_text(encoding="utf8")


def _docstrings() -> Iterator[str]:
    for name in sorted(Path("src").rglob("*.py")):
        for node in ast.walk(ast.parse(name.read_text(encoding="utf8"))):
            if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef) and (
                found := ast.get_docstring(node)
            ):
                yield found


if __name__ == "__main__":
    print("\n\n".join(prose()))

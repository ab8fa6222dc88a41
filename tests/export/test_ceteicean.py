"""The files for CETEIcean."""

from __future__ import annotations

import json
import re

from lxml import etree

from octtei.export.ceteicean import NEEDED, ceteicean
from tests.export.html.reading import rich


def test_the_page_holds_the_whole_tei_and_nothing_that_ends_its_script() -> None:
    files = ceteicean(rich(), "rich")
    page = files["rich.html"].decode()
    data = re.search(r'<script type="application/json" id="tei">(.*?)</script>', page, re.DOTALL)
    assert data is not None
    assert "<" not in data[1]
    held = etree.fromstring(json.loads(data[1]))
    assert etree.tostring(held, method="c14n") == etree.tostring(rich(), method="c14n")
    assert etree.tostring(etree.fromstring(files["rich.xml"]), method="c14n") == etree.tostring(
        rich(), method="c14n"
    )


def test_the_page_names_the_files_beside_it() -> None:
    files = ceteicean(rich(), "rich")
    named = set(re.findall(rb'(?:src|href)="([^":,]+)"', files["rich.html"]))
    assert named == {name.encode() for name in files if name.startswith("octtei-")} | {NEEDED.encode()}

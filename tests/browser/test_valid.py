"""The pages by the W3C's own checker (npm `vnu-jar`, needs Java): no error and no warning."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from octtei.export import parse
from octtei.export.ceteicean import ceteicean
from octtei.export.html import corpus_page, page_of, prefix_of, read_edition, reading_page
from tests.browser.conftest import Install
from tests.conftest import ROOT
from tests.export.html.reading import rich

pytestmark = pytest.mark.browser


def test_every_page_is_valid_html(from_npm: Install, tmp_path: Path) -> None:
    if not shutil.which("java"):
        pytest.skip("the checker needs Java")
    jar = from_npm("vnu-jar", "26.9.27") / "build/dist/vnu.jar"
    (tmp_path / "rich.html").write_bytes(reading_page(rich(), None))
    (tmp_path / "ceteicean.html").write_bytes(ceteicean(rich(), "rich")["rich.html"])
    readings = []
    for edition in sorted((ROOT / "tei").glob("*.xml")):
        root, repairs = parse(edition.read_bytes()), edition.with_suffix(".repairs.jsonl").read_bytes()
        (tmp_path / f"{edition.stem}.html").write_bytes(page_of(read_edition(root, repairs)))
        name = edition.stem
        readings.append(read_edition(root, repairs, name=name, prefix=prefix_of(name), level=2))
    (tmp_path / "index.html").write_bytes(corpus_page(readings, embedded=True))
    (tmp_path / "list.html").write_bytes(corpus_page(readings, embedded=False))
    pages = sorted(map(str, tmp_path.glob("*.html")))
    done = subprocess.run(
        ["java", "-jar", jar, *pages], capture_output=True, text=True, check=False, timeout=110
    )
    assert (done.returncode, done.stderr) == (0, "")

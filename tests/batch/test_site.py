"""The page of the corpus, made from the folder of editions."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from octtei.batch import Crew, pages, site
from octtei.batch.site import write_site
from octtei.export.html import Reading, read_edition
from tests.conftest import Built, Run
from tests.export.html.reading import having, one, read_back

TEXT = "1. Le port\n\nOn dÃ©chargea les caisses avant midi.\n\nPersonne ne parlait.\n"


@pytest.fixture
def folder(built: Built, tmp_path: Path) -> Path:
    """Two editions with the same words, one in a folder below."""
    return built({"un": TEXT, "sous/deux": TEXT}, tmp_path)


def test_a_build_writes_one_page_with_all_editions_in_it(folder: Path) -> None:
    page = read_back((folder / "index.html").read_bytes())
    assert [e.get("id") for e in having(page, "edition")] == ["sous/deux.octtei-edition", "un.octtei-edition"]
    assert {a.get("href", "#")[0] for a in page.iter("a")} == {"#"}
    assert [r.get("data-raw") for r in having(page, "repair")] == ["dÃ©chargea"] * 2
    ids = [e.get("id") for e in page.iter("*") if e.get("id")]
    assert len(ids) == len(set(ids))
    assert {a.get("href", "")[1:] for a in page.iter("a")} <= set(ids)


def test_the_same_folder_gives_the_same_page_and_it_is_not_written_twice(folder: Path, octtei: Run) -> None:
    index = folder / "index.html"
    before = index.read_bytes(), index.stat().st_mtime_ns
    octtei("build")
    assert (index.read_bytes(), index.stat().st_mtime_ns) == before
    for kept in folder.rglob("*.reading"):
        kept.unlink()
    octtei("build")
    assert (index.read_bytes(), index.stat().st_mtime_ns) == before


def test_only_editions_that_changed_are_rendered_again(
    folder: Path, octtei: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "raw/un.txt").write_text(TEXT.replace("midi", "minuit"), encoding="utf-8")
    octtei("build", "--no-html")
    made: list[str] = []
    real = read_edition

    def counted(*arguments: Any, **names: Any) -> Reading:
        made.append(names["name"])
        return real(*arguments, **names)

    monkeypatch.setattr(pages, "read_edition", counted)
    write_site(folder)
    assert made == ["un"]
    assert "minuit" in (folder / "index.html").read_text(encoding="utf-8")


def test_a_large_corpus_has_a_page_for_each_edition(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(site, "EMBEDDED", 10)
    write_site(folder)
    page = read_back((folder / "index.html").read_bytes())
    assert having(page, "edition") == []
    links = {a.get("href") for a in page.iter("a")} - {"#octtei-corpus"}
    assert links == {"un.html", "sous/deux.html"}
    one(read_back((folder / "sous/deux.html").read_bytes()), "reading")


def test_an_edition_that_somebody_edited_is_shown_all_the_same(folder: Path) -> None:
    tei = folder / "un.xml"
    tei.write_text(tei.read_text(encoding="utf-8").replace("Personne", "Presque personne"), encoding="utf-8")
    for kept in folder.rglob("*.reading"):
        kept.unlink()
    write_site(folder)
    assert "Presque personne" in (folder / "index.html").read_text(encoding="utf-8")


def test_no_page_where_none_is_wanted(octtei: Run, tmp_path: Path) -> None:
    (tmp_path / "raw").mkdir()
    (tmp_path / "raw/un.txt").write_text(TEXT, encoding="utf-8")
    octtei("build", "--no-html")
    assert not (tmp_path / "tei/index.html").exists()
    assert write_site(tmp_path / "raw") is None


def test_pages_made_side_by_side_are_the_same(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    index = folder / "index.html"
    before = index.read_bytes()
    for kept in folder.rglob("*.reading"):
        kept.unlink()
    index.unlink()
    monkeypatch.setattr(site, "_SMALL", 0)
    with monkeypatch.context() as there, Crew(2) as crew:
        # What is made here in vain was not made by the processes, which have a module of their own.
        there.setattr(pages, "read_edition", None)
        write_site(folder, crew)
    assert index.read_bytes() == before

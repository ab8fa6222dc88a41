"""DTS: a server of Distributed Text Services serves what `octtei export --to dts` made."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from lxml import etree

from octtei.export.build import XML_ID
from octtei.export.formats.dts import catalogue
from octtei.export.formats.names import T
from tests.platforms.components import TEXTS, component, edition, written

pytestmark = [
    pytest.mark.platforms,
    # Its libraries' own: Saxon's bindings, and SQLAlchemy's old query interface.
    pytest.mark.filterwarnings("ignore::DeprecationWarning"),
    pytest.mark.filterwarnings("ignore::ResourceWarning"),
    pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning"),
]
Get = Callable[..., Any]
_MANY = 100
"""Of so many paragraphs and more each second is asked for, or each third: the server takes longer in a longer text."""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """All editions and their catalogue."""
    component("dapytains")
    out = tmp_path_factory.mktemp("dts")
    teis = [edition(path) for path in TEXTS]
    for tei in teis:
        written(tei, "dts", out)
    for name, data in catalogue(teis).items():
        (out / name).write_bytes(data)
    return out


@pytest.fixture(scope="module")
def get(folder: Path) -> Iterator[Get]:
    """Ask the web application."""
    flask = component("flask")
    app, db = component("dapytains.app.app").create_app(flask.Flask("test"))
    app.config["SQLALCHEMY_DATABASE_URI"] = f"sqlite:///{folder / 'app.db'}"
    db.init_app(app)
    with app.app_context():
        db.create_all()
        found, _ = component("dapytains.metadata.xml_parser").parse(str(folder / "dts-metadata.xml"))
        component("dapytains.app.ingest").store_catalog(found)
        client = app.test_client()

        def asked(path: str, **query: str) -> Any:
            answer = client.get(path, query_string=query)
            assert answer.status_code == 200, (path, query, answer.text)
            return answer.json if "json" in answer.mimetype else etree.fromstring(answer.data)

        yield asked
        db.session.remove()
        db.engine.dispose()


def paragraphs(path: Path) -> dict[str, str]:
    """The ids of paragraphs that have one, with their words."""
    text = edition(path).root.find(f"{T}text")
    assert text is not None
    return {name: words(p) for p in text.iter(f"{T}p") if (name := p.get(XML_ID))}


def words(element: etree._Element) -> str:
    return "".join("".join(element.itertext()).split())


def test_the_collection_lists_the_editions(get: Get) -> None:
    told = get("/collection/")
    assert {member["@id"] for member in told["member"]} == {path.stem for path in TEXTS}
    assert all(member["@type"] == "Resource" for member in told["member"])
    one = get("/collection/", id="port")
    assert one["title"] == "Le port"


@pytest.mark.parametrize("path", TEXTS, ids=lambda p: p.stem)
def test_navigation_by_chapter_by_page_and_by_paragraph(get: Get, path: Path) -> None:
    root = edition(path).root
    pages = [e.get(XML_ID) for e in root.iter(f"{T}pb") if e.get(XML_ID)]
    told = get("/navigation/", resource=path.stem, tree="pages", down="1")
    assert [m["identifier"] for m in told["member"]] == pages
    told = get("/navigation/", resource=path.stem, tree="paragraphs", down="1")
    assert [m["identifier"] for m in told["member"]] == list(paragraphs(path))
    chapters = [e for e in root.iter(f"{T}div") if next(e.iterancestors(f"{T}div"), None) is None]
    if chapters:
        told = get("/navigation/", resource=path.stem, down="1")
        assert [m["identifier"] for m in told["member"]] == [e.get(XML_ID) for e in chapters]
        below = get("/navigation/", resource=path.stem, down="2")["member"]
        cited = {m["identifier"].partition("/")[2] for m in below if m["level"] == 2}
        assert cited == {p.get(XML_ID) for e in chapters for p in e.iter(f"{T}p")} - {None}


@pytest.mark.parametrize("path", TEXTS, ids=lambda p: p.stem)
def test_each_paragraph_is_reached_by_its_id(get: Get, path: Path) -> None:
    cited = paragraphs(path)
    for name in list(cited)[:: 1 + len(cited) // _MANY]:
        expected = cited[name]
        document = get("/document/", resource=path.stem, tree="paragraphs", ref=name)
        (found,) = (p for p in document.iter(f"{T}p") if p.get(XML_ID) == name)
        assert words(found) == expected
        assert words(document) == expected


def test_a_chapter_and_a_page_are_reached_by_their_reference(get: Get) -> None:
    chapter = get("/document/", resource="port", ref="d0001")
    assert chapter.find(f".//{T}head") is not None
    page = get("/document/", resource="port", tree="pages", ref="pb0007")
    assert page.find(f".//{T}pb[@n='6']") is not None
    assert "Tout un discours" in "".join(page.itertext())
    assert "Ce matin-là" not in "".join(page.itertext())


def test_a_paragraph_inside_a_quotation_is_reached_through_its_chapter(get: Get) -> None:
    document = get("/document/", resource="port", ref="d0001/p0013")
    assert words(document) == "Deuxalinéas."


def test_the_pages_together_are_the_text(get: Get) -> None:
    path = next(path for path in TEXTS if path.stem.startswith("kamenev"))
    root = edition(path).root
    pages = [e.get(XML_ID) or "" for e in root.iter(f"{T}pb") if e.get(XML_ID)]
    served = [words(get("/document/", resource=path.stem, tree="pages", ref=name)) for name in pages]
    text = root.find(f"{T}text")
    assert text is not None
    assert "".join(served) in words(text)
    assert words(text).endswith("".join(served))

"""Silent repairs in the reading page: read off the repairs file, shown at their words."""

from __future__ import annotations

import pytest

from octtei.export import RestoreError, parse
from octtei.export.html import reading_page
from octtei.pipeline import build_file
from tests.export.html.reading import TEI, edited, having, letters, one, read_back, rich, shown

TEXT = """\
1. Le port

Ce  matin-là,   le concierge n'avait rien vu. On dÃ©chargea les caisses
avant midi, et la re\ufffdvolution prit le quai.1 Personne ne par-
lait plus de la CompagniÃ¨re.

1 Elles ont Ã©tÃ© détruites depuis.
"""


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> tuple[bytes, bytes]:
    path = tmp_path_factory.mktemp("raw") / "port.txt"
    path.write_text(TEXT, encoding="utf-8")
    written = build_file(path).written
    assert written is not None
    return written.tei, written.repairs


def test_each_mended_word_shows_what_stood_there(built: tuple[bytes, bytes]) -> None:
    page = read_back(reading_page(parse(built[0]), built[1]))
    told = {"".join(r.itertext()): (r.get("data-raw"), r.get("data-why")) for r in having(page, "repair")}
    raw, why = told["déchargea"]
    assert raw == "dÃ©chargea"
    assert why is not None
    assert why.endswith(" · l. 3")
    assert told["été"][0] == "Ã©tÃ©"


def test_spaces_mend_no_word(built: tuple[bytes, bytes]) -> None:
    page = read_back(reading_page(parse(built[0]), built[1]))
    assert {"".join(r.itertext()) for r in having(page, "repair")}.isdisjoint(
        {"Ce", "matin-là,", "le", "concierge"}
    )


def test_the_marks_add_nothing_to_the_text(built: tuple[bytes, bytes]) -> None:
    root = parse(built[0])
    page = read_back(reading_page(root, built[1]))
    text = root.find(f"{TEI}text")
    assert text is not None
    assert letters(shown(one(page, "reading"))) == letters(edited(text))


def test_the_report_counts_what_the_file_of_repairs_has(built: tuple[bytes, bytes]) -> None:
    page = read_back(reading_page(parse(built[0]), built[1]))
    rules = built[1].count(b'"rule"')
    assert f"Damage report: {rules} repairs" in [s.text for s in page.iter("summary")]


def test_files_that_do_not_fit_are_refused(built: tuple[bytes, bytes]) -> None:
    with pytest.raises(RestoreError):
        reading_page(rich(), built[1])


def test_the_same_edition_gives_the_same_page(built: tuple[bytes, bytes]) -> None:
    assert reading_page(parse(built[0]), built[1]) == reading_page(parse(built[0]), built[1])

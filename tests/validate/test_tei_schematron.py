"""TEI's own rules: what ours accept, they accept."""

from __future__ import annotations

from pathlib import Path

from octtei.validate import validate
from tests.validate.isosch import broken, needs_tei_schematron
from tests.validate.samples import edition
from tests.validate.test_rows import DOCUMENTS
from tests.validate.test_walk import documents

SAME = {"calendar_attr_on_empty_element": "date.calendar-without-words", "p-in-l-or-lg": "paragraph.in-verse"}
"""The rules of TEI that our schema can break, by a part of their names, and ours that say the same."""

WRONG = {
    "calendar": edition('<p><date calendar="#julian" when="1917"/></p>'),
    "verse": edition(
        '<lg><l><note n="1" place="end" xml:id="n"><list><item><p>a</p></item></list></note></l></lg>'
    ),
}


@needs_tei_schematron
def test_what_tei_rules_find_ours_find(tmp_path: Path) -> None:
    """Rows of the encoding break no rule of TEI; documents at random break only those that we have too."""
    made = documents(20, seed=5) | WRONG
    found = broken(DOCUMENTS | made, tmp_path)
    assert set(WRONG) <= set(found)
    assert set(found) <= set(made)
    for name, theirs in found.items():
        ours = {finding.rule for finding in validate(made[name], name=name)}
        assert {SAME[part] for rule in theirs for part in SAME if part in rule} <= ours
        assert all(any(part in rule for part in SAME) for rule in theirs), theirs

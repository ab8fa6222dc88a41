"""jing's verdict and ours on TEI documents that are changed at random."""

from __future__ import annotations

import os
from pathlib import Path
from random import Random

from octtei.validate.relaxng import Schema

from .conftest import TEI_ALL, JingRun
from .mutate import mutated
from .tei_maker import TeiMaker

_COUNT = int(os.environ.get("OCTTEI_MUTANTS", "120"))
_WRONG_LINES = 0.05


def test_made_documents_are_valid(tei_all: Schema, jing: JingRun, tmp_path: Path) -> None:
    paths = [tmp_path / f"{seed}.xml" for seed in range(10)]
    for seed, path in enumerate(paths):
        path.write_text(TeiMaker(Random(seed)).document(), "utf-8")
        assert [str(fault) for fault in tei_all.validate(path)] == []
    assert jing(TEI_ALL, paths) == {}


def test_same_verdict_and_same_line(tei_all: Schema, jing: JingRun, tmp_path: Path) -> None:
    random = Random(20)
    paths = [tmp_path / f"{number}.xml" for number in range(_COUNT)]
    for path in paths:
        path.write_text(mutated(TeiMaker(random).document(2, 3), random), "utf-8")
    theirs = jing(TEI_ALL, paths)
    ours = {path.name: faults[0].line for path in paths if (faults := list(tei_all.validate(path)))}
    assert sorted(ours) == sorted(theirs)
    assert len(ours) > _COUNT / 4
    elsewhere = [name for name in ours if ours[name] != theirs[name]]
    assert len(elsewhere) <= _WRONG_LINES * len(ours), {
        name: (ours[name], theirs[name]) for name in elsewhere
    }

"""The speed that is promised, in processor time: tei_all and an edition of 300 kB."""

from __future__ import annotations

from random import Random
from time import process_time

import pytest

from octtei.validate import relaxng

from .conftest import TEI_ALL
from .tei_maker import TeiMaker

_COLD, _WARM = 1.5, 0.4


def test_tei_all_and_a_long_edition() -> None:
    if not TEI_ALL.exists():
        pytest.skip("tei_all.rng is not here")
    edition = TeiMaker(Random(3)).document(85, 12).encode()
    assert len(edition) > 300_000
    began = process_time()
    schema = relaxng.compile_schema(TEI_ALL)
    assert list(schema.validate(edition)) == []
    cold = process_time() - began
    assert list(schema.validate(edition)) == []
    warm = process_time() - began - cold
    assert cold < _COLD
    assert warm < _WARM

"""Parts and chapters of a Russian book: what they are called is data, the rest is of no language."""

from __future__ import annotations

import pytest

from tests.structure.test_contents import headings

PROSE = (
    "Осенью того года мы жили на окраине, в двух комнатах с окнами во двор.\n"
    "Отец уходил на завод до рассвета и возвращался, когда фонари уже горели.\n"
    "Мать говорила мало и ждала писем от брата, который служил на фронте.\n"
)


@pytest.mark.parametrize(
    "heads", [("ГЛАВА ПЕРВАЯ", "ГЛАВА ВТОРАЯ"), ("Глава I", "Глава II"), ("Часть первая", "Часть вторая")]
)
def test_chapters_are_found(heads: tuple[str, ...]) -> None:
    text = "\n".join(f"{head}\n\n{PROSE}\n{PROSE}" for head in heads)
    assert [words for words, _ in headings(text)] == list(heads)


def test_a_title_stands_below_its_number() -> None:
    text = "\n".join(
        f"{head}\n\n{PROSE}\n{PROSE}" for head in ("ГЛАВА ПЕРВАЯ\n\nДорога", "ГЛАВА ВТОРАЯ\n\nЗима")
    )
    assert [words for words, _ in headings(text)] == ["ГЛАВА ПЕРВАЯ Дорога", "ГЛАВА ВТОРАЯ Зима"]


def test_sentences_that_begin_with_such_a_word_are_text() -> None:
    said = "Глава семьи молчал весь вечер, и никто не решался его спросить о том,\nчто сказали ему на заводе. Часть рабочих ушла домой.\n"
    assert headings(f"{PROSE}\n{said}\n{PROSE}\n") == []

"""Settings from TOML: what is merged, what is refused, and where the fault is said to be."""

from __future__ import annotations

from pathlib import Path

import pytest

from octtei.config import ConfigError, load_settings


def write(folder: Path, name: str, text: str) -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def test_without_files_there_are_defaults(tmp_path: Path) -> None:
    settings = load_settings(tmp_path / "x.txt")
    assert settings.record.title == ""
    assert settings.export.lines
    assert settings.origins == ()


def test_the_file_beside_the_source_wins_over_the_shared_one(tmp_path: Path) -> None:
    write(tmp_path, "octtei.toml", '[record]\ntitle = "A"\nlanguage = "fr"\n[export]\nlines = false\n')
    write(tmp_path, "x.toml", '[record]\ntitle = "B"\n')
    settings = load_settings(tmp_path / "x.txt")
    assert (settings.record.title, settings.language, settings.export.lines) == ("B", "fr", False)
    assert [Path(p).name for p in settings.origins] == ["octtei.toml", "x.toml"]


def test_lists_of_both_files_are_joined(tmp_path: Path) -> None:
    write(tmp_path, "octtei.toml", '[[allow]]\nrule = "a.b"\n')
    write(tmp_path, "x.toml", '[[allow]]\nrule = "c.d"\n')
    assert [a.rule for a in load_settings(tmp_path / "x.txt").allow] == ["a.b", "c.d"]


def test_a_word_list_is_read(tmp_path: Path) -> None:
    write(tmp_path, "x.toml", '[clean]\nwords = "mine.lst"\n')
    write(tmp_path, "mine.lst", "soviet\n\n Zimmerwald \n")
    assert load_settings(tmp_path / "x.txt").words == ("soviet", "Zimmerwald")


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ('\n[recrod]\ntitle = "x"\n', r":2: there is no key `recrod`"),
        ('[record]\nlanguage = "fr"\n\ntitel = "x"\n', r":4: there is no key `record.titel`"),
        ("[export]\nlines = 7\n", r":2: `export.lines` cannot be 7"),
        ('[record.availability]\nstatus = "open"\n', r":2: `record.availability.status` cannot be 'open'"),
        (
            '[record]\nauthors = "Aubry"\n',
            r":2: `record.authors` cannot be 'Aubry': write a list between square",
        ),
        ("[record]\ntitle = 3\n", r":2: `record.title` cannot be 3: write text between quotation marks\."),
        ('[export]\nlines = "ja"\n', r":2: `export.lines` cannot be 'ja': write true or false\."),
        ('[read]\ncolumns = "two"\n', r":2: `read.columns` cannot be 'two': write 'auto' or 'none'\."),
        ('[record]\nlanguage = "deutsch"\n', r":2: `record.language` cannot be 'deutsch': write the code"),
        ('[clean]\nlanguage = "French"\n', r":2: `clean.language` cannot be 'French': write the code"),
        ("[record\n", r":1: this is not valid TOML"),
        ('[record]\ntitle = "a"\ntitle = "b"\n', r":3: this is not valid TOML"),
        ('words = ["a"]\n', r":1: there is no key `words`"),
        ('[[person]]\nid = "Big Name"\nnames = ["x"]\n', r":2: `person.0.id` cannot be 'Big Name'"),
        ('[[allow]]\nrule = "a"\n[[allow]]\nnear = "b"\n', r":3: `allow.1.rule` is missing"),
    ],
)
def test_a_mistake_is_one_sentence_with_its_line(tmp_path: Path, text: str, says: str) -> None:
    write(tmp_path, "x.toml", text)
    with pytest.raises(ConfigError, match=says) as caught:
        load_settings(tmp_path / "x.txt")
    assert "\n" not in str(caught.value)


def test_a_file_that_is_not_utf8_says_so(tmp_path: Path) -> None:
    (tmp_path / "x.toml").write_bytes(b'[record]\ntitle = "\xe9"\n')
    with pytest.raises(ConfigError, match="it is not UTF-8"):
        load_settings(tmp_path / "x.txt")


def test_all_mistakes_of_a_file_are_told_each_with_its_line(tmp_path: Path) -> None:
    write(tmp_path, "x.toml", '[record]\ntitel = "x"\nlanguage = 3\n\n[cleen]\n')
    with pytest.raises(ConfigError) as caught:
        load_settings(tmp_path / "x.txt")
    assert [str(m).rpartition("x.toml:")[2][:1] for m in caught.value.args] == ["2", "3", "5"]


def test_a_mark_in_front_is_no_mistake(tmp_path: Path) -> None:
    (tmp_path / "x.toml").write_bytes(b'\xef\xbb\xbf[record]\r\ntitle = "A"\r\n')
    assert load_settings(tmp_path / "x.txt").record.title == "A"


@pytest.mark.parametrize("code", ["", "fr", "de", "fro", "de-AT", "zh-Hant-TW"])
def test_the_code_of_a_language_is_taken(tmp_path: Path, code: str) -> None:
    write(tmp_path, "x.toml", f'[record]\nlanguage = "{code}"\n')
    assert load_settings(tmp_path / "x.txt").record.language == code


def test_what_two_documents_share_is_as_it_was_for_the_first(tmp_path: Path) -> None:
    write(tmp_path, "octtei.toml", '[[allow]]\nrule = "a.b"\n[record]\ntitle = "A"\n')
    write(tmp_path, "x.toml", '[[allow]]\nrule = "c.d"\n[record]\nsubtitle = "B"\n')
    load_settings(tmp_path / "x.txt")
    other = load_settings(tmp_path / "y.txt")
    assert ([a.rule for a in other.allow], other.record.subtitle) == (["a.b"], "")


def test_a_file_that_somebody_changed_is_read_anew(tmp_path: Path) -> None:
    write(tmp_path, "octtei.toml", '[record]\nlanguage = "fr"\n')
    assert load_settings(tmp_path / "x.txt").language == "fr"
    write(tmp_path, "octtei.toml", '[record]\nlanguage = "de"\n')
    assert load_settings(tmp_path / "x.txt").language == "de"

"""Any bytes decode, and come back."""

from __future__ import annotations

import codecs

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from octtei.read import ReadError, read_bytes

FRENCH = "« L’été, à Noël », où l’œuvre “naît” — É. Zola dit : « Ça va… » l'Église\ndéjà Sofia.\n"
MARKS = (
    b"",
    codecs.BOM_UTF8,
    codecs.BOM_UTF16_LE,
    codecs.BOM_UTF16_BE,
    codecs.BOM_UTF32_LE,
    codecs.BOM_UTF32_BE,
)

awkward = st.lists(
    st.sampled_from(
        [b"\r", b"\n", b"\r\n", b"\0", b"a", b"\xe9", "é".encode(), "𝔘".encode(), b"\x8e", b"\xff", b"\f"]
    )
).map(b"".join)


@given(st.sampled_from(MARKS), st.binary() | awkward)
@example(b"", b"\xed\xa0\x80")  # a surrogate in UTF-8
@example(b"", b"\xf4\x90\x80\x80")  # beyond Unicode
@example(b"", b"\xc3\xa9\xe9\xc3\xa9\xe2\x80")  # UTF-8 that breaks off
@example(codecs.BOM_UTF16_LE, b"a\0b\0\x00\xd8c\0d\0\xff")  # half a pair and an odd byte
def test_any_bytes_decode_and_come_back(mark: bytes, body: bytes) -> None:
    source, _ = read_bytes("x", mark + body)
    assert source.decoding.encode(source.text) == mark + body
    assert "\r" not in source.text


@given(st.text())
def test_utf8_is_read_as_utf8(text: str) -> None:
    if text.startswith("\ufeff") or "\0" in text:
        return
    source, findings = read_bytes("x", text.encode())
    assert source.text == text.replace("\r\n", "\n").replace("\r", "\n")
    assert findings == []


@pytest.mark.parametrize(
    ("codec", "name", "rules"),
    [
        ("utf-8", "utf-8", []),
        ("utf-8-sig", "utf-8", []),
        ("utf-16", "utf-16le", []),
        ("utf-16-le", "utf-16le", []),
        ("utf-16-be", "utf-16be", []),
        ("utf-32", "utf-32le", []),
        ("cp1252", "windows-1252", ["read.guessed-encoding"]),
        ("mac-roman", "macintosh", ["read.guessed-encoding"]),
    ],
)
def test_each_encoding_is_found_out(codec: str, name: str, rules: list[str]) -> None:
    data = FRENCH.encode(codec)
    source, findings = read_bytes("x", data)
    assert (source.text, source.decoding.encoding) == (FRENCH, name)
    assert source.decoding.encode(source.text) == data
    assert [f.rule for f in findings] == rules


@pytest.mark.parametrize("mark", [codecs.BOM_UTF16_BE, codecs.BOM_UTF32_BE, codecs.BOM_UTF8])
def test_the_mark_is_kept_but_is_no_text(mark: bytes) -> None:
    codec = {codecs.BOM_UTF16_BE: "utf-16-be", codecs.BOM_UTF32_BE: "utf-32-be"}.get(mark, "utf-8")
    source, _ = read_bytes("x", mark + FRENCH.encode(codec))
    assert (source.text, source.decoding.bom) == (FRENCH, mark)


@pytest.mark.parametrize(
    "text",
    [
        "Übermäßig große Flüsse fließen ruhig – „schön“, sagte er.",
        "El niño comió mañana. ¿Qué pasó? ¡Adiós!",
        "A ação não é só do avô: São João.",
        "På øen står en gæst, säger Åke.",
        "LE PROCÈS-VERBAL. À LA FRANÇAISE. HÔTEL. ÉCOLE",
        "« Où çà ? » dit-il. Œuvres complètes. n° 5, § 3. 50 €.",
        "“Hello” – he said … ‘yes’",
        "Perché è così? Città, più, virtù.",
        "toute évolution",
        "C’est là.",
    ],
)
@pytest.mark.parametrize("codec", ["cp1252", "mac-roman"])
def test_eight_bits_are_told_apart_by_the_words_they_make(text: str, codec: str) -> None:
    source, _ = read_bytes("x", text.encode(codec))
    assert source.text == text


@pytest.mark.parametrize(
    ("text", "codec", "name"),
    [
        ("L'été, la sœur de Noël avait le cœur à l'œuvre.", "iso8859-15", "iso-8859-15"),
        ("L'été, à Noël ; l'hôte était là, où l'âme naît. « École », garçon !", "cp850", "ibm850"),
        ("Die Straße über den Fluß, schöne Bäume, Ärger.", "cp850", "ibm850"),
    ],
)
def test_tables_of_dos_and_latin_9_are_found_out(text: str, codec: str, name: str) -> None:
    source, _ = read_bytes("x", text.encode(codec))
    assert (source.text, source.decoding.encoding) == (text, name)
    assert source.decoding.encode(source.text) == text.encode(codec)


@pytest.mark.parametrize(
    "text",
    [
        "The king\u2014so it was said\u2014left.\u2014He came back.\u2014Nobody knew.",
        "Le livre\xa0: \xab\xa0un mot\xa0\xbb\xa0; un autre\xa0! Le prix\xa0: 3\xa0000 francs\xa0?",
        "The rent† was 1¼d. a week, then 2½d., and 3¾d. in all.† It was ½ a crown.",
    ],
)
def test_signs_alone_are_windows_1252(text: str) -> None:
    assert read_bytes("x", text.encode("cp1252"))[0].text == text


def test_latin_1_only_where_control_characters_suggest_it() -> None:
    lines = "déjà\x85fin.\x85Là\x85" * 4
    assert read_bytes("x", lines.encode("latin-1"))[0].decoding.encoding == "iso-8859-1"
    assert read_bytes("x", "déjà… fin. Attends…puis".encode("cp1252"))[0].decoding.encoding == "windows-1252"
    assert read_bytes("x", "déjà".encode("latin-1"))[0].decoding.encoding == "windows-1252"


def test_bytes_that_nothing_fits_are_windows_1252_in_its_total_form() -> None:
    source, _ = read_bytes("x", b"a\x81b\xe9")
    assert source.text == "a\x81bé"


@pytest.mark.parametrize(
    ("data", "text"),
    [
        (b"a\r\nb\r\nc", "a\nb\nc"),
        (b"a\rb\rc", "a\nb\nc"),
        (b"a\nb\r\nc\rd\n\r\r\n", "a\nb\nc\nd\n\n\n"),
        (b"\r", "\n"),
        (b"a\x0b\x1c\xc2\x85\xe2\x80\xa8b", "a\x0b\x1c\x85\u2028b"),
    ],
)
def test_newlines_are_folded_and_nothing_else(data: bytes, text: str) -> None:
    source, _ = read_bytes("x", data)
    assert source.text == text
    assert source.decoding.encode(text) == data


def test_nul_and_control_characters_stay() -> None:
    source, _ = read_bytes("x", b"a\0b\x1bc\fd\x7f")
    assert source.text == "a\0b\x1bc\fd\x7f"


def test_few_nuls_do_not_make_utf_16() -> None:
    assert read_bytes("x", b"une ligne\0deux lignes\0")[0].decoding.encoding == "utf-8"
    assert read_bytes("x", bytes(20))[0].decoding.encoding == "utf-8"


def test_utf_16_without_a_mark_in_another_script() -> None:
    text = "Вся власть советам! Декреты о мире и о земле.\n"
    assert read_bytes("x", text.encode("utf-16-le"))[0].text == text


def test_broken_bytes_in_utf_8_are_windows_1252_and_reported() -> None:
    data = "Été\r\nà Noël, ".encode() + b"d\xe9j\xe0" + " où\n".encode()
    source, findings = read_bytes("x", data)
    assert source.text == "Été\nà Noël, déjà où\n"
    assert source.decoding.encode(source.text) == data
    (finding,) = findings
    assert (finding.rule, finding.line, finding.before) == ("read.broken-bytes", 2, "é")
    assert finding.raw is not None
    assert finding.raw.of(source.text) == "é"
    assert "2 bytes are not utf-8" in finding.message


def test_one_broken_byte_is_said_in_the_singular() -> None:
    _, (finding,) = read_bytes("x", "éà".encode() + b"\x93")
    assert "1 byte is not utf-8" in finding.message


def test_more_broken_bytes_than_sound_characters_are_eight_bits() -> None:
    source, _ = read_bytes("x", "CAFÉ» déjà là".encode("cp1252"))
    assert source.text == "CAFÉ» déjà là"


def test_broken_utf_16_keeps_its_sound_part() -> None:
    data = codecs.BOM_UTF16_LE + "déjà vu".encode("utf-16-le") + b"\x00\xd8" + "là".encode("utf-16-le") + b"!"
    source, findings = read_bytes("x", data)
    assert source.text == "déjà vu\0Ølà!"
    assert source.decoding.encode(source.text) == data
    assert [f.rule for f in findings] == ["read.broken-bytes"]


def test_a_mark_that_the_bytes_belie_is_not_believed() -> None:
    data = codecs.BOM_UTF16_LE + b"\x00\xd8\x01\xd8\x02\xd8"
    source, _ = read_bytes("x", data)
    assert source.decoding.bom == b""
    assert source.decoding.encode(source.text) == data


@pytest.mark.parametrize(
    "encoding", ["cp1252", "windows-1252", "CP1252", "latin-1", "mac-roman", "macintosh", "cp850"]
)
def test_a_named_encoding_is_taken(encoding: str) -> None:
    data = "déjà".encode(encoding)
    source, findings = read_bytes("x", data, encoding)
    assert (source.text, findings) == ("déjà", [])
    assert source.decoding.encode(source.text) == data


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"])
@pytest.mark.parametrize("marked", [True, False])
def test_a_named_unicode_encoding_with_or_without_its_mark(encoding: str, marked: bool) -> None:
    mark = {"utf-8": codecs.BOM_UTF8, "utf-16-le": codecs.BOM_UTF16_LE, "utf-16-be": codecs.BOM_UTF16_BE}
    data = (mark.get(encoding, b"") if marked else b"") + "déjà".encode(encoding)
    source, _ = read_bytes("x", data, encoding)
    assert source.text == "déjà"
    assert source.decoding.encode(source.text) == data


@given(
    st.binary(),
    st.sampled_from(["utf-8", "utf-16", "utf-32", "cp1252", "cp850", "utf-7", "shift_jis", "gb18030"]),
)
def test_a_named_encoding_gives_the_bytes_back_or_an_error(data: bytes, encoding: str) -> None:
    try:
        source, _ = read_bytes("x", data, encoding)
    except ReadError:
        return
    assert source.decoding.encode(source.text) == data


@pytest.mark.parametrize(
    ("data", "encoding", "message"),
    [
        (b"d\xe9j\xe0", "utf-8", "x.txt is not in utf-8 at byte 1: name another encoding"),
        (b"abc", "utf-16", "x.txt is not in utf-16 at byte 2"),
        (b"abc", "utf-88", "x.txt: there is no encoding called 'utf-88'"),
        (b"abc", "rot13", "x.txt: there is no encoding called 'rot13'"),
        (b"abc", "a\0b", "x.txt: there is no encoding called"),
        (b"a+AGE-b", "utf-7", "x.txt: its bytes do not come back from utf-7"),
    ],
)
def test_a_wrong_encoding_is_one_plain_sentence(data: bytes, encoding: str, message: str) -> None:
    with pytest.raises(ReadError) as caught:
        read_bytes("x.txt", data, encoding)
    assert str(caught.value).startswith(message)
    assert str(caught.value).endswith(".")

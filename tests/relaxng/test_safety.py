"""Nothing that comes in can fetch, crash, or take time and memory without measure."""

from __future__ import annotations

import gc
import tracemalloc
from io import BytesIO
from pathlib import Path
from time import process_time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from octtei.validate import relaxng
from octtei.validate.relaxng import Fault, Schema, SchemaError

from .conftest import RNG, compile_text, with_namespace

_TREE = '<grammar><start><ref name="n"/></start><define name="n"><element name="n"><zeroOrMore><choice><ref name="n"/><text/></choice></zeroOrMore></element></define></grammar>'


@pytest.fixture(scope="module")
def tree() -> Schema:
    return compile_text(_TREE)


def _first(schema: Schema, document: bytes) -> Fault:
    return next(schema.validate(document))


@pytest.mark.parametrize(
    ("document", "rule"),
    [
        (b"", "xml.not-well-formed"),
        (b"plain text", "xml.not-well-formed"),
        (b"\x89PNG\r\n\x1a\n\x00", "xml.not-well-formed"),
        (b"<n>\xe9</n>", "xml.not-well-formed"),
        (b"<n x:y='1'/>", "xml.not-well-formed"),
        (b"<n><n></n>", "xml.not-well-formed"),
        (b"<n/><n/>", "xml.not-well-formed"),
        (b"<?xml version='1.0' encoding='utf-99'?><n/>", "xml.encoding"),
        (b"<?xml version='1.0' encoding='shift_jis'?><n/>", "xml.encoding"),
        (b"<!DOCTYPE n [<!ENTITY x '&x;'>]><n>&x;</n>", "xml.not-well-formed"),
        (b"<!DOCTYPE n [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><n>&x;</n>", "xml.external-entity"),
        (b"<!DOCTYPE n SYSTEM 'http://127.0.0.1:9/n.dtd'><n>&eacute;</n>", "xml.undefined-entity"),
        (b"<n>&eacute;</n>", "xml.not-well-formed"),
    ],
)
def test_what_is_refused(tree: Schema, document: bytes, rule: str) -> None:
    fault = _first(tree, document)
    assert fault.rule == rule
    assert fault.message.endswith(".")


def test_an_entity_bomb_is_refused_at_once(tree: Schema) -> None:
    levels = "".join(f"<!ENTITY e{n} '{f'&e{n - 1};' * 10}'>" for n in range(1, 12))
    document = f"<!DOCTYPE n [<!ENTITY e0 'boom'>{levels}]><n>&e11;</n>".encode()
    began = process_time()
    assert _first(tree, document).rule == "xml.entities"
    assert process_time() - began < 1


def test_many_references_to_a_large_entity_are_bounded(tree: Schema) -> None:
    document = f"<!DOCTYPE n [<!ENTITY e '{'x' * 40_000}'>]><n>{'&e;' * 20_000}</n>".encode()
    assert [fault.rule for fault in tree.validate(document)] == ["xml.entities"]


def test_small_entities_are_good(tree: Schema) -> None:
    assert tree.is_valid(b"<!DOCTYPE n SYSTEM 'nowhere.dtd' [<!ENTITY e 'x&#233;'>]><n>&e;&e;</n>")


def test_an_external_dtd_is_not_fetched(tree: Schema) -> None:
    assert tree.is_valid(b"<!DOCTYPE n PUBLIC '-//X//Y' 'http://127.0.0.1:9/n.dtd'><n/>")


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "iso-8859-1", "windows-1252"])
def test_encodings(tree: Schema, encoding: str) -> None:
    declared = encoding.removesuffix("-sig")
    assert tree.is_valid(f'<?xml version="1.0" encoding="{declared}"?><n>é</n>'.encode(encoding))


def test_a_hundred_thousand_elements_deep(tree: Schema) -> None:
    depth = 100_000
    assert tree.is_valid(b"<n>" * depth + b"</n>" * depth)
    faults = list(tree.validate(b"<n>" * depth + b"<m/>" + b"</n>" * depth))
    assert [fault.rule for fault in faults] == ["rng.unknown-element"]
    assert len(faults[0].path) < 1_000


def test_unknown_elements_as_deep(tree: Schema) -> None:
    faults = list(tree.validate(b"<n>" + b"<m>" * 50_000 + b"</m>" * 50_000 + b"</n>"))
    assert [fault.rule for fault in faults] == ["rng.unknown-element"]


class _Long:
    """A file of many elements that is nowhere whole."""

    def __init__(self, pieces: int) -> None:
        self._left = pieces + 2
        self._pieces = pieces

    def read(self, _size: int) -> bytes:
        self._left -= 1
        if self._left == self._pieces + 1:
            return b"<n>"
        return b"<n>some <n>text</n></n>\n" * 250 if self._left > 0 else b"</n>" if self._left == 0 else b""


def _peak(schema: Schema, pieces: int) -> int:
    tracemalloc.start()
    assert next(schema.validate(_Long(pieces)), None) is None  # type: ignore[arg-type]  # all that is read from it is read()
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    return peak


def test_memory_does_not_grow_with_the_document(tree: Schema) -> None:
    _peak(tree, 2)
    assert _peak(tree, 100) < _peak(tree, 10) + 50_000


def _names(count: int, form: str) -> bytes:
    return b"<n>" + "".join(form.format(n) for n in range(count)).encode() + b"</n>"


@pytest.mark.slow
@pytest.mark.parametrize(
    "form", ["<n{0}/>", "<n a{0}=''/>", "<n><n{0}><m{0}/></n{0}></n>", "<p{0}:n xmlns:p{0}='u{0}'/>"]
)
def test_names_without_number_are_forgotten(monkeypatch: pytest.MonkeyPatch, form: str) -> None:
    monkeypatch.setattr("octtei.validate.relaxng.automaton.MOST_REMEMBERED", 200)
    monkeypatch.setattr("octtei.validate.relaxng.automaton.MOST_NAMES", 200)
    monkeypatch.setattr("octtei.validate.relaxng.run._MOST_COUNTED", 200)
    schema = compile_text(_TREE)
    assert len(list(schema.validate(_names(100, form)))) == 100
    few, many = _names(2_000, form), _names(6_000, form)
    assert _growth(schema, many) < _growth(schema, few) + 300_000


def _growth(schema: Schema, document: bytes) -> int:
    """What the schema holds afterwards (while it runs, expat itself keeps each name)."""
    tracemalloc.start()
    faults = sum(1 for _ in schema.validate(document))
    gc.collect()  # parsers and their handlers hold one another
    left = tracemalloc.get_traced_memory()[0]
    tracemalloc.stop()
    assert faults
    return left


@pytest.mark.slow
def test_a_million_elements(tree: Schema) -> None:
    began = process_time()
    assert next(tree.validate(_Long(2_000)), None) is None  # type: ignore[arg-type]
    assert process_time() - began < 30


def test_a_huge_token_takes_linear_time(tree: Schema) -> None:
    began = process_time()
    assert tree.is_valid(BytesIO(b"<n><!--" + b"x" * 10_000_000 + b"--></n>"))
    assert process_time() - began < 5


_OPTIONAL_PAIR = '<optional><ref name="{0}"/></optional><optional><ref name="{0}"/></optional>'


def _doubling(levels: int, last: str, *, in_list: bool = False) -> str:
    doubles = "".join(
        f'<define name="d{n}">{_OPTIONAL_PAIR.format(f"d{n + 1}")}</define>' for n in range(levels)
    )
    content = '<list><ref name="d0"/></list>' if in_list else '<ref name="d0"/>'
    start = f'<start><element name="a">{content}</element></start>'
    return f'<grammar>{start}{doubles}<define name="d{levels}">{last}</define></grammar>'


def test_definitions_that_double_one_another() -> None:
    schema = compile_text(_doubling(9, '<element name="b"><empty/></element>'))
    assert schema.is_valid(b"<a>" + b"<b/>" * 512 + b"</a>")
    assert not schema.is_valid(b"<a>" + b"<b/>" * 513 + b"</a>")
    assert _first(schema, b"<a><c/></a>").expected == ("<b>", "the end of <a>")


def test_lists_that_double_one_another() -> None:
    schema = compile_text(_doubling(5, "<value>x</value>", in_list=True))
    assert schema.is_valid(b"<a>" + b" x" * 32 + b"</a>")
    assert _first(schema, b"<a>" + b" x" * 33 + b"</a>").rule == "rng.bad-value"


@pytest.mark.parametrize("in_list", [False, True])
def test_doubling_without_measure_is_refused(*, in_list: bool) -> None:
    with pytest.raises(SchemaError) as raised:
        compile_text(
            _doubling(
                40, "<value>x</value>" if in_list else '<element name="b"><empty/></element>', in_list=in_list
            )
        )
    assert raised.value.rule == "rng.schema-too-large"


def test_an_interleave_of_many() -> None:
    names = [f"e{n}" for n in range(40)]
    members = "".join(f'<optional><element name="{name}"><empty/></element></optional>' for name in names)
    schema = compile_text(f'<element name="a"><interleave>{members}</interleave></element>')
    for turn in range(0, 40, 7):
        content = "".join(f"<{name}/>" for name in names[turn:] + names[:turn])
        assert schema.is_valid(f"<a>{content}</a>".encode())
        assert not schema.is_valid(f"<a>{content}<e3/></a>".encode())


def test_a_choice_that_remembers_twenty_steps() -> None:
    tail = '<choice><ref name="x"/><ref name="y"/></choice>' * 20
    schema = compile_text(
        f'<grammar><start><element name="a"><zeroOrMore><choice><ref name="x"/><ref name="y"/></choice></zeroOrMore><ref name="x"/>{tail}</element></start>'
        '<define name="x"><element name="x"><empty/></element></define><define name="y"><element name="y"><empty/></element></define></grammar>'
    )
    letters = [("x", "y")[(n * n // 7) % 2] for n in range(400)]
    expected = letters[-21] == "x"
    assert schema.is_valid(("<a>" + "".join(f"<{one}/>" for one in letters) + "</a>").encode()) is expected


@pytest.mark.parametrize(
    "pattern", ["(a*)*b", "(a|aa)+b", "(a?){40}a{40}b", "((a{1,9}){1,9}){1,9}b", "(.*,){12}b", "(a|a|a?)*b"]
)
def test_regular_expressions_never_explode(pattern: str) -> None:
    schema = compile_text(
        f'<element name="v" datatypeLibrary="http://www.w3.org/2001/XMLSchema-datatypes"><data type="token"><param name="pattern">{pattern}</param></data></element>'
    )
    began = process_time()
    assert not schema.is_valid(b"<v>" + b"a" * 2_000 + b"</v>")
    assert process_time() - began < 5


@pytest.mark.parametrize(
    ("schema", "rule"),
    [
        ("<element name='a'>" + "<group>" * 5_000 + "<empty/>" + "</group>" * 5_000 + "</element>", "rng.schema-too-deep"),
        (
            "<grammar><start><element name='a'><ref name='d0'/></element></start>"
            + "".join(f"<define name='d{n}'><oneOrMore><choice><empty/><group><attribute name='a{n}'/><ref name='d{n + 1}'/></group></choice></oneOrMore></define>" for n in range(2_000))
            + "<define name='d2000'><text/></define></grammar>",
            "rng.schema-too-deep",
        ),
        ("<!DOCTYPE element [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><element name='a'>&x;<empty/></element>", "xml.external-entity"),
        ("<externalRef href='http://127.0.0.1:9/x.rng'/>", "rng.schema-not-local"),
        ("<externalRef href='x.rng'/>", "rng.schema-missing"),
    ],
)  # fmt: skip
def test_schemas_that_are_refused(schema: str, rule: str) -> None:
    source = (
        schema.replace("><element name", f"><element {RNG} name", 1)
        if schema.startswith("<!")
        else with_namespace(schema)
    )
    with pytest.raises(SchemaError) as raised:
        relaxng.compile_schema(source.encode())
    assert raised.value.rule == rule


def test_documents_that_refer_to_one_another_in_a_chain() -> None:
    files = {f"{n}.rng": f'<element name="a"><externalRef href="{n + 1}.rng"/></element>' for n in range(200)}
    with pytest.raises(SchemaError) as raised:
        compile_text('<externalRef href="0.rng"/>', files)
    assert raised.value.rule == "rng.schema-too-deep"


def test_documents_that_double_one_another() -> None:
    files = {f"{n}.rng": "<group>" + f'<externalRef href="{n + 1}.rng"/>' * 2 + "</group>" for n in range(8)}
    files["8.rng"] = "<optional><element name='b'><empty/></element></optional>"
    schema = compile_text('<element name="a"><externalRef href="0.rng"/></element>', files)
    assert schema.is_valid(b"<a>" + b"<b/>" * 256 + b"</a>")
    assert not schema.is_valid(b"<a>" + b"<b/>" * 257 + b"</a>")


def test_a_file_that_does_not_exist(tree: Schema, tmp_path: Path) -> None:
    with pytest.raises(OSError, match=r"nothing\.xml"):
        list(tree.validate(tmp_path / "nothing.xml"))


@settings(max_examples=150, deadline=None)
@given(st.binary(max_size=200))
def test_any_bytes_give_faults_and_never_an_exception(data: bytes) -> None:
    assert [fault.rule.partition(".")[0] for fault in _ANY.validate(data)][-1:] == ["xml"]


_ANY = compile_text(_TREE)

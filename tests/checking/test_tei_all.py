"""tei_all: by a path, by configuration, fetched once and pinned; never over an open line."""

from __future__ import annotations

import hashlib
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from octtei.validate.tei_all import RELEASE, TeiAll, TeiAllError
from tests.checking.planted import EDITION
from tests.checking.test_command import run

SCHEMA = (
    b'<grammar xmlns="http://relaxng.org/ns/structure/1.0"><start><ref name="any"/></start><define name="any"><element>'
    b"<anyName/><zeroOrMore><choice><text/><attribute><anyName/></attribute><ref name='any'/></choice></zeroOrMore>"
    b"</element></define></grammar>"
)
SHA = hashlib.sha256(SCHEMA).hexdigest()


class Server:
    """A server on this machine that counts what it is asked for."""

    def __init__(self) -> None:
        self.asked: list[str] = []
        self.content = SCHEMA
        outer = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                outer.asked.append(self.path)
                if self.path == "/moved.rng":
                    self.send_response(302)
                    self.send_header("Location", "http://example.org/tei_all.rng")
                    self.end_headers()
                    return
                self.send_response(200 if self.path == "/tei_all.rng" else 404)
                self.end_headers()
                self.wfile.write(outer.content)

            def log_message(self, *_: object) -> None:
                """Say nothing."""

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.url = f"http://127.0.0.1:{self._server.server_address[1]}"
        threading.Thread(target=self._server.serve_forever, args=(0.01,), daemon=True).start()

    def stop(self) -> None:
        self._server.shutdown()
        self._server.server_close()


@pytest.fixture
def server() -> Iterator[Server]:
    server = Server()
    yield server
    server.stop()


def test_it_is_fetched_once_and_kept(server: Server, tmp_path: Path) -> None:
    wanted = TeiAll(url=f"{server.url}/tei_all.rng", sha256=SHA)
    assert wanted.file(tmp_path).read_bytes() == SCHEMA
    assert wanted.file(tmp_path) == wanted.file(tmp_path)
    assert server.asked == ["/tei_all.rng"]
    assert len(list(tmp_path.iterdir())) == 2


def test_another_file_is_refused(server: Server, tmp_path: Path) -> None:
    wanted = TeiAll(url=f"{server.url}/tei_all.rng", sha256="0" * 64)
    with pytest.raises(TeiAllError, match="its checksum is"):
        wanted.file(tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_a_file_that_changed_in_the_cache_is_refused(server: Server, tmp_path: Path) -> None:
    wanted = TeiAll(url=f"{server.url}/tei_all.rng")
    kept = wanted.file(tmp_path)
    kept.write_bytes(SCHEMA + b" ")
    with pytest.raises(TeiAllError, match="is not the tei_all"):
        wanted.file(tmp_path)


def test_what_is_no_schema_is_refused(server: Server, tmp_path: Path) -> None:
    server.content = b"<html>Please log in.</html>"
    with pytest.raises(TeiAllError, match="does not give a RELAX NG schema"):
        TeiAll(url=f"{server.url}/tei_all.rng").file(tmp_path)


def test_an_open_line_is_refused_also_behind_a_redirection(server: Server, tmp_path: Path) -> None:
    with pytest.raises(TeiAllError, match="over HTTPS only"):
        TeiAll(url="http://example.org/tei_all.rng").file(tmp_path)
    with pytest.raises(TeiAllError, match="over HTTPS only"):
        TeiAll(url=f"{server.url}/moved.rng").file(tmp_path)
    assert RELEASE.startswith("https://")


def test_without_a_network_it_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(TeiAllError, match="download it by hand"):
        TeiAll(url="http://127.0.0.1:9/tei_all.rng").file(tmp_path)


def test_the_command_with_a_server(server: Server, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OCTTEI_CACHE", str(tmp_path / "cache"))
    (tmp_path / "a.xml").write_text(EDITION, encoding="utf-8")
    arguments = (tmp_path / "a.xml", "--schema", "tei_all")
    address = f"{server.url}/tei_all.rng"
    done = run(*arguments, OCTTEI_TEI_ALL_URL=address, OCTTEI_TEI_ALL_SHA256=SHA)
    assert done.exit_code == 0, done.output
    done = run(*arguments, OCTTEI_TEI_ALL_URL=address, OCTTEI_TEI_ALL_SHA256="1" * 64)
    assert done.exit_code == 2
    assert len(server.asked) == 1


def test_by_configuration(tmp_path: Path) -> None:
    (tmp_path / "a.xml").write_text(EDITION, encoding="utf-8")
    (tmp_path / "all.rng").write_bytes(SCHEMA)
    config = tmp_path / "octtei.toml"
    config.write_text('[validate]\ntei_all = "all.rng"\n', encoding="utf-8")
    assert run(tmp_path / "a.xml", "--schema", "tei_all").exit_code == 0
    config.write_text('[validate]\ntei_all = "nowhere.rng"\n', encoding="utf-8")
    done = run(tmp_path / "a.xml", "--schema", "tei_all")
    assert done.exit_code == 2
    assert "correct tei_all in [validate]" in done.stderr
    config.write_text('[validate]\ntei_al = "all.rng"\n', encoding="utf-8")
    done = run(tmp_path / "a.xml", "--schema", "tei_all")
    assert "there is no key `validate.tei_al`. Known here: tei_all, tei_all_url" in done.stderr

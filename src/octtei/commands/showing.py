"""Commands that show something of one document: `clean`, `restore`, `explain`, `rules`."""

from __future__ import annotations

import json
import os
import sys
from difflib import get_close_matches
from pathlib import Path

import click
from lxml import etree

from octtei.clean import ORDER, RULES, near, proposals
from octtei.clean import clean as clean_stage
from octtei.commands.checking import language_of
from octtei.commands.trouble import FOUND, Trouble
from octtei.config import ConfigError, Settings, load_settings
from octtei.export import RestoreError, parse
from octtei.export import restore as restore_bytes
from octtei.export.explain import Explained, Explainer
from octtei.export.plain import reading_text
from octtei.pipeline import settle
from octtei.read import ReadError, read_file
from octtei.report.diff import repairs_by_rule
from octtei.report.terminal import console
from octtei.storage import write_whole
from octtei.structure import structure
from octtei.text import Text, legible
from octtei.validate.manual import pages

REPAIRS = ".repairs.jsonl"


def clean(file: Path, *, diff: bool, keep_lines: bool, decide: bool) -> None:
    """Print the repaired text of `file`, or its repairs."""
    raw, settings = _read(file)
    text, _ = clean_stage(raw, settings, decide=decide)
    if diff:
        _print_repairs(file, text)
    elif keep_lines:
        click.echo(text.value, nl=False)
    else:
        edition, _ = structure(text, settings)
        click.echo(reading_text(edition, text.value), nl=False)


def review(file: Path) -> None:
    """Print a decision in TOML for each proposal of the cleaning stage, to be copied if it is right."""
    text, settings = _read(file)
    text, found = proposals(text, settings)
    if not found:
        click.echo(f"{legible(str(file))}: nothing to review.", err=True)
    for span, edit in sorted(found, key=lambda f: f[0]):
        words, before = near(text.value, span)
        after = before.replace(edit.before, edit.after, 1) if edit.before else before + edit.after
        others = f"; or {', '.join(edit.others)}" if edit.others else ""
        click.echo(f"# line {text.raw_line(span.start)}, {edit.rule}{others}\n[[decision]]")
        for key, value in (("near", words), ("before", before), ("after", after), ("why", "")):
            click.echo(
                f"{key} = {json.dumps(' '.join(value.split()) if key == 'near' else value, ensure_ascii=False)}"
            )
        click.echo()


def restore(edition: Path, out: Path | None) -> None:
    """Write the raw bytes of an edition to `out` or to standard output."""
    root, repairs = _open(edition)
    try:
        data = restore_bytes(root, repairs)
    except RestoreError as error:
        raise Trouble(f"{edition}: the raw file cannot be given back: {error}.", FOUND) from error
    if out is None:
        sys.stdout.buffer.write(data)
        return
    try:
        write_whole([(out, data)])
    except OSError as error:
        msg = f"{out} cannot be written ({error.strerror}): name another file with --out."
        raise Trouble(msg) from error


def explain(place: str) -> None:
    """Print what is known of a place: `EDITION#ID` or `EDITION:LINE`."""
    name, separator, what = _split(place)
    root, repairs = _open(Path(name))
    try:
        explainer = Explainer(root, repairs)
    except RestoreError as error:
        raise Trouble(f"{name}: its raw file cannot be given back: {error}.", FOUND) from error
    found = explainer.by_id(what) if separator == "#" else explainer.by_line(int(what))
    if found is None:
        kind = (
            f"no element with text has the id {what}"
            if separator == "#"
            else f"nothing begins at raw line {what}"
        )
        raise Trouble(f"{name}: {kind}.", FOUND)
    _print_explained(found)


def rules(name: str | None, asked: str) -> None:
    """Print the list of rules, or the manual page of the rule `name`, of cleaning or of validation."""
    language = language_of(asked, os.environ)
    if name is None:
        for rule in ORDER:
            click.echo(f"{rule.name:26} {rule.summary}")
        click.echo()
        for page in pages().values():
            click.echo(f"{page.name:26} {page.what[language]}")
    elif name in RULES:
        click.echo(f"{name}\n\n{RULES[name].page}")
    elif name in pages():
        click.echo(pages()[name].text(language))
    else:
        near = get_close_matches(name, [*RULES, *pages()], 1)
        msg = f"There is no rule {name}: {f'is it {near[0]}?' if near else '`octtei rules` lists them.'}"
        raise Trouble(msg)


def _read(file: Path) -> tuple[Text, Settings]:
    """A raw file and its settings; Trouble if either cannot be read."""
    try:
        settings = load_settings(file)
        source, _ = read_file(file, settings.read.encoding or None)
    except (ConfigError, ReadError) as error:
        raise Trouble(str(error)) from error
    return Text.of(source), settle(settings, source)


def _split(place: str) -> tuple[str, str, str]:
    for separator in ("#", ":"):
        name, found, what = place.rpartition(separator)
        if found and name and (separator == "#" or what.isdigit()):
            return name, separator, what
    msg = f"{place} names no place: write EDITION.xml#ID or EDITION.xml:LINE."
    raise Trouble(msg)


def _open(path: Path) -> tuple[etree._Element, bytes]:
    """The TEI element of an edition and the bytes of its repairs file."""
    try:
        root = parse(path.read_bytes())
    except OSError as error:
        msg = f"{path} cannot be read ({error.strerror}): name an edition, tei/NAME.xml."
        raise Trouble(msg) from error
    except etree.XMLSyntaxError as error:
        msg = f"{path}: this is not well-formed XML ({error.msg}): name an edition, tei/NAME.xml."
        raise Trouble(msg) from error
    repairs = path.with_name(path.name.removesuffix(path.suffix) + REPAIRS)
    try:
        return root, repairs.read_bytes()
    except OSError as error:
        msg = f"{repairs} cannot be read ({error.strerror}): it must lie beside the edition; build it again."
        raise Trouble(msg) from error


def _print_repairs(file: Path, text: Text) -> None:
    screen = console()
    for line in repairs_by_rule(text):
        screen.print(line, soft_wrap=True)
    if not any(text.edits()):
        click.echo(f"{legible(str(file))}: nothing to repair.", err=True)


def _print_explained(found: Explained) -> None:
    screen = console()
    first, last = found.lines
    where = f"raw line {first}" if first == last else f"raw lines {first} to {last}"
    click.echo(f"{found.element} {found.id}: {where}")
    if found.why:
        click.echo(f"why: {found.why}")
    for line in found.raw.split("\n"):
        screen.print(f"  | {line}", markup=False, soft_wrap=True)
    for repair in found.repairs:
        change = f"→ {repair['after']!r}" if "after" in repair else f"is now {repair['became']}"
        click.echo(f"  line {repair['line']}: {repair['before']!r} {change}  ({repair['rule']})")
    if not found.repairs:
        click.echo("  nothing was repaired here")

"""The command line: arguments in, exit code out. The work is done elsewhere; heavy modules load when needed.

Exit codes: 0 good · 1 findings at --fail-on, or invalid files · 2 usage or configuration · 3 some documents failed ·
70 a fault of octtei · 130 stopped by Ctrl-C or a signal.
"""

from __future__ import annotations

import os
import sys
from errno import EFBIG, EIO, ENOSPC
from io import TextIOWrapper
from math import isnan
from pathlib import Path
from typing import Any, NoReturn

import click

from octtei import __version__
from octtei.commands.trouble import INTERRUPTED, OK, OUR_FAULT, USAGE

_PATH = click.Path(path_type=Path)


def _number(_: click.Context, __: click.Parameter, value: float | None) -> float | None:
    """A number that can be compared: `nan` lies in every range for click."""
    if value is not None and isnan(value):
        raise click.BadParameter("nan is no number.")
    return value


class _Commands(click.Group):
    """The commands; whichever is stopped by Ctrl-C ends as the shell expects of it."""

    def invoke(self, ctx: click.Context) -> Any:  # noqa: ANN401 - click declares it so
        try:
            return super().invoke(ctx)
        except KeyboardInterrupt:
            sys.exit(INTERRUPTED)


@click.group(
    cls=_Commands, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100}
)
@click.option("--traceback", is_flag=True, expose_value=False, help="Show where a fault of octtei happened.")
@click.version_option(__version__, prog_name="octtei", message="%(prog)s %(version)s")
def octtei() -> None:
    """From damaged text to a digital edition that scholars trust.

    \b
    octtei init my-corpus      a folder to begin with
    octtei build               raw/*.txt  →  tei/*.xml

    Exit codes: 0 good, 1 findings at --fail-on or invalid files, 2 usage or configuration, 3 some documents failed,
    70 a fault of octtei, 130 stopped.
    """


@octtei.command()
@click.argument("paths", nargs=-1)
@click.option("--out", default="tei", show_default=True, help="Folder for the editions.")
@click.option("--jobs", type=click.IntRange(min=0), default=0, help="Documents at a time; 0 is one a core.")
@click.option("--no-decisions", is_flag=True, help="Leave the editor's [[decision]] entries out.")
@click.option("--force", is_flag=True, help="Build again what has not changed.")
@click.option("--prune", is_flag=True, help="Delete editions whose source is gone from its folder.")
@click.option("--no-html", is_flag=True, help="Write no index.html, the corpus as a page.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object for each document.")
@click.option("--quiet", is_flag=True, help="Print nothing unless something went wrong.")
@click.option("--report", help="Write one JSON object for each document to this file, with costs.")
@click.option(
    "--timeout",
    type=click.FloatRange(min=0, min_open=True),
    callback=_number,
    help="Seconds that a document may take.",
)
@click.option(
    "--max-failures",
    type=click.FloatRange(0, 1),
    callback=_number,
    default=0.0,
    help="Share of documents that may fail before the exit code is 3.",
)
@click.option(
    "--fail-on",
    type=click.Choice(["error", "warning", "review", "never"]),
    default="error",
    show_default=True,
    help="Exit with 1 if there is a finding as grave as this.",
)
@click.option(
    "--findings",
    type=click.Choice(["warning", "review", "all", "none"]),
    default="warning",
    show_default=True,
    help="Which findings to print below the table.",
)
def build(*, no_decisions: bool, no_html: bool, **options: Any) -> None:  # noqa: ANN401 - as many types as options
    """Build an edition of each text: PATHS are files or folders of .txt files; raw/ if none is named.

    Beside NAME.txt a file NAME.toml may say what the text is and what an editor decides. The edition is
    NAME.xml; NAME.repairs.jsonl beside it records every repair; index.html shows the corpus. What has not changed is not built again.
    Paths may lie in any storage that fsspec knows (s3://bucket/raw).
    """
    from octtei.commands import building

    sys.exit(building.build(building.Options(decide=not no_decisions, html=not no_html, **options)))


@octtei.command()
@click.argument("file", type=_PATH)
@click.option("--diff", is_flag=True, help="Show the repairs, by rule, in their places.")
@click.option("--keep-lines", is_flag=True, help="The lines as they stand in the file, characters repaired.")
@click.option("--no-decisions", is_flag=True, help="Leave the editor's [[decision]] entries out.")
def clean(file: Path, diff: bool, keep_lines: bool, no_decisions: bool) -> None:
    """Print the repaired text of FILE: words joined, page furniture left out, notes below."""
    from octtei.commands import showing

    showing.clean(file, diff=diff, keep_lines=keep_lines, decide=not no_decisions)


@octtei.command()
@click.argument("file", type=_PATH)
def review(file: Path) -> None:
    """Print a [[decision]] for each repair of FILE that waits for your word: copy those that are right.

    They go into the TOML file beside FILE.
    """
    from octtei.commands import showing

    showing.review(file)


@octtei.command()
@click.argument("files", nargs=-1, required=True, type=_PATH)
@click.option(
    "--schema",
    default="ours",
    show_default=True,
    metavar="ours|tei_all|FILE",
    help="Our own schema, the whole of TEI, or a RELAX NG schema (.rng, .rnc).",
)
@click.option(
    "--engine",
    type=click.Choice(["octtei", "libxml2", "jing"]),
    default="octtei",
    show_default=True,
    help="Who reads the grammar: we, libxml2 (first fault), or jing (needs Java).",
)
@click.option(
    "--format",
    type=click.Choice(["text", "json", "sarif", "junit", "github"]),
    default="text",
    show_default=True,
    help="How the faults are printed.",
)
@click.option(
    "--lang", type=click.Choice(["fr", "en"]), default=None, help="Language of messages; else the locale's."
)
@click.option("--jobs", type=click.IntRange(min=0), default=0, help="Files at a time; 0 is one a core.")
@click.option(
    "--all-expected", is_flag=True, help="Below each fault, list everything that was allowed there."
)
@click.option("--config", type=_PATH, help="Take waivers and [validate] from this TOML file only.")
@click.option(
    "--max-size",
    type=click.IntRange(min=1),
    default=50,
    show_default=True,
    metavar="MB",
    help="Refuse larger files.",
)
def validate(lang: str | None, **options: Any) -> None:  # noqa: ANN401 - as many types as options
    """Check TEI files, ours or not, and say what is wrong where: is it XML, what says the schema, what say the rules of
    the house. FILES are files or folders of .xml files.

    An octtei.toml beside the files may waive a rule with a reason: [[waive]] rule = "…" why = "…". `octtei rules NAME`
    explains a rule. Exit code: 0 valid, 1 faults, 2 schema, configuration or usage.
    """
    from octtei.commands import checking

    sys.exit(checking.validate(checking.Options(lang=lang or "", **options)))


@octtei.command()
@click.argument("editions", nargs=-1, required=True, type=_PATH)
@click.option("--to", "formats", required=True, metavar="FORMAT[,FORMAT]", help="Which formats to make.")
@click.option("--out", type=_PATH, default="export", show_default=True, help="Folder for the exports.")
@click.option("--quiet", is_flag=True, help="Print nothing unless something went wrong.")
def export(editions: tuple[Path, ...], formats: str, out: Path, quiet: bool) -> None:
    """Make other formats of EDITIONS, files or folders of TEI, and say what each format could not hold.

    \b
    reading, diplomatic     TEI with one reading, corrected or as printed
    txt, md, json, csv      text, Markdown, blocks, tables of speeches and notes
    html, ceteicean, epub   pages to read, for browsers and e-readers
    sentences               sentences with offsets, for annotators
    dts, philologic         for servers of texts and for search
    openedition, metopes    for publishing platforms
    dc, csl                 Dublin Core, citation
    bagit                   everything with checksums, for deposit

    Beside each export NAME.FORMAT.loss.txt and .json tell what was flattened or dropped, and where.
    """
    from octtei.commands import exporting

    sys.exit(exporting.export(editions, formats, out, quiet=quiet))


@octtei.command()
@click.argument("edition", type=_PATH)
@click.option("--out", type=_PATH, help="Write to this file instead of standard output.")
def restore(edition: Path, out: Path | None) -> None:
    """Give back, byte for byte, the raw file that EDITION was made from."""
    from octtei.commands import showing

    showing.restore(edition, out)


@octtei.command()
@click.argument("edition", type=_PATH)
@click.option("--csv", "as_csv", is_flag=True, help="Print a table that spreadsheets open.")
def speeches(edition: Path, as_csv: bool) -> None:
    """List who says what in EDITION: page, speaker, kind, first words."""
    from octtei.commands import speaking

    speaking.speeches(edition, as_csv=as_csv)


@octtei.command()
@click.argument("place")
def explain(place: str) -> None:
    """Say where a passage comes from: its raw lines, its repairs and why it is what it is.

    PLACE is EDITION.xml#ID for the element with that id, or EDITION.xml:LINE for a line of the raw file.
    """
    from octtei.commands import showing

    showing.explain(place)


@octtei.command()
@click.argument("name", required=False)
@click.option(
    "--lang", type=click.Choice(["fr", "en"]), default=None, help="Language of the page; else the locale's."
)
def rules(name: str | None, lang: str | None) -> None:
    """List the cleaning rules in their order and the rules of validation, or print the manual page of one."""
    from octtei.commands import showing

    showing.rules(name, lang or "")


@octtei.command()
@click.argument("folder", type=_PATH)
def init(folder: Path) -> None:
    """Make FOLDER a new corpus, ready to build: an example text, its record, and a file of settings."""
    from octtei.commands import starting

    starting.init(folder)


def main() -> NoReturn:
    """Run the command; whatever is not foreseen is a fault of ours and says so in one sentence."""
    _print_anything()
    try:
        sys.exit(octtei.main(standalone_mode=True, prog_name="octtei"))
    except (KeyboardInterrupt, SystemExit):
        raise
    except BrokenPipeError:
        sys.stderr.close()
        sys.exit(OK)
    except Exception as error:
        if "--traceback" in sys.argv:
            raise
        sys.exit(_end(error))


def _print_anything() -> None:
    """Let a terminal or a log that has not every letter show those it lacks as escapes."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")


def _end(error: Exception) -> int:
    """Say in one sentence why octtei ends; the exit code."""
    if isinstance(error, OSError) and error.errno in (ENOSPC, EIO, EFBIG):
        click.echo(f"octtei: the output cannot be written ({error.strerror}): make room.", err=True)
        # What is left to write would fail once more when Python ends, which some versions tell with a code of their own.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.__stdout__.fileno() if sys.__stdout__ else 1)
        return USAGE
    told = f"{type(error).__name__}: {error}"
    click.echo(f"octtei: this is a fault of octtei ({told}); please report it.", err=True)
    return OUR_FAULT

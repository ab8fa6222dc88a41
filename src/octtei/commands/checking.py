"""`octtei validate`: check TEI files and say what is wrong where."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import click

from octtei.commands.trouble import FOUND, OK, USAGE
from octtei.model.finding import Finding, Severity
from octtei.report.terminal import console, finding_line
from octtei.validate import validate as check


def validate(files: Sequence[Path]) -> int:
    """Print the faults of each file; 0 if there are none, 1 if there are, 2 if a file cannot be read."""
    screen = console()
    code = OK
    for path in files:
        try:
            findings = check(path.read_bytes(), name=path.name)
        except OSError as error:
            click.echo(f"octtei: {path} cannot be read ({error.strerror}): check the name.", err=True)
            code = USAGE
            continue
        for finding in findings:
            screen.print(finding_line(finding, str(path)), soft_wrap=True)
        if _is_faulty(findings):
            code = code or FOUND
        else:
            click.echo(f"{path}: valid")
    return code


def _is_faulty(findings: Sequence[Finding]) -> bool:
    return any(f.severity is Severity.ERROR for f in findings)

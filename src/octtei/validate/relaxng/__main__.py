"""`python -m octtei.validate.relaxng SCHEMA FILE...`: one line a fault; exit 0 valid, 1 faults, 2 schema or usage."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from itertools import islice

from octtei.validate.relaxng import Schema, SchemaError, compile_schema


def main(arguments: Sequence[str] | None = None) -> int:
    """Validate files; the exit code."""
    parser = argparse.ArgumentParser(prog="python -m octtei.validate.relaxng", description=__doc__)
    parser.add_argument("schema", help="RELAX NG in XML or (.rnc) compact syntax")
    parser.add_argument("files", nargs="*", help="XML files to validate; none: check the schema only")
    parser.add_argument("--ids", action="store_true", help="check that IDs are unique and IDREFs have one")
    parser.add_argument(
        "--all-expected", action="store_true", help="list everything that was allowed at each fault"
    )
    parser.add_argument("--most", type=int, default=100, help="faults shown per file (default 100)")
    options = parser.parse_args(arguments)
    try:
        schema = compile_schema(options.schema)
        return max((_validate(schema, name, options) for name in options.files), default=0)
    except (SchemaError, OSError) as error:
        print(f"error: {error}", file=sys.stderr)  # noqa: T201 - the program's output
        return 2


def _validate(schema: Schema, name: str, options: argparse.Namespace) -> int:
    count = 0
    for fault in islice(schema.validate(name, check_ids=options.ids), options.most):
        count += 1
        print(f"{name}:{fault}")  # noqa: T201
        if options.all_expected and fault.expected:
            print("    allowed: " + ", ".join(fault.expected))  # noqa: T201
    return 1 if count else 0


if __name__ == "__main__":
    sys.exit(main())

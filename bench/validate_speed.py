"""octtei validate and jing side by side: a folder of editions against tei_all.

    python -m bench.validate_speed TEI_ALL.rng [--files 1000] [--starts 10]

The folder is made of the committed editions, each many times with another id. jing is started once for each of some of the
files, as a build or an editor does it; octtei is started once for the folder. Wall time, files a minute.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
from itertools import cycle, islice
from pathlib import Path
from time import perf_counter

from octtei.validate.jing import _command

EDITIONS = Path(__file__).parents[1] / "tei"


def fill(folder: Path, count: int) -> list[Path]:
    """So many editions in `folder`, each different."""
    files = []
    for number, edition in enumerate(islice(cycle(sorted(EDITIONS.glob("*.xml"))), count)):
        path = folder / f"{number:04d}.xml"
        path.write_bytes(edition.read_bytes() + f"<!-- {number} -->".encode())
        files.append(path)
    return files


def by_jing(schema: Path, files: list[Path]) -> float:
    """Files a minute where jing is started for each."""
    began = perf_counter()
    for path in files:
        subprocess.run([*_command(), str(schema), str(path)], check=True, capture_output=True)
    return 60 * len(files) / (perf_counter() - began)


def by_octtei(schema: Path, folder: Path, count: int, jobs: int) -> float:
    """Files a minute for the whole folder, start and compilation included."""
    command = [
        sys.executable,
        "-m",
        "octtei",
        "validate",
        str(folder),
        "--schema",
        str(schema),
        "--format",
        "json",
    ]
    began = perf_counter()
    subprocess.run([*command, "--jobs", str(jobs)], check=True, capture_output=True)
    return 60 * count / (perf_counter() - began)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("schema", type=Path)
    parser.add_argument("--files", type=int, default=1_000)
    parser.add_argument("--starts", type=int, default=10)
    parser.add_argument("--jobs", type=int, default=0)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        files = fill(Path(name), options.files)
        size = sum(f.stat().st_size for f in files) / 1e6
        ours = by_octtei(options.schema, Path(name), options.files, options.jobs)
        theirs = by_jing(options.schema, files[: options.starts])
    print(f"{options.files} editions, {size:.0f} MB, against {options.schema.name}")
    print(f"octtei validate   {ours:8.0f} files a minute")
    print(f"jing, each start  {theirs:8.0f} files a minute")
    print(f"ratio             {ours / theirs:8.1f}")


if __name__ == "__main__":
    main()

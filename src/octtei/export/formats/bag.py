"""`bagit`: everything of an edition in one folder with checksums (BagIt, RFC 8493), for deposit in an archive."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from hashlib import sha256

from octtei.export.formats.exporter import Exporter, Product, TeiFile
from octtei.export.formats.fates import Fates, kept
from octtei.export.formats.names import first
from octtei.export.formats.record import describe
from octtei.export.restore import RestoreError, restore

_CARRIER = "t:teiHeader/t:fileDesc/t:sourceDesc/t:bibl[@type='carrier']/"
_DECLARATION = b"BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"
_ALWAYS = ("reading", "txt", "dc", "csl")


def write(tei: TeiFile) -> Product:
    """NAME.bag/: the raw file as restored from edition and repairs, the edition, its exports, and the checksums."""
    payload, remarks = _payload(tei)
    tags = {
        "bagit.txt": _DECLARATION,
        "bag-info.txt": _info(tei, payload),
        "manifest-sha256.txt": _manifest(payload),
    }
    tags["tagmanifest-sha256.txt"] = _manifest(tags)
    files = {f"{tei.name}.bag/{name}": data for name, data in (tags | payload).items()}
    return Product(files, remarks)


def _payload(tei: TeiFile) -> tuple[dict[str, bytes], tuple[str, ...]]:
    files = {f"data/tei/{tei.name}.xml": tei.data}
    remarks: tuple[str, ...] = ()
    if tei.repairs is None:
        remarks = ("no file of repairs lies beside the edition: the bag holds neither it nor the raw file",)
    else:
        files[f"data/tei/{tei.name}.repairs.jsonl"] = tei.repairs
        try:
            files[f"data/raw/{_raw_name(tei)}"] = restore(tei.root, tei.repairs)
        except RestoreError as error:
            remarks = (f"the raw file is not in the bag: {error}",)
    for name, made in tei.made.items():
        files |= {f"data/exports/{name}/{file}": data for file, data in made.items()}
    return files, remarks


def _raw_name(tei: TeiFile) -> str:
    """The name that the header gives the raw file, without folders, whatever the header says."""
    named = first(tei.root, f"{_CARRIER}t:idno[@type='filename']")
    return named.replace("\\", "/").rpartition("/")[2].lstrip(".") or f"{tei.name}.txt"


def _info(tei: TeiFile, payload: Mapping[str, bytes]) -> bytes:
    record = describe(tei.root)
    size = sum(map(len, payload.values()))
    told = [
        ("Source-Organization", record.publisher),
        ("External-Description", "; ".join(x for x in (", ".join(record.authors), record.title) if x)),
        *(("External-Identifier", value) for _, value in record.identifiers),
        ("Bagging-Date", tei.date),
        ("Bag-Software-Agent", f"octtei {tei.version}".strip()),
        ("Payload-Oxum", f"{size}.{len(payload)}"),
    ]
    return "".join(f"{label}: {' '.join(value.split())}\n" for label, value in told if value).encode()


def _manifest(files: Mapping[str, bytes]) -> bytes:
    return "".join(_checksums(files)).encode()


def _checksums(files: Mapping[str, bytes]) -> Iterator[str]:
    for name in sorted(files):
        safe = name.replace("%", "%25").replace("\n", "%0A").replace("\r", "%0D")
        yield f"{sha256(files[name]).hexdigest()}  {safe}\n"


EXPORTER = Exporter(
    "bagit",
    "a deposit: raw file, repairs, TEI, exports and checksums (BagIt)",
    write,
    Fates(text=kept("*", "@*"), header=kept("*", "@*")),
    gathers=_ALWAYS,
    folder="{name}.bag",
)

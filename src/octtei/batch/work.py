"""One job in a worker: build it, write it, remember it. Never raises."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace
from errno import ENAMETOOLONG

from octtei.batch.jobs import ENDINGS, Job
from octtei.batch.memory import key_of, recall, remember
from octtei.batch.task import failure
from octtei.model.summary import Summary
from octtei.pipeline import Outcome, build_file
from octtei.room import give_back_memory
from octtei.storage import reason_of, write_whole_in

_HINTS = {
    0: "Make room or get the right to write there, then build again.",
    ENAMETOOLONG: "Shorten the name of the text: its edition needs some letters more.",
}
"""What to try when an edition cannot be written, by the number of the error."""


def do(job: Job, *, decide: bool, force: bool) -> Summary:
    """Build a job unless it is built already, or in any case with `force`; `decide` as in `build_file`."""
    key = key_of(job, decide=decide)
    known = None if force else recall(job, key)
    if known is not None:
        return replace(known, unchanged=True)
    give_back_memory()
    outcome = build_file(job.source, decide=decide)
    return _write(job, key, outcome) if outcome.written else outcome.summary


def _write(job: Job, key: str, outcome: Outcome) -> Summary:
    if outcome.written is None:
        return outcome.summary
    files = dict(zip(ENDINGS, (outcome.written.repairs, outcome.written.tei), strict=True))
    try:
        write_whole_in(job.target.parent, [(job.output(ending), data) for ending, data in files.items()])
    except OSError as error:
        message = f"The edition cannot be written to {job.target.parent} ({reason_of(error)})."
        return failure(job, "write.failed", message, _HINTS.get(error.errno or 0, _HINTS[0]))
    with suppress(OSError):
        remember(job, key, outcome.summary, files)
    return outcome.summary

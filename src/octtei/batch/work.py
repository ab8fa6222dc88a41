"""One job in a worker: build it, write it, remember it. Never raises."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass, replace

from octtei.batch.jobs import Job
from octtei.batch.memory import ENDINGS, key_of, recall, remember
from octtei.model.finding import Finding, Severity
from octtei.model.summary import FAILED, Summary
from octtei.pipeline import Outcome, build_file
from octtei.room import give_back_memory
from octtei.storage import write_whole_in


@dataclass(frozen=True, slots=True)
class Task:
    """How jobs are done: with the editor's decisions or without, and whether what is built already is built again."""

    decide: bool = True
    force: bool = False

    def __call__(self, job: Job) -> Summary:
        """Do one job."""
        key = key_of(job, decide=self.decide)
        known = None if self.force else recall(job, key)
        if known is not None:
            return replace(known, unchanged=True)
        give_back_memory()
        outcome = build_file(job.source, decide=self.decide)
        return _write(job, key, outcome) if outcome.written else outcome.summary


def failure(job: Job, rule: str, message: str, hint: str = "") -> Summary:
    """The summary of a job that came to nothing."""
    return Summary(job.source.name, FAILED, (Finding(rule, Severity.ERROR, message, hint=hint),))


def _write(job: Job, key: str, outcome: Outcome) -> Summary:
    if outcome.written is None:
        return outcome.summary
    files = dict(zip(ENDINGS, (outcome.written.repairs, outcome.written.tei), strict=True))
    try:
        write_whole_in(job.target.parent, [(job.output(ending), data) for ending, data in files.items()])
    except OSError as error:
        message = f"The edition cannot be written to {job.target.parent} ({error.strerror})."
        return failure(
            job, "write.failed", message, "Make room or get the right to write there, then build again."
        )
    with suppress(OSError):
        remember(job, key, outcome.summary, files)
    return outcome.summary

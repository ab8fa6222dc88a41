"""What is asked of every job of a build. It loads nothing heavy: that is done where the job is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from octtei.batch.jobs import Job
from octtei.model.finding import Finding, Severity
from octtei.model.summary import FAILED, Summary
from octtei.storage import is_local
from octtei.text import legible

_REPORT = "This is a fault of octtei: report it."
_AGAIN = "Check the address, your rights and the network, then build again: what is done is kept."


@dataclass(frozen=True, slots=True)
class Task:
    """How jobs are done: with the editor's decisions or without, and whether what is built already is built again."""

    decide: bool = True
    force: bool = False
    needs: ClassVar[tuple[str, ...]] = ("octtei.batch.work", "octtei.batch.pages")
    """What processes load before they get the first job, and the pages of the corpus behind the last."""

    def __call__(self, job: Job) -> Summary:
        """Do one job. Never raises."""
        from octtei.batch.work import do

        try:
            return do(job, decide=self.decide, force=self.force)
        except MemoryError:
            return short_of_memory(job)
        except Exception as error:
            return broken(job, error)


def broken(job: Job, error: Exception) -> Summary:
    """The summary of a job that a storage broke off, or octtei itself."""
    told = f"({type(error).__name__}: {error})"
    if is_local(job.source) and is_local(job.target):
        return failure(job, "octtei.failed", f"octtei failed on {job.source} {told}.", _REPORT)
    return failure(
        job, "build.storage-failed", f"The storage failed while {job.source} was built {told}.", _AGAIN
    )


def short_of_memory(job: Job) -> Summary:
    """The summary of a job that needed more memory than there is."""
    message = f"There is not enough memory for {job.source}."
    hint = "Build it alone (--jobs 1), or where there is more memory."
    return failure(job, "build.out-of-memory", message, hint)


def failure(job: Job, rule: str, message: str, hint: str = "") -> Summary:
    """The summary of a job that came to nothing."""
    return Summary(legible(job.source.name), FAILED, (Finding(rule, Severity.ERROR, message, hint=hint),))

"""What is asked of every job of a build. It loads nothing heavy: that is done where the job is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from octtei.batch.jobs import Job
from octtei.model.finding import Finding, Severity
from octtei.model.summary import FAILED, Summary


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

        return do(job, decide=self.decide, force=self.force)


def failure(job: Job, rule: str, message: str, hint: str = "") -> Summary:
    """The summary of a job that came to nothing."""
    return Summary(job.source.name, FAILED, (Finding(rule, Severity.ERROR, message, hint=hint),))

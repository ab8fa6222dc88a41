"""Work that goes wrong, for workers to do."""

from __future__ import annotations

import os
import time

from octtei.batch import Job
from octtei.model.summary import VALID, Summary


def work(job: Job) -> Summary:
    """Do what the name of the source says: die, sleep, or nothing."""
    if "die" in job.source.name:
        os._exit(9)
    if "sleep" in job.source.name:
        time.sleep(60)
    return Summary(job.source.name, VALID)

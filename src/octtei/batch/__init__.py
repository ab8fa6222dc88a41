"""Many documents: which there are, workers, what was built before, whole files or none."""

from octtei.batch.jobs import BatchError, Job, find_jobs
from octtei.batch.run import run
from octtei.batch.storage import locate, sweep, write_whole
from octtei.batch.work import Task

__all__ = ["BatchError", "Job", "Task", "find_jobs", "locate", "run", "sweep", "write_whole"]

"""Many documents: which there are, workers, what was built before."""

from octtei.batch.jobs import BatchError, Job, find_jobs
from octtei.batch.processes import Crew
from octtei.batch.run import run
from octtei.batch.task import Task

__all__ = ["BatchError", "Crew", "Job", "Task", "find_jobs", "run"]

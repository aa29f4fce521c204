"""The worker: takes jobs from the queue and does them, one at a time, in a process of its own.

    python -m facilitator.jobs.work --data DIR [--attached]

Slow and hungry work belongs here: the process is nice, may take so much memory and so much
time for a job, and gives both back by ending. It writes to the tables of jobs and files only;
the live process enters into the session what came of it (decisions 12).
"""

import argparse
import logging
import os
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from importlib import import_module
from pathlib import Path
from threading import Thread, Timer
from typing import Any

from facilitator.config import from_environment
from facilitator.core.ids import SessionId
from facilitator.core.log import rebuild
from facilitator.core.session import Session
from facilitator.jobs.made import Made
from facilitator.jobs.queue import Queue
from facilitator.jobs.restraint import end_with_parent, restrain
from facilitator.printing.failed import N_, PrintingFailed
from facilitator.storage.jobs import Job
from facilitator.storage.store import Store

SECONDS = 120  # for one job
OUT_OF_TIME = 75  # exit code: worth another try

Runner = Callable[[Session, Mapping[str, Any], Callable[[float], None]], Made]


def _once_wanted(name: str) -> Runner:
    """Return the runner of this name, in the module of this name, as it will be once it is used.

    The libraries of printing take a second of the processor to load, and 50 MB: no evening pays for
    them before somebody wants something printed.
    """

    def run(session: Session, options: Mapping[str, Any], tell: Callable[[float], None]) -> Made:
        runner: Runner = getattr(import_module(f"facilitator.jobs.{name}"), name)
        return runner(session, options, tell)

    return run


RUNNERS: Mapping[str, Runner] = {
    "report": _once_wanted("print_report"),
    "draft": _once_wanted("print_report"),
    "copy": _once_wanted("keep_copy"),
    "sheets": _once_wanted("print_sheets"),
}
PASSING = frozenset({"wifi"})  # options that are not kept once the job is over

TOO_LONG = N_(
    "This took longer than two minutes and was stopped. Nothing in the session has changed."
)
TOO_LARGE = N_("This needed more memory than it may take and was stopped.")
INTERRUPTED = N_("This was interrupted. Please ask for it again.")
BROKEN = N_("This could not be made. The server’s log says why.")

log = logging.getLogger(__name__)


class Desk:
    """Does jobs with what is in ``store``."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def work(self, job_id: str) -> None:
        """Do a job. Whatever comes of it stands in its row afterwards."""
        job = self._store.jobs.get(job_id)
        if job is None or job.state != "queued":
            return
        self._tell(job_id, state="running", progress=1)
        begun = self._store.log.heads([job.session]).get(job.session, 0)
        try:
            with self._limit(job):
                made, seq = self._run(job)
        except PrintingFailed as failed:
            self._end(job, state="failed", message=str(failed))
            self._hush(job, failed.sentence, begun)
        except MemoryError:
            self._end(job, state="failed", message=TOO_LARGE)
        except Exception:
            log.exception("job %s (%s) failed", job_id, job.kind)
            self._end(job, state="failed", message=BROKEN)
        else:
            self._end(job, seq=seq, state="done", progress=100, file=made)

    def _run(self, job: Job) -> tuple[str, int]:
        """Do the job and keep its file; return the file's id and the entry after which it is so."""
        session = rebuild(self._store.log.entries(job.session))
        made = RUNNERS[job.kind](session, job.options, lambda done: self._progress(job.id, done))
        now = datetime.now(UTC)
        file = self._store.files.add(
            made.id, SessionId(job.session), made.name, made.media_type, made.body, now
        )
        return file.id, session.seq

    def _hush(self, job: Job, sentence: str, begun: int) -> None:
        """Leave of a message its first line if words were taken back while it was put together.

        Looked up once it is written: what is taken back from then on shortens it by itself.
        """
        if rebuild(self._store.log.entries(job.session)).taken > begun:
            self._tell(job.id, message=sentence)

    def _progress(self, job_id: str, done: float) -> None:
        self._tell(job_id, progress=min(99, round(done * 100)))

    def _end(self, job: Job, seq: int | None = None, **values: Any) -> None:
        kept = {key: value for key, value in job.options.items() if key not in PASSING}
        self._tell(job.id, options=kept | ({} if seq is None else {"seq": seq}), **values)

    def _tell(self, job_id: str, **values: Any) -> None:
        self._store.jobs.update(job_id, datetime.now(UTC), **values)

    @contextmanager
    def _limit(self, job: Job) -> Iterator[None]:
        """End the process, and the job with it, when the job takes too long."""
        timer = Timer(SECONDS, self._give_up, [job])
        timer.daemon = True
        timer.start()
        try:
            yield
        finally:
            timer.cancel()

    def _give_up(self, job: Job) -> None:
        self._end(job, state="failed", message=TOO_LONG)
        os._exit(OUT_OF_TIME)  # a thread cannot be stopped otherwise; the supervisor starts anew

    def tidy_up(self, queue: Queue) -> None:
        """Put back into the queue what waited, and say of what was begun that it was broken off.

        The queue is emptied before the rows are read: a job is entered in its row first, so
        none is lost, and one that is put in twice is done once.
        """
        queue.huey.flush()
        for job in self._store.jobs.unfinished():
            if job.state == "running":
                self._end(job, state="failed", message=INTERRUPTED)
            else:
                queue.put(job.id)


def main(arguments: Sequence[str] | None = None) -> int:
    """Work until told to stop."""
    parser = argparse.ArgumentParser(prog="python -m facilitator.jobs.work")
    parser.add_argument("--data", type=Path, required=True, help="folder of the data")
    parser.add_argument(
        "--attached", action="store_true", help="end when standard input closes, as a parent's does"
    )
    asked = parser.parse_args(arguments)
    logging.basicConfig(
        level=logging.WARNING, format="%(asctime)s worker %(levelname)s %(message)s"
    )
    restrain()
    if asked.attached:
        Thread(target=end_with_parent, daemon=True).start()
    desk = Desk(Store(asked.data, from_environment(os.environ).database))
    queue = Queue(asked.data, desk.work)
    desk.tidy_up(queue)
    consumer = queue.huey.create_consumer(
        workers=1, worker_type="thread", periodic=False, initial_delay=0.1, max_delay=0.5
    )
    consumer.run()
    return 0


if __name__ == "__main__":
    sys.exit(main())

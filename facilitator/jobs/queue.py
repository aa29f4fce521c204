"""Asking for work that must not disturb the room: the live process's side of the queue.

The queue holds ids and nothing else; what is asked for, how far it is and what became of it
stand in the table ``job``. The other side is `work.py`, in a process of its own.
"""

import secrets
from collections.abc import Callable, Collection, Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, NewType, Protocol

from huey import SqliteHuey

from facilitator.core.ids import SessionId

JobId = NewType("JobId", str)


class JobTable(Protocol):
    """What of `storage` is needed here."""

    def add(
        self, job: str, session: SessionId, kind: str, options: Mapping[str, Any], at: datetime
    ) -> None:
        """Write down that a job was asked for."""

    def get(self, job: str) -> Any:
        """Return a job, or None."""

    def of(self, session: SessionId, kinds: Collection[str], most: int) -> Any:
        """Return the last jobs of some kinds, the newest first."""


class Store(Protocol):
    """What of `storage` is needed here."""

    @property
    def jobs(self) -> JobTable:
        """The rows of the jobs."""


class Queue:
    """The ids of the jobs that wait, in ``queue.db``. Threads and processes may share it."""

    def __init__(self, data: Path, work: Callable[[str], None]) -> None:
        self.huey = SqliteHuey(
            "tsunagari", filename=str(data / "queue.db"), results=False, store_none=False
        )

        # Both sides must know the task by one name, and the name holds this module's.
        def run(job: str) -> None:
            work(job)

        self._put = self.huey.task(name="work")(run)

    def put(self, job: str) -> None:
        """Let ``job`` wait for a worker. Jobs are rare: nothing stays open between two."""
        self._put(job)
        self.huey.storage.close()


class Jobs:
    """Asks for work and says how far it is. Call it where storage is called from."""

    def __init__(self, data: Path, store: Store) -> None:
        self._table = store.jobs
        self._queue = Queue(data, _done_elsewhere)

    def submit(self, kind: str, session: SessionId, options: Mapping[str, Any]) -> JobId:
        """Ask for a job and return its id.

        ``report``: options are those of `wish.Wish.to_job`, all but ``lang`` with defaults.
        ``draft`` and ``copy``: as `closing.py` has them. ``sheets``: those of
        `sheets.order.to_options`. The job's ``file`` is the id of the finished file.
        """
        job = JobId(secrets.token_hex(8))
        self._table.add(job, session, kind, options, datetime.now(UTC))
        self._queue.put(job)
        return job

    def waits(self, kind: str, session: SessionId) -> bool:
        """Return whether a job of this kind has been asked for, and has not begun to read yet."""
        return any(job.state == "queued" for job in self._table.of(session, (kind,), 1))

    def status(self, job: str) -> Any:
        """Return the job's row, or None.

        The first line of ``message`` of a failed job is a sentence of the catalogue (in
        English: translate it); what follows is detail and is shown as it is.
        """
        return self._table.get(job)


def _done_elsewhere(job: str) -> None:
    raise AssertionError("jobs are done in the worker process")

"""Heavy work that was asked for, and how far it is. The queue itself is `jobs/queue.py`."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Engine, delete, insert, select, update

from facilitator.core.ids import FileId, SessionId
from facilitator.storage import tables
from facilitator.storage.keys import possible
from facilitator.storage.reading import reading


@dataclass(frozen=True, slots=True)
class Job:
    """One piece of work. ``state``: queued, running, done or failed; ``progress`` in percent."""

    id: str
    session: SessionId
    kind: str
    options: Mapping[str, Any]
    state: str
    progress: int
    message: str
    file: FileId | None
    announced: bool = False


class JobTable:
    """The rows of the jobs. Threads and processes may share it."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def add(
        self, job: str, session: SessionId, kind: str, options: Mapping[str, Any], at: datetime
    ) -> None:
        """Write down that a job was asked for."""
        with self._engine.begin() as connection:
            connection.execute(
                insert(tables.job).values(
                    id=job,
                    session=session,
                    kind=kind,
                    options=dict(options),
                    state="queued",
                    progress=0,
                    message="",
                    announced=False,
                    created_at=at,
                    updated_at=at,
                )
            )

    def hand_over(
        self,
        job: str,
        session: SessionId,
        kind: str,
        at: datetime,
        options: Mapping[str, Any] | None = None,
    ) -> None:
        """Leave for the process that serves a session what only that one may enter."""
        self.add(job, session, kind, options or {}, at)
        self.update(job, at, state="done", progress=100)

    def answer(self, job: str, at: datetime, refused: str = "") -> None:
        """Say what became of a job that was handed over, and keep nothing of what it asked for."""
        state = "failed" if refused else "done"
        self.update(job, at, state=state, message=refused, options={}, announced=True)

    def withdraw(self, job: str) -> None:
        """Take back a job that was handed over, and what it asked for."""
        with self._engine.begin() as connection:
            connection.execute(delete(tables.job).where(tables.job.c.id == job))

    def get(self, job: str) -> Job | None:
        """Return a job."""
        if not possible(job):
            return None
        with reading(self._engine) as connection:
            row = connection.execute(select(tables.job).where(tables.job.c.id == job)).first()
        return _job(row) if row else None

    def of(self, session: SessionId, kinds: Collection[str], most: int) -> list[Job]:
        """Return the jobs of some kinds that were last asked for in a session, the newest first."""
        found = (
            select(tables.job)
            .where(tables.job.c.session == session, tables.job.c.kind.in_(kinds))
            .order_by(tables.job.c.created_at.desc(), tables.job.c.id)
            .limit(most)
        )
        with reading(self._engine) as connection:
            return [_job(row) for row in connection.execute(found)]

    def done(self) -> Mapping[SessionId, Collection[str]]:
        """Return which kinds of work are done, by session."""
        wanted = select(tables.job.c.session, tables.job.c.kind).distinct()
        kinds: dict[SessionId, set[str]] = {}
        with reading(self._engine) as connection:
            for row in connection.execute(wanted.where(tables.job.c.state == "done")):
                kinds.setdefault(SessionId(row.session), set()).add(row.kind)
        return kinds

    def update(self, job: str, at: datetime, **values: Any) -> None:
        """Change ``kind``, ``state``, ``progress``, ``message``, ``options`` or ``file``."""
        with self._engine.begin() as connection:
            connection.execute(
                update(tables.job).where(tables.job.c.id == job).values(**values, updated_at=at)
            )

    def unannounced(self) -> list[Job]:
        """Return the jobs that are done and whose session has not been told yet."""
        done = select(tables.job).where(
            tables.job.c.state == "done", tables.job.c.announced.is_(False)
        )
        with reading(self._engine) as connection:
            return [_job(row) for row in connection.execute(done)]

    def announced(self, job: str) -> None:
        """Note that the session of a job was told."""
        with self._engine.begin() as connection:
            connection.execute(
                update(tables.job).where(tables.job.c.id == job).values(announced=True)
            )

    def unfinished(self) -> list[Job]:
        """Return the jobs that a worker began, or should have begun, before it died."""
        open_ = select(tables.job).where(tables.job.c.state.in_(("queued", "running")))
        with reading(self._engine) as connection:
            return [_job(row) for row in connection.execute(open_)]


def _job(row: Any) -> Job:
    return Job(
        row.id,
        SessionId(row.session),
        row.kind,
        row.options,
        row.state,
        row.progress,
        row.message,
        FileId(row.file) if row.file else None,
        row.announced,
    )

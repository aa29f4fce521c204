"""How sessions stand in the list: what is ticked, put away, or in the bin for thirty days."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Engine, delete, insert, select, update

from facilitator.core.ids import FileId, SessionId
from facilitator.storage import tables
from facilitator.storage.files import Files
from facilitator.storage.reading import reading

IN_THE_BIN = timedelta(days=30)

here = tables.standing.c


@dataclass(frozen=True, slots=True)
class Standing:
    """Since when a session is put away or in the bin; what was ``ticked`` of the things to do."""

    archived_at: datetime | None = None
    binned_at: datetime | None = None
    ticked: frozenset[str] = frozenset()


class Standings:
    """The table ``standing``. Threads may share it."""

    def __init__(self, engine: Engine, files: Files) -> None:
        self._engine = engine
        self._files = files

    def all(self) -> Mapping[SessionId, Standing]:
        """Return how every session stands of which anything is said."""
        with reading(self._engine) as connection:
            rows = connection.execute(select(tables.standing)).all()
        return {SessionId(row.session): _standing(row) for row in rows}

    def of(self, session: SessionId) -> Standing:
        """Return how one session stands."""
        with reading(self._engine) as connection:
            row = connection.execute(select(tables.standing).where(here.session == session)).first()
        return _standing(row) if row else Standing()

    def tick(self, session: SessionId, thing: str, done: bool) -> None:
        """Say that a thing to do before a session is done, or is not after all."""
        ticked = self.of(session).ticked
        self._say(session, ticked=sorted(ticked | {thing} if done else ticked - {thing}))

    def archive(self, session: SessionId, at: datetime | None) -> None:
        """Put a session away, or back into the list (None)."""
        self._say(session, archived_at=at)

    def bin(self, session: SessionId, at: datetime | None) -> None:
        """Put a session into the bin, or take it out again (None)."""
        self._say(session, binned_at=at)

    def binned(self) -> frozenset[SessionId]:
        """Return what lies in the bin."""
        with reading(self._engine) as connection:
            found = connection.scalars(select(here.session).where(here.binned_at.is_not(None)))
            return frozenset(map(SessionId, found))

    def empty(self, before: datetime) -> int:
        """Delete for good what has lain in the bin since ``before``; return how many sessions."""
        old = select(here.session).where(here.binned_at < before)
        with self._engine.begin() as connection:
            sessions = list(connection.scalars(old))
            files = tables.file.c
            bodies = connection.scalars(select(files.id).where(files.session.in_(sessions)))
            gone = [FileId(each) for each in bodies]
            for table in reversed(tables.metadata.sorted_tables):
                if "session" in table.c:
                    connection.execute(delete(table).where(table.c.session.in_(sessions)))
            connection.execute(delete(tables.session).where(tables.session.c.id.in_(sessions)))
        self._files.unlink(gone)
        return len(sessions)

    def _say(self, session: SessionId, **values: Any) -> None:
        with self._engine.begin() as connection:
            mine = tables.standing.c.session == session
            known = connection.execute(update(tables.standing).where(mine).values(**values))
            if not known.rowcount:
                row = {"session": session} | values
                connection.execute(insert(tables.standing).values(**row))


def _standing(row: Any) -> Standing:
    return Standing(row.archived_at, row.binned_at, frozenset(row.ticked or ()))

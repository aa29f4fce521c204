"""What people keep for themselves on the server: read by nobody but their own pages.

Participants keep here with whom and when they take their first step (`web/private.py`), the owner
three lines about a session (`web/learned.py`).
"""

from collections.abc import Mapping
from datetime import datetime

from sqlalchemy import ColumnElement, Engine, and_, delete, insert, select

from facilitator.core.ids import PersonId, SessionId
from facilitator.storage import tables
from facilitator.storage.database import erase
from facilitator.storage.reading import reading


class Private:
    """Texts by session, person and key, each with the day of its end. Threads may share it."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def put(
        self,
        session: SessionId,
        person: PersonId,
        texts: Mapping[str, str],
        expires_at: datetime,
    ) -> None:
        """Keep ``texts`` under their keys until ``expires_at``; an empty one is forgotten."""
        rows = [
            {
                "session": session,
                "person": person,
                "key": key,
                "text": text,
                "expires_at": expires_at,
            }
            for key, text in texts.items()
            if text
        ]
        with self._engine.begin() as connection:
            connection.execute(
                delete(tables.private).where(
                    _of(session, person), tables.private.c.key.in_(list(texts))
                )
            )
            if rows:
                connection.execute(insert(tables.private), rows)

    def of(self, session: SessionId, person: PersonId, at: datetime) -> dict[str, str]:
        """Return what a person keeps in a session and what has not expired ``at``, by key."""
        wanted = select(tables.private).where(
            _of(session, person), tables.private.c.expires_at > at
        )
        with reading(self._engine) as connection:
            return {row.key: row.text for row in connection.execute(wanted)}

    def forget(self, session: SessionId, person: PersonId) -> None:
        """Forget everything that a person keeps in a session."""
        with self._engine.begin() as connection:
            connection.execute(delete(tables.private).where(_of(session, person)))
        erase(self._engine)

    def forget_expired(self, at: datetime) -> None:
        """Forget everything whose time is over ``at``."""
        with self._engine.begin() as connection:
            connection.execute(delete(tables.private).where(tables.private.c.expires_at <= at))


def _of(session: SessionId, person: PersonId) -> ColumnElement[bool]:
    return and_(tables.private.c.session == session, tables.private.c.person == person)

"""PINs by which a screen is paired: typed beside the code, one makes that computer a stage.

A PIN stands among the links and opens nothing there: nobody knows a secret of it. Typed in time it
becomes the link of one stage, once, and is from then on like any other that was given out, but that
it ends by itself (`links.py`). It is kept as what only this installation can make of it: six
figures are soon tried by who reads the database.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from secrets import token_hex

from sqlalchemy import Engine, delete, insert, select, update

from facilitator.core.ids import SessionId
from facilitator.storage import tables
from facilitator.storage.links import BY_PIN, waiting_of
from facilitator.storage.reading import reading

LASTS = timedelta(minutes=10)


@dataclass(frozen=True, slots=True)
class StagePin:
    """A PIN that can still be typed, until a moment; ``id`` will be that of the link."""

    id: str
    until: datetime


class StagePins:
    """The PINs that wait, at most one of a session. Threads may share it."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def make(self, session: SessionId, digest: str, at: datetime) -> None:
        """Let a PIN pair one screen; an earlier one of the session is worth nothing any more."""
        waits = {"role": BY_PIN, "session": session, "epoch": 1, "created_at": at}
        with self._engine.begin() as connection:
            connection.execute(delete(tables.link).where(waiting_of(session)))
            connection.execute(
                insert(tables.link).values(secret_hash=token_hex(32), pin_hash=digest, **waits)
            )

    def waiting(self, session: SessionId, at: datetime) -> StagePin | None:
        """Return the PIN that can be typed at this moment."""
        wanted = select(tables.link).where(
            waiting_of(session), tables.link.c.created_at > at - LASTS
        )
        with reading(self._engine) as connection:
            row = connection.execute(wanted).first()
        return None if row is None else StagePin(row.secret_hash, row.created_at + LASTS)

    def take(self, pin: str, digest: str, at: datetime, label: str) -> bool:
        """Make a PIN the link of a stage; return whether it was the right one, and in time."""
        mine = (
            tables.link.c.secret_hash == pin,
            tables.link.c.role == BY_PIN,
            tables.link.c.pin_hash == digest,
            tables.link.c.created_at > at - LASTS,
        )
        paired = update(tables.link).where(*mine)
        with self._engine.begin() as connection:  # of two at the same moment one finds it there
            done = connection.execute(
                paired.values(role="stage", pin_hash=None, created_at=at, label=label)
            )
        return done.rowcount == 1

    def end(self, session: SessionId) -> None:
        """Let the PIN of a session be worth nothing, if there is one."""
        with self._engine.begin() as connection:
            connection.execute(delete(tables.link).where(waiting_of(session)))

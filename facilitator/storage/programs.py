"""The programs that were made here: their texts as they are, each under its id.

Whether a text can be run is the business of whoever reads it. Nothing that is replaced or thrown
away is gone before it has lain in the bin for thirty days.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Engine, delete, insert, select, update
from sqlalchemy.exc import IntegrityError

from facilitator.storage import tables
from facilitator.storage.keys import possible
from facilitator.storage.reading import reading

here = tables.program.c


@dataclass(frozen=True, slots=True)
class Stored:
    """A program as it is kept, in TOML. One that was never changed was changed when it was made."""

    id: str
    text: str
    made_at: datetime
    changed_at: datetime
    binned_at: datetime | None = None


class Programs:
    """The table ``program``. Threads may share it."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def all(self) -> Sequence[Stored]:
        """Return every program, those in the bin too, the oldest first."""
        oldest = select(tables.program).order_by(here.made_at, here.id)
        with reading(self._engine) as connection:
            return [_stored(row) for row in connection.execute(oldest)]

    def get(self, id: str) -> Stored | None:
        """Return a program, be it in the bin or not."""
        if not possible(id):
            return None
        with reading(self._engine) as connection:
            row = connection.execute(select(tables.program).where(here.id == id)).first()
        return _stored(row) if row else None

    def add(self, id: str, text: str, at: datetime) -> bool:
        """Keep a new program, and return whether it is: not where something has this id."""
        try:
            with self._engine.begin() as connection:
                connection.execute(insert(tables.program).values(_new(id, text, at)))
        except IntegrityError:
            return False
        return True

    def replace(self, was: Stored, text: str, kept: tuple[str, str], at: datetime) -> bool:
        """Put ``text`` in the place of a program, and what it ``was`` into the bin.

        There it is ``kept`` under an id, and with a text, of its own. Return whether this is done:
        not where that id is taken, or the program is not what it was any more.
        """
        mine = (here.id == was.id, here.changed_at == was.changed_at, here.binned_at.is_(None))
        changed = update(tables.program).where(*mine).values(text=text, changed_at=at)
        binned = _new(*kept, was.made_at) | {"changed_at": was.changed_at, "binned_at": at}
        try:
            with self._engine.begin() as connection:
                if not connection.execute(changed).rowcount:
                    return False
                connection.execute(insert(tables.program).values(binned))
        except IntegrityError:
            return False
        return True

    def bin(self, id: str, at: datetime | None) -> bool:
        """Put a program into the bin, or take it out again (None); return whether there is one."""
        if not possible(id):
            return False
        mine = update(tables.program).where(here.id == id).values(binned_at=at)
        with self._engine.begin() as connection:
            return bool(connection.execute(mine).rowcount)

    def empty(self, before: datetime) -> int:
        """Delete for good what has lain in the bin since ``before``; return how many programs."""
        old = delete(tables.program).where(here.binned_at < before)
        with self._engine.begin() as connection:
            return connection.execute(old).rowcount


def _new(id: str, text: str, at: datetime) -> dict[str, Any]:
    return {"id": id, "text": text, "made_at": at, "changed_at": at}


def _stored(row: Any) -> Stored:
    return Stored(row.id, row.text, row.made_at, row.changed_at, row.binned_at)

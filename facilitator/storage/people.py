"""Who has joined: a nickname for today and where they sit. No address, no device."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Engine, func, insert, select, update

from facilitator.core.ids import PersonId, SessionId
from facilitator.storage import tables
from facilitator.storage.reading import reading


@dataclass(frozen=True, slots=True)
class Joined:
    """Someone who has joined a session. ``place`` is ``venue`` or ``online``."""

    id: PersonId
    session: SessionId
    nickname: str
    place: str


class People:
    """Those who have joined. Threads may share it."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def add(self, joined: Joined, at: datetime) -> None:
        """Write down that somebody joined."""
        with self._engine.begin() as connection:
            connection.execute(
                insert(tables.person).values(
                    id=joined.id,
                    session=joined.session,
                    nickname=joined.nickname,
                    place=joined.place,
                    created_at=at,
                )
            )

    def sit(self, person: PersonId, place: str) -> None:
        """Write down where somebody takes part from now on."""
        with self._engine.begin() as connection:
            mine = tables.person.c.id == person
            connection.execute(update(tables.person).where(mine).values(place=place))

    def forget_name(self, person: PersonId) -> None:
        """Forget what somebody wanted to be called."""
        with self._engine.begin() as connection:
            mine = tables.person.c.id == person
            connection.execute(update(tables.person).where(mine).values(nickname=""))

    def count(self, session: SessionId) -> int:
        """Return how many have joined a session so far."""
        wanted = select(func.count()).where(tables.person.c.session == session)
        with reading(self._engine) as connection:
            return connection.execute(wanted).scalar_one()

    def get(self, person: PersonId) -> Joined | None:
        """Return who joined under this id."""
        wanted = select(tables.person).where(tables.person.c.id == person)
        with reading(self._engine) as connection:
            row = connection.execute(wanted).first()
        if row is None:
            return None
        return Joined(PersonId(row.id), SessionId(row.session), row.nickname, row.place)

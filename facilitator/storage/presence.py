"""Who is connected to which process, for the others that serve the same sessions.

A lease: what a process has not said again in time is not so any more. Of those who take part only
numbers; of the crew, who come by a link, what the table of links knows of them anyway.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Engine, and_, delete, insert, or_, select

from facilitator.core.ids import PersonId, SessionId
from facilitator.core.people import Person, Role
from facilitator.storage import tables
from facilitator.storage.reading import reading

LEFT_BEHIND = timedelta(hours=1)
"""How long ago a lease ran out that nobody will say again; clocks of machines may differ."""

here = tables.presence.c


@dataclass(frozen=True, slots=True)
class Connected:
    """Participants in the venue and online, stages, and those who run the session.

    ``checking``: over how many of the stages their check lies.
    """

    venue: int = 0
    online: int = 0
    stages: int = 0
    crew: tuple[Person, ...] = ()
    checking: int = 0

    def __add__(self, other: "Connected") -> "Connected":
        crew = {each.id: each for each in (*self.crew, *other.crew)}
        return Connected(
            self.venue + other.venue,
            self.online + other.online,
            self.stages + other.stages,
            tuple(crew.values()),
            self.checking + other.checking,
        )


class PresenceTable:
    """What every process says of the sessions it serves. Threads may share it."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def say(self, process: str, there: Mapping[SessionId, Connected], until: datetime) -> None:
        """Say who is connected to ``process``, in place of what it said before.

        What a process has left behind that ended without a word goes, too.
        """
        rows = [
            {
                "process": process,
                "session": session,
                "venue": each.venue,
                "online": each.online,
                "stages": each.stages,
                "checking": each.checking,
                "crew": [_told(person) for person in each.crew],
                "until": until,
            }
            for session, each in there.items()
        ]
        with self._engine.begin() as connection:
            old = or_(here.process == process, here.until < until - LEFT_BEHIND)
            connection.execute(delete(tables.presence).where(old))
            if rows:
                connection.execute(insert(tables.presence), rows)

    def others(
        self, process: str, sessions: Collection[SessionId], at: datetime
    ) -> dict[SessionId, Connected]:
        """Return who is connected to other processes than this one ``at`` a moment."""
        theirs = and_(here.process != process, here.until > at, here.session.in_(sessions))
        wanted = select(
            here.session, here.venue, here.online, here.stages, here.crew, here.checking
        )
        found: dict[SessionId, Connected] = {}
        with reading(self._engine) as connection:
            for row in connection.execute(wanted.where(theirs).order_by(here.process)):
                session = SessionId(row.session)
                crew = tuple(_crew(row.crew))
                there = Connected(row.venue, row.online, row.stages, crew, row.checking)
                found[session] = found.get(session, Connected()) + there
        return found


def _told(person: Person) -> dict[str, str]:
    return {"id": person.id, "role": person.role.value, "name": person.nickname}


def _crew(told: Iterable[Mapping[str, Any]]) -> Iterator[Person]:
    for each in told:
        yield Person(PersonId(each["id"]), Role(each["role"]), nickname=each["name"])

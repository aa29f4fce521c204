"""How many are connected to which process, for the others that serve the same sessions.

A lease: what a process has not said again in time is not so any more. Numbers, no people.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import Engine, and_, delete, func, insert, or_, select

from facilitator.core.ids import SessionId
from facilitator.storage import tables
from facilitator.storage.reading import reading

LEFT_BEHIND = timedelta(hours=1)
"""How long ago a lease ran out that nobody will say again; clocks of machines may differ."""

here = tables.presence.c


@dataclass(frozen=True, slots=True)
class Counts:
    """Participants in the venue and online, and stages."""

    venue: int = 0
    online: int = 0
    stages: int = 0


class PresenceTable:
    """What every process says of the sessions it serves. Threads may share it."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def say(self, process: str, counts: Mapping[SessionId, Counts], until: datetime) -> None:
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
                "until": until,
            }
            for session, each in counts.items()
        ]
        with self._engine.begin() as connection:
            old = or_(here.process == process, here.until < until - LEFT_BEHIND)
            connection.execute(delete(tables.presence).where(old))
            if rows:
                connection.execute(insert(tables.presence), rows)

    def others(
        self, process: str, sessions: Collection[SessionId], at: datetime
    ) -> dict[SessionId, Counts]:
        """Return who is connected to other processes than this one ``at`` a moment."""
        sums = [func.sum(each).label(each.name) for each in (here.venue, here.online, here.stages)]
        theirs = and_(here.process != process, here.until > at, here.session.in_(sessions))
        wanted = select(here.session, *sums).where(theirs).group_by(here.session)
        with reading(self._engine) as connection:
            return {
                SessionId(row.session): Counts(row.venue, row.online, row.stages)
                for row in connection.execute(wanted)
            }

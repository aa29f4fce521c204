"""The list of sessions."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Engine, and_, func, select, update

from facilitator.core.codec import encode
from facilitator.core.hosting.hosted import UNSAID, Appointment
from facilitator.core.ids import SessionId
from facilitator.core.moving.agenda import talks
from facilitator.core.program import Text
from facilitator.core.session import Session
from facilitator.storage import tables
from facilitator.storage.keys import possible
from facilitator.storage.reading import reading

PREPARING = ("StageChecked", "GuestIntroduced")
"""Events that tell of a preparation: the stage was checked, guests are known."""


@dataclass(frozen=True, slots=True)
class Listed:
    """A session as the home page lists it. ``state``: preparing, running or ended.

    ``talks`` is how many it has, in its minutes; ``figures`` are ``people`` and ``notes`` of an
    evening that was held, None before its end.
    """

    id: SessionId
    code: str
    title: str
    program: Text
    state: str
    rehearsal: bool
    created_at: datetime
    head: int
    zone: str = ""
    appointed: Appointment = UNSAID
    talks: int = 0
    figures: Mapping[str, int] | None = None


class SessionList:
    """Which sessions there are. Threads may share it."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def all(self) -> list[Listed]:
        """Return every session, the newest first."""
        newest = select(tables.session).order_by(tables.session.c.created_at.desc())
        with reading(self._engine) as connection:
            return [_listed(row) for row in connection.execute(newest)]

    def due(self, before: datetime) -> list[str]:
        """Return the codes of the sessions that ended ``before`` and are not severed yet."""
        entry, session = tables.entry, tables.session
        of_it = entry.c.session == session.c.id
        # Of a session that has ended, the last move led to its end.
        ended = select(func.max(entry.c.at)).where(of_it, entry.c.type == "Moved")
        severed = select(entry.c.seq).where(of_it, entry.c.type == "Severed").exists()
        wanted = select(session.c.code).where(
            session.c.state == "ended", ended.scalar_subquery() < before, ~severed
        )
        with reading(self._engine) as connection:
            return list(connection.scalars(wanted))

    def prepared(self) -> Mapping[SessionId, Collection[str]]:
        """Return what of `PREPARING` the logs of sessions tell that have not begun.

        Such a log is short: nobody has written into it yet.
        """
        entry, session = tables.entry, tables.session
        wanted = (
            select(entry.c.session, entry.c.type)
            .join(session, session.c.id == entry.c.session)
            .where(session.c.state == "preparing", entry.c.type.in_(PREPARING))
            .distinct()
        )
        found: dict[SessionId, set[str]] = {}
        with reading(self._engine) as connection:
            for row in connection.execute(wanted):
                found.setdefault(SessionId(row.session), set()).add(row.type)
        return found

    def moved(self) -> Mapping[SessionId, datetime]:
        """Return when the sessions that run last went on from one stop to another.

        Rehearsals are not asked: a list puts them behind the others anyway.
        """
        entry, session = tables.entry, tables.session
        wanted = (
            select(entry.c.session, func.max(entry.c.at).label("at"))
            .join(session, session.c.id == entry.c.session)
            .where(session.c.state == "running", ~session.c.rehearsal, entry.c.type == "Moved")
            .group_by(entry.c.session)
        )
        with reading(self._engine) as connection:
            return {SessionId(row.session): row.at for row in connection.execute(wanted)}

    def lines(self) -> Mapping[str, Sequence[str]]:
        """Return by code what every session asks, in each language, and what was seen in it."""
        table = tables.session.c
        found = {}
        with reading(self._engine) as connection:
            for row in connection.execute(select(table.code, table.questions, table.saw)):
                asked = [line for each in row.questions or () for line in each.values()]
                all_of_it = (*asked, *(row.saw or {}).values())
                found[row.code] = list(dict.fromkeys(line for line in all_of_it if line))
        return found

    def rename(self, session: SessionId, title: str) -> None:
        """Follow a log that says that a session is called otherwise."""
        mine = tables.session.c.id == session
        with self._engine.begin() as connection:
            connection.execute(update(tables.session).where(mine).values(title=title))

    def appoint(self, session: Session) -> None:
        """Say when and where a session is held, as its log does.

        Of an old one the list alone may know a day. If the log has gone on meanwhile the list has
        followed it.
        """
        mine = and_(tables.session.c.id == session.id, tables.session.c.head == session.seq)
        with self._engine.begin() as connection:
            values = {"appointed": encode(session.appointed)}
            connection.execute(update(tables.session).where(mine).values(**values))

    def find(self, code: str) -> Listed | None:
        """Return the session with this six-digit code."""
        if not possible(code):
            return None
        wanted = select(tables.session).where(tables.session.c.code == code)
        with reading(self._engine) as connection:
            row = connection.execute(wanted).first()
        return _listed(row) if row else None


def _listed(row: Any) -> Listed:
    return Listed(
        SessionId(row.id),
        row.code,
        row.title,
        Text(**row.program),
        row.state,
        row.rehearsal,
        row.created_at,
        row.head,
        row.zone or "",
        Appointment(**row.appointed) if row.appointed else UNSAID,
        row.talks or 0,
        row.figures,
    )


def told(session: Session) -> dict[str, Any]:
    """Return what the list knows of a session beside its head, as its log says it."""
    return {
        "zone": session.zone,
        "appointed": encode(session.appointed),
        "talks": len(talks(session.program, session.format)),
        "figures": figures(session.measures),
        "questions": [encode(part.question) for part in session.program.parts if part.question],
        "saw": dict(session.insights),
    }


def figures(measures: Mapping[str, float]) -> dict[str, int] | None:
    """Return what the list says of an evening that was held; None before its end."""
    return {name: int(measures.get(name, 0)) for name in ("people", "notes")} if measures else None

"""Putting pseudonyms in place of names, and forgetting who was here (`core/severing.py`)."""

from secrets import token_hex

from sqlalchemy import Connection, and_, delete, select, update

from facilitator.core.calling import Called
from facilitator.core.ids import SessionId
from facilitator.core.log import rebuild
from facilitator.core.severing import part_of, severed
from facilitator.storage import tables
from facilitator.storage.rows import from_row, to_row

entry, person, answer = tables.entry, tables.person, tables.answer


def sever(connection: Connection, session: SessionId) -> None:
    """Sever a session, in the transaction that enters that it was."""
    here = entry.c.session == session
    connection.execute(
        update(entry).where(here, entry.c.alias.is_not(None)).values(by=entry.c.alias, alias=None)
    )
    _older(connection, session)
    _unnamed(connection, session)
    connection.execute(delete(answer).where(answer.c.session == session))
    connection.execute(delete(person).where(person.c.session == session))


def _older(connection: Connection, session: SessionId) -> None:
    """Sever entries from before they had a second name: by chance, so that nobody finds them again.

    What was written under one name in one part stays together, for that is counted.
    """
    joined = select(person.c.id).where(person.c.session == session)
    here = entry.c.session == session
    found = connection.execute(select(entry).where(here, entry.c.by.in_(joined))).all()
    if not found:
        return
    rows = connection.execute(select(entry).where(here).order_by(entry.c.seq))
    known, names = rebuild(map(from_row, rows)), dict[tuple[str, str], str]()
    for row in found:
        key = row.by, part_of(known, from_row(row).event)
        name = names.setdefault(key, f"~{token_hex(12)}")
        this = and_(here, entry.c.seq == row.seq)
        connection.execute(update(entry).where(this).values(by=name))


def _unnamed(connection: Connection, session: SessionId) -> None:
    """Forget what people said they want to be called, and who of them did."""
    called = and_(entry.c.session == session, entry.c.type == Called.__name__)
    for row in connection.execute(select(entry).where(called)).all():
        this = and_(entry.c.session == session, entry.c.seq == row.seq)
        anew = to_row(session, severed(from_row(row)))
        connection.execute(update(entry).where(this).values(**anew))

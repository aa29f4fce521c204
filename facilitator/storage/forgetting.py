"""Blanking words in the log, and wherever else, in the transaction that takes them back."""

from sqlalchemy import Connection, and_, select, update

from facilitator.core.codec import encode_event
from facilitator.core.ids import SessionId
from facilitator.core.words import earlier
from facilitator.core.words.taking_back import blanked
from facilitator.storage import tables
from facilitator.storage.rows import from_row

entry = tables.entry


def forget(connection: Connection, session: SessionId, subject: str, seq: int) -> None:
    """Blank the words of ``subject`` in every entry before ``seq``.

    Those of a note, or first step, in older texts of the manuscript, too.
    """
    older = and_(entry.c.session == session, entry.c.seq < seq)
    found = select(entry).where(older, entry.c.subject == subject).order_by(entry.c.seq)
    carriers = [from_row(row) for row in connection.execute(found)]
    if words := [word for each in carriers for word in earlier.said(each.event)]:
        passages = entry.c.subject.like("passage/%")
        texts = connection.execute(select(entry).where(older, passages).order_by(entry.c.seq))
        events = [(each.seq, each.event) for each in map(from_row, texts)]
        for at, event in earlier.blanked(events, words).items():
            _put(connection, session, at, event)
    for each in carriers:
        _put(connection, session, each.seq, blanked(each.event))


def shorten_messages(connection: Connection, session: SessionId) -> None:
    """Leave of what jobs say only the first line: the others name what of the text did not hold.

    They quote it, and nobody knows any more whose words those are.
    """
    job = tables.job
    said = and_(job.c.session == session, job.c.message.contains("\n"))
    for row in connection.execute(select(job.c.id, job.c.message).where(said)).all():
        first = row.message.partition("\n")[0]
        connection.execute(update(job).where(job.c.id == row.id).values(message=first))


def _put(connection: Connection, session: SessionId, seq: int, event: object) -> None:
    _, body = encode_event(event)
    this = and_(entry.c.session == session, entry.c.seq == seq)
    connection.execute(update(entry).where(this).values(body=body))

"""Reading a log: every screen and every report is a function of it."""

from collections.abc import Iterable

from facilitator.core import keeping
from facilitator.core.chapters import OF_EVENT
from facilitator.core.entry import Entry
from facilitator.core.kinds.notes import doubles
from facilitator.core.seeing import dealing, recap, repeating, tabulating, voting
from facilitator.core.session import Session
from facilitator.core.words import copies, forgetting


def rebuild(entries: Iterable[Entry]) -> Session:
    """Return the session that a log describes. Raises ``ValueError`` for an empty log."""
    rest = iter(entries)
    first = next(rest, None)
    if first is None:
        raise ValueError("a log begins with SessionCreated, and this one is empty")
    session = keeping.create(first)
    for entry in rest:
        apply(session, entry)
    return session


def apply(session: Session, entry: Entry) -> None:
    """Change ``session`` into what it is after ``entry``.

    Never refuses: whether an event may happen was decided before it was written, and a
    log must stay readable after the rules change. Raises ``ValueError`` for an entry
    that does not follow the last one.
    """
    if entry.seq != session.seq + 1:
        raise ValueError(f"entry {entry.seq} does not follow entry {session.seq}")
    session.seq, session.at = entry.seq, entry.at
    before = forgetting.quotable(session, entry.event)
    OF_EVENT[type(entry.event)].apply(session, entry, entry.event)
    doubles.follow(session, entry.event)
    dealing.deal(session, entry.event)
    copies.follow(session, entry.event)
    forgetting.follow(session, entry.event, before)


def touched(session: Session, entry: Entry) -> set[str]:
    """Return the keys of the records that ``entry`` may have changed.

    It has been applied, and other entries after it may have been, too.
    """
    keys: set[str] = set(OF_EVENT[type(entry.event)].touches(session, entry.event))
    keys.update(copies.touched(session, entry.event), forgetting.touched(session, entry.event))
    keys.update(doubles.touched(session, entry.event, list(keys)))
    keys.update(tabulating.touched(session, keys))
    keys.update(voting.touched(session, entry.event, list(keys)))
    keys.update(repeating.touched(session, list(keys)))
    keys.update(recap.touched(session, keys))
    return keys | set(dealing.touched(session, entry.event, keys))

"""Undo: taking back the last things a facilitator did, while nothing has built on them.

Each undoable event *claims* what taking it back would change. If a later entry has
claimed or marked one of those, the undo is refused as ``changed_since``.
"""

from dataclasses import dataclass
from typing import Any

from facilitator.core.entry import Entry
from facilitator.core.session import Done, Session

KEPT = 100  # how many actions can be taken back


@dataclass(frozen=True, slots=True)
class Claims:
    """What an event would change when taken back (``own``), and what it builds on (``marks``)."""

    own: tuple[str, ...] = ()
    marks: tuple[str, ...] = ()

    @property
    def all(self) -> tuple[str, ...]:
        """Both."""
        return self.own + self.marks


def remember(
    session: Session,
    entry: Entry,
    event: Any,
    claims: Claims,
    undoes: int | None,
    first: int | None = None,
) -> None:
    """Note in ``session`` that ``entry`` did, or took back, something undoable.

    What was done at once, from entry ``first`` on, is taken back at once.

    What takes another entry back cannot itself be taken back: pressing undo again goes
    further into the past instead of to and fro. With it the claims of that entry go, so
    that what was done before it is the last thing done again.
    """
    if undoes is not None:
        done = session.undoable.pop(undoes, None)
        for key, earlier in done.before.items() if done else ():
            if session.claimed.get(key) == undoes:
                session.claimed[key] = earlier
        return
    before = {key: session.claimed.get(key, 0) for key in claims.all}
    session.undoable[entry.seq] = Done(
        event, before, entry.seq if first is None else first, entry.by, session.stop.part
    )
    mark(session, entry.seq, claims)
    if len(session.undoable) > KEPT:
        _let_go(session)


def _let_go(session: Session) -> None:
    """Keep no more than so many actions."""
    actions = sorted({done.first for done in session.undoable.values()})
    for seq, done in list(session.undoable.items()) if len(actions) > KEPT else ():
        if done.first < actions[-KEPT]:
            del session.undoable[seq]


def mark(session: Session, seq: int, claims: Claims) -> None:
    """Note that entry ``seq`` has changed, or built on, these things."""
    for key in claims.all:
        session.claimed[key] = seq


def untouched(session: Session, seq: int, claims: Claims) -> bool:
    """Return whether nothing since entry ``seq`` has built on what it claims."""
    return all(session.claimed.get(key, 0) <= seq for key in claims.own)

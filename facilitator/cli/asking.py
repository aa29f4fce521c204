"""Changing a session from a command: here, or by the server that holds the data (decisions 12)."""

import io
from collections.abc import Sequence
from datetime import UTC, datetime
from secrets import token_hex
from time import monotonic, sleep
from typing import Any

from facilitator.cli.lock import hold
from facilitator.core import codec
from facilitator.core.decide import decide
from facilitator.core.entry import Entry
from facilitator.core.instant import Instant
from facilitator.core.log import apply, rebuild
from facilitator.core.people import Person
from facilitator.core.refused import Reason, Refused
from facilitator.core.session import Session
from facilitator.core.words import forgetting
from facilitator.storage.handing import doer, kind_of
from facilitator.storage.log import Batch
from facilitator.storage.sessions import Listed
from facilitator.storage.store import Store

PATIENCE = 15.0  # seconds for a running server to do it
LOOK = 0.2


class Unanswered(Exception):
    """A server holds the data and does not answer. Nothing was changed."""


def ask(store: Store, listed: Listed, action: Any) -> None:
    """Let ``action`` be done in a session. Raises ``Refused`` and ``Unanswered``."""
    person = doer(kind_of(action))
    try:
        lock: io.TextIOBase = hold(store.data)
    except OSError:
        _hand_over(store, listed, action)
        return
    with lock:
        store.log.append(listed.id, 0, lambda log, _: _batch(log, person, action))


def entries(session: Session, person: Person, action: Any) -> list[Entry]:
    """Return what follows from ``action``, and apply it to ``session``. Raises ``Refused``."""
    at, made = now(session), []
    for event in decide(session, person, action, at):
        made.append(Entry(session.seq + 1, at.now, person.id, event))
        apply(session, made[-1])
    return made


def now(session: Session) -> Instant:
    """Return the moment at which something is done in a session."""
    return Instant(max(datetime.now(UTC), session.at), "")


def _batch(log: Sequence[Entry], person: Person, action: Any) -> Batch:
    session = rebuild(log)
    finished = forgetting.files(session)
    made = entries(session, person, action)
    return Batch(made, {}, session.state, finished - forgetting.files(session))


def _hand_over(store: Store, listed: Listed, action: Any) -> None:
    job, until = token_hex(8), monotonic() + PATIENCE
    options = codec.encode(action)
    store.jobs.hand_over(job, listed.id, kind_of(action), datetime.now(UTC), options)
    while monotonic() < until:
        asked = store.jobs.get(job)
        if asked is not None and asked.announced:
            if asked.state == "failed":
                raise Refused(Reason(asked.message))
            return
        sleep(LOOK)
    store.jobs.withdraw(job)
    raise Unanswered("the server that runs here did not answer; try again")

"""`facilitator sever`: nothing joins any more what one person did in one part with another."""

import argparse
import io
import sys
from collections.abc import Sequence
from datetime import UTC, datetime
from secrets import token_hex
from time import monotonic, sleep

from facilitator.cli.finding import Wrong, add_data, data_of, found, opened, sorry
from facilitator.cli.lock import hold
from facilitator.core.decide import decide
from facilitator.core.entry import Entry
from facilitator.core.instant import Instant
from facilitator.core.log import apply, rebuild
from facilitator.core.people import DESK
from facilitator.core.refused import Refused
from facilitator.core.session import Session
from facilitator.core.severing import Sever
from facilitator.storage.log import Batch
from facilitator.storage.sessions import Listed
from facilitator.storage.store import Store

PATIENCE = 15.0  # seconds for a running server to do it
LOOK = 0.2

TOO_EARLY = (
    "a session can be severed from half an hour after its end: until then notes still arrive"
)
WARNING = """\
Severing session {code} ({title}) cannot be undone.

  What each participant wrote in one part can then no longer be joined with what they
  wrote in another; nicknames of those who joined are forgotten. Nothing that was said is
  lost, reports and exports stay the same, and everybody still finds their own notes by
  their own link. Sessions are severed by themselves thirty days after their end.

Type the six digits to sever it: """


def register(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Declare the command."""
    parser = commands.add_parser(
        "sever",
        help="forget who wrote what in a session",
        description=(
            "Puts pseudonyms, one for each part, in place of all who took part in a session that "
            "has ended, and forgets who joined. This cannot be undone. A server that runs on the "
            "data does it. Exit code: 0 severed (or it was), 1 it is too early, or was not "
            "confirmed, 2 asked for wrongly."
        ),
    )
    parser.add_argument("session", help="the six-digit code of the session")
    parser.add_argument("--yes", action="store_true", help="do not ask")
    add_data(parser)


def run(asked: argparse.Namespace) -> int:
    """Sever; return 0, 1 when it may not be or was not confirmed, 2 when wrongly asked for."""
    try:
        store = opened(data_of(asked))
        try:
            return _sever(store, found(store, asked.session), asked.yes)
        finally:
            store.close()
    except Wrong as error:
        return sorry("sever", error, 2)


def _sever(store: Store, listed: Listed, sure: bool) -> int:
    session = rebuild(store.log.entries(listed.id))
    if session.severed is None:
        try:
            decide(session, DESK, Sever(), _now(session))
        except Refused:
            return sorry("sever", TOO_EARLY, 1)
        if not (sure or _confirmed(listed)):
            return sorry("sever", "nothing was changed", 1)
        if not _done(store, listed):
            return sorry("sever", "the server that runs here did not answer; try again", 1)
    print(f"session {listed.code} is severed")
    return 0


def _confirmed(listed: Listed) -> bool:
    print(WARNING.format(code=listed.code, title=listed.title), end="", flush=True)
    return sys.stdin.readline().replace(" ", "").strip() == listed.code


def _done(store: Store, listed: Listed) -> bool:
    """Sever it here, or let the server that holds the data do it (decisions 12)."""
    try:
        lock: io.TextIOBase = hold(store.data)
    except OSError:
        store.jobs.hand_over(token_hex(8), listed.id, "sever", datetime.now(UTC))
        return _seen(store, listed)
    with lock:
        store.log.append(listed.id, 0, lambda newer, _: _batch(newer))
    return True


def _batch(log: Sequence[Entry]) -> Batch:
    session = rebuild(log)
    at = _now(session)
    entries = []
    for event in decide(session, DESK, Sever(), at):
        entries.append(Entry(session.seq + 1, at.now, DESK.id, event))
        apply(session, entries[-1])
    return Batch(entries, {}, session.state)


def _now(session: Session) -> Instant:
    return Instant(max(datetime.now(UTC), session.at), "")


def _seen(store: Store, listed: Listed) -> bool:
    """Return whether the server has done it, in the time it has for that."""
    until = monotonic() + PATIENCE
    while monotonic() < until:
        if rebuild(store.log.entries(listed.id)).severed is not None:
            return True
        sleep(LOOK)
    return False

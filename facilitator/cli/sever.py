"""`facilitator sever`: nothing joins any more what one person did in one part with another."""

import argparse
import sys

from facilitator.cli.asking import Unanswered, ask, now
from facilitator.cli.finding import Wrong, add_data, data_of, found, opened, sorry
from facilitator.core.decide import decide
from facilitator.core.log import rebuild
from facilitator.core.people import DESK
from facilitator.core.refused import Refused
from facilitator.core.severing import Sever
from facilitator.storage.sessions import Listed
from facilitator.storage.store import Store

TOO_EARLY = (
    "a session can be severed from half an hour after its end: until then notes still arrive"
)
WARNING = """\
Severing session {code} ({title}) cannot be undone.

  What each participant wrote in one part can then no longer be joined with what they
  wrote in another; nicknames of those who joined are forgotten. Nothing that was said is
  lost, and everybody still finds their own notes by their own link. Reports and exports
  stay the same, but for a pulse: who went up or down can no longer be told of it.
  Sessions are severed by themselves thirty days after their end.

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
            decide(session, DESK, Sever(), now(session))
            if not (sure or _confirmed(listed)):
                return sorry("sever", "nothing was changed", 1)
            ask(store, listed, Sever())
        except Refused:
            return sorry("sever", TOO_EARLY, 1)
        except Unanswered as error:
            return sorry("sever", error, 1)
    print(f"session {listed.code} is severed")
    return 0


def _confirmed(listed: Listed) -> bool:
    print(WARNING.format(code=listed.code, title=listed.title), end="", flush=True)
    return sys.stdin.readline().replace(" ", "").strip() == listed.code

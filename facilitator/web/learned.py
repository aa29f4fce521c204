"""What a session has taught its owner: three lines of their own, beside the log.

Nobody else reads them; they are in no export and no report, and go with the session. A copy of the
session has lines of its own, which say what the last time said.
"""

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta

from facilitator.core.ids import PersonId, SessionId
from facilitator.web.house import house

ASKED = ("surprised", "change", "thank")
OWNER = PersonId("owner")  # no participant is called that; it is the same on every server
KEPT = timedelta(days=400)  # many a session comes once a year
NOW, LAST = "lessons", "last"  # of this session, and of the one that it is a copy of


def lessons(session: SessionId) -> Mapping[str, str]:
    """Return what the owner has noted down about a session; "" where they have not."""
    return _of(session, NOW)


def last_time(session: SessionId) -> Mapping[str, str]:
    """Return what a session was told by the one that it is a copy of; empty if nothing."""
    return {name: text for name, text in _of(session, LAST).items() if text}


def keep(session: SessionId, texts: Mapping[str, str]) -> None:
    """Keep some of the three lines, as typed; "" forgets one."""
    _put(session, NOW, texts)


def hand_on(session: SessionId, copy: SessionId) -> None:
    """Tell a copy what its session has taught, or had been told itself."""
    told = {name: text for name, text in lessons(session).items() if text} or last_time(session)
    if told:
        _put(copy, LAST, told)


def forget_last_time(session: SessionId) -> None:
    """Forget what a session was told."""
    _put(session, LAST, dict.fromkeys(ASKED, ""))


def _of(session: SessionId, when: str) -> dict[str, str]:
    kept = house().threads.read(house().store.private.of, session, OWNER, datetime.now(UTC))
    return {name: kept.get(f"{when}/{name}", "") for name in ASKED}


def _put(session: SessionId, when: str, texts: Mapping[str, str]) -> None:
    put, until = house().store.private.put, datetime.now(UTC) + KEPT
    keyed = {f"{when}/{name}": text for name, text in texts.items()}
    house().threads.write(put, session, OWNER, keyed, until)

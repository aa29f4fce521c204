"""What a session has taught its owner: three lines of their own, beside the log.

Nobody else reads them; they are in no export and no report, and go with the session. A copy of the
session has lines of its own, which say what the last time said.
"""

from collections.abc import Collection, Mapping
from datetime import UTC, datetime, timedelta

from facilitator.core.ids import PersonId, SessionId
from facilitator.storage.private import Private
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


def keep(
    session: SessionId, texts: Mapping[str, str], instead: Mapping[str, Collection[str]]
) -> Mapping[str, str]:
    """Keep some of the three lines, as typed; "" forgets one.

    ``instead`` says of what a line may take the place; one that is not in it replaces whatever
    there is. If another device has written something else meanwhile, nothing is kept, and what
    stands there is returned, by name; otherwise nothing is.
    """
    return house().threads.write(_keep, house().store.private, session, texts, instead)


def hand_on(session: SessionId, copy: SessionId) -> None:
    """Tell a copy what its session has taught, or had been told itself."""
    told = {name: text for name, text in lessons(session).items() if text} or last_time(session)
    if told:
        _put(copy, LAST, told)


def forget_last_time(session: SessionId) -> None:
    """Forget what a session was told."""
    _put(session, LAST, dict.fromkeys(ASKED, ""))


def _keep(
    private: Private,
    session: SessionId,
    texts: Mapping[str, str],
    instead: Mapping[str, Collection[str]],
) -> Mapping[str, str]:
    """Look and write in the thread that writes: nothing comes in between."""
    at = datetime.now(UTC)
    there = _named(private.of(session, OWNER, at), NOW)
    other = {
        name: there[name] for name in instead if there[name] not in (*instead[name], texts[name])
    }
    if not other:
        private.put(session, OWNER, _keyed(NOW, texts), at + KEPT)
    return other


def _of(session: SessionId, when: str) -> dict[str, str]:
    kept = house().threads.read(house().store.private.of, session, OWNER, datetime.now(UTC))
    return _named(kept, when)


def _named(kept: Mapping[str, str], when: str) -> dict[str, str]:
    return {name: kept.get(f"{when}/{name}", "") for name in ASKED}


def _keyed(when: str, texts: Mapping[str, str]) -> dict[str, str]:
    return {f"{when}/{name}": text for name, text in texts.items()}


def _put(session: SessionId, when: str, texts: Mapping[str, str]) -> None:
    put, until = house().store.private.put, datetime.now(UTC) + KEPT
    house().threads.write(put, session, OWNER, _keyed(when, texts), until)

"""Data on disk for the commands, and the commands."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

from facilitator.cli.main import main
from facilitator.core.ids import SessionId
from facilitator.core.people import Person
from facilitator.storage.people import Joined
from facilitator.storage.store import Store
from tests.core.world import ANN, BEN, CARL, START, Evening
from tests.exporting.evenings import a_sound_evening

CODE = "482913"
S1 = SessionId("s1")


def on_disk(data: Path, *people: Person, database: str = "") -> Evening:
    """Write an evening, which ended long ago, with those who joined it; return it.

    It goes into a PostgreSQL ``database``, if one is given.
    """
    people = people or (ANN, BEN, CARL)
    evening = a_sound_evening(*people)
    store = Store(data, database)
    store.log.create(evening.session, *evening.log)
    for person in people:
        store.people.add(Joined(person.id, S1, person.nickname, "venue"), START)
    store.close()
    return evening


def ended_yesterday(data: Path, database: str = "") -> None:
    """Write an evening in which people did a bit of everything, and that ended yesterday."""
    evening = a_sound_evening()
    evening.now = datetime.now(UTC) - timedelta(days=1)
    evening.go("lobby")
    evening.go("ended")
    store = Store(data, database)
    store.log.create(evening.session, *evening.log)
    store.close()


def ended_just_now(data: Path) -> None:
    """Write an evening that ended a minute ago."""
    evening = Evening()
    evening.now = datetime.now(UTC) - timedelta(minutes=1)
    evening.go("ended")
    store = Store(data)
    store.log.create(evening.session, *evening.log)
    store.close()


def bytes_of(folder: Path) -> bytes:
    """Return every byte that is on disk: the database and what lies beside it."""
    return b"".join(path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file())


def call(*words: object) -> int:
    """Call a command as a terminal does; return its exit code."""
    return main([str(word) for word in words])

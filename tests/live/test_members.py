"""Several servers carry one session: the same order on every screen, whatever falls over."""

from collections.abc import Iterator
from pathlib import Path
from threading import Event
from typing import Any

import pytest

from facilitator.core.kinds.notes.writing import NoteAdded
from facilitator.storage.store import Store
from tests.live.test_durability import Writer
from tests.postgres import Postgres
from tests.redis_server import RedisServer
from tests.serving import Browser, Screen, Server, join, new_session

NOTE = {"part": "meaning", "category": None, "named": False, "in_report": True}


@pytest.fixture(scope="module")
def postgres() -> Iterator[Postgres]:
    server = Postgres()
    yield server
    server.stop()


@pytest.fixture(scope="module")
def redis() -> Iterator[RedisServer]:
    server = RedisServer()
    yield server
    server.stop()


@pytest.fixture
def members(tmp_path: Path, postgres: Postgres, redis: RedisServer) -> Iterator[list[Server]]:
    """Two servers on one database."""
    database = postgres.create()
    both = [Server(tmp_path, database=database, redis=redis.url) for _ in range(2)]
    for each in both:
        each.database = database
    yield both
    for each in both:
        each.stop()


class Hall:
    """A session in which people write, with its console at the first server."""

    def __init__(self, members: list[Server]) -> None:
        self.first, self.second = members
        self.fay = Browser(self.first).enter(self.first.owner)
        self.code = new_session(self.fay, rehearsal=True)
        self.console = Screen(self.first, self.fay.page(f"/console/{self.code}"))
        self.console.act("Move", to="meaning/write", expect="lobby")

    def elsewhere(self) -> Screen:
        """Return a console at the second server."""
        fay = Browser(self.second).enter(self.second.owner)
        return Screen(self.second, fay.page(f"/console/{self.code}"))


def same(*screens: Screen) -> None:
    """Wait until the screens show the same, up to the same entry."""
    last = max(screen.seq for screen in screens)
    for screen in screens:
        screen.until(lambda s: s.seq >= last)
    notes = [_notes(screen) for screen in screens]
    assert all(each == notes[0] for each in notes)


def _notes(screen: Screen) -> dict[str, Any]:
    return {key: value for key, value in screen.records.items() if key.startswith("note/")}


def test_phones_at_two_servers_write_into_one_session(members):
    hall = Hall(members)
    there = hall.elsewhere()
    people = [join(server, hall.code) for server in members for _ in range(3)]

    seqs = [person.act("AddNote", text=f"n{n}", **NOTE)["seq"] for n, person in enumerate(people)]

    for screen in (hall.console, there):
        screen.until(lambda s: len(_notes(s)) == len(people))
    assert seqs == sorted(set(seqs))
    same(hall.console, there)


def test_a_move_at_one_server_moves_the_phones_of_the_other(members):
    hall = Hall(members)
    phone = join(hall.second, hall.code)
    phone.act("AddNote", text="seen", **NOTE)

    hall.console.act("Move", to="meaning/reveal", expect="meaning/write")

    phone.until(lambda s: s.records["session"]["stop"]["id"] == "meaning/reveal")
    phone.until(_notes)


def test_everybody_is_counted_once_wherever_they_are_connected(members):
    hall = Hall(members)
    people = [join(server, hall.code, place="venue") for server in members]

    hall.console.until(lambda s: s.counts.get("venue") == len(people))
    people[1].until(lambda s: s.counts.get("venue") == len(people))


def test_words_taken_back_at_one_server_are_gone_from_the_screens_of_the_other(members):
    hall = Hall(members)
    there = hall.elsewhere()
    phone = join(hall.first, hall.code)
    phone.act("AddNote", text="ひみつ", **NOTE)
    there.until(_notes)

    phone.act("WithdrawNote", note=phone.own["notes"][0]["id"])

    there.until(lambda s: not _notes(s))
    assert "ひみつ" not in str(hall.elsewhere().records)


def test_without_the_doorbell_it_takes_a_second_and_nothing_is_lost(members, redis):
    hall = Hall(members)
    there = hall.elsewhere()
    phone = join(hall.first, hall.code)
    redis.end()

    answers = [phone.act("AddNote", text=f"n{n}", **NOTE) for n in range(5)]

    assert all(answer["ok"] for answer in answers)
    there.until(lambda s: len(_notes(s)) == 5)
    redis.start()
    phone.act("AddNote", text="again", **NOTE)
    there.until(lambda s: len(_notes(s)) == 6)


@pytest.mark.filterwarnings("ignore::pytest.PytestUnhandledThreadExceptionWarning")
def test_a_database_that_restarts_loses_and_doubles_nothing(members, postgres):
    hall = Hall(members)
    there = hall.elsewhere()
    writers = _writing(hall, members)

    for _ in range(2):
        _until_more(writers)
        postgres.restart()
    _until_more(writers)
    acknowledged = _stopped(writers)

    _exactly_once(hall, members, acknowledged)
    same(hall.console, there)


@pytest.mark.filterwarnings("ignore::pytest.PytestUnhandledThreadExceptionWarning")
def test_the_phones_of_a_server_that_is_killed_go_on_at_the_other(members):
    hall = Hall(members)
    there = hall.elsewhere()
    writers = _writing(hall, members)
    _until_more(writers)

    hall.console.close()
    hall.first.kill()
    for writer in writers:
        writer.screen.server = hall.second
    _until_more(writers)
    acknowledged = _stopped(writers)

    _exactly_once(hall, members, acknowledged)
    there.until(lambda s: len(_notes(s)) >= len(acknowledged))


def _writing(hall: Hall, members: list[Server]) -> list[Writer]:
    stop = Event()
    writers = [
        Writer(join(server, hall.code), f"{at}-{n}", stop)
        for at, server in enumerate(members)
        for n in range(2)
    ]
    for writer in writers:
        writer.start()
    return writers


def _until_more(writers: list[Writer]) -> None:
    """Wait until everybody has had ten more notes acknowledged."""
    for writer in writers:
        wanted = len(writer.acknowledged) + 10
        with writer.more:
            assert writer.more.wait_for(lambda w=writer, n=wanted: len(w.acknowledged) >= n, 60)


def _stopped(writers: list[Writer]) -> list[str]:
    writers[0].stop.set()
    for writer in writers:
        writer.join(60)
        writer.screen.close()
    return [text for writer in writers for text in writer.acknowledged]


def _exactly_once(hall: Hall, members: list[Server], acknowledged: list[str]) -> None:
    store = Store(members[0].folder, members[0].database)
    listed = store.sessions.find(hall.code)
    assert listed is not None
    entries = store.log.entries(listed.id)
    store.close()
    texts = [each.event.text for each in entries if isinstance(each.event, NoteAdded)]
    assert [entry.seq for entry in entries] == list(range(1, len(entries) + 1))
    assert len(texts) == len(set(texts))
    assert set(acknowledged) <= set(texts)

"""Several servers carry one session: the same order on every screen, whatever falls over."""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from threading import Event
from typing import Any

import psycopg
import pytest

from facilitator.core.kinds.notes.writing import NoteAdded
from tests.live.test_crew import Crew, come
from tests.live.test_durability import Writer
from tests.postgres import TEMPLATE, Postgres
from tests.redis_server import RedisServer
from tests.serving import Browser, Screen, Server, join, new_session
from tests.test_library import WHOLE as PROGRAM

NOTE = {"part": "meaning", "category": None, "named": False, "in_report": True}


@pytest.fixture
def members(tmp_path: Path, postgres: Postgres, redis: RedisServer) -> Iterator[list[Server]]:
    """Two servers on one database."""
    shared = {"database": postgres.create(TEMPLATE), "redis": redis.url}
    both = [Server(tmp_path, "--member", **shared) for _ in range(2)]
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
    """Wait until the screens show the same, up to the last entry: nobody writes any more."""
    with closing(screens[0].server.store()) as store:
        listed = store.sessions.find(screens[0].page["code"])
    assert listed is not None
    last = listed.head
    for screen in screens:
        screen.until(lambda s: s.seq >= last)
    shown = [notes(screen) for screen in screens]
    assert all(each == shown[0] for each in shown)


def notes(screen: Screen) -> dict[str, Any]:
    return {key: value for key, value in screen.records.items() if key.startswith("note/")}


def test_phones_at_two_servers_write_into_one_session(members):
    hall = Hall(members)
    there = hall.elsewhere()
    people = [join(server, hall.code) for server in members for _ in range(3)]

    seqs = [person.act("AddNote", text=f"n{n}", **NOTE)["seq"] for n, person in enumerate(people)]

    for screen in (hall.console, there):
        screen.until(lambda s: len(notes(s)) == len(people))
    assert seqs == sorted(set(seqs))
    same(hall.console, there)


def test_a_move_at_one_server_moves_the_phones_of_the_other(members):
    hall = Hall(members)
    phone = join(hall.second, hall.code)
    phone.act("AddNote", text="seen", **NOTE)

    hall.console.act("Move", to="meaning/reveal", expect="meaning/write")

    phone.until(lambda s: s.records["session"]["stop"]["id"] == "meaning/reveal")
    phone.until(notes)


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
    there.until(notes)

    phone.act("WithdrawNote", note=phone.own["notes"][0]["id"])

    there.until(lambda s: not notes(s))
    assert "ひみつ" not in str(hall.elsewhere().records)


def test_a_note_at_one_server_carries_the_name_that_was_said_at_the_other(members, redis):
    hall = Hall(members)
    person = join(hall.second, hall.code, nickname="")
    there = Screen(hall.first, person.page)
    redis.end()  # so that the first would hear of it only at its next look, in a second
    try:
        assert person.act("CallMe", nickname="ひろ")["ok"]
        assert there.act("AddNote", text="ひとつ", **(NOTE | {"named": True}))["ok"]

        [note] = hall.elsewhere().until(notes).values()
        assert note["by"] == "ひろ"
        there.until(lambda s: s.own["name"] == "ひろ")
    finally:
        redis.start()


def test_who_comes_over_from_another_server_is_shown_what_was_acknowledged_there(members, redis):
    hall = Hall(members)
    person = join(hall.second, hall.code)
    there = Screen(hall.first, person.page)
    redis.end()  # so that the first would hear of it only at its next look, in a second
    try:
        for n in range(5):
            answer = person.act("AddNote", text=f"n{n}", **NOTE)

            over = Screen(hall.first, person.page)

            over.until(lambda s: s.own["seq"] >= 0)
            assert over.heard[0][1]["seq"] >= answer["seq"]
            assert len(over.own["notes"]) == n + 1
            over.close()
    finally:
        redis.start()
    there.until(lambda s: len(s.own["notes"]) == 5)


def test_without_the_doorbell_it_takes_a_second_and_nothing_is_lost(members, redis):
    hall = Hall(members)
    there = hall.elsewhere()
    phone = join(hall.first, hall.code)
    redis.end()

    answers = [phone.act("AddNote", text=f"n{n}", **NOTE) for n in range(5)]

    assert all(answer["ok"] for answer in answers)
    there.until(lambda s: len(notes(s)) == 5)
    redis.start()
    phone.act("AddNote", text="again", **NOTE)
    there.until(lambda s: len(notes(s)) == 6)


@pytest.mark.filterwarnings("ignore::pytest.PytestUnhandledThreadExceptionWarning")
def test_a_database_that_restarts_loses_and_doubles_nothing(members, postgres):
    hall = Hall(members)
    there = hall.elsewhere()
    writers = _writing(hall, members)

    for _ in range(2):
        until_more(writers)
        postgres.restart()
    until_more(writers)
    acknowledged = stopped(writers)

    exactly_once(hall.code, members[0], acknowledged)
    same(hall.console, there)


@pytest.mark.filterwarnings("ignore::pytest.PytestUnhandledThreadExceptionWarning")
def test_the_phones_of_a_server_that_is_killed_go_on_at_the_other(members):
    hall = Hall(members)
    there = hall.elsewhere()
    writers = _writing(hall, members)
    until_more(writers)

    hall.console.close()
    hall.first.kill()
    for writer in writers:
        writer.screen.server = hall.second
    until_more(writers)
    acknowledged = stopped(writers)

    exactly_once(hall.code, members[0], acknowledged)
    there.until(lambda s: len(notes(s)) >= len(acknowledged))


def test_a_program_that_was_brought_to_one_server_is_run_by_the_other_at_once(members):
    first, second = (Browser(each).enter(each.owner) for each in members)
    before = second.get("/new").text

    first.upload("/programs/import", {"file": ("walk.toml", PROGRAM)})
    code = new_session(second, program="walk", format=10)
    first.post("/programs/walk/delete")

    assert 'value="walk"' not in before + second.get("/new").text
    assert second.get(f"/console/{code}").ok
    assert 'id="here-walk"' in second.get("/programs").text
    back = second.upload("/programs/import", {"file": ("walk.toml", PROGRAM)})
    assert back.url.endswith("program=walk&done=back#here-walk")  # out of the bin of the first
    assert 'value="walk"' in first.get("/new").text


def drop(postgres: Postgres, url: str) -> None:
    """Take a database away from all who use it."""
    name = psycopg.conninfo.conninfo_to_dict(url)["dbname"]
    with psycopg.connect(postgres.url("postgres"), autocommit=True) as connection:
        connection.execute(f"DROP DATABASE {name} WITH (FORCE)".encode())


def test_servers_whose_database_is_gone_end_in_order(members, postgres):
    hall = Hall(members)
    phone = join(hall.second, hall.code)
    drop(postgres, members[0].database)

    for each in members:
        each.stop()

    assert [each.process.returncode for each in members] == [0, 0]
    assert not phone.socket.connected


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


def until_more(writers: list[Writer]) -> None:
    """Wait until everybody has had ten more notes acknowledged."""
    for writer in writers:
        wanted = len(writer.acknowledged) + 10
        with writer.more:
            assert writer.more.wait_for(lambda w=writer, n=wanted: len(w.acknowledged) >= n, 60)


def stopped(writers: list[Writer]) -> list[str]:
    writers[0].stop.set()
    for writer in writers:
        writer.join(60)
        writer.screen.close()
    return [text for writer in writers for text in writer.acknowledged]


def exactly_once(code: str, server: Server, acknowledged: list[str]) -> None:
    """Every note that was acknowledged is in the log once, and no number is missing."""
    store = server.store()
    listed = store.sessions.find(code)
    assert listed is not None
    entries = store.log.entries(listed.id)
    store.close()
    texts = [each.event.text for each in entries if isinstance(each.event, NoteAdded)]
    assert [entry.seq for entry in entries] == list(range(1, len(entries) + 1))
    assert len(texts) == len(set(texts))
    assert set(acknowledged) <= set(texts)


def test_people_at_two_servers_find_each_other_by_one_mark(members):
    hall = Hall(members)
    assert hall.console.act("SetPairing", way="mark", size=2)["ok"]
    here, there = (join(server, hall.code) for server in members)
    hall.console.act("Move", to="barriers/pair", expect="meaning/write")

    for phone in (here, there):
        phone.until(lambda s: (s.own.get("pair") or {}).get("mark"))
    assert here.own["pair"]["mark"] == there.own["pair"]["mark"]


def test_the_clock_swaps_once_however_many_servers_look_at_it(members):
    hall = Hall(members)
    there = hall.elsewhere()
    hall.console.act("Move", to="barriers/pair", expect="meaning/write")
    there.until(lambda s: s.records["session"]["turn"])

    for turn in (1, 2):
        assert hall.console.act("AddMinutes", minutes=-4)["ok"]
        for screen in (hall.console, there):
            screen.until(lambda s, turn=turn: s.records["session"]["turn"]["n"] >= turn)

    same(hall.console, there)
    assert [s.records["session"]["turn"]["n"] for s in (hall.console, there)] == [2, 2]


def here(screen: Crew) -> dict[str, bool]:
    """Return who of the crew is connected, by role, as a console was told last."""
    return {each["role"]: each["here"] for each in screen.crew}


def test_the_crew_is_one_wherever_its_consoles_sit(members):
    hall = Hall(members)
    board = Crew(hall.first, hall.fay.page(f"/console/{hall.code}"))
    helper = come(hall.second, hall.fay, hall.code, "co", "Yuki")

    everybody = {"facilitator": True, "co": True}
    for screen in (board, helper):
        screen.until(lambda s: here(s) == everybody)
    assert {each["name"] for each in board.crew} == {"", "Yuki"}

    helper.close()
    board.until(lambda s: here(s) == {"facilitator": True, "co": False})


def test_the_lead_is_handed_from_a_console_at_one_server_to_one_at_the_other_and_back(members):
    hall = Hall(members)
    board = Crew(hall.first, hall.fay.page(f"/console/{hall.code}"))
    helper = come(hall.second, hall.fay, hall.code, "co")
    onward = {"to": "meaning/reveal", "expect": "meaning/write"}
    assert helper.act("Move", **onward)["reason"] == "not_leading"

    assert board.act("OfferLead", to=helper.page["me"])["ok"]
    helper.until(lambda s: s.records["console"]["lead"]["offered"])
    assert helper.act("TakeLead")["ok"]

    board.until(lambda s: s.records["console"]["lead"]["holder"] == helper.page["me"])
    assert board.act("Move", **onward)["reason"] == "not_leading"
    assert helper.act("Move", **onward)["ok"]
    assert board.act("TakeLead")["ok"]
    late = helper.act("Move", **onward)
    assert late["reason"] == "not_leading"


def test_nobody_takes_over_from_a_leader_who_sits_at_another_server(members):
    hall = Hall(members)
    helper = come(hall.second, hall.fay, hall.code, "co")

    assert helper.act("TakeLead")["reason"] == "leader_here"

    hall.console.close()
    helper.until(lambda s: here(s) == {"facilitator": False, "co": True})
    assert helper.act("TakeLead")["ok"]
    again = Crew(hall.first, hall.fay.page(f"/console/{hall.code}"))
    again.until(lambda s: s.records["console"]["lead"]["holder"] == helper.page["me"])
    other = come(hall.first, hall.fay, hall.code, "co", "second")
    assert other.act("TakeLead")["reason"] == "leader_here"


def test_who_led_from_a_server_that_is_killed_is_gone_once_its_lease_is_over(members):
    hall = Hall(members)
    helper = come(hall.second, hall.fay, hall.code, "co")
    helper.until(lambda s: here(s) == {"facilitator": True, "co": True})

    hall.console.close()
    hall.first.kill()

    helper.until(lambda s: here(s) == {"facilitator": False, "co": True})
    assert helper.act("TakeLead")["ok"]


def test_whoever_moved_the_session_at_the_other_server_is_named(members):
    hall = Hall(members)
    helper = come(hall.second, hall.fay, hall.code, "facilitator", "Ren")
    step = {"to": "meaning/reveal", "expect": "meaning/write"}
    board = Crew(hall.first, hall.fay.page(f"/console/{hall.code}"))
    board.until(lambda s: "Ren" in {each["name"] for each in s.crew})
    assert helper.act("Move", **step)["ok"]

    late = board.act("Move", **step)

    assert (late["reason"], late["role"], late["name"]) == ("moved_on", "facilitator", "Ren")

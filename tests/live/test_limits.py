"""One person may ask for so much; a hall behind one address is never in its own way."""

import json
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from secrets import token_hex
from typing import Any
from urllib.parse import urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitator.core.ids import PersonId
from facilitator.live import limits
from facilitator.live.limits import (
    NOTES,
    NOTES_EACH,
    OF_SESSION,
    RELATES,
    SOCKETS,
    Limits,
    Places,
)
from tests.edge.attacker import Line
from tests.edge.mutated import frame
from tests.live.test_protocol import console, go, note
from tests.serving import PATIENCE, Browser, Screen, Server, join, new_session, page_of

ANN, BEN, CAT = PersonId("ann"), PersonId("ben"), PersonId("cat")


class Clock:
    now = 0.0

    def __call__(self) -> float:
        return self.now


def test_a_burst_passes_and_the_next_has_to_wait_for_one_token():
    clock = Clock()
    measure = Limits(clock)

    assert [measure.wait(ANN, NOTES) for _ in range(NOTES.burst)] == [0] * NOTES.burst
    assert measure.wait(ANN, NOTES) == pytest.approx(1 / NOTES.each)
    clock.now += 0.75
    assert measure.wait(ANN, NOTES) == pytest.approx(0.25)
    clock.now += 0.25
    assert measure.wait(ANN, NOTES) == 0


def test_people_and_deeds_are_measured_apart():
    measure = Limits(Clock())
    while not measure.wait(ANN, NOTES):
        pass

    assert measure.wait(BEN, NOTES) == 0
    assert measure.wait(ANN, RELATES) == 0


@given(st.lists(st.floats(0, 3), max_size=60))
def test_nobody_ever_gets_more_than_the_burst_and_what_time_gives(pauses: list[float]):
    clock = Clock()
    measure = Limits(clock)
    passed = 0
    for pause in pauses:
        clock.now += pause
        passed += not measure.wait(ANN, NOTES)

        assert passed <= NOTES.burst + clock.now * NOTES.each + 1e-6


@given(st.lists(st.floats(0, 3), min_size=1, max_size=60))
def test_who_waits_as_long_as_they_were_told_gets_through(pauses: list[float]):
    clock = Clock()
    measure = Limits(clock)
    for pause in pauses:
        clock.now += pause
        if wait := measure.wait(ANN, NOTES):
            clock.now += wait + 1e-6
            assert measure.wait(ANN, NOTES) == 0


def test_of_very_many_people_only_those_who_still_wait_are_remembered(monkeypatch):
    monkeypatch.setattr(limits, "REMEMBERED", 8)
    clock = Clock()
    measure = Limits(clock)
    for n in range(8):
        measure.wait(PersonId(f"early-{n}"), NOTES)
    clock.now += 1
    while not measure.wait(ANN, NOTES):
        pass

    measure.wait(BEN, NOTES)

    assert len(measure._left) == 2
    assert measure.wait(ANN, NOTES) > 0


def test_nobody_writes_more_notes_than_a_session_takes_of_one():
    measure = Limits(Clock())
    for _ in range(NOTES_EACH):
        assert not measure.full(ANN)
        measure.wrote(ANN)

    assert measure.full(ANN)
    assert not measure.full(BEN)


def test_a_session_takes_a_hall_at_once_and_no_more_than_can_be_read():
    clock = Clock()
    measure = Limits(clock)
    hall = [measure.wait("session", OF_SESSION) for _ in range(1000)]

    assert hall == [0] * 1000
    assert measure.wait("session", OF_SESSION) == pytest.approx(1 / 200)
    assert measure.wait("another", OF_SESSION) == 0


def test_a_session_that_is_full_lets_in_those_who_were_there_and_no_others():
    places = Places(of_session=2)
    assert places.take("a", "sid-1", ANN)
    assert places.take("a", "sid-2", BEN)
    assert not places.take("a", "sid-3", CAT)
    assert places.take("another", "sid-4", CAT)

    places.leave("sid-1")
    assert places.take("a", "sid-5", CAT)

    assert places.take("a", "sid-6", ANN)  # back from a tunnel


@given(st.lists(st.tuples(st.integers(0, 9), st.sampled_from("ab"), st.booleans()), max_size=60))
def test_places_are_never_lost_and_never_made(steps):
    places, there = Places(of_session=3), {}
    for n, session, comes in steps:
        sid = f"sid-{n}"
        if comes and sid not in there:
            if places.take(session, sid, PersonId(f"{sid}-{len(there)}-{session}")):
                there[sid] = session
        else:
            places.leave(sid)
            there.pop(sid, None)

        assert places._count == Counter(there.values())


@pytest.fixture
def code(fay: Browser) -> str:
    return new_session(fay)


@pytest.fixture
def board(server: Server, fay: Browser, code: str) -> Iterator[Screen]:
    board = console(server, fay, code)
    go(board, "meaning/write")
    yield board


def ask(person: Screen, **fields: Any) -> dict[str, Any]:
    return person.ask({"action_id": token_hex(8), **fields})


def test_too_many_notes_at_once_are_told_when_to_come_again_and_none_is_lost(server, code, board):
    person = join(server, code)
    answers = [ask(person, type="AddNote", **note(f"n{n}")) for n in range(NOTES.burst + 1)]

    *passed, refused = answers
    assert all(answer["ok"] for answer in passed)
    assert (refused["ok"], refused["reason"], refused["again"]) == (False, "busy", True)
    assert 0 < refused["after"] <= 1
    assert person.act("AddNote", **note("patient"))["ok"]
    person.until(lambda s: "patient" in [each["text"] for each in s.own["notes"]])


def test_a_facilitator_who_groups_in_bursts_is_not_kept_waiting(board):
    answers = [ask(board, type="Blank", on=bool(n % 2)) for n in range(80)]

    assert all(answer["ok"] for answer in answers)


def test_the_people_of_a_rehearsal_write_as_fast_as_they_like(server, fay):
    code = new_session(fay, rehearsal=True)
    board = console(server, fay, code)
    go(board, "meaning/write")
    person = join(server, code)

    answers = person.act_all("AddNote", [note(f"n{n}") for n in range(40)])

    assert all(answer["ok"] for answer in answers)


def test_a_fourth_connection_of_a_participant_takes_the_place_of_the_first(server, code, board):
    first = join(server, code)
    others = [Screen(server, first.page) for _ in range(SOCKETS)]

    first.until(lambda s: not s.socket.connected)
    assert all(each.socket.connected for each in others)
    assert others[-1].act("AddNote", **note("from the newest"))["ok"]


def test_what_asks_too_often_for_what_it_missed_is_left_out_and_asked_again(server, code, board):
    person = join(server, code)
    person.heard.clear()

    for _ in range(200):
        person.socket.emit("sync", {"since": -5})
    assert ask(person, type="AddNote", **note("after the flood"))["ok"]

    told = [name for name, _ in person.heard if name == "snapshot"]
    assert limits.SYNCS.burst <= len(told) < 40


def test_a_hall_behind_one_address_is_never_refused(server, code, board):
    people = [join(server, code) for _ in range(60)]

    def write(person: Screen) -> list[dict[str, Any]]:
        return [ask(person, type="AddNote", **note(f"n{n}")) for n in range(NOTES.burst)]

    with ThreadPoolExecutor(20) as threads:
        answers = [each for told in threads.map(write, people) for each in told]

    assert len(answers) == 60 * NOTES.burst
    assert all(answer["ok"] for answer in answers)


def told(server: Server, ticket: str, words: bytes) -> bool:
    """Return whether a connection that shows a ticket is told these words."""
    with Line(urlsplit(server.url).netloc) as line:
        assert line.upgrade("")
        line.send(frame(f"40{json.dumps({'ticket': ticket})}".encode()))
        return line.frames(words, PATIENCE)


def test_a_full_session_says_so_and_keeps_its_facilitator_and_whoever_was_in(tmp_path):
    with pytest.MonkeyPatch.context() as environ:
        environ.setenv("TSUNAGARI_SESSION_CONNECTIONS", "2")
        server = Server(tmp_path)
    try:
        fay = Browser(server).enter(server.owner)
        code = new_session(fay)
        first, _ = (join(server, code) for _ in range(2))

        assert told(server, first.page["ticket"], b'["snapshot"')
        third = Browser(server).post(f"/j/{code}", name="", place="venue")
        assert told(server, page_of(third.text)["ticket"], b'44{"message":"busy"}')
        board = Screen(server, fay.page(f"/console/{code}"))
        again = Screen(server, first.page)

        assert all(each.socket.connected for each in (board, again, first))
    finally:
        server.stop()


def test_a_facilitator_may_have_as_many_consoles_as_they_like(server, fay, code, board):
    page = fay.page(f"/console/{code}")
    consoles = [Screen(server, page) for _ in range(SOCKETS + 2)]

    assert all(each.act("Blank", on=False)["ok"] for each in consoles)
    assert board.socket.connected

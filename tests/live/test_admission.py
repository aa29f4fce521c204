"""A whole hall comes back in one second: so many at the door at once, the rest a little later."""

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitator.core.ids import PersonId
from facilitator.core.people import Person, Role
from facilitator.live.addresses import CALLER
from facilitator.live.admission import (
    AT_ONCE,
    OF_ONE_PERSON,
    RETRY_AFTER,
    UNDER_WAY,
    Admission,
    of_one_network,
)
from facilitator.live.guards import Guards

HANDSHAKE = "EIO=4&transport=polling"


class Clock:
    now = 0.0

    def __call__(self) -> float:
        return self.now


class Door:
    """The guards before an application that answers everything."""

    def __init__(self, at_once: int, public_url: str | None = None, **given: Any) -> None:
        self.clock = Clock()
        self.admission = Admission(at_once, self.clock, **given)
        self.seen: list[dict[str, Any]] = []
        proxied = public_url is not None
        self._guards = Guards(self._app, public_url, self.admission, proxied=proxied)

    def _app(self, environ: dict[str, Any], start: Any) -> list[bytes]:
        self.seen.append(dict(environ))
        start("200 OK", [])
        return [b""]

    def knock(self, query: str = HANDSHAKE, path: str = "/socket.io/", **more: str) -> Any:
        """Return the status and the headers of the answer."""
        answer: list[Any] = []
        about = {"REQUEST_METHOD": "GET", "HTTP_HOST": "localhost", "PATH_INFO": path}
        environ = about | {"QUERY_STRING": query, "REMOTE_ADDR": "192.0.2.7"} | more
        told = self._guards(environ, lambda status, headers: answer.extend((status, dict(headers))))
        return [*answer, b"".join(told)]


def test_beyond_the_number_the_answer_is_to_come_again():
    door = Door(2)
    first, second, third = door.knock(), door.knock(), door.knock()

    assert first[0] == second[0] == "200 OK"
    assert third[0].startswith("503")
    assert third[1]["Retry-After"] == str(RETRY_AFTER)
    assert "Content-Security-Policy" in third[1]


def test_who_is_refused_is_told_so_in_both_languages_and_when_to_come_again():
    door = Door(1)
    door.knock()

    told = json.loads(door.knock()[2])

    assert (told["ok"], told["reason"], told["again"]) == (False, "busy", True)
    assert told["after"] == RETRY_AFTER
    assert "もう一度つないで" in told["ja"]
    assert "connect again" in told["en"]


def seat(environ: dict[str, Any]) -> Person | None:
    """Say who somebody is by the cookie itself."""
    known = environ.get("HTTP_COOKIE")
    role = Role.FACILITATOR if known == "fay" else Role.PARTICIPANT
    return Person(PersonId(known), role) if known else None


def test_a_stranger_behind_the_halls_address_who_knocks_without_end_keeps_nobody_out():
    door = Door(AT_ONCE, who=seat, handshakes=3)
    answers = [door.knock()[0] for _ in range(60)]
    assert answers.count("200 OK") == of_one_network(3).burst == 20
    assert answers[-1].startswith("503")

    hall = [door.knock(HTTP_COOKIE=f"ann-{n}")[0] for n in range(50)]

    assert set(hall) == {"200 OK"}
    assert door.knock(HTTP_COOKIE="fay")[0] == "200 OK"
    assert door.knock(REMOTE_ADDR="192.0.2.8")[0] == "200 OK"


def test_strangers_never_have_all_the_places():
    door = Door(10, who=seat)
    strangers = [door.knock(REMOTE_ADDR=f"192.0.2.{n}")[0] for n in range(20)]
    assert strangers.count("200 OK") == 8

    assert [door.knock(HTTP_COOKIE=f"ann-{n}")[0] for n in range(2)] == ["200 OK"] * 2
    assert door.knock(HTTP_COOKIE="ben")[0].startswith("503")
    assert door.knock(HTTP_COOKIE="fay")[0] == "200 OK"


def test_a_seat_is_no_leave_to_knock_without_end():
    door = Door(AT_ONCE, who=seat)
    answers = [door.knock(HTTP_COOKIE="mal")[0] for _ in range(OF_ONE_PERSON.burst + 5)]

    assert answers.count("200 OK") == OF_ONE_PERSON.burst
    assert door.knock(HTTP_COOKIE="ann")[0] == "200 OK"


def test_where_there_is_no_room_only_those_who_run_a_session_come_in():
    door = Door(AT_ONCE, who=seat, full=lambda: True)

    assert door.knock()[0].startswith("503")
    assert door.knock(HTTP_COOKIE="ann")[0].startswith("503")
    assert door.knock(HTTP_COOKIE="fay")[0] == "200 OK"
    assert door.admission.refused == 2


@given(st.lists(st.tuples(st.floats(0, 4), st.booleans(), st.booleans()), max_size=80))
def test_whatever_comes_and_goes_the_count_is_of_those_under_way(steps):
    door = Door(5, who=seat)
    for pause, known, leaves in steps:
        door.clock.now += pause
        door.knock(**({"HTTP_COOKIE": "ann"} if known else {}))
        if leaves and door.seen:
            door.admission.end(door.seen[-1])

        begun = door.admission._begun.values()
        assert len(begun) <= 5
        assert door.admission._strangers == sum(stranger for _, stranger in begun) <= 4


def test_who_is_in_makes_room_for_the_next():
    door = Door(1)
    door.knock()

    door.admission.end(door.seen[0])

    assert door.knock()[0] == "200 OK"


def test_a_websocket_that_has_ended_is_not_at_the_door_any_more():
    door = Door(1)

    upgrade = {"HTTP_UPGRADE": "websocket", "HTTP_CONNECTION": "keep-alive, Upgrade"}
    for _ in range(2):
        assert door.knock("EIO=4&transport=websocket", **upgrade)[0] == "200 OK"


def test_what_only_says_that_it_is_a_websocket_keeps_its_place_or_is_refused():
    door = Door(1)

    assert door.knock("EIO=4&transport=websocket")[0].startswith("400")
    assert door.knock("EIO=4&transport=websocket", HTTP_UPGRADE="websocket")[0].startswith("400")
    assert door.knock(HTTP_UPGRADE="websocket")[0] == "200 OK"
    assert door.knock(HTTP_UPGRADE="websocket")[0].startswith("503")


def test_who_never_says_who_they_are_does_not_keep_the_place():
    door = Door(1)
    door.knock()
    door.clock.now += UNDER_WAY

    assert door.knock()[0] == "200 OK"


def test_what_is_no_handshake_is_not_counted():
    door = Door(1)
    door.knock()

    assert door.knock(f"{HANDSHAKE}&sid=abc")[0] == "200 OK"
    assert door.knock("", "/healthz")[0] == "200 OK"
    assert door.knock(f"{HANDSHAKE}&xsid=abc")[0].startswith("503")


def caller(door: Door, **environ: str) -> bytes:
    door.knock("", "/j", **environ)
    number = door.seen[-1][CALLER]
    assert isinstance(number, bytes)
    return number


def test_of_an_address_only_a_number_goes_on_and_it_is_another_after_a_start():
    door = Door(1)
    here = caller(door)

    assert here == caller(door)
    assert here != caller(door, REMOTE_ADDR="192.0.2.8")
    assert here != caller(Door(1))
    assert "192.0.2.7" not in repr(door.seen[0])


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("2001:db8::1", "2001:db8::2", True),
        ("2001:db8::1", "2001:db8:0:1::1", False),
        ("::ffff:192.0.2.7", "192.0.2.7", True),
        ("", "no address", True),
    ],
)
def test_who_can_choose_among_addresses_is_one_all_the_same(one, other, same):
    door = Door(1)

    assert (caller(door, REMOTE_ADDR=one) == caller(door, REMOTE_ADDR=other)) is same


def test_behind_a_proxy_it_is_the_proxys_word_that_counts_and_no_strangers():
    door = Door(1, "https://workshop.example")
    near = {"REMOTE_ADDR": "10.0.0.2"}
    ann = caller(door, **near, HTTP_X_FORWARDED_FOR="198.51.100.9")

    assert ann == caller(door, **near, HTTP_X_FORWARDED_FOR="9.9.9.9, 198.51.100.9")
    assert ann != caller(door, **near, HTTP_X_FORWARDED_FOR="198.51.100.10")
    assert "HTTP_X_FORWARDED_FOR" not in door.seen[-1]


def test_without_a_proxy_nobody_chooses_whose_they_are():
    door = Door(1)

    assert caller(door) == caller(door, HTTP_X_FORWARDED_FOR="198.51.100.9")

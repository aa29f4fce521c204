"""A whole hall comes back in one second: so many at the door at once, the rest a little later."""

from typing import Any

import pytest

from facilitator.live.addresses import CALLER
from facilitator.live.admission import RETRY_AFTER, Admission
from facilitator.live.guards import Guards
from facilitator.live.watch import SECONDS

HANDSHAKE = "EIO=4&transport=polling"


class Clock:
    now = 0.0

    def __call__(self) -> float:
        return self.now


class Door:
    """The guards before an application that answers everything."""

    def __init__(self, at_once: int, public_url: str | None = None) -> None:
        self.clock = Clock()
        self.admission = Admission(at_once, self.clock)
        self.seen: list[dict[str, Any]] = []
        self._guards = Guards(self._app, public_url, self.admission)

    def _app(self, environ: dict[str, Any], start: Any) -> list[bytes]:
        self.seen.append(dict(environ))
        start("200 OK", [])
        return [b""]

    def knock(self, query: str = HANDSHAKE, path: str = "/socket.io/", **more: str) -> Any:
        """Return the status and the headers of the answer."""
        answer: list[Any] = []
        about = {"REQUEST_METHOD": "GET", "HTTP_HOST": "localhost", "PATH_INFO": path}
        environ = about | {"QUERY_STRING": query, "REMOTE_ADDR": "192.0.2.7"} | more
        self._guards(environ, lambda status, headers: answer.extend((status, dict(headers))))
        return answer


def test_beyond_the_number_the_answer_is_to_come_again():
    door = Door(2)
    first, second, third = door.knock(), door.knock(), door.knock()

    assert first[0] == second[0] == "200 OK"
    assert third[0].startswith("503")
    assert third[1]["Retry-After"] == str(RETRY_AFTER)
    assert "Content-Security-Policy" in third[1]


def test_who_is_in_makes_room_for_the_next():
    door = Door(1)
    door.knock()

    door.admission.end(door.seen[0])

    assert door.knock()[0] == "200 OK"


def test_a_websocket_that_has_ended_is_not_at_the_door_any_more():
    door = Door(1)

    assert door.knock(HTTP_UPGRADE="websocket")[0] == "200 OK"
    assert door.knock(HTTP_UPGRADE="websocket")[0] == "200 OK"


def test_who_never_says_who_they_are_does_not_keep_the_place():
    door = Door(1)
    door.knock()
    door.clock.now += SECONDS

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

"""Guessed codes: who is wrong too often waits; who sits in the hall notices nothing."""

import pytest

from facilitator.live import addresses
from facilitator.web import guesses
from facilitator.web.guesses import FREE, LONGEST, WINDOW, Guesses
from tests.serving import Browser, Server, new_session

HERE, THERE = b"here", b"there"
WRONG = [f"{n:06d}" for n in range(200)]  # codes begin at 100000


class Clock:
    now = 1000.0

    def __call__(self) -> float:
        return self.now


def wrong(count: int, clock: Clock) -> Guesses:
    counted = Guesses(clock)
    for _ in range(count):
        counted.was_wrong(HERE)
    return counted


def test_a_few_mistakes_cost_nothing():
    assert wrong(FREE - 1, Clock()).wait(HERE, "482913") == 0


def test_after_many_each_mistake_doubles_the_wait_up_to_an_end():
    clock = Clock()
    counted = wrong(FREE, clock)
    waits = []
    for _ in range(7):
        waits.append(counted.wait(HERE, "482913"))
        clock.now += waits[-1]
        assert counted.wait(HERE, "482913") == 0
        counted.was_wrong(HERE)

    assert waits == [10, 20, 40, 80, 160, 300, 300]


def test_another_address_does_not_wait():
    assert wrong(FREE + 5, Clock()).wait(THERE, "482913") == 0


def test_mistakes_are_forgotten_in_time():
    clock = Clock()
    counted = wrong(FREE - 1, clock)
    clock.now += WINDOW + 1
    counted.was_wrong(HERE)

    assert counted.wait(HERE, "482913") == 0


def test_by_a_code_that_has_let_somebody_in_from_there_the_next_come_in_without_waiting():
    counted = wrong(FREE + 5, Clock())
    counted.was_right(HERE, "482913")

    assert counted.wait(HERE, "482913") == 0
    assert counted.wait(HERE, "111111") > 0


def test_no_more_is_remembered_than_there_is_room_for(monkeypatch):
    monkeypatch.setattr(guesses, "REMEMBERED", 3)
    counted = Guesses(Clock())
    for n in range(9):
        counted.was_wrong(bytes([n]))
        counted.was_right(HERE, str(n))

    assert len(counted._wrong) == len(counted._came_in) == 3


def test_both_sides_know_the_caller_by_the_same_name():
    assert guesses.CALLER == addresses.CALLER


@pytest.fixture
def code(fay: Browser) -> str:
    return new_session(fay)


@pytest.fixture
def hall(server: Server, code: str) -> Browser:
    """Somebody who has a seat."""
    browser = Browser(server)
    assert browser.post(f"/j/{code}", name="", place="venue").ok
    return browser


def guess_until_refused(stranger: Browser) -> int:
    """Guess until there is a wait; how many guesses it took."""
    paths = ("/j/{}", "/j?code={}", "/s/{}W7", "/stage/{}", "/p/{}/again")
    for n, code in enumerate(WRONG):
        answer = stranger.get(paths[n % len(paths)].format(code))
        if answer.status_code == 429:
            return n
        assert answer.status_code == 404
    raise AssertionError("never refused")


def test_who_guesses_codes_waits_and_is_told_so_while_the_hall_goes_on(
    server, fay, stranger, code, hall
):
    elsewhere = new_session(fay)
    assert guess_until_refused(stranger) == FREE

    refused = stranger.get(f"/j/{elsewhere}?lang=ja")
    assert 1 <= int(refused.headers["Retry-After"]) <= LONGEST
    assert "番号の間違いが続いています" in refused.text
    english = stranger.get(f"/j/{elsewhere}?lang=en")
    assert "Too many wrong codes" in english.text
    for path in (f"/stage/{elsewhere}", f"/j?code={elsewhere}", f"/s/{elsewhere}"):
        assert Browser(server).get(path).status_code == 429
    assert hall.get(f"/p/{code}").ok
    assert hall.get(f"/j/{code}").url.endswith(f"/p/{code}")
    assert fay.get(f"/console/{code}").ok
    assert fay.get(f"/console/{elsewhere}").ok
    for _ in range(40):  # newcomers, behind the same address as the one who guesses
        assert Browser(server).post(f"/j/{code}", name="", place="venue").ok


def test_who_only_comes_in_is_never_counted(tmp_path):
    server = Server(tmp_path)
    try:
        code = new_session(Browser(server).enter(server.owner))
        for _ in range(FREE + 20):
            assert Browser(server).post(f"/j/{code}", name="", place="venue").ok
        assert Browser(server).get("/j/000000").status_code == 404
    finally:
        server.stop()

"""Guessed codes: who is wrong too often waits; who sits in the hall notices nothing."""

from collections import Counter
from concurrent.futures import ThreadPoolExecutor

import pytest

from facilitator.live import addresses
from facilitator.storage.naming import CODES
from facilitator.web import guesses
from facilitator.web.guesses import EACH, EACH_TOGETHER, FREE, TOGETHER, Guesses
from tests.serving import Browser, Server, new_session

HERE, THERE = b"here", b"there"


class Clock:
    now = 1000.0

    def __call__(self) -> float:
        return self.now


def tries(guesses: Guesses, clock: Clock, callers: int, hours: float) -> int:
    """Return how many wrong codes so many addresses can try, as fast as they are let."""
    until, count = clock.now + hours * 3600, 0
    while clock.now < until:
        waits = [guesses.wait(b"%d" % n, "482913") for n in range(callers)]
        if 0 in waits:
            guesses.was_wrong(b"%d" % waits.index(0))
            count += 1
        else:
            clock.now += min(waits)
    return count


def hits(tried: int, sessions: int = 100) -> float:
    return tried * sessions / CODES


def test_a_few_mistakes_cost_nothing():
    guesses = Guesses(Clock())
    for _ in range(FREE):
        assert guesses.wait(HERE, "482913") == 0
        guesses.was_wrong(HERE)

    assert guesses.wait(HERE, "482913") == EACH
    assert guesses.wait(THERE, "482913") == 0


def test_mistakes_are_forgotten_in_time():
    clock = Clock()
    guesses = Guesses(clock)
    for _ in range(FREE):
        guesses.was_wrong(HERE)
    clock.now += EACH

    assert guesses.wait(HERE, "482913") == 0
    guesses.was_wrong(HERE)
    assert guesses.wait(HERE, "482913") == EACH


@pytest.mark.parametrize("callers", [1, 2, 5, 100])
def test_among_a_hundred_sessions_nobody_hits_one_in_an_hour_from_however_many_addresses(callers):
    tried = tries(Guesses(Clock()), Clock(), callers, hours=1)

    assert hits(tried) <= 0.01
    assert tried >= FREE


def test_what_one_address_and_what_many_can_reach_in_a_day():
    clock, one, many = Clock(), Guesses(Clock()), Guesses(Clock())
    one._clock = clock
    alone = tries(one, clock, 1, hours=24)
    clock = many._clock = Clock()
    together = tries(many, clock, 100, hours=24)

    assert hits(alone) / 24 <= 0.0014  # one in a month
    assert hits(together) / 24 <= 0.0053
    assert together <= TOGETHER + 24 * 3600 / EACH_TOGETHER + 1


def test_who_comes_in_by_a_right_code_does_not_notice_that_others_guess():
    clock = Clock()
    guesses = Guesses(clock)
    guesses.was_right(HERE, "482913")
    for n in range(200):
        guesses.was_wrong(b"%d" % n)

    assert guesses.wait(HERE, "482913") == 0
    assert guesses.wait(HERE, "111111") > 0
    assert guesses.wait(THERE, "482913") > 0


def test_those_who_tried_at_the_same_moment_are_all_counted():
    clock = Clock()
    guesses = Guesses(clock)
    for _ in range(FREE + 3):
        guesses.was_wrong(HERE)

    assert guesses.wait(HERE, "482913") == 4 * EACH


def test_no_more_is_remembered_than_there_is_room_for(monkeypatch):
    monkeypatch.setattr(guesses, "REMEMBERED", 3)
    counted = Guesses(Clock())
    for n in range(9):
        counted.was_wrong(bytes([n]))
        counted.was_right(HERE, str(n))

    assert len(counted._of) == len(counted._came_in) == 3


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


def guess_until_refused(stranger: Browser, right: set[str]) -> int:
    """Guess until there is a wait; how many guesses it took."""
    paths = ("/j/{}", "/j?code={}", "/s/{}W7", "/stage/{}", "/p/{}/again")
    wrong = [code for n in range(100) if (code := f"{500_000 + n}") not in right]
    for n, code in enumerate(wrong):
        answer = stranger.get(paths[n % len(paths)].format(code))
        if answer.status_code == 429:
            return n
        assert answer.status_code == 404
    raise AssertionError("never refused")


def test_who_guesses_codes_waits_and_is_told_so_while_the_hall_goes_on(
    server, fay, stranger, code, hall
):
    elsewhere = new_session(fay)
    for nonsense in ("12", "000000", "1234567"):  # could not be a code
        assert stranger.get(f"/j/{nonsense}").status_code == 404
    assert guess_until_refused(stranger, {code, elsewhere}) == FREE

    refused = stranger.get(f"/j/{elsewhere}?lang=ja")
    assert 1 <= int(refused.headers["Retry-After"]) <= EACH
    assert "番号の間違いが続いています" in refused.text
    english = stranger.get(f"/j/{elsewhere}?lang=en")
    assert "Too many wrong codes" in english.text
    for path in (f"/stage/{elsewhere}", f"/j?code={elsewhere}", f"/s/{elsewhere}"):
        assert Browser(server).get(path).status_code == 429
    assert hall.get(f"/p/{code}").ok
    assert hall.get(f"/j/{code}").url.endswith(f"/p/{code}")
    assert fay.get(f"/console/{code}").ok
    assert fay.get(f"/console/{elsewhere}").ok
    # Newcomers, behind the same address as the one who guesses, and as the facilitator.
    for n in range(40):
        known = code if n % 2 else elsewhere
        assert Browser(server).post(f"/j/{known}", name="", place="venue").ok


def test_of_a_hundred_tries_at_once_no_more_are_let_through_than_one_after_the_other(tmp_path):
    server = Server(tmp_path)
    try:
        with ThreadPoolExecutor(20) as threads:
            asked = threads.map(lambda n: Browser(server).get(f"/j/{500_000 + n}"), range(60))
            statuses = Counter(answer.status_code for answer in asked)
        assert statuses == {404: FREE, 429: 60 - FREE}
    finally:
        server.stop()


def test_who_only_comes_in_is_never_counted(tmp_path):
    server = Server(tmp_path)
    try:
        code = new_session(Browser(server).enter(server.owner))
        for _ in range(FREE + 20):
            assert Browser(server).post(f"/j/{code}", name="", place="venue").ok
        assert Browser(server).get("/j/000000").status_code == 404
    finally:
        server.stop()

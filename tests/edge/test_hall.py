"""A hall behind one address, with somebody in it who attacks: nobody honest is ever refused."""

from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest

from tests.edge.attacker import Line
from tests.live.test_protocol import go, note
from tests.serving import PATIENCE, Browser, Screen, Server, new_session, page_of

PEOPLE = 30
HANDSHAKES = 3  # a second from one network, a burst of 20: so that few are enough to attack


@pytest.fixture
def server(tmp_path: Path) -> Iterator[Server]:
    with pytest.MonkeyPatch.context() as environ:
        environ.setenv("TSUNAGARI_HANDSHAKES", str(HANDSHAKES))
        server = Server(tmp_path)
    yield server
    server.stop()


class Phone:
    """An honest phone: a browser with its cookies, and a line that brings them."""

    def __init__(self, server: Server) -> None:
        self.server = server
        self.browser = Browser(server)

    def join(self, code: str) -> "Phone":
        answer = self.browser.post(f"/j/{code}", name="", place="venue")
        assert answer.ok, answer.status_code
        self.page = page_of(answer.text)
        return self

    def connect(self) -> Screen:
        return connected(self.browser, self.page)


def connected(browser: Browser, page: dict[str, Any]) -> Screen:
    """Open the line of a page, with the cookies of its browser."""
    cookies = "; ".join(f"{each.name}={each.value}" for each in browser.http.cookies)
    return Screen(browser.server, page, headers={"Cookie": cookies})


def guess(server: Server, n: int) -> int:
    """Guess a code; return the status of the answer."""
    return Browser(server).get(f"/j/{500_000 + n}").status_code


def knock(server: Server, _: int) -> bytes:
    """Begin a connection and say nothing on it; return the status of the answer."""
    with Line(urlsplit(server.url).netloc) as line:
        line.send(b"GET /socket.io/?EIO=4&transport=polling HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n")
        return line.read(PATIENCE)[9:12]


def test_who_guesses_and_knocks_without_end_is_refused_and_the_hall_is_not(server: Server):
    fay = Browser(server).enter(server.owner)
    code = new_session(fay)
    board = Screen(server, fay.page(f"/console/{code}"))
    go(board, "meaning/write")
    with ThreadPoolExecutor(20) as threads:
        guessed = Counter(threads.map(guess, [server] * 60, range(60)))
        knocked = Counter(threads.map(knock, [server] * 150, range(150)))
    assert guessed[429] >= 40
    assert knocked[b"503"] >= 50

    with ThreadPoolExecutor(PEOPLE + 10) as threads:
        more = [threads.submit(attack, server, n) for n in range(100) for attack in (guess, knock)]
        phones = [Phone(server) for _ in range(PEOPLE)]
        joined = list(threads.map(lambda phone: phone.join(code), phones))
        screens = list(threads.map(Phone.connect, joined))
        answers = list(threads.map(lambda s: s.act("AddNote", **note("ここにいる")), screens))
        for screen in screens:
            screen.close()
        back = list(threads.map(Phone.connect, joined))
        second = connected(fay, fay.page(f"/console/{code}"))
        for each in more:
            each.result()

    assert all(answer["ok"] for answer in answers)
    assert all(screen.socket.connected for screen in (board, second, *back))
    board.until(lambda s: s.records["count/meaning"]["people"] == PEOPLE)
    assert board.records["count/meaning"]["notes"] == PEOPLE

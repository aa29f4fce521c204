"""A page that is there before its scripts are: on a phone in a crowded room, for some seconds."""

import pytest

from tests.browser.conftest import PHONE
from tests.serving import Browser, Screen, new_session


class Slow:
    """A phone that stands at a stop, whose scripts are held back until `let_go`."""

    def __init__(self, server, window, stop):
        fay = Browser(server).enter(server.owner)
        self.code = new_session(fay, format=90)
        self.board = Screen(server, fay.page(f"/console/{self.code}"))
        assert self.board.act("Move", to=stop, expect="lobby")["ok"]
        self.phone, self._held, self._late = window(PHONE), [], True
        self.phone.route("**/static/*.js", self._hold)
        self.phone.goto(f"{server.url}/j/{self.code}")
        with self.phone.expect_request("**/static/*.js"):
            self.phone.locator(".join__go").click(no_wait_after=True)
        self.phone.wait_for_url("**/p/**", wait_until="commit")

    def _hold(self, route):
        if self._late:
            self._held.append(route)
        else:
            route.continue_()

    def let_go(self):
        assert self._held, "the scripts were to come later"
        self._late = False
        for route in self._held:
            route.continue_()
        self.phone.wait_for_load_state("load")


@pytest.fixture
def slow(server, window):
    return lambda stop: Slow(server, window, stop)


def test_what_is_typed_before_the_scripts_have_come_is_kept(slow):
    at = slow("meaning/write")

    at.phone.locator("#text").fill("ひと足早い言葉")
    at.let_go()
    at.phone.locator(".tray [type=submit]:visible").click()

    at.board.until(lambda s: [note["text"] for note in notes(s)] == ["ひと足早い言葉"])


def test_what_is_typed_while_a_guest_speaks_before_the_scripts_have_come_is_kept(slow):
    at = slow("talk/talk")

    at.phone.locator("#talk-memo").fill("台所は、はじまりの場所")
    at.phone.locator(".talk__open").click()
    at.phone.locator("#question").fill("だれと作りましたか")
    at.let_go()
    at.phone.locator(".talk__ask [type=submit]").click()
    at.board.until(lambda s: "だれと作りましたか" in str(s.records))
    at.phone.goto(at.phone.url.replace("/p/", "/t/"))

    at.phone.get_by_text("台所は、はじまりの場所").wait_for()


def notes(screen):
    """Return the notes that a screen shows."""
    return [record for key, record in screen.records.items() if key.startswith("note/")]

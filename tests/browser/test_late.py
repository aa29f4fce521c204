"""What was pressed on a line that says nothing: the hall is not surprised later, words are kept."""

from collections.abc import Iterator
from random import Random
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import expect

from facilitator.bench.faults.proxy import Proxy
from tests.browser.conftest import DESK
from tests.browser.entering import let_in
from tests.serving import Browser, Screen, new_session

WAITS = {"ja": "まだ返事がありません", "en": "No answer yet"}
GONE = {
    "ja": "届くのが間に合わず、行いませんでした。投影に出ているのは、問いとタイマーです",
    "en": "That did not arrive in time, and was not done. The stage is showing",
}
# The scripts have run by then, and no answer of the server can have come.
AT_ONCE = """addEventListener("DOMContentLoaded", () => document.body.dispatchEvent(
  new KeyboardEvent("keydown", { key: "b", bubbles: true, cancelable: true })
))"""
NO_WEBSOCKET = """const Line = WebSocket;
window.WebSocket = function () { return new Line("ws://127.0.0.1:9/"); };"""
SAW = "返ってくる一言が、つながりだった。"


@pytest.fixture
def line(server) -> Iterator[Proxy]:
    """The network between a console and the server."""
    address = urlsplit(server.url)
    proxy = Proxy((address.hostname or "", address.port or 0), Random(1))
    yield proxy
    proxy.close()


def test_a_key_pressed_while_the_line_comes_up_is_done_once_it_is_up(server, window):
    fay = Browser(server).enter(server.owner)
    code = new_session(fay)
    board = Screen(server, fay.page(f"/console/{code}"))
    page = window(DESK)
    let_in(page, server)
    page.add_init_script(AT_ONCE)

    page.goto(f"{server.url}/console/{code}")

    board.until(lambda s: s.records["console"]["blank"])


def test_a_console_that_never_gets_a_line_says_so_and_is_deaf(server, window):
    code = new_session(Browser(server).enter(server.owner))
    page = window(DESK)
    let_in(page, server)
    page.add_init_script(NO_WEBSOCKET)
    page.route("**/socket.io/**", lambda request: request.abort())

    page.goto(f"{server.url}/console/{code}")

    expect(page.locator("#offline")).to_be_visible()
    expect(page.locator("#primary")).to_have_attribute("aria-disabled", "true")


@pytest.mark.parametrize("lang", ["ja", "en"])
def test_what_steers_the_hall_is_not_done_late_and_what_was_typed_is(
    server, window, line, picture, lang
):
    fay = Browser(server).enter(server.owner)
    code = new_session(fay, lang=lang)
    board = Screen(server, fay.page(f"/console/{code}"))
    assert board.act("Move", to="meaning/write", expect="lobby")["ok"]
    there = f"http://{line.address[0]}:{line.address[1]}"
    page = window(DESK, lang)
    page.goto(f"{there}/enter#{server.owner}")
    page.wait_for_url(f"{there}/")
    page.goto(f"{there}/console/{code}")
    expect(page.locator("#stage-light")).to_be_visible()  # it has heard from the server
    ends = board.until(lambda s: s.records["session"]["timer"])
    trouble, offline = page.locator("#trouble"), page.locator("#offline")

    line.silent = True
    page.locator("#blank").click()
    page.get_by_role("button", name={"ja": "1分足す", "en": "One minute more"}[lang]).click()
    page.locator("#insight-text").fill(SAW)
    page.locator("#insight-text").press("Enter")

    expect(trouble).to_contain_text(WAITS[lang])
    picture(page, f"console-no-answer-{lang}")
    expect(offline).to_be_visible()
    line.silent = False

    expect(trouble).to_contain_text(GONE[lang])
    picture(page, f"console-did-not-arrive-{lang}")
    board.until(lambda s: s.records.get("insight/meaning", {}).get("text") == SAW)
    assert board.records["console"]["blank"] is False
    assert board.records["session"]["timer"] == ends
    expect(offline).to_be_hidden()
    page.locator("#blank").click()  # and is done when it is pressed again
    board.until(lambda s: s.records["console"]["blank"])


def test_what_had_arrived_and_only_its_answer_was_lost_is_told_of_as_done(server, window, line):
    fay = Browser(server).enter(server.owner)
    code = new_session(fay)
    board = Screen(server, fay.page(f"/console/{code}"))
    there = f"http://{line.address[0]}:{line.address[1]}"
    page = window(DESK)
    page.goto(f"{there}/enter#{server.owner}")
    page.wait_for_url(f"{there}/")
    page.goto(f"{there}/console/{code}")
    expect(page.locator("#stage-light")).to_be_visible()  # it has heard from the server

    line.lose = 1.0
    page.locator("#blank").click()
    board.until(lambda s: s.records["console"]["blank"])
    line.lose = 0.0

    expect(page.locator("#blank")).to_have_attribute("aria-pressed", "true")
    expect(page.locator("#trouble")).to_be_hidden()
    assert board.records["console"]["blank"] is True

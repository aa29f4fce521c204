"""A button that is pressed twice while the network is slow does what it does once."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import DESK, PHONE
from tests.browser.entering import let_in
from tests.serving import Browser, Server, new_session

# Sends nothing, as if the answer never came, and writes down what would have been sent.
SLOW = """() => {
  window.sent = [];
  window.addEventListener("submit", (event) => {
    window.sent.push(!event.defaultPrevented);
    event.preventDefault();
  });
}"""


def once(page: Page, button: str) -> None:
    """Press a button twice, and see it sent once; and again where the page is come back to."""
    page.wait_for_load_state()  # the scripts of the page have run
    page.evaluate(SLOW)
    pressed = page.locator(button).first
    pressed.click()
    pressed.click()

    expect(pressed).to_be_focused()
    expect(pressed).to_be_enabled()
    assert page.evaluate("sent") == [True, False]
    page.evaluate("window.dispatchEvent(new PageTransitionEvent('pageshow', {persisted: true}))")
    pressed.click()
    assert page.evaluate("sent") == [True, False, True]


@pytest.fixture
def desk(server: Server, window) -> Page:
    """Return the browser of whoever owns the server."""
    page: Page = window(DESK, "en")
    let_in(page, server)
    return page


def test_one_person_comes_in_at_the_door(server, window):
    code = new_session(Browser(server).enter(server.owner))
    phone = window(PHONE, "ja")
    phone.goto(f"{server.url}/j/{code}")

    once(phone, ".join__go")


def test_what_was_held_back_can_be_sent_once_it_is_right(server, window):
    code = new_session(Browser(server).enter(server.owner))
    phone = window(PHONE, "ja")
    phone.goto(f"{server.url}/j/{code}")
    phone.locator("#name").evaluate("name => { name.required = true; }")
    phone.locator(".join__go").click()

    phone.locator("#name").fill("はな")
    phone.locator(".join__go").click()

    expect(phone.locator("main")).to_have_attribute("data-shows", "wait")


def test_one_session_is_made(server, desk):
    desk.goto(f"{server.url}/new")
    desk.locator("#step-on").click()
    desk.locator("#step-on").click()

    once(desk, "#create")


@pytest.mark.parametrize("page", ["/", "/programs", "/sessions/{code}", "/console/{code}"])
def test_one_rehearsal_is_begun(server, desk, page):
    code = new_session(Browser(server).enter(server.owner))
    desk.goto(server.url + page.format(code=code))
    begin = "form[action$='/rehearse'] [type=submit]"
    if not desk.locator(begin).first.is_visible():
        desk.locator("details", has=desk.locator(begin)).first.locator("summary").click()

    once(desk, begin)


@pytest.mark.parametrize("page", ["roles", "stage-pin"])
def test_one_way_in_is_made(server, desk, page):
    code = new_session(Browser(server).enter(server.owner))
    desk.goto(f"{server.url}/sessions/{code}/{page}")

    once(desk, "main form [type=submit]")

"""The Enter that ends a conversion, as Safari sends it: nothing is sent by it from any field.

Safari ends the composition first, and then sends the Enter as a key that belongs to the input
method (229) and to no composition. Here the browser is made to press such a key, and to take it
as it takes any Enter, so that only what the page does can hold it back.
"""

import re
from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.cast import Cast
from tests.browser.conftest import DESK, PHONE
from tests.browser.entering import let_in
from tests.browser.surfaces import Surfaces
from tests.serving import Browser, new_session

SAID = "繋がり"
CONTROL = 2  # as a modifier of a key
# Everything that leaves a form, or the page by its line, at the moment when it does; and the keys.
LISTENS = """
window.sent = [];
window.keys = [];
const note = (what) => sent.push(what);
document.addEventListener("submit", () => note("a form"), true);
document.addEventListener("keydown", (event) => {
  keys.push([event.key, event.keyCode, event.isComposing]);
}, true);
const { send } = WebSocket.prototype;
WebSocket.prototype.send = function (words) {
  if (/^42\\d*\\["(act|say)"/.test(words)) note(words);
  send.call(this, words);
};
"""


@pytest.fixture
def listening(window: Callable[..., Page]) -> Callable[..., Page]:
    """A window whose pages say what is sent from them."""

    def open_(device: dict[str, Any], lang: str = "ja") -> Page:
        page = window(device, lang)
        page.context.add_init_script(LISTENS)
        return page

    return open_


def convert(field: Locator, modifiers: int = 0) -> None:
    """Type a word and take its conversion by Enter, as in Safari: it stays, and nothing is sent."""
    page = field.page
    field.focus()
    field.fill(SAID)
    page.evaluate("() => { sent.length = 0; keys.length = 0; }")
    hands = page.context.new_cdp_session(page)
    key = {"key": "Enter", "code": "Enter", "windowsVirtualKeyCode": 229, "modifiers": modifiers}
    hands.send("Input.dispatchKeyEvent", {"type": "keyDown", "text": "\r", **key})
    hands.send("Input.dispatchKeyEvent", {"type": "keyUp", **key})
    hands.detach()
    assert page.evaluate("keys") == [["Enter", 229, False]]  # this is the same page as before
    assert page.evaluate("sent") == []
    expect(field).to_be_focused()
    assert field.input_value().strip() == SAID  # a field of many lines may have a new one


def sends(field: Locator, keys: str = "Enter") -> None:
    """Press a real Enter after that: it does send, so that what was held back could have been."""
    field.press(keys)
    field.page.wait_for_function("() => sent.length > 0")


def ready(field: Locator) -> Locator:
    """Wait until the code that listens to a field has come."""
    expect(field).to_be_visible()
    field.page.wait_for_load_state("networkidle")
    return field


def test_no_field_of_the_phone_sends(server, listening):
    cast = Cast(server, listening, name="")
    phone = cast.phone
    cast.go("checkin/checkin")
    cast.shows("checkin")
    field = ready(phone.locator("#arrive-text"))
    convert(field)
    sends(field)

    cast.go("meaning/write")
    cast.shows("write")
    field = ready(phone.locator("#text"))
    convert(field)
    convert(field, CONTROL)
    sends(field, "Control+Enter")
    phone.locator(".composer [name=named]").click()
    field = phone.locator("#calling-name")
    convert(field)
    sends(field)
    expect(phone.locator("#calling-name")).to_have_count(0)

    cast.write("meaning", "朝のあいさつ")
    cast.go("meaning/reveal")
    phone.locator('.board [data-act="build"]').first.click()
    field = ready(phone.locator(".reply-form__text"))
    convert(field)
    sends(field)

    cast.go("talk/talk")
    phone.get_by_text("質問を送る").first.click()
    field = ready(phone.locator("#question"))
    convert(field)
    convert(field, CONTROL)
    sends(field, "Control+Enter")
    expect(phone.get_by_text("質問を1つ送りました")).to_be_visible()

    cast.go("pledge/pledge")
    cast.shows("pledge")
    for name in ("what", "whom", "then"):
        field = ready(phone.locator(f"#step-{name}"))
        convert(field)
        convert(field, CONTROL)
    phone.locator('.day:has([value="tomorrow"])').click()
    sends(phone.locator("#step-then"), "Control+Enter")


def test_no_field_of_the_console_sends(server, listening):
    surfaces = Surfaces(server, listening, "ja")
    page = surfaces.staff("console", "console").page
    host = surfaces.invited("host").page
    for desk in (page, host):
        field = ready(desk.locator("#say-text"))
        convert(field)
        sends(field)
    surfaces.go("rules/rules")
    field = ready(page.locator("#rule-text"))
    convert(field)
    sends(field)

    [person] = surfaces.people(1)
    surfaces.go("meaning/write")
    fields = {"category": None, "named": False, "in_report": True}
    assert person.act("AddNote", part="meaning", text="朝のあいさつ", **fields)["ok"]
    surfaces.go("meaning/reveal")
    expect(page.locator("#loose .pick__face")).to_have_count(1)
    page.locator("#loose .pick__face").first.focus()
    page.keyboard.press("g")
    field = page.locator(".console-theme__title:focus")
    expect(field).to_be_visible()
    convert(field)
    page.keyboard.press("Enter")
    surfaces.board.until(
        lambda s: [
            each
            for key, each in s.records.items()
            if key.startswith("theme/") and each["title"] == SAID
        ]
    )
    field = page.locator("#insight-text")
    convert(field)
    sends(field)

    page.locator("#write-for").click()
    field = ready(page.locator("#scribe-text"))
    convert(field)
    convert(field, CONTROL)
    sends(field, "Control+Enter")

    page.keyboard.press("Escape")
    surfaces.go("talk/talk")
    for name in ("name", "topic"):
        convert(ready(page.locator(f"#talk [name={name}]")))
    field = page.locator("#catch [name=speaker]")
    convert(field)
    page.locator("#catch [name=text]").fill(SAID)
    sends(field)
    field = page.locator("#catch [name=text]")
    expect(field).to_have_value("")
    convert(field)
    convert(field, CONTROL)
    sends(field, "Control+Enter")


@pytest.mark.parametrize("device", [PHONE, DESK], ids=["phone", "desk"])
def test_no_field_at_a_door_sends(server, listening, device):
    code = new_session(Browser(server).enter(server.owner))
    page = listening(device)
    page.goto(f"{server.url}/j/{code}")
    field = ready(page.locator("#name"))
    convert(field)
    field.press("Enter")
    expect(page).to_have_url(re.compile(r"/p/"))


def test_no_field_of_the_pages_around_a_session_sends(server, listening):
    page = listening(DESK)
    let_in(page, server)
    page.goto(f"{server.url}/new")
    for _ in range(2):
        page.locator("#step-on").click()
    field = ready(page.locator("#title"))
    convert(field)
    field.press("Enter")
    expect(page).to_have_url(re.compile(r"/sessions/\d{6}"))
    page.goto(f"{page.url}/roles")
    field = ready(page.locator("#label"))
    convert(field)

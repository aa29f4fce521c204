"""Pairing a screen in two browsers: the facilitator's, and the computer at the projector."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.barriers import no_barrier
from tests.browser.conftest import DESK, HALL
from tests.browser.entering import let_in
from tests.serving import Browser, Server, new_session

WORDS = {
    "ja": {
        "pair": "投影用の画面をつなぐ",
        "make": "PINをつくる",
        "paired": "いま、画面がつながりました",
        "revoke": "無効にする",
        "wrong": "番号とPINの組",
    },
    "en": {
        "pair": "Pair a screen",
        "make": "Make a PIN",
        "paired": "A screen was paired just now",
        "revoke": "Revoke",
        "wrong": "do not go together",
    },
}


@pytest.fixture
def code(server: Server) -> str:
    return new_session(Browser(server).enter(server.owner))


def press(page: Page, name: str) -> None:
    """Press a button or follow a link without a mouse."""
    page.get_by_role("button", name=name).or_(page.get_by_role("link", name=name)).first.focus()
    page.keyboard.press("Enter")


@pytest.mark.parametrize("lang", ["ja", "en"])
def test_by_keyboard_a_screen_is_paired_and_revoked(server, window, picture, code, lang):
    desk, hall, words = window(DESK, lang), window(HALL, lang), WORDS[lang]
    let_in(desk, server)
    desk.goto(f"{server.url}/sessions/{code}")
    press(desk, words["pair"])
    desk.wait_for_url("**/stage-pin")
    no_barrier(desk)
    picture(desk, f"stage-pin-none-{lang}")
    press(desk, words["make"])
    pin = desk.locator("#pin").inner_text().replace(" ", "")
    no_barrier(desk)
    picture(desk, f"stage-pin-{lang}")

    hall.goto(f"{server.url}/stage")
    no_barrier(hall)
    picture(hall, f"stage-door-{lang}")
    hall.keyboard.type(f"{code[:3]} {code[3:]}")
    hall.keyboard.press("Tab")
    hall.keyboard.type("1")
    hall.keyboard.press("Enter")
    expect(hall.get_by_role("alert")).to_contain_text(words["wrong"])
    no_barrier(hall)
    picture(hall, f"stage-door-wrong-{lang}")
    expect(hall.locator("#pin")).to_be_focused()
    hall.keyboard.type(pin)
    hall.keyboard.press("Enter")

    hall.wait_for_url(f"**/stage/{code}")
    expect(hall.locator("[data-part=stage]")).to_have_attribute("data-view", "lobby")
    expect(desk.get_by_role("status")).to_have_text(words["paired"])
    no_barrier(desk)
    picture(desk, f"stage-pin-paired-{lang}")

    press(desk, words["revoke"])

    expect(hall).to_have_url(re.compile(rf"/stage\?code={code}$"))
    assert hall.evaluate(f"localStorage.getItem('stage:{code}')") is None


def test_the_console_leads_there(server, window, code):
    console = window(DESK, "en")
    let_in(console, server)
    console.goto(f"{server.url}/console/{code}")

    with console.context.expect_page() as opened:
        console.locator("#welcome").get_by_role("link", name="Pair a screen").click()

    opened.value.wait_for_url(f"**/sessions/{code}/stage-pin")


@pytest.mark.parametrize("width", [320, 640])
def test_nothing_is_cut_on_a_narrow_screen(server, window, code, width):
    phone = window({"viewport": {"width": width, "height": 640}}, "ja")
    let_in(phone, server)
    phone.goto(f"{server.url}/sessions/{code}/stage-pin")
    press(phone, WORDS["ja"]["make"])
    expect(phone.locator("#pin")).to_be_visible()
    assert phone.evaluate("document.documentElement.scrollWidth") <= width

    phone.goto(f"{server.url}/stage?code={code}")
    assert phone.evaluate("document.documentElement.scrollWidth") <= width

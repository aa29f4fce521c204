"""Whoever signs out on a borrowed device leaves no words there, and hears what would be lost."""

import pytest
from playwright.sync_api import expect

from tests.browser.barriers import no_barrier
from tests.browser.conftest import DESK
from tests.browser.test_console import desk, go
from tests.browser.test_words_kept import run

LOST = {
    "ja": ("この端末から出る", "まだ送れていないものがあります"),
    "en": ("Sign out on this device", "Something of yours is not sent yet"),
}
KEPT = """() => [localStorage, sessionStorage].flatMap((kept) => Object.entries(kept))
    .map(([key, value]) => `${key} ${value}`).join("\\n")"""


@pytest.mark.parametrize("lang", ["ja", "en"])
def test_words_that_are_not_sent_are_warned_about_once_and_then_go(server, window, picture, lang):
    console = run(server, window(DESK, lang))
    code = console.url.rpartition("/")[2].partition("?")[0]
    fay = desk(server, console)
    go(fay, "meaning/write")
    go(fay, "meaning/insight")
    console.locator("#insight-text").fill("返事の")
    stage = console.context.new_page()
    stage.goto(f"{server.url}/stage/{code}")
    stage.wait_for_function(
        "() => Object.keys(localStorage).some((key) => key.startsWith('stage:'))"
    )
    stage.close()
    console.evaluate("() => localStorage.setItem('draft:482913:somebody:meaning', '{}')")
    leave, lost = LOST[lang]

    console.keyboard.press("Escape")
    console.locator("h1, body").first.click(position={"x": 2, "y": 2})
    console.keyboard.press("?")
    button = console.get_by_role("button", name=leave)
    expect(console.get_by_text(lost)).to_be_hidden()
    button.click()
    expect(console.get_by_text(lost)).to_be_visible()
    no_barrier(console)
    picture(console, f"console-signing-out-unsent-{lang}")
    button.click()

    console.wait_for_url("**/enter?left=1")
    kept = console.evaluate(KEPT)
    assert "返事の" not in kept
    assert f"stage:{code}" not in kept
    assert (
        "draft:482913:somebody:meaning" in kept
    )  # a participant's, who has a way out of their own


def test_nobodys_link_makes_a_device_forget(server, window):
    console = run(server, window(DESK))
    go(desk(server, console), "meaning/insight")
    console.locator("#insight-text").fill("返事の")

    console.goto(f"{server.url}/enter?left=1")

    assert "返事の" in console.evaluate(KEPT)


def test_who_has_typed_nothing_is_let_go_at_the_first_press(server, window):
    console = run(server, window(DESK))

    console.goto(f"{server.url}/")
    console.locator(".crew summary").click()
    console.get_by_role("button", name=LOST["ja"][0]).click()

    console.wait_for_url("**/enter?left=1")

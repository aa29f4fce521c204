"""The stage's own keys and buttons: its code, its light, a remote, and a pointer out of the way."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import HALL
from tests.browser.test_stage import Evening
from tests.browser.test_stage_hall import EVERY_SCREEN, LARGEST, OUTSIDE, measured
from tests.browser.test_stage_hall import evening as evening


@pytest.mark.parametrize(("lang", "inches", "metres"), [("ja", 100, 8), *LARGEST])
def test_the_join_code_lies_over_any_view_at_a_key_stays_at_the_next_and_goes_at_the_third(
    server, window, picture, lang, inches, metres
):
    evening = Evening(server, window, lang)
    stage = measured(evening, inches, metres)
    evening.go("meaning/intro")
    code = stage.locator(".code-over")
    expect(stage.locator(".view.question")).to_be_visible()
    expect(stage.locator(".view")).to_have_count(1)  # the lobby has gone

    def lies(how: str) -> None:
        expect(code).to_have_attribute("data-how", how)  # the stage has heard what it asked for

    stage.keyboard.press("q")
    expect(code).to_be_visible()
    lies("while")
    for width, height in EVERY_SCREEN:
        stage.set_viewport_size({"width": width, "height": height})
        expect(code.locator(".qr")).to_be_in_viewport(ratio=1)
        stage.wait_for_function(f"() => ({OUTSIDE})().length === 0")  # the words are fitted anew
        expect(code.locator(".code-over__code")).to_be_in_viewport(ratio=1)
        picture(stage, f"stage-code-over-{inches}-{metres}-{width}-{lang}")
    stage.keyboard.press("q")
    lies("stay")
    stage.keyboard.press("q")
    expect(code).to_be_hidden()
    lies("off")


def test_whoever_stands_at_the_projector_darkens_and_lights_it(evening):
    stage = measured(evening, 100, 8)
    evening.go("meaning/intro")
    expect(stage.locator("main")).to_have_attribute("data-view", "question")

    for key, view in ((".", "blank"), ("b", "question")):
        stage.keyboard.press(key)
        expect(stage.locator("main")).to_have_attribute("data-view", view)

    assert evening.console.until(lambda s: s.records["console"]["blank"] is False)


@pytest.mark.parametrize(
    ("lang", "steer"),
    [
        ("ja", "この窓のPageDownとPageUpで進行する"),
        ("en", "PageDown and PageUp in this window steer"),
    ],
)
def test_a_remote_steers_from_the_stage_only_where_somebody_has_asked_for_it(
    server, window, lang, steer
):
    evening = Evening(server, window, lang)
    stage = measured(evening, 100, 8)
    console = stage.context.new_page()
    console.goto(f"{evening.server.url}/console/{evening.code}")
    # It has its line, and with the first record its button: what would be pressed before is lost.
    expect(console.locator("#primary:not([hidden])[aria-disabled=false]")).to_be_visible()
    stage.bring_to_front()
    stage.keyboard.press("PageDown")
    stage.keyboard.press("c")
    stage.get_by_label(steer).check()
    stage.keyboard.press("c")
    assert evening.console.records["session"]["stop"]["id"] == "lobby"

    stage.keyboard.press("PageDown")
    evening.console.until(lambda s: s.records["session"]["stop"]["id"] != "lobby")
    stage.keyboard.press(".")
    expect(stage.locator("main")).to_have_attribute("data-view", "blank")
    stage.keyboard.press(".")
    expect(stage.locator("main")).not_to_have_attribute("data-view", "blank")
    expect(console.locator("#primary")).to_have_attribute("aria-disabled", "false")
    stage.keyboard.press("PageUp")
    evening.console.until(lambda s: s.records["session"]["stop"]["id"] == "lobby")


def test_the_key_by_which_a_remote_begins_a_show_does_not_leave_the_full_screen(evening):
    stage = measured(evening, 100, 8)
    press = """() => document.body.dispatchEvent(
      new KeyboardEvent("keydown", { key: "F5", bubbles: true, cancelable: true })
    )"""
    assert stage.evaluate(press)  # in a window it loads the page anew, as anywhere
    stage.keyboard.press("f")
    stage.wait_for_function("() => document.fullscreenElement !== null")

    assert not stage.evaluate(press)
    expect(stage.locator("main")).to_have_attribute("data-view", "lobby")


def test_single_keys_are_switched_off_and_enter_leads_to_where_they_are_switched_on(evening):
    stage = measured(evening, 100, 8)
    check = stage.locator(".check")
    stage.keyboard.press("c")
    expect(stage.locator(".check__enter")).to_be_hidden()
    stage.locator("[name=letters]").uncheck()
    expect(stage.locator(".check__enter")).to_be_visible()
    stage.keyboard.press("c")
    expect(check).to_be_visible()
    stage.get_by_role("button", name="読める", exact=True).press("Enter")
    expect(check).to_be_hidden()

    stage.reload()
    expect(stage.locator(".lobby__code")).to_be_visible()
    for key in ("c", "b", ".", "q"):
        stage.keyboard.press(key)
    expect(check).to_be_hidden()
    stage.keyboard.press("Enter")
    expect(check).to_be_visible()
    assert evening.console.records["stage"]["view"] == "lobby"

    stage.locator("[name=letters]").check()
    stage.keyboard.press("c")
    expect(check).to_be_hidden()


def test_the_pointer_is_out_of_the_way_after_two_seconds(evening):
    stage = measured(evening, HALL["viewport"]["width"] / 20, 8)
    stage.mouse.move(300, 300)
    stage.mouse.move(320, 320)
    expect(stage.locator("main")).not_to_have_class(re.compile("stage--still"))

    expect(stage.locator("main")).to_have_class(re.compile("stage--still"))
    expect(stage.locator("main")).to_have_css("cursor", "none")

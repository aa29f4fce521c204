"""What the check-in asks, chosen at the doors: on the stage, and on phones that wait there."""

import pytest
from playwright.sync_api import expect

from tests.browser.barriers import no_barrier
from tests.browser.conftest import PHONE
from tests.browser.entering import let_in
from tests.browser.test_stage import Evening
from tests.browser.test_stage_hall import measured

SMALL = {"viewport": {"width": 1366, "height": 768}}
OTHER = {
    "ja": "最近、だれかに「ありがとう」と言った場面は?",
    "en": "When did you last thank someone?",
}
OWN = {
    "ja": "いまの気分を一言で。ここへ来る途中で目にしたものも、ひとつ。",
    "en": "Your mood in a word, and one thing you noticed on your way here.",
}


@pytest.mark.parametrize("lang", ["ja", "en"])
def test_another_question_is_asked_at_the_doors_and_at_the_check_in(server, window, picture, lang):
    evening = Evening(server, window, lang)
    stage = measured(evening, 200, 8)
    console, phone = window(SMALL, lang), window(PHONE, lang)
    let_in(console, server)
    console.goto(f"{server.url}/console/{evening.code}")
    phone.goto(f"{server.url}/j/{evening.code}")
    phone.locator(".join__go").click()
    expect(phone.locator(".waiting__ask")).to_have_text(OWN[lang])
    phone.wait_for_load_state()
    buttons = console.locator("#asks").get_by_role("button")
    expect(buttons).to_have_count(3)
    expect(buttons.first).to_have_attribute("aria-pressed", "true")

    buttons.nth(1).focus()
    console.keyboard.press("Enter")

    expect(buttons.nth(1)).to_have_attribute("aria-pressed", "true")
    expect(phone.locator(".waiting__ask")).to_have_text(OTHER[lang])
    # In its lobby the stage asks it in turns with the ground rules.
    evening.console.until(lambda s: s.records["stage"]["ask"][lang] == OTHER[lang])
    picture(console, f"console-asks-{lang}")
    no_barrier(console)
    evening.go("checkin/checkin")
    expect(stage.locator(".checkin__lines")).to_have_text(OTHER[lang])
    asked = phone.locator('[data-screen="checkin"] [data-slot="ask"]')
    expect(asked).to_have_text(OTHER[lang])
    expect(phone.locator(".hint:visible")).to_have_count(0)
    picture(console, f"console-asks-checkin-{lang}")
    no_barrier(console)
    buttons.nth(0).click()
    expect(asked).to_have_text(OWN[lang])
    expect(stage.locator(".checkin__lines")).to_have_text(OWN[lang])
    evening.go("meaning/intro")
    expect(console.locator("#asks")).to_be_hidden()

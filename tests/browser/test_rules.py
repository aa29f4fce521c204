"""A ground rule that the room misses: added on the console, read everywhere, taken back again."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.barriers import no_barrier
from tests.browser.cast import Cast
from tests.browser.conftest import DESK, HALL
from tests.browser.entering import let_in

WORDS = {
    "ja": {
        "label": "足りないものを足す",
        "rule": "名前で呼び合う",
        "take": "取り下げる",
        "full": "もう入りません",
    },
    "en": {
        "label": "Add what the room misses",
        "rule": "We call each other by name",
        "take": "Take back",
        "full": "There is no room for more. Take one back first",
    },
}


# Presses the button that has moved up at the moment it does: the other half of a double click.
PRESS_NEXT = """() => {
  const list = document.querySelector("#rules ol");
  const rows = list.children.length;
  new MutationObserver((_, seen) => {
    if (list.children.length === rows) return;
    seen.disconnect();
    list.querySelector("[data-rule]:not([hidden])").click();
    list.dataset.pressed = "";
  }).observe(list, { childList: true });
}"""
CONVERTED = """field => field.dispatchEvent(
  new KeyboardEvent("keydown", { key: "Enter", bubbles: true, cancelable: true, isComposing: true })
)"""


class Room(Cast):
    """A session at its rules, with console, stage and phone."""

    def __init__(self, server, window, lang: str) -> None:
        super().__init__(server, window, lang)
        self.console_page, self.stage = (self.open(window, kind, lang) for kind in ("desk", "hall"))
        self.go("rules/rules")

    def open(self, window, kind: str, lang: str) -> Page:
        """Open the page of somebody who runs the session."""
        device, path = {"desk": (DESK, "console"), "hall": (HALL, "stage")}[kind]
        page = window(device, lang)
        let_in(page, self.server)
        page.goto(f"{self.server.url}/{path}/{self.code}")
        return page


@pytest.mark.parametrize("lang", ["ja", "en"])
def test_by_keyboard_a_rule_is_added_lit_and_taken_back(server, window, picture, lang):
    room, words = Room(server, window, lang), WORDS[lang]
    console, stage, phone = room.console_page, room.stage, room.phone
    rules = console.locator(".rule-row")
    expect(rules).to_have_count(5)

    console.get_by_label(words["label"]).focus()
    console.keyboard.type(words["rule"])
    console.keyboard.press("Enter")

    expect(rules).to_have_count(6)
    expect(console.get_by_label(words["label"])).to_have_value("")
    for page in (stage, phone):
        expect(page.locator(".rule").nth(5)).to_contain_text(words["rule"])
    rules.nth(5).locator(".rule-row__light").click()
    for page in (stage, phone):
        expect(page.locator(".rule[aria-current]")).to_contain_text(words["rule"])
    for name, page in (("console", console), ("stage", stage), ("phone", phone)):
        page.bring_to_front()
        no_barrier(page)
        picture(page, f"{name}-rule-added-{lang}")

    console.reload()
    expect(console.locator("[data-rule]:visible")).to_have_count(1)
    # What is pressed before the line is there is lost.
    expect(console.locator("#primary")).to_have_attribute("aria-disabled", "false")
    console.get_by_role("button", name=words["take"]).focus()
    console.keyboard.press("Enter")

    expect(rules).to_have_count(5)
    for page in (stage, phone):
        expect(page.locator(".rule")).to_have_count(5)
        expect(page.get_by_text(words["rule"])).to_have_count(0)
    expect(console.get_by_label(words["label"])).to_be_focused()


@pytest.mark.parametrize("lang", ["ja", "en"])
def test_what_is_refused_is_said_and_the_words_stay(server, window, lang):
    room, words = Room(server, window, lang), WORDS[lang]
    console = room.console_page
    for n in range(5):
        room.act("AddRule", text=f"{words['rule']} {n}", expect="rules/rules")
    expect(console.locator(".rule-row")).to_have_count(10)

    console.get_by_label(words["label"]).fill(words["rule"])
    console.keyboard.press("Enter")

    expect(console.locator("#trouble")).to_contain_text(words["full"])
    expect(console.get_by_label(words["label"])).to_have_value(words["rule"])
    assert room.stage.evaluate("document.documentElement.scrollHeight <= innerHeight")


@pytest.mark.parametrize(
    ("lang", "limit"),
    [
        ("ja", "長すぎます。60文字までにしてください"),
        ("en", "That is too long: 60 characters at most"),
    ],
)
def test_a_rule_that_is_too_long_is_told_how_long_it_can_be(server, window, lang, limit):
    room, words = Room(server, window, lang), WORDS[lang]
    console = room.console_page
    field = console.get_by_label(words["label"])
    rules = console.locator(".rule-row")
    expect(rules).to_have_count(5)

    field.fill("約束" * 31)
    console.keyboard.press("Enter")

    assert field.evaluate("it => it.validationMessage") == limit
    expect(field).to_have_value("約束" * 31)
    field.fill("約束" * 30)
    console.keyboard.press("Enter")
    expect(rules).to_have_count(6)


def test_a_double_press_takes_one_rule_back_and_not_the_next_one(server, window):
    room, words = Room(server, window, "en"), WORDS["en"]
    console = room.console_page
    for n in range(3):
        room.act("AddRule", text=f"{words['rule']} {n}", expect="rules/rules")
    rules = console.locator(".rule-row")
    expect(rules).to_have_count(8)

    console.evaluate(PRESS_NEXT)
    console.locator("[data-rule]:visible").first.click()
    expect(console.locator("#rules ol[data-pressed]")).to_be_visible()
    room.act("AddRule", text="One at a time, please", expect="rules/rules")

    expect(rules.last).to_contain_text("One at a time, please")
    expect(rules).to_have_count(8)
    expect(rules.nth(5)).to_contain_text(f"{words['rule']} 1")
    rules.nth(5).locator(".rule-row__light").click()
    expect(rules.nth(5)).to_have_attribute("data-state", "lit")


def test_the_enter_that_ends_a_conversion_adds_no_half_a_rule(server, window):
    console = Room(server, window, "ja").console_page
    field = console.get_by_label(WORDS["ja"]["label"])
    field.fill("なまえで")

    assert not field.evaluate(CONVERTED)  # the browser submits nothing then
    assert field.evaluate(CONVERTED.replace("isComposing: true", "isComposing: false"))

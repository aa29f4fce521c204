"""The pulse in real browsers: one question at a time, by thumb or keys, and nothing is lost."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.barriers import no_barrier
from tests.browser.cast import Cast
from tests.browser.cast import cast as cast  # a session with somebody at a phone
from tests.browser.cast import lang as lang
from tests.browser.conftest import DESK, HALL, PHONE
from tests.browser.test_phone_pictures import look  # noqa: F401 - a fixture
from tests.serving import Browser, Screen, join, new_session

AFTER = "pulse-takeaway/pulse_takeaway"
WORDS = {
    "ja": {"answer": "こたえる", "pass": "答えない", "back": "戻る", "again": "見直す"},
    "en": {
        "answer": "Answer",
        "pass": "I would rather not say",
        "back": "Back",
        "again": "Look through my answers",
    },
}
RISK = {"ja": "不安や危なさを感じる", "en": "feels risky or worrying"}

# Whether the pulse stands below all that is written or read on the page.
BELOW = """() => {
  const top = (each) => each.getBoundingClientRect().top;
  const others = document.querySelectorAll("main > :not(.pulse, .tray, .visually-hidden)");
  const shown = [...others].filter((each) => each.checkVisibility());
  return shown.every((each) => top(each) < top(document.querySelector(".pulse")));
}"""
BOXES = """buttons => buttons.map((each) => {
  const { top, width } = each.getBoundingClientRect();
  return { top, width };
})"""


def press(phone: Page, value: int) -> None:
    phone.locator(f'.pulse__scale:not([hidden]) [data-value="{value}"]').click()


def button(phone: Page, name: str):
    return phone.locator(".pulse").get_by_role("button", name=name, exact=True)


def answered(cast: Cast, count: int, moment: str = "before") -> None:
    cast.console.until(lambda s: s.records["pulse"][moment] == count)


def hall_of(cast: Cast, count: int) -> list[Screen]:
    """Let others answer how much risk they feel: from 1 upwards."""
    people = [join(cast.server, cast.code) for _ in range(count)]
    for n, person in enumerate(people):
        fields = {"moment": "before", "item": "risk", "value": n % 7 + 1}
        assert person.act("TellPulse", **fields)["ok"]
    return people


def test_the_doors_ask_a_few_questions_one_after_the_other(cast, lang, look, picture):  # noqa: F811
    phone, words = cast.phone, WORDS[lang]
    pulse = phone.locator(".pulse")
    expect(pulse).to_be_visible()
    look(phone, "pulse-invite")
    button(phone, words["answer"]).click()
    expect(pulse.locator("[data-slot=pulse-at]")).to_have_text("1 / 5")
    look(phone, "pulse-first")

    press(phone, 6)
    expect(pulse.locator("#pulse-text")).to_be_focused()
    expect(pulse.locator("#pulse-text")).to_contain_text(RISK[lang])
    button(phone, words["back"]).click()
    chosen = pulse.locator('.pulse__scale:not([hidden]) [aria-pressed="true"]')
    expect(chosen).to_have_attribute("data-value", "6")
    press(phone, 5)
    button(phone, words["pass"]).click()
    press(phone, 3)
    expect(pulse.locator('[data-scale="circles"]')).to_be_visible()
    look(phone, "pulse-circles")
    press(phone, 4)
    press(phone, 2)

    expect(button(phone, words["again"])).to_be_visible()
    look(phone, "pulse-thanks")
    holder = cast.holder()
    holder.until(
        lambda s: (
            s.own["pulse"]
            == {"before": {"need": 5, "risk": None, "safe": 3, "close": 4, "move": 2}}
        )
    )
    answered(cast, 1)
    phone.reload()
    expect(button(phone, words["again"])).to_be_visible()


def test_the_keys_answer_too_and_every_button_says_what_it_is(cast, lang):
    phone, words = cast.phone, WORDS[lang]
    button(phone, words["answer"]).focus()
    phone.keyboard.press("Enter")
    expect(phone.locator("#pulse-text")).to_be_focused()
    phone.keyboard.press("7")
    phone.keyboard.press("Tab")
    phone.keyboard.press("Enter")

    cast.holder().until(lambda s: s.own["pulse"].get("before") == {"need": 7, "risk": 1})
    expect(phone.locator(".pulse__scale:not([hidden]) button").first).to_be_visible()
    names = phone.locator(".pulse__scale:not([hidden]) button").evaluate_all(
        "buttons => buttons.map((each) => each.getAttribute('aria-label'))"
    )
    assert len(set(names)) == 7
    assert all(names)


def test_what_is_answered_without_a_network_is_sent_later(server, window):
    cast = Cast(server, window)
    phone = cast.phone
    expect(phone.locator(".pulse")).to_be_visible()
    phone.wait_for_load_state("networkidle")
    phone.context.set_offline(True)
    phone.evaluate("window.dispatchEvent(new Event('offline'))")
    button(phone, "こたえる").click()
    press(phone, 2)
    button(phone, "戻る").click()
    press(phone, 3)
    phone.context.set_offline(False)

    cast.holder().until(lambda s: s.own["pulse"].get("before", {}).get("need") == 3)


def test_once_notes_are_shown_the_question_is_gone_and_at_the_end_it_comes_again(cast, lang, look):  # noqa: F811
    phone, words = cast.phone, WORDS[lang]
    expect(phone.locator(".pulse")).to_be_visible()
    cast.go("meaning/write")
    expect(phone.locator(".pulse")).to_have_attribute("data-quiet", "true")
    cast.write("meaning", "one")
    cast.go("meaning/reveal")
    cast.go("pulse/pulse")
    cast.shows("plain")
    expect(phone.locator(".pulse")).to_be_hidden()

    cast.go(AFTER)
    cast.shows("takeaway")
    expect(phone.locator("#pulse-text")).to_be_visible()  # nobody has to say yes first
    look(phone, "pulse-after")
    for value in (4, 4, 6, 5, 5):
        press(phone, value)
    expect(phone.locator('[data-scale="count"]')).to_be_visible()
    look(phone, "pulse-count")
    press(phone, 5)
    expect(button(phone, words["again"])).to_be_visible()
    answered(cast, 1, "after")


def test_the_takeaway_asks_for_a_day_and_deletes_with_everything(cast, lang, look):  # noqa: F811
    phone, words = cast.phone, WORDS[lang]
    cast.go("ended")
    cast.takeaway()
    button(phone, words["answer"]).click()
    press(phone, 4)
    look(phone, "pulse-takeaway")
    answered(cast, 1, "after")

    phone.locator('[data-part="erase"] [data-act="ask"]').click()
    phone.locator('[data-part="erase"] [data-act="yes"]').click()
    answered(cast, 0, "after")


def test_who_comes_late_is_asked_below_everything_and_in_the_way_of_nothing(
    cast,
    window,
    lang,
    look,  # noqa: F811
):
    words = WORDS[lang]
    cast.go("meaning/write")
    late = window(PHONE, lang)
    late.goto(f"{cast.server.url}/j/{cast.code}")
    late.locator(".join__go").click()
    pulse = late.locator(".pulse")
    expect(pulse).to_have_attribute("data-quiet", "true")
    expect(late.locator("#pulse-text")).to_be_hidden()
    assert late.evaluate(BELOW)
    late.locator("#text").fill("犬の散歩で会う人")
    late.locator(".tray [type=submit]:visible").click()
    assert late.evaluate(BELOW)
    pulse.scroll_into_view_if_needed()
    look(late, "pulse-late")

    button(late, words["answer"]).click()
    look(late, "pulse-late-open")
    for value in (1, 2, 3, 4):
        press(late, value)
    cast.go("meaning/intro")
    expect(late.locator(".screen")).to_have_attribute("data-screen", "question")
    assert late.evaluate(BELOW)
    press(late, 5)
    expect(button(late, words["again"])).to_be_visible()
    answered(cast, 1)
    cast.go("meaning/write")
    expect(button(late, words["again"])).to_be_visible()  # it may be changed
    late.reload()
    expect(late.locator("#text")).to_be_visible()
    expect(pulse).to_be_hidden()


@pytest.mark.parametrize("where", ["phone", "takeaway"])
def test_the_seven_answers_stand_in_one_row_on_a_small_phone(server, window, where):
    cast = Cast(server, window)
    phone = cast.phone
    if where == "takeaway":
        cast.go("ended")
        cast.takeaway()
    button(phone, "こたえる").click()

    answers = phone.locator(".pulse__scale:not([hidden]) button")
    for width in (360, 375, 390):
        phone.set_viewport_size({"width": width, "height": 740})
        expect(answers.first).to_be_visible()
        boxes = answers.evaluate_all(BOXES)
        assert len({box["top"] for box in boxes}) == 1, width
        assert all(box["width"] >= 44 for box in boxes), width


def test_what_is_to_be_pressed_next_is_as_high_as_a_thumb(server, window):
    cast = Cast(server, window)
    phone = cast.phone
    assert button(phone, "こたえる").bounding_box()["height"] >= 56
    screens = {AFTER: "takeaway", "checkout/checkout": "checkout", "ended": "thanks"}
    for stop, screen in screens.items():
        cast.go(stop)
        cast.shows(screen)
        assert phone.locator(".takeaway-link").bounding_box()["height"] >= 56, stop


def test_console_and_stage_show_how_many_and_how_people_came_when_asked(
    cast, window, lang, picture
):
    from_owner = f"{cast.server.url}/enter#{cast.server.owner}"
    desk = window(DESK, lang)
    desk.goto(from_owner)
    desk.wait_for_url(f"{cast.server.url}/")
    hall = desk.context.new_page()
    hall.set_viewport_size(HALL["viewport"])
    desk.goto(f"{cast.server.url}/console/{cast.code}")
    hall.goto(f"{cast.server.url}/stage/{cast.code}")
    hall.locator("[data-part='check-yes']").click()
    cast.go("pulse/pulse")
    expect(hall.locator(".view.pulse")).to_be_visible()
    expect(hall.locator(".pulse__dot")).to_have_count(5)
    hall_of(cast, 9)
    panel = desk.locator("#pulse")
    expect(panel).to_contain_text("9")
    show = desk.locator("#pulse-shown")
    expect(show).to_have_attribute("aria-disabled", "true")
    picture(desk, f"console-pulse-few-{lang}")
    picture(hall, f"stage-pulse-{lang}")

    hall_of(cast, 3)
    expect(show).to_have_attribute("aria-disabled", "false")
    show.click()
    expect(show).to_have_attribute("aria-pressed", "true")
    expect(hall.locator(".pulse__came")).to_be_visible()
    expect(hall.locator(".pulse__came [data-slot=high]")).to_have_text("3")
    picture(desk, f"console-pulse-{lang}")
    picture(hall, f"stage-pulse-came-{lang}")
    for page in (desk, hall):
        no_barrier(page)
    desk.keyboard.press("u")
    expect(hall.locator(".pulse__came")).to_be_hidden()
    cast.go(AFTER)
    expect(hall.locator(".pulse__dot")).to_have_count(6)
    picture(hall, f"stage-pulse-after-{lang}")


def test_without_scripts_nothing_is_asked_that_nobody_would_hear(server, window):
    code = new_session(Browser(server).enter(server.owner))
    phone = window(PHONE | {"java_script_enabled": False})
    phone.goto(f"{server.url}/j/{code}")
    phone.locator(".join__go").click()

    expect(phone.locator(".seal")).to_be_visible()
    expect(phone.locator(".pulse")).to_be_hidden()
    phone.goto(f"{server.url}/t/{code}")
    expect(phone.locator(".pulse")).to_be_hidden()

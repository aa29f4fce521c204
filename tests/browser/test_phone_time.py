"""What a phone says of time: none of a guest's, a break's as a clock, second thoughts that end."""

import re
import time
from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
from playwright.sync_api import expect

from tests.browser.cast import Cast
from tests.browser.conftest import HALL
from tests.browser.entering import let_in
from tests.browser.test_stage import NEXT_FRAME

SOON = {"ja": "まもなく再開します", "en": "We go on in a moment"}
# Lets minutes pass at once: what waits for more than one is done when `pass(ms)` is called.
HURRY = """
  const [wait, now, due] = [setTimeout, Date.now, []];
  let ahead = 0;
  Date.now = () => now() + ahead;
  window.setTimeout = (done, ms, ...rest) =>
    ms > 60_000 ? due.push(done) : wait(done, ms, ...rest);
  window.pass = (ms) => {
    ahead += ms;
    for (const done of due.splice(0)) done();
  };
"""

# Keeps in `window.moved` what of the bar runs from one state to another.
MOTION = """() => {
  window.moved = [];
  document.querySelector(".top__bar").addEventListener("transitionrun", (event) => {
    window.moved.push(event.propertyName);
  });
}"""


def until(cast: Cast, seconds: float) -> None:
    """Let what is on end some seconds from now."""
    cast.act("SetTimer", until=round((time.time() + seconds) * 1000))


def test_a_guest_is_timed_on_no_phone(server, window):
    cast = Cast(server, window)
    phone = cast.phone
    cast.go("meaning/discuss")
    expect(phone.locator(".top__bar")).to_be_visible()

    cast.go("talk/talk")
    cast.shows("talk")
    until(cast, 0.2)
    cast.console.until(lambda s: s.records["session"]["timer"]["ends_at"] < time.time() * 1000)
    cast.act("ShowCode", how="while")  # something else comes, and all is painted again
    phone.locator(".top__pace").click()

    expect(phone.locator(".top__bar")).to_be_hidden()
    expect(phone.locator(".top__left")).to_be_hidden()


def test_the_bar_of_the_time_moves_by_the_second_and_not_with_every_frame(server, window):
    """It is on every phone of a hall for the whole evening: gliding, it costs their batteries."""
    cast = Cast(server, window)
    phone = cast.phone
    cast.go("meaning/write")
    rest = phone.locator(".top__rest")
    expect(rest).to_be_visible()
    before = rest.get_attribute("style")
    phone.evaluate(MOTION)

    expect(rest).not_to_have_attribute("style", before or "")

    phone.evaluate(NEXT_FRAME)
    assert phone.evaluate("window.moved") == []


@pytest.mark.parametrize("lang", ["ja", "en"])
def test_what_the_chime_says_at_the_end_of_a_break_phones_and_stage_say_in_words(
    server, window, picture, lang
):
    cast = Cast(server, window, lang)
    phone, stage = cast.phone, window(HALL, lang)
    let_in(stage, server)
    stage.goto(f"{server.url}/stage/{cast.code}")
    cast.go("energiser/break")
    said, shown = phone.locator("[data-slot=soon]"), stage.locator(".pause__soon")
    expect(stage.locator(".pause__until")).not_to_be_empty()
    expect(phone.locator("[data-slot=until]")).not_to_be_empty()
    expect(phone.locator(".top__bar")).to_be_hidden()
    expect(said).to_be_empty()
    expect(shown).to_be_empty()

    until(cast, 62)  # the minute comes while everybody looks

    expect(said).to_have_text(SOON[lang])
    expect(shown).to_have_text(SOON[lang])
    picture(phone, f"phone-break-soon-{lang}")
    picture(stage, f"stage-break-soon-{lang}")
    until(cast, 300)
    expect(said).to_be_empty()
    expect(shown).to_be_empty()


@pytest.mark.parametrize(
    ("zone", "there"), [("Asia/Tokyo", ""), ("America/New_York", "（お手元の時計では ")]
)
def test_a_break_ends_by_the_clock_of_the_session_and_by_that_of_whoever_sits_elsewhere(
    server, window, zone, there
):
    cast = Cast(server, lambda device, lang: window(device | {"timezone_id": zone}, lang))
    cast.go("energiser/break")
    ends = cast.console.until(lambda s: s.records["session"]["timer"]["ends_at"])
    at = datetime.fromtimestamp(ends / 1000, ZoneInfo("Asia/Tokyo"))
    tokyo = f"{at.hour}:{at:%M}"  # as it is said there: ten past midnight is 0:10
    said = cast.phone.locator("[data-slot=until]")

    expect(said).to_have_text(re.compile(rf"^{tokyo} に再開します"))
    assert there in said.inner_text()
    assert bool(there) == ("時計" in said.inner_text())


def test_second_thoughts_are_over_by_themselves(server, window):
    cast = Cast(server, window)
    phone = cast.phone
    phone.context.add_init_script(HURRY)
    cast.go("meaning/write")
    cast.post("犬の散歩で会う人")
    cast.go("meaning/reveal")
    phone.reload()
    phone.locator("[data-tab=mine]").click()
    expect(phone.locator(".mine__item [data-act=edit]")).to_be_visible()

    phone.evaluate("pass(121_000)")

    expect(phone.locator(".mine__item [data-act=edit]")).to_be_hidden()
    expect(phone.locator(".mine__item [data-act=withdraw]")).to_be_visible()


def test_second_thoughts_of_a_late_note_are_over_two_minutes_after_it_arrived(server, window):
    cast = Cast(server, window)
    phone = cast.phone
    phone.context.add_init_script(HURRY)
    phone.reload()
    cast.go("meaning/write")
    cast.go("meaning/reveal")
    phone.locator("[data-act=open]:visible").click()
    phone.locator("#text").fill("あとから思い出した")
    phone.locator(".tray [type=submit]:visible").click()
    phone.locator("[data-tab=mine]").click()
    edit = phone.locator(".mine__item [data-act=edit]")
    expect(edit).to_be_visible()

    phone.evaluate("pass(121_000)")

    expect(edit).to_be_hidden()
    expect(phone.locator(".mine__item [data-act=withdraw]")).to_be_visible()

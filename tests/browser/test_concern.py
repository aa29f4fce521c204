"""Telling the facilitator quietly: every word counts, is kept, and comes back if nobody got it."""

import json

from playwright.sync_api import expect

from tests.browser.barriers import no_barrier
from tests.browser.cast import Cast
from tests.browser.cast import cast as cast  # a session with somebody at a phone
from tests.browser.cast import lang as lang

NOTE = "犬の散歩で会う人"
LATER = {"ja": "つながると、進行役だけに届きます", "en": "goes to the facilitator alone"}
BACK = {"ja": "進行役に届きませんでした", "en": "That did not reach the facilitator"}
PLACE = """() => {
  const { code, person } = JSON.parse(document.getElementById("page").textContent);
  return `${code}:${person}`;
}"""


def open_help(phone):
    phone.locator(".top__help").click()
    phone.locator(".top [data-act=concern]").click()


def raised(cast: Cast) -> list[str]:
    records = cast.console.records
    return [records[key]["text"] for key in records if key.startswith("concern/")]


def test_what_is_too_long_is_counted_and_stays_whole(cast, picture, lang):
    phone = cast.phone
    field = phone.locator("#concern-text")
    open_help(phone)
    field.fill("あ" * 149)
    expect(phone.locator(".concern__count")).to_be_empty()
    field.fill("あ" * 203)
    expect(phone.locator(".concern__count")).to_have_text("203 / 200")

    phone.locator(".concern [value=tell]").click()

    expect(phone.locator("#concern-problem")).to_contain_text("200")
    expect(field).to_have_value("あ" * 203)
    picture(phone, f"phone-concern-long-{lang}")
    no_barrier(phone)
    field.fill("一\n二\n三\n四\n五\n六")
    phone.locator(".concern [value=tell]").click()
    expect(phone.locator("#concern-problem")).not_to_be_empty()
    field.fill("あ" * 200)
    phone.locator(".concern [value=tell]").click()
    cast.console.until(lambda s: raised(cast) == ["あ" * 200])


def test_what_is_begun_is_there_again_by_note_after_escape_and_a_reload(cast):
    phone = cast.phone
    cast.go("meaning/write")
    cast.write("meaning", NOTE)
    cast.go("meaning/reveal")
    flag, field = phone.locator(".board__item .flag"), phone.locator("#concern-text")
    flag.click()
    field.fill("これはわたしのこと")
    phone.keyboard.press("Escape")
    expect(field).to_have_count(0)
    open_help(phone)
    expect(field).to_have_value("")
    field.fill("声が聞こえない")
    phone.locator(".concern [value=no]").click()

    phone.reload()
    cast.shows("board")
    flag.click()
    expect(field).to_have_value("これはわたしのこと")
    phone.locator(".concern [value=tell]").click()
    cast.console.until(lambda s: raised(cast) == ["これはわたしのこと"])
    flag.click()
    expect(field).to_have_value("")
    phone.locator(".concern [value=no]").click()
    open_help(phone)
    expect(field).to_have_value("声が聞こえない")


def test_without_a_line_it_is_said_that_it_goes_later_and_it_does(cast, picture, lang):
    phone = cast.phone
    phone.wait_for_load_state("networkidle")
    open_help(phone)
    expect(phone.locator("#concern-text")).to_be_visible()  # its code is there
    phone.context.set_offline(True)
    phone.evaluate("window.dispatchEvent(new Event('offline'))")
    expect(phone.locator(".top__dot")).to_have_attribute("data-state", "offline")
    phone.locator("#concern-text").fill("声が聞こえない")
    phone.locator(".concern [value=tell]").click()

    expect(phone.locator("[data-part=say]")).to_contain_text(LATER[lang])
    picture(phone, f"phone-concern-offline-{lang}")
    phone.context.set_offline(False)
    cast.console.until(lambda s: raised(cast) == ["声が聞こえない"])


def test_what_the_server_does_not_take_is_given_back_and_said(cast, picture, lang):
    phone = cast.phone
    action = {"type": "RaiseConcern", "action_id": "a" * 32, "note": None, "text": "え" * 201}
    waiting = [{"action": action, "at": 0, "tried": False}]
    place = phone.evaluate(PLACE)
    phone.evaluate(
        "([key, box]) => localStorage.setItem(key, JSON.stringify(box))",
        [f"outbox:{place}", waiting],
    )

    phone.reload()

    expect(phone.locator("[data-part=say]")).to_contain_text(BACK[lang])
    picture(phone, f"phone-concern-back-{lang}")
    open_help(phone)
    expect(phone.locator("#concern-text")).to_have_value("え" * 201)
    assert raised(cast) == []


def test_what_is_given_back_waits_on_the_device_until_the_code_for_it_comes(cast, lang):
    phone = cast.phone
    refused(phone, "うるさいです")
    phone.route("**/talking-*.js", lambda route: route.abort())

    phone.reload()
    phone.wait_for_function(
        "() => !Object.entries(localStorage)"
        ".some(([key, value]) => key.startsWith('outbox:') && value !== '[]')"
    )
    phone.unroute("**/talking-*.js")
    phone.reload()

    expect(phone.locator("[data-part=say]")).to_contain_text(BACK[lang])
    open_help(phone)
    expect(phone.locator("#concern-text")).to_have_value("うるさいです" * 40)


def test_what_is_refused_on_the_takeaway_is_a_draft_again_as_well(cast, lang):
    phone = cast.phone
    place = phone.evaluate(PLACE)
    cast.go("ended")
    cast.shows("thanks")
    refused(phone, "うるさいです")
    cast.takeaway()

    phone.wait_for_function("key => localStorage.getItem(key)", arg=f"concern:{place}:")

    assert phone.evaluate("key => localStorage.getItem(key)", f"concern:{place}:") == json.dumps(
        "うるさいです" * 40, ensure_ascii=False
    )


def refused(phone, text):
    """Let a concern wait on a phone that the server will not take: it is too long."""
    action = {"type": "RaiseConcern", "action_id": "b" * 32, "note": None, "text": text * 40}
    phone.evaluate(
        "([key, box]) => localStorage.setItem(key, JSON.stringify(box))",
        [f"outbox:{phone.evaluate(PLACE)}", [{"action": action, "at": 0, "tried": False}]],
    )

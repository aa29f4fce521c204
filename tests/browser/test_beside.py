"""Online at a computer: the stage beside what one writes, the same as in the room."""

import pytest
from playwright.sync_api import expect

from tests.browser.barriers import no_barrier
from tests.browser.cast import Cast
from tests.browser.conftest import DESK, HALL, PHONE
from tests.browser.entering import let_in
from tests.browser.test_phone_pictures import SMALL, TOO_LOW, TOO_WIDE


@pytest.fixture
def lang() -> str:
    return "ja"


@pytest.fixture
def cast(server, window, lang):
    return Cast(server, window, lang)


@pytest.fixture
def join(cast, window, lang):
    """join(DESK, "online") takes a seat in a browser of its own."""

    def take(device, place):
        page = window(device, lang)
        page.goto(f"{cast.server.url}/j/{cast.code}")
        page.locator(f'[name="place"][value="{place}"]').check()
        page.locator(".join__go").click()
        expect(page.locator("main")).to_have_attribute("data-shows", "wait")
        return page

    return take


@pytest.mark.parametrize("lang", ["ja", "en"])
def test_who_is_online_sees_what_the_room_sees_and_writes_beside_it(
    cast, join, window, picture, lang
):
    online = join(DESK, "online")
    stage = online.frame_locator(".beside__stage").locator(".stage")
    hall = window(HALL)
    let_in(hall, cast.server)
    hall.goto(f"{cast.server.url}/stage/{cast.code}")
    cast.go("meaning/write")
    cast.write("meaning", "犬の散歩で会う人", "Someone saved me a seat")
    online.locator("#text").fill("画面のこちらから")
    picture(online, f"beside-write-{lang}")
    online.locator(".tray [type=submit]:visible").click()
    expect(online.locator(".mine__item")).to_have_attribute("data-state", "delivered")
    cast.go("meaning/reveal")

    for words in ("犬の散歩で会う人", "Someone saved me a seat", "画面のこちらから"):
        expect(stage).to_contain_text(words)
    expect(hall.locator(".stage")).to_have_attribute("data-view", "wall")
    expect(stage).to_have_attribute("data-view", "wall")
    wide, high = online.locator(".beside__stage").evaluate("f => [f.clientWidth, f.clientHeight]")
    assert abs(wide / high - 16 / 9) < 0.02
    picture(online, f"beside-wall-{lang}")
    no_barrier(online)


KEPT = """async words => {
  const kept = Object.values(localStorage);
  for (const name of await caches.keys()) {
    const cache = await caches.open(name);
    for (const at of await cache.keys()) kept.push(await (await cache.match(at)).text());
  }
  return kept.filter(text => text.includes(words)).length;
}"""
SHELL = "async () => Boolean(await caches.match(`${location.pathname}/stage?shell=1`))"


def test_a_device_that_looks_on_keeps_nothing_of_what_others_wrote(cast, join):
    online = join(DESK, "online")
    key = f"stage:{cast.code}"
    online.evaluate("key => localStorage.setItem(key, '\"kept before\"')", key)
    cast.go("meaning/write")
    cast.write("meaning", "犬の散歩で会う人")
    cast.go("meaning/reveal")
    online.evaluate("caches.delete('shells')")
    online.reload()
    stage = online.frame_locator(".beside__stage").locator(".stage")
    expect(stage).to_contain_text("犬の散歩で会う人")
    online.wait_for_function(SHELL)

    assert online.evaluate("key => localStorage.getItem(key)", key) is None
    assert online.evaluate(KEPT, "犬の散歩で会う人") == 0


def test_a_phone_never_fetches_the_stage(cast, window):
    phone = window(PHONE)
    asked: list[str] = []
    phone.on("request", lambda request: asked.append(request.url))
    phone.goto(f"{cast.server.url}/j/{cast.code}")
    phone.locator('[name="place"][value="online"]').check()
    phone.locator(".join__go").click()
    expect(phone.locator(".top__dot")).to_have_attribute("data-state", "online")

    assert not [url for url in asked if url.endswith("/stage")]


def test_who_is_in_the_room_looks_at_the_room(join):
    expect(join(DESK, "venue").locator(".beside")).to_have_count(0)


@pytest.mark.parametrize("lang", ["ja", "en"])
def test_who_is_online_with_a_phone_changes_that_they_are_and_sees_the_stage_there(
    cast, join, picture, lang
):
    phone = join(PHONE, "venue")
    phone.locator("#text").wait_for(state="attached")
    cast.go("meaning/write")
    phone.locator("#text").fill("まだ書いている途中")
    help_ = phone.locator(".top__help")
    help_.click()
    phone.locator('.top__text a[href$="#place"]').click()
    expect(phone.locator("#place")).to_be_in_viewport()
    picture(phone, f"phone-place-{lang}")
    no_barrier(phone)
    assert phone.evaluate(TOO_LOW) == []
    phone.locator('[name="place"][value="online"]').check()
    phone.locator('form[action*="/place"] [type=submit]').click()

    expect(phone.locator("#text")).to_have_value("まだ書いている途中")
    help_.click()
    phone.locator(".top__stage a").click()
    stage = phone.frame_locator(".watch__stage").locator(".stage")
    expect(stage).to_have_attribute("data-view", "writing")
    picture(phone, f"phone-watch-{lang}")
    no_barrier(phone)
    assert phone.evaluate(TOO_WIDE) == []
    for width, height in ((320, 568), (844, 390)):
        phone.set_viewport_size({"width": width, "height": height})
        wide, high = phone.locator(".watch__stage").evaluate("f => [f.clientWidth, f.clientHeight]")
        assert abs(wide / high - 16 / 9) < 0.02
        assert phone.evaluate(TOO_WIDE) == []
        expect(phone.locator(".watch__stage")).to_be_in_viewport(ratio=0.99)
    picture(phone, f"phone-watch-sideways-{lang}")
    phone.locator(".way-home").click()
    expect(phone.locator("#text")).to_have_value("まだ書いている途中")


def test_on_the_smallest_phone_the_last_line_of_the_help_can_be_reached(cast):
    phone = cast.phone
    cast.go("meaning/write")
    cast.shows("write")
    phone.set_viewport_size(SMALL)
    phone.locator(".top__help").click()

    last = phone.locator(".top__text a").last
    last.scroll_into_view_if_needed()

    box = last.bounding_box()
    middle = [box["x"] + 20, box["y"] + 20]
    assert phone.evaluate("at => document.elementFromPoint(...at)?.tagName", middle) == "A"

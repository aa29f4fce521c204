"""Online at a computer: the stage beside what one writes, the same as in the room."""

import pytest
from playwright.sync_api import expect

from tests.browser.barriers import no_barrier
from tests.browser.cast import Cast
from tests.browser.conftest import DESK, HALL, PHONE


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
    hall.goto(f"{cast.server.url}/enter#{cast.server.owner}")
    hall.wait_for_url(f"{cast.server.url}/")
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

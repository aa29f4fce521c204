"""A session that was deleted while people were in it, and taken back from the bin."""

import pytest
from playwright.sync_api import expect

from tests.browser.cast import Cast
from tests.browser.conftest import HALL
from tests.browser.entering import let_in
from tests.serving import Browser

SHUT = {"ja": "いまは、だれも入れません", "en": "Nobody is let in just now"}


@pytest.mark.parametrize("lang", ["ja", "en"])
def test_screens_come_back_by_themselves_when_a_deleted_session_is_restored(
    server, window, picture, lang
):
    cast = Cast(server, window, lang)
    phone, stage, fay = cast.phone, window(HALL, lang), Browser(server).enter(server.owner)
    let_in(stage, server)
    stage.goto(f"{server.url}/stage/{cast.code}")
    light = stage.locator("[data-part=light]")
    cast.go("meaning/write")
    cast.shows("write")
    expect(light).to_be_hidden()

    fay.post(f"/sessions/{cast.code}/delete", code=cast.code)

    expect(phone.get_by_text(SHUT[lang])).to_be_visible()
    expect(light).to_be_visible()
    picture(phone, f"phone-nobody-let-in-{lang}")
    phone.locator("#text").fill("祖母の味噌汁")
    phone.locator(".tray [type=submit]:visible").click()
    fay.post(f"/sessions/{cast.code}/restore")

    mine = phone.locator(".mine__item", has_text="祖母の味噌汁")
    expect(mine).to_have_attribute("data-state", "delivered")
    expect(phone.get_by_text(SHUT[lang])).to_be_hidden()
    expect(light).to_be_hidden()

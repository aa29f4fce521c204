"""What is typed wrong while a session is made or prepared is said where it stands."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.barriers import no_barrier
from tests.browser.conftest import DESK, PHONE
from tests.browser.test_appointing import owner
from tests.serving import Browser, new_session


@pytest.mark.parametrize("lang", ["ja", "en"])
def test_a_new_session_goes_back_to_the_field_that_is_wrong(server, window, picture, lang):
    page = owner(window(PHONE, lang), server)
    page.goto(f"{server.url}/new")
    page.locator("#step-on").click()
    page.locator("#step-on").click()
    page.locator("#venue").fill("x" * 61)
    page.locator("#create").click()

    venue = page.locator("#venue")
    expect(venue).to_be_focused()
    expect(venue).to_have_value("x" * 61)
    expect(venue).to_have_attribute("aria-invalid", "true")
    expect(venue).to_have_attribute("aria-describedby", "venue-hint new-problem")
    expect(page.locator(".new__problem")).to_be_in_viewport()
    picture(page, f"new-wrong-{lang}")
    no_barrier(page)


@pytest.mark.parametrize("lang", ["ja", "en"])
def test_a_problem_on_the_preparation_page_is_in_sight(server, window, picture, lang):
    code = new_session(Browser(server).enter(server.owner), format=90, lang=lang)
    page = owner(window(PHONE, lang), server)
    page.goto(f"{server.url}/sessions/{code}")
    page.locator("#venue").fill("x" * 61)
    page.locator("form[action$=appointment] button").click()
    expect(page.locator("#held-problem")).to_be_focused()
    expect(page.locator("#held-problem")).to_be_in_viewport()
    picture(page, f"preparation-wrong-{lang}")
    no_barrier(page)

    page.goto(f"{server.url}/sessions/{code}")
    page.locator("[id^=name-]").fill("y" * 61)
    page.locator("form[action$=guests] button").click()
    expect(page.locator("[id^=name-]")).to_be_focused()
    expect(page.locator("[id^=name-]")).to_have_value("y" * 61)
    expect(page.locator("#guests-problem")).to_be_in_viewport()
    no_barrier(page)


def test_the_button_of_the_stage_stays_under_the_mouse_that_presses_it(server, window):
    code = new_session(Browser(server).enter(server.owner), lang="en")
    page = owner(window(DESK, "en"), server)
    fay = Browser(server).enter(server.owner)
    fay.post(f"/sessions/{code}/appointment", day="2099-12-15")
    page.goto(f"{server.url}/")
    stage = page.locator(f'[data-code="{code}"] a[target]')
    before = stage.bounding_box()
    assert before

    page.mouse.move(before["x"] + 5, before["y"] + 3)
    page.mouse.down()
    assert stage.bounding_box() == before
    with page.context.expect_page() as opened:
        page.mouse.up()

    opened.value.wait_for_url(re.compile(f"/stage/{code}"))

"""The language switch on pages that are forms: nothing typed, chosen or come by is lost."""

import re

from playwright.sync_api import Page, expect

from tests.browser.conftest import DESK, PHONE
from tests.serving import Browser, Server, new_session

PIN = "2468"


def switch(page: Page, to: str) -> None:
    page.locator(f".language__choice[hreflang={to}]").first.click()
    expect(page.locator("html")).to_have_attribute("lang", to)


def come(page: Page, server: Server) -> None:
    page.goto(f"{server.url}/enter#{server.owner}")
    page.wait_for_url(f"{server.url}/")


def test_who_joins_keeps_name_and_place_and_takes_the_seat_in_the_other_language(server, window):
    code = new_session(Browser(server).enter(server.owner))
    phone = window(PHONE)
    phone.goto(f"{server.url}/j/{code}")
    phone.locator("#name").fill("Ann")
    phone.locator('[name="place"][value="online"]').check()

    switch(phone, "en")

    expect(phone.locator("#name")).to_have_value("Ann")
    expect(phone.locator('[name="place"][value="online"]')).to_be_checked()
    phone.locator(".join__go").click()
    expect(phone.get_by_text("Welcome, Ann")).to_be_visible()


def test_what_was_typed_at_the_door_and_left_is_not_there_for_who_comes_next(server, window):
    code = new_session(Browser(server).enter(server.owner))
    phone = window(PHONE)
    phone.goto(f"{server.url}/j/{code}")
    phone.locator("#name").fill("Ann")
    phone.goto(f"{server.url}/j")

    phone.goto(f"{server.url}/j/{code}")

    expect(phone.locator("#name")).to_have_value("")
    switch(phone, "en")
    switch(phone, "ja")
    phone.reload()
    expect(phone.locator("#name")).to_have_value("")


def test_a_new_session_stays_at_its_step_with_all_that_was_chosen(server, window):
    page = window(DESK)
    come(page, server)
    page.goto(f"{server.url}/new")
    page.locator("[name=program][value=team-retro]").check()
    page.locator("#step-on").click()
    page.locator("[name=lang][value=en]").check()
    page.locator("#step-on").click()
    page.locator("#title").fill("Winter harbour")

    switch(page, "en")

    expect(page.locator("#title")).to_be_visible()
    expect(page.locator("#title")).to_have_value("Winter harbour")
    expect(page.locator("[name=program][value=team-retro]")).to_be_checked()
    expect(page.locator("[name=lang][value=en]")).to_be_checked()
    page.locator("#create").click()
    expect(page).to_have_url(re.compile(r"/sessions/\d{6}"))
    expect(page.get_by_role("heading", name="Winter harbour")).to_be_visible()


def test_a_link_that_asks_for_a_pin_is_still_known(server, window):
    code = new_session(Browser(server).enter(server.owner))
    desk = window(DESK)
    come(desk, server)
    desk.goto(f"{server.url}/sessions/{code}/roles")
    desk.locator("input[value=co]").check()
    desk.locator("#label").fill("Yuki")

    switch(desk, "en")

    expect(desk.locator("#label")).to_have_value("Yuki")
    desk.locator("#pin").fill(PIN)
    desk.locator("#make button[type=submit]").click()
    helper = window(PHONE)
    helper.goto(desk.locator(".fresh__link").inner_text())
    expect(helper.locator("#pin")).to_be_visible()

    switch(helper, "en")

    expect(helper).to_have_url(re.compile(r"/enter(\?lang=en)?$"))
    helper.locator("#pin").fill(PIN)
    helper.locator("#enter button[type=submit]").click()
    expect(helper).to_have_url(re.compile(rf"/console/{code}$"))


def test_the_door_of_the_stage_keeps_its_code(server, window):
    page = window(DESK)
    page.goto(f"{server.url}/stage?code=482913")
    page.locator("#pin").fill("12")

    switch(page, "en")

    expect(page.locator("#code")).to_have_value("482913")
    expect(page.locator("#pin")).to_have_value("")  # a secret is kept nowhere

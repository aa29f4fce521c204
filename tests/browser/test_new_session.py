"""A new session, step by step: the browser's own buttons lose nothing of it."""

import re

from playwright.sync_api import Page, expect

from tests.browser.conftest import DESK
from tests.browser.entering import let_in
from tests.serving import Server

TITLE = "Winter harbour"


def third_step(page: Page, server: Server) -> None:
    """Come from the list to the last step, with choices of one's own."""
    let_in(page, server)
    page.goto(f"{server.url}/")
    page.goto(f"{server.url}/new")
    page.locator("[name=program][value=team-retro]").check()
    page.locator("#step-on").click()
    page.locator("[name=lang][value=en]").check()
    page.locator("#step-on").click()
    page.locator("#title").fill(TITLE)


def chosen(page: Page) -> None:
    """Everything is as it was chosen, wherever one is."""
    expect(page.locator("[name=program][value=team-retro]")).to_be_checked()
    expect(page.locator("[name=lang][value=en]")).to_be_checked()
    expect(page.locator("#title")).to_have_value(TITLE)


def test_the_browsers_back_button_goes_one_step_back_and_forward_again(server, window):
    page = window(DESK)
    third_step(page, server)

    page.go_back()
    expect(page.locator("[name=lang][value=en]")).to_be_visible()
    chosen(page)
    page.go_back()
    expect(page.locator("[name=program][value=team-retro]")).to_be_visible()
    chosen(page)
    page.go_forward()
    page.go_forward()
    expect(page.locator("#title")).to_be_visible()
    chosen(page)
    page.locator("#create").click()
    expect(page).to_have_url(re.compile(r"/sessions/\d{6}"))


def test_the_steps_own_back_button_leaves_no_step_behind(server, window):
    page = window(DESK)
    third_step(page, server)

    for _ in range(2):
        page.locator("#step-back").click()
    expect(page.locator("[name=program][value=team-retro]")).to_be_visible()
    expect(page.locator("#step-back")).to_be_hidden()
    page.go_back()

    expect(page).to_have_url(f"{server.url}/")


def test_a_page_that_is_loaded_anew_is_at_its_step_with_what_was_typed(server, window):
    page = window(DESK)
    third_step(page, server)

    page.reload()
    expect(page.locator("#title")).to_be_visible()
    chosen(page)
    page.go_back()
    expect(page.locator("[name=lang][value=en]")).to_be_visible()
    page.goto(f"{server.url}/")
    page.go_back()
    expect(page.locator("[name=lang][value=en]")).to_be_visible()
    chosen(page)

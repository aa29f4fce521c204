"""Ways in that are seldom gone: locked doors, a session that is over, a PIN, a sheet."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.barriers import no_barrier
from tests.browser.conftest import DESK, PHONE
from tests.browser.entering import let_in
from tests.browser.test_phone_pictures import SMALL, TOO_SMALL, TOO_WIDE
from tests.serving import Browser, Screen, new_session
from tests.web.test_roles import made

LOCKED = {"ja": "受付の人に声をかけてください", "en": "Please speak to the people at the reception"}
OVER = {"ja": "この会は終わりました", "en": "This session is over"}


@pytest.fixture(params=["ja", "en"])
def lang(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def evening(server, lang):
    """Return the code of a session, its console, and whoever runs it."""
    fay = Browser(server).enter(server.owner)
    code = new_session(fay, lang=lang)
    return code, Screen(server, fay.page(f"/console/{code}")), fay


@pytest.fixture
def look(picture, lang):
    """look(phone, "door-locked") keeps a picture; it fails on a barrier or a page too wide."""

    def keep(page: Page, name: str) -> None:
        picture(page, f"{name}-{lang}")
        no_barrier(page, name)
        if "enter" not in name and "roles" not in name:  # what participants read
            assert page.evaluate(TOO_SMALL) == [], name
        before = page.viewport_size
        page.set_viewport_size(SMALL)
        for size in ("100%", "200%"):
            page.evaluate("size => { document.documentElement.style.fontSize = size }", size)
            wide = page.evaluate(TOO_WIDE)
            assert wide == [], f"{name} at 320 px and letters of {size}"
        picture(page, f"{name}-narrow-{lang}")
        page.evaluate("document.documentElement.style.fontSize = ''")
        page.set_viewport_size(before)

    return keep


def test_locked_doors_say_whom_to_ask_and_open_by_themselves(server, window, evening, lang, look):
    code, console, _ = evening
    assert console.act("LockDoors", on=True)["ok"]
    phone = window(PHONE, lang)
    phone.goto(f"{server.url}/j/{code}")

    expect(phone.get_by_role("status")).to_have_text(LOCKED[lang])
    expect(phone.locator(".join__go")).to_have_count(0)
    look(phone, "door-locked")
    assert console.act("LockDoors", on=False)["ok"]

    phone.locator(".join__go").click()

    expect(phone.locator("main")).to_have_attribute("data-shows", "wait")


def test_who_comes_when_all_is_over_reads_that_and_is_asked_for_nothing(
    server, window, evening, lang, look
):
    code, console, _ = evening
    assert console.act("Move", to="ended", expect=console.records["session"]["stop"]["id"])["ok"]
    phone = window(PHONE, lang)
    phone.goto(f"{server.url}/j/{code}")

    expect(phone.get_by_text(OVER[lang])).to_be_visible()
    expect(phone.locator("#name")).to_have_count(0)
    look(phone, "door-over")


def test_a_link_asks_for_its_pin_and_the_page_that_made_it_has_no_barrier(
    server, window, evening, lang, look
):
    code, _, fay = evening
    phone = window(PHONE, lang)
    phone.goto(f"{server.url}/enter#{made(fay, code, 'scribe', 'Kenji')}")
    expect(phone.locator("#pin")).to_be_visible()
    look(phone, "enter-pin")
    phone.locator("#pin").fill("0000")
    phone.locator("#enter button[type=submit]").click()
    expect(phone.get_by_role("alert")).to_be_visible()
    look(phone, "enter-pin-wrong")
    phone.locator("#pin").fill("2468")
    phone.locator("#enter button[type=submit]").click()
    phone.wait_for_url(re.compile(rf"/console/{code}$"))

    page = window(DESK, lang)
    let_in(page, server)
    page.goto(f"{server.url}/sessions/{code}/roles")

    expect(page.get_by_text("Kenji")).to_be_visible()
    look(page, "roles")


def test_a_sheet_of_no_session_leads_to_the_six_digits(server, window, lang, look):
    phone = window(PHONE, lang)
    phone.goto(f"{server.url}/s/000000W2")

    expect(phone.locator("#problem")).to_be_visible()
    look(phone, "sheet-unknown")

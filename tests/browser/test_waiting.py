"""The waiting page: whoever opens the link days before is told the day, and may keep it."""

from datetime import UTC, datetime

import pytest
from icalendar import Calendar
from playwright.sync_api import expect

from tests.browser.barriers import no_barrier
from tests.browser.conftest import DESK, PHONE
from tests.serving import Browser, Screen, new_session

HELD = {"day": "2099-12-15", "time": "18:30", "place": "both", "venue": "港の会場"}
WORDS = {
    "ja": {"add": "カレンダーに入れる", "day": "12月15日 18:30にはじまります"},
    "en": {"add": "Add to my calendar", "day": "It begins on December 15, 18:30"},
}


@pytest.fixture
def fay(server):
    return Browser(server).enter(server.owner)


@pytest.fixture
def code(fay):
    code = new_session(fay)
    fay.post(f"/sessions/{code}/appointment", **HELD, meeting="https://meet.example/j/123")
    return code


@pytest.mark.parametrize(("device", "lang"), [(PHONE, "ja"), (PHONE, "en"), (DESK, "en")])
def test_the_day_is_put_into_ones_calendar(server, window, picture, code, device, lang):
    page, words = window(device, lang), WORDS[lang]
    page.goto(f"{server.url}/j/{code}")
    page.locator(".join__go").click()
    expect(page.locator("main")).to_have_attribute("data-shows", "wait")
    expect(page.locator("body")).to_have_css("margin-left", "0px")  # the styles are there

    expect(page.get_by_text(words["day"])).to_be_visible()
    link = page.get_by_role("link", name=words["add"])
    box = link.bounding_box()
    assert box is not None and box["height"] >= 48
    with page.expect_download() as download:
        link.click()

    [event] = Calendar.from_ical(download.value.path().read_bytes()).walk("VEVENT")
    assert event["SUMMARY"] == "港の夜 Harbour"
    assert event.decoded("DTSTART") == datetime(2099, 12, 15, 9, 30, tzinfo=UTC)
    assert f"{server.url}/j/{code}" in event["DESCRIPTION"]
    no_barrier(page)
    picture(page, f"waiting-{lang}-{device['viewport']['width']}")


def test_the_waiting_page_goes_on_by_itself_and_the_link_goes(server, window, fay, code):
    page = window(PHONE, "ja")
    page.goto(f"{server.url}/j/{code}")
    page.locator(".join__go").click()
    link = page.get_by_role("link", name=WORDS["ja"]["add"])
    expect(link).to_be_visible()
    console = Screen(server, fay.page(f"/console/{code}"))

    assert console.act("Move", to="welcome/welcome", expect="lobby")["ok"]

    expect(page.locator("main")).to_have_attribute("data-shows", "plain")
    expect(link).to_have_count(0)


@pytest.mark.parametrize("width", [320, 390])
def test_large_text_on_a_small_screen_cuts_nothing(server, window, code, width):
    page = window(PHONE | {"viewport": {"width": width, "height": 640}}, "en")
    page.goto(f"{server.url}/j/{code}")
    page.locator(".join__go").click()
    expect(page.locator("main")).to_have_attribute("data-shows", "wait")

    page.evaluate("document.documentElement.style.fontSize = '200%'")

    assert page.evaluate("document.documentElement.scrollWidth") <= width
    expect(page.get_by_role("link", name=WORDS["en"]["add"])).to_be_visible()


def test_a_day_that_is_moved_is_said_anew_and_kept_nowhere(server, window, fay, code):
    page = window(PHONE, "ja")
    page.goto(f"{server.url}/j/{code}")
    page.locator(".join__go").click()
    expect(page.get_by_text(WORDS["ja"]["day"])).to_be_visible()

    moved = HELD | {"day": "2099-12-16", "time": "19:00"}
    fay.post(f"/sessions/{code}/appointment", **moved, meeting="https://meet.example/j/456")

    expect(page.get_by_text("12月16日 19:00にはじまります")).to_be_visible()
    told = page.request.get(f"{page.url}?shell=1").text()
    assert "12月16日" not in told and "meet.example" not in told + page.content()
    elsewhere = page.request.get(
        page.locator("a", has_text="Google").evaluate("link => link.href"), max_redirects=0
    )
    assert elsewhere.status == 303
    assert "20991216T100000Z" in elsewhere.headers["location"]
    assert "meet.example%2Fj%2F456" in elsewhere.headers["location"]

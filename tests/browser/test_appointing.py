"""When and where a session is held: from the form to the list, the stage and the page to join."""

import re
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from playwright.sync_api import Page, expect

from tests.browser.barriers import no_barrier
from tests.browser.conftest import DESK, HALL, PHONE
from tests.browser.entering import let_in
from tests.serving import Browser, Server

ZONES = ("Asia/Tokyo", "Europe/Zurich", "America/Los_Angeles")
WORDS = {
    "ja": {
        "soon": "あと2時間",
        "where": "港の会場 2階・オンライン",
        "venue": "港の会場 2階",
        "day": "12月15日 18:30",
    },
    "en": {
        "soon": "in 2 h",
        "where": "Harbour hall, 2nd floor · online",
        "venue": "Harbour hall, 2nd floor",
        "day": "December 15, 18:30",
    },
}


def early() -> str:
    """Return a zone in which today has a few hours left."""
    return next(zone for zone in ZONES if datetime.now(ZoneInfo(zone)).hour < 20)


def owner(page: Page, server: Server) -> Page:
    let_in(page, server)
    return page


@pytest.mark.parametrize("lang", ["ja", "en"])
def test_who_makes_a_session_for_today_finds_its_hour_wherever_people_look(
    server, window, picture, lang
):
    words, zone = WORDS[lang], early()
    start = datetime.now(ZoneInfo(zone)) + timedelta(hours=2, minutes=20)
    page = owner(window(DESK | {"timezone_id": zone}, lang), server)
    page.goto(f"{server.url}/new")
    page.locator("#step-on").click()
    page.locator(f"[name=lang][value={lang}]").check()
    page.locator("#step-on").click()
    page.locator("#time").fill(f"{start:%H:%M}")
    page.locator("#place").select_option("both")
    page.locator("#venue").fill(words["venue"])
    picture(page, f"new-held-{lang}")
    no_barrier(page)
    page.locator("#create").click()
    page.wait_for_url("**/sessions/*")
    code = page.url[-6:]
    expect(page.locator(".preparation__facts")).to_contain_text(words["where"])
    no_barrier(page)

    page.goto(f"{server.url}/")
    card = page.locator(f'[data-section=today] [data-code="{code}"]')
    expect(card).to_contain_text(f"{start:%H:%M}")
    expect(card.locator(".session__soon")).to_contain_text(words["soon"])
    expect(card).to_contain_text(words["where"])
    picture(page, f"home-today-{lang}")
    no_barrier(page)

    phone = window(PHONE, lang)
    phone.goto(f"{server.url}/j/{code}")
    expect(phone.locator(".join__held")).to_contain_text(f"{start:%H:%M}")
    expect(phone.locator(".join__held")).to_contain_text(words["where"])
    picture(phone, f"join-held-{lang}")
    no_barrier(phone)


@pytest.mark.parametrize("lang", ["ja", "en"])
def test_the_stage_says_it_while_people_come_and_follows_when_it_is_put_off(
    server, window, picture, lang
):
    words = WORDS[lang]
    fay = Browser(server).enter(server.owner)
    wish = {"program": "tsunagari-5", "format": "60", "title": "", "lang": lang}
    held = {"day": "2026-12-15", "time": "18:30", "place": "both", "venue": words["venue"]}
    code = fay.post("/new", **wish, **held).url[-6:]
    stage = owner(window(HALL, lang), server)
    stage.goto(f"{server.url}/stage/{code}")
    line = stage.locator(".lobby__held")
    expect(line).to_have_text(words["day"])
    stage.locator("[data-part=check-yes]").click()
    expect(stage.locator(".check")).to_be_hidden()
    expect(stage.locator(".lobby__counts")).not_to_be_empty()
    expect(stage.locator(".lobby__ask")).to_be_visible()  # there is room for it, too
    picture(stage, f"stage-lobby-held-{lang}")

    page = owner(window(DESK, lang), server)
    page.goto(f"{server.url}/sessions/{code}")
    page.locator("#time").fill("18:45")
    page.locator("form[action$=appointment] button").click()
    page.wait_for_url("**saved=held**")
    picture(page, f"preparation-held-{lang}")

    expect(line).to_contain_text("18:45")
    fay.post(f"/sessions/{code}/appointment")
    expect(line).to_be_hidden()
    no_barrier(stage)


def test_the_hour_is_counted_down_while_the_list_stays_open(server, window):
    zone = early()
    fay = Browser(server).enter(server.owner)
    start = datetime.now(ZoneInfo(zone)) + timedelta(hours=1, minutes=1)
    wish = {"program": "tsunagari-5", "format": "60", "title": "", "lang": "en", "zone": zone}
    code = fay.post("/new", **wish, day=f"{start:%Y-%m-%d}", time=f"{start:%H:%M}").url[-6:]
    page = window(DESK, "en")
    page.clock.install()
    owner(page, server).goto(f"{server.url}/")
    soon = page.locator(f'[data-code="{code}"] .session__soon')
    expect(soon).to_contain_text("in 1 h")

    page.clock.fast_forward(10 * 60_000)
    expect(soon).to_have_text(re.compile("^in 5[01] min$"))
    page.clock.fast_forward(60 * 60_000)

    expect(soon).to_be_hidden()

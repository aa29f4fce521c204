"""The preparation page in a real browser: from a new session to a poster that leads to it."""

import re
from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
import zxingcpp
from icalendar import Calendar
from playwright.sync_api import Page, expect

from tests.browser.barriers import no_barrier
from tests.browser.conftest import DESK, PHONE
from tests.browser.entering import let_in
from tests.printing.test_sheets import picture as page_of_pdf
from tests.serving import Browser, Server, new_session

SMALL = {"viewport": {"width": 1280, "height": 800}}
WORDS = {
    "ja": {
        "make": "PDFをつくる",
        "get": "PDFをダウンロード",
        "copy": "参加リンクをコピー",
        "ready": "PDFができました",
        "nothing": "どれか一つは、枚数を入れてください",
        "poster": "参加ポスター",
        "invitation": "招待文",
    },
    "en": {
        "make": "Make the PDF",
        "get": "Download the PDF",
        "copy": "Copy the link to join",
        "ready": "The PDF is ready",
        "nothing": "Say of at least one sheet how many you want",
        "poster": "Join poster",
        "invitation": "Invitation text",
    },
}


@pytest.fixture
def code(server: Server) -> str:
    return new_session(Browser(server).enter(server.owner))


@pytest.fixture
def open_page(server: Server, window, code):
    """open_page(DESK, "ja") opens the preparation page as the owner."""

    def open_(device: dict[str, object], lang: str) -> Page:
        page = window(device, lang)
        page.goto(f"{server.url}/enter#{server.owner}")
        page.wait_for_url(f"{server.url}/")
        page.locator(f"a[href='/sessions/{code}']").first.click()
        page.wait_for_url(f"**/sessions/{code}")
        return page

    return open_


@pytest.mark.parametrize("lang", ["ja", "en"])
def test_by_keyboard_alone_a_poster_is_made_that_leads_to_the_session(
    open_page, picture, server, code, lang, tmp_path: Path
):
    page, words = open_page(DESK, lang), WORDS[lang]
    no_barrier(page)
    picture(page, f"preparation-{lang}")

    copies = page.get_by_label(f"{words['poster']}").first
    copies.focus()
    page.keyboard.press("ArrowUp")
    expect(copies).to_have_value("2")
    button = page.get_by_role("button", name=words["make"])
    for _ in range(10):
        page.keyboard.press("Tab")
        if button.evaluate("element => element === document.activeElement"):
            break
    page.keyboard.press("Enter")
    expect(page.get_by_text(words["ready"])).to_be_visible(timeout=60_000)
    no_barrier(page)
    picture(page, f"preparation-done-{lang}")
    page.keyboard.press("Tab")
    with page.expect_download() as download:
        page.keyboard.press("Enter")
    file = tmp_path / "sheets.pdf"
    download.value.save_as(file)

    read = zxingcpp.read_barcode(page_of_pdf(file.read_bytes(), 2))
    assert read.text == f"{server.url}/j/{code}".upper()


def test_a_page_that_is_loaded_again_still_hands_out_the_bundle(open_page):
    page = open_page(DESK, "ja")
    page.get_by_role("button", name=WORDS["ja"]["make"]).click()
    page.wait_for_url(re.compile(r"\?print="))

    page.reload()

    expect(page.get_by_role("link", name=WORDS["ja"]["get"])).to_be_visible(timeout=60_000)


@pytest.mark.parametrize("lang", ["ja", "en"])
def test_what_is_wrong_is_said_beside_the_button_and_what_was_typed_stays(open_page, lang):
    page, words = open_page(PHONE, lang), WORDS[lang]
    no_barrier(page)
    page.get_by_label(words["poster"]).first.fill("0")
    page.locator("#wifi").fill("hall-guest")

    page.get_by_role("button", name=words["make"]).click()

    expect(page.get_by_role("alert")).to_have_text(words["nothing"])
    expect(page.locator("#wifi")).to_have_value("hall-guest")
    no_barrier(page)


def test_without_a_network_it_says_so_and_works_again_afterwards(open_page):
    page, words = open_page(DESK, "en"), WORDS["en"]
    button = page.get_by_role("button", name=words["make"])
    page.context.set_offline(True)
    button.click()
    expect(page.get_by_role("alert")).to_have_text("That did not work. Please try again")

    page.context.set_offline(False)
    button.click()

    expect(page.get_by_text(words["ready"])).to_be_visible(timeout=60_000)
    expect(page.get_by_role("alert")).to_be_hidden()


def test_the_link_is_copied(open_page, server, code):
    page = open_page(DESK, "ja")
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])

    page.get_by_role("button", name=WORDS["ja"]["copy"]).click()

    expect(page.get_by_text("リンクをコピーしました")).to_be_visible()
    assert page.evaluate("navigator.clipboard.readText()") == f"{server.url}/j/{code}"


@pytest.mark.parametrize("lang", ["ja", "en"])
def test_a_thing_is_ticked_from_the_keyboard_and_its_card_says_what_is_next(
    open_page, server, code, picture, lang
):
    page = open_page(DESK, lang)
    box = page.locator("[data-item=invitation] button")
    box.focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**#todo")
    expect(box).to_have_attribute("aria-pressed", "true")
    expect(page.locator(".todo__count")).to_have_text("1/6")
    picture(page, f"preparation-todo-{lang}")
    no_barrier(page)

    page.goto(f"{server.url}/")

    card = page.locator(f'[data-code="{code}"]')
    expect(card.locator(".session__far")).to_contain_text("1/6")
    picture(page, f"home-todo-{lang}")
    no_barrier(page)
    card.locator(".session__far a").click()
    page.wait_for_url(f"**/sessions/{code}#todo")


def test_what_is_typed_and_not_saved_is_there_again_when_a_thing_is_ticked(open_page):
    page = open_page(DESK, "ja")
    page.locator("#venue").fill("港の公民館")
    page.locator("#place").select_option("both")
    page.locator("[name=copies-poster-a4]").fill("3")
    page.locator("#wifi").fill("ひみつの合言葉")

    page.locator("[data-item=invitation] button").click()
    page.wait_for_url("**#todo")

    expect(page.locator("[data-item=invitation] button")).to_have_attribute("aria-pressed", "true")
    expect(page.locator("#venue")).to_have_value("港の公民館")
    expect(page.locator("#place")).to_have_value("both")
    expect(page.locator("[name=copies-poster-a4]")).to_have_value("3")
    expect(page.locator("#wifi")).to_have_value("")  # is kept nowhere
    page.locator("form[action$=appointment] [type=submit]").click()
    page.wait_for_url("**saved=held**")
    assert page.locator("#venue").evaluate("field => field.defaultValue") == "港の公民館"
    expect(page.locator("[name=copies-poster-a4]")).to_have_value("3")


def test_what_was_refused_is_there_again_when_a_thing_is_ticked(open_page):
    page = open_page(DESK, "ja")
    page.locator("[name=copies-poster-a4]").fill("3")
    page.locator("#venue").fill("港" * 61)
    page.locator("form[action$=appointment] [type=submit]").click()
    expect(page.get_by_role("alert").first).to_be_visible()
    expect(page.locator("[name=copies-poster-a4]")).to_have_value("3")

    page.locator("[data-item=invitation] button").click()
    page.wait_for_url("**#todo")

    expect(page.locator("#venue")).to_have_value("港" * 61)
    expect(page.locator("[name=copies-poster-a4]")).to_have_value("3")


def test_what_was_refused_is_there_again_in_the_other_language(open_page, code):
    page = open_page(DESK, "ja")
    page.locator("[name=copies-poster-a4]").fill("3")
    page.locator("#venue").fill("港" * 61)
    page.locator("form[action$=appointment] [type=submit]").click()
    page.wait_for_url("**/appointment")

    page.locator(".language__choice[lang=en]").click()

    page.wait_for_url(f"**/sessions/{code}?lang=en#held")
    expect(page.locator("#venue")).to_have_value("港" * 61)
    expect(page.locator("[name=copies-poster-a4]")).to_have_value("3")


@pytest.mark.parametrize(
    ("which", "says"),
    [("invitation", "ご案内"), ("reminder", "明日です"), ("brief-talk", "ゲスト")],
)
def test_a_text_is_copied_as_it_stands(open_page, server, code, which, says):
    Browser(server).enter(server.owner).post(f"/sessions/{code}/length", format="90")
    page = open_page(DESK, "ja")
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    field = page.locator(f"#{which}-ja")
    if not field.is_visible():
        page.locator("details", has=field).locator("summary").click()
    text = field.input_value()

    page.locator(f"[data-copies={which}-ja]").click()

    expect(page.locator(f"[data-copies={which}-ja] [data-slot=copied]")).to_have_text(
        "コピーしました"
    )
    assert page.evaluate("navigator.clipboard.readText()") == text
    assert says in text
    assert (f"{server.url}/j/{code}" in text) is (which != "brief-talk")


@pytest.mark.parametrize(("device", "lang"), [(SMALL, "ja"), (SMALL, "en"), (PHONE, "en")])
def test_the_calendar_file_comes_once_there_is_a_day(open_page, code, picture, device, lang):
    page = open_page(device, lang)
    panel = page.get_by_role("region", name=WORDS[lang]["invitation"])
    expect(panel.locator("[download]")).to_have_count(0)
    panel.locator("[href='#held']").click()
    page.locator("#day").fill("2099-12-15")
    page.locator("#time").fill("18:30")
    page.locator("#meeting").fill("https://meet.example/j/123")
    page.locator("form[action$=appointment] [type=submit]").click()
    page.wait_for_url("**saved=held**")

    with page.expect_download() as download:
        panel.locator("[download]").first.click()

    [event] = Calendar.from_ical(download.value.path().read_bytes()).walk("VEVENT")
    assert event.decoded("DTSTART") == datetime(2099, 12, 15, 9, 30, tzinfo=UTC)
    assert "https://meet.example/j/123" in event["DESCRIPTION"]
    assert "https://meet.example/j/123" in page.locator("#reminder-ja").input_value()
    no_barrier(page)
    panel.scroll_into_view_if_needed()
    picture(page, f"preparation-invitation-{lang}-{device['viewport']['width']}")


@pytest.mark.parametrize("size", [{"width": 320, "height": 640}, {"width": 640, "height": 400}])
def test_nothing_is_cut_on_a_narrow_screen(open_page, size):
    page = open_page(PHONE, "en")

    page.set_viewport_size(size)

    assert page.evaluate("document.documentElement.scrollWidth") <= size["width"]


def test_the_stage_opens_in_a_window_of_its_own(open_page, code):
    page = open_page(DESK, "en")
    expect(
        page.get_by_text("Move the window that opens to the projector’s side and press F")
    ).to_be_visible()

    with page.context.expect_page() as opened:
        page.get_by_role("link", name="Open the stage").click()

    opened.value.wait_for_url(f"**/stage/{code}")


@pytest.mark.parametrize("zone", ["Pacific/Kiritimati", "Pacific/Pago_Pago"])
def test_a_new_session_is_offered_today_where_the_facilitator_is(server, window, zone):
    """The two are 25 hours apart: it is never the same day in both."""
    console = window(DESK | {"timezone_id": zone})
    let_in(console, server)
    console.goto(f"{server.url}/new")

    day = console.evaluate("new Intl.DateTimeFormat('sv-SE').format()")
    expect(console.locator("#day")).to_have_value(day)
    assert day in {f"{datetime.now(ZoneInfo(zone)) - timedelta(hours=h):%Y-%m-%d}" for h in (0, 1)}


@pytest.mark.parametrize(("lang", "comes_to"), [("ja", "60分／60分"), ("en", "60 of 60")])
def test_ninety_minutes_are_made_sixty_and_the_console_has_no_part_of_none(
    server, open_page, code, lang, comes_to
):
    page = open_page(DESK, lang)
    page.locator("#format").select_option("90")
    page.get_by_role(
        "button", name={"ja": "この長さにする", "en": "Change the length"}[lang]
    ).click()
    planned = page.locator("#agenda [data-slot=planned]")
    page.goto(f"{server.url}/console/{code}")
    before = planned.count()
    page.goto(f"{server.url}/sessions/{code}")

    page.locator("#format").select_option("60")
    page.get_by_role(
        "button", name={"ja": "この長さにする", "en": "Change the length"}[lang]
    ).click()

    expect(page.get_by_text(comes_to)).to_be_visible()
    page.goto(f"{server.url}/console/{code}")
    expect(page.locator("#agenda li").first).to_be_visible()
    minutes = [int(each) for each in planned.all_inner_texts() if each]
    assert sum(minutes) == 60
    assert 0 not in minutes
    assert planned.count() < before

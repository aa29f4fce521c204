"""What was left of the room: being late, no cookies, plain Japanese, rooms, a day of a report."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.barriers import no_barrier
from tests.browser.cast import Cast
from tests.browser.conftest import DESK, HALL, PHONE
from tests.browser.entering import let_in
from tests.browser.test_phone_pictures import SMALL, TOO_WIDE
from tests.serving import Browser, Screen, join, new_session
from tests.web.test_roles import made

NO_STORAGE = """
for (const name of ["localStorage", "sessionStorage"]) {
  const get = () => { throw new DOMException("", "SecurityError"); };
  Object.defineProperty(globalThis, name, { get });
}
"""
"""What a browser does that may store nothing."""


@pytest.fixture(params=["ja", "en"])
def lang(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def cast(server, window, lang):
    return Cast(server, window, lang)


@pytest.fixture
def look(picture, lang) -> Callable[[Page, str], None]:
    """look(page, "room-late") keeps a picture, and fails on anything that axe finds."""

    def keep(page: Page, name: str) -> None:
        picture(page, f"{name}-{lang}")
        no_barrier(page, name)

    return keep


@pytest.fixture
def evening(server, lang):
    """Return the code of a session, and a console of it."""
    fay = Browser(server).enter(server.owner)
    code = new_session(fay, format=90, lang=lang)
    return code, Screen(server, fay.page(f"/console/{code}")), fay


def go(console: Screen, stop: str) -> None:
    here = console.until(lambda s: s.records.get("session"))["stop"]["id"]
    assert console.act("Move", to=stop, expect=here)["ok"]
    console.until(lambda s: s.records["session"]["stop"]["id"] == stop)


def seated(server, window, code: str, lang: str, device=PHONE) -> Page:
    phone = window(device, lang)
    phone.goto(f"{server.url}/j/{code}")
    phone.locator(".join__go").click()
    phone.wait_for_url("**/p/**")
    return phone


def test_who_is_late_reads_where_we_are_until_we_are_somewhere_else(
    server, window, evening, lang, look
):
    code, console, _ = evening
    go(console, "meaning/write")
    phone = seated(server, window, code, lang)
    line = phone.locator("[data-part=say]")
    expect(line).to_contain_text({"ja": "そもそも", "en": "Meaning"}[lang])
    phone.clock.install()
    phone.clock.fast_forward(60_000)
    expect(line).to_be_visible()  # it goes when the session goes on, not by the clock
    look(phone, "phone-late")

    go(console, "meaning/reveal")

    expect(line).to_be_hidden()


def test_without_cookies_the_form_says_why_there_is_no_seat_and_what_helps(
    server, window, evening, lang, look
):
    code, _, _ = evening
    phone = window(PHONE, lang)
    phone.goto(f"{server.url}/j/{code}")
    phone.locator("#name").fill("はな")
    phone.context.clear_cookies()  # as in a browser that keeps none
    phone.locator(".join__go").click()

    block = phone.locator(".no-cookies")
    expect(block).to_be_visible()
    expect(block).to_contain_text(f"/j/{code}")
    expect(phone.locator("#name")).to_have_value("はな")
    look(phone, "phone-no-cookies")
    phone.set_viewport_size(SMALL)
    phone.evaluate("document.documentElement.style.fontSize = '200%'")
    assert phone.evaluate(TOO_WIDE) == []

    phone.locator(".join__go").click()  # they were allowed meanwhile
    phone.wait_for_url("**/p/**")
    expect(phone.locator(".hello")).to_contain_text("はな")


def test_without_storage_the_phone_takes_part_and_says_what_it_cannot(
    server, window, evening, lang, look
):
    code, console, _ = evening
    phone = window(PHONE, lang)
    phone.add_init_script(NO_STORAGE)
    phone.goto(f"{server.url}/j/{code}")
    phone.locator(".join__go").click()
    phone.wait_for_url("**/p/**")
    expect(phone.locator("[data-part=unkept]")).to_be_visible()
    go(console, "meaning/write")
    phone.locator("#text").fill("のこる言葉")
    phone.locator(".tray [type=submit]:visible").click()
    expect(phone.locator(".mine__item")).to_have_attribute("data-state", "delivered")
    look(phone, "phone-no-storage")
    go(console, "meaning/reveal")
    expect(phone.locator(".board__item")).to_have_count(1)
    go(console, "meaning/vote")
    phone.locator(".option__dot").first.click()
    expect(phone.locator(".option__dot").first).to_have_attribute("aria-pressed", "true")

    phone.reload()

    expect(phone.locator(".option__dot").first).to_have_attribute("aria-pressed", "true")


def test_without_storage_the_link_one_notes_still_opens_the_seat_later(
    server, window, evening, lang, look
):
    code, *_ = evening
    phone = window(PHONE, lang)
    phone.context.grant_permissions(["clipboard-read", "clipboard-write"])
    phone.add_init_script(NO_STORAGE)
    phone.goto(f"{server.url}/j/{code}")
    phone.locator("#name").fill("はな")
    phone.locator(".join__go").click()
    phone.locator("[data-part=unkept] a").click()

    expect(phone.locator("#lasting")).to_be_in_viewport()
    phone.locator("#copy").click()
    expect(phone.locator("#copied")).to_have_text({"ja": "コピーしました", "en": "Copied"}[lang])
    look(phone, "phone-lasting-link")
    link = phone.evaluate("navigator.clipboard.readText()")
    phone.reload()  # of the code that opens once there is a new one; the link stays what it is
    for _ in range(2):
        other = window(PHONE, lang)
        other.goto(link)
        other.wait_for_url("**/p/**")
        expect(other.locator(".hello")).to_contain_text("はな")


def test_the_report_has_its_day_on_stage_phone_and_takeaway(
    server, window, evening, lang, look, picture
):
    code, console, fay = evening
    phone = seated(server, window, code, lang)
    page = window(DESK, lang)
    let_in(page, server)
    page.goto(f"{server.url}/sessions/{code}")
    page.locator("#report-day").fill("2027-01-20")
    page.locator(".promise button").click()
    expect(page.locator(".promise [role=status]")).to_contain_text(
        {"ja": "報告書は1月20日ごろ届きます", "en": "around January 20"}[lang]
    )
    page.locator("#report").scroll_into_view_if_needed()
    look(page, "preparation-report-day")
    stage = page.context.new_page()
    stage.set_viewport_size(HALL["viewport"])
    stage.goto(f"{server.url}/stage/{code}")
    go(console, "ended")

    words = {"ja": "報告書は1月20日ごろ届きます", "en": "The report arrives around January 20"}[
        lang
    ]
    expect(stage.locator(".thanks__report")).to_have_text(words)
    expect(stage.locator(".view")).to_have_count(1)
    look(stage, "stage-thanks-report-day")
    expect(phone.locator('[data-slot="report"]')).to_have_text(words)  # joined before it was said
    fay.post(f"/sessions/{code}/report-day", day="")
    expect(stage.locator(".thanks__report")).not_to_contain_text("20")
    expect(phone.locator('[data-slot="report"]')).not_to_contain_text("20")


def test_the_code_lies_over_the_preview_as_it_lies_over_the_stage(
    server, window, evening, lang, look
):
    code, console, _ = evening
    page = window(DESK, lang)
    let_in(page, server)
    page.goto(f"{server.url}/console/{code}")
    go(console, "meaning/write")
    over = page.locator("#preview-now .code-over")
    expect(over).to_be_hidden()

    assert console.act("ShowCode", how="stay")["ok"]

    expect(over).to_be_visible()
    words = page.locator("#preview-now + .preview__words")
    expect(words).to_have_text({"ja": "参加コード", "en": "the join code"}[lang])
    box, frame = over.bounding_box(), page.locator("#preview-now").bounding_box()
    assert box and frame and box["width"] <= frame["width"] + 1
    look(page, "console-code-over")
    assert console.act("ShowCode", how="off")["ok"]
    expect(over).to_be_hidden()


def test_the_online_host_has_the_rooms_and_copies_them(server, window, evening, lang, look):
    code, console, fay = evening
    for n in range(5):
        join(server, code, f"P{n}", place="online")
    page = window(DESK, lang)
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto(f"{server.url}/enter#{made(fay, code, 'host', 'Kenji')}")
    page.locator("#pin").fill("2468")
    page.locator("#enter button[type=submit]").click()
    page.wait_for_url(f"**/console/{code}")
    panel = page.locator("#breakouts")
    expect(panel.locator("[data-part=empty]")).to_be_visible()
    expect(panel.locator("[data-part=copy]")).to_be_hidden()

    go(console, "barriers/pair")

    expect(panel.locator("li")).to_have_count(2)
    expect(panel.locator("[data-part=empty]")).to_be_hidden()
    look(page, "host-breakouts")
    panel.locator("[data-part=copy]").click()
    expect(panel.locator("[data-slot=copied]")).to_have_text(
        {"ja": "コピーしました", "en": "Copied"}[lang]
    )
    copied = page.evaluate("() => navigator.clipboard.readText()").split("\n")
    assert len(copied) == 2
    assert not any(f"P{n}" in line for n in range(5) for line in copied)


def test_plain_japanese_reads_rules_categories_and_what_pairs_talk_about(
    server, window, look, lang
):
    if lang == "en":
        pytest.skip("plain Japanese is Japanese")
    cast = Cast(server, window, lang)
    phone = cast.phone
    phone.goto(f"{server.url}/p/{cast.code}?lang=easy")
    expect(phone.locator(".waiting__ask rt").first).to_be_visible()
    cast.go("rules/rules")
    expect(phone.locator(".rule rt").first).to_be_visible()
    look(phone, "phone-easy-rules")
    cast.go("meaning/write")
    expect(phone.locator(".pick__label rt").first).to_be_visible()
    look(phone, "phone-easy-categories")
    phone.locator(".starter:visible").first.click()  # what is borrowed has no readings
    expect(phone.locator("#text")).to_have_value("＿＿のとき、つながっていると感じました")
    phone.locator("#text").fill("")
    cast.write("meaning", "{漢字|かんじ}のままの付箋")
    answer = cast.other.act(
        "AddNote", part="meaning", text="分類つき", category="self", named=False, in_report=True
    )
    assert answer["ok"]
    cast.go("meaning/reveal")
    expect(phone.locator(".board .category rt").first).to_be_visible()
    expect(phone.locator(".tab--category rt").first).to_be_visible()
    expect(phone.get_by_text("{漢字|かんじ}のままの付箋")).to_be_visible()  # people's braces stay
    look(phone, "phone-easy-board")
    cast.go("meaning/vote")
    expect(phone.locator("[data-screen=vote] h1 rt").first).to_be_visible()
    look(phone, "phone-easy-vote")
    phone.reload()
    expect(phone.locator("[data-screen=vote] h1 rt").first).to_be_visible()
    cast.go("barriers/pair")
    expect(phone.locator(".dusk__ask rt").first).to_be_visible()
    look(phone, "phone-easy-pair")
    cast.go("pledge/pledge")
    expect(phone.locator("[data-screen=pledge] h1 rt").first).to_be_visible()
    phone.reload()
    expect(phone.locator("[data-screen=pledge] h1 rt").first).to_be_visible()


def test_who_wants_the_one_month_note_puts_it_into_a_calendar(cast, look, lang):
    phone = cast.phone
    cast.go("pledge/pledge")
    cast.go("ended")
    cast.takeaway()
    section = phone.locator('[data-part="month"]')
    ways = section.locator('[data-part="month-ways"]')
    expect(ways).to_be_hidden()

    section.get_by_role("checkbox").check()

    expect(ways).to_be_visible()
    expect(section.locator('[data-slot="month-state"]')).not_to_be_empty()
    section.scroll_into_view_if_needed()
    look(phone, "takeaway-month")
    with phone.expect_download() as download:
        ways.locator("a[download]").click()
    assert download.value.path().read_bytes().startswith(b"BEGIN:VCALENDAR")

    phone.route("**/private", lambda route: route.abort())
    section.get_by_role("checkbox").uncheck()
    expect(section.locator('[data-slot="month-state"]')).to_contain_text(
        {"ja": "端末", "en": "Saved here"}[lang]
    )
    phone.unroute("**/private")
    phone.reload()
    expect(section.get_by_role("checkbox")).not_to_be_checked()
    expect(section.locator('[data-slot="month-state"]')).to_contain_text(
        {"ja": "最初の一歩の日を決めた方にだけ", "en": "Only those who chose a day"}[lang]
    )

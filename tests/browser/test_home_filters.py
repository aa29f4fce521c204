"""The list of sessions narrowed down by status, program and date, beside what is typed."""

from collections.abc import Callable, Iterator
from datetime import date, timedelta

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.barriers import no_barrier
from tests.browser.conftest import PHONE
from tests.browser.entering import let_in
from tests.serving import Browser, Screen, Server

LAPTOP = {"viewport": {"width": 1280, "height": 800}}
NARROW = {"viewport": {"width": 320, "height": 640}, "has_touch": True}
FIVE, RETRO = "tsunagari-5", "team-retro"
NOW = date.today()
MADE = {
    "冬の港": (FIVE, "2024-02-10"),
    "春の港": (FIVE, "2024-05-31"),
    "秋の丘": (RETRO, "2024-10-01"),
    "冬の丘": (RETRO, "2025-01-01"),
    "夏の港": (FIVE, "2025-07-20"),
    "今月の丘": (RETRO, (NOW - timedelta(days=min(NOW.day, 30) - 1)).isoformat()),
    "きょうの港": (FIVE, NOW.isoformat()),
}
WORDS = {
    "ja": ("しぼりこむ", "状態", "プログラム", "日付", "しぼりこみを外す", "2件見つかりました"),
    "en": ("Filter", "Status", "Program", "Date", "Show all again", "2 sessions found"),
}
# Resolves once the browser looks after the page and holds the list.
HOLDS = """() => new Promise((done, fail) => {
  setTimeout(() => fail(new Error("it did not come to that")), 60_000);
  const look = async () => {
    const kept = await caches.match("/?kept=1", { cacheName: "list" });
    const files = await (await caches.open("files")).keys();
    if (kept && navigator.serviceWorker.controller !== null && files.length > 1) done();
    else setTimeout(look, 50);
  };
  look();
})"""


@pytest.fixture(scope="module")
def shelf(lend: Callable[[], Server]) -> dict[str, str]:
    """Return the codes of evenings over three years, by title; one is over, one in the bin."""
    server = lend()
    fay = Browser(server).enter(server.owner)
    codes = {}
    for title, (program, day) in MADE.items():
        wish = {"program": program, "format": "60", "title": title, "lang": "ja", "day": day}
        codes[title] = fay.post("/new", **wish).url.rpartition("/")[2]
    desk = Screen(server, fay.page(f"/console/{codes['夏の港']}"))
    assert desk.act("Move", to="ended", expect="lobby")["ok"]
    fay.post(f"/sessions/{codes['冬の丘']}/delete", code=codes["冬の丘"])
    server.goodbye()
    return codes


def come(page: Page, server: Server, address: str = "/") -> Page:
    let_in(page, server)
    page.goto(f"{server.url}{address}")
    return page


def shows(page: Page, *titles: str) -> None:
    """Fail unless these are the sessions on the list."""
    for title in MADE:
        card = page.locator(".session", has_text=title)
        expect(card).to_be_visible(visible=title in titles)


def field(page: Page, name: str) -> Locator:
    return page.locator(f"#filters [name={name}]")


@pytest.mark.parametrize("lang", ["ja", "en"])
@pytest.mark.parametrize(
    ("device", "name"), [(LAPTOP, "desk"), (PHONE, "phone"), (NARROW, "narrow")]
)
def test_three_filters_lie_behind_one_button_and_are_in_nobodys_way(
    server, window, shelf, picture, lang, device, name
):
    opener, status, program, day, clear, two = WORDS[lang]
    page = come(window(device, lang), server)
    button = page.get_by_role("button", name=opener)
    expect(button).to_have_attribute("aria-expanded", "false")
    expect(page.locator("#filters")).to_be_hidden()
    picture(page, f"home-filters-closed-{name}-{lang}")

    button.click()
    page.get_by_role("combobox", name=status, exact=True).select_option("preparing")
    page.get_by_role("combobox", name=program, exact=True).select_option(index=1)
    page.get_by_role("combobox", name=day, exact=True).select_option("range")
    field(page, "from").fill("2024-01-01")
    field(page, "to").fill("2024-12-31")

    shows(page, "冬の港", "春の港")
    expect(page.get_by_role("status").filter(has_text=two)).to_be_visible()
    expect(page.get_by_role("button", name=clear)).to_be_visible()
    expect(button).to_contain_text("(3)")
    picture(page, f"home-filters-open-{name}-{lang}")
    no_barrier(page)
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    page.locator("#search").fill("どこにもない")
    picture(page, f"home-filters-none-{name}-{lang}")


def test_filters_and_words_work_together_and_one_press_takes_all_of_them_off(server, window, shelf):
    page = come(window(LAPTOP), server)
    page.locator("#narrow").click()
    field(page, "program").select_option(index=1)
    shows(page, "冬の港", "春の港", "夏の港", "きょうの港")
    expect(page.locator("#found")).to_have_text("4件見つかりました")
    page.locator("#search").fill("春")
    shows(page, "春の港")
    expect(page.locator("#found")).to_have_text("1件見つかりました")
    field(page, "status").select_option("writing")
    shows(page)
    expect(page.locator("#found")).to_have_text("あてはまる会はありません")

    page.locator("#clear").press("Enter")

    shows(page, *(title for title in MADE if title != "冬の丘"))
    expect(page.locator('[data-section="bin"]')).not_to_have_attribute("open", "")
    expect(page.locator("#narrow")).to_be_focused()
    expect(page.locator("#narrow")).to_have_accessible_name("しぼりこむ")
    expect(page.locator("#found")).to_be_empty()
    expect(page.locator("#clear")).to_be_hidden()
    assert page.url == f"{server.url}/"


@pytest.mark.parametrize(
    ("choice", "found"),
    [
        ({"status": "writing"}, ["夏の港"]),
        ({"status": "bin"}, ["冬の丘"]),
        ({"date": "2024"}, ["冬の港", "春の港", "秋の丘"]),
        ({"date": "2025"}, ["冬の丘", "夏の港"]),
        ({"date": "month"}, ["今月の丘", "きょうの港"]),
        ({"date": "30"}, ["今月の丘", "きょうの港"]),
        ({"date": "range", "from": "2025-07-20"}, ["夏の港", "今月の丘", "きょうの港"]),
        ({"date": "range", "to": "2024-05-31"}, ["冬の港", "春の港"]),
        ({"date": "range", "from": "2025-01-01", "to": "2024-10-01"}, ["秋の丘", "冬の丘"]),
    ],
)
def test_a_choice_shows_what_it_says_and_again_when_the_page_is_loaded_or_come_back_to(
    server, window, shelf, choice, found
):
    page = come(window(LAPTOP), server)
    page.locator("#narrow").click()
    for name, value in choice.items():
        if name in ("from", "to"):
            field(page, name).fill(value)
        else:
            field(page, name).select_option(value)
    shows(page, *found)
    expect(page.locator("#narrow")).to_contain_text("(1)")

    page.reload()
    shows(page, *found)
    expect(page.locator("#filters")).to_be_visible()
    for name, value in choice.items():
        expect(field(page, name)).to_have_value(value)
    page.goto(f"{server.url}/programs")
    page.go_back()
    shows(page, *found)


def test_words_are_still_there_after_opening_a_session_and_coming_back(server, window, shelf):
    page = come(window(LAPTOP), server)
    page.locator("#narrow").click()
    field(page, "date").select_option("2024")
    page.locator("#search").fill("港")
    shows(page, "冬の港", "春の港")

    page.locator("#search").press("Enter")
    page.wait_for_url("**/sessions/*")
    page.go_back()

    expect(page.locator("#search")).to_have_value("港")
    shows(page, "冬の港", "春の港")


def test_a_switched_language_and_a_deed_of_the_menu_keep_what_was_chosen(server, window, shelf):
    page = come(window(LAPTOP), server, "/?status=bin&program=nothing&date=1999&from=x")
    shows(page, "冬の丘")
    expect(page.locator("#narrow")).to_contain_text("(1)")  # what there is not is not chosen
    field(page, "status").select_option("")
    field(page, "program").select_option(index=2)
    page.locator("#search").fill("秋")
    page.get_by_role("link", name="English").click()
    expect(page.locator("#found")).to_have_text("1 session found")
    shows(page, "秋の丘")

    card = page.locator(f'[data-code="{shelf["秋の丘"]}"]')
    card.locator(".session__more").click()
    card.get_by_role("button", name="Rename").click()

    expect(card.locator(".session__menu")).not_to_have_attribute("open", "")
    expect(page.locator("#found")).to_have_text("1 session found")
    expect(page.locator("#search")).to_have_value("秋")
    expect(page.locator("#narrow")).to_contain_text("(1)")
    page.reload()
    shows(page, "秋の丘")
    page.goto(server.url)
    expect(page.locator("#found")).to_be_empty()


def test_the_keyboard_alone_narrows_down(server, window, shelf):
    page = come(window(LAPTOP), server)
    page.locator("#search").focus()
    page.keyboard.press("Tab")
    expect(page.locator("#narrow")).to_be_focused()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    expect(field(page, "status")).to_be_focused()
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    page.keyboard.press("End")
    expect(field(page, "date")).to_have_value("range")
    page.keyboard.press("Tab")
    expect(field(page, "from")).to_be_focused()
    page.locator("#narrow").press("Enter")
    expect(page.locator("#filters")).to_be_hidden()


def test_without_its_server_the_list_that_was_kept_is_narrowed_down_and_stays_so(
    server, window, shelf
):
    page = come(window(LAPTOP), server)
    page.evaluate(HOLDS)
    server.kill()
    page.goto(f"{server.url}/?date=2024")
    old = page.get_by_text("最新ではないかもしれません")
    expect(old).to_be_visible()
    shows(page, "冬の港", "春の港", "秋の丘")
    field(page, "program").select_option(index=1)
    shows(page, "冬の港", "春の港")
    field(page, "program").focus()

    server.restart()

    expect(page.get_by_text("サーバーにつながりました")).to_be_visible()
    expect(field(page, "program")).to_be_focused()  # nothing is loaded under somebody's hand
    page.keyboard.press("Tab")
    expect(field(page, "date")).to_be_focused()
    page.get_by_role("link", name="いま読み込む").click()
    expect(old).to_be_hidden()
    shows(page, "冬の港", "春の港")
    expect(page.locator("#narrow")).to_contain_text("(2)")


def test_without_scripts_the_whole_list_is_there_and_no_filter(server, window, shelf):
    owner = come(window(LAPTOP), server)
    state = owner.context.storage_state()
    page = window({**LAPTOP, "java_script_enabled": False, "storage_state": state})
    page.goto(f"{server.url}/?status=writing")

    shows(page, *(title for title in MADE if title != "冬の丘"))
    expect(page.locator("#narrow")).to_be_hidden()
    expect(page.locator("#filters")).to_be_hidden()
    expect(page.locator("#clear")).to_be_hidden()


@pytest.fixture
def small(tmp_path) -> Iterator[Server]:
    server = Server(tmp_path)
    fay = Browser(server).enter(server.owner)
    wish = {"program": FIVE, "format": "60", "title": "", "lang": "ja", "day": ""}
    for _ in range(5):
        fay.post("/new", **wish)
    yield server
    server.stop()


def test_a_list_that_is_seen_at_once_has_no_filters_and_is_searched_all_the_same(small, window):
    page = come(window(LAPTOP), small, "/?status=ended&q=%E3%81%AA%E3%81%84%E3%82%82%E3%81%AE")

    expect(page.locator("#found")).to_have_text("あてはまる会はありません")
    expect(page.locator("#narrow")).to_have_count(0)
    page.locator("#clear").click()
    expect(page.locator(".session:visible")).to_have_count(5)
    expect(page.locator("#search")).to_be_focused()

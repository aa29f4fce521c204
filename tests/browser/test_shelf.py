"""The list of sessions in a real browser: searching, its keys, the menu, and nothing in the way."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.barriers import no_barrier
from tests.browser.conftest import DESK, PHONE
from tests.serving import Browser, Screen, Server, new_session

CONVERTED = """(field) => field.dispatchEvent(
  new KeyboardEvent("keydown", { key: "Enter", bubbles: true, cancelable: true, isComposing: true })
)"""


@pytest.fixture
def codes(server: Server) -> list[str]:
    fay = Browser(server).enter(server.owner)
    made = [new_session(fay) for _ in range(3)]
    fay.post(f"/sessions/{made[1]}/rename", title="冬の港 Winter")
    fay.post(f"/sessions/{made[2]}/archive")
    return made


def come(page: Page, server: Server) -> None:
    page.goto(f"{server.url}/enter#{server.owner}")
    page.wait_for_url(f"{server.url}/")


def test_the_list_is_searched_from_the_keyboard_also_in_what_was_put_away(server, window, codes):
    page = window(DESK)
    come(page, server)
    page.keyboard.press("/")
    expect(page.locator("#search")).to_be_focused()

    page.keyboard.type("ｗｉｎｔｅｒ")
    expect(page.locator(f'[data-code="{codes[1]}"]')).to_be_visible()
    expect(page.locator(f'[data-code="{codes[0]}"]')).to_be_hidden()
    page.locator("#search").fill(codes[2])
    expect(page.locator(f'[data-code="{codes[2]}"]')).to_be_visible()
    page.locator("#search").fill("どこにもない")
    expect(page.locator("#found")).to_have_text("あてはまる会はありません")
    page.keyboard.press("Escape")
    expect(page.locator(f'[data-code="{codes[0]}"]')).to_be_visible()


def test_enter_opens_the_first_that_was_found_but_ends_a_conversion_only(server, window, codes):
    page = window(DESK)
    come(page, server)
    search = page.locator("#search")
    search.press("Enter")
    search.fill("どこにもない")
    search.press("Enter")
    search.fill("Winter")
    search.evaluate(CONVERTED)
    expect(page.locator(f'[data-code="{codes[1]}"]')).to_be_visible()
    page.wait_for_url(f"{server.url}/?q=Winter")

    search.press("Enter")

    page.wait_for_url(f"{server.url}/sessions/{codes[1]}")


def test_enter_opens_nothing_while_the_server_is_away(server, window, codes):
    page = window(DESK)
    come(page, server)
    page.context.set_offline(True)
    expect(page.locator("#away [data-part=line]")).to_be_visible()
    page.locator("#search").fill("Winter")

    page.locator("#search").press("Enter")

    expect(page.locator("#away [data-slot=why]")).not_to_be_empty()
    assert page.url == f"{server.url}/?q=Winter"


@pytest.mark.parametrize("lang", ["ja", "en"])
def test_a_session_is_found_by_what_was_seen_in_it_and_shows_that_line(
    server, window, codes, picture, lang
):
    fay = Browser(server).enter(server.owner)
    desk = Screen(server, fay.page(f"/console/{codes[0]}"))
    saw = f"台所は、はじまりの場所だった {codes[0]}"  # others of this server have no such line
    assert desk.act("WriteInsight", part="meaning", text=saw)["ok"]
    page = window(DESK, lang)
    come(page, server)
    card, other = (page.locator(f'[data-code="{code}"]') for code in codes[:2])

    page.locator("#search").fill(f"はじまりの場所だった {codes[0]} 港の夜")

    expect(other).to_be_hidden()
    expect(card.locator(".session__found li")).to_have_text([saw])
    found = page.locator("[data-section]", has=card)
    expect(found.locator("[data-slot=size]")).to_have_text("(1)")
    picture(page, f"home-found-{lang}")
    no_barrier(page)
    page.locator("#search").fill(f"はじまりの場所だった {codes[0]} 冬")
    none = {"ja": "あてはまる会はありません", "en": "No session is like that"}[lang]
    expect(page.locator("#found")).to_have_text(none)
    page.locator("#search").fill("")
    expect(card.locator(".session__found")).to_be_hidden()


def test_without_a_line_the_cards_are_searched_and_the_rest_is_said_to_be_missing(
    server, window, codes
):
    page = window(DESK)
    come(page, server)
    page.route("**/sessions/lines", lambda route: route.abort())

    page.locator("#search").fill("Winter")

    expect(page.locator("#search-part")).to_be_visible()
    expect(page.locator(f'[data-code="{codes[1]}"]')).to_be_visible()
    expect(page.locator(f'[data-code="{codes[0]}"]')).to_be_hidden()
    page.unroute("**/sessions/lines")
    expect(page.locator("#search-part")).to_be_hidden()


def test_one_key_begins_a_new_session_and_none_does_while_somebody_types(server, window, codes):
    page = window(DESK)
    come(page, server)
    page.locator("#search").focus()
    page.keyboard.press("n")
    expect(page.locator("#search")).to_have_value("n")
    page.evaluate("document.activeElement.blur()")

    page.keyboard.press("n")

    page.wait_for_url(f"{server.url}/new")


@pytest.mark.parametrize("lang", ["ja", "en"])
def test_single_keys_are_switched_off_for_this_page_and_the_console(
    server, window, codes, picture, lang
):
    page = window(DESK, lang)
    come(page, server)
    page.locator(".header__help").click()
    switch = page.get_by_label({"ja": "1文字のキー操作を使う", "en": "Single keys are on"}[lang])
    no_barrier(page)
    picture(page, f"home-help-{lang}")
    switch.focus()
    page.keyboard.press("/")
    expect(page.locator("#search")).to_be_focused()

    switch.uncheck()
    page.keyboard.press("/")
    expect(switch).to_be_focused()
    page.reload()
    page.keyboard.press("n")
    page.keyboard.press("?")
    expect(page.locator(".header .help")).not_to_have_attribute("open", "")
    assert page.url == f"{server.url}/"

    page.goto(f"{server.url}/console/{codes[0]}")
    page.locator("#help").click()
    expect(page.locator("#keys-on")).not_to_be_checked()


@pytest.mark.parametrize("lang", ["ja", "en"])
@pytest.mark.parametrize(("device", "name"), [(DESK, "desk"), (PHONE, "phone")])
def test_the_list_with_its_menu_open_has_no_barrier(
    server, window, codes, picture, lang, device, name
):
    page = window(device, lang)
    come(page, server)
    page.locator(f'[data-code="{codes[0]}"] .session__more').click()
    expect(page.locator(f'[data-code="{codes[0]}"] .session__delete')).to_be_visible()
    picture(page, f"home-{name}-{lang}")

    no_barrier(page)
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_the_menu_deletes_only_what_was_named(server, window, codes):
    page = window(DESK)
    come(page, server)
    card = page.locator(f'[data-code="{codes[0]}"]')
    card.locator(".session__more").click()
    card.locator("[name=code]").fill(codes[1])
    card.locator(".session__delete button").click()
    expect(page.get_by_role("alert")).to_be_visible()

    card.locator(".session__more").click()
    card.locator("[name=code]").fill(codes[0])
    card.locator(".session__delete button").click()

    gone = page.locator('[data-section="bin"]')
    gone.locator("summary").click()
    expect(gone.locator(f'[data-code="{codes[0]}"]')).to_be_visible()


def test_a_title_that_is_too_long_is_not_cut_and_not_sent(server, window, codes):
    page = window(DESK)
    come(page, server)
    card = page.locator(f'[data-code="{codes[0]}"]')
    card.locator(".session__more").click()
    title = card.locator("[name=title]")

    title.fill("港" * 81)
    title.press("Enter")

    assert "80文字まで" in title.evaluate("field => field.validationMessage")
    expect(title).to_have_value("港" * 81)
    title.fill("港" * 80)
    title.press("Enter")
    expect(card.locator("h3")).to_contain_text("港" * 80)


@pytest.mark.parametrize(
    ("lang", "try_it", "company", "hurry", "nobody"),
    [
        ("ja", "30人の模擬参加で体験する", "模擬参加 30人", "4倍の速さ", "会場 0"),
        ("en", "Try it with 30 simulated participants", "30 simulated", "Four times", "Venue 0"),
    ],
)
def test_an_empty_house_lets_thirty_simulated_people_in_by_one_button(
    tmp_path, window, picture, lang, try_it, company, hurry, nobody
):
    empty = Server(tmp_path)
    try:
        page = window(DESK, lang)
        come(page, empty)
        picture(page, f"home-empty-{lang}")
        no_barrier(page)
        page.get_by_role("button", name=try_it).click()
        page.wait_for_url("**/console/*")
        expect(page.locator("#rehearsal")).to_contain_text(company)
        page.get_by_role("button", name=hurry).click()
        expect(page.locator("#rehearsal [value=hurry]")).to_have_attribute("aria-pressed", "true")
        expect(page.locator("#present")).not_to_contain_text(nobody)
        picture(page, f"console-rehearsal-{lang}")
        no_barrier(page)
        page.locator("#rehearsal [value=empty]").click()
        picture(page, f"console-rehearsal-empty-{lang}")
        no_barrier(page)
        page.locator("#empty [value=empty]").last.click()
        expect(page.locator("#rehearsal [value=start]").first).to_be_visible()
        expect(page.locator("#present")).to_contain_text(nobody)
    finally:
        empty.stop()


@pytest.mark.parametrize("lang", ["ja", "en"])
def test_what_was_done_is_said_once_with_the_way_back_under_the_next_key(
    server, window, codes, picture, lang
):
    page = window(DESK, lang)
    come(page, server)
    card = page.locator(f'[data-code="{codes[1]}"]')
    page.locator("#search").fill("Winter")
    card.locator(".session__more").click()
    card.get_by_role("button", name={"ja": "保管", "en": "Put away"}[lang]).click()

    said = page.locator(".home__done")
    expect(said).to_contain_text("冬の港 Winter")
    expect(said).to_be_focused()
    page.wait_for_url(f"{server.url}/?q=Winter")  # what was looked for stays, what was said goes
    no_barrier(page)
    picture(page, f"home-done-{lang}")
    page.keyboard.press("Tab")
    expect(page.get_by_role("button", name={"ja": "元に戻す", "en": "Undo"}[lang])).to_be_focused()
    with page.expect_navigation():
        page.keyboard.press("Enter")

    page.wait_for_url(f"{server.url}/?q=Winter")
    expect(page.locator(f'[data-section=archived] [data-code="{codes[1]}"]')).to_have_count(0)
    expect(said).to_contain_text("冬の港 Winter")
    page.reload()
    expect(said).to_have_count(0)


def test_p_opens_no_print_centre_of_what_lies_in_the_bin(server, window, codes):
    Browser(server).enter(server.owner).post(f"/sessions/{codes[1]}/delete", code=codes[1])
    page = window(DESK)
    come(page, server)
    page.locator("[data-section=bin] > summary").click()
    card = page.locator(f'[data-code="{codes[1]}"]')
    card.focus()

    page.keyboard.press("p")

    expect(card.get_by_role("button", name="ごみ箱から戻す")).to_be_focused()
    assert page.url == f"{server.url}/"
    page.locator("#search").fill(codes[1])
    page.evaluate("document.activeElement.blur()")
    page.keyboard.press("p")
    page.wait_for_url(f"{server.url}/?q={codes[1]}")
    page.locator("#search").fill(codes[0])
    page.evaluate("document.activeElement.blur()")
    page.keyboard.press("p")
    page.wait_for_url(f"{server.url}/sessions/{codes[0]}#print")

"""The phone's frame: languages without loss, another browser, coming back, being late."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.cast import Cast
from tests.browser.conftest import HALL, LOCALES, PHONE
from tests.browser.entering import let_in
from tests.browser.test_keeping_up import TAB
from tests.browser.test_phone_pictures import SMALL, TOO_LOW, TOO_WIDE

# Resolves once the browser has kept the page, and the device a state in which these words stand.
KEPT = """words => new Promise((done) => {
  const look = async () => {
    const shells = await (await caches.open("shells")).keys();
    const states = Object.entries(localStorage).filter(([key]) => key.startsWith("kept:"));
    if (shells.length > 0 && states.some(([, state]) => state.includes(words))) done();
    else setTimeout(look, 50);
  };
  look();
})"""
# Every word of the page that can be seen, but those of one's own notes and of the switch itself.
SEEN_WORDS = """() => {
  const all = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const seen = [];
  while (all.nextNode()) {
    const at = all.currentNode.parentElement;
    if (!all.currentNode.data.trim() || !at.checkVisibility()) continue;
    if (!at.closest(".mine__item .note__text, .top__tool, script")) seen.push(all.currentNode.data);
  }
  return seen;
}"""
ABOVE_THE_KEYBOARD = {"width": 390, "height": 420}
# Points of an element, line by line, where something else lies on it.
COVERED = """element => {
  const range = document.createRange();
  range.selectNodeContents(element);
  const lines = element.childElementCount || element.textContent
    ? [...range.getClientRects()] : [element.getBoundingClientRect()];
  return lines.filter(({ left, top, width, height }) => width > 0 && height > 0 &&
    [0.1, 0.9].some((part) => {
      const hit = document.elementFromPoint(left + width / 2, top + height * part);
      return !hit || !element.contains(hit);
    })).map(({ left, top, width, height }) => [left, top, width, height]);
}"""
INSIDE_LINE = {
    "iphone": "Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) Safari Line/14.9.1",
    "android": "Mozilla/5.0 (Linux; Android 14; Pixel 8; wv) AppleWebKit/537.36 "
    "(KHTML, like Gecko) Version/4.0 Chrome/126.0 Mobile Safari/537.36 Line/14.9.1/IAB",
}


@pytest.fixture
def cast(server, window):
    return Cast(server, window)


def with_a_tab(window: Callable[..., Page]) -> Callable[..., Page]:
    """Return ``window`` with tabs that `look()` at themselves, or are hidden, as a test says."""

    def open_(device, lang):
        page = window(device, lang)
        page.add_init_script(TAB)
        return page

    return open_


def choose(phone: Page, language: str) -> None:
    phone.locator(".top__tool").click()
    phone.get_by_role("link", name=language).click()


def test_changing_the_language_keeps_draft_place_and_focus(cast):
    phone = cast.phone
    cast.go("meaning/write")
    cast.shows("write")
    cast.post("祖母の味噌汁")
    phone.locator('[data-act="hint"]').click()
    expect(phone.locator(".hint__count")).to_have_text("ヒント 2/3")
    phone.locator("#text").fill("朝のあいさつ")
    phone.locator("#text").evaluate("field => field.setSelectionRange(2, 2)")

    choose(phone, "English")

    expect(phone.locator("html")).to_have_attribute("lang", "en")
    expect(phone.locator(".question")).to_contain_text("What is connection")
    expect(phone.locator(".hint__count")).to_have_text("Hint 2/3")
    expect(phone.locator("#text")).to_have_value("朝のあいさつ")
    expect(phone.locator("#text")).to_be_focused()
    assert phone.locator("#text").evaluate("field => field.selectionStart") == 2


def test_in_mid_session_question_hints_categories_and_buttons_become_english_and_no_note_does(
    server, cast, window, picture
):
    phone = cast.phone
    stage = window(HALL)
    let_in(stage, server)
    stage.goto(f"{server.url}/stage/{cast.code}")
    cast.go("meaning/write")
    cast.shows("write")
    cast.post("祖母の味噌汁")
    japanese = re.compile(r"[ぁ-んァ-ヶ一-龯]")
    assert any(map(japanese.search, phone.evaluate(SEEN_WORDS)))

    choose(phone, "English")

    expect(phone.locator("html")).to_have_attribute("lang", "en")
    expect(phone.locator(".question")).to_have_text("What is connection, really?")
    expect(phone.locator(".hint__text")).to_have_text(
        "Recall one recent moment when you felt connected."
    )
    phone.locator('[data-act="hint"]').click()
    expect(phone.locator(".hint__count")).to_have_text("Hint 2/3")
    expect(phone.locator(".hint__text")).not_to_have_text(japanese)
    expect(phone.locator(".picks .pick__label")).to_have_text(
        [
            "With myself",
            "Close ones (bonding)",
            "Different worlds (bridging)",
            "Institutions (linking)",
        ]
    )
    expect(phone.locator(".tray [type=submit]:visible")).to_have_text("Post")
    expect(phone.locator(".mine__item")).to_contain_text("祖母の味噌汁")
    seen = [words.replace("はな", "") for words in phone.evaluate(SEEN_WORDS)]  # that is her name
    assert [words for words in seen if japanese.search(words)] == []
    picture(phone, "phone-switched-en")
    expect(stage.locator("main")).to_contain_text("つながりは、そもそも何だろう")


def test_changing_the_language_keeps_the_sheet_open_and_the_scroll(cast):
    phone = cast.phone
    cast.go("meaning/write")
    cast.hall("meaning", (f"{n}番目の付箋です" for n in range(20)))
    cast.go("meaning/reveal")
    expect(phone.locator(".board__item")).to_have_count(20)
    phone.locator('.tray [data-act="open"]:visible').click()
    phone.locator("#text").fill("足したいこと")
    phone.evaluate("window.scrollTo({top: 400})")

    choose(phone, "English")

    expect(phone.locator("#composer, [data-part=composer]").first).to_be_visible()
    expect(phone.locator("#text")).to_have_value("足したいこと")
    assert phone.evaluate("window.scrollY") > 200


def test_plain_japanese_goes_on_in_plain_japanese(cast, picture):
    phone = cast.phone
    cast.go("meaning/write")
    choose(phone, "やさしい日本語")
    expect(phone.locator("ruby rt").first).to_be_visible()
    picture(phone, "phone-easy-write")

    phone.locator('[data-act="hint"]').click()
    expect(phone.locator(".hint__text rt").first).to_be_visible()  # what the script said
    cast.go("building/write")

    expect(phone.locator(".question")).to_contain_text("どうやって")
    expect(phone.locator(".question rt")).to_have_text("つく")
    phone.locator(".pick").first.click()
    phone.locator("#text").fill("犬の散歩")
    phone.locator(".tray [type=submit]:visible").click()
    expect(phone.locator(".composer__state")).to_have_text("とどきました")
    phone.set_viewport_size(SMALL)
    assert phone.evaluate(TOO_WIDE) == []


@pytest.mark.parametrize("agent", INSIDE_LINE.values(), ids=INSIDE_LINE)
@pytest.mark.parametrize(
    ("lang", "told", "out", "home"),
    [
        ("ja", "LINEの中で開いています", "ブラウザで開く", "持ち帰りを開く"),
        ("en", "You are inside LINE", "Open in the browser", "Open my takeaway"),
    ],
    ids=["ja", "en"],
)
def test_inside_line_one_takes_part_and_out_of_it_one_is_the_same_person_with_the_same_draft(
    cast, window, browser, picture, lang, told, out, home, agent
):
    context = browser.new_context(locale=LOCALES[lang], user_agent=agent, **PHONE)
    inside = context.new_page()
    inside.goto(f"{cast.server.url}/j/{cast.code}")
    inside.locator("#name").fill("りん")
    inside.locator(".join__go").click()
    expect(inside.get_by_text(told)).to_be_visible()
    cast.go("meaning/write")
    inside.locator("#text").fill("LINEの中から")
    inside.locator(".tray [type=submit]:visible").click()
    posted = inside.locator(".mine__item", has_text="LINEの中から")
    expect(posted).to_have_attribute("data-state", "delivered")
    cast.write("meaning", "一", "二", "三")
    cast.go("meaning/vote")
    inside.locator(".option__dot").first.click()
    cast.console.until(lambda s: s.records["ballots/meaning"]["voters"] == 1)
    cast.go("checkout/checkout")
    inside.get_by_role("link", name=home).click()
    expect(inside).to_have_url(f"{cast.server.url}/t/{cast.code}")
    expect(inside.get_by_text(told)).to_be_visible()
    expect(inside.locator(".mine__item", has_text="LINEの中から")).to_be_attached()
    picture(inside, f"takeaway-inside-line-{lang}")
    inside.goto(f"{cast.server.url}/p/{cast.code}")

    cast.go("building/write")
    inside.locator("#text").fill("まだ書いている途中")
    person = inside.evaluate("JSON.parse(document.getElementById('page').textContent).person")
    inside.route("**/again**", lambda route: route.fulfill(body="LINE opens it elsewhere"))
    picture(inside, f"phone-inside-line-{lang}")

    inside.get_by_role("link", name=out).click()
    inside.wait_for_url("**/again**")
    to = inside.url
    assert "openExternalBrowser=1" in to
    outside = window(PHONE, lang)
    outside.goto(to)

    expect(outside).to_have_url(re.compile(f"/p/{cast.code}"))
    expect(outside.locator("#text")).to_have_value("まだ書いている途中")
    assert (
        outside.evaluate("JSON.parse(document.getElementById('page').textContent).person") == person
    )
    context.close()


@pytest.mark.parametrize("lang", ["ja", "en"])
def test_a_finger_meets_every_way_that_leads_elsewhere(cast, browser, picture, lang):
    context = browser.new_context(locale=LOCALES[lang], user_agent=INSIDE_LINE["iphone"], **PHONE)
    phone = context.new_page()
    phone.add_init_script(
        "Object.defineProperty(window, 'localStorage', { get() { throw new Error('no'); } })"
    )
    phone.goto(f"{cast.server.url}/j/{cast.code}")
    phone.locator(".join__go").click()
    expect(phone.locator("[data-part=unkept]")).to_be_visible()
    phone.locator(".top__help").click()

    picture(phone, f"phone-ways-elsewhere-{lang}")
    for width in (390, 360, 320):
        phone.set_viewport_size({"width": width, "height": 740})
        assert phone.evaluate(TOO_LOW) == [], width
    context.close()


def test_who_is_back_and_had_nothing_to_send_hears_of_no_number(cast):
    phone = cast.phone
    phone.wait_for_load_state("networkidle")
    phone.context.set_offline(True)
    expect(phone.locator(".line")).to_have_attribute("data-kind", "off")
    phone.context.set_offline(False)

    expect(phone.locator('.line[data-kind="back"]')).to_have_text("つながりました")


def test_elsewhere_nobody_hears_of_line(cast):
    expect(cast.phone.get_by_text("LINEの中で開いています")).to_have_count(0)


def test_who_comes_back_is_greeted_and_who_reloads_is_not(cast):
    phone = cast.phone
    say = phone.locator('[data-part="say"]')
    expect(say).to_be_hidden()
    phone.reload()
    cast.shows("wait")
    expect(say).to_be_hidden()

    again = phone.context.new_page()
    again.goto(f"{cast.server.url}/j/{cast.code}")

    expect(again.get_by_text("おかえりなさい")).to_be_visible()


def test_who_is_late_hears_where_we_are(cast, window: Callable[..., Page]):
    cast.go("meaning/write")
    late = window(PHONE)

    late.goto(f"{cast.server.url}/j/{cast.code}")
    late.locator(".join__go").click()

    expect(late.get_by_text("いまは「そもそも」です。ここから加われます")).to_be_visible()
    expect(late.locator("#text")).to_be_visible()


def test_a_browser_that_keeps_nothing_says_so_for_as_long_as_it_is_so(cast, window):
    phone = window(PHONE)
    phone.add_init_script(
        "Object.defineProperty(window, 'localStorage', { get() { throw new Error('no'); } })"
    )
    phone.goto(f"{cast.server.url}/j/{cast.code}")
    phone.locator(".join__go").click()

    expect(phone.get_by_text("このページを閉じると続きから入れません")).to_be_visible()
    cast.go("meaning/write")
    phone.locator("#text").fill("覚えていない端末から")
    phone.locator(".tray [type=submit]:visible").click()

    expect(phone.locator(".mine__item")).to_have_attribute("data-state", "delivered")


def test_who_leaves_a_shared_device_leaves_nothing_behind(cast, picture):
    phone = cast.phone
    cast.go("meaning/write")
    phone.locator("#text").fill("だれにも見せない下書き")
    phone.locator(".top__help").click()
    phone.get_by_role("link", name="わたしの端末").click()
    expect(phone.locator(".qr")).to_be_visible()
    expect(phone.locator("#copy")).to_be_visible()
    picture(phone, "phone-devices")

    phone.get_by_role("button", name="出る").click()
    expect(phone.get_by_text("この端末にしかありません")).to_be_visible()  # asked once
    picture(phone, "phone-devices-only-here")
    phone.get_by_role("button", name="出る").click()

    expect(phone).to_have_url(re.compile("/j$"))
    assert phone.evaluate("Object.keys(localStorage).filter(key => key.includes(':'))") == []


@pytest.mark.parametrize(
    ("lang", "question", "cut"),
    [
        ("ja", "そもそも何だろう", "つながっていません"),
        ("en", "What is connection, really?", "You are offline"),
    ],
)
def test_reloaded_without_a_network_the_phone_shows_what_it_saw_last(
    server, window, picture, lang, question, cut
):
    cast = Cast(server, window, lang)
    phone = cast.phone
    cast.go("meaning/write")
    cast.post("もう届いている付箋")
    phone.locator("#text").fill("まだ書いている途中")
    phone.evaluate(KEPT, "もう届いている付箋")
    phone.context.set_offline(True)

    phone.reload()

    expect(phone.locator(".question")).to_contain_text(question)
    expect(phone.locator("#text")).to_have_value("まだ書いている途中")
    expect(phone.locator(".mine__item")).to_contain_text("もう届いている付箋")
    expect(phone.get_by_text(cut).first).to_be_visible()
    picture(phone, f"phone-reloaded-offline-{lang}")
    phone.locator(".tray [type=submit]:visible").click()
    expect(phone.locator(".mine__item").first).to_have_attribute("data-state", "queued")
    phone.context.set_offline(False)
    expect(phone.locator(".mine__item").first).to_have_attribute("data-state", "delivered")


def test_what_one_takes_home_is_stood_in_for_by_the_phone_while_there_is_no_network(cast):
    phone = cast.phone
    cast.go("meaning/write")
    cast.post("もう届いている付箋")
    phone.evaluate(KEPT, "もう届いている付箋")
    cast.takeaway()
    expect(phone.locator("main.takeaway")).to_be_visible()
    phone.context.set_offline(True)

    phone.reload()

    expect(phone.locator(".mine__item")).to_contain_text("もう届いている付箋")
    phone.context.set_offline(False)
    phone.reload()
    expect(phone.locator("main.takeaway")).to_be_visible()


@pytest.mark.parametrize(
    ("lang", "title"), [("ja", "1 そもそも"), ("en", "1 Meaning")], ids=["ja", "en"]
)
def test_who_was_called_away_finds_the_words_the_step_and_the_time_that_is_left(
    server, window, lang, title
):
    cast = Cast(server, with_a_tab(window), lang)
    phone = cast.phone
    cast.go("meaning/intro")
    cast.go("meaning/write")
    phone.locator("#text").fill("電話が鳴るまでに書いた分")
    phone.evaluate("look(false)")
    phone.context.set_offline(True)
    cast.act("AddMinutes", minutes=4)
    cast.write("meaning", "そのあいだに書かれた一枚")

    phone.context.set_offline(False)
    phone.evaluate("look(true)")

    expect(phone.locator("#text")).to_have_value("電話が鳴るまでに書いた分")
    expect(phone.locator(".top__dot")).to_have_attribute("data-state", "online")
    expect(phone.locator(".top")).to_contain_text(title)
    phone.locator(".top__pace").click()
    expect(phone.locator(".top__left")).to_contain_text(re.compile(r"[67]:\d\d"))
    phone.evaluate("look(false)")
    phone.context.set_offline(True)
    cast.go("meaning/reveal")
    phone.context.set_offline(False)
    phone.evaluate("look(true)")
    expect(phone.locator("[data-part=unfinished] textarea, #text").first).to_have_value(
        "電話が鳴るまでに書いた分"
    )
    cast.shows("board")
    expect(phone.locator(".top")).to_contain_text(title)
    expect(phone.locator(".top__left")).to_contain_text(re.compile(r"\b(2:00|1:\d\d)"))


@pytest.mark.parametrize(
    ("lang", "told"),
    [
        ("ja", ("いまは「そもそも · 問い」です", "いまは「まとめ」です", "いまは「投票」です")),
        ("en", ("Now: Meaning · Question", "Now: Themes", "Now: Vote")),
    ],
    ids=["ja", "en"],
)
def test_each_phase_is_told_by_its_name_and_to_who_looks_again(server, window, lang, told):
    cast = Cast(server, with_a_tab(window), lang)
    news = cast.phone.locator("[data-part=news]")
    cast.go("meaning/intro")
    expect(news).to_have_text(told[0])
    cast.go("meaning/write")
    cast.write("meaning", "一", "二", "三")
    cast.go("meaning/theme")
    expect(news).to_have_text(told[1])
    cast.phone.evaluate("look(false)")

    cast.go("meaning/vote")
    expect(news).to_have_text(told[2])
    cast.phone.evaluate("look(true)")

    expect(cast.phone.locator("[data-part=say]")).to_have_text(told[2])


@pytest.mark.parametrize("lang", ["ja", "en"])
def test_with_letters_twice_as_large_no_bar_covers_what_is_typed_above_the_keyboard(
    server, window, picture, lang
):
    cast = Cast(server, window, lang)
    cast.go("meaning/write")
    late = window(PHONE, lang)  # whom a line greets, which makes the bar higher
    late.goto(f"{server.url}/j/{cast.code}")
    late.locator(".join__go").click()
    expect(late.locator("[data-part=say]")).not_to_be_empty()
    late.set_viewport_size({"width": 390, "height": 480})
    late.evaluate("document.documentElement.style.fontSize = '200%'")

    late.locator("#text").click()
    late.keyboard.type("one two three")

    over = "document.elementFromPoint(...at)?.id"
    box = late.locator("#text").bounding_box()
    middle = [box["x"] + box["width"] / 2, box["y"] + box["height"] / 2]
    assert late.evaluate(f"at => {over}", middle) == "text"
    picture(late, f"phone-large-letters-keyboard-{lang}")
    late.locator(".tray [type=submit]:visible").click()
    expect(late.locator(".mine__item")).to_have_attribute("data-state", "delivered")
    late.evaluate("document.documentElement.style.fontSize = ''")
    expect(late.locator("html")).not_to_have_attribute("data-low", "")
    expect(late.locator(".tray")).to_have_css("position", "fixed")


@pytest.mark.parametrize("lang", ["ja", "en"])
@pytest.mark.parametrize("part", ["meaning", "building", "barriers", "futures", "first-steps"])
def test_above_the_keyboard_the_field_and_its_button_are_in_sight_and_the_question_a_scroll_away(
    server, window, picture, lang, part
):
    cast = Cast(server, window, lang)
    phone = cast.phone
    cast.go(f"{part}/write")
    cast.shows("write")
    field, button = phone.locator("#text"), phone.locator(".tray [type=submit]:visible")
    phone.wait_for_load_state("networkidle")  # what keeps the field in sight comes a moment later
    field.tap()
    phone.set_viewport_size(ABOVE_THE_KEYBOARD)
    phone.keyboard.type("one two three")

    for each in (field, button):
        expect(each).to_be_in_viewport(ratio=1)
        assert each.evaluate(COVERED) == []
    picture(phone, f"phone-keyboard-{part}-{lang}")

    before = phone.evaluate("scrollY")
    question = phone.locator(".question")
    phone.evaluate("scrollTo(0, Math.max(0, scrollY - innerHeight))")  # one, of a screen at most
    expect(question).to_be_in_viewport(ratio=1)
    assert question.evaluate(COVERED) == []
    expect(field).to_be_focused()
    picture(phone, f"phone-keyboard-{part}-question-{lang}")
    phone.evaluate("at => scrollTo(0, at)", before)
    phone.keyboard.type(" four")
    expect(field).to_have_value("one two three four")
    if part == "meaning":
        button.click()
        expect(phone.locator(".mine__item")).to_have_attribute("data-state", "delivered")


def test_what_the_browser_keeps_of_the_page_holds_nobodys_words(cast):
    phone = cast.phone
    cast.go("meaning/write")
    cast.write("meaning", "犬の散歩で会う人")
    cast.post("祖母の味噌汁")
    cast.go("meaning/reveal")

    shell = phone.request.get(f"{cast.server.url}/p/{cast.code}?shell=1").text()

    assert "はな" not in shell
    assert not any(words in shell for words in ("犬の散歩", "祖母の味噌汁"))

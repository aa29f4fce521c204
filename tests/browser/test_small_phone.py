"""A phone of 320 px with letters twice as large: no word is cut, every control can be pressed."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.cast import Cast
from tests.browser.conftest import LOCALES, PHONE
from tests.browser.test_console_seen import LOST as BOX_LOST
from tests.browser.test_phone_frame import INSIDE_LINE
from tests.browser.test_phone_pictures import SMALL, TOO_WIDE

THEMES = {
    "ja": ("朝のあいさつが入口になる", "助けを求めてもらうこと", "時間を忘れる"),
    "en": ("A greeting is the way in", "Being asked for help", "Losing track of time"),
}
# A link that goes on in the next line has its middle nowhere: its first line is pressed.
# What lies under an open dialog is not to be pressed.
LOST = BOX_LOST.replace("each.getBoundingClientRect()", "each.getClientRects()[0]").replace(
    'each.closest("[inert]")',
    '(document.querySelector(":modal") && !each.closest(":modal"))',
)
# Words that reach over the edge of what cuts them there.
CUT = """() => {
  const UNCOUNTED = ".visually-hidden, option";
  const words = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const cut = [];
  while (words.nextNode()) {
    const at = words.currentNode.parentElement;
    const seen = at.checkVisibility({ checkVisibilityCSS: true });
    if (!words.currentNode.data.trim() || !seen || at.closest(UNCOUNTED)) continue;
    const range = document.createRange();
    range.selectNodeContents(words.currentNode);
    const box = range.getBoundingClientRect();
    for (let over = at; over && over !== document.body; over = over.parentElement) {
      const { overflowX, overflowY } = getComputedStyle(over);
      const edge = over.getBoundingClientRect();
      const wide = overflowX === "hidden" || overflowX === "clip";
      const high = overflowY === "hidden" || overflowY === "clip";
      if ((wide && box.right > edge.right + 1) || (high && box.bottom > edge.bottom + 4))
        cut.push(words.currentNode.data.trim());
    }
  }
  return cut;
}"""


@pytest.fixture(params=["ja", "en"])
def lang(request):
    return request.param


@pytest.fixture
def look(picture, lang):
    """look(phone, "vote") makes the phone small and its letters large, and looks at it."""

    def keep(page: Page, name: str) -> None:
        before = page.viewport_size
        page.set_viewport_size(SMALL)
        page.evaluate("document.documentElement.style.fontSize = '200%'")
        picture(page, f"phone-small-{name}-{lang}")
        assert page.evaluate(TOO_WIDE) == [], name
        assert page.evaluate(CUT) == [], name
        assert page.evaluate(LOST) == [], name
        page.evaluate("document.documentElement.style.fontSize = ''")
        page.set_viewport_size(before)

    return keep


def test_from_the_seat_to_the_result_nothing_is_lost(server, window, lang, look):
    cast = Cast(server, window, lang)
    phone = cast.phone
    look(phone, "wait")
    cast.go("meaning/intro")
    cast.shows("question")
    look(phone, "question")
    cast.go("meaning/write")
    cast.write("meaning", "one", "two", "three")
    for title in THEMES[lang]:
        cast.act("AddTheme", part="meaning", title=title, notes=[])
    cast.go("meaning/theme")
    cast.shows("themes")
    look(phone, "themes")
    cast.go("meaning/vote")
    phone.locator(".option__dot").first.click()
    look(phone, "vote")
    cast.act("CloseVote", expect="meaning/vote")
    expect(phone.locator(".row")).to_have_count(3)
    look(phone, "result")
    cast.go("talk/talk")
    cast.shows("talk")
    look(phone, "talk")


@pytest.mark.parametrize("mode", ["ranking", "decision"])
def test_an_order_and_a_decision_lose_nothing(server, window, lang, look, mode):
    cast = Cast(server, window, lang)
    cast.go("meaning/write")
    for title in THEMES[lang]:
        cast.act("AddTheme", part="meaning", title=title, notes=[])
    plan = {"mode": mode, "on": "themes", "budget": None, "quorum": None, "lens": None}
    cast.act("PrepareVote", part="meaning", preparation=plan | {"lines": []})
    cast.go("meaning/vote")
    expect(cast.phone.locator(".ranked__row, .option")).to_have_count(3)
    look(cast.phone, mode)
    cast.act("CloseVote", expect="meaning/vote")
    expect(cast.phone.locator("main")).to_have_attribute("data-shows", "result")
    look(cast.phone, f"{mode}-result")


def test_a_concern_and_a_correction_lose_nothing(server, window, lang, look):
    cast = Cast(server, window, lang)
    phone = cast.phone
    cast.go("meaning/write")
    cast.post("祖母の味噌汁")
    cast.write("meaning", "one", "two")
    cast.go("meaning/reveal")
    flag = phone.locator(".board__item .flag:visible").first
    flag.click()
    expect(phone.locator("#concern-text")).to_be_visible()
    look(phone, "concern")
    phone.locator(".concern [value=tell]").click()
    notes = {each["text"]: key for key, each in cast.console.records.items() if "text" in each}
    mine = notes["祖母の味噌汁"].removeprefix("note/")
    cast.act("ProposeCorrection", note=mine, text="祖母のお味噌汁")
    phone.locator("[data-tab=mine]").click()
    expect(phone.locator(".correction")).to_be_visible()
    look(phone, "correction")


def test_inside_line_its_line_and_its_way_out_are_whole(server, window, browser, lang, look):
    cast = Cast(server, window, lang)
    agent = INSIDE_LINE["iphone"]
    context = browser.new_context(locale=LOCALES[lang], user_agent=agent, **PHONE)
    inside = context.new_page()
    inside.goto(f"{server.url}/j/{cast.code}")
    inside.locator(".join__go").click()
    expect(inside.locator("main")).to_have_attribute("data-shows", "wait")
    look(inside, "inside-line")
    context.close()


@pytest.mark.parametrize("letters", [100, 150, 200])
def test_the_way_to_sign_out_lies_whole_on_the_screen(server, window, picture, lang, letters):
    page = window(PHONE, lang)
    page.goto(f"{server.url}/enter#{server.owner}")
    page.wait_for_url(f"{server.url}/")
    page.set_viewport_size(SMALL)
    page.evaluate(f"document.documentElement.style.fontSize = '{letters}%'")

    page.locator(".header__crew").click()

    box = page.locator(".crew__text").bounding_box()
    picture(page, f"sign-out-{lang}-{letters}")
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= SMALL["width"]
    assert page.evaluate(CUT) == []

"""The console in somebody's own colours, and with letters twice as large: nothing gets lost."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import DESK, PHONE
from tests.browser.entering import let_in
from tests.browser.test_pictures import NOTES, THEMES
from tests.serving import Browser, Screen, join, new_session

SCHEMES = ("dark", "light")
# What differs between two elements for somebody who sees none of our colours.
LOOKS = """element => {
  const { backgroundColor, borderTopWidth, borderTopStyle, borderTopColor, borderLeftColor,
    borderBottomStyle, outlineStyle, outlineColor, color } = getComputedStyle(element);
  return JSON.stringify([backgroundColor, borderTopWidth, borderTopStyle, borderTopColor,
    borderLeftColor, borderBottomStyle, outlineStyle, outlineColor, color]);
}"""
# Controls that cannot be hit, however one scrolls.
LOST = """() => {
  const there = [...document.querySelectorAll("button, a, input, select, textarea")];
  return there.filter((each) => {
    if (!each.checkVisibility({ checkVisibilityCSS: true })) return false;
    if (each.closest("[inert]") || each.matches(".visually-hidden, .skip")) return false;
    each.scrollIntoView({ block: "center", inline: "center" });
    const { left, top, width, height } = each.getBoundingClientRect();
    const hit = document.elementFromPoint(left + width / 2, top + height / 2);
    if (hit?.closest("#toasts")) return false; // it goes by itself
    return !hit || !(each.contains(hit) || hit.closest("label")?.contains(each));
  }).map((each) => each.outerHTML.slice(0, 120));
}"""
# Words that stand over the edge of what they stand in, and are cut there.
CUT = """() => {
  const words = ".primary *, .tool, .small-button, .button, .code-button *";
  return [...document.querySelectorAll(words)].filter((each) => {
    if (!each.checkVisibility() || each.closest("[inert], .visually-hidden")) return false;
    const inline = getComputedStyle(each).display === "inline";
    return !inline && each.scrollWidth > each.clientWidth + 2;
  }).map((each) => each.outerHTML.slice(0, 120));
}"""
# Controls that lie under the foot although the keyboard is at them.
UNDER_THE_FOOT = """() => {
  const foot = document.querySelector(".console__foot");
  const there = [...document.querySelectorAll("#main button, #main a, #main input, #main select")];
  const found = there.filter((each) => {
    if (!each.checkVisibility({ checkVisibilityCSS: true }) || foot.contains(each)) return false;
    if (each.closest("[inert]") || each.matches(".visually-hidden, .skip")) return false;
    scrollTo(0, 0);
    each.focus();
    return document.activeElement === each
      && each.getBoundingClientRect().bottom > foot.getBoundingClientRect().top + 1;
  });
  return [foot.offsetHeight, there.length, found.map((each) => each.outerHTML.slice(0, 120))];
}"""

# Sides of the page that one would have to scroll to, and menus that lie on somebody's words.
BEYOND = "() => document.documentElement.scrollWidth > innerWidth"
ON_WORDS = """() => [...document.querySelectorAll(".pick__more")].filter((menu) => {
  if (!menu.checkVisibility()) return false;
  const over = menu.getBoundingClientRect();
  const text = menu.closest(".pick").querySelector(".note__text");
  const [words, end] = [document.createRange(), text.getBoundingClientRect().bottom];
  words.selectNodeContents(text);
  return [...words.getClientRects()].some(({ left, right, top, bottom }) => top < end - 1 &&
    Math.min(right, over.right) - Math.max(left, over.left) > 1 &&
    Math.min(bottom, end, over.bottom) - Math.max(top, over.top) > 1);
}).map((menu) => menu.closest(".pick").textContent.trim())"""
TABLETS = {"width": 820, "height": 1180}, {"width": 1024, "height": 768}


class Evening:
    """A session with notes, themes and a lone voice, whose console is looked at."""

    def __init__(self, server, lang="ja", rehearsal=False):
        self.server = server
        fay = Browser(server).enter(server.owner)
        self.code = new_session(fay, lang=lang, format=90, rehearsal=rehearsal)
        self.board = Screen(server, fay.page(f"/console/{self.code}"))
        self.people = [join(server, self.code, f"P{n}") for n in range(5)]
        self.lang = lang

    def open(self, page: Page) -> Page:
        let_in(page, self.server)
        page.goto(f"{self.server.url}/console/{self.code}")
        expect(page.locator("#primary")).to_be_visible()
        return page

    def go(self, stop: str) -> None:
        here = self.board.records["session"]["stop"]["id"]
        assert self.board.act("Move", to=stop, expect=here)["ok"]
        self.board.until(lambda s: s.records["session"]["stop"]["id"] == stop)

    def write(self) -> list[str]:
        self.go("meaning/write")
        for person, text in zip(self.people, NOTES[self.lang], strict=True):
            fields = {"part": "meaning", "text": text, "category": "self", "in_report": True}
            assert person.act("AddNote", named=False, **fields)["ok"]
        self.go("meaning/reveal")
        found = self.board.until(lambda s: len(s.records["stage"]["notes"]) == 5 and s.records)
        return [key[5:] for key in found if key.startswith("note/")]

    def group(self, notes: list[str]) -> None:
        for title, members in zip(THEMES[self.lang], (notes[:2], notes[2:3]), strict=True):
            assert self.board.act("AddTheme", part="meaning", title=title, notes=members)["ok"]


@pytest.fixture(params=["ja", "en"])
def evening(server, request):
    return Evening(server, request.param)


def looks(page: Page, selector: str) -> str:
    """Return how the first element of a kind looks, without our colours."""
    return str(page.locator(selector).first.evaluate(LOOKS))


@pytest.mark.parametrize("scheme", SCHEMES)
def test_own_colours_leave_no_state_of_the_console_to_ours(evening, window, picture, scheme):
    device = DESK | {"forced_colors": "active", "color_scheme": scheme}
    page = evening.open(window(device, evening.lang))
    name = f"console-forced-{scheme}-{evening.lang}"
    picture(page, f"{name}-lobby")

    notes = evening.write()
    evening.group(notes)
    expect(page.locator(".console-theme .pick")).to_have_count(3)
    evening.board.act("Spotlight", notes=notes[3:4])
    expect(page.locator(".pick--lit")).to_have_count(1)

    page.locator("#primary:not([aria-disabled=true])").wait_for()
    assert looks(page, "#primary") != looks(page, "#write-for")
    assert looks(page, ".agenda__part[aria-current]") != looks(
        page, ".agenda__part:not([aria-current])"
    )
    assert looks(page, ".phases__button[aria-current]") != looks(
        page, ".phases__phase:not([data-state=done]) .phases__button:not([aria-current])"
    )
    for where in (".board__notes", ".console-theme"):
        faces = page.locator(f"{where} .pick__face")
        before = looks(page, f"{where} .pick__face")
        faces.first.click(force=True)
        expect(faces.first).to_have_attribute("aria-pressed", "true")
        page.mouse.move(0, 0)
        page.evaluate("document.activeElement.blur()")
        assert looks(page, f"{where} .pick__face") != before, where
        picture(page, f"{name}-chosen-{where[1:]}")
        page.keyboard.press("Escape")
    before = looks(page, "#blank")
    page.locator("#blank").click()
    expect(page.locator("#blank")).to_have_attribute("aria-pressed", "true")
    page.mouse.move(0, 0)
    page.evaluate("document.activeElement.blur()")
    assert looks(page, "#blank") != before
    picture(page, f"{name}-dark")


@pytest.mark.parametrize("scheme", SCHEMES)
def test_in_own_colours_one_sees_where_the_keyboard_is(evening, window, scheme):
    page = evening.open(window(DESK | {"forced_colors": "active", "color_scheme": scheme}, "ja"))
    evening.write()
    expect(page.locator(".pick")).to_have_count(5)
    for selector in ("#primary", ".agenda__part", ".pick__face", ".tool", ".phases__button"):
        element = page.locator(selector).first
        before = looks(page, selector)
        element.focus()
        page.keyboard.press("Shift")  # as by the keyboard, not by the mouse
        assert looks(page, selector) != before, selector


@pytest.mark.parametrize("how", ["letters", "zoom"])
def test_twice_as_large_nothing_is_out_of_reach(evening, window, picture, how):
    zoomed = {"viewport": {"width": 720, "height": 450}, "device_scale_factor": 2}
    page = window(zoomed if how == "zoom" else DESK, evening.lang)
    if how == "letters":
        sizes = {"fontSizes": {"standard": 32, "fixed": 26}}
        page.context.new_cdp_session(page).send("Page.setFontSizes", sizes)
    evening.open(page)
    name = f"console-twice-{how}-{evening.lang}"

    def whole(state: str) -> None:
        page.evaluate("scrollTo(0, 0)")
        picture(page, f"{name}-{state}")
        assert page.evaluate(LOST) == [], state
        assert page.evaluate(CUT) == [], state
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), state

    whole("lobby")
    notes = evening.write()
    expect(page.locator(".pick")).to_have_count(5)
    whole("notes")
    evening.group(notes)
    evening.go("meaning/theme")
    expect(page.locator(".console-theme .pick")).to_have_count(3)
    whole("themes")
    evening.go("barriers/pair")
    whole("pairs")
    evening.go("ended")
    whole("ended")


@pytest.mark.parametrize("device", [{"viewport": {"width": 720, "height": 450}}, PHONE])
def test_the_foot_hides_nothing_that_has_the_focus(evening, window, device):
    page = evening.open(window(device, evening.lang))
    evening.write()
    expect(page.locator(".pick")).to_have_count(5)

    _, controls, hidden = page.evaluate(UNDER_THE_FOOT)

    assert controls and hidden == []


def test_on_a_tablet_no_menu_lies_on_words_and_nothing_stands_beyond_the_edge(
    evening, window, picture
):
    page = evening.open(window(PHONE | {"viewport": TABLETS[0]}, evening.lang))
    notes = evening.write()
    bare = {"part": "meaning", "text": "いつもの、" * 10, "category": None, "in_report": True}
    assert evening.people[0].act("AddNote", named=True, **bare)["ok"]
    evening.group(notes)
    evening.go("meaning/theme")
    expect(page.locator(".console-theme .pick")).to_have_count(3)
    expect(page.locator("#loose .pick")).to_have_count(3)

    for size in (*TABLETS, PHONE["viewport"]):
        page.set_viewport_size(size)
        assert not page.evaluate(BEYOND), size
        assert page.evaluate(ON_WORDS) == [], size
        picture(page, f"console-touch-{size['width']}-{evening.lang}")

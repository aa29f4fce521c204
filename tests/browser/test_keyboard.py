"""The whole console without a mouse: every control in reach, and a whole step by keys alone."""

import re

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import DESK
from tests.browser.entering import let_in
from tests.serving import Browser, Screen, Server, join, new_session

WRITTEN = ["朝のあいさつ", "犬の散歩で会う人", "味噌汁の作り方", "名前を覚えていた窓口"]
SAW = "返ってくる一言が、つながりだった。"
MEANWHILE = 10  # controls that may come while one goes from one to the next
MOST = 200  # presses of Tab after which something is out of reach

CONTROLS = """() => {
  const wanted = "a[href], button, input, select, textarea, summary, [tabindex]";
  return [...document.querySelectorAll(wanted)]
    .filter((each) => each.checkVisibility() && !each.disabled && each.tabIndex >= 0)
    .filter((each) => !each.closest("[inert]"))
    .map((each, number) => { each.dataset.control = number; return each.outerHTML.slice(0, 120); });
}"""
FOCUSED = """() => {
  const here = document.activeElement;
  if (here === null || here === document.body) return null;
  const style = getComputedStyle(here);
  const box = here.getBoundingClientRect();
  return {
    number: Number(here.dataset.control ?? -1),
    seen: style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2,
    inside: box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth,
    html: here.outerHTML.slice(0, 120),
  };
}"""


class Desk:
    """A console that is never clicked, and the people who write."""

    def __init__(self, server: Server, page: Page, format: int = 60, lang: str = "ja") -> None:
        self.page = page
        self.press = page.keyboard.press
        facilitator = Browser(server).enter(server.owner)
        self.code = new_session(facilitator, format=format, lang=lang)
        let_in(page, server)
        page.goto(f"{server.url}/console/{self.code}")
        self.board = Screen(server, facilitator.page(f"/console/{self.code}"))
        self.people = [join(server, self.code) for _ in WRITTEN]
        # Keys do nothing before the page listens and is connected.
        expect(page.locator("#primary")).to_have_attribute("aria-disabled", "false")

    @property
    def stop(self) -> str:
        return self.board.records["session"]["stop"]["id"]

    def go(self, stop: str) -> None:
        """Somebody else moves the session: what is tested is not how one comes here."""
        assert self.board.act("Move", to=stop, expect=self.stop)["ok"]
        self.at(stop)

    def at(self, stop: str) -> None:
        self.board.until(lambda s: s.records["session"]["stop"]["id"] == stop)

    def write(self, part: str) -> None:
        for person, text in zip(self.people, WRITTEN, strict=True):
            fields = {"text": text, "category": None, "named": False, "in_report": True}
            assert person.act("AddNote", part=part, **fields)["ok"]

    def reach(self, control: Locator) -> None:
        """Go by Tab, from wherever the focus is, until it is on ``control``."""
        expect(control).to_be_visible()
        for _ in range(MOST):
            if control.evaluate("it => it === document.activeElement"):
                return
            self.press("Tab")
        pytest.fail(f"Tab does not come to {control}")

    def primary(self, label: str, key: str = "ArrowRight") -> None:
        """Press a key of the one button, once that says what is expected and hears again."""
        button = self.page.locator("#primary")
        expect(button).to_contain_text(label)
        expect(button).not_to_have_attribute("aria-disabled", "true")
        self.press(key)


@pytest.fixture
def desk(server, window):
    return Desk(server, window(DESK))


def test_a_whole_step_is_held_with_the_keyboard_alone(desk, picture):
    page = desk.page
    desk.primary("はじめる")
    desk.at("welcome/welcome")
    jump(desk, "そもそも")
    desk.at("meaning/intro")

    desk.primary("書きはじめる")
    desk.at("meaning/write")
    desk.write("meaning")
    expect(page.locator("#loose .pick__face")).to_have_count(4)
    desk.primary("公開する", "r")
    desk.at("meaning/reveal")

    # Two notes to a new theme, named at once; one to it by its number; one stays alone.
    desk.press("ArrowDown")
    desk.press("Enter")
    desk.press("ArrowDown")
    desk.press("Space")
    picture(page, "keyboard-chosen")
    expect(page.locator("#chosen")).to_contain_text("2枚")
    desk.press("g")
    page.keyboard.type("bon mot")
    desk.press("Enter")
    expect(page.locator("#loose .pick__face")).to_have_count(2)
    desk.press("1")
    expect(page.locator("#loose .pick__face")).to_have_count(1)
    desk.press("0")
    expect(page.locator("#loose .pick__face")).to_have_count(0)
    theme = page.locator(".console-theme textarea")
    expect(theme).to_have_value("bon mot")
    desk.reach(theme)
    desk.press("ControlOrMeta+A")
    page.keyboard.type("返ってくる一言")
    desk.press("Enter")
    desk.board.until(lambda s: "返ってくる一言" in titles(s))

    desk.primary("まとまりを見せる")
    desk.at("meaning/theme")
    desk.primary("投票をひらく", "v")
    desk.at("meaning/vote")
    desk.primary("締め切って見せる", "v")
    desk.board.until(lambda s: s.records["stage"]["view"] == "result")
    desk.press("i")
    page.keyboard.type(SAW)
    desk.press("Enter")
    desk.press("Escape")
    desk.board.until(lambda s: s.records.get("insight/meaning", {}).get("text") == SAW)
    desk.primary("見えたこと")
    desk.at("meaning/insight")
    desk.people[0].act("CheckInsight", part="meaning", fit="fits")
    desk.reach(page.get_by_role("button", name="投影に出す"))
    desk.press("Enter")
    desk.board.until(lambda s: s.records["stage"]["fit"])
    desk.primary("次")
    desk.at("building/intro")

    jump(desk, "わたしの最初の一歩")
    desk.at("pledge/pledge")
    fields = {"what": "母に電話する", "when": "2031-01-15", "if_then": ""}
    desk.people[0].act("MakeFirstStep", part="pledge", example=True, in_report=True, **fields)
    desk.reach(page.locator("#first-steps").get_by_role("button", name="隠す"))
    desk.press("Space")
    desk.board.until(lambda s: s.records["stage"]["examples"] == [])
    expect(page.locator("#toasts")).to_contain_text("例を隠しました")
    desk.press("u")
    desk.board.until(lambda s: s.records["stage"]["examples"])

    jump(desk, "終了", asked=True)
    desk.at("ended")
    desk.reach(page.get_by_role("button", name="報告書をつくる"))
    desk.press("Enter")
    expect(page.locator("#report [role=status]")).not_to_be_empty()


def test_rules_and_answers_are_shown_with_the_keyboard_alone(desk):
    page = desk.page
    desk.primary("はじめる")
    desk.primary("ルール")
    desk.at("rules/rules")
    desk.primary("次のルール")
    desk.board.until(lambda s: s.records["stage"]["rules"]["at"] == 1)
    desk.reach(page.locator("#rules .rule-row__light").nth(3))
    desk.press("Enter")
    desk.board.until(lambda s: s.records["stage"]["rules"]["at"] == 3)
    expect(page.locator("#rules .rule-row__light").nth(3)).to_have_attribute("aria-current", "true")
    desk.press("u")
    desk.board.until(lambda s: s.records["stage"]["rules"]["at"] == 1)

    jump(desk, "チェックイン")
    desk.at("checkin/checkin")
    desk.write("checkin")
    answers = page.locator("#loose .pick__face")
    expect(answers).to_have_count(4)
    desk.press("ArrowDown")
    for key in ("g", "1", "0"):  # answers are not grouped
        desk.press(key)
    expect(page.locator(".console-theme--fresh")).to_have_count(0)
    desk.press("h")
    expect(page.locator(".pick--hidden")).to_have_count(1)
    desk.primary("声を出す")
    shown = desk.board.until(lambda s: s.records["stage"]["notes"])
    assert len(shown) == 3


@pytest.mark.parametrize(
    "stop", ["lobby", "rules/rules", "checkin/checkin", "meaning/theme", "pledge/pledge", "ended"]
)
def test_tab_comes_to_every_control_in_order_and_one_sees_where_it_is(desk, stop):
    page = desk.page
    if stop != "lobby":
        furnish(desk, stop)
    page.evaluate("document.activeElement.blur()")
    controls = page.evaluate(CONTROLS)

    visited = []
    for _ in range(len(controls) + MEANWHILE):
        page.keyboard.press("Tab")
        focused = page.evaluate(FOCUSED)
        if focused is None:  # out of the page at its end: no trap
            break
        assert focused["seen"], focused["html"]
        assert focused["inside"], focused["html"]
        if focused["number"] >= 0:  # else it has come meanwhile: who is here, a line that was cut
            visited.append(focused["number"])

    assert [controls[n] for n in range(len(controls)) if n not in visited] == []
    assert visited == sorted(visited)


def test_the_list_of_keys_names_every_key_and_gives_the_focus_back(desk):
    page = desk.page
    keys = page.locator("#shortcuts")
    primary = page.locator("#primary")
    desk.reach(primary)

    desk.press("?")
    expect(keys).to_be_visible()
    named = keys.locator(".key").all_inner_texts()
    desk.press("Escape")

    expect(keys).to_be_hidden()
    expect(primary).to_be_focused()
    assert {*"→←RV+−B.I↑↓0GSHU?", "Space", "Esc", "Enter", "1–9", "Tab"} <= set(named)


def test_what_is_taken_back_at_once_is_what_was_just_done_and_nothing_older(desk):
    furnish(desk, "meaning/theme")
    page = desk.page
    page.locator("#loose .pick__face").first.focus()

    for key in ("h", "u", "u"):  # faster than any line: the page has not heard of the first yet
        page.keyboard.press(key)

    desk.board.until(lambda s: s.records["console"]["undo"][0]["what"] == "ThemeAdded")
    notes = [r for k, r in desk.board.records.items() if k.startswith("note/")]
    assert not any(note["hidden"] for note in notes)


def test_single_keys_can_be_switched_off_and_the_rest_still_works(desk):
    page = desk.page
    desk.press("?")
    desk.reach(page.locator("#keys-on"))
    desk.press("Space")
    desk.press("Escape")

    for key in ("ArrowRight", "b", "?"):
        desk.press(key)

    expect(page.locator("#shortcuts")).to_be_hidden()
    desk.reach(page.locator("#primary"))
    desk.press("Enter")
    desk.at("welcome/welcome")
    assert desk.board.records["console"]["blank"] is False


def test_a_menu_is_walked_by_arrows_and_escape_leads_back_to_its_note(desk):
    page = desk.page
    furnish(desk, "meaning/theme")
    more = page.locator("#loose .pick__more").first
    desk.reach(more)

    desk.press("Enter")
    items = page.get_by_role("menuitem")
    expect(items.first).to_be_focused()
    desk.press("ArrowUp")
    expect(items.last).to_be_focused()
    desk.press("Escape")

    expect(page.locator("#menu")).to_be_hidden()
    expect(more).to_be_focused()


def jump(desk: Desk, title: str, *, asked: bool = False) -> None:
    """Go to another part by the agenda; ``asked``: it is asked before whether that is meant."""
    row = desk.page.get_by_role("navigation").get_by_role("button", name=re.compile(title)).last
    desk.reach(row)
    desk.press("Enter")
    if asked:
        desk.reach(desk.page.locator("#jump").get_by_role("button", name="移る"))
        desk.press("Enter")


def furnish(desk: Desk, stop: str) -> None:
    """Bring the session to ``stop``, with everything there that can be pressed."""
    part = stop.partition("/")[0]
    desk.go({"meaning": "meaning/write", "checkin": "checkin/checkin"}.get(part, stop))
    if part in ("meaning", "checkin"):
        desk.write(part)
        expect(desk.page.locator("#loose .pick__face")).to_have_count(len(WRITTEN))
    if part == "meaning":
        notes = [key[5:] for key in desk.board.records if key.startswith("note/")]
        assert desk.board.act("AddTheme", part=part, title="まとまり", notes=notes[:1])["ok"]
        desk.go(stop)
        expect(desk.page.locator("#unheard")).to_be_visible()
    if part == "pledge":
        fields = {"what": "母に電話する", "when": "2031-01-15", "if_then": ""}
        desk.people[0].act("MakeFirstStep", part=part, example=True, in_report=True, **fields)
        expect(desk.page.locator("#first-steps li")).to_have_count(1)
    if part == "ended":  # a copy and a draft come by themselves, each with a link
        for made in ("copy-file", "draft-file"):
            expect(desk.page.locator(f'#recap [data-part="{made}"]')).to_be_visible()
    # Nothing of it is news any more: the toast of an undo has gone or stays.
    expect(
        desk.page.locator("#primary:visible:not([aria-disabled=true]), #report:visible")
    ).to_be_visible()


def titles(screen: Screen) -> list[str]:
    return [each["title"] for key, each in screen.records.items() if key.startswith("theme/")]

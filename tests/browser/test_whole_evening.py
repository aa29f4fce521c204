"""Ninety minutes by everybody at once: console, stage, remote, colleague, scribe and four phones.

One of the phones is without a line for a while, one is in English, one is a computer without a
mouse. Minutes are not waited for: whoever leads moves on.
"""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.barriers import no_barrier
from tests.browser.conftest import DESK, HALL, PHONE
from tests.browser.entering import let_in
from tests.serving import Browser, Screen, Server, new_session

PIN = "2468"
SAW = "返ってくる一言が、つながりだった。"
MOST = 80  # presses of Tab after which something is out of reach
# There a foot that stays in sight lies over nothing: what it half covers elsewhere is scrolled away
# from under it by a finger, and called too small by axe.
TO_THE_END = "scrollTo({ top: document.documentElement.scrollHeight, behavior: 'instant' })"


class Evening:
    """Everybody who is there, each in a browser of their own."""

    def __init__(self, server: Server, window: Callable[..., Page]) -> None:
        owner = Browser(server).enter(server.owner)
        self.server = server
        self.code = new_session(owner, format=90)
        self.board = Screen(server, owner.page(f"/console/{self.code}"))
        self.console = self._owner(window(DESK))
        self.stage = self.console.context.new_page()
        self.stage.set_viewport_size(HALL["viewport"])
        self.stage.goto(f"{server.url}/stage/{self.code}")
        self.remote = self._owner(window(PHONE))
        for page in (self.console, self.remote):
            page.goto(f"{server.url}/console/{self.code}")
        self.colleague = self._invited(window(DESK), "co")
        self.scribe = self._invited(window(DESK), "scribe")
        self.ann = self._seated(window(PHONE), "アン")
        self.ben = self._seated(window(PHONE, "en"), "Ben")
        self.cho = self._seated(window(PHONE), "チョ")
        self.dot = self._seated_by_keys(window(DESK))
        self.texts: list[str] = []

    @property
    def stop(self) -> str:
        return str(self.board.records["session"]["stop"]["id"])

    @property
    def _pressable(self) -> object:
        """What the one button does; each press makes another of it."""
        return self.board.records["console"]["primary"]

    @property
    def category_wanted(self) -> bool:
        part = self.stop.partition("/")[0]
        return bool(self.board.records[f"part/{part}"]["category_mode"] == "required")

    def move_on(self, page: Page) -> None:
        """Press the one button until the session stands at another stop."""
        here, button = self.stop, page.locator("#primary")
        # Else this page hears in the moment of the press that others moved on, and is deaf to it.
        shown = page.locator(f'#phases [data-key="{here}"][data-state=now]')
        expect(shown).to_have_count(1)
        for _ in range(12):  # rules are lit one by one, answers shown, a vote closed, 3-2-1 counted
            expect(button).to_be_enabled()
            expect(button).not_to_have_attribute("aria-disabled", "true")
            before = self._pressable
            button.click()
            # Not just any entry: what people did a moment ago may still be on its way.
            self.board.until(lambda _, before=before: self._pressable != before)
            self.board.until(lambda s: s.records["session"]["countdown"] is None)
            if self.stop != here:
                return
        pytest.fail(f"the one button does not lead on from {here}")

    def say(self, phone: Page, text: str) -> None:
        """Write a note with a phone."""
        self.texts.append(text)
        if self.category_wanted:
            phone.locator(".pick__box:visible, .pick:visible").first.click()
        phone.locator("#text").fill(text)
        phone.locator(".tray [type=submit]:visible").click()

    def say_by_keys(self, text: str) -> None:
        """Write a note without a mouse."""
        self.texts.append(text)
        if self.category_wanted:
            reach(self.dot, self.dot.locator("#composer [name=category], .tray [name=category]"))
            self.dot.keyboard.press("Space")
        reach(self.dot, self.dot.locator("#text"))
        self.dot.keyboard.type(text)
        self.dot.keyboard.press("ControlOrMeta+Enter")
        expect(self.dot.locator(".mine__item", has_text=text)).to_be_visible()

    def say_for(self, text: str) -> None:
        """Let the scribe type in what stands on a sheet of paper."""
        self.texts.append(text)
        if self.category_wanted:
            self.scribe.locator("[name=category]").first.check()
        self.scribe.locator("#scribe-text").fill(text)
        self.scribe.locator("#scribe-text").press("Control+Enter")
        expect(self.scribe.locator("#scribed")).to_contain_text(text)

    def _owner(self, page: Page) -> Page:
        let_in(page, self.server)
        return page

    def _invited(self, page: Page, role: str) -> Page:
        desk = self.console.context.new_page()
        desk.goto(f"{self.server.url}/sessions/{self.code}/roles")
        desk.locator(f"input[value={role}]").check()
        desk.locator("#pin").fill(PIN)
        desk.locator("#make button[type=submit]").click()
        page.goto(desk.locator(".fresh__link").inner_text())
        desk.close()
        page.locator("#pin").fill(PIN)
        page.locator("#enter button[type=submit]").click()
        page.wait_for_url(re.compile(rf"/console/{self.code}$"))
        return page

    def _seated(self, phone: Page, name: str) -> Page:
        phone.goto(f"{self.server.url}/j/{self.code}")
        phone.locator("#name").fill(name)
        phone.locator(".join__go").click()
        expect(phone.locator("main")).to_have_attribute("data-shows", "wait")
        return phone

    def _seated_by_keys(self, page: Page) -> Page:
        page.goto(f"{self.server.url}/j/{self.code}")
        reach(page, page.locator(".join__go"))
        page.keyboard.press("Enter")
        expect(page.locator("main")).to_have_attribute("data-shows", "wait")
        return page


def reach(page: Page, control: Locator) -> None:
    """Go by Tab, from wherever the focus is, until it is on ``control``."""
    expect(control.first).to_be_attached()
    for _ in range(MOST):
        if control.evaluate_all("all => all.includes(document.activeElement)"):
            return
        page.keyboard.press("Tab")
    pytest.fail(f"Tab does not come to {control}")


def group(evening: Evening) -> None:
    """Let the colleague make a theme of two notes and leave one as it is; the rest lies there."""
    loose, page, count = evening.colleague.locator("#loose .pick__face"), evening.colleague, 5
    expect(loose).to_have_count(count)
    loose.first.click()
    page.keyboard.press("g")
    expect(page.locator(".console-theme__title:focus")).to_be_visible()
    page.keyboard.type("返ってくる一言がある")
    page.keyboard.press("Enter")
    expect(page.locator(".console-theme__title:focus")).to_have_count(0)
    expect(loose).to_have_count(count - 1)
    loose.first.click()
    page.keyboard.press("1")
    expect(loose).to_have_count(count - 2)
    loose.first.click()
    page.keyboard.press("0")
    expect(loose).to_have_count(count - 3)


def write(evening: Evening, part: str) -> None:
    """Let everybody write; in the second question Cho does so without a line."""
    away = part == "building"
    expect(evening.cho.locator("main")).to_have_attribute("data-shows", "write")
    evening.cho.context.set_offline(away)
    evening.say(evening.ann, f"{part}: 朝のあいさつ")
    evening.say(evening.ben, f"{part}: somebody held the door")
    evening.say(evening.cho, f"{part}: 犬の散歩で会う人")
    evening.say_by_keys(f"{part}: 味噌汁の作り方")
    evening.say_for(f"{part}: 紙に書かれた一枚")
    evening.board.until(lambda s: s.records[f"count/{part}"]["notes"] == (4 if away else 5))
    if away:
        expect(evening.cho.locator(".mine__item", has_text=part)).to_be_visible()


def vote(evening: Evening, part: str) -> None:
    """Let two phones and the computer vote."""
    for phone in (evening.ann, evening.ben):
        phone.locator("[data-act=dot]:visible").first.click()
    reach(evening.dot, evening.dot.locator("[data-act=dot]"))
    evening.dot.keyboard.press("Space")
    evening.board.until(lambda s: s.records[f"ballots/{part}"]["voters"] == 3)


def decide(evening: Evening) -> None:
    """Let one decide on a first step, and one not yet."""
    evening.ann.locator("#step-what").fill("昔の上司を昼に誘う")
    evening.ann.locator('.day:has([value="tomorrow"])').click()
    evening.ann.locator(".step-form__decide").click()
    expect(evening.ann.locator(".step-card")).to_be_visible()
    evening.ben.get_by_role("button", name="Not yet").click()
    expect(evening.ben.locator(".step-card")).to_be_visible()


def live(evening: Evening) -> None:
    """Do what people do at the stop where the session stands."""
    part, _, phase = evening.stop.partition("/")
    match phase:
        case "checkin":
            evening.ann.locator("#arrive-text").fill("駅の猫を見た")
            evening.ann.locator("#arrive-text").press("Enter")
        case "write":
            write(evening, part)
        case "reveal":
            if part == "building":
                evening.cho.context.set_offline(False)
            evening.board.until(lambda s: s.records[f"count/{part}"]["notes"] == 5)
            expect(evening.ben.locator(".board__item")).to_have_count(5)
            group(evening)
        case "vote":
            vote(evening, part)
        case "insight":
            evening.console.locator("#insight-text").fill(SAW)
            evening.console.locator("#insight-text").press("Enter")
            expect(evening.stage.get_by_text(SAW)).to_be_visible()
            evening.ann.locator('[data-fit="fits"]').click()
        case "pledge":
            decide(evening)


@pytest.fixture
def evening(server: Server, window: Callable[..., Page]) -> Evening:
    return Evening(server, window)


def test_everybody_comes_to_the_end_of_ninety_minutes_with_the_same_notes(evening, picture):
    for turn in range(80):
        if evening.stop == "ended":
            break
        live(evening)
        stop = evening.stop.replace("/", "-")
        if evening.stop in ("building/reveal", "barriers/pair", "futures/vote", "pledge/pledge"):
            for name in ("console", "remote", "stage", "colleague", "scribe", "ben", "dot"):
                page = getattr(evening, name)
                page.evaluate(TO_THE_END)
                no_barrier(page)
                picture(page, f"whole-{stop}-{name}")
        evening.move_on(evening.remote if turn % 4 == 3 else evening.console)

    assert evening.stop == "ended"
    owner = Browser(evening.server).enter(evening.server.owner)
    anew = Screen(evening.server, owner.page(f"/console/{evening.code}"))
    evening.board.until(lambda s: s.seq == anew.seq)
    assert evening.board.records == anew.records
    steps = [each["id"] for each in anew.records["session"]["parts"] if each["step"]]
    notes = [note for key, note in anew.records.items() if key.startswith("note/")]
    written = sorted(note["text"] for note in notes if note["part"] in steps)
    assert written == sorted(evening.texts)
    assert len(written) == 25
    assert [note["text"] for note in notes if note["late"]] == ["building: 犬の散歩で会う人"]
    expect(evening.stage.locator(".stage")).to_have_attribute("data-view", "thanks")
    for phone in (evening.ann, evening.ben, evening.cho, evening.dot):
        expect(phone.locator("main")).to_have_attribute("data-shows", "thanks")
        phone.goto(f"{evening.server.url}/t/{evening.code}")
    expect(evening.ann.get_by_text("昔の上司を昼に誘う").first).to_be_visible()
    expect(evening.ben.get_by_text("first-steps: somebody held the door")).to_be_attached()

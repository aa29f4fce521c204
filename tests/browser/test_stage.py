"""The stage, as the last row sees it: legible, whole, silent about trouble, never surprising."""

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from tests.browser.conftest import HALL
from tests.browser.entering import let_in
from tests.serving import Browser, Screen, hall_writes, new_session

LONG = "前の職場では、毎朝となりの席の人と二、三分だけ天気や犬の話をしていた。" * 5
NOTES = [
    "朝のあいさつ",
    LONG,
    "😀",
    "一行目\n二行目\n三行目\n四行目\n五行目",
    "My running group, though we rarely talk",
    "Pneumonoultramicroscopicsilicovolcanoconiosis",
    "リモートになってから、雑談のきっかけを自分から作らないと何も始まらないと気づいた",
    "うん",
    "九枚目",
]
SMALLEST = 3.4  # hundredths of the height (experience.md 0.5)
SCREENS = [(1920, 1080), (1280, 720), (1024, 768)]

SMALLER = """smallest => {
  const words = document.createTreeWalker(document.querySelector("main"), NodeFilter.SHOW_TEXT);
  const small = [];
  while (words.nextNode()) {
    const element = words.currentNode.parentElement;
    if (!words.currentNode.data.trim() || !element.checkVisibility()) continue;
    if (element.classList.contains("visually-hidden")) continue;
    const size = 100 * parseFloat(getComputedStyle(element).fontSize) / innerHeight;
    if (size < smallest - 0.01) small.push([words.currentNode.data, size]);
  }
  return small;
}"""
CUT = """() => [...document.querySelectorAll(".note, .note__text")]
  .filter((note) => note.checkVisibility())
  .filter((note) => note.scrollHeight > note.clientHeight + 0.01 * innerHeight
    || note.scrollWidth > note.clientWidth + 0.01 * innerHeight)
  .map((note) => note.textContent)"""
NEXT_FRAME = "() => new Promise((go) => requestAnimationFrame(() => requestAnimationFrame(go)))"
SCROLLS = """() => document.scrollingElement.scrollHeight > innerHeight
  || document.scrollingElement.scrollWidth > innerWidth"""


class Evening:
    """A session with its console, and a window for the stage."""

    def __init__(self, server, window, lang="ja"):
        self.server = server
        self.facilitator = Browser(server).enter(server.owner)
        self.code = new_session(self.facilitator, lang=lang)
        self.console = Screen(server, self.facilitator.page(f"/console/{self.code}"))
        self.stage = window(HALL, lang)
        let_in(self.stage, server)
        self.stage.goto(f"{server.url}/stage/{self.code}")

    def go(self, stop):
        """Move to a stop and wait until the stage has heard of it."""
        session = self.console.until(lambda s: s.records.get("session"))
        answer = self.console.act("Move", to=stop, expect=session["stop"]["id"])
        assert answer["ok"], answer
        self.console.until(lambda s: s.records["session"]["stop"]["id"] == stop)

    def write(self, texts):
        """A hall writes all of these."""
        self.go("meaning/write")
        fields = {"part": "meaning", "category": "self", "named": False, "in_report": True}
        hall_writes(self.server, self.code, [fields | {"text": text} for text in texts])


@pytest.fixture
def evening(server, window):
    return Evening(server, window)


def test_nobody_without_a_link_sees_the_stage(server, window):
    code = new_session(Browser(server).enter(server.owner))
    stranger = window(HALL)

    stranger.goto(f"{server.url}/stage/{code}")

    expect(stranger).to_have_url(re.compile(rf"/stage\?code={code}$"))


def test_every_note_is_whole_and_large_enough_on_every_screen(evening, picture):
    stage = evening.stage
    evening.write(NOTES)
    evening.go("meaning/reveal")
    expect(stage.locator(".wall__leaf").first).to_be_visible()

    for width, height in SCREENS:
        stage.set_viewport_size({"width": width, "height": height})
        stage.evaluate(NEXT_FRAME)  # the page hears of its new size with the next frame
        stage.wait_for_function("() => document.querySelectorAll('.wall__leaf').length === 1")
        picture(stage, f"stage-wall-{width}")

        assert stage.evaluate(SMALLER, SMALLEST) == []
        assert stage.evaluate(CUT) == []
        assert stage.evaluate(SCROLLS) is False


def test_a_held_page_stays_whatever_the_clock_says(evening):
    evening.write(NOTES)
    evening.go("meaning/reveal")
    shown = evening.console.until(lambda s: s.records["stage"]["notes"])

    evening.console.act("HoldPage", page=1)

    expect(evening.stage.get_by_text("2 / 2")).to_be_visible()
    expect(evening.stage.locator(".note")).to_have_count(1)
    expect(evening.stage.get_by_text(shown[8]["text"])).to_be_visible()


@pytest.mark.parametrize(
    ("lang", "wrote", "again"),
    [("ja", "1人が書きました", "再接続しています"), ("en", "1 person has written", "Reconnecting")],
)
def test_the_last_picture_stays_when_the_server_is_gone_and_nothing_but_a_dot_says_so(
    server, window, picture, lang, wrote, again
):
    evening = Evening(server, window, lang)
    stage = evening.stage
    evening.write(NOTES[:1])
    expect(stage.get_by_text(wrote)).to_be_visible()
    left = stage.locator(".timer").inner_text()

    evening.server.kill()

    expect(stage.locator("[data-part='light']")).to_be_visible()
    expect(stage.get_by_text(wrote)).to_be_visible()
    expect(stage.locator(".timer")).not_to_have_text(left)
    expect(stage.get_by_text(again)).to_be_hidden()
    picture(stage, f"stage-server-gone-{lang}")
    evening.server.restart()
    expect(stage.locator("[data-part='light']")).to_be_hidden()


@pytest.mark.parametrize("stop", ["welcome/welcome", "meaning/intro", "meaning/write"])
def test_a_machine_finds_no_barrier_on_the_stage(evening, stop):
    evening.go(stop)
    expect(evening.stage.locator("main")).not_to_have_attribute("data-view", "lobby")

    # Let the cross-fade end: half transparent words have half the contrast.
    expect(evening.stage.locator(".view")).to_have_count(1)
    found = Axe().run(evening.stage).response["violations"]

    assert [(each["id"], each["nodes"][0]["html"]) for each in found] == []


def test_a_lock_says_from_afar_that_everybody_is_anonymous(evening, picture):
    stage = evening.stage
    evening.go("meaning/intro")
    expect(stage.locator(".question")).to_be_visible()
    expect(stage.locator(".lock")).to_be_hidden()

    evening.go("barriers/intro")
    expect(stage.locator(".question .lock:visible")).to_have_count(1)  # the other view fades
    evening.go("barriers/write")
    lock = stage.locator(".writing .lock")
    expect(lock).to_be_visible()
    picture(stage, "stage-anonymous")

    high = "words => Number.parseFloat(getComputedStyle(words).fontSize)"
    assert lock.bounding_box()["height"] >= 0.9 * lock.locator("..").evaluate(high)


@pytest.mark.parametrize(
    ("lang", "one", "both"),
    [("ja", "1枚", ("1人が書きました", "2枚")), ("en", "1 note", ("1 person has", "2 notes"))],
)
def test_who_types_in_what_came_on_paper_is_not_counted_among_those_who_have_written(
    server, window, lang, one, both
):
    evening = Evening(server, window, lang)
    evening.go("meaning/write")
    paper = {"part": "meaning", "text": "紙から", "category": None, "channel": "paper"}
    evening.console.act("WriteFor", **paper)
    counts = evening.stage.locator(".writing__counts")
    expect(counts).to_have_text(one)
    evening.stage.reload()
    expect(counts).to_have_text(one)

    evening.write(NOTES[:1])

    for said in both:
        expect(counts).to_contain_text(said)

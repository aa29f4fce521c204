"""A program that somebody changed by hand: six questions and no talk, on every screen and sheet."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.browser import own_program
from tests.browser.conftest import DESK, HALL, PHONE
from tests.browser.entering import let_in
from tests.serving import Browser, Screen, Server, join, new_session

FIVE = re.compile("五つの問い|五章|5つの問い|[Ff]ive (questions|steps|chapters)")
WELCOME = re.compile("問いをひとつずつ|One question at a time")
LAST = own_program.NAME
ASKED = re.compile("それを続けよう|Who will ?keep it going")


@pytest.fixture(scope="module")
def own(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A house with a folder of own programs."""
    shelf = tmp_path_factory.mktemp("programs")
    own_program.write(shelf)
    own_program.write_two_talks(shelf)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("TSUNAGARI_PROGRAMS", str(shelf))
        server = Server(tmp_path_factory.mktemp("data"))
        yield server
        server.stop()


@pytest.mark.parametrize("lang", ["ja", "en"])
def test_stage_phone_console_and_report_follow_it(own, window, picture, tmp_path, lang):
    owner = Browser(own).enter(own.owner)
    code = new_session(owner, own_program.ID, 90, lang)
    board = Screen(own, owner.page(f"/console/{code}"))
    ann = join(own, code)
    console = window(DESK, lang)
    let_in(console, own)
    console.goto(f"{own.url}/console/{code}")
    stage = console.context.new_page()
    stage.set_viewport_size(HALL["viewport"])
    stage.goto(f"{own.url}/stage/{code}")
    phone = window(PHONE, lang)
    phone.goto(f"{own.url}/j/{code}")
    phone.locator(".join__go").click()
    expect(phone.locator("main")).to_have_attribute("data-shows", "wait")

    def go(stop: str) -> None:
        here = board.records["session"]["stop"]["id"]
        assert board.act("Move", to=stop, expect=here)["ok"]
        board.until(lambda s: s.records["session"]["stop"]["id"] == stop)

    parts = [each["id"] for each in board.records["session"]["parts"] if each["step"]]
    assert parts[-1] == "keeping"
    assert len(parts) == 6
    assert not any("talk" in each["stop"] for each in board.records["console"]["agenda"])
    go("welcome/welcome")
    for page in (console, stage, phone):
        expect(page.get_by_text(WELCOME).first).to_be_visible()
        assert not FIVE.search(page.locator("body").inner_text())
    for part in parts:
        go(f"{part}/write")
        asked = board.records[f"part/{part}"]
        needed = asked["category_mode"] == "required"
        category = asked["categories"][0]["id"] if needed else None
        wish = {"text": "朝のあいさつ", "category": category, "named": False, "in_report": True}
        assert ann.act("AddNote", part=part, **wish)["ok"]
    expect(stage.locator(".steps__step")).to_have_count(6)
    expect(stage.locator(".steps__step").last).to_have_attribute("data-state", "now")
    question = stage.get_by_role("heading", name=ASKED)
    expect(question).to_be_visible()
    expect(phone.locator(".top__step")).to_contain_text(LAST[lang])
    expect(phone.locator("main")).to_have_attribute("data-shows", "write")
    for name, page in (("console", console), ("stage", stage), ("phone", phone)):
        assert not FIVE.search(page.locator("body").inner_text())
        picture(page, f"own-program-{name}-{lang}")

    go("ended")
    report = tmp_path / "report.html"
    assert own.call("report", code, "--out", report, "--lang", lang) == 0
    said = report.read_text("utf-8")
    assert not FIVE.search(said)
    chapters = re.findall(r'question__text" data-bookmark="([^"]*)"', said)
    assert len(chapters) == 6
    assert own_program.SIXTH[lang] in chapters[-1]
    assert LAST[lang] in said


def test_the_worksheets_follow_it(own, tmp_path: Path):
    owner = Browser(own).enter(own.owner)
    code = new_session(owner, own_program.ID, 90)
    page = owner.get(f"/sessions/{code}")
    assert page.ok
    assert not FIVE.search(page.text)


def test_a_peak_that_was_pressed_does_not_outlive_its_talk(own, window):
    owner = Browser(own).enter(own.owner)
    code = new_session(owner, own_program.TWO_TALKS, 90, "en")
    board = Screen(own, owner.page(f"/console/{code}"))
    page = window(DESK, "en")
    let_in(page, own)
    page.goto(f"{own.url}/console/{code}")

    def go(stop: str) -> None:
        here = board.records["session"]["stop"]["id"]
        assert board.act("Move", to=stop, expect=here)["ok"]
        board.until(lambda s: s.records["session"]["stop"]["id"] == stop)

    go("talk/talk")
    for each in [join(own, code) for _ in range(2)]:
        assert each.act("Land", part="talk")["ok"]
    page.locator("#talk [data-part=peaks] button").click()
    then = page.locator("#catch [data-part=then]")
    expect(then).to_contain_text("What was said at the very start")

    go("talk-2/talk")
    expect(page.locator("#talk [data-part=peaks] button")).to_have_count(0)
    expect(then).to_be_hidden()

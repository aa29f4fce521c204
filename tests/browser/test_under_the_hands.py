"""What is typed on the console while somebody else goes on, merges or takes back."""

from collections.abc import Callable

from playwright.sync_api import Page, expect

from tests.browser.conftest import DESK
from tests.browser.entering import let_in
from tests.browser.test_console import desk, go
from tests.serving import Browser, Screen, Server, join, new_session


def evening(server: Server, window: Callable[..., Page], lang: str = "ja") -> tuple[Page, Screen]:
    """Open the console of a session; and a second one, of whoever helps to run it."""
    code = new_session(Browser(server).enter(server.owner), format=90)
    console = window(DESK, lang)
    let_in(console, server)
    console.goto(f"{server.url}/console/{code}")
    return console, desk(server, console)


def write(server: Server, fay: Screen, part: str, *texts: str) -> Screen:
    """Let somebody write."""
    ann = join(server, fay.page["code"])
    fields = {"part": part, "category": None, "named": False, "in_report": True}
    for text in texts:
        assert ann.act("AddNote", text=text, **fields)["ok"]
    return ann


def test_a_part_that_was_looked_at_is_left_with_the_session(server, window):
    console, fay = evening(server, window)
    look, pick = console.locator("#look"), console.locator("#board .pick")
    write(server, fay, "checkin", "雨の匂い")
    look.select_option(value="checkin")
    expect(pick).to_contain_text("雨の匂い")

    go(fay, "checkin/checkin")
    expect(look.locator("[value=checkin]")).to_have_count(0)
    go(fay, "meaning/write")
    write(server, fay, "meaning", "ひとつめ")

    expect(look).to_have_value("")
    expect(pick).to_have_count(1)
    expect(pick).to_contain_text("ひとつめ")
    console.locator("#insight-text").fill("一文")
    console.keyboard.press("Enter")
    fay.until(lambda s: s.records.get("insight/meaning", {}).get("text") == "一文")

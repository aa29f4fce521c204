"""While somebody says why a note is taken off, the page of the stage rests."""

from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import DESK
from tests.browser.entering import let_in
from tests.browser.test_console import desk, go
from tests.serving import Browser, Screen, Server, hall_writes, new_session

NOTES = 30  # several pages of the wall


@pytest.fixture
def wall(server: Server, window: Any) -> tuple[Page, Screen]:
    """A console on a wall of several pages, and a script's hands beside it."""
    code = new_session(Browser(server).enter(server.owner), format=90)
    page = window(DESK)
    let_in(page, server)
    page.goto(f"{server.url}/console/{code}")
    fay = desk(server, page)
    go(fay, "meaning/write")
    fields = {"part": "meaning", "category": None, "named": False, "in_report": True}
    hall_writes(server, code, [fields | {"text": f"{n}: おはよう"} for n in range(NOTES)])
    go(fay, "meaning/reveal")
    fay.until(lambda s: s.records["stage"]["pages"] > 1)
    expect(page.locator("#loose .pick")).to_have_count(NOTES)
    return page, fay


def ask(page: Page, fay: Screen) -> int:
    """Ask why a note is taken off; the page of the stage that then rests."""
    card = page.locator("#loose .pick").first
    card.hover()
    card.locator(".pick__more").click()
    page.locator(".menu__item", has_text="理由を添えて").click()
    expect(page.locator("#reason")).to_be_visible()
    fay.until(lambda s: s.records["stage"]["page"] is not None)
    return int(fay.records["stage"]["page"])


def turns(fay: Screen) -> None:
    fay.until(lambda s: s.records["stage"]["page"] is None)


@pytest.mark.parametrize("answer", ["no", "take"])
def test_the_page_rests_while_a_reason_is_asked_for_and_then_turns_again(wall, picture, answer):
    page, fay = wall
    assert fay.records["stage"]["page"] is None

    ask(page, fay)
    picture(page, "console-reason-page-rests")
    page.locator(f"#reason [value={answer}]").click()

    expect(page.locator("#reason")).to_be_hidden()
    turns(fay)


def test_a_page_that_was_held_before_stays_held(wall):
    page, fay = wall
    page.locator("#pages [data-turn=hold]").click()
    fay.until(lambda s: s.records["stage"]["page"] is not None)
    held = fay.records["stage"]["page"]

    assert ask(page, fay) == held
    page.keyboard.press("Escape")
    expect(page.locator("#reason")).to_be_hidden()
    page.keyboard.press("+")  # what came after it has come: so would have the other

    fay.until(lambda s: s.records["session"]["timer"]["ends_at"])
    assert fay.records["stage"]["page"] == held


def test_a_console_that_is_lost_with_the_question_open_lets_go_when_it_is_back(wall):
    page, fay = wall
    ask(page, fay)

    page.reload()

    turns(fay)
    expect(page.locator("#reason")).to_be_hidden()

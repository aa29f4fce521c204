"""Raised hands that somebody counts: nothing typed is lost, whatever the session does meanwhile."""

import pytest
from playwright.sync_api import expect

from tests.browser.test_votes import HERE, PART, Room


@pytest.fixture(params=["ja", "en"])
def room(request, server, window):
    return Room(server, window, request.param)


def hands(room):
    """Load the console anew, and open what is entered for those who have no device."""
    room.console.reload()
    room.console.locator("#write-for").click()
    return room.console.locator("#hands")


def test_hands_that_were_counted_and_not_sent_survive_a_reload_and_the_end_of_the_vote(
    room, picture
):
    room.go(HERE)
    form = hands(room)
    first = form.locator(".hands__n").first
    expect(first).to_have_value("0")
    first.fill("10")

    hands(room)
    expect(first).to_have_value("10")
    picture(room.console, f"console-hands-unsent-{room.lang}")
    assert room.board.act("CloseVote", expect=HERE)["ok"]
    room.go("building/intro")
    hands(room)
    expect(first).to_have_value("10")
    form.locator("[type=submit]").click()

    kept = room.board.until(lambda s: s.records[f"hands/{PART}"]["counts"])
    assert list(kept.values()) == [10]
    expect(form).to_be_hidden()
    hands(room)
    expect(room.console.locator("#scribe")).to_be_visible()
    expect(form).to_be_hidden()


def test_a_dark_stage_is_told_at_the_button_that_would_show_something(room, picture):
    console = room.console
    effect = console.locator("#primary [data-slot=effect]")
    expect(console.locator("#primary [data-slot=label]")).to_have_text(room.words["open"])
    before = effect.inner_text()
    dark = {"ja": "投影は黒いままです", "en": "The stage stays dark"}[room.lang]

    assert room.board.act("Blank", on=True)["ok"]
    expect(effect).to_contain_text(dark)
    picture(console, f"console-dark-{room.lang}")
    console.reload()
    expect(effect).to_contain_text(dark)
    console.keyboard.press("b")

    expect(effect).to_have_text(before)

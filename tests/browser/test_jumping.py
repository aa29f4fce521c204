"""From place to place on the console: jumps, the question before one, and the way back."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import DESK
from tests.browser.test_keyboard import Desk
from tests.browser.test_time import desk as desk


def test_a_jump_that_leaves_nothing_behind_happens_at_once_and_is_taken_back(desk):
    page = desk.page
    desk.go("welcome/welcome")
    agenda = page.get_by_role("navigation")

    agenda.get_by_role("button", name=re.compile("チェックイン")).click()

    desk.at("checkin/checkin")
    expect(page.locator("#jump")).to_be_hidden()
    page.locator("#toasts").get_by_role("button", name="元に戻す").click()
    desk.at("welcome/welcome")


def test_notes_that_nobody_has_seen_are_asked_about_before_they_are_left(desk, picture):
    page = desk.page
    desk.go("meaning/write")
    desk.write("meaning")
    expect(page.locator("#loose .pick__face")).to_have_count(4)

    page.get_by_role("navigation").get_by_role("button", name=re.compile("築く")).click()

    expect(page.locator("#jump [data-why=unrevealed]")).to_be_visible()
    picture(page, "console-jump")
    desk.press("Escape")
    assert desk.stop == "meaning/write"


@pytest.mark.parametrize(
    ("lang", "way", "moved"),
    [
        ("ja", "戻る：そもそもの書く", "「そもそもの書く」へ移りました"),
        ("en", "Back: Meaning: Write", "Moved to “Meaning: Write”"),
    ],
)
def test_back_from_a_jump_by_mistake_leads_where_one_was_and_shows_nothing(
    server, window, lang, way, moved
):
    desk = Desk(server, window(DESK, lang), format=90, lang=lang)
    desk.go("meaning/intro")
    desk.go("meaning/write")
    desk.write("meaning")
    desk.go("talk/talk")
    back = desk.page.locator("#back")
    expect(back).to_have_accessible_name(way)
    expect(back).to_have_attribute("title", way)
    expect(back).to_have_attribute("aria-disabled", "false")

    desk.press("ArrowLeft")

    desk.at("meaning/write")
    expect(desk.page.locator("#toasts .toast")).to_contain_text(moved)
    expect(desk.page.locator("#jump")).to_be_hidden()
    assert desk.board.records["stage"]["view"] == "writing"


@pytest.mark.parametrize("why", ["shows", "vote"])
def test_back_asks_what_the_agenda_would_ask_and_goes_once_it_is_answered(desk, why):
    page = desk.page
    desk.go("meaning/write")
    desk.write("meaning")
    if why == "vote":
        desk.go("meaning/theme")
        assert desk.board.act("AddTheme", part="meaning", title="まとまり", notes=[])["ok"]
        desk.go("meaning/vote")
    else:  # come to from behind alone: back leads one place back, where all notes would appear
        desk.go("pledge/pledge")
        desk.go("building/intro")
    stop = desk.stop
    to = desk.board.until(lambda s: s.records["console"]["back"])

    for answer in ("stay", "go"):
        expect(page.locator("#back")).to_have_attribute("aria-disabled", "false")
        desk.press("PageUp")
        expect(page.locator(f"#jump [data-why={why}]")).to_be_visible()
        assert desk.stop == stop
        page.locator(f"#jump [value={answer}]").click()
        expect(page.locator("#jump")).to_be_hidden()

    desk.at(to)


@pytest.mark.parametrize(
    ("lang", "moved", "changed"),
    [
        ("ja", "進行役が進めました", "そのあいだに、ようすが変わりました。移っていません"),
        ("en", "Facilitator moved on", "This has changed meanwhile. We stay here"),
    ],
)
def test_a_question_before_a_jump_goes_away_when_it_is_another_one_by_now(
    server, window, lang, moved, changed
):
    desk = Desk(server, window(DESK, lang), lang=lang)
    page = desk.page
    question, trouble = page.locator("#jump"), page.locator("#trouble")
    building = page.locator("#agenda [data-key=building] button")
    desk.go("meaning/write")
    desk.write("meaning")
    expect(page.locator("#loose .pick__face")).to_have_count(4)
    building.click()
    expect(question).to_be_visible()

    desk.go("meaning/vote")

    expect(question).to_be_hidden()
    expect(trouble).to_have_text(moved)
    expect(page.locator("#primary")).to_have_attribute("aria-disabled", "false")
    building.click()
    expect(question.locator("[data-why=vote]")).to_be_visible()
    assert desk.board.act("CloseVote", expect="meaning/vote")["ok"]
    expect(question).to_be_hidden()
    expect(trouble).to_have_text(changed)
    assert desk.stop == "meaning/vote"


def test_the_bar_of_phases_is_walked_by_arrows_and_repeats_where_one_is(desk):
    page = desk.page
    desk.go("meaning/intro")
    bar = page.locator("#phases")
    desk.reach(bar.locator("[aria-current]"))

    desk.press("ArrowRight")
    expect(bar.get_by_role("button", name="書く")).to_be_focused()
    assert desk.stop == "meaning/intro"
    desk.press("Enter")
    desk.at("meaning/write")

    bar.get_by_role("button", name="書く").click()
    expect(page.locator("#jump [data-why=again]")).to_be_visible()
    since = desk.board.records["session"]["since"]
    page.locator("#jump [value=go]").click()
    desk.board.until(lambda s: s.records["session"]["since"] > since)
    assert desk.stop == "meaning/write"

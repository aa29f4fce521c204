"""Keys of the console with a mouse in the other hand: after a choice, over a panel, held down."""

import re
from collections import Counter

import pytest
from playwright.sync_api import expect

from tests.browser.barriers import no_barrier
from tests.browser.conftest import DESK, PHONE
from tests.browser.test_keyboard import Desk, furnish

TYPE = re.compile(r'"type":"(\w+)"')


@pytest.fixture
def desk(server, window):
    return Desk(server, window(DESK))


def blank(desk):
    return desk.board.records["console"]["blank"]


def free(desk):
    """Wait until the one button hears again: it is deaf right after the session has moved."""
    expect(desk.page.locator("#primary")).not_to_have_attribute("aria-disabled", "true")


def knows_of_dark(desk):
    """Wait until the page has heard that the stage is dark: the key lights it only then."""
    expect(desk.page.locator("#blank")).to_have_attribute("aria-pressed", "true")


def is_heard(desk):
    """Darken the stage and light it by the keys of a remote, and lay the join code over it."""
    desk.press("b")
    desk.board.until(lambda _: blank(desk))
    knows_of_dark(desk)
    desk.press(".")
    desk.board.until(lambda _: not blank(desk))
    desk.press("q")
    desk.board.until(lambda s: s.records["stage"]["code"])
    free(desk)


def test_the_remote_goes_on_after_a_mouse_has_chosen_how_names_are_shown(desk):
    desk.go("meaning/intro")
    nobody = desk.page.locator('#names [value="forced_anonymous"]')
    nobody.click()
    desk.board.until(lambda s: s.records["part/meaning"]["names"] == "forced_anonymous")
    expect(nobody).to_be_focused()

    is_heard(desk)
    desk.press("ArrowRight")  # which is also the key of the choice itself
    desk.at("meaning/write")

    assert desk.board.records["part/meaning"]["names"] == "forced_anonymous"


def test_the_remote_goes_on_after_a_mouse_has_chosen_how_people_find_each_other(server, window):
    desk = Desk(server, window(DESK), format=90)
    desk.go("barriers/pair")
    mark = desk.page.locator('#pairing [value="mark"]')
    mark.click()
    desk.board.until(lambda s: s.records["pairing"]["way"] == "mark")
    assert desk.board.records["session"]["timer"]["left"] is None

    desk.press("Space")  # nor is it the choice's own: it is chosen already
    desk.board.until(lambda s: s.records["session"]["timer"]["left"] is not None)
    is_heard(desk)
    desk.press("ArrowRight")
    desk.board.until(lambda s: s.records["session"]["stop"]["id"] != "barriers/pair")

    assert desk.board.records["pairing"]["way"] == "mark"


@pytest.mark.parametrize("chosen", [True, False])
def test_the_remote_goes_on_after_a_mouse_was_at_a_list(desk, chosen):
    desk.go("meaning/write")
    desk.write("meaning")
    desk.go("meaning/reveal")
    desk.go("building/intro")
    look = desk.page.locator("#look")
    look.click()
    desk.page.wait_for_function("() => document.querySelector('#look:open')")
    for key in ("ArrowDown", "Enter") if chosen else ("Escape",):  # in the list that lies open
        desk.press(key)
    desk.page.wait_for_function("() => !document.querySelector('#look:open')")
    expect(look).to_have_value("meaning" if chosen else "")
    expect(look).to_be_focused()

    is_heard(desk)
    desk.press("PageDown")
    desk.at("building/write")
    free(desk)
    desk.press("PageUp")
    desk.at("building/intro")

    expect(look).to_have_value("meaning" if chosen else "")


def test_whoever_comes_to_a_choice_by_the_keyboard_walks_through_it_by_arrows(desk):
    desk.go("meaning/intro")
    own = desk.page.locator("#names input:checked")
    desk.page.locator("#main").click()  # the mouse was somewhere else before
    desk.reach(own)

    desk.press("ArrowRight")

    desk.board.until(lambda s: s.records["part/meaning"]["names"] == "forced_anonymous")
    assert desk.stop == "meaning/intro"


def test_a_key_that_is_held_acts_once(desk):
    page, sent = desk.page, []
    page.on("websocket", lambda line: line.on("framesent", lambda frame: sent.append(frame)))
    furnish(desk, "meaning/theme")
    page.reload()
    free(desk)
    expect(page.locator("#loose .pick__face")).to_have_count(3)

    def hold(key):
        for _ in range(5):
            page.keyboard.down(key)
        page.keyboard.up(key)

    def until(holds):
        desk.board.until(lambda s: holds(s.records))

    hold("ArrowDown")  # this one goes on and on
    expect(page.locator("#loose .pick__face").last).to_be_focused()
    hold("h")
    until(lambda all: sum(n["hidden"] for k, n in all.items() if k[:5] == "note/") == 1)
    hold("u")
    until(lambda all: not any(n["hidden"] for k, n in all.items() if k[:5] == "note/"))
    page.locator("#loose .pick__face").first.focus()
    for key in ("0", "1", "b", "q", "+"):
        hold(key)
    until(lambda all: len(all["console"]["history"]) == 3)  # a theme, and two notes placed
    page.keyboard.down("Control")
    hold("z")
    page.keyboard.up("Control")
    until(lambda all: len(all["console"]["history"]) == 2)
    knows_of_dark(desk)
    desk.press(".")
    until(lambda all: all["console"]["blank"] is False and all["stage"]["code"])
    page.evaluate("0")  # the browser tells what it has sent while one asks it something

    acted = Counter(type for frame in sent for type in TYPE.findall(str(frame)))
    assert acted == {
        "HideNotes": 1,
        "Undo": 2,
        "PlaceNotes": 2,
        "Blank": 2,
        "ShowCode": 1,
        "AddMinutes": 1,
    }


@pytest.mark.parametrize("opener", ["present", "sound-open", "history-open"])
def test_a_panel_that_was_looked_into_goes_away_for_the_remote(desk, opener):
    furnish(desk, "meaning/theme")
    page = desk.page
    button = page.locator(f"#{opener}")
    panel = page.locator(f"#{button.get_attribute('popovertarget')}")
    said = desk.board.records["sound"]

    for key, done in (
        ("b", lambda: blank(desk)),
        (".", lambda: not blank(desk)),
        ("q", lambda: desk.board.records["stage"]["code"]),
        ("PageDown", lambda: desk.stop == "meaning/vote"),
    ):
        button.click()
        expect(panel).to_be_visible()
        if opener == "sound-open":  # with the focus in it, on what a mouse has chosen
            panel.locator("input:checked").click()
        free(desk)
        desk.press(key)
        desk.board.until(lambda _, done=done: done())
        expect(panel).to_be_hidden()

    assert desk.board.records["sound"] == said


def test_a_menu_keeps_its_arrows_and_a_question_everything(desk):
    furnish(desk, "meaning/theme")
    page = desk.page
    page.locator("#loose .pick").first.hover()
    page.locator("#loose .pick__more").first.click()
    menu = page.locator("#menu")
    expect(menu).to_be_visible()
    for key in ("ArrowRight", "ArrowLeft", "h"):
        desk.press(key)
    expect(menu).to_be_visible()
    desk.press(".")
    expect(menu).to_be_hidden()
    desk.board.until(lambda _: blank(desk))

    page.get_by_role("navigation").get_by_role("button", name=re.compile("終了")).click()
    expect(page.locator("#jump")).to_be_visible()
    for key in ("PageDown", ".", "q"):
        desk.press(key)
    desk.press("Escape")
    expect(page.locator("#jump")).to_be_hidden()
    desk.press(".")
    desk.board.until(lambda _: not blank(desk))
    assert desk.stop == "meaning/theme"
    assert desk.board.records["stage"]["code"] is None
    assert not any(each["hidden"] for k, each in desk.board.records.items() if k[:5] == "note/")


@pytest.mark.parametrize("lang", ["ja", "en"])
def test_after_enter_in_what_was_seen_the_remote_goes_on(server, window, lang):
    desk = Desk(server, window(DESK, lang), lang=lang)
    desk.go("meaning/vote")
    field = desk.page.locator("#insight-text")
    expect(field).to_be_visible()
    desk.press("i")
    desk.page.keyboard.insert_text("長" * 81)
    desk.press("Enter")  # too long: it waits in its field
    expect(field).to_be_focused()
    desk.press("Backspace")
    desk.press("Enter")
    desk.board.until(lambda s: s.records.get("insight/meaning", {}).get("text") == "長" * 80)
    expect(field).not_to_be_focused()

    free(desk)
    desk.press("PageDown")

    desk.at("meaning/insight")


@pytest.mark.parametrize("lang", ["ja", "en"])
def test_on_a_phone_what_was_seen_is_written_where_the_stage_waits_for_it(
    server, window, picture, lang
):
    desk = Desk(server, window(PHONE, lang), lang=lang)
    field = desk.page.locator("#insight-text")
    desk.go("meaning/vote")
    expect(desk.page.locator("#preview-now .stage")).to_have_attribute("data-view", "vote")
    expect(field).to_be_hidden()

    desk.go("meaning/insight")

    expect(field).to_be_in_viewport()
    expect(desk.page.locator(".phases [aria-current=step]")).to_be_in_viewport()
    no_barrier(desk.page)
    picture(desk.page, f"console-phone-insight-{lang}")
    field.fill("返事のかたちをしていた")
    field.press("Enter")
    desk.board.until(lambda s: s.records["stage"]["insight"] == "返事のかたちをしていた")


def test_in_a_line_with_nothing_in_it_the_remote_turns_pages_and_letters_are_typed(desk):
    desk.go("rules/rules")
    line = desk.page.locator("#rule-text")
    line.click()
    free(desk)
    desk.page.keyboard.type("b")
    desk.press("PageDown")  # somebody is typing
    desk.press("Enter")
    expect(line).to_have_value("")
    expect(line).to_be_focused()  # for the next one
    lit = desk.board.records["stage"]["rules"]["at"]
    free(desk)

    desk.press("PageDown")

    desk.board.until(lambda s: s.records["stage"]["rules"]["at"] == lit + 1)
    desk.press("q")
    expect(line).to_have_value("q")
    assert lit == 0
    assert blank(desk) is False
    assert desk.board.records["stage"]["code"] is None

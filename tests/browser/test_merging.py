"""Merging whole themes and moving notes by the menus: by mouse, keys and a finger, and back."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import DESK, PHONE
from tests.browser.test_keyboard import MOST, Desk
from tests.browser.test_sorting import EASE, SIGNS, TEXTS, Board
from tests.browser.test_sorting import board as board  # a console with nine notes
from tests.serving import hall_writes

MANY, GROUPS = 60, 6
OF_A_NOTE = "it => it.matches('.pick__more')"
TRAY_OF = "it => it.closest('.pick').parentElement.contains(document.activeElement)"
FACE_OF = "it => it.closest('.pick').contains(document.activeElement)"
CHOSEN = 4  # at a time: what one sees at once of what belongs together


def by_mouse(page: Page, button: Locator) -> None:
    button.scroll_into_view_if_needed()
    button.hover()
    button.click()


def by_finger(page: Page, button: Locator) -> None:
    button.tap()


def by_keys(page: Page, button: Locator) -> None:
    """Come to a button and press it: by Tab, in a menu and from note to note by the arrows."""
    if button.evaluate(OF_A_NOTE):
        reach(page, button, "Tab", TRAY_OF)
        page.keyboard.press("Home")
        reach(page, button, "ArrowDown", FACE_OF)
    inside = button.evaluate("it => it.closest('[role=menu]') !== null")
    reach(page, button, "ArrowDown" if inside else "Tab", "it => it === document.activeElement")
    page.keyboard.press("Enter")


def reach(page: Page, button: Locator, key: str, there: str) -> None:
    for _ in range(MOST):
        if button.evaluate(there):
            return
        page.keyboard.press(key)
    pytest.fail(f"{key} does not come to {button}")


WAYS = [(DESK, by_mouse), (DESK, by_keys), (PHONE, by_finger)]


@pytest.fixture(params=WAYS, ids=["mouse", "keys", "finger"])
def hands(request: pytest.FixtureRequest, board):
    """Return a console on a device, and how a button of it is pressed."""
    device, way = request.param
    here = board(device)
    here.page.evaluate("document.activeElement.blur()")
    return here, lambda button: way(here.page, button)


def choose(here: Board, press: Callable[[Locator], None], opener: Locator, item: str) -> None:
    """Open a menu and choose what it offers, be it under what is suggested or under all."""
    press(opener)
    press(here.page.get_by_role("menuitem", name=item).first)
    expect(here.page.locator("#menu")).to_be_hidden()


def test_a_whole_theme_goes_into_another_and_comes_back_as_it_was(hands):
    here, press = hands
    here.add_theme(SIGNS, *TEXTS[:3])
    here.add_theme(EASE, *TEXTS[3:5])
    signs, ease = here.id_of(SIGNS), here.id_of(EASE)

    choose(here, press, here.theme(EASE).locator(".console-theme__more"), SIGNS)

    expect(here.page.locator(".console-theme textarea")).to_have_count(1)
    expect(here.theme(SIGNS).locator(".pick")).to_have_count(5)
    for text in TEXTS[:5]:
        here.placed(text, signs)
    press(here.page.locator("#undo"))
    expect(here.page.locator(".console-theme textarea")).to_have_count(2)
    for text in TEXTS[3:5]:
        here.placed(text, ease)
    for text in TEXTS[:3]:
        here.placed(text, signs)
    expect(here.theme(EASE).locator(".console-theme__title")).to_have_value(EASE)


def test_a_note_is_moved_by_its_menu_and_moved_back_by_undoing(hands):
    here, press = hands
    here.add_theme(SIGNS, TEXTS[0])
    here.add_theme(EASE)
    signs, ease = here.id_of(SIGNS), here.id_of(EASE)

    choose(here, press, here.note(TEXTS[0]).locator(".pick__more"), EASE)

    here.placed(TEXTS[0], ease)
    expect(here.theme(EASE).locator(".pick")).to_have_count(1)
    press(here.page.locator("#undo"))
    here.placed(TEXTS[0], signs)
    choose(here, press, here.note(TEXTS[3]).locator(".pick__more"), SIGNS)  # from the loose ones
    here.placed(TEXTS[3], signs)
    expect(here.theme(SIGNS).locator(".pick")).to_have_count(2)


def test_sixty_notes_become_six_themes_by_the_keyboard_alone(server, window):
    desk = Desk(server, window(DESK))
    page, loose = desk.page, desk.page.locator("#loose .pick__face")
    desk.go("meaning/write")
    fields = {"part": "meaning", "category": None, "named": False, "in_report": True}
    hall_writes(server, desk.code, [fields | {"text": f"{n}番目の付箋"} for n in range(MANY)])
    desk.go("meaning/theme")
    expect(loose).to_have_count(MANY)

    left = MANY
    for group in range(1, GROUPS + 1):
        choose_first(desk, CHOSEN)
        desk.press("g")
        page.keyboard.type(f"{group}つめ")
        desk.press("Enter")
        left -= CHOSEN
        expect(loose).to_have_count(left)
        desk.board.until(lambda s, group=group: len(themes(s)) == group)
    while left:
        some = min(CHOSEN, left)
        choose_first(desk, some)
        desk.press(str(1 + left // CHOSEN % GROUPS))
        left -= some
        expect(loose).to_have_count(left)

    desk.board.until(lambda s: sum(theme["size"] for theme in themes(s)) == MANY)
    assert len(themes(desk.board)) == GROUPS


def choose_first(desk: Desk, some: int) -> None:
    """Choose the first of the loose notes, from wherever one is: the arrows lead back to them."""
    desk.press("ArrowDown")
    desk.press("Home")
    expect(desk.page.locator("#loose .pick__face:focus")).to_have_count(1)
    for at in range(some):
        desk.press("Space")
        if at + 1 < some:
            desk.press("ArrowDown")
    expect(desk.page.locator("#chosen")).to_contain_text(f"{some}枚")


def themes(screen) -> list[dict]:
    return [record for key, record in screen.records.items() if key.startswith("theme/")]

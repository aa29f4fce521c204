"""Showing notes large from the console: by the button at its foot, by the key, on the remote."""

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import DESK, HALL, PHONE
from tests.browser.test_sorting import LAPTOP, TEXTS, board

__all__ = ["board"]  # the fixture

FIRST = {"ja": "先に付箋を選んでください", "en": "Choose notes first"}


def ready(here):
    """Wait until the console has its line: what is pressed before goes nowhere."""
    expect(here.page.locator("#primary")).to_have_attribute("aria-disabled", "false")
    return here


def large(here):
    """Return the words that the stage shows large."""
    return {each["text"] for each in here.fay.records["stage"]["spotlight"]}


def lit(here, *texts):
    """Wait until the stage shows these and no others."""
    here.fay.until(lambda _: large(here) == set(texts))


@pytest.mark.parametrize(("device", "lang"), [(LAPTOP, "ja"), (LAPTOP, "en"), (PHONE, "ja")])
def test_the_button_shows_up_to_three_chosen_notes_and_pressed_again_none(
    board, picture, device, lang
):
    here = ready(board(device, lang=lang))
    stage = here.page.context.new_page()
    stage.set_viewport_size(HALL["viewport"])
    stage.goto(here.page.url.replace("console", "stage"))
    button = here.page.locator("#spotlight")
    for text in TEXTS[:3]:
        here.face(text).click()

    button.click()
    lit(here, *TEXTS[:3])

    expect(stage.locator("main")).to_have_attribute("data-view", "spotlight")
    for text in TEXTS[:3]:
        expect(stage.locator(".spotlight").get_by_text(text)).to_be_visible()
    expect(button).to_have_attribute("aria-pressed", "true")
    expect(here.page.locator("#chosen")).to_be_hidden()  # nothing is chosen any more
    picture(here.page, f"console-spotlight-{device['viewport']['width']}-{lang}")
    undo = here.page.locator("#toasts button").bounding_box()
    assert undo["height"] < 60  # its words in one line
    assert undo["y"] + undo["height"] <= here.page.locator(".console__foot").bounding_box()["y"]
    button.click()
    lit(here)
    expect(button).to_have_attribute("aria-pressed", "false")
    expect(stage.locator("main")).not_to_have_attribute("data-view", "spotlight")


@pytest.mark.parametrize(("device", "lang"), [(DESK, "ja"), (DESK, "en"), (PHONE, "ja")])
def test_with_nothing_chosen_and_nothing_shown_the_button_says_what_to_do(
    board, picture, device, lang
):
    here = ready(board(device, lang=lang))
    places = [here.page.locator(each) for each in ("#primary", "#back", "#spotlight")]
    before = [place.bounding_box() for place in places]

    here.page.locator("#spotlight").click()

    expect(here.page.locator("#trouble")).to_have_text(FIRST[lang])
    assert [place.bounding_box() for place in places] == before  # nothing moves under the hand
    expect(here.page.locator("#trouble")).to_be_in_viewport()
    picture(here.page, f"console-spotlight-none-{device['viewport']['width']}-{lang}")


@pytest.mark.parametrize("many", [1, 2, 3])
def test_the_key_shows_what_is_chosen_and_pressed_again_nothing(board, many):
    here = ready(board(DESK))
    for text in TEXTS[:many]:
        here.face(text).click()

    here.page.keyboard.press("s")
    lit(here, *TEXTS[:many])
    expect(here.face(TEXTS[many - 1])).to_be_focused()  # which is not what is meant now
    expect(here.page.locator("#chosen")).to_be_hidden()
    here.page.keyboard.press("s")

    lit(here)


def test_the_key_goes_with_the_focus_from_note_to_note(board):
    here = ready(board(DESK))
    first, second = here.page.locator(".pick__face").all()[:2]  # as they came, in any order
    first.focus()

    here.page.keyboard.press("s")
    lit(here, first.get_attribute("aria-label"))
    here.page.keyboard.press("ArrowDown")
    here.page.keyboard.press("s")

    lit(here, second.get_attribute("aria-label"))


def test_what_the_menu_calls_off_takes_all_of_them_off(board):
    here = ready(board(DESK))
    for text in TEXTS[:2]:
        here.face(text).click()
    here.page.keyboard.press("s")
    lit(here, *TEXTS[:2])

    here.note(TEXTS[1]).locator(".pick__more").click()
    here.page.get_by_role("menuitem", name="紹介をやめる").click()

    lit(here)

"""The door at /j: the six digits as people type and paste them, and what follows wrong ones."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.barriers import no_barrier
from tests.browser.conftest import PHONE
from tests.serving import Browser, Server, new_session
from tests.web.test_guesses import guess_until_refused

WIDE = str.maketrans("0123456789", "０１２３４５６７８９")
WRONG = {"ja": "その番号の会が見つかりません", "en": "cannot find that session"}
PAUSED = {"ja": "番号の間違いが続いています", "en": "Too many wrong codes"}


@pytest.fixture(params=["ja", "en"])
def lang(request: pytest.FixtureRequest) -> str:
    return str(request.param)


def door(server: Server, window, lang: str) -> Page:
    """Open the door with a phone."""
    phone = window(PHONE, lang)
    phone.goto(f"{server.url}/j")
    return phone


def try_code(phone: Page, code: str) -> None:
    phone.locator("#code").fill(code)
    phone.locator(".join__go").click()


def test_digits_in_full_width_with_a_wide_space_are_taken(server, window, lang, picture):
    code = new_session(Browser(server).enter(server.owner), lang=lang).translate(WIDE)
    phone = door(server, window, lang)

    phone.locator("#code").tap()
    for sign in f"{code[:3]}\u3000{code[3:]}":
        phone.keyboard.insert_text(sign)  # as an input method gives them
    expect(phone.locator("#code")).to_have_value(f"{code[:3]}\u3000{code[3:]}")
    picture(phone, f"door-full-width-{lang}")
    phone.keyboard.press("Enter")

    expect(phone.locator("#name")).to_be_visible()
    phone.locator(".join__go").click()
    expect(phone.locator("main")).to_have_attribute("data-shows", "wait")


@pytest.mark.parametrize("around", ["  {}  ", "{}\u3000", "\u3000{}\n"])
def test_a_code_is_pasted_with_the_spaces_it_was_copied_with(server, window, lang, around):
    code = new_session(Browser(server).enter(server.owner), lang=lang).translate(WIDE)
    phone = door(server, window, lang)
    phone.context.grant_permissions(["clipboard-read", "clipboard-write"])
    copied = around.format(f"{code[:3]}\u3000{code[3:]}")
    phone.evaluate("copied => navigator.clipboard.writeText(copied)", copied)

    phone.locator("#code").focus()
    phone.keyboard.press("ControlOrMeta+v")
    expect(phone.locator("#code")).not_to_have_value("")
    phone.locator(".join__go").click()

    expect(phone.locator("#name")).to_be_visible()


def test_five_wrong_codes_are_each_met_kindly_and_the_right_one_is_taken(
    tmp_path, window, lang, picture
):
    server = Server(tmp_path)  # one on which nobody has guessed
    try:
        code = new_session(Browser(server).enter(server.owner), lang=lang)
        phone = door(server, window, lang)
        wrong = [f"{n}" for n in range(500_000, 500_006) if f"{n}" != code][:5]
        for each in wrong:
            try_code(phone, each)
            expect(phone.locator("#code")).to_have_value(each)
            expect(phone.locator("#problem")).to_contain_text(WRONG[lang])
        picture(phone, f"door-wrong-{lang}")
        no_barrier(phone)

        try_code(phone, code)

        expect(phone.locator("#name")).to_be_visible()
    finally:
        server.stop()


def test_who_goes_on_guessing_is_asked_to_wait_and_told_why(tmp_path, window, lang, picture):
    server = Server(tmp_path)
    try:
        code = new_session(Browser(server).enter(server.owner), lang=lang)
        phone = door(server, window, lang)
        guess_until_refused(Browser(server), {code})

        try_code(phone, code)

        expect(phone.get_by_text(PAUSED[lang])).to_be_visible()
        picture(phone, f"door-paused-{lang}")
        no_barrier(phone)
    finally:
        server.stop()

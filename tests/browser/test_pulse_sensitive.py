"""A question that may hurt: rather not to say comes first, and where to talk stands beside it."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import expect

from tests.browser import own_program
from tests.browser.barriers import no_barrier
from tests.browser.conftest import PHONE
from tests.browser.own_program import HELP
from tests.serving import Browser, Server, new_session

PASS = {"ja": "答えない", "en": "I would rather not say"}
ANSWER = {"ja": "こたえる", "en": "Answer"}


@pytest.fixture(scope="module")
def own(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A house with a program that asks whether one is lonely."""
    shelf = tmp_path_factory.mktemp("programs")
    own_program.write_lonely(shelf)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("TSUNAGARI_PROGRAMS", str(shelf))
        server = Server(tmp_path_factory.mktemp("data"))
        yield server
        server.stop()


@pytest.mark.parametrize("lang", ["ja", "en"])
def test_not_to_answer_comes_first_and_the_words_stay_to_be_found(own, window, picture, lang):
    owner = Browser(own).enter(own.owner)
    code = new_session(owner, own_program.LONELY, 90, lang)
    phone = window(PHONE, lang)
    phone.goto(f"{own.url}/j/{code}")
    phone.locator(".join__go").click()
    pulse = phone.locator(".pulse")
    words = pulse.locator("[data-slot=pulse-help]")
    passes = pulse.get_by_role("button", name=PASS[lang])
    expect(words).to_be_hidden()  # nobody is told of it who does not want to be asked

    pulse.get_by_role("button", name=ANSWER[lang], exact=True).click()
    expect(words).to_have_text(HELP[lang])
    expect(passes).to_have_count(1)
    scale = pulse.locator(".pulse__scale:not([hidden])")
    assert passes.bounding_box()["y"] < scale.bounding_box()["y"]
    pulse.locator("#pulse-text").focus()
    phone.keyboard.press("Tab")
    expect(passes).to_be_focused()
    picture(phone, f"pulse-sensitive-{lang}")
    no_barrier(phone, "pulse-sensitive")
    phone.keyboard.press("Enter")
    expect(pulse.locator("[data-slot=pulse-at]")).to_have_text("2 / 6")

    expect(words).to_be_hidden()  # the next question is an ordinary one
    assert passes.bounding_box()["y"] > scale.bounding_box()["y"]
    for at in range(2, 7):
        expect(pulse.locator("[data-slot=pulse-at]")).to_have_text(f"{at} / 6")
        passes.click()
    expect(words).to_have_text(HELP[lang])
    phone.reload()
    expect(words).to_have_text(HELP[lang])
    phone.goto(phone.url.replace("/p/", "/t/"))
    line = phone.locator(".takeaway__help")
    expect(line).to_have_text(HELP[lang])
    expect(words).to_be_visible()
    expect(line).to_be_hidden()  # it would be the next line
    picture(phone, f"takeaway-sensitive-{lang}")
    phone.emulate_media(media="print")
    expect(line).to_be_visible()
    phone.emulate_media(media="screen")
    phone.locator("[data-act=pulse-again]").click()
    expect(words).to_be_visible()
    expect(line).to_be_hidden()
    passes.click()
    expect(words).to_be_hidden()
    expect(line).to_be_visible()

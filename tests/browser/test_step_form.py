"""The form of the first step: what its program asks for, and nothing else, on phone and stage."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.barriers import no_barrier
from tests.browser.cast import Cast
from tests.serving import Server

ASKED = {
    "tsunagari-5": ["what", "date", "whom", "ifThen", "at", "example", "withheld"],
    "team-retro": ["what", "date", "at", "withheld"],
    "community-futures": ["what", "date", "at", "example", "withheld"],
}
NAMED = """form => [...new Set([...form.elements].map(each => each.name))]
  .filter(name => name && name !== "day")"""


@pytest.fixture
def ask(server: Server, window: Callable[..., Page]) -> Callable[[str, str], Cast]:
    """ask("team-retro", "ja") asks the phone of a cast for a first step."""

    def ask(program: str, lang: str) -> Cast:
        cast = Cast(server, window, lang, program=program)
        cast.go("pledge/pledge")
        cast.shows("pledge")
        return cast

    return ask


@pytest.mark.parametrize("lang", ["ja", "en"])
@pytest.mark.parametrize("program", list(ASKED))
def test_a_first_step_is_asked_for_what_its_program_says_and_no_more(ask, picture, program, lang):
    cast = ask(program, lang)
    phone = cast.phone
    form = phone.locator(".step-form")

    assert form.evaluate(NAMED) == ASKED[program]
    no_barrier(phone, program)
    picture(phone, f"phone-step-form-{program}-{lang}")
    phone.reload()  # as the server paints it
    assert form.evaluate(NAMED) == ASKED[program]
    phone.locator("#step-what").fill("朝会を立ってやる")
    phone.locator('.day:has([value="tomorrow"])').click()
    phone.locator(".step-form__decide").click()

    expect(phone.locator(".step-card")).to_contain_text("朝会を立ってやる")
    cast.console.until(lambda s: s.records["pledges/pledge"] == {"decided": 1, "not_yet": 0})
    cast.takeaway()
    phone.locator('[data-act="step-change"]').click()
    assert form.evaluate(NAMED) == ASKED[program]
    expect(phone.locator("#step-what")).to_have_value("朝会を立ってやる")
    phone.locator('[data-act="step-not-yet"]').click()
    cast.console.until(lambda s: s.records["pledges/pledge"] == {"decided": 0, "not_yet": 1})

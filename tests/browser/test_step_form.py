"""The form of the first step: what its program asks for, and nothing else, on phone and stage."""

from collections.abc import Callable

import pytest
from icalendar import Calendar
from playwright.sync_api import Page, expect

from tests.browser.barriers import no_barrier
from tests.browser.cast import Cast
from tests.browser.conftest import HALL
from tests.browser.entering import let_in
from tests.serving import Screen, Server, join

ASKED = {
    "tsunagari-5": ["what", "date", "whom", "ifThen", "at", "example", "withheld"],
    "team-retro": ["what", "owner", "date", "sign", "at", "withheld"],
    "community-futures": ["what", "date", "at", "example", "withheld"],
}
QUESTION = {
    ("tsunagari-5", "ja"): "あなたの最初の一歩は、何ですか。",
    ("tsunagari-5", "en"): "What is your first step?",
    ("team-retro", "ja"): "チームとして、だれが、いつまでに、何を試しますか。",
    ("team-retro", "en"): "As a team: who tries what, by when?",
    ("community-futures", "ja"): "わたしの一歩は、いつ、何ですか。",
    ("community-futures", "en"): "My step: when, and what?",
}
WITHIN = {"ja": "24時間以内に、許可も予算もいらない一歩を。", "en": "A step within 24 hours,"}
EXAMPLES = ("母に電話する", "昔の上司を、来週の昼に誘ってみる", "Greet the neighbour first")
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


@pytest.mark.parametrize(
    ("lang", "who", "sign"), [("ja", "だれが", "しるし"), ("en", "Who", "Sign")]
)
def test_who_takes_it_on_and_the_sign_stand_wherever_one_sees_the_step(
    ask, picture, lang, who, sign
):
    cast = ask("team-retro", lang)
    phone = cast.phone
    card = phone.locator(".step-card")
    phone.locator("#step-what").fill("朝会を立ってやる")
    phone.locator("#step-owner").fill("朝の当番 <b>")
    phone.locator('.day:has([value="tomorrow"])').click()
    phone.locator("#step-sign").fill("定時に終わる")
    picture(phone, f"phone-step-lines-filled-{lang}")
    phone.reload()  # what is typed is kept
    expect(phone.locator("#step-owner")).to_have_value("朝の当番 <b>")
    phone.locator(".step-form__decide").click()

    for line in (f"{who}: 朝の当番 <b>", "定時に終わる"):
        expect(card).to_contain_text(line)
    cast.console.until(lambda s: s.records["pledges/pledge"] == {"decided": 1, "not_yet": 0})
    no_barrier(phone, "decided")
    picture(phone, f"phone-step-lines-{lang}")
    cast.go("ended")
    cast.takeaway()
    for line in (f"{who}: 朝の当番 <b>", sign, "定時に終わる"):
        expect(card).to_contain_text(line)
    picture(phone, f"takeaway-step-lines-{lang}")
    href = phone.locator('[href*="first-step.ics"]').first.get_attribute("href")
    calendar = Calendar.from_ical(phone.request.get(f"{cast.server.url}{href}").body())
    [event] = calendar.walk("VEVENT")
    assert "朝の当番 <b>" in event["DESCRIPTION"]
    assert "定時に終わる" in event["DESCRIPTION"]
    phone.locator('[data-act="step-change"]').click()
    expect(phone.locator("#step-sign")).to_have_value("定時に終わる")
    phone.locator("#step-owner").fill("")
    phone.locator(".step-form__decide").click()
    expect(card).not_to_contain_text("朝の当番")


@pytest.mark.parametrize("lang", ["ja", "en"])
@pytest.mark.parametrize("program", list(ASKED))
def test_phone_and_stage_ask_in_the_words_of_the_program(
    server, window, ask, picture, program, lang
):
    cast = ask(program, lang)
    stage = window(HALL, lang)
    let_in(stage, server)
    stage.goto(f"{server.url}/stage/{cast.code}")

    for page in (stage, cast.phone):
        expect(page.get_by_role("heading", name=QUESTION[program, lang])).to_be_visible()
        expect(page.get_by_text(WITHIN[lang])).to_have_count(int(program == "tsunagari-5"))
    picture(stage, f"stage-step-{program}-{lang}")
    for what in EXAMPLES:
        _decide(join(server, cast.code), what)
    expect(stage.locator(".example")).to_have_count(3 if "example" in ASKED[program] else 0)
    expect(stage.get_by_role("heading", name=QUESTION[program, lang])).to_be_visible()
    stage.wait_for_timeout(600)  # examples fade in
    picture(stage, f"stage-step-decided-{program}-{lang}")
    stage.reload()  # as the server paints it
    expect(stage.get_by_role("heading", name=QUESTION[program, lang])).to_be_visible()
    expect(stage.get_by_text(WITHIN[lang])).to_have_count(int(program == "tsunagari-5"))
    no_barrier(stage, program)


def _decide(person: Screen, what: str) -> None:
    fields = {"what": what, "when": "2031-01-15", "if_then": "", "in_report": True}
    answer = person.act("MakeFirstStep", part="pledge", example=True, **fields)
    assert answer["ok"], answer

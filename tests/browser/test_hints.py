"""A sub-prompt on the stage: chosen on the console, below its question, and as long."""

import pytest
from playwright.sync_api import expect

from tests.browser.barriers import no_barrier
from tests.browser.entering import let_in
from tests.browser.test_stage import CUT, NEXT_FRAME, SCROLLS, SMALLER, Evening
from tests.browser.test_stage_hall import EVERY_SCREEN, OUTSIDE, measured
from tests.serving import join

SMALL = {"viewport": {"width": 1366, "height": 768}}
HINTS = {
    "ja": ("ヒント", "声をかけるのをやめた瞬間、頭のなかで何が起きていましたか。"),
    "en": ("hint", "When you decided not to reach out, what went through your mind?"),
}
OVER = "view => view.scrollHeight - view.clientHeight"


@pytest.fixture(params=["ja", "en"])
def lang(request):
    return request.param


def test_whoever_runs_the_session_puts_one_hint_on_the_stage_and_takes_it_away(
    server, window, picture, lang
):
    evening = Evening(server, window, lang)
    stage = measured(evening, 200, 8)
    console = window(SMALL, lang)
    let_in(console, server)
    console.goto(f"{server.url}/console/{evening.code}")
    panel, hint = console.locator("#hints"), stage.locator('.view [data-part="hint"]')
    expect(panel).to_be_hidden()
    evening.go("barriers/intro")
    buttons = panel.get_by_role("button")
    expect(buttons).to_have_count(4)
    expect(stage.locator(".view.question")).to_be_visible()
    expect(hint).to_be_hidden()

    buttons.first.focus()
    console.keyboard.press("Enter")

    expect(buttons.first).to_have_attribute("aria-pressed", "true")
    expect(hint).to_have_text(HINTS[lang][1])
    expect(hint).to_be_visible()
    expect(console.locator("#preview-now .question__hint")).to_have_text(HINTS[lang][1])
    expect(console.locator("#preview-next .writing__hint")).to_have_text(HINTS[lang][1])
    picture(console, f"console-hints-{lang}")
    no_barrier(console)
    buttons.nth(1).click()
    expect(buttons.first).to_have_attribute("aria-pressed", "false")
    expect(hint).not_to_have_text(HINTS[lang][1])
    evening.go("barriers/write")
    expect(stage.locator(".writing__hint")).to_be_visible()
    expect(buttons.nth(1)).to_have_attribute("aria-pressed", "true")
    picture(console, f"console-hints-write-{lang}")
    no_barrier(console)
    stage.reload()
    expect(stage.locator(".writing__hint")).to_be_visible()
    buttons.nth(1).click()
    expect(stage.locator(".writing__hint")).to_be_hidden()
    expect(buttons.nth(1)).to_have_attribute("aria-pressed", "false")
    evening.go("barriers/reveal")
    expect(panel).to_be_hidden()
    evening.go("pledge/pledge")
    expect(panel).to_be_hidden()


@pytest.mark.parametrize(("inches", "metres", "floor"), [(200, 8, 3.4), (80, 10, 5), (55, 15, 7.5)])
def test_question_and_hint_are_read_from_the_last_row(
    server, window, picture, lang, inches, metres, floor
):
    evening = Evening(server, window, lang)
    stage = measured(evening, inches, metres)
    person = join(server, evening.code)
    for phase, view in (("intro", "question"), ("write", "writing")):
        evening.go(f"barriers/{phase}")
        assert evening.console.act("ShowHint", part="barriers", n=0)["ok"]
        if phase == "write":
            fields = {"part": "barriers", "category": "individual", "named": False}
            assert person.act("AddNote", text="one", in_report=True, **fields)["ok"]
            expect(stage.locator(".blank-note")).to_have_count(1)
        expect(stage.locator(f".{view}__hint")).to_have_text(HINTS[lang][1])
        expect(stage.locator(".view")).to_have_count(1)
        expect(stage.locator("main")).not_to_have_attribute("data-alone", "")
        for width, height in EVERY_SCREEN:
            stage.set_viewport_size({"width": width, "height": height})
            stage.evaluate(NEXT_FRAME)
            tight = (view, lang, inches, width) == ("writing", "en", 55, 1024)
            for name in ("lines", "hint", "anonymous"):
                seen = not (tight and name == "anonymous")
                expect(stage.locator(f".{view}__{name}")).to_be_visible(visible=seen)
            least = max(3.4, floor * (0.81 if width == 1024 else 1))
            assert stage.evaluate(SMALLER, least) == [], (view, width)
            assert stage.evaluate(OUTSIDE) == [], (view, width)
            assert stage.evaluate(CUT) == [], (view, width)
            assert stage.evaluate(SCROLLS) is False, (view, width)
            assert stage.locator(f".{view}").evaluate(OVER) <= 0.005 * height, (view, width)
            picture(stage, f"stage-hint-{view}-{inches}-{width}-{lang}")
        no_barrier(stage)

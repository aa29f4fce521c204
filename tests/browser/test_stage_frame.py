"""What stands around a view of the stage, and what of it steps back."""

import pytest
from playwright.sync_api import expect

from tests.browser.test_stage import Evening
from tests.serving import Screen, new_session

# How the steps look whenever they have faded: what is over in ten seconds may be missed otherwise.
FADES = """() => {
  const steps = document.querySelector(".steps");
  window.faded = [];
  const look = () => window.faded.push(getComputedStyle(steps).opacity);
  steps.addEventListener("transitionend", look);
}"""


@pytest.fixture
def evening(server, window):
    """An evening of ninety minutes: it has a guest and a break."""
    evening = Evening(server, window)
    evening.code = new_session(evening.facilitator, format=90)
    evening.console = Screen(server, evening.facilitator.page(f"/console/{evening.code}"))
    evening.stage.goto(f"{server.url}/stage/{evening.code}")
    return evening


@pytest.mark.parametrize(
    ("stop", "view"),
    [("meaning/intro", "question"), ("talk/talk", "talk"), ("energiser/break", "pause")],
)
def test_the_room_is_told_no_time_while_it_reads_listens_or_rests(evening, stop, view):
    stage, time = evening.stage, evening.stage.locator(".stage__head .timer")
    evening.go("meaning/write")
    expect(time).to_be_visible()

    evening.go(stop)

    expect(stage.locator(f".view.{view}")).to_be_visible()
    expect(time).to_be_hidden()
    expect(stage.locator(".stage__join")).to_be_visible()
    evening.go("meaning/write")
    expect(time).to_be_visible()


def test_a_question_that_is_new_stands_alone_while_it_is_read(evening):
    stage, steps = evening.stage, evening.stage.locator(".steps")
    evening.go("meaning/write")
    expect(steps).to_have_css("opacity", "1")

    stage.evaluate(FADES)

    evening.go("building/intro")

    expect(stage.locator(".view.question")).to_be_visible()
    stage.wait_for_function("() => window.faded.includes('0')")
    expect(stage.locator(".stage__code")).to_be_visible()
    evening.go("building/discuss")
    expect(steps).to_have_css("opacity", "1")


@pytest.mark.parametrize("look", ["light", "dark", "forced"])
def test_a_step_that_was_skipped_looks_neither_like_one_that_was_nor_one_to_come(
    evening, look, picture
):
    stage = evening.stage
    scheme, forced = (
        ("dark" if look == "dark" else "light"),
        ("active" if look == "forced" else None),
    )
    stage.emulate_media(color_scheme=scheme, forced_colors=forced)
    for stop in ("meaning/write", "pledge/pledge"):
        evening.go(stop)
    skipped = stage.locator(".steps__step[data-state=skipped]").first
    expect(skipped).to_be_visible()
    expect(stage.locator(".view")).to_have_count(1)

    dots = {
        state: stage.locator(f".steps__step[data-state={state}] .steps__dot").first.evaluate(
            "dot => [getComputedStyle(dot).borderStyle, getComputedStyle(dot).backgroundColor]"
        )
        for state in ("done", "skipped")
    }
    assert dots["skipped"] == ["dashed", "rgba(0, 0, 0, 0)"]
    assert dots["done"][0] == "solid"
    picture(stage, f"stage-step-skipped-{look}")
    stage.reload()
    expect(skipped).to_be_visible()  # as the server draws it, too

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

"""What stands around a view of the stage, and what of it steps back."""

import pytest
from playwright.sync_api import expect

from tests.browser.test_stage import Evening
from tests.serving import Screen, new_session


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

"""A stage that is loaded again without a server: what it keeps, and by whose clock it counts."""

import re

from playwright.sync_api import expect

from tests.browser.test_stage import evening as evening
from tests.browser.test_stage_hall import measured
from tests.serving import PATIENCE

KEPT_SHELL = """async () => {
  const shells = await caches.open("shells");
  return navigator.serviceWorker.controller !== null && (await shells.keys()).length > 0;
}"""
SLOW_CLOCK = "Date.now = ((now) => () => now() - 180_000)(Date.now)"


def test_a_stage_that_is_loaded_again_without_a_server_shows_its_last_picture(evening):
    stage = measured(evening, 100, 8)
    evening.write(["残る一枚", "消える一枚"])
    evening.go("meaning/reveal")
    expect(stage.get_by_text("消える一枚")).to_be_visible()
    notes = evening.console.until(lambda s: s.records["stage"]["notes"])
    gone = next(note["id"] for note in notes if note["text"] == "消える一枚")
    evening.console.act("HideNotes", notes=[gone])
    expect(stage.get_by_text("消える一枚")).to_have_count(0)
    stage.wait_for_function(KEPT_SHELL, timeout=PATIENCE * 1000)

    evening.server.kill()
    stage.reload()

    expect(stage.get_by_text("残る一枚").first).to_be_visible()  # laid out anew with its phrases
    expect(stage.locator("[data-part='light']")).to_be_visible()
    assert "消える一枚" not in stage.content()
    evening.server.restart()
    expect(stage.locator("[data-part='light']")).to_be_hidden(timeout=PATIENCE * 1000)


def test_loaded_again_without_a_server_it_counts_by_the_clock_of_the_server(evening):
    stage, timer = evening.stage, evening.stage.locator(".timer")
    stage.add_init_script(SLOW_CLOCK)
    measured(evening, 100, 8)
    evening.go("meaning/write")
    expect(timer).to_be_visible()
    stage.wait_for_function(KEPT_SHELL, timeout=PATIENCE * 1000)

    def left():
        minutes, seconds = re.search(r"(\d+):(\d\d)", timer.inner_text()).groups()
        return 60 * int(minutes) + int(seconds)

    before = left()
    evening.server.kill()
    stage.reload()

    expect(stage.locator("[data-part='light']")).to_be_visible()
    assert left() <= before
    evening.server.restart()

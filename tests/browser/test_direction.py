"""Words that run from right to left do so beside others that do not, on every screen."""

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.cast import Cast
from tests.browser.conftest import DESK, HALL
from tests.browser.entering import let_in
from tests.browser.test_repeating import note_of

NOTE = "שלום, 3 חברים (hello)."  # the full stop stands at the left of it
NAME = "נועה"
PLAIN = "おはよう。"


@pytest.fixture
def cast(server, window) -> Cast:
    return Cast(server, window, "ja", name=NAME)


def opened(cast: Cast, window, where: str, size: dict[str, object]) -> Page:
    """Open a page of whoever runs the session."""
    page: Page = window(size, "ja")
    let_in(page, cast.server)
    page.goto(f"{cast.server.url}/{where}/{cast.code}")
    return page


def runs(words: Locator, direction: str) -> None:
    """Wait until words stand there that run in a direction."""
    expect(words.first).to_be_visible()
    expect(words.first).to_have_css("direction", direction)


def test_a_note_and_its_theme_run_as_they_were_written_on_stage_console_and_phone(cast, window):
    stage, console = opened(cast, window, "stage", HALL), opened(cast, window, "console", DESK)
    cast.go("meaning/write")
    cast.phone.locator("[name=named]").check()
    cast.phone.locator("#text").fill(NOTE)
    runs(cast.phone.locator("#text"), "rtl")
    cast.post(NOTE)
    cast.write("meaning", PLAIN)

    cast.go("meaning/reveal")

    for page in (stage, console, cast.phone):
        written = page.locator(".note", has_text=NOTE)
        runs(written.locator(".note__text"), "rtl")
        runs(written.locator(".note__by"), "rtl")
        runs(page.locator(".note", has_text=PLAIN).locator(".note__text"), "ltr")
    cast.go("meaning/theme")
    note = note_of(cast, NOTE)
    cast.act("AddTheme", part="meaning", title=NOTE, notes=[note])
    runs(stage.locator(".theme__title"), "rtl")
    runs(cast.phone.locator("[data-slot=theme]"), "rtl")
    runs(console.locator("textarea.console-theme__title"), "rtl")
    cast.act("WriteInsight", part="meaning", text=NOTE)
    cast.go("meaning/insight")
    runs(stage.locator(".insight__text"), "rtl")
    runs(cast.phone.locator("p.insight"), "rtl")
    runs(console.locator("#insight-text"), "rtl")


def test_what_is_taken_home_runs_as_it_was_written(cast):
    cast.go("meaning/write")
    cast.post(NOTE)

    cast.phone.goto(f"{cast.server.url}/t/{cast.code}")
    cast.phone.locator("details.fold").evaluate_all(
        "folds => folds.forEach((fold) => { fold.open = true; })"
    )

    runs(cast.phone.locator(".note", has_text=NOTE).locator(".note__text"), "rtl")

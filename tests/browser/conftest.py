"""Real browsers on a real server: the facilitator's, and a phone for everybody who comes."""

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.serving import Server

NAMES = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome")
CHROMIUM = os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, NAMES)), None)
HERE = Path(__file__).parent
PICTURES = Path(__file__).parents[2] / "screenshots"  # git-ignored: made to be looked at
DESK = {"viewport": {"width": 1440, "height": 900}}
HALL = {"viewport": {"width": 1920, "height": 1080}}
PHONE = {"viewport": {"width": 390, "height": 844}, "has_touch": True, "device_scale_factor": 2}
LOCALES = {"ja": "ja-JP", "en": "en-GB"}

expect.set_options(timeout=30_000)  # when the machine is busy, too


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Try once more what fails in a browser (decision 204); the summary names it all the same."""
    for item in items:
        if item.path.parent == HERE:
            item.add_marker(pytest.mark.flaky(reruns=1))


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, object]) -> dict[str, object]:
    return browser_type_launch_args | ({"executable_path": CHROMIUM} if CHROMIUM else {})


@pytest.fixture(scope="module")
def lend(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Callable[[], Server]]:
    """lend() gives the one server of these tests, or another when a test has killed it."""
    servers: list[Server] = []

    def lend_() -> Server:
        if not servers or servers[-1].process.poll() is not None:
            servers.append(Server(tmp_path_factory.mktemp("data")))
        return servers[-1]

    yield lend_
    for server in servers:
        server.stop()


@pytest.fixture
def server(lend: Callable[[], Server]) -> Iterator[Server]:
    """A running server, with the sessions of other tests beside one's own."""
    server = lend()
    yield server
    server.goodbye()


@pytest.fixture
def window(browser: Browser) -> Iterator[Callable[..., Page]]:
    """window(DESK, "ja") opens a browser of its own; a script's fault fails the test."""
    contexts = []
    faults: list[str] = []

    def open_(device: dict[str, object], lang: str = "ja") -> Page:
        context = browser.new_context(locale=LOCALES[lang], **device)  # type: ignore[arg-type]
        contexts.append(context)
        context.on("weberror", lambda error: faults.append(str(error.error)))
        context.on("page", lambda page: page.on("console", note))
        return context.new_page()

    def note(message: object) -> None:
        if getattr(message, "type", "") == "error" and "Content Security" in str(message):
            faults.append(str(message))

    yield open_
    for context in contexts:
        context.close()
    assert faults == []


@pytest.fixture
def picture() -> Callable[[Page, str], None]:
    """picture(page, "stage-wall-ja") keeps what a page shows."""
    PICTURES.mkdir(exist_ok=True)

    def keep(page: Page, name: str) -> None:
        # What drifts for ever would be taken back to where it began, all in one heap.
        drifting = page.locator(".lane--drifting").count() > 0
        animations = "allow" if drifting else "disabled"
        page.screenshot(path=PICTURES / f"{name}.png", animations=animations)

    return keep

"""One phone in a real browser, its facilitator and another participant by their sockets."""

import json
from collections.abc import Callable, Iterable
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import PHONE
from tests.serving import Browser, Screen, Server, hall_writes, join, new_session


class Cast:
    """A session with somebody who holds the phone, somebody else, and somebody who runs it."""

    def __init__(
        self,
        server: Server,
        window: Callable[..., Page],
        lang: str = "ja",
        format: int = 90,
        name: str = "はな",
        program: str = "tsunagari-5",
    ) -> None:
        """``name`` is what whoever holds the phone fills in at the door."""
        self.server = server
        facilitator = Browser(server).enter(server.owner)
        self.code = new_session(facilitator, program, format, lang)
        self.console = Screen(server, facilitator.page(f"/console/{self.code}"))
        self.other = join(server, self.code)
        self.phone = window(PHONE, lang)
        self.phone.goto(f"{server.url}/j/{self.code}")
        self.phone.locator("#name").fill(name)
        self.phone.locator(".join__go").click()
        self.shows("wait")
        self.phone.wait_for_load_state()  # the page is there before its scripts are

    def go(self, stop: str) -> None:
        """Move to a stop."""
        session = self.console.until(lambda s: s.records.get("session"))
        answer = self.console.act("Move", to=stop, expect=session["stop"]["id"])
        assert answer["ok"], answer
        self.console.until(lambda s: s.records["session"]["stop"]["id"] == stop)

    def shows(self, screen: str) -> None:
        """Wait until the phone shows a screen."""
        expect(self.phone.locator("main")).to_have_attribute("data-shows", screen)

    def act(self, type: str, **fields: Any) -> None:
        """Let the facilitator do something."""
        answer = self.console.act(type, **fields)
        assert answer["ok"], answer

    def hall(self, part: str, texts: Iterable[str]) -> None:
        """Let a whole hall write."""
        fields = {"part": part, "category": None, "named": False, "in_report": True}
        hall_writes(self.server, self.code, [fields | {"text": text} for text in texts])

    def write(self, part: str, *texts: str, by: Screen | None = None) -> None:
        """Let the other one write."""
        for text in texts:
            fields = {"part": part, "text": text, "category": None}
            answer = (by or self.other).act("AddNote", named=False, in_report=True, **fields)
            assert answer["ok"], answer

    def post(self, text: str) -> None:
        """Write a note with the phone."""
        self.phone.locator("#text").fill(text)
        self.phone.locator(".tray [type=submit]:visible").click()
        expect(self.phone.locator(".mine__item", has_text=text)).to_have_attribute(
            "data-state", "delivered"
        )

    def holder(self) -> Screen:
        """Return whoever holds the phone, by a socket of their own."""
        page = self.phone.locator("#page").text_content()
        return Screen(self.server, json.loads(page or ""))

    def decide(self, what: str = "昔の上司を昼に誘う", whom: str = "") -> None:
        """Fill in a first step for tomorrow with the phone, and decide."""
        self.phone.locator("#step-what").fill(what)
        self.phone.locator("#step-whom").fill(whom)
        self.phone.locator('.day:has([value="tomorrow"])').click()
        self.phone.locator(".step-form__decide").click()
        expect(self.phone.locator(".step-card")).to_be_visible()

    def takeaway(self) -> None:
        """Open with the phone what one takes home."""
        seat = self.phone.url.partition("?")[2]
        self.phone.goto(f"{self.server.url}/t/{self.code}{f'?{seat}' if seat else ''}")

    def unfold(self) -> None:
        """Open everything that lies folded on the takeaway, by its name."""
        folded = self.phone.locator(".fold:not([open]) > summary:visible")
        while folded.count():
            folded.first.click()


@pytest.fixture(params=["ja", "en"])
def lang(request: pytest.FixtureRequest) -> str:
    """The language of phone and session, once each."""
    return str(request.param)


@pytest.fixture
def cast(server: Server, window: Callable[..., Page], lang: str) -> Cast:
    """A session in ``lang``, and who is in it."""
    return Cast(server, window, lang)

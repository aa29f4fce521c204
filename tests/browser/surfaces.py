"""Every surface of a session in real browsers, with all that comes to it over its line."""

import json
import re
import time
from collections.abc import Callable
from typing import Any

from playwright.sync_api import Page, expect

from tests.browser.conftest import DESK, HALL, PHONE
from tests.browser.entering import let_in
from tests.serving import PATIENCE, Browser, Screen, Server, join, new_session

PIN = "2468"
_EVENT = re.compile(r"4[23]\d*(\[.*)", re.S)  # a message of the live line: ["patch", {…}]
# What stands on a page, without what its scripts were given to begin with, and without how long
# the parts took until now and when it will all end, which move with the minutes.
_STANDS = """() => {
  const copy = document.body.cloneNode(true);
  const apart = copy.querySelectorAll("script, iframe, #drift, [data-slot=spent]");
  for (const each of apart) each.remove();
  return copy.outerHTML;
}"""


class Surface:
    """A page, and every frame that came to it, as it came."""

    def __init__(self, page: Page, name: str) -> None:
        self.page = page
        self.name = name
        self.frames: list[str] = []
        page.on("websocket", lambda line: line.on("framereceived", self._came))

    @property
    def events(self) -> list[tuple[str, Any]]:
        """What the frames say: the name of each event, and its data."""
        found = (_EVENT.fullmatch(frame) for frame in self.frames)
        read = (json.loads(each.group(1)) for each in found if each)
        return [(each[0], each[1]) for each in read if isinstance(each[0], str)]

    @property
    def stands(self) -> str:
        """What stands on the page, and on the stage that is shown beside it."""
        return "".join(frame.evaluate(_STANDS) for frame in self.page.frames)

    @property
    def everything(self) -> str:
        """Where words could be: the page, the page as it would come anew, and every frame."""
        anew = self.page.request.get(self.page.url).text()
        heard = (json.dumps(each, ensure_ascii=False) for each in self.events)
        pages = [frame.content() for frame in self.page.frames]
        return "\n".join([*pages, _plain(anew), *heard])

    def until(self, holds: Callable[["Surface"], Any]) -> None:
        """Wait until ``holds(self)`` is true."""
        end = time.monotonic() + PATIENCE
        while not holds(self):
            assert time.monotonic() < end, self.name
            self.page.wait_for_timeout(50)  # the browser's events come while one waits for it

    def _came(self, frame: str | bytes) -> None:
        self.frames.append(frame if isinstance(frame, str) else frame.decode())


class Surfaces:
    """A session in one language on every kind of page that it has."""

    def __init__(self, server: Server, window: Callable[..., Page], lang: str) -> None:
        self.server, self.window, self.lang = server, window, lang
        facilitator = Browser(server).enter(server.owner)
        self.code = new_session(facilitator, format=90, lang=lang)
        self.board = Screen(server, facilitator.page(f"/console/{self.code}"))
        self.all: list[Surface] = []

    def staff(self, name: str, path: str, device: dict[str, Any] = DESK) -> Surface:
        """Open a page of the facilitator's own."""
        return self._watched(name, self._owner(device), lambda page: page.goto(self._at(path)))

    def stage(self) -> Surface:
        """Open the stage."""
        return self.staff("stage", "stage", HALL)

    def invited(self, role: str) -> Surface:
        """Let somebody come by a link: to look on, or as the online host."""
        desk = self._owner(DESK)
        desk.goto(f"{self.server.url}/sessions/{self.code}/roles")
        desk.locator(f"input[value={role}]").check()
        desk.locator("#pin").fill(PIN)
        desk.locator("#make button[type=submit]").click()
        link = desk.locator(".fresh__link").inner_text()
        desk.close()

        def come(page: Page) -> None:
            page.goto(link)
            page.locator("#pin").fill(PIN)
            page.locator("#enter button[type=submit]").click()
            page.wait_for_url(re.compile(rf"/console/{self.code}$"))

        return self._watched(role, self.window(DESK, self.lang), come)

    def seat(self, name: str, device: dict[str, Any] = PHONE, place: str = "venue") -> Surface:
        """Let somebody take a seat."""

        def come(page: Page) -> None:
            page.goto(self._at("j"))
            page.locator(f'[name="place"][value="{place}"]').check()
            page.locator(".join__go").click()
            expect(page.locator("main")).to_have_attribute("data-shows", "wait")

        return self._watched(name, self.window(device, self.lang), come)

    def people(self, many: int) -> list[Screen]:
        """Let more people come, who only act."""
        return [join(self.server, self.code) for _ in range(many)]

    def go(self, stop: str) -> None:
        """Move the session."""
        here = self.board.records["session"]["stop"]["id"]
        assert self.board.act("Move", to=stop, expect=here)["ok"]
        self.board.until(lambda s: s.records["session"]["stop"]["id"] == stop)

    def settle(self) -> None:
        """Wait until every page has all that happened until now."""
        before = self.board.records["session"]["timer"]
        assert self.board.act("AddMinutes", minutes=1)["ok"]
        timer = self.board.until(lambda s: (now := s.records["session"]["timer"]) != before and now)
        for each in self.all:
            each.until(lambda s: any(_timer(data) == timer for _, data in s.events))

    def _watched(self, name: str, page: Page, come: Callable[[Page], object]) -> Surface:
        surface = Surface(page, name)
        come(page)
        self.all.append(surface)
        return surface

    def _owner(self, device: dict[str, Any]) -> Page:
        page = self.window(device, self.lang)
        let_in(page, self.server)
        return page

    def _at(self, path: str) -> str:
        return f"{self.server.url}/{path}/{self.code}"


def _timer(data: Any) -> Any:
    put = data.get("put", {}) if isinstance(data, dict) else {}
    return put.get("session", {}).get("timer")


def _plain(html: str) -> str:
    r"""Return a page with the letters for which its data has signs (あ)."""
    return re.sub(r"\\u([0-9a-f]{4})", lambda found: chr(int(found.group(1), 16)), html)

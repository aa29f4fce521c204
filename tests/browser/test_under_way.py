"""What a facilitator does while something they have sent is still under way."""

import json
from collections.abc import Callable
from typing import Any

from playwright.sync_api import Page, WebSocketRoute, expect

from tests.browser.conftest import DESK
from tests.browser.test_console import desk, written
from tests.browser.test_words_kept import ask, run

SENDING = "送っています…"


class SlowLine:
    """A console whose actions wait until they are let through, one by one or all."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.holding = False
        self._held: list[tuple[Any, str]] = []
        page.route_web_socket("**/socket.io/**", self._open)

    def _open(self, line: WebSocketRoute) -> None:
        server = line.connect_to_server()
        line.on_message(lambda frame: self._came(server, str(frame)))

    def _came(self, server: WebSocketRoute, frame: str) -> None:
        if self.holding and '["act",' in frame:
            self._held.append((server, frame))
        else:
            server.send(frame)

    def release(self, fits: Callable[[dict[str, Any]], bool] = lambda _action: True) -> None:
        """Let through what fits, with what was sent again for want of an answer."""
        waiting, self._held = self._held, []
        for server, frame in waiting:
            if fits(json.loads(frame[frame.index("[") :])[1]):
                server.send(frame)
            else:
                self._held.append((server, frame))


def test_an_answer_to_a_dialog_that_was_cancelled_leaves_the_next_one_alone(server, window):
    line = SlowLine(window(DESK))
    console = run(server, line.page)
    fay = desk(server, console)
    written(server, console.url[-6:], fay, "ひとつめ", "ふたつめ")
    expect(console.locator(".pick")).to_have_count(2)
    reason = console.locator("#reason")
    words, said = reason.locator("[name=words]"), reason.get_by_role("alert")
    line.holding = True
    ask(console, "ひとつめ", "理由を添えて")
    words.fill("名前がある")
    reason.locator("[value=take]").click()
    expect(said).to_have_text(SENDING)
    reason.locator("[value=no]").click()

    ask(console, "ふたつめ", "理由を添えて")
    expect(said).to_be_empty()
    words.fill("番号がある")
    reason.locator("[value=take]").click()
    expect(said).to_have_text(SENDING)
    line.release(lambda action: action["words"] == "名前がある")
    fay.until(lambda s: s.records["modlog"]["rows"])
    expect(console.locator(".pick--off")).to_have_count(1)

    expect(reason).to_be_visible()
    expect(words).to_have_value("番号がある")
    line.holding = False
    line.release()
    expect(reason).to_be_hidden()
    fay.until(lambda s: len(s.records["modlog"]["rows"]) == 2)

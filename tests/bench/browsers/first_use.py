"""How soon a phone can be used that comes for the first time, over a slow line, and what it loads.

The line and the processor are slowed down by the browser's developer tools as Lighthouse's
"mobile" does when it applies them: 1.6 Mbit/s down, 750 kbit/s up, 150 ms there and back, a
processor four times slower.
"""

from collections.abc import Iterator
from typing import Any

from playwright.sync_api import Browser, CDPSession, Page, expect

from tests.bench.browsers.crowd import Crowd
from tests.browser.conftest import PHONE

KBIT = 1000 / 8
SLOW = {
    "offline": False,
    "latency": 150,
    "downloadThroughput": 1638.4 * KBIT,
    "uploadThroughput": 750 * KBIT,
}
TIMES = 5
_TIMES = """() => new Promise((done) => {
  let largest = 0;
  new PerformanceObserver((list) => { largest = list.getEntries().at(-1).startTime; })
    .observe({ type: "largest-contentful-paint", buffered: true });
  setTimeout(() => done({
    first: performance.getEntriesByName("first-contentful-paint")[0]?.startTime ?? 0,
    largest,
    online: window.onlineAt ?? 0,
  }), 50);
})"""
# The dot of the line says when the socket stands and the snapshot is there: all of it can be used.
_ONLINE = """new MutationObserver((_, self) => {
  if (!document.querySelector("[data-part=dot][data-state=online]")) return;
  window.onlineAt = performance.now();
  self.disconnect();
}).observe(document, { subtree: true, childList: true, attributes: true });"""


def load(browser: Browser, crowd: Crowd) -> Iterator[dict[str, Any]]:
    """Come to the session with an empty cache, join, and see when the phone can be used."""
    for slower, line in ((1, None), (4, SLOW)):
        loads = sorted((visit(browser, crowd, slower, line) for _ in range(TIMES)), key=_usable)
        yield {"cpu": f"÷{slower}", "line": "slow" if line else "free"} | loads[TIMES // 2]


def visit(
    browser: Browser, crowd: Crowd, slower: float, line: dict[str, Any] | None
) -> dict[str, Any]:
    """Join once. Times in milliseconds since the page was asked for, sizes as they came, in KB."""
    context = browser.new_context(locale="ja-JP", **PHONE)  # type: ignore[arg-type]
    context.add_init_script(_ONLINE)
    page = context.new_page()
    tools = context.new_cdp_session(page)
    came = Came(tools)
    tools.send("Emulation.setCPUThrottlingRate", {"rate": slower})
    if line:
        tools.send("Network.emulateNetworkConditions", line)
    page.goto(f"{crowd.server.url}/j/{crowd.code}")
    joining = _times(page) | came.take("join_")
    page.locator(".join__go").click()
    expect(page.locator("[data-part=dot]")).to_have_attribute("data-state", "online")
    times = _times(page) | came.take("phone_")
    context.close()
    return {f"join_{name}": joining[name] for name in ("first", "largest", "join_kb")} | times


class Came:
    """Counts the bytes that come over the line, headers and all, by kind."""

    def __init__(self, tools: CDPSession) -> None:
        self._kinds: dict[str, str] = {}
        self._bytes: dict[str, float] = {}
        tools.send("Network.enable")
        tools.on("Network.responseReceived", self._began)
        tools.on("Network.loadingFinished", self._ended)

    def take(self, prefix: str) -> dict[str, float]:
        """Return what came since the last time: of all, and of scripts alone, in KB of 1,000."""
        came, self._bytes = self._bytes, {}
        return {
            f"{prefix}kb": round(sum(came.values()) / 1000, 1),
            f"{prefix}script_kb": round(came.get("Script", 0) / 1000, 1),
        }

    def _began(self, said: dict[str, Any]) -> None:
        self._kinds[said["requestId"]] = said["type"]

    def _ended(self, said: dict[str, Any]) -> None:
        kind = self._kinds.get(said["requestId"], "Other")
        self._bytes[kind] = self._bytes.get(kind, 0) + said["encodedDataLength"]


def _times(page: Page) -> dict[str, float]:
    said: dict[str, float] = page.evaluate(_TIMES)
    return {name: round(value) for name, value in said.items()}


def _usable(visit: dict[str, Any]) -> float:
    return float(visit["online"])

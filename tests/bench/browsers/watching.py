"""What a browser says of itself: when it drew, how long it worked, what it holds.

Frames are told by `requestAnimationFrame`, long tasks and the answer to the hand by the browser's
own records (Long Tasks, Event Timing: from the event to the next picture, in steps of 8 ms), work
and memory by its developer tools. Work is processor time of the page's main thread, so that it
means the same on a machine that has other things to do.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from playwright.sync_api import CDPSession, Page

FRAME_MS = 1000 / 60
_WATCH = """() => {
  const seen = (window.seen = { deltas: [], long: [], events: [] });
  let last = performance.now();
  const step = (now) => {
    seen.deltas.push(now - last);
    last = now;
    requestAnimationFrame(step);
  };
  requestAnimationFrame(step);
  const each = (type, keep, options) => new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) keep(entry);
  }).observe({ type, ...options });
  each("longtask", (entry) => seen.long.push(entry.duration));
  each("event", (entry) => {
    if (entry.interactionId) seen.events.push(entry.duration);
  }, { durationThreshold: 16 });
}"""
_SETTLED = """() => new Promise((done) => {
  requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done, 60)));
})"""


@dataclass(frozen=True, slots=True)
class Drawn:
    """How a page drew over some seconds. Times in milliseconds; ``work`` per second of wall."""

    frames: int
    p50: float
    p95: float
    worst: float
    dropped: float  # share of the pictures that a screen of 60 Hz would have shown
    long_tasks: int
    longest_task: float
    work: float
    nodes: int


class Watch:
    """Looks at one page, whose processor may be slowed down."""

    def __init__(self, page: Page, slower: float = 1) -> None:
        self._page = page
        self.tools: CDPSession = page.context.new_cdp_session(page)
        self.tools.send("Performance.enable", {"timeDomain": "threadTicks"})
        self.tools.send("Emulation.setCPUThrottlingRate", {"rate": slower})
        page.evaluate(_WATCH)

    def drawn(self, seconds: float) -> Drawn:
        """Watch for so long."""
        self._page.evaluate("seen.deltas.length = seen.long.length = 0")
        before = self.figures()["TaskDuration"]
        self._page.wait_for_timeout(1000 * seconds)
        after = self.figures()
        seen = self._page.evaluate("({deltas: seen.deltas, long: seen.long})")
        deltas = sorted(seen["deltas"])
        missed = sum(max(0, round(delta / FRAME_MS) - 1) for delta in deltas)
        return Drawn(
            frames=len(deltas),
            p50=_at(deltas, 0.5),
            p95=_at(deltas, 0.95),
            worst=_at(deltas, 1),
            dropped=round(missed / (missed + len(deltas)), 3),
            long_tasks=len(seen["long"]),
            longest_task=round(max(seen["long"], default=0)),
            work=round(1000 * (after["TaskDuration"] - before) / seconds),
            nodes=self._page.evaluate("document.querySelectorAll('*').length"),
        )

    def answer(self, deed: Callable[[], object], before: Callable[[], object]) -> float:
        """Return how long the page took to show that it has felt what ``deed`` does, in ms.

        The longest of its events; 16 stands for everything that was quicker. What is done
        ``before`` is not counted.
        """
        before()
        self._page.evaluate(_SETTLED)
        self._page.evaluate("seen.events.length = 0")
        deed()
        self._page.evaluate(_SETTLED)
        return float(max(self._page.evaluate("seen.events"), default=16))

    def figures(self) -> dict[str, float]:
        """Return the browser's own figures of this page."""
        said: dict[str, Any] = self.tools.send("Performance.getMetrics")
        return {each["name"]: each["value"] for each in said["metrics"]}

    def held(self) -> dict[str, float]:
        """Return what the page holds once all that can go has gone: KiB, nodes, listeners."""
        for _ in range(2):
            self.tools.send("HeapProfiler.collectGarbage")
        figures = self.figures()
        return {
            "heap_kib": round(figures["JSHeapUsedSize"] / 1024),
            "nodes": int(figures["Nodes"]),
            "listeners": int(figures["JSEventListeners"]),
        }


def _at(ordered: Sequence[float], share: float) -> float:
    """Return the value below which ``share`` of the ordered values lie."""
    return round(ordered[min(len(ordered) - 1, int(share * len(ordered)))], 1) if ordered else 0.0

"""The scenes that are measured: each takes a browser and a crowd, and returns rows of figures."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict
from typing import Any

from playwright.sync_api import Browser, Locator, Page, expect

from tests.bench.browsers.crowd import PART, Crowd, Writing
from tests.bench.browsers.watching import Watch
from tests.browser.conftest import DESK, HALL, PHONE

Row = dict[str, Any]
SLOWER = (1, 4)  # times by which the processor is slowed down
SECONDS = 8
HANDS = 6  # times that each deed is done


def board(browser: Browser, crowd: Crowd) -> Iterator[Row]:
    """Show 1,000 notes on the console's board, and 50 more a second."""
    crowd.write(1000)
    crowd.theme(5, 60)
    for slower in SLOWER:
        with opened(browser, crowd, DESK, f"/console/{crowd.code}") as page:
            expect(page.locator("#themes .console-theme")).to_have_count(6)
            watch = Watch(page, slower)
            page.wait_for_timeout(2000)
            for rate in (0, 50):
                with Writing(crowd, rate):
                    page.wait_for_timeout(1000)
                    yield {"rate": rate, "cpu": f"÷{slower}"} | asdict(watch.drawn(SECONDS))


def hand(browser: Browser, crowd: Crowd) -> Iterator[Row]:
    """Do with 500 notes on the board what a facilitator does."""
    crowd.write(500)
    crowd.theme(5, 30)
    for slower in SLOWER:
        for rate in (0, 20):
            crowd.go(f"{PART}/write")
            with opened(browser, crowd, DESK, f"/console/{crowd.code}") as page:
                expect(page.locator("#themes .console-theme")).to_have_count(6)
                watch = Watch(page, slower)
                page.wait_for_timeout(1500)
                with Writing(crowd, rate):
                    for name, (before, deed) in deeds(page).items():
                        times = sorted(watch.answer(deed, before) for _ in range(HANDS))
                        yield {
                            "deed": name,
                            "rate": rate,
                            "cpu": f"÷{slower}",
                            "median": times[len(times) // 2],
                            "worst": times[-1],
                        }


Deed = tuple[Callable[[], object], Callable[[], object]]


def deeds(page: Page) -> dict[str, Deed]:
    """Return what a hand does on a board, each with what comes before it.

    The hand itself is the mouse and the keyboard and nothing else: to look for what it presses
    would cost the page more than the press.
    """
    # So many stand in columns by their category; the first of each is in sight.
    columns = page.locator("#by-category .by-category__column")
    face, note = (columns.nth(n).locator(".pick").first for n in (1, 3))

    places: dict[str, tuple[float, float]] = {}

    def find(name: str, target: Locator) -> Callable[[], None]:
        def look() -> None:
            target.locator("xpath=ancestor-or-self::*[@role='listitem'][1]").hover()
            target.hover()  # scrolls there, too
            box = target.bounding_box()
            assert box is not None
            places[name] = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2

        return look

    def at(name: str) -> Callable[[], object]:
        return lambda: page.mouse.click(*places[name])

    def key(name: str) -> Callable[[], object]:
        return lambda: page.keyboard.press(name)

    def wait() -> None:
        page.wait_for_timeout(1300)  # no double press

    first, nothing = (lambda: columns.first.locator(".pick__face").first.focus()), (lambda: None)
    return {
        "tick a note": (find("face", face.locator(".pick__face")), at("face")),
        "let go": (nothing, key("Escape")),
        "go down a note": (first, key("ArrowDown")),
        "into a theme by its key": (first, key("1")),
        "open a note's menu": (find("menu", note.locator(".pick__more")), at("menu")),
        "close it": (nothing, key("Escape")),
        "one stop back": (wait, key("ArrowLeft")),
        "next stop": (wait, key("ArrowRight")),
    }


def stage(browser: Browser, crowd: Crowd) -> Iterator[Row]:
    """Show on the stage that 300 notes are there and 20 more a second, then 300 on its columns."""
    crowd.write(300)
    for slower in SLOWER:
        with opened(browser, crowd, HALL, f"/stage/{crowd.code}") as page:
            expect(page.locator(".blank-note")).to_have_count(60)
            yield from _drawn(page, crowd, "writing", slower)
    crowd.go(f"{PART}/reveal")
    for slower in SLOWER:
        with opened(browser, crowd, HALL, f"/stage/{crowd.code}") as page:
            expect(page.locator(".column")).to_have_count(5)
            yield from _drawn(page, crowd, "columns", slower)


def _drawn(page: Page, crowd: Crowd, view: str, slower: int) -> Iterator[Row]:
    """Tell how a view of the stage is drawn: while nobody writes, and at 20 notes a second."""
    watch = Watch(page, slower)
    page.wait_for_timeout(1500)
    for rate in (0, 20):
        with Writing(crowd, rate):
            page.wait_for_timeout(1000)
            drawn = asdict(watch.drawn(SECONDS))
            yield {"view": view, "rate": rate, "cpu": f"÷{slower}"} | drawn


def phone(browser: Browser, crowd: Crowd) -> Iterator[Row]:
    """Read a thousand notes on a phone, page by page, then let an hour of patches come."""
    with opened(browser, crowd, PHONE, f"/j/{crowd.code}") as page:
        page.locator(".join__go").click()
        expect(page.locator("main")).to_have_attribute("data-shows", "write")
        watch = Watch(page)
        page.wait_for_timeout(1500)
        yield {"at": "writing"} | watch.held()
        crowd.write(1000)
        crowd.go(f"{PART}/reveal")
        expect(page.locator(".board > li")).to_have_count(40)
        yield {"at": "the reveal of 1,000 notes, one page"} | watch.held()
        for pages in range(2, 21):
            page.evaluate("window.scrollTo(0, document.body.scrollHeight)")
            expect(page.locator("[data-slot=read]")).to_contain_text(str(40 * pages))
        yield {"at": "20 pages read"} | watch.held()
        for deed in ("HideNotes", "RestoreNotes"):
            put_right(crowd, deed, 250)
        page.wait_for_timeout(3000)
        yield {"at": "500 entries later"} | watch.held()
        for deed in ("HideNotes", "RestoreNotes"):
            put_right(crowd, deed, 250)
        page.wait_for_timeout(3000)
        yield {"at": "1,000 entries later"} | watch.held()
        crowd.go("lobby")
        expect(page.locator("main")).not_to_have_attribute("data-shows", "board")
        page.wait_for_timeout(1500)
        yield {"at": "the part was left"} | watch.held()


def put_right(crowd: Crowd, deed: str, many: int) -> None:
    """Hide or show so many notes, one after the other: an entry each, seen by everybody."""
    notes = [key[5:] for key in crowd.desk.records if key.startswith("note/")][:many]
    for note in notes:
        assert crowd.desk.act(deed, notes=[note])["ok"]


@contextmanager
def opened(browser: Browser, crowd: Crowd, device: dict[str, Any], path: str) -> Iterator[Page]:
    """Open a page of the session as the facilitator, in a browser of its own."""
    context = browser.new_context(locale="ja-JP", **device)
    page = context.new_page()
    if not path.startswith("/j/"):
        page.goto(f"{crowd.server.url}/enter#{crowd.server.owner}")
        page.wait_for_url(f"{crowd.server.url}/")
    page.goto(crowd.server.url + path)
    yield page
    context.close()

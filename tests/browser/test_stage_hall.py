"""The stage in its hall: the check before the doors, and the size of type."""

import json
import re
from collections.abc import Callable
from itertools import pairwise

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from tests.browser.conftest import DESK, HALL
from tests.browser.entering import let_in
from tests.browser.test_stage import CUT, NEXT_FRAME, NOTES, SCREENS, SCROLLS, SMALLER, Evening
from tests.serving import join

EVERY_SCREEN = [*SCREENS, (3840, 2160)]
SHORT = [note for note in NOTES if len(note) < 60]
THEMES = ["返ってくる一言がある", "名前を知らなくても、つながっている", "助けてと言える"]
# Screen and last row, and what no character may be smaller than (experience.md 0.5). A screen of
# 4:3 with that diagonal is higher, so the same letters are less of it.
LONG_HALL = 5.0  # beyond, the console tells that those in the back rely on their own screens
HALLS = [
    ("ja", 100, 10, 4.0),
    ("ja", 80, 10, 5.0),
    ("ja", 55, 10, 7.3),
    ("ja", 55, 15, 7.5),
    ("en", 80, 10, 5.0),
    ("en", 55, 15, 7.5),
]
TITLES = {  # the product's own, and the longest that there is
    "ja": [
        "つながりの五つの問い",
        "港町の異業種交流会、つながりをもういちど考える夕べ。" * 3 + "再会",
    ],
    "en": [
        "Five Questions about Connection",
        "Thinking anew about connection, across the trades and companies of our old town",
    ],
}
LARGEST = [("ja", 55, 15), ("en", 55, 15)]  # the largest type that there is
# What stands in the outer twentieth, which some projectors cut off: letters, by their ink (the box
# of a line is higher), and the modules of codes. Half of a hundredth is left for what a font leaves
# beside its letters.
OUTSIDE = """() => {
  const [wide, high] = [0.045 * innerWidth, 0.045 * innerHeight];
  const out = ({ left, right, top, bottom }) => left < wide || right > innerWidth - wide
    || top < high || bottom > innerHeight - high;
  const pen = new OffscreenCanvas(1, 1).getContext("2d");
  const words = document.createTreeWalker(document.querySelector("main"), NodeFilter.SHOW_TEXT);
  const found = [];
  while (words.nextNode()) {
    const element = words.currentNode.parentElement;
    const seen = element.checkVisibility({ visibilityProperty: true });
    if (!words.currentNode.data.trim() || !seen || element.closest(".visually-hidden, .lane")) {
      continue;
    }
    const { fontStyle, fontWeight, fontSize, fontFamily } = getComputedStyle(element);
    pen.font = `${fontStyle} ${fontWeight} ${fontSize} ${fontFamily}`;
    const ink = pen.measureText(words.currentNode.data);
    const above = ink.fontBoundingBoxAscent - ink.actualBoundingBoxAscent;
    const below = ink.fontBoundingBoxDescent - ink.actualBoundingBoxDescent;
    const range = document.createRange();
    range.selectNodeContents(words.currentNode);
    for (const { left, right, top, bottom } of range.getClientRects()) {
      const box = { left, right, top: top + above, bottom: bottom - below };
      if (right > left && out(box)) found.push(words.currentNode.data);
    }
  }
  for (const code of document.querySelectorAll("main .qr path")) {
    if (code.checkVisibility() && out(code.getBoundingClientRect())) found.push("the code");
  }
  return found;
}"""
CARD = """() => [...document.querySelectorAll(".check, .check *")]
  .filter((part) => part.checkVisibility() && part.textContent.trim())
  .filter((part) => {
    const box = part.getBoundingClientRect();
    return box.bottom > 0.975 * innerHeight && !part.matches(".check")
      || getComputedStyle(part).display !== "inline"
      && (part.scrollWidth > part.clientWidth + 2 || !part.matches(".check__row")
        && part.scrollHeight > part.clientHeight + 0.01 * innerHeight);
  })
  .map((part) => part.className)"""  # what of the card has no room


@pytest.fixture
def evening(server, window) -> Evening:
    return Evening(server, window)


def another(evening: Evening, window: Callable[..., Page], inches: float, metres: float) -> Page:
    """Return a window on another device, which knows its hall from another evening."""
    device = window(HALL)
    let_in(device, evening.server)
    hall = json.dumps({"inches": inches, "metres": metres, "larger": 0, "told": True})
    device.add_init_script(f"localStorage.setItem('stage-hall', '{hall}')")
    return device


def measured(evening: Evening, inches: float, metres: float, **more: object) -> Page:
    """Let the stage's device know a hall already, and load the stage anew."""
    hall = {"inches": inches, "metres": metres, "larger": 0, "told": True, **more}
    keep = "hall => localStorage.setItem('stage-hall', JSON.stringify(hall))"
    evening.stage.evaluate(keep, hall)
    evening.stage.reload()
    return evening.stage


def test_the_check_stands_first_and_once_agreed_to_never_again(evening, server):
    stage = evening.stage
    check = stage.locator(".check")
    expect(check).to_be_visible()
    expect(stage.get_by_text("最後の列から、いちばん下の行が読めますか")).to_be_visible()
    expect(stage.get_by_text(re.compile(r"接続 \d+ ミリ秒"))).to_be_visible()

    stage.get_by_role("button", name="読める", exact=True).click()

    expect(check).to_be_hidden()
    stage.reload()
    expect(stage.locator(".lobby__code")).to_be_visible()
    expect(check).to_be_hidden()
    stage.keyboard.press("c")
    expect(check).to_be_visible()


@pytest.mark.parametrize(
    ("lang", "open_there", "code"),
    [
        ("ja", "投影の確認がひらいています", "参加コード"),
        ("en", "the stage check is open there", "the join code"),
    ],
)
def test_the_console_says_that_the_check_lies_over_the_stage(
    evening, server, window, picture, lang, open_there, code
):
    console = window({"viewport": {"width": 1366, "height": 768}}, lang)
    let_in(console, server)
    console.goto(f"{server.url}/console/{evening.code}")
    now = console.locator(".side__part", has=console.locator("#preview-now"))
    said = now.locator("[data-slot=view]")
    stage = evening.stage
    expect(said).to_have_text(open_there)
    expect(console.locator("#preview-now .stage")).to_be_hidden()
    picture(console, f"console-stage-check-{lang}")
    stage.locator("[data-part=check-yes]").click()

    expect(said).to_have_text(code)
    expect(console.locator("#preview-now .stage")).to_be_visible()
    stage.keyboard.press("c")
    expect(said).to_have_text(open_there)
    stage.close()
    expect(said).to_have_text(code)


@pytest.mark.parametrize(
    ("lang", "before"),
    [
        ("ja", "前回と同じ: 100″、10 m。ここで確かめてください"),
        ("en", "As last time: 100″, 10 m. Please check it here"),
    ],
)
def test_a_hall_that_is_known_is_used_and_checked_by_somebody(
    server, window, picture, lang, before
):
    evening = Evening(server, window, lang)

    def is_checked() -> bool:
        page = evening.facilitator.get(f"/sessions/{evening.code}").text
        return bool(re.search(r'todo__item--done" data-item="stage"', page))

    stage = measured(evening, 100, 10, agreed={"inches": 100, "metres": 10, "larger": 0})
    evening.console.until(lambda s: s.records["stage"]["floor"])
    assert not is_checked()

    stage.keyboard.press("c")
    expect(stage.get_by_text(before)).to_be_visible()
    for width, height in SCREENS:
        stage.set_viewport_size({"width": width, "height": height})
        stage.evaluate(NEXT_FRAME)
        assert stage.evaluate(CARD) == [], width
    picture(stage, f"stage-check-again-{lang}")
    stage.locator("[name=metres]").fill("20")
    expect(stage.locator("[data-slot=before]")).to_have_text("")
    stage.locator("[name=metres]").fill("10")
    expect(stage.get_by_text(before)).to_be_visible()
    stage.locator("[data-part=check-yes]").click()

    expect(stage.locator(".check")).to_be_hidden()
    evening.console.until(lambda _: is_checked())
    stage.keyboard.press("c")
    expect(stage.locator(".check")).to_be_visible()
    expect(stage.get_by_text(before)).to_have_count(0)


def hall_of(evening: Evening) -> tuple[float, int]:
    """Return what the session knows of its hall: the least size, and how many notes on a page."""
    stage = evening.console.records["stage"]
    return stage["floor"], stage["a_page"]


def darkens(evening: Evening, stage: Page) -> None:
    """Wait until all is heard that a stage had to tell: this comes after it on the same line."""
    view = evening.console.records["stage"]["view"]
    for now in ("blank", view):
        stage.keyboard.press(".")
        evening.console.until(lambda s, now=now: s.records["stage"]["view"] == now)


def test_a_stage_opened_at_the_doors_tells_of_its_hall_and_one_elsewhere_does_not_take_it_back(
    evening, window
):
    office = measured(evening, 100, 6)
    evening.console.until(lambda _: hall_of(evening) == (2.41, 8))
    venue = another(evening, window, 55, 10)

    venue.goto(office.url)

    evening.console.until(lambda _: hall_of(evening) == (7.31, 2))
    expect(venue.locator(".lobby__code")).to_be_visible()
    office.reload()
    expect(office.locator(".lobby__code")).to_be_visible()
    darkens(evening, office)
    assert hall_of(evening) == (7.31, 2)
    measured(evening, 100, 12)  # the same device in another hall
    evening.console.until(lambda _: hall_of(evening) == (4.82, 4))


def test_once_the_session_has_begun_a_stage_that_is_opened_leaves_its_pages_as_they_are(
    evening, window
):
    stage = measured(evening, 100, 6)
    evening.console.until(lambda _: hall_of(evening) == (2.41, 8))
    evening.go("meaning/intro")
    late = another(evening, window, 55, 10)

    late.goto(stage.url)

    expect(late.locator(".view.question")).to_be_visible()
    darkens(evening, late)
    assert hall_of(evening) == (2.41, 8)


def test_what_is_shared_with_people_elsewhere_tells_of_no_hall(evening, window):
    stage = measured(evening, 100, 6)
    evening.console.until(lambda _: hall_of(evening) == (2.41, 8))
    shared = another(evening, window, 55, 10)
    told: list[str] = []
    hear = "framesent", lambda frame: told.append(str(frame))
    shared.on("websocket", lambda line: line.on(*hear))

    with shared.expect_websocket() as opened:
        shared.goto(f"{stage.url}?share=1")

    expect(shared.locator(".lobby__code")).to_be_visible()
    # One comes every second, and none before the page has told what it had to tell.
    opened.value.wait_for_event("framereceived", lambda frame: '"head"' in str(frame))
    assert told
    assert not [frame for frame in told if "MeasureHall" in frame]
    assert hall_of(evening) == (2.41, 8)


def test_the_check_goes_when_the_session_begins_and_does_not_come_by_itself(evening):
    expect(evening.stage.locator(".check")).to_be_visible()

    evening.go("meaning/intro")

    expect(evening.stage.locator(".check")).to_be_hidden()
    evening.stage.reload()
    expect(evening.stage.locator(".view.question")).to_be_visible()
    expect(evening.stage.locator(".check")).to_be_hidden()


def test_who_cannot_read_the_lowest_line_gets_larger_type_and_fewer_notes(evening):
    stage = evening.stage
    stage.locator("[name=inches]").fill("100")
    stage.locator("[name=metres]").fill("10")
    expect(stage.locator(".check__row").last).to_have_text("10 mから読める大きさ")
    size = "it => parseFloat(getComputedStyle(it).fontSize)"
    before = stage.locator(".check__row").last.evaluate(size)

    stage.get_by_role("button", name="読みにくい → 文字を大きくする").click()

    after = stage.locator(".check__row").last.evaluate(size)
    assert after == pytest.approx(1.15 * before, rel=0.01)
    stage.get_by_role("button", name="読める", exact=True).click()
    told = evening.console.until(lambda s: s.records["stage"]["floor"] and s.records["stage"])
    assert (told["a_page"], told["floor"]) == (4, pytest.approx(4.62, abs=0.02))


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_the_eight_greys_are_eight_greys_in_even_steps(evening, picture, theme):
    stage = measured(evening, 100, 8, theme=theme)
    stage.keyboard.press("c")
    expect(stage.locator(".check")).to_be_visible()
    picture(stage, f"stage-check-{theme}")

    paint = "greys => greys.map((grey) => getComputedStyle(grey).backgroundColor)"
    painted = stage.locator(".check__grey").evaluate_all(paint)

    channels = [list(map(int, re.findall(r"\d+", each))) for each in painted]
    assert all(len(set(each)) == 1 for each in channels)  # no tint
    steps = [after[0] - before[0] for before, after in pairwise(channels)]
    assert len(steps) == 7
    assert set(steps) <= {36, 37}
    assert (channels[0][0], channels[-1][0]) == (0, 255)


@pytest.mark.parametrize(("size", "metres"), [((1920, 1080), "7.5"), ((1024, 768), "6.5")])
def test_the_check_says_from_where_the_code_of_the_lobby_is_scanned(evening, size, metres):
    stage = evening.stage
    stage.set_viewport_size({"width": size[0], "height": size[1]})
    stage.locator("[name=inches]").fill("100")
    expect(stage.get_by_text(f"待合では、{metres} mの所まで読みとれます")).to_be_visible()
    stage.get_by_role("button", name="読める", exact=True).click()

    code = stage.locator(".lobby .qr").bounding_box()

    # 33 modules, 25 of them the code; a screen of 100″ is so many metres high.
    high = 2.54 * size[1] / (size[0] ** 2 + size[1] ** 2) ** 0.5
    assert 10 * high * code["height"] / size[1] * 25 / 33 == pytest.approx(float(metres), abs=0.25)


@pytest.mark.parametrize(
    ("lang", "larger", "smaller"),
    [
        ("ja", "読みにくい → 文字を大きくする", "小さくする"),
        ("en", "Hard to read → larger type", "Smaller again"),
    ],
)
@pytest.mark.parametrize("size", [(1920, 1080), (1024, 768)])
def test_each_press_is_seen_in_a_small_hall_and_taken_back(
    server, window, picture, lang, larger, smaller, size
):
    stage = Evening(server, window, lang).stage
    stage.set_viewport_size({"width": size[0], "height": size[1]})
    stage.locator("[name=inches]").fill("200")
    stage.locator("[name=metres]").fill("6")  # 1.2 would do: the stage is never below 3.4
    lowest = stage.locator(".check__row").last
    height = "it => parseFloat(getComputedStyle(it).fontSize)"
    back = stage.get_by_role("button", name=smaller, exact=True)
    expect(back).to_have_attribute("aria-disabled", "true")

    sizes = [lowest.evaluate(height)]
    for _ in range(3):
        stage.get_by_role("button", name=larger).click()
        sizes.append(lowest.evaluate(height))
        expect(lowest).to_have_text(re.compile(r"\b6 m"))
    picture(stage, f"stage-check-larger-{lang}-{size[0]}")
    assert stage.evaluate(CARD) == []
    stage.locator("[name=inches]").fill("55")  # the largest type that there is, and one word more
    stage.locator("[name=metres]").fill("15")
    assert stage.evaluate(CARD) == []
    picture(stage, f"stage-check-largest-{lang}-{size[0]}")
    stage.locator("[name=inches]").fill("200")
    stage.locator("[name=metres]").fill("6")
    expect(back).to_have_attribute("aria-disabled", "true")  # another hall: nobody has asked yet
    for _ in range(3):
        stage.get_by_role("button", name=larger).click()
    for _ in range(3):
        back.click()
    last = lowest.evaluate(height)

    assert all(b == pytest.approx(1.15 * a, rel=0.01) for a, b in pairwise(sizes))
    assert last == sizes[0]
    expect(back).to_have_attribute("aria-disabled", "true")


@pytest.mark.parametrize(("lang", "inches", "metres", "floor"), HALLS)
def test_the_last_row_reads_every_word_of_every_screen(
    server, window, picture, lang, inches, metres, floor
):
    evening = Evening(server, window, lang)
    stage = measured(evening, inches, metres)
    # Five lines of such letters are higher than what a hall that is far too long leaves.
    evening.write([note for note in SHORT if floor <= LONG_HALL or note.count("\n") < 3])

    def legible(view: str) -> None:
        expect(stage.locator("main")).to_have_attribute("data-view", view)
        expect(stage.locator(".view")).to_have_count(1)
        for width, height in EVERY_SCREEN:
            stage.set_viewport_size({"width": width, "height": height})
            stage.evaluate(NEXT_FRAME)
            stage.wait_for_function("() => !document.querySelector('.wall__leaf ~ .wall__leaf')")
            least = max(3.4, floor * (0.81 if width == 1024 else 1))
            assert stage.evaluate(SMALLER, least) == [], (view, width)
            assert stage.evaluate(CUT) == [], (view, width)
            assert stage.evaluate(OUTSIDE) == [], (view, width)
            assert stage.evaluate(SCROLLS) is False, (view, width)
        picture(stage, f"stage-hall-{view}-{inches}-{metres}-{lang}")

    legible("writing")
    evening.go("meaning/reveal")
    legible("wall")
    notes = evening.console.until(lambda s: s.records["stage"]["notes"])  # in any order
    ids = {note["text"]: note["id"] for note in notes}
    # Beside themes there is no room for a long one where a hall is far too long: it ends in "…".
    lone = ids.pop(max(SHORT, key=len) if floor <= LONG_HALL else SHORT[0])
    evening.console.act("Spotlight", notes=[lone])
    legible("spotlight")
    for title, note in zip(THEMES, ids.values(), strict=False):
        assert evening.console.act("AddTheme", part="meaning", title=title, notes=[note])["ok"]
    evening.console.act("PlaceNotes", notes=[lone], theme="lone")
    evening.go("meaning/theme")
    legible("themes")
    evening.go("meaning/vote")
    legible("vote")
    evening.console.act("WriteInsight", part="meaning", text="返事のかたちをしていた。")
    evening.go("meaning/insight")
    legible("insight")
    evening.go("checkout/checkout")
    legible("checkout")


@pytest.mark.parametrize(
    ("lang", "inches", "metres", "title"),
    [
        (lang, inches, metres, title)
        for lang, titles in TITLES.items()
        for inches, metres in [(200, 8), (80, 10), (55, 15)]
        for title in titles
    ],
)
def test_the_welcome_says_what_is_begun_on_which_day_and_who_is_there(
    server, window, picture, lang, inches, metres, title
):
    evening = Evening(server, window, lang)
    stage = measured(evening, inches, metres)
    assert evening.console.act("Retitle", title=title)["ok"]
    held = {"day": "2026-12-15", "time": "18:30", "place": "both"}
    evening.facilitator.post(f"/sessions/{evening.code}/appointment", **held)
    people = [join(server, evening.code, f"P{n}", "online" if n else "venue") for n in range(3)]
    evening.go("welcome/welcome")

    expect(stage.locator(".view")).to_have_count(1)
    words = {
        "greeting__title": title,
        "greeting__held": {"ja": "12月15日 18:30", "en": "December 15, 18:30"}[lang],
        "greeting__counts": {"ja": "会場 1 ・ オンライン 2", "en": "Venue 1 · Online 2"}[lang],
    }
    for width, height in EVERY_SCREEN:
        stage.set_viewport_size({"width": width, "height": height})
        stage.evaluate(NEXT_FRAME)
        for name, said in words.items():
            expect(stage.locator(f".{name}")).to_have_text(said)
            no_room = (name, inches, width) == ("greeting__held", 55, 1024) and len(title) == 80
            expect(stage.locator(f".{name}")).to_be_visible(visible=not no_room)
        assert stage.evaluate(SMALLER, 3.4) == [], width
        assert stage.evaluate(OUTSIDE) == [], width
        assert stage.evaluate(SCROLLS) is False, width
        box = "view => view.scrollHeight - view.clientHeight"
        assert stage.locator(".greeting").evaluate(box) <= 0.005 * height, width
        picture(stage, f"stage-welcome-{inches}-{len(title)}-{width}-{lang}")
    del people


def test_the_console_says_so_when_the_hall_is_too_long_for_its_screen(evening, window, server):
    console = window(DESK)
    let_in(console, server)
    console.goto(f"{server.url}/console/{evening.code}")
    expect(console.locator("#hall")).to_be_hidden()

    measured(evening, 55, 10)

    expect(console.locator("#hall")).to_be_visible()
    expect(console.locator("#hall")).to_have_text(
        "この部屋では一度に4枚までにします。後ろの席は手元の画面が頼りです。"
    )


def test_what_is_shared_with_people_elsewhere_has_no_sign_of_the_room(evening):
    stage = evening.stage
    stage.goto(f"{evening.server.url}/stage/{evening.code}?share=1")

    expect(stage.locator(".lobby__code")).to_be_visible()
    expect(stage.locator(".check")).to_be_hidden()
    evening.go("meaning/intro")
    expect(stage.locator(".view.question")).to_be_visible()
    expect(stage.locator(".stage__join")).to_be_hidden()


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_a_machine_finds_no_barrier_in_either_light(evening, theme):
    stage = evening.stage
    found = Axe().run(stage).response["violations"]
    assert [(each["id"], each["nodes"][0]["html"]) for each in found] == []
    measured(evening, 100, 8, theme=theme)
    evening.write(SHORT)
    evening.go("meaning/reveal")
    expect(stage.locator("main")).to_have_attribute("data-view", "wall")
    expect(stage.locator(".view")).to_have_count(1)

    found = Axe().run(stage).response["violations"]

    assert [(each["id"], each["nodes"][0]["html"]) for each in found] == []

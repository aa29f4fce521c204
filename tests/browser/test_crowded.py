"""Three hundred notes in one step: columns that the last row reads, a board that hands can sort."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.barriers import no_barrier
from tests.browser.conftest import DESK, HALL
from tests.browser.entering import let_in
from tests.browser.test_stage import CUT, NEXT_FRAME, SCREENS, SCROLLS, SMALLER, SMALLEST
from tests.browser.test_stage_hall import measured
from tests.serving import Browser, Screen, join, new_session, write_many

CATEGORIES = ["daily", "young", "care", "money", "hazard", None]
LONG = {
    "ja": "大雨のたびに裏の川が気になって眠れない。避難所までは歩いて四十分もかかるから、",
    "en": "Every heavy rain I lie awake listening to the river; "
    "the shelter is forty minutes on foot.",
}
STANDING = """many => [...document.querySelectorAll(".column")]
  .filter((column) => column.checkVisibility())
  .filter((column) => column.querySelectorAll(".column__leaf").length === 1).length === many"""
FOLDED = """() => [...document.querySelectorAll(".column__leaf:last-child")]
  .filter((leaf) => leaf.scrollHeight > leaf.clientHeight + 0.01 * innerHeight).length"""

BESIDE = """() => {
  const [themes, lone] = [".themes__list", ".lone"].map((of) =>
    document.querySelector(of).getBoundingClientRect());
  return themes.width > 0 && lone.width > 0 && themes.right <= lone.left;
}"""


class Crowd:
    """A session of six categories and one without, its notes, its console and its stage."""

    def __init__(self, server, window, lang: str = "ja") -> None:
        fay = Browser(server).enter(server.owner)
        self.code = new_session(fay, "community-futures", 120, lang=lang, rehearsal=True)
        self.board = Screen(server, fay.page(f"/console/{self.code}"))
        self.server, self.lang = server, lang
        self.stage: Page = window(HALL, lang)
        let_in(self.stage, server)
        self.stage.goto(f"{server.url}/stage/{self.code}")

    def console(self) -> Page:
        console = self.stage.context.new_page()
        console.set_viewport_size(DESK["viewport"])
        console.goto(f"{self.server.url}/console/{self.code}")
        return console

    def go(self, stop: str) -> None:
        here = self.board.until(lambda s: s.records.get("session"))["stop"]["id"]
        assert self.board.act("Move", to=stop, expect=here)["ok"]
        self.board.until(lambda s: s.records["session"]["stop"]["id"] == stop)

    @property
    def notes(self) -> list[str]:
        """The ids of all notes that the console has."""
        keys = list(self.board.records)
        return [key.removeprefix("note/") for key in keys if key.startswith("note/")]

    def write(self, many: int, *texts: str) -> None:
        """Ten people write; a facilitator sees it all, as the stage asks here, and shows it."""
        people = [join(self.server, self.code) for _ in range(10)]
        self.go("worries/write")
        for n in range(many):
            answer = people[n % 10].act(
                "AddNote",
                part="worries",
                text=texts[n % len(texts)].format(n=n),
                category=CATEGORIES[n % 6],
                named=False,
                in_report=True,
            )
            assert answer["ok"], answer
        self.board.until(lambda s: len(self.notes) == many)
        assert self.board.act("LetOnStage", notes=self.notes)["ok"]
        self.go("worries/reveal")


@pytest.fixture
def crowd(server, window):
    return lambda lang="ja": Crowd(server, window, lang)


@pytest.mark.parametrize("lang", ["ja", "en"])
def test_six_columns_of_long_notes_are_whole_and_large_enough(crowd, lang, picture):
    crowd = crowd(lang)
    crowd.write(72, LONG[lang])
    stage = crowd.stage
    expect(stage.locator(".column")).to_have_count(6)
    expect(stage.locator(".column").last).to_contain_text(
        {"ja": "分類なし", "en": "No category"}[lang]
    )

    # On an old projector six columns are too narrow: three stand there, then the other three.
    for width, height, many in [(1920, 1080, 6), (1280, 720, 6), (1024, 768, 3)]:
        stage.set_viewport_size({"width": width, "height": height})
        stage.evaluate(NEXT_FRAME)
        whole(stage, many, SMALLEST)
        picture(stage, f"stage-columns-{width}-{lang}")


@pytest.mark.parametrize(
    ("inches", "metres", "floor", "many"), [(100, 10, 4.0, 3), (80, 10, 5.0, 3), (55, 10, 7.3, 2)]
)
def test_in_a_long_hall_a_few_columns_come_at_a_time_and_soon_all_have(
    crowd, inches, metres, floor, many, picture
):
    crowd = crowd()
    stage = measured(crowd, inches, metres)
    crowd.write(72, "雨のたびに川が気になる")
    crowd.board.act("HoldPage", page=0)

    for first in range(0, 6, many):
        expect(stage.locator(".column").nth(first)).to_be_visible()
        whole(stage, many, floor)
        picture(stage, f"stage-columns-{inches}-{first}")


def whole(stage: Page, many: int, floor: float) -> None:
    """As many columns stand on the stage, each with a note that the last row reads to its end."""
    stage.wait_for_function(STANDING, arg=many)
    expect(stage.locator(".column:visible")).to_have_count(many)
    assert len(stage.locator(".column .note:visible").all()) >= many
    assert stage.evaluate(SMALLER, floor) == []
    assert stage.evaluate(CUT) == []
    assert stage.evaluate(FOLDED) == 0
    assert stage.evaluate(SCROLLS) is False


def test_a_note_that_no_column_can_hold_is_cut_and_what_it_says_first_is_read(crowd):
    crowd = crowd()
    crowd.write(66, LONG["ja"] * 4)
    expect(crowd.stage.locator(".column")).to_have_count(6)

    expect(crowd.stage.locator(".column .note:visible")).to_have_count(6)
    assert crowd.stage.evaluate(FOLDED) == 0
    assert crowd.stage.evaluate(SMALLER, SMALLEST) == []


def test_the_console_holds_the_page_that_is_up_and_turns_from_there(crowd):
    crowd = crowd()
    console = crowd.console()
    crowd.write(120, "{n} " + LONG["ja"])
    crowd.board.until(lambda s: s.records["stage"]["columns"])
    record = crowd.board.records["stage"]
    assert record["pages"] == 12
    shown = [column["turns"][2][0]["text"] for column in record["columns"]]
    crowd.board.act("HoldPage", page=1)
    pages = console.locator("#pages")
    expect(pages).to_contain_text("2 / 12")

    pages.get_by_role("button", name="次のページ").click()

    expect(crowd.stage.get_by_text("3 / 12")).to_be_visible()
    for text in shown:
        expect(crowd.stage.get_by_text(text, exact=True)).to_be_visible()
    pages.get_by_role("button", name="とめる").click()
    expect(pages.get_by_role("button", name="とめる")).to_have_attribute("aria-pressed", "false")
    crowd.board.until(lambda s: s.records["stage"]["page"] is None)
    pages.get_by_role("button", name="とめる").click()
    held = crowd.board.until(lambda s: s.records["stage"]["page"] is not None and s.records)
    assert held["stage"]["page"] < 12


def test_tab_stops_once_in_each_tray_and_arrows_go_from_note_to_note(crowd):
    crowd = crowd()
    console = crowd.console()
    crowd.write(60, "{n}枚目")
    notes = crowd.notes
    crowd.board.act("AddTheme", part="worries", title="まとまり", notes=notes[:20])
    faces = console.locator("#loose .pick__face")
    expect(faces).to_have_count(40)
    stops = ".pick button:not([tabindex='-1']):visible"
    expect(console.locator(f"#loose {stops}")).to_have_count(2)  # a note, and its menu
    expect(console.locator(f"#themes {stops}")).to_have_count(2)

    faces.first.focus()
    for key in ("ArrowDown", "ArrowDown", "ArrowUp"):
        console.keyboard.press(key)
    expect(faces.nth(1)).to_be_focused()
    console.keyboard.press("End")
    expect(faces.last).to_be_focused()
    console.keyboard.press("Tab")
    console.keyboard.press("Tab")
    expect(console.locator("#insight-text")).to_be_focused()
    console.keyboard.press("Shift+Tab")
    console.keyboard.press("Shift+Tab")
    expect(faces.last).to_be_focused()
    console.keyboard.press("Home")
    expect(faces.first).to_be_focused()


def test_arrows_go_from_note_to_note_with_the_single_keys_switched_off(crowd):
    crowd = crowd()
    console = crowd.console()
    crowd.write(3, "{n}枚目")
    faces = console.locator("#loose .pick__face")
    expect(faces).to_have_count(3)
    console.locator("#help").click()
    console.locator("dialog[open] input[type=checkbox]").uncheck()
    console.keyboard.press("Escape")

    faces.first.focus()
    console.keyboard.press("ArrowDown")

    expect(faces.nth(1)).to_be_focused()


def test_with_seven_themes_every_place_to_sort_into_is_in_sight(crowd, picture):
    crowd = crowd()
    console = crowd.console()
    crowd.write(90, "{n}枚目")
    notes = crowd.notes
    for n in range(7):
        own = notes[n * 10 : n * 10 + 10]
        crowd.board.act("AddTheme", part="worries", title=f"まとまり{n}", notes=own)
    crowd.board.act("PlaceNotes", notes=notes[70:80], theme="lone")
    expect(console.locator(".console-theme")).to_have_count(8)
    expect(console.locator("#loose .pick__face")).to_have_count(10)

    for theme in console.locator(".console-theme").all():
        expect(theme).to_be_in_viewport(ratio=1)
    console.set_viewport_size({"width": 1366, "height": 768})
    for theme in console.locator(".console-theme").all():
        expect(theme).to_be_in_viewport(ratio=1)
    picture(console, "console-seven-themes")


@pytest.mark.parametrize("lang", ["ja", "en"])
def test_seven_themes_and_their_numbers_are_on_the_stage_at_once(crowd, lang, picture):
    crowd = crowd(lang)
    crowd.write(80, "{n}")
    notes = crowd.notes
    title = {"ja": "名前を知らなくても、つながっている", "en": "Connected without knowing names"}
    for n in range(7):
        own = notes[n * 10 : n * 10 + 10]
        crowd.board.act("AddTheme", part="worries", title=title[lang], notes=own)
    crowd.board.act("PlaceNotes", notes=notes[70:], theme="lone")

    crowd.go("worries/theme")

    expect(crowd.stage.locator(".theme:visible")).to_have_count(7)
    expect(crowd.stage.locator(".themes > .pages")).to_be_hidden()
    assert crowd.stage.evaluate(SMALLER, SMALLEST) == []
    assert crowd.stage.evaluate(BESIDE)
    picture(crowd.stage, f"stage-seven-themes-{lang}")


@pytest.mark.parametrize("lang", ["ja", "en"])
def test_an_eighth_theme_has_its_page_and_lone_voices_say_that_they_take_turns(
    crowd, lang, picture
):
    crowd = crowd(lang)
    crowd.write(30, "{n}")
    notes = crowd.notes
    for n in range(8):
        own = notes[n : n + 1]
        crowd.board.act("AddTheme", part="worries", title=f"まとまり Theme {n}", notes=own)
    crowd.board.act("PlaceNotes", notes=notes[8:], theme="lone")
    console = crowd.console()
    stage = crowd.stage

    crowd.go("worries/theme")

    pages = stage.locator(".themes > .pages")
    expect(pages).to_contain_text("1 / 2")
    expect(stage.locator(".theme:visible")).to_have_count(7)
    expect(stage.locator(".lone__turn")).to_contain_text(re.compile(r"1 / \d"))
    assert stage.evaluate(SMALLER, SMALLEST) == []
    assert stage.evaluate(CUT) == []
    assert stage.evaluate(BESIDE)
    picture(stage, f"stage-eight-themes-{lang}")
    console.locator("#pages [data-turn=on]").click()  # from there it stays
    expect(pages).to_contain_text("2 / 2")
    expect(stage.locator(".theme:visible")).to_have_count(1)
    expect(stage.locator(".theme:visible")).to_contain_text("Theme 7")


@pytest.mark.parametrize("lang", ["ja", "en"])
def test_very_many_notes_stand_by_category_until_somebody_wants_one_tray(crowd, lang, picture):
    crowd = crowd(lang)
    console = crowd.console()
    crowd.go("worries/write")
    fields = {"part": "worries", "named": False, "in_report": True}
    writer = join(crowd.server, crowd.code)
    notes = [
        fields | {"text": f"{n} {LONG[lang]}", "category": CATEGORIES[n % 6]} for n in range(200)
    ]
    write_many(writer, notes[:199])
    loose = console.locator("#loose .pick")
    expect(loose).to_have_count(199)
    switch = console.locator("#columns")
    expect(switch).to_be_hidden()
    face = loose.nth(5).locator(".pick__face")
    face.focus()
    name = face.get_attribute("aria-label")

    assert writer.act("AddNote", **notes[199])["ok"]

    columns = console.locator(".by-category__column")
    expect(columns).to_have_count(6)
    expect(loose).to_have_count(0)
    assert console.evaluate("document.activeElement.ariaLabel") == name
    sizes = [int(each) for each in columns.locator("[data-slot=size]").all_inner_texts()]
    assert sorted(sizes) == [33, 33, 33, 33, 34, 34]
    expect(columns.first.locator("[data-part=none]")).to_be_hidden()
    no_barrier(console)
    picture(console, f"console-by-category-{lang}")
    first = columns.first.locator(".pick__face").first
    first.focus()
    console.keyboard.press("0")
    expect(columns.first.locator("[data-slot=size]")).to_have_text(str(sizes[0] - 1))
    expect(columns.first.locator(".pick__face").first).to_be_focused()

    switch.press("Enter")
    expect(switch).to_have_attribute("aria-pressed", "false")
    expect(switch).to_be_focused()
    expect(loose).to_have_count(199)
    expect(columns).to_have_count(0)
    switch.press("Enter")
    expect(columns).to_have_count(6)


@pytest.mark.parametrize("lang", ["ja", "en"])
def test_eighty_notes_are_grouped_by_keys_alone_one_press_for_each(crowd, lang, picture):
    crowd = crowd(lang)
    console = crowd.console()
    crowd.write(80, "{n} あいさつ", "{n} a greeting")
    loose = console.locator("#loose .pick")
    expect(loose).to_have_count(80)
    for title in ("one", "two"):
        console.keyboard.press("ArrowDown")
        console.keyboard.press("g")
        expect(console.locator(".console-theme__title:focus")).to_be_visible()
        console.keyboard.type(title)
        console.keyboard.press("Enter")
        expect(console.locator(".console-theme__title:focus")).to_have_count(0)
    expect(loose).to_have_count(78)
    console.keyboard.press("ArrowDown")
    console.keyboard.press("Home")
    expect(loose.first.locator(".pick__face")).to_be_focused()

    for left in range(77, -1, -1):
        console.keyboard.press("012"[left % 3])
        expect(loose).to_have_count(left)
        if left == 40:
            picture(console, f"console-eighty-{lang}")

    sizes = console.locator(".console-theme [data-slot=size]")
    expect(sizes).to_have_text(["27", "27", "26"])


@pytest.mark.parametrize("lang", ["ja", "en"])
def test_three_hundred_notes_are_whole_and_large_on_pages_that_say_which_they_are(
    crowd, lang, picture
):
    crowd = crowd(lang)
    stage = crowd.stage
    crowd.write(300, "{n}", "{n} " + LONG[lang], "{n} 雨", "{n} a neighbour", "{n} 🐕")
    shown = crowd.board.until(lambda s: (it := s.records["stage"]).get("columns") and it)
    last = shown["pages"]
    read: set[str] = set()
    for page in range(last):
        assert crowd.board.act("HoldPage", page=page)["ok"]
        shown = crowd.board.until(lambda s, n=page: (it := s.records["stage"])["page"] == n and it)
        turns = [turn for column in shown["columns"] for turn in column["turns"]]
        read |= {note["text"] for turn in turns for note in turn}
    assert len(read) == 6 * 12  # of each column, which tells how many there are
    sizes = stage.locator(".column [data-slot=size]").all_inner_texts()
    assert sum(int(re.sub(r"\D", "", size)) for size in sizes) == 300
    expect(stage.locator(".column")).to_have_count(6)

    for page in (0, last - 1):
        assert crowd.board.act("HoldPage", page=page)["ok"]
        expect(stage.get_by_text(f"{page + 1} / {last}", exact=True)).to_be_visible()
        for width, height in SCREENS:
            stage.set_viewport_size({"width": width, "height": height})
            stage.evaluate(NEXT_FRAME)
            legible(stage)
        picture(stage, f"stage-columns-300-{page}-{lang}")
    notes = crowd.notes
    title = {"ja": "名前を知らなくても、つながっている", "en": "Connected without knowing names"}
    for n in range(7):
        members = notes[n * 40 : n * 40 + 40]
        assert crowd.board.act("AddTheme", part="worries", title=title[lang], notes=members)["ok"]
    assert crowd.board.act("PlaceNotes", notes=notes[280:], theme="lone")["ok"]
    stage.set_viewport_size(HALL["viewport"])
    crowd.go("worries/theme")
    expect(stage.locator(".theme:visible")).to_have_count(7)
    expect(stage.locator(".view")).to_have_count(1)
    for width, height in SCREENS:
        stage.set_viewport_size({"width": width, "height": height})
        stage.evaluate(NEXT_FRAME)
        legible(stage)
    picture(stage, f"stage-themes-300-{lang}")


def legible(stage: Page) -> None:
    """Nothing on the stage is too small, cut or beyond its edge."""
    assert stage.evaluate(SMALLER, SMALLEST) == []
    assert stage.evaluate(CUT) == []
    assert stage.evaluate(FOLDED) == 0
    assert stage.evaluate(SCROLLS) is False

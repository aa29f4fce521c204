"""Sorting notes on the console: by drag, lasso, finger, keys and menus; finding and undoing."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.barriers import no_barrier
from tests.browser.conftest import DESK
from tests.browser.test_console import desk, go
from tests.browser.test_evening import make_session
from tests.serving import Screen, join

LAPTOP = {"viewport": {"width": 1366, "height": 768}}
TABLET = {"viewport": {"width": 1024, "height": 768}, "has_touch": True}
TEXTS = [
    "バスの運転手さんが手をあげてくれた",
    "エレベーターで待っていてくれる人",
    "コンビニの店員さんのあいさつ",
    "黙っていても平気な相手",
    "何も話さなくても息が楽な人",
    "なくなってはじめて気づいた",
    "なくなってはじめて気づきました。",
    "図書館の人が本を取っておいてくれる",
    "Somebody waits for me with the lift",
]
# What stands in an empty field is shown whole, on its one line.
PLACEHOLDER_FITS = """it => {
  const style = getComputedStyle(it);
  const pen = document.createElement("canvas").getContext("2d");
  pen.font = `${style.fontSize} ${style.fontFamily}`;
  const room = it.clientWidth - parseFloat(style.paddingLeft) - parseFloat(style.paddingRight);
  return pen.measureText(it.placeholder).width <= room;
}"""
SIGNS, EASE = "小さな合図", "息が楽になる"


@dataclass
class Board:
    """A console with notes on its board, and a script's hands beside it."""

    page: Page
    fay: Screen
    part: str

    def face(self, text: str) -> Locator:
        return self.note(text).locator(".pick__face")

    def note(self, text: str) -> Locator:
        here = self.page.locator(".note__text", has_text=text)
        return self.page.locator(".pick").filter(has=here).first

    def theme(self, title: str) -> Locator:
        found = [
            k for k, r in self.fay.records.items() if k[:6] == "theme/" and r["title"] == title
        ]
        return self.page.locator(f".console-theme[data-key='{found[0].removeprefix('theme/')}']")

    @property
    def loose(self) -> Locator:
        return self.page.locator("#loose .pick")

    def of(self, text: str) -> dict[str, Any]:
        notes = [r for k, r in self.fay.records.items() if k.startswith("note/")]
        return next(note for note in notes if note["text"] == text)

    def add_theme(self, title: str, *texts: str) -> None:
        notes = [self.of(text)["id"] for text in texts]
        assert self.fay.act("AddTheme", part=self.part, title=title, notes=notes)["ok"]
        self.fay.until(lambda s: any(r.get("title") == title for r in s.records.values()))
        expect(self.theme(title)).to_be_visible()

    def placed(self, text: str, theme: str | None) -> None:
        """Wait until the server has it so."""
        self.fay.until(lambda s: self.of(text)["theme"] == theme)

    def id_of(self, title: str) -> str:
        return self.theme(title).get_attribute("data-key") or ""


@pytest.fixture
def board(server, window) -> Callable[..., Board]:
    """board(LAPTOP) opens a console with nine notes of the first step, at "theme"."""

    def open_(device: dict[str, object], part: str = "meaning", lang: str = "ja") -> Board:
        page = window(device)
        code = make_session(page, server.url, server.owner)
        fay = desk(server, page)
        go(fay, f"{part}/write")
        ann = join(server, code, "アンネリーゼ")
        named = fay.records[f"part/{part}"]["names"] != "forced_anonymous"
        for n, text in enumerate(TEXTS):
            fields = {"category": None, "named": named and n == 0, "in_report": True}
            assert ann.act("AddNote", part=part, text=text, **fields)["ok"]
        go(fay, f"{part}/reveal")
        if part == "meaning":
            go(fay, f"{part}/theme")
        if lang == "en":
            page.goto(f"{page.url}?lang=en")
        made = Board(page, fay, part)
        expect(made.loose).to_have_count(len(TEXTS))
        return made

    return open_


def middle(target: Locator) -> tuple[float, float]:
    target.scroll_into_view_if_needed()
    box = target.bounding_box()
    assert box is not None
    return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2


def take(page: Page, target: Locator) -> None:
    """Press on something and begin to move."""
    x, y = middle(target)
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x + 12, y - 12, steps=3)


def drop(page: Page, target: Locator) -> None:
    box = target.bounding_box()
    assert box is not None
    page.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2, steps=4)
    page.mouse.up()


def test_the_keyboard_stays_on_a_note_that_a_colleague_moves(board):
    here = board(LAPTOP)
    here.add_theme(SIGNS)
    here.face(TEXTS[3]).focus()

    here.fay.act("PlaceNotes", notes=[here.of(TEXTS[3])["id"]], theme=here.id_of(SIGNS))
    expect(here.theme(SIGNS).locator(".pick")).to_have_count(1)
    expect(here.face(TEXTS[3])).to_be_focused()

    here.fay.act("PlaceNotes", notes=[here.of(TEXTS[3])["id"]], theme=None)
    expect(here.loose).to_have_count(len(TEXTS))
    expect(here.face(TEXTS[3])).to_be_focused()


def test_when_the_last_note_of_a_tray_is_sorted_the_keyboard_goes_to_the_one_before(board):
    here = board(LAPTOP)
    texts = [each.locator(".note__text").inner_text() for each in here.loose.all()[-2:]]
    here.face(texts[1]).focus()

    here.page.keyboard.press("0")
    here.placed(texts[1], "lone")

    expect(here.loose).to_have_count(len(TEXTS) - 1)
    expect(here.face(texts[0])).to_be_focused()


def test_a_note_is_dragged_into_a_theme_among_the_lone_voices_and_back(board):
    here = board(LAPTOP)
    here.add_theme(SIGNS)
    signs = here.id_of(SIGNS)

    take(here.page, here.face(TEXTS[0]))
    expect(here.page.locator(".in-hand")).to_have_text(TEXTS[0])
    drop(here.page, here.theme(SIGNS))
    here.placed(TEXTS[0], signs)
    expect(here.page.locator(".in-hand")).to_have_count(0)
    expect(here.page.locator("#chosen")).to_be_hidden()

    expect(here.theme(SIGNS).locator(".pick")).to_have_count(1)
    take(here.page, here.face(TEXTS[0]))
    drop(here.page, here.page.locator(".console-theme--lone"))
    here.placed(TEXTS[0], "lone")

    expect(here.page.locator(".console-theme--lone .pick")).to_have_count(1)
    take(here.page, here.face(TEXTS[0]))
    drop(here.page, here.page.locator(".board__loose"))
    here.placed(TEXTS[0], None)


@pytest.mark.parametrize(
    ("lang", "left_out", "name_it", "all_on"),
    [
        ("ja", "名前のないまとまりが1つあり、投票に入りません", "名前をつける", "まとまり 3つ"),
        ("en", "1 theme has no name yet and is not voted on", "Name it", "3 themes"),
    ],
)
def test_a_theme_without_a_name_is_told_of_before_the_vote_opens_and_hides_no_note(
    board, picture, lang, left_out, name_it, all_on
):
    here = board(LAPTOP, lang=lang)
    here.add_theme(SIGNS, TEXTS[0])
    here.add_theme(EASE, TEXTS[1])
    here.add_theme("", TEXTS[2], TEXTS[3])
    card, panel = here.theme(""), here.page.locator("#ballot")

    expect(panel).to_contain_text(left_out)
    expect(panel).to_contain_text({"ja": "まとまり3つのうち2つ", "en": "2 of 3 themes"}[lang])
    title, note = card.locator("textarea"), card.locator(".pick").first
    above, below = title.bounding_box(), note.bounding_box()
    assert above["y"] + above["height"] <= below["y"] + 1
    assert below["height"] >= 20
    assert title.evaluate(PLACEHOLDER_FITS)
    here.page.locator("#new-theme").click()
    fresh = here.page.locator(".console-theme--fresh input")
    assert fresh.evaluate(PLACEHOLDER_FITS)
    here.page.keyboard.press("Escape")
    no_barrier(here.page)
    picture(here.page, f"console-nameless-{lang}")

    panel.get_by_role("button", name=name_it).click()
    expect(title).to_be_focused()
    here.page.keyboard.type("名前")
    here.page.keyboard.press("Enter")
    expect(panel).not_to_contain_text(left_out)
    expect(panel).to_contain_text(all_on)
    expect(panel.get_by_role("button", name=name_it)).to_be_hidden()


def test_the_chosen_notes_go_together_and_onto_the_button_they_begin_a_theme(board):
    here = board(LAPTOP)
    here.face(TEXTS[0]).click()
    here.face(TEXTS[1]).click()

    take(here.page, here.face(TEXTS[1]))
    expect(here.page.locator(".in-hand")).to_contain_text("2枚")
    drop(here.page, here.page.locator("#new-theme"))
    here.page.keyboard.type(SIGNS)
    here.page.keyboard.press("Enter")

    here.fay.until(lambda s: any(r.get("title") == SIGNS for r in s.records.values()))
    expect(here.theme(SIGNS).locator(".pick")).to_have_count(2)


def test_escape_puts_what_was_in_the_hand_back(board):
    here = board(LAPTOP)
    here.add_theme(SIGNS)

    take(here.page, here.face(TEXTS[0]))
    box = here.theme(SIGNS).bounding_box()
    here.page.mouse.move(box["x"] + 20, box["y"] + 20)
    here.page.keyboard.press("Escape")
    here.page.mouse.up()

    expect(here.page.locator(".in-hand")).to_have_count(0)
    expect(here.loose).to_have_count(len(TEXTS))
    assert here.of(TEXTS[0])["theme"] is None


def test_a_lasso_chooses_what_it_touches_and_with_shift_more(board):
    here = board(LAPTOP)
    page = here.page
    third = here.loose.nth(2).bounding_box()

    # From the gap behind the third note to the middle of the second.
    page.mouse.move(third["x"] - 4, third["y"] + 10)
    page.mouse.down()
    page.mouse.move(third["x"] - 40, third["y"] + 40, steps=3)
    expect(page.locator(".lasso")).to_be_visible()
    page.mouse.up()
    expect(page.locator(".pick--chosen")).to_have_count(1)

    first = here.loose.nth(0).bounding_box()
    page.keyboard.down("Shift")
    page.mouse.move(first["x"] + first["width"] + 4, first["y"] + 10)
    page.mouse.down()
    page.mouse.move(first["x"] + 10, first["y"] + 40, steps=3)
    page.mouse.up()
    page.keyboard.up("Shift")

    expect(page.locator(".lasso")).to_have_count(0)
    expect(page.locator(".pick--chosen")).to_have_count(2)


class Finger:
    """A finger on a tablet."""

    def __init__(self, page: Page) -> None:
        self._tools = page.context.new_cdp_session(page)

    def touch(self, type: str, *points: tuple[float, float]) -> None:
        given = [{"x": x, "y": y} for x, y in points]
        self._tools.send("Input.dispatchTouchEvent", {"type": type, "touchPoints": given})


def test_a_finger_holds_a_note_and_takes_it_along_and_a_moving_one_scrolls(board):
    here = board(TABLET)
    here.add_theme(SIGNS)
    finger = Finger(here.page)
    x, y = middle(here.face(TEXTS[0]))

    finger.touch("touchStart", (x, y))
    finger.touch("touchMove", (x, y - 30))
    finger.touch("touchMove", (x, y - 60))
    expect(here.page.locator(".in-hand")).to_have_count(0)
    finger.touch("touchEnd")

    x, y = middle(here.face(TEXTS[0]))
    box = here.theme(SIGNS).bounding_box()
    finger.touch("touchStart", (x, y))
    expect(here.page.locator(".in-hand")).to_have_count(1)
    finger.touch("touchMove", (x, y - 20))
    finger.touch("touchMove", (box["x"] + 40, box["y"] + 30))
    expect(here.theme(SIGNS)).to_have_class("console-theme takes")
    finger.touch("touchEnd")

    here.placed(TEXTS[0], here.id_of(SIGNS))


def test_what_says_the_same_lies_together_counted_and_can_be_taken_apart(board):
    here = board(LAPTOP)
    here.face(TEXTS[5]).click()
    here.face(TEXTS[6]).click()

    here.page.keyboard.press("d")
    here.fay.until(lambda s: here.of(TEXTS[6])["under"] == here.of(TEXTS[5])["id"])
    expect(here.loose).to_have_count(len(TEXTS) - 1)
    expect(here.note(TEXTS[5]).locator(".note__times")).to_have_text("×2")
    expect(here.page.locator("[data-slot=loose]")).to_have_text(str(len(TEXTS)))

    here.note(TEXTS[5]).hover()
    here.note(TEXTS[5]).locator(".pick__more").click()
    here.page.get_by_role("menuitem", name="重複をほどく").click()
    expect(here.loose).to_have_count(len(TEXTS))


def test_d_alone_says_that_a_note_says_what_the_last_one_said(board):
    here = board(LAPTOP)
    here.face(TEXTS[5]).focus()
    here.page.keyboard.press("0")
    here.placed(TEXTS[5], "lone")

    here.face(TEXTS[6]).focus()
    here.page.keyboard.press("d")

    here.fay.until(lambda s: here.of(TEXTS[6])["under"] == here.of(TEXTS[5])["id"])
    assert here.of(TEXTS[6])["theme"] == "lone"


def test_notes_are_found_by_words_however_written_and_all_come_back_with_escape(board):
    here = board(LAPTOP)
    here.add_theme(SIGNS, TEXTS[2])

    here.page.keyboard.press("/")
    here.page.keyboard.type("こんびに")
    expect(here.page.locator(".pick")).to_have_count(1)
    expect(here.page.locator("#found")).to_have_text(f"{len(TEXTS)}枚のうち 1枚")
    here.page.locator("#filters input").fill("ＳＯＭＥＢＯＤＹ lift")
    expect(here.page.locator(".pick")).to_have_count(1)
    here.page.locator("#filters input").fill("どこにもない")
    expect(here.page.locator("#none-found")).to_be_visible()

    here.page.keyboard.press("Escape")
    expect(here.page.locator("#filters")).to_be_hidden()
    expect(here.page.locator(".pick")).to_have_count(len(TEXTS))


def test_filters_are_combined(board):
    here = board(LAPTOP)
    here.add_theme(SIGNS, TEXTS[0], TEXTS[1])
    here.page.locator("#filter").click()

    here.page.locator("#filters [name=theme]").select_option(label=SIGNS)
    expect(here.page.locator(".pick")).to_have_count(2)
    here.page.locator("[data-known=named]").click()
    expect(here.page.locator(".pick")).to_have_count(1)
    here.page.locator("#filters [name=category]").select_option(label="分類なし")
    expect(here.page.locator(".pick")).to_have_count(1)
    here.page.locator("[data-known=late]").click()
    expect(here.page.locator(".pick")).to_have_count(0)
    here.page.locator("#none-found button").click()
    expect(here.page.locator(".pick")).to_have_count(len(TEXTS))


def test_where_everyone_is_anonymous_only_category_and_theme_tell_notes_apart(board):
    here = board(LAPTOP, "barriers")
    here.page.keyboard.press("/")

    expect(here.page.locator("#filters select")).to_have_count(2)
    expect(here.page.locator("#filters input")).to_be_hidden()
    for chip in here.page.locator("[data-known]").all():
        expect(chip).to_be_hidden()


def test_themes_are_put_in_order_merged_and_taken_apart_by_their_menu(board):
    here = board(LAPTOP)
    here.add_theme(SIGNS, TEXTS[0])
    here.add_theme(EASE, TEXTS[3])

    def choose(title: str, item: str) -> None:
        here.theme(title).locator(".console-theme__more").click()
        here.page.get_by_role("menuitem", name=item, exact=True).click()

    choose(EASE, "前へ")
    titles = here.page.locator(".console-theme textarea")
    expect(titles.first).to_have_value(EASE)
    choose(SIGNS, "このまとまりをほどく")
    expect(titles).to_have_count(1)
    here.placed(TEXTS[0], None)

    here.page.locator("#history-open").click()
    deeds = here.page.locator(".history__deed")
    expect(deeds.first).to_contain_text("まとまりをほどきました")
    deeds.filter(has_text="順番").locator("button").click()

    expect(titles).to_have_count(2)
    expect(titles.first).to_have_value(SIGNS)
    expect(here.page.locator("#history")).to_be_hidden()


@pytest.mark.parametrize("lang", ["ja", "en"])
def test_two_presses_show_a_note_large_that_nobody_has_related_to(board, lang):
    here = board(DESK, lang=lang)
    stage = here.page.context.new_page()
    stage.goto(here.page.url.replace("console", "stage"))

    here.page.locator("#unheard").click()
    first = here.loose.first.locator(".pick__face")
    expect(first).to_be_focused()
    here.page.keyboard.press("s")

    expect(stage.locator(".spotlight .note")).to_have_count(1)
    expect(stage.locator(".spotlight .note__text")).to_have_text(first.get_attribute("aria-label"))


@pytest.mark.parametrize(("key", "taken"), [("h", "hidden"), ("f", "stage")])
def test_what_was_taken_off_in_one_press_comes_back_in_one_press(board, key, taken):
    here = board(DESK)
    chosen = TEXTS[:3]
    for text in chosen:
        here.face(text).click()

    def off(s):
        notes = [here.of(text) for text in chosen]
        return [
            n for n in notes if (n["hidden"] if taken == "hidden" else n["desk"]["stage"] == "off")
        ]

    here.page.keyboard.press(key)
    here.fay.until(lambda s: len(off(s)) == 3)
    here.page.locator("#toasts button").click()

    here.fay.until(lambda s: off(s) == [])


def all_are_read(page: Page) -> None:
    """Wait for all that is suggested of these notes: what is asked stays, even if better comes."""
    expect(page.locator("[data-slot=rest]")).to_have_text("ほか2件")


def test_suggestions_come_one_after_the_other_and_nothing_happens_without_a_yes(board):
    here = board(LAPTOP)
    page = here.page
    here.add_theme(SIGNS, TEXTS[0], TEXTS[1])
    here.add_theme(EASE, TEXTS[3])
    page.locator("#similar").click()
    words = page.locator("[data-slot=proposal]")
    expect(words).to_contain_text("ほとんど同じ言葉です")
    expect(page.locator(".pick.proposed")).to_have_count(2)
    all_are_read(page)

    page.keyboard.press("n")
    expect(words).to_contain_text("ここかもしれません")
    assert {here.of(text)["under"] for text in TEXTS} == {None}
    note = page.locator(".pick.proposed").get_attribute("data-key")
    theme = page.locator(".console-theme.proposed").get_attribute("data-key")
    page.keyboard.press("y")
    here.fay.until(lambda s: s.records[f"note/{note}"]["theme"] == theme)

    page.reload()
    page.locator("#similar").click()
    expect(words).not_to_contain_text("読んでいます")
    expect(words).not_to_contain_text("ほとんど同じ言葉です")


def test_what_is_asked_stays_while_more_comes_and_goes_with_its_notes(board, server):
    here = board(LAPTOP)
    page = here.page
    here.add_theme(SIGNS, TEXTS[0], TEXTS[1])
    here.add_theme(EASE, TEXTS[3])
    page.locator("#similar").click()
    words, rest = page.locator("[data-slot=proposal]"), page.locator("[data-slot=rest]")
    expect(words).to_contain_text("ほとんど同じ言葉です")
    all_are_read(page)
    page.keyboard.press("n")
    expect(words).to_contain_text("ここかもしれません")
    asked = words.inner_text()

    ben = join(server, page.url.partition("/console/")[2][:6], "ベン")
    fields = {"category": None, "named": False, "in_report": True}
    assert ben.act("AddNote", part=here.part, text=f"{TEXTS[8]}!", **fields)["ok"]

    expect(rest).to_have_text("ほか2件")  # two that say the same: they would come first
    expect(words).to_have_text(asked)
    note = page.locator("#loose .pick.proposed").get_attribute("data-key")
    assert here.fay.act("PlaceNotes", notes=[note], theme="lone")["ok"]
    expect(words).not_to_have_text(asked)
    expect(words).to_contain_text("ほとんど同じ言葉です")


def test_yes_to_two_that_say_the_same_lays_them_together(board):
    here = board(LAPTOP)
    here.page.locator("#similar").click()
    expect(here.page.locator("[data-slot=proposal]")).to_contain_text("ほとんど同じ言葉です")

    here.page.locator("[data-deed=accept]").click()

    twins = {here.of(text)["id"] for text in TEXTS[5:7]}
    here.fay.until(lambda s: {here.of(text)["under"] for text in TEXTS[5:7]} & twins)
    expect(here.loose).to_have_count(len(TEXTS) - 1)


def test_move_to_begins_with_the_themes_that_are_near(board):
    here = board(LAPTOP)
    here.add_theme(SIGNS, TEXTS[0], TEXTS[1])
    here.add_theme(EASE, TEXTS[3])
    expect(here.page.locator("#similar")).not_to_contain_text("—")
    here.page.locator("#similar").click()
    expect(here.page.locator("[data-slot=proposal]")).to_contain_text("ほとんど同じ")
    all_are_read(here.page)
    here.page.keyboard.press("n")
    expect(here.page.locator("[data-slot=proposal]")).to_contain_text("ここかもしれません")
    note = here.page.locator("#loose .pick.proposed").first
    expect(note).to_be_visible()

    note.hover()
    note.locator(".pick__more").click()

    expect(here.page.locator(".menu__heading").first).to_have_text("近そうなまとまり（提案）")


def test_suggestions_are_turned_off_for_good(board):
    here = board(LAPTOP)
    here.page.locator("#similar").click()
    here.page.locator("[data-deed=refuse]").click()

    expect(here.page.locator("[data-slot=proposal]")).to_have_text("提案は止めてあります")
    here.page.reload()
    here.page.locator("#similar").click()
    expect(here.page.locator("[data-slot=proposal]")).to_have_text("提案は止めてあります")
    here.page.locator("[data-deed=wish]").click()
    expect(here.page.locator("[data-slot=proposal]")).not_to_have_text("提案は止めてあります")


def test_where_nobody_answers_there_is_a_dash_and_no_error(board):
    here = board(LAPTOP)
    here.page.route("**/similar", lambda route: route.abort())

    here.page.reload()
    here.page.locator("#similar").click()

    expect(here.page.locator("#similar [data-slot=many]")).to_have_text("—")
    expect(here.page.locator("#trouble")).to_be_hidden()


@pytest.mark.parametrize("lang", ["ja", "en"])
def test_filters_suggestions_history_and_menus_have_no_barrier(board, picture, lang):
    here = board(LAPTOP, lang=lang)
    here.add_theme(SIGNS, TEXTS[0])
    here.page.locator("#similar").click()
    expect(here.page.locator(".pick.proposed")).to_have_count(2)
    here.page.locator("#filter").click()
    here.page.locator("#filters input").fill("o")

    def look(name: str) -> None:
        no_barrier(here.page, name)
        picture(here.page, f"console-{name}-{lang}")

    look("sorting")
    here.page.keyboard.press("Escape")
    here.page.locator("#history-open").click()
    expect(here.page.locator(".history__deed")).to_have_count(1)
    look("history")
    here.page.keyboard.press("Escape")
    here.theme(SIGNS).locator(".console-theme__more").click()
    look("theme-menu")

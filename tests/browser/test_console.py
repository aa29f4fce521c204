"""The facilitator's hands: two of them on one button, fast typing, notes with names."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.barriers import no_barrier
from tests.browser.conftest import DESK
from tests.browser.entering import let_in
from tests.browser.test_evening import make_session, press
from tests.serving import Browser, Screen, Server, join, new_session, page_of

LAPTOP = {"viewport": {"width": 1366, "height": 768}}
TITLE = "ba big voice, hushed"  # full of letters that are keys of the board


def desk(server: Server, console: Page) -> Screen:
    """Return a second console of the session, which acts as fast as a script can."""
    return Screen(server, page_of(console.request.get(console.url).text()))


def go(fay: Screen, stop: str) -> None:
    here = fay.records["session"]["stop"]["id"]
    answer = fay.act("Move", to=stop, expect=here)
    assert answer["ok"], answer
    fay.until(lambda s: s.records["session"]["stop"]["id"] == stop)


def written(server: Server, code: str, fay: Screen, *texts: str) -> None:
    ann = join(server, code, "アンネリーゼ")
    go(fay, "meaning/write")
    for text in texts:
        fields = {"text": text, "category": None, "named": False, "in_report": True}
        assert ann.act("AddNote", part="meaning", **fields)["ok"]
    go(fay, "meaning/reveal")


@pytest.mark.parametrize(
    ("lang", "close", "told"),
    [
        ("ja", "締め切って見せる", "進行役が進めました"),
        ("en", "Close and show", "Facilitator moved on"),
    ],
)
def test_a_press_that_comes_right_after_the_other_consoles_does_nothing_and_says_so(
    server, window, lang, close, told
):
    facilitator = Browser(server).enter(server.owner)
    code = new_session(facilitator, lang=lang)
    fay = Screen(server, facilitator.page(f"/console/{code}"))
    console = window(DESK, lang)
    console.clock.install()
    let_in(console, server)
    console.goto(f"{server.url}/console/{code}")
    written(server, code, fay, "一枚", "二枚")
    go(fay, "meaning/theme")
    fay.act("AddTheme", part="meaning", title="まとまり", notes=[])
    go(fay, "meaning/vote")
    button = console.locator("#primary")
    expect(button).to_contain_text(close)
    expect(button).to_be_enabled()

    # "Right after" is less than a second, and this machine may be slow: the page's time stands.
    console.clock.pause_at(console.evaluate("Date.now() + 1000"))
    fay.act("CloseVote", expect="meaning/vote")
    while close in button.inner_text():
        console.clock.run_for(20)
    button.click(force=True)
    console.keyboard.press("ArrowRight")
    console.keyboard.press("PageDown")
    console.keyboard.press("ArrowLeft")

    expect(console.locator("#trouble")).to_have_text(told)
    console.clock.resume()
    expect(button).to_be_enabled()
    assert fay.act("Blank", on=False)["ok"]
    assert fay.records["session"]["stop"]["id"] == "meaning/vote"
    button.click()
    fay.until(lambda s: s.records["session"]["stop"]["id"] == "meaning/insight")


def test_what_one_asked_for_oneself_is_no_news(server, window):
    console = window(DESK)
    make_session(console, server.url, server.owner)

    press(console, "はじめる")
    press(console, "ルールを見せる")

    expect(console.locator("#trouble")).to_be_hidden()


def test_a_title_typed_right_after_the_key_loses_no_letter_and_fires_no_key(server, window):
    console = window(DESK)
    code = make_session(console, server.url, server.owner)
    fay = desk(server, console)
    written(server, code, fay, "一枚", "二枚", "三枚")
    go(fay, "meaning/theme")
    faces = console.locator("#loose .pick__face")
    expect(faces).to_have_count(3)
    faces.nth(0).click()
    faces.nth(1).click()

    console.keyboard.type(f"g{TITLE}")
    console.keyboard.press("Enter")

    expect(console.locator(".console-theme:not(.console-theme--fresh) textarea")).to_have_value(
        TITLE
    )
    expect(console.locator(".console-theme--fresh")).to_have_count(0)
    expect(faces).to_have_count(1)
    expect(faces.first).to_be_focused()
    assert fay.records["console"]["blank"] is False
    assert [s.get("title") for k, s in fay.records.items() if k.startswith("theme/")] == [TITLE]


def test_escape_makes_no_theme_and_leaving_the_field_makes_one(server, window):
    console = window(DESK)
    code = make_session(console, server.url, server.owner)
    fay = desk(server, console)
    written(server, code, fay, "一枚", "二枚")
    go(fay, "meaning/theme")
    faces = console.locator("#loose .pick__face")
    faces.first.click()

    console.keyboard.type("gno")
    console.keyboard.press("Escape")
    expect(console.locator(".console-theme--fresh")).to_have_count(0)
    expect(faces.first).to_have_attribute("aria-pressed", "true")
    expect(faces.first).to_be_focused()
    console.keyboard.press("g")
    console.locator("#insight-text").click()

    expect(console.get_by_role("textbox", name=re.compile("まとまり"))).to_have_value("")
    expect(faces).to_have_count(1)
    expect(console.locator("#insight-text")).to_be_focused()


def test_a_refused_theme_gives_its_words_back_with_the_reason(server, window):
    console = window(DESK)
    code = make_session(console, server.url, server.owner)
    fay = desk(server, console)
    written(server, code, fay, "一枚")
    go(fay, "meaning/theme")
    console.locator("#loose .pick__face").first.click()

    console.keyboard.type("g" + "long " * 200)
    console.keyboard.press("Enter")

    fresh = console.locator(".console-theme--fresh")
    limit = "長すぎます。80文字までにしてください"
    expect(fresh.locator("[data-slot=reason]")).to_have_text(limit)
    expect(console.locator("#trouble")).to_have_text(limit)  # and nothing of the stage
    expect(fresh.locator("input")).to_have_value("long " * 200)
    expect(fresh.locator("input")).to_be_editable()


def test_a_name_on_a_note_can_be_read_beside_a_long_category_and_the_menu(server, window, picture):
    console = window(DESK)
    code = make_session(console, server.url, server.owner)
    fay = desk(server, console)
    part = next(
        record
        for key, record in fay.records.items()
        if key.startswith("part/")
        and record["categories"]
        and record["names"] != "forced_anonymous"
    )
    ann = join(server, code, "アンネさん")
    go(fay, f"{part['id']}/write")
    category = max(part["categories"], key=lambda each: len(each["label"]["ja"]))["id"]
    fields = {"text": "名前のある一枚", "category": category, "named": True, "in_report": True}
    assert ann.act("AddNote", part=part["id"], **fields)["ok"]
    name, more = console.locator("#loose .note__by"), console.locator("#loose .pick__more")
    expect(name).to_have_text("アンネさん")
    console.locator("#loose .pick__face").hover()
    picture(console, "console-named")

    assert name.evaluate("it => it.scrollWidth <= it.clientWidth + 1")
    name_box, more_box = name.bounding_box(), more.bounding_box()
    assert name_box["x"] + name_box["width"] <= more_box["x"] + 1


def test_before_anybody_answers_the_board_says_once_what_will_come(server, window):
    console = window(DESK)
    make_session(console, server.url, server.owner)
    go(desk(server, console), "checkin/checkin")
    answers = console.get_by_text("届いた声はここに出ます")
    notes = console.get_by_text("書かれた付箋が、ここに届きます")

    expect(answers).to_be_visible()
    expect(notes).to_be_hidden()
    go(desk(server, console), "meaning/write")

    expect(notes).to_be_visible()
    expect(answers).to_be_hidden()


@pytest.mark.parametrize(
    ("lang", "kept", "at_once", "none"),
    [
        ("ja", "公開するまで", "すぐに全員に見えます", "ここには付箋がありません"),
        ("en", "until you reveal", "everybody sees new ones at once", "There are no notes here"),
    ],
)
def test_a_board_without_notes_says_what_is_true_after_the_reveal(
    server, window, picture, lang, kept, at_once, none
):
    fay = Browser(server).enter(server.owner)
    code = new_session(fay, lang=lang)
    board = Screen(server, fay.page(f"/console/{code}"))
    console = window(LAPTOP, lang)
    let_in(console, server)
    go(board, "meaning/write")
    console.goto(f"{server.url}/console/{code}")
    said = console.locator(".board__waiting:visible")

    expect(said).to_contain_text(kept)
    go(board, "meaning/reveal")
    expect(said).to_contain_text(at_once)
    no_barrier(console)
    picture(console, f"console-no-notes-{lang}")
    for stop in ("meaning/vote", "meaning/insight"):
        go(board, stop)
        expect(said).to_have_text(none)
    console.reload()
    expect(said).to_have_text(none)


def test_a_sentence_that_was_kept_says_so_until_it_is_changed(server, window):
    console = window(DESK)
    make_session(console, server.url, server.owner)
    go(desk(server, console), "meaning/write")
    field = console.locator("#insight-text")

    field.fill("返事のかたちをしていた。")
    console.get_by_role("button", name="保存").click()
    console.get_by_role("heading", name="そもそも").click()
    expect(console.locator("#insight-used")).to_contain_text("保存しました")
    go(desk(server, console), "meaning/reveal")
    expect(console.locator("#phases [aria-current]")).to_have_text("公開")
    expect(console.locator("#insight-used")).to_contain_text("保存しました")

    field.press("End")
    console.keyboard.insert_text("！")
    expect(console.locator("#insight-used")).not_to_contain_text("保存しました")


@pytest.mark.parametrize(
    ("lang", "words"),
    [
        ("ja", "結果は、締め切ってから出ます"),
        ("en", "The result, once the vote is closed"),
    ],
)
def test_while_a_vote_is_open_what_comes_next_is_a_secret(server, window, lang, words):
    code = new_session(Browser(server).enter(server.owner), format=90)
    console = window(DESK, lang)
    let_in(console, server)
    console.goto(f"{server.url}/console/{code}")
    fay = desk(server, console)
    written(server, code, fay, "一枚", "二枚")
    side = console.locator(".side__part:has(#preview-next)")

    go(fay, "meaning/vote")

    expect(side).to_contain_text(words)
    expect(console.locator("#preview-next [data-part=stage]")).to_be_hidden()
    assert fay.act("CloseVote", expect="meaning/vote")["ok"]
    expect(side).not_to_contain_text(words)
    expect(console.locator("#preview-next [data-part=stage]")).to_be_visible()


def test_a_part_without_a_board_says_its_title_once(server, window):
    console = window(DESK)
    make_session(console, server.url, server.owner)

    go(desk(server, console), "share/share")

    middle = console.locator("main")
    expect(middle.get_by_text("分かち合う", exact=True).filter(visible=True)).to_have_count(1)


@pytest.mark.parametrize(
    ("lang", "talk", "rest", "end"),
    [
        ("ja", "問いに戻る", "再開", "スマホに持ち帰りへの入口が出ます"),
        ("en", "Back to the question", "Resume", "phones show the way to the takeaway"),
    ],
)
def test_the_button_says_where_people_go_on_from_a_talk_a_break_and_at_the_end(
    server, window, picture, lang, talk, rest, end
):
    code = new_session(Browser(server).enter(server.owner), format=90)
    console = window({"viewport": {"width": 1366, "height": 768}}, lang)
    let_in(console, server)
    console.goto(f"{server.url}/console/{code}")
    fay = desk(server, console)
    agenda = fay.records["console"]["agenda"]
    button = console.locator("#primary")
    rests = next(each["stop"] for each in agenda if each["phase"] == "break")

    for stop, says in (("talk/talk", talk), (rests, rest), (agenda[-2]["stop"], end)):
        go(fay, stop)
        expect(button).to_contain_text(says)
        picture(console, f"console-button-{stop.partition('/')[0]}-{lang}")
        fits = "it => it.scrollWidth <= it.clientWidth && it.scrollHeight <= it.clientHeight"
        assert button.evaluate(fits)

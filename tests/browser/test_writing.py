"""Writing on the phone, and what comes beside it: replies, names, a word to the silent, memos."""

import pytest
from playwright.sync_api import expect

from tests.browser.barriers import no_barrier
from tests.browser.cast import Cast
from tests.browser.cast import cast as cast  # a session with somebody at a phone
from tests.browser.cast import lang as lang
from tests.browser.test_phone_pictures import look as look  # pictures, and no barriers

MEMO = "だれにも見せないメモかわせみ"
REPLY = {"ja": "雨の日もかな", "en": "On rainy days, too"}

THREE = {
    "ja": ("朝のあいさつ", "犬の散歩で会う人", "祖母の味噌汁"),
    "en": ("A greeting in the morning", "People met walking a dog", "My grandmother's soup"),
}


def revealed(cast):
    """Let two people write, and everybody read it."""
    cast.go("meaning/write")
    cast.shows("write")
    cast.post("犬の散歩で会う人")
    cast.write("meaning", "朝のあいさつを返し合う")
    cast.go("meaning/reveal")
    cast.shows("board")


def board_note(cast, text):
    return cast.phone.locator(".board__item", has_text=text)


def test_a_line_is_built_on_a_note_and_everybody_reads_it_under_that_note(cast, look, lang):
    revealed(cast)
    note = board_note(cast, "朝のあいさつ")

    note.locator("[data-act=build]").first.click()
    field = note.locator(".reply-form__text")
    expect(field).to_be_focused()
    field.fill("あ" * 61)
    field.press("Enter")
    expect(note.locator(".reply-form__problem")).not_to_be_empty()
    expect(field).to_have_value("あ" * 61)
    look(cast.phone, "reply-form")
    field.fill(REPLY[lang])
    field.press("Enter")

    expect(note.locator(".reply")).to_have_count(1)
    expect(note.locator(".reply-form")).to_have_count(0)
    key = f"note/{note.get_attribute('data-key')}"
    cast.console.until(lambda s: s.records[key]["replies"])
    assert [reply["by"] for reply in cast.console.records[key]["replies"]] == [None]
    cast.phone.reload()
    expect(note.locator(".reply")).to_contain_text(REPLY[lang])
    look(cast.phone, "replies")

    note.locator(".reply [data-act=unbuild]").click()
    expect(note.locator(".reply")).to_have_count(0)
    cast.console.until(lambda s: not s.records[key]["replies"])


@pytest.mark.parametrize("lang", ["ja"])
def test_a_line_is_kept_while_it_is_typed_and_while_there_is_no_network(cast):
    revealed(cast)
    note = board_note(cast, "朝のあいさつ")
    note.locator("[data-act=build]").first.click()
    note.locator(".reply-form__text").fill("まだ途中の")

    cast.phone.reload()
    note.locator("[data-act=build]").first.click()
    expect(note.locator(".reply-form__text")).to_have_value("まだ途中の")
    cast.phone.context.set_offline(True)
    note.locator("[type=submit]").click()
    expect(note.locator(".reply__state")).not_to_be_empty()
    cast.phone.context.set_offline(False)

    key = f"note/{note.get_attribute('data-key')}"
    cast.console.until(lambda s: s.records[key]["replies"])
    expect(note.locator(".reply__state")).to_be_empty()


@pytest.mark.parametrize("lang", ["ja"])
def test_a_line_that_comes_back_lies_beside_ones_notes_with_its_words(cast):
    revealed(cast)
    note = board_note(cast, "朝のあいさつ")
    note.locator("[data-act=build]").first.click()
    note.locator(".reply-form__text").fill("まにあわない一言")
    cast.phone.context.set_offline(True)
    note.locator("[type=submit]").click()
    cast.act("HideNotes", notes=[note.get_attribute("data-key")])

    cast.phone.context.set_offline(False)

    expect(cast.phone.locator(".mine__item", has_text="まにあわない一言")).to_have_attribute(
        "data-state", "refused"
    )


@pytest.mark.parametrize("lang", ["ja"])
def test_a_name_is_put_on_a_note_that_is_shown_and_taken_off(cast):
    revealed(cast)
    cast.phone.locator('[data-tab="mine"]').click()
    mine = cast.phone.locator(".mine__item")
    key = f"note/{cast.holder().until(lambda s: s.own)['notes'][0]['id']}"

    mine.locator("[data-act=name]").click()
    expect(mine.locator(".note__by")).to_have_text("はな")
    cast.other.until(lambda s: s.records[key]["by"] == "はな")
    mine.locator("[data-act=name]").click()

    cast.other.until(lambda s: s.records[key]["by"] is None)


def test_who_has_written_nothing_is_told_that_one_word_is_enough_and_nobody_else_is(
    cast, look, lang
):
    cast.go("meaning/write")
    cast.shows("write")
    whisper = cast.phone.locator(".whisper")
    expect(whisper).to_be_visible()  # that one can also speak
    cast.act("Nudge", part="meaning")
    expect(whisper).to_contain_text({"ja": "一言でも", "en": "One word"}[lang])
    look(cast.phone, "nudged")

    cast.post("朝のあいさつ")

    expect(whisper).to_be_hidden()
    log = cast.server.store()
    listed = log.sessions.find(cast.code)
    [nudged] = [
        entry for entry in log.log.entries(listed.id) if type(entry.event).__name__ == "Nudged"
    ]
    log.close()
    assert nudged.by.startswith("f")  # the facilitator, and nobody it was shown to


def test_somebody_is_done_until_they_write_on(cast, lang):
    cast.go("meaning/write")
    cast.shows("write")
    done = cast.phone.locator(".tray [data-act=done]")

    done.click()
    expect(done).to_have_attribute("aria-pressed", "true")
    cast.console.until(lambda s: s.records["count/meaning"]["done"] == 1)
    expect(cast.phone.locator(".whisper")).to_be_hidden()
    cast.phone.locator("#text").fill("やっぱり一枚")
    expect(done).to_be_hidden()
    cast.phone.locator(".tray [type=submit]:visible").click()

    cast.console.until(lambda s: s.records["count/meaning"]["done"] == 0)
    expect(done).to_have_attribute("aria-pressed", "false")


@pytest.mark.parametrize("lang", ["ja"])
def test_a_memo_beside_ones_notes_is_sent_nowhere_and_found_again_at_home(cast):
    sent = []
    cast.phone.on(
        "websocket", lambda socket: socket.on("framesent", lambda frame: sent.append(frame))
    )
    cast.phone.on("request", lambda request: sent.append(request.post_data or request.url))
    cast.phone.reload()
    cast.go("meaning/write")
    cast.shows("write")

    cast.phone.locator(".memo-aside__open").click()
    cast.phone.locator("#aside-memo").fill(MEMO)
    cast.post("犬の散歩で会う人")
    cast.go("meaning/reveal")
    expect(cast.phone.locator("#aside-memo")).to_have_value(MEMO)
    cast.phone.reload()
    cast.takeaway()

    expect(cast.phone.locator(".memo-item__text")).to_have_text(MEMO)
    with cast.phone.expect_download() as saved:
        cast.phone.locator("[data-act=save-memos]").click()
    assert MEMO in saved.value.path().read_text("utf-8")
    assert len(sent) > 5
    assert "かわせみ" not in "".join(map(str, sent))
    assert "かわせみ".encode("unicode_escape").decode() not in "".join(map(str, sent))
    assert MEMO.encode() not in cast.server.kept()


@pytest.mark.parametrize("lang", ["ja"])
def test_the_board_can_be_read_by_category(cast, look):
    cast.go("meaning/write")
    cast.write("meaning", "だれのでもない")
    category = cast.console.records["part/meaning"]["categories"][1]
    fields = {"part": "meaning", "text": "結ぶもの", "category": category["id"]}
    assert cast.other.act("AddNote", named=False, in_report=True, **fields)["ok"]
    cast.go("meaning/reveal")
    cast.shows("board")
    notes = cast.phone.locator(".board__item")
    expect(notes).to_have_count(2)

    cast.phone.locator(f'[data-tab="={category["id"]}"]').click()
    expect(notes).to_have_count(1)
    expect(notes).to_contain_text("結ぶもの")
    look(cast.phone, "board-category")
    cast.phone.locator('[data-tab="all"]').click()

    expect(notes).to_have_count(2)


def test_a_computer_has_keys_for_reading_and_writing(server, window, picture):
    desk = {"viewport": {"width": 1280, "height": 800}}
    cast = Cast(server, lambda _, lang: window(desk, lang), "en")
    revealed(cast)
    phone = cast.phone
    theirs = board_note(cast, "朝のあいさつ")

    phone.locator("body").press("j")
    phone.locator("body").press("j")
    focused = phone.locator(".board__item:focus-within, .board__item:focus")
    expect(focused).to_have_count(1)
    if "朝の" not in (focused.text_content() or ""):
        phone.keyboard.press("k")
    phone.keyboard.press("l")
    expect(theirs.locator(".relate")).to_have_attribute("aria-pressed", "true")
    phone.keyboard.press("c")
    expect(theirs.locator(".reply-form__text")).to_be_focused()
    phone.keyboard.type("l?jk")  # in a field they are letters
    expect(theirs.locator(".reply-form__text")).to_have_value("l?jk")
    phone.keyboard.press("Escape")
    expect(theirs.locator(".reply-form")).to_have_count(0)
    phone.keyboard.press("?")
    expect(phone.locator("dialog.keys")).to_be_visible()
    box = phone.locator("dialog.keys").bounding_box()
    assert box["x"] > 100 and box["y"] > 50  # over the page, and not in a corner of it
    picture(phone, "phone-keys-en")
    no_barrier(phone, "keys")
    phone.locator("dialog.keys input").uncheck()
    phone.keyboard.press("Escape")
    phone.keyboard.press("l")

    expect(theirs.locator(".relate")).to_have_attribute("aria-pressed", "true")
    cast.go("building/write")
    cast.shows("write")
    phone.keyboard.press("2")
    expect(phone.locator(".pick__box:checked")).to_have_count(0)
    phone.keyboard.press("?")
    phone.locator("dialog.keys input").check()
    phone.keyboard.press("Escape")
    phone.keyboard.press("2")
    expect(phone.locator(".pick__box").nth(1)).to_be_checked()


def test_after_each_of_three_notes_in_a_row_the_field_is_empty_and_keeps_the_focus(
    cast, picture, lang
):
    cast.go("meaning/write")
    cast.shows("write")
    field = cast.phone.locator("#text")
    mine = cast.phone.locator(".mine__item")
    field.tap()
    for n, text in enumerate(THREE[lang], 1):
        cast.phone.keyboard.type(text)  # into whatever has the focus
        cast.phone.locator(".tray [type=submit]:visible").tap()

        note = cast.phone.locator(".mine__item", has_text=text)
        expect(note).to_have_attribute("data-state", "delivered")
        expect(note).to_contain_text({"ja": "届きました", "en": "Delivered"}[lang])
        expect(mine).to_have_count(n)
        expect(field).to_be_focused()
        expect(field).to_have_value("")
    picture(cast.phone, f"phone-three-in-a-row-{lang}")


def test_three_hundred_pasted_characters_are_kept_and_become_two_notes_where_one_wants(cast):
    cast.go("meaning/write")
    cast.shows("write")
    text = ("つながりとは、ひとことで言えないもの。" * 20)[:300]
    field = cast.phone.locator("#text")
    field.fill(text)

    cast.phone.locator(".tray [type=submit]:visible").click()
    expect(cast.phone.locator("[data-slot=advice]")).to_contain_text("200")
    expect(field).to_have_value(text)
    field.evaluate("field => field.setSelectionRange(120, 120)")
    cast.phone.locator("[data-act=split]").click()
    expect(field).to_have_value(text[:120])
    cast.phone.reload()
    expect(field).to_have_value(text[:120])
    expect(cast.phone.locator("[data-slot=next]")).to_have_text(text[120:])
    cast.phone.locator(".tray [type=submit]:visible").click()
    expect(field).to_have_value(text[120:])
    cast.phone.locator(".tray [type=submit]:visible").click()

    expect(cast.phone.locator(".mine__item[data-state=delivered]")).to_have_count(2)


def test_a_screen_that_changes_moves_no_focus_and_opens_no_keyboard(cast):
    cast.go("meaning/write")
    cast.shows("write")
    cast.write("meaning", "朝のあいさつ")
    for stop, shows in (("reveal", "board"), ("theme", "themes"), ("vote", "vote")):
        cast.go(f"meaning/{stop}")
        cast.shows(shows)
        assert cast.phone.evaluate("document.activeElement === document.body")
        expect(cast.phone.locator("#text:focus")).to_have_count(0)

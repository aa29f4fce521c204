"""A name said in the evening: by somebody who left it blank at the door, or wants another one."""

import pytest
from playwright.sync_api import expect

from tests.browser.cast import Cast
from tests.browser.conftest import HALL
from tests.browser.test_phone_pictures import look as look  # pictures, and no barriers
from tests.serving import Browser

BEFORE, WITH = "名前のない一枚", "名前を添えた一枚"


@pytest.fixture(params=["ja", "en"])
def lang(request):
    return request.param


@pytest.fixture
def cast(server, window, lang):
    """A phone in the hand of somebody who gave no name, at the step on what it means."""
    cast = Cast(server, window, lang, name="")
    cast.go("meaning/intro")
    return cast


def writing(cast):
    """Come to where people write, with everything on the phone that comes a moment later."""
    cast.go("meaning/write")
    cast.shows("write")
    cast.phone.locator("[data-act=done]:visible").wait_for()
    cast.phone.wait_for_function(
        "() => performance.getEntriesByType('resource').some(e => /beside/.test(e.name))"
    )


def box(cast):
    return cast.phone.locator(".composer [name=named]")


def asked(cast):
    """Return the dialog that asks what one wants to be called."""
    dialog = cast.phone.locator("dialog[aria-labelledby=calling-title]")
    expect(dialog).to_be_visible()
    return dialog


def say(cast, name):
    dialog = asked(cast)
    dialog.locator("#calling-name").fill(name)
    dialog.locator("[type=submit]").click()
    expect(dialog).to_have_count(0)


def mine(cast, text):
    return cast.phone.locator(".mine__item", has_text=text)


def names(cast):
    """Return who stands under which note, as the console has it."""
    notes = (record for key, record in cast.console.records.items() if key.startswith("note/"))
    return {record["text"]: record["by"] for record in notes}


def test_a_name_is_said_with_the_note_that_first_carries_it(cast, look, window, lang):
    writing(cast)
    cast.post(BEFORE)
    cast.phone.locator("#text").fill(WITH)

    box(cast).check()
    field = asked(cast).locator("#calling-name")
    expect(field).to_be_focused()
    look(cast.phone, "calling-dialog")
    field.fill("あ" * 21)
    field.press("Enter")
    expect(cast.phone.locator("#calling-problem")).to_contain_text("20")
    expect(field).to_have_value("あ" * 21)
    say(cast, "ひろ")
    expect(box(cast)).to_be_checked()
    expect(cast.phone.locator(".composer__named")).to_contain_text("ひろ")
    look(cast.phone, "calling-said")
    cast.phone.locator(".tray [type=submit]:visible").click()
    expect(mine(cast, WITH)).to_have_attribute("data-state", "delivered")

    expect(mine(cast, WITH).locator(".note__by")).to_have_text("ひろ")
    expect(mine(cast, BEFORE).locator(".note__by")).to_be_hidden()
    cast.phone.reload()
    expect(cast.phone.locator(".composer__named")).to_contain_text("ひろ")
    cast.go("meaning/reveal")
    cast.shows("board")
    cast.console.until(lambda s: len(names(cast)) == 2)
    assert names(cast) == {BEFORE: None, WITH: "ひろ"}
    stage = window(HALL, lang)
    facilitator = Browser(cast.server).enter(cast.server.owner)
    stage.context.add_cookies(
        [
            {"name": name, "value": value, "url": cast.server.url}
            for name, value in facilitator.http.cookies.items()
        ]
    )
    stage.goto(f"{cast.server.url}/stage/{cast.code}")
    expect(stage.locator(".note", has_text=WITH).first).to_contain_text("ひろ")
    expect(stage.locator(".note", has_text=BEFORE).first).not_to_contain_text("ひろ")


@pytest.mark.parametrize("lang", ["ja"])
def test_who_says_none_after_all_puts_none_on_the_note(cast):
    writing(cast)
    cast.phone.locator("#text").fill(WITH)

    box(cast).check()
    asked(cast).locator("#calling-name").fill("ひ")
    cast.phone.keyboard.press("Escape")

    expect(box(cast)).not_to_be_checked()
    expect(box(cast)).to_be_focused()
    box(cast).check()
    expect(asked(cast).locator("#calling-name")).to_have_value("ひ")
    asked(cast).locator("[data-act=call-no]").click()
    cast.phone.locator(".tray [type=submit]:visible").click()
    expect(mine(cast, WITH)).to_have_attribute("data-state", "delivered")
    cast.console.until(lambda s: names(cast) == {WITH: None})


@pytest.mark.parametrize("lang", ["ja"])
def test_who_ticked_before_the_scripts_came_is_asked_when_they_post(cast):
    writing(cast)
    cast.phone.locator("#text").fill(WITH)
    box(cast).evaluate("box => { box.checked = true }")

    cast.phone.locator(".tray [type=submit]:visible").click()
    say(cast, "ひろ")

    expect(mine(cast, WITH).locator(".note__by")).to_have_text("ひろ")


def test_a_note_that_was_posted_without_gets_the_name_from_the_same_question(cast, look):
    writing(cast)
    cast.post(BEFORE)
    put = mine(cast, BEFORE).locator("[data-act=name]")

    put.click()
    say(cast, "ひろ")
    expect(mine(cast, BEFORE).locator(".note__by")).to_have_text("ひろ")
    cast.console.until(lambda s: names(cast) == {BEFORE: "ひろ"})

    cast.phone.locator(".composer [data-part=call-other]").click()
    expect(asked(cast).locator("#calling-name")).to_have_value("ひろ")
    say(cast, "ヒロコ")
    expect(cast.phone.locator(".composer__named")).to_contain_text("ヒロコ")
    expect(mine(cast, BEFORE).locator(".note__by")).to_have_text("ひろ")
    put.click()
    expect(mine(cast, BEFORE).locator(".note__by")).to_be_hidden()
    put.click()
    expect(mine(cast, BEFORE).locator(".note__by")).to_have_text("ヒロコ")


@pytest.mark.parametrize("lang", ["ja"])
def test_without_a_line_the_name_waits_with_the_note_and_goes_first(cast):
    writing(cast)
    cast.phone.context.set_offline(True)
    cast.phone.locator("#text").fill(WITH)
    box(cast).check()
    say(cast, "ひろ")
    cast.phone.locator(".tray [type=submit]:visible").click()
    expect(mine(cast, WITH)).to_have_attribute("data-state", "queued")

    cast.phone.context.set_offline(False)

    expect(mine(cast, WITH)).to_have_attribute("data-state", "delivered")
    expect(mine(cast, WITH).locator(".note__by")).to_have_text("ひろ")
    cast.console.until(lambda s: names(cast) == {WITH: "ひろ"})


def test_where_names_are_shown_who_gave_none_is_told_so_and_may(cast, look):
    cast.act("ChooseNames", part="meaning", names="named")
    writing(cast)
    row = cast.phone.locator(".composer__called")
    expect(row.locator("bdi")).not_to_be_empty()
    expect(cast.phone.locator(".composer__named")).to_be_hidden()
    look(cast.phone, "calling-named")
    cast.post(BEFORE)

    row.locator("[data-act=call-me]").click()
    say(cast, "ひろ")
    expect(row).to_contain_text("ひろ")
    cast.post(WITH)

    cast.console.until(lambda s: len(names(cast)) == 2)
    assert names(cast) == {BEFORE: None, WITH: "ひろ"}


def test_who_gave_a_name_goes_without_one_again(cast, look):
    cast.act("ChooseNames", part="meaning", names="named")
    writing(cast)
    row = cast.phone.locator(".composer__called")
    row.locator("[data-act=call-me]").click()
    expect(asked(cast).locator("[data-part=nameless]")).to_be_hidden()
    say(cast, "ひろ")
    cast.post(WITH)

    row.locator("[data-act=call-me]").click()
    expect(asked(cast).locator("[data-part=nameless]")).to_be_visible()
    look(cast.phone, "calling-nameless")
    say(cast, "")
    expect(row).not_to_contain_text("ひろ")
    cast.post(BEFORE)

    cast.console.until(lambda s: len(names(cast)) == 2)
    assert names(cast) == {WITH: "ひろ", BEFORE: None}


@pytest.mark.parametrize("lang", ["ja"])
def test_where_everybody_is_anonymous_no_name_is_asked_for(cast):
    cast.act("ChooseNames", part="meaning", names="forced_anonymous")
    writing(cast)
    cast.post(BEFORE)

    expect(cast.phone.locator("[data-act=call-me]:visible")).to_have_count(0)
    expect(cast.phone.locator("[name=named]:visible")).to_have_count(0)
    expect(mine(cast, BEFORE).locator("[data-act=name]")).to_be_hidden()


def test_a_line_built_on_a_note_asks_for_it_too(cast, lang):
    writing(cast)
    cast.write("meaning", "朝のあいさつ")
    cast.go("meaning/reveal")
    cast.shows("board")
    note = cast.phone.locator(".board__item", has_text="朝のあいさつ")
    note.locator("[data-act=build]").first.click()
    note.locator(".reply-form__text").fill("雨の日も")

    note.locator("[name=named]").check()
    say(cast, "ひろ")
    expect(note.locator("[data-part=reply-named]")).to_contain_text("ひろ")
    note.locator(".reply-form [type=submit]").click()

    expect(note.locator(".reply__by")).to_have_text("— ひろ")


@pytest.mark.parametrize("lang", ["ja"])
def test_what_the_server_does_not_take_is_given_back(cast):
    writing(cast)
    cast.phone.locator("#text").fill(WITH)
    box(cast).check()

    say(cast, "\u2800")  # which shows nothing

    expect(cast.phone.locator("[data-part=say]")).not_to_be_empty()
    expect(cast.phone.locator(".composer [data-part=call-other]")).to_be_hidden()
    cast.phone.locator(".tray [type=submit]:visible").click()
    expect(asked(cast).locator("#calling-name")).to_have_value("\u2800")
    say(cast, "ひろ")
    expect(mine(cast, WITH).locator(".note__by")).to_have_text("ひろ")


@pytest.mark.parametrize("lang", ["ja"])
@pytest.mark.parametrize("posting", [False, True])
def test_a_name_said_after_the_session_went_on_touches_nothing_that_is_written_there(cast, posting):
    writing(cast)
    cast.phone.locator("#text").fill(WITH)
    if posting:
        box(cast).evaluate("box => { box.checked = true }")
        cast.phone.locator(".tray [type=submit]:visible").click()
    else:
        box(cast).check()
    dialog = asked(cast)

    cast.go("barriers/write")
    expect(cast.phone.locator("[data-part=news]")).not_to_be_empty()
    expect(cast.phone.locator("#text")).to_have_value("")
    if posting:
        say(cast, "ひろ")
    else:
        dialog.locator("[data-act=call-no]").click()

    expect(dialog).to_have_count(0)
    expect(box(cast)).not_to_be_checked()
    expect(cast.phone.locator(".composer [data-slot=advice]:visible")).to_have_count(0)
    drafts = "() => Object.keys(localStorage).filter(key => key.endsWith(':barriers'))"
    assert cast.phone.evaluate(drafts) == []
    cast.post(BEFORE)
    cast.console.until(lambda s: names(cast) == {BEFORE: None})


@pytest.mark.parametrize("lang", ["ja"])
def test_a_name_said_once_notes_are_read_posts_nothing_and_offers_the_note(cast):
    writing(cast)
    cast.phone.locator("#text").fill(WITH)
    box(cast).evaluate("box => { box.checked = true }")
    cast.phone.locator(".tray [type=submit]:visible").click()
    asked(cast)

    cast.go("meaning/reveal")
    cast.shows("board")
    say(cast, "ひろ")

    expect(cast.phone.locator("[data-part=unfinished]")).to_be_visible()
    cast.phone.locator("[data-part=unfinished] [data-act=open]").click()
    expect(cast.phone.locator("#text")).to_have_value(WITH)
    cast.phone.locator(".tray [type=submit]:visible").click()
    cast.console.until(lambda s: WITH in names(cast))


@pytest.mark.parametrize("lang", ["ja"])
def test_a_name_said_after_the_session_went_on_is_put_on_no_note_that_was_posted(cast):
    writing(cast)
    cast.post(BEFORE)
    mine(cast, BEFORE).locator("[data-act=name]").click()
    asked(cast)

    cast.go("checkout/checkout")
    cast.shows("checkout")
    expect(mine(cast, BEFORE).locator("[data-act=name]")).to_be_hidden()
    say(cast, "ひろ")
    cast.write("meaning", "あとの一枚")

    cast.console.until(lambda s: len(names(cast)) == 2)
    assert names(cast)[BEFORE] is None

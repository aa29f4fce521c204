"""What stands on paper comes in by those who write for others: first steps, a sheet's code."""

import pytest
from playwright.sync_api import expect

from tests.browser.barriers import no_barrier
from tests.browser.conftest import DESK, PHONE
from tests.browser.test_together import code as code
from tests.browser.test_together import go
from tests.browser.test_together import invited as invited
from tests.browser.test_together import owner as owner

TOO_LONG = {
    "ja": "長すぎます。200文字までにしてください",
    "en": "That is too long: 200 characters at most",
}
OVER = {"ja": "その日はもう過ぎています", "en": "That day is over"}
WORDS = {"ja": ("まだ決めない", "報告書に載せない"), "en": ("Not yet", "Not in the report")}


@pytest.mark.parametrize("lang", ["ja", "en"])
def test_a_scribe_enters_first_steps_from_paper_and_puts_them_right(
    server, invited, code, lang, picture
):
    page = invited("scribe", DESK, lang)
    form = page.locator("#step-for")
    board = go(page, server, code, "meaning/write")
    expect(form).to_be_hidden()
    go(page, server, code, "pledge/pledge")
    what, steps = page.locator("#step-for-what"), page.locator("#stepped li")
    expect(what).to_be_visible()

    what.fill("母に電話する")
    what.press("Enter")
    expect(steps).to_have_count(1)
    expect(what).to_be_focused()
    expect(what).to_have_value("")
    what.fill("となりの人を昼に誘う")
    page.locator("#step-for-when").fill("2020-01-01")
    page.locator("#step-for button[type=submit]").click()
    expect(page.locator("#step-for [data-slot=said]")).to_contain_text(OVER[lang])
    expect(what).to_have_value("となりの人を昼に誘う")
    page.locator("#step-for-when").fill("2031-01-15")
    page.locator("#step-for [name=kept]").check()
    page.locator("#step-for button[type=submit]").click()
    expect(steps).to_have_count(2)
    page.locator("[data-deed=not-yet]").click()
    expect(steps).to_have_count(3)

    counts = board.until(lambda s: s.records["pledges/pledge"]["not_yet"] and s.records)
    assert counts["pledges/pledge"] == {"decided": 2, "not_yet": 1}
    not_yet, kept = WORDS[lang]
    expect(page.locator("#stepped")).to_contain_text(not_yet)
    expect(page.locator("#stepped")).to_contain_text(kept)
    expect(page.locator("#stepped")).to_contain_text({"ja": "1/15(水)", "en": "Wed, Jan 15"}[lang])
    no_barrier(page)
    picture(page, f"scribe-steps-{lang}")
    first = steps.filter(has_text="母に電話する")
    first.locator("[data-deed=edit]").click()
    expect(what).to_have_value("母に電話する")
    what.fill("父にも電話する")
    what.press("Enter")
    expect(steps.filter(has_text="父にも電話する")).to_have_count(1)
    steps.filter(has_text=not_yet).locator("[data-deed=drop]").click()
    steps.filter(has_text=not_yet).locator("[data-deed=gone]").click()
    expect(steps).to_have_count(2)
    board.until(lambda s: s.records["pledges/pledge"] == {"decided": 2, "not_yet": 0})


@pytest.mark.parametrize("lang", ["ja", "en"])
def test_a_first_step_that_is_too_long_is_whole_and_waits_to_be_made_shorter(
    server, invited, code, lang, picture
):
    page = invited("scribe", DESK, lang)
    board = go(page, server, code, "pledge/pledge")
    what, long = page.locator("#step-for-what"), "あ" * 203
    expect(what).to_be_visible()

    what.press_sequentially(long)
    expect(what).to_have_value(long)
    what.press("Enter")
    assert what.evaluate("field => field.validationMessage") == TOO_LONG[lang]
    picture(page, f"scribe-step-long-{lang}")
    expect(what).to_have_value(long)
    expect(page.locator("#stepped li")).to_have_count(0)

    what.fill("あ" * 200)
    what.press("Enter")
    expect(page.locator("#stepped li")).to_have_count(1)
    board.until(lambda s: s.records["pledges/pledge"] == {"decided": 1, "not_yet": 0})


def test_what_could_not_be_sent_is_still_in_its_field_after_a_reload(server, invited, code):
    page = invited("scribe", DESK)
    go(page, server, code, "pledge/pledge")
    what = page.locator("#step-for-what")
    expect(what).to_be_visible()
    page.context.set_offline(True)
    what.fill("母に電話する")
    what.press("Enter")
    expect(what).to_have_value("母に電話する")
    page.context.set_offline(False)

    page.reload()

    expect(what).to_have_value("母に電話する")


@pytest.mark.parametrize("device", [DESK, PHONE], ids=["desk", "phone"])
def test_on_the_console_they_are_entered_over_the_board_and_are_no_examples(
    server, owner, code, device, picture
):
    page = owner(device)
    page.goto(f"{server.url}/console/{code}")
    board = go(page, server, code, "pledge/pledge")
    page.locator("#write-for").click()
    expect(page.locator("#step-for-what")).to_be_focused()  # that is what is handed in now
    page.locator("#step-for-what").fill("母に電話する")
    page.locator("#step-for-what").press("Enter")
    expect(page.locator("#stepped li")).to_have_count(1)
    page.locator("#step-for").scroll_into_view_if_needed()
    no_barrier(page)
    picture(page, f"console-step-for-{device['viewport']['width']}")
    page.keyboard.press("Escape")

    expect(page.locator("#first-steps [data-slot=decided]")).to_have_text("1")
    expect(page.locator("#first-steps li")).to_have_count(0)
    page.reload()
    expect(page.locator("#first-steps [data-slot=decided]")).to_have_text("1")
    expect(page.locator("#first-steps li")).to_have_count(0)
    assert board.records["stage"]["examples"] == []


@pytest.mark.parametrize("role", ["scribe", "co"])
def test_a_sheet_s_code_leads_those_who_write_for_others_to_its_question(
    server, invited, code, role
):
    page = invited(role, PHONE)
    go(page, server, code, "meaning/write", "building/write")
    question, paper = page.locator("#scribe-part"), page.locator("#scribe [value=paper]")
    for sheet, part in (("W2", "building"), ("w1", "meaning")):
        page.goto(f"{server.url}/s/{code}{sheet}")
        expect(page.locator("#scribe-text")).to_be_visible()
        expect(page.locator("#scribe-text")).to_be_focused()
        expect(question).to_have_value(part)
        expect(paper).to_be_checked()
        assert page.url == f"{server.url}/console/{code}"
    go(page, server, code, "pledge/pledge")

    page.goto(f"{server.url}/s/{code}W7")

    expect(page.locator("#step-for-what")).to_be_focused()


def test_a_sheet_s_code_leaves_words_that_are_not_sent_yet_with_their_question(
    server, invited, code
):
    page = invited("scribe", PHONE)
    go(page, server, code, "meaning/write", "building/write")
    expect(page.locator("#scribe-part")).to_have_value("building")  # the page is there, too
    page.locator("#scribe-text").fill("声かけ")

    page.goto(f"{server.url}/s/{code}W1")

    expect(page.locator("#scribe-text")).to_have_value("声かけ")
    expect(page.locator("#scribe-part")).to_have_value("building")
    expect(page.locator("#scribe [data-slot=said]")).to_contain_text("まだ送られていません")


def test_it_leads_everybody_else_to_the_form_to_join_and_who_has_joined_to_their_phone(
    server, invited, window, code
):
    stranger, host = window(PHONE), invited("host", PHONE)
    for page in (stranger, host):
        page.goto(f"{server.url}/s/{code}W2")
        expect(page.locator("#name")).to_be_visible()
    mine = invited("co", PHONE)
    mine.goto(f"{server.url}/j/{code}")
    mine.locator(".join__go").click()
    mine.wait_for_url("**/p/**")

    mine.goto(f"{server.url}/s/{code}W2")

    expect(mine.locator("main")).to_have_attribute("data-shows", "wait")

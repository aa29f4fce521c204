"""Check-in on the phone: one line, a face or passing, at its own stop and already at the doors."""

import pytest
from playwright.sync_api import expect

from tests.browser.cast import Cast
from tests.browser.conftest import DESK
from tests.browser.entering import let_in


@pytest.fixture
def cast(server, window):
    return Cast(server, window)


def test_one_line_is_enough_to_arrive_and_nobody_reads_it_before_it_is_shown(cast):
    phone = cast.phone
    cast.go("checkin/checkin")
    field = phone.locator("#arrive-text")
    cast.write("checkin", "雨の匂い")

    field.fill("駅の猫を見た")
    field.press("Enter")

    expect(phone.locator(".mine__item")).to_contain_text("駅の猫を見た")
    expect(field).to_be_hidden()
    expect(phone.get_by_text("雨の匂い")).to_have_count(0)
    cast.console.until(lambda s: s.records["count/checkin"]["notes"] == 2)
    cast.act("ShowAnswers", expect="checkin/checkin")
    expect(phone.locator(".board__item")).to_have_count(2)
    expect(phone.get_by_text("雨の匂い")).to_be_visible()


def test_an_answer_that_is_taken_back_leaves_the_question_open(cast):
    phone = cast.phone
    cast.go("checkin/checkin")
    cast.shows("checkin")  # at the doors the same is asked, in another place
    phone.locator("#arrive-text").fill("駅の猫を見た")
    phone.get_by_role("button", name="送る").click()

    phone.locator('.mine [data-act="withdraw"]').click()
    phone.locator('.mine [data-act="withdraw-yes"]').click()

    expect(phone.locator("#arrive-text")).to_be_visible()
    cast.console.until(lambda s: s.records["count/checkin"]["notes"] == 0)


def test_a_face_is_an_answer(cast):
    cast.go("checkin/checkin")

    cast.phone.get_by_role("button", name="ふつう").click()

    said = cast.console.until(lambda s: [r for k, r in s.records.items() if k.startswith("note/")])
    assert [note["text"] for note in said] == ["😐"]


def test_passing_is_said_to_be_taking_part_and_to_nobody_else(cast):
    phone = cast.phone
    cast.go("checkin/checkin")
    cast.console.until(lambda s: s.seq == 3)  # made, moved, and how many were there
    before = cast.console.records["session"]

    phone.get_by_role("button", name="パスする").click()

    expect(phone.get_by_text("パスも参加です")).to_be_visible()
    phone.reload()
    expect(phone.get_by_text("パスも参加です")).to_be_visible()
    expect(phone.locator("#arrive-text")).to_be_hidden()
    assert cast.console.act("Blank", on=False)["seq"] == 4  # the next entry is this one
    cast.console.until(lambda s: s.seq == 4)
    assert cast.console.records["session"] == before
    phone.get_by_role("button", name="やっぱり答える").click()
    expect(phone.locator("#arrive-text")).to_be_visible()


def test_what_was_begun_to_arrive_by_is_kept_when_the_session_goes_on(cast):
    phone = cast.phone
    cast.go("checkin/checkin")
    phone.locator("#arrive-text").fill("書きかけ")

    phone.reload()
    expect(phone.locator("#arrive-text")).to_have_value("書きかけ")
    cast.go("meaning/intro")

    card = phone.locator(".mine__item", has_text="書きかけ")
    expect(card).to_have_attribute("data-state", "refused")
    expect(card).to_contain_text("まだ出していません")


def test_what_was_begun_at_the_doors_is_still_in_its_field_after_the_page_came_anew(cast):
    phone = cast.phone
    phone.locator("#arrive-text").fill("書きかけ")

    phone.reload()
    expect(phone.locator(".top__dot")).to_have_attribute("data-state", "online")
    expect(phone.locator("#arrive-text")).to_have_value("書きかけ")
    phone.locator(".top__tool").click()
    phone.get_by_role("link", name="English").click()
    expect(phone.locator("html")).to_have_attribute("lang", "en")

    expect(phone.locator(".top__dot")).to_have_attribute("data-state", "online")
    expect(phone.locator("#arrive-text")).to_have_value("書きかけ")
    expect(phone.locator(".mine__item")).to_have_count(0)


@pytest.mark.parametrize("lang", ["ja", "en"])
def test_who_waits_has_a_question_to_think_about(server, window, lang):
    words = {
        "ja": ("待ち時間の問い", "いまの気分を一言で"),
        "en": ("While you wait", "mood"),
    }[lang]
    phone = Cast(server, window, lang).phone

    for each in words:
        expect(phone.locator("[data-screen=wait]")).to_contain_text(each)


@pytest.mark.parametrize(
    ("lang", "line", "send"),
    [("ja", "駅の猫を見た", "送る"), ("en", "A cat at the station", "Send")],
)
def test_who_waits_answers_at_the_doors_and_reads_the_others_once_they_are_shown(
    server, window, lang, line, send
):
    cast = Cast(server, window, lang)
    phone, field = cast.phone, cast.phone.locator("#arrive-text")
    cast.write("checkin", "雨の匂い")

    field.fill(line)
    phone.get_by_role("button", name=send, exact=True).click()

    mine = phone.locator(".mine__item")
    expect(mine).to_have_attribute("data-state", "delivered")
    expect(field).to_be_hidden()
    cast.console.until(lambda s: s.records["count/checkin"]["notes"] == 2)
    phone.reload()
    expect(mine).to_contain_text(line)
    expect(field).to_be_hidden()
    cast.go("checkin/checkin")
    cast.shows("checkin")
    expect(field).to_be_hidden()
    expect(phone.get_by_text("雨の匂い")).to_have_count(0)
    cast.act("ShowAnswers", expect="checkin/checkin")
    expect(phone.locator(".board__item")).to_have_count(2)


def test_an_answer_at_the_doors_is_put_right_or_taken_back(cast):
    phone = cast.phone
    phone.locator("#arrive-text").fill("駅の猫をみた")
    phone.locator("#arrive-text").press("Enter")

    phone.locator('.mine [data-act="edit"]').click()
    phone.locator("#text").fill("駅の猫を見た")
    phone.locator(".tray [type=submit]:visible").click()

    expect(phone.locator(".mine__item")).to_contain_text("駅の猫を見た")
    cast.console.until(
        lambda s: (
            [r["text"] for k, r in s.records.items() if k.startswith("note/")] == ["駅の猫を見た"]
        )
    )
    phone.locator('.mine [data-act="withdraw"]').click()
    phone.locator('.mine [data-act="withdraw-yes"]').click()
    expect(phone.locator("#arrive-text")).to_be_visible()


def test_the_console_says_that_answers_are_there_and_lets_one_read_and_hide_them(cast, window):
    desk = window(DESK)
    let_in(desk, cast.server)
    desk.goto(f"{cast.server.url}/console/{cast.code}")
    expect(desk.locator(".look")).to_be_hidden()

    cast.phone.locator("#arrive-text").fill("駅の猫を見た")
    cast.phone.locator("#arrive-text").press("Enter")

    expect(desk.locator("#welcome")).to_contain_text("チェックインの答えが1つ届いています")
    desk.locator("#look").select_option("checkin")
    expect(desk.locator("#board")).to_contain_text("駅の猫を見た")


def test_the_focus_goes_on_to_what_takes_the_place_of_the_field(cast):
    phone = cast.phone
    phone.get_by_role("button", name="パスする").press("Enter")
    unpass = phone.get_by_role("button", name="やっぱり答える")
    expect(unpass).to_be_focused()
    unpass.press("Enter")

    phone.locator("#arrive-text").fill("駅の猫を見た")
    phone.locator("#arrive-text").press("Enter")

    expect(phone.locator('[data-part="answered"]')).to_be_focused()


def test_who_passes_at_the_doors_is_not_asked_again_and_can_answer_after_all(cast):
    phone = cast.phone
    phone.get_by_role("button", name="パスする").click()
    expect(phone.get_by_text("パスも参加です")).to_be_visible()

    cast.go("checkin/checkin")

    cast.shows("checkin")
    expect(phone.locator("#arrive-text")).to_be_hidden()
    phone.get_by_role("button", name="やっぱり答える").click()
    expect(phone.locator("#arrive-text")).to_be_visible()


def test_what_was_begun_at_the_doors_can_be_sent_when_the_session_has_gone_on(cast):
    phone = cast.phone
    phone.locator("#arrive-text").fill("書きかけ")

    cast.go("welcome/welcome")
    cast.shows("plain")
    card = phone.locator(".mine__item", has_text="書きかけ")
    expect(card).to_contain_text("まだ出していません")
    card.locator('[data-act="edit"]').click()
    phone.locator(".tray [type=submit]:visible").click()

    expect(card).to_have_attribute("data-state", "delivered")
    cast.go("checkin/checkin")
    cast.shows("checkin")
    expect(phone.locator("#arrive-text")).to_be_hidden()


def test_an_answer_without_a_line_arrives_also_when_the_others_have_gone_on(cast):
    phone = cast.phone
    phone.context.set_offline(True)
    phone.locator("#arrive-text").fill("電車が遅れた")
    phone.locator("#arrive-text").press("Enter")
    expect(phone.locator(".mine__item")).to_contain_text("電車が遅れた")
    cast.go("welcome/welcome")

    phone.context.set_offline(False)

    expect(phone.locator(".mine__item")).to_have_attribute("data-state", "delivered")
    cast.console.until(lambda s: s.records["count/checkin"]["notes"] == 1)

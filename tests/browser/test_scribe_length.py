"""How long a note may be is told to the scribe as to a phone: counted, split, nothing cut."""

import pytest
from playwright.sync_api import expect

from tests.browser.barriers import no_barrier
from tests.browser.conftest import DESK
from tests.browser.test_together import code as code
from tests.browser.test_together import go
from tests.browser.test_together import invited as invited
from tests.browser.test_together import owner as owner

ADVICE = {"ja": "少し長めです。2枚に分けますか", "en": "A little long. Split into two?"}
SPLIT = {"ja": "ここで2枚に分ける", "en": "Split in two here"}
OVER = {
    "ja": "一枚に入るのは200文字・5行までです。書いたものは残っています",
    "en": "Up to 200 characters and five lines fit on a note. Your text is kept",
}
LONG = "となりの席の人に、まず朝のあいさつをする。それから帰りぎわに、今日の話をもう一度だけする。"


@pytest.fixture(params=["ja", "en"])
def lang(request):
    return request.param


@pytest.fixture
def page(server, invited, code, lang):
    page = invited("scribe", DESK, lang)
    page.board = go(page, server, code, "meaning/write")
    page.locator("[name=category]").first.check()
    return page


def texts(page) -> list[str]:
    records = page.board.records
    return sorted(note["text"] for key, note in records.items() if key.startswith("note/"))


def test_a_long_note_is_counted_and_made_two(page, picture, lang):
    field, rest = page.locator("#scribe-text"), page.locator("#scribe-rest")
    count, split = page.locator("#scribe [data-slot=count]"), page.locator("[data-split]")
    field.fill("あ" * 29)
    expect(count).to_be_empty()
    field.fill("あ" * 30)
    expect(count).to_have_text("30 / 40")
    expect(split).to_be_hidden()
    field.fill(LONG)
    expect(count).to_have_text(f"{len(LONG)} / 40")
    expect(page.locator("#scribe-advice")).to_have_text(ADVICE[lang])
    expect(split).to_have_text(SPLIT[lang])
    no_barrier(page)
    picture(page, f"scribe-long-{lang}")

    split.click()

    first, second = LONG.split("。")[:2]
    expect(field).to_have_value(f"{first}。")
    expect(field).to_be_focused()
    expect(rest).to_have_value(f"{second}。")
    expect(split).to_be_hidden()
    no_barrier(page)
    picture(page, f"scribe-split-{lang}")
    page.reload()
    expect(field).to_have_value(f"{first}。")
    expect(rest).to_have_value(f"{second}。")
    field.press("Control+Enter")
    expect(field).to_have_value(f"{second}。")
    expect(rest).to_be_hidden()
    field.press("Control+Enter")
    expect(field).to_have_value("")
    page.board.until(lambda _: texts(page) == sorted([f"{first}。", f"{second}。"]))


def test_a_note_that_is_too_long_stays_whole_and_it_is_said_what_fits(page, picture, lang):
    field, said = page.locator("#scribe-text"), page.locator("#scribe [data-slot=said]")
    count = page.locator("#scribe [data-slot=count]")
    for long in ("あ" * 203, "一\n二\n三\n四\n五\n六"):
        field.fill(long)
        field.press("Control+Enter")
        expect(said).to_have_text(OVER[lang])
        expect(field).to_have_value(long)
        if len(long) > 200:
            expect(count).to_have_text("203 / 200")
            no_barrier(page)
            picture(page, f"scribe-too-long-{lang}")
    assert texts(page) == []

    field.fill("あ" * 200)
    field.press("Control+Enter")

    expect(field).to_have_value("")
    page.board.until(lambda _: texts(page) == ["あ" * 200])


def test_a_half_that_waits_stays_while_another_note_is_put_right(page, lang):
    field, rest = page.locator("#scribe-text"), page.locator("#scribe-rest")
    field.fill("紙の一枚目")
    field.press("Control+Enter")
    expect(page.locator("#scribed > li")).to_have_count(1)
    field.fill(LONG)
    page.locator("[data-split]").click()
    expect(rest).to_be_visible()

    page.locator("[data-deed=edit]").first.click()
    expect(field).to_have_value("紙の一枚目")
    expect(rest).to_be_hidden()
    field.fill(LONG)
    expect(page.locator("[data-split]")).to_be_hidden()
    page.locator("#scribe [data-cancel]").click()

    first, second = LONG.split("。")[:2]
    expect(field).to_have_value(f"{first}。")
    expect(rest).to_have_value(f"{second}。")

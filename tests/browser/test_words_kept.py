"""What a facilitator types: on no screen before it is meant to be, and never lost."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import DESK
from tests.browser.test_console import desk, go, written
from tests.serving import Browser, Server, new_session

SAW = "返事のかたちをしていた。"
AWAY = "つながっていません。書いたものは残っています"


def run(server: Server, console: Page) -> Page:
    """Open the console of a new session."""
    code = new_session(Browser(server).enter(server.owner), format=90)
    console.goto(f"{server.url}/enter#{server.owner}")
    console.wait_for_url(f"{server.url}/")
    console.goto(f"{server.url}/console/{code}")
    return console


@pytest.mark.parametrize(
    ("lang", "unsaved", "saved", "changed", "undo", "keep"),
    [
        ("ja", "まだ保存していません", "保存しました", "書きかえました", "元に戻す", "保存"),
        ("en", "Not saved yet", "Saved", "What we saw was changed", "Undo", "Keep"),
    ],
)
def test_half_a_sentence_is_on_no_stage_and_a_whole_one_can_be_taken_back(
    server, window, picture, lang, unsaved, saved, changed, undo, keep
):
    console = run(server, window(DESK, lang))
    fay = desk(server, console)
    go(fay, "meaning/write")
    fay.act("WriteInsight", part="meaning", text="さきの一文")
    go(fay, "meaning/insight")
    field, used = console.locator("#insight-text"), console.locator("#insight-used")
    expect(field).to_have_value("さきの一文")

    field.fill("返事の")
    timer = fay.records["session"]["timer"]
    console.locator("#minute-more").click()
    expect(used).to_contain_text(unsaved)
    fay.until(lambda s: s.records["session"]["timer"] != timer)  # the press, and nothing else
    assert fay.records["insight/meaning"]["text"] == "さきの一文"
    picture(console, f"console-insight-unsaved-{lang}")
    console.reload()
    expect(field).to_have_value("返事の")
    expect(used).to_contain_text(unsaved)

    field.fill(SAW)
    console.get_by_role("button", name=keep, exact=True).click()
    fay.until(lambda s: s.records["insight/meaning"]["text"] == SAW)
    expect(used).to_contain_text(saved)
    expect(used).not_to_contain_text(unsaved)
    toast = console.locator("#toasts").filter(has_text=changed)
    picture(console, f"console-insight-undo-{lang}")
    toast.get_by_role("button", name=undo).click()

    fay.until(lambda s: s.records["insight/meaning"]["text"] == "さきの一文")
    expect(field).to_have_value("さきの一文")
    field.fill("")
    field.press("Escape")
    expect(field).to_have_value("さきの一文")


def ask(console: Page, text: str, item: str) -> None:
    """Choose something in the menu of a note."""
    card = console.locator(".pick", has_text=text)
    card.hover()
    card.locator(".pick__more").click()
    console.locator(".menu__item", has_text=item).click()


def test_a_correction_and_a_reason_stay_in_their_dialog_until_the_server_has_them(
    server, window, picture
):
    console = run(server, window(DESK))
    fay = desk(server, console)
    written(server, console.url[-6:], fay, "ひとつめ")
    expect(console.locator(".pick")).to_have_count(1)
    correct, reason = console.locator("#correct"), console.locator("#reason")
    console.context.set_offline(True)
    expect(console.locator("#offline")).to_be_visible()

    ask(console, "ひとつめ", "まちがいを直す")
    correct.locator("textarea").fill("ひとつ目")
    correct.locator("[value=propose]").click()
    expect(correct.get_by_role("alert")).to_have_text(AWAY)
    expect(correct.locator("textarea")).to_have_value("ひとつ目")
    picture(console, "console-correct-away-ja")
    correct.locator("[value=no]").click()
    ask(console, "ひとつめ", "理由を添えて")
    reason.locator("[name=words]").fill("名前がある")
    reason.locator("[value=take]").click()
    expect(reason.get_by_role("alert")).to_have_text(AWAY)
    expect(reason.locator("[name=words]")).to_have_value("名前がある")
    console.context.set_offline(False)
    expect(console.locator("#offline")).to_be_hidden()

    reason.locator("[value=take]").click()
    expect(reason).to_be_hidden()
    fay.until(lambda s: s.records["modlog"]["rows"][0]["words"] == "名前がある")
    ask(console, "ひとつめ", "まちがいを直す")
    expect(correct.get_by_role("alert")).to_be_empty()
    field = correct.locator("textarea")
    field.fill("長い" * 101)
    correct.locator("[value=propose]").click()
    assert "200文字までに" in field.evaluate("field => field.validationMessage")
    field.fill("一\n二\n三\n四\n五\n六")  # lines
    correct.locator("[value=propose]").click()
    expect(correct.get_by_role("alert")).to_have_text("長すぎます")
    expect(field).to_have_value("一\n二\n三\n四\n五\n六")

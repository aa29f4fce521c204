"""What a facilitator types: on no screen before it is meant to be, and never lost."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import DESK
from tests.browser.test_console import desk, go
from tests.serving import Browser, Server, new_session

SAW = "返事のかたちをしていた。"


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

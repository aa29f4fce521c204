"""The console when words are taken back: it says where they still stand, and has them put anew."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.barriers import no_barrier
from tests.browser.conftest import DESK
from tests.browser.entering import let_in
from tests.browser.test_console import desk, go
from tests.serving import Browser, Screen, Server, join, new_session

WORDS = "会議ではいつも同じ人が話す"


def opened(console: Page, server: Server) -> str:
    """Open the console of a new session; return its code."""
    code = new_session(Browser(server).enter(server.owner))
    let_in(console, server)
    console.goto(f"{server.url}/console/{code}")
    return code


def taken_back(server: Server, code: str, fay: Screen) -> Screen:
    """Let somebody take a note back that names a theme and is what was seen; return their phone."""
    ann = join(server, code, "ハル")
    go(fay, "meaning/write")
    for text in (WORDS, "朝のあいさつが好きです"):
        fields = {"text": text, "category": None, "named": False, "in_report": True}
        assert ann.act("AddNote", part="meaning", **fields)["ok"]
    ann.until(lambda s: len(s.own["notes"]) == 2)
    [note] = [each["id"] for each in ann.own["notes"] if each["text"] == WORDS]
    go(fay, "meaning/theme")
    fay.act("AddTheme", part="meaning", title=WORDS, notes=[note])
    fay.act("WriteInsight", part="meaning", text=f"{WORDS}、という声")
    assert ann.act("WithdrawNote", note=note)["ok"]
    return ann


@pytest.mark.parametrize("lang", ["ja", "en"])
def test_words_taken_back_are_listed_until_they_are_put_in_other_words(
    server, window, picture, lang
):
    console: Page = window(DESK, lang)
    code = opened(console, server)
    fay = desk(server, console)
    listed = console.locator("#copies li")
    expect(console.locator("#copies")).to_be_hidden()

    taken_back(server, code, fay)

    expect(listed).to_have_count(2)
    picture(console, f"console-taken-back-{lang}")
    no_barrier(console)
    console.reload()
    expect(listed).to_have_count(2)
    saw, theme = listed.nth(0).locator("input"), listed.nth(1).locator("input")
    expect(theme).to_have_value(WORDS)
    theme.fill("だれが話すか")
    theme.press("Enter")
    expect(listed).to_have_count(1)
    saw.press("Enter")  # the same words are no other words
    expect(listed).to_have_count(1)
    saw.fill("話す人がかたよる")
    console.keyboard.press("Tab")
    console.keyboard.press("Enter")
    expect(console.locator("#copies")).to_be_hidden()
    fay.until(lambda s: s.records["insight/meaning"]["text"] == "話す人がかたよる")


@pytest.mark.parametrize("lang", ["ja", "en"])
def test_the_text_of_the_report_is_put_in_other_words_on_the_console_or_taken_out(
    server, window, picture, lang
):
    console: Page = window(DESK, lang)
    code = opened(console, server)
    fay = desk(server, console)
    go(fay, "meaning/write")
    ann = join(server, code)
    fields = {"text": WORDS, "category": None, "named": False, "in_report": True}
    assert ann.act("AddNote", part="meaning", **fields)["ok"]
    [note] = ann.until(lambda s: s.own["notes"])
    texts = (f"「{WORDS}」\n[@note/{note['id']}]", f"まとめると、\n{WORDS}。")
    passages = [
        {"id": f"pass234{n}", "lang": "ja", "place": place, "order": n, "text": text}
        for n, (place, text) in enumerate(zip(("part/meaning", "opening"), texts, strict=True))
    ]
    base = fay.until(lambda s: s.seq)
    assert fay.act("WritePassages", base=base, write=passages, remove=[])["ok"]

    assert ann.act("WithdrawNote", note=note["id"])["ok"]

    listed = console.locator("#copies li")
    expect(listed).to_have_count(2)
    expect(listed.nth(0).locator("textarea")).to_have_value(texts[0])
    picture(console, f"console-taken-back-text-{lang}")
    no_barrier(console)
    console.reload()
    expect(listed).to_have_count(2)
    first = listed.nth(0)
    first.locator("textarea").fill("だれが話すかがかたよる。")
    first.locator("button").nth(0).click()
    expect(listed).to_have_count(1)
    listed.locator("button").nth(1).click()

    expect(console.locator("#copies")).to_be_hidden()


def test_the_report_waits_for_other_words_and_goes_with_words_taken_back(server, window):
    console: Page = window(DESK)
    code = opened(console, server)
    fay = desk(server, console)
    ann = taken_back(server, code, fay)
    go(fay, "ended")
    button, said = console.locator("#report button"), console.locator("#report [role=status]")
    file = console.locator("#report a.button--primary")
    button.click()
    expect(said).to_have_text("先に、取り下げられた言葉を言いかえてください。上に並んでいます")
    for key in fay.records["console"]["copies"]:
        family, _, name = key.partition("/")
        if family == "theme":
            fay.act("NameTheme", theme=name, title="だれが話すか")
        else:
            fay.act("WriteInsight", part=name, text="話す人がかたよる")
    expect(console.locator("#copies")).to_be_hidden()

    button.click()
    expect(file).to_be_visible(timeout=60_000)
    [other] = [each["id"] for each in ann.own["notes"]]
    ann.act("SetInReport", note=other, in_report=False)

    expect(file).to_be_hidden()
    expect(said).to_have_text("報告書から外された言葉があります。もう一度作ってください")
    console.reload()
    expect(said).to_have_text("報告書から外された言葉があります。もう一度作ってください")

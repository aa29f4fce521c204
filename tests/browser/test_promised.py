"""What the one button promises where something is not there yet is what the stage then shows."""

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import HALL
from tests.browser.entering import let_in
from tests.browser.test_console import desk, go
from tests.serving import Browser, join, new_session

LAPTOP = {"viewport": {"width": 1366, "height": 768}}
FITS = "it => it.scrollWidth <= it.clientWidth && it.scrollHeight <= it.clientHeight"
SAID = {
    "ja": {
        "reveal": "3つ数えて、最初の一枚を待ちます",
        "themes": "投影は最初の一枚を待ちます",
        "unseen": "3つ数えたあと、目を通した付箋から投影に出ます",
        "insight": "投影に「いま、言葉にしているところです」と出ます",
        "whole": "投影に一文だけが出ます",
    },
    "en": {
        "reveal": "so after 3-2-1 the stage waits for the first",
        "themes": "so the stage waits for the first",
        "unseen": "after 3-2-1 the stage shows each note once you have looked at it",
        "insight": "so the stage says we are working on it",
        "whole": "the stage shows your one sentence",
    },
}
SHOWN = {
    "ja": {
        "wait": "最初の一枚を待っています",
        "unseen": "付箋は、進行役が見てから出ます",
        "soon": "いま、言葉にしているところです",
    },
    "en": {
        "wait": "We are waiting for the first note",
        "unseen": "Notes appear here once the facilitator has looked at them",
        "soon": "We are putting it into words",
    },
}


@pytest.mark.parametrize("lang", ["ja", "en"])
def test_the_button_promises_neither_notes_nor_a_sentence_that_are_not_there(
    server, window, picture, lang
):
    code = new_session(Browser(server).enter(server.owner), format=90, lang=lang)
    console, stage = window(LAPTOP, lang), window(HALL, lang)
    for page, path in ((console, "console"), (stage, "stage")):
        let_in(page, server)
        page.goto(f"{server.url}/{path}/{code}")
    fay = desk(server, console)
    button = console.locator("#primary")
    said, shown = SAID[lang], SHOWN[lang]

    def promises(name: str) -> None:
        expect(button).to_contain_text(said[name])
        picture(console, f"console-promise-{name}-{lang}")
        assert button.evaluate(FITS)

    def pressed(to: str) -> None:
        expect(button).to_have_attribute("aria-disabled", "false")
        button.click()
        fay.until(lambda s: s.records["session"]["stop"]["id"] == to)

    go(fay, "meaning/write")
    promises("reveal")
    pressed("meaning/reveal")
    expect(stage.locator(".empty")).to_contain_text(shown["wait"])
    go(fay, "meaning/discuss")
    promises("themes")
    pressed("meaning/theme")
    expect(stage.locator(".empty")).to_contain_text(shown["wait"])

    go(fay, "meaning/vote")
    promises("insight")
    pressed("meaning/insight")
    expect(stage.locator(".insight")).to_contain_text(shown["soon"])
    go(fay, "meaning/vote")
    assert fay.act(
        "WriteInsight", part="meaning", text="いつもの一言" if lang == "ja" else "A word"
    )
    promises("whole")

    go(fay, "barriers/write")
    note = {"text": "断られたらこわい", "category": None, "named": False, "in_report": True}
    assert join(server, code).act("AddNote", part="barriers", **note)["ok"]
    promises("unseen")
    go(fay, "barriers/reveal")
    picture(stage, f"stage-promise-unseen-{lang}")
    expect(stage.locator(".empty")).to_contain_text(shown["unseen"])

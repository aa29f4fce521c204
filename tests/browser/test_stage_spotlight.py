"""A long note in the spotlight, in a hall too long for its screen: cut, but never silently."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.test_stage import NEXT_FRAME, Evening
from tests.browser.test_stage_hall import EVERY_SCREEN, LARGEST, evening, measured
from tests.serving import join

__all__ = ["evening"]  # the fixture

# Notes in the spotlight of which a part lies below what is seen, or whose words end without a sign.
SILENTLY_CUT = """() => [...document.querySelectorAll(".spotlight .note")]
  .filter((note) => note.checkVisibility())
  .filter((note) => {
    const [box, room] = [note, note.parentElement].map((part) => part.getBoundingClientRect());
    const foot = note.querySelector(".note__foot").getBoundingClientRect();
    const text = note.querySelector(".note__text");
    const cut = text.scrollHeight > text.clientHeight + 0.01 * innerHeight;
    return Math.max(box.bottom, foot.bottom) > room.bottom + 1 || foot.bottom > box.bottom
      || cut && getComputedStyle(text).webkitLineClamp === "none";
  })
  .map((note) => note.textContent)"""
LONGEST_NOTES = {  # as long as a note may be
    "ja": (
        "朝、となりの席の人と天気や犬の話を二、三分だけしていたころは、困ったときにも自然に声をかけられた。"
        "在宅の日がふえてからは、用のあるときだけ短い文を送るようになり、頼みごとの前に長い前置きを書いている。"
        "ひと月に一度でも、用のない話をする時間を決めておけば、また気がるに頼れるのではないかと思う。"
        "場所は台所のような、立ったままでいられて、だれでも途中から入れるところがいい。まずは三人から。"
    ),
    "en": (
        "When I still chatted with my neighbour at work every morning, about dogs and the weather, "
        "asking for help was easy. Now I write long introductions to short requests. "
        "An hour a month without a purpose?"
    ),
}


@pytest.mark.parametrize("many", [1, 3])
@pytest.mark.parametrize(("lang", "inches", "metres"), [("ja", 55, 10), *LARGEST])
def test_a_long_note_in_the_spotlight_keeps_its_foot_and_shows_where_it_is_cut(
    server, window, picture, lang, inches, metres, many
):
    evening = Evening(server, window, lang)
    stage = measured(evening, inches, metres)
    evening.go("meaning/write")
    fields = {"part": "meaning", "category": "bridging", "named": True, "in_report": True}
    writer = join(server, evening.code, {"ja": "みなとまちのはなこ", "en": "Hannah"}[lang])
    longest = LONGEST_NOTES[lang]
    for text in (longest, longest[:100], longest[:20])[:many]:
        assert writer.act("AddNote", text=text, **fields)["ok"]
    evening.go("meaning/reveal")
    notes = evening.console.until(lambda s: s.records["stage"]["notes"])
    evening.console.act("Spotlight", notes=[note["id"] for note in notes])
    expect(stage.locator("main")).to_have_attribute("data-view", "spotlight")
    expect(stage.locator(".view")).to_have_count(1)

    for width, height in EVERY_SCREEN:
        stage.set_viewport_size({"width": width, "height": height})
        stage.evaluate(NEXT_FRAME)
        picture(stage, f"stage-spotlight-long-{many}-{inches}-{metres}-{width}-{lang}")
        assert stage.evaluate(SILENTLY_CUT) == [], width


def test_a_note_that_was_cut_is_whole_again_where_there_is_room(evening):
    stage = measured(evening, 55, 10)
    evening.write([LONGEST_NOTES["ja"]])
    evening.go("meaning/reveal")
    notes = evening.console.until(lambda s: s.records["stage"]["notes"])
    evening.console.act("Spotlight", notes=[notes[0]["id"]])
    words = stage.locator(".spotlight .note__text")
    expect(words).to_have_css("-webkit-line-clamp", re.compile(r"^\d+$"))

    stage.set_viewport_size({"width": 3840, "height": 1080})

    expect(words).to_have_css("-webkit-line-clamp", "none")

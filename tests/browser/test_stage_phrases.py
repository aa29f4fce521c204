"""Long Japanese on the stage: lines break between phrases, in questions and in people's notes."""

import pytest
from budoux import load_default_japanese_parser
from playwright.sync_api import Page, expect

from tests.browser.conftest import HALL
from tests.browser.entering import let_in
from tests.serving import Browser, Screen, join, new_session

LONG = [
    "朝のあいさつを返してくれる人がひとりいるだけで、その日の歩く速さが変わることがあります。",
    "引っ越してきたばかりのころ、となりの人が雨の予報を教えてくれた。それだけで、ここに住んでいいと思えた。",
    "断られるのがこわくて声をかけられないまま、同じ電車に三年も乗りつづけている人がいます。",
]
SAW = "この場で見えた壁の正体は、変に思われたくないという、だれのなかにもある小さなためらいでした。"
# The lines of an element as they stand: the text between one line's end and the next line's begin.
LINES = """element => {
  const range = document.createRange();
  const lines = [];
  let bottom = -Infinity;
  const walk = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  for (let node = walk.nextNode(); node; node = walk.nextNode()) {
    for (let at = 0; at < node.length; at += 1) {
      range.setStart(node, at);
      range.setEnd(node, at + 1);
      const box = range.getBoundingClientRect();
      if (box.top >= bottom - 1) { lines.push(""); bottom = box.bottom; }
      lines[lines.length - 1] += node.data[at];
    }
  }
  return lines;
}"""

parser = load_default_japanese_parser()


def ends_with_phrases(page: Page, selector: str, text: str) -> None:
    """Assert that a text is whole, in more than one line, and breaks only where phrases end."""
    element = page.locator(selector, has_text=text[:8]).first
    expect(element).to_have_text(text)
    ends, at = set(), 0
    for phrase in parser.parse(text):
        at += len(phrase)
        ends.add(at)
    lines = element.evaluate(LINES)
    assert "".join(lines) == text and len(lines) > 1, lines
    at = 0
    for line in lines:
        at += len(line)
        assert at in ends, lines


@pytest.fixture
def evening(server):
    fay = Browser(server).enter(server.owner)
    code = new_session(fay, format=90)
    return code, Screen(server, fay.page(f"/console/{code}")), [join(server, code) for _ in LONG]


def test_questions_notes_and_what_was_seen_break_between_phrases(server, window, evening, picture):
    code, board, people = evening

    def go(stop: str) -> None:
        here = board.until(lambda s: s.records.get("session"))["stop"]["id"]
        assert board.act("Move", to=stop, expect=here)["ok"]

    stage = window(HALL)
    let_in(stage, server)
    with stage.expect_response("**/phrases/ja.json"):
        stage.goto(f"{server.url}/stage/{code}")
    stage.locator("[data-part='check-yes']").click()

    def shows(view: str, name: str) -> None:
        expect(stage.locator("[data-part='stage']")).to_have_attribute("data-view", view)
        expect(stage.locator(".view")).to_have_count(1)
        picture(stage, f"stage-phrases-{name}")

    go("barriers/intro")
    shows("question", "question")
    go("meaning/write")
    for person, text in zip(people, LONG, strict=True):
        fields = {"part": "meaning", "category": None, "named": False, "in_report": True}
        assert person.act("AddNote", text=text, **fields)["ok"]
    shows("writing", "writing")
    go("meaning/reveal")
    shows("wall", "wall")
    for text in LONG:
        ends_with_phrases(stage, ".note__text", text)
    notes = [key[5:] for key in board.records if key.startswith("note/")]
    for many in (1, 2, 3):
        assert board.act("Spotlight", notes=notes[:many])["ok"]
        expect(stage.locator(".spotlight > *")).to_have_count(many)
        shows("spotlight", f"spotlight-{many}")
    assert board.act("Spotlight", notes=[])["ok"]
    assert board.act("WriteInsight", part="meaning", text=SAW)["ok"]
    go("meaning/insight")
    shows("insight", "insight")
    ends_with_phrases(stage, ".insight__text", SAW)


def test_without_the_weights_the_stage_shows_everything_all_the_same(server, window, evening):
    code, board, _ = evening
    stage = window(HALL)
    let_in(stage, server)
    stage.route("**/phrases/**", lambda route: route.abort())
    stage.goto(f"{server.url}/stage/{code}")
    stage.locator("[data-part='check-yes']").click()
    here = board.until(lambda s: s.records.get("session"))["stop"]["id"]
    assert board.act("Move", to="meaning/intro", expect=here)["ok"]

    expect(stage.locator(".question__lines")).to_have_text("つながりは、そもそも何だろう")
    assert stage.locator(".phrased").count() == 0

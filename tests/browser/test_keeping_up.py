"""Browsers keep up with a crowd: only what differs is touched, what is out of sight rests.

How long it takes is told by `python -m tests.bench.browsers` (docs/bench-browsers.md); here stands
what must hold on a slow machine, too.
"""

import json
import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.cast import Cast
from tests.browser.conftest import DESK, PHONE
from tests.browser.entering import let_in
from tests.browser.test_crowded import Crowd
from tests.browser.test_stage import NEXT_FRAME
from tests.serving import join
from tests.web.test_compression import AFTERWARDS, BESIDE, kind

MANY = 130
# What a page changes, drawing by drawing: an observer is called once after each.
WATCH = """(within) => {
  window.drawings = [];
  new MutationObserver((changes) => {
    const picks = new Set();
    for (const { target, addedNodes } of changes) {
      const touched = [...addedNodes, target].map((node) => {
        return (node instanceof Element ? node : node.parentElement)?.closest(".pick");
      });
      for (const pick of touched) if (pick) picks.add(pick.dataset.key);
    }
    drawings.push([...picks]);
  }).observe(document.querySelector(within), {
    subtree: true, childList: true, attributes: true, characterData: true,
  });
}"""
FRAMES = """
const ask = window.requestAnimationFrame;
window.frames_asked = 0;
window.requestAnimationFrame = (draw) => {
  window.frames_asked += 1;
  return ask(draw);
};
"""
SEEN = (
    """all => all.filter((each) => each.checkVisibility({ contentVisibilityAuto: true })).length"""
)
# Intervals that run, and a tab that is looked at or not, as the test says.
TAB = """
const running = (window.running = new Set());
const { setInterval: start, clearInterval: end } = window;
window.setInterval = (...all) => {
  const timer = start(...all);
  running.add(timer);
  return timer;
};
window.clearInterval = (timer) => {
  running.delete(timer);
  end(timer);
};
let hidden = false;
Object.defineProperty(Document.prototype, "hidden", { get: () => hidden });
Object.defineProperty(Document.prototype, "visibilityState", {
  get: () => (hidden ? "hidden" : "visible"),
});
window.look = (yes) => {
  hidden = !yes;
  document.dispatchEvent(new Event("visibilitychange"));
  return running.size;
};
"""


@pytest.fixture
def crowd(server, window):
    return Crowd(server, window)


def add(crowd, *texts):
    """Let one more person write."""
    person = join(crowd.server, crowd.code)
    fields = {"part": "worries", "category": None, "named": False, "in_report": True}
    answers = person.act_all("AddNote", [fields | {"text": text} for text in texts])
    assert all(answer["ok"] for answer in answers), answers
    return person


def test_a_note_that_comes_touches_no_other_on_the_board(crowd):
    console = crowd.console()
    crowd.write(MANY, "{n}枚目")
    picks = console.locator("#loose .pick")
    expect(picks).to_have_count(MANY)
    there = picks.evaluate_all("all => all.map((each) => each.dataset.key)")
    # The first that are to be seen bring their list, which takes room beside the board.
    add(crowd, *(f"はじめの{n}" for n in range(3)))  # fewer would wait for each other
    expect(picks).to_have_count(MANY + 3)
    expect(console.locator("#review")).to_be_visible()
    console.evaluate(WATCH, "#board")

    add(crowd, *(f"あたらしい{n}" for n in range(3)))

    expect(picks).to_have_count(MANY + 6)
    new = console.locator(".pick", has_text="あたらしい").evaluate_all(
        "all => all.map((each) => each.dataset.key)"
    )
    touched = {key for drawing in console.evaluate("drawings") for key in drawing}
    assert set(new) <= touched
    assert touched.isdisjoint(there)


def test_a_patch_is_drawn_once_however_many_notes_it_brings(crowd):
    lines = []
    console = crowd.stage.context.new_page()
    console.route_web_socket(
        "**/socket.io/**", lambda line: lines.append((line, line.connect_to_server()))
    )
    console.add_init_script(FRAMES)
    console.goto(f"{crowd.server.url}/console/{crowd.code}")
    crowd.go("worries/write")
    add(crowd, "枚")
    picks = console.locator("#loose .pick")
    expect(picks).to_have_count(1)
    [note] = [each for key, each in crowd.board.records.items() if key.startswith("note/")]
    put = {f"note/many{n}": note | {"id": f"many{n}"} for n in range(200)}
    console.evaluate("window.frames_asked = 0")

    lines[-1][0].send(
        f"42{json.dumps(['patch', {'from': 0, 'seq': 9999, 'put': put, 'drop': []}])}"
    )

    expect(picks).to_have_count(201)
    assert console.evaluate("frames_asked") < 100  # one for each panel, not for each note


def test_notes_out_of_sight_are_not_laid_out_and_are_found_all_the_same(crowd):
    console = crowd.console()
    crowd.go("worries/write")
    for some in range(3):
        add(crowd, *(f"{some}{n}枚目の付箋" for n in range(200)))
    picks = console.locator("#loose .pick")
    expect(picks).to_have_count(600)
    console.evaluate(NEXT_FRAME)

    leaves = console.locator("#loose .leaf").evaluate_all(
        "all => all.map((e) => e.children.length)"
    )
    assert sum(leaves) == 600
    assert len(set(leaves[:-1])) == 1 and leaves[-1] <= leaves[0]  # whole rows
    assert picks.evaluate_all(SEEN) <= 300  # those in sight, and what a hand may scroll to next
    last = picks.last
    expect(last).not_to_be_in_viewport()

    text = last.locator(".note__text").text_content()
    assert console.evaluate("(text) => window.find(text)", text)
    found = "getSelection().anchorNode.parentElement.closest('.pick').dataset.key"
    assert console.evaluate(found) == last.get_attribute("data-key")
    picks.first.locator(".pick__face").focus()
    console.keyboard.press("End")
    expect(last.locator(".pick__face")).to_be_focused()
    expect(last).to_be_in_viewport()


def test_the_keyboard_stays_on_a_note_that_moves_up_a_leaf(crowd):
    console = crowd.console()
    crowd.write(MANY, "{n}枚目")
    leaf = console.locator("#loose .leaf").nth(1)
    expect(leaf).to_be_attached()
    first = leaf.locator(".pick__face").first
    name = first.get_attribute("aria-label")
    first.focus()
    gone = console.locator("#loose .pick").first.get_attribute("data-key")

    assert crowd.board.act("PlaceNotes", notes=[gone], theme="lone")["ok"]

    expect(console.locator("#loose .pick")).to_have_count(MANY - 1)
    moved = console.locator("#loose .leaf").first.locator(".pick__face").last
    expect(moved).to_have_attribute("aria-label", name)
    expect(moved).to_be_focused()


def test_the_stage_measures_nothing_anew_for_a_note_beyond_the_sixtieth(crowd):
    stage = crowd.stage
    crowd.go("worries/write")
    add(crowd, *(f"{n}枚目" for n in range(65)))
    expect(stage.locator(".writing__counts")).to_contain_text("65")
    stage.evaluate(NEXT_FRAME)
    stage.evaluate(
        """() => {
          window.fitted = 0;
          new MutationObserver((all) => { window.fitted += all.length; })
            .observe(document.querySelector(".writing__notes"), { attributes: true });
        }"""
    )

    for n in range(66, 70):
        add(crowd, f"{n}枚目")
        expect(stage.locator(".writing__counts")).to_contain_text(str(n))

    assert stage.evaluate("fitted") == 0
    expect(stage.locator(".blank-note")).to_have_count(60)


def held(tools):
    """Return how many nodes and listeners a page holds once all that can go has gone."""
    for _ in range(2):
        tools.send("HeapProfiler.collectGarbage")
    metrics = tools.send("Performance.getMetrics")["metrics"]
    found = {each["name"]: each["value"] for each in metrics}
    return found["Nodes"], found["JSEventListeners"]


def test_a_board_that_was_left_is_let_go_of(server, window):
    cast = Cast(server, window)
    phone = cast.phone
    cast.go("meaning/write")
    cast.hall("meaning", (f"{n}枚目" for n in range(60)))
    cast.go("meaning/reveal")
    expect(phone.locator(".board > li")).to_have_count(60)
    tools = phone.context.new_cdp_session(phone)
    tools.send("Performance.enable")
    nodes, _ = held(tools)

    cast.go("lobby")
    cast.shows("wait")
    phone.evaluate(NEXT_FRAME)

    assert held(tools)[0] < nodes - 60 * 10  # of a note's more than twenty


def test_five_hundred_patches_leave_nothing_behind_on_a_phone(server, window):
    """An evening's patches in a few seconds: put into the line, as the server sends them."""
    lines = []
    phone = window(PHONE, "ja")

    def through(line):
        lines.append((line, line.connect_to_server()))

    phone.route_web_socket("**/socket.io/**", through)
    cast = Cast(server, lambda *_: phone)
    phone.locator(".top__pace").click()
    fetched(phone, BESIDE + AFTERWARDS)  # else it would come while they are counted
    cast.go("meaning/write")
    cast.hall("meaning", (f"{n}枚目" for n in range(30)))
    cast.go("meaning/reveal")
    expect(phone.locator(".board > li")).to_have_count(30)
    notes = [each for key, each in cast.holder().records.items() if key.startswith("note/")]
    tools = phone.context.new_cdp_session(phone)
    tools.send("Performance.enable")
    seq = 10_000

    def patch(times):
        nonlocal seq
        for n in range(times):
            note = notes[n % 30] | {"text": f"{seq}", "edited": True}
            put = {f"note/{note['id']}": note}
            frame = json.dumps(["patch", {"from": 0, "seq": seq, "put": put, "drop": []}])
            lines[-1][0].send(f"42{frame}")
            seq += 1
            if n % 5 == 0:
                phone.evaluate(NEXT_FRAME)
        expect(phone.locator(".board > li", has_text=f"{seq - 1}")).to_have_count(1)
        return held(tools)

    nodes, listeners = patch(60)
    after = patch(500)

    assert after[0] <= nodes + 30  # words of the bar that come and go
    assert after[1] <= listeners


def test_a_hidden_tab_has_no_clock_that_runs_and_goes_on_when_it_is_seen(server, window):
    phone = window(PHONE, "ja")
    phone.add_init_script(TAB)
    cast = Cast(server, lambda *_: phone)
    cast.go("meaning/write")
    cast.shows("write")
    console = window(DESK, "ja")
    console.add_init_script(TAB)
    let_in(console, server)
    console.goto(f"{server.url}/console/{cast.code}")
    expect(console.locator("#primary")).to_be_visible()

    for page in (phone, console):
        assert page.evaluate("look(false)") == 0
        assert page.evaluate("look(true)") > 0

    assert cast.console.act("AddMinutes", minutes=10)["ok"]
    expect(console.locator("#timer [data-slot=left]")).to_contain_text("1")


def test_the_stage_goes_on_where_nobody_looks_at_it(crowd, window):
    stage = crowd.stage
    stage.add_init_script(TAB)
    stage.reload()
    crowd.go("worries/write")
    expect(stage.locator(".writing")).to_be_visible()

    running = stage.evaluate("running.size")

    assert stage.evaluate("look(false)") == running - 1  # the line need not be asked
    assert running > 1


def test_a_phone_fetches_what_is_counted_and_most_of_it_once_it_is_used(server, window):
    """How much that is: tests/web/test_compression.py."""
    cast = Cast(server, window)
    cast.go("meaning/write")
    phone = cast.phone
    asked: set[str] = set()
    phone.on("request", lambda request: asked.add(request.url.rpartition("/")[2]))
    named = set(re.findall(r"/static/([\w.-]+)", phone.request.get(phone.url).text()))

    phone.goto(phone.url)
    expect(phone.locator(".top__dot")).to_have_attribute("data-state", "online")
    fetched(phone, BESIDE)
    phone.wait_for_load_state("networkidle")

    assert scripts(asked - named) == set(BESIDE)

    phone.locator("#text").click()
    fetched(phone, AFTERWARDS)
    phone.wait_for_load_state("networkidle")

    assert scripts(asked - named) == {*BESIDE, *AFTERWARDS}


def fetched(phone: Page, kinds: tuple[str, ...]) -> None:
    """Wait until a phone has fetched scripts of these kinds, and they have run."""
    for name in kinds:
        came = phone.wait_for_function(
            "name => performance.getEntriesByType('resource').map(each => each.name)"
            ".find(each => each.includes(`/${name}-`))",
            arg=name,
        )
        phone.evaluate("script => import(script).then(() => true)", came.json_value())


def scripts(names: set[str]) -> set[str]:
    """Return the kinds of scripts and styles among files, but for what several of them share."""
    return {kind(name) for name in names if name.endswith((".js", ".css"))} - {"chunk"}

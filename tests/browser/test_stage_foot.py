"""The strip at the foot of the stage and its signs: whole, in the margin, over everything."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import HALL
from tests.browser.entering import let_in
from tests.browser.test_stage import NEXT_FRAME, SCREENS, Evening
from tests.browser.test_stage_hall import measured
from tests.serving import Browser, Screen, new_session

HOST = "workshop.example.com"  # twenty characters
WORDS = {"ja": ("リハーサル", "再接続しています"), "en": ("Rehearsal", "Reconnecting")}
# What of the foot is cut, or stands in the margin of 5 %.
OUT = """() => [...document.querySelectorAll(".stage__foot *, .stage__light")]
  .filter((part) => part.checkVisibility({ visibilityProperty: true }))
  .map((part) => [part, part.getBoundingClientRect()])
  .filter(([, box]) => box.width > 0)
  .filter(([, box]) => box.right > 0.951 * innerWidth || box.left < 0.049 * innerWidth
    || box.bottom > 0.955 * innerHeight)
  .map(([part]) => part.className)"""
# Whether a sign lies in the open: nothing is over any of its corners.
OPEN = """sign => {
  const { left, right, top, bottom } = sign.getBoundingClientRect();
  return [[left + 8, top + 8], [right - 8, bottom - 8], [(left + right) / 2, (top + bottom) / 2]]
    .every(([x, y]) => document.elementFromPoint(x, y)?.closest(".stage__rehearsal") === sign);
}"""


class Rehearsal(Evening):
    """A rehearsal, with its console by a socket and a window for the stage."""

    def __init__(self, server, window, lang="ja"):
        self.server = server
        self.facilitator = Browser(server).enter(server.owner)
        self.code = new_session(self.facilitator, lang=lang, format=90, rehearsal=True)
        self.console = Screen(server, self.facilitator.page(f"/console/{self.code}"))
        self.stage = window(HALL, lang)
        let_in(self.stage, server)
        self.stage.goto(f"{server.url}/stage/{self.code}")


@pytest.mark.parametrize("lang", ["ja", "en"])
def test_a_rehearsal_says_so_on_every_view_and_over_whatever_lies_over_it(
    server, window, picture, lang
):
    evening = Rehearsal(server, window, lang)
    stage = measured(evening, 100, 8)
    sign = stage.locator(".stage__rehearsal")

    def says_so(name: str) -> None:
        for width, height in SCREENS:
            stage.set_viewport_size({"width": width, "height": height})
            stage.evaluate(NEXT_FRAME)
            expect(sign).to_have_text(WORDS[lang][0])
            expect(sign).to_be_visible()
            assert sign.evaluate(OPEN), (name, width)
            assert stage.evaluate(OUT) == [], (name, width)
            picture(stage, f"stage-rehearsal-{name}-{lang}-{width}")

    def shows(view: str) -> None:
        expect(stage.locator("main")).to_have_attribute("data-view", view)
        expect(stage.locator(".view")).to_have_count(1)
        says_so(view)

    shows("lobby")
    assert evening.console.act("ShowCode", how="stay")["ok"]
    expect(stage.locator(".code-over")).to_be_visible()
    says_so("code")
    # It does not lie on the code either, quiet zone and all.
    code = stage.locator(".code-over .qr").bounding_box()
    ribbon = sign.bounding_box()
    assert ribbon["x"] + ribbon["width"] < code["x"] or ribbon["y"] > code["y"] + code["height"]
    assert evening.console.act("ShowCode", how="off")["ok"]
    evening.write(["朝のあいさつ"])
    shows("writing")
    assert evening.console.act("StartCountdown", expect="meaning/write")["ok"]
    expect(stage.locator(".countdown")).to_be_visible()
    assert sign.evaluate(OPEN)
    shows("wall")
    notes = evening.console.until(lambda s: s.records["stage"]["notes"])
    assert evening.console.act("Spotlight", notes=[notes[0]["id"]])["ok"]
    shows("spotlight")
    assert evening.console.act("Blank", on=True)["ok"]
    shows("blank")
    assert evening.console.act("Blank", on=False)["ok"]
    evening.go("share/share")
    shows("share")
    stage.goto(f"{server.url}/stage/{evening.code}?share=1")
    shows("share")


def fitted(stage: Page) -> None:
    """Let a stage whose clock stands still hear of its new size: that takes a moment."""
    for _ in range(100):
        stage.clock.run_for(600)
        if stage.evaluate(OUT) == []:
            return
        stage.wait_for_timeout(50)  # of the browser's own time: a busy one tells of a size late


@pytest.mark.parametrize("lang", ["ja", "en"])
def test_in_a_long_hall_the_code_is_whole_beside_every_sign(server, window, picture, lang):
    evening = Rehearsal(server, window, lang)
    evening.stage.clock.install()
    stage = measured(evening, 55, 10)
    evening.go("meaning/intro")
    expect(stage.locator(".view.question")).to_be_visible()
    # The address of the test is short: as it is written, so it is measured.
    name = "host => document.querySelector('.stage__address').textContent = `${host}/j`"
    stage.evaluate(name, HOST)

    stage.set_viewport_size({"width": 800, "height": 600})  # it measures anew

    def whole(name: str, *words: str) -> None:
        for width, height in SCREENS:
            stage.set_viewport_size({"width": width, "height": height})
            for word in words:
                expect(stage.get_by_text(word)).to_be_visible()
            fitted(stage)
            assert stage.evaluate(OUT) == [], (name, width)
            expect(stage.locator(".stage__code")).to_have_text(
                f"{evening.code[:3]} {evening.code[3:]}"
            )
            expect(stage.locator(".stage__code")).to_be_visible()
            picture(stage, f"stage-foot-{name}-{lang}-{width}")

    whole("up", WORDS[lang][0])
    server.kill()
    expect(stage.locator("[data-part=light]")).to_be_visible()
    stage.clock.run_for(35_000)
    whole("down", *WORDS[lang])
    server.restart()


@pytest.mark.parametrize(
    ("lang", "again"),
    [("ja", "この画面を読み込み直してください"), ("en", "Please load this page again")],
)
def test_a_stage_that_the_server_will_not_have_does_not_say_that_it_comes_back(
    server, window, picture, lang, again
):
    evening = Evening(server, window, lang)
    evening.go("meaning/intro")
    stage = window(HALL | {"service_workers": "block"}, lang)  # else the worker fetches the page
    let_in(stage, server)

    def spoil(route) -> None:
        answer = route.fetch()
        route.fulfill(response=answer, body=re.sub(r'("ticket": ?")', r"\1x", answer.text()))

    stage.route(re.compile(rf"/stage/{evening.code}$"), spoil)
    stage.goto(f"{server.url}/stage/{evening.code}")

    expect(stage.get_by_text(again)).to_be_visible()
    expect(stage.get_by_text(WORDS[lang][1])).to_be_hidden()
    expect(stage.locator("[data-part=light]")).to_be_visible()
    assert stage.evaluate(OUT) == []
    picture(stage, f"stage-over-{lang}")
    stage.unroute_all()
    stage.reload()
    expect(stage.locator("[data-part=light]")).to_be_hidden()
    expect(stage.get_by_text(again)).to_be_hidden()


LOCK = """() => {
  window.locks = [];
  window.refuse = REFUSE;
  const request = async () => {
    if (window.refuse) throw new DOMException("no", "NotAllowedError");
    const lock = new EventTarget();
    window.locks.push(lock);
    return lock;
  };
  Object.defineProperty(navigator, "wakeLock", { value: { request }, configurable: true });
}"""
ASLEEP = {
    "ja": "このパソコンのスクリーンセーバーと自動ロックを切っておいてください",
    "en": "Turn off the screensaver and the automatic lock of this computer",
}


@pytest.mark.parametrize("lang", ["ja", "en"])
def test_where_the_screen_may_sleep_the_check_says_so_and_it_is_asked_for_again(
    server, window, picture, lang
):
    evening = Evening(server, window, lang)
    stage = evening.stage
    stage.add_init_script(f"({LOCK.replace('REFUSE', 'true')})()")
    stage.clock.install()
    stage.reload()
    words = stage.get_by_text(ASLEEP[lang])
    expect(words).to_be_visible()
    for width, height in SCREENS:
        stage.set_viewport_size({"width": width, "height": height})
        stage.clock.run_for(300)
        picture(stage, f"stage-check-asleep-{lang}-{width}")

    stage.evaluate("() => { window.refuse = false; }")
    stage.clock.run_for(10_000)
    expect(words).to_be_hidden()
    stage.evaluate("() => window.locks[0].dispatchEvent(new Event('release'))")
    expect(words).to_be_visible()
    stage.clock.run_for(10_000)
    expect(words).to_be_hidden()
    assert stage.evaluate("() => window.locks.length") == 2

"""What stands around the board: who is here, the line, the stage's light, the doors, a talk."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.barriers import no_barrier
from tests.browser.conftest import DESK, HALL, PHONE
from tests.browser.entering import let_in
from tests.serving import Browser, Screen, Server, join, new_session

WORDS = {
    "ja": {
        "message": "オンライン用の案内をコピー",
        "copied": "コピーしました",
        "open": "開場から",
        "again": "投影 つなぎ直しています",
        "none": "投影 なし",
    },
    "en": {
        "message": "Copy the message for online",
        "copied": "Copied",
        "open": "Doors open",
        "again": "Stage reconnecting",
        "none": "No stage",
    },
}


class Evening:
    """A session, its console in a browser and at a socket."""

    def __init__(self, server: Server, window, lang: str, format: int = 60) -> None:
        self.server, self.window, self.lang = server, window, lang
        self.facilitator = Browser(server).enter(server.owner)
        self.code = new_session(self.facilitator, format=format, lang=lang)
        self.page = self.enter(DESK)
        self.page.goto(f"{server.url}/console/{self.code}")
        self.desk = Screen(server, self.facilitator.page(f"/console/{self.code}"))

    def enter(self, device: dict[str, object]) -> Page:
        page = self.window(device, self.lang)
        let_in(page, self.server)
        return page

    def go(self, stop: str) -> None:
        here = self.desk.records["session"]["stop"]["id"]
        assert self.desk.act("Move", to=stop, expect=here)["ok"]
        self.desk.until(lambda s: s.records["session"]["stop"]["id"] == stop)


@pytest.fixture(params=["ja", "en"])
def evening(request, server, window):
    return Evening(server, window, request.param)


def test_at_the_doors_time_counts_up_and_the_message_for_online_is_at_hand(evening, picture):
    page, words = evening.page, WORDS[evening.lang]
    left = page.locator("#time-left")
    expect(left).to_contain_text(words["open"])
    expect(left).to_have_text(re.compile(r"0:0[2-9]"))
    expect(page.locator("#timer")).not_to_have_class(re.compile("console-timer--over"))
    expect(left).to_be_disabled()
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    button = page.get_by_role("button", name=words["message"])
    button.click()
    expect(button).to_contain_text(words["copied"])
    copied = page.evaluate("navigator.clipboard.readText()")
    assert f"/j/{evening.code}" in copied
    assert f"{evening.code[:3]} {evening.code[3:]}" in copied
    no_barrier(page)
    picture(page, f"console-doors-{evening.lang}")

    page.reload()
    expect(left).not_to_have_text(re.compile(r"0:0[01]"))
    evening.go("meaning/write")
    expect(left).not_to_contain_text(words["open"])


def test_the_counts_open_to_joined_here_and_lost_lately(evening, picture):
    page, server = evening.page, evening.server
    ann, *_others = (join(server, evening.code, place=place) for place in ("online", "venue"))
    button = page.locator("#present")
    expect(button).to_contain_text("1")
    ann.close()
    expect(button.locator("[data-slot=online]")).to_have_text("0")

    button.focus()
    page.keyboard.press("Enter")

    numbers = page.locator("#people dd")
    expect(numbers).to_have_text(["2", "1", "1"])
    no_barrier(page)
    picture(page, f"console-people-{evening.lang}")
    ann.connect()
    expect(numbers).to_have_text(["2", "2", "0"])
    page.keyboard.press("Escape")
    expect(page.locator("#people")).to_be_hidden()


def test_who_is_no_facilitator_is_not_told_how_many_are_here(evening):
    stranger = Browser(evening.server)
    answer = stranger.http.get(f"{evening.server.url}/console/{evening.code}/people")
    assert answer.status_code == 403


def test_whose_right_is_gone_is_told_that_and_not_that_the_line_is(evening):
    page = evening.page
    people = re.compile(r"/people$")
    page.route(people, lambda route: route.abort())
    page.locator("#present").click()
    said = page.locator("#people [data-slot=said]")
    expect(said).to_have_text(re.compile("There is no line|つながって"))
    page.unroute(people)
    expect(said).to_be_empty()

    page.route(people, lambda route: route.fulfill(status=403))
    expect(said).to_have_text(re.compile("This link may not|このリンクでは"))


def test_counts_are_heard_now_and_then_and_not_at_every_change(evening):
    page = evening.page
    heard = page.locator("#counted")
    evening.go("meaning/write")
    expect(page.locator("#written")).to_be_visible()
    page.evaluate(
        """() => {
          globalThis.heard = [];
          const counted = document.getElementById("counted");
          new MutationObserver(() => globalThis.heard.push(counted.textContent))
            .observe(counted, { childList: true });
        }"""
    )
    people = [join(evening.server, evening.code) for _ in range(3)]
    fields = {"part": "meaning", "category": None, "named": False, "in_report": True}
    for n, each in enumerate(people):
        assert each.act("AddNote", text=f"{n}", **fields)["ok"]
        expect(page.locator("#written [data-slot=people]")).to_contain_text(str(n + 1))
    expect(heard).not_to_be_empty()

    assert page.evaluate("globalThis.heard.length") < 4  # of six changes
    assert heard.get_attribute("role") == "status"
    # What is read out at each change is no number.
    assert page.locator("[role=status].figures, [role=status] .figures").count() == 0


def test_a_console_that_is_cut_off_says_that_the_others_go_on(evening, picture):
    page = evening.page
    expect(page.locator("#present [data-slot=venue]")).to_have_text("0")
    page.context.set_offline(True)
    line = page.locator("#offline [data-part=line]")
    expect(line).to_be_visible()
    expect(page.locator("#offline [data-part=server]")).to_be_hidden()
    no_barrier(page)
    picture(page, f"console-cut-off-{evening.lang}")
    page.context.set_offline(False)
    expect(line).to_be_hidden()


def test_beside_a_server_that_is_gone_it_does_not(evening):
    page, server = evening.page, evening.server
    expect(page.locator("#present [data-slot=venue]")).to_have_text("0")
    server.kill()
    expect(page.locator("#offline [data-part=server]")).to_be_visible()
    expect(page.locator("#offline [data-part=line]")).to_be_hidden()
    server.restart()
    expect(page.locator("#offline")).to_be_hidden()


def test_the_light_of_the_stage_says_that_it_comes_back_and_later_that_there_is_none(
    evening, picture
):
    page, words = evening.page, WORDS[evening.lang]
    page.clock.install()
    page.reload()
    light = page.locator("#stage-light")
    expect(light).to_have_text(words["none"])
    stage = evening.enter(HALL)
    stage.goto(f"{evening.server.url}/stage/{evening.code}")
    expect(light).to_have_attribute("data-state", "good")

    stage.close()

    expect(light).to_have_text(words["again"])
    expect(light).to_have_attribute("data-state", "again")
    no_barrier(page)
    picture(page, f"console-stage-again-{evening.lang}")
    page.clock.fast_forward(61_000)
    expect(light).to_have_text(words["none"])
    expect(page.locator("#stage-lost")).to_be_visible()


@pytest.mark.parametrize("device", [DESK, PHONE], ids=["desk", "phone"])
def test_who_opens_the_console_while_the_stage_is_away_is_told_so(evening, picture, device):
    page, words = evening.enter(device), WORDS[evening.lang]
    page.goto(f"{evening.server.url}/console/{evening.code}")
    lost, light = page.locator("#stage-lost"), page.locator("#stage-light")
    expect(light).to_have_text(words["none"])
    expect(lost).to_be_hidden()  # there never was one
    stage = evening.enter(HALL)
    stage.goto(f"{evening.server.url}/stage/{evening.code}")
    expect(light).to_have_attribute("data-state", "good")
    stage.close()
    expect(lost).to_be_visible()

    page.reload()

    expect(lost).to_be_visible()
    expect(light).to_have_text(words["none"])
    picture(page, f"console-stage-lost-{device['viewport']['width']}-{evening.lang}")
    no_barrier(page)
    back = evening.enter(HALL)
    back.goto(f"{evening.server.url}/stage/{evening.code}")
    expect(lost).to_be_hidden()


def test_a_peak_of_what_landed_opens_the_form_for_what_was_said_then(server, window, picture):
    for lang in ("ja", "en"):
        evening = Evening(server, window, lang, format=90)
        page = evening.page
        evening.go("talk/talk")
        for each in [join(server, evening.code) for _ in range(3)]:
            assert each.act("Land", part="talk")["ok"]
        peak = page.locator("#talk [data-part=peaks] button")
        expect(peak).to_have_count(1)
        assert peak.evaluate("element => element.closest('[aria-hidden=true]')") is None
        expect(peak).to_have_accessible_name(re.compile("3"))
        no_barrier(page)

        peak.focus()
        page.keyboard.press("Enter")

        text = page.locator("#catch [name=text]")
        expect(text).to_be_focused()
        expect(page.locator("#catch [data-part=then]")).to_be_visible()
        picture(page, f"console-peak-{lang}")
        no_barrier(page)
        page.locator("#catch [name=speaker]").fill("Daniel Kim")
        text.fill("弱いつながりが知らせを運ぶ。")
        with page.expect_request("**/remarks") as sent:
            page.locator("#catch form button[type=submit]").click()
        assert "after=0" in (sent.value.post_data or "") and "part=talk" in sent.value.post_data
        expect(page.locator("#catch-remarks")).to_contain_text("弱いつながり")
        expect(page.locator("#catch [data-part=then]")).to_be_hidden()

        peak.click()
        page.locator("#catch [data-part=now]").click()
        expect(page.locator("#catch [data-part=then]")).to_be_hidden()
        expect(text).to_be_focused()


def test_who_comes_late_scans_the_code_from_the_screen_of_whoever_leads(evening, picture):
    page = evening.page
    page.locator(".console__name").click()
    code = page.locator("#join-code")
    expect(code).to_be_visible()
    box = code.locator(".qr").bounding_box()
    assert min(box["width"], box["height"]) > 0.5 * DESK["viewport"]["height"]
    expect(code.locator(".join-code__digits")).to_contain_text(evening.code[:3])
    no_barrier(page)
    picture(page, f"console-join-code-{evening.lang}")

    expect(code.get_by_role("heading")).to_be_focused()
    page.keyboard.press("Tab")
    expect(code.get_by_role("button")).to_be_focused()  # nothing under it is in reach
    page.keyboard.press("Escape")

    expect(code).to_be_hidden()
    assert evening.desk.records["stage"]["code"] is None

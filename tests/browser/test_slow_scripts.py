"""A page that is there before its scripts are: on a phone in a crowded room, for some seconds."""

import json

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import PHONE
from tests.serving import Browser, Screen, new_session

# Whether a box stands where there will be something to choose.
AWAITED = """() => {
  const box = getComputedStyle(document.querySelector(".options"), "::before");
  return box.content !== "none" && box.visibility === "visible";
}"""

STANDS_IN = """(place) => {
  const box = getComputedStyle(document.querySelector(place), "::before");
  return box.content !== "none" && box.visibility === "visible";
}"""


class Slow:
    """A phone that stands at a stop, whose scripts (or some) are held back until `let_go`."""

    def __init__(self, server, window, stop, scripts="*.js", first=None):
        first = first or scripts  # what the page asks for at that stop
        fay = Browser(server).enter(server.owner)
        self.code = new_session(fay, format=90)
        self.board = Screen(server, fay.page(f"/console/{self.code}"))
        assert self.board.act("Move", to=stop, expect="lobby")["ok"]
        self.phone, self._held, self._late = window(PHONE), [], True
        self.phone.route(f"**/static/{scripts}", self._hold)
        self.phone.goto(f"{server.url}/j/{self.code}")
        with self.phone.expect_request(f"**/static/{first}"):
            self.phone.locator(".join__go").click(no_wait_after=True)
        self.phone.wait_for_url("**/p/**", wait_until="commit")

    def _hold(self, route):
        at_the_door = "/door-" in route.request.url  # which is another page
        if self._late and not at_the_door:
            self._held.append(route)
        else:
            route.continue_()

    def let_go(self):
        assert self._held, "the scripts were to come later"
        self._late = False
        for route in self._held:
            route.continue_()
        self.phone.wait_for_load_state("load")


@pytest.fixture
def slow(server, window):
    return lambda *where: Slow(server, window, *where)


def test_what_is_typed_before_the_scripts_have_come_is_kept(slow):
    at = slow("meaning/write")

    at.phone.locator("#text").fill("ひと足早い言葉")
    at.let_go()
    at.phone.locator(".tray [type=submit]:visible").click()

    at.board.until(lambda s: [note["text"] for note in notes(s)] == ["ひと足早い言葉"])


def test_what_is_chosen_before_the_scripts_have_come_holds(slow):
    at = slow("meaning/write")

    at.phone.locator(".pick").nth(1).click()
    at.phone.locator("#composer [name=withheld]").check()
    at.phone.locator("#text").fill("ひと足早い言葉")
    at.let_go()
    at.phone.locator(".tray [type=submit]:visible").click()

    note = at.board.until(notes)[0]
    assert note["category"] == at.board.records["part/meaning"]["categories"][1]["id"]
    expect(at.phone.locator(".mine__item [data-act=in-report]")).to_be_checked()  # is kept out


@pytest.mark.parametrize(
    ("stop", "press", "then", "value"),
    [
        ("meaning/write", '[data-act="done"]', '[data-act="done"][aria-pressed="true"]', ""),
        ("welcome/welcome", '[data-act="pulse-open"]', "#pulse-text:focus", ""),
        ("pulse/pulse", '[data-scale="agree"] [data-value="3"]', '[data-slot="pulse-at"]', "2 / 5"),
    ],
)
def test_what_is_pressed_before_its_own_code_has_come_is_done_then(slow, stop, press, then, value):
    at = slow(stop, "beside*.js")

    at.phone.locator(press).click()
    at.let_go()

    expect(at.phone.locator(then)).to_be_visible()
    expect(at.phone.locator(then)).to_contain_text(value)


def test_who_decides_nothing_yet_before_that_code_has_come_has_answered(slow):
    at = slow("pledge/pledge", "first_step*.js")

    at.phone.get_by_role("button", name="まだ決めない").click()
    at.let_go()

    expect(at.phone.locator(".step-card")).to_contain_text("「まだ決めない」も答えです")
    at.board.until(lambda s: s.records["pledges/pledge"] == {"decided": 0, "not_yet": 1})


def test_who_then_decides_after_all_before_that_code_has_come_has_decided(slow):
    at = slow("pledge/pledge", "first_step*.js")
    at.phone.get_by_role("button", name="まだ決めない").click()
    at.phone.locator("#step-what").fill("昔の上司を昼に誘う")
    at.phone.locator('.day:has([value="tomorrow"])').click()

    at.phone.locator(".step-form__decide").click()
    at.let_go()

    expect(at.phone.locator(".step-card")).to_contain_text("昔の上司を昼に誘う")
    at.board.until(lambda s: s.records["pledges/pledge"] == {"decided": 1, "not_yet": 0})


def test_what_was_kept_and_what_is_typed_before_the_scripts_have_come_are_both_there(slow):
    at = slow("talk/talk")
    place = f"{at.code}:{json.loads(at.phone.locator('#page').text_content())['person']}"
    keep = "key => localStorage.setItem(key, JSON.stringify('台所は、はじまりの場所'))"
    at.phone.evaluate(keep, f"memo:{place}:talk")

    at.phone.locator("#talk-memo").fill("味噌汁")
    at.let_go()

    expect(at.phone.locator("#talk-memo")).to_have_value("台所は、はじまりの場所\n味噌汁")


@pytest.mark.parametrize(
    ("stop", "field", "press"),
    [
        ("meaning/write", "#text", ".tray [type=submit]:visible"),
        ("checkin/checkin", "#arrive-text", ".arrive [type=submit]"),
        ("pledge/pledge", "#step-whom", ".step-form__decide"),
    ],
)
def test_what_is_sent_before_the_scripts_have_come_stays_and_is_in_no_address(
    slow, stop, field, press
):
    at = slow(stop)
    address = at.phone.url

    at.phone.locator(field).fill("早すぎた言葉")
    at.phone.locator(press).click()
    at.let_go()

    assert at.phone.url == address
    expect(at.phone.locator(field)).to_have_value("早すぎた言葉")


def test_what_is_typed_while_a_guest_speaks_before_the_scripts_have_come_is_kept(slow):
    at = slow("talk/talk")

    at.phone.locator("#talk-memo").fill("台所は、はじまりの場所")
    at.phone.locator(".talk__open").click()
    at.phone.locator("#question").fill("だれと作りましたか")
    at.let_go()
    at.phone.locator(".talk__ask [type=submit]").click()
    at.board.until(lambda s: "だれと作りましたか" in str(s.records))
    at.phone.goto(at.phone.url.replace("/p/", "/t/"))

    at.phone.get_by_text("台所は、はじまりの場所").wait_for()


def test_a_vote_whose_code_is_late_shows_where_the_choices_will_stand(slow, picture):
    at = slow("meaning/write", "voting*.js", "beside*.js")
    at.phone.locator("#text").fill("犬の散歩")
    at.phone.locator(".tray [type=submit]:visible").click()
    note = at.board.until(notes)[0]["id"]
    assert at.board.act("AddTheme", part="meaning", title="朝", notes=[note])["ok"]
    assert at.board.act("Move", to="meaning/vote", expect="meaning/write")["ok"]
    options = at.phone.locator(".options")

    expect(options).to_be_attached()
    at.phone.wait_for_function(AWAITED)
    picture(at.phone, "phone-vote-awaited")
    at.let_go()

    expect(options.locator(".option")).to_have_count(1)
    assert not at.phone.evaluate(AWAITED)


@pytest.mark.parametrize(
    ("stop", "words"), [("talk/talk", ".talk__guest"), ("barriers/pair", ".turn__now")]
)
def test_words_whose_code_is_late_show_where_they_will_stand(slow, stop, words, picture):
    at = slow("meaning/write", "talking*.js", "beside*.js")
    assert at.board.act("Move", to=stop, expect="meaning/write")["ok"]
    place = at.phone.locator(words)
    expect(place).to_be_attached()

    at.phone.wait_for_function(STANDS_IN, arg=words)
    picture(at.phone, f"phone-awaited-{stop.replace('/', '-')}")
    at.let_go()

    expect(place).not_to_be_empty()
    assert not at.phone.evaluate(STANDS_IN, words)


@pytest.mark.parametrize(
    ("stop", "page", "marks"),
    [
        ("meaning/write", "/p/", ("#text", '[name="withheld"]', ".whisper", '[data-act="done"]')),
        ("welcome/welcome", "/p/", (".screen", ".pulse", '[data-act="pulse-open"]')),
        ("pulse/pulse", "/p/", (".screen", ".pulse", "#pulse-text", "[data-part=pulse-last]")),
        ("meaning/write", "/t/", (".pulse", ".fold__title", "#erase-title")),
    ],
)
def test_nothing_moves_when_the_scripts_come(slow, stop, page, marks):
    at = slow(stop)
    if page != "/p/":
        at.phone.goto(at.phone.url.replace("/p/", page), wait_until="commit")
    expect(at.phone.locator("body")).to_have_css("margin-left", "0px")  # the styles are there
    places = [at.phone.locator(mark).first for mark in marks]
    before = [place.bounding_box() for place in places]

    at.let_go()
    at.phone.wait_for_load_state("networkidle")

    assert None not in before
    assert [place.bounding_box() for place in places] == before


def notes(screen):
    """Return the notes that a screen shows."""
    return [record for key, record in screen.records.items() if key.startswith("note/")]

"""A fact card lies over the stage for twenty seconds, with its source, and phones repeat it."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import expect

from tests.browser import own_program
from tests.browser.barriers import no_barrier
from tests.browser.conftest import HALL, PHONE
from tests.browser.entering import let_in
from tests.browser.test_own_colours import own as colours_of
from tests.browser.test_stage import SCROLLS, SMALLER, SMALLEST
from tests.serving import Browser, Screen, Server, new_session

LAPTOP = {"viewport": {"width": 1366, "height": 768}}
FIRST = {"ja": "社会的孤立と孤独は、早い死亡の危険", "en": "Isolation and loneliness are reported"}
SECOND = {"ja": "社会関係資本は、結ぶ・橋をかける", "en": "Social capital is described in three"}
SOURCE = {"ja": "出典: ハーバード公衆衛生大学院", "en": "Source: Harvard T.H. Chan School"}
OTHER = {"ja": "出典: UNC ncIMPACT", "en": "Source: UNC ncIMPACT"}
CALLED = {"ja": "事実カード", "en": "a fact card"}
LEFT = {"ja": re.compile(r"あと\d+秒"), "en": re.compile(r"\d+ s left")}
REFUSED = {
    "ja": "出典のない事実カードは投影できません",
    "en": "A fact card without a source cannot be shown",
}
LEFT_OUT = """() => {
  const [card, text, source] = ["card", "text", "source"]
    .map((name) => document.querySelector(`.fact-over__${name}`).getBoundingClientRect());
  const body = document.querySelector(".stage__body").getBoundingClientRect();
  return [[body, card], [card, text], [card, source]].flatMap(([outer, inner]) => [
    outer.top - inner.top, inner.bottom - outer.bottom,
    outer.left - inner.left, inner.right - outer.right,
  ]).filter((over) => over > 1);
}"""
OVER_ONE_ANOTHER = """() => {
  const [text, source] = ["text", "source"]
    .map((name) => document.querySelector(`.fact-over__${name}`).getBoundingClientRect());
  return text.bottom > source.top + 1;
}"""


class Evening:
    """A console that is looked at, a stage, a phone, and a socket that moves the session."""

    def __init__(self, server, window, lang, program="tsunagari-5"):
        self.server, self.lang = server, lang
        fay = Browser(server).enter(server.owner)
        self.code = new_session(fay, program, 90, lang)
        self.board = Screen(server, fay.page(f"/console/{self.code}"))
        self.page = window(LAPTOP, lang)
        let_in(self.page, server)
        self.page.goto(f"{server.url}/console/{self.code}")
        self.stage = self.page.context.new_page()
        self.stage.set_viewport_size(HALL["viewport"])
        self.stage.goto(f"{server.url}/stage/{self.code}")
        self.phone = window(PHONE, lang)
        self.phone.goto(f"{server.url}/j/{self.code}")
        self.phone.locator(".join__go").click()
        expect(self.phone.locator("main")).to_have_attribute("data-shows", "wait")
        self.cards = self.page.locator(".facts__card")
        self.unfold = self.page.locator("#facts summary")
        self.over = self.stage.locator(".fact-over")
        self.repeated = self.phone.locator("[data-part=fact]")

    def lay(self, nth=0):
        """Open the list, if it is folded, and press one of its cards."""
        if not self.cards.nth(nth).is_visible():
            self.unfold.click()
        self.cards.nth(nth).click()

    def go(self, stop):
        here = self.board.until(lambda s: s.records.get("session"))["stop"]["id"]
        assert self.board.act("Move", to=stop, expect=here)["ok"]
        self.board.until(lambda s: s.records["session"]["stop"]["id"] == stop)


@pytest.fixture(params=["ja", "en"])
def lang(request):
    return str(request.param)


@pytest.fixture
def evening(server, window, lang):
    return Evening(server, window, lang)


@pytest.fixture
def look(picture, lang):
    """look(page, "facts-stage") keeps a picture, and fails on anything that axe finds."""

    def keep(page, name):
        picture(page, f"{name}-{lang}")
        no_barrier(page, name)

    return keep


def test_one_press_lays_a_card_over_every_screen_and_another_takes_it_away(evening, look, lang):
    page, stage, phone = evening.page, evening.stage, evening.phone
    over, repeated, cards = evening.over, evening.repeated, evening.cards
    evening.go("meaning/write")
    expect(cards).to_have_count(2)
    expect(cards.first).to_be_hidden()
    look(page, "facts-console")

    evening.unfold.focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    expect(cards.first).to_be_focused()
    page.keyboard.press("Enter")

    expect(cards.first).to_have_attribute("aria-pressed", "true")
    expect(cards.first.locator(".facts__left")).to_have_text(LEFT[lang])
    expect(cards.last).to_have_attribute("aria-pressed", "false")
    expect(over).to_contain_text(FIRST[lang])
    expect(over.locator(".fact-over__source")).to_contain_text(SOURCE[lang])
    expect(stage.locator(".timer")).to_be_visible()  # the time goes on
    expect(page.locator("#preview-now .fact-over")).to_contain_text(FIRST[lang])
    expect(page.locator("#preview-now + .preview__words")).to_have_text(CALLED[lang])
    expect(repeated).to_contain_text(FIRST[lang])
    expect(repeated).to_contain_text(SOURCE[lang])
    expect(phone.locator("[data-part=news]")).to_contain_text(SOURCE[lang])
    expect(evening.unfold).to_contain_text(LEFT[lang])
    look(page, "facts-console-on")
    evening.unfold.click()
    look(page, "facts-console-folded")
    evening.unfold.click()
    look(stage, "facts-stage")
    repeated.scroll_into_view_if_needed()
    look(phone, "facts-phone")
    assert stage.evaluate(SMALLER, SMALLEST) == []
    assert stage.evaluate(SCROLLS) is False

    cards.last.click()  # another one in its place
    expect(over).to_contain_text(SECOND[lang])
    expect(repeated).to_contain_text(OTHER[lang])
    expect(cards.first).to_have_attribute("aria-pressed", "false")
    for each in (stage, phone, page):  # whoever loads the page anew has it, too
        each.reload()
    expect(over).to_contain_text(SECOND[lang])
    expect(repeated).to_contain_text(OTHER[lang])

    evening.lay(1)
    for gone in (over, repeated, page.locator("#preview-now .fact-over")):
        expect(gone).to_be_hidden()
    expect(cards.last).to_have_attribute("aria-pressed", "false")


def test_it_goes_from_the_stage_by_itself_and_stays_on_phones_while_the_stop_lasts(evening, look):
    evening.go("meaning/reveal")
    evening.lay()
    expect(evening.over).to_be_visible()
    expect(evening.repeated).to_be_visible()

    expect(evening.over).to_be_hidden()  # after twenty seconds
    expect(evening.cards.first).to_have_attribute("aria-pressed", "false")
    expect(evening.page.locator("#facts")).not_to_have_class(re.compile("facts--on"))
    expect(evening.page.locator("#preview-now .fact-over")).to_be_hidden()

    evening.phone.reload()
    evening.stage.reload()
    expect(evening.repeated).to_be_in_viewport()
    expect(evening.stage.locator(".timer")).to_be_visible()
    expect(evening.over).to_be_hidden()
    look(evening.phone, "facts-phone-board")
    evening.go("meaning/vote")
    expect(evening.repeated).to_be_hidden()


def test_a_step_without_cards_has_no_control_and_a_card_goes_with_its_stop(evening):
    panel = evening.page.locator("#facts")
    expect(evening.page.locator("#part")).to_be_attached()
    expect(panel).to_be_hidden()
    evening.go("meaning/intro")
    evening.lay()
    expect(evening.over).to_be_visible()

    evening.go("meaning/write")

    expect(evening.over).to_be_hidden()
    expect(evening.repeated).to_be_hidden()
    expect(panel).to_be_visible()
    expect(evening.cards.first).to_be_hidden()  # nor does its list lie on over the board
    expect(evening.unfold).to_be_focused()
    evening.go("futures/write")
    expect(panel).to_be_hidden()


def test_people_elsewhere_have_it_too_and_a_dark_stage_shows_none(evening, server, look):
    shared = evening.page.context.new_page()
    shared.set_viewport_size(HALL["viewport"])
    shared.goto(f"{server.url}/stage/{evening.code}?share=1")
    evening.go("meaning/write")
    evening.lay()
    expect(shared.locator(".fact-over")).to_be_visible()
    look(shared, "facts-shared")

    assert evening.board.act("Blank", on=True)["ok"]

    expect(evening.stage.locator(".fact-over")).to_be_hidden()
    expect(shared.locator(".fact-over")).to_be_hidden()
    expect(evening.repeated).to_be_hidden()


def test_the_small_timer_stands_in_for_the_large_one_that_lies_under_the_card(evening, look):
    evening.go("barriers/pair")
    timer = evening.stage.locator(".stage__head .timer")
    expect(evening.stage.locator("main")).to_have_attribute("data-view", "pair")
    expect(timer).to_be_hidden()

    evening.lay()

    expect(evening.over).to_be_visible()
    expect(timer).to_be_visible()
    look(evening.stage, "facts-pair")


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_a_card_is_read_in_either_light_and_on_either_shape_of_screen(evening, look, theme):
    stage = evening.stage
    keep = "hall => localStorage.setItem('stage-hall', JSON.stringify(hall))"
    hall = {"inches": 200, "metres": 8, "larger": 0, "told": True, "theme": theme}
    stage.evaluate(keep, hall)
    evening.go("barriers/write")
    for width, height in ((1920, 1080), (1024, 768)):
        stage.set_viewport_size({"width": width, "height": height})
        stage.reload()
        assert evening.board.act("ShowFact", part="barriers", at=0)["ok"]
        expect(evening.over).to_be_visible()
        assert stage.evaluate(LEFT_OUT) == []
        assert stage.evaluate(OVER_ONE_ANOTHER) is False
        look(stage, f"facts-{theme}-{width}")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_in_own_colours_card_and_control_keep_their_edges(server, window, picture, scheme):
    lang = {"dark": "ja", "light": "en"}[scheme]
    evening = Evening(server, lambda device, lang: window(colours_of(device, scheme), lang), lang)
    evening.go("meaning/write")
    evening.lay()
    expect(evening.over).to_be_visible()
    expect(evening.repeated).to_be_visible()
    evening.repeated.scroll_into_view_if_needed()
    for name in ("stage", "phone", "page"):
        picture(getattr(evening, name), f"facts-forced-{scheme}-{name}-{lang}")
    button = evening.cards.first
    own = "each => getComputedStyle(each).color"
    assert button.locator(".facts__source").evaluate(own) == button.evaluate(own)
    card = evening.stage.locator(".fact-over__card")
    assert card.evaluate("each => getComputedStyle(each).borderLeftStyle") == "solid"


@pytest.fixture(scope="module")
def own(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A house with a program whose cards are far too long, full of markup, or without a source."""
    shelf = tmp_path_factory.mktemp("programs")
    own_program.write_facts(shelf)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("TSUNAGARI_PROGRAMS", str(shelf))
        server = Server(tmp_path_factory.mktemp("data"))
        yield server
        server.stop()


@pytest.mark.parametrize("size", [(1920, 1080), (1024, 768)])
def test_what_is_far_too_long_is_cut_above_its_source_and_markup_is_only_words(
    own, window, picture, lang, size
):
    evening = Evening(own, window, lang, own_program.FACTS)
    stage, over = evening.stage, evening.over
    keep = "hall => localStorage.setItem('stage-hall', JSON.stringify(hall))"
    stage.evaluate(keep, {"inches": 60, "metres": 15, "larger": 0, "told": True, "theme": "light"})
    stage.set_viewport_size({"width": size[0], "height": size[1]})
    stage.reload()
    evening.go("meaning/write")

    evening.lay()
    expect(over).to_be_visible()
    assert stage.evaluate(LEFT_OUT) == []
    assert stage.evaluate(OVER_ONE_ANOTHER) is False
    expect(over.locator(".fact-over__source")).to_be_in_viewport(ratio=1)
    picture(stage, f"facts-long-{size[0]}-{lang}")

    evening.cards.nth(1).click()
    for each in (over, evening.repeated):
        expect(each).to_contain_text("<b onclick=alert(1)>")
        expect(each.locator("b")).to_have_count(0)
    picture(evening.phone, f"facts-long-phone-{lang}")


def test_a_card_without_a_source_says_that_it_cannot_be_shown(own, window, picture, lang):
    evening = Evening(own, window, lang, own_program.FACTS)
    evening.go("meaning/write")

    expect(evening.cards.nth(2)).to_have_attribute("aria-disabled", "true")
    expect(evening.cards.nth(2)).to_contain_text(REFUSED[lang])
    evening.unfold.click()
    evening.cards.nth(2).click(force=True)
    evening.cards.nth(1).click()  # what came before has had no effect
    expect(evening.over).to_be_visible()
    expect(evening.cards.nth(2)).to_have_attribute("aria-pressed", "false")
    picture(evening.page, f"facts-console-own-{lang}")
    no_barrier(evening.page, "facts-own")

"""“Open the stage”, pressed once more: the window at the projector stays as it is."""

import re

import pytest
from playwright.sync_api import Page, Route, expect

from tests.browser.conftest import DESK
from tests.browser.entering import let_in
from tests.serving import Browser, new_session

PLACES = [  # a page with the link, and which of its links it is
    ("console/{}", ".console__top a[target^=stage-]"),
    ("console/{}", "#welcome a[href^='/stage/']"),
    ("console/{}", ".share-link a"),
    ("sessions/{}", "[aria-labelledby=opening] a[target^=stage-]"),
    ("sessions/{}", "[data-item=stage] a"),
    ("sessions/{}", "a[target^=share-]"),
    ("", "[data-code='{}'] a[target^=stage-]"),
]
MARK = "() => { window.mark = true; window.focus = () => { window.asked = true; }; }"


def as_over_plain_http(route: Route) -> None:
    """Answer as a browser hears it from a server without https: this header counts for nothing."""
    answer = route.fetch()
    left_out = "cross-origin-opener-policy"
    headers = {name: value for name, value in answer.headers.items() if name != left_out}
    route.fulfill(response=answer, headers=headers)


def with_a_wrong_ticket(route: Route) -> None:
    """Answer with a stage that the server will not have."""
    answer = route.fetch()
    route.fulfill(response=answer, body=re.sub(r'("ticket": ?")', r"\1x", answer.text()))


class Desk:
    """A page of the facilitator's, and the window that its link opens."""

    def __init__(self, server, window, place: str, link: str, answers=None) -> None:
        """``answers``: how which addresses are answered, if not by the server alone."""
        self.server = server
        self.code = new_session(Browser(server).enter(server.owner))
        self.page = window(DESK | {"service_workers": "block"} if answers else DESK)
        let_in(self.page, server)
        for address, answer in (answers or {}).items():
            self.page.context.route(re.compile(address), answer)
        self.page.goto(f"{server.url}/{place.format(self.code)}")
        self.link = self.page.locator(link.format(self.code))
        self.stage = self.opens()
        self.shows_stage()

    def opens(self, **how) -> Page:
        """Press the link and return the window that opens."""
        with self.page.context.expect_page() as opened:
            self.link.click(**how)
        return opened.value

    def shows_stage(self) -> None:
        """Wait until the window shows the stage, with its line."""
        expect(self.stage).to_have_url(self.link.evaluate("link => link.href"))
        expect(self.stage.locator("[data-part=stage]")).to_have_attribute("data-view", "lobby")

    def marked(self) -> bool:
        """Whether the window holds the page that was marked, and not one that was loaded since."""
        return self.stage.evaluate("() => window.mark === true")


@pytest.fixture
def desk(server, window):
    return lambda place=PLACES[0], **how: Desk(server, window, *place, **how)


@pytest.mark.parametrize("place", PLACES)
def test_pressed_again_it_brings_the_window_to_the_front_as_it_is(desk, place):
    here = desk(place)
    here.stage.evaluate(MARK)
    windows = len(here.page.context.pages)

    here.link.click()

    here.stage.wait_for_function("() => window.asked === true")
    assert here.marked()
    assert len(here.page.context.pages) == windows


def test_a_console_that_was_loaded_anew_finds_the_window_again(desk):
    here = desk()
    here.stage.evaluate(MARK)
    here.page.reload()
    expect(here.page.locator("#primary:not([hidden])[aria-disabled=false]")).to_be_visible()

    here.link.click()

    here.stage.wait_for_function("() => window.asked === true")
    assert here.marked()


@pytest.mark.parametrize("instead", ["another", "share", "missing", "about:blank"])
def test_a_window_that_shows_something_else_is_sent_to_the_stage(desk, server, instead):
    here = desk()
    other = new_session(Browser(server).enter(server.owner))
    addresses = {
        "another": f"{server.url}/stage/{other}",
        "share": f"{here.stage.url}?share=1",
        "missing": f"{server.url}/stage/000000",
    }
    show = "([to, name]) => void window.open(to, name)"  # the browser's own bar would part the two
    here.page.evaluate(show, [addresses.get(instead, instead), here.link.get_attribute("target")])
    here.stage.wait_for_url(addresses.get(instead, instead))

    here.link.click()

    here.shows_stage()


def test_a_window_in_which_nothing_could_be_loaded_loads_the_stage(desk):
    here = desk(answers={"/(console|stage)/": as_over_plain_http})
    here.stage.evaluate("() => { location.href = 'http://127.0.0.1:9/'; }")  # nobody is there
    expect(here.stage).to_have_url(re.compile("^chrome-error:"))

    here.link.click()

    here.shows_stage()
    here.page.context.unroute_all(behavior="ignoreErrors")


def test_a_stage_that_the_server_has_refused_is_loaded_anew(desk):
    here = desk(answers={"/stage/": with_a_wrong_ticket})
    over = here.stage.locator("[data-part=over]")
    expect(over).to_be_visible()
    here.page.context.unroute_all()

    here.link.click()

    expect(over).to_be_hidden()
    here.shows_stage()


def test_one_that_was_closed_is_opened(desk):
    here = desk()
    here.stage.close()

    here.stage = here.opens()

    here.shows_stage()


def test_with_a_key_held_down_the_link_opens_another_one(desk):
    here = desk()
    here.stage.evaluate(MARK)

    another = here.opens(modifiers=["ControlOrMeta"])

    expect(another).to_have_url(re.compile(f"/stage/{here.code}$"))
    assert here.marked()

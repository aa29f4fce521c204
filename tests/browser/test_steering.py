"""Steering from the console: the code over the stage, a remote's keys, two consoles at once."""

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import DESK, HALL
from tests.browser.entering import let_in
from tests.browser.test_keyboard import Desk
from tests.browser.test_remote import blank, free

LONGER_THAN_THE_CODE_STAYS = 16_000  # milliseconds
HARMLESS = """() => document.body.dispatchEvent(
  new KeyboardEvent("keydown", { key: "F5", bubbles: true, cancelable: true })
)"""


class Hall(Desk):
    """A console that is never clicked, with its stage beside it."""

    def __init__(self, server, window, lang="ja"):
        super().__init__(server, window(DESK, lang), lang=lang)
        self.stage = window(HALL, lang)
        self.stage.clock.install()
        let_in(self.stage, server)
        self.stage.goto(f"{server.url}/stage/{self.code}")


@pytest.fixture(params=["ja", "en"])
def hall(server, window, request):
    return Hall(server, window, request.param)


def test_q_on_the_console_lays_the_code_over_the_stage_and_moves_nothing(hall, picture):
    stage, code = hall.stage, hall.stage.locator(".code-over")
    hall.go("meaning/write")
    hall.write("meaning")
    expect(stage.locator("main")).to_have_attribute("data-view", "writing")
    button = hall.page.locator("#code")

    def lies(how):
        expect(code).to_have_attribute("data-how", how)
        expect(button).to_have_attribute("aria-pressed", str(how != "off").lower())
        assert hall.stop == "meaning/write"
        expect(stage.locator("main")).to_have_attribute("data-view", "writing")

    hall.press("q")  # once: for a while
    lies("while")
    expect(code.locator(".qr")).to_be_in_viewport(ratio=1)
    picture(stage, f"stage-code-{stage.locator('html').get_attribute('lang')}")
    stage.clock.fast_forward(LONGER_THAN_THE_CODE_STAYS)
    expect(code).to_be_hidden()
    expect(code).to_have_attribute("data-how", "off")

    hall.board.act("ShowCode", how="off")  # on the console its time is not over yet
    expect(button).to_have_attribute("aria-pressed", "false")
    hall.press("q")
    lies("while")
    hall.press("q")  # twice: as long as one likes
    lies("stay")
    stage.clock.fast_forward(LONGER_THAN_THE_CODE_STAYS)
    lies("stay")
    hall.press("q")  # three times: off
    lies("off")
    expect(code).to_be_hidden()


def test_a_remote_goes_on_and_back_and_darkens_the_stage_from_the_console(hall):
    page = hall.page
    free(hall)
    hall.press("PageDown")
    hall.at("welcome/welcome")
    free(hall)
    hall.press("PageDown")
    hall.at("rules/rules")
    free(hall)
    hall.press("PageUp")
    hall.at("welcome/welcome")
    shown = hall.stage.locator("main")
    hall.press(".")
    expect(shown).to_have_attribute("data-view", "blank")

    # Some begin a show with F5, which loads the page anew: nothing of the evening is lost by it.
    assert page.evaluate(HARMLESS)  # nobody holds it back
    page.reload()
    free(hall)
    expect(page.locator("#blank")).to_have_attribute("aria-pressed", "true")
    assert hall.stop == "welcome/welcome"
    hall.press(".")
    expect(shown).not_to_have_attribute("data-view", "blank")
    hall.press("PageDown")
    hall.at("rules/rules")
    assert not blank(hall)


@pytest.mark.parametrize(
    ("lang", "told"), [("ja", "進行役が進めました"), ("en", "Facilitator moved on")]
)
def test_of_two_who_press_at_once_one_moves_and_the_other_reads_who_has(server, window, lang, told):
    first = Desk(server, window(DESK, lang), lang=lang)
    second = window(DESK, lang)
    held, holding = [], []

    def line(socket):
        """Let everything to the server, and nothing from it as long as it is held."""
        socket.connect_to_server().on_message(lambda frame: came(socket, frame))

    def came(socket, frame):
        held.append((socket, frame))
        if not holding:
            release()

    def release():
        while held:
            socket, frame = held.pop(0)
            socket.send(frame)

    second.route_web_socket("**/socket.io/**", line)
    let_in(second, server)
    second.goto(f"{server.url}/console/{first.code}")
    for console in (first.page, second):  # each has its line: it is told how many have come
        expect(console.locator("#present")).to_contain_text("4")
        expect(console.locator("#primary")).to_have_attribute("aria-disabled", "false")
    agenda = [each["stop"] for each in first.board.records["console"]["agenda"]]

    holding.append(True)
    first.press("PageDown")
    second.keyboard.press("PageDown")  # for all that it knows, the doors are open still
    first.board.until(lambda s: s.records["session"]["stop"]["id"] != "lobby")
    expect(second.locator("#primary")).to_have_attribute("aria-disabled", "true")  # no answer yet
    expect(second.locator("#trouble")).to_be_hidden()
    holding.clear()
    release()

    expect(second.locator("#trouble")).to_have_text(told)
    expect(first.page.locator("#trouble")).to_be_hidden()
    assert first.stop == agenda[1]

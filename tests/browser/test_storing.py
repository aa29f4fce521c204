"""What the facilitator reads when nothing can be saved, and what a phone does meanwhile."""

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import DESK, PHONE
from tests.browser.entering import let_in
from tests.live.test_storing import FAULTS
from tests.serving import Browser, Screen, new_session

SAYS = {"ja": "いまは保存できません", "en": "Nothing can be saved just now"}


@pytest.mark.parametrize("lang", ["ja", "en"])
@FAULTS
def test_the_console_says_what_is_safe_and_what_to_do_until_saving_works_again(
    server, window, fault, why, lang
):
    fay = Browser(server).enter(server.owner)
    code = new_session(fay)
    board = Screen(server, fay.page(f"/console/{code}"))
    assert board.act("Move", to="meaning/write", expect="lobby")["ok"]
    console, phone = window(DESK, lang), window(PHONE, lang)
    let_in(console, server)
    console.goto(f"{server.url}/console/{code}")
    phone.goto(f"{server.url}/j/{code}")
    phone.locator(".join__go").click()
    phone.locator("#text").fill("のこる言葉")
    banner = console.locator(f"#stuck-{why}")

    with fault(server):
        phone.locator(".tray [type=submit]:visible").click()
        expect(banner).to_be_visible()
        expect(banner).to_contain_text(SAYS[lang])

    expect(banner).to_be_hidden()
    board.until(lambda s: s.records.get("count/meaning", {}).get("notes") == 1)

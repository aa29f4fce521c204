"""A page that is there before its scripts are: on a phone in a crowded room, for some seconds."""

from tests.browser.conftest import PHONE
from tests.serving import Browser, Screen, new_session


def test_what_is_typed_before_the_scripts_have_come_is_kept(server, window):
    fay = Browser(server).enter(server.owner)
    code = new_session(fay)
    board = Screen(server, fay.page(f"/console/{code}"))
    assert board.act("Move", to="meaning/write", expect="lobby")["ok"]
    phone, held, late = window(PHONE), [], True
    phone.route("**/static/*.js", lambda route: held.append(route) if late else route.continue_())
    phone.goto(f"{server.url}/j/{code}")
    with phone.expect_request("**/static/*.js"):
        phone.locator(".join__go").click(no_wait_after=True)
    phone.wait_for_url("**/p/**", wait_until="commit")

    phone.locator("#text").fill("ひと足早い言葉")
    assert held, "the scripts were to come later"
    late = False
    for route in held:
        route.continue_()
    phone.wait_for_load_state("load")
    phone.locator(".tray [type=submit]:visible").click()

    board.until(lambda s: [note["text"] for note in notes(s)] == ["ひと足早い言葉"])


def notes(screen):
    """Return the notes that a screen shows."""
    return [record for key, record in screen.records.items() if key.startswith("note/")]

"""Where the QR code of a printed sheet leads."""

import pytest

from tests.serving import Screen, new_session


@pytest.fixture
def code(fay):
    return new_session(fay)


def leads(browser, path):
    """Return where an address leads at once."""
    answer = browser.http.get(browser.server.url + path, allow_redirects=False, timeout=20)
    return answer.headers.get("Location")


@pytest.mark.parametrize("path", ["/S/{}W7", "/s/{}w7", "/s/{}"])
def test_who_has_not_joined_is_asked_to_join_in_any_case(stranger, code, path):
    answer = stranger.get(path.format(code) + "?lang=en")

    assert answer.url.partition("?")[0].endswith(f"/j/{code}")
    assert "Take a seat" in answer.text


def test_who_joins_by_a_sheet_is_led_on_to_what_it_asks_for(server, fay, stranger, code):
    console = Screen(server, fay.page(f"/console/{code}"))
    for here, there in (("lobby", "pledge/pledge"), ("pledge/pledge", "share/share")):
        assert console.act("Move", to=there, expect=here)["ok"]

    door = stranger.get(f"/S/{code}W7")
    taken = stranger.post(door.url.removeprefix(server.url), name="アン", place="venue")

    assert taken.url.partition("#")[0] == f"{server.url}/t/{code}"


def test_the_first_step_card_leads_to_the_form_of_the_first_step(server, fay, stranger, code):
    console = Screen(server, fay.page(f"/console/{code}"))
    stranger.post(f"/j/{code}", name="アン", place="venue")
    assert console.act("Move", to="pledge/pledge", expect="lobby")["ok"]
    assert leads(stranger, f"/S/{code}W7") == f"/p/{code}"

    assert console.act("Move", to="share/share", expect="pledge/pledge")["ok"]

    assert leads(stranger, f"/S/{code}W7") == f"/t/{code}#step-title"
    assert leads(stranger, f"/S/{code}W6") == f"/p/{code}"


def test_after_joining_it_is_the_phone(stranger, code):
    stranger.post(f"/j/{code}", name="アン", place="venue")

    assert leads(stranger, f"/S/{code}W7") == f"/p/{code}"


def test_a_second_person_in_the_same_browser_keeps_their_seat(stranger, code):
    door = stranger.get(f"/j/{code}?as=new")
    seat = door.url.partition("?")[2]
    stranger.post(f"/j/{code}?{seat}", name="ベン", place="venue")

    assert leads(stranger, f"/S/{code}W7?{seat}") == f"/p/{code}?{seat}"
    assert leads(stranger, f"/S/{code}W7") == f"/j/{code}?sheet=W7"


def test_when_the_session_has_ended_it_is_the_takeaway(server, fay, stranger, code):
    console = Screen(server, fay.page(f"/console/{code}"))
    assert console.act("Move", to="ended", expect="lobby")["ok"]

    assert leads(stranger, f"/S/{code}W7") == f"/t/{code}"


@pytest.mark.parametrize("path", ["/S/000000W7", "/s/W7", "/s/12345W7", "/s/%00", "/s/482913W7x!"])
def test_a_sheet_of_no_session_says_what_to_do(stranger, path):
    answer = stranger.get(f"{path}?lang=en")

    assert answer.status_code == 404
    assert "cannot find that session" in answer.text

"""A stage is paired on any computer by the code and a PIN, which open nothing else."""

import re
from contextlib import closing

import pytest

from facilitator.web import pins
from facilitator.web.guesses import FREE as CODES
from facilitator.web.stage_door import FREE
from tests.serving import Browser, Screen, Server, new_session


@pytest.fixture
def code(fay: Browser) -> str:
    return new_session(fay)


def made(browser: Browser, code: str) -> str:
    """Make a PIN and return it."""
    page = browser.post(f"/sessions/{code}/stage-pin").text
    found = re.search(r'id="pin" translate="no">(\d{3}) (\d{3})<', page)
    assert found, page
    return found.group(1) + found.group(2)


def another(pin: str) -> str:
    return f"{(int(pin) + 1) % 1_000_000:06}"


def screen(server: Server, lang: str = "en") -> Browser:
    """Open the door of the stage on a computer that nobody has let in."""
    browser = Browser(server)
    assert browser.get(f"/stage?lang={lang}").ok
    return browser


def test_the_code_and_a_pin_open_the_stage_once_and_nothing_else(server, fay, code):
    pin, hall = made(fay, code), screen(server)

    opened = hall.post("/stage", code=f"{code[:3]} {code[3:]}", pin=f"{pin[:3]} {pin[3:]}")

    assert opened.url.endswith(f"/stage/{code}") and opened.ok
    assert Screen(server, hall.page(f"/stage/{code}")).records["stage"]
    for path in (f"/console/{code}", f"/sessions/{code}", f"/sessions/{code}/stage-pin", "/"):
        assert hall.get(path).url.endswith("/enter")
    assert hall.get(f"/stage/{new_session(fay)}").url.rpartition("?")[0].endswith("/stage")
    assert screen(server).post("/stage", code=code, pin=pin).status_code == 403


def test_a_stage_for_people_elsewhere_is_one_behind_the_door_too(server, fay, code):
    pin, hall = made(fay, code), screen(server)
    door = hall.get(f"/stage/{code}?share=1")
    assert 'name="share"' in door.text

    opened = hall.post("/stage", code=code, pin=pin, share="1")

    assert opened.url.endswith(f"/stage/{code}?share=1")
    assert "data-shared" in opened.text
    assert hall.post("/stage", code=code, pin="", share="1").url.endswith("?share=1")  # it may now
    assert 'name="share"' not in screen(server).get(f"/stage?code={code}").text


def test_full_width_figures_are_figures(server, fay, code):
    wide = str.maketrans("0123456789", "０１２３４５６７８９")
    pin = made(fay, code).translate(wide)

    assert screen(server).post("/stage", code=code.translate(wide), pin=pin).ok


def test_a_wrong_pin_and_a_wrong_code_are_answered_alike_and_what_was_typed_stays(
    server, fay, code
):
    pin, hall, none = made(fay, code), screen(server), "999999"
    assert none != code
    wrong = hall.post("/stage", code=code, pin=another(pin))
    nowhere = hall.post("/stage", code=none, pin=pin)

    assert wrong.status_code == nowhere.status_code == 403
    assert "do not go together" in wrong.text
    assert wrong.text.replace(code, "") == nowhere.text.replace(none, "")
    assert f'value="{code}"' in wrong.text
    assert "番号とPINの組" in screen(server, "ja").post("/stage", code=code, pin="0").text
    assert hall.post("/stage", code=code, pin=pin).url.endswith(f"/stage/{code}")


def test_a_pin_is_worth_nothing_for_another_session(server, fay, code):
    other, pin = new_session(fay), made(fay, code)
    made(fay, other)

    assert screen(server).post("/stage", code=other, pin=pin).status_code == 403


def test_guessing_waits_and_so_does_the_right_one_until_there_is_a_new_pin(server, fay, code):
    pin, hall = made(fay, code), screen(server)
    for _ in range(FREE):
        assert hall.post("/stage", code=code, pin=another(pin)).status_code == 403

    late = hall.post("/stage", code=code, pin=pin)
    assert late.status_code == 429 and "ask for a new PIN" in late.text
    assert hall.post("/stage", code=code, pin=made(fay, code)).url.endswith(f"/stage/{code}")


def test_a_hall_may_mistype_often_and_one_network_leaves_as_many_tries_to_the_others(
    server, fay, code
):
    assert pins.FREE < FREE <= pins.TOGETHER / 2
    pin, hall = made(fay, code), screen(server)
    for _ in range(FREE - 1):
        hall.post("/stage", code=code, pin=another(pin))

    assert hall.post("/stage", code=code, pin=pin).url.endswith(f"/stage/{code}")


def test_a_paired_computer_forgets_with_its_browser_and_a_given_link_is_remembered(
    server, fay, code
):
    paired, given = screen(server), Browser(server)
    page = fay.post(f"/sessions/{code}/roles", role="stage", label="", pin="2468").text

    paired.post("/stage", code=code, pin=made(fay, code))
    given.post("/enter", secret=re.search(r"/enter#(\w{32})", page).group(1), pin="2468")

    assert ends(paired, f"stage-{code}") is None
    assert ends(given, f"stage-{code}") > 0


def ends(browser: Browser, name: str) -> int | None:
    """Return when a cookie ends by itself; None where it ends with the browser."""
    [found] = [each for each in browser.http.cookies if each.name == name]
    return found.expires


def test_the_pin_of_whoever_is_sent_away_pairs_nothing(server, fay, code):
    page = fay.post(f"/sessions/{code}/roles", role="co", label="", pin="2468").text
    secret = re.search(r"/enter#(\w{32})", page).group(1)
    helper = Browser(server)
    helper.post("/enter", secret=secret, pin="2468")
    pin = made(helper, code)
    with closing(server.store()) as store:
        link = store.links.open(secret).id

    fay.post(f"/sessions/{code}/roles/revoke", link=link)

    assert screen(server).post("/stage", code=code, pin=pin).status_code == 403


def test_a_paired_screen_is_no_link_for_roles_that_was_to_be_given(server, fay, code):
    before = fay.get(f"/sessions/{code}").text
    screen(server).post("/stage", code=code, pin=made(fay, code))
    assert done(fay.get(f"/sessions/{code}").text) == done(before)

    fay.post(f"/sessions/{code}/roles", role="co", label="", pin="2468")
    assert done(fay.get(f"/sessions/{code}").text) == done(before) + 1


def done(page: str) -> int:
    """Return how many of the things to do before the session are done."""
    return page.count("todo__item--done")


def test_whether_a_pin_waits_is_not_found_out_by_trying(server, fay, code):
    hall = screen(server)

    answers = [hall.post("/stage", code=code, pin="000000").status_code for _ in range(FREE + 1)]

    assert answers == [403] * FREE + [429]


def test_codes_guessed_at_this_door_count_with_all_others(tmp_path):
    server = Server(tmp_path)
    try:
        hall = Browser(server)
        for n in range(CODES):
            hall.get("/stage")
            assert hall.post("/stage", code=f"{500_000 + n}", pin="0").status_code == 403
        refused = hall.post("/stage", code="500000", pin="0")
        assert refused.status_code == 429 and 'href="/stage"' in refused.text
        assert hall.get("/j/500000").status_code == 429
    finally:
        server.stop()


def test_a_pin_and_a_screen_are_revoked_at_once(server, fay, code):
    pin = made(fay, code)
    fay.post(f"/sessions/{code}/stage-pin/revoke")
    assert screen(server).post("/stage", code=code, pin=pin).status_code == 403

    hall = screen(server)
    hall.post("/stage", code=code, pin=made(fay, code))
    picture = Screen(server, hall.page(f"/stage/{code}"))
    [link] = re.findall(r'name="link" value="(\w+)"', fay.get(f"/sessions/{code}/stage-pin").text)
    fay.post(f"/sessions/{code}/stage-pin/revoke", link=link)

    picture.until(lambda s: not s.socket.connected)
    assert hall.get(f"/stage/{code}").url.endswith(f"/stage?code={code}")
    assert link not in fay.get(f"/sessions/{code}/stage-pin").text


def test_a_paired_screen_stands_among_the_links_for_roles(server, fay, code):
    screen(server).post("/stage", code=code, pin=made(fay, code))

    page = fay.get(f"/sessions/{code}/roles").text

    assert len(re.findall(r'class="given__link"', page)) == 1


def test_only_links_of_a_screen_can_be_revoked_there(server, fay, code):
    secret = re.search(
        r"/enter#(\w{32})", fay.post(f"/sessions/{code}/roles", role="co", label="", pin="").text
    ).group(1)
    with closing(server.store()) as store:
        link = store.links.open(secret).id

    fay.post(f"/sessions/{code}/stage-pin/revoke", link=link)

    with closing(server.store()) as store:
        assert store.links.get(link)


def test_who_runs_a_session_together_makes_pins_and_nobody_else(server, fay, stranger, code):
    for role, may in (("co", True), ("facilitator", True), ("host", False), ("stage", False)):
        page = fay.post(f"/sessions/{code}/roles", role=role, label="", pin="2468").text
        helper = Browser(server)
        helper.post("/enter", secret=re.search(r"/enter#(\w{32})", page).group(1), pin="2468")
        answer = helper.post(f"/sessions/{code}/stage-pin")
        assert answer.url.endswith("/stage-pin") == may, role
    for path in ("", "/state"):
        assert stranger.get(f"/sessions/{code}/stage-pin{path}").url.endswith("/enter")
    assert stranger.post(f"/sessions/{code}/stage-pin").url.endswith("/enter")
    assert stranger.post(f"/sessions/{code}/stage-pin/revoke").url.endswith("/enter")


def test_a_pin_is_shown_once_and_kept_nowhere(server, fay, code):
    pin = made(fay, code)

    again = fay.get(f"/sessions/{code}/stage-pin")

    assert pin not in again.text and f"{pin[:3]} {pin[3:]}" not in again.text
    assert again.headers["Cache-Control"] == "no-store"
    assert fay.get(f"/sessions/{code}/stage-pin/state").json() == {"waits": True, "screens": 0}
    assert pin.encode() not in server.kept()


def test_who_may_open_the_stage_anyway_needs_no_pin_and_uses_none_up(server, fay, code):
    pin = made(fay, code)

    assert fay.post("/stage", code=code, pin="0").url.endswith(f"/stage/{code}")
    assert screen(server).post("/stage", code=code, pin=pin).url.endswith(f"/stage/{code}")


def test_a_browser_without_cookies_is_told_before_the_pin_is_used_up(server, fay, code):
    pin, blocked = made(fay, code), Browser(server)

    told = blocked.post("/stage", code=code, pin=pin, tried="1")

    assert told.status_code == 400 and "クッキー" in told.text
    assert screen(server).post("/stage", code=code, pin=pin, tried="1").ok


def test_a_stage_that_may_not_be_opened_leads_to_the_door_with_its_code(stranger, code):
    page = stranger.get(f"/stage/{code}")

    assert page.url.endswith(f"/stage?code={code}") and f'value="{code}"' in page.text
    assert "<b>" not in stranger.get("/stage?code=<b>1").text

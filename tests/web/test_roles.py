"""The links of a session: made, shown once, opened with a PIN, revoked."""

import re
from contextlib import closing

import pytest

from facilitator.web.pins import FREE, TOGETHER, Pins
from tests.serving import Browser, new_session


@pytest.fixture
def code(fay):
    return new_session(fay)


def made(fay: Browser, code: str, role: str, label: str = "", pin: str = "2468") -> str:
    """Make a link on the page and return its secret."""
    page = fay.post(f"/sessions/{code}/roles", role=role, label=label, pin=pin).text
    found = re.search(r"/enter#([A-Za-z0-9]{32})", page)
    assert found, page
    return found.group(1)


def test_strangers_and_helpers_make_no_links(fay, server, stranger, code):
    secret = made(fay, code, "co")
    helper = Browser(server)
    helper.post("/enter", secret=secret, pin="2468")
    for browser in (stranger, helper):
        for path in ("", "/renew", "/revoke"):
            answer = browser.post(f"/sessions/{code}/roles{path}", role="co", link="x")
            assert answer.url.endswith("/enter")
        assert browser.get(f"/sessions/{code}/roles").url.endswith("/enter")


def test_a_link_is_shown_once_and_only_its_name_stays(fay, code):
    secret = made(fay, code, "co", "<b>Yuki</b>")
    page = fay.get(f"/sessions/{code}/roles").text

    assert secret not in page
    assert "&lt;b&gt;Yuki&lt;/b&gt;" in page


@pytest.mark.parametrize(
    ("role", "leads_to"),
    [
        ("facilitator", "/console/"),
        ("co", "/console/"),
        ("host", "/console/"),
        ("scribe", "/console/"),
        ("observer", "/console/"),
        ("stage", "/stage/"),
    ],
)
def test_a_link_asks_for_its_pin_once_and_leads_to_its_page(
    fay, server, stranger, code, role, leads_to
):
    secret = made(fay, code, role)
    asked = stranger.post("/enter", secret=f"{server.url}/enter#{secret}")
    assert asked.ok and 'name="pin"' in asked.text
    assert stranger.get(f"/console/{code}").url.endswith("/enter")

    assert stranger.post("/enter", secret=secret, pin="1111").status_code == 403
    opened = stranger.post("/enter", secret=secret, pin="２４６８")

    assert opened.ok and opened.url.endswith(f"{leads_to}{code}")
    assert stranger.get(f"{leads_to}{code}").ok


def test_a_link_is_worth_nothing_in_another_session(fay, stranger, code):
    other = new_session(fay)
    stranger.post("/enter", secret=made(fay, code, "co"), pin="2468")

    assert stranger.get(f"/console/{other}").url.endswith("/enter")


def test_each_page_has_only_what_its_role_may_do(fay, server, code):
    has = {}
    for role in ("host", "scribe", "observer"):
        browser = Browser(server)
        browser.post("/enter", secret=made(fay, code, role), pin="2468")
        page = browser.get(f"/console/{code}").text
        has[role] = {
            each for each in ("primary", "scribe", "say", "data-wish") if each in ids(page)
        }

    assert has == {"host": {"say", "data-wish"}, "scribe": {"scribe"}, "observer": set()}


def test_who_shares_the_stage_in_a_meeting_has_the_way_to_it(fay, server, code):
    way = f'href="/stage/{code}?share=1"'
    host, observer = Browser(server), Browser(server)
    for browser, role in ((host, "host"), (observer, "observer")):
        browser.post("/enter", secret=made(fay, code, role), pin="2468")

    assert way in fay.get(f"/console/{code}").text
    assert way in host.get(f"/console/{code}").text
    assert way not in observer.get(f"/console/{code}").text
    assert "data-shared" in host.get(f"/stage/{code}?share=1").text


def ids(page: str) -> set[str]:
    return set(re.findall(r'id="([^"]+)"', page)) | set(re.findall(r" (data-wish)\b", page))


def test_guessing_a_pin_takes_longer_and_longer_and_the_right_one_still_waits(
    fay, server, stranger, code
):
    secret = made(fay, code, "co")
    for _ in range(FREE):
        assert stranger.post("/enter", secret=secret, pin="0000").status_code == 403

    assert stranger.post("/enter", secret=secret, pin="2468").status_code == 429


def test_pins_are_counted_by_network_and_together():
    now = [0.0]
    pins = Pins(lambda: now[0])
    for _ in range(FREE):
        assert not pins.wait("link", b"one")
        pins.was_wrong("link", b"one")
    assert pins.wait("link", b"one") and not pins.wait("link", b"two")
    assert not pins.wait("other", b"one")

    for n in range(TOGETHER):
        pins.was_wrong("link", str(n).encode())
    assert pins.wait("link", b"fresh")
    now[0] += 24 * 60 * 60
    assert not pins.wait("link", b"fresh")


def test_what_is_on_offer_to_a_whole_hall_may_leave_its_network_more_tries():
    pins = Pins(lambda: 0.0)
    for _ in range(2 * FREE):
        assert not pins.wait("screen", b"one")
        pins.was_wrong("screen", b"one", 2 * FREE)

    assert pins.wait("screen", b"one") and not pins.wait("screen", b"two")


def test_a_right_pin_costs_nothing():
    pins = Pins(lambda: 0.0)
    for _ in range(3 * TOGETHER):
        pins.was_wrong("link", b"one")
        pins.was_right("link", b"one")

    assert not pins.wait("link", b"one")


def test_a_revoked_link_opens_nothing_and_a_new_one_takes_its_place(fay, server, stranger, code):
    secret = made(fay, code, "scribe", "Sam")
    with closing(server.store()) as store:
        link = store.links.open(secret)
    page = fay.post(f"/sessions/{code}/roles/renew", link=link.id).text

    assert stranger.post("/enter", secret=secret, pin="2468").status_code == 403
    [fresh] = re.findall(r"/enter#([A-Za-z0-9]{32})\"", page)[:1]
    [pin] = re.findall(r'<b class="figures" translate="no">(\d+)</b>', page)
    assert stranger.post("/enter", secret=fresh, pin=pin).url.endswith(f"/console/{code}")


@pytest.mark.parametrize("pin", ["12", "1234567", "12a4", "<b>1"])
def test_a_pin_has_four_to_six_figures(fay, code, pin):
    answer = fay.post(f"/sessions/{code}/roles", role="co", label="", pin=pin)

    assert answer.status_code == 400 and "/enter#" not in answer.text


def test_the_database_holds_neither_secret_nor_pin(fay, server, code):
    secret = made(fay, code, "co", pin="975310")

    kept = server.kept()
    assert secret.encode() not in kept
    assert b"975310" not in kept


def test_who_is_connected_is_told_by_link(fay, code):
    made(fay, code, "observer")

    assert fay.get(f"/sessions/{code}/roles/here").json() == {"here": []}


def test_who_runs_the_session_too_finds_only_ways_that_are_open_to_them(fay, stranger, code):
    stranger.post("/enter", secret=made(fay, code, "co"), pin="2468")
    owners = {"/", f"/sessions/{code}/rehearse", f"/sessions/{code}/backup"}
    assert owners <= ways(fay.get(f"/console/{code}").text)

    for page in (f"/console/{code}", f"/sessions/{code}/report"):
        found = ways(stranger.get(page).text)
        assert found and not found & owners
        for way in found:
            assert not stranger.get(way).url.endswith("/enter"), way


def ways(page: str) -> set[str]:
    """Return where the links and forms of a page lead."""
    return set(re.findall(r'(?:href|action)="(/[^"]*)"', page))


@pytest.mark.parametrize("role", ["facilitator", "co"])
def test_who_runs_the_session_too_takes_its_export_and_no_backup(fay, stranger, code, role):
    stranger.post("/enter", secret=made(fay, code, role), pin="2468")

    exported = stranger.get(f"/sessions/{code}/export.json")
    assert exported.json()["format"] == "tsunagari-export"
    assert stranger.get(f"/sessions/{code}/export.csv").ok
    assert '"time","step","part"' in stranger.get(f"/sessions/{code}/moderation.csv").text
    assert stranger.get(f"/sessions/{code}/backup").url.endswith("/enter")
    other = new_session(fay)
    assert stranger.get(f"/sessions/{other}/export.json").url.endswith("/enter")


@pytest.mark.parametrize("role", ["host", "scribe", "observer"])
def test_who_only_helps_takes_no_export(fay, stranger, code, role):
    stranger.post("/enter", secret=made(fay, code, role), pin="2468")

    assert stranger.get(f"/sessions/{code}/export.json").url.endswith("/enter")
    assert stranger.get(f"/sessions/{code}/moderation.csv").url.endswith("/enter")

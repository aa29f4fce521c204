"""Whoever runs sessions on a borrowed device leaves it with one press; nothing of them stays."""

from datetime import UTC, datetime

import pytest

from tests.serving import Browser, Server, new_session


@pytest.fixture
def lent(server: Server) -> Browser:
    """A device in which the owner has opened the list."""
    return Browser(server).enter(server.owner)


def press(browser: Browser) -> str:
    """Press the button that the page has, as a browser without scripts does."""
    assert 'method="post" action="/leave"' in browser.get("/?lang=en").text
    return browser.post("/leave?lang=en").text


def test_the_device_forgets_the_owner_and_says_how_they_come_back(server, lent):
    code = new_session(lent)

    said = press(lent)

    assert "この端末は、あなたを忘れました" in said or "This device has forgotten you" in said
    assert "一度止めて" in said or "stop it and start it again" in said
    assert not [cookie for cookie in lent.http.cookies if cookie.name.endswith("owner")]
    for path in ("/", "/programs", f"/console/{code}", f"/sessions/{code}"):
        assert lent.get(path).url.endswith("/enter"), path
    assert "/stage" in lent.get(f"/stage/{code}").url
    assert "Sessions" in lent.enter(server.owner).get("/?lang=en").text


def test_it_forgets_every_role_and_no_seat_of_a_participant(server, lent):
    code = new_session(lent)
    store = server.store()
    secret = store.links.add("co", store.sessions.find(code).id, datetime.now(UTC))
    store.close()
    helper = Browser(server).enter(secret)
    assert helper.post(f"/j/{code}", name="アン", place="online").ok
    assert "/leave" in helper.get(f"/console/{code}").text

    helper.post("/leave")

    assert helper.get(f"/console/{code}").url.endswith("/enter")
    assert helper.get(f"/p/{code}").url.endswith(f"/p/{code}")


def test_it_leaves_the_same_link_open_on_other_devices(server, lent):
    other = Browser(server).enter(server.owner)

    press(lent)

    assert other.get("/").url.endswith("/")


def test_what_scripts_have_kept_goes_once_and_by_nobodys_link(server, lent):
    assert "data-forgets" not in lent.get("/enter?left=1").text

    assert "data-forgets" in press(lent)
    assert "data-forgets" not in lent.get("/enter?left=1").text


def test_who_was_not_known_here_makes_nothing_be_forgotten(server):
    assert "data-forgets" not in Browser(server).post("/leave").text

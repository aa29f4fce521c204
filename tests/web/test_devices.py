"""One's own devices, as a browser without scripts sees them, and doors that are locked."""

import re
from html import unescape
from urllib.parse import parse_qs

import pytest

from tests.serving import Browser, Screen, new_session

LASTING = re.compile(r'id="lasting-link" type="text" value="([^"]*)"')
LINK = re.compile(r'href="(/p/\d{6}/again#([\w-]+))"')


@pytest.fixture
def code(fay):
    return new_session(fay)


@pytest.fixture
def ann(server, code):
    browser = Browser(server)
    assert browser.post(f"/j/{code}", name="アン", place="online").ok
    return browser


def secret_of(browser, code):
    return LINK.search(browser.get(f"/p/{code}/devices").text)[2]


def test_the_code_opens_the_seat_on_another_device_once(server, ann, code):
    secret = secret_of(ann, code)
    other, thief = Browser(server), Browser(server)

    assert other.post(f"/p/{code}/again", secret=secret).url.endswith(f"/p/{code}")
    late = thief.post(f"/p/{code}/again?lang=en", secret=secret)

    assert other.page(f"/p/{code}")["person"] == ann.page(f"/p/{code}")["person"]
    assert late.status_code == 403
    assert "does not open anything" in late.text


def test_what_came_along_with_a_secret_is_no_part_of_it(server, ann, code):
    other = Browser(server)

    assert other.post(f"/p/{code}/again", secret=f"{secret_of(ann, code)}~W10").ok

    assert other.page(f"/p/{code}")["person"] == ann.page(f"/p/{code}")["person"]


def test_the_link_that_lasts_opens_the_seat_as_often_as_one_likes(server, ann, code):
    answer = ann.get(f"/p/{code}/devices")
    address = unescape(LASTING.search(answer.text)[1])
    one, other = Browser(server), Browser(server)

    for device in (one, other):
        path, _, secret = address.removeprefix(server.url).partition("#")
        assert device.post(path, secret=secret).url.endswith(f"/p/{code}")

    assert one.page(f"/p/{code}")["person"] == other.page(f"/p/{code}")["person"]
    assert one.page(f"/p/{code}")["person"] == ann.page(f"/p/{code}")["person"]
    assert answer.headers["Cache-Control"] == "no-store"
    assert "あなたとして" in answer.text
    [mail] = re.findall(r'href="mailto:\?([^"]*)"', answer.text)
    assert address in parse_qs(unescape(mail))["body"][0]


def test_a_script_is_given_an_address_to_go_to(server, ann, code):
    answer = ann.http.post(f"{server.url}/p/{code}/elsewhere", timeout=10)

    assert answer.json()["link"].startswith(f"/p/{code}/again#")


def test_who_chose_the_wrong_place_at_the_door_changes_it_and_stays_who_they_are(server, fay, code):
    console = Screen(server, fay.page(f"/console/{code}"))
    ben = Browser(server)
    assert ben.post(f"/j/{code}", name="ベン", place="venue").ok
    before = ben.page(f"/p/{code}")["person"]

    assert ben.post(f"/p/{code}/place", place="online").url.endswith(f"/p/{code}")

    assert ben.page(f"/p/{code}")["person"] == before
    assert f'src="/p/{code}/stage"' in ben.get(f"/p/{code}").text
    Screen(server, ben.page(f"/p/{code}"))
    console.until(lambda s: (s.counts.get("venue"), s.counts.get("online")) == (0, 1))
    assert 'value="online" checked' in ben.get(f"/p/{code}/devices").text
    ben.post(f"/p/{code}/place", place="nowhere")
    assert 'value="online" checked' in ben.get(f"/p/{code}/devices").text


def test_a_stranger_sits_nowhere(server, code):
    assert Browser(server).post(f"/p/{code}/place", place="online").url.endswith(f"/j/{code}")


def test_nobody_without_a_seat_is_given_one(server, code):
    stranger = Browser(server)

    assert stranger.get(f"/p/{code}/devices").url.endswith(f"/j/{code}")
    answer = stranger.http.post(f"{server.url}/p/{code}/elsewhere", timeout=10)

    assert answer.url.endswith(f"/j/{code}")


def test_who_leaves_is_forgotten_by_this_browser_only(server, ann, code):
    other = Browser(server)
    other.post(f"/p/{code}/again", secret=secret_of(ann, code))

    ann.post(f"/p/{code}/leave")

    assert ann.get(f"/p/{code}").url.endswith(f"/j/{code}")
    assert other.get(f"/p/{code}").url.endswith(f"/p/{code}")


def test_of_two_people_on_one_device_only_who_leaves_goes(ann, code):
    seat = ann.get(f"/j/{code}?as=new").url.partition("?")[2]
    ann.post(f"/j/{code}?{seat}", name="ベン")

    ann.post(f"/p/{code}/leave?{seat}")

    assert "アン" in ann.get(f"/p/{code}").text
    assert ann.get(f"/p/{code}?{seat}").url.endswith(f"/j/{code}?{seat}")


def test_locked_doors_let_nobody_new_in_and_keep_nobody_out(server, fay, ann, code):
    console = Screen(server, fay.page(f"/console/{code}"))
    console.until(lambda s: s.records.get("console"))
    stranger = Browser(server)

    assert console.act("LockDoors", on=True)["ok"]
    asked = stranger.get(f"/j/{code}")
    sent = stranger.post(f"/j/{code}", name="ベン")

    assert "受付の人に声をかけてください" in asked.text
    assert asked.headers["Refresh"].startswith("10; url=/j/")
    assert "受付の人に声をかけてください" in sent.text
    assert stranger.get(f"/p/{code}").url.endswith(f"/j/{code}")
    assert ann.get(f"/j/{code}").url.endswith(f"/p/{code}")
    assert console.act("LockDoors", on=False)["ok"]
    assert "席につく" in stranger.get(f"/j/{code}").text


def test_what_copies_waits_for_the_script_that_does_it(ann, code):
    assert 'id="copy" hidden' in ann.get(f"/p/{code}/devices").text

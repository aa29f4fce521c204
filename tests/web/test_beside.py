"""The stage beside a participant's page: to look at, and nothing else."""

import pytest

from tests.serving import Browser, Screen, new_session


@pytest.fixture
def code(fay):
    return new_session(fay)


@pytest.fixture
def ann(server, code):
    browser = Browser(server)
    assert browser.post(f"/j/{code}", name="アン", place="online").ok
    return browser


def test_it_gets_what_the_stage_gets(server, fay, ann, code):
    console = Screen(server, fay.page(f"/console/{code}"))
    beside = Screen(server, ann.page(f"/p/{code}/stage"))

    console.until(lambda s: s.records.get("session"))
    assert console.act("Move", to="meaning/intro", expect="lobby")["ok"]
    beside.until(lambda s: s.records["stage"]["view"] == "question")

    hall = Screen(server, fay.page(f"/stage/{code}"))
    assert beside.records.keys() == hall.until(lambda s: s.records).keys()


def test_it_can_do_nothing(server, ann, code):
    beside = Screen(server, ann.page(f"/p/{code}/stage"))

    for type, fields in (
        ("Blank", {"on": True}),
        ("Move", {"to": "meaning/intro", "expect": "lobby"}),
        ("Relate", {"note": "abcdefgh", "on": True}),
    ):
        assert beside.act(type, **fields)["reason"] == "not_allowed"


def test_it_counts_neither_as_a_person_nor_as_a_stage(server, fay, ann, code):
    Screen(server, ann.page(f"/p/{code}"))
    Screen(server, ann.page(f"/p/{code}/stage"))
    console = Screen(server, fay.page(f"/console/{code}"))

    console.until(lambda s: s.counts.get("online") == 1)

    assert console.counts["stages"] == 0


def test_it_may_stand_in_our_own_page_and_no_other_may(ann, code):
    beside, phone = ann.get(f"/p/{code}/stage"), ann.get(f"/p/{code}")

    assert "frame-ancestors 'self'" in beside.headers["Content-Security-Policy"]
    assert "frame-ancestors 'none'" in phone.headers["Content-Security-Policy"]


def test_a_stranger_is_not_shown_it(server, code):
    for page in ("stage", "watch"):
        assert Browser(server).get(f"/p/{code}/{page}").status_code == 403


def test_it_is_offered_to_who_is_not_in_the_room(server, ann, code):
    ben = Browser(server)
    ben.post(f"/j/{code}", name="ベン", place="venue")

    assert f'src="/p/{code}/stage"' in ann.get(f"/p/{code}").text
    assert f'href="/p/{code}/watch"' in ann.get(f"/p/{code}").text
    at_bens = ben.get(f"/p/{code}").text
    assert "/stage" not in at_bens
    assert "/watch" not in at_bens
    assert f'href="/p/{code}/watch"' in ben.get(f"/p/{code}/devices").text  # who wants to may

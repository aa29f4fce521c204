"""A rehearsal from the browser: people come, write, are hurried and sent home, and all goes."""

import re

import pytest

from tests.serving import Browser, Screen, Server, join, new_session


def begin(fay: Browser) -> str:
    """Press the button on the home page; return the code of the rehearsal."""
    answer = fay.post("/rehearse")
    found = re.search(r"/console/(\d{6})$", answer.url)
    assert found, answer.url
    return found.group(1)


def crowd(fay: Browser, code: str, do: str, **more: str) -> dict:
    answer = fay.post(f"/sessions/{code}/crowd", do=do, **more)
    assert answer.ok, answer.text
    return dict(answer.json())


def test_a_rehearsal_is_held_where_the_browser_says_it_is(server, fay):
    for said, zone in (("Europe/Berlin", "Europe/Berlin"), ("Nowhere/Land", "Asia/Tokyo")):
        code = fay.post("/rehearse", zone=said).url[-6:]

        assert f'data-zone="{zone}"' in fay.get(f"/console/{code}").text
        crowd(fay, code, "stop")


def test_people_come_by_themselves_write_what_they_are_asked_and_go_without_a_trace(server, fay):
    code = begin(fay)
    console = Screen(server, fay.page(f"/console/{code}"))
    crowd(fay, code, "hurry", speed="4")
    console.until(lambda s: s.records["console"]["simulated"] == 30)
    console.until(lambda s: s.counts.get("venue", 0) >= 3, seconds=120)
    somebody = join(server, code, "Ann")
    assert console.act("Move", to="meaning/write", expect="lobby")["ok"]
    console.until(lambda s: s.records["session"]["stop"]["id"] == "meaning/write")
    note = {"part": "meaning", "text": "I am real", "category": None, "named": False}
    assert somebody.act("AddNote", **note, in_report=True)["ok"]
    console.until(lambda s: s.records["count/meaning"]["notes"] >= 3, seconds=120)
    told = fay.get(f"/sessions/{code}/crowd").json()
    assert (told["running"], told["people"], told["speed"]) == (True, 30, 4)
    assert told["here"] >= 3

    told = crowd(fay, code, "empty")

    assert (told["running"], told["simulated"]) == (False, 0)
    console.until(lambda s: s.records["session"]["stop"]["id"] == "lobby")
    console.until(lambda s: s.counts.get("venue", 0) + s.counts.get("online", 0) == 1)
    notes = [each["text"] for key, each in console.records.items() if key.startswith("note/")]
    assert notes == ["I am real"]
    somebody.until(lambda s: s.records["session"]["stop"]["id"] == "lobby")
    assert "I am real" in fay.get(f"/sessions/{code}/export.json").text


def test_people_who_were_sent_home_leave_their_words(server, fay):
    code = begin(fay)
    console = Screen(server, fay.page(f"/console/{code}"))
    crowd(fay, code, "hurry", speed="4")
    assert console.act("Move", to="meaning/write", expect="lobby")["ok"]
    console.until(lambda s: s.records["count/meaning"]["notes"] >= 5, seconds=120)

    told = crowd(fay, code, "stop")

    assert (told["running"], told["simulated"]) == (False, 30)
    console.until(lambda s: s.counts.get("venue", 0) + s.counts.get("online", 0) == 0)
    assert console.records["count/meaning"]["notes"] >= 1


def test_a_real_session_is_rehearsed_in_another_one(server, fay):
    code = new_session(fay, format=90, lang="en")

    answer = fay.post(f"/sessions/{code}/rehearse", people="10")

    other = answer.url[-6:]
    assert other != code
    console = Screen(server, fay.page(f"/console/{other}"))
    session = console.records["session"]
    assert (session["rehearsal"], session["title"]) == (True, "港の夜 Harbour")
    assert fay.get(f"/sessions/{other}/crowd").json()["people"] == 10
    assert fay.get(f"/sessions/{code}/crowd").status_code == 404
    assert fay.post(f"/sessions/{code}/crowd", do="start").status_code == 404
    crowd(fay, other, "stop")


def test_who_is_there_is_not_doubled(fay):
    code = begin(fay)

    told = crowd(fay, code, "start", people="10")

    assert (told["people"], told["simulated"]) == (30, 30)
    crowd(fay, code, "stop")


@pytest.mark.parametrize("path", ["/rehearse", "/sessions/{code}/rehearse"])
def test_a_stranger_rehearses_nothing(fay, stranger, path):
    code = new_session(fay, rehearsal=True)

    assert stranger.post(path.format(code=code)).url.endswith("/enter")
    assert stranger.get(f"/sessions/{code}/crowd").status_code == 404


def test_a_wish_that_nobody_knows_is_refused(fay):
    code = new_session(fay, rehearsal=True)

    assert fay.post(f"/sessions/{code}/crowd", do="dance").status_code == 400


def test_people_go_home_with_the_server(tmp_path):
    server = Server(tmp_path)
    try:
        fay = Browser(server).enter(server.owner)
        code = begin(fay)
        console = Screen(server, fay.page(f"/console/{code}"))
        console.until(lambda s: s.records["console"]["simulated"] == 30)
    finally:
        server.stop()

    assert server.process.returncode == 0

"""The stage's page, and what a browser keeps of it for a reload without a network."""

import pytest

from tests.serving import Browser, Screen, Server, join, new_session

WORDS = "a note that must not be kept twice"


@pytest.fixture
def code(server: Server, fay: Browser) -> str:
    """A session whose stage shows a note."""
    code = new_session(fay, lang="en")
    board = Screen(server, fay.page(f"/console/{code}"))
    here = board.records["session"]["stop"]["id"]
    assert board.act("Move", to="meaning/write", expect=here)["ok"]
    note = {"part": "meaning", "text": WORDS, "category": None, "named": False, "in_report": True}
    assert join(server, code).act("AddNote", **note)["ok"]
    assert board.act("Move", to="meaning/reveal", expect="meaning/write")["ok"]
    return code


def test_the_page_shows_the_note_and_its_shell_knows_of_none(fay, code):
    shell = f"/stage/{code}?shell=1"

    assert WORDS in fay.get(f"/stage/{code}").text
    assert WORDS not in fay.get(shell).text
    page = fay.page(shell)
    assert page["snapshot"] is None
    assert page["ticket"] and page["code"] == code


def test_a_stranger_gets_no_shell(stranger, code):
    assert stranger.get(f"/stage/{code}?shell=1").url.endswith(f"/stage?code={code}")


def test_only_a_stage_that_is_shared_says_so(fay, code):
    assert "data-shared" in fay.get(f"/stage/{code}?share=1").text
    assert "data-shared" not in fay.get(f"/stage/{code}").text


def test_the_page_comes_dark_to_a_device_that_was_told_so(fay, code):
    assert 'data-theme="light"' in fay.get(f"/stage/{code}").text
    fay.http.cookies.set("stage-theme", "dark")

    assert 'data-theme="dark"' in fay.get(f"/stage/{code}").text


def test_the_worker_lies_at_the_root_and_is_asked_for_anew(server, stranger):
    answer = stranger.get("/worker.js")

    assert answer.headers["Content-Type"].startswith("text/javascript")
    assert answer.headers["Cache-Control"] == "no-cache"
    assert "trusted-types worker" in answer.headers["Content-Security-Policy"]

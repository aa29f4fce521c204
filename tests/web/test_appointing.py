"""When and where a session is held, on the preparation page, the stage and the page to join."""

import re
from contextlib import closing

import pytest
from flask import Flask
from sqlalchemy import text
from werkzeug.exceptions import BadRequest

from facilitator.core.refused import Reason
from facilitator.web import appointing
from tests.core.world import FAY
from tests.serving import Screen, new_session

HELD = {"day": "2026-12-15", "time": "18:30", "place": "both", "venue": "Harbour <hall>"}


@pytest.fixture
def code(fay):
    return new_session(fay, lang="en")


def test_it_is_said_on_the_page_on_the_stage_and_at_the_door(server, fay, stranger, code):
    stage = Screen(server, fay.page(f"/stage/{code}"))

    answer = fay.post(f"/sessions/{code}/appointment?lang=en", **HELD)

    stage.until(lambda s: s.records["session"]["appointed"] == HELD)
    assert answer.url.endswith(f"/sessions/{code}?saved=held#held")
    assert "Saved." in answer.text
    pages = [
        answer.text,
        fay.get("/?lang=en").text,
        stranger.get(f"/j/{code}?lang=en").text,
    ]
    for page in pages:
        assert "18:30" in page
        assert "Harbour &lt;hall&gt; · online" in page
        assert "Harbour <hall>" not in page
    assert "December 15, 18:30</p>" in fay.get(f"/stage/{code}").text
    assert "12月15日 18:30" in stranger.get(f"/j/{code}?lang=ja").text


@pytest.mark.parametrize(
    ("place", "venue", "said"),
    [
        ("venue", "", "In the room"),
        ("venue", "Harbour", "Harbour"),
        ("", "Harbour", "Harbour"),
        ("online", "", "Online"),
        ("both", "", "In the room · online"),
    ],
)
def test_the_place_is_told_in_a_few_words(fay, stranger, code, place, venue, said):
    fay.post(f"/sessions/{code}/appointment", place=place, venue=venue)

    assert f"<span>{said}</span>" in stranger.get(f"/j/{code}?lang=en").text


def test_where_nobody_has_said_nothing_is_said(stranger, code):
    assert "join__held" not in stranger.get(f"/j/{code}").text


def test_what_cannot_be_comes_back_with_the_reason_and_what_was_typed(fay, code):
    answer = fay.post(f"/sessions/{code}/appointment?lang=en", **HELD | {"day": ""})

    assert answer.status_code == 400
    assert "A time needs its day" in answer.text
    assert 'value="18:30"' in answer.text


@pytest.mark.parametrize(
    ("wrong", "marked"),
    [({"day": ""}, {"day", "time", "place"}), ({"venue": "x" * 61}, set())],
)
def test_the_reason_has_the_focus_and_marks_no_field_that_is_right(fay, code, wrong, marked):
    page = fay.post(f"/sessions/{code}/appointment?lang=en", **HELD | wrong).text

    assert re.findall(r'<[^>]* id="([\w-]+)"[^>]* autofocus', page) == ["held-problem"]
    assert set(re.findall(r'name="(\w+)"[^>]* aria-invalid="true"', page)) == marked
    assert "autofocus" not in fay.get(f"/sessions/{code}").text


@pytest.mark.parametrize("day", ["0001-01-01", "0026-12-15", "1999-12-31"])
def test_a_year_that_nobody_meant_is_refused_and_the_page_stays(fay, code, day):
    answer = fay.post(f"/sessions/{code}/appointment?lang=en", **HELD | {"day": day})

    assert answer.status_code == 400
    assert "That is no date" in answer.text
    assert f'value="{day}"' in answer.text
    page = fay.get(f"/sessions/{code}?lang=en")
    assert page.status_code == 200
    assert day not in page.text


def test_the_form_of_a_new_session_refuses_such_a_year_too(fay):
    made = {"program": "tsunagari-5", "format": "60", "lang": "en", "title": "Year one"}

    answer = fay.post("/new?lang=en", **made, day="0001-01-01")

    assert "That is no date" in answer.text
    assert "Year one" not in fay.get("/?lang=en").text


def test_a_day_that_only_the_list_knew_goes_when_it_is_emptied(server, fay, code):
    with closing(server.store()) as store, store.engine.begin() as connection:
        days = text("""UPDATE session SET appointed = '{"day": "2031-05-06"}' WHERE code = :code""")
        connection.execute(days, {"code": code})
    fay.post(f"/sessions/{code}/rename", title="Harbour again")
    assert "May 6, 2031" in fay.get("/?lang=en").text

    fay.post(f"/sessions/{code}/appointment", day="", time="", place="", venue="")

    assert "May 6, 2031" not in fay.get("/?lang=en").text


def test_nothing_is_called_saved_that_was_refused(monkeypatch):
    class Unwilling:
        def ask(self, *asked):
            return Reason.NOT_ALLOWED

    monkeypatch.setattr(appointing, "require_owner", lambda: FAY)
    monkeypatch.setattr(appointing, "session_of", lambda code: Unwilling())

    with Flask("test").test_request_context(method="POST", data=HELD), pytest.raises(BadRequest):
        appointing.appoint("482913")


def test_once_it_has_begun_the_day_stays(server, fay, code):
    console = Screen(server, fay.page(f"/console/{code}"))
    assert console.act("Move", to="welcome/welcome", expect="lobby")["ok"]

    answer = fay.post(f"/sessions/{code}/appointment?lang=en", **HELD)

    assert answer.status_code == 400
    assert "It has begun, and its day stays" in answer.text
    assert re.findall(r'<[^>]* id="([\w-]+)"[^>]* autofocus', answer.text) == ["held-problem"]
    assert 'name="venue"' not in answer.text


def test_a_stranger_appoints_nothing(stranger, code):
    assert stranger.post(f"/sessions/{code}/appointment", **HELD).url.endswith("/enter")
    assert "join__held" not in stranger.get(f"/j/{code}").text


@pytest.mark.parametrize(
    ("lang", "words"), [("ja", "この日はもう過ぎています"), ("en", "This day is over.")]
)
def test_a_day_of_the_session_that_is_over_is_taken_and_asked_about(fay, code, lang, words):
    address = f"/sessions/{code}/appointment?lang={lang}"
    assert words not in fay.post(address, **HELD | {"day": "2031-12-15"}).text
    answer = fay.post(address, **HELD | {"day": "2020-11-30"})

    assert words in fay.get(f"/sessions/{code}?lang={lang}").text
    assert 'value="2020-11-30"' in answer.text

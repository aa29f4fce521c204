"""The entrance, the list of sessions, and a new session, as a browser without scripts sees them."""

import re

import pytest

from tests.serving import Screen, new_session

WISH = {
    "program": "tsunagari-5",
    "format": "60",
    "lang": "en",
    "title": "At the harbour",
    "day": "2026-01-15",
    "zone": "Europe/Zurich",
}


def test_an_empty_house_says_how_to_begin(fay):
    page = fay.get("/?lang=en").text

    assert "No sessions yet" in page
    assert 'href="/new"' in page


@pytest.mark.parametrize("path", ["/", "/new", "/?kept=1"])
def test_a_stranger_is_sent_to_the_entrance(stranger, path):
    answer = stranger.get(path)

    assert answer.url.endswith("/enter")


def test_a_link_that_is_no_longer_valid_says_so(stranger):
    answer = stranger.post("/enter?lang=en", secret="long-gone")

    assert answer.status_code == 403
    assert "no longer valid" in answer.text


def test_a_whole_link_may_be_pasted(server, stranger):
    answer = stranger.post("/enter", secret=f" {server.url}/enter#{server.owner} ")

    assert answer.url == f"{server.url}/"


def test_three_steps_make_a_session_and_end_where_it_is_prepared(server, fay):
    answer = fay.post("/new", **WISH)

    assert "/sessions/" in answer.url
    assert "At the harbour</p>" in answer.text
    assert "January 15" in fay.get(f"{answer.url.removeprefix(server.url)}?lang=en").text


def test_without_a_title_the_session_bears_that_of_its_program(fay):
    answer = fay.post("/new", **WISH | {"title": "", "lang": "ja"})

    assert '<p class="preparation__title" dir="auto">つながりの五つの問い</p>' in answer.text


def test_a_length_that_the_program_lacks_is_asked_again_and_nothing_typed_is_lost(fay):
    answer = fay.post("/new?lang=en", **WISH | {"format": "7"})

    assert "not made for that length" in answer.text
    assert 'value="At the harbour"' in answer.text


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"day": "2026-02-30"}, "That is no date"),
        ({"time": "25:00"}, "That is no time"),
        ({"day": "", "time": "18:30"}, "A time needs its day"),
        ({"place": "moon"}, "Choose where people take part"),
        ({"venue": "x" * 61}, "up to 60 characters"),
    ],
)
def test_a_day_a_time_or_a_place_that_cannot_be_is_asked_again(fay, wrong, said):
    answer = fay.post("/new?lang=en", **WISH | wrong)

    assert said in answer.text
    assert 'value="At the harbour"' in answer.text


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"program": "none"}, "program"),
        ({"format": "7"}, "format"),
        ({"lang": "xx"}, "lang"),
        ({"title": "x" * 81}, "title"),
        ({"title": "x" * 81, "day": "2026-02-30"}, "title"),
        ({"day": "2026-02-30"}, "day"),
        ({"time": "25:00"}, "time"),
        ({"day": "", "time": "25:00"}, "time"),
        ({"day": "", "time": "18:30"}, "day"),
        ({"place": "moon"}, "place"),
        ({"venue": "x" * 61}, "venue"),
        ({"time": "25:00", "venue": "x" * 61}, "time"),
    ],
)
def test_a_mistake_leads_to_the_field_that_it_is_in(fay, wrong, field):
    page = fay.post("/new?lang=en", **WISH | wrong).text

    assert re.search(r'<p class="new__problem"[^>]* data-field="(\w*)"', page)[1] == field
    assert f'name="{field}"' in page


def test_a_title_that_is_too_long_is_marked_without_scripts_too(fay):
    page = fay.post("/new?lang=en", **WISH | {"title": "x" * 81}).text

    title = re.search(r'<input[^>]* name="title"[^>]*>', page)[0]
    assert 'aria-invalid="true"' in title
    assert 'id="new-problem"' in page and "new-problem" in title
    assert "aria-invalid" not in fay.get("/new").text


def test_the_list_leads_to_preparation_console_and_stage(fay):
    code = new_session(fay)

    page = fay.get("/").text

    assert f'href="/sessions/{code}"' in page
    assert f'href="/console/{code}"' in page
    assert f'href="/stage/{code}"' in page


def test_the_list_offers_first_what_comes_next_for_each_session(server, fay):
    code = new_session(fay, format=60)
    ways = fay.get("/?lang=en").text
    assert f'<a class="button button--primary" href="/sessions/{code}">Prepare</a>' in ways

    console = Screen(server, fay.page(f"/console/{code}"))
    assert console.act("Move", to="ended", expect="lobby")["ok"]
    ways = fay.get("/?lang=en").text

    way = '<a class="button button--primary" href="/console/{}">Look back, and the report</a>'
    assert way.format(code) in ways
    assert f'href="/stage/{code}"' not in ways
    assert "Look back, and the report" in fay.get(f"/sessions/{code}?lang=en").text


def test_a_new_session_can_be_left_for_the_list(fay):
    assert 'class="way-home" href="/"' in fay.get("/new").text


def test_only_the_copy_that_a_browser_keeps_says_so(fay):
    assert "data-kept" in fay.get("/?kept=1").text
    assert "data-kept" not in fay.get("/").text

"""The way in, as a browser without scripts sees it: a code, one form, a seat."""

import pytest

from facilitator.web.join import digits
from tests.serving import Browser, new_session


@pytest.fixture
def code(fay):
    return new_session(fay)


@pytest.mark.parametrize(
    "typed",
    ["482913", "482 913", "482-913", "４８２９１３", "４８２　９１３", " 482–913 ", "482ー913"],
)
def test_a_code_is_understood_as_people_type_it(typed):
    assert digits(typed) == "482913"


def test_the_six_digits_lead_to_the_form(stranger, code):
    answer = stranger.get(f"/j?code={code[:3]}+{code[3:]}&lang=en")

    assert answer.url.endswith(f"/j/{code}")
    assert "Take a seat" in answer.text


def test_a_wrong_code_says_what_to_do_and_keeps_what_was_typed(stranger):
    answer = stranger.get("/j?code=000+000")

    assert answer.status_code == 404
    assert "000 000" in answer.text
    assert "cannot find that session" in stranger.get("/j/000000?lang=en").text


def test_the_scanned_address_may_be_in_capitals(stranger, code):
    assert stranger.get(f"/J/{code}").ok


def test_what_happens_to_notes_is_said_before_the_first_one(stranger, code):
    page = stranger.get(f"/j/{code}?lang=en").text

    assert "in the report, exactly as written. Your name stands" in page


def test_one_form_gives_a_seat_and_the_next_visit_skips_it(stranger, code):
    answer = stranger.post(f"/j/{code}", name=" アン ", place="online")
    again = stranger.get(f"/J/{code}")

    assert answer.url.endswith(f"/p/{code}")
    assert "アン" in answer.text
    assert again.url.endswith(f"/p/{code}")


def test_a_name_that_does_not_fit_comes_back_with_the_reason(stranger, code):
    answer = stranger.post(f"/j/{code}?lang=en", name="x" * 21, place="venue")

    assert answer.status_code == 400
    assert "Up to 20 characters" in answer.text
    assert "x" * 21 in answer.text


def test_several_people_join_in_one_browser(stranger, code):
    first = stranger.post(f"/j/{code}", name="アン")
    door = stranger.get(f"/j/{code}?as=new")
    seat = door.url.partition("?")[2]
    second = stranger.post(f"/j/{code}?{seat}", name="ベン")

    assert "アン" in stranger.get(f"/p/{code}").text
    assert "ベン" in stranger.get(f"/p/{code}?{seat}").text
    assert stranger.page(f"/p/{code}")["person"] != stranger.page(f"/p/{code}?{seat}")["person"]
    assert first.url != second.url


def test_without_a_seat_the_phone_asks_to_join(server, code):
    answer = Browser(server).get(f"/p/{code}")

    assert answer.url.endswith(f"/j/{code}")


@pytest.mark.parametrize("odd", ["%0d%0aX-Y:z", "%E2%80%A8", "%00", "%FF"])
def test_an_odd_address_of_a_phone_leads_to_the_question_for_the_code(stranger, odd):
    answer = stranger.get(f"/p/{odd}")

    assert answer.status_code == 404
    assert "X-Y" not in answer.headers


def test_a_title_is_read_aloud_in_its_own_language(stranger, code):
    page = stranger.get(f"/j/{code}?lang=en").text

    assert '<h2 class="join__title" dir="auto" lang="ja">港の夜 Harbour' in page


def test_the_promise_about_names_says_of_the_report_what_the_report_does(fay, server):
    code = new_session(fay)
    door = Browser(server).get(f"/j/{code}?lang=en").text
    phone = Browser(server)
    phone.post(f"/j/{code}", name="Ann", place="online")
    help = phone.get(f"/p/{code}?lang=en").text

    assert "and in the report, exactly as written. Your name stands there only where" in door
    assert "On screens and in the report your name stands only on notes you put it on" in help
    assert "does not appear in exports or in the report" not in help


ONLINE = 'value="online" checked'


def test_who_comes_to_a_session_that_is_held_online_has_a_seat_there(fay, server, code):
    stranger, silent = Browser(server), Browser(server)
    assert ONLINE not in stranger.get(f"/j/{code}").text
    assert ONLINE in stranger.get(f"/j/{code}?place=online").text  # the message for the meeting
    assert ONLINE not in stranger.get(f"/j/{code}?place=%22elsewhere").text

    fay.post(f"/sessions/{code}/appointment", day="2031-12-15", time="18:30", place="online")

    assert ONLINE in stranger.get(f"/j/{code}").text
    assert ONLINE not in stranger.get(f"/j/{code}?place=venue").text
    silent.post(f"/j/{code}", name="アン")
    assert ONLINE in silent.get(f"/p/{code}/devices").text


def test_the_message_for_online_leads_to_a_seat_online(fay, code):
    assert f"/j/{code}?place=online" in fay.get(f"/console/{code}").text


@pytest.mark.parametrize("lang", ["ja", "en"])
@pytest.mark.parametrize(
    ("spoken", "read"), [("de-DE, de;q=0.9", None), ("en;q=0.5, de", "en"), ("ja, de", "ja")]
)
def test_who_speaks_neither_language_reads_that_of_the_session(fay, server, lang, spoken, read):
    code = new_session(fay, lang=lang)
    stranger = Browser(server)
    stranger.http.headers["Accept-Language"] = spoken

    for page in (f"/j/{code}", f"/j/{code}?place=online"):
        assert f'<html lang="{read or lang}"' in stranger.get(page).text
    assert '<html lang="ja"' in stranger.get(f"/j/{code}?lang=ja").text

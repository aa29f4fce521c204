"""The day around which the report is to be there: given while preparing, read at the end."""

import pytest

from tests.serving import Browser, new_session


@pytest.fixture
def code(fay):
    return new_session(fay)


def say(fay: Browser, code: str, day: str, lang: str = "en"):
    return fay.post(f"/sessions/{code}/report-day?lang={lang}", day=day)


def test_a_day_is_kept_and_the_page_says_what_the_stage_will(fay, code):
    answer = say(fay, code, "2031-01-20")

    assert answer.ok and 'value="2031-01-20"' in answer.text
    assert "The report arrives around January 20" in answer.text
    assert "Saved." in answer.text


def test_an_empty_field_takes_it_back(fay, code):
    say(fay, code, "2031-01-20")

    answer = say(fay, code, "")

    assert 'value="2031-01-20"' not in answer.text
    assert "The report arrives around January" not in fay.get(f"/stage/{code}").text


@pytest.mark.parametrize("day", ["tomorrow", "2026-02-30", "<script>"])
def test_what_is_no_day_is_said_and_changes_nothing(fay, code, day):
    say(fay, code, "2031-01-20")

    answer = say(fay, code, day)

    assert answer.status_code == 400
    assert "That is no date" in answer.text and "<script>alert" not in answer.text
    assert 'value="2031-01-20"' in answer.text
    assert 'aria-invalid="true" autofocus' in answer.text


def test_a_stranger_promises_nothing(stranger, code):
    assert stranger.post(f"/sessions/{code}/report-day", day="2031-01-20").url.endswith("/enter")


@pytest.mark.parametrize(
    ("lang", "words"),
    [("ja", "報告書は1月20日ごろ届きます"), ("en", "The report arrives around January 20")],
)
def test_phone_and_takeaway_say_it_and_without_a_day_nothing_is_promised(
    fay, code, server, lang, words
):
    ann = Browser(server)
    ann.post(f"/j/{code}", name="", place="venue")
    assert words not in ann.get(f"/t/{code}?lang={lang}").text

    say(fay, code, "2031-01-20")

    assert words in ann.get(f"/t/{code}?lang={lang}").text
    assert words in ann.get(f"/p/{code}?lang={lang}").text.partition('id="screen-thanks"')[2]


@pytest.mark.parametrize(
    ("lang", "words"),
    [("ja", "会より前の日です"), ("en", "That is before the day of the session")],
)
def test_a_day_before_the_session_is_refused_with_a_sentence(fay, code, lang, words):
    answer = say(fay, code, "2020-01-01", lang)

    assert answer.status_code == 400
    assert words in answer.text
    assert 'value="2020-01-01"' not in answer.text

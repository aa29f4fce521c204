"""The length of a session is chosen again while it is prepared, and the page says what it is."""

import pytest

from tests.serving import Browser, Screen, new_session, page_of


@pytest.fixture
def code(fay):
    return new_session(fay, format=90)


def choose(fay: Browser, code: str, format: str, lang: str = "en"):
    return fay.post(f"/sessions/{code}/length?lang={lang}", format=format)


def test_another_length_retimes_every_phase(fay, code, server):
    answer = choose(fay, code, "60")

    assert "Saved. The agenda comes to 60 of 60 minutes" in answer.text
    assert '<option value="60" selected>' in answer.text
    board = Screen(server, page_of(fay.get(f"/console/{code}").text))
    rows = board.until(lambda s: s.records.get("console"))["agenda"]
    assert sum(row["minutes"] for row in rows) == 60
    board.close()


@pytest.mark.parametrize("format", ["45", "", "-90", "ninety", "٩٠٠٠٠", "<script>"])
def test_what_is_no_length_of_the_program_is_said_and_changes_nothing(fay, code, format):
    answer = choose(fay, code, format)

    assert answer.status_code == 400
    assert "Choose one of the lengths of the program" in answer.text
    assert "90 of 90 minutes" in answer.text


def test_once_it_has_begun_the_page_leads_to_the_console(fay, code, server):
    board = Screen(server, page_of(fay.get(f"/console/{code}").text))
    board.act("Move", to="rules/rules", expect="lobby")
    board.close()

    assert choose(fay, code, "60", "ja").status_code == 400
    page = fay.get(f"/sessions/{code}?lang=ja").text
    assert 'name="format"' not in page and "時間を調整" in page


def test_a_stranger_chooses_nothing(stranger, code):
    assert stranger.post(f"/sessions/{code}/length", format="60").url.endswith("/enter")


def test_what_is_wrong_with_a_length_is_said_of_its_field(fay, code):
    field = 'name="format" aria-invalid="true" aria-describedby="length-problem" autofocus'

    assert field in (page := choose(fay, code, "45").text)
    assert 'id="length-problem" role="alert"' in page
    assert "length-problem" not in fay.get(f"/sessions/{code}").text

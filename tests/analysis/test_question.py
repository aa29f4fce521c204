"""From a board in words to suggestions in plain values."""

import json

import pytest

from facilitator.analysis.known import Known
from facilitator.analysis.question import answer, asked
from facilitator.analysis.suggest import suggestions
from tests.analysis.boards import Degrees, a_board, a_theme

NOTES = [["n1", "0", "near"], ["n2", "90", "far"], ["n3", "5", None], ["n4", "95", None]]
NOTES += [[f"m{n}", str(n), "near"] for n in range(1, 5)]


def a_question(**changed):
    question = {"notes": NOTES, "themes": [["near", "2"], ["far", ""]], "outcomes": []}
    return asked(json.loads(json.dumps(question | changed)))


def read(question):
    known = Known(Degrees)
    answer(question, known)
    known.read_some()
    return answer(question, known)


def test_before_anything_is_read_there_is_only_what_wording_says():
    told = answer(a_question(), Known(Degrees))

    assert told["unread"] == 8
    assert (told["themes"], told["pairs"]) == ([], [])


def test_what_was_read_is_suggested_for():
    told = read(a_question())

    assert told["state"] == "ready"
    assert told["unread"] == 0
    assert [(note, themes[0]) for note, themes, *_ in told["themes"]] == [
        ("n3", "near"),
        ("n4", "far"),
    ]
    assert json.loads(json.dumps(told)) == told


def test_it_is_what_the_same_board_gives_to_the_bench():
    told = read(a_question())

    board = a_board(a_theme("near", 0, 1, 2, 3, 4, title=2), a_theme("far", 90), n3=5, n4=95)
    expected = [[each.note, list(each.themes), each.strength] for each in suggestions(board)]
    assert [each[:3] for each in told["themes"]] == expected


def test_what_was_decided_before_makes_it_more_or_less_sure():
    def is_sure(right):
        question = a_question(notes=[*NOTES, ["between", "20", None]], outcomes=[[1.0, right]] * 80)
        told = {note: sure for note, _, _, sure, _ in read(question)["themes"]}
        return told["between"]

    assert (is_sure(True), is_sure(False)) == (True, False)


def test_on_a_small_board_nothing_is_suggested():
    notes = [[f"n{n}", str(n), None] for n in range(7)]

    assert read_few(notes) == {"state": "few"}


def read_few(notes):
    return answer(a_question(notes=notes), Known(Degrees))


def test_a_note_in_a_theme_that_is_gone_helps_no_other():
    told = read(a_question(themes=[["far", ""]]))

    assert {themes[0] for _, themes, *_ in told["themes"]} == {"far"}


@pytest.mark.parametrize(
    "data", [{}, [], None, {"notes": 1}, {"notes": [[1]], "themes": [], "outcomes": []}]
)
def test_what_is_no_question_is_refused(data):
    with pytest.raises((KeyError, TypeError, ValueError)):
        asked(data)


def test_what_is_near_to_no_theme_is_said_to_be_so():
    told = read(a_question(notes=[*NOTES, ["far off", "225", None]]))

    assert {note: near for note, *_, near in told["themes"]} == {
        "n3": True,
        "n4": True,
        "far off": False,
    }

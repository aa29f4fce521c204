"""Whose words are printed where there is not room for all."""

from facilitator.core.ids import NoteId
from facilitator.report.choose import first_of, ranked
from facilitator.report.material import Facet, Written

EASY = "ちょうどひと目で読める長さの、ふつうの付箋です。"
NEAR, FAR = Facet("near", "yellow", "circle"), Facet("far", "sky", "square")


def note(number: str, relates: int, facet: Facet | None = None, text: str = EASY) -> Written:
    return Written(NoteId(number), number, text, None, facet, relates)


def numbers(notes: list[Written]) -> list[str]:
    return [each.number for each in notes]


def test_what_most_people_related_to_comes_first():
    notes = [note("1-01", 0), note("1-02", 4), note("1-03", 7)]

    assert numbers(ranked(notes)) == ["1-03", "1-02", "1-01"]


def test_categories_take_turns_however_many_related():
    notes = [note("1-01", 9, NEAR), note("1-02", 8, NEAR), note("1-03", 1, FAR)]

    assert numbers(ranked(notes)) == ["1-01", "1-03", "1-02"]


def test_of_equals_the_one_that_is_easy_to_read_comes_first():
    notes = [note("1-01", 2, text="時間"), note("1-02", 2, text="長い" * 60), note("1-03", 2)]

    assert numbers(ranked(notes))[0] == "1-03"


def test_the_few_that_fit_stand_in_the_order_of_their_numbers():
    notes = [note("1-01", 1), note("1-02", 0), note("1-03", 5)]

    assert numbers(first_of(notes, 2)) == ["1-01", "1-03"]

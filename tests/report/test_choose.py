"""Whose words are printed where there is not room for all."""

from facilitator.core.ids import LONE, NoteId, PartId
from facilitator.report.blocks import Heading, Quote
from facilitator.report.choose import chosen, first_of, ranked
from facilitator.report.material import Facet, Step, Written

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


def test_one_lone_voice_speaks_for_all_where_two_would_run_over_the_page():
    long, short = note("1-01", 9, text="長い話です。" * 25), note("1-02", 0)
    step = Step(PartId("open"), 1, "t", "q", (), (long, short), ())

    def laid(quotes):
        filled = [Heading("この見出しが、ページをほとんど埋めています")] * 19
        return [*filled, *(Quote(n.id, n.number, n.text, None, None) for n in quotes[LONE])]

    assert numbers(list(chosen(step, laid)[LONE])) == ["1-02"]
    assert numbers(list(chosen(step, lambda quotes: laid(quotes)[15:])[LONE])) == ["1-01", "1-02"]

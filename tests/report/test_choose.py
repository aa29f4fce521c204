"""Whose words are printed where there is not room for all."""

from facilitator.core.ids import LONE, NoteId, PartId, ThemeId
from facilitator.report.blocks import Heading, Quote
from facilitator.report.chapters.brief import prominent
from facilitator.report.choose import chosen, first_of, ranked
from facilitator.report.material import Facet, Group, Step, Written

EASY = "ちょうどひと目で読める長さの、ふつうの付箋です。"
NEAR, FAR = Facet("near", "yellow", "circle"), Facet("far", "sky", "square")


def note(number: str, relates: int, facet: Facet | None = None, text: str = "") -> Written:
    return Written(NoteId(number), number, text or f"{EASY}{number}", None, facet, relates)


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


def test_the_same_words_speak_a_second_time_only_after_all_others():
    again = "おなじ言葉です。"
    notes = [note("1-01", 9, text=again), note("1-02", 8, text=again), note("1-03", 0)]

    assert numbers(ranked(notes)) == ["1-01", "1-03", "1-02"]
    assert numbers(first_of(notes, 2)) == ["1-01", "1-03"]


def test_in_few_words_the_theme_with_the_most_votes_is_not_missing():
    groups = tuple(Group(ThemeId(f"t{n}"), "a theme", (), votes=n // 4) for n in (1, 2, 3, 4))
    step = Step(PartId("open"), 1, "t", "q", groups, (), ())

    assert [each.id for each in prominent(step, 3)] == ["t1", "t2", "t4"]
    assert [each.id for each in prominent(step, 4)] == ["t1", "t2", "t3", "t4"]


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

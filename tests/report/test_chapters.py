"""What stands in which chapter, and what only the appendix has."""

from dataclasses import replace

import pytest

from facilitator.core.kinds.notes.writing import SetInReport
from facilitator.core.program import Text
from facilitator.report.blocks import (
    Auto,
    Block,
    Document,
    Fact,
    Finding,
    Listing,
    Numbers,
    Promise,
    quotes_in,
)
from facilitator.report.build import report
from facilitator.report.figures import (
    Coverage,
    Dates,
    Fit,
    Pace,
    Plan,
    Presence,
    Ranking,
    Sizes,
    Turnout,
)
from facilitator.report.html import to_html
from facilitator.report.options import Options
from tests.core.world import ANN, OPEN, WHOLE, Evening
from tests.report.evenings import a_plain_evening, an_evening
from tests.report.whole import (
    IF,
    KEPT_OUT,
    LATER,
    MOOD,
    PEOPLE,
    SEEN,
    SOON,
    TODAY,
    a_whole_evening,
)

ORDER = [
    "cover",
    "contents",
    "summary",
    "participation",
    "step-open",
    "step-safe",
    "first-steps",
    "reading",
    "appendix",
    "figures",
    "method",
]


def blocks_of(document: Document, name: str) -> tuple[Block, ...]:
    [found] = [chapter.blocks for chapter in document.chapters if chapter.id == name]
    return found


def only(blocks: tuple[Block, ...], kind: type) -> Block:
    """Return the one block of a type."""
    [found] = [block for block in blocks if isinstance(block, kind)]
    return found


def said_in(document: Document, name: str) -> str:
    """Return every sentence of ours in a chapter."""
    found: list[str] = []
    for block in blocks_of(document, name):
        match block:
            case Auto():
                found.append(block.text)
            case Fact(_, said) | Finding(_, _, _, _, said):
                found += [each.text for each in said]
    return " ".join(found)


@pytest.fixture(scope="module")
def whole() -> Document:
    return report(a_whole_evening().session, Options("ja"))


def test_the_report_has_its_chapters_in_their_order(whole):
    assert [chapter.id for chapter in whole.chapters] == ORDER


def test_both_editions_have_the_same_blocks_and_the_same_words_of_people(whole):
    english = report(a_whole_evening().session, Options("en"))

    assert [block.kind for block in english.blocks()] == [block.kind for block in whole.blocks()]
    ours, theirs = (
        [quote.text for quote in quotes_in(document.blocks())] for document in (whole, english)
    )
    assert ours == theirs


def test_the_summary_gives_the_numbers_and_the_sentences_they_rest_on(whole):
    blocks = blocks_of(whole, "summary")

    numbers = {each.unit: each.value for each in only(blocks, Numbers).items}
    assert numbers == {
        "参加した人": 8,
        "書いた人": 100,
        "付箋": 24,
        "「わかる」": 4,
        "最初の一歩": 4,
    }
    first, second = (block for block in blocks if isinstance(block, Finding))
    assert first.seen is not None
    assert first.seen.text == SEEN
    assert "小さなあいさつ" in first.said[0].text
    assert first.quotes[0].relates == 5  # the one that most people related to speaks first
    assert second.seen is None
    assert len(second.quotes) == 2


def test_participation_counts_steps_and_draws_the_evening(whole):
    blocks = blocks_of(whole, "participation")

    first, second = only(blocks, Turnout).rows
    assert (first.present, first.writers, first.notes, first.relates) == (8, 8, 16, 5)
    assert (second.writers, second.notes, second.voters) == (8, 8, 8)
    assert {each.part for each in only(blocks, Pace).stretches} == {OPEN}
    assert sum(row.minutes for row in only(blocks, Plan).rows) == 39
    assert {span.people for span in only(blocks, Presence).spans} == {8}


def test_an_anonymous_step_is_not_drawn_over_time_and_the_report_says_why(whole):
    assert "「safe（日）」は全員が匿名のステップです" in said_in(whole, "participation")


def test_where_fewer_than_five_took_part_online_no_place_is_told(whole):
    assert "どちらかが5人に満たないため" in said_in(whole, "participation")
    assert "オンラインからでした" not in said_in(whole, "participation")


def test_a_step_shows_how_its_sentence_fits_and_who_related(whole):
    blocks = blocks_of(whole, "step-open")

    fit = only(blocks, Fit)
    assert (fit.fits, fit.not_quite, fit.add) == (5, 1, 0)
    assert [bar.votes for bar in only(blocks, Sizes).bars] == [6, 2]
    related = [quote for quote in quotes_in(blocks) if quote.relates]
    assert [quote.relates for quote in related] == [5]
    assert "わかる 5" in to_html(whole)


def test_a_vote_on_notes_is_drawn_with_the_notes_themselves(whole):
    [row] = only(blocks_of(whole, "step-safe"), Ranking).rows

    assert row.votes == 8
    assert row.number.startswith("2-")


def test_first_steps_stand_by_how_soon_they_are_due_and_without_their_dates(whole):
    blocks = blocks_of(whole, "first-steps")

    promises = [block for block in blocks if isinstance(block, Promise)]
    assert [(each.text, each.if_then) for each in promises] == [
        (TODAY, IF),
        (SOON, ""),
        (LATER, ""),
    ]
    dates = only(blocks, Dates)
    assert dict(dates.counts) == {
        "date.day": 1,
        "date.week": 1,
        "date.later": 1,
        "date.not_yet": 1,
    }
    page = to_html(whole)
    for day in ("2026-01-16", "2026-01-20", "2026-03-01"):
        assert day not in page


def test_a_first_step_that_its_maker_keeps_is_only_counted(whole):
    assert KEPT_OUT not in to_html(whole)
    assert "うち1件は" in said_in(whole, "first-steps")


def test_the_check_in_stands_in_the_appendix_and_nowhere_else(whole):
    listings = [block for block in blocks_of(whole, "appendix") if isinstance(block, Listing)]

    assert [quote.number for quote in listings[-1].quotes if quote.text == MOOD] == ["0-01"]
    chapters = [block for name in ORDER[:8] for block in blocks_of(whole, name)]
    assert MOOD not in [quote.text for quote in quotes_in(tuple(chapters))]


def test_how_to_read_it_says_when_how_many_how_and_what_limits_it(whole):
    said = said_in(whole, "reading")

    held = ("2026年1月15日（木）に行われました", "8人がこの場にいました")
    for words in (*held, "24枚の付箋", "チェックインの答え1件"):
        assert words in said
    assert "ほかの人たちを代表するものではありません" in said


def test_every_note_that_was_written_is_accounted_for():
    evening = an_evening()

    row, _ = only(blocks_of(report(evening.session, Options("ja")), "method"), Coverage).rows

    assert (row.printed, row.kept_out, row.hidden, row.withdrawn) == (5, 1, 1, 1)
    assert (row.grouped, row.lone, row.unplaced) == (3, 1, 1)


def test_those_whom_many_related_to_are_quoted_first_and_the_appendix_has_the_rest():
    session = a_whole_evening().session

    quotes = [each for each in quotes_in(blocks_of(report(session, Options("ja")), "summary"))]

    assert max(note.relates for note in session.notes.values()) == quotes[0].relates


def test_an_evening_that_nobody_came_to_says_so_everywhere():
    document = report(a_plain_evening().session, Options("en"))

    assert "There are no notes to show here." in said_in(document, "summary")
    assert "How many were there was not recorded." in said_in(document, "participation")
    assert "There is no record of time." in said_in(document, "participation")
    assert "Numbers" not in [type(each).__name__ for each in blocks_of(document, "step-open")]


def test_a_vote_that_nobody_took_part_in_is_no_vote():
    evening = a_whole_evening(PEOPLE)
    evening.session.ballots.clear()

    blocks = blocks_of(report(evening.session, Options("ja")), "step-open")

    assert [bar.votes for bar in only(blocks, Sizes).bars] == [None, None]


def test_a_note_kept_out_later_leaves_the_next_report():
    evening = a_whole_evening()
    note = next(each for each in evening.session.notes.values() if each.relates)
    writer = next(person for person in PEOPLE if person.id == note.author)
    evening.act(writer, SetInReport(note.id, False))

    document = report(evening.session, Options("ja"))

    printed = [
        quote.note
        for block in document.blocks()
        if isinstance(block, Listing)
        for quote in block.quotes
    ]
    assert note.id not in printed
    assert note.text not in to_html(document)


def test_every_note_that_a_step_quotes_has_one_place_the_appendix_leads_back_to(whole):
    homes = [quote.note for quote in quotes_in(whole.blocks()) if quote.home]

    steps = (*blocks_of(whole, "step-open"), *blocks_of(whole, "step-safe"))
    assert len(homes) == len(set(homes))
    assert set(homes) == {quote.note for quote in quotes_in(steps)}


def test_another_theme_changes_the_title_and_the_questions_and_nothing_else():
    """Check 12 of the seed report: nothing in a report is about connection by itself."""
    session = a_whole_evening().session
    told = repr(report(session, Options("ja")))
    other = session.copy()
    new = {session.title: "防災" * len(session.title)}
    for n, step in enumerate(session.program.steps()):
        new[step.question.ja] = "火水"[n] * len(step.question.ja)
    asked = {
        part.id: replace(part, question=Text(new[part.question.ja], ""), lines=None)
        for part in session.program.steps()
    }
    parts = tuple(asked.get(part.id, part) for part in session.program.parts)
    other.title, other.program = new[session.title], replace(session.program, parts=parts)

    retold = repr(report(other, Options("ja")))

    assert retold != told
    for old, words in new.items():
        assert words in retold
        retold = retold.replace(words, old)
    assert retold == told


@pytest.mark.parametrize(
    ("lang", "said", "never"),
    [
        ("ja", "ここは、当日は行いませんでした。", "該当する意見はありませんでした。"),
        ("en", "This part was skipped on the day.", "There are no notes to show here."),
    ],
)
@pytest.mark.parametrize("profile", ["full", "seed", "event"])
def test_a_step_that_was_skipped_says_so_in_one_line(lang, said, never, profile):
    evening = Evening(WHOLE)
    evening.go("open/write")
    evening.write(ANN)
    evening.go("ended")  # neither the second step nor the first steps

    page = to_html(report(evening.session, Options(lang, profile)))

    assert said in page
    assert never not in page

"""An evening in memory has as many notes as were wished for, and everything a report draws on."""

import pytest

from facilitator.core.refused import Refused
from facilitator.library.shelf import load_shelf
from facilitator.rehearsal.full_house import full_house
from facilitator.report.build import report
from facilitator.report.options import Options

PROGRAMS = load_shelf(None)


@pytest.mark.parametrize("program", list(PROGRAMS))
@pytest.mark.parametrize("notes", [1, 37, 200])
def test_there_are_as_many_notes_as_were_wished_for(program, notes):
    session = full_house(PROGRAMS[program], notes, "ja", 1)

    assert len(session.notes) == notes
    assert session.ended is not None


def test_people_group_vote_and_promise_and_the_report_holds():
    session = full_house(PROGRAMS["tsunagari-5"], 200, "en", 1)

    assert {theme.part for theme in session.themes.values()} == {
        part.id for part in session.program.steps()
    }
    assert all(not vote.open for vote in session.votes.values()) and session.ballots
    assert session.pledges and session.insights
    assert "appendix" in {chapter.form for chapter in report(session, Options("en")).chapters}


def test_the_same_wish_gives_the_same_evening():
    first, second = (full_house(PROGRAMS["team-retro"], 60, "ja", 7) for _ in range(2))

    assert first == second


def test_there_are_no_more_notes_than_a_session_holds():
    with pytest.raises(Refused):
        full_house(PROGRAMS["tsunagari-5"], 5001, "ja", 1)

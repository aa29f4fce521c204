"""How the time of a rehearsal is shared out."""

from itertools import pairwise

import pytest

from facilitator import paths
from facilitator.core.moving.agenda import stops
from facilitator.library import shelf
from facilitator.rehearsal.pace import COUNTDOWN, DOORS, ENDING, pace

AGENDA = [(stop.id, stop.phase) for stop in stops(shelf.load(paths.PROGRAMS)["tsunagari-5"], 60)]


@pytest.mark.parametrize("seconds", [40, 60, 600, 3600])
def test_the_whole_program_fits_into_the_time_that_was_asked_for(seconds):
    paced = pace(AGENDA, seconds)

    assert max(paced.ends.values()) == pytest.approx(seconds - ENDING)
    assert list(paced.at) == [stop for stop, phase in AGENDA if phase not in ("lobby", "ended")]


def test_writing_gets_the_most_and_three_two_one_stays_three_seconds():
    paced = pace(AGENDA, 60)

    assert max(paced.at, key=lambda stop: paced.at[stop]).endswith("/write")
    gap = paced.ends["meaning/reveal"] - paced.ends["meaning/write"]
    assert gap == pytest.approx(COUNTDOWN + paced.at["meaning/reveal"])


def test_stops_follow_each_other_and_each_can_be_seen():
    paced = pace(AGENDA, 40)

    assert all(before < after for before, after in pairwise(paced.ends.values()))
    assert min(paced.at.values()) > 0.1


def test_in_a_demo_the_first_note_is_written_within_a_minute():
    paced = pace(AGENDA, 600)

    assert paced.doors <= DOORS
    assert paced.ends["rules/rules"] < 45  # then people answer the check-in
    assert paced.ends["meaning/intro"] < 60


def test_what_is_too_short_to_be_played_is_refused_with_what_it_takes():
    with pytest.raises(ValueError, match=r"less than \d+ seconds"):
        pace(AGENDA, 5)


def test_who_has_no_time_for_three_two_one_shows_the_notes_at_once():
    quick = pace(AGENDA, 15)

    assert (quick.counts, pace(AGENDA, 60).counts) == (False, True)
    assert max(quick.ends.values()) == pytest.approx(15 - ENDING)
    gap = quick.ends["meaning/reveal"] - quick.ends["meaning/write"]
    assert gap == pytest.approx(quick.at["meaning/reveal"])

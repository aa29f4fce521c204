"""How long people take in a rehearsal that somebody else runs."""

from facilitator.core.moving.agenda import stops
from facilitator.library.shelf import load_shelf
from facilitator.rehearsal.company import TAKES, human
from facilitator.rehearsal.hands import hands

PROGRAM = load_shelf(None)["tsunagari-5"]


def test_nobody_takes_longer_than_a_phase_lasts_nor_waits_for_its_end():
    pace = human(PROGRAM, 90)

    for stop in stops(PROGRAM, 90):
        if stop.minutes:
            assert 0 < pace.at[stop.id] <= stop.minutes * 60
    writing = [pace.at[stop.id] for stop in stops(PROGRAM, 90) if stop.phase == "write"]
    assert max(writing) == TAKES["write"]


def test_the_same_seed_gives_the_same_voices_and_everybody_has_some():
    dealt = hands(PROGRAM, "ja", 10, seed=5)

    assert dealt == hands(PROGRAM, "ja", 10, seed=5)
    assert dealt != hands(PROGRAM, "ja", 10, seed=6)
    assert all(any(voices for voices in hand.values()) for hand in dealt)

"""The rules by which a screen keeps its records (docs/protocol.md)."""

import pytest

from facilitator.rehearsal.screen import Screen

NOTE, OTHER = {"text": "a"}, {"text": "b"}


@pytest.fixture
def screen():
    screen = Screen()
    screen.snapshot({"seq": 5, "now": 0, "put": {"note/a": NOTE}})
    return screen


def test_a_snapshot_replaces_everything(screen):
    screen.snapshot({"seq": 3, "now": 0, "put": {"note/b": OTHER}})

    assert (screen.seq, screen.get("note/a"), screen["note/b"]) == (3, None, OTHER)


def test_a_patch_that_fits_is_applied(screen):
    assert screen.patch({"from": 5, "seq": 7, "put": {"note/b": OTHER}, "drop": ["note/a"]})

    assert (screen.seq, list(screen.family("note"))) == (7, [OTHER])


def test_a_patch_that_begins_earlier_fits_too(screen):
    assert screen.patch({"from": 2, "seq": 6, "put": {"note/a": OTHER}, "drop": []})

    assert (screen.seq, screen["note/a"]) == (6, OTHER)


def test_an_old_patch_changes_nothing(screen):
    assert screen.patch({"from": 3, "seq": 5, "put": {"note/a": OTHER}, "drop": []})

    assert (screen.seq, screen["note/a"]) == (5, NOTE)


def test_a_patch_after_a_gap_is_left_alone_and_asked_about(screen):
    assert not screen.patch({"from": 6, "seq": 7, "put": {"note/a": OTHER}, "drop": []})

    assert (screen.seq, screen["note/a"]) == (5, NOTE)


def test_a_head_moves_the_number_on_but_never_back(screen):
    assert screen.head({"from": 5, "seq": 9, "now": 0, "counts": {"venue": 1, "online": 0}})
    assert screen.head({"from": 5, "seq": 8, "now": 0, "counts": {"venue": 2, "online": 0}})

    assert (screen.seq, screen.counts["venue"]) == (9, 2)


def test_a_head_after_a_gap_is_asked_about(screen):
    assert not screen.head({"from": 6, "seq": 9, "now": 0, "counts": {}})

    assert screen.seq == 5


def test_what_is_ones_own_is_kept_by_its_own_number_and_never_moves_the_screens(screen):
    screen.take_own({"seq": 9, "notes": [NOTE], "ballots": {}})
    screen.take_own({"seq": 8, "notes": [], "ballots": {}})

    assert (screen.own["notes"], screen.seq) == ([NOTE], 5)

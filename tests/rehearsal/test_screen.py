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


MANY = {"part": "open", "pages": 4, "notes": 151, "lone": None, "loose": None}


def page(seq, n=3, text="a", choices=None):
    notes = [NOTE | {"id": "x", "part": "open", "text": text}]
    return {"seq": seq, "part": "open", "n": n, "notes": notes, "choices": choices}


@pytest.fixture
def many(screen):
    screen.take_own({"seq": 5, "notes": [], "ballots": {}, "deal": 7})
    screen.patch({"from": 5, "seq": 6, "put": {"pages/open": MANY}, "drop": ["note/a"]})
    return screen


def test_where_there_are_pages_it_begins_at_its_own_and_asks_once(many):
    assert list(many.unread()) == [("open", 3)]
    assert list(many.unread()) == []


def test_a_newer_page_stands_in_place_of_an_older_one(many):
    many.take_page(page(7, text="new", choices=["x"]))
    many.take_page(page(6, text="old"))

    assert [note["text"] for note in many.notes("open")] == ["new"]
    assert many.choices("open") == ["x"]


def test_pages_are_forgotten_with_their_part_and_asked_for_again_after_a_snapshot(many):
    assert list(many.unread()) == [("open", 3)]
    many.take_page(page(7))
    many.snapshot({"seq": 8, "now": 0, "put": {"pages/open": MANY}})
    assert list(many.unread()) == [("open", 3)]
    many.take_page(page(8))

    many.patch({"from": 8, "seq": 9, "put": {}, "drop": ["pages/open"]})
    many.take_page(page(8))

    assert many.notes("open") == []

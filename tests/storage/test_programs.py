"""Programs that were made here: kept as they are, replaced without loss, gone from the bin."""

from datetime import timedelta

from facilitator.storage.programs import Stored
from tests.core.world import START

LATER = START + timedelta(days=1)
TEXT = 'id = "walk" # 散歩 🚶\n\ttitle = 1\n'


def test_a_program_is_kept_letter_for_letter_and_another_process_sees_it_at_once(store, again):
    assert again.programs.all() == []

    assert store.programs.add("walk", TEXT, START)

    assert again.programs.all() == [Stored("walk", TEXT, START, START)]
    assert again.programs.get("walk") == Stored("walk", TEXT, START, START)
    assert (again.programs.get("run"), again.programs.get("\0")) == (None, None)
    assert not again.programs.bin("\0", START)


def test_two_programs_never_have_one_id(store, again):
    store.programs.add("walk", TEXT, START)

    assert not again.programs.add("walk", "other", LATER)
    assert store.programs.get("walk").text == TEXT


def test_what_is_replaced_lies_in_the_bin_under_an_id_of_its_own(store):
    store.programs.add("walk", "old", START)

    assert store.programs.replace(store.programs.get("walk"), "new", ("walk-2", "old, 2"), LATER)

    assert store.programs.get("walk") == Stored("walk", "new", START, LATER)
    assert store.programs.get("walk-2") == Stored("walk-2", "old, 2", START, START, LATER)


def test_nothing_is_replaced_by_whoever_has_not_seen_it_or_where_the_old_one_finds_no_place(store):
    store.programs.add("walk", "old", START)
    seen = store.programs.get("walk")
    store.programs.add("walk-2", "another", START)

    assert not store.programs.replace(seen, "new", ("walk-2", "old"), LATER)
    assert store.programs.replace(seen, "newer", ("walk-3", "old"), LATER)
    assert not store.programs.replace(seen, "newest", ("walk-4", "old"), LATER)

    assert [(each.id, each.text) for each in store.programs.all()] == [
        ("walk", "newer"),
        ("walk-2", "another"),
        ("walk-3", "old"),
    ]


def test_a_program_in_the_bin_comes_back_or_goes_for_good(store):
    for name in ("back", "gone", "stays"):
        store.programs.add(name, TEXT, START)
    for name in ("back", "gone"):
        store.programs.bin(name, START)
    in_it = store.programs.get("gone").binned_at

    assert store.programs.bin("back", None)
    assert not store.programs.bin("nothing", START)
    early, late = store.programs.empty(START), store.programs.empty(LATER)

    assert (in_it, early, late) == (START, 0, 1)
    assert [each.id for each in store.programs.all()] == ["back", "stays"]
    assert store.programs.get("back").binned_at is None

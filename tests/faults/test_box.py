"""What waits in a box leaves it with a final answer, once, whoever brought it up."""

import pytest

from facilitator.bench.faults.box import Box


@pytest.fixture
def box():
    box = Box("code-p1")
    box.add("AddNote", text="one")
    box.add("AddNote", text="two")
    return box


def test_an_action_keeps_its_id_until_it_is_answered(box):
    first, second = box.waiting

    box.settle(first, {"ok": True, "seq": 7})

    assert box.waiting == [second]
    assert [(each.action, each.seq) for each in box.acknowledged.values()] == [(first, 7)]
    assert first["action_id"] != second["action_id"]


def test_a_refused_action_leaves_with_the_reason(box):
    first = box.waiting[0]

    box.settle(first, {"ok": False, "reason": "closed", "again": False})

    assert box.refused == {first["action_id"]: "closed"}
    assert first not in box.waiting


def test_the_same_answer_in_another_tab_says_nothing_new(box):
    first = box.waiting[0]

    box.settle(first, {"ok": True, "seq": 7})
    box.settle(first, {"ok": True, "seq": 7})

    assert (len(box.acknowledged), box.contradicted) == (1, 0)


def test_another_answer_to_the_same_action_is_noticed(box):
    first = box.waiting[0]

    box.settle(first, {"ok": True, "seq": 7})
    box.settle(first, {"ok": True, "seq": 8})
    box.settle(first, {"ok": False, "reason": "conflict", "again": False})

    assert box.contradicted == 2
    assert box.acknowledged[first["action_id"]].seq == 7

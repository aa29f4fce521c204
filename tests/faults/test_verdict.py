"""A verdict names what is wrong, because it was planted."""

import json
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from facilitator.bench.faults.box import Acknowledged
from facilitator.bench.faults.verdict import compared, of_log, own
from facilitator.core import views
from facilitator.core.kinds.notes.writing import WithdrawNote
from facilitator.core.seeing import dealing
from facilitator.core.views import Audience
from facilitator.rehearsal.screen import Screen
from facilitator.storage.log import Answer
from tests.core.world import ANN, BEN, OPEN, Evening, as_on_disk


def told(seq: int, text: str) -> Acknowledged:
    action = {"action_id": f"name-{seq}", "type": "AddNote", "text": text}
    return Acknowledged(action, seq, 0.0, 0.0)


@pytest.fixture
def evening() -> Evening:
    evening = Evening()
    evening.go("open/write")
    evening.write(ANN, "one")
    evening.write(BEN, "two")
    evening.go("open/reveal")
    return evening


def answers(evening: Evening) -> dict[Any, Answer]:
    return {
        (each.by, f"name-{each.seq}"): Answer("d", each.seq, each.seq) for each in evening.log[1:]
    }


def shown(evening: Evening, audience: Audience) -> Screen:
    """Return a screen that shows what it should."""
    screen = Screen()
    put = json.loads(json.dumps(views.snapshot(evening.session, audience)))
    screen.snapshot({"seq": evening.session.seq, "put": put})
    screen.take_own(json.loads(json.dumps(views.own(evening.session, ANN))))
    return screen


def test_a_log_in_which_everything_is_as_it_was_told_is_fine(evening):
    verdict = of_log(evening.log, answers(evening), [told(3, "one"), told(4, "two")])

    assert verdict.fine
    assert (verdict.acknowledged, verdict.notes) == (2, 2)


def test_an_acknowledged_note_that_is_missing_is_lost(evening):
    log = evening.log[:3]

    assert of_log(log, answers(evening), [told(3, "one"), told(4, "two")]).lost == ("name-4",)


def test_an_entry_that_nobody_was_answered_for_is_doubled(evening):
    known = {key: each for key, each in answers(evening).items() if key[1] != "name-4"}

    assert of_log(evening.log, known, [told(3, "one")]).doubled == ("#4",)


def test_a_note_with_other_words_is_lost(evening):
    verdict = of_log(evening.log, answers(evening), [told(3, "one"), told(4, "TWO")])

    assert verdict.lost == ("name-4 has other words",)


def test_a_note_that_was_taken_back_has_no_words_and_that_is_fine(evening):
    note = evening.session.notes_of(OPEN)[0].id
    evening.act(ANN, WithdrawNote(note))

    assert of_log(as_on_disk(evening.log), answers(evening), [told(3, "one")]).fine


def test_a_log_whose_time_goes_back_is_wrong(evening):
    log = [*evening.log]
    log[3] = replace(log[3], at=log[3].at - timedelta(seconds=1))

    assert of_log(log, answers(evening), []).lost == ("#4 is earlier than #3",)


@pytest.mark.parametrize("audience", [Audience.PHONE, Audience.CONSOLE, Audience.STAGE])
def test_a_screen_that_shows_what_the_log_says_is_fine(evening, audience):
    assert compared("it", shown(evening, audience), evening.session, audience) == []


def test_a_screen_that_is_behind_is_named(evening):
    screen = shown(evening, Audience.PHONE)
    evening.write(BEN, "three")

    assert compared("it", screen, evening.session, Audience.PHONE) == [
        f"it is at {screen.seq}, and the log at {evening.session.seq}"
    ]


def test_a_record_that_differs_that_is_missing_or_that_is_left_over_is_named(evening):
    screen = shown(evening, Audience.PHONE)
    first, second = sorted(key for key in screen.records if key.startswith("note/"))
    put = {first: screen[first] | {"text": "other"}, "note/ghost": {"id": "ghost"}}
    screen.patch({"from": screen.seq, "seq": screen.seq + 1, "put": put, "drop": [second]})
    screen.seq -= 1

    differing = compared("it", screen, evening.session, Audience.PHONE)

    assert sorted(differing) == sorted([f"it: {first}", f"it: {second}", "it: note/ghost"])


def test_a_page_of_notes_that_differs_is_named(evening):
    for n in range(dealing.WHOLE):
        evening.write(BEN, f"note {n}")
    screen = shown(evening, Audience.PHONE)
    key = dealing.page_key(OPEN, 0)
    page = {"seq": 1, **json.loads(json.dumps(views.record(evening.session, key, Audience.PHONE)))}
    assert list(screen.unread())

    screen.take_page(page | {"n": 0})
    assert compared("it", screen, evening.session, Audience.PHONE) == []
    screen.take_page(page | {"n": 0, "notes": page["notes"][1:]})
    assert compared("it", screen, evening.session, Audience.PHONE) == [f"it: {key}"]


def test_what_is_ones_own_and_differs_is_named(evening):
    screen = shown(evening, Audience.PHONE)
    assert own("it", screen, evening.session, ANN) == []

    screen.take_own(screen.own | {"notes": []})

    assert own("it", screen, evening.session, ANN) == ["it: own notes"]

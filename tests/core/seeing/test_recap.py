"""What the facilitator reads of an evening once it has ended: numbers, and of nobody."""

import pytest

from facilitator.core import views
from facilitator.core.ids import LONE, StopId
from facilitator.core.keeping import TakeAttendance
from facilitator.core.kept import Carried
from facilitator.core.kinds.notes.moderating import HideNotes
from facilitator.core.kinds.notes.themes import PlaceNotes
from facilitator.core.kinds.notes.writing import SetInReport, WithdrawNote
from facilitator.core.log import touched
from facilitator.core.moving.flow import Move
from facilitator.core.people import DESK
from facilitator.core.views import Audience
from tests.core.world import ANN, BEN, CARL, FAY, OPEN, SAFE, WHOLE, Evening

C = Audience.CONSOLE


def ended(evening: Evening) -> dict:
    evening.go("ended")
    return evening.see("recap", C)


def attend(evening: Evening, stop: str, people: int, online: int) -> None:
    evening.act(DESK, TakeAttendance(StopId(stop), people, online))


def test_an_evening_is_told_in_numbers_once_it_is_over():
    evening = Evening(WHOLE)
    evening.wait(600)  # at the doors: nobody counts that
    evening.go("welcome/rules")
    evening.wait(90)
    evening.go("open/write")
    evening.wait(300)
    a, b, c, _d = (evening.write(person) for person in (ANN, ANN, BEN, CARL))
    evening.group("one", a, b)
    evening.act(FAY, PlaceNotes((c,), LONE))
    evening.go("after/pledge")
    evening.decide_on(ANN)
    evening.decide_on(BEN, "")  # not yet
    evening.wait(210)
    attend(evening, "open/write", 14, 5)
    attend(evening, "after/pledge", 12, 6)

    told = ended(evening)

    assert told == {
        "people": 14,
        "online": 5,
        "steps": 1,
        "of": 2,
        "skipped": ["arrive", "come", "safe", "share", "take", "close"],
        "planned": 39,
        "taken": 10,
        "notes": 4,
        "themes": 1,
        "lone": 1,
        "first_steps": 1,
        "personal": 0,
    }


def test_notes_that_may_name_somebody_are_counted_where_a_report_quotes_them():
    evening = Evening(WHOLE)
    evening.go("open/write")
    for _ in range(3):
        evening.write(ANN, "call me: 090-1234-5678")
    kept_out, hidden, _quoted = evening.session.notes
    evening.act(ANN, SetInReport(kept_out, False))
    evening.act(FAY, HideNotes((hidden,)))

    assert ended(evening)["personal"] == 1


@pytest.mark.parametrize(
    ("people", "online", "told"), [(9, 5, None), (9, 4, None), (10, 5, 5), (10, 0, None)]
)
def test_hall_and_online_are_told_apart_only_where_both_are_five_or_more(people, online, told):
    evening = Evening()
    attend(evening, "open/write", people, online)

    assert (ended(evening)["people"], ended(evening)["online"]) == (people, told)


def test_nobody_but_the_console_hears_of_it_and_it_only_after_the_end():
    evening = Evening()
    evening.go("open/write")
    assert evening.see("recap", C) is None

    evening.go("ended")
    assert [each for each in Audience if evening.see("recap", each)] == [C]
    assert "recap" in views.snapshot(evening.session, C)

    evening.go("open/write")  # the end is taken back
    assert evening.see("recap", C) is None
    assert "recap" in touched(evening.session, evening.log[-1])


def test_what_is_said_after_the_end_counts_and_time_after_it_does_not():
    evening = Evening()
    evening.go("open/write")
    evening.wait(120)
    evening.go("ended")
    evening.wait(600)
    note = evening.write(BEN)

    assert "recap" in touched(evening.session, evening.log[-1])
    assert evening.see("recap", C)["notes"] == 1
    assert evening.see("recap", C)["taken"] == 2

    evening.go("open/theme")  # once more, for five minutes
    evening.wait(300)
    evening.go("ended")
    assert evening.see("recap", C)["taken"] == 7

    evening.act(BEN, WithdrawNote(note))
    assert evening.see("recap", C)["notes"] == 0


def test_a_lone_voice_that_is_hidden_does_not_count_and_nor_does_one_that_still_waits_for_others():
    evening = Evening()
    evening.go("safe/write")
    note = evening.write(ANN, part=SAFE)
    evening.go("safe/reveal")
    evening.act(FAY, PlaceNotes((note,), LONE))
    evening.go("ended")
    assert evening.see("recap", C)["lone"] == 1

    evening.write(BEN, "late", part=SAFE)  # alone it would tell when it was written
    assert evening.see("recap", C)["notes"] == 1

    evening.act(FAY, HideNotes((note,)))
    assert "recap" in touched(evening.session, evening.log[-1])
    assert evening.see("recap", C)["lone"] == 0


def test_moving_to_the_end_brings_it():
    evening = Evening()
    evening.act(FAY, Move(StopId("ended"), StopId("lobby")))

    assert "recap" in touched(evening.session, evening.log[-1])
    told = evening.see("recap", C)
    assert (told["people"], told["taken"], told["skipped"]) == (0, 0, ["welcome", OPEN, SAFE])


def test_of_a_session_that_was_imported_nobody_knows_what_it_went_through():
    evening = Evening(WHOLE)
    evening.go("open/write")
    evening.write(ANN)
    evening.act(DESK, TakeAttendance(StopId("open/write"), 14, 5))
    evening.session.carried[OPEN] = Carried()

    told = ended(evening)

    assert told["steps"] is told["skipped"] is told["taken"] is None
    assert (told["people"], told["notes"]) == (14, 1)

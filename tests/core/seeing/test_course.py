"""What a report hears about time, and what it does not."""

from datetime import timedelta

from facilitator.core.ids import PersonId, StopId
from facilitator.core.keeping import TakeAttendance
from facilitator.core.kinds.notes.writing import SetInReport, WithdrawNote
from facilitator.core.moving.flow import Move
from facilitator.core.people import DESK, Person, Role
from facilitator.core.views import Audience
from tests.core.world import ANN, FAY, OPEN, SAFE, WHOLE, Evening

CROWD = tuple(Person(PersonId(f"p{n}"), Role.PARTICIPANT, secret=f"{n}" * 32) for n in range(1, 9))


def count(evening: Evening, part: str = OPEN) -> dict:
    return evening.see(f"count/{part}", Audience.REPORT)


def writing(seconds: int = 0) -> Evening:
    """Return an evening that began ``seconds`` before the first step was written."""
    evening = Evening()
    evening.go("welcome/rules")
    evening.wait(seconds)
    evening.go("open/write")
    return evening


def stretches(evening: Evening) -> list[tuple[int, int, int]]:
    told = count(evening)["pace"]["stretches"]
    return [(each["begin"], each["end"], each["notes"]) for each in told]


def test_notes_are_counted_by_the_minute_once_five_people_wrote_in_it():
    evening = writing(60)
    for _ in range(3):
        for person in CROWD[:5]:
            evening.write(person)
        evening.wait(120)

    assert stretches(evening) == [(60, 120, 5), (180, 240, 5), (300, 360, 5)]
    assert count(evening)["pace"]["rest"] == 0


def test_minutes_in_which_fewer_wrote_are_drawn_together_until_five_did():
    evening = writing()
    for person in CROWD[:5]:
        evening.write(person)
    for person in CROWD[:6]:
        evening.wait(45)
        evening.write(person)

    assert stretches(evening) == [(0, 60, 6), (60, 300, 5)]


def test_people_who_write_minutes_apart_are_not_drawn_together():
    evening = writing()
    for person in CROWD[:6]:
        evening.write(person)
        evening.wait(120)

    assert stretches(evening) == []
    assert count(evening)["pace"]["rest"] == 6


def test_a_straggler_is_not_told_apart_and_is_counted_with_the_rest():
    evening = writing()
    for person in CROWD[:5]:
        evening.write(person)
    evening.wait(60 * 20)
    evening.write(CROWD[5])

    assert stretches(evening) == [(0, 60, 5)]
    assert count(evening)["pace"]["rest"] == 1


def test_four_writers_have_no_time():
    evening = writing()
    for person in CROWD[:4]:
        evening.write(person)

    assert count(evening)["pace"] == {"stretches": [], "rest": 4}


def test_notes_that_are_not_in_the_report_have_no_time_either():
    evening = writing()
    notes = [evening.write(person) for person in CROWD[:6]]
    evening.act(CROWD[0], SetInReport(notes[0], False))

    assert stretches(evening) == [(0, 1, 5)]


def test_nothing_is_told_of_when_people_wrote_where_everyone_is_anonymous():
    evening = Evening()
    evening.go("safe/write")
    for person in CROWD:
        evening.write(person, part=SAFE)

    assert count(evening, SAFE)["pace"] is None


def test_a_short_evening_is_told_in_seconds():
    evening = writing()
    for _ in range(4):
        for person in CROWD[:5]:
            evening.write(person)
        evening.wait(1)

    assert stretches(evening) == [(n, n + 1, 5) for n in range(4)]


def test_the_report_hears_how_many_notes_are_missing_and_why():
    evening = writing()
    kept, gone, _ = (evening.write(ANN) for _ in range(3))
    evening.act(ANN, SetInReport(kept, False))
    evening.act(ANN, WithdrawNote(gone))

    told = count(evening)
    assert (told["notes"], told["missing"], told["kept_out"], told["withdrawn"]) == (1, 1, 1, 1)


def test_the_course_holds_every_stay_but_the_doors_and_the_one_that_lasts():
    evening = Evening()
    evening.wait(600)
    evening.go("welcome/rules")
    evening.wait(61.6)
    evening.go("open/write")
    evening.wait(100)
    evening.go("welcome/rules")
    evening.wait(8)

    course = evening.see("course", Audience.REPORT)

    assert course["spans"] == [
        {"stop": "welcome/rules", "begin": 0, "end": 62},
        {"stop": "open/write", "begin": 62, "end": 162},
    ]
    assert course["stops"][0] == {
        "stop": "welcome/rules",
        "part": "welcome",
        "phase": "rules",
        "minutes": 1,
        "changed": None,
    }
    assert sum(stop["minutes"] for stop in course["stops"]) == 19


def test_only_the_report_hears_of_the_course():
    evening = writing()
    evening.go("open/reveal")

    for audience in (Audience.STAGE, Audience.CONSOLE, Audience.PHONE):
        assert evening.see("course", audience) is None


def test_where_people_were_is_told_only_if_five_were_in_the_venue_and_five_online():
    evening = Evening()
    stops = ("lobby", "welcome/rules", "open/write")
    for stop, (people, online) in zip(stops, ((10, 5), (10, 4), (10, 6)), strict=True):
        evening.act(DESK, TakeAttendance(StopId(stop), people, online))

    told = evening.see("attendance", Audience.REPORT)["stops"]
    assert [stop["online"] for stop in told] == [5, None, None]


def test_of_a_stop_that_was_left_twice_the_fuller_time_counts():
    evening = Evening()
    for people, online in ((12, 6), (10, 5)):
        evening.act(DESK, TakeAttendance(StopId("lobby"), people, online))

    [told] = evening.see("attendance", Audience.REPORT)["stops"]
    assert told == {"stop": "lobby", "people": 12, "online": 6}


def test_a_move_taken_back_leaves_no_stay():
    evening = Evening()
    evening.go("welcome/rules")
    evening.now += timedelta(seconds=5)
    evening.act(FAY, Move(StopId("open/intro"), StopId("welcome/rules")))
    evening.undo()

    assert evening.see("course", Audience.REPORT)["spans"] == []


def test_a_part_is_skipped_that_is_behind_the_session_and_where_it_never_stood():
    evening = Evening(WHOLE)

    def gone() -> dict[str, bool]:
        parts = evening.see("session", Audience.STAGE)["parts"]
        return {each["id"]: each["skipped"] for each in parts}

    assert not any(gone().values())
    evening.go("open/write")
    evening.go("after/pledge")
    assert gone()[SAFE] and not gone()[OPEN] and not gone()["after"]
    assert evening.see("course", Audience.REPORT)["skipped"] == [
        part for part, skipped in gone().items() if skipped
    ]
    evening.go("safe/write")
    assert not gone()[SAFE]
    evening.go("ended")
    assert not gone()[SAFE] and not gone()["after"]

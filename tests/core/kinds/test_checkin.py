"""Check-in: answers are notes that appear when the facilitator shows them."""

from dataclasses import replace

import pytest

from facilitator.core.decide import Undo
from facilitator.core.hosting.appointing import Appoint
from facilitator.core.ids import LONE, PersonId
from facilitator.core.kinds.checkin import ShowAnswers
from facilitator.core.kinds.notes.insight import WriteInsight
from facilitator.core.kinds.notes.moderating import HideNotes
from facilitator.core.kinds.notes.relating import Relate
from facilitator.core.kinds.notes.themes import AddTheme, PlaceNotes
from facilitator.core.kinds.notes.writing import AddNote, EditNote, WithdrawNote
from facilitator.core.moving.lengthening import ChooseFormat
from facilitator.core.people import Person, Role
from facilitator.core.refused import Reason
from facilitator.core.seeing.steering import primary
from facilitator.core.views import Audience, own
from tests.core.world import ANN, ARRIVE, BEN, CARL, FAY, NEAR, OPEN, WHOLE, Evening

HERE = "arrive/checkin"
DORA, EMIL = (
    Person(PersonId(each), Role.PARTICIPANT, secret=each * 8) for each in ("dora", "emil")
)


@pytest.fixture
def evening() -> Evening:
    evening = Evening(WHOLE)
    evening.go(HERE)
    return evening


def test_answers_are_seen_by_the_console_alone_until_they_are_shown(evening):
    answer = evening.write(ANN, "sunny", part=ARRIVE)

    assert evening.see(f"note/{answer}", Audience.CONSOLE)["text"] == "sunny"
    assert evening.see(f"note/{answer}", Audience.PHONE) is None
    assert evening.see("stage", Audience.STAGE)["notes"] == []
    assert evening.see("stage", Audience.STAGE)["counts"] == {"people": 1, "notes": 1}

    evening.act(FAY, ShowAnswers(HERE))

    assert evening.see(f"note/{answer}", Audience.PHONE)["text"] == "sunny"
    assert [note["id"] for note in evening.see("stage", Audience.STAGE)["notes"]] == [answer]
    assert evening.see("stage", Audience.STAGE)["view"] == "checkin"
    assert evening.see("session", Audience.PHONE)["screen"] == "checkin"


def test_the_stage_asks_the_question_of_the_part(evening):
    assert evening.see("stage", Audience.STAGE)["lines"] == {"ja": ["How?（日）"], "en": ["How?"]}


def test_the_one_button_shows_the_answers_when_there_are_some_and_then_moves_on(evening):
    assert primary(evening.session)["type"] == "Move"

    evening.write(ANN, part=ARRIVE)
    evening.write(BEN, part=ARRIVE)
    button = primary(evening.session)
    preview = evening.see("next", Audience.CONSOLE)

    assert (button["type"], button["effect"], button["n"]) == ("ShowAnswers", "answers", 2)
    assert len(preview["notes"]) == 2
    evening.act(FAY, ShowAnswers(**button["fields"]))
    assert primary(evening.session)["effect"] == "pulse"  # what comes next


def test_there_is_nothing_to_show_without_answers_or_elsewhere_or_twice(evening):
    assert evening.refusal(FAY, ShowAnswers(HERE)) is Reason.NOTHING_TO_REVEAL
    answer = evening.write(ANN, part=ARRIVE)
    assert evening.refusal(FAY, ShowAnswers("lobby")) is Reason.MOVED_ON
    evening.act(FAY, HideNotes((answer,)))
    assert evening.refusal(FAY, ShowAnswers(HERE)) is Reason.NOTHING_TO_REVEAL
    evening.write(ANN, part=ARRIVE)
    evening.act(FAY, ShowAnswers(HERE))
    assert evening.refusal(FAY, ShowAnswers(HERE)) is Reason.NOTHING_TO_REVEAL
    evening.go("open/write")
    assert evening.refusal(FAY, ShowAnswers("open/write")) is Reason.NOTHING_TO_REVEAL


def test_an_answer_that_comes_after_the_showing_is_shown_with_the_others_and_is_not_late(evening):
    evening.write(ANN, part=ARRIVE)
    evening.act(FAY, ShowAnswers(HERE))

    later = evening.write(BEN, part=ARRIVE)

    assert evening.see(f"note/{later}", Audience.PHONE)["late"] is False


def test_where_everyone_is_anonymous_answers_that_come_later_wait_for_each_other():
    parts = (WHOLE.parts[0], replace(WHOLE.parts[1], names="forced_anonymous"), *WHOLE.parts[2:])
    evening = Evening(replace(WHOLE, parts=parts))
    evening.go(HERE)
    evening.write(ANN, part=ARRIVE)
    evening.act(FAY, ShowAnswers(HERE))

    later = [evening.write(each, part=ARRIVE) for each in (ANN, BEN)]
    assert [evening.see(f"note/{each}", Audience.PHONE) for each in later] == [None, None]

    later.append(evening.write(CARL, part=ARRIVE))
    assert all(evening.see(f"note/{each}", Audience.PHONE) for each in later)


def test_a_shown_answer_is_put_right_for_two_minutes_and_taken_back_at_any_time(evening):
    answer = evening.write(ANN, "suny", part=ARRIVE)
    evening.act(FAY, ShowAnswers(HERE))
    evening.act(ANN, EditNote(answer, "sunny", None))

    evening.wait(121)

    assert evening.see(f"note/{answer}", Audience.PHONE)["edited"]
    assert evening.refusal(ANN, EditNote(answer, "rain", None)) is Reason.TOO_LATE
    evening.act(ANN, WithdrawNote(answer))
    assert evening.see("stage", Audience.STAGE)["notes"] == []


def test_answers_have_no_category_and_no_theme_and_nobody_relates_to_them(evening):
    answer = evening.write(ANN, part=ARRIVE)
    evening.act(FAY, ShowAnswers(HERE))
    near = AddNote(ARRIVE, "sunny", NEAR, named=False, in_report=True)

    assert evening.refusal(ANN, near) is Reason.CATEGORY
    assert evening.refusal(FAY, AddTheme(ARRIVE, "weather", (answer,))) is Reason.NO_SUCH_PART
    assert evening.refusal(FAY, PlaceNotes((answer,), LONE)) is Reason.NO_SUCH_NOTE
    assert evening.refusal(FAY, WriteInsight(ARRIVE, "fine")) is Reason.NO_SUCH_PART
    assert evening.refusal(BEN, Relate(answer, on=True)) is Reason.NOT_SHOWN


def test_answers_count_and_go_into_the_report_like_notes(evening):
    evening.write(ANN, part=ARRIVE)
    evening.write(BEN, part=ARRIVE, in_report=False)

    told = evening.see(f"count/{ARRIVE}", Audience.CONSOLE)
    assert told == {"people": 2, "notes": 2, "done": 0}
    assert evening.see(f"count/{ARRIVE}", Audience.REPORT)["missing"] == 1


def test_what_was_shown_stays_shown_and_coming_there_is_not_undone(evening):
    came = evening.session.seq
    answer = evening.write(ANN, part=ARRIVE)
    evening.act(FAY, ShowAnswers(HERE))

    assert evening.refusal(FAY, Undo(came)) is Reason.CHANGED_SINCE
    evening.go("open/intro")
    assert evening.see(f"note/{answer}", Audience.PHONE) is None
    evening.go(HERE)
    assert evening.see(f"note/{answer}", Audience.PHONE) is not None


def test_an_answer_is_ones_own_also_when_the_evening_has_gone_on(evening):
    evening.write(ANN, "sunny", part=ARRIVE)

    evening.go("open/write")

    [mine] = own(evening.session, ANN)["notes"]
    assert (mine["text"], mine["relates"]) == ("sunny", None)


def test_who_waits_at_the_doors_can_answer_and_nobody_reads_it_before_it_is_shown():
    evening = Evening(WHOLE)

    early = evening.write(ANN, "sunny", part=ARRIVE)
    evening.act(ANN, EditNote(early, "sun", None))

    assert evening.see(f"note/{early}", Audience.PHONE) is None
    assert evening.see("stage", Audience.STAGE)["notes"] == []
    evening.go(HERE)
    evening.write(BEN, "rain", part=ARRIVE)
    evening.act(FAY, ShowAnswers(HERE))
    shown = evening.see("stage", Audience.STAGE)["notes"]
    assert sorted(note["text"] for note in shown) == ["rain", "sun"]
    assert evening.see(f"note/{early}", Audience.PHONE)["late"] is False


def test_an_answer_from_the_doors_that_comes_when_people_have_gone_on_counts_with_the_others():
    evening = Evening(WHOLE)
    evening.go("welcome/rules")

    answer = evening.write(ANN, "sunny", part=ARRIVE)

    evening.go(HERE)
    evening.act(FAY, ShowAnswers(HERE))
    assert [note["id"] for note in evening.see("stage", Audience.STAGE)["notes"]] == [answer]


def test_no_step_is_open_at_the_doors_and_no_check_in_that_a_length_leaves_out():
    evening = Evening(WHOLE)
    step = AddNote(OPEN, "early", None, named=False, in_report=True)
    assert evening.refusal(ANN, step) is Reason.NOT_OPEN_YET
    short = replace(WHOLE, formats=(30, 15))  # in which nothing has any minutes

    evening = Evening(short)

    answer = AddNote(ARRIVE, "sunny", None, named=False, in_report=True)
    assert evening.refusal(ANN, answer) is Reason.NOT_OPEN_YET


def test_early_answers_settle_neither_the_length_nor_the_day():
    parts = tuple(
        replace(each, minutes=each.minutes | {15: each.minutes[30]}) for each in WHOLE.parts
    )
    evening = Evening(replace(WHOLE, formats=(30, 15), parts=parts))
    answer = evening.write(ANN, "sunny", part=ARRIVE)

    evening.act(FAY, ChooseFormat(15))
    evening.act(FAY, Appoint(day="2026-01-15"))

    evening.go(HERE)
    evening.act(FAY, ShowAnswers(HERE))
    assert [note["id"] for note in evening.see("stage", Audience.STAGE)["notes"]] == [answer]


def test_early_answers_are_no_part_of_the_course_of_the_session():
    evening = Evening(WHOLE)
    for person in (ANN, BEN, CARL, DORA, EMIL):
        evening.write(person, part=ARRIVE)
    evening.wait(60)
    evening.go(HERE)

    told = evening.see(f"count/{ARRIVE}", Audience.REPORT)

    assert (told["notes"], told["pace"]) == (5, {"stretches": [], "rest": 5})


def test_who_writes_for_others_can_do_so_at_the_doors_and_whoever_looks_on_sees_no_part_yet():
    evening = Evening(WHOLE)

    assert evening.see(f"part/{ARRIVE}", Audience.SCRIBE)["kind"] == "checkin"
    assert evening.see(f"part/{OPEN}", Audience.SCRIBE) is None
    assert evening.see(f"part/{ARRIVE}", Audience.OBSERVER) is None

"""Writing for those who have no device."""

import pytest

from facilitator.core.hosting.scribing import EditFor, WithdrawFor, WriteFor
from facilitator.core.ids import NoteId, PersonId
from facilitator.core.kinds.notes.writing import EditNote, WithdrawNote
from facilitator.core.log import rebuild
from facilitator.core.people import Person, Role
from facilitator.core.refused import Reason
from facilitator.core.views import Audience
from tests.core.world import ANN, BEN, FAY, NEAR, OPEN, SAFE, Evening

SAM = Person(PersonId("sam"), Role.SCRIBE)


@pytest.fixture
def evening() -> Evening:
    evening = Evening()
    evening.go("open/write")
    return evening


def put(evening: Evening, text: str = "on paper", part=OPEN, channel="paper") -> NoteId:
    [added] = evening.act(SAM, WriteFor(part, text, NEAR, channel))
    return NoteId(added.note)


def test_a_note_from_paper_is_one_like_any_other_and_says_so_without_a_name(evening):
    note = put(evening)
    evening.go("open/reveal")

    seen = evening.see(f"note/{note}", Audience.CONSOLE)
    assert (seen["text"], seen["channel"], seen["by"]) == ("on paper", "paper", None)
    assert [each["text"] for each in evening.see("stage", Audience.STAGE)["notes"]] == ["on paper"]


def test_how_a_note_came_is_told_neither_to_phones_nor_stage_nor_report(evening):
    note = put(evening)
    evening.go("open/reveal")

    for audience in (Audience.PHONE, Audience.REPORT, Audience.OBSERVER):
        assert "channel" not in evening.see(f"note/{note}", audience)
    assert "channel" not in evening.see("stage", Audience.STAGE)["notes"][0]


def test_where_everyone_is_anonymous_only_the_scribe_knows_how_it_came(evening):
    evening.go("safe/write")
    note = put(evening, part=SAFE)

    assert evening.see(f"note/{note}", Audience.CONSOLE)["channel"] == ""
    assert evening.see(f"note/{note}", Audience.SCRIBE)["channel"] == "paper"


def test_a_sheet_may_come_for_an_earlier_step_and_for_none_that_is_to_come(evening):
    assert evening.refusal(SAM, WriteFor(SAFE, "x", None, "voice")) is Reason.NOT_OPEN_YET
    evening.go("safe/write")

    assert put(evening, "late sheet") in evening.session.notes


def test_what_was_written_for_somebody_is_put_right_or_taken_back_by_the_crew(evening):
    note = put(evening)
    evening.act(FAY, EditFor(note, "put right", None))
    assert evening.session.notes[note].text == "put right"

    evening.act(SAM, WithdrawFor(note))
    assert note not in evening.session.notes
    assert evening.refusal(SAM, WithdrawFor(note)) is Reason.NO_SUCH_NOTE


def test_the_note_of_a_phone_is_nobody_elses(evening):
    note = evening.write(ANN)

    assert evening.refusal(SAM, EditFor(note, "mine now", None)) is Reason.NOT_YOURS
    assert evening.refusal(FAY, WithdrawFor(note)) is Reason.NOT_YOURS
    other = put(evening)
    assert evening.refusal(ANN, EditNote(other, "x", None)) is Reason.NOT_YOURS
    assert evening.refusal(ANN, WithdrawNote(other)) is Reason.NOT_YOURS


def test_the_log_knows_how_a_note_came(evening):
    note = put(evening, channel="voice")

    assert rebuild(evening.log).notes[note].channel == "voice"


def test_how_notes_came_is_told_of_five_or_more_each_way_and_never_where_all_are_anonymous(evening):
    for n in range(5):
        put(evening, f"sheet {n}")
        evening.write(ANN, f"phone {n}")
    evening.write(BEN, "one more")
    told = evening.see("brought", Audience.REPORT)
    assert told["counts"] == {"paper": 5} and len(told["notes"]) == 5

    put(evening, "spoken", channel="voice")
    assert evening.see("brought", Audience.REPORT) is None
    evening.go("safe/write")
    for n in range(6):
        put(evening, f"voice {n}", part=SAFE, channel="voice")
    assert evening.see("brought", Audience.REPORT) is None


def test_four_sheets_are_told_of_nowhere(evening):
    for n in range(4):
        put(evening, f"sheet {n}")
    for n in range(6):
        evening.write(ANN, f"phone {n}")

    assert evening.see("brought", Audience.REPORT) is None


def test_a_note_from_paper_is_counted_and_the_one_who_types_it_in_is_no_writer(evening):
    evening.write(ANN, "on a phone")
    note = put(evening)
    put(evening, "another sheet")

    for audience in (Audience.CONSOLE, Audience.REPORT):
        told = evening.see(f"count/{OPEN}", audience)
        assert (told["people"], told["notes"]) == (1, 3)
    evening.act(SAM, WithdrawFor(note))
    told = evening.see(f"count/{OPEN}", Audience.CONSOLE)
    assert (told["people"], told["notes"]) == (1, 2)


def test_a_late_sheet_of_an_anonymous_step_waits_without_taking_a_writer_away(evening):
    evening.go("safe/write")
    evening.write(ANN, "in time", part=SAFE)
    evening.go("safe/reveal")
    put(evening, "late", part=SAFE)

    told = evening.see(f"count/{SAFE}", Audience.CONSOLE)
    assert (told["people"], told["notes"]) == (1, 1)

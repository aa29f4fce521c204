"""What a report hears of categories: where they are a scale, and of the same people twice."""

from collections.abc import Sequence
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from facilitator.core import codec, views
from facilitator.core.hosting.scribing import WriteFor
from facilitator.core.ids import CategoryId, PersonId, StopId
from facilitator.core.keeping import SessionCreated, TakeAttendance
from facilitator.core.kinds.notes.moderating import HideNotes
from facilitator.core.kinds.notes.relating import Relate
from facilitator.core.kinds.notes.themes import AddTheme, PlaceNotes
from facilitator.core.kinds.notes.writing import SetInReport, WithdrawNote
from facilitator.core.log import apply, rebuild, touched
from facilitator.core.people import DESK, Person, Role
from facilitator.core.seeing.telling import FEW
from facilitator.core.severing import Sever
from facilitator.core.views import Audience
from tests.core.crowd import CROWD, FOUR, HIGH, LOW, MIDDLE, ONE, THREE, TWO, a_program, write
from tests.core.world import FAY, Evening

SAM = Person(PersonId("sam"), Role.SCRIBE)

MONTH = 31 * 24 * 60 * 60


def see(evening: Evening, key: str) -> Any:
    return evening.see(key, Audience.REPORT)


def counted(evening: Evening, key: str = f"scale/{TWO}") -> list[int | None]:
    return [each["notes"] for each in see(evening, key)["spread"]]


def test_the_notes_of_a_step_are_counted_by_the_stages_that_were_chosen():
    evening = Evening(a_program())
    write(evening, TWO, (LOW, 9), (MIDDLE, 7), (HIGH, 0))

    assert see(evening, f"scale/{TWO}")["scale"] == "stages"
    assert counted(evening) == [9, 7, 0, 0]


def test_a_stage_of_fewer_than_five_is_not_told_nor_what_would_give_it_away():
    evening = Evening(a_program())
    write(evening, TWO, (LOW, 9), (MIDDLE, 7), (HIGH, 2), (None, 1))

    assert counted(evening) == [9, None, None, None]


def test_what_is_not_printed_is_not_counted():
    evening = Evening(a_program())
    notes = write(evening, TWO, (LOW, 9), (MIDDLE, 8))
    evening.act(FAY, HideNotes((notes[0],)))
    evening.act(CROWD[1], SetInReport(notes[1], False))
    evening.act(CROWD[2], WithdrawNote(notes[2]))

    assert counted(evening)[:2] == [6, 8]


def test_a_step_whose_categories_are_no_scale_is_not_counted_by_them():
    evening = Evening(a_program())
    write(evening, ONE, (LOW, 9))

    assert see(evening, f"scale/{ONE}") is None


def test_themes_are_counted_by_stages_as_far_as_they_may():
    evening = Evening(a_program())
    notes = write(evening, TWO, (LOW, 12), (MIDDLE, 12))
    evening.go(f"{TWO}/theme")
    first = evening.group("first", *notes[:6], *notes[12:18], part=TWO)
    second = evening.group("second", *notes[6:12], *notes[18:], part=TWO)
    small = evening.group("small", part=TWO)

    rows = {row["theme"]: row["notes"] for row in see(evening, f"scale/{TWO}")["themes"]}
    assert rows == {first: [6, 6, 0, 0], second: [6, 6, 0, 0]}
    assert small not in rows


def test_the_evening_is_told_in_four_numbers():
    evening = Evening(a_program())
    [note, *_] = write(evening, ONE, (LOW, 8))
    evening.act(DESK, TakeAttendance(StopId(f"{ONE}/write"), 10))
    write(evening, TWO, (LOW, 4), (HIGH, 4))
    evening.go(f"{ONE}/reveal")
    evening.act(CROWD[3], Relate(note, True))

    assert see(evening, "turnout") == {
        "writing": 80,  # eight of ten; how many were there in the second step is not known
        "each": 1.6,
        "reception": 6,
        "received": 1,
        "counted": 1,
        "steps": 4,
    }


def test_what_was_not_counted_is_no_number():
    assert see(Evening(a_program()), "turnout") == {
        "writing": None,
        "each": None,
        "reception": None,
        "received": 0,
        "counted": 0,
        "steps": 4,
    }


def test_a_step_in_which_nobody_wrote_is_one_of_those_that_the_share_is_of():
    evening = Evening(a_program())
    for part, there in ((ONE, 8), (TWO, 10)):
        evening.act(DESK, TakeAttendance(StopId(f"{part}/write"), there))
    write(evening, ONE, (LOW, 8))

    told = see(evening, "turnout")
    assert (told["writing"], told["counted"], told["steps"]) == (44, 2, 4)


def test_who_wrote_on_paper_breaks_no_share_for_phones_alone_are_counted_there():
    evening = Evening(a_program())
    evening.act(DESK, TakeAttendance(StopId(f"{ONE}/write"), 8))
    write(evening, ONE, (LOW, 8))
    for text in ("from a sheet", "from another"):
        evening.act(SAM, WriteFor(ONE, text, LOW, "paper"))

    assert (see(evening, "turnout")["writing"], see(evening, "turnout")["counted"]) == (100, 1)


def test_a_step_where_more_wrote_than_were_there_at_its_end_is_in_no_share():
    evening = Evening(a_program())
    for part, there in ((ONE, 6), (TWO, 10)):
        evening.act(DESK, TakeAttendance(StopId(f"{part}/write"), there))
    write(evening, ONE, (LOW, 8))
    write(evening, TWO, (LOW, 3))

    assert (see(evening, "turnout")["writing"], see(evening, "turnout")["counted"]) == (30, 1)


def test_only_the_report_hears_of_it():
    evening = Evening(a_program())
    write(evening, ONE, (LOW, 16))
    write(evening, TWO, (LOW, 16))

    for key in (f"scale/{TWO}", f"flow/{ONE}/{TWO}"):
        told = {audience: evening.see(key, audience) for audience in Audience}
        assert [audience for audience, record in told.items() if record] == [Audience.REPORT]


def test_people_who_wrote_in_two_steps_are_counted_by_what_they_wrote():
    evening = Evening(a_program())
    write(evening, ONE, (LOW, 18), (HIGH, 6))
    write(evening, TWO, (MIDDLE, 17))

    flow = see(evening, f"flow/{ONE}/{TWO}")
    assert (flow["people"], flow["before"], flow["after"]) == (
        17,
        [LOW, MIDDLE, HIGH],
        flow["before"],
    )
    assert flow["cells"] == [[None, 17, None], [None, None, None], [None, 6, None]]


def test_fewer_than_fifteen_people_are_not_followed():
    evening = Evening(a_program())
    write(evening, ONE, (LOW, 20))
    write(evening, TWO, (MIDDLE, 14))

    assert see(evening, f"flow/{ONE}/{TWO}") is None


@pytest.mark.parametrize("pair", [(TWO, THREE), (THREE, FOUR), (TWO, FOUR), (ONE, FOUR)])
def test_nobody_is_followed_into_a_step_where_everyone_is_anonymous_or_across_one(pair):
    evening = Evening(a_program())
    for part in (ONE, TWO, THREE, FOUR):
        write(evening, part, (LOW, 20))

    assert see(evening, "/".join(("flow", *pair))) is None
    assert not [key for key in views.keys(evening.session) if key == "/".join(("flow", *pair))]


def test_nobody_is_followed_any_more_once_the_session_is_severed():
    evening = Evening(a_program())
    write(evening, ONE, (LOW, 20))
    write(evening, TWO, (LOW, 20))
    assert see(evening, f"flow/{ONE}/{TWO}")
    evening.go("ended")
    evening.wait(MONTH)

    evening.act(DESK, Sever())

    assert see(evening, f"flow/{ONE}/{TWO}") is None
    assert counted(evening)[0] == 20  # within one step a person is still one


def test_a_log_from_before_there_were_scales_reads():
    created = codec.encode_event(Evening(a_program()).log[0].event)
    for part in created[1]["program"]["parts"]:
        del part["scale"]

    read = codec.decode_event(*created)

    assert isinstance(read, SessionCreated)
    assert {part.scale for part in read.program.parts} == {None}


Told = Sequence[tuple[int, int, CategoryId | None, int]]


@st.composite
def evenings(draw: st.DrawFn) -> Evening:
    """Return evenings on which people write, are grouped, hidden and keep things out."""
    evening = Evening(a_program())
    evening.go(f"{ONE}/write")
    who, what = st.integers(0, 19), st.sampled_from([LOW, MIDDLE, HIGH, None])
    for part in (ONE, TWO):
        evening.go(f"{part}/write")
        written = [
            (evening.write(CROWD[person], part=part, category=category), CROWD[person])
            for person, category in draw(st.lists(st.tuples(who, what), max_size=60))
        ]
        evening.go(f"{part}/theme")
        notes = [note for note, _ in written]
        cut = draw(st.integers(0, len(notes)))
        evening.act(FAY, AddTheme(part, "one", tuple(notes[:cut])))
        evening.act(FAY, AddTheme(part, "two", tuple(notes[cut:])))
        if cut > 2:
            evening.act(FAY, PlaceNotes(tuple(notes[: cut // 3]), None))
        for note, writer in written[: draw(st.integers(0, 3))]:
            evening.act(writer, SetInReport(note, False))
    return evening


@given(evenings())
@settings(max_examples=40, deadline=None)
def test_no_count_that_is_told_is_of_one_to_four_people(evening):
    notes = [note for note in evening.session.notes.values() if note.in_report]
    columns = (LOW, MIDDLE, HIGH, None)
    record = see(evening, f"scale/{TWO}")
    told = [
        (count, [n for n in notes if n.part == TWO and n.category == column])
        for count, column in zip([each["notes"] for each in record["spread"]], columns, strict=True)
    ]
    for row in record["themes"]:
        inside = [note for note in notes if note.theme == row["theme"]]
        told += [
            (count, [note for note in inside if note.category == column])
            for count, column in zip(row["notes"], columns, strict=True)
        ]

    for count, found in told:
        assert count is None or count == len(found)
        assert count is None or len({note.author for note in found}) not in range(1, FEW)
    rest = [note for count, found in told[:4] if count is None for note in found]
    assert (
        len({note.author for note in rest}) >= FEW
        or all(n is None for n, _ in told[:4])
        or not rest
    )


@given(evenings(), st.integers(1, 9))
@settings(max_examples=25, deadline=None)
def test_whoever_follows_the_touched_keys_has_every_count(evening, tick):
    session = rebuild(evening.log[:1])
    seen = views.snapshot(session, Audience.REPORT)

    for start in range(1, len(evening.log), tick):
        batch = evening.log[start : start + tick]
        for entry in batch:
            apply(session, entry)
        for key in {key for entry in batch for key in touched(session, entry)}:
            record = views.record(session, key, Audience.REPORT)
            seen.pop(key, None)
            if record is not None:
                seen[key] = record

    now = views.snapshot(session, Audience.REPORT)
    families = ("scale/", "flow/")
    assert {k: v for k, v in seen.items() if k.startswith(families)} == {
        k: v for k, v in now.items() if k.startswith(families)
    }

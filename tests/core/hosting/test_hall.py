"""What the stage knows of its hall, and the join code that is laid over it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitator.core.hosting.hall import (
    PAGES,
    WHILE,
    CheckStage,
    MeasureHall,
    ShowCode,
    StageChecked,
)
from facilitator.core.hosting.showing import Blank, HoldPage
from facilitator.core.ids import PersonId
from facilitator.core.people import Person, Role
from facilitator.core.refused import Reason
from facilitator.core.seeing.staging import milliseconds
from facilitator.core.views import Audience
from tests.core.world import ANN, FAY, NEAR, Evening

HALL = Person(PersonId("stage-1"), Role.STAGE)


def stage(evening: Evening):
    return evening.see("stage", Audience.STAGE)


def on_the_wall(
    many: int, text: str = "a note that is too long to stand among eleven others"
) -> Evening:
    evening = Evening()
    evening.go("open/write")
    for n in range(many):
        evening.write(ANN, f"{text} {n}")
    evening.go("open/reveal")
    return evening


def test_a_page_holds_eight_notes_until_the_stage_is_told_of_its_hall():
    evening = on_the_wall(9)
    assert (stage(evening)["a_page"], stage(evening)["pages"], stage(evening)["floor"]) == (
        8,
        2,
        None,
    )

    evening.act(HALL, MeasureHall(4, 5.02))

    assert (stage(evening)["a_page"], stage(evening)["pages"]) == (4, 3)
    assert stage(evening)["floor"] == 5.02
    assert evening.see("next", Audience.CONSOLE)["a_page"] == 4


@pytest.mark.parametrize("text", ["台所" * 12, "kitchens" * 6])
def test_of_short_notes_a_page_holds_twelve(text):
    evening = on_the_wall(9, text[:-2])
    assert (stage(evening)["a_page"], stage(evening)["pages"]) == (12, 1)

    evening.write(ANN, text + " 10")

    assert (stage(evening)["a_page"], stage(evening)["pages"]) == (8, 2)


@pytest.mark.parametrize(
    ("text", "more", "a_page"),
    [
        ("台所" * 9, {"category": NEAR}, 12),
        ("台所" * 9 + "で", {"category": NEAR}, 8),
        ("台所" * 9 + "で", {"named": True}, 8),
        ("台所" * 9 + "で", {}, 12),
        ("台所\nで", {}, 8),
    ],
)
def test_what_stands_under_the_words_and_their_lines_take_room_too(text, more, a_page):
    evening = on_the_wall(9, "note")

    evening.write(ANN, text, **more)

    assert stage(evening)["a_page"] == a_page


def test_eight_short_notes_have_the_room_of_eight():
    assert stage(on_the_wall(8, "note"))["a_page"] == 8


def test_where_type_has_to_be_larger_short_notes_stand_no_closer():
    evening = on_the_wall(9, "note")

    evening.act(HALL, MeasureHall(6, 4.2))

    assert (stage(evening)["a_page"], stage(evening)["pages"]) == (6, 2)


@given(st.integers(1, 30), st.sampled_from(PAGES), st.booleans())
def test_every_note_stands_on_some_page_whatever_the_hall(many, notes, short):
    evening = on_the_wall(many, "note") if short else on_the_wall(many)

    evening.act(HALL, MeasureHall(notes, 4.0))

    shown = stage(evening)
    a_page = shown["a_page"]
    assert a_page == (12 if short and notes == 8 and many > 8 else notes)
    assert (shown["pages"] - 1) * a_page < len(shown["notes"]) <= shown["pages"] * a_page


def test_to_say_the_same_of_the_hall_again_is_no_entry():
    evening = Evening()
    evening.act(HALL, MeasureHall(6, 4.2))

    assert evening.act(HALL, MeasureHall(6, 4.2)) == ()


@pytest.mark.parametrize(
    ("notes", "floor"),
    [(0, 3.0), (3, 3.0), (9, 3.0), (-8, 3.0), (8, -0.1), (8, 100.1), (8, float("nan"))],
)
def test_a_hall_that_cannot_be_is_refused(notes, floor):
    assert Evening().refusal(HALL, MeasureHall(notes, floor)) is Reason.MALFORMED


@pytest.mark.parametrize("person", [FAY, ANN])
def test_only_the_stage_tells_of_its_hall(person):
    assert Evening().refusal(person, MeasureHall(8, 3.0)) is Reason.NOT_ALLOWED


def test_the_join_code_lies_over_the_stage_for_a_while():
    evening = Evening()
    assert stage(evening)["code"] is None

    evening.act(FAY, ShowCode("while"))

    assert stage(evening)["code"] == {"until": milliseconds(evening.now + WHILE)}


def test_the_join_code_stays_until_it_is_taken_off():
    evening = Evening()
    evening.act(FAY, ShowCode("while"))

    evening.act(FAY, ShowCode("stay"))
    assert stage(evening)["code"] == {"until": None}

    evening.act(FAY, ShowCode("off"))
    assert stage(evening)["code"] is None
    assert evening.act(FAY, ShowCode("off")) == ()


def test_whoever_stands_at_the_projector_lays_the_code_over_it_and_darkens_it_and_no_more():
    evening = on_the_wall(1)

    evening.act(HALL, ShowCode("stay"))
    evening.act(HALL, Blank(on=True))

    assert (stage(evening)["view"], stage(evening)["code"]) == ("blank", {"until": None})
    assert evening.refusal(HALL, HoldPage(0)) is Reason.NOT_ALLOWED
    assert evening.refusal(ANN, ShowCode("while")) is Reason.NOT_ALLOWED


def test_the_code_stays_where_it_is_when_the_session_moves_on():
    evening = Evening()
    evening.act(FAY, ShowCode("stay"))

    evening.go("open/write")

    assert stage(evening)["code"] == {"until": None}
    assert evening.see("next", Audience.CONSOLE)["code"] is None


def test_to_have_looked_at_the_check_is_told_once_and_by_the_stage_alone():
    evening = Evening()
    evening.act(HALL, MeasureHall(8, 3.4))
    assert not evening.session.stage_checked

    assert evening.act(HALL, CheckStage()) == (StageChecked(),)

    assert evening.session.stage_checked
    assert evening.act(HALL, CheckStage()) == ()
    assert evening.refusal(FAY, CheckStage()) is Reason.NOT_ALLOWED

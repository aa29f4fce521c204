"""More than sixty notes on the stage: a column for each category, its samples in turns."""

from dataclasses import replace
from typing import Any

import pytest

from facilitator.core.hosting.showing import HoldPage
from facilitator.core.ids import CategoryId
from facilitator.core.kinds.notes.moderating import HideNotes
from facilitator.core.program import Category, Part
from facilitator.core.seeing.columns import columns
from facilitator.core.views import Audience
from tests.core.world import ANN, BEN, CARL, FAY, NEAR, OPEN, PROGRAM, Evening, words

FAR = CategoryId("far")
MODES = ["optional", "required"]


def evening_of(*notes: str | None, texts: tuple[str, ...] = ("a note",), **more: Any) -> Evening:
    """Return an evening that shows a note of each of these categories."""
    near, far = (
        Category(id_, words(id_), words("hint"), "yellow", "circle") for id_ in (NEAR, FAR)
    )
    wanted = {"categories": (near, far), "category_mode": "optional"} | more
    step: Part = replace(PROGRAM.parts[1], **wanted)
    evening = Evening(replace(PROGRAM, parts=(PROGRAM.parts[0], step, *PROGRAM.parts[2:])))
    evening.go("open/write")
    for n, category in enumerate(notes):
        evening.write([ANN, BEN, CARL][n % 3], texts[n % len(texts)], category=category)
    evening.go("open/reveal")
    return evening


def stage(evening: Evening) -> Any:
    return evening.see("stage", Audience.STAGE)


def turns(texts: tuple[str, ...], many: int = 60) -> list[int]:
    """Return how many notes of such texts stand in each turn of a column beside another."""
    column = stage(evening_of(*[NEAR] * many, FAR, texts=texts))["columns"][0]
    return [len(turn) for turn in column["turns"]]


@pytest.mark.parametrize("mode", MODES)
def test_sixty_notes_are_a_wall_and_one_more_makes_columns_wherever_there_are_categories(mode):
    wall = stage(evening_of(*[NEAR] * 60, category_mode=mode))
    columns = stage(evening_of(*[NEAR] * 60, FAR, category_mode=mode))

    assert (wall["view"], len(wall["notes"]), wall["columns"]) == ("wall", 60, [])
    assert (columns["view"], columns["notes"]) == ("columns", [])
    assert [(each["category"], each["size"]) for each in columns["columns"]] == [
        (NEAR, 60),
        (FAR, 1),
    ]
    assert columns["columns"][0]["label"] == {"ja": "near（日）", "en": "near"}


def test_notes_without_a_category_have_a_column_of_their_own_after_the_others():
    shown = stage(evening_of(*[NEAR] * 59, None, None))["columns"]

    assert [(each["category"], each["size"]) for each in shown] == [(NEAR, 59), (FAR, 0), (None, 2)]
    assert (shown[2]["label"], shown[2]["color"], shown[2]["shape"]) == (None, None, None)
    assert len(shown[2]["turns"][0]) == 2
    assert shown[1]["turns"] == []


def test_a_step_without_categories_and_one_in_which_nobody_chose_any_keep_the_wall():
    nobody = stage(evening_of(*[None] * 61))
    no_categories = stage(evening_of(*[None] * 61, categories=(), category_mode="none"))

    assert [nobody["view"], no_categories["view"]] == ["wall", "wall"]
    assert [nobody["pages"], no_categories["pages"]] == [6, 6]


def test_the_notes_of_a_column_add_up_to_those_that_may_be_shown():
    evening = evening_of(*[NEAR, FAR, None] * 21)
    hidden = next(iter(evening.session.notes))

    evening.act(FAY, HideNotes((hidden,)))

    assert sum(each["size"] for each in stage(evening)["columns"]) == 62
    assert hidden not in repr(stage(evening))


def test_twelve_notes_of_a_column_come_in_turns_of_three_in_their_order():
    evening = evening_of(*[NEAR] * 61)
    column = stage(evening)["columns"][0]

    shown = [note["id"] for turn in column["turns"] for note in turn]

    assert [len(turn) for turn in column["turns"]] == [3, 3, 3, 3]
    assert shown == sorted(evening.session.notes)[:12]


@pytest.mark.parametrize(
    ("text", "most"),
    [
        ("木" * 40, 3),
        ("木" * 80, 1),
        ("tree" * 22, 3),
        ("一\n" * 4 + "一", 3),
        ("木" * 200, 1),
        ("ﾂﾅ" * 40, 3),
    ],
)
def test_a_turn_holds_no_more_than_can_be_read_while_it_stands(text, most):
    assert turns((text,))[0] == most


def test_a_short_note_fills_up_a_turn_that_has_room_for_it():
    evening = evening_of(*[NEAR] * 4, *[FAR] * 57)
    notes = sorted(evening.session.notes_of(OPEN), key=lambda note: note.category != NEAR)
    texts = ["木" * 100, "木" * 100, "石", "石"]
    notes[:4] = [replace(note, text=text) for note, text in zip(notes, texts, strict=False)]

    near, _ = columns(evening.session.program.part(OPEN), notes)

    assert [[note.text[0] for note in turn] for turn in near.turns] == [["木", "石", "石"], ["木"]]


def test_more_columns_leave_less_room_in_each():
    texts = ("木" * 40,)
    two = stage(evening_of(*[NEAR] * 60, FAR, texts=texts))["columns"][0]
    three = stage(evening_of(*[NEAR] * 60, FAR, None, texts=texts))["columns"][0]

    assert [len(each["turns"][0]) for each in (two, three)] == [3, 2]


def test_the_longest_column_says_how_many_pages_there_are_and_a_page_can_be_held():
    evening = evening_of(*[NEAR] * 58, *[FAR] * 4)
    before = stage(evening)

    evening.act(FAY, HoldPage(9))

    assert [len(each["turns"]) for each in before["columns"]] == [4, 2]
    assert (before["pages"], before["page"]) == (4, None)
    assert stage(evening)["page"] == 3

"""A full house to print: twenty people in four steps, levels and stages, venue and online."""

from facilitator.core.ids import PartId, StopId
from facilitator.core.keeping import TakeAttendance
from facilitator.core.moving.flow import Move
from facilitator.core.people import DESK
from tests.core.crowd import CROWD, FOUR, HIGH, LOW, MIDDLE, ONE, THREE, TWO, a_program, write
from tests.core.world import FAY, Evening

CHOICES = {
    ONE: ((LOW, 18), (MIDDLE, 7)),
    TWO: ((LOW, 16), (MIDDLE, 16), (HIGH, 6), (None, 2)),
    THREE: ((HIGH, 20),),
    FOUR: ((MIDDLE, 20),),
}


def a_full_house() -> Evening:
    """Return the evening, ended. One in the venue went home after the first step."""
    evening = Evening(a_program())
    for n, (part, choices) in enumerate(CHOICES.items()):
        notes = write(evening, part, *choices)
        leave(evening, part, online=8 if n else 7)
        if part == TWO:  # each theme has eight notes of the first two categories
            evening.group("first", *notes[:8], *notes[16:24], part=TWO)
            evening.group("second", *notes[8:16], *notes[24:32], part=TWO)
    evening.wait(60)
    evening.go("ended")
    return evening


def leave(evening: Evening, part: PartId, online: int) -> None:
    """Close the writing of a step; the desk counts who was there."""
    evening.wait(60)
    left = StopId(f"{part}/write")
    evening.act(FAY, Move(StopId(f"{part}/theme"), left))
    evening.act(DESK, TakeAttendance(left, len(CROWD), online))

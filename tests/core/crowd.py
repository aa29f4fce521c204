"""A program whose categories are more than colours, and enough people to count by them."""

from dataclasses import replace

from facilitator.core.ids import CategoryId, NoteId, PartId, PersonId
from facilitator.core.people import Person, Role
from facilitator.core.program import Category, Program
from tests.core.world import PROGRAM, Evening, step, words

ONE, TWO, THREE, FOUR = (PartId(each) for each in ("one", "two", "three", "four"))
LOW, MIDDLE, HIGH = (CategoryId(each) for each in ("low", "middle", "high"))
CROWD = tuple(
    Person(PersonId(f"p{n}"), Role.PARTICIPANT, secret=f"{n:02d}" * 16) for n in range(20)
)


def rungs() -> tuple[Category, ...]:
    looks = zip(
        (LOW, MIDDLE, HIGH), ("yellow", "sky", "green"), ("circle", "square", "cross"), strict=True
    )
    return tuple(
        Category(id_, words(id_), words("hint"), color, shape) for id_, color, shape in looks
    )


def a_program() -> Program:
    """Return four steps with the same categories; everyone is anonymous in the third."""
    scaled = step(TWO, scale="stages")
    parts = (step(ONE), scaled, step(THREE, names="forced_anonymous"), step(FOUR))
    return replace(PROGRAM, parts=tuple(replace(each, categories=rungs()) for each in parts))


def write(evening: Evening, part: PartId, *choices: tuple[CategoryId | None, int]) -> list[NoteId]:
    """Let so many people write a note in each category, beginning with the first person again."""
    evening.go(f"{part}/write")
    return [
        evening.write(person, f"{category} {person.id}", part=part, category=category)
        for category, count in choices
        for person in CROWD[:count]
    ]

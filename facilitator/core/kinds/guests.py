"""Who gives a talk, and what people ask them."""

from dataclasses import dataclass

from facilitator.core.ids import PartId, PersonId, QuestionId


@dataclass(frozen=True, slots=True)
class Guest:
    """Who gives a talk and about what, as the facilitator says; "": as the program does."""

    name: str = ""
    topic: str = ""


@dataclass(frozen=True, slots=True)
class Question:
    """A question to a guest, by a name for talks only. ``order`` counts from 1."""

    id: QuestionId
    part: PartId
    author: PersonId
    text: str
    order: int
    done: bool = False

"""What a session remembers of moderating: who took what off which screen, and why.

Who by their role only. Beside it what a facilitator proposes about a note, and what worries people.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any, Literal

from facilitator.core.ids import ConcernId, NoteId, PartId, ReplyId
from facilitator.core.people import Person

Why = Literal["", "personal", "hurtful", "off_topic", "mistake", "other"]
"""Why something is taken off: it names somebody, hurts, is about something else, is a slip."""

What = Literal[
    "hidden",
    "restored",
    "off_stage",
    "on_stage",
    "queue_on",
    "queue_off",
    "line_hidden",
    "line_restored",
    "correction",
    "correction_back",
]

CORRECTIONS: frozenset[What] = frozenset(("correction", "correction_back"))
"""Other words were proposed for a note, or what was proposed was taken back: nothing was hidden."""


@dataclass(frozen=True, slots=True)
class Moderated:
    """One line of the moderation log. ``note`` is None where a whole part is meant.

    ``reply`` is the line built on the note, where that is meant and not the note.
    """

    seq: int
    at: datetime
    what: What
    part: PartId
    note: NoteId | None
    role: str
    why: Why = ""
    words: str = ""
    reply: ReplyId | None = None


@dataclass(frozen=True, slots=True)
class Correction:
    """Other words that a facilitator proposes for a note; ``text`` is "" once it is answered.

    ``before``: what its author answered to the last ones, while new ones wait. ``taken``: the note
    says words that its author has accepted.
    """

    text: str
    state: Literal["proposed", "accepted", "declined"]
    before: Literal["", "accepted", "declined"] = ""
    taken: bool = False


@dataclass(frozen=True, slots=True)
class Concern:
    """Something that worries somebody, for the facilitator only. ``order`` counts from 1."""

    id: ConcernId
    order: int
    note: NoteId | None
    text: str
    done: bool = False


def by(person: Person, events: Iterable[Any]) -> tuple[Any, ...]:
    """Return ``events`` with the role of whoever takes something back, where they tell one."""
    return tuple(
        replace(each, role=person.role.value) if hasattr(each, "role") else each for each in events
    )

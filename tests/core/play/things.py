"""What chance picks from: notes, lines and first steps, and one of each that is not there."""

from collections.abc import Sequence
from random import Random
from typing import Any

from facilitator.core.ids import NoteId, PledgeId, ReplyId
from tests.core.world import ANN, BEN, CARL, Evening

PEOPLE = (ANN, BEN, CARL)


def some(chance: Random, things: Any, most: int) -> tuple[Any, ...]:
    """Return a few of ``things``, sometimes one of them twice."""
    return tuple(chance.choices(list(things), k=chance.randint(0, most))) if things else ()


def anyone(evening: Evening) -> list[NoteId]:
    """Return the notes there are, and one that is not."""
    return [*evening.session.notes, NoteId("nosuch00")]


def replies(evening: Evening) -> list[ReplyId]:
    """Return the replies there are, and one that is not."""
    return [*evening.session.replies, ReplyId("nosuch04")]


def others(evening: Evening) -> list[PledgeId]:
    """Return the first steps there are, and one that is not."""
    return [*evening.session.pledges, PledgeId("nosuch02")]


def mostly(chance: Random, first: Sequence[Any], others: Sequence[Any]) -> Any:
    """Return one of ``first``, where there are any, and sometimes one of ``others``."""
    return chance.choice(list(first if first and chance.random() < 0.7 else others))

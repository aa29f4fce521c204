"""What audiences see, and an evening with something of everything, for the tests of that."""

from collections.abc import Iterator
from typing import Any

from facilitator.core import views
from facilitator.core.ids import LONE
from facilitator.core.kinds.notes.insight import WriteInsight
from facilitator.core.kinds.notes.themes import PlaceNotes
from facilitator.core.kinds.vote import CastBallot, CloseVote
from facilitator.core.views import Audience
from tests.core.world import ANN, BEN, CARL, FAY, NEAR, OPEN, SAFE, Evening

S, C, P, R = Audience.STAGE, Audience.CONSOLE, Audience.PHONE, Audience.REPORT
PEOPLE = (ANN, BEN, CARL)


def families(evening: Evening, audience: Audience) -> dict[str, int]:
    """Return how many records of each family an audience sees."""
    seen: dict[str, int] = {}
    for key in views.snapshot(evening.session, audience):
        family = key.partition("/")[0]
        seen[family] = seen.get(family, 0) + 1
    return seen


def notes(evening: Evening, audience: Audience) -> set[str]:
    """Return the ids of the notes that an audience sees as records."""
    seen = views.snapshot(evening.session, audience)
    return {key.removeprefix("note/") for key in seen if key.startswith("note/")}


def leaves(value: Any) -> Iterator[Any]:
    """Yield everything in a record: keys and values, however deep."""
    if isinstance(value, dict):
        for key, each in value.items():
            yield key
            yield from leaves(each)
    elif isinstance(value, list):
        for each in value:
            yield from leaves(each)
    else:
        yield value


def a_full_evening(until: str = "safe/insight") -> Evening:
    """Return an evening at a stop of its second step, with something of everything in both."""
    evening = Evening()
    for part in (OPEN, SAFE):
        evening.go(f"{part}/write")
        for person in PEOPLE:
            evening.wait(7)
            evening.write(person, f"{part} of somebody", part=part, category=NEAR)
        evening.go(f"{part}/reveal")
        evening.wait(7)
        evening.write(ANN, "late", part=part)
        evening.wait(7)
        mine = [note.id for note in evening.session.notes_of(part)]
        evening.group("one", mine[0], part=part)
        evening.group("other", mine[1], part=part)
        evening.act(FAY, PlaceNotes((mine[2],), LONE))
        evening.act(FAY, WriteInsight(part, "seen"))
        evening.go(f"{part}/vote")
        evening.act(BEN, CastBallot(part, evening.session.votes[part].targets[:1]))
        evening.act(FAY, CloseVote(evening.session.visit.stop))
    evening.go(until)
    return evening

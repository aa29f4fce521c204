"""How far an evening has come when chance takes over."""

from dataclasses import replace

from facilitator.core.ids import StopId
from facilitator.core.kinds.checkin import ShowAnswers
from facilitator.core.kinds.notes.insight import WriteInsight
from facilitator.core.kinds.notes.relating import Relate
from facilitator.core.kinds.vote import CastBallot, CloseVote
from facilitator.core.people import DESK
from facilitator.core.severing import Sever
from facilitator.library.first_step import FIELDS
from tests.core.play.things import PEOPLE
from tests.core.world import AFTER, ANN, ARRIVE, BEN, CARL, FAY, OPEN, SAFE, WHOLE, Evening

EVERYTHING = replace(
    WHOLE,
    parts=tuple(replace(each, fields=FIELDS) if each.id == AFTER else each for each in WHOLE.parts),
)
"""The whole program, with a first step that is asked for all that there is."""

AFTER_A_MONTH = 31 * 24 * 60 * 60  # seconds
BEGINNINGS = (
    "doors",
    "rules",
    "answers",
    "answers shown",
    "first steps",
    "writing",
    "wall",
    "anonymous wall",
    "themes",
    "vote on themes",
    "vote on notes",
    "result on themes",
    "result on notes",
    "insight on themes",
    "insight said",
    "severed",
)


def begun(beginning: str) -> Evening:
    """Return an evening that has come as far as ``beginning``."""
    evening = Evening(EVERYTHING)
    elsewhere = {
        "doors": lambda evening: None,
        "rules": lambda evening: evening.go("welcome/rules"),
        "answers": answered,
        "answers shown": shown_answers,
        "first steps": decided,
        "severed": severed,
    }
    if beginning in elsewhere:
        elsewhere[beginning](evening)
        return evening
    return begun_with_notes(evening, beginning)


def begun_with_notes(evening: Evening, beginning: str) -> Evening:
    part = SAFE if beginning == "anonymous wall" else OPEN
    evening.go(f"{part}/write")
    for person in () if beginning == "writing" else PEOPLE:
        evening.write(person, part=part)
    if "themes" in beginning:
        notes = sorted(evening.session.notes)
        evening.group("one", *notes[:1])
        evening.group("two", *notes[1:2])
        evening.go("open/theme")
    elif beginning.endswith("wall"):
        evening.go(f"{part}/reveal")
        for person in (ANN, BEN):
            evening.write(person, part=part)
    if " on " in beginning:
        vote(evening, beginning)
    if beginning == "insight said":
        evening.go("open/reveal")
        evening.act(FAY, WriteInsight(OPEN, "we saw this"))
        evening.go("open/insight")
    return evening


def answered(evening: Evening) -> None:
    """Let people answer the check-in."""
    evening.go("arrive/checkin")
    for person in PEOPLE:
        evening.write(person, part=ARRIVE)


def shown_answers(evening: Evening) -> None:
    """Let people answer the check-in, and everyone see it."""
    answered(evening)
    evening.act(FAY, ShowAnswers(StopId("arrive/checkin")))


def decided(evening: Evening) -> None:
    """Let Ann and Ben make a first step, Ben's to be seen, and Carl none yet."""
    evening.go("after/pledge")
    evening.decide_on(ANN)
    evening.decide_on(BEN, "write to him", example=True)
    evening.decide_on(CARL, "")


def severed(evening: Evening) -> None:
    """Let people do a bit of everything, and the session be severed long after its end."""
    answered(evening)
    for part in (OPEN, SAFE):
        evening.go(f"{part}/write")
        notes = [evening.write(person, part=part) for person in PEOPLE]
        evening.go(f"{part}/reveal")
        evening.act(ANN, Relate(notes[1], on=True))
        evening.go(f"{part}/vote")
        evening.act(ANN, CastBallot(part, notes[:1]))
    decided(evening)
    evening.go("ended")
    evening.wait(AFTER_A_MONTH)
    evening.act(DESK, Sever())


def vote(evening: Evening, beginning: str) -> None:
    """Let Ann and Ben vote for the same, and go on as far as ``beginning``."""
    evening.go("open/vote")
    for person in (ANN, BEN):
        evening.act(person, CastBallot(OPEN, evening.session.votes[OPEN].targets[:1]))
    if "result" in beginning:
        evening.act(FAY, CloseVote(StopId("open/vote")))
    if "insight" in beginning:
        evening.go("open/insight")

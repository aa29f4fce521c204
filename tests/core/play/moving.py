"""How a facilitator moves on, and deals with time."""

from random import Random
from typing import Any

from facilitator.core.actions import ACTIONS
from facilitator.core.ids import StopId
from facilitator.core.kinds.vote import CloseVote
from facilitator.core.moving.flow import (
    AddMinutes,
    CancelCountdown,
    Move,
    PauseTimer,
    ResumeTimer,
    SetTimer,
    StartCountdown,
)
from facilitator.core.moving.planning import ChangePlan
from facilitator.core.seeing.staging import milliseconds
from facilitator.core.seeing.steering import primary
from tests.core.world import Evening


def onward(chance: Random, evening: Evening) -> Any:
    """Return what the one button does."""
    button = primary(evening.session)
    here = evening.session.visit.stop
    return ACTIONS[button["type"]](**button["fields"]) if button else Move(StopId("lobby"), here)


def jump(chance: Random, evening: Evening) -> Any:
    here = evening.session.visit.stop
    stop = chance.choice([*(each.id for each in evening.session.agenda), StopId("nowhere")])
    return chance.choice([Move(stop, here), Move(stop, here), Move(stop, StopId("lobby"))])


def timing(chance: Random, evening: Evening) -> Any:
    here = evening.session.visit.stop
    minutes = AddMinutes(chance.randint(-3, 3))
    stop = chance.choice(evening.session.agenda).id
    plan = ChangePlan({stop: chance.choice([None, 1, 4, 9])})
    until = milliseconds(evening.now) + chance.choice([-1, 1, 5]) * 60_000
    return chance.choice(
        [minutes, plan, plan, SetTimer(chance.choice([until, None]))]
        + [PauseTimer(), ResumeTimer(), StartCountdown(here), CancelCountdown(here)]
        + [CloseVote(here)] * 3
    )

"""What a facilitator asks for."""

from random import Random
from typing import Any

from facilitator.core.decide import Undo
from facilitator.core.hosting.doors import LockDoors
from facilitator.core.hosting.sound import SetSound, TrySound
from facilitator.core.ids import StopId
from facilitator.core.kinds.pairs.partners import SetPairing, ShareOut
from facilitator.core.kinds.pairs.talking import TakeTurn
from facilitator.core.kinds.votes.again import OpenVote
from facilitator.core.kinds.votes.held import MODES, ONS, Preparation
from facilitator.core.kinds.votes.preparing import PrepareVote
from facilitator.core.program import Text
from tests.core.play.moving import jump, onward, timing
from tests.core.play.notes import grouping, showing
from tests.core.play.words import editing
from tests.core.world import OPEN, Evening, last_undoable


def by_the_facilitator(chance: Random, evening: Evening) -> Any:
    """Return what a facilitator asks for."""
    kinds = [onward, jump, timing, *[grouping] * 3, *[showing] * 3, *[taking_back] * 2]
    kinds += [editing] * 2 + [pairing, preparing]
    return chance.choice(kinds)(chance, evening)


def pairing(chance: Random, evening: Evening) -> Any:
    """Return what the facilitator does with pairs, and with what chimes."""
    visit = evening.session.visit
    way = chance.choice(["neighbour", "mark", "mark", "groups"])
    return chance.choice(
        [
            TakeTurn(visit.turn + chance.choice([-1, 0, 1]), visit.turn, visit.stop),
            SetPairing(way, chance.choice([2, 2, 3, 4])),
            ShareOut(chance.choice([visit.stop, StopId("safe/pair")])),
            SetSound(chance.choice(["stage", "console"]), chance.choice([30, 101]), "desk"),
            TrySound(),
            LockDoors(chance.choice([True, False])),
        ]
    )


def preparing(chance: Random, evening: Evening) -> Any:
    """Return what the facilitator does with the next vote of a step."""
    part = chance.choice([evening.session.stop.part, OPEN])
    lens = chance.choice([None, Text("どれから?", ""), Text("朝のあいさつから", "mornings")])
    lines = chance.choice([("one", "two"), ("朝のあいさつ", "other", "third"), ()])
    wanted = Preparation(
        mode=chance.choice(MODES),
        on=chance.choice([*ONS, "lines"]),
        budget=chance.choice([None, 1, 3, 6]),
        quorum=chance.choice([None, 50, 100]),
        lens=lens,
        lines=lines,
    )
    return chance.choice(
        [PrepareVote(part, wanted)] * 3
        + [PrepareVote(part, None), OpenVote(evening.session.visit.stop)]
    )


def taking_back(chance: Random, evening: Evening) -> Any:
    last = last_undoable(evening.session) or 1
    return Undo(chance.choice([last, last, last, *evening.session.undoable]))

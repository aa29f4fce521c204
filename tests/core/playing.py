"""Evenings at random: people and a facilitator who do one thing after another, mostly sensible.

An evening is made of a beginning, a seed and a length, so that a failing one shrinks to the
shortest beginning of the same story.
"""

from random import Random
from typing import Any

from hypothesis import strategies as st

from facilitator.core.ids import FileId, StopId
from facilitator.core.keeping import EnterReport, TakeAttendance, TakeMeasures
from facilitator.core.kinds.pairs.pairing import Somebody
from facilitator.core.kinds.pairs.partners import Gather
from facilitator.core.kinds.pairs.talking import EndTurn, partners
from facilitator.core.moving.flow import FinishCountdown
from facilitator.core.people import CLOCK, DESK, Person
from facilitator.core.refused import Refused
from tests.core.play.beginnings import BEGINNINGS, begun
from tests.core.play.hosting import by_the_facilitator
from tests.core.play.participants import by_a_participant
from tests.core.play.things import PEOPLE
from tests.core.world import FAY, Evening


def evenings() -> st.SearchStrategy[Evening]:
    """Return evenings, most of them long."""
    lengths = st.sampled_from((5, 10, 20, 40, 80, 80, 80))
    return st.builds(played, st.sampled_from(BEGINNINGS), st.integers(0, 2**32), lengths)


def played(beginning: str, seed: int, length: int) -> Evening:
    """Return one evening."""
    evening, chance = begun(beginning), Random(seed)
    for _ in range(length):
        step(evening, chance)
    return evening


def step(evening: Evening, chance: Random) -> bool:
    """Let somebody do something; return whether it happened."""
    evening.wait(chance.choice([0, 0, 1, 1, 4, 60, 200]))
    try:
        evening.act(*anything(chance, evening))
    except Refused:
        return False
    return True


def anything(chance: Random, evening: Evening) -> tuple[Person, Any]:
    """Return who does what next."""
    who = chance.choice([*PEOPLE, *PEOPLE, *[FAY] * 8, CLOCK, DESK])
    here = evening.session.visit.stop
    if who in PEOPLE:
        return who, by_a_participant(chance, evening, who)
    if who is FAY:
        return who, by_the_facilitator(chance, evening)
    if who is CLOCK:
        turn = evening.session.visit.turn
        return who, chance.choice([FinishCountdown(here), EndTurn(turn, here), EndTurn(turn, here)])
    gathered = gathering(chance, here)
    doings = [TakeAttendance(here, 3), TakeMeasures(), a_report(chance), gathered, gathered]
    return who, chance.choice(doings)


def gathering(chance: Random, here: StopId) -> Gather:
    """Return who is here of those who take part, some of them online."""
    people = chance.sample(PEOPLE, chance.randint(0, len(PEOPLE)))
    stop = chance.choice([here, here, StopId("safe/pair"), StopId("share/share")])
    group = chance.choice([None, 0, 1])
    far = chance.random() < 0.3
    return Gather(stop, tuple(Somebody(partners.name(each), far, group) for each in people))


def a_report(chance: Random) -> EnterReport:
    return EnterReport(FileId("file"), chance.choice(["ja", "en"]), 10**6)

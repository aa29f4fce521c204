"""A disk that refuses, and a database that another program holds."""

import sqlite3
from contextlib import closing

from facilitator.bench.faults.ground import BROKEN, FULL, NOTHING, Ground
from facilitator.bench.faults.hall import Hall
from facilitator.bench.faults.site import Site
from facilitator.bench.faults.tally import Tally, Wish
from facilitator.bench.faults.trial import Say, Trial, chance_of, now, on_ground
from facilitator.bench.measure import Fell
from facilitator.storage.database import FILE

REFUSALS = ((FULL, NOTHING), (BROKEN, NOTHING), (NOTHING, BROKEN))  # of writes, of syncs
SHORT, LONG = 0.5, 3.0  # seconds for which the disk refuses
HELD = (1.0, 7.0)  # seconds for which the database is held: less, and more, than is waited for it


def disk(wish: Wish, say: Say) -> Tally:
    """Let the disk be full, refuse to write, and refuse to sync, in turn."""
    return on_ground("disk", wish, say, _refuse)


def locked(wish: Wish, say: Say) -> Tally:
    """Hold the database, as a backup program or a viewer may."""
    tally, chance = Tally("locked"), chance_of(wish, "locked")
    with Site(chance) as site:
        Trial(site, tally, chance, say).run(wish.cycles, wish.people, _hold)
    return tally


def _refuse(below: Ground, trial: Trial, hall: Hall, n: int) -> float:
    below.refuse(*REFUSALS[n % len(REFUSALS)])
    _nothing_is_acknowledged(hall, trial.chance.uniform(SHORT, LONG))
    below.refuse()
    return now()


def _hold(trial: Trial, hall: Hall, n: int) -> float:
    path = trial.site.data / FILE
    with closing(sqlite3.connect(path, isolation_level=None, timeout=60)) as other:
        other.execute("BEGIN IMMEDIATE")
        try:
            _nothing_is_acknowledged(hall, HELD[n % len(HELD)])
        finally:
            other.execute("ROLLBACK")
    return now()


def _nothing_is_acknowledged(hall: Hall, seconds: float) -> None:
    """Let time pass in which nothing can be stored. Raises ``Fell`` when somebody is told so.

    What was stored before may be heard of still, in the first moment.
    """
    hall.for_seconds(SHORT)
    before = sum(1 for _ in hall.acknowledged())
    hall.for_seconds(seconds)
    if sum(1 for _ in hall.acknowledged()) > before:
        raise Fell("something was acknowledged that cannot be on the disk")

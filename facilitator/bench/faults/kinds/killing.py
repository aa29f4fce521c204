"""`kill -9` of the server: at random moments, and at every point where it could matter."""

from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

from facilitator.bench.faults.ground import Ground, Point, ground
from facilitator.bench.faults.hall import Hall
from facilitator.bench.faults.site import Site
from facilitator.bench.faults.tally import Tally, Wish
from facilitator.bench.faults.trial import Say, Trial, chance_of, now

HASTE = 4.0  # by which phones shorten their pauses, so that a cycle is soon over
LATEST = 6  # passings of a point until the end
PATIENCE = 20.0  # seconds for the point to come; a checkpoint may not


def kill(wish: Wish, say: Say) -> Tally:
    """Kill the server again and again."""
    tally, chance = Tally("kill"), chance_of(wish, "kill")
    with TemporaryDirectory(prefix="faults-") as folder:
        below = ground(Path(folder))
        with Site(chance, ground=below) as site:
            trial = Trial(site, tally, chance, say)
            trial.run(wish.cycles, wish.people, partial(_kill, below), haste=HASTE)
        tally.more["points"] = [point.name.lower() for point in Point] if below else []
    return tally


def _kill(below: Ground | None, trial: Trial, hall: Hall, n: int) -> float:
    """End the server at a random moment, or at the next of the points."""
    site, turn = trial.site, n % (len(Point) + 1)
    if below and turn:
        below.end_at(site.server.pid, Point(turn), trial.chance.randint(1, LATEST))
        hall.wait(lambda: site.server.ended, PATIENCE)
        below.never_mind()
    since = now()
    site.kill()
    hall.meanwhile(site.start)
    return since

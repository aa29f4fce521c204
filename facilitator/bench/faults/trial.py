"""A kind of fault on one site: sessions with people in them, and a verdict after every fault."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from time import monotonic
from typing import Any

from facilitator.bench.faults.ground import NEEDS, Ground, ground
from facilitator.bench.faults.hall import Hall
from facilitator.bench.faults.site import Site
from facilitator.bench.faults.tally import Tally, Wish
from facilitator.bench.faults.verdict import Verdict, judge
from facilitator.bench.measure import Fell

EACH = 10  # faults in one session: it shall neither be empty nor grow without end
PATIENCE = 30.0  # seconds for somebody to come in

Say = Callable[[str], object]

Break = Callable[["Trial", Hall, int], float]
"""Breaks something and puts it right. Gets the number of the fault; returns the moment from which
the recovery counts."""

GroundBreak = Callable[[Ground, "Trial", Hall, int], float]
"""The same, with what stands below the server."""


class Trial:
    """Tries one kind of fault on a site, ``cycles`` times."""

    def __init__(self, site: Site, tally: Tally, chance: Random, say: Say) -> None:
        self.site = site
        self.tally = tally
        self.chance = chance
        self._say = say

    def run(self, cycles: int, people: int, break_it: Break, **hall: Any) -> None:
        """Break something again and again. Raises ``Fell``, with what the servers said."""
        try:
            for begin in range(0, cycles, EACH):
                with self.session(people, **hall) as (one, verdict):
                    for n in range(begin, min(cycles, begin + EACH)):
                        one.work(self.chance.randint(20, 100))
                        since = break_it(self, one, n)
                        self.tally.recoveries.append(one.recovered(since))
                        verdict()
                        self.tally.cycles += 1
                        self._tell()
        except Fell as error:
            raise Fell(f"{self.tally.kind}: {error}\n{self.site.said()}") from error
        self.tally.bugs += self.site.bugs()

    @contextmanager
    def session(self, people: int, **hall: Any) -> Iterator[tuple[Hall, Callable[[], Verdict]]]:
        """Give a new session with everybody in it, and a function that judges it now."""
        ours = self.site.session()
        one = Hall(ours, self.site.doors, people, self.chance, **hall)
        last: list[Verdict] = []

        def verdict() -> Verdict:
            store = self.site.store()
            try:
                listed = store.sessions.find(ours.code)
                if listed is None:
                    raise Fell(f"the session {ours.code} is not there any more")
                last[:] = [judge(store, listed.id, one)]
            finally:
                store.close()
            self.tally.add(last[0])
            return last[0]

        try:
            one.until(lambda: all(each.online for each in one.everybody), "all are in", PATIENCE)
            yield one, verdict
            if last:
                self.tally.count(last[0])
        finally:
            one.close()

    def _tell(self) -> None:
        tally = self.tally
        state = "all as it should be" if tally.fine else f"WRONG: {', '.join(tally.wrong)}"
        self._say(f"{tally.kind} {tally.cycles}: back after {tally.recoveries[-1]:.1f} s, {state}")


def now() -> float:
    """Return the present moment of the steady clock."""
    return monotonic()


def chance_of(wish: Wish, kind: str) -> Random:
    """Return what decides in a kind of fault: the same seed, the same faults."""
    return Random(f"{wish.seed} {kind}")


def on_ground(kind: str, wish: Wish, say: Say, break_it: GroundBreak) -> Tally:
    """Try a kind of fault that is made below the server, where that can be done."""
    tally, chance = Tally(kind), chance_of(wish, kind)
    with TemporaryDirectory(prefix="faults-") as folder:
        below = ground(Path(folder))
        if below is None:
            tally.untaken = NEEDS
            return tally
        with Site(chance, ground=below) as site:
            trial = Trial(site, tally, chance, say)
            trial.run(wish.cycles, wish.people, partial(break_it, below))
    return tally

"""Power cuts: what was written and not synced is gone, or there in parts.

One server writes while everything it does to its database is noted; then the power is cut at as
many moments of that as are wanted, each on a disk of its own, and the log is read there. The same
is done with a server that trusts the disk's cache: there the method must find something lost.
"""

import os
import sqlite3
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

from facilitator import paths
from facilitator.bench.faults.box import Acknowledged
from facilitator.bench.faults.ground import NEEDS, Ground, ground
from facilitator.bench.faults.hall import Hall
from facilitator.bench.faults.replay import Disk, Noted, noted
from facilitator.bench.faults.site import Site
from facilitator.bench.faults.tally import Tally, Wish
from facilitator.bench.faults.trial import PATIENCE, Say, chance_of
from facilitator.bench.faults.verdict import Verdict, of_log
from facilitator.storage.database import FILE
from facilitator.storage.store import Store

RELAXED = paths.ROOT / "tests/faults/relaxed"
ACTIONS = 20  # acknowledged for each ten cuts, and
LEAST = 400  # at least
CONTROL = 40  # cuts of the server that trusts the cache, at most
TOLD = 100  # cuts between two words about how far it is


def power(wish: Wish, say: Say) -> Tally:
    """Cut the power at so many moments."""
    tally, chance = Tally("power"), chance_of(wish, "power")
    if not _tried(tally, wish, wish.cycles, {}, chance, say):
        tally.untaken = NEEDS
        return tally
    relaxed = Tally("power with synchronous=NORMAL")
    path = [str(RELAXED), *filter(None, [os.environ.get("PYTHONPATH")])]
    trusting = {"PYTHONPATH": os.pathsep.join(path)}
    _tried(relaxed, wish, min(CONTROL, wish.cycles), trusting, chance, say)
    tally.more |= {"normal_cuts": relaxed.cycles, "normal_lost": relaxed.lost}
    if not relaxed.lost:
        tally.wrong.append("nothing was lost with synchronous=NORMAL: the method finds nothing")
    return tally


def _tried(
    tally: Tally, wish: Wish, cuts: int, settings: dict[str, str], chance: Random, say: Say
) -> bool:
    with TemporaryDirectory(prefix="faults-") as folder:
        below = ground(Path(folder), record=True)
        if below is None:
            return False
        code, given = _evening(below, wish, cuts, settings, chance, tally)
        _cut(tally, list(noted(below.recording)), code, given, cuts, chance, say)
    return True


def _evening(
    below: Ground, wish: Wish, cuts: int, settings: dict[str, str], chance: Random, tally: Tally
) -> tuple[str, list[Acknowledged]]:
    """Let people write; return the code of the session, and what they were told is on disk."""
    with Site(chance, ground=below, settings=settings) as site:
        ours = site.session()
        with closing(Hall(ours, site.doors, wish.people, chance)) as hall:
            hall.until(lambda: all(each.online for each in hall.everybody), "all are in", PATIENCE)
            hall.work(max(LEAST, ACTIONS * cuts // 10))
            site.kill()
            tally.bugs += site.bugs()
            return ours.code, list(hall.acknowledged())


def _cut(
    tally: Tally,
    calls: Sequence[Noted],
    code: str,
    given: Sequence[Acknowledged],
    cuts: int,
    chance: Random,
    say: Say,
) -> None:
    """Cut the power before so many of the calls; read each disk."""
    begun = min(each.heard for each in given)
    moments = [n for n, call in enumerate(calls) if call.begun > begun]
    chosen = set(chance.sample(moments, min(cuts, len(moments))))
    disk, verdict = Disk(), None
    for n, call in enumerate(calls):
        if n in chosen:
            told = [each for each in given if each.heard < call.begun]
            whole = tally.cycles % 2 == 0
            verdict = _after(disk, code, told, None if whole else chance)
            tally.add(verdict)
            tally.cycles += 1
            if tally.cycles % TOLD == 0:
                say(f"{tally.kind} {tally.cycles}: {tally.lost} lost, {tally.doubled} doubled")
        disk.do(call)
    if verdict is not None:
        tally.count(verdict)


def _after(disk: Disk, code: str, told: Sequence[Acknowledged], chance: Random | None) -> Verdict:
    """Return what is found when the machine has power again."""
    with TemporaryDirectory(prefix="faults-") as folder:
        disk.cut(Path(folder), chance)
        store = Store(Path(folder))
        try:
            listed = store.sessions.find(code)
            if listed is None:
                return Verdict(len(told), 0, tuple(a.action["action_id"] for a in told), (), ())
            verdict = of_log(store.log.entries(listed.id), store.log.answers(listed.id), told)
        finally:
            store.close()
        with closing(sqlite3.connect(Path(folder) / FILE)) as again:
            (said,) = again.execute("PRAGMA integrity_check").fetchone()
        broken = () if said == "ok" else (f"the database is broken: {said}",)
        return Verdict(
            verdict.acknowledged, verdict.notes, verdict.lost + broken, verdict.doubled, ()
        )

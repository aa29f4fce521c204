"""Two servers on PostgreSQL and Redis: one is killed, or one of the two they stand on restarts."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial

from facilitator.bench.faults.hall import Hall
from facilitator.bench.faults.installed import NotInstalled
from facilitator.bench.faults.postgres import Postgres
from facilitator.bench.faults.redis_server import RedisServer
from facilitator.bench.faults.site import Site
from facilitator.bench.faults.tally import Tally, Wish
from facilitator.bench.faults.trial import Break, Say, Trial, chance_of, now

HASTE = 4.0
WITHOUT = 40  # actions that are stored while there is no doorbell

Breaker = Callable[[Postgres, RedisServer], Break]
"""What makes a fault of the two that the servers stand on."""


def member(wish: Wish, say: Say) -> Tally:
    """Kill one of two servers; its phones go on at the other until it is back."""
    return _tried("member", wish, say, lambda _postgres, _redis: _kill_one)


def postgres(wish: Wish, say: Say) -> Tally:
    """Restart PostgreSQL, and every connection to it ends."""
    return _tried("postgres", wish, say, lambda database, _redis: partial(_restart, database))


def redis(wish: Wish, say: Say) -> Tally:
    """End Redis, let people go on without it, and start it again."""
    return _tried("redis", wish, say, lambda _postgres, doorbell: partial(_ring_not, doorbell))


def _tried(kind: str, wish: Wish, say: Say, breaker: Breaker) -> Tally:
    tally, chance = Tally(kind), chance_of(wish, kind)
    try:
        with _both() as (database, doorbell):
            shared = database.create(), doorbell.url
            with Site(chance, servers=2, shared=shared) as site:
                trial = Trial(site, tally, chance, say)
                trial.run(wish.cycles, wish.people, breaker(database, doorbell), haste=HASTE)
    except NotInstalled as error:
        tally.untaken = str(error)
    return tally


@contextmanager
def _both() -> Iterator[tuple[Postgres, RedisServer]]:
    database = Postgres()
    try:
        doorbell = RedisServer()
        try:
            yield database, doorbell
        finally:
            doorbell.stop()
    finally:
        database.stop()


def _kill_one(trial: Trial, hall: Hall, n: int) -> float:
    """End a server; the network leads its people to the other, and later back again."""
    site, one = trial.site, n % 2
    since = now()
    site.kill(one)
    site.lead(one, 1 - one)
    trial.tally.more.setdefault("went_on_s", []).append(round(hall.recovered(since), 2))
    since = now()
    hall.meanwhile(lambda: site.start(one))
    site.doors[one].cut()  # those who have come over go back
    return since


def _restart(database: Postgres, _: Trial, hall: Hall, __: int) -> float:
    since = now()
    hall.meanwhile(database.restart)
    return since


def _ring_not(doorbell: RedisServer, _: Trial, hall: Hall, __: int) -> float:
    since = now()
    doorbell.end()
    hall.work(WITHOUT)
    doorbell.start()
    return since

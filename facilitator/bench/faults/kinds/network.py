"""The network is lost, loses acknowledgements, or is used by two tabs and by phones that sleep."""

from facilitator.bench.faults.hall import Hall
from facilitator.bench.faults.site import Site
from facilitator.bench.faults.tally import Tally, Wish
from facilitator.bench.faults.trial import Say, Trial, chance_of, now

OUTAGES = (1.0, 3.0, 10.0, 60.0, 600.0)  # seconds without a network
FASTER = 20.0  # by which these, and the pauses of phones, are shorter from the third on
LOST = 0.3  # share of acknowledgements
LOSING = 100  # actions that are acknowledged while some are lost
TABS = 2
ASLEEP = 15.0  # seconds


def network(wish: Wish, say: Say) -> Tally:
    """Lose the network: every line is broken, or they only fall silent, in turn."""
    tally, chance = Tally("network"), chance_of(wish, "network")
    tally.more["faster"] = FASTER
    with Site(chance) as site:
        trial = Trial(site, tally, chance, say)
        trial.run(wish.cycles, wish.people, _lose, haste=FASTER)
    return tally


def acks(wish: Wish, say: Say) -> Tally:
    """Lose three acknowledgements of ten, each with its line: what was done is asked for again."""
    tally, chance = Tally("acks"), chance_of(wish, "acks")
    with Site(chance) as site:
        trial = Trial(site, tally, chance, say)
        trial.run(wish.cycles, wish.people, _deafen, haste=FASTER)
        tally.more["lost_acks"] = site.doors[0].lost
    return tally


def tabs(wish: Wish, say: Say) -> Tally:
    """Let everybody have two tabs, which bring up the same actions, on a bad network."""
    tally, chance = Tally("tabs"), chance_of(wish, "tabs")
    with Site(chance) as site:
        trial = Trial(site, tally, chance, say)
        trial.run(wish.cycles, wish.people, _deafen, haste=FASTER, tabs=TABS)
        tally.more["lost_acks"] = site.doors[0].lost
    return tally


def sleep(wish: Wish, say: Say) -> Tally:
    """Let half of the phones read nothing for a while, and the others go on."""
    tally, chance = Tally("sleep"), chance_of(wish, "sleep")
    with Site(chance) as site:
        trial = Trial(site, tally, chance, say)
        trial.run(wish.cycles, wish.people, _doze)
    return tally


def _lose(trial: Trial, hall: Hall, n: int) -> float:
    door, seconds = trial.site.doors[0], OUTAGES[n % len(OUTAGES)]
    whole, door.server = door.server, None if n % 2 else door.server
    if door.server is None:
        door.cut()
    door.silent = door.server is not None
    hall.for_seconds(seconds if seconds < OUTAGES[2] else seconds / FASTER)
    door.server, door.silent = whole, False
    return now()


def _deafen(trial: Trial, hall: Hall, _: int) -> float:
    door = trial.site.doors[0]
    door.lose = LOST
    hall.work(LOSING)
    door.lose = 0.0
    return now()


def _doze(trial: Trial, hall: Hall, _: int) -> float:
    tired = hall.phones[::2]
    hall.put_to_sleep(tired)
    hall.for_seconds(ASLEEP)
    hall.wake(tired)
    return now()

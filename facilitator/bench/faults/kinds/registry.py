"""Every kind of fault by its name, and how often it is tried unless told otherwise."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from facilitator.bench.faults.kinds import (
    clock,
    killing,
    members,
    network,
    polling,
    power,
    refusing,
)
from facilitator.bench.faults.tally import Tally, Wish
from facilitator.bench.faults.trial import Say


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of fault: what tries it, and the ``cycles`` of a run that says something."""

    tried: Callable[[Wish, Say], Tally]
    cycles: int


KINDS: Mapping[str, Kind] = {
    "kill": Kind(killing.kill, 200),
    "member": Kind(members.member, 20),
    "power": Kind(power.power, 1000),
    "postgres": Kind(members.postgres, 20),
    "redis": Kind(members.redis, 20),
    "disk": Kind(refusing.disk, 20),
    "locked": Kind(refusing.locked, 10),
    "clock": Kind(clock.clock, 12),
    "network": Kind(network.network, 20),
    "acks": Kind(network.acks, 200),
    "tabs": Kind(network.tabs, 20),
    "sleep": Kind(network.sleep, 6),
    "polling": Kind(polling.polling, 20),
}

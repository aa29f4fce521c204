"""How much one server carries: files, and memory before the machine is in trouble."""

import gc
import resource
import subprocess
import sys
import weakref
from math import ceil

import pytest

from facilitator import allowance
from facilitator.allowance import Allowance
from facilitator.live import capacity
from facilitator.live.capacity import Memory
from facilitator.live.shedding import SHARE, Shedding

BOUND = 100


class Machine:
    """A process whose memory is what the test says."""

    used = 0

    def __init__(self, people: int = 0) -> None:
        self.people = [f"sid-{n}" for n in range(people)]
        self.memory = Memory(BOUND, lambda: self.used)
        self.shedding = Shedding(self.memory, self.newest, self.people.remove)
        self.shedding.stop()

    def newest(self) -> list[str]:
        return list(reversed(self.people))

    def look(self, used: int) -> None:
        self.used = used
        self.shedding.look()


def test_while_there_is_memory_everybody_stays():
    machine = Machine(100)
    for used in (10, 99, BOUND):
        machine.look(used)

    assert not machine.memory.full
    assert len(machine.people) == 100


def test_while_it_runs_out_the_newest_go_a_few_at_a_time_and_nobody_new_comes():
    machine = Machine(100)
    machine.look(BOUND + 1)
    assert machine.memory.full
    assert len(machine.people) == 100

    machine.look(BOUND + 2)
    assert machine.people == [f"sid-{n}" for n in range(100 - ceil(100 * SHARE))]
    machine.look(BOUND + 3)

    assert len(machine.people) == 96
    assert machine.shedding.sent == 4


class Cycle:
    """What only Python's search for circles finds."""

    def __init__(self) -> None:
        self.itself = self


def test_before_anybody_is_refused_what_nobody_needs_any_more_is_let_go_of():
    kept = weakref.ref(Cycle())
    memory = Memory(BOUND, lambda: BOUND + 1 if kept() is not None else BOUND - 1)
    gc.disable()
    try:
        shedding = Shedding(memory, list, lambda _: None)
        shedding.stop()
        shedding.look()
    finally:
        gc.enable()

    assert not memory.full


def test_memory_that_does_not_come_back_sends_nobody_away_for_ever():
    machine = Machine(100)
    for _ in range(50):
        machine.look(BOUND + 1)

    assert machine.memory.full
    assert len(machine.people) == 100

    machine.look(BOUND - 1)
    assert not machine.memory.full


def test_what_this_process_uses_is_known_and_what_it_may_use_is_more():
    assert 10 * capacity.MIB < capacity.used() < capacity.bound(0)
    assert capacity.bound(512) == 512 * capacity.MIB


@pytest.mark.parametrize(("wished", "files", "carried"), [(1000, 1024, 412), (100, 1024, 100)])
def test_no_more_connections_than_the_system_gives_files_for(wished, files, carried):
    program = (
        "import os, resource;"
        f"resource.setrlimit(resource.RLIMIT_NOFILE, (200, {files}));"
        "from facilitator.live import capacity;"
        "os.setuid(65534) if os.getuid() == 0 else None;"
        f"print(capacity.connections({wished}), *resource.getrlimit(resource.RLIMIT_NOFILE))"
    )

    said = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True)

    assert said.returncode == 0, said.stderr
    most, soft, hard = map(int, said.stdout.split())
    assert (most, hard) == (carried, files)
    assert soft >= capacity.EACH * carried + capacity.OWN


def test_files_that_suffice_are_left_as_they_are():
    before = resource.getrlimit(resource.RLIMIT_NOFILE)

    assert capacity.connections(1) == 1
    assert resource.getrlimit(resource.RLIMIT_NOFILE) == before


def test_an_operator_may_choose_what_is_let_in():
    assert allowance.from_environment({}) == Allowance()
    given = {"TSUNAGARI_CONNECTIONS": "50", "TSUNAGARI_MEMORY": "512", "TSUNAGARI_HANDSHAKES": ""}
    assert allowance.from_environment(given) == Allowance(connections=50, memory=512)


@pytest.mark.parametrize("given", ["9", "-1", "many", "1.5", "10000000"])
def test_what_cannot_be_is_refused_with_a_remedy(given):
    with pytest.raises(ValueError, match="TSUNAGARI_CONNECTIONS must be a number from 10 to"):
        allowance.from_environment({"TSUNAGARI_CONNECTIONS": given})

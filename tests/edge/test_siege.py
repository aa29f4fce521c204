"""Mutated frames at a real server: honest people must not notice, and nothing must be left over.

This is the small siege of every run. `python -m tests.edge.siege` lays the large one.
"""

from collections.abc import Iterator
from random import Random

import pytest

from tests.edge import mutated
from tests.edge.siege import Siege

FRAMES = 1200
GROWN = 80  # MiB: what is kept of a few thousand connections; a leak of whole messages is more


@pytest.fixture(scope="module")
def siege(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Siege]:
    siege = Siege(tmp_path_factory.mktemp("siege"), seed=1)
    yield siege
    siege.stop()


def test_a_siege_harms_nobody_and_leaves_nothing_behind(siege: Siege):
    came = siege.run(FRAMES)

    assert came.hung == []
    assert came.tracebacks == 0, siege.said
    assert (came.dropped, came.apart, came.wrong) == ([], [], [])
    assert came.canary > 4
    assert came.answered > 20  # some were not so bad: there are more ways than to hang up
    assert came.sockets[1] <= came.sockets[0]
    assert came.threads[1] <= came.threads[0] + 2
    assert came.memory[1] - came.memory[0] < GROWN
    assert came.unharmed


def test_what_the_server_says_of_it_is_no_more_than_a_line_a_minute(siege: Siege):
    assert all("connections that were not served: " in line for line in siege.said.splitlines())
    assert len(siege.said.splitlines()) <= 1 + siege.minutes()


def test_the_same_seed_makes_the_same_shots():
    honest = ['42["act",{"type":"Blank","on":true,"action_id":"action-0001"}]', "3", "40{}"]

    def shots(seed: int) -> list[bytes]:
        random = Random(seed)
        packets = [mutated.packet(random, random.choice(honest)) for _ in range(300)]
        return [mutated.framed(random, packet) for packet in packets]

    assert shots(7) == shots(7)
    assert shots(7) != shots(8)
    assert len(set(shots(7))) > 150

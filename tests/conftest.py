"""How many processes share the tests. Each room of them keeps its own fixtures beside them.

No test is timed: on a busy machine any example can be slow, and it would tell nothing.
"""

import os
from collections.abc import Iterator

import pytest
from hypothesis import settings

from facilitator.storage.store import Store
from tests.postgres import TEMPLATE, Postgres
from tests.redis_server import RedisServer

settings.register_profile("untimed", deadline=None)
settings.load_profile("untimed")

WAITING = 1  # processes more than there are cores: much of a test in a browser is waiting


def pytest_xdist_auto_num_workers(config: pytest.Config) -> int:
    """Return how many processes `bin/test` starts, or 0 to run everything in this one.

    The tests of a file stay together, since they share a server; so one file needs no others.
    """
    files = {argument.partition("::")[0] for argument in config.args}
    if len(files) == 1 and min(files).endswith(".py"):
        return 0
    return (os.cpu_count() or 1) + WAITING


@pytest.fixture(scope="session")
def postgres(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Postgres]:
    """A PostgreSQL server with a migrated database to copy."""
    server = Postgres()
    folder = tmp_path_factory.mktemp("template")
    Store(folder, server.create(name=TEMPLATE)).close()
    yield server
    server.stop()


@pytest.fixture(scope="session")
def redis() -> Iterator[RedisServer]:
    """A Redis server."""
    server = RedisServer()
    yield server
    server.stop()

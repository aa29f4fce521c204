"""A server for each test, or one for a module; people who join it."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.live.storages import storage
from tests.serving import Browser, Server


@pytest.fixture(scope="module")
def server(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Server]:
    """A running server with an empty database."""
    server = Server(tmp_path_factory.mktemp("data"), **storage(request))
    yield server
    server.stop()


@pytest.fixture
def own_server(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Server]:
    """One for a single test, which may kill it."""
    server = Server(tmp_path, **storage(request))
    yield server
    server.stop()


@pytest.fixture(autouse=True)
def goodbye(request: pytest.FixtureRequest) -> Iterator[None]:
    """After each test everybody leaves."""
    yield
    for name in {"server", "several"}.intersection(request.fixturenames):
        request.getfixturevalue(name).goodbye()


@pytest.fixture(scope="module")
def fay(server: Server) -> Browser:
    """The facilitator's browser, in by the owner's link."""
    return Browser(server).enter(server.owner)

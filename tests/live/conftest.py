"""A server for each test, or one for a module; people who join it."""

from collections.abc import Iterator

import pytest

from tests.serving import Browser, Server


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A running server with an empty database."""
    server = Server(tmp_path_factory.mktemp("data"))
    yield server
    server.stop()


@pytest.fixture(autouse=True)
def goodbye(request: pytest.FixtureRequest) -> Iterator[None]:
    """After each test everybody leaves."""
    yield
    if "server" in request.fixturenames:
        request.getfixturevalue("server").goodbye()


@pytest.fixture(scope="module")
def fay(server: Server) -> Browser:
    """The facilitator's browser, in by the owner's link."""
    return Browser(server).enter(server.owner)

"""A server for the pages, and the facilitator's browser."""

from collections.abc import Iterator

import pytest

from tests.serving import Browser, Server


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A running server with an empty database."""
    server = Server(tmp_path_factory.mktemp("data"))
    yield server
    server.stop()


@pytest.fixture
def fay(server: Server) -> Iterator[Browser]:
    """The facilitator's browser, in by the owner's link."""
    yield Browser(server).enter(server.owner)
    server.goodbye()


@pytest.fixture
def stranger(server: Server) -> Iterator[Browser]:
    """A browser that nobody has let in."""
    yield Browser(server)
    server.goodbye()

"""A server for a module, and an evening in which everything has happened."""

from collections.abc import Iterator

import pytest

from tests.edge.recorded import Evening, played
from tests.serving import Browser, Server


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A running server with an empty database; what it says is kept beside its data."""
    folder = tmp_path_factory.mktemp("edge")
    with (folder / "server.log").open("w") as log:
        server = Server(folder / "data", log=log)
    yield server
    server.stop()


@pytest.fixture(scope="module")
def fay(server: Server) -> Browser:
    """The facilitator's browser, in by the owner's link."""
    return Browser(server).enter(server.owner)


@pytest.fixture(scope="module")
def evening(server: Server, fay: Browser) -> Evening:
    """A session in which people write, after everything else has been done in it."""
    return played(server, fay)

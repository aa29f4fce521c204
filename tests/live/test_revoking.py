"""A link that was revoked is worth nothing any more, also where it is in use."""

from datetime import UTC, datetime

from facilitator.storage.store import Store
from tests.serving import Browser, Screen, Server, join, new_session


def test_a_revoked_link_loses_its_sockets_and_the_others_stay(tmp_path):
    server = Server(tmp_path)
    fay = Browser(server).enter(server.owner)
    code = new_session(fay)
    board = Screen(server, fay.page(f"/console/{code}"))
    hall = Screen(server, fay.page(f"/stage/{code}"))
    ann = join(server, code)

    store = Store(tmp_path)
    store.links.revoke("owner", None, datetime.now(UTC))
    store.close()

    for screen in (board, hall):
        screen.until(lambda s: not s.socket.connected)
    assert ann.socket.connected
    assert fay.get("/").url.endswith("/enter")
    server.stop()

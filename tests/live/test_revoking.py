"""A link that was revoked is worth nothing any more, also where it is in use."""

from datetime import UTC, datetime

from tests.live.storages import on_both
from tests.serving import Browser, Screen, join, new_session


@on_both("own_server")
def test_a_revoked_link_loses_its_sockets_and_the_others_stay(own_server):
    server = own_server
    fay = Browser(server).enter(server.owner)
    code = new_session(fay)
    board = Screen(server, fay.page(f"/console/{code}"))
    hall = Screen(server, fay.page(f"/stage/{code}"))
    ann = join(server, code)

    store = server.store()
    store.links.revoke("owner", None, datetime.now(UTC))
    store.close()

    for screen in (board, hall):
        screen.until(lambda s: not s.socket.connected)
    assert ann.socket.connected
    assert fay.get("/").url.endswith("/enter")

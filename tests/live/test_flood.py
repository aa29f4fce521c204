"""One phone that says far too much: everybody else must not notice."""

import json

import pytest
from simple_websocket import Client

from tests.serving import Browser, Screen, join, new_session


@pytest.mark.parametrize(
    "packet",
    ['42["sync",{"since":-1}]', '42["act",{}]', "3"],
    ids=["sync", "malformed", "pong"],
)
def test_a_flood_from_one_phone_does_not_keep_the_others_waiting(server, fay: Browser, packet):
    code = new_session(fay)
    board = Screen(server, fay.page(f"/console/{code}"))
    board.patience = 5
    person = join(server, code)
    person.close()
    flood = Client(server.url.replace("http", "ws") + "/socket.io/?EIO=4&transport=websocket")
    flood.receive(5)
    flood.send("40" + json.dumps({"ticket": person.page["ticket"]}))

    for _ in range(20_000):
        flood.send(packet)

    assert board.act("Blank", on=True)["ok"]
    assert board.socket.connected
    flood.sock.close()

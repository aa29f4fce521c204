"""Rooms are kept in order: who enters is reached, who leaves is not, and nothing is left behind."""

from types import SimpleNamespace

import pytest
import socketio

from facilitator.live.fanout import Fanout
from facilitator.live.rooms import NAMESPACE, Rooms, Roster


class Outbox:
    """Keeps what is put."""

    def __init__(self):
        self.frames = []

    def put(self, frame, spare=False, slot=""):
        self.frames.append(frame)


def socket(upgraded=True):
    """Return an Engine.IO connection with a WebSocket, which it uses once it is upgraded."""
    return SimpleNamespace(wire=SimpleNamespace(outbox=Outbox()), upgraded=upgraded, sid="e")


def test_who_enters_is_a_member_and_who_leaves_is_none():
    rooms, ann, ben = Rooms(), socket(), socket()
    rooms.enter("ann", ann, "hall")
    assert rooms.members("hall").outboxes == [ann.wire.outbox]

    rooms.enter("ben", ben, "hall")
    rooms.enter("ben", ben, "hall")
    assert rooms.members("hall").outboxes == [ann.wire.outbox, ben.wire.outbox]

    rooms.leave("ann")
    assert rooms.members("hall").outboxes == [ben.wire.outbox]


def test_a_closed_room_is_empty_and_may_be_entered_again():
    rooms, ann = Rooms(), socket()
    rooms.enter("ann", ann, "page")
    rooms.enter("ann", ann, "hall")

    rooms.close("page")
    assert rooms.members("page").outboxes == []
    assert rooms.members("hall").outboxes == [ann.wire.outbox]

    rooms.enter("ann", ann, "page")
    assert rooms.members("page").outboxes == [ann.wire.outbox]


def test_who_changes_from_polling_to_a_websocket_is_reached_by_it():
    rooms, ann = Rooms(), socket(upgraded=False)
    rooms.enter("ann", ann, "hall")
    assert rooms.members("hall").others == [ann]

    ann.upgraded = True

    assert rooms.members("hall").outboxes == [ann.wire.outbox]
    assert rooms.members("hall").others == []


def test_nothing_is_left_of_those_who_have_been_there():
    rooms, ann = Rooms(), socket()
    for room in ("ann", "hall", "own"):
        rooms.enter("ann", ann, room)
        rooms.members(room)
    rooms.members("elsewhere")

    rooms.leave("ann")
    rooms.leave("ann")

    assert (rooms._inside, rooms._entered, rooms._kept) == ({}, {}, {})


def test_whoever_leaves_is_struck_off_the_roster_and_the_others_stay():
    roster = Roster()
    server = socketio.Server(client_manager=roster, async_mode="threading")
    ann, ben = (roster.pre_connect(each, NAMESPACE) for each in ("eio-ann", "eio-ben"))
    for sid in (ann, ben):
        roster.connect(sid, NAMESPACE)
    roster.callbacks[ann] = {}

    roster.pre_disconnect(ann, NAMESPACE)
    roster.disconnect(ann, NAMESPACE)

    assert server.manager is roster
    assert roster.is_connected(ben, NAMESPACE) and not roster.is_connected(ann, NAMESPACE)
    assert roster.sid_from_eio_sid("eio-ann", NAMESPACE) is None
    assert set(roster.rooms[NAMESPACE]) == {None, ben}
    assert not roster.callbacks and not roster.pending_disconnect

    roster.disconnect(ben, NAMESPACE)
    assert not roster.rooms and not roster.pending_connect


def test_one_event_is_framed_once_for_all_who_hear_it():
    server = socketio.Server(client_manager=Roster(), async_mode="threading")
    fanout, hall = Fanout(server), [socket() for _ in range(3)]
    for n, each in enumerate(hall):
        server.eio.sockets[f"e{n}"] = each
        sid = server.manager.pre_connect(f"e{n}", NAMESPACE)
        fanout.enter(sid, "hall")

    fanout.send("head", {"seq": 1}, "hall")

    [frame], *others = [each.wire.outbox.frames for each in hall]
    assert frame == b'\x81\x1442["head",{"seq":1}]'
    assert all(each[0] is frame for each in others)


def test_it_says_so_when_the_place_where_a_packet_is_sent_has_moved():
    with pytest.raises(LookupError):
        Fanout(SimpleNamespace())

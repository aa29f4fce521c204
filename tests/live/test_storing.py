"""A full disk and a locked database: nothing false is said, and it goes on by itself after."""

import resource
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from secrets import token_hex
from typing import Any

import pytest
from sqlalchemy.exc import OperationalError

from facilitator.core.kinds.notes.writing import NoteAdded
from facilitator.storage.database import FILE
from facilitator.storage.faults import DISK, LOCKED, cause
from facilitator.storage.store import Store
from tests.live.test_protocol import console, go, note
from tests.serving import Browser, Screen, Server, join, new_session


@contextmanager
def full_disk(server: Server) -> Iterator[None]:
    """Let no file of the server grow: the system refuses as it does when the disk is full."""
    before = resource.prlimit(server.process.pid, resource.RLIMIT_FSIZE)
    resource.prlimit(server.process.pid, resource.RLIMIT_FSIZE, (1, before[1]))
    try:
        yield
    finally:
        resource.prlimit(server.process.pid, resource.RLIMIT_FSIZE, before)


@contextmanager
def locked(server: Server) -> Iterator[None]:
    """Hold the database, as a backup program or a viewer may."""
    with closing(sqlite3.connect(server.folder / FILE, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        yield
        other.execute("ROLLBACK")


FAULTS = pytest.mark.parametrize(
    ("fault", "why"), [(full_disk, DISK), (locked, LOCKED)], ids=[DISK, LOCKED]
)


class Heads:
    """What the console is told once a second."""

    def __init__(self, board: Screen) -> None:
        self.stuck: list[str] = []
        self._board = board
        hear = board.socket.handlers["/"]["head"]

        def head(data: dict[str, Any]) -> None:
            self.stuck.append(data["stuck"])
            hear(data)

        board.socket.on("head", head)

    def until(self, stuck: str) -> None:
        self._board.until(lambda _: self.stuck and self.stuck[-1] == stuck)


@FAULTS
def test_what_cannot_be_stored_is_not_acknowledged_and_the_console_is_told(own_server, fault, why):
    server = own_server
    fay = Browser(server).enter(server.owner)
    code = new_session(fay)
    board = console(server, fay, code)
    go(board, "meaning/write")
    ann, heads = join(server, code), Heads(board)
    assert ann.act("AddNote", **note("before"))["ok"]
    lost = {"action_id": token_hex(8), "type": "AddNote", **note("meanwhile")}

    with fault(server):
        answer = ann.ask(lost)
        heads.until(why)
        assert ann.socket.connected
        assert fay.get(f"/console/{code}").ok  # what is there can still be seen
    heads.until("")  # by itself: nobody has asked for anything

    assert (answer["ok"], answer["reason"], answer["again"]) == (False, "busy", True)
    assert _texts(server, code) == ["before"]
    assert ann.ask(lost)["ok"]
    assert ann.ask(lost)["ok"]
    assert _texts(server, code) == ["before", "meanwhile"]


@FAULTS
def test_who_comes_in_meanwhile_is_told_that_nothing_can_be_saved(own_server, fault, why):
    fay = Browser(own_server).enter(own_server.owner)
    code = new_session(fay)

    with fault(own_server):
        answer = Browser(own_server).post(f"/j/{code}?lang=ja", name="", place="venue")

    assert answer.status_code == 503
    assert "いまは保存できません" in answer.text
    assert Browser(own_server).post(f"/j/{code}", name="", place="venue").ok


def test_a_lock_is_told_from_a_full_disk(store_error):
    assert cause(store_error) == LOCKED
    assert cause(OSError(28, "No space left on device")) == DISK


@pytest.fixture
def store_error(tmp_path: Path) -> Iterator[Exception]:
    store = Store(tmp_path)
    with closing(sqlite3.connect(tmp_path / FILE, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with store.engine.connect() as one:
            one.connection.driver_connection.execute("PRAGMA busy_timeout=0")
            with pytest.raises(OperationalError) as failed:
                one.exec_driver_sql("UPDATE session SET head = 0")
    yield failed.value
    store.close()


def _texts(server: Server, code: str) -> list[str]:
    store = Store(server.folder)
    listed = store.sessions.find(code)
    assert listed is not None
    entries = store.log.entries(listed.id)
    store.close()
    return [each.event.text for each in entries if isinstance(each.event, NoteAdded)]

"""Nothing acknowledged is lost or doubled, however the server ends."""

import random
import threading
from secrets import token_hex

import pytest
import socketio

from facilitator.core.kinds.notes.writing import NoteAdded
from tests.live.storages import on_both
from tests.serving import Browser, Screen, join, new_session


class Writer(threading.Thread):
    """Writes notes as a phone does: each under one id, again and again until it is answered.

    One person has 300 notes in a session; whoever writes for long must ``pause`` between them.
    """

    def __init__(
        self, screen: Screen, name: str, stop: threading.Event, pause: float = 0.0
    ) -> None:
        super().__init__(daemon=True)
        self.pause = pause
        self.screen = screen
        screen.patience = 2  # a phone does not wait for ever for an answer either
        self.label = name
        self.stop = stop
        self.acknowledged: list[str] = []
        self.more = threading.Condition()

    def run(self) -> None:
        number = 0
        while not self.stop.is_set():
            number += 1
            text = f"{self.label}-{number}"
            if self._until_answered(token_hex(8), text):
                with self.more:
                    self.acknowledged.append(text)
                    self.more.notify_all()
                self.stop.wait(self.pause)

    def _until_answered(self, action_id: str, text: str) -> bool:
        fields = {"part": "meaning", "text": text, "category": None, "named": False}
        while not self.stop.is_set():
            try:
                answer = self.screen.act("AddNote", action_id, in_report=True, **fields)
            except socketio.exceptions.SocketIOError:
                self._come_back()
                continue
            if answer["ok"] or not answer["again"]:
                return bool(answer["ok"])
        return False

    def _come_back(self) -> None:
        while not self.stop.is_set():
            try:
                self.screen.close()
                self.screen.connect()
            except (socketio.exceptions.SocketIOError, OSError, ValueError):
                self.stop.wait(0.05)
            else:
                return


@on_both("own_server")
@pytest.mark.filterwarnings("ignore::pytest.PytestUnhandledThreadExceptionWarning")
def test_a_server_killed_while_people_write_loses_and_doubles_nothing(own_server):
    server = own_server
    fay = Browser(server).enter(server.owner)
    code = new_session(fay, rehearsal=True)
    board = Screen(server, fay.page(f"/console/{code}"))
    board.act("Move", to="meaning/write", expect="lobby")
    board.close()
    stop = threading.Event()
    writers = [Writer(join(server, code), f"w{n}", stop) for n in range(4)]
    for writer in writers:
        writer.start()
    chance = random.Random(7)

    for _ in range(3):
        seen = sum(len(writer.acknowledged) for writer in writers)
        more = chance.randint(20, 60)
        while sum(len(writer.acknowledged) for writer in writers) < seen + more:
            stop.wait(0.01)
        server.kill()
        server.restart()
    stop.set()
    for writer in writers:
        writer.join(30)
    server.stop()

    store = server.store()
    listed = store.sessions.find(code)
    entries = store.log.entries(listed.id)
    texts = [each.event.text for each in entries if isinstance(each.event, NoteAdded)]
    acknowledged = [text for writer in writers for text in writer.acknowledged]
    assert [entry.seq for entry in entries] == list(range(1, len(entries) + 1))
    assert len(texts) == len(set(texts))
    assert set(acknowledged) <= set(texts)
    assert len(acknowledged) >= 60
    store.close()

"""A session full of people on a real server, who write over real sockets, at a steady pace."""

import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from secrets import token_hex
from threading import Event, Thread
from typing import Any, Self

from tests.serving import Browser, Screen, Server, join, new_session

PART = "treasures"  # a question whose notes need not be looked through before they are shown
CATEGORIES = ["people", "place", "culture", "work", None]
PEOPLE = 20
WORDS = (
    "朝のあいさつを返してもらえた",
    "安心して話せる場が、町のどこにもない気がする",
    "Every heavy rain I lie awake listening to the river; the shelter is forty minutes on foot",
    "大雨のたびに裏の川が気になって眠れない。避難所までは歩いて四十分もかかるから、",
)


class Crowd:
    """People in a session, and whoever runs it."""

    def __init__(self, folder: Path) -> None:
        self.server = Server(folder)
        facilitator = Browser(self.server).enter(self.server.owner)
        self.code = new_session(facilitator, "community-futures", 120, rehearsal=True)
        self.desk = Screen(self.server, facilitator.page(f"/console/{self.code}"))
        self.people = [join(self.server, self.code) for _ in range(PEOPLE)]
        self.go(f"{PART}/write")

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.server.stop()

    def go(self, stop: str) -> None:
        """Move to a stop."""
        here = self.desk.until(lambda s: s.records.get("session"))["stop"]["id"]
        if here == stop:
            return
        answer = self.desk.act("Move", to=stop, expect=here)
        if answer.get("reason") == "moved_on":  # a page has moved; the desk is yet to hear of it
            self.desk.until(lambda s: s.records["session"]["stop"]["id"] != here)
            return self.go(stop)
        assert answer["ok"], answer
        self.desk.until(lambda s: s.records["session"]["stop"]["id"] == stop)

    def write(self, many: int) -> None:
        """Let everybody write their share of ``many`` notes."""
        shares = [[note(n) for n in range(many)][at::PEOPLE] for at in range(PEOPLE)]
        with ThreadPoolExecutor(PEOPLE) as threads:
            list(threads.map(lambda one, share: one.act_all("AddNote", share), self.people, shares))

    def theme(self, many: int, size: int) -> None:
        """Name ``many`` themes and put ``size`` notes into each."""
        ids = [key[5:] for key in self.desk.records if key.startswith("note/")]
        for n in range(many):
            own = ids[n * size : n * size + size]
            answer = self.desk.act("AddTheme", part=PART, title=f"まとまり{n}", notes=own)
            assert answer["ok"], answer


class Writing:
    """People go on to write, so many notes a second, until the block ends."""

    def __init__(self, crowd: Crowd, rate: float) -> None:
        self._crowd, self._rate = crowd, rate
        self._ended = Event()
        self._thread = Thread(target=self._write, daemon=True)
        self.sent = 0

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._ended.set()
        self._thread.join()

    def _write(self) -> None:
        began = time.monotonic()
        while self._rate and not self._ended.wait(0.01):
            due = (time.monotonic() - began) * self._rate
            while self.sent < due:
                person = self._crowd.people[self.sent % PEOPLE]
                fields = note(self.sent) | {"action_id": token_hex(8), "type": "AddNote"}
                person.socket.emit("act", fields)
                self.sent += 1


def note(n: int) -> dict[str, Any]:
    """Return the fields of the ``n``-th note."""
    return {
        "part": PART,
        "text": f"{WORDS[n % len(WORDS)]} {n}",
        "category": CATEGORIES[n % len(CATEGORIES)],
        "named": False,
        "in_report": True,
    }

"""What people do while something breaks: what changes the log, in any order, from many hands."""

from itertools import cycle
from random import Random
from typing import Any

from facilitator.bench.faults.phone import Phone
from facilitator.core.views import Audience

PARTS = ("meaning", "barriers", "futures", "first-steps")  # where a note needs no category
PHASES = ("write", "reveal")
AHEAD = 2  # actions that wait in a box
MOVING = 40  # actions of all people between two moves
WORDS = "となりの人に、自分から声をかけられる町。"

DEEDS = ("AddNote", "EditNote", "Relate", "SetInReport", "WithdrawNote")
WEIGHTS = (72, 12, 8, 4, 4)


class Deeds:
    """Fills boxes. What people do depends on chance, and on what they are shown."""

    def __init__(self, chance: Random) -> None:
        self._chance = chance
        self._count = 0
        self._since = 0
        self._stops = cycle(f"{part}/{phase}" for part in PARTS for phase in PHASES)

    def fill(self, phone: Phone) -> None:
        """Let somebody do something, if what they did before has been answered."""
        if phone.screen.seq < 0:
            return
        if phone.audience is Audience.CONSOLE:
            self._conduct(phone)
        elif phone.audience is Audience.PHONE:
            while len(phone.box.waiting) < AHEAD:
                self._do(phone)

    def _conduct(self, console: Phone) -> None:
        """Go on to another stop now and then, and show a note large in between."""
        if console.box.waiting or self._since < MOVING:
            return
        self._since = 0
        stop = console.screen["session"]["stop"]["id"]
        notes = sorted(each["id"] for each in console.screen.family("note"))
        if notes and stop.endswith("/reveal") and self._chance.random() < 0.5:
            console.box.add("Spotlight", notes=[self._chance.choice(notes)])
        else:
            console.box.add("Move", to=next(self._stops), expect=stop)

    def _do(self, phone: Phone) -> None:
        self._count += 1
        self._since += 1
        mine = [note["id"] for note in phone.screen.own["notes"]]
        seen = [note["id"] for note in phone.screen.family("note") if note["id"] not in mine]
        deed = self._chance.choices(DEEDS, WEIGHTS)[0]
        if deed == "Relate" and seen:
            on = self._chance.random() < 0.7
            phone.box.add(deed, note=self._chance.choice(seen), on=on)
        elif deed in ("AddNote", "Relate") or not mine:
            phone.box.add("AddNote", **self._note(phone))
        else:
            phone.box.add(deed, note=self._chance.choice(mine), **self._more(deed))

    def _note(self, phone: Phone) -> dict[str, Any]:
        part = phone.screen["session"]["stop"]["part"]
        about = {"category": None, "named": False, "in_report": True}
        return about | {
            "part": part if part in PARTS else PARTS[0],
            "text": f"{self._count} {WORDS}",
        }

    def _more(self, deed: str) -> dict[str, Any]:
        if deed == "EditNote":
            return {"text": f"{self._count} {WORDS[:9]}", "category": None}
        return {"in_report": self._chance.random() < 0.5} if deed == "SetInReport" else {}

"""Somebody who takes part: writes, thinks better of it, and gives their dots."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial
from random import Random
from typing import Any

from facilitator.core.ids import PartId
from facilitator.rehearsal.answering import Answering
from facilitator.rehearsal.line import Answer, Line
from facilitator.rehearsal.pace import Pace
from facilitator.rehearsal.schedule import Schedule
from facilitator.rehearsal.script import Voice

PUTS_A_NAME = 0.25  # of those who may
NO_CATEGORY = 0.2  # of notes without a category of their own, where it may be left out
CANNOT_DECIDE = 0.06
SLIPS = {"ja": "あ、まちがえました", "en": "oops, wrong box"}
HABITS = ("edits", "takes_back", "keeps_out", "late")


@dataclass(frozen=True, slots=True)
class Habit:
    """What somebody does besides writing; each at most once in a step."""

    edits: bool  # sends a note with its end missing, then puts it right
    takes_back: bool
    keeps_out: bool  # leaves the first note out of the report
    late: bool  # sends the last note when the others are shown already


def habit_of(n: int, people: int) -> Habit:
    """Return the habit of the ``n``-th of ``people``: in any ten, one has each."""
    turn = min(10, people)
    return Habit(*(n % turn == place % turn for place in range(len(HABITS))))


class Participant:
    """One simulated participant. What they do depends on chance, and chance on the seed."""

    def __init__(
        self,
        line: Line,
        schedule: Schedule,
        pace: Pace,
        hand: Mapping[PartId, tuple[Voice, ...]],
        habit: Habit,
        chance: Random,
    ) -> None:
        self._line = line
        self._schedule = schedule
        self._pace = pace
        self._hand = hand
        self._habit = habit
        self._chance = chance
        self._unsent: dict[str, list[Voice]] = {}
        self._answering = Answering(line, hand, habit.takes_back, chance)
        line.on_stop = self._arrive

    def _arrive(self, stop: Mapping[str, Any]) -> None:
        seconds = self._pace.at.get(stop["id"], 0.0)
        if stop["phase"] == "write":
            self._write(stop["part"], seconds)
        elif stop["phase"] == "reveal":
            for voice in self._unsent.pop(stop["part"], []):
                self._soon(seconds * 0.4, partial(self._add, stop["part"], voice))
        elif stop["phase"] == "vote":
            self._soon(seconds * 0.35, partial(self._vote, stop["part"]))
        if (answer := self._answering.to(stop)) is not None:
            self._soon(seconds * 0.3, answer)

    def _soon(self, seconds: float, do: Any) -> None:
        """Do something at about that time: people are not clockwork."""
        self._schedule.after(seconds * self._chance.uniform(0.3, 1.6), do)

    def _write(self, part: str, seconds: float) -> None:
        voices = list(self._hand.get(PartId(part), ()))
        if self._habit.late and len(voices) > 0:
            self._unsent[part] = [voices.pop()]
        each = seconds * 0.85 / max(1, len(voices))
        for n, voice in enumerate(voices):
            begun = each * n + each * self._chance.uniform(0.1, 0.9)
            first = n == 0
            self._schedule.after(begun, partial(self._first if first else self._add, part, voice))
        if self._habit.takes_back:
            lang = self._line.screen["session"]["lang"]
            self._soon(seconds * 0.3, partial(self._slip, part, Voice(SLIPS[lang])))

    def _first(self, part: str, voice: Voice) -> None:
        """Send the first note of a step, the one that this person's habit is about."""
        if self._habit.edits and len(voice.text) > 2:
            unfinished = Voice(voice.text[:-1], voice.theme, voice.category)
            self._add(part, unfinished, lambda _: self._put_right(part, unfinished, voice))
        elif self._habit.keeps_out:
            self._add(part, voice, lambda _: self._keep_out(part, voice))
        else:
            self._add(part, voice)

    def _slip(self, part: str, voice: Voice) -> None:
        self._add(part, voice, lambda _: self._take_back(part, voice))

    def _put_right(self, part: str, was: Voice, voice: Voice) -> None:
        if note := self._mine(part, was.text):
            self._line.act("EditNote", note=note["id"], text=voice.text, category=note["category"])

    def _take_back(self, part: str, voice: Voice) -> None:
        if note := self._mine(part, voice.text):
            self._line.act("WithdrawNote", note=note["id"])

    def _keep_out(self, part: str, voice: Voice) -> None:
        if note := self._mine(part, voice.text):
            self._line.act("SetInReport", note=note["id"], in_report=False)

    def _mine(self, part: str, text: str) -> dict[str, Any] | None:
        notes = self._line.screen.own["notes"]
        return next((each for each in notes if (each["part"], each["text"]) == (part, text)), None)

    def _add(self, part: str, voice: Voice, then: Any = None) -> None:
        about = self._line.screen.get(f"part/{part}")
        if about is None:
            return  # the session has gone on; nobody writes into a step that is over

        def answered(answer: Answer) -> None:
            if answer["ok"] and then:
                then(answer)

        self._line.act(
            "AddNote",
            answered,
            part=part,
            text=voice.text,
            category=self._category(voice, about),
            named=self._named(about["names"]),
            in_report=True,
        )

    def _category(self, voice: Voice, about: Mapping[str, Any]) -> str | None:
        offered = [each["id"] for each in about["categories"]]
        if voice.category in offered:
            return voice.category
        if not offered:
            return None
        left_out = about["category_mode"] == "optional" and (
            voice.theme is not None or self._chance.random() < NO_CATEGORY
        )
        return None if left_out else self._chance.choice(offered)

    def _named(self, names: str) -> bool:
        if names == "forced_anonymous":
            return False
        return names == "named" or self._chance.random() < PUTS_A_NAME

    def _vote(self, part: str) -> None:
        vote = self._line.screen.get(f"vote/{part}")
        if vote is None or not vote["open"]:
            return
        targets = self._line.screen.choices(part)
        # People agree more than chance would have it: some things appeal to nearly everybody.
        appeal = {target: n for n, target in enumerate(sorted(targets))}
        liked = sorted(targets, key=lambda each: appeal[each] * self._chance.uniform(0.2, 2.0))
        # Of an order all of it counts, or nothing; of a decision the one that is liked best.
        most = len(targets) if vote["mode"] == "ranking" else min(vote["budget"], len(targets))
        undecided = self._chance.random() < CANNOT_DECIDE
        chosen = [] if undecided else liked[:most]
        self._line.act("CastBallot", part=part, targets=chosen, vote=vote["vote"])

"""What somebody who takes part says besides notes and dots.

That they have read the rules, how they arrive, what speaks for them and what they build on it,
whether the sentence of a step fits, and what they will do first.
"""

from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, datetime, timedelta
from functools import partial
from random import Random
from typing import Any

from facilitator.core.ids import PartId
from facilitator.rehearsal.line import Answer, Line
from facilitator.rehearsal.script import LONE, Voice

READS_THE_RULES = 0.9
PASSES = 0.1  # says nothing about how they arrive
A_FACE = 0.15  # says it by one of three faces
FACES = ("🙂", "😐", "🙁")
RELATES = 3  # notes in a step, at most
UNRELATES = 0.1
BUILDS = 0.2  # on a note of somebody else, at a stop where notes are read
NAMED = 0.2  # of those lines, where names may be put on them
LINES = {
    "ja": ("うちもそうです", "それ、言葉にできていなかった", "朝だけなら、できそう", "=同感です"),
    "en": (
        "Same here",
        "I never had words for that",
        "In the mornings, maybe",
        "+1, and my mother too",
    ),
}
SILENT = 0.3  # about the sentence of a step
FITS = ("fits", "fits", "fits", "not_quite", "add")
LANDS = 3  # times that words of a guest land with somebody, at most
ASKS = 0.1  # has a question for the guest
QUESTIONS = {
    "ja": ("最初の一人は、どうやって見つけたのですか", "やめたくなったときは?"),
    "en": ("How did you find the first one?", "What when you felt like stopping?"),
}
RATHER_NOT = 0.06  # say something of an item of the pulse
EARLY = 0.4  # of those who answer it before the room is asked
SHIFTS = (-1, 0, 0, 1, 1, 2)  # from before to after
DREADED = ("risk",)  # items of which there is less afterwards
NOT_YET = 0.15
EXAMPLE = 0.3  # of first steps that the stage may show
PRIVATE = 0.1  # of first steps that stay out of the report
DAYS = (0, 1, 1, 3, 6, 14)  # from today to the day of a first step
CONDITIONS = {
    "ja": ("断られたら、別の日を聞く", "忘れていたら、次の朝に"),
    "en": ("they are busy, ask for another day", "I forget, the next morning"),
}

Record = Mapping[str, Any]
Hand = Mapping[PartId, tuple[Voice, ...]]


class Answering:
    """One person's answers. ``wavers``: decides on a first step, takes it back, decides again."""

    def __init__(self, line: Line, hand: Hand, wavers: bool, chance: Random) -> None:
        self._line = line
        self._hand = hand
        self._wavers = wavers
        self._felt: dict[str, int] = {}  # before, by item
        self._chance = chance

    def to(self, stop: Record) -> Callable[[], None] | None:
        """Return what to do at a stop, some time after coming there; None for nothing."""
        do = {
            "rules": self._read_the_rules,
            "checkin": self._come,
            "pulse": self._feel,
            "pulse_takeaway": self._feel,
            "reveal": self._read,
            "discuss": self._read,
            "insight": self._check,
            "talk": self._listen,
            "pledge": self._decide,
        }.get(stop["phase"])
        return partial(do, PartId(stop["part"])) if do else None

    def _read_the_rules(self, part: PartId) -> None:
        if self._there(f"rules/{part}") and self._chance.random() < READS_THE_RULES:
            self._line.act("AgreeRules", part=part)

    def _come(self, part: PartId) -> None:
        if self._chance.random() < EARLY:
            self._feel(part)
        self._arrive(part)

    def _feel(self, _part: PartId) -> None:
        """Answer the pulse, if it is asked and was not answered yet."""
        asked = self._line.screen.get("pulse")
        if asked is None or self._line.screen.own["pulse"].get(asked["asks"]):
            return
        for item in asked["items"]:
            value = None if self._chance.random() < RATHER_NOT else self._value(asked["asks"], item)
            self._line.act("TellPulse", moment=asked["asks"], item=item["id"], value=value)

    def _value(self, moment: str, item: Record) -> int:
        if item["scale"] == "count":
            return self._chance.randint(0, 5)
        if moment == "before" or item["id"] not in self._felt:
            self._felt[item["id"]] = self._chance.choice((2, 3, 3, 4, 4, 5, 6))
        if moment == "before":
            return self._felt[item["id"]]
        shift = self._chance.choice(SHIFTS) * (-1 if item["id"] in DREADED else 1)
        return min(7, max(1, self._felt[item["id"]] + shift))

    def _arrive(self, part: PartId) -> None:
        voices = self._hand.get(part, ())
        if not self._there(f"part/{part}") or self._chance.random() < PASSES:
            return
        face = not voices or self._chance.random() < A_FACE
        text = self._chance.choice(FACES) if face else voices[0].text
        self._line.act("AddNote", part=part, text=text, category=None, named=False, in_report=True)

    def _read(self, part: PartId) -> None:
        mine = {note["id"] for note in self._line.screen.own["notes"]}
        notes = [note["id"] for note in self._line.screen.notes(part)]
        others = sorted(set(notes) - mine)
        self._relate(others)
        about = self._line.screen.get(f"part/{part}")
        if others and about and about["builds"] and self._chance.random() < BUILDS:
            self._build(self._chance.choice(others), about["names"])

    def _build(self, note: str, names: str) -> None:
        text = self._chance.choice(LINES[self._line.screen["session"]["lang"]])
        named = names != "forced_anonymous" and self._chance.random() < NAMED
        self._line.act("AddReply", note=note, text=text, named=named)

    def _relate(self, others: Sequence[str]) -> None:
        for note in self._chance.sample(others, min(RELATES, len(others))):
            self._line.act("Relate", note=note, on=True)
            if self._chance.random() < UNRELATES:
                self._line.act("Relate", note=note, on=False)

    def _check(self, part: PartId) -> None:
        if self._there(f"insight/{part}") and self._chance.random() > SILENT:
            self._line.act("CheckInsight", part=part, fit=self._chance.choice(FITS))

    def _listen(self, part: PartId) -> None:
        if not self._there(f"part/{part}"):
            return
        for _ in range(self._chance.randint(1, LANDS)):
            self._line.act("Land", part=part)
        if self._chance.random() < ASKS:
            question = self._chance.choice(QUESTIONS[self._line.screen["session"]["lang"]])
            self._line.act("AskGuest", part=part, text=question)

    def _decide(self, part: PartId) -> None:
        if not self._there(f"part/{part}"):
            return
        voices = [voice for voice in self._hand.get(part, ()) if voice.theme != LONE]
        if not voices or self._chance.random() < NOT_YET:
            self._make(part, "", None)
        else:
            self._make(part, voices[0].text, self._take_back if self._wavers else None)

    def _make(self, part: PartId, what: str, then: Callable[[PartId, str], None] | None) -> None:
        def made(answer: Answer) -> None:
            if answer["ok"] and then is not None:
                then(part, what)

        decided = bool(what)
        conditions = ("", *CONDITIONS[self._line.screen["session"]["lang"]])
        self._line.act(
            "MakeFirstStep",
            made,
            part=part,
            what=what,
            when=self._day() if decided else None,
            if_then=self._chance.choice(conditions) if decided else "",
            example=decided and self._chance.random() < EXAMPLE,
            in_report=self._chance.random() >= PRIVATE,
        )

    def _take_back(self, part: PartId, what: str) -> None:
        made = self._line.screen.own["pledges"].get(part)
        if made is not None:
            self._line.act(
                "WithdrawFirstStep", lambda _: self._make(part, what, None), pledge=made["id"]
            )

    def _day(self) -> str:
        today = datetime.now(UTC)
        return (today + timedelta(days=self._chance.choice(DAYS))).date().isoformat()

    def _there(self, key: str) -> bool:
        """Return whether the screen still shows what this is about."""
        return self._line.screen.get(key) is not None

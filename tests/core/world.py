"""A small cast and a small program for tests of the core.

Ann and Ben take part, Fay facilitates. The program has two steps with notes; in the
second everyone is anonymous. The whole program has everything else around them.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from facilitator.core import editing
from facilitator.core.decide import Undo, acting_as, alias_of, decide, last_of_each
from facilitator.core.entry import Entry
from facilitator.core.ids import (
    CategoryId,
    NoteId,
    PartId,
    PersonId,
    PledgeId,
    SessionId,
    StopId,
    ThemeId,
)
from facilitator.core.instant import Instant
from facilitator.core.keeping import SessionCreated, create
from facilitator.core.kinds.notes.themes import AddTheme
from facilitator.core.kinds.notes.writing import AddNote
from facilitator.core.kinds.pledge import MakeFirstStep
from facilitator.core.log import apply, rebuild
from facilitator.core.moving.flow import Move
from facilitator.core.people import Person, Role
from facilitator.core.program import Category, Fact, Field, Part, Program, PulseItem, Text
from facilitator.core.refused import Reason, Refused
from facilitator.core.session import Session
from facilitator.core.severing import Severed, severed
from facilitator.core.views import Audience, record
from facilitator.core.words import earlier
from facilitator.core.words.taking_back import blanked, forgotten, subject

FAY = Person(PersonId("fay"), Role.FACILITATOR)
ANN = Person(PersonId("ann"), Role.PARTICIPANT, secret="a" * 32, nickname="Ann")
BEN = Person(PersonId("ben"), Role.PARTICIPANT, secret="b" * 32, nickname="Ben")
CARL = Person(PersonId("carl"), Role.PARTICIPANT, secret="c" * 32)

OPEN, SAFE = PartId("open"), PartId("safe")
WELCOME, ARRIVE, AFTER = PartId("welcome"), PartId("arrive"), PartId("after")
NEAR = CategoryId("near")
START = datetime(2026, 1, 15, 9, 0, tzinfo=UTC)


def words(text: str) -> Text:
    return Text(f"{text}（日）", text)


ITEMS = (
    PulseItem("need", words("need"), words("I need people"), axis="need"),
    PulseItem("risk", words("risk"), words("It is risky"), axis="risk", better="less"),
    PulseItem("safe", words("safe"), words("I can say it"), words("I could say it"), better="more"),
    PulseItem("close", words("close"), words("How close?"), scale="circles", better="more"),
    PulseItem("voices", words("voices"), words("How many?"), scale="count", asked="after"),
)
"""What the whole program asks before and after."""


def step(part: PartId, **more: Any) -> Part:
    phases = {"intro": 1, "write": 3, "reveal": 2, "theme": 1, "vote": 1, "insight": 1}
    return Part(
        id=part,
        kind="notes",
        title=words(part),
        minutes={30: phases},
        question=words(f"What is {part}?"),
        categories=(Category(NEAR, words("near"), words("hint"), "yellow", "circle"),),
        category_mode="optional",
        lens=words("Which?"),
        **more,
    )


PROGRAM = Program(
    id="two-steps",
    version=1,
    title=words("Two steps"),
    purpose=words("purpose"),
    audience=words("everyone"),
    formats=(30,),
    parts=(
        Part(PartId("welcome"), "rules", words("Welcome"), {30: {"rules": 1}}),
        step(OPEN),
        step(SAFE, names="forced_anonymous"),
    ),
)


FACTS = (
    Fact("ひとつ目", "the first", words("a book")),
    Fact("ふたつ目", "the second", words("a paper")),
    Fact("三つ目", "without a source"),
)


def _paired(part: Part) -> Part:
    return replace(part, minutes={30: part.minutes[30] | {"pair": 7}}, pair=words("Why?"))


WHOLE = replace(
    PROGRAM,
    id="whole",
    ground_rules=(words("Write first."), words("Listen."), words("You may pass.")),
    parts=(
        PROGRAM.parts[0],
        Part(ARRIVE, "checkin", words("Arrive"), {30: {"checkin": 3}}, activity=words("How?")),
        Part(PartId("come"), "pulse", words("Come"), {30: {"pulse": 1}}),
        replace(PROGRAM.parts[1], facts=FACTS),
        _paired(PROGRAM.parts[2]),
        Part(AFTER, "pledge", words("After"), {30: {"pledge": 4}}, activity=words("What next?")),
        Part(PartId("share"), "plain", words("Share"), {30: {"share": 2}}),
        Part(PartId("take"), "pulse", words("Take"), {30: {"pulse_takeaway": 2}}),
        Part(PartId("close"), "plain", words("Close"), {30: {"checkout": 1}}),
    ),
    pulse=ITEMS,
)
"""The whole program: rules, a check-in, the two steps, first steps and the ways out."""


def asking(*fields: Field) -> "Evening":
    """Return an evening of the whole program whose first step has this form, at that."""
    parts = [replace(each, fields=fields) if each.id == AFTER else each for each in WHOLE.parts]
    evening = Evening(replace(WHOLE, parts=tuple(parts)))
    evening.go("after/pledge")
    return evening


def as_on_disk(log: Sequence[Entry]) -> list[Entry]:
    """Return a log as storage leaves it: without the words that were taken back in it."""
    kept: list[Entry] = []
    for entry in log:
        if gone := forgotten(entry.event):
            kept = _without(kept, gone)
        kept.append(entry)
    return kept


def _without(log: Sequence[Entry], gone: str) -> list[Entry]:
    said = [each.event for each in log if subject(each.event) == gone]
    words = [word for each in said for word in earlier.said(each)]
    texts = [(each.seq, each.event) for each in log if isinstance(each.event, editing.Event)]
    texts = [(seq, each) for seq, each in texts if subject(each).startswith("passage/")]
    anew = earlier.blanked(texts, words)
    return [
        replace(each, event=blanked(each.event))
        if subject(each.event) == gone
        else replace(each, event=anew.get(each.seq, each.event))
        for each in log
    ]


class Evening:
    """A session and the log it came from, with a clock that only the test moves."""

    def __init__(self, program: Program = PROGRAM, format: int = 30) -> None:
        made = SessionCreated(
            SessionId("s1"), "482913", "An evening", program, format, "ja", "Asia/Tokyo", False
        )
        self.now = START
        self.here = 0  # who take part just now
        self.log = [Entry(1, START, FAY.id, made)]
        self.session: Session = create(self.log[0])
        self._fresh = 0

    def act(self, person: Person, action: Any) -> Sequence[Any]:
        """Decide and apply one action; the events that followed. Raises ``Refused``."""
        self._fresh += 1
        fresh = f"{(self._fresh * 7919) % 10**8:08d}"
        actor = acting_as(self.session, person, action)
        alias = alias_of(self.session, person, action)
        events = decide(self.session, person, action, Instant(self.now, fresh, self.here))
        for event in events:
            entry = Entry(self.session.seq + 1, self.now, actor.id, event, alias)
            self.log.append(entry)
            apply(self.session, entry)
            if isinstance(event, Severed):  # storage changes the log, and it is read again
                self.log = [severed(each) for each in self.log]
                self.session.become(rebuild(self.log))
        return events

    def refusal(self, person: Person, action: Any) -> Reason:
        """Return why an action is refused; it must be, and must leave everything as it was."""
        before = self.session.copy()
        with pytest.raises(Refused) as refused:
            self.act(person, action)
        assert self.session == before
        return refused.value.reason

    def go(self, stop: str) -> None:
        """Let Fay move the session to a stop."""
        self.act(FAY, Move(StopId(stop), self.session.visit.stop))

    def write(self, person: Person, text: str = "a note", **more: Any) -> NoteId:
        """Let somebody write a note, in the first step unless told otherwise; return its id."""
        given = {"part": OPEN, "category": None, "named": False, "in_report": True} | more
        [added] = self.act(person, AddNote(text=text, **given))
        return NoteId(added.note)

    def decide_on(self, person: Person, what: str = "call her", **more: Any) -> PledgeId:
        """Let somebody make their first step; return its id."""
        day = "2026-01-16" if what else None
        given = {"part": AFTER, "when": day, "if_then": "", "example": False} | more
        [made] = self.act(person, MakeFirstStep(what=what, **({"in_report": True} | given)))
        return PledgeId(made.pledge)

    def group(self, title: str, *notes: NoteId, part: PartId = OPEN) -> ThemeId:
        """Let Fay make a theme; return its id."""
        [added] = self.act(FAY, AddTheme(part, title, notes))
        return ThemeId(added.theme)

    def undo(self) -> None:
        """Let Fay take back what she did last."""
        self.act(FAY, Undo(self.session.seq))

    def see(self, key: str, audience: Audience) -> Any:
        """Return what an audience gets to see under a key."""
        return record(self.session, key, audience)

    def wait(self, seconds: float) -> None:
        """Let time pass."""
        self.now += timedelta(seconds=seconds)


def last_undoable(session: Session) -> int | None:
    """Return the ``seq`` of the last entry of all that can be taken back, or None."""
    return next(iter(last_of_each(session)), None)

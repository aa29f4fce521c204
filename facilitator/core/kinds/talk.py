"""A guest's talk: who speaks about what, when words landed, and questions to the guest.

Whoever says ささった or asks stands in the log by a name of its own, which only their own link can
make: it joins that with nothing else they do. Questions reach the facilitator and nobody else.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import assert_never

from facilitator.core.entry import Entry
from facilitator.core.ids import PartId, QuestionId
from facilitator.core.instant import Instant
from facilitator.core.kinds.guests import Guest, Question
from facilitator.core.people import Person, Role
from facilitator.core.program import Part, Text
from facilitator.core.refused import Reason, Refused
from facilitator.core.session import Session
from facilitator.core.undo import Claims, remember
from facilitator.core.words import text as policy

ABOUT = PartId("/talk")  # no part can be called so
SLICE = 10  # seconds of the curve
SLICES = 6 * 60 * 4  # of it: four hours
TAPS = 200  # of one person in a talk; more say no more
QUESTIONS = 5  # of one person in a talk
LINE = 60  # characters of a name, or a topic
CHARACTERS = 200  # of a question


@dataclass(frozen=True, slots=True)
class Landed:
    """Something the guest said landed with somebody, so many seconds ``after`` the talk began."""

    part: PartId
    after: int


@dataclass(frozen=True, slots=True)
class QuestionAsked:
    """Somebody has a question for the guest."""

    question: QuestionId
    part: PartId
    text: str


@dataclass(frozen=True, slots=True)
class QuestionSettled:
    """A facilitator has asked it, or takes it up again."""

    question: QuestionId
    done: bool
    undoes: int | None = None


@dataclass(frozen=True, slots=True)
class QuestionWithdrawn:
    """Whoever asked took the question back. Storage blanks the older words."""

    question: QuestionId


@dataclass(frozen=True, slots=True)
class GuestIntroduced:
    """The talk of ``part`` is given by ``name``, about ``topic``; "" is what the program says."""

    part: PartId
    name: str
    topic: str
    before: Guest | None = None
    undoes: int | None = None


Event = Landed | QuestionAsked | QuestionSettled | QuestionWithdrawn | GuestIntroduced


@dataclass(frozen=True, slots=True)
class Land:
    """Say that what the guest just said has landed.

    ``at`` is when that was said, in milliseconds since 1970 by the server's clock as the device
    knows it: what was pressed without a network arrives later. None: just now.
    """

    part: PartId
    at: int | None = None


@dataclass(frozen=True, slots=True)
class AskGuest:
    """Send a question for the guest to the facilitator."""

    part: PartId
    text: str


@dataclass(frozen=True, slots=True)
class WithdrawQuestion:
    """Take one's own question back."""

    question: QuestionId


@dataclass(frozen=True, slots=True)
class SettleQuestion:
    """Say that a question was asked, or was not after all."""

    question: QuestionId
    done: bool


@dataclass(frozen=True, slots=True)
class IntroduceGuest:
    """Say who gives a talk, and about what."""

    part: PartId
    name: str
    topic: str


Action = Land | AskGuest | WithdrawQuestion | SettleQuestion | IntroduceGuest
OF_PARTICIPANTS = (Land, AskGuest, WithdrawQuestion)
ROLES: Mapping[type, Role] = {
    Land: Role.PARTICIPANT,
    AskGuest: Role.PARTICIPANT,
    WithdrawQuestion: Role.PARTICIPANT,
    SettleQuestion: Role.FACILITATOR,
    IntroduceGuest: Role.FACILITATOR,
}


def nameless(person: Person) -> Person:
    """Return ``person`` as whom they listen."""
    return replace(person, id=person.alias(ABOUT), nickname="")


def introduced(session: Session, part: Part) -> tuple[Text | None, Text | None]:
    """Return who speaks and about what: as the facilitator says, else as the program does."""
    said = session.guests.get(part.id, Guest())
    name = Text(said.name, said.name) if said.name else part.guest
    return name, Text(said.topic, said.topic) if said.topic else part.topic


def decide(session: Session, person: Person, action: Action, at: Instant) -> tuple[Event, ...]:
    """Return what follows from an action. Raises ``Refused``."""
    match action:
        case Land(part, said):
            return _land(session, person, _talk(session, part).id, said, at)
        case AskGuest(part, text):
            return _ask(session, person, _talk(session, part).id, text, at)
        case WithdrawQuestion(question):
            if _find(session, question).author != person.id:
                raise Refused(Reason.NOT_YOURS)
            return (QuestionWithdrawn(question),)
        case SettleQuestion(question, done):
            found = _find(session, question)
            return () if found.done is done else (QuestionSettled(question, done),)
        case IntroduceGuest(part, name, topic):
            return _introduce(session, _talk(session, part).id, name, topic)
        case _:
            assert_never(action)


def apply(session: Session, entry: Entry, event: Event) -> None:
    """Change ``session`` into what it is after ``event``."""
    match event:
        case Landed(part, after):
            key, at = (part, entry.by), min(after // SLICE, SLICES - 1)
            session.landed[key] = session.landed.get(key, 0) + 1
            curve = session.curves.get(part, ())
            curve += (0,) * (at + 1 - len(curve))
            session.curves[part] = (*curve[:at], curve[at] + 1, *curve[at + 1 :])
        case QuestionAsked(question, part, text):
            order = session.questions_asked = session.questions_asked + 1
            session.questions[question] = Question(question, part, entry.by, text, order)
        case QuestionSettled(question, done):
            if question in session.questions:
                session.questions[question] = replace(session.questions[question], done=done)
            remember(session, entry, event, claims(event), event.undoes)
        case QuestionWithdrawn(question):
            session.questions.pop(question, None)
        case GuestIntroduced(part, name, topic):
            session.guests[part] = Guest(name, topic)
            remember(session, entry, event, claims(event), event.undoes)
        case _:
            assert_never(event)


def touches(session: Session, event: Event) -> Iterable[str]:
    """Return the keys of the records that ``event`` may have changed."""
    match event:
        case Landed(part):
            return (f"landed/{part}",)
        case GuestIntroduced(part):
            return (f"part/{part}", "stage", "next", "console")
        case QuestionSettled(question):
            return (f"question/{question}", "console")
        case QuestionAsked(question) | QuestionWithdrawn(question):
            return (f"question/{question}",)
        case _:
            assert_never(event)


def claims(event: Event) -> Claims:
    """Return what taking ``event`` back would change."""
    match event:
        case QuestionSettled(question):
            return Claims((f"question/{question}",))
        case GuestIntroduced(part):
            return Claims((f"guest/{part}",))
        case _:
            return Claims()


def inverse(session: Session, event: Event) -> Event:
    """Return the event that takes ``event`` back. Raises ``Refused``."""
    match event:
        case QuestionSettled(question, done):
            _find(session, question)  # its author may have taken it back
            return QuestionSettled(question, not done)
        case GuestIntroduced(part, name, topic, before):
            was = before or Guest()
            return GuestIntroduced(part, was.name, was.topic, Guest(name, topic))
        case _:
            raise Refused(Reason.NOT_UNDOABLE)


def _talk(session: Session, part: PartId) -> Part:
    found = session.program.part(part)
    if found is None or found.kind != "talk":
        raise Refused(Reason.NO_SUCH_PART)
    return found


def _land(
    session: Session, person: Person, part: PartId, said: int | None, at: Instant
) -> tuple[Event, ...]:
    """Return that it landed; nothing for what arrives when the talk is over."""
    if part not in session.opened:
        raise Refused(Reason.NOT_OPEN_YET)
    full = session.landed.get((part, person.id), 0) >= TAPS
    if session.stop.part != part or full:
        return ()
    opened = session.opened[part]
    after = int((at.now - opened).total_seconds())
    if said is not None:
        after = max(0, min(after, said // 1000 - int(opened.timestamp())))
    return (Landed(part, after),)


def _ask(
    session: Session, person: Person, part: PartId, text: str, at: Instant
) -> tuple[Event, ...]:
    if part not in session.opened:
        raise Refused(Reason.NOT_OPEN_YET)
    if session.ended is not None:
        raise Refused(Reason.OVER)
    mine = [each for each in session.questions.values() if each.author == person.id]
    if sum(each.part == part for each in mine) >= QUESTIONS:
        raise Refused(Reason.FULL)
    return (QuestionAsked(QuestionId(at.fresh), part, policy.tidy(text, characters=CHARACTERS)),)


def _introduce(session: Session, part: PartId, name: str, topic: str) -> tuple[Event, ...]:
    said = Guest(policy.tidy_line(name, characters=LINE), policy.tidy_line(topic, characters=LINE))
    before = session.guests.get(part)
    if said == (before or Guest()):
        return ()
    return (GuestIntroduced(part, said.name, said.topic, before),)


def _find(session: Session, question: QuestionId) -> Question:
    if question not in session.questions:
        raise Refused(Reason.NO_SUCH_NOTE)
    return session.questions[question]

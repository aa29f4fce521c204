"""First steps: what somebody will do, and when. One per person; "not yet" is an answer, too.

With whom is nobody's business but theirs and never comes here. A first step that was typed in from
a sheet (`core/hosting/deciding.py`) is nobody's: it stands for whoever handed in the sheet.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import assert_never

from facilitator.core.days import to_come
from facilitator.core.entry import Entry
from facilitator.core.ids import PartId, PledgeId
from facilitator.core.instant import Instant
from facilitator.core.kinds.notes.writing import AFTER_THE_END
from facilitator.core.kinds.pledged import Pledge
from facilitator.core.people import Person, Role
from facilitator.core.program import Field, Part
from facilitator.core.refused import Reason, Refused
from facilitator.core.session import Session
from facilitator.core.undo import Claims, remember
from facilitator.core.words import text as policy
from facilitator.core.words.excerpts import Copied

LENGTH = 200  # characters
EXAMPLES = 30  # that are shown: on the stage three at a time


@dataclass(frozen=True, slots=True)
class FirstStepMade:
    """A participant decided, or decided anew, or said "not yet" (no words and no day).

    ``passages``: where the manuscript holds older words which no report may quote any more.
    ``channel``: how it came from somebody who has no device, who needs no day either.
    """

    pledge: PledgeId
    part: PartId
    what: str
    when: str | None
    if_then: str
    example: bool
    in_report: bool
    passages: tuple[Copied, ...] = ()
    channel: str = ""
    owner: str = ""
    sign_of_success: str = ""


@dataclass(frozen=True, slots=True)
class FirstStepWithdrawn:
    """Its author took a first step back. Storage blanks the older words.

    ``copies``: what can no longer be undone; ``passages``: where the words stand in the manuscript.
    """

    pledge: PledgeId
    copies: tuple[str, ...] = ()
    passages: tuple[Copied, ...] = ()


@dataclass(frozen=True, slots=True)
class PledgeHidden:
    """A facilitator took an example off every screen, and out of the report."""

    pledge: PledgeId
    undoes: int | None = None
    passages: tuple[Copied, ...] = ()


@dataclass(frozen=True, slots=True)
class PledgeRestored:
    """A hidden example was put back, by undoing."""

    pledge: PledgeId
    undoes: int | None = None


Event = FirstStepMade | FirstStepWithdrawn | PledgeHidden | PledgeRestored


@dataclass(frozen=True, slots=True)
class MakeFirstStep:
    """Say, whole, what one will do and when. ``example``: the stage may show it, without a name.

    ``owner`` is who takes it on, ``sign_of_success`` how one will see that it worked: lines that a
    program may ask for. Both are read wherever ``what`` is read by a report, unlike with whom.
    """

    part: PartId
    what: str
    when: str | None
    if_then: str
    example: bool
    in_report: bool
    owner: str = ""
    sign_of_success: str = ""


@dataclass(frozen=True, slots=True)
class WithdrawFirstStep:
    """Take one's own first step back, everywhere."""

    pledge: PledgeId


@dataclass(frozen=True, slots=True)
class HideExample:
    """Take an example off every screen."""

    pledge: PledgeId


Action = MakeFirstStep | WithdrawFirstStep | HideExample
ROLES: Mapping[type, Role] = {
    MakeFirstStep: Role.PARTICIPANT,
    WithdrawFirstStep: Role.PARTICIPANT,
    HideExample: Role.FACILITATOR,
}


def decide(session: Session, person: Person, action: Action, at: Instant) -> tuple[Event, ...]:
    """Return what follows from an action. Raises ``Refused``."""
    match action:
        case MakeFirstStep():
            return (_make(session, person, action, at),)
        case WithdrawFirstStep(pledge):
            if _find(session, pledge).author != person.id:
                raise Refused(Reason.NOT_YOURS)
            return (FirstStepWithdrawn(pledge),)
        case HideExample(pledge):
            found = _find(session, pledge)
            if not found.example:  # nobody but its author knows of it
                raise Refused(Reason.NO_SUCH_NOTE)
            return () if found.hidden else (PledgeHidden(pledge),)
        case _:
            assert_never(action)


def apply(session: Session, entry: Entry, event: Event) -> None:
    """Change ``session`` into what it is after ``event``."""
    match event:
        case FirstStepMade():
            _put(session, entry, event)
        case FirstStepWithdrawn(pledge):
            gone = session.pledges.pop(pledge)
            session.reworded.pop(pledge, None)
            if not gone.channel:
                session.pledged.pop((gone.part, gone.author))
            session.pledges_gone[pledge] = gone.part
        case PledgeHidden(pledge) | PledgeRestored(pledge):
            hidden = isinstance(event, PledgeHidden)
            session.pledges[pledge] = replace(session.pledges[pledge], hidden=hidden)
            remember(session, entry, event, claims(event), event.undoes)
        case _:
            assert_never(event)


def touches(session: Session, event: Event) -> Iterable[str]:
    """Return the keys of the records that ``event`` may have changed."""
    found = session.pledges.get(event.pledge)
    part = found.part if found else session.pledges_gone[event.pledge]
    yield from (f"pledge/{event.pledge}", f"pledges/{part}", "stage", "next")
    if _alters_examples(session, event.pledge):
        yield f"examples/{part}"
    if isinstance(event, PledgeHidden | PledgeRestored):
        yield "console"


def claims(event: Event) -> Claims:
    """Return what taking ``event`` back would change."""
    if isinstance(event, PledgeHidden | PledgeRestored):
        return Claims((f"hidden/{event.pledge}",))
    return Claims()


def inverse(session: Session, event: Event) -> Event:
    """Return the event that takes ``event`` back. Raises ``Refused``."""
    if not isinstance(event, PledgeHidden | PledgeRestored):
        raise Refused(Reason.NOT_UNDOABLE)
    if event.pledge not in session.pledges:
        raise Refused(Reason.CHANGED_SINCE)
    hidden = isinstance(event, PledgeHidden)
    return PledgeRestored(event.pledge) if hidden else PledgeHidden(event.pledge)


def examples(session: Session, part: PartId) -> list[Pledge]:
    """Return the first steps that may be shown without a name, by id: no telling who was when."""
    shown = (each for each in session.pledges.values() if each.part == part and each.shown)
    return sorted(shown, key=lambda pledge: pledge.id)


def _alters_examples(session: Session, pledge: PledgeId) -> bool:
    """Return whether phones may see another list of examples, now that ``pledge`` has changed.

    What somebody keeps to themselves alters none: a list sent again would tell that they answered.
    """
    found = session.pledges.get(pledge)
    if found is None or not found.shown:
        return pledge in session.exampled
    return found in examples(session, found.part)[:EXAMPLES]


def decided(session: Session, part: PartId) -> tuple[int, int]:
    """Return how many people have a first step, and how many said "not yet"."""
    made = [bool(each.what) for each in session.pledges.values() if each.part == part]
    return sum(made), len(made) - sum(made)


def asked_now(session: Session, name: PartId, at: Instant) -> Part:
    """Return the part in which a first step can be said now. Raises ``Refused``."""
    part = session.program.part(name)
    if part is None or part.kind != "pledge":
        raise Refused(Reason.NO_SUCH_PART)
    if session.ended and at.now > session.ended + AFTER_THE_END:
        raise Refused(Reason.OVER)
    if part.id not in session.opened:
        raise Refused(Reason.NOT_OPEN_YET)
    return part


def _make(session: Session, person: Person, action: MakeFirstStep, at: Instant) -> FirstStepMade:
    part = asked_now(session, action.part, at)
    pledge = session.pledged.get((part.id, person.id), PledgeId(at.fresh))
    what = policy.tidy_line(action.what, characters=LENGTH)
    old = session.pledges.get(pledge)
    when = to_come(action.when, at.now, old.when if old else None)
    if not what and when is None:  # not yet: nothing to show, and no condition of anything
        return FirstStepMade(pledge, part.id, "", None, "", False, action.in_report)
    if not what:
        raise Refused(Reason.EMPTY)
    if when is None:  # what has no day is no step
        raise Refused(Reason.MALFORMED)
    return FirstStepMade(
        pledge,
        part.id,
        what,
        when,
        if_then=_line(part, "if_then", action.if_then),
        example=action.example and "example" in part.form,
        in_report=action.in_report,
        owner=_line(part, "owner", action.owner),
        sign_of_success=_line(part, "sign_of_success", action.sign_of_success),
    )


def _line(part: Part, field: Field, said: str) -> str:
    """Return what was said in a field; nothing where the form of the part does not have it."""
    return policy.tidy_line(said, characters=LENGTH) if field in part.form else ""


def _find(session: Session, pledge: PledgeId) -> Pledge:
    if pledge not in session.pledges:
        raise Refused(Reason.NO_SUCH_NOTE)
    return session.pledges[pledge]


def _put(session: Session, entry: Entry, event: FirstStepMade) -> None:
    old = session.pledges.get(event.pledge)
    if old is not None:
        said = session.reworded.get(old.id, ())
        session.reworded[old.id] = (*said, *old.words)
    if not event.channel:
        session.pledged[event.part, entry.by] = event.pledge
    if event.example:
        session.exampled.add(event.pledge)
    session.pledges[event.pledge] = Pledge(
        id=event.pledge,
        part=event.part,
        author=entry.by,
        what=event.what,
        when=event.when,
        if_then=event.if_then,
        example=event.example,
        in_report=event.in_report,
        at=entry.at,
        hidden=old is not None and old.hidden,  # other words do not undo a facilitator's no
        channel=event.channel,
        owner=event.owner,
        sign_of_success=event.sign_of_success,
    )

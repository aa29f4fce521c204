"""Ground rules: the stage lights one at a time, and everybody says that they have read them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import assert_never

from facilitator.core.entry import Entry
from facilitator.core.ids import PartId, StopId
from facilitator.core.instant import Instant
from facilitator.core.people import Person, Role
from facilitator.core.refused import Reason, Refused
from facilitator.core.session import Session
from facilitator.core.undo import Claims, remember


@dataclass(frozen=True, slots=True)
class RuleShown:
    """The rule at ``at`` (from 0) is lit, and no longer the one at ``was``."""

    part: PartId
    at: int
    was: int
    undoes: int | None = None


@dataclass(frozen=True, slots=True)
class RulesAgreed:
    """A participant has read the rules and keeps to them."""

    part: PartId


Event = RuleShown | RulesAgreed


@dataclass(frozen=True, slots=True)
class ShowRule:
    """Light one rule."""

    at: int
    expect: StopId


@dataclass(frozen=True, slots=True)
class AgreeRules:
    """Say that one has read the rules."""

    part: PartId


Action = ShowRule | AgreeRules
ROLES: Mapping[type, Role] = {ShowRule: Role.FACILITATOR, AgreeRules: Role.PARTICIPANT}


def decide(session: Session, person: Person, action: Action, at: Instant) -> tuple[Event, ...]:
    """Return what follows from an action. Raises ``Refused``."""
    match action:
        case ShowRule(rule, expect):
            return _show(session, rule, expect)
        case AgreeRules(part):
            return _agree(session, person, part)
        case _:
            assert_never(action)


def apply(session: Session, entry: Entry, event: Event) -> None:
    """Change ``session`` into what it is after ``event``."""
    match event:
        case RuleShown(part, at):
            session.lit[part] = at
            remember(session, entry.seq, event, claims(event), event.undoes)
        case RulesAgreed(part):
            session.agreed[part, entry.by] = True
        case _:
            assert_never(event)


def touches(session: Session, event: Event) -> Iterable[str]:
    """Return the keys of the records that ``event`` may have changed."""
    match event:
        case RuleShown(part):
            return (f"rules/{part}", "stage", "next", "console")
        case RulesAgreed(part):
            return (f"rules/{part}", "stage", "next")
        case _:
            assert_never(event)


def claims(event: Event) -> Claims:
    """Return what taking ``event`` back would change; a move builds on it (`moving/flow.py`)."""
    return Claims(("rule",)) if isinstance(event, RuleShown) else Claims()


def inverse(session: Session, event: Event) -> Event:
    """Return the event that takes ``event`` back. Raises ``Refused``."""
    if not isinstance(event, RuleShown):
        raise Refused(Reason.NOT_UNDOABLE)
    return RuleShown(event.part, event.was, event.at)


def lit(session: Session, part: PartId) -> int:
    """Return which rule is lit, counted from 0."""
    return session.lit.get(part, 0)


def agreed(session: Session, part: PartId) -> int:
    """Return how many people have said that they have read the rules."""
    return sum(1 for of, _ in session.agreed if of == part)


def _show(session: Session, rule: int, expect: StopId) -> tuple[Event, ...]:
    if session.visit.stop != expect:
        raise Refused(Reason.MOVED_ON)
    part = session.stop.part
    if session.phase.kind != "rules" or not 0 <= rule < len(session.program.ground_rules):
        raise Refused(Reason.MALFORMED)
    was = lit(session, part)
    return (RuleShown(part, rule, was),) if rule != was else ()


def _agree(session: Session, person: Person, part: PartId) -> tuple[Event, ...]:
    found = session.program.part(part)
    if found is None or found.kind != "rules":
        raise Refused(Reason.NO_SUCH_PART)
    if part not in session.opened:
        raise Refused(Reason.NOT_OPEN_YET)
    return () if (part, person.id) in session.agreed else (RulesAgreed(part),)

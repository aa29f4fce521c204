"""Ground rules: the stage lights one at a time, and everybody says that they have read them.

What somebody in the room misses is added while the rules are shown, and stands after those of the
program. It can be taken back at any time, and the log forgets it then.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import assert_never

from facilitator.core.entry import Entry
from facilitator.core.ids import PartId, RuleId, StopId
from facilitator.core.instant import Instant
from facilitator.core.people import Person, Role
from facilitator.core.program import Text
from facilitator.core.refused import Reason, Refused
from facilitator.core.session import Session
from facilitator.core.undo import Claims, mark, remember
from facilitator.core.words import text as policy

ADDED = 5  # rules of the day: the stage has to show them all
CHARACTERS = 60  # of one


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


@dataclass(frozen=True, slots=True)
class RuleAdded:
    """There is one more rule, the last one, in the words of the room."""

    rule: RuleId
    part: PartId
    text: str
    undoes: int | None = None


@dataclass(frozen=True, slots=True)
class RuleRemoved:
    """A rule that was added is none any more. Storage blanks the older words."""

    rule: RuleId
    part: PartId
    undoes: int | None = None


Event = RuleShown | RulesAgreed | RuleAdded | RuleRemoved


@dataclass(frozen=True, slots=True)
class ShowRule:
    """Light one rule."""

    at: int
    expect: StopId


@dataclass(frozen=True, slots=True)
class AgreeRules:
    """Say that one has read the rules."""

    part: PartId


@dataclass(frozen=True, slots=True)
class AddRule:
    """Add a rule that somebody has proposed, while the rules are shown."""

    text: str
    expect: StopId


@dataclass(frozen=True, slots=True)
class RemoveRule:
    """Take a rule back that was added."""

    rule: RuleId


Action = ShowRule | AgreeRules | AddRule | RemoveRule
ROLES: Mapping[type, Role] = {
    ShowRule: Role.FACILITATOR,
    AgreeRules: Role.PARTICIPANT,
    AddRule: Role.FACILITATOR,
    RemoveRule: Role.FACILITATOR,
}


def decide(session: Session, person: Person, action: Action, at: Instant) -> tuple[Event, ...]:
    """Return what follows from an action. Raises ``Refused``."""
    match action:
        case ShowRule(rule, expect):
            return _show(session, rule, expect)
        case AgreeRules(part):
            return _agree(session, person, part)
        case AddRule(text, expect):
            return _add(session, text, expect, at)
        case RemoveRule(rule):
            return (RuleRemoved(rule, _home(session)),) if rule in session.rules_added else ()
        case _:
            assert_never(action)


def apply(session: Session, entry: Entry, event: Event) -> None:
    """Change ``session`` into what it is after ``event``."""
    match event:
        case RuleShown(part, at):
            session.lit[part] = at
            remember(session, entry, event, claims(event), event.undoes)
        case RulesAgreed(part):
            session.agreed[part, entry.by] = True
        case RuleAdded(rule, _, text):
            session.rules_added[rule] = text
            remember(session, entry, event, claims(event), event.undoes)
        case RuleRemoved(rule, part):
            _let_go(session, rule, part)
            if event.undoes is None:  # which rule another number meant before, nobody knows
                mark(session, entry.seq, Claims(("rule", f"rule/{rule}")))
            else:
                remember(session, entry, event, Claims(), event.undoes)
        case _:
            assert_never(event)


def touches(session: Session, event: Event) -> Iterable[str]:
    """Return the keys of the records that ``event`` may have changed."""
    match event:
        case RuleShown(part):
            return (f"rules/{part}", "stage", "next", "console")
        case RulesAgreed(part):
            return (f"rules/{part}", "stage", "next")
        case RuleAdded(_, part) | RuleRemoved(_, part):
            return (f"rules/{part}", "stage", "next", "console")
        case _:
            assert_never(event)


def claims(event: Event) -> Claims:
    """Return what taking ``event`` back would change; a move builds on it (`moving/flow.py`)."""
    match event:
        case RuleShown():
            return Claims(("rule",))
        case RuleAdded(rule):
            return Claims((f"rule/{rule}",))
        case _:
            return Claims()


def inverse(session: Session, event: Event) -> Event:
    """Return the event that takes ``event`` back. Raises ``Refused``."""
    match event:
        case RuleShown(part, at, was):
            return RuleShown(part, was, at)
        case RuleAdded(rule, part):
            if rule not in session.rules_added:
                raise Refused(Reason.NOT_UNDOABLE)
            return RuleRemoved(rule, part)
        case _:
            raise Refused(Reason.NOT_UNDOABLE)


def all_of(session: Session) -> tuple[Text, ...]:
    """Return the rules of the program, and those that were added, in the words they came in."""
    added = (Text(each, each) for each in session.rules_added.values())
    return (*session.program.ground_rules, *added)


def lit(session: Session, part: PartId) -> int:
    """Return which rule is lit, counted from 0."""
    return min(session.lit.get(part, 0), max(0, len(all_of(session)) - 1))


def agreed(session: Session, part: PartId) -> int:
    """Return how many people have said that they have read the rules."""
    return sum(1 for of, _ in session.agreed if of == part)


def _show(session: Session, rule: int, expect: StopId) -> tuple[Event, ...]:
    if session.visit.stop != expect:
        raise Refused(Reason.MOVED_ON)
    part = session.stop.part
    if session.phase.kind != "rules" or not 0 <= rule < len(all_of(session)):
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


def _add(session: Session, text: str, expect: StopId, at: Instant) -> tuple[Event, ...]:
    if session.visit.stop != expect:
        raise Refused(Reason.MOVED_ON)
    if session.phase.kind != "rules":
        raise Refused(Reason.MALFORMED)
    line = policy.tidy_line(text, characters=CHARACTERS)
    if not line:
        raise Refused(Reason.EMPTY)
    said = {policy.matching_key(each) for rule in all_of(session) for each in (rule.ja, rule.en)}
    if policy.matching_key(line) in said:
        return ()
    if len(session.rules_added) >= ADDED:
        raise Refused(Reason.FULL)
    return (RuleAdded(RuleId(at.fresh), session.stop.part, line),)


def _home(session: Session) -> PartId:
    """Return the part of the rules: a program has one at most."""
    return next((part.id for part in session.program.parts if part.kind == "rules"), PartId(""))


def _let_go(session: Session, rule: RuleId, part: PartId) -> None:
    """Take a rule out; what is lit stays lit, or else what comes in its place."""
    if rule not in session.rules_added:
        return
    place = len(session.program.ground_rules) + list(session.rules_added).index(rule)
    if place < session.lit.get(part, 0):
        session.lit[part] -= 1
    del session.rules_added[rule]

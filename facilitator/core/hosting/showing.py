"""What the facilitator puts on the stage besides the phase itself."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import assert_never

from facilitator.core.entry import Entry
from facilitator.core.ids import NoteId
from facilitator.core.instant import Instant
from facilitator.core.kinds.notes import off_stage
from facilitator.core.kinds.notes.writing import find, left_of
from facilitator.core.people import Person, Role
from facilitator.core.refused import Reason, Refused
from facilitator.core.session import Session
from facilitator.core.undo import Claims, remember

MOST_PAGES = 1000
PAGED = ("wall", "themes")  # the wall stands in for themes until there is one
AT_ONCE = 3  # notes that can be read side by side from the last row


@dataclass(frozen=True, slots=True)
class Spotlighted:
    """These notes, and nothing else, are shown large; () ends it.

    ``first`` is the entry at which it began that they were seen, where they had to be.
    """

    notes: tuple[NoteId, ...]
    was: tuple[NoteId, ...]
    undoes: int | None = None
    first: int | None = None


@dataclass(frozen=True, slots=True)
class PageHeld:
    """The wall, or its columns, rest on a page; None lets the pages change again."""

    page: int | None


@dataclass(frozen=True, slots=True)
class Blanked:
    """The stage is dark, or light again."""

    on: bool


Event = Spotlighted | PageHeld | Blanked


@dataclass(frozen=True, slots=True)
class Spotlight:
    """Show up to three notes large; none ends it."""

    notes: tuple[NoteId, ...]


@dataclass(frozen=True, slots=True)
class HoldPage:
    """Let the wall rest on a page, or change again (None)."""

    page: int | None


@dataclass(frozen=True, slots=True)
class Blank:
    """Darken the stage, or light it again."""

    on: bool


Action = Spotlight | HoldPage | Blank
ROLES: Mapping[type, Role] = {
    Spotlight: Role.FACILITATOR,
    HoldPage: Role.FACILITATOR,
    Blank: Role.FACILITATOR,
}


def decide(
    session: Session, person: Person, action: Action, at: Instant
) -> tuple[Event | off_stage.Event, ...]:
    """Return what follows from an action. Raises ``Refused``."""
    match action:
        case Spotlight(notes):
            chosen = _showable(session, notes)
            seen = off_stage.letting(session, person, chosen)  # who chooses a note has seen it
            first = session.seq + 1 if seen else None
            return (*seen, Spotlighted(chosen, session.spotlight, first=first))
        case HoldPage(page):
            if not _paged(session):
                raise Refused(Reason.NOT_SHOWN)
            return (PageHeld(None if page is None else min(max(0, page), MOST_PAGES)),)
        case Blank(on):
            return (Blanked(on),)
        case _:
            assert_never(action)


def _paged(session: Session) -> bool:
    """Return whether the stage shows what may take several pages: notes, themes or a result."""
    vote = session.votes.get(session.stop.part) if session.phase.stage == "vote" else None
    return session.phase.stage in PAGED or (vote is not None and not vote.open)


def apply(session: Session, entry: Entry, event: Event) -> None:
    """Change ``session`` into what it is after ``event``."""
    match event:
        case Spotlighted(notes):
            session.visits[-1] = replace(session.visit, spotlight=notes)
            remember(session, entry, event, claims(event), event.undoes, event.first)
        case PageHeld(page):
            session.visits[-1] = replace(session.visit, held=page)
        case Blanked(on):
            session.blank = on
        case _:
            assert_never(event)


def touches(session: Session, event: Event) -> Iterable[str]:
    """Return the keys of the records that ``event`` may have changed."""
    yield from ("stage", "console")
    if not isinstance(event, PageHeld):
        yield "spotlit"
    if isinstance(event, Blanked):  # phones repeat what the stage shows, and no more
        part = session.stop.part
        yield from (f"fit/{part}", f"examples/{part}", "fact")


def claims(event: Event) -> Claims:
    """Return what taking ``event`` back would change."""
    return Claims(("spotlight",)) if isinstance(event, Spotlighted) else Claims()


def inverse(session: Session, event: Event) -> Event:
    """Return the event that takes ``event`` back. Raises ``Refused``."""
    if not isinstance(event, Spotlighted):
        raise Refused(Reason.NOT_UNDOABLE)
    return Spotlighted(
        tuple(note for note in event.was if note in session.notes), session.spotlight
    )


def _showable(session: Session, notes: tuple[NoteId, ...]) -> tuple[NoteId, ...]:
    if len(set(notes)) > AT_ONCE:
        raise Refused(Reason.TOO_MANY)
    notes = left_of(session, notes)
    for note in notes:
        found = find(session, note)
        if found.hidden:
            raise Refused(Reason.HIDDEN)
        if not found.counts or found.part not in session.shown:
            raise Refused(Reason.NOT_REVEALED)
        if found.stage is False:
            raise Refused(Reason.KEPT_OFF)
    return notes

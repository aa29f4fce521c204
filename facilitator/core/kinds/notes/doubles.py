"""Doubles: notes that say the same lie under one of them, which is shown for all and counted.

Nothing is lost: a double stays a note of its own, in the report and for its author. On the stage
and on phones it lies under the other. A double never has doubles of its own, and is in the theme
of the note that it lies under.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from facilitator.core.entry import Entry
from facilitator.core.ids import LONE, NoteId, PartId, ThemeId
from facilitator.core.instant import Instant
from facilitator.core.kinds.notes.moderating import NoteHidden, NoteRestored
from facilitator.core.kinds.notes.relating import Related
from facilitator.core.kinds.notes.writing import NoteWithdrawn, find, left_of
from facilitator.core.people import Person, Role
from facilitator.core.refused import Reason, Refused
from facilitator.core.session import Session
from facilitator.core.undo import Claims, remember

AT_ONCE = 50  # notes that one action may lay under another


@dataclass(frozen=True, slots=True)
class Laid:
    """One note went from under ``was`` (None: it lay open) to under ``under``, and changed theme.

    ``from_`` and ``to`` are themes, as in `themes.Placed`.
    """

    note: NoteId
    was: NoteId | None
    under: NoteId | None
    from_: ThemeId | None
    to: ThemeId | None


@dataclass(frozen=True, slots=True)
class DoublesLaid:
    """A facilitator said that notes say the same as another, or that they do not."""

    laid: tuple[Laid, ...]
    undoes: int | None = None


Event = DoublesLaid


@dataclass(frozen=True, slots=True)
class LayDoubles:
    """Lay notes under another; ``under`` None lets them lie open again."""

    notes: tuple[NoteId, ...]
    under: NoteId | None


Action = LayDoubles
ROLES: Mapping[type, Role] = {LayDoubles: Role.FACILITATOR}


def decide(session: Session, person: Person, action: Action, at: Instant) -> tuple[Event, ...]:
    """Return what follows from an action. Raises ``Refused``."""
    if len(action.notes) > AT_ONCE:
        raise Refused(Reason.TOO_MANY)
    chosen = [find(session, note).id for note in left_of(session, action.notes)]
    under = None if action.under is None else _under(session, action.under, chosen)
    if under is not None:  # what lies under those that are chosen comes along
        chosen = list(dict.fromkeys(each for note in chosen for each in pile(session, note)))
    laid = [_laid(session, note, under) for note in chosen if note != under]
    changed = tuple(each for each in laid if each.was != each.under)
    return (DoublesLaid(changed),) if changed else ()


def apply(session: Session, entry: Entry, event: Event) -> None:
    """Change ``session`` into what it is after ``event``."""
    for each in event.laid:
        found = session.notes[each.note]
        session.notes[each.note] = replace(found, under=each.under, theme=each.to)
        _lift(session, each.note, each.was)
        if each.under is not None:
            session.piles[each.under] = (*session.piles.get(each.under, ()), each.note)
    for top in {each for laid in event.laid for each in (laid.was, laid.under) if each}:
        _count(session, top)
    remember(session, entry, event, claims(event), event.undoes)


def touches(session: Session, event: Event) -> Iterable[str]:
    """Return the keys of the records that ``event`` may have changed."""
    yield from ("stage", "next", "console")
    for each in event.laid:
        yield from (f"note/{note}" for note in (each.note, each.was, each.under) if note)
        yield from (f"theme/{theme}" for theme in (each.from_, each.to) if theme)


def claims(event: Event) -> Claims:
    """Return what taking ``event`` back would change."""
    own = [f"{what}/{each.note}" for each in event.laid for what in ("under", "place")]
    tops = {f"under/{top}" for each in event.laid for top in (each.was, each.under) if top}
    homes = {f"members/{home}" for each in event.laid for home in (each.from_, each.to) if home}
    return Claims(tuple(own), (*sorted(tops), *sorted(homes)))


def inverse(session: Session, event: Event) -> Event:
    """Return the event that takes ``event`` back, as far as its notes are still there.

    Raises ``Refused`` when what a note would go back to is no more, or when it would go under
    another while people vote on them.
    """
    back = tuple(
        Laid(each.note, each.under, each.was, each.to, each.from_)
        for each in event.laid
        if each.note in session.notes and session.notes[each.note].under == each.under
    )
    tops = {each.under for each in back} - {None}
    if not (tops <= session.notes.keys() and _themes(back) <= {None, LONE, *session.themes}):
        raise Refused(Reason.CHANGED_SINCE)
    if any(_voted_on(session, session.notes[each.note].part) for each in back if each.under):
        raise Refused(Reason.CHANGED_SINCE)
    return DoublesLaid(back)


def pile(session: Session, note: NoteId) -> tuple[NoteId, ...]:
    """Return a note and those that lie under it."""
    return (note, *session.piles.get(note, ()))


def follow(session: Session, event: object) -> None:
    """Keep the piles right, after ``event`` was applied to ``session``.

    When the note on top is taken back, the first of the others lies open in its place.
    """
    match event:
        case NoteWithdrawn(note):
            _uncover(session, note)
        case NoteHidden(note) | NoteRestored(note):
            found = session.notes[note]
            _count(session, found.under or note)


def touched(session: Session, event: object, keys: Iterable[str]) -> Iterable[str]:
    """Return the keys of the records that change with what `follow` did, and with ``keys``.

    Each note of a pile says how many of it may be read, or under which it lies.
    """
    if isinstance(event, NoteWithdrawn):
        yield from (f"note/{each}" for each in session.uncovered.get(event.note, ()))
    for key in keys if session.piles else ():
        found = session.notes.get(NoteId(key.removeprefix("note/")))
        if found is not None and not isinstance(event, Related):
            yield from (f"note/{each}" for each in pile(session, found.under or found.id))


def _under(session: Session, note: NoteId, chosen: list[NoteId]) -> NoteId:
    """Return what notes are laid under; the first of them, when that was taken back meanwhile."""
    first = left_of(session, (note, *chosen))[0]
    alone = len(chosen) == 1  # and what it says again is gone
    return _top(session, find(session, note if alone else first).id)


def _top(session: Session, note: NoteId) -> NoteId:
    return session.notes[note].under or note


def _laid(session: Session, note: NoteId, under: NoteId | None) -> Laid:
    found = session.notes[note]
    to = found.theme
    if under is not None:
        _same_step(session, found.part, under)
        to = session.notes[under].theme
    return Laid(note, found.under, under, found.theme, to)


def _same_step(session: Session, part: PartId, under: NoteId) -> None:
    about = session.program.part(part)
    if session.notes[under].part != part or about is None or about.kind != "notes":
        raise Refused(Reason.NO_SUCH_NOTE)
    if _voted_on(session, part):
        raise Refused(Reason.VOTE_OPEN)


def _voted_on(session: Session, part: PartId) -> bool:
    """Return whether people vote on the notes of a part now."""
    vote = session.votes.get(part)
    return vote is not None and vote.open and vote.on == "notes"


def _themes(laid: Iterable[Laid]) -> set[ThemeId | None]:
    return {each.to for each in laid}


def _lift(session: Session, note: NoteId, top: NoteId | None) -> None:
    """Take ``note`` out of the pile of ``top``."""
    if top is None:
        return
    left = tuple(each for each in session.piles.get(top, ()) if each != note)
    session.piles[top] = left
    if not left:
        del session.piles[top]


def _count(session: Session, top: NoteId) -> None:
    """Note on top how many notes say it; those that are hidden do not count."""
    found = session.notes.get(top)
    if found is not None:
        under = (session.notes[each] for each in session.piles.get(top, ()))
        times = 1 + sum(not each.hidden for each in under)
        session.notes[top] = replace(found, times=times)


def _uncover(session: Session, gone: NoteId) -> None:
    """Let what lay under a note that was taken back lie open, or under the first of them."""
    for top, under in list(session.piles.items()):
        if gone in under:
            _lift(session, gone, top)
            _count(session, top)
            session.uncovered[gone] = (top,)
    first, *others = session.piles.pop(gone, ()) or (None,)
    if first is None:
        return
    session.notes[first] = replace(session.notes[first], under=None)
    for each in others:
        session.notes[each] = replace(session.notes[each], under=first)
    if others:
        session.piles[first] = tuple(others)
    _count(session, first)
    session.uncovered[gone] = (first, *others)

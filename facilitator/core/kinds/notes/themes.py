"""Themes: notes that people have put together and named. Lone voices stay themselves."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import assert_never

from facilitator.core.entry import Entry
from facilitator.core.ids import LONE, NoteId, PartId, ThemeId
from facilitator.core.instant import Instant
from facilitator.core.kinds.notes.doubles import pile
from facilitator.core.kinds.notes.grouped import Theme
from facilitator.core.kinds.notes.writing import find as find_note
from facilitator.core.kinds.notes.writing import left_of
from facilitator.core.people import Person, Role
from facilitator.core.refused import Reason, Refused
from facilitator.core.session import Session
from facilitator.core.undo import Claims, remember
from facilitator.core.words import text as policy

TITLE = 80  # characters
AT_ONCE = 500  # notes that one action may place


@dataclass(frozen=True, slots=True)
class Placed:
    """One note went from one place to another: a theme, the lone voices, or nowhere (None)."""

    note: NoteId
    from_: ThemeId | None
    to: ThemeId | None


@dataclass(frozen=True, slots=True)
class ThemeAdded:
    """A facilitator saw that notes belong together."""

    theme: ThemeId
    part: PartId
    title: str
    order: int
    placed: tuple[Placed, ...]
    undoes: int | None = None


@dataclass(frozen=True, slots=True)
class ThemeRemoved:
    """A theme is no more; its notes went back to where they were.

    ``gone`` is what it was when it was taken apart by hand; None when its making was undone.
    """

    theme: ThemeId
    part: PartId
    placed: tuple[Placed, ...]
    undoes: int | None = None
    forgets: bool = False
    gone: Theme | None = None


@dataclass(frozen=True, slots=True)
class ThemeNamed:
    """A theme got its name, or another one. ``forgets``: the older one is blanked, wherever it is.

    That is so when it held words that somebody had taken back (`core/words/copies.py`).
    """

    theme: ThemeId
    title: str
    was: str
    undoes: int | None = None
    forgets: bool = False


@dataclass(frozen=True, slots=True)
class ThemesMerged:
    """The notes of ``gone`` went to ``into``."""

    gone: Theme
    into: ThemeId
    placed: tuple[Placed, ...]
    undoes: int | None = None
    forgets: bool = False


@dataclass(frozen=True, slots=True)
class NotesPlaced:
    """Notes went from one place to another."""

    placed: tuple[Placed, ...]
    undoes: int | None = None


Event = ThemeAdded | ThemeRemoved | ThemeNamed | ThemesMerged | NotesPlaced


@dataclass(frozen=True, slots=True)
class AddTheme:
    """Make a theme of these notes."""

    part: PartId
    title: str
    notes: tuple[NoteId, ...]


@dataclass(frozen=True, slots=True)
class NameTheme:
    """Say in a sentence what a theme says."""

    theme: ThemeId
    title: str


@dataclass(frozen=True, slots=True)
class MergeThemes:
    """Put all notes of ``gone`` into ``into``."""

    gone: ThemeId
    into: ThemeId


@dataclass(frozen=True, slots=True)
class RemoveTheme:
    """Take a theme apart: its notes are not grouped any more."""

    theme: ThemeId


@dataclass(frozen=True, slots=True)
class PlaceNotes:
    """Put notes into a theme, among the lone voices, or back among the ungrouped (None)."""

    notes: tuple[NoteId, ...]
    theme: ThemeId | None


Action = AddTheme | NameTheme | MergeThemes | RemoveTheme | PlaceNotes
ROLES: Mapping[type, Role] = {
    AddTheme: Role.FACILITATOR,
    NameTheme: Role.FACILITATOR,
    MergeThemes: Role.FACILITATOR,
    RemoveTheme: Role.FACILITATOR,
    PlaceNotes: Role.FACILITATOR,
}


def decide(session: Session, person: Person, action: Action, at: Instant) -> tuple[Event, ...]:
    """Return what follows from an action. Raises ``Refused``."""
    match action:
        case AddTheme(part, title, notes):
            return (_add(session, part, title, notes, ThemeId(at.fresh)),)
        case NameTheme(theme, title):
            title = policy.tidy_line(title, characters=TITLE)
            return (ThemeNamed(theme, title, _find(session, theme).title),)
        case MergeThemes(gone, into):
            return (_merge(session, gone, into),)
        case RemoveTheme(theme):
            return (_remove(session, theme),)
        case PlaceNotes(notes, theme):
            placed = _place(session, notes, theme)
            return (NotesPlaced(placed),) if placed else ()
        case _:
            assert_never(action)


def apply(session: Session, entry: Entry, event: Event) -> None:
    """Change ``session`` into what it is after ``event``."""
    match event:
        case ThemeAdded(theme, part, title, order, placed):
            session.themes[theme] = Theme(theme, part, title, order)
            session.themes_made = max(order, session.themes_made)
            _move(session, placed)
        case ThemeRemoved(theme, _, placed):
            del session.themes[theme]
            _move(session, placed)
        case ThemeNamed(theme, title, _):
            session.themes[theme] = replace(session.themes[theme], title=title)
        case ThemesMerged(gone, _, placed):
            del session.themes[gone.id]
            _move(session, placed)
        case NotesPlaced(placed):
            _move(session, placed)
        case _:
            assert_never(event)
    remember(session, entry, event, claims(event), event.undoes)


def touches(session: Session, event: Event) -> Iterable[str]:
    """Return the keys of the records that ``event`` may have changed."""
    yield from ("stage", "next", "console")
    if isinstance(event, ThemeNamed):
        yield f"theme/{event.theme}"
        named = session.themes.get(event.theme)  # a later entry may have merged it away
        if named is not None:
            yield f"result/{named.part}"
        return
    for each in event.placed:
        yield f"note/{each.note}"
        yield from (f"theme/{theme}" for theme in (each.from_, each.to) if theme)
    match event:
        case ThemeAdded(theme, part) | ThemeRemoved(theme, part):
            yield from (f"theme/{theme}", f"result/{part}", f"vote/{part}")
        case ThemesMerged(gone, into):
            yield from (f"theme/{gone.id}", f"theme/{into}")
            yield from (f"result/{gone.part}", f"vote/{gone.part}")
        case NotesPlaced():
            pass
        case _:
            assert_never(event)


def claims(event: Event) -> Claims:
    """Return what taking ``event`` back would change."""
    match event:
        case ThemeNamed(theme):
            return Claims((f"title/{theme}",))
        case ThemeAdded(theme) | ThemeRemoved(theme):
            home = (f"theme/{theme}", f"title/{theme}", f"members/{theme}")
            return Claims((*home, *_places(event.placed)))
        case ThemesMerged(gone, into):
            own = (f"theme/{gone.id}", f"theme/{into}", *_places(event.placed))
            return Claims(own, (f"title/{gone.id}",))
        case NotesPlaced(placed):
            homes = {theme for each in placed for theme in (each.from_, each.to) if theme}
            return Claims(_places(placed), tuple(f"members/{theme}" for theme in sorted(homes)))
        case _:
            assert_never(event)


def inverse(session: Session, event: Event) -> Event:
    """Return the event that takes ``event`` back, as far as its notes are still there.

    Raises ``Refused`` when a theme that a note would go back to is no more.
    """
    if isinstance(event, ThemeNamed):
        return ThemeNamed(event.theme, event.was, event.title)
    back = tuple(
        Placed(each.note, each.to, each.from_)
        for each in event.placed
        if each.note in session.notes
    )
    match event:
        case ThemeAdded(theme, part):
            _still_there(session, back)
            return ThemeRemoved(theme, part, back)
        case ThemesMerged(gone) | ThemeRemoved(gone=Theme() as gone):
            return ThemeAdded(gone.id, gone.part, gone.title, gone.order, back)
        case NotesPlaced():
            _still_there(session, back)
            return NotesPlaced(back)
        case _:  # undoing is not undone
            raise Refused(Reason.NOT_UNDOABLE)


def _add(
    session: Session, part: PartId, title: str, notes: tuple[NoteId, ...], fresh: ThemeId
) -> ThemeAdded:
    found = session.program.part(part)
    if found is None or found.kind != "notes":
        raise Refused(Reason.NO_SUCH_PART)
    _not_voting(session, part)
    title = policy.tidy_line(title, characters=TITLE)
    placed = tuple(_placed(session, note, part, fresh) for note in _few(session, notes))
    return ThemeAdded(fresh, part, title, session.themes_made + 1, placed)


def _merge(session: Session, gone: ThemeId, into: ThemeId) -> ThemesMerged:
    old, new = _find(session, gone), _find(session, into)
    if old.part != new.part or gone == into:
        raise Refused(Reason.NO_SUCH_THEME)
    _not_voting(session, old.part)
    return ThemesMerged(old, into, _emptied(session, old, into))


def _remove(session: Session, theme: ThemeId) -> ThemeRemoved:
    gone = _find(session, theme)
    _not_voting(session, gone.part)
    return ThemeRemoved(theme, gone.part, _emptied(session, gone, None), gone=gone)


def _emptied(session: Session, theme: Theme, into: ThemeId | None) -> tuple[Placed, ...]:
    members = (note.id for note in session.notes_of(theme.part) if note.theme == theme.id)
    return tuple(Placed(note, theme.id, into) for note in members)


def _place(
    session: Session, notes: tuple[NoteId, ...], theme: ThemeId | None
) -> tuple[Placed, ...]:
    home = None if theme in (None, LONE) else _find(session, ThemeId(theme or ""))
    part = home.part if home else None
    placed = (_placed(session, note, part, theme) for note in _few(session, notes))
    return tuple(each for each in placed if each.from_ != each.to)


def _placed(session: Session, note: NoteId, part: PartId | None, to: ThemeId | None) -> Placed:
    found = find_note(session, note)
    about = session.program.part(found.part)
    grouped = about is not None and about.kind == "notes"  # answers of a check-in are not
    if not grouped or (part is not None and found.part != part):
        raise Refused(Reason.NO_SUCH_NOTE)
    return Placed(note, found.theme, to)


def _few(session: Session, notes: tuple[NoteId, ...]) -> tuple[NoteId, ...]:
    """Return notes with their doubles: what says the same stays together."""
    if len(notes) > AT_ONCE:
        raise Refused(Reason.TOO_MANY)
    tops = (find_note(session, note).under or note for note in left_of(session, notes))
    return tuple(dict.fromkeys(each for top in tops for each in pile(session, top)))


def _find(session: Session, theme: ThemeId) -> Theme:
    if theme not in session.themes:
        raise Refused(Reason.NO_SUCH_THEME)
    return session.themes[theme]


def _not_voting(session: Session, part: PartId) -> None:
    """While people vote on themes, what they vote on stays."""
    vote = session.votes.get(part)
    if vote is not None and vote.open:
        raise Refused(Reason.VOTE_OPEN)


def _still_there(session: Session, back: tuple[Placed, ...]) -> None:
    if not {each.to for each in back} <= {None, LONE, *session.themes}:
        raise Refused(Reason.CHANGED_SINCE)


def _move(session: Session, placed: tuple[Placed, ...]) -> None:
    for each in placed:
        session.notes[each.note] = replace(session.notes[each.note], theme=each.to)


def _places(placed: tuple[Placed, ...]) -> tuple[str, ...]:
    return tuple(f"place/{each.note}" for each in placed)

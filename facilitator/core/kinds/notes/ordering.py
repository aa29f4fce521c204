"""The order of themes: that of their keys on the board and of their numbers on paper."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from facilitator.core.entry import Entry
from facilitator.core.ids import PartId, ThemeId
from facilitator.core.instant import Instant
from facilitator.core.people import Person, Role
from facilitator.core.refused import Reason, Refused
from facilitator.core.session import Session
from facilitator.core.undo import Claims, remember


@dataclass(frozen=True, slots=True)
class ThemesOrdered:
    """The themes of a part stand in another order: ``themes``, and ``was`` before."""

    part: PartId
    themes: tuple[ThemeId, ...]
    was: tuple[ThemeId, ...]
    undoes: int | None = None


Event = ThemesOrdered


@dataclass(frozen=True, slots=True)
class OrderThemes:
    """Put all themes of a part in this order."""

    part: PartId
    themes: tuple[ThemeId, ...]


Action = OrderThemes
ROLES: Mapping[type, Role] = {OrderThemes: Role.FACILITATOR}


def decide(session: Session, person: Person, action: Action, at: Instant) -> tuple[Event, ...]:
    """Return what follows from an action.

    Raises ``Refused`` when these are not the themes there are: somebody else has made, or merged,
    one meanwhile.
    """
    if session.program.part(action.part) is None:
        raise Refused(Reason.NO_SUCH_PART)
    was = tuple(theme.id for theme in session.themes_of(action.part))
    if sorted(action.themes) != sorted(was):
        raise Refused(Reason.NO_SUCH_THEME)
    return (ThemesOrdered(action.part, action.themes, was),) if action.themes != was else ()


def apply(session: Session, entry: Entry, event: Event) -> None:
    """Change ``session`` into what it is after ``event``: the same numbers, dealt anew."""
    standing = [each for each in event.themes if each in session.themes]
    numbers = sorted(session.themes[each].order for each in standing)
    for theme, order in zip(standing, numbers, strict=True):
        session.themes[theme] = replace(session.themes[theme], order=order)
    remember(session, entry, event, claims(event), event.undoes)


def touches(session: Session, event: Event) -> Iterable[str]:
    """Return the keys of the records that ``event`` may have changed."""
    yield from ("stage", "next", "console", f"result/{event.part}")
    yield from (f"theme/{theme}" for theme in event.themes)


def claims(event: Event) -> Claims:
    """Return what taking ``event`` back would change."""
    return Claims((f"order/{event.part}",))


def inverse(session: Session, event: Event) -> Event:
    """Return the event that takes ``event`` back; themes made since stay behind the others."""
    return ThemesOrdered(event.part, event.was, event.themes)

"""Which single device chimes, and how loud. What a chime says, the picture says, too."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Literal, assert_never

from facilitator.core.audience import Audience
from facilitator.core.entry import Entry
from facilitator.core.hosting.hosted import Sound
from facilitator.core.instant import Instant
from facilitator.core.people import Person, Role
from facilitator.core.refused import Reason, Refused
from facilitator.core.session import Session

LOUDEST = 100
_PAGE = re.compile("[A-Za-z0-9-]{0,32}")  # by which a console's page knows itself


@dataclass(frozen=True, slots=True)
class SoundSet:
    """From now on ``device`` chimes, as loud as ``volume`` (0–100)."""

    device: str
    volume: int
    page: str = ""


@dataclass(frozen=True, slots=True)
class SoundTried:
    """A facilitator wants to hear it once."""


Event = SoundSet | SoundTried


@dataclass(frozen=True, slots=True)
class SetSound:
    """Choose what chimes. Of several consoles it is the one whose ``page`` this is."""

    device: Literal["stage", "console", "none"]
    volume: int
    page: str


@dataclass(frozen=True, slots=True)
class TrySound:
    """Let it chime once."""


Action = SetSound | TrySound
ROLES: Mapping[type, Role] = {SetSound: Role.FACILITATOR, TrySound: Role.FACILITATOR}


def decide(session: Session, person: Person, action: Action, at: Instant) -> tuple[Event, ...]:
    """Return what follows from an action. Raises ``Refused``."""
    match action:
        case SetSound(device, volume, page):
            if not 0 <= volume <= LOUDEST or not _PAGE.fullmatch(page):
                raise Refused(Reason.MALFORMED)
            page = page if device == "console" else ""
            same = (session.sound.device, session.sound.volume, session.sound.page)
            return () if same == (device, volume, page) else (SoundSet(device, volume, page),)
        case TrySound():
            return (SoundTried(),)
        case _:
            assert_never(action)


def apply(session: Session, entry: Entry, event: Event) -> None:
    """Change ``session`` into what it is after ``event``."""
    match event:
        case SoundSet(device, volume, page):
            session.sound = Sound(device, volume, page, session.sound.tests)
        case SoundTried():
            old = session.sound
            session.sound = Sound(old.device, old.volume, old.page, old.tests + 1)
        case _:
            assert_never(event)


def touches(session: Session, event: Event) -> Iterable[str]:
    """Return the keys of the records that ``event`` may have changed."""
    return ("sound",)


def record(session: Session, _: str, audience: Audience) -> dict[str, Any]:
    """Return what chimes, for the stage and the consoles; ``tests`` counts wishes to hear it."""
    sound = session.sound
    return {
        "device": sound.device,
        "volume": sound.volume,
        "page": sound.page,
        "tests": sound.tests,
    }

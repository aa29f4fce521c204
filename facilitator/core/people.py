"""Who may act, and as whom they appear in the log."""

from dataclasses import dataclass, field
from enum import StrEnum
from hashlib import blake2s

from facilitator.core.ids import NameId, PartId, PersonId


class Role(StrEnum):
    """What a person is here for; decides what they may do and see."""

    FACILITATOR = "facilitator"
    CO = "co"  # the co-facilitator: everything but the one button, until that is handed over
    HOST = "host"  # looks after those who are online
    SCRIBE = "scribe"  # writes what came on paper or aloud
    OBSERVER = "observer"  # looks on
    GUEST = "guest"  # a speaker, looking through their own words
    STAGE = "stage"
    PARTICIPANT = "participant"
    ONLOOKER = "onlooker"  # a participant's second window: the stage, beside what they write
    CLOCK = "clock"  # what happens because time has passed
    DESK = "desk"  # what the server itself has to enter: attendance, measures, reports


@dataclass(frozen=True, slots=True)
class Person:
    """Someone who acts in a session.

    ``secret`` is known to the person's own link and nobody else: the server keeps no
    copy. It makes the pseudonyms under which a person writes in steps where everyone
    is anonymous, so that nothing on disk joins those notes with any others.
    """

    id: PersonId
    role: Role
    secret: str = field(default="", repr=False)
    nickname: str = ""

    def alias(self, part: PartId) -> PersonId:
        """Return the name under which this person writes in a forced-anonymous part."""
        made = blake2s(f"{self.secret}\n{self.id}\n{part}".encode(), digest_size=12)
        return PersonId(f"~{made.hexdigest()}")


@dataclass(frozen=True, slots=True)
class Nickname:
    """What somebody said they want to be called, "" for nobody in particular."""

    name: NameId
    nickname: str


CLOCK = Person(PersonId("clock"), Role.CLOCK)
DESK = Person(PersonId("desk"), Role.DESK)
TERMINAL = Person(PersonId("terminal"), Role.FACILITATOR)
"""Whoever gives commands on the machine that holds the data."""

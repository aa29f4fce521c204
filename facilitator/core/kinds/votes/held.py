"""A vote as it stands, one that another has followed, and one that is only prepared."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal

from facilitator.core.ids import PartId, VoteId
from facilitator.core.program import Text

Mode = Literal["dots", "ranking", "decision"]
On = Literal["themes", "notes", "lines"]

MODES: tuple[Mode, ...] = ("dots", "ranking", "decision")
ONS: tuple[On, ...] = ("themes", "notes", "lines")

ONLY = VoteId("")
"""The vote of a part in an older log, which had one at most."""

LENS = {"ja": "lens.ja", "en": "lens.en"}
"""Under which names the question of a vote stands among its ``words``."""


@dataclass(frozen=True, slots=True)
class Vote:
    """A vote of a part: what people choose from, in which ``mode``, and whether it is still open.

    ``budget`` is how many dots each; 1 in the other modes. ``quorum`` is the share of those
    ``present`` when it opened that has to take part in a decision, in percent; None: any number.
    ``words`` is what was fixed when it opened: what its choices say, by their names, where that
    does not stand elsewhere, and its question, where that is not the program's (`LENS`).
    What somebody took back is "" there.
    ``closed_at`` is when it could be seen, so that its result begins with its first page.
    """

    part: PartId
    on: str
    budget: int
    targets: tuple[str, ...]
    open: bool
    id: VoteId = ONLY
    mode: Mode = "dots"
    quorum: int | None = None
    present: int = 0
    prepared: bool = False
    words: Mapping[str, str] = field(default_factory=dict)
    closed_at: datetime | None = None

    @property
    def reworded(self) -> bool:
        """Whether it has a question of its own."""
        return any(name in self.words for name in LENS.values())

    @property
    def lens(self) -> Text | None:
        """Its own question; None where that is the program's, or was taken back."""
        ja, en = (self.words.get(name, "") for name in LENS.values())
        return Text(ja or en, en or ja) if ja or en else None


@dataclass(frozen=True, slots=True)
class Counted:
    """Votes that were counted elsewhere (`core/carrying.py`): their ballots are not here."""

    voters: int = 0
    votes: Mapping[str, int] = field(default_factory=dict)
    firsts: Mapping[str, int] = field(default_factory=dict)
    undecided: int = 0


@dataclass(frozen=True, slots=True)
class Held:
    """A vote and everything that is counted in it. Whose ballots they are nobody knows here."""

    vote: Vote
    ballots: tuple[tuple[str, ...], ...]
    hands: Mapping[str, int] = field(default_factory=dict)
    counted: Counted = Counted()


@dataclass(frozen=True, slots=True)
class Preparation:
    """How the next vote of a part is to be opened.

    ``budget`` None leaves the number of dots to the rule; ``lens`` None the question to the
    program. ``lines`` are what people choose from, if that is neither themes nor notes.
    """

    mode: Mode
    on: On
    budget: int | None = None
    quorum: int | None = None
    lens: Text | None = None
    lines: tuple[str, ...] = ()

    @property
    def words(self) -> tuple[str, ...]:
        """Everything that somebody typed for it."""
        asked = (self.lens.ja, self.lens.en) if self.lens else ()
        return tuple(each for each in (*asked, *self.lines) if each)

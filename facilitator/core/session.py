"""A session: the live event, as it stands after some entry of its log.

A mutable aggregate of frozen records. Only `apply` changes one; `views` read it. Two
are held while a session runs (decisions 4): ``ahead`` and ``durable``.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from datetime import datetime
from typing import Any

from facilitator.core.hosting.hosted import UNSAID, Appointment, Code, Hall, Lead, Sound
from facilitator.core.ids import (
    ConcernId,
    NoteId,
    PartId,
    PassageId,
    PersonId,
    PledgeId,
    QuestionId,
    ReplyId,
    RuleId,
    SessionId,
    StopId,
    ThemeId,
)
from facilitator.core.kept import Carried, Passage, ReportFile
from facilitator.core.kinds.guests import Guest, Question
from facilitator.core.kinds.notes.fitted import Said
from facilitator.core.kinds.notes.grouped import Theme
from facilitator.core.kinds.notes.moderated import Concern, Correction, Moderated
from facilitator.core.kinds.notes.replied import Reply
from facilitator.core.kinds.notes.written import Note, Tally
from facilitator.core.kinds.pairs.circles import Pairing, Round
from facilitator.core.kinds.phase import Phase
from facilitator.core.kinds.pledged import Followed, Pledge
from facilitator.core.kinds.pulse.counting import Figures, Moment, Sheet
from facilitator.core.kinds.votes.held import Counted, Held, Preparation
from facilitator.core.kinds.votes.held import Vote as Vote
from facilitator.core.moving.agenda import ENDED, Stop, phase_of
from facilitator.core.moving.visited import Countdown, Visit
from facilitator.core.people import Nickname
from facilitator.core.program import Part, Program


@dataclass(frozen=True, slots=True)
class Done:
    """Something that can be taken back, and who had claimed the same things ``before`` it.

    What the event is only its own chapter of the rules knows. ``first`` is the entry at which
    began what was done at once with it; ``by`` did it while the session stood in ``part``.
    """

    event: Any
    before: Mapping[str, int]
    first: int
    by: PersonId
    part: PartId


@dataclass(slots=True)
class Session:
    """Everything that is so after entry ``seq``."""

    id: SessionId
    code: str
    title: str
    program: Program
    format: int
    lang: str
    zone: str
    rehearsal: bool
    created: datetime
    agenda: tuple[Stop, ...]
    seq: int
    at: datetime
    visits: list[Visit]
    countdown: Countdown | None = None
    called: dict[PersonId, Nickname] = field(default_factory=dict)  # as they said later
    opened: dict[PartId, datetime] = field(default_factory=dict)
    shown: dict[PartId, datetime] = field(default_factory=dict)
    notes: dict[NoteId, Note] = field(default_factory=dict)
    gone: dict[NoteId, PartId] = field(default_factory=dict)
    written: dict[tuple[PartId, PersonId], tuple[NoteId, ...]] = field(default_factory=dict)
    tallies: dict[PartId, Tally] = field(default_factory=dict)
    dealt: dict[PartId, int] = field(default_factory=dict)
    pages: dict[tuple[PartId, int], tuple[NoteId, ...]] = field(default_factory=dict)
    page_of: dict[NoteId, int] = field(default_factory=dict)
    piles: dict[NoteId, tuple[NoteId, ...]] = field(default_factory=dict)  # what lies under what
    uncovered: dict[NoteId, tuple[NoteId, ...]] = field(default_factory=dict)  # by what went away
    themes: dict[ThemeId, Theme] = field(default_factory=dict)
    themes_made: int = 0
    votes: dict[PartId, Vote] = field(default_factory=dict)
    past: dict[PartId, tuple[Held, ...]] = field(default_factory=dict)  # that others followed
    preparations: dict[PartId, Preparation] = field(default_factory=dict)
    worded: dict[PartId, tuple[str, ...]] = field(default_factory=dict)  # for votes, so far
    counted: dict[PartId, Counted] = field(default_factory=dict)  # elsewhere
    ballots: dict[tuple[PartId, PersonId], tuple[str, ...]] = field(default_factory=dict)
    hands: dict[PartId, Mapping[str, int]] = field(default_factory=dict)  # raised, by target
    pulses: dict[tuple[Moment, PersonId], Sheet] = field(default_factory=dict)
    pulse_counts: tuple[int, ...] | None = None  # how people came, as the stage was shown it first
    pulse_shown: bool = False
    pulse_carried: Figures | None = None  # what an import told of it
    insights: dict[PartId, str] = field(default_factory=dict)
    fits: dict[tuple[PartId, PersonId], str] = field(default_factory=dict)
    fit_shown: dict[PartId, bool] = field(default_factory=dict)
    fit_told: dict[PartId, dict[str, int]] = field(default_factory=dict)  # phones, as of then
    fits_aside: dict[int, Said] = field(default_factory=dict)  # by the entry that took them away
    related: dict[PersonId, tuple[NoteId, ...]] = field(default_factory=dict)
    replies: dict[ReplyId, Reply] = field(default_factory=dict)
    replied: dict[tuple[PartId, PersonId], tuple[ReplyId, ...]] = field(default_factory=dict)
    replies_on: dict[NoteId, tuple[ReplyId, ...]] = field(default_factory=dict)
    replies_gone: dict[ReplyId, tuple[PartId, PersonId]] = field(default_factory=dict)
    nudged: dict[PartId, bool] = field(default_factory=dict)
    finished: dict[tuple[PartId, PersonId], bool] = field(default_factory=dict)  # done writing
    lit: dict[PartId, int] = field(default_factory=dict)
    asked: dict[PartId, int] = field(default_factory=dict)  # which question of a check-in
    rules_added: dict[RuleId, str] = field(default_factory=dict)  # on the day, after the program's
    agreed: dict[tuple[PartId, PersonId], bool] = field(default_factory=dict)
    pledges: dict[PledgeId, Pledge] = field(default_factory=dict)
    pledged: dict[tuple[PartId, PersonId], PledgeId] = field(default_factory=dict)
    pledges_gone: dict[PledgeId, PartId] = field(default_factory=dict)
    exampled: set[PledgeId] = field(default_factory=set)  # that have been an example at any time
    followed: dict[tuple[PartId, PersonId], Followed] = field(default_factory=dict)
    queues: dict[PartId, bool] = field(default_factory=dict)  # the program's, where changed
    moderated: list[Moderated] = field(default_factory=list)
    corrections: dict[NoteId, Correction] = field(default_factory=dict)
    concerns: dict[ConcernId, Concern] = field(default_factory=dict)
    blank: bool = False
    locked: bool = False  # nobody new takes a seat
    appointed: Appointment = UNSAID  # when and where it is held
    announced: int = 0  # the entry that last said when, where, how long, or its title
    report_day: str | None = None  # around which the report is to be there
    hall: Hall | None = None  # as the stage was told last
    stage_checked: bool = False  # somebody has said in this hall that it can be read
    shown_code: Code | None = None
    planned: dict[StopId, int] = field(default_factory=dict)  # the program's, where changed
    simulated: frozenset[PersonId] = frozenset()  # all names of those who only rehearse
    simulated_people: int = 0
    attendance: dict[StopId, int] = field(default_factory=dict)
    online: dict[StopId, int] = field(default_factory=dict)  # of those who attended
    measures: Mapping[str, float] = field(default_factory=dict)
    reports: dict[str, ReportFile] = field(default_factory=dict)
    printed: list[int] = field(default_factory=list)  # the entries that say a report was made
    taken: int = 0  # the entry that last took words out of the report
    passages: dict[PassageId, Passage] = field(default_factory=dict)
    edited: dict[PassageId, int] = field(default_factory=dict)  # the entry that last changed it
    copies: dict[str, frozenset[str]] = field(default_factory=dict)  # whose words stand there
    held: dict[tuple[str, str], tuple[str, ...]] = field(default_factory=dict)  # and which
    reworded: dict[str, tuple[str, ...]] = field(default_factory=dict)  # its older words
    carried: dict[PartId, Carried] = field(default_factory=dict)
    severed: datetime | None = None
    looked: datetime | None = None  # when somebody reads it for a report; no entry says that
    lead: Lead = field(default_factory=Lead)
    landed: dict[tuple[PartId, PersonId], int] = field(default_factory=dict)
    curves: dict[PartId, tuple[int, ...]] = field(default_factory=dict)  # by slices of a talk
    questions: dict[QuestionId, Question] = field(default_factory=dict)
    questions_asked: int = 0
    guests: dict[PartId, Guest] = field(default_factory=dict)
    sound: Sound = field(default_factory=Sound)
    pairing: Pairing = field(default_factory=Pairing)
    rounds: dict[StopId, Round] = field(default_factory=dict)
    met: frozenset[frozenset[PersonId]] = frozenset()  # who has been together, two by two
    undoable: dict[int, Done] = field(default_factory=dict)
    claimed: dict[str, int] = field(default_factory=dict)

    @property
    def visit(self) -> Visit:
        """Where the session stands."""
        return self.visits[-1]

    @property
    def stop(self) -> Stop:
        """The stop of the agenda at which the session stands."""
        return self.agenda[self.place(self.visit.stop)]

    @property
    def spotlight(self) -> tuple[NoteId, ...]:
        """The notes that are shown large."""
        return tuple(note for note in self.visit.spotlight if note in self.notes)

    @property
    def ended(self) -> datetime | None:
        """Since when the session is over; None while it is not, or not any more."""
        return self.visit.since if self.visit.stop == ENDED else None

    @property
    def state(self) -> str:
        """What a list of sessions says: preparing, running or ended."""
        if self.ended is not None:
            return "ended"
        return "running" if len(self.visits) > 1 else "preparing"

    @property
    def phase(self) -> Phase:
        """The row of the state matrix that holds now."""
        return phase_of(self.program, self.stop)

    @property
    def shows(self) -> bool:
        """Whether everyone sees the notes of the present part."""
        return self.shows_at(self.stop)

    def shows_at(self, stop: Stop) -> bool:
        """Return whether everyone sees the notes of a part while the session stands at ``stop``."""
        phase = phase_of(self.program, stop)
        return phase.shows or (phase.on_demand and stop.part in self.shown)

    @property
    def part(self) -> Part | None:
        """The part at which the session stands; None at the doors and at the end."""
        return self.program.part(self.stop.part)

    def queues_in(self, part: PartId) -> bool:
        """Return whether new notes of a part wait until a facilitator has seen them."""
        about = self.program.part(part)
        return self.queues.get(part, about is not None and about.moderation == "queue")

    def place(self, stop: StopId) -> int:
        """Return the position of a stop in the agenda. Raises ``KeyError``."""
        for n, each in enumerate(self.agenda):
            if each.id == stop:
                return n
        raise KeyError(stop)

    def next_stop(self) -> Stop | None:
        """Return the stop after the present one; None at the end."""
        following = self.place(self.visit.stop) + 1
        return self.agenda[following] if following < len(self.agenda) else None

    def step_number(self, part: PartId) -> int | None:
        """Return the number of the step ``part``, or None for a part without a question."""
        numbered = (each.id for each in self.program.steps())
        return next((n for n, each in enumerate(numbered, start=1) if each == part), None)

    def notes_of(self, part: PartId) -> list[Note]:
        """Return the notes of a part in the order in which they leave: by id, late ones last."""
        notes = (note for note in self.notes.values() if note.part == part)
        return sorted(notes, key=lambda note: (note.late, note.id))

    def count(self, part: PartId) -> Tally:
        """Return how many wrote how much in a part, without what waits to be shown.

        To count a late note of an anonymous step at once would tell when it was written.
        """
        tally = self.tallies.get(part, Tally())
        waiting = [note for note in self.notes.values() if note.part == part and note.waiting]
        silent = {
            note.author
            for note in waiting
            if not note.channel
            and all(self.notes[mine].waiting for mine in self.written[part, note.author])
        }
        return Tally(tally.people - len(silent), tally.notes - len(waiting))

    def themes_of(self, part: PartId) -> list[Theme]:
        """Return the themes of a part in the order in which they were made."""
        themes = (theme for theme in self.themes.values() if theme.part == part)
        return sorted(themes, key=lambda theme: theme.order)

    def become(self, other: "Session") -> None:
        """Be what ``other`` is, for all who hold this session. ``other`` is not used after that."""
        for each in fields(self):
            setattr(self, each.name, getattr(other, each.name))

    def copy(self) -> "Session":
        """Return a session of its own that shares nothing that can change."""
        own = {each.name: getattr(self, each.name) for each in fields(self)}
        for name, value in own.items():
            if isinstance(value, dict | list):
                own[name] = value.copy()
        return Session(**own)

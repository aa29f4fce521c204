"""A whole evening with so many notes, in memory: what a report of that length is measured with.

Nobody connects and nothing is stored, but everything is decided by the same rules as on a real
evening. The same wish gives the same evening.
"""

from collections.abc import Iterator, Sequence
from datetime import UTC, datetime, timedelta
from itertools import count
from math import ceil
from random import Random
from typing import Any

from facilitator.core.decide import acting_as, decide
from facilitator.core.entry import Entry
from facilitator.core.ids import LONE, NoteId, PartId, PersonId, SessionId
from facilitator.core.instant import Instant
from facilitator.core.keeping import SessionCreated, TakeAttendance, create
from facilitator.core.kinds.checkin import ShowAnswers
from facilitator.core.kinds.notes.insight import WriteInsight
from facilitator.core.kinds.notes.relating import Relate
from facilitator.core.kinds.notes.themes import AddTheme, PlaceNotes
from facilitator.core.kinds.notes.writing import AddNote
from facilitator.core.kinds.pledge import MakeFirstStep
from facilitator.core.kinds.vote import CastBallot
from facilitator.core.log import apply
from facilitator.core.moving.agenda import Stop
from facilitator.core.moving.flow import Move
from facilitator.core.people import DESK, Person, Role
from facilitator.core.program import LANGS, Lang, Part, Program
from facilitator.core.session import Session
from facilitator.rehearsal.script import LONE as ALONE
from facilitator.rehearsal.script import NOTES_EACH, Voice, around, nicknames, script_for

BEGAN = datetime(2026, 1, 15, 9, 0, tzinfo=UTC)
MINUTE = timedelta(minutes=1)
ONLINE = 4  # of how many people one takes part online
NAMED = 5  # of how many people one puts their name to what they write
HELPER = Person(PersonId("facilitator"), Role.FACILITATOR)


def full_house(program: Program, notes: int, lang: Lang, seed: int) -> Session:
    """Return an evening on which ``notes`` were written, three by a person in each step.

    ``notes`` counts the answers of a check-in, too. Raises ``Refused`` for more than a session
    holds.
    """
    return _FullHouse(program, notes, lang, Random(seed)).held()


class _FullHouse:
    """One such evening while it is held."""

    def __init__(self, program: Program, notes: int, lang: Lang, chance: Random) -> None:
        self._program, self._lang, self._chance = program, lang, chance
        self._script = script_for(program) | around(program)
        self._now = BEGAN
        self._fresh = count(1)
        made = SessionCreated(
            *(SessionId("full-house"), "482913", program.title.of(lang), program),
            *(max(program.formats), lang, "Asia/Tokyo", True),
        )
        self._session = create(Entry(1, BEGAN, HELPER.id, made))
        self._writing = self._shares(notes)
        names = [name for each in LANGS for name in nicknames(each)]
        most = max(self._writing.values(), default=0)
        self._people = [
            Person(PersonId(f"p{n}"), Role.PARTICIPANT, f"{n:032d}", names[n % len(names)])
            for n in range(max(1, ceil(most / NOTES_EACH)))
        ]

    def _shares(self, notes: int) -> dict[PartId, int]:
        """Return how many notes are written in each part: in a check-in, a third of a step's."""
        taking = [part for part in self._program.parts if part.takes_notes]
        weights = {part.id: 1 if part.kind == "checkin" else NOTES_EACH for part in taking}
        whole, given, done, shares = sum(weights.values()), 0, 0, {}
        for part, weight in weights.items():
            done += weight
            shares[part] = notes * done // whole - given
            given += shares[part]
        return shares

    def held(self) -> Session:
        """Return the session, ended."""
        for stop in self._session.agenda[1:]:
            left = self._session.visit.stop
            self._act(HELPER, Move(stop.id, left))
            self._act(DESK, TakeAttendance(left, len(self._people), len(self._people) // ONLINE))
            self._do(stop)
            self._now += MINUTE * max(1, stop.minutes) / 2
        return self._session

    def _do(self, stop: Stop) -> None:
        part = self._program.part(stop.part)
        match stop.phase:
            case "write" | "checkin" if part is not None:
                self._write(part)
                if part.kind == "checkin" and self._notes(part.id):
                    self._act(HELPER, ShowAnswers(stop.id))
            case "reveal":
                self._relate(stop.part)
                self._group(stop.part)
            case "vote":
                self._vote(stop.part)
            case "insight":
                seen = self._script[stop.part].insight
                self._act(HELPER, WriteInsight(stop.part, seen.of(self._lang) if seen else "…"))
            case "pledge":
                self._promise(stop.part)

    def _write(self, part: Part) -> None:
        texts = self._said(part.id)
        for n in range(self._writing[part.id]):
            self._now += 2 * MINUTE / self._writing[part.id]
            voice, person = next(texts), self._people[n % len(self._people)]
            named = part.names == "participant_choice" and n % NAMED == 0
            known = [each.id for each in part.categories]
            usual = known[n % len(known)] if part.category_mode == "required" else None
            category = next((each for each in known if each == voice.category), usual)
            self._act(person, AddNote(part.id, voice.text, category, named, True))

    def _said(self, part: PartId) -> Iterator[Voice]:
        """Yield the voices of a part without end; whoever says it again says how often it was."""
        voices = [voice for lang in LANGS for voice in self._script[part].voices.get(lang, ())]
        voices = voices or [Voice("…")]
        self._chance.shuffle(voices)
        yield from voices
        for again in count(2):
            for voice in voices:
                yield Voice(f"{voice.text} ({again})", voice.theme, voice.category)

    def _relate(self, part: PartId) -> None:
        for note in self._notes(part)[::4]:
            for person in self._chance.sample(self._people, min(3, len(self._people))):
                if person.id != note.author and person.alias(part) != note.author:
                    self._act(person, Relate(note.id, True))

    def _group(self, part: PartId) -> None:
        step, trays = self._script[part], dict[str | None, list[NoteId]]()
        for note in self._notes(part):
            said = note.text.rpartition(" (")[0] if note.text.endswith(")") else note.text
            trays.setdefault(step.theme_of(note.text) or step.theme_of(said), []).append(note.id)
        for key, inside in trays.items():
            if key == ALONE:
                self._act(HELPER, PlaceNotes(tuple(inside), LONE))
            elif key is not None and key in step.themes:
                title = step.themes[key].of(self._lang)
                self._act(HELPER, AddTheme(part, title, tuple(inside)))

    def _vote(self, part: PartId) -> None:
        vote = self._session.votes[part]
        for person in self._people:
            given = self._chance.sample(vote.targets, min(vote.budget, len(vote.targets)))
            self._act(person, CastBallot(part, tuple(given)))

    def _promise(self, part: PartId) -> None:
        texts = self._said(part)
        for n, person in enumerate(self._people):
            day = (self._now + timedelta(days=n % 20)).date().isoformat()
            self._act(person, MakeFirstStep(part, next(texts).text, day, "", False, True))

    def _notes(self, part: PartId) -> Sequence[Any]:
        return list(self._session.notes_of(part))

    def _act(self, person: Person, action: Any) -> None:
        fresh = f"{(next(self._fresh) * 7919) % 10**8:08d}"
        by = acting_as(self._session, person, action).id
        for event in decide(self._session, person, action, Instant(self._now, fresh)):
            apply(self._session, Entry(self._session.seq + 1, self._now, by, event))

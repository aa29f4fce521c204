"""Who is connected: counted from a registry of sockets, never from counters that drift.

Where several processes serve a session, each knows its own, and what the others have told: how many
there are, and who of the crew.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from facilitator.core.ids import PersonId
from facilitator.core.people import Person, Role
from facilitator.core.roles import CREW
from facilitator.core.views import Audience
from facilitator.live.losing import Losing
from facilitator.storage.presence import Connected

AUDIENCE: dict[Role, Audience] = {
    Role.FACILITATOR: Audience.CONSOLE,
    Role.CO: Audience.CONSOLE,
    Role.HOST: Audience.HOST,
    Role.SCRIBE: Audience.SCRIBE,
    Role.OBSERVER: Audience.OBSERVER,
    Role.STAGE: Audience.STAGE,
    Role.PARTICIPANT: Audience.PHONE,
    Role.ONLOOKER: Audience.STAGE,
}


@dataclass(frozen=True, slots=True)
class Seat:
    """One open connection of one person."""

    sid: str
    person: Person
    place: str  # venue or online; "" for those who do not take part
    group: int | None = None  # their position, by its place in the program, if they told it

    @property
    def audience(self) -> Audience:
        """Those who see the same as this screen."""
        return AUDIENCE[self.person.role]


class Presence:
    """The open connections of one session. Lives on the loop; no other thread touches it."""

    def __init__(self) -> None:
        self._seats: dict[str, Seat] = {}
        self._of: dict[PersonId, dict[str, None]] = {}  # the same connections, by person
        self._checking: set[str] = set()  # stages over which their check lies
        self._losing = Losing()
        self.elsewhere = Connected()  # to other processes
        self.staged = False  # whether a stage has been seen since the server started

    def enter(self, seat: Seat) -> None:
        """Note that a connection was opened."""
        self._seats[seat.sid] = seat
        self._of.setdefault(seat.person.id, {})[seat.sid] = None
        self._losing.came(seat.person.id)
        self.staged = self.staged or seat.person.role is Role.STAGE

    def leave(self, sid: str) -> Seat | None:
        """Note that a connection is gone."""
        seat = self._seats.pop(sid, None)
        self._checking.discard(sid)
        if seat is None:
            return None
        person, left = seat.person, self._of[seat.person.id]
        del left[sid]
        if not left:
            del self._of[person.id]
            if person.role is Role.PARTICIPANT:
                self._losing.went(person.id)
        return seat

    def check(self, sid: str, *, opened: bool) -> None:
        """Note that the check of a stage was opened, or closed; others have none."""
        seat = self._seats.get(sid)
        if opened and seat is not None and seat.person.role is Role.STAGE:
            self._checking.add(sid)
        else:
            self._checking.discard(sid)

    def seat(self, sid: str) -> Seat | None:
        """Return the seat of a connection."""
        return self._seats.get(sid)

    def connections(self, person: PersonId) -> list[str]:
        """Return the open connections of a person, the oldest first."""
        return list(self._of.get(person, ()))

    def audiences(self) -> set[Audience]:
        """Return the audiences that somebody belongs to now."""
        return {seat.audience for seat in self._seats.values()}

    def audience_sizes(self) -> "Counter[Audience]":
        """Return how many connections each audience has."""
        return Counter(seat.audience for seat in self._seats.values())

    def crew(self) -> dict[PersonId, Person]:
        """Return those who run the session, or help to, and are connected, wherever that is."""
        every = (*self.elsewhere.crew, *self.here().crew)
        return {each.id: each for each in every}

    def participants(self) -> Iterable[Person]:
        """Return everybody who takes part and is connected, once each."""
        people = (seat.person for seat in self._seats.values())
        return {each.id: each for each in people if each.role is Role.PARTICIPANT}.values()

    def seated(self) -> Iterable[Seat]:
        """Return a seat of everybody who takes part and is connected, one for each person."""
        seats = (seat for seat in self._seats.values() if seat.person.role is Role.PARTICIPANT)
        return {seat.person.id: seat for seat in seats}.values()

    def here(self) -> Connected:
        """Return who is connected to this process."""
        places = {
            seat.person.id: seat.place
            for seat in self._seats.values()
            if seat.person.role is Role.PARTICIPANT
        }
        online = sum(place == "online" for place in places.values())
        stages = sum(seat.person.role is Role.STAGE for seat in self._seats.values())
        crew = tuple(seat.person for seat in self._seats.values() if seat.person.role in CREW)
        return Connected(len(places) - online, online, stages, crew, len(self._checking))

    def counts(self) -> dict[str, int]:
        """Return how many people are connected in the venue and online."""
        every = self.here() + self.elsewhere
        return {"venue": every.venue, "online": every.online}

    def look(self) -> None:
        """Note who is connected now: that the number falls is told for a while."""
        self._losing.look(sum(self.counts().values()))
        self.staged = self.staged or self.stages() > 0

    def lost(self) -> int:
        """Return how many have lost their connection of late and have not come back."""
        alone = not (self.elsewhere.venue or self.elsewhere.online)
        return self._losing.count(sum(self.counts().values()), alone=alone)

    def stages(self) -> int:
        """Return how many stages are connected."""
        return (self.here() + self.elsewhere).stages

    def checking(self) -> int:
        """Return over how many stages their check lies: nobody sees there what is shown."""
        return (self.here() + self.elsewhere).checking

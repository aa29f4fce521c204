"""Those who run a session together: who is here, what they tell each other, what they wish for.

Nothing of it enters the log, an export or the report; it is gone when the server ends. It goes to
the consoles with the next `head`. Links have names, given by the facilitator; participants are
never in here.
Where several servers carry the session, all of them know who is here; what is said, and wished for,
reaches the consoles of this one.
"""

from collections import deque
from collections.abc import Callable, Iterable
from typing import Any

from facilitator.core import roles
from facilitator.core.hosting import leading
from facilitator.core.hosting.leading import TakeLead
from facilitator.core.ids import NoteId, PersonId
from facilitator.core.people import Person, Role
from facilitator.core.refused import Reason, Refused
from facilitator.core.roles import Ability
from facilitator.core.session import Session
from facilitator.core.words.text import tidy_line
from facilitator.live.presence import Presence

LINES = 3  # that are kept of what is said
LONGEST = 120  # characters of one
WISHES = 5  # notes that wait to be shown large
KNOWN = 50  # people whose names are remembered after they have gone


class Crew:
    """The crew of one session. Lives on the loop."""

    def __init__(
        self, presence: Presence, look_around: Callable[[], object] = lambda: None
    ) -> None:
        """``look_around`` finds out who is connected to other servers at this moment."""
        self._presence = presence
        self._look_around = look_around
        self._known: dict[PersonId, Person] = {}
        self._said: deque[dict[str, Any]] = deque(maxlen=LINES)
        self._count = 0
        self._wishes: dict[NoteId, PersonId] = {}

    def enter(self, person: Person) -> None:
        """Remember what somebody is called."""
        if person.role in roles.CREW:
            self._known.pop(person.id, None)
            self._known[person.id] = person
            for id in list(self._known)[:-KNOWN]:
                del self._known[id]

    def hear_of(self, people: Iterable[Person]) -> None:
        """Remember what those are called who are connected to other servers."""
        for each in people:
            if self._known.get(each.id) != each:
                self.enter(each)

    def find(self, id: PersonId) -> Person | None:
        """Return somebody who has been here since the server started."""
        return self._known.get(id)

    def check(self, session: Session, person: Person, action: Any) -> None:
        """Refuse to let the lead be taken from somebody who is here, and has not offered it.

        Whoever sits at another server is here, too: what was heard last may be a second old, and
        an offer may have been taken back there.
        """
        if not isinstance(action, TakeLead) or person.role is not Role.CO:
            return
        self._look_around()
        if leading.offered(session, person) or leading.leads(session, person):
            return
        if any(leading.leads(session, each) for each in self._presence.crew().values()):
            raise Refused(Reason.LEADER_HERE)

    def say(self, person: Person, words: object) -> bool:
        """Let somebody say a line to the others; return whether they may, and it is one."""
        if not roles.may(person.role, Ability.SAY) or not isinstance(words, str):
            return False
        try:
            line = tidy_line(words, characters=LONGEST)
        except Refused:
            return False
        if line:
            self._count += 1
            self._said.append({"n": self._count, "by": person.id, "text": line})
        return bool(line)

    def wish(self, session: Session, person: Person, note: object, wanted: object) -> bool:
        """Let somebody ask that a note be shown large, or answer that wish."""
        if not isinstance(note, str) or NoteId(note) not in session.notes:
            return False
        if wanted is True and roles.may(person.role, Ability.ASK):
            self._wishes[NoteId(note)] = person.id
            for id in list(self._wishes)[:-WISHES]:
                del self._wishes[id]
            return True
        mine = self._wishes.get(NoteId(note)) == person.id
        if wanted is False and (mine or roles.may(person.role, Ability.ANSWER)):
            return self._wishes.pop(NoteId(note), None) is not None
        return False

    def told(self, session: Session) -> dict[str, Any]:
        """Return what every console is told of the crew."""
        here = self._presence.crew()
        for id in [each for each in self._wishes if not _showable(session, each)]:
            del self._wishes[id]
        return {
            "crew": [
                {
                    "id": each.id,
                    "role": each.role.value,
                    "name": each.nickname,
                    "here": each.id in here,
                }
                for each in self._known.values()
            ],
            "said": list(self._said),
            "wishes": [{"note": note, "by": by} for note, by in self._wishes.items()],
        }


def _showable(session: Session, note: NoteId) -> bool:
    """Return whether a note can still be asked for: it is there, and not shown large already."""
    found = session.notes.get(note)
    return found is not None and found.showable and note not in session.spotlight

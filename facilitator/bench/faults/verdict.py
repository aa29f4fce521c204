"""Whether everything is as it was said to be: the log, and every screen beside it.

The log is read from the disk. A session made of it anew must be what every screen shows: those that
went through the fault, and those that have just come in.
"""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from facilitator.bench.faults.box import Acknowledged
from facilitator.bench.faults.hall import Hall
from facilitator.bench.faults.phone import Phone
from facilitator.core import views
from facilitator.core.entry import Entry
from facilitator.core.ids import NoteId, PartId, SessionId
from facilitator.core.kinds.notes.writing import NoteAdded
from facilitator.core.log import rebuild
from facilitator.core.people import Person
from facilitator.core.seeing import dealing
from facilitator.core.session import Session
from facilitator.core.views import Audience
from facilitator.rehearsal.audit import audit
from facilitator.rehearsal.screen import Screen
from facilitator.storage.log import Answer, Key
from facilitator.storage.store import Store

SETTLING = 5.0  # seconds in which the last `own` and `page` come, which have no number of their own


@dataclass(frozen=True, slots=True)
class Verdict:
    """What was found; every text names what is wrong, and nothing is."""

    acknowledged: int
    notes: int
    lost: tuple[str, ...]
    doubled: tuple[str, ...]
    differing: tuple[str, ...]

    @property
    def fine(self) -> bool:
        """Whether nothing is wrong."""
        return not (self.lost or self.doubled or self.differing)


def judge(store: Store, session: SessionId, hall: Hall) -> Verdict:
    """Let the hall come to rest, and compare. Raises ``Fell`` when it does not."""
    fresh = hall.newcomers()
    hall.come_to_rest(lambda: store.log.heads([session])[session])
    entries = store.log.entries(session)
    verdict = of_log(entries, store.log.answers(session), list(hall.acknowledged()))
    made = rebuild(entries)
    hall.listen_while(lambda: any(_screens(made, hall.everybody)), SETTLING)
    differing = [*_screens(made, hall.everybody)]
    differing += [f"{box.name} was answered twice" for box in hall.boxes if box.contradicted]
    hall.dismiss(fresh)
    return Verdict(
        verdict.acknowledged, verdict.notes, verdict.lost, verdict.doubled, tuple(differing)
    )


def of_log(
    entries: Sequence[Entry], answers: Mapping[Key, Answer], given: Iterable[Acknowledged]
) -> Verdict:
    """Return what a log says about what was acknowledged."""
    acknowledged = {each.action["action_id"]: each for each in given}
    found = audit(entries, answers, {name: each.seq for name, each in acknowledged.items()})
    lost = [*found.lost, *_other_words(entries, acknowledged.values())]
    lost += [f"#{b.seq} is earlier than #{a.seq}" for a, b in pairwise(entries) if b.at < a.at]
    notes = sum(isinstance(each.event, NoteAdded) for each in entries)
    return Verdict(len(acknowledged), notes, tuple(lost), found.doubled, ())


def compared(name: str, screen: Screen, session: Session, audience: Audience) -> list[str]:
    """Return in what a screen differs from what its audience may see of ``session``."""
    if screen.seq != session.seq:
        return [f"{name} is at {screen.seq}, and the log at {session.seq}"]
    wanted = _plain(views.snapshot(session, audience))
    keys = [key for key in wanted if screen.records.get(key) != wanted[key]]
    keys += [key for key in screen.records if key not in wanted]
    for (part, n), page in screen.pages.items():
        key = dealing.page_key(PartId(part), n)
        seen = _plain(views.record(session, key, audience))
        keys += [] if seen and seen | {"seq": 0} == page | {"seq": 0} else [key]
    return [f"{name}: {key}" for key in keys]


def own(name: str, screen: Screen, session: Session, person: Person) -> list[str]:
    """Return in what a phone differs from what belongs to a person."""
    wanted = _plain(views.own(session, person))
    return [f"{name}: own {key}" for key in wanted if key != "seq" and _is(screen, key, wanted)]


def _is(screen: Screen, key: str, wanted: Mapping[str, Any]) -> bool:
    return bool(screen.own.get(key) != wanted[key])


def _screens(session: Session, screens: Iterable[Phone]) -> Iterable[str]:
    for phone in screens:
        name = f"{phone.audience} {phone.box.name}"
        yield from compared(name, phone.screen, session, phone.audience)
        if phone.audience is Audience.PHONE:
            yield from own(name, phone.screen, session, phone.person)
        if phone.backwards:
            yield f"{name} was shown less than before"


def _other_words(entries: Sequence[Entry], given: Iterable[Acknowledged]) -> Iterable[str]:
    """Name the notes that are not in the log as they were written, unless they were taken back."""
    events = {entry.seq: entry.event for entry in entries}
    gone: set[NoteId] = set(rebuild(entries).gone) if entries else set()
    for each in given:
        event = events.get(each.seq)
        if each.action["type"] != "AddNote" or event is None:
            continue  # the audit names those that are missing
        kept = isinstance(event, NoteAdded) and (
            event.note in gone or event.text == each.action["text"]
        )
        if not kept:
            yield f"{each.action['action_id']} has other words"


def _plain(value: Any) -> Any:
    """Return what is left of a value on the wire."""
    return json.loads(json.dumps(value))

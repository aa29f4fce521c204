"""What phones repeat of the stage: a part of `core/views.py`.

Nothing is to be had from the projector alone. Each record here is the same for every phone: that
a note is one's own only the phone of its author can tell, by the ids that it has anyway.
"""

from collections.abc import Collection, Iterator
from typing import Any

from facilitator.core.audience import Audience
from facilitator.core.hosting.facts import facts
from facilitator.core.ids import PartId
from facilitator.core.kinds import pledge
from facilitator.core.kinds.notes.off_stage import on_stage
from facilitator.core.kinds.notes.written import Note
from facilitator.core.seeing import staging
from facilitator.core.session import Session

Record = dict[str, Any]

_COUNTED = {
    "lobby": ("", ()),
    "welcome": ("", ()),
    "rules": ("rules", ("agreed",)),
    "checkin": ("counts", ("people",)),
    "writing": ("counts", ("people", "notes")),
    "vote": ("", ("voters",)),
    "pledge": ("pledges", ("decided", "not_yet")),
    "pulse": ("pulse", ("answered", "came")),
}
"""What the stage counts, by view: where its record says so ("": itself), and under which keys."""


def spotlit(session: Session, name: str, audience: Audience) -> Record | None:
    """Return the notes that the stage shows large, but for those where everyone is anonymous.

    There no phone may say that its note is shown, so none hears which one is.
    """
    if session.blank:
        return None
    lit = [session.notes[each] for each in session.spotlight]
    told = [
        staging.large(session, note, easily=True) | {"part": note.part}
        for note in lit
        if on_stage(session, note) and not _anonymous(session, note)
    ]
    return {"notes": told} if told else None


def fact(session: Session, name: str, audience: Audience) -> Record | None:
    """Return the fact that was laid over the stage at this stop, unless it was taken away.

    The twenty seconds of the stage are too short to find it on a phone, or to hear it read out.
    """
    laid = session.visit.card
    return None if session.blank or laid is None else staging.fact(facts(session)[laid.at])


def examples(session: Session, name: str, audience: Audience) -> Record | None:
    """Return the first steps that the stage shows as examples: their words and nothing else."""
    part = PartId(name)
    if session.blank or session.stop.part != part or session.phase.stage != "pledge":
        return None
    shown = pledge.examples(session, part)[: pledge.EXAMPLES]
    return {"part": part, "texts": [each.what for each in shown]} if shown else None


def counted(session: Session) -> Record | None:
    """Return what the stage counts now, with the name of its ``view``; None where that is nothing.

    How many have come every screen hears anyway (`live/presence.py`).
    """
    if session.phase.stage not in _COUNTED or session.blank:
        return None
    if any(on_stage(session, session.notes[each]) for each in session.spotlight):
        return None
    shown = staging.stage(session, session.stop, ())  # what is counted needs none of the notes
    view = shown["view"]
    if view not in _COUNTED:  # a vote that is closed, a pulse that asks nothing
        return None
    slot, keys = _COUNTED[view]
    counts = shown[slot] if slot else shown
    return {"view": view} | {key: counts[key] for key in keys}


def touched(session: Session, keys: Collection[str]) -> Iterator[str]:
    """Yield the key of the spotlight where one of ``keys`` is that of a note in it."""
    if any(f"note/{note}" in keys for note in session.visit.spotlight):
        yield "spotlit"


def _anonymous(session: Session, note: Note) -> bool:
    part = session.program.part(note.part)
    return part is None or part.names == "forced_anonymous"

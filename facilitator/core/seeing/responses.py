"""What people say besides notes, and who sees what of it: a part of `core/views.py`.

The rules that were read, whether the sentence of a step fits, and the first steps.
"""

from typing import Any

from facilitator.core.audience import Audience
from facilitator.core.ids import PartId, PledgeId, ReplyId
from facilitator.core.kept import Carried
from facilitator.core.kinds import pledge
from facilitator.core.kinds.notes import fitting
from facilitator.core.kinds.notes.written import Note
from facilitator.core.kinds.pledged import Pledge
from facilitator.core.names import Names
from facilitator.core.seeing import reading, staging
from facilitator.core.session import Session

Record = dict[str, Any]

FEWEST = 5  # people of whom the report tells how many said what


def rules(session: Session, name: str, audience: Audience) -> Record | None:
    """Return the ground rules, for phones while they are on the stage.

    Consoles learn which of them can be taken back; a report what was added to the program's.
    """
    part = session.program.part(PartId(name))
    phone = audience is Audience.PHONE
    if part is None or part.kind != "rules" or (phone and session.stop.part != name):
        return None
    if audience is Audience.REPORT:
        return {"added": list(session.rules_added.values())} if session.rules_added else None
    made = staging.ground_rules(session, part.id)
    if not phone:
        return made | {"added": list(session.rules_added)}
    return made | {"items": staging.rule_texts(session, easily=True), "agreed": None}


def fit(session: Session, name: str, audience: Audience) -> Record | None:
    """Return how many people say what of the sentence of a step; phones repeat it off the stage."""
    if not session.insights.get(PartId(name)):
        return None
    counts = fitting.counts(session, PartId(name))
    if audience is Audience.REPORT and sum(counts.values()) < FEWEST:
        return None
    shown = session.fit_shown.get(PartId(name), False)
    here = session.stop.part == name and session.phase.name == "insight"
    if audience is Audience.PHONE:
        told = None if session.blank or not here else session.fit_told.get(PartId(name))
        return told | {"shown": True} if told is not None else None
    return counts | {"shown": shown}


def pledges(session: Session, name: str, audience: Audience) -> Record | None:
    """Return how many people have a first step; for the report also how many keep it to themselves.

    What the facilitator hid is kept out, too.
    """
    part = session.program.part(PartId(name))
    if part is None or part.kind != "pledge":
        return None
    decided, not_yet = pledge.decided(session, part.id)
    beyond = session.carried.get(part.id, Carried())
    decided, not_yet = decided + beyond.decided, not_yet + beyond.not_yet
    told = {"decided": decided, "not_yet": not_yet}
    if audience is not Audience.REPORT:
        return told
    inside = sum(_in_report(each) for each in session.pledges.values() if each.part == part.id)
    return told | {"missing": decided - inside}


def first_step(session: Session, name: str, audience: Audience) -> Record | None:
    """Return one first step: what may be printed for the report, an example for the console.

    What came on a sheet whoever typed it in sees whole, and so does the console.
    """
    made = session.pledges.get(PledgeId(name))
    if made is None:
        return None
    about = {"id": made.id, "part": made.part, "what": made.what}
    if audience is Audience.REPORT:
        return about | {"when": made.when} | _lines(made) if _in_report(made) else None
    if made.channel:
        typed = {"when": made.when, "in_report": made.in_report, "channel": made.channel}
        return about | typed | {"hidden": made.hidden}
    seen = made.shown and audience is Audience.CONSOLE
    return about | {"hidden": made.hidden} if seen else None


def own(session: Session, who: Names) -> Record:
    """Return what somebody has said besides notes and votes."""
    parts = [part.id for part in session.program.parts]
    found = (note for name in who.all for note in session.related.get(name, ()))
    related = [session.notes[note] for note in found if note in session.notes]
    related.sort(key=lambda note: (parts.index(note.part), note.id))
    made = {
        key[0]: session.pledges[session.pledged[key]]
        for key in who.in_parts
        if key in session.pledged
    }
    return {
        "asked": [
            part.id
            for part in session.program.parts
            if part.kind == "pledge" and part.id in session.opened
        ],
        "agreed": list(dict.fromkeys(key[0] for key in who.in_parts if key in session.agreed)),
        "relates": [note.id for note in related],
        "related": [_kept_word(session, note) for note in related if note.counts],
        "fits": {key[0]: session.fits[key] for key in who.in_parts if key in session.fits},
        "replies": [
            _own_reply(session, reply)
            for key in who.in_parts
            for reply in session.replied.get(key, ())
        ],
        "done": list(dict.fromkeys(key[0] for key in who.in_parts if key in session.finished)),
        "pledges": {part: _own_step(each) for part, each in made.items()},
    }


def _kept_word(session: Session, note: Note) -> Record:
    """Return a note that one relates to, and how many do so, once that may be heard."""
    relates = reading.relates(session, note) if note.echoes else None
    return staging.brief(note) | {"part": note.part, "relates": relates}


def _own_reply(session: Session, reply: ReplyId) -> Record:
    made = session.replies[reply]
    return {
        "id": made.id,
        "note": made.note,
        "part": made.part,
        "text": made.text,
        "by": made.by,
        "in_report": made.in_report,
        "hidden": made.hidden,
    }


def _own_step(made: Pledge) -> Record:
    return {
        "id": made.id,
        "what": made.what,
        "when": made.when,
        **_lines(made),
        "example": made.example,
        "in_report": made.in_report,
        "hidden": made.hidden,
    }


def _lines(made: Pledge) -> Record:
    """Return the lines beside what somebody will do."""
    return {
        "if_then": made.if_then,
        "owner": made.owner,
        "sign_of_success": made.sign_of_success,
    }


def _in_report(made: Pledge) -> bool:
    return bool(made.what) and made.in_report and not made.hidden

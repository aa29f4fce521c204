"""Who sees what. Decided here and nowhere else.

A screen, a page, the report and an export all ask `record`: what is not returned here
is not sent, and what is not sent cannot leak. No record ever carries an author.
"""

from collections.abc import Callable, Iterator
from enum import StrEnum
from typing import Any

from facilitator.core import staging, steering
from facilitator.core.agenda import phase_of
from facilitator.core.decide import names_of
from facilitator.core.ids import NoteId, PartId, ThemeId
from facilitator.core.kinds import vote
from facilitator.core.people import Person
from facilitator.core.program import Part
from facilitator.core.session import Note, Session, Tally

Record = dict[str, Any]


class Audience(StrEnum):
    """Those who see the same."""

    STAGE = "stage"
    CONSOLE = "console"
    PHONE = "phone"
    REPORT = "report"


S, C, P, R = Audience.STAGE, Audience.CONSOLE, Audience.PHONE, Audience.REPORT


def record(session: Session, key: str, audience: Audience) -> Record | None:
    """Return what ``audience`` may see under ``key``, or None when that is nothing."""
    family, _, name = key.partition("/")
    seen_by, make = _FAMILIES.get(family, ((), _nothing))
    return make(session, name, audience) if audience in seen_by else None


def snapshot(session: Session, audience: Audience) -> dict[str, Record]:
    """Return everything that ``audience`` may see, by key."""
    records = ((key, record(session, key, audience)) for key in keys(session))
    return {key: seen for key, seen in records if seen is not None}


def keys(session: Session) -> Iterator[str]:
    """Yield the key of every record there could be."""
    yield from ("session", "stage", "next", "console", "attendance")
    for part in session.program.parts:
        for family in ("part", "count", "vote", "ballots", "result", "insight"):
            yield f"{family}/{part.id}"
    yield from (f"theme/{theme}" for theme in session.themes)
    yield from (f"note/{note}" for note in sorted(session.notes))
    yield from (f"report/{lang}" for lang in session.reports)


def own(session: Session, person: Person) -> Record:
    """Return what belongs to one participant: their notes, oldest first, and their ballots."""
    names = names_of(session, person)
    parts = [part.id for part in session.program.parts]
    mine = [
        session.notes[note]
        for part in parts
        for name in names
        for note in session.written.get((part, name), ())
    ]
    mine.sort(key=lambda note: (note.at, note.id))
    ballots = {
        part: list(session.ballots[part, name])
        for part in parts
        for name in sorted(names)
        if (part, name) in session.ballots
    }
    return {"seq": session.seq, "notes": [_own_note(note) for note in mine], "ballots": ballots}


def sees_note(session: Session, note: Note, audience: Audience) -> bool:
    """Return whether ``audience`` may read a note. The stage reads only what it shows."""
    if audience is C:
        return not note.waiting
    if audience is R:
        return note.in_report and not note.hidden
    if audience is P:
        return _shown(note) and note.part == session.stop.part and session.phase.shows
    return False


def _shown(note: Note) -> bool:
    """Return whether a note may be shown at all, once the notes of its part are."""
    return not note.hidden and not note.waiting


def _session(session: Session, _: str, audience: Audience) -> Record:
    visit, stop = session.visit, session.stop
    visited = {each.part for each in session.agenda}
    return {
        "code": session.code,
        "title": session.title,
        "program": staging.text(session.program.title),
        "lang": session.lang,
        "rehearsal": session.rehearsal,
        "created": staging.milliseconds(session.created),
        "stop": {
            "id": stop.id,
            "part": stop.part,
            "phase": stop.phase,
            "kind": stop.kind,
            "minutes": stop.minutes,
        },
        "since": staging.milliseconds(visit.since),
        "timer": {
            "ends_at": staging.milliseconds(visit.ends_at) if visit.ends_at else None,
            "left": round(visit.left.total_seconds() * 1000) if visit.left is not None else None,
        },
        "countdown": staging.milliseconds(session.countdown.at) if session.countdown else None,
        "screen": _screen(session),
        "parts": [
            {
                "id": part.id,
                "title": staging.text(part.title),
                "step": session.step_number(part.id),
            }
            for part in session.program.parts
            if part.id in visited
        ],
        "ended": session.ended is not None,
    }


def _screen(session: Session) -> str:
    """Return what a phone shows now."""
    closed = session.votes.get(session.stop.part)
    if session.phase.kind == "vote" and closed is not None and not closed.open:
        return "result"
    return session.phase.phone


def _stage(session: Session, _: str, audience: Audience) -> Record:
    notes = _on_stage(session, session.stop.part) if session.phase.shows else []
    spotlight = [session.notes[each] for each in session.spotlight]
    shown = staging.stage(session, session.stop, notes)
    return staging.overlay(session, shown, [note for note in spotlight if _shown(note)])


def _next(session: Session, _: str, audience: Audience) -> Record | None:
    stop = steering.next_after_primary(session)
    if stop is None:
        return None
    shows = phase_of(session.program, stop).shows
    return staging.stage(session, stop, _on_stage(session, stop.part) if shows else [])


def _on_stage(session: Session, part: PartId) -> list[Note]:
    return [note for note in session.notes_of(part) if _shown(note)]


def _console(session: Session, _: str, audience: Audience) -> Record:
    return steering.console(session)


def _part(session: Session, name: str, audience: Audience) -> Record | None:
    part = session.program.part(PartId(name))
    if part is None or (audience is P and part.id != session.stop.part):
        return None
    soft = session.program.soft
    return {
        "id": part.id,
        "kind": part.kind,
        "step": session.step_number(part.id),
        "title": staging.text(part.title),
        "question": staging.text(part.question),
        "lines": staging.text(part.lines),
        "sub": [staging.text(each) for each in part.sub],
        "starters": [staging.text(each) for each in part.starters],
        "categories": [
            staging.category(each) | {"hint": staging.text(each.hint)} for each in part.categories
        ],
        "category_mode": part.category_mode,
        "names": part.names,
        "lens": staging.text(part.lens),
        "soft": {"ja": soft.ja, "en": soft.en},
        "insight_prompt": staging.text(part.insight_prompt),
        "activity": staging.text(part.activity),
        "tips": [staging.text(each) for each in part.tips] if audience is C else [],
    }


def _count(session: Session, name: str, audience: Audience) -> Record | None:
    if not _writes(session, name):
        return None
    if audience is not R:
        seen = session.count(PartId(name))
        return {"people": seen.people, "notes": seen.notes}
    tally = session.tallies.get(PartId(name), Tally())
    inside = sum(
        sees_note(session, note, R) for note in session.notes.values() if note.part == name
    )
    return {"people": tally.people, "notes": inside, "missing": tally.notes - inside}


def _note(session: Session, name: str, audience: Audience) -> Record | None:
    note = session.notes.get(NoteId(name))
    if note is None or not sees_note(session, note, audience):
        return None
    themed = audience is not P or session.phase.themes
    return staging.brief(note) | {
        "part": note.part,
        "theme": note.theme if themed else None,
        "hidden": note.hidden,
    }


def _theme(session: Session, name: str, audience: Audience) -> Record | None:
    theme = session.themes.get(ThemeId(name))
    if theme is None or (audience is P and not _sees_themes(session, theme.part)):
        return None
    counted = sees_note if audience is R else lambda _s, note, _a: _shown(note)
    members = (note for note in session.notes.values() if note.theme == theme.id)
    return {
        "id": theme.id,
        "part": theme.part,
        "title": theme.title,
        "size": sum(counted(session, note, R) for note in members),
        "order": theme.order,
    }


def _sees_themes(session: Session, part: PartId) -> bool:
    return part == session.stop.part and session.phase.themes


def _vote(session: Session, name: str, audience: Audience) -> Record | None:
    held = session.votes.get(PartId(name))
    if held is None or (audience is P and not (held.open and session.stop.part == name)):
        return None
    return {
        "part": held.part,
        "open": held.open,
        "on": held.on,
        "budget": held.budget,
        "targets": [target for target in held.targets if _votable(session, target, audience)],
    }


def _votable(session: Session, target: str, audience: Audience) -> bool:
    note = session.notes.get(NoteId(target))
    if note is None:
        return target in session.themes
    return _shown(note) and (audience is not R or sees_note(session, note, R))


def _ballots(session: Session, name: str, audience: Audience) -> Record | None:
    if PartId(name) not in session.votes:
        return None
    return {"voters": vote.voters(session, PartId(name))}


def _result(session: Session, name: str, audience: Audience) -> Record | None:
    held = session.votes.get(PartId(name))
    if held is None or held.open or (audience is P and session.stop.part != name):
        return None
    rows = vote.result(session, held.part)
    if audience is R:
        rows = tuple(row for row in rows if _quotable(session, row.target))
    return {
        "rows": [staging.result_row(row) for row in rows],
        "voters": vote.voters(session, held.part),
        "tie": vote.tie(rows),
    }


def _quotable(session: Session, target: str) -> bool:
    note = session.notes.get(NoteId(target))
    return note is None or sees_note(session, note, R)


def _insight(session: Session, name: str, audience: Audience) -> Record | None:
    text = session.insights.get(PartId(name))
    there = session.stop.part == name and session.phase.name == "insight"
    if not text or (audience is P and not there):
        return None
    return {"part": name, "text": text}


def _attendance(session: Session, _: str, audience: Audience) -> Record:
    return {
        "stops": [
            {"stop": stop.id, "people": session.attendance[stop.id]}
            for stop in session.agenda
            if stop.id in session.attendance
        ]
    }


def _report(session: Session, name: str, audience: Audience) -> Record | None:
    made = session.reports.get(name)
    return {"file": made.file, "at": staging.milliseconds(made.at)} if made else None


def _nothing(session: Session, name: str, audience: Audience) -> None:
    return None


def _own_note(note: Note) -> Record:
    return staging.brief(note) | {
        "part": note.part,
        "in_report": note.in_report,
        "hidden": note.hidden,
    }


def _writes(session: Session, name: str) -> bool:
    part: Part | None = session.program.part(PartId(name))
    return part is not None and part.kind == "notes"


_Make = Callable[[Session, str, Audience], Record | None]
_FAMILIES: dict[str, tuple[tuple[Audience, ...], _Make]] = {
    "session": ((S, C, P, R), _session),
    "stage": ((S, C), _stage),
    "next": ((C,), _next),
    "console": ((C,), _console),
    "part": ((C, P, R), _part),
    "count": ((C, R), _count),
    "note": ((C, P, R), _note),
    "theme": ((C, P, R), _theme),
    "vote": ((C, P, R), _vote),
    "ballots": ((C, R), _ballots),
    "result": ((C, P, R), _result),
    "insight": ((C, P, R), _insight),
    "attendance": ((R,), _attendance),
    "report": ((C,), _report),
}

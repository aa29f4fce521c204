"""Who sees what. Decided here and nowhere else.

A screen, a page, the report and an export all ask `record`: what is not returned here
is not sent, and what is not sent cannot leak. No record ever carries an author.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Any

from facilitator.core import course, dealing, reading, responses, staging, steering, tabulating
from facilitator.core.audience import Audience as Audience
from facilitator.core.decide import names_of
from facilitator.core.editing import translated
from facilitator.core.ids import NoteId, PartId, PassageId, ThemeId
from facilitator.core.kinds import vote
from facilitator.core.kinds.notes.relating import Related
from facilitator.core.kinds.rules import RulesAgreed
from facilitator.core.people import Person
from facilitator.core.program import Part
from facilitator.core.reading import sees_note as sees_note
from facilitator.core.session import Carried, Note, Session, Tally

Record = dict[str, Any]


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
    yield from ("session", "stage", "next", "console", "attendance", "course")
    for part in session.program.parts:
        for family in _OF_PARTS:
            yield f"{family}/{part.id}"
    yield from (f"theme/{theme}" for theme in session.themes)
    yield from (f"note/{note}" for note in sorted(session.notes))
    yield from (f"pledge/{pledge}" for pledge in sorted(session.pledges))
    yield from (f"report/{lang}" for lang in session.reports)
    yield from tabulating.keys(session)
    yield from (f"passage/{passage}" for passage in session.passages)


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
    return {
        "seq": session.seq,
        "notes": [_own_note(session, note) for note in mine],
        "ballots": ballots,
        "deal": dealing.begins_at(person.id),
        "pages": _pages_chosen(session, ballots),
    } | responses.own(session, names)


def _pages_chosen(session: Session, ballots: Mapping[PartId, Iterable[str]]) -> Record:
    """Return on which pages the notes lie that somebody has voted for, so that they find them."""
    return {
        part: sorted({session.page_of[NoteId(each)] for each in targets if each in session.page_of})
        for part, targets in ballots.items()
        if dealing.paged(session, part)
    }


def concerns(event: object, audience: Audience) -> bool:
    """Return whether what ``event`` touched can look different to ``audience``.

    Phones are not sent again what they have: that alone would tell them that somebody has
    related to a note, or read the rules.
    """
    return audience is not P or not isinstance(event, Related | RulesAgreed)


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
    notes = _on_stage(session, session.stop.part) if session.shows else []
    spotlight = [session.notes[each] for each in session.spotlight]
    shown = staging.stage(session, session.stop, notes)
    return staging.overlay(session, shown, [note for note in spotlight if note.showable])


def _next(session: Session, _: str, audience: Audience) -> Record | None:
    stop = steering.next_after_primary(session)
    if stop is None:
        return None
    button = steering.primary(session)
    effect = button["effect"] if button else ""
    shows = session.shows_at(stop) or effect == "answers"
    shown = staging.stage(session, stop, _on_stage(session, stop.part) if shows else [])
    if button and effect == "rule":
        shown["rules"] |= {"at": button["fields"]["at"]}
    return shown


def _on_stage(session: Session, part: PartId) -> list[Note]:
    return [note for note in session.notes_of(part) if note.showable]


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
        "pair": staging.text(part.pair),
        "tips": [staging.text(each) for each in part.tips] if audience is C else [],
    }


def _count(session: Session, name: str, audience: Audience) -> Record | None:
    if not _writes(session, name):
        return None
    if audience is not R:
        seen = session.count(PartId(name))
        return {"people": seen.people, "notes": seen.notes}
    tally = session.tallies.get(PartId(name), Tally())
    written = [note for note in session.notes.values() if note.part == name]
    inside = [note for note in written if sees_note(session, note, R)]
    part = session.program.part(PartId(name))
    anonymous = part is not None and part.names == "forced_anonymous"
    beyond = session.carried.get(PartId(name), Carried())
    return {
        "people": tally.people,
        "notes": len(inside),
        "missing": tally.notes - len(inside),
        "kept_out": sum(not note.in_report for note in written) + beyond.kept_out,
        "withdrawn": sum(part == name for part in session.gone.values()) + beyond.withdrawn,
        "pace": None if anonymous else course.pace(session, inside),
    }


def _theme(session: Session, name: str, audience: Audience) -> Record | None:
    theme = session.themes.get(ThemeId(name))
    if theme is None or (audience is P and not _sees_themes(session, theme.part)):
        return None
    counted = sees_note if audience is R else lambda _s, note, _a: note.showable
    members = (note for note in session.notes.values() if note.theme == theme.id)
    return {
        "id": theme.id,
        "part": theme.part,
        "title": "" if audience is R and f"theme/{theme.id}" in session.copies else theme.title,
        "size": sum(counted(session, note, R) for note in members),
        "order": theme.order,
    }


def _sees_themes(session: Session, part: PartId) -> bool:
    return part == session.stop.part and session.phase.themes


def _vote(session: Session, name: str, audience: Audience) -> Record | None:
    held = session.votes.get(PartId(name))
    if held is None or (audience is P and not (held.open and session.stop.part == name)):
        return None
    by_pages = audience is P and held.on == "notes" and dealing.paged(session, held.part)
    return {
        "part": held.part,
        "open": held.open,
        "on": held.on,
        "budget": held.budget,
        "targets": [] if by_pages else _votables(session, held.targets, audience),
    }


def _votables(session: Session, targets: Iterable[str], audience: Audience) -> list[str]:
    return [target for target in targets if _votable(session, target, audience)]


def _votable(session: Session, target: str, audience: Audience) -> bool:
    note = session.notes.get(NoteId(target))
    if note is None:
        return target in session.themes
    return note.showable and (audience is not R or sees_note(session, note, R))


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
        rows = vote.ranked(_quotable(session, row) for row in rows if _told(session, row))
    told = rows
    if audience is P and held.on == "notes" and dealing.paged(session, held.part):
        told = tuple(row for row in rows[: dealing.PAGE] if row.votes)
    return {
        "rows": [staging.result_row(row) for row in told],
        "voters": vote.voters(session, held.part),
        "tie": vote.tie(rows),
    }


def _told(session: Session, row: vote.Row) -> bool:
    note = session.notes.get(NoteId(row.target))
    return note is None or sees_note(session, note, R)


def _quotable(session: Session, row: vote.Row) -> vote.Row:
    """Return what came of a target, without a name in which words stand that were taken back."""
    return replace(row, title="") if f"theme/{row.target}" in session.copies else row


def _insight(session: Session, name: str, audience: Audience) -> Record | None:
    text = session.insights.get(PartId(name))
    at_its_stop = session.stop.part == name and session.phase.name == "insight"
    there = at_its_stop or session.phase.looks_back
    if not text or (audience is P and not there):
        return None
    if audience is R and f"insight/{name}" in session.copies:
        return None
    return {"part": name, "text": text}


def _attendance(session: Session, _: str, audience: Audience) -> Record:
    return {
        "stops": [
            {
                "stop": stop.id,
                "people": session.attendance[stop.id],
                "online": course.enough(session.attendance[stop.id], session.online[stop.id]),
            }
            for stop in session.agenda
            if stop.id in session.attendance
        ]
    }


def _course(session: Session, _: str, audience: Audience) -> Record:
    return course.course(session)


def _report(session: Session, name: str, audience: Audience) -> Record | None:
    made = session.reports.get(name)
    return {"file": made.file, "at": staging.milliseconds(made.at)} if made else None


def _passage(session: Session, name: str, audience: Audience) -> Record | None:
    """Return a piece of the manuscript; one that must be put in other words, to the console."""
    passage = session.passages.get(PassageId(name))
    if passage is None or (f"passage/{name}" in session.copies) is (audience is R):
        return None
    of = translated(passage)
    if of and not (record(session, f"note/{of}", R) or record(session, f"pledge/{of}", R)):
        return None
    return {
        "id": passage.id,
        "lang": passage.lang,
        "place": passage.place,
        "order": passage.order,
        "text": passage.text,
    }


def _nothing(session: Session, name: str, audience: Audience) -> None:
    return None


def _own_note(session: Session, note: Note) -> Record:
    read = note.part in session.shown and session.step_number(note.part) is not None
    over = session.stop.part != note.part  # while people read, no count may sway them
    return staging.brief(note) | {
        "relates": note.relates if read and over else None,
        "part": note.part,
        "in_report": note.in_report,
        "hidden": note.hidden,
    }


def _writes(session: Session, name: str) -> bool:
    part: Part | None = session.program.part(PartId(name))
    return part is not None and part.takes_notes


_Make = Callable[[Session, str, Audience], Record | None]
_FAMILIES: dict[str, tuple[tuple[Audience, ...], _Make]] = {
    "session": ((S, C, P, R), _session),
    "stage": ((S, C), _stage),
    "next": ((C,), _next),
    "console": ((C,), _console),
    "part": ((C, P, R), _part),
    "count": ((C, R), _count),
    "note": ((C, P, R), reading.note),
    "pages": ((P,), reading.pages),
    "page": ((P,), reading.page),  # fetched: in no snapshot
    "theme": ((C, P, R), _theme),
    "vote": ((C, P, R), _vote),
    "ballots": ((C, R), _ballots),
    "result": ((C, P, R), _result),
    "insight": ((C, P, R), _insight),
    "attendance": ((R,), _attendance),
    "course": ((R,), _course),
    "turnout": ((R,), tabulating.turnout),
    "scale": ((R,), tabulating.scale),
    "flow": ((R,), tabulating.flow),
    "report": ((C,), _report),
    "passage": ((C, R), _passage),
    "rules": ((C, P), responses.rules),
    "fit": ((C, R), responses.fit),
    "pledges": ((C, R), responses.pledges),
    "pledge": ((C, R), responses.first_step),
}
_OF_PARTS = (
    *("part", "count", "pages", "vote", "ballots", "result", "insight"),
    *("rules", "fit", "pledges"),
)

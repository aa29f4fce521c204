"""Who sees what. Decided here and nowhere else.

A screen, a page, the report and an export all ask `record`: what is not returned here
is not sent, and what is not sent cannot leak. No record ever carries an author.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

from facilitator.core.audience import Audience as Audience
from facilitator.core.calling import called
from facilitator.core.editing import translated
from facilitator.core.hosting import sound
from facilitator.core.ids import NoteId, PartId, PassageId, ThemeId
from facilitator.core.kept import Carried
from facilitator.core.kinds import asked, followup
from facilitator.core.kinds.checkin import answered_at_the_doors
from facilitator.core.kinds.notes import correcting, naming, nudging, replying, writing
from facilitator.core.kinds.notes.fitting import InsightChecked
from facilitator.core.kinds.notes.off_stage import on_stage
from facilitator.core.kinds.notes.relating import Related
from facilitator.core.kinds.notes.writing import NoteReportSet
from facilitator.core.kinds.notes.written import Note, Tally
from facilitator.core.kinds.pairs import talking
from facilitator.core.kinds.pulse.asking import PulseTold, PulseWithdrawn
from facilitator.core.kinds.rules import RulesAgreed
from facilitator.core.kinds.votes import choices
from facilitator.core.kinds.withholding import FirstStepReportSet, ReplyReportSet
from facilitator.core.names import Names, names
from facilitator.core.people import Person
from facilitator.core.program import Part
from facilitator.core.seeing import (
    brought,
    course,
    dealing,
    listening,
    overseeing,
    paired,
    polling,
    pulsing,
    reading,
    recap,
    repeating,
    responses,
    staging,
    steering,
    tabulating,
    voting,
)
from facilitator.core.seeing.reading import sees_note as sees_note
from facilitator.core.session import Session

Record = dict[str, Any]


S, C, P, R = Audience.STAGE, Audience.CONSOLE, Audience.PHONE, Audience.REPORT
# Who looks after those online, who looks on, who writes for others.
H, L, W = Audience.HOST, Audience.OBSERVER, Audience.SCRIBE

_COUNTED = (Related, RulesAgreed, PulseTold, PulseWithdrawn, InsightChecked)
"""What others see of these is a count, and phones not even that, or as it was when it was shown."""

_OF_THE_REPORT = (NoteReportSet, ReplyReportSet, FirstStepReportSet)
"""What these change stands in the report."""

_ABOUT_THE_REPORT = ("console", "report", "passage")
"""The families by which a console hears that a report is gone, or where the words also stand."""


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
    yield from ("session", "stage", "next", "console", "attendance", "course", "pairing", "sound")
    yield from ("pulse", "spotlit", "fact", "recap")
    for part in session.program.parts:
        for family in _OF_PARTS:
            yield f"{family}/{part.id}"
    yield from (f"theme/{theme}" for theme in session.themes)
    yield from (f"note/{note}" for note in sorted(session.notes))
    yield from (f"pledge/{pledge}" for pledge in sorted(session.pledges))
    yield from (f"report/{lang}" for lang in session.reports)
    yield from tabulating.keys(session)
    yield from voting.keys(session)
    yield from overseeing.keys(session)
    yield from listening.keys(session)
    yield from (f"passage/{passage}" for passage in session.passages)


def counted(session: Session, audience: Audience) -> Record | None:
    """Return what ``audience`` hears once a second of the stage's counts; None where it is nothing.

    Phones hear it so and not when something happens, which would tell who has just done it.
    Others have what the stage shows.
    """
    return repeating.counted(session) if audience is P else None


def own(session: Session, person: Person) -> Record:
    """Return what belongs to one participant: their notes, oldest first, and their ballots."""
    return own_of(session, names(session, person))


def own_of(session: Session, who: Names) -> Record:
    """Return what belongs to one participant, whose names are known already."""
    mine = [session.notes[note] for key in who.in_parts for note in session.written.get(key, ())]
    mine.sort(key=lambda note: (note.at, note.id))
    ballots = {key[0]: list(session.ballots[key]) for key in who.in_parts if key in session.ballots}
    return {
        "seq": session.seq,
        "name": called(session, who.person).nickname,
        "notes": [_own_note(session, note) for note in mine],
        "ballots": ballots,
        "votes": {part: session.votes[part].id for part in ballots},
        "deal": dealing.begins_at(who.person.id),
        "pages": _pages_chosen(session, ballots),
        "pair": paired.own(session, who.person),
    } | (
        responses.own(session, who)
        | listening.own(session, who.person)
        | followup.own(session, who.person)
        | pulsing.own(session, who.person)
    )


def _pages_chosen(session: Session, ballots: Mapping[PartId, Iterable[str]]) -> Record:
    """Return on which pages the notes lie that somebody has voted for, so that they find them."""
    return {
        part: sorted({session.page_of[NoteId(each)] for each in targets if each in session.page_of})
        for part, targets in ballots.items()
        if dealing.paged(session, part)
    }


def heard(event: object, audience: Audience, keys: Iterable[str]) -> set[str]:
    """Return which of the touched ``keys`` can look different to ``audience`` after ``event``.

    Nobody is sent again what they have: that alone would tell phones that somebody has related to
    a note, read the rules, answered a pulse or said how well a sentence fits, and everybody that
    notes, lines and first steps that are kept out of the report together are of one author.
    """
    if audience is R:
        return set(keys)
    if isinstance(event, _OF_THE_REPORT) or not replying.tells(event):
        about = _ABOUT_THE_REPORT if audience is C else ()
        return {key for key in keys if key.partition("/")[0] in about}
    return set() if audience is P and isinstance(event, _COUNTED) else set(keys)


def _session(session: Session, _: str, audience: Audience) -> Record:
    visit, stop = session.visit, session.stop
    visited = {each.part for each in session.agenda}
    skipped = course.skipped(session)
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
        "turn": talking.told(session),
        "countdown": staging.milliseconds(session.countdown.at) if session.countdown else None,
        "screen": _screen(session),
        "parts": [
            {
                "id": part.id,
                "title": staging.text(part.title),
                "step": session.step_number(part.id),
                "skipped": part.id in skipped,
            }
            for part in session.program.parts
            if part.id in visited
        ],
        "ended": session.ended is not None,
        "appointed": {
            "day": session.appointed.day,
            "time": session.appointed.time,
            "place": session.appointed.place,
            "venue": session.appointed.venue,
        },
        "report_day": session.report_day,
        "asks": asked.standing(session),
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
    return staging.overlay(session, shown, [note for note in spotlight if on_stage(session, note)])


def _next(session: Session, _: str, audience: Audience) -> Record | None:
    stop = steering.next_after_primary(session)
    if stop is None:
        return None
    button = steering.primary(session)
    effect = button["effect"] if button else ""
    shows = session.shows_at(stop) or effect == "answers"
    shown = staging.stage(session, stop, _on_stage(session, stop.part) if shows else [])
    if button and button["type"] == "OpenVote":
        plan = choices.plan(session, stop.part, anew=True)
        shown |= polling.opening(session, stop.part, plan)
    if button and effect == "rule":
        shown["rules"] |= {"at": button["fields"]["at"]}
    return shown


def _on_stage(session: Session, part: PartId) -> list[Note]:
    return [note for note in session.notes_of(part) if on_stage(session, note)]


def _console(session: Session, _: str, audience: Audience) -> Record:
    return steering.console(session) if audience is C else steering.looking_on(session)


def _part(session: Session, name: str, audience: Audience) -> Record | None:
    part = session.program.part(PartId(name))
    if part is None or (audience is P and part.id != session.stop.part):
        return None
    if audience in (H, L, W) and not _open(session, part.id, audience):
        return None
    part, soft = asked.as_asked(session, part), session.program.soft
    return {
        "id": part.id,
        "kind": part.kind,
        "step": session.step_number(part.id),
        "title": staging.text(part.title),
        "question": staging.text(part.question),
        "lines": staging.text(part.lines),
        "sub": [staging.text(each) for each in part.sub],
        "starters": staging.starters(part, easily=audience is P),
        "categories": [
            staging.category(each, easily=audience is P) | {"hint": staging.text(each.hint)}
            for each in part.categories
        ],
        "category_mode": part.category_mode,
        "open": writing.opened(session, part),
        "queue": session.queues_in(part.id),
        "names": part.names,
        "nudged": part.id in session.nudged,
        "builds": replying.opens(session, part),
        "lens": staging.text(part.lens, staging.plainly(part, "lens") if audience is P else ""),
        "soft": {"ja": soft.ja, "en": soft.en},
        "insight_prompt": staging.text(part.insight_prompt),
        "activity": staging.text(part.activity),
        "pair": staging.text(part.pair),
        "guest": listening.guest(session, part),
        "tips": [staging.text(each) for each in part.tips] if audience is C else [],
        "facts": [staging.fact(each) for each in part.facts] if audience is C else [],
        "easy": staging.easy(part) if audience is P else None,
    }


def _open(session: Session, part: PartId, audience: Audience) -> bool:
    """Return whether who looks on knows of a part, and who writes for others, where it is open."""
    early = audience is W and part == answered_at_the_doors(session.program)
    return part == session.stop.part or part in session.opened or early


def _count(session: Session, name: str, audience: Audience) -> Record | None:
    if not _writes(session, name):
        return None
    if audience is not R:
        seen = session.count(PartId(name))
        return {"people": seen.people, "notes": seen.notes} | {
            "done": nudging.done(session, PartId(name))
        }
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
        "named": naming.share(session, PartId(name), inside),
    }


def _theme(session: Session, name: str, audience: Audience) -> Record | None:
    theme = session.themes.get(ThemeId(name))
    if theme is None or (audience is P and not _sees_themes(session, theme.part)):
        return None
    if audience in (H, L, W) and theme.part not in session.shown:
        return None
    counted = sees_note if audience is R else lambda _s, note, _a: note.counts
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


def _insight(session: Session, name: str, audience: Audience) -> Record | None:
    text = session.insights.get(PartId(name))
    at_its_stop = session.stop.part == name and session.phase.name == "insight"
    there = at_its_stop or session.phase.looks_back
    if not text or (audience in (P, H, L) and not there):
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
    return staging.brief(note) | {
        "relates": reading.relates(session, note),
        "part": note.part,
        "in_report": note.in_report,
        "hidden": note.hidden,
        "queued": note.queued,
        "off_stage": note.stage is False,
        "correction": correcting.proposed(session, note),
        "until": staging.milliseconds(note.at + writing.SECOND_THOUGHTS) if note.late else None,
    }


def _writes(session: Session, name: str) -> bool:
    part: Part | None = session.program.part(PartId(name))
    return part is not None and part.takes_notes


_Make = Callable[[Session, str, Audience], Record | None]
_FAMILIES: dict[str, tuple[tuple[Audience, ...], _Make]] = {
    "session": ((S, C, P, R, H, L, W), _session),
    "stage": ((S, C, H, L), _stage),
    "next": ((C,), _next),
    "console": ((C, H, L), _console),
    "part": ((C, P, R, H, L, W), _part),
    "count": ((C, R, H, L), _count),
    "note": ((C, P, R, H, L, W), reading.note),
    "pages": ((P,), reading.pages),
    "page": ((P,), reading.page),  # fetched: in no snapshot
    "theme": ((C, P, R, H, L, W), _theme),
    "vote": ((C, P, R, W), voting.vote),
    "hands": ((C, W), voting.hands_up),
    "ballots": ((C, R), voting.ballots),
    "result": ((C, P, R, H, L), voting.result),
    "earlier": ((C, R, H, L), voting.earlier),
    "preparation": ((C,), voting.preparation),
    "insight": ((C, P, R, H, L), _insight),
    "recap": ((C,), recap.record),
    "attendance": ((R,), _attendance),
    "course": ((R,), _course),
    "turnout": ((R,), tabulating.turnout),
    "brought": ((R,), brought.record),
    "scale": ((R,), tabulating.scale),
    "flow": ((R,), tabulating.flow),
    "pairing": ((C, H), paired.record),
    "sound": ((S, C), sound.record),
    "landed": ((C, R), listening.landed),
    "question": ((C, H), listening.question),
    "report": ((C,), _report),
    "modlog": ((C,), overseeing.modlog),
    "concern": ((C,), overseeing.concern),
    "passage": ((C, R), _passage),
    "rules": ((C, P, R), responses.rules),
    "fit": ((C, P, R), responses.fit),
    "pledges": ((C, R), responses.pledges),
    "pledge": ((C, R, W), responses.first_step),
    "spotlit": ((P,), repeating.spotlit),
    "fact": ((P,), repeating.fact),
    "examples": ((P,), repeating.examples),
    "after": ((P, C), followup.record),
    "pulse": ((C, P, R), pulsing.record),
}
_OF_PARTS = (
    *("part", "count", "pages", "vote", "preparation", "hands", "ballots", "result", "insight"),
    *("rules", "fit", "pledges", "examples", "after"),
)

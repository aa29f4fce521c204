"""What the stage shows at a stop: one finished record.

`views.py` hands in the notes that may be shown; nothing here looks at any other.
"""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from facilitator.core.hosting import hinting
from facilitator.core.hosting.facts import facts
from facilitator.core.hosting.hall import a_page
from facilitator.core.ids import LONE, PartId
from facilitator.core.kinds import asked, pledge, rules, talk
from facilitator.core.kinds.notes import fitting
from facilitator.core.kinds.notes.written import Note
from facilitator.core.kinds.pulse import asking
from facilitator.core.kinds.pulse.counting import Moment, answered
from facilitator.core.moving.agenda import Stop, phase_of
from facilitator.core.program import Category, Fact, Lines, Part, Text
from facilitator.core.seeing import polling
from facilitator.core.seeing.columns import Column, columns
from facilitator.core.session import Session

SAMPLES = 2  # of a theme
THEMES = 7  # on a page, or rows of a result: so many can be grasped at a glance
LONE_VOICES = 60  # a few at a time; a wall has no more notes either


def stage(session: Session, stop: Stop, notes: Sequence[Note]) -> dict[str, Any]:
    """Return the record of the stage at ``stop``, without what overlays it.

    ``notes`` are those of the stop's part that may be shown, in their order.
    """
    part = session.program.part(stop.part)
    phase = phase_of(session.program, stop)
    record = _blank(session, stop, part)
    record["view"] = phase.stage
    record["hint"] = text(hinting.shown(session, stop))
    if part is not None:
        _about(record, session, part)
    match phase.stage:
        case "wall":
            _wall(record, session, part, notes)
        case "themes" if not grouped(session, stop, notes):
            record["view"] = "wall"  # nothing to look at together yet: the notes stay in sight
            _wall(record, session, part, notes)
        case "themes":
            _themes(record, session, stop, notes)
        case "vote":
            _vote(record, session, stop, notes)
        case "insight":
            record["insight"] = session.insights.get(stop.part) or None
            if session.fit_shown.get(stop.part):
                record["fit"] = fitting.counts(session, stop.part)
        case _:
            _between(record, session, stop, notes)
    return record


def _between(record: dict[str, Any], session: Session, stop: Stop, notes: Sequence[Note]) -> None:
    """Put into ``record`` what the views before, between and after the boards show."""
    match record["view"]:
        case "lobby":
            record["ask"] = text(waiting_question(session))
            record["rules"] = {"items": rule_texts(session), "at": 0, "agreed": 0}
        case "rules":
            record["rules"] = ground_rules(session, stop.part)
        case "checkin":
            record["notes"] = [shown(note) for note in notes]
        case "pair":
            part = session.program.part(stop.part)
            record["ask"] = text((part.pair or part.question) if part else None)
        case "talk":
            record["guest"] = _guest(session, stop)
        case "pledge" | "pulse":
            put = _pulse if record["view"] == "pulse" else _pledge
            put(record, session, stop)
        case "break":
            ends_at = session.visit.ends_at if session.visit.stop == stop.id else None
            record["resume_at"] = milliseconds(ends_at) if ends_at else None


def _guest(session: Session, stop: Stop) -> dict[str, Any] | None:
    part = session.program.part(stop.part)
    name, topic = talk.introduced(session, part) if part else (None, None)
    return {"name": text(name), "topic": text(topic)}


def waiting_question(session: Session) -> Text | None:
    """Return what those who came early can think about: what the check-in will ask."""
    part = asked.waiting(session)
    return part.activity if part else None


def plainly_waiting(session: Session) -> str:
    """Return the same in plain Japanese; "" where the program has none."""
    return plainly(asked.waiting(session), "activity")


def grouped(session: Session, stop: Stop, notes: Sequence[Note]) -> bool:
    """Return whether there is a theme, or a lone voice, to show at ``stop``."""
    return bool(session.themes_of(stop.part)) or any(note.theme == LONE for note in notes)


def overlay(session: Session, record: dict[str, Any], spotlight: Sequence[Note]) -> dict[str, Any]:
    """Return ``record`` with what the facilitator has put over it: dark, large notes, a fact."""
    held = session.visit.held
    record["page"] = None if held is None else min(held, record["pages"] - 1)
    record["fact"] = card(session)
    if spotlight:
        record["view"], record["spotlight"] = (
            "spotlight",
            [large(session, each) for each in spotlight],
        )
    if session.blank:
        record = _blank(session, session.stop, None) | {"view": "blank"}
    if session.shown_code is not None:
        until = session.shown_code.until
        record["code"] = {"until": milliseconds(until) if until else None}
    return record


def card(session: Session) -> dict[str, Any] | None:
    """Return the fact that lies over the stage, which one it is, and until when."""
    laid = session.visit.card
    if laid is None:
        return None
    told = fact(facts(session)[laid.at])
    return {"at": laid.at, "until": milliseconds(laid.until)} | told


def fact(each: Fact) -> dict[str, Any]:
    """Return a fact as it goes to a screen; without a source none can be shown."""
    return {"text": text(each), "source": text(each.source)}


def brief(note: Note) -> dict[str, Any]:
    """Return a note as it is read anywhere."""
    return {
        "id": note.id,
        "text": note.text,
        "category": note.category,
        "by": note.by,
        "late": note.late,
        "edited": note.edited,
    }


def shown(note: Note) -> dict[str, Any]:
    """Return a note as it stands where everybody reads it: for those that say the same, too."""
    return brief(note) | {"times": note.times}


def large(session: Session, note: Note, *, easily: bool = False) -> dict[str, Any]:
    """Return a note as it is shown large, with the category it names in its own question.

    It may be of an earlier question, whose categories nothing else on the screen tells.
    ``easily`` as for the rules.
    """
    part = session.program.part(note.part)
    found = [each for each in (part.categories if part else ()) if each.id == note.category]
    return shown(note) | {"look": category(found[0], easily=easily) if found else None}


def ground_rules(session: Session, part: PartId) -> dict[str, Any]:
    """Return the rules of the program, which of them is lit, and how many have read them."""
    return {
        "items": rule_texts(session),
        "at": rules.lit(session, part),
        "agreed": rules.agreed(session, part),
    }


def rule_texts(session: Session, *, easily: bool = False) -> list[dict[str, Any] | None]:
    """Return the ground rules as they go to a screen: the program's, and what was added.

    ``easily``: with their plain Japanese, for screens that can be asked for it.
    """
    plainly = session.program.ground_rules_easy_ja if easily else ()
    every = enumerate(rules.all_of(session))
    return [text(rule, plainly[n] if n < len(plainly) else "") for n, rule in every]


def text(words: Text | Lines | None, easy: str = "") -> dict[str, Any] | None:
    """Return words of a program as they go to a screen; ``easy`` is them in plain Japanese."""
    if words is None:
        return None
    if isinstance(words, Lines):
        return {"ja": list(words.ja), "en": list(words.en)}
    plainly = {"easy": easy} if easy else {}
    return {"ja": words.ja, "en": words.en} | plainly


def easy(part: Part) -> dict[str, Any] | None:
    """Return a part in plain Japanese, with readings in braces, where the program has it."""
    said = part.easy_ja
    if said is None:
        return None
    return {
        "question": said.question,
        "sub": list(said.sub),
        "activity": said.activity,
        "pair": said.pair,
    }


def plainly(part: Part | None, key: str) -> str:
    """Return what a part says under ``key`` in plain Japanese; "" where the program has it not."""
    return str(getattr(part.easy_ja, key)) if part and part.easy_ja else ""


def starters(part: Part, *, easily: bool = False) -> list[dict[str, Any] | None]:
    """Return the beginnings that a part lends, as they go to a screen; ``easily`` as above."""
    said = part.easy_ja.starters if easily and part.easy_ja else ()
    plainly = said or ("",) * len(part.starters)
    return [text(each, easy) for each, easy in zip(part.starters, plainly, strict=True)]


def category(each: Category, *, easily: bool = False) -> dict[str, Any]:
    """Return a category as it goes to a screen, without its hint; ``easily`` as for the rules."""
    label = text(each.label, each.easy_ja if easily else "")
    return {"id": each.id, "label": label, "color": each.color, "shape": each.shape}


def milliseconds(moment: datetime) -> int:
    """Return an aware moment as whole milliseconds since 1970."""
    return round(moment.timestamp() * 1000)


def _blank(session: Session, stop: Stop, part: Part | None) -> dict[str, Any]:
    return {
        "view": "blank",
        "part": part.id if part else None,
        "step": session.step_number(stop.part),
        "title": text(part.title) if part else text(session.program.title),
        "lines": None,
        "hint": None,
        "anonymous": False,
        "reviewing": False,
        "counts": None,
        "notes": [],
        "columns": [],
        "themes": [],
        "lone": [],
        "categories": [],
        **polling.BLANK,
        "insight": None,
        "spotlight": [],
        "page": None,
        "pages": 1,
        "a_page": a_page(session),
        "floor": session.hall.floor if session.hall else None,
        "code": None,
        "fact": None,
        "resume_at": None,
        "rules": None,
        "examples": [],
        "pledges": None,
        "fit": None,
        "ask": None,
        "guest": None,
        "pulse": None,
    }


def _about(record: dict[str, Any], session: Session, part: Part) -> None:
    tally = session.count(part.id)
    record["anonymous"] = part.names == "forced_anonymous"
    record["categories"] = [category(each) for each in part.categories]
    record["counts"] = {"people": tally.people, "notes": tally.notes}
    record["lines"] = text(
        part.lines or _unbroken(part.question or asked.as_asked(session, part).activity)
    )


def _unbroken(words: Text | None) -> Lines | None:
    return Lines((words.ja,), (words.en,)) if words else None


def _wall(
    record: dict[str, Any], session: Session, part: Part | None, notes: Sequence[Note]
) -> None:
    record["reviewing"] = part is not None and not notes and reviewing(session, part.id)
    if found := columns(part, notes):
        record["view"] = "columns"
        record["columns"] = [_column(each) for each in found]
        record["pages"] = max(len(each.turns) for each in found)
        return
    record["notes"] = [shown(note) for note in notes]
    record["a_page"] = a_page(session, notes)
    record["pages"] = max(1, -(-len(notes) // record["a_page"]))


def reviewing(session: Session, part: PartId) -> bool:
    """Return whether notes are there that are not to be shown yet."""
    return any(not each.hidden for each in session.notes_of(part) if not each.waiting)


def _column(column: Column) -> dict[str, Any]:
    each = column.category
    return {
        "category": each.id if each else None,
        "label": text(each.label) if each else None,
        "color": each.color if each else None,
        "shape": each.shape if each else None,
        "size": column.size,
        "turns": [[shown(note) for note in turn] for turn in column.turns],
    }


def _themes(record: dict[str, Any], session: Session, stop: Stop, notes: Sequence[Note]) -> None:
    members: dict[str, list[Note]] = {theme.id: [] for theme in session.themes_of(stop.part)}
    for note in notes:
        if note.theme in members:
            members[note.theme].append(note)
    # Counted is also what is not to be read here: on phones the theme is as large.
    there = [note for note in session.notes_of(stop.part) if note.showable]
    themes = [
        {
            "id": theme.id,
            "title": theme.title,
            "size": sum(note.times for note in there if note.theme == theme.id),
            "samples": [shown(note) for note in members[theme.id][:SAMPLES]],
        }
        for theme in session.themes_of(stop.part)
    ]
    themes.sort(key=lambda theme: -int(str(theme["size"])))
    record["themes"] = themes
    record["a_page"], record["pages"] = THEMES, max(1, -(-len(themes) // THEMES))
    _lone(record, notes)


def _pledge(record: dict[str, Any], session: Session, stop: Stop) -> None:
    """Put into ``record`` what the program asks and adds to it, who has decided, and examples."""
    part = session.program.part(stop.part)
    if part is not None:
        record["lines"] = record["lines"] or text(_unbroken(part.title))
        record["ask"] = text(next(iter(part.sub), None))
    decided, not_yet = pledge.decided(session, stop.part)
    record["pledges"] = {"decided": decided, "not_yet": not_yet}
    record["examples"] = [
        {"id": each.id, "text": each.what}
        for each in pledge.examples(session, stop.part)[: pledge.EXAMPLES]
    ]


def _pulse(record: dict[str, Any], session: Session, stop: Stop) -> None:
    """Put into ``record`` how many have answered; without questions it is words and a timer."""
    if not session.program.pulse:
        record["view"] = "plain"
        return
    moment: Moment = "after" if stop.phase == "pulse_takeaway" else "before"
    shown = moment == "before" and session.pulse_shown
    item = asking.opener(session) if shown else None
    record["pulse"] = {
        "items": len(asking.asked_of(session, moment)),
        "answered": answered(moment, session.pulses),
        "later": moment == "after",
        "came": {"text": text(item.text), "counts": list(session.pulse_counts or ())}
        if item
        else None,
    }


def _vote(record: dict[str, Any], session: Session, stop: Stop, notes: Sequence[Note]) -> None:
    here = session.visit.stop == stop.id
    record.update(polling.present(session, stop.part, notes, THEMES, here=here))
    if record["view"] == "vote" and not record["choices"]:
        record["reviewing"] = reviewing(session, stop.part)
    if record["view"] == "result":
        closed = session.votes[stop.part].closed_at
        record["since"] = milliseconds(closed) if closed else None
        _lone(record, notes)


def _lone(record: dict[str, Any], notes: Sequence[Note]) -> None:
    record["lone"] = [shown(note) for note in notes if note.theme == LONE][:LONE_VOICES]

"""The list of sessions, and a new session in three steps."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from secrets import token_hex
from types import MappingProxyType

from babel.dates import format_date
from flask import Blueprint, redirect, render_template, request
from flask_babel import gettext as _
from werkzeug.wrappers import Response as AnyResponse

from facilitator.core.program import LANGS, Program
from facilitator.core.seeing.staging import milliseconds
from facilitator.library.program_file import TITLE
from facilitator.storage.sessions import Listed
from facilitator.web import held
from facilitator.web.days import today
from facilitator.web.house import house
from facilitator.web.identity import require_owner
from facilitator.web.page import current_lang
from facilitator.web.preparation import guests_named, wrong_field
from facilitator.web.shelf_filters import choices
from facilitator.web.shelf_view import Facts, sections
from facilitator.web.shelved import deed
from facilitator.web.zones import ZONE, zone_of

blueprint = Blueprint("home", __name__)


@dataclass(frozen=True, slots=True)
class Wish:
    """What somebody filled in to get a new session."""

    program: str
    format: str
    lang: str
    title: str
    day: str
    zone: str
    time: str = ""
    place: str = ""
    venue: str = ""


@blueprint.get("/")
def home() -> str:
    """List the sessions, today's first; ``?kept`` asks for the copy that a browser keeps.

    ``?done`` says what was just done to one of them (`shelved.py`).
    """
    require_owner()
    return listed(kept="kept" in request.args, asked=request.args)


def listed(
    problem: str = "", *, kept: bool = False, asked: Mapping[str, str] = MappingProxyType({})
) -> str:
    """Return the list of sessions; ``problem`` is what could not be done with one."""
    now = datetime.now(UTC)
    sessions = house().sessions.list()
    found = sections(
        sessions,
        house().threads.read(house().store.standings.all),
        _facts(sessions),
        now,
        ZONE,
        _day,
    )
    read = milliseconds(now)
    return render_template(
        "home.html",
        sections=found,
        choices=choices(found),
        problem=problem,
        deed=deed(asked, found),
        read=read,
        kept=kept,
    )


def _facts(sessions: Sequence[Listed]) -> Facts:
    """Return what is done already; whether a stage was checked is asked of what runs anyway."""
    done = house().threads.read(house().store.jobs.done)
    linked = house().threads.read(house().store.links.given)
    running = {each.durable.id: each.durable for each in house().sessions.running()}
    checked = {
        each.id for each in sessions if each.id in running and running[each.id].stage_checked
    }
    told = house().threads.read(house().store.sessions.prepared)
    checked |= {session for session, events in told.items() if "StageChecked" in events}
    introduced = {
        each.id
        for each in sessions
        if "GuestIntroduced" in told.get(each.id, ()) and _guests_named(each)
    }
    moved = house().threads.read(house().store.sessions.moved)
    return Facts(done, linked, checked, introduced, moved)


def _guests_named(listed: Listed) -> bool:
    """Return whether guests of a session have a name: what was said may have been emptied again."""
    running = house().sessions.get(listed.code)
    return running is not None and guests_named(running.durable)


@blueprint.get("/new")
def new() -> str:
    """Ask for program (``program`` is chosen already), format, language, title, date and place."""
    require_owner()
    programs = house().programs()
    program = programs.get(request.args.get("program", "")) or next(iter(programs.values()))
    day = today(datetime.now(UTC), ZONE).isoformat()
    wish = Wish(program.id, str(program.formats[0]), current_lang(), "", day, "")
    return _form(wish, programs)


@blueprint.post("/new")
def create() -> str | AnyResponse:
    """Make the session and go on to preparing it; says what is missing otherwise."""
    owner = require_owner()
    asked = request.form
    wish = Wish(*(asked.get(name, "").strip() for name in Wish.__slots__))
    programs = house().programs()
    program = programs.get(wish.program)
    problem, wrong = _problem(wish, program)
    typed = held.read(asked)
    try:
        wanted = held.appointment(typed)
    except held.Unheld as unheld:
        problem, wrong = (problem, wrong) if problem else (str(unheld), wrong_field(typed))
    if problem or program is None:
        return _form(wish, programs, problem, wrong)
    running = house().sessions.create(
        program,
        int(wish.format),
        wish.title or program.title.of(wish.lang),
        wish.lang,
        zone_of(wish.zone),
        owner.id,
        rehearsal="rehearsal" in asked,
    )
    running.ask(owner, wanted, token_hex(8))
    return redirect(f"/sessions/{running.code}", 303)


def _form(wish: Wish, programs: Mapping[str, Program], problem: str = "", wrong: str = "") -> str:
    """Return the form; ``wrong`` is the name of the field that the problem is in."""
    shelf = list(programs.values())
    formats = sorted({minutes for each in shelf for minutes in each.formats})
    times = Counter(each.title.of(current_lang()) for each in shelf)
    return render_template(
        "new.html",
        programs=shelf,
        shared={title for title, n in times.items() if n > 1},
        formats=formats,
        wish=wish,
        problem=problem,
        wrong=wrong,
    )


def _problem(wish: Wish, program: Program | None) -> tuple[str, str]:
    """Return what is wrong, and the name of the field that it is in."""
    found = ("", "")
    if program is None:
        found = (_("Choose a program"), "program")
    elif wish.format not in map(str, program.formats):
        found = (_("This program is not made for that length. Choose another"), "format")
    elif wish.lang not in LANGS:
        found = (_("Choose a language"), "lang")
    elif len(wish.title) > TITLE:
        found = (_("The title is too long for the stage"), "title")
    return found


def _day(day: date) -> str:
    return format_date(day, "medium", locale=current_lang())

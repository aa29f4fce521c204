"""The preparation page of a session: how people join, what opens, what is printed, its data."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from babel.dates import format_date
from flask import Blueprint, Response, jsonify, make_response, redirect, render_template, request
from flask_babel import gettext as _
from werkzeug.wrappers import Response as AnyResponse

from facilitator.core.ids import SessionId
from facilitator.core.moving.agenda import talks
from facilitator.core.moving.lengthening import begun
from facilitator.core.refused import Refused
from facilitator.core.session import Session
from facilitator.core.words.text import tidy_line
from facilitator.qr import is_dense, qr_code
from facilitator.sheets.order import LANGUAGES, MOST, WIFI, Order, to_options
from facilitator.sheets.sheet import missing, prints
from facilitator.storage.jobs import Job
from facilitator.web.console import session_of
from facilitator.web.days import today
from facilitator.web.event import appointed
from facilitator.web.files import translated
from facilitator.web.held import Typed, Unheld, appointment, shown
from facilitator.web.house import house
from facilitator.web.identity import require_owner
from facilitator.web.learned import last_time
from facilitator.web.page import current_lang, words
from facilitator.web.shelf_view import Facts
from facilitator.web.texts import texts
from facilitator.web.todo import Todo, todo
from facilitator.web.way_back import way_back

if TYPE_CHECKING:
    from facilitator.live.running import RunningSession

blueprint = Blueprint("preparation", __name__)

KIND = "sheets"
FIRST = {"poster-a4": "1"}  # what the form offers before anybody has chosen
SOME_DAY = "2026-01-01"


@dataclass(frozen=True, slots=True)
class Wish:
    """The form of the print centre as filled in: copies by sheet, language, Wi-Fi line."""

    copies: Mapping[str, str]
    lang: str = "both"
    wifi: str = ""


@dataclass(frozen=True, slots=True)
class Printing:
    """A bundle that was asked for: where to ask after it, how far it is, what came of it."""

    job: str
    state: str
    progress: int
    message: str
    file: str


@dataclass(frozen=True, slots=True)
class TypedGuests:
    """What was typed of guests and could not be taken: every field, the ``wrong`` ones, and why."""

    fields: Mapping[str, str] = field(default_factory=dict)
    wrong: Collection[str] = ()
    problem: str = ""


class Unprintable(Exception):
    """What was filled in cannot be printed; the message says to a person why."""


@blueprint.get("/sessions/<code>")
def preparation(code: str) -> Response:
    """Show how a session is prepared; ``?print=`` names the bundle last asked for."""
    require_owner()
    running = session_of(code)
    wish = Wish(FIRST, "en" if running.durable.lang == "en" else "both")
    return make_response(_page(running, wish, printing=_printing(running.durable.id)))


@blueprint.get("/sessions/<code>/print")
def print_centre(code: str) -> AnyResponse:
    """Lead back to the form, for whoever comes by the address that it is sent to."""
    return way_back(f"/sessions/{code}#print")


@blueprint.post("/sessions/<code>/print")
def ask_for_sheets(code: str) -> AnyResponse | tuple[Response, int]:
    """Ask the worker for a bundle; says where to ask after it, or what is wrong with the wish."""
    require_owner()
    running = session_of(code)
    in_page = request.accept_mimetypes.best == "application/json"
    wish = Wish(
        {name: request.form.get(f"copies-{name}", "") for name in prints()},
        request.form.get("lang", "both"),
        request.form.get("wifi", ""),
    )
    try:
        order = _order(wish)
    except Unprintable as problem:
        if in_page:
            return jsonify(error=str(problem)), 400
        return make_response(_page(running, wish, str(problem))), 400
    options = to_options(order, house().address)
    job = house().threads.write(house().jobs.submit, KIND, running.durable.id, options)
    if in_page:
        return jsonify(job=f"/jobs/{job}")
    return redirect(f"/sessions/{code}?print={job}#print", 303)


def _order(wish: Wish) -> Order:
    """Return what a filled-in form asks for. Raises ``Unprintable``."""
    copies = {name: _number(typed) for name, typed in wish.copies.items()}
    if wish.lang not in LANGUAGES:
        raise Unprintable(_("Choose a language"))
    try:
        wifi = tidy_line(wish.wifi, characters=WIFI)
    except Refused:
        problem = _("Up to %(n)d characters fit on the line about the Wi-Fi", n=WIFI)
        raise Unprintable(problem) from None
    order = Order({name: n for name, n in copies.items() if n}, LANGUAGES[wish.lang], wifi)
    if not order.total:
        raise Unprintable(_("Say of at least one sheet how many you want"))
    if order.total > MOST:
        raise Unprintable(_("Up to %(n)d sheets can be printed at once", n=MOST))
    return order


def _number(typed: str) -> int:
    """Return a number of copies, as typed on any keyboard. Raises ``Unprintable``."""
    typed = typed.strip()
    if not typed:
        return 0
    if not typed.isdecimal() or len(typed) > 4:  # full-width digits are decimal, too
        raise Unprintable(_("How many must be a number"))
    return int(typed)


def with_problem(
    running: "RunningSession",
    *,
    day_problem: str = "",
    length_problem: str = "",
    held: Typed | None = None,
    held_problem: str = "",
    guests: TypedGuests | None = None,
) -> AnyResponse:
    """Return the page as it says what is wrong with a day, with the length or with a guest.

    ``held`` is what was typed of when and where the session is held.
    """
    page = _page(
        running,
        Wish(FIRST),
        day_problem=day_problem,
        length_problem=length_problem,
        held=held,
        held_problem=held_problem,
        guests=guests,
    )
    response = make_response(page)
    response.status_code = 400
    return response


def _page(
    running: "RunningSession",
    wish: Wish,
    problem: str = "",
    printing: Printing | None = None,
    day_problem: str = "",
    length_problem: str = "",
    held: Typed | None = None,
    held_problem: str = "",
    guests: TypedGuests | None = None,
) -> str:
    session, lang = running.durable, current_lang()
    held_so = appointed(running)
    join_link = f"{house().address}/j/{session.code}"
    return render_template(
        "preparation.html",
        page={"lang": lang, "words": words(lang, "preparation.js")},
        session=session,
        state=session.state,
        day=format_date(session.created.astimezone(ZoneInfo(session.zone)), "medium", locale=lang),
        join_link=join_link,
        address=f"{house().address.partition('://')[2]}/j",
        code_picture=qr_code(join_link.upper()),
        dense=is_dense(join_link.upper()),
        prints=prints().values(),
        missing=missing(running.durable.program),
        languages=LANGUAGES,
        wish=wish,
        problem=problem,
        printing=printing,
        day_problem=day_problem,
        length_problem=length_problem,
        begun=begun(session),
        todo=_todo(session),
        texts=texts(session, held_so, join_link, f"{house().address}/t/{session.code}"),
        talks=talks(session.program, session.format),
        guests=guests or TypedGuests(),
        appointed=held_so,
        held=held or shown(held_so),
        held_problem=held_problem,
        held_wrong=wrong_field(held) if held else "",
        held_over=_over(session),
        minutes=sum(stop.minutes for stop in session.agenda),
        saved=request.args.get("saved", ""),
        last_time=last_time(session.id),
    )


def wrong_field(typed: Typed) -> str:
    """Return the name of the first field that cannot stay as it is; "" where all can."""
    for name in Typed.__slots__:
        alone = Typed(**{"day": SOME_DAY, name: getattr(typed, name)})
        try:
            appointment(alone)
        except Unheld:
            return name
    return "day" if typed.time and not typed.day else ""


def _over(session: Session) -> bool:
    """Return whether the day that is said of a session is over: it may be so on purpose."""
    here = today(datetime.now(UTC), session.zone).isoformat()
    return session.appointed.day is not None and session.appointed.day < here


def guests_named(session: Session) -> bool:
    """Return whether anybody has said who gives a talk, or about what, and it still stands."""
    return any(guest.name or guest.topic for guest in session.guests.values())


def _todo(session: Session) -> tuple[Todo, ...]:
    """Return what is to be done before a session."""
    done = house().threads.read(house().store.jobs.done)
    linked = house().threads.read(house().store.links.given)
    checked = (session.id,) if session.stage_checked else ()
    introduced = (session.id,) if guests_named(session) else ()
    seen = Facts(done, linked, checked, introduced).seen(session.id)
    ticked = house().threads.read(house().store.standings.of, session.id).ticked
    return todo(seen, ticked, len(talks(session.program, session.format)))


def _printing(session: SessionId) -> Printing | None:
    """Return how far the bundle is that the address names, if it is one of this session."""
    named = request.args.get("print", "")
    job: Job | None = house().threads.read(house().store.jobs.get, named) if named else None
    if job is None or job.session != session or job.kind != KIND:
        return None
    file = f"/files/{job.file}" if job.file else ""
    return Printing(f"/jobs/{job.id}", job.state, job.progress, translated(job.message), file)

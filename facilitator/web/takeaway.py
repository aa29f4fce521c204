"""What a participant takes home: one page, to be read without scripts and to be printed."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

from babel.dates import format_skeleton
from flask import Blueprint, abort, make_response, redirect, render_template, request
from flask_babel import gettext as _
from markupsafe import Markup
from werkzeug.wrappers import Response

from facilitator.core.seeing.staging import milliseconds, text
from facilitator.core.session import Session
from facilitator.core.views import Audience
from facilitator.core.words.personal import PATTERNS
from facilitator.qr import qr_code
from facilitator.web import again, calendar, month
from facilitator.web.days import asked_after, today
from facilitator.web.evening_view import EveningView
from facilitator.web.house import house
from facilitator.web.identity import Participant, participant_of, reads_easily
from facilitator.web.join import digits, seat_of
from facilitator.web.page import current_lang, page_data
from facilitator.web.participant_page import Belongings, belongings, looks
from facilitator.web.phone_beside import pulse_view
from facilitator.web.phone_view import Item, Reader, items_of, view

if TYPE_CHECKING:
    from facilitator.live.running import RunningSession

blueprint = Blueprint("takeaway", __name__)

Record = dict[str, Any]

STEP, AGAIN = "first-step", "another-day"  # the day of the step, and when it is taken up again


@dataclass(frozen=True, slots=True)
class Saw:
    """The sentence of a step."""

    part: str
    title: Record
    text: str


@dataclass(frozen=True, slots=True)
class TakeawayView:
    """The finished page, beside what the phone shows of the same person.

    ``after``: it is time to ask what became of the first step; ``told`` is what was answered,
    ``today`` (ISO) the first day on which it can be taken up again. ``standing``: whether any of
    one's words stand in the report (`_standing`). ``helps``: where to talk to somebody, where the
    program asks what may hurt.
    """

    title: str
    day: str
    ended: bool
    related: tuple[Item, ...]
    saw: tuple[Saw, ...]
    after: bool
    today: str
    told: Record | None
    month: month.Month
    again: str
    again_code: Markup
    mail: str
    standing: str
    helps: tuple[Record, ...]


@blueprint.get("/t/<code>")
@blueprint.get("/T/<code>")
def takeaway(code: str) -> Response:
    """Show somebody what they take home; before the end it says that more is to come."""
    running, joined, seat = _asking(code)
    session, lang = running.durable, current_lang()
    snapshot, own = running.snapshot(Audience.PHONE), running.own(joined.person)
    put: Mapping[str, Record] = snapshot["put"]
    mine = belongings(running, joined.person, seat, put, own)
    parts = [note["part"] for note in [*own["notes"], *own["related"]]]
    categories = looks(session, parts)
    reader = Reader(joined.person.id, own["name"], seat, lang, reads_easily())
    now = milliseconds(datetime.now(UTC))
    phone = view(put, own, reader, categories, now)
    page = page_data("takeaway.js", running.code, joined.person, lang, snapshot, own, joined.place)
    rendered = render_template(
        "takeaway.html",
        page=page | {"categories": categories, "evening": mine.data, "personal": PATTERNS},
        evening=mine.view,
        mine=items_of(own["notes"], put["session"], categories),
        view=phone,
        asked=pulse_view(put, own, now, anywhere=True),
        takeaway=TakeawayView(
            title=session.title,
            day=_day(session, lang),
            ended=session.ended is not None,
            related=items_of(own["related"], put["session"], categories),
            saw=_saw(put),
            after=_asks_after(session, mine),
            today=today(datetime.now(UTC), session.zone).isoformat(),
            told=own["after"].get(mine.data["step_part"]),
            month=month.month(session, joined.person, mine.view),
            again=(link := again.link(running.code, joined)),
            again_code=qr_code(house().address + link),
            mail=_mail(session, house().address + link),
            standing=_standing(own),
            helps=tuple(said for item in session.program.pulse if (said := text(item.help))),
        ),
    )
    response = make_response(rendered)
    response.headers["Cache-Control"] = "no-store"
    return response


@blueprint.get("/t/<code>/first-step.ics", defaults={"which": STEP})
@blueprint.get("/t/<code>/another-day.ics", defaults={"which": AGAIN})
def first_step(code: str, which: str) -> Response:
    """Hand out one's first step, on its day or another, as a file for one's calendar."""
    return calendar.file(_step(code, which), f"{which}.ics")


@blueprint.get("/t/<code>/first-step/elsewhere", defaults={"which": STEP})
@blueprint.get("/t/<code>/another-day/elsewhere", defaults={"which": AGAIN})
def first_step_elsewhere(code: str, which: str) -> Response:
    """Lead on to where another calendar offers to add one's first step as it stands now."""
    response = redirect(calendar.elsewhere(_step(code, which)), 303)
    response.headers["Cache-Control"] = "no-store"
    return response


@blueprint.get("/t/<code>/one-month-note.ics")
def one_month_note(code: str) -> Response:
    """Hand out the one-month note as a file for one's calendar."""
    running, joined, seat = _asking(code)
    put, own = running.snapshot(Audience.PHONE)["put"], running.own(joined.person)
    mine = belongings(running, joined.person, seat, put, own)
    note = month.appointment(running.durable, joined.person, mine.view)
    return calendar.file(note, "one-month-note.ics")


def _standing(own: Record) -> str:
    """Return "in" when something of somebody's may stand in the report, "out" when nothing may.

    "" when they have said nothing that could.
    """
    steps = (step for step in own["pledges"].values() if step["what"])
    said = [each["in_report"] for each in (*own["notes"], *own["replies"], *steps)]
    return ("in" if any(said) else "out") if said else ""


def _mail(session: Session, link: str) -> str:
    """Return the address of a mail to oneself, still without a recipient, that holds one's link."""
    words = _("This link opens my takeaway as me. It is for me only, not to be passed on.")
    return again.mail(_("My takeaway: %(title)s", title=session.title), words, link)


def _asking(code: str) -> tuple["RunningSession", Participant, str]:
    code, seat = digits(code), seat_of(request.args)
    joined = participant_of(code, seat)
    if joined is None:
        abort(redirect(f"/j/{code}{f'?as={seat}' if seat else ''}", 303))
    running = house().sessions.get(code)
    if running is None:
        abort(404)
    return running, joined, seat


def _step(code: str, which: str) -> calendar.Appointment:
    """Return the asker's first step as an appointment; without such a day there is none (404).

    Taken up again on another day it is the same appointment, moved.
    """
    running, joined, seat = _asking(code)
    put, own = running.snapshot(Audience.PHONE)["put"], running.own(joined.person)
    mine = belongings(running, joined.person, seat, put, own)
    step, session, part = mine.view.step or {}, running.durable, mine.data["step_part"]
    day = (own["after"].get(part, {}) if which == AGAIN else step).get("when")
    if not day:
        abort(404)
    name = step.get("id") or joined.person.alias(part)[1:]
    return calendar.Appointment(
        uid=f"{name}-{session.id}@tsunagari",
        what=step.get("what") or _("My first step"),
        details=_details(session, mine.view, step),
        starts=calendar.moment(date.fromisoformat(day), mine.view.at, session.zone),
    )


def _asks_after(session: Session, mine: Belongings) -> bool:
    """Return whether it is time to ask what became of somebody's first step."""
    if month.due(session, mine.view):
        return True
    step = mine.view.step
    if step is None or not step["when"] or session.ended is None:
        return False
    ended = today(session.ended, session.zone)
    due = asked_after(date.fromisoformat(step["when"]), ended, session.program.followup_days)
    return today(datetime.now(UTC), session.zone) >= due


def _details(session: Session, mine: EveningView, step: Mapping[str, Any]) -> str:
    """Return what stands with a first step in a calendar, which is its maker's own."""
    owner, sign = step.get("owner"), step.get("sign_of_success")
    who = _("Who: {name}").format(name=owner) if owner else ""
    seen = _("Sign that it worked: {text}").format(text=sign) if sign else ""
    whom = _("With: %(name)s", name=mine.whom) if mine.whom else ""
    page = f"{house().address}/t/{session.code}"
    lines = (who, whom, step.get("if_then"), seen, session.title, page)
    return "\n".join(line for line in lines if line)


def _saw(put: Mapping[str, Record]) -> tuple[Saw, ...]:
    parts = put["session"]["parts"]
    found = ((part, put.get(f"insight/{part['id']}")) for part in parts)
    return tuple(
        Saw(part["id"], part["title"], insight["text"]) for part, insight in found if insight
    )


def _day(session: Session, lang: str) -> str:
    """Return the day of the session, where it was."""
    began = session.visits[0].since if len(session.visits) == 1 else session.visits[1].since
    local = began.astimezone(ZoneInfo(session.zone))
    return str(format_skeleton("yMMMd", local, locale=lang))

"""What is done to a session from the list: named otherwise, made again, put away, thrown away."""

from datetime import UTC, date, datetime
from secrets import token_hex

from babel.dates import format_date
from flask import Blueprint, abort, redirect, request
from flask_babel import gettext as _
from werkzeug.wrappers import Response as AnyResponse

from facilitator.core.hosting.appointing import Appoint
from facilitator.core.hosting.titling import LONGEST, Retitle
from facilitator.storage.sessions import Listed
from facilitator.web.console import session_of
from facilitator.web.home import listed
from facilitator.web.house import house
from facilitator.web.identity import require_owner
from facilitator.web.learned import hand_on
from facilitator.web.shelved import Done, address
from facilitator.web.way_back import way_back

blueprint = Blueprint("shelving", __name__)


@blueprint.get("/sessions/<code>/rename")
@blueprint.get("/sessions/<code>/delete")
def to_list(code: str) -> AnyResponse:
    """Lead back to the list, for whoever comes by an address that its forms are sent to."""
    return way_back("/")


@blueprint.post("/sessions/<code>/rename")
def rename(code: str) -> AnyResponse | tuple[str, int]:
    """Call a session otherwise, on every screen at once."""
    owner = require_owner()
    running = session_of(code)
    title, was = request.form.get("title", ""), running.durable.title
    if running.ask(owner, Retitle(title), token_hex(8)) is not None:
        problem = _("A title has between 1 and %(n)d characters", n=LONGEST)
        return listed(problem), 400
    said = running.durable
    house().threads.write(house().store.sessions.rename, said.id, said.title)
    if said.title == was:
        return redirect("/", 303)
    return redirect(address(Done.RENAMED, code, was=was, title=said.title), 303)


@blueprint.post("/sessions/<code>/duplicate")
def duplicate(code: str) -> AnyResponse:
    """Make another session of the same program, length and place, on a day yet to be said.

    What the owner noted down about this one is said there while it is prepared.
    """
    owner = require_owner()
    session = session_of(code).durable
    said = _listed(code).appointed
    made = house().sessions.create(
        session.program,
        session.format,
        without_day(session.title, said.day, session.lang),
        session.lang,
        session.zone,
        owner.id,
        session.rehearsal,
    )
    made.ask(owner, Appoint(place=said.place, venue=said.venue), token_hex(8))
    hand_on(session.id, made.durable.id)
    return redirect(f"/sessions/{made.code}", 303)


@blueprint.post("/sessions/<code>/archive")
def archive(code: str) -> AnyResponse:
    """Put a session away, or back into the list (``back``)."""
    require_owner()
    at = None if "back" in request.form else datetime.now(UTC)
    house().threads.write(house().store.standings.archive, session_of(code).durable.id, at)
    return redirect(address(Done.BACK if at is None else Done.ARCHIVED, code), 303)


@blueprint.post("/sessions/<code>/delete")
def delete(code: str) -> AnyResponse | tuple[str, int]:
    """Throw a session away for thirty days, if its code was typed to say that this is meant."""
    require_owner()
    running = session_of(code)
    typed = "".join(each for each in request.form.get("code", "") if each.isdecimal())
    if not typed or int(typed) != int(code):
        return listed(_("Type the six digits of the session to delete it")), 400
    there = house().crowds.drop(code)
    if there is not None:
        house().threads.read(there.stop)
    house().sessions.bin(running.durable.id, datetime.now(UTC))
    return redirect(address(Done.BINNED, code), 303)


@blueprint.post("/sessions/<code>/restore")
def restore(code: str) -> AnyResponse:
    """Take a session out of the bin again, as it was."""
    require_owner()
    house().sessions.bin(_listed(code).id, None)
    return redirect(address(Done.RESTORED, code), 303)


def without_day(title: str, day: str | None, lang: str) -> str:
    """Return a title without the day after it, which titles had before days had their own place."""
    if day is None:
        return title
    spoken = format_date(date.fromisoformat(day), "M/d" if lang == "ja" else "d MMM", locale=lang)
    return title.removesuffix(f" {spoken}")


def _listed(code: str) -> Listed:
    found: Listed | None = house().threads.read(house().store.sessions.find, code)
    if found is None:
        abort(404)
    return found

"""The page of those who help to run a session: the online host, the scribe, the observer."""

from typing import TYPE_CHECKING

from flask import render_template

from facilitator.core.people import Person, Role
from facilitator.core.views import Audience
from facilitator.qr import qr_code
from facilitator.web.console_words import tables
from facilitator.web.house import house
from facilitator.web.page import current_lang, page_data

if TYPE_CHECKING:
    from facilitator.live.running import RunningSession

SEES = {
    Role.HOST: Audience.HOST,
    Role.SCRIBE: Audience.SCRIBE,
    Role.OBSERVER: Audience.OBSERVER,
}


def desk(running: "RunningSession", person: Person) -> str:
    """Return the page that fits the role of ``person``, with nothing on it that they lack."""
    code = running.code
    snapshot = running.snapshot(SEES[person.role])
    words = tables()
    join_link = f"{house().address}/j/{code}"
    more = {"tables": words, "me": person.id}
    return render_template(
        "desk.html",
        page=page_data("desk.js", code, person, current_lang(), snapshot) | more,
        role=person.role.value,
        session=snapshot["put"]["session"],
        tables=words,
        join_link=join_link,
        address=f"{house().address.partition('://')[2]}/j",
        code_picture=qr_code(join_link.upper()),
        takeaway_picture=qr_code(f"{house().address}/t/{code}".upper()),
        zone=running.durable.zone,
    )

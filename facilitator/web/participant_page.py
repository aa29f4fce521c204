"""What the pages of one participant, the phone and the takeaway, have in common."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from facilitator.core.kinds.checkin import answered_at_the_doors
from facilitator.core.people import Person
from facilitator.core.seeing.staging import category, plainly_waiting, text, waiting_question
from facilitator.core.session import Session
from facilitator.web import private
from facilitator.web.days import today
from facilitator.web.evening_view import (
    AT,
    WHOM,
    EveningView,
    evening_view,
    first_step_part,
    form_of,
    last_question_before,
)
from facilitator.web.event import Coming, coming
from facilitator.web.page import current_lang

if TYPE_CHECKING:
    from facilitator.live.running import RunningSession

Record = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Belongings:
    """What belongs to a participant beside their notes: for the template, and for the scripts.

    ``coming`` is of a session whose day is known, until its doors open.
    """

    view: EveningView
    data: Mapping[str, Any]
    coming: Coming | None


def belongings(
    running: "RunningSession", person: Person, seat: str, put: Mapping[str, Record], own: Record
) -> Belongings:
    """Return what belongs to ``person``, who sits in this browser under the label ``seat``."""
    session = running.durable
    part = first_step_part(session.program)
    waiting = text(waiting_question(session), plainly_waiting(session))
    arrives = answered_at_the_doors(session.program)
    kept = private.kept(session, person)
    day = today(datetime.now(UTC), session.zone)
    label = f"?as={seat}" if seat else ""
    data = {
        "zone": session.zone,
        "arrives": arrives,
        "step_part": part,
        "step_from": last_question_before(session.program, part),
        "whom": kept.get(f"{part}/{WHOM}", ""),
        "at": kept.get(f"{part}/{AT}", ""),
        "private": f"/p/{session.code}/private{label}",
        "phone": f"/p/{session.code}{label}",
        "takeaway": f"/t/{session.code}{label}",
    }
    form = form_of(session.program, part)
    view = evening_view(put, own, current_lang(), day, part, kept, waiting, arrives, form)
    return Belongings(view, data, coming(session, seat))


def looks(session: Session, parts: Sequence[str]) -> dict[str, list[Record]]:
    """Return the categories of ``parts``: notes of a step outlive it on their author's pages."""
    return {
        part.id: [category(each, easily=True) for each in part.categories]
        for part in session.program.parts
        if part.id in parts
    }

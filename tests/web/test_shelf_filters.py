"""What the list of sessions can be narrowed down by."""

import re
from datetime import UTC, date, datetime

from facilitator.core.hosting.hosted import Appointment
from facilitator.core.ids import SessionId
from facilitator.core.program import Text
from facilitator.storage.sessions import Listed
from facilitator.web.shelf_filters import HANDFUL, Choices, choices
from facilitator.web.shelf_view import Facts, sections
from tests.serving import new_session

NOW = datetime(2026, 1, 15, 7, 20, tzinfo=UTC)
FIVE, RETRO = Text("五つの問い", "Five questions"), Text("ふりかえり", "Retrospective")


def listed(name: str, day: str | None, program: Text = FIVE, **more: object) -> Listed:
    about = {"state": "preparing", "created_at": NOW, "zone": "Asia/Tokyo"} | more
    return Listed(
        id=SessionId(name),
        code=name,
        title=name,
        program=program,
        rehearsal=False,
        head=1,
        appointed=Appointment(day),
        **about,
    )


def of(*sessions: Listed) -> Choices | None:
    return choices(sections(sessions, {}, Facts({}), NOW, "Asia/Tokyo", str))


def test_what_occurs_in_the_list_is_offered_and_nothing_else():
    there = [listed(f"five {n}", "2024-05-31") for n in range(HANDFUL)]
    retro = listed("retro", "2026-03-01", RETRO)
    over = listed("over", "2025-12-31", state="ended")

    assert of(retro, *there, over) == Choices(
        ("preparing", "writing"), (FIVE, RETRO), (2026, 2025, 2024)
    )


def test_a_handful_of_sessions_needs_no_filters():
    few = [listed(str(n), "2024-05-31") for n in range(HANDFUL)]

    assert of() is None
    assert of(*few) is None
    assert of(*few, listed("one more", "2024-05-31")) is not None


def test_a_session_without_a_day_has_that_of_its_making_where_it_is():
    night = datetime(2025, 12, 31, 15, 30, tzinfo=UTC)  # new year's morning in Tokyo
    here = listed("here", None, created_at=night)
    there = listed("there", None, created_at=night, zone="America/Lima")

    [preparing] = sections([here, there], {}, Facts({}), NOW, "Asia/Tokyo", str)

    days = [(card.on, card.day) for card in preparing.cards]
    assert days == [(date(2026, 1, 1), "2026-01-01"), (date(2025, 12, 31), "2025-12-31")]


def test_filters_wait_for_scripts_and_a_program_that_is_alone_is_no_choice(fay):
    for _ in range(HANDFUL):
        new_session(fay)
    assert 'id="filters"' not in fay.get("/").text
    new_session(fay)

    page = fay.get("/?lang=en").text

    assert re.search(r'<div[^>]* id="filters"[^>]* hidden>', page)
    assert re.search(r'<button[^>]* id="narrow"[^>]* hidden>', page)
    assert 'name="date"' in page and 'name="program"' not in page
    new_session(fay, program="team-retro")
    assert re.search(r'<option value="[^"]+">Five Questions', fay.get("/").text)
    assert 'id="filters"' in fay.get("/?kept=1").text

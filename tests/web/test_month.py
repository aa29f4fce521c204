"""The one-month note: wanted or not, seen by nobody else, kept in one's own calendar."""

import json
import re
import sqlite3
from contextlib import closing
from datetime import UTC, datetime, timedelta

import pytest
from icalendar import Calendar

from tests.serving import Browser, Screen, new_session, page_of

HEADERS = {"Content-Type": "application/json"}
ASKS = re.compile('data-part="after"[^>]*"after-title">')  # and is not hidden
STEP = {
    "part": "pledge",
    "what": "昔の上司を昼に誘う",
    "when": "2030-01-22",
    "if_then": "",
    "example": False,
    "in_report": True,
}


@pytest.fixture
def code(fay):
    return new_session(fay)


@pytest.fixture
def console(server, fay, code):
    return Screen(server, fay.page(f"/console/{code}"))


@pytest.fixture
def ann(server, code):
    browser = Browser(server)
    browser.post(f"/j/{code}", name="アン", place="venue")
    return browser


def want(ann: Browser, code: str, ask: object, part: str = "pledge"):
    address = f"{ann.server.url}/p/{code}/private"
    return ann.http.put(address, json.dumps({"part": part, "ask": ask}), headers=HEADERS)


def go(console: Screen, stop: str) -> None:
    here = console.until(lambda s: s.records.get("session"))["stop"]["id"]
    assert console.act("Move", to=stop, expect=here)["ok"]
    console.until(lambda s: s.records["session"]["stop"]["id"] == stop)


def ended_long_ago(server, code: str, days: int) -> None:
    """Let the evening have ended so many days ago."""
    server.stop()
    ago = (datetime.now(UTC) - timedelta(days=days)).isoformat(timespec="microseconds")
    with closing(sqlite3.connect(server.folder / "tsunagari.db")) as database:
        session = "(SELECT id FROM session WHERE code = ?)"
        database.execute(f"UPDATE entry SET at = ? WHERE session = {session}", (ago, code))
        database.commit()
    server.restart()


def test_nobody_is_asked_who_has_not_said_so(ann, code):
    page = ann.get(f"/t/{code}?lang=en").text

    assert "A note one month later" in page
    assert 'data-act="month">' in page  # not ticked
    assert "send no mail" in page


def test_the_choice_is_kept_and_can_be_taken_back(ann, code):
    assert want(ann, code, True).ok
    assert 'data-act="month" checked>' in ann.get(f"/t/{code}").text

    assert want(ann, code, False).ok
    assert 'data-act="month">' in ann.get(f"/t/{code}").text


@pytest.mark.parametrize(("ask", "part"), [("yes", "pledge"), (None, "pledge"), (True, "meaning")])
def test_anything_else_is_refused(ann, code, ask, part):
    assert want(ann, code, ask, part).status_code == 400


def test_nobody_else_learns_who_wants_it_and_the_log_says_nothing(server, ann, code):
    def entries() -> list[tuple[str]]:
        with closing(sqlite3.connect(server.folder / "tsunagari.db")) as database:
            return database.execute("SELECT body FROM entry ORDER BY seq").fetchall()

    before = entries()
    want(ann, code, True)
    ben = Browser(server)
    ben.post(f"/j/{code}", name="", place="venue")

    assert entries() == before
    assert 'data-act="month">' in ben.get(f"/t/{code}").text


def test_with_whom_one_takes_a_step_is_another_matter(ann, code):
    want(ann, code, True)
    kept = json.dumps({"part": "pledge", "whom": "母", "at": "08:00"})
    ann.http.put(f"{ann.server.url}/p/{code}/private", kept, headers=HEADERS)

    assert 'data-act="month" checked>' in ann.get(f"/t/{code}").text


@pytest.mark.parametrize(("lang", "says"), [("ja", "その後、どうですか"), ("en", "How did it go?")])
def test_the_calendar_asks_in_ones_own_words_and_leads_back(server, console, ann, code, lang, says):
    go(console, "pledge/pledge")
    screen = Screen(server, page_of(ann.get(f"/p/{code}").text))
    assert screen.act("MakeFirstStep", **STEP)["ok"]
    go(console, "ended")

    answer = ann.get(f"/t/{code}/one-month-note.ics?lang={lang}")
    [event] = Calendar.from_ical(answer.content).walk("VEVENT")

    assert answer.headers["Content-Type"].startswith("text/calendar")
    assert says in event["SUMMARY"]
    assert "昔の上司を昼に誘う" in event["DESCRIPTION"]
    assert f"/t/{code}" in event["DESCRIPTION"]
    days = event["DTSTART"].dt.date() - datetime.now(UTC).date()
    assert days in (timedelta(days=29), timedelta(days=30), timedelta(days=31))


def test_a_stranger_gets_no_file(stranger, code):
    assert stranger.get(f"/t/{code}/one-month-note.ics").url.endswith(f"/j/{code}")


def test_on_its_day_who_wants_it_is_asked_even_without_a_dated_step(server, console, ann, code):
    go(console, "ended")
    ben = Browser(server)
    ben.post(f"/j/{code}", name="", place="venue")
    want(ann, code, True)
    assert ASKS.search(ann.get(f"/t/{code}").text) is None

    ended_long_ago(server, code, 31)

    assert ASKS.search(ann.get(f"/t/{code}").text)


def test_who_was_quicker_is_still_asked_on_its_day(server, console, ann, code):
    go(console, "pledge/pledge")
    screen = Screen(server, page_of(ann.get(f"/p/{code}").text))
    assert screen.act("MakeFirstStep", **STEP)["ok"]
    go(console, "ended")
    assert ASKS.search(ann.get(f"/t/{code}").text) is None
    assert screen.act("TellHow", part="pledge", how="partly", when=None)["ok"]
    want(ann, code, True)

    page = ann.get(f"/t/{code}").text
    assert 'data-act="month" checked>' in page and 'data-part="did"' in page

    ended_long_ago(server, code, 31)

    page = ann.get(f"/t/{code}").text
    assert ASKS.search(page)
    assert 'data-act="month"' not in page and 'data-part="did"' not in page


def test_it_is_another_entry_for_everybody(server, ann, code):
    ben = Browser(server)
    ben.post(f"/j/{code}", name="", place="venue")

    def uid(who: Browser) -> str:
        answer = who.get(f"/t/{code}/one-month-note.ics")
        return str(Calendar.from_ical(answer.content).walk("VEVENT")[0]["UID"])

    assert uid(ann) == uid(ann) != uid(ben)


def test_who_is_asked_is_not_offered_to_be_asked(server, console, ann, code):
    go(console, "ended")
    want(ann, code, True)
    assert 'data-part="month"' in ann.get(f"/t/{code}").text

    ended_long_ago(server, code, 31)

    assert 'data-part="month"' not in ann.get(f"/t/{code}").text

"""The session in a calendar, read back by what reads calendars, and how one comes by the file."""

import re
from datetime import UTC, date, datetime, timedelta
from urllib.parse import parse_qs, urlsplit
from zoneinfo import ZoneInfo

import pytest
from icalendar import Calendar
from icalendar import Event as Entry

from tests.serving import PATIENCE, Browser, Screen, Server, new_session

MEETING = "https://meet.example/j/123?pwd=a,b;c"
HELD = {"day": "2099-12-15", "time": "18:30", "place": "both", "venue": "港の会場, 2F; 奥"}


@pytest.fixture
def code(fay):
    return new_session(fay, format=90)


@pytest.fixture
def ann(server, code):
    browser = Browser(server)
    browser.post(f"/j/{code}", name="アン", place="venue")
    return browser


def appoint(fay: Browser, code: str, **said: str) -> None:
    assert fay.post(f"/sessions/{code}/appointment", **said).ok


def read(browser: Browser, path: str) -> Entry:
    answer = browser.get(path)
    assert answer.headers["Content-Type"].startswith("text/calendar")
    assert max(len(line) for line in answer.content.split(b"\r\n")) <= 75
    [event] = Calendar.from_ical(answer.content).walk("VEVENT")
    return event


@pytest.mark.parametrize(
    ("lang", "online", "join"),
    [("ja", "オンライン会議", "参加ページ"), ("en", "Online meeting", "To join")],
)
def test_it_is_the_whole_session_for_whoever_is_invited(server, fay, code, lang, online, join):
    appoint(fay, code, **HELD, meeting=MEETING)

    event = read(fay, f"/sessions/{code}/session.{lang}.ics")

    assert event["SUMMARY"] == "港の夜 Harbour"
    assert event.decoded("DTSTART") == datetime(2099, 12, 15, 9, 30, tzinfo=UTC)
    assert event.decoded("DTEND") - event.decoded("DTSTART") == timedelta(minutes=90)
    assert event["LOCATION"].startswith("港の会場, 2F; 奥")
    assert event["URL"] == f"{server.url}/j/{code}"
    about = event["DESCRIPTION"]
    assert MEETING in about and online in about
    assert f"{server.url}/j/{code}" in about and join in about
    assert not event.walk("VALARM")


def test_a_file_fetched_later_replaces_the_one_before(fay, code):
    appoint(fay, code, **HELD)
    path, files = f"/sessions/{code}/session.ja.ics", []
    files.append(read(fay, path))
    appoint(fay, code, **HELD | {"day": "2099-12-16"})
    files.append(read(fay, path))
    appoint(fay, code, **HELD | {"day": "2099-12-16", "venue": "公民館"})
    files.append(read(fay, path))
    fay.post(f"/sessions/{code}/length", format="120")
    files.append(read(fay, path))
    appoint(fay, code, **HELD | {"day": "2099-12-16", "venue": "公民館"})  # says the same again
    again = read(fay, path)

    assert len({str(each["UID"]) for each in files}) == 1
    numbers = [int(each["SEQUENCE"]) for each in files]
    assert numbers == sorted(set(numbers))
    assert again["SEQUENCE"] == files[-1]["SEQUENCE"]
    assert again.decoded("DTEND") - again.decoded("DTSTART") == timedelta(minutes=120)


def test_two_sessions_are_two_entries(fay, code):
    other = new_session(fay)
    for each in (code, other):
        appoint(fay, each, **HELD)

    uids = {str(read(fay, f"/sessions/{each}/session.en.ics")["UID"]) for each in (code, other)}
    assert len(uids) == 2


def leads_to(ann: Browser, code: str) -> dict[str, list[str]]:
    """Return what the form of another calendar is filled with."""
    way = f"{ann.server.url}/p/{code}/session/elsewhere"
    answer = ann.http.get(way, allow_redirects=False, timeout=PATIENCE)
    assert answer.status_code == 303
    return parse_qs(urlsplit(answer.headers["Location"]).query)


def test_without_an_hour_it_is_all_day(fay, ann, code):
    appoint(fay, code, day="2099-12-15")

    event = read(fay, f"/sessions/{code}/session.en.ics")

    assert event.decoded("DTSTART") == date(2099, 12, 15)
    assert event.decoded("DTEND") == date(2099, 12, 16)
    assert "LOCATION" not in event
    assert leads_to(ann, code)["dates"] == ["20991215/20991216"]
    assert "entry for the whole day" in fay.get(f"/sessions/{code}?lang=en").text


def test_without_a_day_there_is_no_file_and_the_page_says_how_to_get_one(fay, ann, code):
    appoint(fay, code)
    page = fay.get(f"/sessions/{code}?lang=en").text

    assert ".ics" not in re.sub(r"<textarea.*?</textarea>", "", page, flags=re.DOTALL)
    assert "it needs the day" in page and 'href="#held"' in page
    assert ".ics" not in ann.get(f"/p/{code}").text
    assert fay.get(f"/sessions/{code}/session.ja.ics").status_code == 404
    assert ann.get(f"/p/{code}/session.ics").status_code == 404


def test_with_one_the_invitation_offers_it_in_its_own_language(fay, code):
    appoint(fay, code, **HELD)
    page = fay.get(f"/sessions/{code}").text

    for lang in ("ja", "en"):
        assert f'href="/sessions/{code}/session.{lang}.ics"' in page
    assert fay.get(f"/sessions/{code}/session.fr.ics").status_code == 404


@pytest.mark.parametrize(
    ("lang", "add", "says"),
    [
        ("ja", "カレンダーに入れる", "12月15日 18:30にはじまります"),
        ("en", "Add to my calendar", "It begins on December 15, 18:30"),
    ],
)
def test_whoever_has_a_seat_before_the_doors_finds_it_on_the_waiting_page(
    fay, ann, code, lang, add, says
):
    appoint(fay, code, **HELD, meeting=MEETING)

    page = ann.get(f"/p/{code}?lang={lang}").text

    assert add in page and says in page
    assert f'href="/p/{code}/session.ics"' in page
    mine, sent = read(ann, f"/p/{code}/session.ics"), read(fay, f"/sessions/{code}/session.ja.ics")
    assert mine["UID"] == sent["UID"] and MEETING in mine["DESCRIPTION"]
    assert f'href="/p/{code}/session/elsewhere"' in page
    filled = leads_to(ann, code)
    assert filled["dates"] == ["20991215T093000Z/20991215T110000Z"]
    assert filled["location"][0].startswith("港の会場")


def test_another_seat_in_the_same_browser_has_its_own_link(fay, ann, code):
    appoint(fay, code, **HELD)
    ann.post(f"/j/{code}?as=ben", name="", place="online")

    assert f'href="/p/{code}/session.ics?as=ben"' in ann.get(f"/p/{code}?as=ben").text
    assert read(ann, f"/p/{code}/session.ics?as=ben")


@pytest.mark.parametrize(("minutes", "offered"), [(180, True), (20, False)])
def test_from_the_doors_on_it_begins_shortly_and_is_offered_no_more(
    fay, ann, code, minutes, offered
):
    start = datetime.now(ZoneInfo("Asia/Tokyo")) + timedelta(minutes=minutes)
    appoint(fay, code, day=f"{start:%F}", time=f"{start:%H:%M}")
    page = ann.get(f"/p/{code}?lang=en").text

    assert ("It begins on" in page, "session.ics" in page) == (offered, offered)


def test_on_the_day_of_which_nobody_said_the_hour_it_begins_shortly(fay, ann, code):
    appoint(fay, code, day=f"{datetime.now(ZoneInfo('Asia/Tokyo')):%F}")
    page = ann.get(f"/p/{code}?lang=en").text

    assert "It begins on" not in page
    assert "session.ics" in page


def test_a_day_that_is_over_is_put_into_no_calendar(fay, ann, code):
    appoint(fay, code, **HELD | {"day": "2020-12-15"})
    page = ann.get(f"/p/{code}?lang=en").text

    assert "session.ics" not in page and "It begins on" not in page


def test_once_it_has_begun_nobody_is_told_when_it_begins(server, fay, ann, code):
    appoint(fay, code, **HELD)
    console = Screen(server, fay.page(f"/console/{code}"))
    assert console.act("Move", to="welcome/welcome", expect="lobby")["ok"]
    console.until(lambda s: s.records["session"]["stop"]["id"] == "welcome/welcome")

    page = ann.get(f"/p/{code}?lang=en").text

    assert "session.ics" not in page and "It begins on" not in page


def test_a_stranger_gets_no_file(stranger, fay, code):
    appoint(fay, code, **HELD)

    assert stranger.get(f"/p/{code}/session.ics").url.endswith(f"/j/{code}")
    assert stranger.get(f"/sessions/{code}/session.ja.ics").url.endswith("/enter")


def test_the_link_of_the_meeting_is_for_those_who_have_a_seat(
    server: Server, fay, stranger, ann, code
):
    appoint(fay, code, **HELD, meeting=MEETING)
    stage, phone = (Screen(server, fay.page(f"/stage/{code}")), ann.get(f"/p/{code}").text)

    assert "meet.example" not in stranger.get(f"/j/{code}").text
    assert "meet.example" not in fay.get(f"/stage/{code}").text
    stage.until(lambda s: s.records["session"]["appointed"]["day"] == HELD["day"])
    assert "meet.example" not in repr([stage.heard, stage.records])
    assert "meet.example" not in phone
    assert MEETING in leads_to(ann, code)["details"][0]
    board = Screen(server, fay.page(f"/console/{code}"))
    assert board.act("Move", to="ended", expect="lobby")["ok"]
    for way in ("session.ics", "session/elsewhere"):  # a room that stands open all year, perhaps
        assert ann.get(f"/p/{code}/{way}").status_code == 404


@pytest.mark.parametrize("wrong", ["meet.example/1", "javascript:alert(1)", "https://a b"])
def test_what_is_no_link_comes_back_with_the_reason(fay, code, wrong):
    answer = fay.post(f"/sessions/{code}/appointment?lang=en", **HELD, meeting=wrong)

    assert answer.status_code == 400
    assert "That is no link" in answer.text
    assert re.findall(r'name="(\w+)"[^>]* aria-invalid="true"', answer.text) == ["meeting"]
    assert f'value="{wrong}"' in answer.text


def test_a_copy_of_a_session_has_no_meeting_yet(fay, code):
    appoint(fay, code, **HELD, meeting=MEETING)

    copy = fay.post(f"/sessions/{code}/duplicate").text

    assert "meet.example" not in copy and "港の会場" in copy

"""What somebody takes home: to be read without scripts, by them alone."""

import re
from datetime import UTC, datetime
from html import unescape
from urllib.parse import parse_qs, urlsplit

import pytest
from icalendar import Calendar

from tests.serving import PATIENCE, Browser, Screen, new_session, page_of

STEP = {
    "part": "pledge",
    "what": "昔の上司を昼に誘う",
    "when": "2032-01-22",
    "if_then": "断られたら、別の日",
}
CHOICES = {"example": False, "in_report": True}
LINK = re.compile(r'href="(/p/\d{6}/again#[^"]+)"')


class Somebody:
    """A participant: their browser without scripts, and their socket."""

    def __init__(self, server, code, name=""):
        self.browser = Browser(server)
        answer = self.browser.post(f"/j/{code}", name=name, place="venue")
        self.screen = Screen(server, page_of(answer.text))
        self.code = code

    def act(self, type, **fields):
        answer = self.screen.act(type, **fields)
        assert answer["ok"], answer

    def note(self, part, text):
        fields = {"category": None, "named": False, "in_report": True}
        self.act("AddNote", part=part, text=text, **fields)
        self.screen.until(lambda s: any(note["text"] == text for note in s.own["notes"]))

    def takeaway(self):
        answer = self.browser.get(f"/t/{self.code}?lang=en")
        assert answer.ok, answer.status_code
        return answer.text


@pytest.fixture
def code(fay):
    return new_session(fay)


@pytest.fixture
def console(server, fay, code):
    return Screen(server, fay.page(f"/console/{code}"))


@pytest.fixture
def ann(server, code):
    return Somebody(server, code, "アン")


@pytest.fixture
def ben(server, code):
    return Somebody(server, code)


def go(console, stop):
    session = console.until(lambda s: s.records.get("session"))
    assert console.act("Move", to=stop, expect=session["stop"]["id"])["ok"]
    console.until(lambda s: s.records["session"]["stop"]["id"] == stop)


def test_everything_of_ones_own_stands_there_without_scripts(console, ann, ben):
    go(console, "meaning/write")
    ann.note("meaning", "mine, about tea")
    ben.note("meaning", "Ben’s, about rain")
    go(console, "meaning/reveal")
    (theirs,) = (note["id"] for note in ben.screen.own["notes"])
    ann.act("Relate", note=theirs, on=True)
    console.act("WriteInsight", part="meaning", text="It took the shape of an answer.")
    go(console, "pledge/pledge")
    ann.act("MakeFirstStep", **STEP, **CHOICES)
    go(console, "ended")

    page = ann.takeaway()
    body = page.split("<template")[0]

    for words in (
        *("昔の上司を昼に誘う", "Thu, Jan 22", "断られたら、別の日"),
        *("mine, about tea", "Ben’s, about rain", "It took the shape of an answer."),
    ):
        assert words in unescape(body)
    assert "http://" not in re.sub(r"<svg.*?</svg>", "", body, flags=re.S)


def test_nobody_else_reads_it(ann, ben, stranger, console, code):
    go(console, "meaning/write")
    ann.note("meaning", "mine, about tea")

    assert "mine, about tea" not in ben.takeaway()
    assert stranger.get(f"/t/{code}").url.endswith(f"/j/{code}")


def test_search_engines_and_caches_keep_nothing_of_it(ann, code):
    answer = ann.browser.get(f"/t/{code}")

    assert answer.headers["Cache-Control"] == "no-store"
    assert '<meta name="robots" content="noindex">' in answer.text


def test_before_the_end_it_says_that_more_is_to_come_and_gives_no_sentence_away(console, ann):
    go(console, "meaning/write")
    console.act("WriteInsight", part="meaning", text="not yet to be read")

    page = ann.takeaway()

    assert re.search(r'data-part="open">\s*The session is still going on', page)
    assert "not yet to be read" not in page


def test_after_the_end_it_does_not(console, ann):
    go(console, "ended")

    assert 'data-part="open" hidden' in ann.takeaway()


def test_ones_first_step_comes_as_a_file_at_the_chosen_time_of_the_session(console, ann, code):
    go(console, "pledge/pledge")
    ann.act("MakeFirstStep", **STEP, **CHOICES)
    ann.browser.http.put(
        f"{ann.browser.server.url}/p/{code}/private",
        json={"part": "pledge", "whom": "Dora", "at": "12:15"},
        timeout=PATIENCE,
    )

    answer = ann.browser.get(f"/t/{code}/first-step.ics?lang=en")
    (event,) = Calendar.from_ical(answer.content).walk("VEVENT")

    assert answer.headers["Content-Type"] == "text/calendar; charset=utf-8"
    assert event["SUMMARY"] == "昔の上司を昼に誘う"
    assert "With: Dora" in event["DESCRIPTION"]
    assert event.decoded("DTSTART") == datetime(2032, 1, 22, 3, 15, tzinfo=UTC)  # Tokyo


def test_changing_the_step_changes_the_same_event(console, ann, code):
    go(console, "pledge/pledge")
    uids = set()
    for what in ("one", "another"):
        ann.act("MakeFirstStep", **STEP | {"what": what}, **CHOICES)
        body = ann.browser.get(f"/t/{code}/first-step.ics").content
        (event,) = Calendar.from_ical(body).walk("VEVENT")
        assert event["SUMMARY"] == what
        uids.add(event["UID"])

    assert len(uids) == 1


@pytest.mark.parametrize("decided", [False, True])
def test_without_a_day_there_is_no_file(console, ann, code, decided):
    go(console, "pledge/pledge")
    if decided:
        not_yet = {"what": "", "when": None, "if_then": ""}
        ann.act("MakeFirstStep", **STEP | not_yet, **CHOICES)

    assert ann.browser.get(f"/t/{code}/first-step.ics").status_code == 404


def test_on_another_day_it_is_the_same_event_moved_and_a_higher_version(console, ann, code):
    def event(name):
        answer = ann.browser.get(f"/t/{code}/{name}.ics")
        return Calendar.from_ical(answer.content).walk("VEVENT")[0]

    go(console, "pledge/pledge")
    ann.act("MakeFirstStep", **STEP, **CHOICES)
    at = {"part": "pledge", "whom": "", "at": "12:15"}
    ann.browser.http.put(f"{ann.browser.server.url}/p/{code}/private", json=at, timeout=PATIENCE)
    go(console, "ended")
    assert ann.browser.get(f"/t/{code}/another-day.ics").status_code == 404
    before = event("first-step")
    ann.act("TellHow", part="pledge", how="not_yet", when="2032-02-03")

    moved = event("another-day")

    assert moved["UID"] == before["UID"]
    assert moved["SUMMARY"] == "昔の上司を昼に誘う"
    assert moved.decoded("DTSTART") == datetime(2032, 2, 3, 3, 15, tzinfo=UTC)
    assert moved["SEQUENCE"] >= before["SEQUENCE"] > 0
    assert len(moved.walk("VALARM")) == 1
    assert event("first-step").decoded("DTSTART") == datetime(2032, 1, 22, 3, 15, tzinfo=UTC)
    ann.act("TellHow", part="pledge", how="done", when=None)
    assert ann.browser.get(f"/t/{code}/another-day.ics").status_code == 404


@pytest.mark.parametrize(
    ("which", "dates"),
    [
        ("first-step", "20320121T233000Z/20320122T000000Z"),
        ("another-day", "20320202T233000Z/20320203T000000Z"),
    ],
)
def test_another_calendar_offers_the_day_as_it_stands_now(console, ann, code, which, dates):
    go(console, "pledge/pledge")
    ann.act("MakeFirstStep", **STEP, **CHOICES)
    go(console, "ended")
    ann.act("TellHow", part="pledge", how="not_yet", when="2032-02-03")

    answer = ann.browser.http.get(
        f"{ann.browser.server.url}/t/{code}/{which}/elsewhere",
        allow_redirects=False,
        timeout=PATIENCE,
    )
    address = urlsplit(answer.headers["Location"])

    assert answer.status_code == 303
    assert answer.headers["Cache-Control"] == "no-store"
    assert answer.headers["Referrer-Policy"] == "same-origin"
    assert address.hostname == "calendar.google.com"
    assert parse_qs(address.query)["dates"] == [dates]
    assert parse_qs(address.query)["text"] == ["昔の上司を昼に誘う"]


def test_who_has_decided_on_nothing_yet_puts_the_day_in_by_its_name(console, ann, code):
    go(console, "ended")
    ann.act("TellHow", part="pledge", how="not_yet", when="2032-02-03")

    answer = ann.browser.get(f"/t/{code}/another-day.ics?lang=en")
    (event,) = Calendar.from_ical(answer.content).walk("VEVENT")

    assert event["SUMMARY"] == "My first step"
    assert event["UID"].endswith("@tsunagari")


def test_the_days_of_a_step_are_nobody_elses(console, ann, ben, stranger, code):
    go(console, "pledge/pledge")
    ann.act("MakeFirstStep", **STEP, **CHOICES)
    go(console, "ended")
    ann.act("TellHow", part="pledge", how="not_yet", when="2032-02-03")

    for path in ("another-day.ics", "another-day/elsewhere", "first-step/elsewhere"):
        assert ben.browser.get(f"/t/{code}/{path}").status_code == 404
        assert stranger.get(f"/t/{code}/{path}").url.endswith(f"/j/{code}")


def test_the_personal_link_gives_the_same_seat_on_another_device(console, ann, server, code):
    go(console, "meaning/write")
    ann.note("meaning", "mine, about tea")
    address, _, secret = unescape(LINK.search(ann.takeaway()).group(1)).partition("#")
    other = Browser(server)

    assert other.get(address).ok
    answer = other.post(address, secret=secret)

    assert answer.url.endswith(f"/p/{code}")
    assert "mine, about tea" in answer.text


def test_the_personal_link_takes_nobodys_seat(ann, ben, code):
    address, _, secret = unescape(LINK.search(ann.takeaway()).group(1)).partition("#")

    answer = ben.browser.post(address, secret=secret)

    assert re.search(rf"/p/{code}\?as=[0-9a-f]+$", answer.url)
    assert page_of(answer.text)["person"] == ann.screen.page["person"]
    assert ben.browser.page(f"/p/{code}")["person"] == ben.screen.page["person"]


@pytest.mark.parametrize("secret", ["", "made up", "WyJ4Il0.abc"])
def test_a_made_up_link_opens_nothing_and_says_so(stranger, code, secret):
    answer = stranger.post(f"/p/{code}/again?lang=en", secret=secret)

    assert answer.status_code == 403
    assert "does not open anything here" in answer.text


def test_a_personal_link_opens_no_other_session(ann, fay, code):
    secret = LINK.search(ann.takeaway()).group(1).partition("#")[2]
    other = new_session(fay)

    assert ann.browser.post(f"/p/{other}/again", secret=unescape(secret)).status_code == 403


def test_inside_line_it_says_how_files_are_saved(ann, code):
    inside = {"User-Agent": "Mozilla/5.0 (iPhone) Safari Line/15.1"}
    hint = "open in your browser"

    page = ann.browser.http.get(
        f"{ann.browser.server.url}/t/{code}?lang=en", headers=inside, timeout=PATIENCE
    )

    assert hint in page.text
    assert hint not in ann.takeaway()

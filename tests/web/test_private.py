"""What only one participant sees: kept by the server, and on nobody else's page."""

import json
import sqlite3
from contextlib import closing
from urllib.parse import urlsplit

import pytest

from tests.serving import PATIENCE, Browser, Screen, Server, new_session

WORDS = {"part": "pledge", "whom": "昔の上司", "at": "12:15"}


@pytest.fixture
def code(fay):
    return new_session(fay)


@pytest.fixture
def ann(server, code):
    browser = Browser(server)
    assert browser.post(f"/j/{code}", name="アン", place="venue").ok
    yield browser
    server.goodbye()


def put(browser, code, body, **headers):
    """Send ``body`` as a page does."""
    data = body if isinstance(body, bytes) else json.dumps(body).encode()
    headers = {"Content-Type": "application/json", "Accept": "application/json"} | headers
    address = f"{browser.server.url}/p/{code}/private"
    return browser.http.put(address, data=data, headers=headers, timeout=PATIENCE)


def test_what_one_keeps_comes_back_on_ones_own_pages_and_on_no_others(ann, code, server, fay):
    assert put(ann, code, WORDS).ok
    ben = Browser(server)
    ben.post(f"/j/{code}", name="", place="venue")

    for page in (f"/p/{code}", f"/t/{code}"):
        kept = ann.page(page)["evening"]
        assert (kept["whom"], kept["at"]) == ("昔の上司", "12:15")
        assert "昔の上司" not in ben.get(page).text
    for page in (f"/console/{code}", f"/stage/{code}"):
        assert "昔の上司" not in fay.get(page).text


def test_it_never_enters_the_log(ann, code, server):
    put(ann, code, WORDS | {"whom": "港の人"})

    with closing(sqlite3.connect(server.folder / "tsunagari.db")) as database:
        entries = [str(row) for row in database.execute("SELECT * FROM entry")]
        kept = database.execute("SELECT key FROM private WHERE text = '港の人'").fetchall()

    assert entries
    assert not any("港の人" in entry for entry in entries)
    assert kept == [("pledge/whom",)]


def test_what_has_expired_is_gone_when_the_server_starts(tmp_path):
    server = Server(tmp_path)
    code = new_session(Browser(server).enter(server.owner))
    ann = Browser(server)
    ann.post(f"/j/{code}", name="", place="venue")
    put(ann, code, WORDS)
    server.stop()

    with closing(sqlite3.connect(tmp_path / "tsunagari.db")) as database:
        database.execute("UPDATE private SET expires_at = '2020-01-01T00:00:00.000000+00:00'")
        database.commit()
    server.restart()
    server.stop()

    with closing(sqlite3.connect(tmp_path / "tsunagari.db")) as database:
        assert database.execute("SELECT count(*) FROM private").fetchone() == (0,)


def test_a_stranger_keeps_nothing_here(stranger, code):
    assert put(stranger, code, WORDS).status_code == 403


def test_a_page_of_another_site_keeps_nothing_here(ann, code):
    answer = put(ann, code, WORDS, Origin="https://elsewhere.example")

    assert answer.status_code == 403
    assert put(ann, code, WORDS, **{"Sec-Fetch-Site": "cross-site"}).status_code == 403
    assert ann.page(f"/p/{code}")["evening"]["whom"] == ""


@pytest.mark.parametrize(
    "body",
    [
        b"not json",
        [],
        {"part": "pledge", "whom": "x"},
        WORDS | {"whom": 7},
        WORDS | {"whom": "あ" * 61},
        WORDS | {"at": "25:00"},
        WORDS | {"at": "8:30"},
        WORDS | {"part": "meaning"},
        WORDS | {"part": "no-such-part"},
    ],
)
def test_what_is_no_whom_and_no_time_is_not_understood(ann, code, body):
    assert put(ann, code, body).status_code == 400


def test_more_than_a_line_of_words_is_not_read(ann, code):
    assert put(ann, code, WORDS | {"whom": "x" * 4000}).status_code == 413


def test_an_empty_word_is_forgotten(ann, code):
    put(ann, code, WORDS)

    assert put(ann, code, WORDS | {"whom": "", "at": ""}).ok

    kept = ann.page(f"/p/{code}")["evening"]
    assert (kept["whom"], kept["at"]) == ("", "")


def test_forgetting_takes_the_words_and_the_name_and_leaves_the_seat(ann, code):
    put(ann, code, WORDS)
    address = f"{ann.server.url}/p/{code}/private"

    answer = ann.http.delete(address, timeout=PATIENCE)
    page = ann.get(f"/p/{code}")

    assert answer.ok
    assert urlsplit(page.url).path == f"/p/{code}"
    assert ann.page(f"/p/{code}")["evening"]["whom"] == ""
    assert "アン" not in page.text


def test_forgetting_takes_a_name_that_was_said_in_the_evening_out_of_the_log(ann, code, server):
    screen = Screen(server, ann.page(f"/p/{code}"))
    assert screen.act("CallMe", nickname="ヒロコ")["ok"]
    assert "名前（ヒロコ）" in ann.get(f"/p/{code}").text
    assert "ヒロコ" in ann.get(f"/p/{code}/devices").text

    assert ann.http.delete(f"{server.url}/p/{code}/private", timeout=PATIENCE).ok

    screen.until(lambda s: s.own["name"] == "")
    with closing(sqlite3.connect(server.folder / "tsunagari.db")) as database:
        entries = [str(row) for row in database.execute("SELECT * FROM entry")]
    assert not any("ヒロコ" in entry for entry in entries)
    assert not any("アン" in ann.get(f"/p/{code}{page}").text for page in ("", "/devices"))


def test_a_name_said_in_the_evening_is_on_ones_own_pages_and_on_no_others(ann, code, server, fay):
    ben = Browser(server)
    ben.post(f"/j/{code}", name="", place="venue")

    assert Screen(server, ann.page(f"/p/{code}")).act("CallMe", nickname="かわせみ")["ok"]

    assert ann.page(f"/p/{code}")["own"]["name"] == "かわせみ"
    for page in (f"/p/{code}", f"/t/{code}"):
        assert "かわせみ" not in ben.get(page).text
    for page in (f"/console/{code}", f"/stage/{code}", f"/sessions/{code}/export.json"):
        assert "かわせみ" not in fay.get(page).text

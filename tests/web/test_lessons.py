"""Three lines that the owner writes for themselves, and reads when a copy is prepared."""

import json
import sqlite3
from contextlib import closing

import pytest

from facilitator.storage.store import Store
from tests.serving import PATIENCE, PRINTING, Browser, Screen, Server, join, new_session

SAID = {"surprised": "沈黙が長かった", "change": "発表は二分にする", "thank": "受付の渡辺さん"}


@pytest.fixture
def code(fay):
    return new_session(fay)


def put(browser, code, body, **headers):
    """Send ``body`` as the console does."""
    data = body if isinstance(body, bytes) else json.dumps(body).encode()
    address = f"{browser.server.url}/console/{code}/lessons"
    headers = {"Content-Type": "application/json"} | headers
    return browser.http.put(address, data=data, headers=headers, timeout=PATIENCE)


def helper(server, code) -> Browser:
    """Return somebody who runs the session together with its owner, by a link of their own."""
    with closing(Store(server.folder)) as store:
        session = store.sessions.find(code).id
        secret = store.links.add("facilitator", session, store.sessions.find(code).created_at)
    return Browser(server).enter(secret)


def copy_of(browser, code) -> str:
    return browser.post(f"/sessions/{code}/duplicate").url.rpartition("/")[2]


def test_a_line_is_there_again_and_can_be_changed_and_forgotten_alone(fay, code):
    for name, text in SAID.items():
        assert put(fay, code, {name: text}).json() == {"kept": True}
    assert all(f'value="{text}"' in fay.get(f"/console/{code}").text for text in SAID.values())

    put(fay, code, {"surprised": "", "change": " 発表は\n三分 "})
    page = fay.get(f"/console/{code}").text
    assert SAID["surprised"] not in page and 'value="発表は 三分"' in page
    assert SAID["thank"] in page


def test_what_another_device_wrote_meanwhile_is_told_and_not_replaced(fay, code):
    def send(text, *was):
        return put(fay, code, {"change": text, "was": {"change": was}})

    assert send("発表は二分", "").ok
    assert send(" 発表は二分 ", "").ok  # the same, sent twice
    other = send("古い言葉", "", "もっと古い言葉")
    assert (other.status_code, other.json()) == (
        409,
        {"kept": False, "there": {"change": "発表は二分"}},
    )
    assert "発表は二分" in fay.get(f"/console/{code}").text
    assert send("新しい言葉", "", "発表は二分").ok
    assert send("", "新しい言葉").ok
    assert send("また古い言葉", "発表は二分").json()["there"] == {"change": ""}


def test_nobody_but_the_owner_reads_or_writes_it(server, fay, code, stranger):
    put(fay, code, SAID)
    co, seat = helper(server, code), Browser(server)
    seat.post(f"/j/{code}", name="", place="venue")
    assert co.get(f"/console/{code}").ok

    for browser in (co, seat, stranger):
        assert put(browser, code, {"thank": "x"}).status_code == 403
        for page in (f"/console/{code}", f"/sessions/{code}", f"/p/{code}", f"/stage/{code}"):
            text = browser.get(page).text
            assert not any(said in text for said in SAID.values()), page
            assert 'id="lessons"' not in text
    assert SAID["thank"] in fay.get(f"/console/{code}").text


def test_it_is_in_no_record_no_export_and_no_report(server, fay, code):
    put(fay, code, SAID)
    board, phone = Screen(server, fay.page(f"/console/{code}")), join(server, code)
    board.until(lambda s: s.records)
    phone.until(lambda s: s.records)
    board.act("Move", to="ended", expect="lobby")
    board.until(lambda s: "recap" in s.records)
    draft = board.until(lambda s: s.records.get("report/ja/.html"), PRINTING)["file"]

    told = [repr(board.records), repr(phone.records), repr(fay.page(f"/console/{code}"))]
    told += [fay.get(f"/sessions/{code}/export.{form}").text for form in ("json", "csv")]
    told += [fay.get(f"/files/{draft}").content.decode()]
    told += [fay.get(f"/sessions/{code}/report").text, fay.get("/").text]
    told += [fay.get(f"/stage/{code}").text, fay.get(f"/t/{code}").text]
    assert not any(said in each for said in SAID.values() for each in told)
    with closing(sqlite3.connect(server.folder / "tsunagari.db")) as database:
        log = repr(database.execute("SELECT * FROM entry").fetchall())
    assert not any(said in log for said in SAID.values())


def test_a_backup_keeps_it_and_another_server_gives_it_to_its_own_owner(fay, code, tmp_path):
    put(fay, code, SAID)
    backup = tmp_path / "kept.backup"
    backup.write_bytes(fay.get(f"/sessions/{code}/backup").content)
    other = Server(tmp_path / "other")
    try:
        other.stop()
        assert other.call("restore", backup) == 0
        other.restart()
        page = Browser(other).enter(other.owner).get(f"/console/{code}").text
    finally:
        other.stop()
    assert all(said in page for said in SAID.values())


def test_a_copy_tells_it_until_it_is_put_away_and_hands_it_on(fay, code):
    assert 'id="last-time"' not in fay.get(f"/sessions/{copy_of(fay, code)}").text
    put(fay, code, SAID | {"surprised": ""})
    copy = copy_of(fay, code)

    page = fay.get(f"/sessions/{copy}").text
    assert SAID["change"] in page and SAID["thank"] in page and "驚いたこと" not in page
    assert SAID["change"] not in fay.get(f"/console/{copy}").text  # it has its own three
    assert 'id="last-time"' not in fay.get(f"/sessions/{code}").text

    copied = copy_of(fay, copy)  # nothing was noted down in between
    assert SAID["change"] in fay.get(f"/sessions/{copied}").text
    put(fay, copy, {"change": "休憩を長く"})
    newer = fay.get(f"/sessions/{copy_of(fay, copy)}").text
    assert "休憩を長く" in newer and SAID["change"] not in newer

    assert fay.post(f"/sessions/{copy}/last-time").ok
    assert 'id="last-time"' not in fay.get(f"/sessions/{copy}").text
    assert SAID["change"] in fay.get(f"/console/{code}").text
    assert SAID["change"] in fay.get(f"/sessions/{copied}").text


def test_it_goes_with_the_session_for_good(server, fay, code):
    put(fay, code, {"change": "二度と会わない言葉"})
    assert fay.post(f"/sessions/{code}/delete", code=code).ok

    with closing(Store(server.folder)) as store:
        later = store.standings.of(store.sessions.find(code).id).binned_at
        assert store.standings.empty(later.replace(year=later.year + 1)) == 1
    with closing(sqlite3.connect(server.folder / "tsunagari.db")) as database:
        kept = database.execute("SELECT text FROM private WHERE text = '二度と会わない言葉'")
        assert kept.fetchall() == []


@pytest.mark.parametrize(
    "body",
    [
        b"{",
        b"[]",
        {},
        {"other": "x"},
        {"change": 1},
        {"change": None},
        {"was": {}},
        {"change": "x", "was": []},
        {"change": "x", "was": {"thank": [""]}},
        {"change": "x", "was": {"change": "x"}},
        {"change": "x", "was": {"change": [1]}},
        {"change": "あ" * 201},
        b'{"change": "' + b"a" * 5000 + b'"}',
    ],
)
def test_anything_else_is_refused_and_changes_nothing(fay, code, body):
    put(fay, code, SAID)
    assert put(fay, code, body).status_code in (400, 413)
    assert SAID["change"] in fay.get(f"/console/{code}").text


def test_a_page_of_another_site_changes_nothing(fay, code):
    assert put(fay, code, SAID, Origin="https://elsewhere.example").status_code == 403
    assert SAID["change"] not in fay.get(f"/console/{code}").text


def test_what_was_typed_is_text_and_nothing_else(fay, code):
    put(fay, code, {"change": '"><script>alert(1)</script>'})
    for page in (f"/console/{code}", f"/sessions/{copy_of(fay, code)}"):
        text = fay.get(page).text
        assert "<script>alert" not in text and "&lt;script&gt;alert" in text

"""What is made by itself when a session ends: a copy of what was said, and a draft to read."""

import csv
import json
import time
from contextlib import closing
from datetime import UTC, datetime, timedelta
from io import BytesIO, StringIO
from typing import Any
from zipfile import ZipFile

import pytest
from sqlalchemy import select

from facilitator.storage.store import Store
from facilitator.storage.tables import job
from tests.core.world import ANN
from tests.core.world import Evening as CoreEvening
from tests.serving import PATIENCE, PRINTING, Browser, Screen, Server, join, new_session


class Evening:
    """A session with one note, and whoever runs it."""

    def __init__(self, server, fay, *, rehearsal: bool = False) -> None:
        self.fay, self.code = fay, new_session(fay, rehearsal=rehearsal)
        self.board = Screen(server, fay.page(f"/console/{self.code}"))
        self.ann = join(server, self.code)
        self.go("meaning/write")
        self.write("潮の匂いで帰ってきたとわかる")

    def write(self, text: str) -> str:
        more = {"part": "meaning", "category": None, "named": False, "in_report": True}
        assert self.ann.act("AddNote", text=text, **more)["ok"]
        mine = self.ann.until(lambda s: [n for n in s.own["notes"] if n["text"] == text])
        return str(mine[0]["id"])

    def go(self, stop: str) -> None:
        here = self.board.until(lambda s: s.records.get("session"))["stop"]["id"]
        assert self.board.act("Move", to=stop, expect=here)["ok"]
        self.board.until(lambda s: s.records["session"]["stop"]["id"] == stop)

    def told(self) -> dict[str, Any]:
        return dict(self.fay.get(f"/console/{self.code}/closing").json())

    def until(self, copy: str, draft: str = "done") -> dict[str, Any]:
        """Wait until both have come to this."""
        end = time.monotonic() + PRINTING
        while (told := self.told())["copy"]["state"] != copy or told["draft"]["state"] != draft:
            assert time.monotonic() < end, told
            time.sleep(0.2)
        return told

    def file(self, made: dict[str, Any]) -> bytes:
        answer = self.fay.get(made["file"])
        assert answer.ok
        return answer.content


def test_at_the_end_a_copy_and_a_draft_are_there_without_being_asked_for(server, fay):
    evening = Evening(server, fay)
    nothing = {"state": "none", "progress": 0, "message": "", "file": None, "at": None}
    assert evening.told() == {"copy": nothing, "draft": nothing}
    evening.go("ended")
    told = evening.until("done")

    with ZipFile(BytesIO(evening.file(told["copy"]))) as packed:
        names = sorted(packed.namelist())
        assert names == [f"tsunagari-{evening.code}.csv", f"tsunagari-{evening.code}.json"]
        table = list(csv.DictReader(StringIO(packed.read(names[0]).decode("utf-8-sig"))))
        said = json.loads(packed.read(names[1]))
    assert any("潮の匂い" in str(row) for row in table)
    assert said["format"] == "tsunagari-export" and "潮の匂い" in json.dumps(
        said, ensure_ascii=False
    )
    assert "潮の匂い" in evening.file(told["draft"]).decode()
    assert evening.board.until(lambda s: s.records.get("report/ja/copy"))["file"]

    listed = fay.get("/").text  # nobody has asked for the report yet
    card = listed[listed.index(f'data-code="{evening.code}"') :]
    assert "報告書をつくる" in card[: card.index("</article>")]
    assert "ウェブページ" in fay.get(f"/sessions/{evening.code}/report").text


def test_words_that_are_taken_back_take_both_along_and_another_copy_comes_without(server, fay):
    evening = Evening(server, fay)
    taken, _kept = evening.write("灯台守の娘"), evening.write("鍋を囲む夜")
    evening.go("ended")
    told = evening.until("done")
    assert "灯台守の娘" in evening.file(told["draft"]).decode()
    assert evening.ann.act("WithdrawNote", note=taken)["ok"]

    anew = evening.until("done", "gone")
    for made in told.values():
        assert fay.get(made["file"]).status_code == 404
    for made in told.values():
        assert not (server.folder / "files" / made["file"].removeprefix("/files/")).exists()

    with ZipFile(BytesIO(evening.file(anew["copy"]))) as packed:
        text = packed.read(f"tsunagari-{evening.code}.json").decode()
    assert "鍋を囲む夜" in text and "灯台守の娘" not in text


def test_a_copy_can_be_asked_for_again_and_takes_the_place_of_the_last(server, fay):
    evening = Evening(server, fay)
    evening.go("ended")
    first = evening.until("done")["copy"]["file"]
    evening.write("橋の下の将棋")

    asked = fay.post(f"/console/{evening.code}/copy").json()["job"]
    end = time.monotonic() + PRINTING
    while evening.told()["copy"]["file"] in (None, first):
        assert time.monotonic() < end, fay.get(asked).text
        time.sleep(0.2)
    with ZipFile(BytesIO(evening.file(evening.told()["copy"]))) as packed:
        assert "橋の下の将棋" in packed.read(f"tsunagari-{evening.code}.json").decode()
    assert fay.get(first).status_code == 404


def test_an_end_that_was_taken_back_breaks_nothing_and_the_next_one_makes_both_anew(server, fay):
    evening = Evening(server, fay)
    evening.go("ended")
    first = evening.until("done")
    evening.go("meaning/write")
    evening.write("雨の日だけ会う人")
    evening.go("ended")

    def newer() -> bool:
        told = evening.told()
        done = all(told[name]["state"] == "done" for name in told)
        return done and all(told[name]["file"] != first[name]["file"] for name in told)

    end = time.monotonic() + PRINTING
    while not newer():
        assert time.monotonic() < end, evening.told()
        time.sleep(0.2)
    told = evening.told()
    assert "雨の日だけ" in evening.file(told["draft"]).decode()
    assert fay.get(first["copy"]["file"]).status_code == 404  # the newer one took its place


def test_what_is_there_can_be_fetched_while_another_is_made_and_when_that_failed(server, fay):
    evening = Evening(server, fay)
    evening.go("ended")
    first = evening.until("done")
    store, at = server.store(), datetime.now(UTC)
    session = store.sessions.find(evening.code).id
    store.jobs.add("another", session, "copy", {"lang": "ja", "kind": "copy"}, at)
    store.jobs.update("another", at, state="running", progress=7)
    assert evening.told()["copy"] == first["copy"] | {"state": "making", "progress": 7}

    store.jobs.update("another", at, state="failed", message="x")
    store.close()
    assert evening.told()["copy"] == first["copy"] | {"state": "failed", "message": "x"}


def test_a_member_that_has_not_read_of_the_file_yet_says_that_it_is_being_made(server, fay):
    evening = Evening(server, fay)
    evening.go("ended")
    evening.until("done")
    store, at = server.store(), datetime.now(UTC)
    session = store.sessions.find(evening.code).id
    store.jobs.add("ahead", session, "draft", {}, at)
    done = {"state": "done", "progress": 100, "announced": True}
    store.jobs.update("ahead", at, options={"seq": evening.board.seq + 9}, **done)
    store.close()

    assert evening.told()["draft"]["state"] == "making"


def test_what_was_never_asked_for_is_made_once_nothing_is_accepted_any_more(tmp_path):
    over = CoreEvening()
    over.now = datetime.now(UTC) - timedelta(minutes=40)
    over.go("open/write")
    over.write(ANN, "潮の匂い")
    over.go("ended")
    with closing(Store(tmp_path)) as store:
        store.log.create(over.session, *over.log)
    server = Server(tmp_path)
    try:
        fay = Browser(server).enter(server.owner)
        address, end = f"/console/{over.session.code}/closing", time.monotonic() + PRINTING
        while any(each["state"] != "done" for each in fay.get(address).json().values()):
            assert time.monotonic() < end, fay.get(address).text
            time.sleep(0.2)
        assert "潮の匂い" in fay.get(fay.get(address).json()["draft"]["file"]).content.decode()
    finally:
        server.stop()


def test_a_draft_can_be_asked_for_by_hand(server, fay):
    evening = Evening(server, fay)
    evening.go("ended")
    first = evening.until("done")["draft"]["file"]
    taken = evening.write("灯台守の娘")
    assert evening.ann.act("WithdrawNote", note=taken)["ok"]
    evening.until("done", "gone")

    assert fay.post(f"/console/{evening.code}/draft").json()["job"].startswith("/jobs/")
    assert evening.until("done")["draft"]["file"] not in (None, first)


def test_of_a_rehearsal_nothing_is_kept(server, fay):
    evening = Evening(server, fay, rehearsal=True)
    evening.go("ended")
    evening.board.until(lambda s: "recap" in s.records)
    other = Evening(server, fay)  # what ended later has both, and so this one would
    other.go("ended")
    other.until("done")

    store = server.store()
    session = store.sessions.find(evening.code).id
    with store.engine.connect() as connection:
        assert connection.execute(select(job).where(job.c.session == session)).all() == []
    store.close()


def test_the_draft_becomes_the_report_once_somebody_asks_for_the_same(server, fay):
    evening = Evening(server, fay)
    evening.go("ended")
    evening.until("done")
    wish = {"lang": "ja", "form": "html"}
    asked = fay.http.post(
        f"{server.url}/sessions/{evening.code}/report",
        data=wish,
        headers={"Accept": "application/json"},
        timeout=PATIENCE,
    ).json()

    assert fay.get(asked["job"]).json()["state"] == "done"  # it is the very same
    listed = fay.get("/").text
    card = listed[listed.index(f'data-code="{evening.code}"') :]
    assert "報告書をつくる" not in card[: card.index("</article>")]
    assert evening.told()["draft"]["state"] == "done"


@pytest.mark.parametrize(
    ("method", "what"), [("GET", "closing"), ("POST", "copy"), ("POST", "draft")]
)
def test_nobody_else_hears_of_it_or_asks_for_it(server, fay, stranger, method, what):
    code = new_session(fay)
    seat = Browser(server)
    seat.post(f"/j/{code}", name="", place="venue")
    path = f"/console/{code}/{what}"
    for browser in (seat, stranger):
        answer = browser.http.request(method, server.url + path, timeout=PATIENCE)
        assert answer.status_code == 403

"""What a running server keeps and lets go of: reports, names, and what others ask it for."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import unquote

import pytest

from facilitator.cli.main import main
from facilitator.core.ids import FileId
from facilitator.core.log import rebuild
from facilitator.storage.store import Store
from facilitator.tickets import Ticket, Tickets, secret_key
from tests.cli.keeping import CODE, S1, ended_yesterday, on_disk
from tests.core.world import ANN, BEN
from tests.live.storages import on_both, storage
from tests.live.test_protocol import console, go, note
from tests.serving import Browser, Screen, Server, join, new_session

FILE = FileId("0123456789abcdef" * 2)


@pytest.fixture
def code(fay) -> str:
    return new_session(fay)


def written(server: Server, fay: Browser, code: str) -> tuple[Screen, Screen, str]:
    """Return the console, a phone, and the id of the one note there is."""
    board, ann = console(server, fay, code), join(server, code)
    go(board, "meaning/write")
    ann.act("AddNote", **note("朝のあいさつ"))
    ann.until(lambda s: s.own["notes"])
    return board, ann, ann.own["notes"][0]["id"]


def printed(server: Server, code: str, job: str, file: FileId, seq: int) -> None:
    """Leave behind what the worker does when a report of the session after ``seq`` is done."""
    store = server.store()
    session = store.sessions.find(code).id
    at = datetime.now(UTC)
    store.jobs.add(job, session, "report", {"lang": "ja", "seq": seq}, at)
    store.files.add(file, session, "r.pdf", "application/pdf", b"words", at)
    store.jobs.update(job, at, state="done", progress=100, file=file)
    store.close()


@on_both("server")
def test_a_report_goes_with_the_words_it_quotes_and_can_be_fetched_by_nobody(server, fay, code):
    board, ann, mine = written(server, fay, code)
    printed(server, code, "job1", FILE, board.seq)
    board.until(lambda s: (s.records.get("report/ja") or {}).get("file") == FILE)
    assert fay.get(f"/files/{FILE}").content == b"words"

    ann.act("WithdrawNote", note=mine)

    board.until(lambda s: s.records["report/ja"]["file"] is None)
    assert fay.get(f"/files/{FILE}").status_code == 404
    assert not (server.folder / "files" / FILE).exists()


@on_both("server")
def test_a_report_printed_while_words_were_taken_back_is_not_accepted(server, fay, code):
    board, ann, mine = written(server, fay, code)
    read_by_the_worker = board.seq
    ann.act("WithdrawNote", note=mine)
    other = FileId(FILE[::-1])

    printed(server, code, "job2", other, read_by_the_worker)

    said = until(fay, "job2", "failed")
    assert "取り下げられた言葉" in said["message"]
    assert said["file"] is None
    assert fay.get(f"/files/{other}").status_code == 404
    assert "report/ja" not in board.records


def until(fay: Browser, job: str, state: str) -> dict:
    """Ask after a job, as the page does, until it is ``state``."""
    fay.http.headers["Accept-Language"] = "ja"
    for _ in range(1000):
        said = fay.get(f"/jobs/{job}").json()
        if said["state"] == state:
            return said
    raise AssertionError(said)


@on_both("server")
def test_no_report_is_made_while_a_copy_of_words_taken_back_stands(server, fay, code):
    board, ann, mine = written(server, fay, code)
    board.act("AddTheme", part="meaning", title="朝のあいさつ", notes=[mine])
    ann.act("WithdrawNote", note=mine)
    [key] = board.until(lambda s: s.records["console"]["copies"])

    asked = {"data": {"lang": "ja"}, "headers": {"Accept": "application/json"}, "timeout": 20}
    url = f"{server.url}/console/{code}/report"
    refused = fay.http.post(url, **asked)
    board.act("NameTheme", theme=key.partition("/")[2], title="声をかける")
    allowed = fay.http.post(url, **asked)

    assert (refused.status_code, allowed.status_code) == (409, 200)
    assert "言いかえてください" in refused.json()["error"]


@pytest.fixture
def old(request, tmp_path: Path) -> Iterator[Server]:
    """A server on the data of an evening that ended more than thirty days ago."""
    kept_in = storage(request)
    on_disk(tmp_path, database=kept_in.get("database", ""))
    server = Server(tmp_path, **kept_in)
    yield server
    server.stop()


def phone(server: Server, person=ANN) -> Screen:
    """Return the phone of somebody who took part: their link is all they have."""
    signed = Tickets(secret_key(server.folder)).sign(Ticket(CODE, person, "venue"))
    return Screen(server, {"ticket": signed})


def entries(server: Server) -> list:
    store = server.store()
    found = store.log.entries(S1)
    store.close()
    return found


@on_both("old")
def test_a_session_is_severed_by_itself_thirty_days_after_its_end(old):
    ann = phone(old)
    ann.until(lambda s: "Severed" in {type(each.event).__name__ for each in entries(old)})

    log = entries(old)
    assert not {entry.by for entry in log} & {ANN.id, BEN.id}
    assert rebuild(log).severed is not None


@on_both("old")
def test_people_take_their_notes_back_by_their_link_long_after_the_session_was_severed(old):
    ann, ben = phone(old), phone(old, BEN)
    ann.until(lambda s: "Severed" in {type(each.event).__name__ for each in entries(old)})
    [mine] = ann.until(lambda s: s.own["notes"])
    [step] = ann.own["pledges"].values()

    assert ben.act("WithdrawNote", note=mine["id"])["reason"] == "not_yours"
    assert ann.act("WithdrawNote", note=mine["id"])["ok"]
    assert ann.act("WithdrawFirstStep", pledge=step["id"])["ok"]

    ann.until(lambda s: not s.own["notes"] and not s.own["pledges"])
    assert not {entry.by for entry in entries(old)} & {ANN.id, BEN.id}


@pytest.fixture
def recent(request, tmp_path: Path) -> Iterator[Server]:
    """A server on the data of an evening that ended yesterday."""
    kept_in = storage(request)
    ended_yesterday(tmp_path, kept_in.get("database", ""))
    server = Server(tmp_path, **kept_in)
    yield server
    server.stop()


@on_both("recent")
def test_a_running_server_severs_what_the_command_asks_for(recent):
    ann = phone(recent)
    assert {entry.by for entry in entries(recent)} & {ANN.id, BEN.id}

    assert recent.call("sever", CODE, "--yes") == 0

    assert not {entry.by for entry in entries(recent)} & {ANN.id, BEN.id}
    [mine] = ann.own["notes"]
    assert ann.act("WithdrawNote", note=mine["id"])["ok"]


def test_the_owner_takes_the_data_away_under_a_name_that_says_of_what_they_are(server, fay, code):
    kinds = {"export.json": ".json", "export.csv": ".csv", "backup": ".backup"}
    for path, kind in (kinds | {"moderation.csv": " moderation.csv"}).items():
        answer = fay.get(f"/sessions/{code}/{path}")

        assert answer.status_code == 200
        assert answer.headers["Cache-Control"] == "private, no-store"
        name = filename(answer.headers["Content-Disposition"])
        assert name.startswith("港の夜 Harbour")
        assert name.endswith(f" {code}{kind}")


def filename(header: str) -> str:
    """Return the name of a download, as browsers read it (RFC 5987)."""
    return unquote(header.partition("filename*=UTF-8''")[2])


@pytest.mark.parametrize("path", ["export.json", "export.csv", "moderation.csv", "backup"])
def test_nobody_else_takes_the_data_away(server, code, path):
    stranger, ann = Browser(server), Browser(server)
    ann.post(f"/j/{code}", name="", place="venue")

    for browser in (stranger, ann):
        answer = browser.get(f"/sessions/{code}/{path}")
        assert answer.url.endswith("/enter")
        assert "tsunagari-export" not in answer.text


def test_there_are_no_data_of_a_session_that_is_not_there(server, fay):
    assert fay.get("/sessions/000000/backup").status_code == 404
    assert fay.get("/sessions/000000/export.json").status_code == 404


@on_both("server")
def test_a_downloaded_backup_restores_the_session_on_another_machine(server, fay, code, tmp_path):
    written(server, fay, code)
    file = tmp_path / "x.backup"
    file.write_bytes(fay.get(f"/sessions/{code}/backup").content)

    assert main(["restore", str(file), "--data", str(tmp_path / "other")]) == 0

    ours, theirs = server.store(), Store(tmp_path / "other")
    id_ = ours.sessions.find(code).id
    assert theirs.log.entries(id_) == ours.log.entries(id_)
    assert theirs.log.answers(id_) == ours.log.answers(id_)
    ours.close()
    theirs.close()

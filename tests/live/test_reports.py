"""What the worker has made is entered into the log of its session, once."""

from datetime import UTC, datetime

from sqlalchemy import update

from facilitator.core.ids import FileId
from facilitator.storage.store import Store
from facilitator.storage.tables import entry
from tests.live.storages import on_both
from tests.serving import Browser, Screen, new_session


def made(store: Store, job: str, code: str) -> None:
    """What the worker leaves behind when a report is done."""
    session = store.sessions.find(code)
    assert session is not None
    at = datetime.now(UTC)
    store.jobs.add(job, session.id, "report", {"lang": "ja"}, at)
    store.jobs.update(job, at, state="done", progress=100, file=FileId(f"file-{job}"))


@on_both("own_server")
def test_a_session_that_cannot_be_read_does_not_keep_others_from_their_reports(own_server):
    server = own_server
    fay = Browser(server).enter(server.owner)
    broken, sound = new_session(fay), new_session(fay)
    server.goodbye()
    server.kill()
    store = server.store()
    with store.engine.begin() as database:
        of_it = entry.c.session == store.sessions.find(broken).id
        database.execute(update(entry).where(of_it).values(type="Nothing"))
    made(store, "j1", broken)
    made(store, "j2", sound)
    server.restart()

    board = Screen(server, Browser(server).enter(server.owner).page(f"/console/{sound}"))

    report = board.until(lambda s: s.records.get("report/ja"))
    assert report["file"] == "file-j2"
    board.until(lambda s: not [job for job in store.jobs.unannounced() if job.id == "j2"])
    store.close()

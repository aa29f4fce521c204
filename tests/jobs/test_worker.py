"""Jobs through a real worker process."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from facilitator.cli.main import main
from facilitator.core.ids import SessionId
from facilitator.core.kinds.notes.writing import WithdrawNote
from facilitator.jobs import work
from facilitator.jobs.queue import Jobs
from facilitator.jobs.supervise import Worker
from facilitator.printing.failed import PrintingFailed
from facilitator.sheets.order import LANGUAGES, Order, to_options
from facilitator.storage.jobs import Job
from facilitator.storage.log import Batch
from facilitator.storage.store import Store
from tests.core.world import ANN
from tests.printing.reading import text_of
from tests.report.evenings import GREETING, HIDDEN, KEPT_OUT, TAKEN_BACK, an_evening

SESSION = SessionId("s1")


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """Lend a store that holds an evening."""
    opened = Store(tmp_path)
    evening = an_evening()
    first, *rest = evening.log
    opened.log.create(evening.session, first)
    opened.log.append(SESSION, 1, lambda *_: Batch(rest, {}, "running"))
    yield opened
    opened.close()


@contextmanager
def a_worker(data: Path) -> Iterator[Worker]:
    worker = Worker(data)
    worker.start()
    try:
        yield worker
    finally:
        worker.stop()


def until(found: Callable[[], object], seconds: float = 60) -> None:
    """Wait until ``found()`` holds."""
    end = time.monotonic() + seconds
    while not found():
        assert time.monotonic() < end, "it did not happen in time"
        time.sleep(0.05)


def finished(store: Store, job: str) -> Job:
    until(lambda: store.jobs.get(job).state in ("done", "failed"))
    return store.jobs.get(job)


def test_the_worker_gives_way_to_the_room_and_ctrl_c_does_not_reach_it(tmp_path: Path) -> None:
    Store(tmp_path).close()
    with a_worker(tmp_path) as worker:
        until(lambda: worker.pid)
        pid = worker.pid or 0
        until(lambda: os.getpriority(os.PRIO_PROCESS, pid) > os.getpriority(os.PRIO_PROCESS, 0))

        assert os.getpgid(pid) != os.getpgid(0)
        assert os.getsid(pid) == os.getsid(0)  # of another it would be nice only to itself


def test_a_report_asked_for_is_a_pdf_some_seconds_later(store, tmp_path):
    jobs = Jobs(tmp_path, store)

    with a_worker(tmp_path):
        done = finished(store, jobs.submit("report", SESSION, {"lang": "ja"}))

    assert (done.state, done.progress, done.message) == ("done", 100, "")
    file = store.files.get(done.file)
    assert (file.name, file.media_type) == ("tsunagari-482913-ja.pdf", "application/pdf")
    text = text_of(file.path.read_bytes())
    assert GREETING in text
    assert not any(words in text for words in (KEPT_OUT, HIDDEN, TAKEN_BACK))
    assert [job.id for job in store.jobs.unannounced()] == [done.id]


def test_a_job_that_fails_says_so_in_a_sentence_and_the_next_one_is_done(store, tmp_path):
    jobs = Jobs(tmp_path, store)

    with a_worker(tmp_path):
        failed = finished(store, jobs.submit("report", SESSION, {"lang": "tlh"}))
        done = finished(store, jobs.submit("report", SESSION, {"lang": "en", "form": "html"}))

    assert failed.state == "failed"
    assert failed.message == "This could not be made. The server’s log says why."
    assert failed.file is None
    assert done.state == "done"


@pytest.mark.parametrize("meanwhile", [True, False])
def test_why_a_report_failed_does_not_name_words_that_were_taken_back_meanwhile(
    store, tmp_path, monkeypatch, meanwhile
):
    sentence = "The text says what the session does not bear out."

    def fails(_session, _options, _progress):
        if meanwhile:
            evening = an_evening()
            before = evening.session.seq
            note = next(iter(evening.session.notes))
            evening.act(ANN, WithdrawNote(note))
            entries = evening.log[before:]
            store.log.append(SESSION, before, lambda *_: Batch(entries, {}, "running"))
        raise PrintingFailed(sentence, f"step-1: “{GREETING}” stands nowhere")

    monkeypatch.setitem(work.RUNNERS, "report", fails)
    job = Jobs(tmp_path, store).submit("report", SESSION, {"lang": "ja"})
    work.Desk(store).work(job)

    message = store.jobs.get(job).message
    assert message.split("\n")[0] == sentence
    assert (GREETING in message) is not meanwhile


def test_a_job_asked_for_while_there_was_no_worker_is_done_when_there_is_one(store, tmp_path):
    job = Jobs(tmp_path, store).submit("report", SESSION, {"lang": "en", "form": "html"})
    (tmp_path / "queue.db").unlink()  # even the queue was lost

    with a_worker(tmp_path):
        assert finished(store, job).state == "done"


def test_a_worker_that_dies_is_replaced_and_its_job_is_said_to_be_broken_off(store, tmp_path):
    jobs = Jobs(tmp_path, store)

    with a_worker(tmp_path) as worker:
        job = jobs.submit("report", SESSION, {"lang": "ja"})
        until(lambda: store.jobs.get(job).state == "running")
        died = worker.pid
        os.kill(died, signal.SIGKILL)
        broken = finished(store, job)
        again = finished(store, jobs.submit("report", SESSION, {"lang": "en", "form": "html"}))
        replaced = worker.pid

    assert broken.message == "This was interrupted. Please ask for it again."
    assert again.state == "done"
    assert replaced not in (died, None)


def test_the_worker_ends_with_the_process_that_started_it(tmp_path):
    code = (
        "import sys, time; from pathlib import Path\n"
        "from facilitator.jobs.supervise import Worker\n"
        "worker = Worker(Path(sys.argv[1])); worker.start()\n"
        "while worker.pid is None: time.sleep(0.05)\n"
        "print(worker.pid, flush=True); time.sleep(60)"
    )
    parent = subprocess.Popen(
        [sys.executable, "-c", code, str(tmp_path)], stdout=subprocess.PIPE, text=True
    )
    assert parent.stdout is not None
    child = int(parent.stdout.readline())

    parent.kill()
    parent.wait()
    parent.stdout.close()

    until(lambda: not alive(child))


def alive(process: int) -> bool:
    """Return whether a process runs; one that nobody has buried yet does not."""
    status = Path(f"/proc/{process}/stat")
    try:
        return status.read_text().rpartition(")")[2].split()[0] != "Z"
    except FileNotFoundError:
        return False


def test_asking_for_work_does_not_load_what_prints():
    code = (
        "import sys, facilitator.jobs.queue, facilitator.jobs.supervise;"
        "sys.exit('weasyprint' in sys.modules)"
    )

    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_the_command_writes_a_report_and_changes_nothing(store, tmp_path, capsys):
    head = store.sessions.find("482913").head
    out = tmp_path / "report.pdf"

    code = main(["report", "482913", "--lang", "en", "--out", str(out), "--data", str(tmp_path)])

    assert code == 0
    assert out.read_bytes().startswith(b"%PDF-")
    assert capsys.readouterr().out == f"{out}\n"
    assert store.sessions.find("482913").head == head


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["111111", "--out", "x.pdf"], "there is no session 111111"),
        (["482913", "--out", "x.exe"], "x.exe must end in .pdf, .html"),
    ],
)
def test_the_command_says_what_is_wrong(store, tmp_path, capsys, arguments, said):
    assert main(["report", *arguments, "--data", str(tmp_path)]) == 2

    assert said in capsys.readouterr().err


def a_worker_that_runs(runner: str, data: Path) -> "subprocess.Popen[bytes]":
    """Start a worker for which every report is ``runner``, with half a second for a job."""
    code = (
        "import sys, time; from facilitator.jobs import work\n"
        f"work.SECONDS, work.RUNNERS = 0.5, {{'report': lambda *_: {runner}}}\n"
        "work.main(['--data', sys.argv[1]])"
    )
    return subprocess.Popen([sys.executable, "-c", code, str(data)])


def test_a_job_that_does_not_end_is_ended_with_its_worker(store, tmp_path):
    job = Jobs(tmp_path, store).submit("report", SESSION, {"lang": "ja"})

    worker = a_worker_that_runs("time.sleep(60)", tmp_path)

    assert worker.wait(30) == 75
    assert store.jobs.get(job).state == "failed"
    assert store.jobs.get(job).message.startswith("This took longer than two minutes")


def test_a_job_that_needs_too_much_memory_fails_alone(store, tmp_path):
    job = Jobs(tmp_path, store).submit("report", SESSION, {"lang": "ja"})

    worker = a_worker_that_runs("bytearray(2_000_000_000)", tmp_path)
    failed = finished(store, job)
    worker.kill()
    worker.wait()

    assert failed.message == "This needed more memory than it may take and was stopped."


def test_sheets_asked_for_are_a_pdf_and_the_wifi_line_is_forgotten(store, tmp_path):
    order = Order({"tent": 1}, LANGUAGES["en"], wifi="hall-guest / swordfish")
    options = to_options(order, "https://workshop.example")

    with a_worker(tmp_path):
        done = finished(store, Jobs(tmp_path, store).submit("sheets", SESSION, options))

    assert (done.state, done.progress, done.message) == ("done", 100, "")
    assert "wifi" not in done.options
    file = store.files.get(done.file)
    assert file.name == "tsunagari-482913-sheets.pdf"
    assert "swordfish" in text_of(file.path.read_bytes())


def test_a_title_that_cannot_be_drawn_is_said_and_the_wifi_line_is_forgotten_all_the_same(
    store, tmp_path
):
    options = to_options(Order({"tent": 1}, wifi="swordfish \ue000"), "https://workshop.example")

    with a_worker(tmp_path):
        failed = finished(store, Jobs(tmp_path, store).submit("sheets", SESSION, options))

    assert failed.message.startswith("Some characters of the title or the Wi-Fi line")
    assert (failed.state, "wifi" in failed.options) == ("failed", False)

"""The ground under a process: what it writes is noted, refused, or its last deed."""

import json
import os
import signal
import sqlite3
import subprocess
import sys
from contextlib import closing

import pytest

from facilitator.bench import servers
from facilitator.bench.faults.ground import BROKEN, FULL, Point, ground
from facilitator.bench.faults.replay import Disk, Op, noted
from facilitator.storage.database import FILE

pytestmark = pytest.mark.skipif(servers.compiler() is None, reason="there is no C compiler")

WRITER = """
import json, sqlite3, sys, time
one = sqlite3.connect(sys.argv[1], isolation_level=None)
one.execute("PRAGMA journal_mode=WAL")
one.execute(f"PRAGMA synchronous={sys.argv[2]}")
one.execute("CREATE TABLE IF NOT EXISTS said (word)")
one.execute("PRAGMA wal_checkpoint(TRUNCATE)")
for line in sys.stdin:
    try:
        one.execute("INSERT INTO said VALUES (?)", (line.strip(),))
        print(json.dumps(["kept", time.time()]), flush=True)
    except sqlite3.Error as error:
        print(json.dumps([error.sqlite_errorname, time.time()]), flush=True)
"""


class Writer:
    """A process that keeps every line it is given in a database, and says so."""

    def __init__(self, below, database, synchronous="FULL"):
        self._process = subprocess.Popen(
            [sys.executable, "-c", WRITER, str(database), synchronous],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            env=os.environ | below.settings,
        )
        self.pid = self._process.pid

    def say(self, word):
        """Return what it said of a word, and its time; None when it has ended instead."""
        self._process.stdin.write(f"{word}\n")
        self._process.stdin.flush()
        answer = self._process.stdout.readline()
        return json.loads(answer) if answer else None

    def end(self):
        self._process.stdin.close()
        self._process.stdout.close()
        return self._process.wait()


@pytest.fixture
def below(tmp_path):
    made = ground(tmp_path, record=True)
    yield made
    made.close()


@pytest.fixture
def database(tmp_path):
    folder = tmp_path / "data"
    folder.mkdir()
    return folder / FILE


def words(path):
    with closing(sqlite3.connect(path)) as one:
        return [word for (word,) in one.execute("SELECT word FROM said")]


def after_a_power_cut(below, folder):
    """Return the words on a disk that lost everything not synced, cut before the writer ended."""
    disk = Disk()
    for call in noted(below.recording):
        disk.do(call)
    folder.mkdir()
    disk.cut(folder, None)
    return words(folder / FILE)


@pytest.mark.parametrize(("synchronous", "kept"), [("FULL", ["a", "b"]), ("NORMAL", [])])
def test_a_power_cut_takes_what_only_the_cache_of_the_disk_had(
    below, database, tmp_path, synchronous, kept
):
    writer = Writer(below, database, synchronous)
    writer.say("a")
    writer.say("b")
    os.kill(writer.pid, signal.SIGKILL)
    writer.end()

    assert words(database) == ["a", "b"]  # the system lives, and so does its cache
    assert after_a_power_cut(below, tmp_path / "cut") == kept


@pytest.mark.parametrize(
    ("point", "there"),
    [(Point.WRITING, False), (Point.WRITTEN, True), (Point.SYNCED, True)],
    ids=lambda value: str(getattr(value, "name", value)).lower(),
)
def test_a_process_ends_at_the_point_that_was_named(below, database, point, there):
    writer = Writer(below, database)
    assert writer.say("before")[0] == "kept"
    below.end_at(writer.pid, point, 1)

    assert writer.say("last") is None
    assert writer.end() == -signal.SIGKILL
    assert words(database) == ["before"] + ["last"] * there


def test_a_disk_refuses_for_as_long_as_it_is_told_to(below, database):
    writer = Writer(below, database)
    writer.say("before")

    below.refuse(writes=FULL)
    assert writer.say("full")[0] == "SQLITE_FULL"
    below.refuse(writes=BROKEN)
    assert writer.say("broken")[0] == "SQLITE_IOERR_WRITE"
    below.refuse(syncs=BROKEN)
    assert writer.say("unsynced")[0] == "SQLITE_IOERR_FSYNC"
    below.refuse()
    assert writer.say("after")[0] == "kept"

    assert writer.end() == 0
    assert words(database) == ["before", "after"]


def test_the_clock_is_wrong_by_what_it_is_told(below, database):
    writer = Writer(below, database)
    _, first = writer.say("a")

    below.set_clock(-86400)
    _, second = writer.say("b")
    writer.end()

    assert -86400 <= second - first < -80000


def test_other_files_are_none_of_its_business(below, tmp_path):
    writer = Writer(below, tmp_path / "other.db")
    below.refuse(writes=FULL)

    assert writer.say("a")[0] == "kept"
    writer.end()
    assert not list(noted(below.recording))


def test_every_write_and_every_sync_is_noted_in_order(below, database):
    writer = Writer(below, database)
    writer.say("a")
    writer.end()

    calls = list(noted(below.recording))
    assert {call.op for call in calls} >= {Op.WRITE, Op.SYNC}
    assert [call.begun for call in calls] == sorted(call.begun for call in calls)

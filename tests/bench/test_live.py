"""`facilitator bench live` measures a real server, and notices what does not come."""

import json
import os
import signal
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path

import pytest

from facilitator.bench import generator, servers
from facilitator.bench.generator import Generator, Plan
from facilitator.bench.measure import Fell, measure_other
from facilitator.bench.servers import Other
from facilitator.bench.wish import Wish
from facilitator.cli.main import main
from tests.serving import PATIENCE

FIGURES = [
    *("clients", "rate", "notes", "scene", "d", "ratio_node", "ratio_node_tick", "ratio_c"),
    *("stage_p95_ms", "phone_p95_ms", "ack_p50_ms", "ack_p95_ms", "connect_s", "kb_per_client"),
    *("lost", "doubled", "valid"),
    *("counts_p95_ms", "stage_p99_ms", "phone_p99_ms", "phone_last_ms", "kb_received"),
    *("kb_per_deaf", "entries_per_commit", "fdatasync_p50_ms"),
]
LOAD = ["bench", "live", "--clients", "20", "--rate", "20", "--seconds", "2", "--repeats", "1"]


def test_the_last_line_holds_the_figures_and_nothing_is_lost(capsys):
    assert main([*LOAD, "--json"]) == 0

    said = json.loads(capsys.readouterr().out.splitlines()[-1])
    assert list(said) == FIGURES
    assert (said["clients"], said["rate"], said["notes"], said["scene"]) == (20, 20, 0, "board")
    assert (said["lost"], said["doubled"]) == (0, 0)
    assert said["d"] > 0
    assert 0 < said["ack_p50_ms"] <= said["ack_p95_ms"]
    assert said["stage_p95_ms"] > 0 and said["phone_p95_ms"] > 0 and said["connect_s"] > 0
    assert said["entries_per_commit"] >= 1 and said["fdatasync_p50_ms"] > 0
    compared = servers.has_node(), servers.has_node(), servers.compiler() is not None
    ratios = said["ratio_node"], said["ratio_node_tick"], said["ratio_c"]
    assert tuple(ratio is not None for ratio in ratios) == compared  # null, not a guess


def test_more_notes_than_a_phone_is_given_whole_come_by_pages(capsys):
    assert main([*LOAD, "--scene", "reveal", "--notes", "200", "--json"]) == 0

    said = json.loads(capsys.readouterr().out.splitlines()[-1])
    assert (said["lost"], said["doubled"], said["scene"]) == (0, 0, "reveal")
    assert said["phone_p95_ms"] > 0
    assert said["ack_p50_ms"] is None  # nobody wrote


def test_everybody_says_me_too_at_once_and_hears_no_count(capsys):
    assert main([*LOAD, "--scene", "relate", "--notes", "30", "--tick", "50", "--json"]) == 0

    said = json.loads(capsys.readouterr().out.splitlines()[-1])
    assert (said["lost"], said["doubled"]) == (0, 0)
    assert said["ack_p95_ms"] > 0
    assert said["d"] is None and said["phone_p95_ms"] is None


def test_the_stage_counts_notes_that_nobody_sees_yet(capsys):
    assert main([*LOAD, "--scene", "counts", "--notes", "9", "--json"]) == 0

    said = json.loads(capsys.readouterr().out.splitlines()[-1])
    assert (said["lost"], said["doubled"], said["d"]) == (0, 0, None)
    assert 0 < said["counts_p95_ms"] < 1000 * PATIENCE


def test_people_come_through_the_pages_and_some_of_them_do_not_read(monkeypatch, capsys):
    monkeypatch.setattr(servers, "OTHERS", Path("nowhere"))

    assert main([*LOAD, "--join", "--deaf", "10", "--json"]) == 0

    said = json.loads(capsys.readouterr().out.splitlines()[-1])
    assert (said["lost"], said["doubled"]) == (0, 0)  # nothing is expected of the deaf
    assert said["kb_per_deaf"] is not None
    assert said["d"] > 0


def test_a_report_is_made_meanwhile(monkeypatch, capsys):
    made = []
    report = servers.Door.report

    def counted(*given):
        made.append(report(*given))
        return made[-1]

    monkeypatch.setattr(servers, "OTHERS", Path("nowhere"))
    monkeypatch.setattr(servers.Door, "report", counted)

    assert main([*LOAD, "--report", "--json"]) == 0

    said = json.loads(capsys.readouterr().out.splitlines()[-1])
    assert made and all(pdf.startswith(b"%PDF") for pdf in made)
    assert said["stage_p99_ms"] >= said["stage_p95_ms"] > 0


def test_one_tick_can_be_forced_upon_every_screen(monkeypatch, capsys):
    monkeypatch.setattr(servers, "OTHERS", Path("nowhere"))  # what is not there is not compared

    assert main([*LOAD, "--tick", "1000", "--json"]) == 0

    said = json.loads(capsys.readouterr().out.splitlines()[-1])
    assert said["phone_p95_ms"] > 400  # at their own tick, phones wait for 100 ms
    assert (said["ratio_node"], said["ratio_node_tick"], said["ratio_c"]) == (None, None, None)


def test_a_note_that_a_client_was_not_shown_is_lost(monkeypatch):
    monkeypatch.setattr(generator, "SETTLING", 0.2)
    with servers.ours(None) as server:
        plan = Plan(server.address, server.code, server.phones(2), 0, 1, 4)
        here = Generator(plan)
        try:
            assert here.connect() == 2
            assert here.missing(0, False) == (0, 0)
            assert here.missing(0b101, False) == (4, 0)
            assert here.missing(0, True) == (2, 0)  # nor has either been told a page
        finally:
            here.close()


def test_a_server_that_lets_nobody_in_is_not_measured():
    program = [sys.executable, "-c", "input()"]
    with subprocess.Popen(program, stdin=subprocess.PIPE, text=True) as silent:
        nowhere = Other(silent, ("127.0.0.1", 9))  # the port of "discard": nobody is there
        with pytest.raises(Fell):
            measure_other(nowhere, Wish(2, 1, 1, 0, "board", None, 1))
        nowhere.say("")


def test_it_ends_what_it_started_when_it_is_ended(tmp_path):
    command = [sys.executable, "-m", "facilitator.cli.main", *LOAD, "--scene", "reveal"]
    apart = os.environ | {"TMPDIR": str(tmp_path)}
    with subprocess.Popen([*command, "--notes", "9"], env=apart) as bench:
        until(lambda: processes_in(tmp_path))
        bench.terminate()

    assert bench.returncode == 128 + signal.SIGTERM
    until(lambda: not processes_in(tmp_path))
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("wish", "sentence"),
    [
        (["--clients", "0"], "--clients"),
        (["--rate", "0"], "--rate"),
        (["--notes", "5001"], "--notes"),
        (["--scene", "reveal"], "needs some --notes"),
        (["--tick", "5"], "--tick"),
        (["--deaf", "60"], "--deaf"),
    ],
)
def test_what_cannot_be_measured_is_asked_for_wrongly(wish, sentence, capsys):
    assert main([*LOAD, *wish, "--json"]) == 2

    assert sentence in capsys.readouterr().err


def processes_in(folder):
    """Return the processes that were started with something in ``folder``."""
    found = []
    for words in Path("/proc").glob("[0-9]*/cmdline"):
        with suppress(OSError):  # it has ended meanwhile
            if str(folder) in words.read_text("utf-8", "replace"):
                found.append(words.parent.name)
    return found


def until(holds):
    """Wait until something is so."""
    over = time.monotonic() + PATIENCE
    while not holds():
        assert time.monotonic() < over, "did not come to pass"
        time.sleep(0.05)

"""`facilitator bench report` says what printing costs, in figures that can be read by a program."""

import json
import sys

from facilitator.cli import bench_report
from facilitator.cli.cost import cost
from facilitator.cli.main import main

FIGURES = ["notes", "cpu_s", "ratio_chromium", "peak_mb", "pages"]


def test_the_last_line_holds_the_figures(capsys, monkeypatch):
    monkeypatch.setattr(bench_report.Chromium, "found", classmethod(lambda _: None))

    assert main(["bench", "report", "--notes", "8", "--runs", "1", "--json"]) == 0

    said = json.loads(capsys.readouterr().out.splitlines()[-1])
    assert list(said) == FIGURES
    assert said["notes"] == 8
    assert said["ratio_chromium"] is None  # there is nothing to compare with: null, not a guess
    assert said["cpu_s"] > 0 and said["peak_mb"] > 50 and said["pages"] > 5


def test_more_notes_than_a_session_holds_are_asked_for_wrongly(capsys):
    assert main(["bench", "report", "--notes", "5001", "--json"]) == 2
    assert main(["bench", "report", "--notes", "0", "--json"]) == 2

    assert "does not hold that many" in capsys.readouterr().err


def test_the_time_of_processes_that_are_left_behind_counts_too():
    busy = "import time\nwhile time.process_time() < 0.5: pass"
    leaves = f"import subprocess, sys; subprocess.Popen([sys.executable, '-c', {busy!r}])"

    [measured] = cost([sys.executable, "-c", leaves])

    assert measured.seconds >= 0.5


def test_a_command_that_fails_is_no_measurement():
    assert cost([sys.executable, "-c", "raise SystemExit(1)"]) == []

"""Simulated people on a real server, from the doors to the audit."""

import re
from pathlib import Path

import pytest

from facilitator.cli.main import main

FIXTURES = Path(__file__).parents[1] / "fixtures" / "programs"


@pytest.fixture
def small_program(monkeypatch):
    """A server and a rehearsal that both have the three-step program on their shelf."""
    monkeypatch.setenv("TSUNAGARI_PROGRAMS", str(FIXTURES))


def test_an_evening_of_another_program_loses_nothing_and_every_screen_agrees(small_program, capfd):
    asked = "--program three-steps --format 35 --lang en --people 5 --seconds 25 --seed 7"

    code = main(["rehearse", *asked.split()])

    said = capfd.readouterr()
    assert code == 0, said
    assert re.search(r"lost +0\n", said.out)
    assert re.search(r"doubled +0\n", said.out)
    assert re.search(r"screens +8, all at entry \d+\n", said.out)
    assert "Invalid HTTP method" not in said.err  # sockets that close leave the server in peace


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["--program", "nothing"], "there is no program 'nothing'"),
        (["--format", "7"], "made for 60, 90, 120 minutes, not for 7"),
        (["--people", "0"], "--people must be from 1"),
        (["--seconds", "5"], "cannot be played in less than"),
        (["--url", "http://127.0.0.1:1"], "--url and --link belong together"),
    ],
)
def test_wrong_usage_is_explained_and_nothing_is_started(arguments, sentence, capsys):
    assert main(["rehearse", *arguments]) == 2

    assert sentence in capsys.readouterr().err


def test_a_server_that_does_not_answer_is_exit_code_three(capsys):
    assert main(["rehearse", "--url", "http://127.0.0.1:1", "--link", "x"]) == 3

    assert "does not answer" in capsys.readouterr().err

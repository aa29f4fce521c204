"""`facilitator bench faults` breaks one thing of each kind, and nothing is lost by it."""

import json

import pytest

from facilitator.bench import servers
from facilitator.bench.faults.kinds import network, power, refusing
from facilitator.bench.faults.kinds.registry import KINDS, Kind
from facilitator.bench.faults.tally import Tally
from facilitator.bench.measure import Fell
from facilitator.cli.main import main

CYCLES = {"kill": 3, "power": 12, "network": 2}  # one of the others
IN_C = {"power", "disk", "clock"}  # cannot be tried without a compiler
SHORT = ["bench", "faults", "--people", "4"]


@pytest.fixture(autouse=True)
def shorter(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let what takes its time take less of it."""
    monkeypatch.setattr(network, "ASLEEP", 2.0)
    monkeypatch.setattr(power, "LEAST", 60)
    monkeypatch.setattr(refusing, "LONG", 1.0)
    monkeypatch.setattr(refusing, "HELD", (5.5,))


@pytest.mark.parametrize("kind", KINDS)
def test_nothing_is_lost_doubled_or_shown_differently(kind, capsys):
    cycles = CYCLES.get(kind, 1)

    code = main([*SHORT, "--kind", kind, "--cycles", str(cycles), "--json"])

    printed = capsys.readouterr()
    said = json.loads(printed.out.splitlines()[-1])
    found = said["kinds"][kind]
    if kind in IN_C and servers.compiler() is None:
        assert found["untaken"]
        return
    assert code == 0, (found, printed.err)
    assert (said["people"], said["seed"]) == (4, 1)
    assert (found["cycles"], found["untaken"], found["wrong"]) == (cycles, "", [])
    assert (found["lost"], found["doubled"], found["differing"], found["bugs"]) == (0, 0, 0, 0)
    assert found["acknowledged"] > found["notes"] > 0
    if kind == "power":
        assert found["normal_lost"] > 0  # so the method would have found it
    else:
        # Whoever only slept may be up to date in less than is told: hundredths of a second.
        least = 0.0 if kind == "sleep" else 0.01
        assert least <= found["recovery_p50_s"] <= found["recovery_max_s"]


def lossy(_wish, _say):
    return Tally("kill", lost=1, wrong=["p1-000001"])


def stuck(_wish, _say):
    raise Fell("it did not go on")


@pytest.mark.parametrize(("tried", "sentence"), [(lossy, "p1-000001"), (stuck, "did not go on")])
def test_what_is_lost_or_does_not_go_on_is_told(tried, sentence, monkeypatch, capsys):
    monkeypatch.setitem(KINDS, "kill", Kind(tried, 1))

    assert main([*SHORT, "--kind", "kill"]) == 1

    printed = capsys.readouterr()
    assert sentence in printed.out + printed.err


def test_where_something_is_not_installed_it_says_so_and_is_not_wrong(monkeypatch, capsys):
    monkeypatch.setitem(KINDS, "kill", Kind(lambda *_: Tally("kill", untaken="no compiler"), 1))

    assert main([*SHORT, "--kind", "kill"]) == 0
    assert "not tried: no compiler" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("wish", "sentence"),
    [
        (["--cycles", "0"], "--cycles"),
        (["--people", "1"], "--people"),
        (["--people", "201"], "--people"),
    ],
)
def test_what_cannot_be_is_asked_for_wrongly(wish, sentence, capsys):
    assert main([*SHORT, "--kind", "kill", *wish]) == 2

    assert sentence in capsys.readouterr().err

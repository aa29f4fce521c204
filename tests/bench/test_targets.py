"""The table of targets says what is reached, what is missed, and what nobody could measure."""

import json
from dataclasses import replace

from facilitator.bench.aims import targets
from facilitator.bench.live import Turn
from facilitator.bench.measure import followed
from facilitator.bench.plan import scenes
from facilitator.bench.targets import lossy, named, played, table, told
from facilitator.bench.wish import Figures
from facilitator.cli.main import main

RUN = Figures(
    d=300_000,
    stage=0.06,
    phone=0.1,
    ack_half=0.004,
    ack_most=0.2,
    connected=2.0,
    kib=60.0,
    lost=0,
    doubled=0,
    refused=0,
    busy=0.1,
    late=0.001,
    sync=0.002,
)
SMALL = ["bench", "live", "--targets", "--clients", "20", "--seconds", "1", "--notes", "200"]


def lines(names, taken):
    return table(named(names), taken)


def test_a_figure_stands_beside_its_aim():
    [first, *_] = lines("T1", {"board 0": [Turn(RUN, node=replace(RUN, d=60_000))]})

    assert (first.value, first.aim, first.reached, first.valid) == (5.0, 4.5, True, True)
    assert told(first).split() == [
        *("T1", "d", "with", "0", "notes", "before,", "/", "socket.io", "5", "aim", "4.5"),
        "reached",
    ]


def test_of_several_turns_the_median_counts_and_one_that_is_not_valid_spoils_them():
    turns = [Turn(replace(RUN, stage=stage)) for stage in (0.05, 0.08, 0.09)]

    [spotlight, _] = lines("T5", {"plain": turns})
    assert (spotlight.value, spotlight.reached, spotlight.valid) == (80, False, True)

    [spotlight, _] = lines("T5", {"plain": [*turns[:2], Turn(replace(RUN, late=0.5))]})
    assert (spotlight.value, spotlight.valid) == (60, False)
    assert told(spotlight).endswith("not valid")


def test_what_was_not_measured_is_neither_reached_nor_missed():
    [whitebophir] = [each for each in lines("T7", {}) if each.aim]
    [no_compiler, *_] = lines("T3", {"board 0": [Turn(RUN)]})

    for line in (whitebophir, no_compiler):
        assert (line.value, line.reached) == (None, None)
    assert told(whitebophir).endswith("not measured")


def test_what_is_compared_is_compared_within_a_turn():
    deaf = [Turn(replace(RUN, phone_slow=slow)) for slow in (0.3, 0.2)]
    plain = [Turn(replace(RUN, phone_slow=slow)) for slow in (0.1, 0.2)]

    [beside, _] = lines("T8", {"deaf": deaf, "plain": plain})

    assert beside.value == 2.0  # of 3 and 1


def test_every_scene_is_of_use_and_every_target_has_its_scenes():
    there = {scene.name for scene in scenes(1000, 8.0, 1000)}

    assert played(targets()) == there
    assert {each.name for each in targets()} == {f"T{n}" for n in range(1, 15)}


def test_a_target_that_there_is_not_is_asked_for_wrongly(capsys):
    assert main([*SMALL, "--only", "T5,T99"]) == 2

    assert "T99" in capsys.readouterr().err


def test_what_is_lost_is_lost_wherever_it_was():
    assert not lossy({"plain": [Turn(RUN)]})
    assert lossy({"plain": [Turn(RUN)], "crowd": [Turn(replace(RUN, lost=1))]})


def test_a_note_is_counted_when_the_stage_says_one_more():
    said = [(1.0, 7), (10.5, 8), (11.5, 8), (12.25, 10)]

    assert followed([10.0, 11.0, 12.0], said) == [0.5, 1.25, 0.25]
    assert followed([10.0, 11.0, 12.0], said[:3]) == []  # the last two were never counted
    assert followed([], said) == []


def test_the_targets_that_are_wanted_are_measured_and_no_others(capsys):
    assert main([*SMALL, "--only", "T13", "--repeats", "1", "--json"]) == 0

    out = capsys.readouterr()
    [last, received] = json.loads(out.out.splitlines()[-1])["targets"]
    assert last["target"] == received["target"] == "T13"
    assert last["value"] > 0 and 0 < received["value"] < 200
    assert "reveal" in out.err and "board" not in out.err

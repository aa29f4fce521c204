"""A program in one format, as a flat list of stops."""

from typing import Any

from facilitator.core.ids import PartId, StopId
from facilitator.core.moving.agenda import ENDED, LOBBY, Stop, phase_of, stops
from facilitator.core.program import Part, Program
from tests.core.world import PROGRAM, words

WALK = PartId("walk")


def a_program(kind: str, minutes: dict[str, int], **more: Any) -> Program:
    part = Part(WALK, kind, words("A walk"), {30: minutes}, **more)
    everyone = words("everyone")
    return Program("walk", 1, words("Walk"), words("purpose"), everyone, (30,), (part,))


def test_an_agenda_runs_from_the_doors_through_every_part_to_the_end():
    agenda = stops(PROGRAM, 30)

    assert [stop.id for stop in agenda] == [
        "lobby",
        "welcome/rules",
        *(f"open/{phase}" for phase in ("intro", "write", "reveal", "theme", "vote", "insight")),
        *(f"safe/{phase}" for phase in ("intro", "write", "reveal", "theme", "vote", "insight")),
        "ended",
    ]
    assert agenda[0] == Stop(LOBBY, PartId("lobby"), "plain", "lobby", 0)
    assert agenda[3] == Stop(StopId("open/write"), PartId("open"), "notes", "write", 3)
    assert agenda[-1] == Stop(ENDED, PartId("ended"), "plain", "ended", 0)


def test_a_phase_of_no_minutes_is_left_out():
    agenda = stops(a_program("notes", {"write": 3, "theme": 0}), 30)

    assert [stop.id for stop in agenda] == ["lobby", "walk/write", "ended"]


def test_a_part_without_minutes_in_this_format_is_left_out():
    agenda = stops(a_program("notes", {"write": 3}), 60)

    assert [stop.id for stop in agenda] == ["lobby", "ended"]


def test_the_phases_of_a_step_come_in_their_own_order_whatever_the_file_says():
    agenda = stops(a_program("notes", {"vote": 1, "write": 1, "intro": 1}), 30)

    assert [stop.phase for stop in agenda[1:-1]] == ["intro", "write", "vote"]


def test_a_phase_that_no_kind_knows_runs_plainly_after_the_others():
    program = a_program("notes", {"stretch": 2, "write": 1})

    agenda = stops(program, 30)

    assert [(stop.phase, stop.kind) for stop in agenda[1:-1]] == [
        ("write", "notes"),
        ("stretch", "plain"),
    ]
    row = phase_of(program, agenda[2])
    assert (row.stage, row.phone, row.effect) == ("plain", "plain", "next_part")


def test_a_kind_that_is_not_built_runs_plainly_phase_by_phase():
    agenda = stops(a_program("offers", {"write": 2, "match": 3}), 30)

    assert [(stop.phase, stop.kind, stop.minutes) for stop in agenda[1:-1]] == [
        ("write", "plain", 2),
        ("match", "plain", 3),
    ]
    assert not phase_of(a_program("offers", {}), agenda[1]).opens


def test_the_vote_of_a_step_is_run_by_the_vote():
    agenda = stops(a_program("notes", {"vote": 1}), 30)

    assert agenda[1].kind == "vote"


def test_a_break_is_a_break_in_any_part():
    program = a_program("talk", {"break": 5})

    row = phase_of(program, stops(program, 30)[1])

    assert (row.stage, row.effect) == ("break", "break")


def test_the_doors_and_the_end_have_screens_of_their_own():
    agenda = stops(PROGRAM, 30)

    doors, end = phase_of(PROGRAM, agenda[0]), phase_of(PROGRAM, agenda[-1])

    assert (doors.stage, doors.phone) == ("lobby", "wait")
    assert (end.stage, end.phone) == ("thanks", "thanks")


def test_notes_are_shown_from_the_reveal_on_and_themes_from_the_theme_on():
    rows = [phase_of(PROGRAM, stop) for stop in stops(PROGRAM, 30) if stop.part == "open"]

    assert [row.name for row in rows if row.opens] == [row.name for row in rows[1:]]
    assert [row.name for row in rows if row.shows] == ["reveal", "theme", "vote", "insight"]
    assert [row.name for row in rows if row.themes] == ["theme", "vote", "insight"]

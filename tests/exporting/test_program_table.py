"""The program of an export, as the table of its file."""

from facilitator.exporting.program_table import program_table
from facilitator.library.checked import Problem, Table
from facilitator.library.program_file import read_program
from tests.core.world import FACTS, OPEN, WHOLE


def test_facts_come_in_again_with_their_sources_and_one_without_as_it_was():
    problems: list[Problem] = []

    back = read_program(Table(program_table(WHOLE), "whole.json", "", problems))

    assert [part.facts for part in back.parts if part.id == OPEN] == [FACTS]
    told = [(each.key, each.notice) for each in problems if "facts" in each.key]
    assert told == [('part "open", facts 3, source', True)]

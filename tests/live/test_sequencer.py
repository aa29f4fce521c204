"""What is kept of an action tells nobody what it was."""

from dataclasses import replace

from facilitator.core.kinds.notes.writing import AddNote
from facilitator.live.sequencer import Asked
from tests.core.world import ANN, OPEN

NOTE = AddNote(OPEN, "さびしい", None, False, True)


def test_the_same_action_of_the_same_person_has_the_same_digest():
    assert Asked(ANN, "action-0001", NOTE).digest == Asked(ANN, "action-0001", NOTE).digest


def test_another_content_has_another_digest():
    other = replace(NOTE, text="うれしい")

    assert Asked(ANN, "action-0001", NOTE).digest != Asked(ANN, "action-0001", other).digest


def test_who_does_not_know_the_persons_secret_cannot_guess_a_withdrawn_note_from_its_digest():
    guessed = replace(ANN, secret="")

    assert Asked(ANN, "action-0001", NOTE).digest != Asked(guessed, "action-0001", NOTE).digest

"""The console has a sentence for everything that the rules can answer or do."""

from collections.abc import Iterator

import pytest
from flask import Flask
from flask_babel import Babel

from facilitator.core.kinds import plain, registry
from facilitator.core.refused import PASSING, Reason
from facilitator.web.console_words import button, effects, phases, reasons, undos, views

OF_PARTICIPANTS = {
    "empty", "over", "category", "named_not_allowed", "not_yours",
    "too_late", "yours", "no_votes_left", "no_such_target", "not_whole",
}  # fmt: skip
PHASES = [
    phase
    for phases in [(plain.LOBBY, plain.ENDED), plain.PHASES, *registry.BUILT.values()]
    for phase in phases
]


@pytest.fixture(autouse=True)
def english() -> Iterator[None]:
    app = Flask(__name__)
    Babel(app, default_locale="en")
    with app.test_request_context():
        yield


@pytest.mark.parametrize("phase", PHASES, ids=lambda phase: phase.name)
def test_the_one_button_says_what_every_phase_will_do_to_the_stage(phase):
    said = button(effects(), {"effect": phase.effect, "n": 3}, None)

    assert said.label and said.effect


@pytest.mark.parametrize("phase", PHASES, ids=lambda phase: phase.name)
def test_every_phase_has_a_name(phase):
    assert phases()[phase.name]


@pytest.mark.parametrize(
    "effect",
    [
        *("begin", "rule", "answers", "reveal", "cancel", "close_vote", "ungrouped"),
        *("reveal_none", "reveal_unseen", "insight_none"),
        *("themes_lone", "themes_none", "themes_unseen"),
        *("vote_none", "vote_ranking", "vote_decision", "decided"),
        *("close_vote_dots", "close_vote_ranking", "close_vote_decision"),
    ],
)
def test_the_one_button_says_what_it_does_where_the_session_stays(effect):
    said = button(effects(), {"effect": effect, "n": 2}, None)

    assert said.label and said.effect and "{n}" not in said.effect


@pytest.mark.parametrize("phase", PHASES, ids=lambda phase: phase.name)
def test_what_a_phase_shows_on_the_stage_has_a_name(phase):
    assert views()[phase.stage]


def test_every_reason_that_a_facilitator_can_meet_has_a_sentence():
    met = {each.value for each in Reason} - OF_PARTICIPANTS - {each.value for each in PASSING}

    assert met == set(reasons())


def test_one_theme_is_not_spoken_of_as_many():
    one = button(effects(), {"effect": "themes", "n": 1}, None)
    many = button(effects(), {"effect": "themes", "n": 4}, None)

    assert (one.effect, many.effect) == ("1 theme appears", "4 themes appear")


def test_the_button_that_opens_a_vote_says_how_many_dots_when_it_knows():
    known = button(effects(), {"effect": "vote", "n": None}, {"budget": 3})
    unknown = button(effects(), {"effect": "vote", "n": None}, {"budget": None})

    assert known.effect == "3 dots each, hidden until closed"
    assert unknown.effect == "hidden until closed"


def test_the_button_names_the_part_that_comes_next_where_nothing_else_is_said_of_it():
    coming = {"title": {"ja": "いまの気持ち", "en": "How I feel now"}, "budget": None}

    said = button(effects(), {"effect": "next_part", "n": None}, coming)

    assert said.label == "On to “How I feel now”"


def test_at_the_end_there_is_nothing_to_press():
    said = button(effects(), None, None)

    assert (said.label, said.effect) == ("", "")


def test_everything_that_can_be_undone_is_named():
    assert all(undos().values())

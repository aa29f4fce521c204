"""What is asked before a jump, and what simply happens."""

from facilitator.core.views import Audience
from tests.core.world import ANN, Evening


def asked(evening: Evening) -> dict[str, str | None]:
    agenda = evening.see("console", Audience.CONSOLE)["agenda"]
    return {each["stop"]: each["asks"] for each in agenda}


def test_from_the_doors_only_the_end_and_a_wall_are_asked_about():
    asks = asked(Evening())

    assert asks["ended"] == "end"
    assert asks["open/reveal"] == "shows"
    assert asks["open/intro"] is None


def test_notes_that_nobody_has_seen_are_not_left_behind_without_a_question():
    evening = Evening()
    evening.go("open/write")
    nobody_wrote = asked(evening)["safe/intro"]
    evening.write(ANN)

    asks = asked(evening)

    assert (nobody_wrote, asks["safe/intro"], asks["safe/write"]) == (None, *["unrevealed"] * 2)
    assert (asks["open/intro"], asks["welcome/rules"]) == (None, None)  # back is not past them


def test_notes_that_were_shown_are_left_without_a_question():
    evening = Evening()
    evening.go("open/write")
    evening.write(ANN)
    evening.go("open/reveal")

    assert asked(evening)["safe/intro"] is None


def test_leaving_an_open_vote_closes_it_and_is_asked_about():
    evening = Evening()
    evening.go("open/write")
    evening.write(ANN)
    evening.go("open/vote")

    asks = asked(evening)

    assert (asks["open/insight"], asks["open/intro"]) == ("vote", "vote")


def test_nothing_is_asked_at_the_end_about_the_end():
    evening = Evening()
    evening.go("ended")

    assert asked(evening)["ended"] is None

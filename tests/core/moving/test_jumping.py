"""What is asked before a jump, and what simply happens."""

from facilitator.core.decide import Undo
from facilitator.core.views import Audience
from tests.core.world import ANN, FAY, OPEN, Evening


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


def back(evening: Evening) -> str | None:
    return evening.see("console", Audience.CONSOLE)["back"]


def test_back_from_a_jump_leads_where_one_came_from_and_nothing_is_asked():
    evening = Evening()
    evening.go("open/write")
    evening.write(ANN)
    evening.go("safe/write")
    led = back(evening)
    nothing = asked(evening)["open/write"]
    evening.go("open/write")

    assert (led, nothing) == ("open/write", None)
    assert OPEN not in evening.session.shown
    assert back(evening) == "lobby"  # from where one had come there, not from what was a mistake


def test_back_goes_through_several_jumps_one_by_one():
    evening = Evening()
    ways = ["open/intro", "open/write", "safe/intro", "safe/write"]
    for stop in ways:
        evening.go(stop)
    came = []
    while (stop := back(evening)) is not None:
        came.append(stop)
        evening.go(stop)

    assert came == [*reversed(ways[:-1]), "lobby"]


def test_back_leads_one_stop_back_where_one_never_came_from_before():
    evening = Evening()
    evening.go("safe/intro")
    evening.go("open/write")  # a jump back

    assert back(evening) == "open/intro"


def test_a_place_begun_once_more_leads_back_where_it_did():
    evening = Evening()
    evening.go("open/write")
    evening.go("safe/write")
    evening.go("safe/write")

    assert back(evening) == "open/write"


def test_a_jump_that_was_taken_back_leaves_nothing_behind_for_back():
    evening = Evening()
    evening.go("open/intro")
    evening.go("open/write")
    evening.go("safe/write")
    evening.act(FAY, Undo(evening.log[-1].seq))

    assert back(evening) == "open/intro"

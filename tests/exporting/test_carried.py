"""What somebody entered for others comes through an export and an import."""

from collections import Counter

from facilitator.core.hosting.deciding import DecideFor
from facilitator.core.hosting.scribing import WriteFor
from facilitator.core.ids import PartId, PersonId, StopId
from facilitator.core.kinds import vote
from facilitator.core.kinds.hands import CountHands
from facilitator.core.kinds.vote import CastBallot, CloseVote
from facilitator.core.people import Person, Role
from tests.core.world import AFTER, ANN, BEN, FAY, OPEN, SAFE, Evening
from tests.exporting.evenings import MINUTES, SOUND, exported, imported

SAM = Person(PersonId("sam"), Role.SCRIBE)


def written(evening: Evening, part: PartId, n: int) -> None:
    """Write ``n`` notes on paper and as many on phones."""
    for each in range(n):
        evening.act(SAM, WriteFor(part, f"sheet {each}", None, "paper"))
        evening.write(ANN, f"phone {each}", part=part)


def test_how_notes_came_comes_through_where_it_may_be_told():
    evening = Evening(SOUND, int(MINUTES))
    evening.go("open/write")
    written(evening, OPEN, 5)
    evening.go("safe/write")
    written(evening, SAFE, 5)

    notes = imported(exported(evening.session)).notes.values()

    assert Counter(each.channel for each in notes if each.part == OPEN) == {"paper": 5, "": 5}
    assert {each.channel for each in notes if each.part == SAFE} == {""}


def test_of_fewer_than_five_no_export_says_how_they_came():
    evening = Evening(SOUND, int(MINUTES))
    evening.go("open/write")
    written(evening, OPEN, 4)

    assert "channel" not in repr(exported(evening.session))


def test_a_first_step_from_a_sheet_that_names_no_day_comes_through():
    evening = Evening(SOUND, int(MINUTES))
    evening.go("after/pledge")
    evening.act(SAM, DecideFor(AFTER, "call her", None, True, "paper"))

    [step] = imported(exported(evening.session)).pledges.values()

    assert (step.what, step.when) == ("call her", None)


def test_no_export_says_by_a_day_that_is_missing_which_first_step_was_on_paper():
    evening = Evening(SOUND, int(MINUTES))
    evening.go("after/pledge")
    evening.act(SAM, DecideFor(AFTER, "call her", None, True, "paper"))
    evening.decide_on(ANN, "write to him")

    [part] = [each for each in exported(evening.session)["parts"] if each["first_steps"]]

    assert [each["when"] for each in part["first_steps"]["made"]] == [None, None]


def test_raised_hands_come_through_apart_from_the_dots():
    evening = Evening(SOUND, int(MINUTES))
    evening.go("open/write")
    first, second = evening.write(ANN), evening.write(BEN)
    evening.go("open/reveal")
    one, two = evening.group("One", first), evening.group("Two", second)
    evening.go("open/vote")
    evening.act(ANN, CastBallot(OPEN, (one,)))
    evening.act(FAY, CountHands(OPEN, {one: 2, two: 7}))
    evening.act(FAY, CloseVote(StopId("open/vote")))

    rows = vote.result(imported(exported(evening.session)), OPEN)

    assert [(row.title, row.votes, row.hands) for row in rows] == [("Two", 7, 7), ("One", 3, 2)]

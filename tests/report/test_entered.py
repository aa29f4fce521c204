"""What was entered for others stands in the report, told apart."""

from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace
from typing import Any

import pytest

from facilitator.core.hosting.deciding import DecideFor
from facilitator.core.hosting.scribing import WriteFor
from facilitator.core.ids import PersonId, StopId
from facilitator.core.kinds.hands import CountHands
from facilitator.core.kinds.vote import CastBallot, CloseVote
from facilitator.core.people import Person, Role
from facilitator.report.blocks import Auto, Heading
from facilitator.report.build import report
from facilitator.report.figures import Dates
from facilitator.report.options import Options
from tests.core.world import AFTER, ANN, BEN, FAY, OPEN, WHOLE, Evening

SAM = Person(PersonId("sam"), Role.SCRIBE)


def every(value: Any) -> Iterator[Any]:
    """Yield all that a document is made of."""
    yield value
    if isinstance(value, tuple):
        for each in value:
            yield from every(each)
    elif is_dataclass(value):
        for part in fields(value):
            yield from every(getattr(value, part.name))


def sentences(evening: Evening, lang: str = "en") -> dict[str, str]:
    document = report(evening.session, Options(lang))
    return {each.sentence: each.text for each in every(document) if isinstance(each, Auto)}


def test_raised_hands_are_told_apart_from_dots():
    evening = Evening(WHOLE)
    evening.go("open/write")
    near, far = evening.write(ANN, "near"), evening.write(BEN, "far")
    evening.go("open/reveal")
    first, second = evening.group("Near", near), evening.group("Far", far)
    evening.go("open/vote")
    evening.act(ANN, CastBallot(OPEN, (first,)))
    assert "vote.hands" not in sentences(evening)

    evening.act(SAM, CountHands(OPEN, {second: 4}))
    evening.act(FAY, CloseVote(StopId("open/vote")))

    said = sentences(evening)
    assert said["vote.hands"] == "Of the votes, raised hands in the hall: 4."
    assert said["vote.first"] == "“Far” had the most votes: 4."


def test_a_vote_by_hands_alone_is_one():
    evening = Evening(WHOLE)
    evening.go("open/write")
    near, far = evening.write(ANN, "near"), evening.write(BEN, "far")
    evening.group("Near", near)
    evening.group("Far", far)
    evening.go("open/vote")
    [target, _] = evening.session.votes[OPEN].targets
    evening.act(SAM, CountHands(OPEN, {target: 2}))
    evening.act(FAY, CloseVote(StopId("open/vote")))

    assert "vote.hands" in sentences(evening)


def test_notes_from_paper_are_counted_where_there_are_five_and_five_others():
    evening = Evening(WHOLE)
    evening.go("open/write")
    for n in range(5):
        evening.act(SAM, WriteFor(OPEN, f"sheet {n}", None, "paper"))
        assert "brought.paper" not in sentences(evening)
        evening.write(ANN, f"phone {n}")

    assert sentences(evening)["brought.paper"] == "Notes that came on paper and were typed in: 5."
    assert "5枚" in sentences(evening, "ja")["brought.paper"]


@pytest.mark.parametrize(
    ("when", "name", "place"),
    [
        ("2020-01-01", "date.later.undated", 2),
        ("2026-01-13", "date.later.undated", 2),
        ("2026-01-14", "date.later", 0),
        ("2026-01-15", "date.later", 0),
    ],
)
def test_a_first_step_of_an_old_log_whose_day_was_over_is_not_due_within_a_day(when, name, place):
    evening = Evening(WHOLE)
    evening.go(StopId(f"{AFTER}/pledge"))
    made = evening.decide_on(ANN)
    evening.session.pledges[made] = replace(evening.session.pledges[made], when=when)

    blocks = list(every(report(evening.session, Options("en"))))

    [counts] = {each.counts for each in blocks if isinstance(each, Dates)}
    assert counts[2][0] == name
    assert [n for _, n in counts[:3]] == [int(at == place) for at in range(3)]


def test_a_first_step_without_a_day_is_not_said_to_be_due_later():
    evening = Evening(WHOLE)
    evening.go(StopId(f"{AFTER}/pledge"))
    evening.act(SAM, DecideFor(AFTER, "Ring my mother", "2026-03-01", True, "paper"))
    evening.act(SAM, DecideFor(AFTER, "Ask a neighbour in", None, True, "paper"))

    blocks = list(every(report(evening.session, Options("en"))))

    later = {each.counts[2] for each in blocks if isinstance(each, Dates)}
    assert later == {("date.later.undated", 2)}
    assert "Later, or without a day" in {each.text for each in blocks if isinstance(each, Heading)}
    said = sentences(evening)
    assert said["first.decided"] == "2 people decided on a first step."
    assert said["undecided"] == "and 0 “not yet”"

"""What may be told of a pulse: the sums hold, and nothing of few people follows from it."""

from collections import Counter

from hypothesis import given, settings
from hypothesis import strategies as st

from facilitator.core.ids import PersonId
from facilitator.core.kinds.pulse.counting import (
    CHANGE,
    COUNTED,
    IN_A_BIN,
    RANGES,
    Sheet,
    Sheets,
    figures,
)
from tests.core.world import ITEMS

AXES = ("need", "risk")


@st.composite
def halls(draw: st.DrawFn) -> Sheets:
    """Return the answers of a hall in which some answer once, some twice, some not all of it."""
    few = st.integers(3, 5) if draw(st.booleans()) else st.integers(1, 7)
    sheets = {}
    for n in range(draw(st.integers(0, 26))):
        for moment in ("before", "after"):
            if draw(st.integers(0, 9)) == 0:
                continue
            answers = {}
            for item in ITEMS:
                if item.asked == "after" and moment == "before":
                    continue
                scale = st.integers(*RANGES["count"]) if item.scale == "count" else few
                if draw(st.integers(0, 19)):
                    answers[item.id] = draw(st.one_of(scale, scale, scale, st.none()))
            sheets[moment, PersonId(f"p{n}")] = Sheet(f"{n}{moment}", answers)
    return sheets


def values(sheets: Sheets, moment: str, item: str) -> dict[str, int]:
    told = {who: sheet.answers for (when, who), sheet in sheets.items() if when == moment}
    found = {who: answers.get(item) for who, answers in told.items()}
    return {who: value for who, value in found.items() if value is not None}


def both(sheets: Sheets, item: str) -> set[str]:
    return set(values(sheets, "before", item)) & set(values(sheets, "after", item))


@given(halls())
@settings(max_examples=150, deadline=None)
def test_strips_add_up_and_rest_on_those_who_answered_twice(sheets):
    told = figures(ITEMS, sheets, apart=False)

    for change in told.changes:
        people = both(sheets, change.item)
        assert change.n == len(people) >= CHANGE
        assert change.up + change.same + change.down == change.n
        before = values(sheets, "before", change.item)
        assert change.before == round(sum(before[who] for who in people) / change.n, 1)


@given(halls())
@settings(max_examples=150, deadline=None)
def test_every_item_is_told_in_one_way_and_only_of_enough_people(sheets):
    told = figures(ITEMS, sheets, apart=False)

    ways = [*(each.item for each in (*told.changes, *told.counts)), *told.few]
    assert sorted(ways) == sorted(item.id for item in ITEMS)
    for each in told.counts:
        assert sum(each.counts) == each.n == len(values(sheets, "after", each.item)) >= COUNTED
        assert len(both(sheets, each.item)) < CHANGE
    for item in told.few:
        assert len(values(sheets, "after", item)) < COUNTED
    assert all(n is None or n == 0 or n >= COUNTED for n in (told.before, told.after))


@given(halls())
@settings(max_examples=150, deadline=None)
def test_the_map_gives_away_nobody_who_stands_alone(sheets):
    told = figures(ITEMS, sheets, apart=False)

    need, risk = (values(sheets, "after", axis) for axis in AXES)
    people = [both(sheets, axis) for axis in AXES]
    places = Counter((need[who], risk[who]) for who in people[0] & people[1])
    spots = {(each.need, each.risk) for each in told.bins}
    assert all(each.n == places[each.need, each.risk] >= IN_A_BIN for each in told.bins)
    assert not told.bins or {change.item for change in told.changes} >= set(AXES)
    for those in people if told.bins else ():
        seen = {who for who in those if (need.get(who), risk.get(who)) in spots}
        rest = len(those - (seen & people[0] & people[1]))
        assert rest == 0 or rest >= COUNTED


@given(halls())
@settings(max_examples=50, deadline=None)
def test_apart_nothing_rests_on_both_moments(sheets):
    told = figures(ITEMS, sheets, apart=True)

    assert (told.changes, told.bins) == ((), ())
    only_after = {key: sheet for key, sheet in sheets.items() if key[0] == "after"}
    assert told.counts == figures(ITEMS, only_after, apart=True).counts


def _hall(n: int) -> Sheets:
    return {
        (moment, PersonId(f"p{who}")): Sheet("", {"safe": 3 if moment == "before" else 5})
        for who in range(n)
        for moment in ("before", "after")
    }


def test_seven_people_show_no_change_and_twelve_do():
    seven, twelve = (figures(ITEMS[2:3], _hall(n), apart=False) for n in (7, 12))

    assert (seven.changes, seven.counts[0].counts) == ((), (0, 0, 7))
    assert (twelve.changes[0].up, twelve.changes[0].n, twelve.counts) == (12, 12, ())


def test_four_people_show_nothing():
    told = figures(ITEMS[2:3], _hall(4), apart=False)

    assert (told.before, told.after, told.changes, told.counts) == (None, None, (), ())
    assert told.few == ("safe",)


def test_the_map_hides_a_place_when_what_is_left_would_be_few():
    """Ten at one place and one elsewhere: the means would tell where that one stands."""
    sheets = {}
    for n in range(14):
        value = 5 if n < 13 else 2
        for moment in ("before", "after"):
            answers = {"need": value, "risk": value}
            sheets[moment, PersonId(f"p{n}")] = Sheet("", answers)

    assert figures(ITEMS, sheets, apart=False).bins == ()

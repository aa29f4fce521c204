"""How many have lost their connection of late: numbers that forget."""

import pytest

from facilitator.core.ids import PersonId
from facilitator.core.people import Person, Role
from facilitator.live.losing import SPAN, Losing
from facilitator.live.presence import Presence, Seat
from facilitator.storage.presence import Connected


class Watch:
    """A clock that is set by hand."""

    now = 1000.0

    def __call__(self) -> float:
        return self.now


A, B = PersonId("a"), PersonId("b")


def test_who_went_counts_for_two_minutes_and_not_once_they_are_back():
    watch = Watch()
    losing = Losing(watch)
    losing.went(A)
    watch.now += SPAN / 2
    losing.went(B)
    assert losing.count(0, alone=True) == 2

    losing.came(B)
    assert losing.count(1, alone=True) == 1
    watch.now += SPAN / 2 + 1
    assert losing.count(1, alone=True) == 0


def test_of_several_processes_only_the_fall_of_the_number_is_known():
    watch = Watch()
    losing = Losing(watch)
    losing.look(40)
    losing.went(A)  # to another process, for all that is known here
    assert losing.count(40, alone=False) == 0
    watch.now += 1
    losing.look(37)
    assert losing.count(37, alone=False) == 3
    watch.now += SPAN
    losing.look(37)
    assert losing.count(37, alone=False) == 0


def test_a_number_that_has_not_changed_for_long_is_still_what_it_fell_from():
    watch = Watch()
    losing = Losing(watch)
    for _ in range(300):
        losing.look(40)
        watch.now += 1
    losing.look(31)
    assert losing.count(31, alone=False) == 9


def test_whoever_has_another_window_open_is_not_lost():
    here = Presence()
    ann = Person(A, Role.PARTICIPANT)
    here.enter(Seat("1", ann, "venue"))
    here.enter(Seat("2", ann, "venue"))
    here.leave("1")
    assert here.lost() == 0
    here.leave("2")
    assert here.lost() == 1
    here.enter(Seat("3", ann, "online"))
    assert here.lost() == 0


class Name(str):
    """Somebody's id that counts how often it is looked at, of all such ids together."""

    __slots__ = ()
    looks = 0

    def __eq__(self, other: object) -> bool:
        Name.looks += 1
        return str.__eq__(self, other)

    def __hash__(self) -> int:
        Name.looks += 1
        return str.__hash__(self)


def looks_at_leaving(people: int, role: Role) -> int:
    """Return how many ids are looked at when one more leaves after half of the people."""
    here = Presence()
    for n in range(2 * people):
        here.enter(Seat(f"{n}", Person(PersonId(Name(n)), role), "venue"))
    for n in range(people):
        here.leave(f"{n}")
    before = Name.looks
    here.leave(f"{people}")
    return Name.looks - before


@pytest.mark.parametrize("role", [Role.PARTICIPANT, Role.CO])
def test_of_many_who_leave_at_once_each_is_no_more_work_than_a_single_one(role):
    assert looks_at_leaving(200, role) == looks_at_leaving(2, role)


def test_the_connections_of_somebody_are_theirs_the_oldest_first_until_they_close():
    here = Presence()
    for sid, who in (("3", A), ("1", B), ("2", A), ("4", A)):
        here.enter(Seat(sid, Person(who, Role.PARTICIPANT), "venue"))
    assert here.connections(A) == ["3", "2", "4"]
    here.leave("2")
    assert here.leave("2") is None
    assert (here.connections(A), here.connections(B)) == (["3", "4"], ["1"])
    here.leave("1")
    assert here.connections(B) == []


def test_the_crew_is_nobody_who_could_be_missed_in_a_vote():
    here = Presence()
    here.enter(Seat("1", Person(B, Role.CO), ""))
    here.leave("1")
    here.elsewhere = Connected()
    assert here.lost() == 0

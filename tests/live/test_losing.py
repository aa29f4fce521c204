"""How many have lost their connection of late: numbers that forget."""

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


def test_the_crew_is_nobody_who_could_be_missed_in_a_vote():
    here = Presence()
    here.enter(Seat("1", Person(B, Role.CO), ""))
    here.leave("1")
    here.elsewhere = Connected()
    assert here.lost() == 0

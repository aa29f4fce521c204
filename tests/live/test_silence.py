"""How many have written nothing: a number on the console; where they are only of five or more."""

from facilitator.core.kinds.notes.writing import WithdrawNote
from facilitator.core.names import names
from facilitator.core.people import Person, Role
from facilitator.live.presence import Seat
from facilitator.live.silence import silent
from facilitator.storage.presence import Connected
from tests.core.world import OPEN, SAFE, WHOLE, Evening

ALONE = Connected()


def hall(venue: int, online: int) -> list[Seat]:
    """Return the seats of people, the first of them in the venue."""
    places = ["venue"] * venue + ["online"] * online
    return [
        Seat(f"s{n}", Person(f"p{n}", Role.PARTICIPANT, secret=f"{n}" * 32), place)
        for n, place in enumerate(places)
    ]


def told(evening: Evening, seats: list[Seat], elsewhere: Connected = ALONE):
    return silent(evening.session, seats, lambda each: names(evening.session, each), elsewhere)


def test_it_is_told_while_people_write_and_at_no_other_time():
    evening, seats = Evening(WHOLE), hall(1, 0)

    assert told(evening, seats) is None
    evening.go("open/write")
    assert told(evening, seats) == {"people": 1, "online": None}
    evening.go("open/reveal")

    assert told(evening, seats) is None


def test_who_has_a_note_is_not_silent_also_where_everyone_is_anonymous():
    evening, seats = Evening(WHOLE), hall(3, 0)
    evening.go("open/write")
    evening.write(seats[0].person)
    gone = evening.write(seats[1].person)
    evening.act(seats[1].person, WithdrawNote(gone))
    assert told(evening, seats)["people"] == 2

    evening.go("safe/write")
    assert told(evening, seats)["people"] == 3
    evening.write(seats[0].person, part=SAFE)

    assert told(evening, seats)["people"] == 2


def test_where_they_are_is_told_of_five_in_the_venue_and_five_online():
    evening = Evening(WHOLE)
    evening.go("open/write")

    assert told(evening, hall(5, 5)) == {"people": 10, "online": 5}
    assert told(evening, hall(20, 4)) == {"people": 24, "online": None}
    assert told(evening, hall(4, 20)) == {"people": 24, "online": None}
    seats = hall(6, 6)
    for seat in (*seats[:2], seats[6]):
        evening.write(seat.person, part=OPEN)

    assert told(evening, seats) == {"people": 9, "online": None}


def test_of_those_at_another_server_only_their_number_is_known():
    evening, seats = Evening(WHOLE), hall(6, 6)
    evening.go("open/write")
    evening.write(seats[0].person)

    assert told(evening, seats, Connected(3, 2, 1)) == {"people": 16, "online": None}

"""How people find whom they talk to, and what a phone and the console learn of it."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import timedelta

import pytest

from facilitator.core.ids import PersonId, StopId
from facilitator.core.kinds.pairs.pairing import Somebody
from facilitator.core.kinds.pairs.partners import (
    Gather,
    Paired,
    PairingSet,
    RoundCleared,
    SetPairing,
    ShareOut,
    lacks,
    name,
)
from facilitator.core.kinds.pairs.talking import EndTurn, TakeTurn
from facilitator.core.log import rebuild
from facilitator.core.owners import owners
from facilitator.core.people import CLOCK, DESK, Person, Role
from facilitator.core.program import Part
from facilitator.core.refused import Reason
from facilitator.core.views import Audience, own
from tests.core.world import FAY, WHOLE, Evening, words

PAIR, SHARE = StopId("safe/pair"), StopId("share/share")
HALL = [Person(PersonId(f"v{n}"), Role.PARTICIPANT, secret=f"{n}" * 8) for n in range(9)]
FAR = [Person(PersonId(f"o{n}"), Role.PARTICIPANT, secret=f"o{n}" * 8) for n in range(5)]


def here(people: Iterable[Person], *, online: bool = False, groups: int = 0) -> list[Somebody]:
    return [
        Somebody(name(person), online, n % groups if groups else None)
        for n, person in enumerate(people)
    ]


def looking_for_marks(people: Iterable[Somebody], stop: StopId = PAIR) -> Evening:
    evening = Evening(WHOLE)
    evening.act(FAY, SetPairing("mark", 2))
    evening.go("open/write")
    evening.go(stop)
    evening.act(DESK, Gather(stop, tuple(people)))
    return evening


def pair(evening: Evening, person: Person) -> dict | None:
    return own(evening.session, person)["pair"]


def desk(evening: Evening) -> dict:
    return evening.see("pairing", Audience.CONSOLE)


def test_a_neighbour_needs_no_mark_and_who_is_online_a_room():
    evening = Evening(WHOLE)
    evening.go(PAIR)
    evening.act(DESK, Gather(PAIR, tuple(here(HALL[:4]) + here(FAR[:4], online=True))))

    assert [pair(evening, person) for person in HALL[:4]] == [None] * 4
    assert sorted(pair(evening, person)["room"] for person in FAR[:4]) == [1, 1, 2, 2]
    assert pair(evening, FAR[0])["mark"] is None


def test_two_phones_show_the_same_mark_and_different_letters():
    evening = looking_for_marks(here(HALL[:8]))
    seen = [pair(evening, person) for person in HALL[:8]]

    marks = [(each["mark"]["shape"], each["mark"]["number"], each["letter"]) for each in seen]
    assert sorted(marks) == sorted(
        (shape, 1, letter)
        for shape in ("circle", "square", "triangle", "diamond")
        for letter in "AB"
    )
    assert all(each["room"] is None and each["size"] == 2 for each in seen)


def test_the_sixth_mark_is_the_first_shape_with_another_number():
    many = [Person(PersonId(f"m{n}"), Role.PARTICIPANT, secret=f"m{n}" * 8) for n in range(12)]
    evening = looking_for_marks(here(many))

    marks = {tuple(pair(evening, person)["mark"].values()) for person in many}
    assert ("circle", 2) in marks
    assert len(marks) == 6


def test_venue_and_online_never_meet_and_an_odd_number_makes_one_trio_in_each():
    evening = looking_for_marks(here(HALL[:7]) + here(FAR, online=True))

    assert desk(evening)["circles"] == 3
    assert desk(evening)["trios"] == 1
    assert sorted(desk(evening)["rooms"]) == [2, 3]
    for circle in evening.session.rounds[PAIR].circles:
        far = {name(person) for person in FAR}
        assert {person in far for person in circle.people} == {circle.online}


def test_a_phone_learns_nothing_of_anybody_else():
    evening = looking_for_marks(here(HALL[:3]))

    told = str(pair(evening, HALL[0]))
    assert set(pair(evening, HALL[0])) == {"stop", "mark", "room", "size", "waits", "letter"}
    for person in HALL:
        assert name(person) not in told
    for audience in Audience:
        assert name(HALL[0]) not in str(evening.see("pairing", audience))


def test_nothing_in_the_log_joins_a_pair_with_a_note_even_where_names_are_shown():
    evening = looking_for_marks(here(HALL[:4]))
    note = evening.write(HALL[0])
    evening.write(HALL[0], part="safe")

    paired = str([entry.event for entry in evening.log if isinstance(entry.event, Paired)])
    writers = {entry.by for entry in evening.log if getattr(entry.event, "note", None)}
    aliases = {entry.alias for entry in evening.log if entry.alias}
    assert evening.session.notes[note].author == HALL[0].id
    assert not [who for who in writers | aliases | {HALL[0].id} if who in paired]


def test_nobody_meets_the_same_person_at_the_next_occasion():
    evening = looking_for_marks(here(HALL[:4]))
    first = {each.people for each in evening.session.rounds[PAIR].circles}
    evening.go(SHARE)
    evening.act(DESK, Gather(SHARE, tuple(here(HALL[:4]))))

    second = {frozenset(each.people) for each in evening.session.rounds[SHARE].circles}
    assert not second & {frozenset(each) for each in first}


def test_sharing_out_anew_brings_others_together():
    evening = looking_for_marks(here(HALL[:6]))
    first = {frozenset(each.people) for each in evening.session.rounds[PAIR].circles}
    [cleared] = evening.act(FAY, ShareOut(PAIR))
    assert not desk(evening)["shared"]
    evening.act(DESK, Gather(PAIR, tuple(here(HALL[:6]))))

    assert cleared == RoundCleared(PAIR)
    assert not first & {frozenset(each.people) for each in evening.session.rounds[PAIR].circles}


def test_rooms_can_be_shared_out_before_the_talk_and_stay():
    evening = Evening(WHOLE)
    evening.go("safe/write")
    evening.act(FAY, ShareOut(PAIR))
    evening.act(DESK, Gather(PAIR, tuple(here(FAR[:4], online=True))))
    assert desk(evening)["rooms"] == [2, 2]
    assert pair(evening, FAR[0]) is None

    evening.go(PAIR)
    evening.act(DESK, Gather(PAIR, tuple(here(FAR[:4], online=True))))

    assert desk(evening)["rooms"] == [2, 2]
    assert pair(evening, FAR[0])["room"] in (1, 2)


def test_to_name_the_same_people_again_changes_nothing():
    evening = looking_for_marks(here(HALL[:5]))

    assert evening.act(DESK, Gather(PAIR, tuple(here(HALL[:5])))) == ()
    assert evening.act(DESK, Gather(PAIR, ())) == ()


def test_who_comes_while_others_look_waits_for_another_and_then_they_are_two():
    evening = looking_for_marks(here(HALL[:4]))
    evening.act(DESK, Gather(PAIR, tuple(here(HALL[:5]))))
    assert pair(evening, HALL[4])["waits"]
    assert desk(evening)["waiting"] == 1

    evening.act(DESK, Gather(PAIR, tuple(here(HALL[:6]))))

    assert pair(evening, HALL[4])["mark"] == pair(evening, HALL[5])["mark"]
    assert (desk(evening)["circles"], desk(evening)["waiting"]) == (3, 0)


@pytest.mark.parametrize("hurried", [False, True])
def test_who_is_still_alone_when_the_talk_begins_joins_two(hurried):
    evening = looking_for_marks(here(HALL[:4]))
    evening.act(DESK, Gather(PAIR, tuple(here(HALL[:5]))))
    if not hurried:
        evening.wait(30)
    evening.act(*((FAY, TakeTurn(1, 0, PAIR)) if hurried else (CLOCK, EndTurn(0, PAIR))))

    late = pair(evening, HALL[4])
    assert (late["size"], late["letter"], late["waits"]) == (3, "C", False)
    assert (desk(evening)["circles"], desk(evening)["trios"], desk(evening)["waiting"]) == (2, 1, 0)


def test_who_comes_in_the_first_turn_joins_two_and_later_waits_for_the_next_time():
    evening = looking_for_marks(here(HALL[:4]))
    evening.act(FAY, TakeTurn(1, 0, PAIR))
    evening.act(DESK, Gather(PAIR, tuple(here(HALL[:5]))))
    assert pair(evening, HALL[4])["size"] == 3

    evening.act(FAY, TakeTurn(3, 1, PAIR))
    evening.act(DESK, Gather(PAIR, tuple(here(HALL[:6]))))
    assert pair(evening, HALL[5])["waits"]


def test_nobody_makes_a_fourth():
    evening = looking_for_marks(here(HALL[:3]))
    evening.act(FAY, TakeTurn(1, 0, PAIR))
    evening.act(DESK, Gather(PAIR, tuple(here(HALL[:4]))))

    assert pair(evening, HALL[3])["waits"]


def test_one_person_alone_waits():
    evening = looking_for_marks(here(FAR[:1], online=True))
    evening.act(FAY, TakeTurn(1, 0, PAIR))

    assert pair(evening, FAR[0]) == {
        "stop": PAIR,
        "mark": None,
        "room": None,
        "size": 0,
        "waits": True,
        "letter": None,
    }


def test_people_find_each_other_as_the_program_says_until_somebody_chooses():
    evening = Evening(replace(WHOLE, pairing="mark"))

    assert desk(evening)["way"] == "mark"
    evening.go("open/write")
    evening.go(PAIR)
    evening.act(DESK, Gather(PAIR, tuple(here(HALL[:2]))))
    assert pair(evening, HALL[0])["mark"] == pair(evening, HALL[1])["mark"]
    evening.act(FAY, SetPairing("neighbour", 2))

    assert desk(evening)["way"] == "neighbour"
    assert rebuild(evening.log) == evening.session


def test_another_way_of_finding_each_other_shares_out_anew_what_is_not_over():
    evening = looking_for_marks(here(HALL[:4]))
    [changed] = evening.act(FAY, SetPairing("groups", 3))

    assert changed == PairingSet("groups", 3, evening.now + timedelta(seconds=30))
    assert pair(evening, HALL[0]) is None
    assert evening.act(FAY, SetPairing("groups", 3)) == ()
    evening.act(DESK, Gather(PAIR, tuple(here(HALL[:6], groups=3))))
    assert desk(evening)["trios"] == 2
    assert [each["who"] for each in desk(evening)["turns"] if each["who"]] == ["A", "B", "C"]


def test_in_threes_a_talk_that_is_under_way_begins_anew_with_their_time():
    evening = looking_for_marks(here(HALL[:4]))
    evening.act(FAY, TakeTurn(3, 0, PAIR))
    evening.wait(100)
    evening.act(FAY, SetPairing("groups", 2))
    assert evening.session.visit.turn == 3

    evening.act(FAY, SetPairing("groups", 3))

    visit = evening.session.visit
    assert (visit.turn, visit.ends_at) == (0, evening.now + timedelta(seconds=30))
    assert visit.due == evening.now + timedelta(minutes=7)


def test_different_positions_meet_and_the_console_hears_of_it_from_five_circles_on():
    many = [Person(PersonId(f"m{n}"), Role.PARTICIPANT, secret=f"m{n}" * 8) for n in range(10)]
    few, enough = Evening(WHOLE), Evening(WHOLE)
    for evening, people in ((few, many[:8]), (enough, many)):
        evening.act(FAY, SetPairing("groups", 2))
        evening.go(PAIR)
        evening.act(DESK, Gather(PAIR, tuple(here(people, groups=2))))

    assert (desk(few)["crossed"], desk(few)["told"]) == (None, None)
    assert (desk(enough)["crossed"], desk(enough)["told"]) == (5, 5)
    assert "group" not in str([entry.event for entry in enough.log[-1:]]).replace("groups", "")


def test_who_is_told_anew_are_those_who_have_somebody_to_talk_to():
    evening = looking_for_marks(here(HALL[:4]))
    told = owners(evening.session, evening.log[-1])
    evening.go(SHARE)
    left = owners(evening.session, evening.log[-1])

    assert told == {name(person) for person in HALL[:4]}
    assert left >= told


def test_who_comes_in_lacks_a_partner_only_while_pairs_talk():
    evening = looking_for_marks(here(HALL[:4]))

    assert not lacks(evening.session, HALL[0])
    assert lacks(evening.session, HALL[4])
    evening.go("safe/theme")
    assert not lacks(evening.session, HALL[4])


def test_the_console_hears_of_the_talk_that_comes_next_and_of_none_when_none_will():
    evening = Evening(WHOLE)
    assert desk(evening)["stop"] == PAIR
    evening.go("after/pledge")
    assert desk(evening)["stop"] == SHARE
    evening.go("close/checkout")
    assert desk(evening) is None
    assert evening.see("pairing", Audience.PHONE) is None


def test_only_talks_in_pairs_are_shared_out_and_only_in_twos_and_threes():
    evening = Evening(WHOLE)

    assert evening.refusal(FAY, ShareOut(StopId("open/write"))) == Reason.NO_SUCH_STOP
    assert evening.refusal(DESK, Gather(StopId("nowhere"), ())) == Reason.NO_SUCH_STOP
    assert evening.refusal(FAY, SetPairing("mark", 4)) == Reason.MALFORMED
    assert evening.refusal(HALL[0], ShareOut(PAIR)) == Reason.NOT_ALLOWED


def test_a_part_of_its_own_can_be_a_talk_in_pairs():
    part = Part("meet", "pairs", words("Meet"), {30: {"pair": 7}}, activity=words("Say hello"))
    evening = Evening(replace(WHOLE, parts=(part, *WHOLE.parts)))
    evening.go("meet/pair")

    assert evening.see("session", Audience.PHONE)["screen"] == "pair"
    assert evening.see("session", Audience.PHONE)["turn"]["seconds"] == 180

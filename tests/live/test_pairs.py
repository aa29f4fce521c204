"""Pairs over real sockets: the clock that swaps, and who finds whom."""

import pytest

from facilitator.tickets import placed, sitting
from facilitator.web.join import group_of
from tests.live.test_protocol import console, go, note, stage
from tests.serving import Browser, Screen, join, new_session, page_of

PAIR = "barriers/pair"


@pytest.fixture
def code(fay) -> str:
    return new_session(fay)


def turn(screen: Screen) -> int:
    return int(screen.records["session"]["turn"]["n"])


def take(board: Screen, to: int) -> None:
    assert board.act("TakeTurn", to=to, turn=turn(board), expect=PAIR)["ok"]
    board.until(lambda s: turn(s) == to)


def as_position(server, code: str, group: str) -> Screen:
    """Join by the form, with a position."""
    answer = Browser(server).post(f"/j/{code}", name="", place="venue", group=group)
    return Screen(server, page_of(answer.text))


def test_the_clock_leads_from_turn_to_turn_on_every_screen(server, fay, code):
    board, hall, ann = console(server, fay, code), stage(server, fay, code), join(server, code)
    go(board, PAIR)

    for n in (1, 2, 3, 4):  # no turn is longer than the minutes that are taken from it
        assert board.act("AddMinutes", minutes=-4)["ok"]
        for screen in (board, hall, ann):
            screen.until(lambda s, n=n: turn(s) == n)

    assert board.act("AddMinutes", minutes=-4)["ok"]
    board.until(lambda s: s.records["session"]["timer"]["ends_at"] is not None)
    assert (turn(board), board.records["session"]["turn"]["of"]) == (4, 5)


def test_a_turn_that_rests_goes_on_when_it_is_let(server, fay, code):
    board = console(server, fay, code)
    go(board, PAIR)
    assert board.act("PauseTimer")["ok"]
    assert board.act("AddMinutes", minutes=-1)["ok"]
    board.until(lambda s: s.records["session"]["timer"]["left"] == 0)
    assert turn(board) == 0

    assert board.act("ResumeTimer")["ok"]

    board.until(lambda s: turn(s) == 1)


def test_after_a_restart_the_turns_go_on(own_server):
    server = own_server
    fay = Browser(server).enter(server.owner)
    code = new_session(fay)
    board = console(server, fay, code)
    go(board, PAIR)
    take(board, 1)
    server.kill()
    server.restart()
    board = console(server, fay, code)
    assert turn(board) == 1

    assert board.act("AddMinutes", minutes=-4)["ok"]

    board.until(lambda s: turn(s) == 2)


def test_who_is_online_gets_a_room_when_the_talk_begins_and_nobody_in_the_venue(server, fay, code):
    board = console(server, fay, code)
    here = [join(server, code) for _ in range(2)]
    far = [join(server, code, place="online") for _ in range(3)]

    go(board, PAIR)

    for phone in far:
        phone.until(lambda s: (s.own.get("pair") or {}).get("room") == 1)
        assert phone.own["pair"]["size"] == 3
    board.until(lambda s: s.records["pairing"]["rooms"] == [3])
    assert all(phone.own["pair"] is None for phone in here)


def test_two_phones_learn_the_same_mark_and_nothing_else_of_each_other(server, fay, code):
    board = console(server, fay, code)
    ann, ben = join(server, code), join(server, code)
    assert board.act("SetPairing", way="mark", size=2)["ok"]
    go(board, PAIR)

    for phone in (ann, ben):
        phone.until(lambda s: (s.own.get("pair") or {}).get("mark"))
    assert ann.own["pair"]["mark"] == ben.own["pair"]["mark"]
    assert {ann.own["pair"]["letter"], ben.own["pair"]["letter"]} == {"A", "B"}
    for phone, other in ((ann, ben), (ben, ann)):
        assert other.page["person"] not in repr(phone.heard)
        assert not [said for _, said in phone.heard if "pairing" in said.get("put", {})]


def test_who_joins_while_others_look_is_brought_together_and_who_comes_back_keeps_the_mark(
    server, fay, code
):
    board = console(server, fay, code)
    assert board.act("SetPairing", way="mark", size=2)["ok"]
    go(board, PAIR)
    ann = join(server, code)
    ann.until(lambda s: (s.own.get("pair") or {}).get("waits"))

    ben = join(server, code)

    for phone in (ann, ben):
        phone.until(lambda s: (s.own["pair"] or {}).get("mark"))
    mark = ann.own["pair"]["mark"]
    ann.close()
    again = Screen(server, ann.page)
    again.until(lambda s: s.own.get("pair"))
    assert again.own["pair"]["mark"] == mark


def test_another_way_of_finding_each_other_and_sharing_out_anew_reach_the_phones(server, fay, code):
    board = console(server, fay, code)
    phones = [join(server, code) for _ in range(4)]
    go(board, PAIR)
    assert board.act("SetPairing", way="mark", size=2)["ok"]
    for phone in phones:
        phone.until(lambda s: (s.own.get("pair") or {}).get("mark"))
    with_whom = [phone.own["pair"]["mark"]["shape"] for phone in phones]

    assert board.act("ShareOut", stop=PAIR)["ok"]

    def changed(_: Screen) -> bool:
        shapes = [((each.own.get("pair") or {}).get("mark") or {}).get("shape") for each in phones]
        same = [shapes[a] == shapes[b] for a in range(4) for b in range(a)]
        before = [with_whom[a] == with_whom[b] for a in range(4) for b in range(a)]
        return None not in shapes and not any(a and b for a, b in zip(same, before, strict=True))

    for phone in phones:
        phone.until(changed)


def test_different_positions_meet_as_they_were_told_on_joining_and_stand_nowhere(server, fay, code):
    board = console(server, fay, code)
    phones = [as_position(server, code, group) for group in ("0", "0", "1", "1")]
    assert board.act("SetPairing", way="groups", size=2)["ok"]
    go(board, PAIR)
    for phone in phones:
        phone.until(lambda s: (s.own.get("pair") or {}).get("mark"))

    shapes = [phone.own["pair"]["mark"]["shape"] for phone in phones]
    assert shapes[0] != shapes[1]
    assert set(shapes[:2]) == set(shapes[2:])
    assert b"venue+" not in server.kept()


@pytest.mark.parametrize("group", ["", "6", "-1", "x", "１", "²"])
def test_a_position_that_is_none_of_the_program_is_none(group):
    assert group_of("5", 6) == 5
    assert group_of(group, 6) is None


def test_a_place_carries_a_position_and_is_read_without_one():
    assert sitting(placed("online", 3)) == ("online", 3)
    assert sitting(placed("venue", None)) == ("venue", None)
    assert sitting("") == ("", None)


def test_which_device_chimes_is_known_to_stage_and_console_and_to_no_phone(server, fay, code):
    board, hall, ann = console(server, fay, code), stage(server, fay, code), join(server, code)
    assert board.act("SetSound", device="console", volume=30, page="desk-1")["ok"]
    assert board.act("TrySound")["ok"]

    told = {"device": "console", "volume": 30, "page": "desk-1", "tests": 1}
    for screen in (board, hall):
        screen.until(lambda s: s.records["sound"] == told)
    assert "sound" not in ann.records
    ann.act("AddNote", **note("x"))
    assert ann.act("SetSound", device="none", volume=0, page="")["reason"] == "not_allowed"

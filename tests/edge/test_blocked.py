"""Where WebSockets are blocked: everything works all the same, by long polling alone."""

from tests.edge.recorded import PART, played
from tests.edge.test_fields import ASKED, said
from tests.live.test_protocol import go, note
from tests.serving import Screen, join, new_session

POLLING = {"transports": ["polling"]}


def test_every_action_is_done_by_polling_alone(server, fay):
    evening = played(server, fay, **POLLING)  # asserts of each that it is done

    assert {action.__name__ for action in ASKED} <= set(said(evening))
    for screen in (evening.board, *evening.phones):
        assert screen.socket.transport() == "polling"


def test_stage_console_and_phones_that_poll_end_as_one_that_does_not(server, fay):
    code = new_session(fay)
    board = Screen(server, fay.page(f"/console/{code}"), **POLLING)
    halls = [Screen(server, fay.page(f"/stage/{code}"), **each) for each in (POLLING, {})]
    page = join(server, code).page
    phones = [Screen(server, page, **each) for each in (POLLING, {})]
    go(board, f"{PART}/write")
    for phone in phones:
        assert phone.act("AddNote", **note("どこからでも"))["ok"]
    go(board, f"{PART}/reveal")
    last = board.act("WriteInsight", part=PART, text="見えたこと")["seq"]

    for pair in (halls, phones):
        for screen in pair:
            screen.until(lambda s: s.seq >= last)
        assert pair[0].records == pair[1].records
    assert len(halls[0].records["stage"]["notes"]) == 2
    assert phones[0].own["notes"] == phones[1].own["notes"]


def test_who_polls_and_missed_something_catches_up(server, fay):
    code = new_session(fay)
    board = Screen(server, fay.page(f"/console/{code}"))
    phone = Screen(server, join(server, code).page, **POLLING)
    go(board, f"{PART}/write")
    phone.until(lambda s: s.records["session"]["screen"] == "write")
    phone.close()
    go(board, f"{PART}/reveal")

    phone.connect()

    phone.until(lambda s: s.records["session"]["screen"] == "board")
    phone.socket.emit("sync", {"since": 1})
    phone.until(lambda s: s.heard[-1][0] == "patch" and s.heard[-1][1]["from"] == 1)

"""The live protocol over real sockets, against a real server."""

import threading

import pytest

from tests.live.storages import on_both
from tests.serving import Browser, Screen, Server, join, new_session

pytestmark = on_both("server")


def console(server: Server, fay: Browser, code: str) -> Screen:
    return Screen(server, fay.page(f"/console/{code}"))


def stage(server: Server, fay: Browser, code: str) -> Screen:
    return Screen(server, fay.page(f"/stage/{code}"))


def go(fay: Screen, stop: str) -> None:
    here = fay.records["session"]["stop"]["id"]
    answer = fay.act("Move", to=stop, expect=here)
    assert answer["ok"], answer
    fay.until(lambda s: s.records["session"]["stop"]["id"] == stop)


def note(text: str, part: str = "meaning", **more: object) -> dict[str, object]:
    fields = {"part": part, "text": text, "category": None, "named": False, "in_report": True}
    return fields | more


@pytest.fixture
def code(fay: Browser) -> str:
    return new_session(fay)


def test_a_note_typed_on_a_phone_reaches_the_stage_after_the_reveal_without_its_author(
    server, fay, code
):
    board, hall = console(server, fay, code), stage(server, fay, code)
    ann = join(server, code, "アン")
    go(board, "meaning/write")

    answer = ann.act("AddNote", **note("朝のあいさつ"))
    assert answer["ok"]
    told = board.until(lambda s: s.records["count/meaning"]["notes"] and s.records)
    assert told["count/meaning"] == {"people": 1, "notes": 1, "done": 0}
    hall.until(lambda s: s.records["stage"]["counts"] == {"people": 1, "notes": 1})
    assert "朝のあいさつ" not in repr(hall.heard)
    go(board, "meaning/reveal")

    hall.until(lambda s: [n["text"] for n in s.records["stage"]["notes"]] == ["朝のあいさつ"])
    heard = repr([hall.heard, board.heard])
    assert ann.page["person"] not in heard
    assert "アン" not in heard


def test_nothing_about_a_note_reaches_another_phone_while_people_write(server, fay, code):
    board = console(server, fay, code)
    ann, ben = join(server, code), join(server, code)
    go(board, "meaning/write")
    ben.until(lambda s: s.records["session"]["screen"] == "write")
    heard = len(ben.heard)

    ann.act("AddNote", **note("まだ見せない"))
    ann.until(lambda s: len(s.own["notes"]) == 1)
    ben.until(lambda s: s.seq >= ann.own["seq"])

    assert ben.heard[heard:] == []


def test_the_same_action_sent_again_happens_once_and_gets_the_same_answer(server, fay, code):
    board, ann = console(server, fay, code), join(server, code)
    go(board, "meaning/write")

    first = ann.act("AddNote", "action-0001", **note("一度だけ"))
    again = ann.act("AddNote", "action-0001", **note("一度だけ"))
    other = ann.act("AddNote", "action-0001", **note("ちがう言葉"))

    assert first == again
    assert other == {"ok": False, "reason": "conflict", "again": False}
    ann.until(lambda s: [n["text"] for n in s.own["notes"]] == ["一度だけ"])


def test_a_screen_that_missed_something_catches_up_from_where_it_was(server, fay, code):
    board, ann = console(server, fay, code), join(server, code)
    go(board, "meaning/write")
    ann.until(lambda s: s.records["session"]["screen"] == "write")
    ann.close()

    go(board, "meaning/reveal")
    before, at = dict(ann.records), ann.seq
    ann.connect()
    ann.until(lambda s: s.records["session"]["screen"] == "board")
    snapshot = dict(ann.records)
    ann.records, ann.seq = before, at
    ann.socket.emit("sync", {"since": at})

    ann.until(lambda s: s.records == snapshot and s.seq > at)
    assert ann.heard[-1][0] == "patch"
    assert ann.heard[-1][1]["from"] == at


def test_a_screen_from_the_future_gets_a_snapshot(server, fay, code):
    ann = join(server, code)
    ann.until(lambda s: s.seq >= 1)
    ann.heard.clear()

    ann.socket.emit("sync", {"since": 10**9})

    ann.until(lambda s: s.heard and s.heard[0][0] == "snapshot")


def test_two_facilitators_who_press_at_once_make_one_step(server, fay, code):
    one, two = console(server, fay, code), console(server, fay, code)
    answers = []

    def press(screen):
        answers.append(screen.act("Move", to="meaning/intro", expect="lobby"))

    both = [threading.Thread(target=press, args=[screen]) for screen in (one, two)]
    for thread in both:
        thread.start()
    for thread in both:
        thread.join()

    assert sorted(answer["ok"] for answer in answers) == [False, True]
    refused = next(answer for answer in answers if not answer["ok"])
    assert refused["reason"] == "moved_on"
    assert refused["by"] == "you"


def test_the_notes_appear_by_themselves_after_three_two_one(server, fay, code):
    board, ann = console(server, fay, code), join(server, code)
    go(board, "meaning/write")
    ann.act("AddNote", **note("ぽん"))

    board.act("StartCountdown", expect="meaning/write")

    ann.until(lambda s: s.records["session"]["countdown"] is not None)
    ann.until(lambda s: s.records["session"]["screen"] == "board")
    ann.until(lambda s: any(r.get("text") == "ぽん" for r in s.records.values()))


def test_a_vote_is_secret_until_it_is_closed(server, fay, code):
    board, hall = console(server, fay, code), stage(server, fay, code)
    ann, ben = join(server, code), join(server, code)
    go(board, "meaning/write")
    for who, text in ((ann, "ひとつ"), (ben, "ふたつ"), (ben, "みっつ")):
        who.act("AddNote", **note(text))
    go(board, "meaning/reveal")
    go(board, "meaning/vote")
    vote = ann.until(lambda s: s.records.get("vote/meaning"))
    target = vote["targets"][0]

    assert ann.act("CastBallot", part="meaning", targets=[target])["ok"]
    assert ben.act("CastBallot", part="meaning", targets=[target])["ok"]
    hall.until(lambda s: s.records["stage"]["voters"] == 2)
    open_ = [ann.records, ben.records, board.records, hall.records]
    assert not any("result/meaning" in records for records in open_)
    assert hall.records["stage"]["results"] == []
    board.act("CloseVote", expect="meaning/vote")

    rows = ann.until(lambda s: s.records.get("result/meaning"))["rows"]
    assert (rows[0]["target"], rows[0]["votes"]) == (target, 2)
    late = ben.act("CastBallot", part="meaning", targets=[])
    assert late == {"ok": False, "reason": "vote_closed", "again": False}


def test_what_is_taken_back_leaves_every_screen_and_every_byte_on_disk(server, fay, code):
    board, ann = console(server, fay, code), join(server, code)
    go(board, "meaning/write")
    ann.act("AddNote", **note("とりけす言葉です"))
    [mine] = ann.until(lambda s: s.own["notes"])
    board.until(lambda s: f"note/{mine['id']}" in s.records)

    assert ann.act("WithdrawNote", note=mine["id"])["ok"]

    board.until(lambda s: f"note/{mine['id']}" not in s.records)
    ann.until(lambda s: s.own["notes"] == [])
    assert "とりけす言葉です".encode() not in server.kept()


def test_a_phone_without_websocket_takes_part_by_long_polling(server, fay, code):
    board = console(server, fay, code)
    page = join(server, code).page
    slow = Screen(server, page, transports=["polling"])
    go(board, "meaning/write")

    answer = slow.act("AddNote", **note("ポーリングでも"))

    assert answer["ok"]
    slow.until(lambda s: [n["text"] for n in s.own["notes"]] == ["ポーリングでも"])


def test_all_screens_end_on_the_same_number(server, fay, code):
    board, hall = console(server, fay, code), stage(server, fay, code)
    phones = [join(server, code) for _ in range(3)]
    go(board, "meaning/write")
    for number, phone in enumerate(phones):
        phone.act("AddNote", **note(f"ふせん{number}"))
    go(board, "meaning/reveal")

    last = board.act("WriteInsight", part="meaning", text="見えたこと")["seq"]

    for screen in (board, hall, *phones):
        screen.until(lambda s: s.seq >= last)


NONSENSE = [
    None,
    [],
    "AddNote",
    1,
    {},
    {"type": "Evil", "action_id": "action-0001"},
    {"type": "AddNote", "text": "x"},
    {"type": ["AddNote"], "action_id": "action-0001"},
    {"type": "AddNote", "action_id": "short"},
    {"type": "AddNote", "action_id": "action-0002", "part": "meaning", "text": None},
    {"type": "AddNote", "action_id": "action-0003", "part": {}, "text": "x"},
    {"type": "CastBallot", "action_id": "action-0004", "part": "meaning", "targets": "abc"},
    {"type": "Undo", "action_id": "action-0005", "seq": True},
    {"type": "Move", "action_id": "\ud800aaaaaaaa", "to": "a", "expect": "b"},
]


@pytest.mark.parametrize("payload", NONSENSE, ids=repr)
def test_nonsense_is_answered_and_never_crashes(server, fay, code, payload):
    ann = join(server, code)

    answer = ann.socket.call("act", payload, timeout=5)

    assert answer == {"ok": False, "reason": "malformed", "again": False}


def test_a_participant_cannot_do_what_only_a_facilitator_may(server, fay, code):
    ann = join(server, code)

    answer = ann.act("Move", to="meaning/intro", expect="lobby")

    assert answer == {"ok": False, "reason": "not_allowed", "again": False}

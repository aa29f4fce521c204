"""Votes over real sockets: who was here, secret until closed, too late, several in one step."""

import json
from typing import Any

import pytest

from tests.live.test_crew import come
from tests.live.test_protocol import console, go, note, stage
from tests.serving import Browser, Screen, Server, join, new_session

HERE = "meaning/vote"


def prepare(board: Screen, mode: str, on: str = "lines", **more: Any) -> None:
    wanted = {"mode": mode, "on": on, "budget": None, "quorum": None, "lens": None}
    lines = ["続ける", "変える", "やめる"] if on == "lines" else []
    preparation = wanted | {"lines": lines} | more
    answer = board.act("PrepareVote", part="meaning", preparation=preparation)
    assert answer["ok"], answer


def opened(screen: Screen) -> dict[str, Any]:
    """Return the vote that a phone sees open."""
    return screen.until(lambda s: s.records.get("vote/meaning"))


@pytest.fixture
def code(fay: Browser) -> str:
    return new_session(fay, rehearsal=True, format=90)


@pytest.fixture
def hall(server: Server, fay: Browser, code: str) -> tuple[Screen, Screen, list[Screen]]:
    """Return console, stage and three phones at the themes of a step."""
    board, projector = console(server, fay, code), stage(server, fay, code)
    phones = [join(server, code) for _ in range(3)]
    board.until(lambda s: s.counts.get("venue") == 3)
    go(board, "meaning/write")
    phones[0].act("AddNote", **note("朝のあいさつ"))
    go(board, "meaning/theme")
    return board, projector, phones


@pytest.mark.parametrize("mode", ["dots", "ranking", "decision"])
def test_no_frame_says_how_a_vote_stands_before_it_is_closed(server, fay, code, hall, mode):
    board, projector, (ann, ben, carl) = hall
    looker = come(server, fay, code, "observer")
    prepare(board, mode)
    go(board, HERE)
    targets = opened(ann)["targets"]
    screens = {"board": board, "stage": projector, "looker": looker, "carl": carl}
    for each in screens.values():
        each.until(lambda s: s.records["session"]["stop"]["id"] == HERE)
    before = {name: len(each.heard) for name, each in screens.items()}

    for person, order in ((ann, [0, 1, 2]), (ben, [0, 2, 1])):
        chosen = [targets[n] for n in order][: 3 if mode == "ranking" else 1]
        assert person.act("CastBallot", part="meaning", targets=chosen)["ok"]
    board.until(lambda s: s.records["ballots/meaning"] == {"voters": 2})
    projector.until(lambda s: s.records["stage"]["voters"] == 2)
    looker.until(lambda s: s.records["stage"]["voters"] == 2)
    carl.until(lambda s: s.seq >= ben.own["seq"])

    for name, each in screens.items():
        heard = json.dumps(each.heard[before[name] :])
        told = [word for word in targets if f'"{word}"' in heard and name != "board"]
        assert not told, (name, told)
        assert '"results": [{' not in heard and '"rows"' not in heard
    assert carl.heard[before["carl"] :] == []
    patched = {key for _, data in board.heard[before["board"] :] for key in data.get("put", ())}
    assert patched <= {"ballots/meaning", "stage", "next"}


def test_who_is_here_when_a_decision_opens_is_what_its_quorum_is_taken_of(hall):
    board, projector, (ann, ben, _) = hall
    prepare(board, "decision", quorum=50)
    go(board, HERE)
    vote = opened(ann)
    assert (vote["present"], vote["needed"]) == (3, 2)

    for person in (ann, ben):
        person.act("CastBallot", part="meaning", targets=vote["targets"][:1], vote=vote["vote"])
    board.act("CloseVote", expect=HERE)

    out = projector.until(lambda s: s.records["stage"]["outcome"])
    assert out == {
        "target": "line-1",
        "why": "majority",
        "took_part": 2,
        "chose": 2,
        "present": 3,
        "needed": 2,
    }
    assert ann.until(lambda s: s.records.get("result/meaning"))["outcome"] == out


def test_a_ballot_that_comes_too_late_is_refused_and_changes_nothing(hall):
    board, _, (ann, ben, _) = hall
    prepare(board, "decision")
    go(board, HERE)
    vote = opened(ben)
    ann.act("CastBallot", part="meaning", targets=vote["targets"][:1], vote=vote["vote"])
    board.act("CloseVote", expect=HERE)
    before = board.until(lambda s: s.records.get("result/meaning"))

    late = ben.act("CastBallot", part="meaning", targets=vote["targets"][1:2], vote=vote["vote"])
    prepare(board, "dots")
    board.act("OpenVote", expect=HERE)
    ben.until(lambda s: s.records.get("vote/meaning", {}).get("mode") == "dots")
    later = ben.act("CastBallot", part="meaning", targets=vote["targets"][1:2], vote=vote["vote"])

    assert late == later == {"ok": False, "reason": "vote_closed", "again": False}
    first = board.until(lambda s: s.records.get("earlier/meaning/1"))
    assert first == before
    assert ben.own["ballots"] == {}

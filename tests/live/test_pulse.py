"""The pulse over real sockets: nobody is sent what anybody answered, but whoever answered it."""

import json
from contextlib import closing

import pytest

from tests.live.test_protocol import console, go, note, stage
from tests.serving import Screen, join, new_session

STEP = "meaning"
ITEMS = ("need", "risk", "safe", "close")


@pytest.fixture
def code(fay) -> str:
    return new_session(fay)


def tell(person: Screen, moment: str, **values: int | None) -> None:
    for item, value in values.items():
        answer = person.act("TellPulse", moment=moment, item=item, value=value)
        assert answer["ok"], answer


def received(screen: Screen) -> str:
    """Return everything that a screen has been sent, but for what is its own."""
    return json.dumps([data for name, data in screen.heard if name != "own"], ensure_ascii=False)


def test_nobody_is_sent_what_anybody_answered(server, fay, code):
    board, hall = console(server, fay, code), stage(server, fay, code)
    people = [join(server, code) for _ in range(11)]
    go(board, "pulse/pulse")
    idle = people[-1]
    idle.until(lambda s: s.records["session"]["stop"]["phase"] == "pulse")
    before = len(idle.heard)
    for n, person in enumerate(people[:10]):
        tell(person, "before", **dict.fromkeys(ITEMS, n % 7 + 1))

    board.until(lambda s: s.records["pulse"]["before"] == 10 and s.records["pulse"]["ready"])
    hall.until(lambda s: s.records["stage"]["pulse"]["answered"] == 10)
    people[3].until(lambda s: s.own["pulse"] == {"before": dict.fromkeys(ITEMS, 4)})

    assert [name for name, _ in idle.heard[before:] if name in ("patch", "own")] == []
    assert idle.own["pulse"] == {}
    for screen in (board, hall, *people):
        sent = received(screen)
        assert '"value"' not in sent
        assert '"answers"' not in sent
        assert '"risk":' not in sent  # nothing stands under an item
        assert '"came": {' not in sent  # no picture of it has been asked for
    assert set(board.records["pulse"]) == {
        *("asks", "before", "after", "opener", "fewest", "ready", "shown")
    }


def test_the_stage_shows_how_people_came_once_somebody_asks_for_it(server, fay, code):
    board, hall = console(server, fay, code), stage(server, fay, code)
    people = [join(server, code) for _ in range(11)]
    go(board, "pulse/pulse")
    for n, person in enumerate(people[:10]):
        tell(person, "before", risk=1 + n % 7)
    assert board.act("ShowPulse", on=True)["ok"]
    hall.until(lambda s: s.records["stage"]["pulse"]["came"])
    tell(people[10], "before", risk=7)

    hall.until(lambda s: s.records["stage"]["pulse"]["answered"] == 11)
    assert hall.records["stage"]["pulse"]["came"]["counts"] == [6, 1, 3]
    for person in people:
        assert '"came"' not in received(person)


def test_answers_survive_a_reload_and_are_asked_again_at_the_end(server, fay, code):
    board, ann = console(server, fay, code), join(server, code)
    tell(ann, "before", safe=2, risk=None)
    again = Screen(server, ann.page)
    again.until(lambda s: s.own["seq"] >= 0)
    assert again.own["pulse"] == {"before": {"safe": 2, "risk": None}}

    go(board, f"{STEP}/write")
    assert ann.act("AddNote", **note("one", STEP))["ok"]
    go(board, f"{STEP}/reveal")
    ann.until(lambda s: "pulse" not in s.records)
    late = ann.act("TellPulse", moment="before", item="safe", value=7)
    assert late["reason"] == "too_late"

    go(board, "pulse-takeaway/pulse_takeaway")
    ann.until(lambda s: s.records.get("pulse", {}).get("asks") == "after")
    tell(ann, "after", safe=6)
    go(board, "ended")
    tell(ann, "after", safe=7)
    ann.until(lambda s: s.own["pulse"]["after"] == {"safe": 7})


def test_the_log_knows_an_answer_by_no_name_of_anything_else(server, fay, code):
    board, ann = console(server, fay, code), join(server, code)
    tell(ann, "before", safe=2)
    go(board, f"{STEP}/write")
    assert ann.act("AddNote", **note("one", STEP))["ok"]

    with closing(server.store()) as store:
        listed = store.sessions.find(code)
        assert listed is not None
        entries = store.log.entries(listed.id)
    names = {type(entry.event).__name__: entry.by for entry in entries}
    assert names["PulseTold"] != names["NoteAdded"]
